// Menu, table and files of charts; the page makes downloads of what it is given.
#include "ui/widgets/chart_options.hpp"

#include <cmath>
#include <unordered_set>

#include "tandem_icons.hpp"
#include "ui/host.hpp"
#include "ui/json_text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart_files.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

constexpr float row_height = 28, head_height = 30;

std::unordered_set<NodeId> tables;     // charts that are shown as tables, until the page is left for good

// What a file system takes everywhere.
std::string file_name(const Chart& c, std::string_view ending) {
    std::string name;
    for (const char each : c.title) name += std::string_view("/\\:*?\"<>|").find(each) == std::string_view::npos && static_cast<unsigned char>(each) >= 0x20 ? each : ' ';
    return (name.empty() ? std::string(tr("Chart")) : name) + std::string(ending);
}

void save(const Chart& c, std::string_view ending, std::string_view type, const std::string& text) {
    std::string json = "{\"name\":";
    add_json_text(json, file_name(c, ending));
    json += ",\"mime\":";
    add_json_text(json, type);
    json += ",\"text\":";
    add_json_text(json, text);
    host().post("save_chart", json + "}");
}

}  // namespace

bool chart_is_table(NodeId id) { return tables.contains(id); }

void draw_chart_options(const Box& box, const Chart& c, NodeId id) {
    const std::string menu_name = "chart-options-" + std::to_string(id);
    if (icon_button(box, icons::ellipsis, tr("Chart options"), {.kind = ButtonKind::ghost, .id = "options", .flags = Flag::has_popup})) open_menu(menu_name, box);
    Menu menu{menu_name};
    if (!menu) return;
    const bool is_table = chart_is_table(id);
    if (menu.item(is_table ? tr("Show as a chart") : tr("Show as a table"), {.icon = is_table ? icons::chart_column : icons::table})) is_table ? static_cast<void>(tables.erase(id)) : static_cast<void>(tables.insert(id));
    menu.separator();
    if (menu.item(tr("Copy the numbers"), {.icon = icons::copy})) host().copy(chart_csv(c));
    if (menu.item(tr("Save as CSV"), {.icon = icons::file_spreadsheet})) save(c, ".csv", "text/csv", chart_csv(c));
    if (menu.item(tr("Save as PNG"), {.icon = icons::file_down})) save(c, ".png", "image/png", chart_svg(c));
    if (menu.item(tr("Save as SVG"), {.icon = icons::file_down})) save(c, ".svg", "image/svg+xml", chart_svg(c));
}

void draw_chart_table(const Box& box, const Chart& c, NodeId id) {
    const auto count = static_cast<std::int64_t>(c.labels.size());
    const int columns = static_cast<int>(c.series.size()) + 1;
    Semantics grid({.role = Role::grid, .name = std::string(c.title), .row_count = static_cast<int>(count) + 1, .column_count = columns}, box);
    Box rest = box;
    const auto cell_of = [&](Box line, int column) { return share(line, columns, column, space::m); };
    {
        const Box head = rest.cut_top(head_height);
        Semantics row({.role = Role::row, .row_index = 1}, head);
        for (int i = 0; i < columns; ++i) {
            const std::string_view label = i == 0 ? std::string_view(c.label_head) : std::string_view(c.series[static_cast<std::size_t>(i - 1)].name);
            mirror().add({.role = Role::columnheader, .name = std::string(label), .column_index = i + 1}, cell_of(head, i));
            draw_text(cell_of(head, i), label, {.style = TextStyle::caption_strong, .colour = theme().third, .align = i ? Align::right : Align::left});
        }
        fill({head.x, head.bottom() - hairline(), head.w, hairline()}, theme().line);
    }
    ScrollArea scroll("chart-table-" + std::to_string(id), rest, {.content_height = row_height * static_cast<float>(count)});
    const Box inner = scroll.content();
    const auto [first, last] = scroll.rows(row_height, count);
    for (auto i = first; i < last; ++i) {
        const Box line{inner.x, inner.y + row_height * static_cast<float>(i), inner.w, row_height};
        const auto at = static_cast<std::size_t>(i);
        Semantics row({.role = Role::row, .name = c.labels[at], .row_index = static_cast<int>(i) + 2}, line);
        for (int k = 0; k < columns; ++k) {
            const Box cell = cell_of(line, k);
            Semantics here({.role = Role::gridcell, .column_index = k + 1}, cell);
            if (k == 0) {
                text(cell, c.labels[at], {.style = TextStyle::table, .colour = theme().second});
                continue;
            }
            const Series& s = c.series[static_cast<std::size_t>(k - 1)];
            text(cell, at < s.values.size() ? chart_value(c, s.values[at]) : std::string("–"), {.style = TextStyle::table, .align = Align::right});
        }
    }
}

} // namespace tandem::ui
