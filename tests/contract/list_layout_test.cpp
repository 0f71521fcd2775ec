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
            layout.filters.push_back({"f" + std::to_string(i), "contains", {Value{text()}, Value{static_cast<std::int64_t>(chance()) - (1ll << 31)}, Value{static_cast<double>(chance()) / 7}, Value{}}, chance() % 2 == 0});
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
