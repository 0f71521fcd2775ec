// Formulas that read formulas, through the commands and questions of Settings.
#include <doctest/doctest.h>

#include "tandem/contract/custom_fields.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

namespace {

CommandResult make(AWorkspace& w, std::string_view label, std::string_view formula) {
    return w.run("field.create", {.values = {{"entity", "deal"}, {"label", Value{label}}, {"kind", "formula"}, {"formula", Value{formula}}}});
}
CommandResult change(AWorkspace& w, RowId field, std::string_view formula) { return w.run("field.update", {.entity = "custom_field", .rows = {field}, .values = {{"formula", Value{formula}}}}); }

CustomFieldRow listed(AWorkspace& w, RowId field) {
    for (CustomFieldRow& row : w.answer(CustomFieldList{}).rows)
        if (row.id == field) return row;
    return {};
}
Value value_of(AWorkspace& w, RowId deal, RowId field) { return w.cell("deal", deal, listed(w, field).name); }

}  // namespace

TEST_CASE("a formula may read a formula, and none may follow from itself") {
    AWorkspace w;
    const RowId deal = w.a_deal("Roof", 100'000);
    const RowId fee = make(w, "Fee", "[Amount] * 10%").row, net = make(w, "Net", "[Amount] - [Fee]").row, grade = make(w, "Grade", "IF([Net] > 500, \"A\", \"B\")").row;
    REQUIRE(grade != 0);
    CHECK(value_of(w, deal, net) == Value{90'000});
    CHECK(value_of(w, deal, grade) == Value{"A"});
    CHECK(listed(w, net).formula == "[Amount] - [Fee]");
    CHECK(listed(w, net).problem.empty());

    const std::string hash = w.store().hash();
    CommandResult refused = change(w, fee, "[Net] * 2");
    CHECK_FALSE(refused.ok);
    CHECK(refused.field == "formula");
    CHECK(refused.message == "“Fee” would follow from itself: Fee → Net → Fee.");
    CHECK(change(w, fee, "[Fee] + 1").message == "“Fee” would follow from itself: Fee → Fee.");
    CHECK(change(w, fee, "IF([Grade] = \"A\", [Amount], [Amount])").message == "“Fee” would follow from itself: Fee → Grade → Net → Fee.");
    refused = change(w, fee, "\"ten per cent\"");
    CHECK(refused.message == "“Net” reads this formula, and could not be worked out any more.");
    CHECK(refused.field == "formula");
    CHECK(w.store().hash() == hash);
    // The same while it is typed; as a new field's it would be none.
    CHECK(w.answer(FormulaTrial{.entity = "deal", .formula = "[Net] * 2", .field = fee}).problem == "“Fee” would follow from itself: Fee → Net → Fee.");
    const FormulaAnswer trial = w.answer(FormulaTrial{.entity = "deal", .formula = "[Net] * 2"});
    CHECK(trial.problem.empty());
    REQUIRE(trial.examples.size() == 1);
    CHECK(trial.examples[0].cell.value == Value{180'000});

    REQUIRE(change(w, fee, "[Amount] * 50%").ok);
    CHECK(value_of(w, deal, net) == Value{50'000});
    CHECK(value_of(w, deal, grade) == Value{"B"});
    REQUIRE(w.run("edit.undo").ok);
    CHECK(value_of(w, deal, grade) == Value{"A"});

    const CommandResult removed = w.run("field.remove", {.entity = "custom_field", .rows = {fee}});
    CHECK(removed.message == "Removed the field Fee; the formula Net goes on reading it");
    CHECK(value_of(w, deal, net) == Value{90'000});
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.run("field.remove", {.entity = "custom_field", .rows = {grade}}).message == "Removed the field Grade; its values are kept");
}

TEST_CASE("formulas that two people changed into a circle are told as such, and one change mends them") {
    AWorkspace w;
    const RowId deal = w.a_deal("Roof", 100'000);
    const RowId fee = make(w, "Fee", "[Amount] * 10%").row, net = make(w, "Net", "[Amount] - [Fee]").row, grade = make(w, "Grade", "[Net] / 2").row;
    const Entity& definitions = w.entity("custom_field");
    // As it comes out of a merge.
    REQUIRE(w.store().apply({"Merged", {{definitions.id, fee, definitions.index("formula"), {}, Value{"[" + listed(w, net).name + "] / 2"}}}}));
    REQUIRE(w.a_company() != 0);        // the core looks what changed
    CHECK(listed(w, fee).problem == "“Fee” would follow from itself: Fee → Net → Fee.");
    CHECK(listed(w, net).problem == "“Net” would follow from itself: Net → Fee → Net.");
    CHECK(listed(w, grade).problem == "“Net” is a formula that cannot be worked out itself (at character 1).");
    CHECK(value_of(w, deal, grade).is_null());
    CHECK(make(w, "More", "[Net] + 1").message.starts_with("“Net” is a formula that cannot be worked out itself"));
    REQUIRE(change(w, fee, "[Amount] * 20%").ok);
    CHECK(value_of(w, deal, grade) == Value{40'000});
    CHECK(listed(w, net).problem.empty());
}
