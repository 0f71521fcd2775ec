// The sample's hand-offs since the beginning of the last quarter: answered ones that agree with the lifecycle of their contacts, a
// dozen that wait, some that come back; the calls and e-mails with which sales first reached them; and the year's holidays.
//
// The agreement holds from the third calendar week of that quarter on and is breached twice: five weeks ago marketing handed over
// far too little, three weeks ago sales hardly replied in time. In all other weeks chance stays far from what is promised.
//
// Drawn after everything else, so that the rest of the sample is what it was before there were hand-offs.
#include <algorithm>

#include "app/demo_data/world.hpp"
#include "app/settings.hpp"
#include "tandem/base/business_hours.hpp"
#include "tandem/model/agreement.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem/model/holiday.hpp"

namespace tandem::sample {
namespace {

constexpr int weeks_since_few_leads = 5, weeks_since_slow_replies = 3;
constexpr int most_open = 14, open_days = 9, most_waiting = 9;
constexpr std::string_view reply_minutes = "480";       // one working day
constexpr Agreement promises{.starts_on = {}, .leads_per_week = 45, .accepted_share = {55}, .reply_minutes = 480, .replied_share = {40}, .attempts = 2, .answer_minutes = 4800};

// Why somebody is handed over, by how they came; what they looked at stands in the place.
constexpr std::string_view reasons[] = {"Filled in a form on “{}”", "Asked for a quote after “{}”"}, fair_reasons[] = {"Talked to us at the fair about “{}”", "Left a card at the fair, for “{}”"},
                           webinar_reasons[] = {"Came to the webinar and stayed to the end", "Asked a question in the webinar"}, letter_reasons[] = {"Answered the letter with “{}”", "Filled in the letter's form for “{}”"};

std::string reason_for(Chance& chance, const Lead& lead, const World& world) {
    const Channel channel = lead.campaign >= 0 ? world.campaigns[static_cast<std::size_t>(lead.campaign)].channel : Channel::direct;
    std::string reason(channel == Channel::event ? chance.pick(fair_reasons) : channel == Channel::webinar ? chance.pick(webinar_reasons) : channel == Channel::email ? chance.pick(letter_reasons) : chance.pick(reasons));
    if (const std::size_t place = reason.find("{}"); place != std::string::npos) reason.replace(place, 2, lead.made_by);
    return reason;
}

constexpr std::string_view first_subjects[] = {"First call", "Called back", "Wrote and offered a call", "First call, left a message"};
constexpr std::string_view rejection_notes[] = {"Not the one who decides, and nobody else to ask.", "Rents the roof, the landlord said no.", "The number does not exist.", "Wanted the calculator for a term paper.",
                                                "We have them under their parent firm already."};
constexpr std::string_view recycle_notes[] = {"Budget comes with the new year.", "Moves to the new hall first.", "Wants to see the grant decided.", "Asked us to call after the season."};

struct Day { int month, day; std::string_view name; };
constexpr Day holidays[] = {{1, 1, "New Year's Day"}, {5, 1, "Labour Day"}, {10, 3, "Day of German Unity"}, {12, 25, "Christmas Day"}, {12, 26, "Second day of Christmas"}};

std::vector<Date> write_holidays(World& world) {
    std::vector<Date> days;
    const int first = year_month_day(world.quarters[0]).year, last = year_month_day(world.quarters[3]).year;
    for (int year = first; year <= last; ++year)
        for (const Day& each : holidays) {
            const Date date = date_from({year, each.month, each.day});
            world.out.add(Holiday{.day = date, .name = std::string(each.name)});
            days.push_back(date);
        }
    return days;
}

std::optional<LifecycleChange> step_to(const Lead& lead, Lifecycle stage) {
    const auto found = std::ranges::find(lead.lifecycle, stage, &LifecycleChange::lifecycle);
    return found == lead.lifecycle.end() ? std::nullopt : std::optional(*found);
}

// The reason of a lifecycle row as one of a hand-off; what has no counterpart is not our profile.
RejectionReason reason_of(std::string_view words) {
    const auto found = std::ranges::find(Choices<RejectionReason>::list, words, &Choice::label);
    if (found == Choices<RejectionReason>::list.end()) return words.starts_with("Competitor") ? RejectionReason::competitor_or_student : RejectionReason::not_our_profile;
    return static_cast<RejectionReason>(found - Choices<RejectionReason>::list.begin());
}

// Is on, and fits nobody on the first day: so much within a week is rare.
void write_rule(World& world) {
    const Id<HandOffRule> rule = world.out.add(HandOffRule{.name = "Very keen", .gives_to = RuleOwner::capacity, .reason = "40 points within a week"});
    world.out.add(HandOffCondition{.rule = rule, .kind = ConditionKind::points, .comparison = Compared::greater_or_equal, .value = "40", .days = 7});
}

class HandOffScript {
public:
    HandOffScript(World& world, const std::vector<Firm>& firms, BusinessHours hours) : world_(world), firms_(firms), hours_(std::move(hours)), now_(berlin(world.today, 0)) {}

    void answered(const Lead& lead) {
        const auto mql = step_to(lead, Lifecycle::mql), sal = step_to(lead, Lifecycle::sal), back = step_to(lead, Lifecycle::recycled), out = step_to(lead, Lifecycle::disqualified);
        const Instant handed_at = mql && (sal || back) ? mql->at : lead.lifecycle.front().at;
        // Few, but as good as ever: every third of those that were accepted and of the others.
        if (is_in_week(handed_at, weeks_since_few_leads) && few_[mql && sal]++ % 3 != 0) return;
        if (mql && sal) {
            HandOff made = begin(lead, handed_at);
            end(std::move(made), lead, HandOffState::accepted, sal->at);
        } else if (mql && back) {
            HandOff made = begin(lead, handed_at);
            const bool waits = waiting_ < most_waiting && back->at.ms > now_.ms - 21 * std::int64_t{86'400'000} && world_.chance.percent(70);
            if (waits) {
                made.recycle_on = workday_after(Date{world_.today.days + (waiting_ % 3 == 0 ? 0 : 2 + 5 * waiting_)});
                made.note = {std::string(world_.chance.pick(recycle_notes))};
                ++waiting_;
            } else {
                made.rejection = reason_of(back->reason);
            }
            end(std::move(made), lead, waits ? HandOffState::recycled : HandOffState::rejected, back->at);
        } else if (out && world_.chance.percent(55)) {
            HandOff made = begin(lead, handed_at);
            made.rejection = reason_of(out->reason);
            if (world_.chance.percent(40)) made.note = {std::string(world_.chance.pick(rejection_notes))};
            end(std::move(made), lead, HandOffState::rejected, out->at);
        }
    }

    // The newest of those who became MQLs lately and wait for an answer.
    void open(const std::vector<Lead>& leads) {
        int count = 0, seen = 0;
        for (auto lead = leads.rbegin(); lead != leads.rend() && count < most_open; ++lead) {
            const auto mql = step_to(*lead, Lifecycle::mql);
            if (!mql || lead->lifecycle.back().lifecycle != Lifecycle::mql || mql->at.ms < now_.ms - open_days * std::int64_t{86'400'000} || ++seen % 2 == 0) continue;
            HandOff made = begin(*lead, mql->at);
            if (count % 4 == 3) reach(*lead, made.handed_at, 30, 300);
            if (count % 5 == 4) made.owner = world_.you;
            world_.out.add(std::move(made));
            ++count;
        }
    }

private:
    HandOff begin(const Lead& lead, Instant at) {
        Chance& chance = world_.chance;
        HandOff made{.contact = lead.contact, .from_person = world_.marketers[2], .owner = lead.owner, .reason = reason_for(chance, lead, world_), .handed_at = at};
        if (lead.campaign >= 0) made.campaign = world_.campaigns[static_cast<std::size_t>(lead.campaign)].id;
        return made;
    }

    void end(HandOff made, const Lead& lead, HandOffState state, Instant at) {
        made.state = state;
        made.answered_at = at;
        made.answered_by = lead.owner;
        const bool is_slow = is_in_week(made.handed_at, weeks_since_slow_replies) && !world_.chance.one_in(8);
        if (made.rejection == RejectionReason::could_not_reach) try_to_reach(lead, made.handed_at, at);
        else if (world_.chance.percent(state == HandOffState::accepted ? 94 : 60)) reach(lead, made.handed_at, is_slow ? 600 : 12, is_slow || world_.chance.one_in(6) ? 1500 : 260);
        world_.out.add(std::move(made));
    }

    bool is_in_week(Instant at, int weeks_ago) const {
        const Date monday{week_start(world_.today).days - 7 * weeks_ago};
        return at >= berlin(monday, 0) && at < berlin(Date{monday.days + 7}, 0);
    }

    // Two attempts before the answer.
    void try_to_reach(const Lead& lead, Instant since, Instant answered) {
        for (const int part : {1, 2}) {
            const Instant third{since.ms + (answered.ms - since.ms) * part / 3};
            const Instant at = std::min(hours_.after(third, 0).value_or(third), Instant{answered.ms - (3 - part) * 60'000});
            add_reach(lead, at, part == 1, part == 1 ? first_subjects[3] : first_subjects[2]);
        }
    }

    // So many minutes of business hours later; nothing happens in the future.
    void reach(const Lead& lead, Instant since, int low, int high) {
        Chance& chance = world_.chance;
        const auto at = hours_.after(since, chance.between(low, high));
        if (!at || at->ms + 3'600'000 >= now_.ms) return;
        const bool is_call = chance.percent(70);
        add_reach(lead, *at, is_call, is_call ? chance.pick(first_subjects) : first_subjects[2]);
    }

    void add_reach(const Lead& lead, Instant at, bool is_call, std::string_view subject) {
        Activity activity{.kind = is_call ? ActivityKind::call : ActivityKind::email, .subject = std::string(subject), .at = at,
                          .done_at = Instant{at.ms + std::int64_t{world_.chance.between(3, 25)} * 60'000}, .owner = lead.owner, .contact = lead.contact};
        if (lead.firm >= 0) activity.company = firms_[static_cast<std::size_t>(lead.firm)].id;
        world_.out.add(std::move(activity));
    }

    World& world_;
    const std::vector<Firm>& firms_;
    BusinessHours hours_;
    Instant now_;
    int waiting_ = 0, few_[2] = {};
};

}  // namespace

void write_hand_offs(World& world, Store& store, const std::vector<Firm>& firms, const std::vector<Lead>& leads) {
    ChangeSet set;
    add_setting(set, store, setting_name::business_hours, BusinessHours::usual);
    add_setting(set, store, setting_name::reply_minutes, reply_minutes);
    world.out.add_changes(set);
    auto hours = BusinessHours::from_text(BusinessHours::usual, TimeZone::find("Europe/Berlin").value_or(TimeZone()), write_holidays(world));
    TANDEM_ASSERT(hours.has_value());
    Agreement agreed = promises;
    agreed.starts_on = Date{week_start(world.quarters[1]).days + 14};
    agreed.id = {agreement_row(agreed.starts_on)};
    world.out.add(agreed);
    HandOffScript script(world, firms, std::move(*hours));
    for (const Lead& lead : leads)
        if (lead.day >= world.quarters[1]) script.answered(lead);
    script.open(leads);
    write_rule(world);
}

}  // namespace tandem::sample
