// Colleagues: their changes merged, ours handed out, and what several people left open, field by field.
#include <array>

#include "tandem/contract/sharing.hpp"
#include "tandem_icons.hpp"
#include "ui/host.hpp"
#include "ui/views.hpp"
#include "ui/views/colleagues_people.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

class ColleaguesView : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Colleagues")); }

    void left() override { people_.close(); }

    void draw_content(ViewContext& context) override {
        const std::array others{TopBarAction{std::string(tr("Export changes…")), icons::download}};
        const auto pressed = draw_top_bar(context.top_bar, {.title = tr("Colleagues"), .primary = {std::string(tr("Merge changes…")), icons::git_merge}, .others = others});
        if (pressed.primary) choose();
        if (pressed.other == 0) context.run("changes.export");
        const auto state = context.client.ask(SharingState{});
        const auto open = context.client.ask(ConflictList{});
        if (!state || !open) return skeleton_rows(context.content.inset(space::l), 56, 4);
        if (state->phase == SharingPhase::reading || state->phase == SharingPhase::merging) return draw_progress(context, *state);
        ScrollArea scroll("colleagues", context.content);
        Box in = scroll.content().inset(context.is_phone ? space::m : space::l, 0);
        in.w = std::min(in.w, 760.0f);
        Column column(in, space::s);
        column.skip(space::m);
        if (state->phase == SharingPhase::none && state->colleagues.empty() && open->rows.empty() && open->doubles.empty()) draw_beginning(context, column);
        draw_file(context, column, *state);
        draw_conflicts(context, column, *open);
        draw_doubles(context, column, *open);
        draw_copies(context, column, *state);
        people_.draw(context, column);
        scroll.finish(column.used() + space::xxl);
    }

private:
    static void choose() { host().pick_files(".tandem-changes", false); }

    // Nobody has shared anything yet.
    static void draw_beginning(ViewContext& context, Column& column) {
        const int action = empty_state(column.next(std::max(320.0f, context.content.h * 0.55f)), {.picture = Picture::people, .title = tr("Work together without a server"),
            .sentence = tr("Send a colleague the file of your changes, in any way you like, and merge theirs. Merging a file twice does no harm, and no order is wrong."),
            .action = tr("Merge changes…"), .action_icon = icons::git_merge, .second_action = tr("Export changes…")});
        if (action == 1) choose();
        if (action == 2) context.run("changes.export");
    }

    static void draw_progress(ViewContext& context, const SharingAnswer& state) {
        const float fraction = state.total > 0 ? static_cast<float>(state.done) / static_cast<float>(state.total) : -1;
        const Box area = context.content;
        const Box box = area.with_height(std::min(area.h, 300.0f)).centred(std::min(460.0f, area.w - 2 * space::l), 64);
        if (progress(box, state.phase == SharingPhase::merging ? tr("Merging changes") : tr("Reading changes"), fraction, {})) context.run("import.cancel");
    }

    static std::string whose(const SharingAnswer& state) { return state.from.empty() ? std::string(tr("Changes of a colleague")) : tr("Changes of {}", state.from); }

    static std::string left_words(const std::vector<std::string>& names) {
        std::string all;
        for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
        return tr("It holds changes of people who have left: {}. They can be merged; what comes into their hands again can be handed over below.", all);
    }

    // The file that was opened: what is in it, or what became of it.
    static void draw_file(ViewContext& context, Column& column, const SharingAnswer& state) {
        if (state.phase == SharingPhase::none) return;
        const bool is_preview = state.phase == SharingPhase::preview, is_failed = state.phase == SharingPhase::failed;
        std::string words;
        if (is_failed) words = state.error;
        else if (!is_preview) words = state.summary;
        else if (state.sets == 0) words = tr("Everything in this file is here already.");
        else words = counted(context.format.count(state.sets), state.sets, "change is new here", "changes are new here");
        std::string warning;
        if (is_preview && state.days_ahead > 0)
            warning = tr("The clock of {} is {} ahead of yours: until then their changes win over newer ones made here.", state.from.empty() ? std::string(tr("the sender")) : state.from, context.format.days(state.days_ahead));
        if (is_preview && !state.from_left.empty()) warning += (warning.empty() ? "" : "\n") + left_words(state.from_left);
        const float inner = column.width() - 2 * space::l;
        const float words_height = wrapped_height(words, TextStyle::body, inner);
        const float warning_height = warning.empty() ? 0 : wrapped_height(warning, TextStyle::body, inner) + space::s;
        const float kept_height = is_preview || is_failed ? 0 : 28.0f * static_cast<float>(state.kept.size());
        Box box = column.next(2 * space::l + 28 + words_height + warning_height + kept_height + space::m + size::control());
        card(box);
        Semantics region({.role = Role::region, .name = std::string(tr("File of changes"))}, box);
        Column lines(box.inset(space::l), 0);
        heading(lines.next(28), 2, is_failed ? tr("Not merged") : std::string_view(whose(state)));
        {
            Semantics status({.role = is_failed ? Role::alert : Role::status, .name = words}, lines.rest().with_height(words_height));
            paragraph(lines.next(words_height), words, {.colour = is_failed ? theme().bad : theme().text});
        }
        if (!warning.empty()) {
            lines.skip(space::s);
            paragraph(lines.next(warning_height - space::s), warning, {.colour = theme().warn});
        }
        if (!is_preview && !is_failed)
            for (const KeptRow& kept : state.kept) {
                Row row(lines.next(28), space::s);
                const std::string name = kept.title.empty() ? std::string(tr("A record")) : kept.title;
                if (link(row.next(std::min(240.0f, text_width(name, TextStyle::label) + 4)), name, record_href(kept.entity, kept.row), {.style = TextStyle::label})) context.open_record(kept.entity, kept.row);
                text(row.rest(), tr("removed by one ({}), changed by another ({})", kept.removed_by, kept.changed_by), {.style = TextStyle::table, .colour = theme().second});
            }
        lines.skip(space::m);
        Row buttons(lines.next(size::control()), space::s);
        if (is_preview && state.sets > 0) {
            const ButtonOptions primary{.kind = ButtonKind::primary, .icon = icons::git_merge};
            if (button(buttons.next(button_width(tr("Merge"), primary)), tr("Merge"), primary)) context.client.run("changes.merge", {}, [&shell = context.shell](const CommandResult& result) { if (!result.ok) shell.report(result); });
            if (button(buttons.next(button_width(tr("Not now"))), tr("Not now"))) context.client.run("changes.close", {}, [](const CommandResult&) {});
        } else {
            if (button(buttons.next(button_width(tr("Close"))), tr("Close"))) context.client.run("changes.close", {}, [](const CommandResult&) {});
        }
        column.skip(space::m);
    }

    static void draw_conflicts(ViewContext& context, Column& column, const ConflictsAnswer& open) {
        if (open.rows.empty()) return;
        section_heading(column.next(28), tr("Changed by two people"));
        paragraph(column.next(wrapped_height(conflict_words(), TextStyle::table, column.width())), conflict_words(), {.style = TextStyle::table, .colour = theme().second});
        Semantics list({.role = Role::list, .name = std::string(tr("Conflicts"))}, column.rest());
        for (const ConflictRow& row : open.rows) {
            const Entity* entity = context.catalog.find(row.entity);
            const Field* field = entity ? entity->find(row.field) : nullptr;
            if (!field) continue;
            const float side_height = context.is_phone ? 64.0f : 44.0f;
            Box box = column.next(2 * space::m + 28 + side_height * static_cast<float>(row.sides.size()));
            card(box);
            const std::string name = row.title + ": " + std::string(tr(field->label));
            Semantics item({.role = Role::listitem, .name = name}, box);
            IdScope scope(static_cast<std::uint64_t>(row.row));
            IdScope field_scope(row.field);
            Column lines(box.inset(space::m), 0);
            Box head = lines.next(28);
            const float width = std::min(head.w * 0.6f, text_width(row.title, TextStyle::label) + 4);
            if (link(head.cut_left(width, space::s), row.title, record_href(row.entity, row.row), {.style = TextStyle::label})) context.open_record(row.entity, row.row);
            text(head, tr(field->label), {.style = TextStyle::table, .colour = theme().second});
            float action = 0;       // of one width, so that who and when stand below each other
            for (const ConflictSide& side : row.sides) action = std::max(action, button_width(keep_label(context, *field, side)));
            for (std::size_t i = 0; i < row.sides.size(); ++i) draw_side(context, lines.next(side_height), row, *field, i, action);
        }
        column.skip(space::m);
    }

    static std::string_view conflict_words() { return tr("Neither knew of the other's change. The newer value holds until somebody chooses."); }

    static std::string shown(const ViewContext& context, const Field& field, const ConflictSide& side) {
        const std::string value = context.format.cell(field, side.cell);
        return value.empty() ? std::string(tr("(empty)")) : value;
    }
    static std::string keep_label(const ViewContext& context, const Field& field, const ConflictSide& side) { return tr("Keep “{}”", shown(context, field, side)); }

    static void draw_side(ViewContext& context, Box box, const ConflictRow& row, const Field& field, std::size_t i, float action_width) {
        const ConflictSide& side = row.sides[i];
        IdScope scope(i + 1);
        const std::string value = shown(context, field, side);
        std::string by = (side.person.empty() ? std::string(tr("Somebody")) : side.person) + " · " + context.format.relative(side.at);
        if (i == 0) by += " · " + std::string(tr("holds now"));
        const std::string label = keep_label(context, field, side);
        const Box action = box.cut_right(std::min(box.w * 0.4f, action_width), space::m);
        if (button(action, label)) context.run("record.settle", row.entity, {row.row}, {{"field", Value{row.field}}, {"value", side.cell.value}});
        if (context.is_phone) {
            text(box.cut_top(box.h / 2), value, {.can_select = true});
            text(box, by, {.style = TextStyle::caption, .colour = theme().third, .description = context.format.instant(side.at)});
        } else {
            text(box.cut_left(box.w * 0.5f, space::m), value, {.can_select = true});
            text(box, by, {.style = TextStyle::table, .colour = theme().third, .description = context.format.instant(side.at)});
        }
    }

    static void draw_doubles(ViewContext& context, Column& column, const ConflictsAnswer& open) {
        if (open.doubles.empty()) return;
        section_heading(column.next(28), tr("Same e-mail address"));
        Semantics list({.role = Role::list, .name = std::string(tr("Same e-mail address"))}, column.rest());
        for (const DoubleRow& row : open.doubles) {
            Box box = column.next(40);
            Semantics item({.role = Role::listitem, .name = row.email}, box);
            IdScope scope(row.email);
            Row cells(box, space::m);
            text(cells.next(std::min(260.0f, box.w * 0.45f)), row.email, {.style = TextStyle::table, .can_select = true});
            for (const auto& [id, title] : row.contacts) {
                if (cells.rest().w < 60) break;
                if (link(cells.next(std::min(cells.rest().w, text_width(title, TextStyle::table) + 6)), title, record_href("contact", id), {.style = TextStyle::table})) context.open_record("contact", id);
            }
        }
        column.skip(space::m);
    }

    static void draw_copies(ViewContext& context, Column& column, const SharingAnswer& state) {
        if (state.colleagues.empty()) return;
        section_heading(column.next(28), tr("You share with"));
        Semantics list({.role = Role::list, .name = std::string(tr("You share with"))}, column.rest());
        for (const ColleagueRow& each : state.colleagues) {
            Box box = column.next(48);
            const std::string name = each.name.empty() ? std::string(tr("A colleague")) : each.name;
            Semantics item({.role = Role::listitem, .name = name}, box);
            IdScope scope(static_cast<std::uint64_t>(each.replica));
            const std::string words = tr("Export changes for {}", name);
            const ButtonOptions options{.icon = icons::download};
            const bool is_narrow = box.w < 480;
            const std::string_view shown = is_narrow ? tr("Export") : std::string_view(words);
            if (button(box.cut_right(button_width(shown, options), space::m), shown, {.icon = icons::download, .tooltip = is_narrow ? std::string_view(words) : std::string_view()})) context.run("changes.export", {}, {}, {{"to", Value{each.replica}}});
            text(box.cut_top(24), name, {.style = TextStyle::label});
            text(box.cut_top(20), tr("Merged {}", context.format.relative(each.merged_at)), {.style = TextStyle::caption, .colour = theme().third, .description = context.format.instant(each.merged_at)});
        }
    }

    PeopleSection people_;
};

}  // namespace

std::unique_ptr<View> make_colleagues() { return std::make_unique<ColleaguesView>(); }

}  // namespace tandem::ui
