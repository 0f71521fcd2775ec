// Who becomes a lead on which day and what comes of it: the story of the sample, before any name is given.
//
// A quarter is planned whole and, if it is the running one, cut at today: its pace against the quarter before is then that of
// a real one. Won deals begin and end within their quarter, so counting by cohort and by period gives the same 120 and 150;
// lost ones may end in the next, so that there is a pipeline at any time.
#include <algorithm>

#include "app/demo_data/world.hpp"

namespace tandem::sample {
namespace {

constexpr int leads_in_quarter = 2400;
constexpr int won_in_quarter[3] = {120, 150, 172};      // the third if it runs to its end
constexpr int lost_in_quarter[3] = {196, 184, 190};
constexpr int open_deals = 60;
constexpr int open_deals_of_running_quarter = 44;       // at most; the others began in the quarter before
constexpr int shortest_cycle = 9, longest_cycle = 58;   // days from lead to close
constexpr int fair_days[] = {20, 51, 82};               // of the quarter; see the share of spend in write_spend()

// Firms answer less at weekends.
int lead_day(Chance& chance, Date start, int days) {
    for (;;) {
        const int day = chance.below(days);
        if (!is_weekend(Date{start.days + day}) || chance.percent(38)) return day;
    }
}

Lead winning_lead(Chance& chance, Date start, int days) {
    const Date closed = workday_before(Date{start.days + chance.between(shortest_cycle + 3, days - 1)});
    // Drawn from what fits, not cut to it: else the first week of each quarter would hold a third of those who are won.
    const int cycle = chance.between(shortest_cycle, std::min(longest_cycle, closed.days - start.days));
    const Date day{closed.days - cycle};
    return {.day = day, .fate = Fate::won_deal, .opened = Date{day.days + chance.between(2, std::max(2, cycle / 3))}, .closed = closed};
}

Lead losing_lead(Chance& chance, Date start, int days) {
    const Date day{start.days + lead_day(chance, start, days)};
    const int cycle = chance.between(shortest_cycle, longest_cycle);
    return {.day = day, .fate = Fate::lost_deal, .opened = Date{day.days + chance.between(2, cycle / 3)}, .closed = workday_after(Date{day.days + cycle})};
}

Fate ordinary_fate(Chance& chance) {
    static constexpr int weights[] = {33, 24, 10, 7, 12, 14};
    static constexpr Fate fates[] = {Fate::lead, Fate::mql, Fate::sal, Fate::sql, Fate::recycled, Fate::disqualified};
    return fates[chance.weighted(weights)];
}

bool has_deal(const Lead& lead) { return lead.fate == Fate::open_deal || lead.fate == Fate::lost_deal || lead.fate == Fate::won_deal; }

// An event's or webinar's leads come on its days.
void choose_campaign(World& world, Lead& lead, std::size_t quarter) {
    Chance& chance = world.chance;
    if (chance.percent(14)) return;
    std::vector<int> weights;
    for (const CampaignPlan& plan : world.campaigns) weights.push_back(plan.first_quarter <= static_cast<int>(quarter) ? plan.leads_weight : 0);
    lead.campaign = static_cast<int>(chance.weighted(weights));
    if (has_deal(lead)) return;
    const Channel channel = world.campaigns[static_cast<std::size_t>(lead.campaign)].channel;
    if (channel == Channel::event) {
        const Date start = world.quarters[quarter], end = std::min(world.quarters[quarter + 1], world.today);
        const Date fair{start.days + chance.pick(fair_days) + chance.below(3)};
        if (fair < end) lead.day = fair;
        else lead.campaign = 0;
    } else if (channel == Channel::webinar && chance.percent(70)) {
        Date wednesday{week_start(lead.day).days + 2};
        if (week_start(wednesday).days / 7 % 2 != 0) wednesday.days -= 7;
        if (wednesday >= world.quarters[quarter] && wednesday < world.today) lead.day = wednesday;
    }
}

std::vector<Lead> plan_quarter(World& world, std::size_t quarter) {
    Chance& chance = world.chance;
    const Date start = world.quarters[quarter];
    const int days = world.quarters[quarter + 1].days - start.days;
    std::vector<Lead> leads;
    for (int i = 0; i < won_in_quarter[quarter]; ++i) leads.push_back(winning_lead(chance, start, days));
    for (int i = 0; i < lost_in_quarter[quarter]; ++i) leads.push_back(losing_lead(chance, start, days));
    while (static_cast<int>(leads.size()) < leads_in_quarter)
        leads.push_back({.day = Date{start.days + lead_day(chance, start, days)}, .fate = ordinary_fate(chance)});
    return leads;
}

// What is known by today: later leads are not there, and of deals that would end later some stand open: at most `most`.
int cut_at_today(World& world, std::vector<Lead>& leads, int most) {
    std::erase_if(leads, [&](const Lead& lead) { return lead.day >= world.today; });
    world.chance.shuffle(leads);
    int open = 0;
    for (Lead& lead : leads) {
        if (!has_deal(lead) || lead.closed < world.today) continue;
        if (lead.opened >= world.today || open == most) {
            lead.fate = Fate::sql;
            continue;
        }
        lead.fate = Fate::open_deal;
        lead.closed = workday_after(Date{world.today.days + world.chance.between(-8, 45)});
        ++open;
    }
    return open;
}

// Deals that began late in the last complete quarter and still stand open.
void carry_over(World& world, std::vector<Lead>& leads, int wanted) {
    const Date end = world.quarters[2];
    for (Lead& lead : leads) {
        if (wanted == 0) return;
        if (has_deal(lead) || lead.day.days < end.days - 45 || lead.day.days > end.days - 8) continue;
        lead.fate = Fate::open_deal;
        lead.opened = Date{lead.day.days + world.chance.between(2, 7)};
        lead.closed = workday_after(Date{world.today.days + world.chance.between(-12, 30)});
        --wanted;
    }
}

}  // namespace

std::vector<Lead> plan_leads(World& world, const std::vector<Firm>& firms) {
    std::vector<Lead> first = plan_quarter(world, 0), second = plan_quarter(world, 1), running = plan_quarter(world, 2);
    const int open = cut_at_today(world, running, open_deals_of_running_quarter);
    carry_over(world, second, open_deals - open - cut_at_today(world, second, open_deals - open));

    std::vector<Lead> all;
    std::size_t quarter = 0;
    for (auto* leads : {&first, &second, &running}) {
        for (Lead& lead : *leads) {
            choose_campaign(world, lead, quarter);
            if (has_deal(lead) || world.chance.percent(82)) lead.firm = world.chance.below(static_cast<int>(firms.size()));
            all.push_back(std::move(lead));
        }
        ++quarter;
    }
    std::ranges::stable_sort(all, {}, &Lead::day);
    return all;
}

}  // namespace tandem::sample
