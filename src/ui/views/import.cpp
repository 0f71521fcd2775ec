// Import: what was understood of each file, the mapping, a preview with odd rows and their reasons, progress, the summary.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "tandem/contract/transfer.hpp"
#include "tandem_icons.hpp"
#include "ui/keyboard.hpp"
#include "ui/storage_place.hpp"
#include "ui/views.hpp"
#include "ui/views/import_rows.hpp"
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

constexpr std::array<std::string_view, 3> policies{"overwrite", "fill", "newer"};

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
                                   .sentence = tr("Drop files here or choose them, CSV, Excel, JSON, vCard, calendars, SQLite files or zips: contacts, companies, deals, activities, ad reports. Several files that refer to each other can come together."),
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
        const std::string progress_words = said(state.progress_label);
        if (progress(box, progress_words.empty() ? tr("Reading") : std::string_view(progress_words), fraction, left)) context.client.run("import.cancel", {}, quiet(context));
    }

    static void draw_end(ViewContext& context, const Box& area, const ImportAnswer& state) {
        const bool failed = state.phase == ImportPhase::failed;
        const Box picture = area.with_height(std::min(area.h - 3 * size::control() - space::l, 420.0f));
        // What leads on from here, one below the other.
        float below = picture.bottom();
        const auto leads_on = [&](std::string_view label, const ButtonOptions& options) {
            const float width = button_width(label, options);
            const bool is_pressed = button({area.x + (area.w - width) / 2, below, width, size::control()}, label, options);
            below += size::control();
            return is_pressed;
        };
        if (std::ranges::any_of(state.files, [](const ImportFile& file) { return file.odd_total > 0; }) && leads_on(tr("Save odd rows"), {.kind = ButtonKind::ghost})) context.run("import.save_odd");
        const std::string handed = state.handed_over == 0 ? std::string()
                                 : " " + tr("{} handed over by {}.", counted(context.format.count(state.handed_over), state.handed_over, "contact", "contacts"), state.handed_by);
        if (!handed.empty() && leads_on(tr("Open hand-offs"), {.kind = ButtonKind::ghost, .icon = icons::inbox})) context.navigation.go("#/hand-offs");
        if (!failed && state.not_compared > 0 && leads_on(tr("Find duplicates"), {.kind = ButtonKind::ghost, .icon = icons::search})) {
            const bool is_companies = std::ranges::none_of(state.files, [](const ImportFile& file) { return file.entity == "contact"; });
            context.client.run("duplicates.search", {.entity = is_companies ? "company" : "contact", .rows = {}, .values = {}}, quiet(context));
            context.navigation.go(is_companies ? "#/duplicates?of=company" : "#/duplicates");
        }
        const int pressed = empty_state(picture,
                                        {.picture = failed ? Picture::failed : Picture::file, .title = failed ? tr("Nothing was imported") : tr("Imported"),
                                         .sentence = said(failed ? state.error : state.summary) + handed,
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
        const std::string_view promise = tr("Nothing is changed until you start the import. Afterwards one Undo takes all of it back.");
        const float cancel = button_width(tr("Cancel")), words = column.width() - cancel - space::m;
        Box head = column.next(std::max(size::control(), wrapped_height(promise, TextStyle::table, words)));
        if (button(head.cut_right(cancel, space::m), tr("Cancel"))) context.client.run("import.close", {}, quiet(context));
        paragraph(head.centred(head.w, wrapped_height(promise, TextStyle::table, words)), promise, {.style = TextStyle::table, .colour = theme().second});
        if (state.doubtful > 0) {
            bool is_on = state.doubtful_are_blank;
            const std::string label = tr("Take “unknown”, “-” and the like as blanks ({})", counted(context.format.count(state.doubtful), state.doubtful, "cell", "cells"));
            if (checkbox(column.next(size::control()), label, is_on)) set_option(context, 0, "blank_words", is_on ? "1" : "0");
        }
        if (state.not_compared > 0) {
            const std::string words = tr("{} new rows were not compared with the records you have. Look for duplicates after the import.", context.format.count(state.not_compared));
            Box line = column.next(std::max(24.0f, wrapped_height(words, TextStyle::table, column.width() - 24)));
            draw_icon(line.cut_left(16, space::s).with_height(20), icons::info, theme().warn);
            paragraph(line, words, {.style = TextStyle::table, .colour = theme().second});
        }
        for (const ImportFile& file : state.files) draw_file(context, column, file, state.needs_retry);
        scroll.finish(column.used() + space::xxl);
    }

    void draw_file(ViewContext& context, Column& column, const ImportFile& file, bool needs_retry) {
        IdScope scope(static_cast<std::uint64_t>(file.number) + 1);
        column.skip(space::m);
        Semantics region({.role = Role::region, .name = file.name}, column.rest());
        Box head = column.next(24);
        draw_icon(head.cut_left(16, space::s), icons::file_spreadsheet, theme().second);
        heading(head, 2, file.name);
        if (!file.error.empty()) {
            const float height = wrapped_height(said(file.error), TextStyle::label, column.width() - 2 * space::m - 24, 4);
            Box box = column.next(height + 2 * space::s);
            fill(box, theme().bad_soft, radius::control);
            Box words = box.inset(space::m, space::s);
            draw_icon(words.cut_left(16, space::s).with_height(20), icons::circle_alert, theme().bad);
            paragraph(words, said(file.error), {.style = TextStyle::label, .colour = theme().bad, .can_select = true}, 4);
            if (file.kind == "workspace") {
                const ButtonOptions options{.icon = icons::folder_open};
                if (button(column.next(size::control()).left(button_width(tr("Open workspace file…"), options)), tr("Open workspace file…"), options)) ask_page("workspace_file");
            }
            return;
        }
        text(column.next(20), said(file.kind_label) + " · " + said(file.why), {.style = TextStyle::table, .colour = theme().second});
        std::string facts;
        for (const std::string& fact : {file.encoding, file.delimiter, file.date_order, file.currency})
            if (!fact.empty()) facts += (facts.empty() ? "" : " · ") + said(fact);
        text(column.next(18), facts, {.style = TextStyle::caption, .colour = theme().third});
        draw_counts(context, column, file);
        draw_ways(context, column, file);
        draw_alike_rows(context, column, file);
        draw_odd_rows(context, column, file, drafts_, needs_retry);
        draw_columns(context, column, file);
        draw_rows(column, file);
        column.skip(space::s);
        divider(column.next(1));
    }

    // All beside each other; on a phone in two lines.
    static void draw_counts(ViewContext& context, Column& column, const ImportFile& file) {
        struct Count { std::string_view label; std::int64_t count; Colour colour; };
        const std::array counts{Count{"Rows", file.rows, theme().text}, Count{"New", file.creates, theme().good}, Count{"Updated", file.updates, theme().accent},
                                Count{"Linked", file.links, theme().accent}, Count{"Unchanged", file.unchanged, theme().third}, Count{"Odd", file.odd_total, theme().warn}};
        const std::size_t in_line = context.is_phone ? 3 : counts.size();
        for (std::size_t first = 0; first < counts.size(); first += in_line) {
            Box box = column.next(48);
            const float wide = std::min(112.0f, (box.w - static_cast<float>(in_line - 1) * space::s) / static_cast<float>(in_line));
            for (const auto& [label, count, colour] : std::span(counts).subspan(first, in_line)) {
                Box cell = box.cut_left(wide, space::s);
                Semantics group({.role = Role::group, .name = std::string(tr(label)), .value = std::to_string(count)}, cell);
                text(cell.cut_top(18), tr(label), {.style = TextStyle::caption, .colour = theme().third});
                text(cell.cut_top(24), context.format.count(count), {.style = TextStyle::section, .colour = count || label == "Rows" ? colour : theme().third});
            }
        }
    }

    static void set_option(ViewContext& context, int file, std::string_view name, std::string_view value, std::optional<std::int64_t> of_column = {}) {
        Arguments arguments{.entity = {}, .rows = {}, .values = {{"file", Value{file}}, {"name", Value{name}}, {"value", Value{value}}}};
        if (of_column) arguments.values.emplace_back("column", Value{*of_column});
        context.client.run("import.option", std::move(arguments), quiet(context));
    }

    // What happens to records that are there, and how a row knows them.
    static void draw_ways(ViewContext& context, Column& column, const ImportFile& file) {
        if (file.policy.empty()) return;
        column.skip(space::s);
        const std::vector<std::string> labels{std::string(tr("Overwrite")), std::string(tr("Fill blanks only")), std::string(tr("Keep what is newer"))};
        int index = static_cast<int>(std::ranges::find(policies, file.policy) - policies.begin());
        const float label_width = context.is_phone ? column.width() : 150;
        const auto titled = [&](std::string_view words) {
            if (context.is_phone) {
                text(column.next(20), words, {.style = TextStyle::table, .colour = theme().third});
                return column.next(size::control());
            }
            Box box = column.next(size::control());
            text(box.cut_left(label_width, space::s), words, {.style = TextStyle::table, .colour = theme().third});
            return box;
        };
        if (choice(titled(tr("Existing records")).left(190), tr("Existing records, {}", file.name), labels, index, {.label_is_hidden = true}) && index >= 0)
            set_option(context, file.number, "policy", policies[static_cast<std::size_t>(index)]);
        if (file.keys.empty()) return;
        const Box line = titled(tr("Match rows by"));
        Row row(line, space::m, size::control());
        for (const ImportKeyRow& key : file.keys) {
            IdScope scope(key.name);
            bool is_on = key.is_on;
            if (checkbox(row.next(text_width(tr(key.label), TextStyle::body) + 32), tr(key.label), is_on, key.is_fixed)) set_option(context, file.number, "key", key.name + (is_on ? "=1" : "=0"));
        }
        column.skip(std::max(0.0f, row.used_height() - size::control()));
    }

    // A column's own policy beside the file's.
    static void draw_policy(ViewContext& context, const Box& box, const ImportFile& file, const ImportColumn& c, std::int64_t column) {
        std::vector<std::string> labels{std::string(tr("As the file")), std::string(tr("Overwrite")), std::string(tr("Fill blanks only")), std::string(tr("Keep what is newer"))};
        std::vector<std::string_view> names{"", policies[0], policies[1], policies[2]};
        if (c.is_list) labels = {std::string(tr("Add to the list")), std::string(tr("Only when empty"))}, names = {"merge", "fill"};
        int index = static_cast<int>(std::ranges::find(names, std::string_view(c.policy)) - names.begin());
        if (index == static_cast<int>(names.size())) index = 0;
        if (choice(box, tr("Policy for {}", c.header), labels, index, {.label_is_hidden = true, .is_bare = true}) && index >= 0)
            set_option(context, file.number, "policy", names[static_cast<std::size_t>(index)], column);
    }

    void draw_columns(ViewContext& context, Column& column, const ImportFile& file) {
        column.skip(space::s);
        heading(column.next(24), 3, tr("Columns"));
        std::vector<std::string> labels;
        for (const auto& [field, label] : file.targets) labels.push_back(said(label));
        Semantics list({.role = Role::list, .name = std::string(tr("Columns"))}, column.rest());
        for (std::size_t i = 0; i < file.columns.size(); ++i) {
            const ImportColumn& c = file.columns[i];
            IdScope scope(i + 1);
            Box box = column.next(size::control() + 2);
            Semantics item({.id = make_id("column"), .role = Role::listitem, .name = c.header}, box);
            const bool has_policy = !file.policy.empty() && !context.is_phone && box.w > 760;
            const float wide = context.is_phone ? (box.w - space::s) / 2 : std::min(220.0f, box.w * 0.26f);
            text(box.cut_left(wide, space::s), c.header, {.style = TextStyle::label});
            int index = -1;
            for (std::size_t t = 0; t < file.targets.size(); ++t) if (file.targets[t].first == c.field) index = static_cast<int>(t);
            if (choice(box.cut_left(std::min(wide, box.w), space::m), tr("Field for {}", c.header), labels, index, {.placeholder = tr("Not imported"), .label_is_hidden = true, .can_clear = true}))
                context.client.run("import.map", {.entity = {}, .rows = {}, .values = {{"file", Value{file.number}}, {"column", Value{static_cast<std::int64_t>(i)}},
                                                   {"field", Value{index < 0 ? std::string() : file.targets[static_cast<std::size_t>(index)].first}}}}, quiet(context));
            if (has_policy) {
                const Box place = box.cut_left(160, space::m);
                if (!c.field.empty() && !c.field.starts_with("row.")) draw_policy(context, place, file, c, static_cast<std::int64_t>(i));
            }
            if (box.w < 40) continue;
            std::string samples = said(c.note);
            for (const std::string& sample : c.samples) if (!sample.empty()) samples += (samples.empty() ? "" : "  ·  ") + sample;
            text(box, samples, {.style = TextStyle::caption, .colour = c.note.empty() ? theme().third : theme().warn});
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

    CellDrafts drafts_;
};

}  // namespace

std::unique_ptr<View> make_import() { return std::make_unique<ImportView>(); }

}  // namespace tandem::ui
