// A hand-off: one contact given from marketing to sales, and what sales answered.
//
// Open until it is answered: accepted, rejected with a reason, or recycled until a day. On that day it is open again; nothing
// is written then, whoever reads it compares the day with today (analytics/hand_offs.hpp). The last answer is the one that holds,
// `answered_at` is its time; earlier ones are in the record's history. When sales first reached the contact is not kept here:
// it follows from the activities. Reasons: the usual ones of lead rejection and recycling, as few as a rep will choose from.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/hand_off_rule.hpp"

namespace tandem {

enum class HandOffState : std::uint8_t { open, accepted, rejected, recycled };
template <> struct Choices<HandOffState> {
    static constexpr auto list = std::to_array<Choice>({{"open", "Open"}, {"accepted", "Accepted"}, {"rejected", "Rejected"}, {"recycled", "Recycled"}});
};

enum class RejectionReason : std::uint8_t { not_our_profile, no_need, no_budget, bad_data, duplicate, competitor_or_student, could_not_reach, wrong_timing };
template <> struct Choices<RejectionReason> {
    static constexpr auto list = std::to_array<Choice>({{"not_our_profile", "Not our profile"}, {"no_need", "No need now"}, {"no_budget", "No budget"}, {"bad_data", "Bad data"}, {"duplicate", "Duplicate"}, {"competitor_or_student", "Competitor or student"}, {"could_not_reach", "Could not reach"}, {"wrong_timing", "Wrong timing"}});
};
// Whether it says that the contact may be a lead another time: back to nurture rather than out.
constexpr bool may_return(RejectionReason reason) {
    return reason == RejectionReason::no_need || reason == RejectionReason::no_budget || reason == RejectionReason::could_not_reach || reason == RejectionReason::wrong_timing;
}

struct HandOff {
    static constexpr std::string_view table = "hand_off";
    Id<HandOff> id;
    Id<Contact> contact;
    std::optional<Id<Campaign>> campaign;
    std::optional<Id<Person>> from_person;
    std::optional<Id<Person>> owner;
    std::string reason;
    HandOffState state = HandOffState::open;
    Instant handed_at;
    std::optional<Instant> answered_at;
    std::optional<Id<Person>> answered_by;
    std::optional<RejectionReason> rejection;
    std::optional<Date> recycle_on;
    LongText note;
    std::optional<Id<HandOffRule>> rule;            // that handed it over; none: a person did
    std::optional<Id<Person>> escalated_from;       // who had it when it was past its promise
    std::optional<Instant> first_answered_at;       // of this turn: what a promised answer is judged by, whatever replaced it later
};
inline constexpr auto hand_off_fields = std::to_array<Field>({
    field<&HandOff::contact>("contact", "Contact", {.required = true, .editable = false}),
    field<&HandOff::campaign>("campaign", "Campaign"),
    field<&HandOff::from_person>("from_person", "Handed over by", {.editable = false}),
    field<&HandOff::owner>("owner", "Owner"),
    field<&HandOff::reason>("reason", "Why", {.searchable = true}),
    field<&HandOff::state>("state", "State", {.required = true, .editable = false, .indexed = true}),
    field<&HandOff::handed_at>("handed_at", "Handed over", {.required = true, .editable = false, .indexed = true}),
    field<&HandOff::answered_at>("answered_at", "Answered", {.editable = false}),
    field<&HandOff::answered_by>("answered_by", "Answered by", {.editable = false}),
    field<&HandOff::rejection>("rejection", "Rejected because", {.editable = false, .indexed = true}),
    field<&HandOff::recycle_on>("recycle_on", "Comes back on", {.editable = false}),
    field<&HandOff::note>("note", "Note", {.searchable = true}),
    field<&HandOff::rule>("rule", "By rule", {.editable = false}),
    field<&HandOff::escalated_from>("escalated_from", "Escalated from", {.editable = false}),
    field<&HandOff::first_answered_at>("first_answered_at", "First answered", {.listed = false, .editable = false}),
});
static_assert(describes<HandOff>(hand_off_fields), "a member of HandOff has no field");

}  // namespace tandem
