// The sample's hand-offs since the beginning of the last quarter: answered ones that agree with the lifecycle of their contacts, a
// dozen that wait, some that come back; the calls and e-mails with which sales first reached them; and the year's holidays.
//
// Drawn after everything else, so that the rest of the sample is what it was before there were hand-offs.
#include <algorithm>

#include "app/demo_data/world.hpp"
#include "app/settings.hpp"
#include "tandem/base/business_hours.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem/model/holiday.hpp"

namespace tandem::sample {
namespace {

constexpr int most_open = 14, open_days = 9, most_waiting = 9;
constexpr std::string_view reply_minutes = "480";       // one working day

constexpr std::string_view reasons[] = {"Asked for a demo", "Used the storage calculator twice", "Filled in the form for a quote", "Came to the webinar and stayed to the end",
                                        "Opened three letters and the price list", "Talked to us at the fair", "Downloaded wiring plan and data sheet"};
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

class HandOffScript {
public:
    HandOffScript(World& world, const std::vector<Firm>& firms, BusinessHours hours) : world_(world), firms_(firms), hours_(std::move(hours)), now_(berlin(world.today, 0)) {}

    void answered(const Lead& lead) {
        const auto mql = step_to(lead, Lifecycle::mql), sal = step_to(lead, Lifecycle::sal), back = step_to(lead, Lifecycle::recycled), out = step_to(lead, Lifecycle::disqualified);
        if (mql && sal) {
            HandOff made = begin(lead, mql->at);
            end(std::move(made), lead, HandOffState::accepted, sal->at);
        } else if (mql && back) {
            HandOff made = begin(lead, mql->at);
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
            HandOff made = begin(lead, lead.lifecycle.front().at);
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
        HandOff made{.contact = lead.contact, .from_person = world_.marketers[2], .owner = lead.owner, .reason = std::string(chance.pick(reasons)), .handed_at = at};
        if (lead.campaign >= 0) made.campaign = world_.campaigns[static_cast<std::size_t>(lead.campaign)].id;
        return made;
    }

    void end(HandOff made, const Lead& lead, HandOffState state, Instant at) {
        made.state = state;
        made.answered_at = at;
        made.answered_by = lead.owner;
        if (world_.chance.percent(state == HandOffState::accepted ? 94 : 60)) reach(lead, made.handed_at, 12, world_.chance.one_in(6) ? 1500 : 260);
        world_.out.add(std::move(made));
    }

    // So many minutes of business hours later; nothing happens in the future.
    void reach(const Lead& lead, Instant since, int low, int high) {
        Chance& chance = world_.chance;
        const auto at = hours_.after(since, chance.between(low, high));
        if (!at || at->ms + 3'600'000 >= now_.ms) return;
        const bool is_call = chance.percent(70);
        Activity activity{.kind = is_call ? ActivityKind::call : ActivityKind::email, .subject = std::string(is_call ? chance.pick(first_subjects) : first_subjects[2]), .at = *at,
                          .done_at = Instant{at->ms + std::int64_t{chance.between(3, 25)} * 60'000}, .owner = lead.owner, .contact = lead.contact};
        if (lead.firm >= 0) activity.company = firms_[static_cast<std::size_t>(lead.firm)].id;
        world_.out.add(std::move(activity));
    }

    World& world_;
    const std::vector<Firm>& firms_;
    BusinessHours hours_;
    Instant now_;
    int waiting_ = 0;
};

}  // namespace

void write_hand_offs(World& world, Store& store, const std::vector<Firm>& firms, const std::vector<Lead>& leads) {
    ChangeSet set;
    add_setting(set, store, setting_name::business_hours, BusinessHours::usual);
    add_setting(set, store, setting_name::reply_minutes, reply_minutes);
    world.out.add_changes(set);
    auto hours = BusinessHours::from_text(BusinessHours::usual, TimeZone::find("Europe/Berlin").value_or(TimeZone()), write_holidays(world));
    TANDEM_ASSERT(hours.has_value());
    HandOffScript script(world, firms, std::move(*hours));
    for (const Lead& lead : leads)
        if (lead.day >= world.quarters[1]) script.answered(lead);
    script.open(leads);
}

}  // namespace tandem::sample
