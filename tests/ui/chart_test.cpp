// A chart read in other ways than as a picture: as a table, as numbers for a spreadsheet, as files.
#include "platform/headless/headless.hpp"
#include "ui/text.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/chart_files.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace tandem::ui;

namespace {

const std::vector<std::string> weeks = {"5 Oct", "12 Oct, \"fair\"", "19 Oct"};
const std::vector<Series> two = {{.name = "Won & lost", .values = {120'050, std::nan(""), 0}, .tone = Tone::sales}, {.name = "<Last>", .values = {-5'000, 7}, .tone = Tone::neutral}};

Chart a_chart(ChartKind kind = ChartKind::bars) {
    return {.title = "€1.2K won: \"a/b\"", .caption = "By week", .kind = kind, .labels = weeks, .series = two, .format = [](double minor) { return "€" + std::to_string(static_cast<int>(minor / 100)); }, .label_head = "Week from", .unit = 100};
}

const HostCall* last(const Headless& page, std::string_view type) {
    const HostCall* found = nullptr;
    for (const HostCall& call : page.host_calls()) if (call.type == type) found = &call;
    return found;
}

}  // namespace

TEST_CASE("a chart's numbers as CSV: quoted where needed, whole units, empty where there is none") {
    CHECK(chart_csv(a_chart()) == "Week from,Won & lost,<Last>\r\n5 Oct,1200.5,-50\r\n\"12 Oct, \"\"fair\"\"\",,0.07\r\n19 Oct,0,\r\n");
}

TEST_CASE("a chart's picture is well-formed for each kind, with words escaped") {
    Headless page([] {});       // fonts to measure by
    page.settle();
    for (const ChartKind kind : {ChartKind::bars, ChartKind::stacked_bars, ChartKind::line, ChartKind::area, ChartKind::stacked_area}) {
        const std::string svg = chart_svg(a_chart(kind));
        CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"960\""));
        CHECK(svg.ends_with("</svg>\n"));
        CHECK(svg.contains(">Won &amp; lost</text>"));
        CHECK(svg.contains(">&lt;Last&gt;</text>"));
        CHECK(svg.contains("&quot;a/b&quot;"));
        CHECK_FALSE(svg.contains("nan"));
        CHECK(svg.contains(kind == ChartKind::bars || kind == ChartKind::stacked_bars ? "<rect x=" : "<path d=\"M"));
    }
}

TEST_CASE("a chart turns into a table and back, and goes out as files") {
    Headless page([] { chart({20, 20, 600, 300}, a_chart()); });
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::button, "Chart options"), page.tree());
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::menuitem, "Show as a table"), page.tree());
    page.settle();
    const Node* grid = page.find(Role::grid, "€1.2K won");
    REQUIRE_MESSAGE(grid, page.tree());
    CHECK(page.find_in(*grid, Role::columnheader, "Won & lost"));
    const Node* row = page.find_in(*grid, Role::row, "5 Oct");
    REQUIRE(row);
    CHECK(page.find_in(*row, Role::text, "€1200"));
    const Node* fair = page.find_in(*grid, Role::row, weeks[1]);
    REQUIRE_MESSAGE(fair, page.tree());
    CHECK(page.find_in(*fair, Role::text, "–"));
    const auto choose = [&](std::string_view item) {
        REQUIRE(page.click(Role::button, "Chart options"));
        page.settle();
        REQUIRE_MESSAGE(page.click(Role::menuitem, item), page.tree());
        page.settle();
    };
    choose("Copy the numbers");
    REQUIRE(last(page, "copy"));
    CHECK(last(page, "copy")->text == chart_csv(a_chart()));
    choose("Save as CSV");
    REQUIRE(last(page, "save_chart"));
    CHECK(last(page, "save_chart")->text.starts_with(R"({"name":"€1.2K won   a b .csv","mime":"text/csv","text":"Week from,)"));
    choose("Save as PNG");
    CHECK(last(page, "save_chart")->text.contains(R"("mime":"image/png","text":"<svg )"));
    choose("Show as a chart");
    CHECK_FALSE(page.find(Role::grid, "€1.2K won"));
}
