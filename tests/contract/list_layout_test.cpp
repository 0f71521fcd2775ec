// Layouts of lists as text: out and in again is the same, whatever stands in it; what is not understood is left out.
#include <doctest/doctest.h>

#include <random>

#include "tandem/contract/list_layout.hpp"

using namespace tandem;

TEST_CASE("a layout reads as it is described") {
    const ListLayout layout{.any = true,
                            .filters = {{"lifecycle", "any_of", {Value{"mql"}, Value{"sql"}}}, {"created_at", "within", {Value{"last_30_days"}}, true}, {"amount", "between", {Value{500}, Value{}}}},
                            .sorts = {{"last_name"}, {"created_at", true}},
                            .group = "lifecycle",
                            .columns = {{"last_name", 220}, {"contact_email.value", 180}, {"amount", 120, "sum"}}};
    const std::string text = "any\nfilter lifecycle any_of 'mql 'sql\nfilter not created_at within 'last_30_days\nfilter amount between #500 -\n"
                             "sort last_name\nsort created_at down\ngroup lifecycle\ncolumn last_name 220\ncolumn contact_email.value 180\ncolumn amount 120 sum\n";
    CHECK(to_text(layout) == text);
    CHECK(list_layout_from_text(text) == layout);
    CHECK(list_layout_from_text("") == ListLayout{});
}

TEST_CASE("groups read as they are described; programs without groups leave their lines out, and theirs are read as before") {
    const std::string text = "filter stage any_of #3\ngrouped amount greater_or_equal #1000000\ngrouped not owner is_filled\nfilter name contains 'x\n";
    const ListLayout layout = list_layout_from_text(text);
    REQUIRE(layout.filters.size() == 4);
    CHECK(to_text(layout) == text);
    CHECK((!layout.filters[0].grouped && layout.filters[1].grouped && layout.filters[2].grouped && layout.filters[2].negated && !layout.filters[3].grouped));
    CHECK(group_count(layout.filters) == 2);
    // A group whose first cannot be read is not added to the one before.
    const ListLayout odd = list_layout_from_text("grouped a is_filled\nfilter\ngrouped b is_filled\ngrouped c is_filled\nfilter !\ngrouped d is_filled\n");
    REQUIRE(odd.filters.size() == 4);
    CHECK((!odd.filters[0].grouped && !odd.filters[1].grouped && odd.filters[2].grouped && !odd.filters[3].grouped));
}

TEST_CASE("what leaves a group leaves the rest together") {
    auto filters = list_layout_from_text("filter a is_filled\ngrouped b is_filled\ngrouped c is_filled\nfilter d is_filled\ngrouped e is_filled\n").filters;
    const auto shown = [](const std::vector<ListFilter>& of) {
        std::string out;
        for (const ListFilter& each : of) out += (each.grouped ? "+" : " ") + each.field;
        return out;
    };
    CHECK(shown(filters_kept(filters, [](const ListFilter& f) { return f.field != "a" && f.field != "d"; })) == " b+c e");
    CHECK(shown(filters_kept(filters, [](const ListFilter& f) { return f.field > "c"; })) == " d+e");
    erase_filter(filters, 0);
    CHECK(shown(filters) == " b+c d+e");
    erase_filter(filters, 1);
    CHECK(shown(filters) == " b d+e");
    erase_filter(filters, 2);
    CHECK(shown(filters) == " b d");
}

TEST_CASE("hostile texts come back as they were") {
    std::mt19937 chance(7);
    const auto text = [&] {
        std::string out;
        for (unsigned i = chance() % 12; i > 0; --i) out += static_cast<char>(chance() % 255 + 1);
        return out;
    };
    for (int round = 0; round < 500; ++round) {
        ListLayout layout{.any = round % 2 == 0};
        for (unsigned i = chance() % 4; i > 0; --i)
            layout.filters.push_back({"f" + std::to_string(i), "contains", {Value{text()}, Value{static_cast<std::int64_t>(chance()) - (1ll << 31)}, Value{static_cast<double>(chance()) / 7}, Value{}}, chance() % 2 == 0, !layout.filters.empty() && chance() % 2 == 0});
        CHECK(list_layout_from_text(to_text(layout)) == layout);
    }
}

TEST_CASE("lines of a newer program, or of none, are left out") {
    const ListLayout layout = list_layout_from_text("group\ngroup by lifecycle\nparted lifecycle\nfilter\nfilter not\nfilter name\nfilter name equal !7\nfilter name equal #x\nsort\ncolumn name\ncolumn name wide\ncolumn name 9999\nsort name sideways\n\n  \n");
    CHECK(layout.filters.empty());
    CHECK(layout.group.empty());
    CHECK(layout.sorts == std::vector<ListSort>{{"name", false}});
    CHECK(layout.columns == std::vector<ListColumn>{{"name", 1000}});
}
