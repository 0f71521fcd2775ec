// A workspace that was begun empty by Mara of both teams, with short words for what tests do.
#pragma once

#include <doctest/doctest.h>

#include "platform/headless/in_process.hpp"

namespace tandem::tests {

using Values = std::vector<std::pair<std::string, Value>>;

struct AWorkspace : InProcess {
    explicit AWorkspace(Delivery delivery = Delivery::at_once, int clients = 1) : InProcess({.delivery = delivery, .clients = clients}) {
        run("workspace.start_empty", {.values = {{"name", "Solaris"}, {"person", "Mara"}, {"team", "both"}, {"currency", "EUR"}, {"time_zone", "Europe/Berlin"}, {"fiscal_start", 1}}});
    }

    const Entity& entity(std::string_view name) { return catalog().entity(name); }
    // 0 when it was refused; see `refused`.
    RowId create(std::string_view name, Values values) {
        refused = run("record.create", {.entity = std::string(name), .values = std::move(values)});
        return refused.ok ? refused.row : 0;
    }
    CommandResult update(std::string_view name, std::vector<RowId> rows, Values values) {
        return run("record.update", {.entity = std::string(name), .rows = std::move(rows), .values = std::move(values)});
    }
    CommandResult on(std::string_view command, std::vector<RowId> rows, Values values = {}) { return run(command, {.rows = std::move(rows), .values = std::move(values)}); }

    Value cell(std::string_view name, RowId row, std::string_view field) {
        const auto found = store().find(entity(name).id, row);
        return found ? found->cells[entity(name).index(field)] : Value{};
    }
    std::string text(std::string_view name, RowId row, std::string_view field) { return std::string(cell(name, row, field).text_or("")); }
    bool is_live(std::string_view name, RowId row) { return store().is_live(entity(name).id, row); }
    std::int64_t count(std::string_view name) { return store().count(entity(name).id); }
    RowId first(std::string_view name, std::string_view field, Value value) { return store().find_by(entity(name).id, entity(name).index(field), value); }
    RowId stage(std::string_view name) { return first("stage", "name", Value{name}); }
    RowId me() { return load_me(store()); }
    RowId a_company(std::string_view name = "Solaris Ltd") { return create("company", {{"name", Value{name}}}); }
    RowId a_deal(std::string_view name = "Roof", std::int64_t amount = 100'000) { return create("deal", {{"name", Value{name}}, {"amount", Value{amount}}}); }
    RowId a_field() { return run("field.create", {.values = {{"entity", "contact"}, {"label", "Size"}, {"kind", "choice"}, {"choices", "Small\nLarge"}}}).row; }
    RowId a_contact(std::string_view last = "Byron", RowId company = 0) {
        Values values{{"first_name", "Ada"}, {"last_name", Value{last}}};
        if (company) values.emplace_back("company", Value{company});
        return create("contact", std::move(values));
    }

    // As a calendar brings it: people cannot type rules.
    RowId a_series(Values values, std::string_view lines) {
        const RowId row = create("activity", std::move(values));
        const Entity& activity = entity("activity");
        const Row before = *store().find(activity.id, row);
        Row after = before;
        after.cells[activity.index("recurrence")] = Value{lines};
        ChangeSet changes{.label = "Read a calendar", .changes = {}};
        add_difference(changes, before, after);
        REQUIRE(store().apply(changes, Origin::import));
        core().refresh();
        return row;
    }

    // A contact that sales has in its inbox; the hand-off.
    RowId a_hand_off(std::string_view last = "Byron") { return run("hand_off.hand_over", {.entity = "contact", .rows = {a_contact(last)}, .values = {{"reason", "Asked for a demo"}}}).row; }

    // A rule that fits whoever has a first name and something typed for a last one.
    RowId a_rule() { return run("hand_off_rule.save", {.values = {{"name", "Named"}, {"conditions", "field\tfirst_name\tis_filled\t\t0\nfield\tlast_name\tis_filled\t\t0"}}}).row; }

    CommandResult refused;
};

}  // namespace tandem::tests
