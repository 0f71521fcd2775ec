// A person: somebody of the two teams who uses Tandem or is named in its records.
#pragma once

#include "tandem/model/codec.hpp"

namespace tandem {

enum class Team : std::uint8_t { sales, marketing, both };
template <> struct Choices<Team> {
    static constexpr auto list = std::to_array<Choice>({{"sales", "Sales"}, {"marketing", "Marketing"}, {"both", "Both teams"}});
};

struct Person {
    static constexpr std::string_view table = "person";
    Id<Person> id;
    std::string name;
    Email email;
    std::optional<Team> team;
    std::string region;
    std::optional<Id<Person>> manager;
    std::string title;
    std::optional<Date> left_on;        // since then nobody's hands: not offered as an owner any more
    std::optional<Date> away_until;     // the first day back; until then nothing new comes to them by turn
    std::optional<Id<Person>> cover;    // takes what comes meanwhile
    std::string source_system;
    std::string external_id;
};
inline constexpr auto person_fields = std::to_array<Field>({
    field<&Person::name>("name", "Name", {.required = true, .searchable = true}),
    field<&Person::email>("email", "E-mail"),
    field<&Person::team>("team", "Team", {.indexed = true}),
    field<&Person::region>("region", "Region", {.indexed = true}),
    field<&Person::manager>("manager", "Manager"),
    field<&Person::title>("title", "Title"),
    field<&Person::left_on>("left_on", "Left on"),
    field<&Person::away_until>("away_until", "Away until", {.help = "The first day back"}),
    field<&Person::cover>("cover", "Covered by"),
    field<&Person::source_system>("source_system", "Source system", {.editable = false, .indexed = true, .group = "Origin"}),
    field<&Person::external_id>("external_id", "External id", {.editable = false, .group = "Origin"}),
});
static_assert(describes<Person>(person_fields), "a member of Person has no field");

}  // namespace tandem
