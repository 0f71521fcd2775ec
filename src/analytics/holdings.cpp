// What is in somebody's hands.
#include "tandem/analytics/holdings.hpp"

#include "analytics/ask.hpp"
#include "analytics/todo.hpp"

namespace tandem::analytics {

namespace {

struct HeldKind { std::string_view entity, field; std::string condition; };     // `a` is the table's alias

std::vector<HeldKind> held_kinds(const Moment& moment) {
    return {{"deal", "owner", "coalesce(a.outcome, 'open') = 'open'"},
            {"activity", "owner", is_todo(moment)},
            {"contact", "owner", "true"},
            {"company", "owner", "true"},
            {"campaign", "owner", "coalesce(a.status, '') not in ('completed', 'aborted')"},
            {"hand_off", "owner", "a.state in ('open', 'recycled')"},
            {"person", "manager", "a.left_on is null"}};
}

std::string rows_of(const HeldKind& kind) {
    return std::string(" from \"").append(kind.entity).append("\" a where a.live = 1 and a.").append(kind.field).append(" is not null and ").append(kind.condition);
}

}  // namespace

Result<std::vector<HeldCount>> held_counts(const Store& store, const Moment& moment) {
    std::vector<HeldCount> counts;
    for (const HeldKind& kind : held_kinds(moment)) {
        const std::string person = "a." + std::string(kind.field);
        TRY(each_row(store, "select " + person + ", count(*)" + rows_of(kind) + " group by 1 order by 1", {},
                     [&](Cells row) { counts.push_back({row.integer(0), kind.entity, row.integer(1)}); }));
    }
    return counts;
}

Result<std::vector<HeldRows>> held_rows(const Store& store, const Moment& moment, RowId person) {
    std::vector<HeldRows> held;
    for (const HeldKind& kind : held_kinds(moment)) {
        HeldRows of_kind{kind.entity, kind.field, {}};
        TRY(each_row(store, "select a.id" + rows_of(kind) + " and a." + std::string(kind.field) + " = ?1 order by 1", {Value{person}},
                     [&](Cells row) { of_kind.rows.push_back(row.integer(0)); }));
        if (!of_kind.rows.empty()) held.push_back(std::move(of_kind));
    }
    return held;
}

}  // namespace tandem::analytics
