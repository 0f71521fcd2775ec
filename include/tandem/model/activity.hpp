// An activity: a call, e-mail, meeting, note or task about a contact, company or deal.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/deal.hpp"

namespace tandem {

enum class ActivityKind : std::uint8_t { call, email, meeting, note, task };
template <> struct Choices<ActivityKind> {
    static constexpr auto list = std::to_array<Choice>({{"call", "Call"}, {"email", "E-mail"}, {"meeting", "Meeting"}, {"note", "Note"}, {"task", "Task"}});
};

struct Activity {
    static constexpr std::string_view table = "activity";
    Id<Activity> id;
    ActivityKind kind = ActivityKind::task;
    std::string subject;
    LongText body;
    std::optional<Instant> at;
    std::optional<Date> due_on;
    std::optional<Instant> done_at;
    std::optional<Id<Person>> owner;
    std::optional<Id<Contact>> contact;
    std::optional<Id<Company>> company;
    std::optional<Id<Deal>> deal;
    std::optional<Id<Campaign>> campaign;
    std::string source_system;
    std::string external_id;
    std::optional<Instant> ends_at;
    std::string place;
    LongText recurrence;            // lines of iCalendar (RFC 5545: DTSTART, RRULE, RDATE, EXDATE) as they came; `at` is the first time
};
inline constexpr auto activity_fields = std::to_array<Field>({
    field<&Activity::kind>("kind", "Kind", {.required = true, .indexed = true}),
    field<&Activity::subject>("subject", "Subject", {.required = true, .searchable = true}),
    field<&Activity::body>("body", "Notes", {.searchable = true}),
    field<&Activity::at>("at", "When", {.indexed = true}),
    field<&Activity::due_on>("due_on", "Due on", {.indexed = true}),
    field<&Activity::done_at>("done_at", "Done", {.editable = false, .indexed = true}),
    field<&Activity::owner>("owner", "Owner"),
    field<&Activity::contact>("contact", "Contact"),
    field<&Activity::company>("company", "Company"),
    field<&Activity::deal>("deal", "Deal"),
    field<&Activity::campaign>("campaign", "Campaign"),
    field<&Activity::source_system>("source_system", "Source system", {.editable = false, .indexed = true, .group = "Origin"}),
    field<&Activity::external_id>("external_id", "External id", {.editable = false, .group = "Origin"}),
    field<&Activity::ends_at>("ends_at", "Until", {.listed = false}),
    field<&Activity::place>("place", "Place", {.listed = false}),
    field<&Activity::recurrence>("recurrence", "Repeats", {.listed = false, .editable = false, .indexed = true, .group = "Origin"}),
});
static_assert(describes<Activity>(activity_fields), "a member of Activity has no field");

}  // namespace tandem
