// Plans cell by cell, then writes or asks.
#include "ui/paste_cells.hpp"

#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "tandem/base/text.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/list_words.hpp"
#include "ui/record_edit.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"

namespace tandem::ui {

namespace {

constexpr std::size_t most_cells = 100'000, most_misfits = 200;
constexpr float misfit_height = 44;

// Stages are moved on the board, which knows their pipeline; the parts of a contact that stand in a column are its first ones.
bool can_paste(const RecordTable::ShownColumn& column, std::size_t place) {
    if (place == 0 || !column.field || column.name == "tags" || column.field->name == "stage") return false;
    const bool is_part = column.name.contains('.');
    return can_set_alone(*column.field) && !column.field->is_computed && !(is_part && column.field->kind == Kind::reference);
}

std::string in_short(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most) return std::string(text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace

std::size_t PasteCells::width() const {
    std::size_t most = 0;
    for (const auto& row : block_) most = std::max(most, row.size());
    return most;
}

std::size_t PasteCells::place_of(std::size_t column) const {
    if (by_name_.empty()) return column + static_cast<std::size_t>(column_);
    return column < by_name_.size() ? static_cast<std::size_t>(by_name_[column]) : SIZE_MAX;
}

void PasteCells::begin(ViewContext& context, Pasted pasted, const RecordTable& table) {
    block_ = cell_block_of(pasted.text);
    if (block_.empty()) return context.toast(tr("The clipboard holds no text"), Tone::warn);
    if (std::ssize(block_) > most_pasted_rows || block_.size() * width() > most_cells)
        return context.toast(tr("So much cannot be pasted at once; please import it as a file"), Tone::warn);
    const std::int64_t line = table.current_line();
    line_ = std::max<std::int64_t>(line, 0);
    by_name_.clear(), plan_.reset();
    const auto columns = table.shown_columns();
    column_ = std::max(table.current_column(), 0);
    take_head(context.catalog, columns, context.catalog.entity(table.entity()));
    is_going_ = true, is_open_ = was_open_ = false;
    asks_ = pasted.is_by_menu || line < 0;
}

// A first row that holds nothing but names of columns, as our own copies have it, says where each column goes.
void PasteCells::take_head(const Catalog& catalog, const std::vector<Shown>& columns, const Entity& entity) {
    if (block_.size() < 2) return;
    std::vector<int> found;
    for (const std::string& cell : block_[0]) {
        const std::string wanted = fold_words(cell);
        const auto is_called = [&](std::string_view label) { return !label.empty() && fold_words(label) == wanted; };
        int at = -1;
        for (std::size_t i = 0; i < columns.size() && at < 0 && !wanted.empty(); ++i) {
            const Field* field = columns[i].field;
            const Entity* part = catalog.find(columns[i].name.substr(0, columns[i].name.find('.')));
            const std::string_view other = i == 0 ? entity.label : part && columns[i].name.contains('.') ? part->label : field ? field->label : std::string_view("Tags");
            if (is_called(columns[i].label) || is_called(other) || is_called(tr(other))) at = static_cast<int>(i);
        }
        if (at < 0 || std::ranges::contains(found, at)) return;
        found.push_back(at);
    }
    by_name_ = std::move(found);
    block_.erase(block_.begin());
}

PasteTargets PasteCells::question(ViewContext& context, const RecordTable& table, const std::vector<Shown>& columns) const {
    PasteTargets q{.of = table.question(context.catalog), .places = table.places_from(line_, std::ssize(block_)), .names = {}};
    q.of.columns.clear();
    std::set<std::pair<std::string, std::string>> known;
    for (const auto& row : block_)
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::size_t at = place_of(c);
            if (at >= columns.size() || !can_paste(columns[at], at) || columns[at].field->kind != Kind::reference || text_of_cell(row[c]).empty()) continue;
            if (known.emplace(columns[at].field->target, text_of_cell(row[c])).second) q.names.push_back({.entity = std::string(columns[at].field->target), .text = std::string(text_of_cell(row[c]))});
        }
    return q;
}

void PasteCells::plan_cell(ViewContext& context, const Shown& column, const std::string& text, const PastedRow& row, const NamedRecord* named) {
    const Field& field = *column.field;
    Result<Value> value = Value{};
    if (field.kind != Kind::reference || text_of_cell(text).empty()) {
        value = value_of_cell(field, text, entry_context(context.format));
    } else if (named && named->found == 1) {
        value = Value{named->id};
    } else {
        const Entity& target = context.catalog.entity(field.target);
        value = fail(ErrorCode::not_found, named && named->found > 1 ? tr("{} have this name", counted(context.format.count(named->found), named->found, fold_label(target.label), fold_label(target.plural)))
                                                                     : tr("No {} has this name", fold_label(target.label)));
    }
    if (!value) {
        ++plan_->misfit_cells;
        if (plan_->misfits.size() < most_misfits) plan_->misfits.push_back({tr("{} of {}", column.label, row.title), in_short(text), said(value.error().message)});
        return;
    }
    plan_->rows.push_back(row.id);
    plan_->values.emplace_back(column.name, std::move(*value));
}

void PasteCells::plan(ViewContext& context, const Entity& entity, const std::vector<Shown>& columns, const PasteTargets& q, const PasteTargetsAnswer& answer) {
    plan_.emplace();
    const std::size_t wide = width();
    std::map<std::pair<std::string_view, std::string_view>, const NamedRecord*> named;
    for (std::size_t i = 0; i < std::min(q.names.size(), answer.named.size()); ++i) named[{q.names[i].entity, q.names[i].text}] = &answer.named[i];
    const auto add = [&](std::string place, std::string value, std::string reason, std::int64_t cells) {
        plan_->misfits.push_back({std::move(place), in_short(value), std::move(reason)});
        plan_->misfit_cells += cells;
    };
    // What cannot lie anywhere is said once for its column, or for the rows at the end.
    std::vector<bool> takes(wide, false);
    for (std::size_t c = 0; c < wide; ++c) {
        const std::size_t at = place_of(c);
        std::int64_t cells = 0;
        std::string first;
        bool is_title = at == 0;
        for (std::size_t r = 0; r < block_.size(); ++r) {
            if (c >= block_[r].size()) continue;
            ++cells;
            if (first.empty()) first = block_[r][c];
            // The names of the records themselves, which our own copies bring along, say nothing new.
            is_title = is_title && r < answer.rows.size() && (answer.rows[r].id == 0 || answer.rows[r].title == text_of_cell(block_[r][c]));
        }
        if (at >= columns.size()) {
            if (cells > 0) add(tr("Column {} of the block", context.format.count(static_cast<std::int64_t>(c) + 1)), first, std::string(tr("The list has no more columns")), cells);
        } else if (can_paste(columns[at], at)) {
            takes[c] = true;
        } else if (!is_title && cells > 0) {
            add(tr("Column {}", columns[at].label), first, std::string(columns[at].field && columns[at].field->name == "stage" ? tr("Stages are changed on the board") : tr("It cannot be changed in the list")), cells);
        }
    }
    std::int64_t left_over = 0;
    for (std::size_t r = 0; r < block_.size(); ++r) {
        if (r >= answer.rows.size() || answer.rows[r].id == 0) {
            ++left_over;
            continue;
        }
        for (std::size_t c = 0; c < block_[r].size(); ++c) {
            if (!takes[c]) continue;
            const std::string& text = block_[r][c];
            const Shown& column = columns[place_of(c)];
            const auto record = column.field->kind == Kind::reference ? named.find({column.field->target, text_of_cell(text)}) : named.end();
            plan_cell(context, column, text, answer.rows[r], record == named.end() ? nullptr : record->second);
        }
    }
    if (left_over > 0) {
        const auto& first = block_[block_.size() - static_cast<std::size_t>(left_over)];
        const std::string rows = counted(context.format.count(left_over), left_over, "row of the block", "rows of the block");
        add(rows, first.empty() ? std::string() : first[0], tr("The list ends before: add the {} first", fold_label(entity.plural)), left_over * static_cast<std::int64_t>(first.size()));
    }
}

void PasteCells::write(ViewContext& context, const Entity& entity) {
    if (!plan_->rows.empty()) context.run("record.paste", Arguments{.entity = std::string(entity.name), .rows = std::move(plan_->rows), .values = std::move(plan_->values)});
    is_going_ = is_open_ = false;
    block_.clear(), plan_.reset();
}

void PasteCells::draw_misfits(Box box) {
    Semantics list({.role = Role::list, .name = std::string(tr("Does not fit"))}, box);
    ScrollArea scroll("misfits", box, {.content_height = misfit_height * static_cast<float>(plan_->misfits.size())});
    Column lines(scroll.content());
    for (std::size_t i = 0; i < plan_->misfits.size(); ++i) {
        const Misfit& misfit = plan_->misfits[i];
        Box line = lines.next(misfit_height);
        Semantics item({.id = make_id(static_cast<std::uint64_t>(i) + 1), .role = Role::listitem, .name = misfit.place}, line);
        fill({line.x, line.bottom() - hairline(), line.w, hairline()}, theme().line);
        line = line.inset(0, 3);
        Box top = line.cut_top(20);
        const float value = std::min(text_width(misfit.value, TextStyle::table) + 2, top.w / 2);
        text(top.cut_right(value, space::s), misfit.value, {.style = TextStyle::table, .colour = theme().second, .align = Align::right});
        text(top, misfit.place, {.style = TextStyle::label});
        text(line, misfit.reason, {.style = TextStyle::caption, .colour = theme().third});
    }
}

void PasteCells::draw_dialog(ViewContext& context, const Entity& entity, const std::vector<Shown>& columns, bool is_loading, std::string_view error) {
    const auto fits = plan_ ? std::ssize(plan_->rows) : 0;
    const std::string cells = counted(context.format.count(fits), fits, "cell", "cells");
    Dialog dialog{tr("Paste cells"), is_open_, {.width = 520, .description = tr("One step of undo takes it all back")}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    if (by_name_.empty()) {
        std::vector<std::string> labels;
        for (const Shown& column : columns) labels.push_back(column.label);
        if (choice(form.next(choice_height({})), tr("First column"), labels, column_)) plan_.reset(), wake();
    }
    if (!error.empty()) text(form.next(24), said(error), {.style = TextStyle::table, .colour = theme().bad});
    else if (is_loading || !plan_) skeleton_rows(form.next(3 * misfit_height), misfit_height, 3);
    else {
        const std::string misfits = counted(context.format.count(plan_->misfit_cells), plan_->misfit_cells, "cell does not fit and is left out", "cells do not fit and are left out");
        const std::string words = plan_->misfits.empty() ? tr("All {} fit", cells) : misfits;
        text(form.next(20), words, {.style = TextStyle::strong});
        if (!plan_->misfits.empty()) draw_misfits(form.next(misfit_height * static_cast<float>(std::min<std::size_t>(plan_->misfits.size(), 6))));
    }
    Box foot = dialog.foot();
    const std::string label = tr("Paste {}", cells);
    const ButtonOptions act{.kind = ButtonKind::primary, .is_disabled = fits == 0, .shortcut = "Ctrl+Enter"};
    const bool pressed = button(foot.cut_right(button_width(label, act), space::s), label, act);
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) is_open_ = false;
    dialog.finish(form.used());
    if (is_open_ && fits > 0 && (pressed || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) write(context, entity);
}

void PasteCells::draw(ViewContext& context, const RecordTable& table) {
    const Entity& entity = context.catalog.entity(table.entity());
    const auto columns = table.shown_columns();
    std::string error;
    if (!plan_) {
        const PasteTargets q = question(context, table, columns);
        if (const auto answer = context.client.ask(q)) plan(context, entity, columns, q, *answer);
        else error = answer.error();
    }
    if (!error.empty() && !was_open_) {
        is_going_ = false;
        return context.toast(said(error), Tone::bad);
    }
    if (plan_ && !asks_ && plan_->misfits.empty()) return write(context, entity);
    if (plan_ && !asks_) asks_ = true;
    if (!asks_) return;
    if (!std::exchange(was_open_, true)) is_open_ = true;
    if (is_open_) draw_dialog(context, entity, columns, !plan_, error);
    is_going_ = is_going_ && is_open_;
}

}  // namespace tandem::ui
