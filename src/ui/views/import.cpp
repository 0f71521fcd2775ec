// Import: what was understood of each file, the mapping, a preview with odd rows and their reasons, progress, the summary.
#include <algorithm>

#include "tandem/contract/transfer.hpp"
#include "tandem_icons.hpp"
#include "ui/keyboard.hpp"
#include "ui/views.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

class ImportView : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Import")); }

    void draw_content(ViewContext& context) override {
        const auto state = context.client.ask(ImportState{});
        const bool can_start = state && state->phase == ImportPhase::preview && std::ranges::any_of(state->files, [](const ImportFile& f) { return f.error.empty(); });
        TopBar bar{.title = tr("Import")};
        if (can_start) bar.primary = {std::string(tr("Import {} rows", context.format.count(rows_to_import(*state)))), icons::check};
        if (draw_top_bar(context.top_bar, bar).primary) context.client.run("import.start", {}, quiet(context));
        Box area = context.content;
        if (!state || state->phase == ImportPhase::none) {
            if (empty_state(area, {.picture = Picture::file, .title = tr("Bring your data in"),
                                   .sentence = tr("Drop files here or choose them, CSV, Excel, JSON, vCard, calendars or zips: contacts, companies, deals, activities, ad reports. Several files that refer to each other can come together."),
                                   .action = tr("Choose files…"), .action_icon = icons::upload}) == 1) context.shell.import_files();
            return;
        }
        switch (state->phase) {
            case ImportPhase::reading: case ImportPhase::running: return draw_progress(context, area, *state);
            case ImportPhase::done: case ImportPhase::failed: return draw_end(context, area, *state);
            case ImportPhase::preview: case ImportPhase::none: return draw_preview(context, area, *state);
        }
    }

private:
    static Client::Then quiet(ViewContext& context) {
        return [&shell = context.shell](const CommandResult& result) { if (!result.ok) shell.report(result); };
    }

    static std::int64_t rows_to_import(const ImportAnswer& state) {
        std::int64_t rows = 0;
        for (const ImportFile& file : state.files) if (file.error.empty()) rows += file.rows;
        return rows;
    }

    static void draw_progress(ViewContext& context, const Box& area, const ImportAnswer& state) {
        const float fraction = state.total > 0 ? static_cast<float>(state.done) / static_cast<float>(state.total) : -1;
        std::string left = state.total > 0 ? tr("{} of {} rows", context.format.count(state.done), context.format.count(state.total)) : std::string();
        if (state.seconds_left >= 0) left += (left.empty() ? "" : " · ") + tr("about {} s left", context.format.count(static_cast<std::int64_t>(state.seconds_left + 0.5)));
        const Box box = area.with_height(std::min(area.h, 300.0f)).centred(std::min(460.0f, area.w - 2 * space::l), 64);
        if (progress(box, state.progress_label.empty() ? tr("Reading") : std::string_view(state.progress_label), fraction, left)) context.client.run("import.cancel", {}, quiet(context));
    }

    static void draw_end(ViewContext& context, const Box& area, const ImportAnswer& state) {
        const bool failed = state.phase == ImportPhase::failed;
        const Box picture = area.with_height(std::min(area.h - size::control() - space::l, 420.0f));
        if (std::ranges::any_of(state.files, [](const ImportFile& file) { return file.odd_total > 0; })) {
            const float width = button_width(tr("Save odd rows"));
            if (button({area.x + (area.w - width) / 2, picture.bottom(), width, size::control()}, tr("Save odd rows"), {.kind = ButtonKind::ghost})) context.run("import.save_odd");
        }
        const int pressed = empty_state(picture,
                                        {.picture = failed ? Picture::failed : Picture::file, .title = failed ? tr("Nothing was imported") : tr("Imported"),
                                         .sentence = failed ? std::string_view(state.error) : std::string_view(state.summary),
                                         .action = failed ? tr("Choose other files…") : tr("Done"), .second_action = failed || !state.set ? std::string_view() : tr("Undo import")});
        if (pressed == 1) {
            context.client.run("import.close", {}, quiet(context));
            if (failed) context.shell.import_files();
            else context.navigation.go("#/home");
        }
        if (pressed == 2) {
            context.run("import.undo", {}, {}, {{"set", Value{state.set}}});
            context.client.run("import.close", {}, quiet(context));
        }
    }

    void draw_preview(ViewContext& context, const Box& area, const ImportAnswer& state) {
        ScrollArea scroll("import", area);
        Box in = scroll.content().inset(space::l, 0);
        in.w = std::min(in.w, 1080.0f);
        Column column(in, space::s);
        column.skip(space::m);
        Box head = column.next(28);
        if (button(head.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) context.client.run("import.close", {}, quiet(context));
        text(head, tr("Nothing is changed until you start the import. Afterwards one Undo takes all of it back."), {.style = TextStyle::table, .colour = theme().second});
        for (const ImportFile& file : state.files) draw_file(context, column, file);
        scroll.finish(column.used() + space::xxl);
    }

    void draw_file(ViewContext& context, Column& column, const ImportFile& file) {
        IdScope scope(static_cast<std::uint64_t>(file.number) + 1);
        column.skip(space::m);
        Semantics region({.role = Role::region, .name = file.name}, column.rest());
        Box head = column.next(24);
        draw_icon(head.cut_left(16, space::s), icons::file_spreadsheet, theme().second);
        heading(head, 2, file.name);
        if (!file.error.empty()) {
            const float height = wrapped_height(file.error, TextStyle::label, column.width() - 2 * space::m - 24, 4);
            Box box = column.next(height + 2 * space::s);
            fill(box, theme().bad_soft, radius::control);
            Box words = box.inset(space::m, space::s);
            draw_icon(words.cut_left(16, space::s).with_height(20), icons::circle_alert, theme().bad);
            paragraph(words, file.error, {.style = TextStyle::label, .colour = theme().bad, .can_select = true}, 4);
            return;
        }
        text(column.next(20), file.kind_label + " · " + file.why, {.style = TextStyle::table, .colour = theme().second});
        std::string facts = file.encoding + " · " + file.delimiter;
        if (!file.date_order.empty()) facts += " · " + file.date_order;
        if (!file.currency.empty()) facts += " · " + file.currency;
        text(column.next(18), facts, {.style = TextStyle::caption, .colour = theme().third});
        draw_counts(context, column.next(48), file);
        draw_columns(context, column, file);
        draw_odd(context, column, file);
        draw_rows(column, file);
        column.skip(space::s);
        divider(column.next(1));
    }

    static void draw_counts(ViewContext& context, Box box, const ImportFile& file) {
        const auto show = [&](std::string_view label, std::int64_t count, Colour colour) {
            Box cell = box.cut_left(112, space::s);
            Semantics group({.role = Role::group, .name = std::string(tr(label)), .value = std::to_string(count)}, cell);
            text(cell.cut_top(18), tr(label), {.style = TextStyle::caption, .colour = theme().third});
            text(cell.cut_top(24), context.format.count(count), {.style = TextStyle::section, .colour = colour});
        };
        show("Rows", file.rows, theme().text);
        show("New", file.creates, file.creates ? theme().good : theme().third);
        show("Updated", file.updates, file.updates ? theme().accent : theme().third);
        show("Unchanged", file.unchanged, theme().third);
        show("Odd", file.odd_total, file.odd_total ? theme().warn : theme().third);
    }

    void draw_columns(ViewContext& context, Column& column, const ImportFile& file) {
        column.skip(space::s);
        heading(column.next(24), 3, tr("Columns"));
        std::vector<std::string> labels;
        for (const auto& [field, label] : file.targets) labels.push_back(label);
        Semantics list({.role = Role::list, .name = std::string(tr("Columns"))}, column.rest());
        for (std::size_t i = 0; i < file.columns.size(); ++i) {
            const ImportColumn& c = file.columns[i];
            IdScope scope(i + 1);
            Box box = column.next(size::control() + 2);
            Semantics item({.id = make_id("column"), .role = Role::listitem, .name = c.header}, box);
            const float wide = std::min(220.0f, box.w * 0.3f);
            text(box.cut_left(wide, space::s), c.header, {.style = TextStyle::label});
            int index = -1;
            for (std::size_t t = 0; t < file.targets.size(); ++t) if (file.targets[t].first == c.field) index = static_cast<int>(t);
            if (choice(box.cut_left(wide, space::m), tr("Field for {}", c.header), labels, index, {.placeholder = tr("Not imported"), .label_is_hidden = true, .can_clear = true}))
                context.client.run("import.map", {.entity = {}, .rows = {}, .values = {{"file", Value{file.number}}, {"column", Value{static_cast<std::int64_t>(i)}},
                                                   {"field", Value{index < 0 ? std::string() : file.targets[static_cast<std::size_t>(index)].first}}}}, quiet(context));
            std::string samples = c.note;
            for (const std::string& sample : c.samples) if (!sample.empty()) samples += (samples.empty() ? "" : "  ·  ") + sample;
            text(box, samples, {.style = TextStyle::caption, .colour = c.note.empty() ? theme().third : theme().warn});
        }
    }

    // Every odd row, in a list of its own height that asks for the pages it shows.
    static void draw_odd(ViewContext& context, Column& column, const ImportFile& file) {
        if (file.odd_total == 0) return;
        constexpr float line = 24;
        constexpr std::int64_t page_rows = 100, most = 10;
        column.skip(space::s);
        Box head = column.next(28);
        if (button(head.cut_right(button_width(tr("Save odd rows"))), tr("Save odd rows"), {.kind = ButtonKind::ghost})) context.run("import.save_odd");
        heading(head, 3, counted(context.format.count(file.odd_total), file.odd_total, "odd value", "odd values"));
        const Box box = column.next(line * static_cast<float>(std::min(file.odd_total, most)));
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
            const std::string words = tr("Line {}", std::to_string(row.line)) + (row.column.empty() ? "" : " · " + row.column) + (row.value.empty() ? "" : " · “" + row.value + "”") + ": " + row.reason;
            Semantics item({.id = make_id(static_cast<std::uint64_t>(i)), .role = Role::listitem, .name = words}, place);
            Box in = place;
            draw_icon(in.cut_left(14, space::s), row.is_skipped ? icons::circle_alert : icons::info, row.is_skipped ? theme().bad : theme().warn, 13);
            text(in, words, {.style = TextStyle::table, .colour = theme().second, .can_select = true});
        }
    }

    static void draw_rows(Column& column, const ImportFile& file) {
        if (file.preview.empty()) return;
        column.skip(space::s);
        heading(column.next(24), 3, tr("First rows"));
        const int wide = std::min<int>(static_cast<int>(file.columns.size()), std::max(2, static_cast<int>(column.width() / 150)));
        const Box top = column.next(28);
        Semantics grid({.role = Role::grid, .name = std::string(tr("First rows")), .row_count = static_cast<int>(file.preview.size()) + 1, .column_count = wide}, {top.x, top.y, top.w, 28 + 26.0f * 8});
        {
            Semantics row({.role = Role::row, .row_index = 1}, top);
            for (int c = 0; c < wide; ++c) {
                const Box cell = share(top, wide, c, space::s);
                Semantics header({.role = Role::columnheader, .name = file.columns[static_cast<std::size_t>(c)].header, .column_index = c + 1}, cell);
                draw_text(cell, file.columns[static_cast<std::size_t>(c)].header, {.style = TextStyle::caption_strong, .colour = theme().third});
            }
        }
        divider(column.next(1));
        for (std::size_t r = 0; r < std::min<std::size_t>(8, file.preview.size()); ++r) {
            const Box line = column.next(22);
            Semantics row({.role = Role::row, .row_index = static_cast<int>(r) + 2}, line);
            for (int c = 0; c < wide && c < static_cast<int>(file.preview[r].size()); ++c) {
                const Box cell = share(line, wide, c, space::s);
                Semantics gridcell({.role = Role::gridcell, .column_index = c + 1}, cell);
                text(cell, file.preview[r][static_cast<std::size_t>(c)], {.style = TextStyle::table, .colour = theme().second});
            }
        }
    }
};

}  // namespace

std::unique_ptr<View> make_import() { return std::make_unique<ImportView>(); }

}  // namespace tandem::ui
