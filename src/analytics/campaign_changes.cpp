// Two weeks of every campaign side by side.
#include "tandem/analytics/campaign_changes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "analytics/ask.hpp"
#include "tandem/analytics/trend.hpp"

namespace tandem::analytics {

namespace {

constexpr double level = 0.05;

class Weeks {
public:
    Weeks(const Store& store, const Moment& moment, Date monday) : store_(store), moment_(moment), monday_(monday), from_{monday.days - 7}, end_{monday.days + 7} {}

    // Only contacts of which something is known in these weeks can have become leads in them. (The + keeps SQLite from reading
    // every contact of every campaign.)
    Result<> count_leads() {
        const Value start{moment_.start_of(from_).ms}, end{moment_.start_of(end_).ms};
        TRY(each_row(store_,
                     "select c.campaign, min(case when h.lifecycle = 'lead' then h.at end), min(h.at) from lifecycle_change h join contact c on c.id = h.contact"
                     " where h.live = 1 and c.live = 1 and c.campaign in (select id from campaign where live = 1)"
                     " and h.contact in (select contact from lifecycle_change where live = 1 and at >= ?1 and at < ?2) group by h.contact",
                     {start, end}, [&](Cells row) { count_lead(row.integer(0), {row.integer(row.is_null(1) ? 2 : 1)}); }));
        return each_row(store_,
                        "select campaign, created_at from contact where live = 1 and +campaign in (select id from campaign where live = 1) and created_at >= ?1 and created_at < ?2"
                        " and not exists (select 1 from lifecycle_change where contact = contact.id and live = 1)",
                        {start, end}, [&](Cells row) { count_lead(row.integer(0), {row.integer(1)}); });
    }

    Result<> add_spend() {
        return each_row(store_, "select campaign, day, cost from spend where live = 1 and day >= ?1 and day < ?2 and +campaign in (select id from campaign where live = 1)",
                        {Value{std::int64_t{from_.days}}, Value{std::int64_t{end_.days}}}, [&](Cells row) {
                            const bool is_later = row.integer(1) >= monday_.days;
                            CampaignWeek& week = of(row.integer(0), is_later);
                            week.spent = week.spent + row.money(2);
                            Money& all = spent_[is_later];
                            all = all + row.money(2);
                        });
    }

    std::vector<CampaignChange> judged() {
        std::vector<CampaignChange> changes;
        int tests = 0;
        for (auto& [campaign, change] : campaigns_) {
            const auto cost = [](const CampaignWeek& week) { return static_cast<double>(week.spent.minor); };
            const bool has_leads = change.before.leads + change.after.leads > 0, has_costs = has_leads && cost(change.before) > 0 && cost(change.after) > 0;
            change.campaign = campaign;
            if (has_leads) change.leads_p = change_p(change.before.leads, change.after.leads, 1, 1);
            if (has_costs) change.cost_p = change_p(change.before.leads, change.after.leads, cost(change.before), cost(change.after));
            tests += has_leads + has_costs;
            changes.push_back(change);
        }
        for (CampaignChange& change : changes) {
            change.have_leads_changed = change.leads_p < level / std::max(tests, 1);
            change.has_cost_changed = change.cost_p < level / std::max(tests, 1);
            change.has_spend_changed = is_spend_changed(change);
        }
        std::ranges::stable_sort(changes, {}, [](const CampaignChange& c) { return std::pair(!c.has_changed(), std::min(c.leads_p, c.cost_p)); });
        return changes;
    }

private:
    CampaignWeek& of(RowId campaign, bool is_later) { return is_later ? campaigns_[campaign].after : campaigns_[campaign].before; }

    void count_lead(RowId campaign, Instant at) {
        const Date day = moment_.day_of(at);
        if (from_ <= day && day < end_) ++of(campaign, day >= monday_).leads;
    }

    bool is_spend_changed(const CampaignChange& change) const {
        const double before = static_cast<double>(change.before.spent.minor), after = static_cast<double>(change.after.spent.minor);
        const double all = static_cast<double>(spent_[after > before].minor);
        if (std::max(before, after) <= 0 || std::max(before, after) < spend_share * all) return false;
        return before <= 0 || std::abs(after - before) >= spend_change * before;
    }

    const Store& store_;
    const Moment& moment_;
    Date monday_, from_, end_;
    std::map<RowId, CampaignChange> campaigns_;
    std::array<Money, 2> spent_;                    // of all campaigns: the week before, the later one
};

}  // namespace

Result<std::vector<CampaignChange>> campaign_changes(const Store& store, const Moment& moment, Date monday) {
    Weeks weeks(store, moment, monday);
    TRY(weeks.count_leads());
    TRY(weeks.add_spend());
    return weeks.judged();
}

}  // namespace tandem::analytics
