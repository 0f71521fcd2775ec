// Feedback: what a customer said that the other team should hear, sorted into themes.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/deal.hpp"

namespace tandem {

enum class FeedbackKind : std::uint8_t { objection, request, competitor, praise, wrong_lead };
template <> struct Choices<FeedbackKind> {
    static constexpr auto list = std::to_array<Choice>({{"objection", "Objection"}, {"request", "Request"}, {"competitor", "Competitor"}, {"praise", "Praise"}, {"wrong_lead", "Wrong lead"}});
};

struct Theme {
    static constexpr std::string_view table = "theme";
    Id<Theme> id;
    std::string name;
    LongText description;
};
inline constexpr auto theme_fields = std::to_array<Field>({
    field<&Theme::name>("name", "Name", {.required = true, .searchable = true}),
    field<&Theme::description>("description", "Description"),
});
static_assert(describes<Theme>(theme_fields), "a member of Theme has no field");

struct Feedback {
    static constexpr std::string_view table = "feedback";
    Id<Feedback> id;
    FeedbackKind kind = FeedbackKind::objection;
    std::optional<Id<Theme>> theme;
    LongText text;
    std::optional<Team> said_by;
    std::optional<Id<Person>> person;
    Instant at;
    std::optional<Id<Contact>> contact;
    std::optional<Id<Company>> company;
    std::optional<Id<Deal>> deal;
    std::optional<Id<Campaign>> campaign;
};
inline constexpr auto feedback_fields = std::to_array<Field>({
    field<&Feedback::kind>("kind", "Kind", {.required = true, .indexed = true}),
    field<&Feedback::theme>("theme", "Theme"),
    field<&Feedback::text>("text", "In the customer's words", {.searchable = true}),
    field<&Feedback::said_by>("said_by", "From team", {.indexed = true}),
    field<&Feedback::person>("person", "Reported by"),
    field<&Feedback::at>("at", "When", {.required = true, .indexed = true}),
    field<&Feedback::contact>("contact", "Contact"),
    field<&Feedback::company>("company", "Company"),
    field<&Feedback::deal>("deal", "Deal"),
    field<&Feedback::campaign>("campaign", "Campaign"),
});
static_assert(describes<Feedback>(feedback_fields), "a member of Feedback has no field");

}  // namespace tandem
