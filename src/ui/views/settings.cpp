// Settings: the workspace the team shares, who you are, how it looks, where the data lives, what was imported.
#include <algorithm>
#include <array>

#include "tandem_icons.hpp"
#include "ui/language.hpp"
#include "ui/locale.hpp"
#include "ui/people_choice.hpp"
#include "ui/preferences.hpp"
#include "ui/views.hpp"
#include "ui/views/settings_parts.hpp"
#include "ui/views/time_zone_choice.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr std::array months{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

class SettingsView : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Settings")); }
    void draw_content(ViewContext& context) override {
        draw_top_bar(context.top_bar, {.title = tr("Settings")});
        if (!is_typed_ && context.workspace.name != loaded_) {
            loaded_ = name_ = context.workspace.name;
            currency_ = context.workspace.currency;
        }
        ScrollArea scroll("settings", context.content);
        Box in = scroll.content().inset(space::l, 0);
        in.w = std::min(in.w, 640.0f);
        Column column(in, space::m);
        column.skip(space::l);
        draw_workspace(context, column);
        draw_appearance(context, column);
        hours_.draw(context, column);
        fields_.draw(context, column);
        data_.draw(context, column);
        snapshots_.draw(context, column);
        workspaces_.draw(context, column);
        draw_imports(context, column);
        draw_about(column);
        scroll.finish(column.used() + space::xxl);
    }

private:
    void commit(ViewContext& context, const char* name, const std::string& value) {
        context.run("workspace.set", {}, {}, {{name, Value{value}}});
        is_typed_ = false;
        loaded_.clear();
    }

    // A device may change hands; whoever it is sees the Home of their team.
    void draw_person(ViewContext& context, Column& column) {
        const PeopleChoice people = people_choice(context);
        const auto me = std::ranges::find(people.ids, context.workspace.person);
        int index = me == people.ids.end() ? -1 : static_cast<int>(me - people.ids.begin());
        const ChoiceOptions options{.placeholder = tr("Nobody yet"), .help = tr("Who works on this device")};
        if (choice(share(column.next(choice_height(options)), 2, 0), tr("You"), people.names, index, options) && index >= 0)
            context.run("preference.set", {}, {}, {{"name", Value{"me"}}, {"value", Value{to_text(people.ids[static_cast<std::size_t>(index)])}}});
    }

    void draw_workspace(ViewContext& context, Column& column) {
        settings_section(column, tr("Workspace"));
        const FieldOptions plain{.autocomplete = "off"};
        FieldResult r = text_field(column.next(field_height(plain)), tr("Workspace name"), name_, plain);
        is_typed_ = r.focused;
        if (r.committed && !name_.empty()) commit(context, "name", name_);
        Box pair = column.next(field_height({.help = "x"}));
        r = text_field(share(pair, 2, 0), tr("Currency"), currency_, {.help = tr("Three letters, such as EUR")});
        is_typed_ |= r.focused;
        if (r.committed) commit(context, "currency", currency_);
        std::string zone = context.workspace.time_zone;
        if (time_zone_choice(context, share(pair, 2, 1), zone)) commit(context, "time_zone", zone);
        std::vector<std::string> names;
        for (const char* each : months) names.emplace_back(tr(each));
        int month = context.workspace.fiscal_start_month - 1;
        if (choice(share(column.next(choice_height({})), 2, 0), tr("Fiscal year starts in"), names, month)) commit(context, "fiscal_start", std::to_string(month + 1));
        draw_person(context, column);
    }

    void draw_appearance(ViewContext& context, Column& column) {
        settings_section(column, tr("Appearance"));
        const auto value = [&](std::string_view name) { return preference(context.workspace, name); };
        const auto set = [&](std::string_view name, std::string_view to) { remember(context.client, name, to); };
        const std::array<std::string, 3> modes{std::string(tr("System")), std::string(tr("Light")), std::string(tr("Dark"))};
        int mode = value("theme") == "light" ? 1 : value("theme") == "dark" ? 2 : 0;
        constexpr std::array mode_names{"system", "light", "dark"};
        if (segments(column, tr("Theme"), modes, mode)) set("theme", mode_names[static_cast<std::size_t>(mode)]);
        std::vector<std::string> tongues{std::string(tr("System"))};
        int tongue = 0;
        for (const Language& each : languages()) {
            tongues.emplace_back(each.name);         // in itself, whatever is spoken now
            if (value("language") == each.code) tongue = static_cast<int>(tongues.size()) - 1;
        }
        if (segments(column, tr("Language"), tongues, tongue)) set("language", tongue > 0 ? languages()[static_cast<std::size_t>(tongue - 1)].code : std::string_view());
        draw_formats(context, column, value("locale"), set);
        const std::array<std::string, 2> densities{std::string(tr("Comfortable")), std::string(tr("Compact"))};
        int density = value("density") == "compact" ? 1 : 0;
        if (segments(column, tr("Density"), densities, density)) set("density", density ? "compact" : "normal");
        constexpr std::array factors{"80", "100", "125", "150", "200"};
        std::array<std::string, 5> scales;
        for (std::size_t i = 0; i < factors.size(); ++i) scales[i] = percent_text(factors[i], context.format.locale);
        int scale = 1;
        for (std::size_t i = 0; i < factors.size(); ++i) if (value("scale") == factors[i]) scale = static_cast<int>(i);
        if (segments(column, tr("Size"), scales, scale)) set("scale", factors[static_cast<std::size_t>(scale)]);
    }

    // How numbers, money, dates and times are written, with an example of it; the words are the language's all the same.
    void draw_formats(ViewContext& context, Column& column, std::string_view now, const auto& set) {
        std::vector<std::string> names{std::string(tr("As the language has it")), std::string(tr("As the browser has it"))};
        int index = now == browser_formats ? 1 : 0;
        for (const Region& each : regions()) {
            names.emplace_back(each.name);              // in itself, as languages are
            if (now == each.tag) index = static_cast<int>(names.size()) - 1;
        }
        const Format& f = context.format;
        const std::string example = f.decimal(1234.5, 1) + " · " + f.money({124'950}) + " · " + f.full_date(context.today()) + " · " + clock_text(17 * 60 + 30, f.locale);
        const bool is_chosen = choice(share(column.next(choice_height({.help = example})), 2, 0), tr("Formats"), names, index, {.help = example});
        if (f.locale.first_weekday != 1)
            text(column.next(20), tr("Typed days count weeks from {}; weeks of the agreement and the meeting begin on Monday", tr(f.locale.first_weekday == 7 ? "Sunday" : "Saturday")), {.style = TextStyle::caption, .colour = theme().third});
        if (is_chosen) set("locale", index == 0 ? std::string_view() : index == 1 ? browser_formats : regions()[static_cast<std::size_t>(index) - 2].tag);
    }

    // The label beside the segments, or above them where both do not fit in a line.
    static bool segments(Column& column, std::string_view label, std::span<const std::string> options, int& index) {
        constexpr float label_width = 124;
        const float width = segmented_width(options);
        const bool is_beside = label_width + width <= column.width();
        Box row = column.next(is_beside ? size::control() : size::control() + 24);
        draw_text(is_beside ? row.cut_left(label_width) : row.cut_top(24), label, {.style = TextStyle::table, .colour = theme().second});
        return segmented(row.left(std::min(width, row.w)), label, options, index);
    }

    void draw_imports(ViewContext& context, Column& column) {
        settings_section(column, tr("Imports"));
        const auto answer = context.client.ask(LogList{.only_imports = true, .limit = 20});
        if (!answer) return skeleton_rows(column.next(72), 36, 2);
        if (answer->rows.empty()) {
            text(column.next(28), tr("Nothing has been imported yet"), {.style = TextStyle::table, .colour = theme().third});
            return;
        }
        Semantics list({.role = Role::list, .name = std::string(tr("Imports"))}, column.rest());
        for (const LogRow& row : answer->rows) {
            Box box = column.next(48);
            Semantics item({.id = make_id(static_cast<std::uint64_t>(row.set)), .role = Role::listitem, .name = said(row.label)}, box);
            IdScope scope(static_cast<std::uint64_t>(row.set));
            if (row.is_undone) text(box.cut_right(72), tr("Undone"), {.style = TextStyle::table, .colour = theme().third, .align = Align::right});
            else if (button(box.cut_right(button_width(tr("Undo import"))), tr("Undo import"))) context.run("import.undo", {}, {}, {{"set", Value{row.set}}});
            text(box.cut_top(24), said(row.label), {.style = TextStyle::label});
            text(box.cut_top(20), counted(context.format.count(row.changes), row.changes, "change", "changes") + " · " + context.format.relative(row.at) + (row.person.empty() ? "" : " · " + row.person),
                 {.style = TextStyle::caption, .colour = theme().third, .description = context.format.instant(row.at)});
        }
    }

    static void draw_about(Column& column) {
        settings_section(column, tr("About"));
        const std::string_view words = tr("Tandem keeps everything on this device and talks to no server. Clearing this site's data in the browser deletes the workspace, and so does closing a private window: download it from time to time.");
        paragraph(column.next(wrapped_height(words, TextStyle::table, column.width())), words, {.style = TextStyle::table, .colour = theme().second});
    }

    std::string name_, currency_, loaded_ = "\x01";
    bool is_typed_ = false;
    HoursSection hours_;
    FieldsSection fields_;
    DataSection data_;
    SnapshotsSection snapshots_;
    WorkspacesSection workspaces_;
};

}  // namespace

std::unique_ptr<View> make_settings() { return std::make_unique<SettingsView>(); }

}  // namespace tandem::ui
