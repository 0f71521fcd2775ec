// The people of the workspace, and what is in whose hands.
#pragma once

#include "tandem/base/date.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

// Of one kind of record: open deals, to-dos, contacts, companies, campaigns, people led. "deal" → 12.
struct HeldCount { std::string entity; std::int64_t count = 0; };

struct PersonRow {
    RowId id = 0;
    std::string name, subtitle;
    std::string team;                   // a name of Team; "": nobody said
    std::optional<Date> left_on;
    std::vector<HeldCount> holds;
    std::optional<Date> away_until;     // who is away today
    RowId cover = 0;
    std::string cover_name;
};
struct PeopleAnswer { std::vector<PersonRow> rows; };       // by name, those who left last
struct PeopleList { using Answer = PeopleAnswer; static constexpr std::string_view name = "people_list"; int unused = 0; };

}  // namespace tandem
