// A theme answer: what marketing did about a rising theme; it closes the suggestion raised in that week.
#pragma once

#include "tandem/model/feedback.hpp"

namespace tandem {

enum class ThemeAction : std::uint8_t { message, offer, campaign, nothing };
template <> struct Choices<ThemeAction> {
    static constexpr auto list = std::to_array<Choice>({{"message", "Changed a message"}, {"offer", "Made an offer"}, {"campaign", "Changed a campaign"}, {"nothing", "Nothing for now"}});
};

// Its id comes from theme and week, so two copies that answer one suggestion answer in one row: a conflict, never two answers.
struct ThemeAnswer {
    static constexpr std::string_view table = "theme_answer";
    Id<ThemeAnswer> id;
    Id<Theme> theme;
    Date week;                          // Monday of the last week that raised the suggestion
    ThemeAction action = ThemeAction::message;
    LongText text;
    std::optional<Id<Campaign>> campaign;
    std::optional<Id<Person>> person;
    Instant at;
};
inline constexpr auto theme_answer_fields = std::to_array<Field>({
    field<&ThemeAnswer::theme>("theme", "Theme", {.required = true}),
    field<&ThemeAnswer::week>("week", "Week", {.required = true}),
    field<&ThemeAnswer::action>("action", "What we did", {.required = true}),
    field<&ThemeAnswer::text>("text", "In one sentence"),
    field<&ThemeAnswer::campaign>("campaign", "Campaign"),
    field<&ThemeAnswer::person>("person", "Answered by"),
    field<&ThemeAnswer::at>("at", "When", {.required = true}),
});
static_assert(describes<ThemeAnswer>(theme_answer_fields), "a member of ThemeAnswer has no field");

inline RowId theme_answer_row(RowId theme, Date week) { return id_from_key({ThemeAnswer::table, to_text(theme), to_text(week)}); }

}  // namespace tandem
