// Activities: what is overdue, due and planned, in groups, where one click marks it as done; or as a calendar.
#include <array>

#include "tandem/contract/pipeline.hpp"
#include "tandem/model/activity.hpp"
#include "tandem_icons.hpp"
#include "ui/activity_icon.hpp"
#include "ui/calendar/calendar.hpp"
#include "ui/preferences.hpp"
#include "ui/views.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

class ActivitiesView : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Activities")); }
    bool filters_by_search() const override { return true; }

    void draw_content(ViewContext& context) override {
        std::vector<Shown> ways;
        for (const Shown& each : pictures)
            if (!context.is_phone || each.span != CalendarSpan::week) ways.push_back(each);        // no room for seven columns of hours
        std::vector<Tab> tabs;
        for (const Shown& way : ways) tabs.push_back({std::string(tr(way.label))});
        const auto asked = std::ranges::find(ways, context.route().option("show"), &Shown::option);
        int way = asked == ways.end() ? 0 : static_cast<int>(asked - ways.begin());
        const auto span = ways[static_cast<std::size_t>(way)].span;
        const bool is_empty = has_nothing(context, span.has_value());
        TopBar bar{.title = tr("Activities")};
        if (!is_empty || context.has_any("campaign")) bar.tabs = tabs, bar.tab = &way, bar.primary = {std::string(tr("Add activity")), icons::plus};
        const TopBarResult pressed = draw_top_bar(context.top_bar, bar);
        if (pressed.primary) context.open_create("activity");
        if (pressed.tab_changed) context.navigation.set_option("show", ways[static_cast<std::size_t>(way)].option);
        Box area = context.content;
        draw_chips(context, area.cut_top(44).inset(space::l, 0), span.has_value());
        if (span && !is_empty) draw_calendar(context, area, *span);
        else draw_list(context, area, is_empty);
    }

    RowId neighbour(const RecordRef& record, int step) const override {
        if (shows_calendar_) return calendar_.neighbour(record, step);
        for (std::size_t i = 0; i < order_.size(); ++i)
            if (order_[i] == record.row) {
                const auto next = static_cast<std::int64_t>(i) + step;
                return next < 0 || next >= static_cast<std::int64_t>(order_.size()) ? 0 : order_[static_cast<std::size_t>(next)];
            }
        return 0;
    }

    void left() override { calendar_.left(); }

private:
    static constexpr std::string_view campaigns_preference = "view.calendar_campaigns";
    struct Shown { std::string_view option, label; std::optional<CalendarSpan> span; };
    static constexpr std::array<Shown, 4> pictures{{{"", "List", {}}, {"day", "Day", CalendarSpan::day}, {"week", "Week", CalendarSpan::week}, {"month", "Month", CalendarSpan::month}}};

    std::string kind() const { return kind_ < 0 ? std::string() : std::string(Choices<ActivityKind>::list[static_cast<std::size_t>(kind_)].name); }

    // Day and picture stand in the address, so that it can be sent to somebody.
    void draw_calendar(ViewContext& context, Box area, CalendarSpan span) {
        shows_calendar_ = true;
        const Date day = date_from_text(context.route().option("day")).value_or(context.today());
        CalendarChoice choice{span, day, owner_, kind(), context.search, shows_campaigns(context)};
        calendar_.draw(context, area, choice);
        if (choice.day != day) context.navigation.set_option("day", choice.day == context.today() ? "" : to_text(choice.day));
        if (choice.span != span) context.navigation.set_option("show", std::ranges::find(pictures, std::optional(choice.span), &Shown::span)->option);
    }

    void draw_list(ViewContext& context, Box area, bool is_empty) {
        shows_calendar_ = false;
        const auto answer = context.client.ask(ActivityList{.owner = owner_, .kind = kind(), .text = context.search, .count = 100});
        if (!answer) return skeleton_rows(area.inset(space::l, space::s), 52, 8);
        std::int64_t total = 0;
        for (const ActivityGroup& group : answer->groups) total += group.total;
        if (!total) {
            if (!is_empty) empty_state(area.with_height(360), {.picture = Picture::search, .title = tr("Nothing found"), .sentence = tr("No activity fits these filters.")});
            else if (empty_state(area, {.picture = Picture::activities, .title = tr("No activities yet"), .sentence = tr("Calls, meetings, e-mails, notes and tasks stand here by the day they are due."),
                                        .action = tr("Add activity"), .action_icon = icons::plus}) == 1) context.open_create("activity");
            return;
        }
        ScrollArea scroll("activities", area);
        Column column(scroll.content().inset(space::l, 0), 0);
        order_.clear();
        for (const ActivityGroup& group : answer->groups)
            if (group.total) draw_group(context, column, group);
        scroll.finish(column.used() + space::xxl);
    }

    // A calendar shows campaigns though nobody has planned anything yet.
    bool has_nothing(const ViewContext& context, bool is_calendar) const {
        const bool is_narrowed = !context.search.empty() || owner_ || kind_ >= 0;
        return !is_narrowed && !context.has_any("activity") && !(is_calendar && context.has_any("campaign"));
    }

    // Remembered on this device; what was pressed holds until the workspace says so, too.
    bool shows_campaigns(const ViewContext& context) const {
        return shows_campaigns_ ? *shows_campaigns_ : preference(context.workspace, campaigns_preference) != "no";
    }

    void draw_chips(ViewContext& context, Box box, bool is_calendar) {
        Row row(box, space::s);
        const bool mine = owner_ != 0;
        const float width = chip_width(tr("Only mine"), mine, icons::user);
        const ChipResult own = chip(row.next(width).centred(width, 26), tr("Only mine"), mine, icons::user, mine);
        if (own.clicked || own.removed) owner_ = mine ? 0 : context.workspace.person;
        const std::string label = kind_ < 0 ? std::string(tr("Kind")) : std::string(tr(Choices<ActivityKind>::list[static_cast<std::size_t>(kind_)].label));
        const float kind_width = chip_width(label, kind_ >= 0, icons::filter);
        const ChipResult kind = chip(row.next(kind_width).centred(kind_width, 26), label, kind_ >= 0, icons::filter, kind_ >= 0);
        if (kind.clicked) open_menu("Kind of activity", kind.box, kind.id);
        if (kind.removed) kind_ = -1;
        if (Menu menu{"Kind of activity", 180})
            for (std::size_t i = 0; i < Choices<ActivityKind>::list.size(); ++i)
                if (menu.item(tr(Choices<ActivityKind>::list[i].label), {.icon = activity_icon(Choices<ActivityKind>::list[i].name)})) kind_ = static_cast<int>(i);
        if (!is_calendar) return;
        const bool shows = shows_campaigns(context);
        if (!toggle_chip(row.next(chip_width(tr("Campaigns"), false, icons::megaphone)), tr("Campaigns"), icons::megaphone, shows)) return;
        shows_campaigns_ = !shows;
        remember(context.client, campaigns_preference, shows ? "no" : "");
    }

    void draw_group(ViewContext& context, Column& column, const ActivityGroup& group) {
        IdScope scope(group.label);
        column.skip(space::m);
        Box head = column.next(28);
        const std::string_view label = tr(group.label);
        heading(head, 2, label);
        const std::string count = context.format.count(group.total);
        text(Box{head.x + text_width(label, TextStyle::section) + space::s, head.y, 60, head.h}, count, {.style = TextStyle::table, .colour = theme().third});
        column.skip(space::xs);
        Semantics list({.role = Role::list, .name = std::string(label)}, column.rest());
        for (const ActivityRow& row : group.rows) draw_row(context, column.next(52), row);
    }

    void draw_row(ViewContext& context, const Box& box, const ActivityRow& row) {
        order_.push_back(row.id);
        const RecordRef& open = context.navigation.record();
        const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(row.id), row.subject, open.entity == "activity" && open.row == row.id);
        IdScope scope(static_cast<std::uint64_t>(row.id));
        Box in = box.inset(space::s, 0);
        bool is_done = row.done_at.has_value();
        if (checkbox_only(in.cut_left(20, space::m).centred(20, 20), tr("Done: {}", row.subject), is_done))
            context.run(is_done ? "activity.done" : "activity.undone", "activity", {row.id});
        draw_icon(in.cut_left(16, space::m), activity_icon(row.kind), theme().third);
        std::string when;
        if (row.done_at) when = context.format.relative(*row.done_at);
        else if (row.due_on) when = context.format.relative(*row.due_on);
        else if (row.at) when = context.format.relative(*row.at);
        std::string exact = row.due_on ? context.format.full_date(*row.due_on) : row.at ? context.format.instant(*row.at) : std::string();
        if (row.repeats) exact += (exact.empty() ? "" : ", ") + std::string(tr("Repeats"));
        if (!row.owner.empty()) avatar(in.cut_right(24, space::m).centred(24, 24), row.owner);
        Box words = in.inset(0, 7);
        // Phones: beneath the subject, which needs the width.
        Box when_box = context.is_phone ? Box{words.x, words.bottom() - 18, words.w, 18} : in.cut_right(std::max(90.0f, text_width(when, TextStyle::table)), space::s);
        if (context.is_phone) when_box = when_box.from_right(text_width(when, TextStyle::caption) + 2);
        else words = in.inset(0, 7);
        if (row.repeats) draw_icon(Box{when_box.right() - text_width(when, context.is_phone ? TextStyle::caption : TextStyle::table) - 18, when_box.y, 12, when_box.h}, icons::repeat, theme().third, 12);
        text(when_box, when, {.style = context.is_phone ? TextStyle::caption : TextStyle::table, .colour = row.is_overdue ? theme().bad : theme().second, .align = Align::right, .description = exact});
        link(words.cut_top(20), row.subject, record_href("activity", row.id), {.style = TextStyle::label, .is_quiet = true});
        if (context.is_phone) words.cut_right(when_box.w, space::s);
        text(words, row.about, {.style = TextStyle::caption, .colour = theme().third});
        end_list_row();
        if (it.clicked) context.open_record("activity", row.id);
    }

    static bool checkbox_only(const Box& box, const std::string& label, bool& is_on) {
        const Interaction it = interact({.id = make_id("done"), .role = Role::checkbox, .name = label, .flags = Flags(Flag::focusable) | (is_on ? Flag::checked : Flag::unchecked)}, box);
        const Colour edge = it.hovered ? theme().good : theme().line_strong;
        if (is_on) {
            fill(box, theme().good, 10);
            draw_icon(box, icons::check, theme().surface, 13);
        } else {
            outline(box, edge, 10, 1.5f);
            if (it.hovered) draw_icon(box, icons::check, theme().good, 13);
        }
        if (it.ring) focus_ring(box, 10);
        if (it.clicked) is_on = !is_on;
        return it.clicked;
    }

    RowId owner_ = 0;
    int kind_ = -1;
    std::vector<RowId> order_;
    Calendar calendar_;
    bool shows_calendar_ = false;
    std::optional<bool> shows_campaigns_;
};

}  // namespace

std::unique_ptr<View> make_activities() { return std::make_unique<ActivitiesView>(); }

}  // namespace tandem::ui
