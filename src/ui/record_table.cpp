// Draws only the rows in view; pages of a hundred are asked by where the scroll stands. The head is in record_table_head.cpp.
#include "ui/record_table.hpp"

#include <imgui.h>

#include <algorithm>
#include <numeric>

#include "tandem_icons.hpp"
#include "ui/cell_line.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/list_grouping.hpp"
#include "ui/list_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/listing.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/rating.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr std::int64_t page_rows = 100;
constexpr float card_height = 64, head_height = 36, foot_height = 36;
constexpr float narrowest = 0.66f;          // of a column's own width

bool has_avatar(std::string_view entity) { return entity == "contact" || entity == "company" || entity == "person"; }

Live<ListAnswer> page_of(ViewContext& context, RecordList list, std::int64_t first) {
    list.first = first, list.count = page_rows;
    return context.client.ask(list);
}

}  // namespace

RecordTable::RecordTable(std::string entity, std::vector<TableColumn> columns, std::vector<ListSort> sorts)
    : entity_(std::move(entity)), base_columns_(std::move(columns)), layout_{.sorts = sorts}, base_sorts_(std::move(sorts)) {}

std::vector<ListColumn> RecordTable::wanted_columns(const Catalog& catalog) const {
    if (!layout_.columns.empty()) return layout_.columns;
    std::vector<ListColumn> out;
    for (const TableColumn& column : base_columns_) out.push_back({column.field, static_cast<int>(column.width)});
    for (const Field& field : catalog.entity(entity_).fields)
        if (field.is_custom() && field.options.listed) out.push_back({std::string(field.name), is_number(field.kind) ? 110 : 130});
    return out;
}

std::vector<ListColumn> RecordTable::columns(const Catalog& catalog) const {
    std::vector<ListColumn> out = wanted_columns(catalog);
    for (ListColumn& column : out) {
        const auto shown = std::ranges::find(columns_, column.field, &Column::field);
        const auto place = static_cast<std::size_t>(shown - columns_.begin());
        if (layout_.columns.empty() && place < widths_.size()) column.width = static_cast<int>(widths_[place]);
    }
    return out;
}

// A column whose field was removed since, or is not known here, is left out.
void RecordTable::follow_catalog(const Catalog& catalog) {
    columns_.clear();
    for (const ListColumn& column : wanted_columns(catalog)) {
        const auto base = std::ranges::find(base_columns_, column.field, &TableColumn::field);
        const Field* field = list_field(catalog, entity_, column.field);
        if (!field && column.field != "tags") continue;
        std::string label = base != base_columns_.end() ? std::string(tr(base->label)) : list_field_label(catalog, entity_, column.field);
        const bool is_own = column.field.find('.') == std::string::npos && column.field != "tags";
        columns_.push_back({column.field, std::move(label), static_cast<float>(column.width), is_own, field, {}});
        // Money adds up and shares have a mean; what other numbers amount to is for the user to say: a sum of years is none.
        if (is_own && field && is_number(field->kind))
            columns_.back().figure = !column.figure.empty() ? column.figure : field->kind == Kind::money ? "sum" : field->kind == Kind::percent || field->kind == Kind::rating ? "average" : "none";
    }
    std::erase_if(layout_.sorts, [&](const ListSort& sort) { return list_field(catalog, entity_, sort.field) == nullptr; });
}

std::vector<RecordTable::ShownColumn> RecordTable::shown_columns() const {
    std::vector<ShownColumn> shown;
    for (const Column& column : columns_) shown.push_back({column.label, column.kind, column.field});
    return shown;
}

RecordList RecordTable::question(const Catalog& catalog) const {
    RecordList list{.entity = entity_, .columns = {}, .filters = {}, .any = layout_.any, .text = options_.text, .sorts = grouped_sorts(catalog, entity_, layout_), .trash = options_.trash};
    for (const Column& column : columns_) list.columns.push_back(column.field);
    list.filters = filters_kept(layout_.filters, [&](const ListFilter& filter) {
        const Field* field = list_field(catalog, entity_, filter.field);
        return field && is_complete(filter, *field);
    });
    return list;
}

// The avatar's place: its check box while one selects, or could with the pointer or the focus there. It can always be found by name.
void RecordTable::draw_mark(const Box& box, const ListRow& row, std::int64_t index, bool is_shown) {
    const bool can_select = options_.can_select;
    const bool is_on = selection_.contains(row.id);
    if (has_avatar(entity_) && (!can_select || !(is_shown || is_on || !selection_.empty()))) avatar(box, row.title, entity_ == "company");
    if (!can_select) return;
    const std::string name = tr("Select {}", row.title);
    bool checked = is_on;
    bool pressed = false;
    if (is_shown || is_on || !selection_.empty() || !has_avatar(entity_)) {
        const Clip only_the_box({box.x, box.y, box.w / 2 + 10, box.h});     // its label is read, and would stand beside the name a second time
        pressed = checkbox(Box{box.middle_x() - 8, box.y, box.w, box.h}, name, checked);
    } else {
        pressed = interact({.id = make_id(name), .role = Role::checkbox, .name = name, .flags = Flag::unchecked | Flag::roving}, box).clicked;
    }
    if (pressed) selection_.toggle(row.id, index, row.title);
}

// Whether what was done to the row was about selecting it, and so does not open it.
bool RecordTable::select_by(const Interaction& it, const ListRow& row, std::int64_t index, bool is_phone) {
    if (!options_.can_select) return false;
    selection_.name(row.id, row.title);
    const auto extend = [&](ImGuiKey key) { return key_on(it.id, static_cast<ImGuiKey>(ImGuiMod_Shift | key)); };
    if (extend(ImGuiKey_Space) || extend(ImGuiKey_X) || (it.clicked && it.shift)) return selection_.extend_to(index), true;
    const bool is_tap = it.clicked && (it.ctrl || (is_phone && !selection_.empty()));
    const bool is_long = it.menu_asked && (is_phone || appearance().touch);
    if (!is_tap && !is_long && !key_on(it.id, ImGuiKey_Space) && !key_on(it.id, ImGuiKey_X)) return false;
    selection_.toggle(row.id, index, row.title);
    return true;
}

void RecordTable::select_by_key(ViewContext& context, const RecordList& list) {
    if (!options_.can_select) return;
    selection_.follow(context, list);
    if (total_ > 0 && shortcut(ImGuiMod_Ctrl | ImGuiKey_A)) selection_.take_all(total_);
    // A record beside the list closes first.
    if (!selection_.empty() && !context.navigation.record() && shortcut(ImGuiKey_Escape)) selection_.clear();
}

void RecordTable::set_widths(float all) {
    widths_.clear();
    float used = 0;
    for (const Column& column : columns_) widths_.push_back(column.width), used += column.width;
    if (widths_.empty()) return;
    // Too many columns for the room: all but the first give way, as far as their words can be read. Widths that somebody chose do not.
    if (used > all && widths_.size() > 1 && layout_.columns.empty()) {
        const float scale = std::clamp((all - widths_[0]) / (used - widths_[0]), narrowest, 1.0f);
        for (std::size_t i = 1; i < widths_.size(); ++i) widths_[i] = std::max(widths_[i] * scale, text_width(columns_[i].label, TextStyle::caption_strong) + 2 * space::s);
    }
    if (used >= all) return;
    // Air goes to the name first, the rest to the others; beside widths that somebody chose, to the name alone.
    const float share = layout_.columns.empty() && widths_.size() > 1 ? 0.5f : 1.0f;
    widths_[0] += (all - used) * share;
    for (std::size_t i = 1; i < widths_.size(); ++i) widths_[i] += (all - used) * (1 - share) / static_cast<float>(widths_.size() - 1);
}

void RecordTable::draw_row(ViewContext& context, const Box& box, const ListRow& row, Place place, Flags state) {
    IdScope scope(static_cast<std::uint64_t>(row.id));
    const std::string& name = row.title;
    const Interaction it = begin_interact({.id = make_id("row"), .role = Role::row, .name = name, .flags = state, .row_index = static_cast<int>(place.line) + 2}, box);
    take_focus(it, place.line);
    if (state.has(Flag::selected)) fill(box, theme().selected);
    else if (it.hovered) fill(box, theme().hover);
    fill({box.x + space::l, box.bottom() - hairline(), box.w - 2 * space::l, hairline()}, theme().line);
    Box in = box.inset(space::l, 0);
    if (options_.trash) {
        const std::string_view label = tr("Restore");
        if (button(in.cut_right(button_width(label), space::m), label)) restored_ = row.id;
    }
    std::vector<Box> cells;
    const bool is_being_edited = editing_.is_in(row.id);
    {
        CellLine line(in, widths_, pinned_, scroll_x_);
        for (std::size_t i = 0; i < columns_.size() && i < row.cells.size(); ++i) {
            Box cell_box = line.next().inset(i == 0 ? 0 : space::s, 0);
            cells.push_back(cell_box);
            const Semantics cell({.role = Role::gridcell, .column_index = static_cast<int>(i) + 1}, cell_box);
            if (i > 0) {
                draw_cell(context, cell_box, row, i);
                continue;
            }
            if (has_avatar(entity_) || options_.can_select) draw_mark(cell_box.cut_left(24, space::s).centred(24, 24), row, place.row, it.hovered || it.focused);
            if (options_.trash) text(cell_box, name, {.style = TextStyle::label});
            else link(cell_box.left(std::min(cell_box.w, text_width(name, TextStyle::label) + 2)), name, record_href(entity_, row.id), {.style = TextStyle::label, .is_quiet = true});
        }
    }
    if (!options_.trash) walk_cells(it, cells);
    if (!options_.trash && (it.hovered || it.focused || is_being_edited)) edit_cells(context, it, row, cells, is_being_edited);
    if (it.ring) focus_ring(box.inset(2), radius::small);
    end_interact();
    if (select_by(it, row, place.row, false)) return;
    if ((it.clicked || key_on(it.id, ImGuiKey_Enter)) && !options_.trash) context.open_record(entity_, row.id);
}

void RecordTable::draw_cell(ViewContext& context, const Box& box, const ListRow& row, std::size_t i) {
    const Field* field = columns_[i].kind;
    const Cell& cell = row.cells[i];
    if (columns_[i].field == "tags") return text(box, cell.value.text_or(""), {.style = TextStyle::table, .colour = theme().second});
    if (editing_.is_at(row.id, columns_[i].field)) {
        const Box editor = box.inset(-space::s, 0).centred(box.w + 2 * space::s, size::control());
        if (editing_.draw(context, editor, context.catalog.entity(entity_), *field)) return;
    }
    if (field->kind == Kind::rating) return stars_shown(box, static_cast<int>(cell.value.integer_or(0)), Align::right);
    const std::string shown = context.format.cell(*field, cell);
    const bool is_time = field->kind == Kind::instant;
    text(box, is_time && !cell.value.is_null() ? context.format.relative(Instant{cell.value.integer_or(0)}) : shown,
         {.style = TextStyle::table, .colour = theme().second, .align = is_number(field->kind) ? Align::right : Align::left, .description = is_time ? std::string_view(shown) : std::string_view()});
}

// Left and Right go from cell to cell of the row with the focus: where F2 edits, and where a paste begins.
void RecordTable::walk_cells(const Interaction& it, std::span<const Box> cells) {
    if (!it.focused || cells.empty()) return;
    const int count = static_cast<int>(std::min(cells.size(), columns_.size())), at = current_column();
    int to = at;
    if (key_on(it.id, ImGuiKey_RightArrow)) to = std::min(at + 1, count - 1);
    if (key_on(it.id, ImGuiKey_LeftArrow)) to = std::max(at - 1, 0);
    if (to != at) edited_ = columns_[static_cast<std::size_t>(to)].field, wake();
    if (to < 0 || to >= count) return;
    if (it.ring) focus_ring(cells[static_cast<std::size_t>(to)].inset(-4, 4), radius::small);
    if (Node* row = mirror().find_open(it.id)) row->description = columns_[static_cast<std::size_t>(to)].label;
}

// What can be edited in the row with the pointer or the focus: each cell by its pencil, the one edited last by F2. While one is edited the
// others are stops of Tab, which begins to edit them at once.
void RecordTable::edit_cells(ViewContext& context, const Interaction& it, const ListRow& row, std::span<const Box> cells, bool is_being_edited) {
    const auto begin = [&](std::size_t i) {
        edited_ = columns_[i].field;
        editing_.begin(context, row.id, *columns_[i].kind, row.cells[i], it.id, cells[i]);
    };
    const bool by_key = key_on(it.id, ImGuiKey_F2);
    std::size_t first = cells.size();
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (!can_edit_in_cell(columns_[i].kind, columns_[i].field) || editing_.is_at(row.id, columns_[i].field)) continue;
        if (first == cells.size() || columns_[i].field == edited_) first = i;
        const bool is_right = is_number(columns_[i].kind->kind);
        const Box place = (is_right ? cells[i].left(24) : cells[i].from_right(24)).centred(24, 24);
        const std::string label = tr("Edit {} of {}", fold_label(columns_[i].label), row.title);
        if (is_being_edited) {
            if (interact({.id = make_id(columns_[i].field), .role = Role::button, .name = label, .flags = Flag::focusable}, place).focused) begin(i);
        } else if (is_hovered(cells[i]) && !appearance().touch) {
            fill(place, theme().surface, radius::small);
            if (icon_button(place, icons::pencil, label, {.kind = ButtonKind::ghost, .id = columns_[i].field, .shortcut = "F2"})) begin(i);
        } else if (interact({.id = make_id(columns_[i].field), .role = Role::button, .name = label, .flags = Flag::roving}, place).clicked) begin(i);
    }
    if (by_key && first < cells.size()) begin(first);
}

void RecordTable::draw_card(ViewContext& context, const Box& box, const ListRow& row, Place place, Flags state) {
    IdScope scope(static_cast<std::uint64_t>(row.id));
    const Interaction it = begin_interact({.id = make_id("row"), .role = Role::row, .name = row.title, .flags = state, .row_index = static_cast<int>(place.line) + 2}, box);
    take_focus(it, place.line);
    if (it.held) fill(box, theme().pressed);
    else if (state.has(Flag::selected)) fill(box, theme().selected);
    Box in = box.inset(space::l, space::s);
    fill({in.x, box.bottom() - hairline(), in.w, hairline()}, theme().line);
    if (options_.trash && button(in.cut_right(button_width(tr("Restore")), space::m), tr("Restore"))) restored_ = row.id;
    // Records without an avatar have no room for a box there until one selects.
    if (has_avatar(entity_) || (options_.can_select && !selection_.empty())) draw_mark(in.cut_left(36, space::m).centred(36, 36), row, place.row, false);
    std::string second, figure;
    for (std::size_t i = 1; i < columns_.size() && i < row.cells.size(); ++i) {
        const Field* field = columns_[i].kind;
        const std::string shown = field ? context.format.cell(*field, row.cells[i]) : std::string(row.cells[i].value.text_or(""));
        if (shown.empty()) continue;
        if (field && is_number(field->kind)) { if (figure.empty()) figure = shown; continue; }
        if (second.size() < 40) second += (second.empty() ? "" : " · ") + shown;
    }
    Semantics cell({.role = Role::gridcell, .column_index = 1}, in);
    Box top = in.cut_top(in.h / 2);
    if (!figure.empty()) text(top.cut_right(text_width(figure, TextStyle::label) + 4, space::s), figure, {.style = TextStyle::label, .align = Align::right});
    // While one selects, a tap anywhere selects.
    if (options_.trash || !selection_.empty()) text(top, row.title, {.style = TextStyle::body_strong});
    else link(top.left(std::min(top.w, text_width(row.title, TextStyle::body_strong) + 2)), row.title, record_href(entity_, row.id), {.style = TextStyle::body_strong, .is_quiet = true});
    text(in, second, {.style = TextStyle::table, .colour = theme().third});
    end_interact();
    if (select_by(it, row, place.row, true)) return;
    if (it.clicked && !options_.trash) context.open_record(entity_, row.id);
}

void RecordTable::take_focus(const Interaction& it, std::int64_t line) {
    if (it.focused) focus_ = it.id, focus_at_ = line;
    if (focus_next_ == line) request_focus(it.id, true), focus_next_ = -1;
}

std::int64_t RecordTable::draw(ViewContext& context, const Box& area, const Options& options) {
    const bool is_phone = context.is_phone;
    restored_ = 0;
    if (options.text != options_.text || options.trash != options_.trash) order_.clear(), places_.clear();
    options_ = options;
    follow_catalog(context.catalog);
    const RecordList list = question(context.catalog);
    // What was selected among other rows would be acted on unseen.
    if (list.filters != among_.filters || list.any != among_.any || list.text != among_.text) {
        selection_.clear();
        among_ = list;
    }
    const auto first_page = page_of(context, list, 0);
    if (first_page) total_ = first_page->total;
    const auto groups = follow_groups(context, list);
    set_widths(area.w - 2 * space::l);
    pinned_ = pinned_within(widths_, layout_.pinned, area.w);
    const Entity& entity = context.catalog.entity(entity_);
    Box box = area;
    const Semantics grid({.role = Role::grid, .name = std::string(tr(entity.plural)), .row_count = static_cast<int>(std::max<std::int64_t>(lines_.count(), 0)) + 1,
                          .column_count = static_cast<int>(columns_.size())}, box);
    if (!is_phone) draw_head(context, box.cut_top(head_height));
    if (!is_phone && has_figures() && box.h > 4 * size::row()) draw_foot(context, box.cut_bottom(foot_height), groups ? &*groups : nullptr);
    if (!first_page || (!layout_.group.empty() && !groups)) {
        skeleton_rows(box.inset(space::l, space::s), size::row(), 12);
        return first_page ? total_ : -1;
    }
    const float row_height = is_phone ? card_height : size::row();
    const float all = is_phone ? box.w : std::max(box.w, std::accumulate(widths_.begin(), widths_.end(), 2 * space::l));
    ScrollArea scroll("rows-" + entity_, box, {.axis = all > box.w ? Axis::both : Axis::vertical, .content_width = all, .content_height = row_height * static_cast<float>(lines_.count()) + space::l});
    const Box inner = scroll.content();
    if (scroll_x_ != scroll.offset_x()) scroll_x_ = scroll.offset_x(), wake();
    const auto [first, last] = scroll.rows(row_height, lines_.count());
    if (order_.size() > 4000) order_.clear(), places_.clear();
    const RecordRef& open = context.navigation.record();
    std::int64_t stop = focus_ != 0 && focus_at_ >= first && focus_at_ < last ? focus_at_ : first;
    if (const auto place = places_.find(open.row); focus_ == 0 && open.entity == entity_ && place != places_.end())
        if (const std::int64_t line = lines_.line_of(place->second); line >= first && line < last) stop = line;
    focus_ = 0;
    std::int64_t start = 0;
    auto answer = first_page;
    for (std::int64_t i = first; i < last; ++i) {
        const Box line{inner.x, inner.y + static_cast<float>(i) * row_height, inner.w, row_height};
        const Flags tab = i == stop ? Flag::focusable : Flag::roving;       // one stop for Tab in the whole grid; arrows go on from there
        const GroupedLines::Line at = lines_.at(i);
        if (at.row < 0) {
            draw_group(context, line, groups->groups[static_cast<std::size_t>(at.group)], i, tab);
            continue;
        }
        if (const std::int64_t wanted = at.row / page_rows * page_rows; wanted != start) start = wanted, answer = page_of(context, list, start);
        if (!answer || at.row - answer->first >= static_cast<std::int64_t>(answer->rows.size()) || at.row < answer->first) {
            skeleton(line.inset(space::l, row_height / 2 - 5).left(220));
            continue;
        }
        const ListRow& row = answer->rows[static_cast<std::size_t>(at.row - answer->first)];
        order_[at.row] = row.id;
        places_[row.id] = at.row;
        const bool is_selected = selection_.contains(row.id) || (open.entity == entity_ && open.row == row.id);
        const Flags state = tab | when(is_selected, Flag::selected);
        if (is_phone) draw_card(context, line, row, {i, at.row}, state);
        else draw_row(context, line, row, {i, at.row}, state);
    }
    if (focus_ != 0)
        if (const std::int64_t to = row_step(focus_, focus_at_, lines_.count(), static_cast<std::int64_t>(box.h / row_height)); to >= 0 && to != focus_at_) {
            focus_next_ = to;
            scroll.show(scroll.row(to, row_height));
            wake();
        }
    select_by_key(context, list);
    return total_;
}

std::int64_t RecordTable::current_line() const {
    if (focus_ != 0) return focus_at_;
    std::int64_t first = -1;
    for (const auto& [row, place] : places_)
        if (selection_.contains(row) && (first < 0 || place < first)) first = place;
    return first < 0 ? -1 : lines_.line_of(first);
}

int RecordTable::current_column() const {
    const auto at = std::ranges::find(columns_, edited_, &Column::field);
    return at == columns_.end() ? -1 : static_cast<int>(at - columns_.begin());
}

std::vector<std::int64_t> RecordTable::places_from(std::int64_t line, std::int64_t count) const {
    std::vector<std::int64_t> places;
    for (; line < lines_.count() && std::ssize(places) < count; ++line)
        if (const GroupedLines::Line at = lines_.at(line); at.row >= 0) places.push_back(at.row);
    return places;
}

RowId RecordTable::neighbour(const RecordRef& record, int step) const {
    if (record.entity != entity_) return 0;
    const auto place = places_.find(record.row);
    if (place == places_.end()) return 0;
    const auto next = order_.find(place->second + step);
    return next == order_.end() ? 0 : next->second;
}

}  // namespace tandem::ui
