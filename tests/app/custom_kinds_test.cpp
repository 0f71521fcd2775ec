// Stars and durations as kinds of fields of one's own: everywhere a built-in one is.
#include <doctest/doctest.h>

#include "tandem/contract/custom_fields.hpp"
#include "tandem/contract/list_groups.hpp"
#include "tandem/contract/records.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

namespace {

struct Kinds : AWorkspace {
    std::string fit = field("Fit", "rating"), visit = field("Visit", "duration");
    RowId acme = create("company", {{"name", "Acme"}, {fit, 4}, {visit, 90}}), cool = create("company", {{"name", "Cool"}, {fit, 2}, {visit, 30}});

    std::string field(std::string_view label, std::string_view kind, std::string_view formula = {}) {
        const RowId made = run("field.create", {.values = {{"entity", "company"}, {"label", Value{label}}, {"kind", Value{kind}}, {"formula", Value{formula}}}}).row;
        for (const CustomFieldRow& each : answer(CustomFieldList{}).rows)
            if (each.id == made) return each.name;
        return {};
    }
    void import(std::string_view name, std::string_view text) {
        REQUIRE(run("import.open", {.values = {{"handles", Value{std::to_string(add_file(std::string(name), std::string(text)))}}}}).ok);
        settle();
        const auto started = run("import.start");
        REQUIRE_MESSAGE(started.ok, started.message);
        settle();
        REQUIRE(run("import.close").ok);
    }
};

}  // namespace

TEST_CASE("stars and durations are kept within what they can be, compared, averaged and read by formulas") {
    Kinds w;
    REQUIRE(w.acme != 0);
    CHECK(w.update("company", {w.acme}, {{w.fit, 6}}).message == "Fit has one to five stars.");
    CHECK(w.update("company", {w.acme}, {{w.fit, 0}}).message == "Fit has one to five stars.");
    CHECK(w.update("company", {w.acme}, {{w.visit, -1}}).message == "Visit is not a time that something can take.");
    CHECK(w.update("company", {w.acme}, {{w.fit, Value{}}}).ok);
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.cell("company", w.acme, w.fit) == Value{4});
    const auto rows = w.answer(RecordList{.entity = "company", .columns = {w.fit}, .filters = {{w.fit, "greater_or_equal", {Value{3}}}}});
    REQUIRE(rows.rows.size() == 1);
    CHECK(rows.rows[0].title == "Acme");
    const auto longest = w.answer(RecordList{.entity = "company", .columns = {"name"}, .sorts = {{w.visit, true}}});
    CHECK(longest.rows[0].title == "Acme");
    const auto groups = w.answer(ListGroups{RecordList{.entity = "company", .columns = {w.fit, w.visit}, .sorts = {{w.fit}}}, w.fit});
    CHECK(groups.groups.size() == 2);
    const std::string worth = w.field("Worth", "formula", "[Fit] * 10 + [Visit] / 60");
    REQUIRE_FALSE(worth.empty());
    CHECK(w.cell("company", w.acme, worth) == Value{41.5});
}

TEST_CASE("stars and durations go out and come in again, and are read as people write them") {
    Kinds w;
    for (const char* format : {"csv", "json", "xlsx"}) {
        CAPTURE(format);
        REQUIRE(w.run("export.records", {.entity = "company", .values = {{"format", format}}}).ok);
        const std::string file = w.outputs().back().bytes, hash = w.store().hash();
        if (std::string_view(format) == "csv") CHECK(file.contains("1:30"));
        REQUIRE(w.update("company", {w.acme, w.cool}, {{w.fit, 1}, {w.visit, 1}}).ok);
        w.import(std::string("companies.") + format, file);
        CHECK(w.store().hash() == hash);
    }
    // The exported file, as somebody fills it in by hand.
    REQUIRE(w.run("export.records", {.entity = "company", .values = {{"format", "csv"}}}).ok);
    std::string file = w.outputs().back().bytes;
    for (const auto& [from, to] : {std::pair{"1:30", "1h 45"}, std::pair{"0:30", "2 Std."}}) {
        REQUIRE(file.contains(from));
        file.replace(file.find(from), 4, to);
    }
    for (const auto& [from, to] : {std::pair{",4,", ",★★★★★,"}, std::pair{",2,", ",3/5,"}}) {
        REQUIRE_MESSAGE(file.contains(from), file);
        file.replace(file.find(from), 3, to);
    }
    w.import("companies.csv", file);
    CHECK(w.cell("company", w.acme, w.fit) == Value{5});
    CHECK(w.cell("company", w.acme, w.visit) == Value{105});
    CHECK(w.cell("company", w.cool, w.fit) == Value{3});
    CHECK(w.cell("company", w.cool, w.visit) == Value{120});
}
