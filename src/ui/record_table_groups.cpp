// Groups of a grid and its foot: a head with a count and the figures of its rows, and the same of all rows beneath.
#include <algorithm>
#include <cmath>

#include "tandem_icons.hpp"
#include "ui/cell_line.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/list_words.hpp"
#include "ui/record_table.hpp"
#include "ui/text.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"

#include <imgui.h>

namespace tandem::ui {

namespace {

constexpr std::string_view figure_menu = "figure-of-column";
struct FigureName { std::string_view name, label, of; };        // `of`: "Sum of Amount"
constexpr FigureName figure_names[] = {{"none", "Nothing", ""}, {"sum", "Sum", "Sum of {}"}, {"average", "Average", "Average of {}"}, {"least", "Least", "Least of {}"}, {"most", "Most", "Most of {}"}};

const FigureName& figure_named(std::string_view name) {
    const auto* found = std::ranges::find(figure_names, name, &FigureName::name);
    return found == std::end(figure_names) ? figure_names[0] : *found;
}

double number_in(const Value& value) { return value.real() ? *value.real() : static_cast<double>(value.integer_or(0)); }

// Exact where there is room, else to three figures; a sum is longer than what it is of.
std::string fitting(ViewContext& context, const Field& field, const Value& sum, std::string exact, float width) {
    if (text_width(exact, TextStyle::label) <= width || !sum.integer() || field.kind == Kind::duration) return exact;
    return field.kind == Kind::money ? context.format.money_short({*sum.integer()}) : context.format.count_short(*sum.integer());
}

std::string group_words(ViewContext& context, const Field& field, const Cell& key) {
    if (key.value.is_null()) return tr("No {}", fold_label(field.label));
    if (field.kind == Kind::date || field.kind == Kind::instant) return context.format.month(Date{static_cast<std::int32_t>(key.value.integer_or(0))});
    return context.format.cell(field, key);
}

}  // namespace

bool RecordTable::has_figures() const {
    return !options_.trash && std::ranges::any_of(columns_, [](const Column& column) { return !column.figure.empty(); });
}

// Asked for only where something is shown of it.
Live<GroupsAnswer> RecordTable::follow_groups(ViewContext& context, const RecordList& list) {
    lines_.show(std::max<std::int64_t>(total_, 0));
    const bool is_grouped = !options_.trash && !layout_.group.empty();
    const bool shows_figures = has_figures() && std::ranges::any_of(columns_, [](const Column& column) { return !column.figure.empty() && column.figure != "none"; });
    if (!is_grouped && !shows_figures) return {};
    ListGroups question{list, is_grouped ? layout_.group : std::string()};
    question.of.first = 0, question.of.count = 0;
    auto groups = context.client.ask(question);
    if (is_grouped && groups && !groups->are_too_many) lines_.show(groups->groups);
    return groups;
}

std::string RecordTable::figure_words(ViewContext& context, const Column& column, const ColumnFigures& figures) const {
    if (figures.filled == 0 || column.figure.empty() || column.figure == "none") return {};
    if (column.kind->kind == Kind::rating && column.figure == "sum") return context.format.value(Kind::integer, figures.sum);
    if (column.figure != "average") return context.format.value(*column.kind, column.figure == "sum" ? figures.sum : column.figure == "least" ? figures.least : figures.most);
    if (figures.sum.is_null()) return {};
    const double mean = number_in(figures.sum) / static_cast<double>(figures.filled);
    if (column.kind->kind == Kind::money) return context.format.money({std::llround(mean)});
    if (column.kind->kind == Kind::percent) return context.format.percent(mean, 1);
    if (column.kind->kind == Kind::duration) return context.format.duration(std::llround(mean));
    return context.format.decimal(mean, 1);
}

void RecordTable::draw_group(ViewContext& context, const Box& box, const ListGroup& group, std::int64_t line, Flags state) {
    IdScope scope(static_cast<std::uint64_t>(line));
    const Entity& entity = context.catalog.entity(entity_);
    const Field* field = list_field(context.catalog, entity_, layout_.group);
    if (!field) return;
    const std::string name = group_words(context, *field, group.key), count = context.format.count(group.count);
    const bool is_closed = lines_.is_closed(group);
    std::string described = counted(count, group.count, fold_label(entity.label), fold_label(entity.plural));
    for (std::size_t i = 0; i < columns_.size() && i < group.columns.size(); ++i)
        if (const std::string words = figure_words(context, columns_[i], group.columns[i]); !words.empty()) described += ", " + tr(figure_named(columns_[i].figure).of, columns_[i].label) + " " + words;
    const Interaction it = begin_interact({.id = make_id("group"), .role = Role::row, .name = name, .description = described, .flags = state | (is_closed ? Flag::collapsed : Flag::expanded), .row_index = static_cast<int>(line) + 2}, box);
    take_focus(it, line);
    fill(box, it.hovered ? theme().hover : theme().canvas);
    fill({box.x, box.bottom() - hairline(), box.w, hairline()}, theme().line);
    Box in = box.inset(space::l, 0);
    if (context.is_phone) {
        draw_icon(in.cut_left(20, space::xs), is_closed ? icons::chevron_right : icons::chevron_down, theme().third, 14);
        draw_text(in.cut_right(text_width(count, TextStyle::table) + 4, space::s), count, {.style = TextStyle::table, .colour = theme().third, .align = Align::right});
        draw_text(in, name, {.style = TextStyle::label});
    } else {
        CellLine cells(in, widths_, pinned_, scroll_x_);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            Box cell = cells.next().inset(i == 0 ? 0 : space::s, 0);
            if (i > 0) {
                const std::string words = i < group.columns.size() ? figure_words(context, columns_[i], group.columns[i]) : std::string();
                if (!words.empty()) draw_text(cell, columns_[i].figure == "sum" ? fitting(context, *columns_[i].kind, group.columns[i].sum, words, cell.w) : words, {.style = TextStyle::label, .colour = theme().second, .align = Align::right});
                continue;
            }
            draw_icon(cell.cut_left(20, space::xs), is_closed ? icons::chevron_right : icons::chevron_down, theme().third, 14);
            const float width = std::min(cell.w - text_width(count, TextStyle::table) - space::m, text_width(name, TextStyle::label) + 2);
            draw_text(cell.cut_left(width, space::s), name, {.style = TextStyle::label});
            draw_text(cell, count, {.style = TextStyle::table, .colour = theme().third});
        }
    }
    if (it.ring) focus_ring(box.inset(2), radius::small);
    end_interact();
    const bool wants_open = key_on(it.id, ImGuiKey_RightArrow), wants_closed = key_on(it.id, ImGuiKey_LeftArrow);
    if (it.clicked || key_on(it.id, ImGuiKey_Space) || (wants_open && is_closed) || (wants_closed && !is_closed)) lines_.toggle(group), wake();
}

void RecordTable::draw_foot(ViewContext& context, const Box& box, const GroupsAnswer* groups) {
    const Entity& entity = context.catalog.entity(entity_);
    Semantics row({.role = Role::row, .name = std::string(tr("All rows"))}, box);
    const Clip clip(box);
    fill(box, theme().surface);
    fill({box.x, box.y, box.w, hairline()}, theme().line);
    CellLine cells(box.inset(space::l, 0).moved(-scroll_x_, 0), widths_, pinned_, scroll_x_);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        Box cell = cells.next().inset(i == 0 ? 0 : space::s, 0);
        const Column& column = columns_[i];
        if (i == 0) {
            std::string words = counted(context.format.count(std::max<std::int64_t>(total_, 0)), total_, fold_label(entity.label), fold_label(entity.plural));
            if (groups && groups->are_too_many) words = tr("More than {} groups: not grouped", context.format.count(static_cast<std::int64_t>(most_groups)));
            if (total_ >= 0) text(cell, words, {.style = TextStyle::table, .colour = theme().third});
            continue;
        }
        if (column.figure.empty()) continue;
        const FigureName& figure = figure_named(column.figure);
        const std::string words = groups && i < groups->all.columns.size() ? figure_words(context, column, groups->all.columns[i]) : std::string();
        const std::string name = figure.of.empty() ? tr("Figure of {}", column.label) : tr(figure.of, column.label);
        const Interaction it = interact({.id = make_id("figure of " + column.field), .role = Role::button, .name = name, .description = words, .flags = Flag::has_popup}, cell);
        if (it.hovered || it.ring) fill(cell.inset(0, 4), theme().hover, radius::small);
        if (it.ring) focus_ring(cell.inset(0, 4), radius::small);
        const std::string shown = column.figure == "sum" && !words.empty() ? fitting(context, *column.kind, groups->all.columns[i].sum, words, cell.w - text_width(tr(figure.label), TextStyle::caption) - space::s) : words;
        const float width = std::min(text_width(shown, TextStyle::label), cell.w);
        if (it.hovered && shown != words) show_tooltip(words, cell);
        if (!shown.empty()) draw_text(cell.cut_right(width, space::xs), shown, {.style = TextStyle::label, .align = Align::right});
        const std::string_view label = figure.of.empty() ? it.hovered ? tr("Calculate") : std::string_view() : tr(figure.label);
        if (cell.w > text_width(label, TextStyle::caption)) draw_text(cell, label, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right});
        if (it.clicked) figure_of_ = i, open_menu(figure_menu, cell, it.id);
    }
    Menu menu{figure_menu, 160};
    if (!menu || figure_of_ >= columns_.size()) return;
    for (const FigureName& each : figure_names) {
        if (!menu.item(tr(each.label), {.is_checked = columns_[figure_of_].figure == each.name, .can_check = true})) continue;
        layout_.columns = columns(context.catalog);
        layout_.columns[figure_of_].figure = each.name;
    }
}

}  // namespace tandem::ui
