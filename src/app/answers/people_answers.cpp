// How the list of people is answered.
#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"
#include "tandem/analytics/holdings.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

Result<PeopleAnswer> answer(Context& context, const PeopleList&) {
    const Entity& person = context.catalog.of<Person>();
    const auto ids = TRY(context.store.ordered(Query{.entity = person.id, .sorts = {{person.index("name")}}}));
    const auto held = TRY(analytics::held_counts(context.store, {context.today(), context.zone()}));
    PeopleAnswer people;
    Labels labels(context);
    const FieldId name = person.index("name"), left_on = person.index("left_on");
    for (const Row& row : context.store.rows(person.id, *ids)) {
        PersonRow& one = people.rows.emplace_back(PersonRow{.id = row.id, .name = std::string(row.cells[name].text_or("")), .subtitle = labels.subtitle(person, row), .team = std::string(row.cells[person.index("team")].text_or(""))});
        if (const auto* day = row.cells[left_on].integer()) one.left_on = Date{static_cast<std::int32_t>(*day)};
        if (const auto* day = row.cells[person.index("away_until")].integer(); day && *day > context.today().days) one.away_until = Date{static_cast<std::int32_t>(*day)};
        if (const RowId cover = row.cells[person.index("cover")].integer_or(0)) one.cover = cover, one.cover_name = labels.title("person", cover);
        for (const analytics::HeldCount& each : held)
            if (each.person == row.id) one.holds.push_back({std::string(each.entity), each.count});
    }
    std::ranges::stable_partition(people.rows, [](const PersonRow& row) { return !row.left_on; });
    return people;
}

}  // namespace tandem
