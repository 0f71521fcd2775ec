// Both lists are virtual: a file may have a hundred thousand odd rows.
#include "ui/views/import_rows.hpp"

#include <algorithm>
#include <array>

#include "tandem_icons.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

constexpr std::int64_t page_rows = 100, most_shown = 10;
constexpr float words_height = 20;

float row_height(const ViewContext& context) { return context.is_phone ? words_height + size::control() + space::s : size::control() + space::xs; }

// Heading and buttons in one line; on phones the buttons below.
Box heading_line(ViewContext& context, Column& column, std::string_view words) {
    column.skip(space::s);
    if (context.is_phone) {
        heading(column.next(24), 3, words);
        return column.next(size::control());
    }
    const Box line = column.next(size::control());
    heading(line, 3, words);
    return line;
}

void draw_odd_row(ViewContext& context, Box in, const ImportFile& file, const ImportOddRow& row, CellDrafts& drafts) {
    const std::string place = tr("Row {}", std::to_string(row.line)) + (row.fix_header.empty() ? row.column.empty() ? "" : " · " + row.column : " · " + row.fix_header);
    const auto reason = [&](const Box& box) { text(box, said(row.reason), {.style = TextStyle::table, .colour = theme().second, .can_select = true}); };
    const auto sign = [&](Box& box) { draw_icon(box.cut_left(14, space::s), row.is_skipped ? icons::circle_alert : icons::info, row.is_skipped ? theme().bad : theme().warn, 13); };
    Box cell = in;
    if (context.is_phone) {
        Box top = in.cut_top(words_height);
        sign(top);
        text(top, place + ": " + said(row.reason), {.style = TextStyle::table, .colour = theme().second});
        cell = in.cut_top(size::control());
    } else {
        sign(in);
        const float wide = std::min(240.0f, in.w * 0.3f);
        text(in.cut_left(std::min(200.0f, in.w * 0.25f), space::s), place, {.style = TextStyle::table});
        cell = in.cut_left(wide, space::m);
        reason(in);
    }
    if (row.fix_column < 0) {
        text(cell, row.value, {.style = TextStyle::table, .colour = theme().second, .can_select = true});
        return;
    }
    const std::string label = tr("{}, row {}", row.fix_header, std::to_string(row.line));
    std::string& draft = drafts.try_emplace({file.number, row.line, row.fix_column}, row.fix_value).first->second;
    const FieldResult field = text_field(cell, label, draft, {.placeholder = tr("Nothing"), .id = label, .label_is_hidden = true});
    if (!field.focused && !field.committed) draft = row.fix_value;
    if (field.committed)
        context.client.run("import.fix", {.entity = {}, .rows = {}, .values = {{"file", Value{file.number}}, {"line", Value{row.line}}, {"column", Value{row.fix_column}}, {"value", Value{draft}}}}, quiet(context));
}

}  // namespace

Client::Then quiet(ViewContext& context) {
    return [&shell = context.shell](const CommandResult& result) { if (!result.ok) shell.report(result); };
}

void draw_odd_rows(ViewContext& context, Column& column, const ImportFile& file, CellDrafts& drafts, bool needs_retry) {
    if (file.odd_total == 0 && file.fixes == 0) return;
    Box head = heading_line(context, column, counted(context.format.count(file.odd_total), file.odd_total, "odd value", "odd values"));
    if (file.odd_total > 0 && button(head.cut_right(button_width(tr("Save odd rows")), space::s), tr("Save odd rows"))) context.run("import.save_odd");
    if (file.fixes > 0) {
        const ButtonOptions options{.kind = needs_retry ? ButtonKind::primary : ButtonKind::secondary, .icon = icons::redo_2, .is_disabled = !needs_retry};
        if (button(head.cut_right(button_width(tr("Try again"), options), space::s), tr("Try again"), options)) context.client.run("import.retry", {}, quiet(context));
    }
    if (file.odd_total == 0) return;
    const float line = row_height(context);
    const Box box = column.next(line * static_cast<float>(std::min(file.odd_total, most_shown)));
    Semantics list({.role = Role::list, .name = std::string(tr("Odd rows"))}, box);
    ScrollArea scroll("odd", box, {.content_height = line * static_cast<float>(file.odd_total)});
    const auto [first, last] = scroll.rows(line, file.odd_total);
    for (std::int64_t i = first; i < last; ++i) {
        const auto page = context.client.ask(ImportOdd{.file = file.number, .first = i / page_rows * page_rows, .count = page_rows});
        const Box place = scroll.row(i, line);
        if (!page || i - page->first >= std::ssize(page->rows)) {
            skeleton(place.inset(space::s, 7).left(260));
            continue;
        }
        const ImportOddRow& row = page->rows[static_cast<std::size_t>(i - page->first)];
        const std::string words = tr("Line {}", std::to_string(row.line)) + (row.column.empty() ? "" : " · " + row.column) + (row.value.empty() ? "" : " · " + tr("“{}”", row.value)) + ": " + said(row.reason);
        IdScope scope(static_cast<std::uint64_t>(i) + 1);
        Semantics item({.id = make_id("odd"), .role = Role::listitem, .name = words}, place);
        draw_odd_row(context, place, file, row, drafts);
    }
}

void draw_alike_rows(ViewContext& context, Column& column, const ImportFile& file) {
    if (file.alike_total == 0) return;
    const bool is_people = file.entity == "contact";
    const std::string words = file.alike_total == 1 ? std::string(is_people ? tr("1 row looks like somebody you already have") : tr("1 row looks like a company you already have"))
                            : is_people ? tr("{} rows look like people you already have", context.format.count(file.alike_total)) : tr("{} rows look like companies you already have", context.format.count(file.alike_total));
    const std::array<std::string, 3> choices{std::string(tr("Create anyway")), std::string(tr("Update that record")), std::string(tr("Skip"))};
    constexpr std::array<std::string_view, 3> names{"create", "update", "skip"};
    const auto decide = [&](std::int64_t line, int index) {
        context.client.run("import.decide", {.entity = {}, .rows = {}, .values = {{"file", Value{file.number}}, {"line", Value{line}}, {"choice", Value{names[static_cast<std::size_t>(index)]}}}}, quiet(context));
    };
    constexpr float choice_width = 176;
    Box head = heading_line(context, column, words);
    int all = -1;
    if (choice(head.cut_right(choice_width), tr("All rows that look like a record"), choices, all, {.placeholder = tr("For all…"), .label_is_hidden = true}) && all >= 0) decide(0, all);
    const float line = row_height(context);
    const Box box = column.next(line * static_cast<float>(std::min(file.alike_total, most_shown)));
    Semantics list({.role = Role::list, .name = words}, box);
    ScrollArea scroll("alike", box, {.content_height = line * static_cast<float>(file.alike_total)});
    const auto [first, last] = scroll.rows(line, file.alike_total);
    for (std::int64_t i = first; i < last; ++i) {
        const auto page = context.client.ask(ImportAlike{.file = file.number, .first = i / page_rows * page_rows, .count = page_rows});
        Box place = scroll.row(i, line);
        if (!page || i - page->first >= std::ssize(page->rows)) {
            skeleton(place.inset(space::s, 7).left(260));
            continue;
        }
        const ImportAlikeRow& row = page->rows[static_cast<std::size_t>(i - page->first)];
        std::string why = context.format.percent(100 * row.probability);
        for (const std::string& reason : row.reasons) why += " · " + said(reason);
        const std::string words = tr("Row {}: {}", std::to_string(row.line), tr("{} looks like {}", row.title, row.record_title));
        IdScope scope(static_cast<std::uint64_t>(i) + 1);
        Semantics item({.id = make_id("alike"), .role = Role::listitem, .name = words + ", " + why}, place);
        int index = static_cast<int>(std::ranges::find(names, row.choice) - names.begin());
        const auto pick = [&](const Box& at) {
            if (choice(at, tr("What becomes of row {}", std::to_string(row.line)), choices, index, {.label_is_hidden = true}) && index >= 0) decide(row.line, index);
        };
        if (context.is_phone) {
            text(place.cut_top(words_height), words, {.style = TextStyle::table});
            pick(place.cut_top(size::control()).left(choice_width));
            continue;
        }
        pick(place.cut_right(choice_width, space::m).with_height(size::control()));
        link(place.cut_left(std::min(place.w * 0.5f, text_width(words, TextStyle::table) + 8), space::m), words, record_href(file.entity, row.record), {.style = TextStyle::table, .is_quiet = true});
        text(place, why, {.style = TextStyle::caption, .colour = theme().third});
    }
}

}  // namespace tandem::ui
