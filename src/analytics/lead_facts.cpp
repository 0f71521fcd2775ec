// Contacts, their history, deals, hand-offs and first touches, table after table.
#include "analytics/lead_facts.hpp"

#include <algorithm>
#include <unordered_map>

#include "analytics/first_touch.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/store/scan.hpp"

namespace tandem::analytics {

namespace {

constexpr int days_without_history = 90;
constexpr std::size_t enough_won = 20;

// How far a stage of the lifecycle is; going back or out is no progress, and an advocate is a customer.
Lifecycle progress(std::string_view name) {
    const auto found = std::ranges::find(Choices<Lifecycle>::list, name, &Choice::name);
    const auto stage = static_cast<Lifecycle>(found - Choices<Lifecycle>::list.begin());
    return stage <= Lifecycle::customer ? stage : stage == Lifecycle::evangelist ? Lifecycle::customer : Lifecycle::subscriber;
}

template <class E> std::optional<E> named(std::string_view name) {
    const auto found = std::ranges::find(Choices<E>::list, name, &Choice::name);
    if (found == Choices<E>::list.end()) return std::nullopt;
    return static_cast<E>(found - Choices<E>::list.begin());
}

class Reading {
public:
    Reading(const Store& store, const HandOffClock& clock) : store_(store), clock_(clock) {}

    Result<Leads> run() {
        TRY(read_contacts());
        TRY(read_history());
        TRY(read_deals());
        TRY(read_hand_offs());
        TRY(each_reach(store_, clock_.now, [&](RowId contact, Instant at) {
            LeadFacts* lead = find(contact);
            if (lead && lead->hand_off && at >= lead->since && (!lead->first_touch || at < *lead->first_touch)) lead->first_touch = at;
        }));
        TRY(read_channels());
        mark_young();
        return std::move(leads_);
    }

private:
    // Ids beside the wide facts: a search among them stays in the processor's cache.
    LeadFacts* find(RowId contact) {
        const auto found = std::ranges::lower_bound(contacts_, contact);
        return found != contacts_.end() && *found == contact ? &leads_.all[static_cast<std::size_t>(found - contacts_.begin())] : nullptr;
    }
    void saw(Date day) {
        if (day <= clock_.moment.today && (!last_day_ || day > *last_day_)) last_day_ = day;
    }
    Date day_of(Instant at) const { return clock_.moment.day_of(at); }

    Result<> read_contacts() {
        const Entity& entity = store_.catalog().of<Contact>();
        const FieldId campaign = entity.index("campaign"), source = entity.index("source"), created = entity.index("created_at"), lifecycle = entity.index("lifecycle"), company = entity.index("company");
        std::unordered_map<RowId, std::string> sectors;
        TRY(each_row(store_, "select id, sector from company where live = 1 and sector is not null", {}, [&](Cells row) { sectors.emplace(row.integer(0), row.text(1)); }));
        const auto count = static_cast<std::size_t>(store_.count(entity.id));
        leads_.all.reserve(count), contacts_.reserve(count);
        return scan_rows(store_, entity.id, 1, INT64_MAX, [&](const RowReader& row) {
            LeadFacts& lead = leads_.all.emplace_back(LeadFacts{.contact = row.id(), .campaign = row.integer(campaign), .source = std::string(row.text(source))});
            contacts_.push_back(lead.contact);
            if (const auto sector = sectors.find(row.integer(company)); sector != sectors.end()) lead.segment = sector->second;
            if (!row.is_null(created)) lead.day = day_of({row.integer(created)});
            if (!row.is_null(lifecycle)) lead.reached = progress(row.text(lifecycle));
        });
    }

    Result<> read_history() {
        struct First { std::int64_t lead = INT64_MAX, any = INT64_MAX, before_won = INT64_MAX, customer = INT64_MAX; };
        std::vector<First> firsts(leads_.all.size());
        const Entity& entity = store_.catalog().of<LifecycleChange>();
        const FieldId contact = entity.index("contact"), lifecycle = entity.index("lifecycle"), when = entity.index("at");
        TRY(scan_rows(store_, entity.id, 1, INT64_MAX, [&](const RowReader& row) {
            LeadFacts* lead = find(row.integer(contact));
            if (!lead) return;
            const std::string_view name = row.text(lifecycle);
            const Lifecycle stage = progress(name);
            lead->reached = std::max(lead->reached, stage);
            First& first = firsts[static_cast<std::size_t>(lead - leads_.all.data())];
            const std::int64_t at = row.integer(when);
            first.any = std::min(first.any, at);
            if (name == "lead") first.lead = std::min(first.lead, at);
            if (stage == Lifecycle::customer) first.customer = std::min(first.customer, at);
            else if (name != "recycled" && name != "disqualified") first.before_won = std::min(first.before_won, at);
        }));
        for (std::size_t i = 0; i < firsts.size(); ++i) {
            const First& first = firsts[i];
            LeadFacts& lead = leads_.all[i];
            if (first.any == INT64_MAX) continue;
            lead.day = day_of({first.lead != INT64_MAX ? first.lead : first.any});
            // mark_young() takes the lead's own day where nothing is noted.
            if (first.before_won != INT64_MAX && (first.before_won != first.lead || first.lead == INT64_MAX)) met_.emplace(lead.contact, day_of({first.before_won}));
            if (first.customer != INT64_MAX) won_on(lead, day_of({first.customer}));
        }
        return {};
    }

    void won_on(LeadFacts& lead, Date day) {
        if (!lead.won_on || day < *lead.won_on) lead.won_on = day;
        saw(day);
    }

    Result<> read_deals() {
        return each_row(store_, "select contact, outcome, amount, closed_on from deal where live = 1 and contact is not null", {}, [&](Cells row) {
            LeadFacts* lead = find(row.integer(0));
            if (!lead) return;
            const bool is_won = row.is_text(1, "won");
            lead->reached = std::max(lead->reached, is_won ? Lifecycle::customer : Lifecycle::opportunity);
            lead->pipeline = lead->pipeline + row.money(2);
            if (is_won) lead->won_value = lead->won_value + row.money(2);
            const Date closed{static_cast<std::int32_t>(row.integer(3))};
            if (!row.is_null(3) && is_won) won_on(*lead, closed);
            else if (!row.is_null(3)) saw(closed);
        });
    }

    Result<> read_hand_offs() {
        return each_row(store_, "select id, contact, state, rejection, handed_at, recycle_on, campaign from hand_off where live = 1 order by handed_at, id", {}, [&](Cells row) {
            LeadFacts* lead = find(row.integer(1));
            if (!lead) return;
            const Instant handed_at{row.integer(4)};
            lead->hand_off = row.integer(0);
            lead->state = named<HandOffState>(row.text(2)).value_or(HandOffState::open);
            lead->reason = lead->state == HandOffState::rejected ? named<RejectionReason>(row.text(3)) : std::nullopt;
            const auto back = row.is_null(5) ? std::nullopt : std::optional(Date{static_cast<std::int32_t>(row.integer(5))});
            lead->since = clock_start(clock_.moment, handed_at, back);
            if (lead->state == HandOffState::recycled && back && *back <= clock_.moment.today) lead->state = HandOffState::open;
            if (!row.is_null(6)) lead->campaign = row.integer(6);
            saw(day_of(handed_at));
        });
    }

    // Last, as the latest hand-off decides which campaign a lead is of.
    Result<> read_channels() {
        std::unordered_map<RowId, std::string> channels;
        TRY(each_row(store_, "select id, channel from campaign where channel is not null", {}, [&](Cells row) { channels.emplace(row.integer(0), row.text(1)); }));
        for (LeadFacts& lead : leads_.all)
            if (const auto channel = channels.find(lead.campaign); channel != channels.end()) lead.channel = channel->second;
        return {};
    }

    void mark_young() {
        std::vector<std::int64_t> days;
        for (LeadFacts& lead : leads_.all) {
            if (lead.day) saw(*lead.day);
            if (!lead.day || !lead.won_on) continue;
            const auto met = met_.find(lead.contact);
            lead.is_won_before_lead = *lead.won_on < (met == met_.end() ? *lead.day : met->second);
            if (!lead.is_won_before_lead) days.push_back(lead.won_on->days - lead.day->days);
        }
        leads_.days_to_win = days.size() < enough_won ? days_without_history : static_cast<int>(*percentile(days, 95));
        if (!last_day_) return;
        leads_.complete_until = Date{last_day_->days - leads_.days_to_win};
        for (LeadFacts& lead : leads_.all) lead.is_young = lead.day && *lead.day > *leads_.complete_until;
    }

    const Store& store_;
    const HandOffClock& clock_;
    Leads leads_;
    std::vector<RowId> contacts_;               // of leads_.all, in its order
    std::unordered_map<RowId, Date> met_;       // the first day on which a contact was anything short of a customer, where that is not the lead's
    std::optional<Date> last_day_;
};

}  // namespace

Result<Leads> read_leads(const Store& store, const HandOffClock& clock) { return Reading(store, clock).run(); }

}  // namespace tandem::analytics
