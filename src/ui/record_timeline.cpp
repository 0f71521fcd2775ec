// Draws what happened to a record and what belongs to it.
#include "ui/record_timeline.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "tandem/base/duration.hpp"
#include "tandem_icons.hpp"
#include "ui/activity_icon.hpp"
#include "ui/touch_icon.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

const char* icon_of(const TimelineItem& item) {
    switch (item.kind) {
        case TimelineKind::touch: return touch_icon(item.what);
        case TimelineKind::activity: return activity_icon(item.what);
        case TimelineKind::deal: return item.what == "won" ? icons::trophy : icons::handshake;
        case TimelineKind::stage: return icons::arrow_right;
        case TimelineKind::feedback: return icons::message_square_quote;
        case TimelineKind::lifecycle: return icons::flag;
        case TimelineKind::hand_off: return item.what == "handed_over" ? icons::inbox : item.what == "accepted" ? icons::check : item.what == "recycled" ? icons::repeat : icons::x;
        case TimelineKind::record: return icons::plus;
    }
    return icons::circle_check;
}

Team team_named(std::string_view name) {
    return name == "sales" ? Team::sales : name == "marketing" ? Team::marketing : Team::none;
}

std::string_view team_words(std::string_view name) { return name == "sales" ? tr("Sales") : name == "marketing" ? tr("Marketing") : tr("Both teams"); }

void draw_item(ViewContext& context, Column& column, const TimelineItem& item, std::uint64_t key) {
    const float width = column.width() - 36;
    const std::string details = timeline_detail(item);
    const float detail = details.empty() ? 0 : wrapped_height(details, TextStyle::table, width, 3);
    std::string second = item.by;
    if (!item.team.empty()) second = std::string(team_words(item.team)) + (second.empty() ? "" : " · " + second);
    const std::string what = timeline_title(item), title = item.amount ? tr("{} for {}", what, context.format.money(*item.amount)) : what;
    const float under = second.empty() ? 0 : 18.0f;
    Box box = column.next(26 + under + (detail > 0 ? detail + 2 : 0));
    Semantics node({.id = make_id(key), .role = Role::listitem, .name = title}, box);
    IdScope scope(key);
    Box rail = box.cut_left(24, space::m);
    const Tone tone = tone_of(team_named(item.team));
    const Box disc = Box{rail.x, rail.y + 2, 24, 24};
    line(disc.middle_x(), disc.bottom() + 2, disc.middle_x(), box.bottom() + 6, theme().line);
    fill(disc, tone == Tone::neutral ? theme().hover : theme().soft(tone), 12);
    draw_icon(disc, icon_of(item), tone == Tone::neutral ? theme().second : theme().strong(tone), 13);
    Box head = box.cut_top(20);
    // A dated timeline: what is of today says how long ago, the rest its day.
    const Date day = context.format.day_of(item.at);
    const std::string when = day == context.today() ? context.format.relative(item.at) : context.format.date(day);
    const float when_width = text_width(when, TextStyle::caption) + 4;
    text(head.cut_right(when_width, space::s), when, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right,
                                                       .description = item.has_time ? context.format.instant(item.at) : context.format.full_date(context.format.day_of(item.at))});
    if (item.row && item.entity != "touch") link(head, title, record_href(item.entity, item.row), {.style = TextStyle::label, .is_quiet = true});
    else text(head, title, {.style = TextStyle::label, .can_select = true});
    if (under > 0) text(box.cut_top(under), second, {.style = TextStyle::caption, .colour = tone == Tone::neutral ? theme().third : theme().strong(tone)});
    if (detail > 0) paragraph(box.with_height(detail), details, {.style = TextStyle::table, .colour = theme().second, .can_select = true}, 3);
}

}  // namespace

std::string timeline_title(const TimelineItem& item) { return item.kind == TimelineKind::activity ? item.title : said(item.title); }
std::string timeline_detail(const TimelineItem& item) { return item.kind == TimelineKind::activity || item.kind == TimelineKind::feedback ? item.detail : said(item.detail); }

void RecordTimeline::draw_head(ViewContext& context, Column& column) {
    const std::array<std::string, 3> teams{std::string(tr("All")), std::string(tr("Sales")), std::string(tr("Marketing"))};
    Box head = column.next(32);
    if (segmented(head.cut_right(segmented_width(teams)), tr("Team"), teams, team_)) count_ = at_first;
    heading(head, 2, tr("Timeline"));
    if (shown_.total < 2) return column.skip(4);
    Box line = column.next(28);
    const std::string_view turn = oldest_first_ ? tr("Newest first") : tr("From the beginning");
    const ButtonOptions options{.kind = ButtonKind::ghost, .icon = icons::arrow_up_down, .id = "order", .tooltip = oldest_first_ ? tr("What happened last") : tr("The first touch, and what followed")};
    if (button(line.cut_right(button_width(turn, options), space::s), turn, options)) oldest_first_ = !oldest_first_, count_ = at_first;
    const std::string count = context.format.count(shown_.total);
    text(line, oldest_first_ ? tr("{} events, the first one on top", count) : tr("{} events, the latest on top", count), {.style = TextStyle::caption, .colour = theme().third});
}

void RecordTimeline::draw(ViewContext& context, Column& column, const RecordRef& record) {
    if (!(record == record_)) record_ = record, count_ = at_first, oldest_first_ = false, shown_ = {};
    const auto answer = context.client.ask(Timeline{.entity = record.entity, .row = record.row, .count = count_, .team = team_ == 1 ? "sales" : team_ == 2 ? "marketing" : "", .oldest_first = oldest_first_});
    if (answer) shown_ = *answer;
    draw_head(context, column);
    if (!answer && !answer.error().empty()) return text(column.next(32), said(answer.error()), {.style = TextStyle::table, .colour = theme().bad});
    if (!answer && shown_.items.empty()) return skeleton_rows(column.next(160), 44, 3);
    std::uint64_t key = 0;
    {
        Semantics list({.role = Role::list, .name = std::string(tr("Timeline"))}, column.rest());
        for (const TimelineItem& item : shown_.items) draw_item(context, column, item, ++key);
    }
    if (shown_.items.empty()) text(column.next(32), team_ ? tr("Nothing of this team has happened here yet") : tr("Nothing has happened here yet"), {.style = TextStyle::table, .colour = theme().third});
    if (const std::int64_t left = shown_.total - static_cast<std::int64_t>(shown_.items.size()); left > 0) {
        const std::string words = tr("Show {} more", context.format.count(std::min<std::int64_t>(left, more)));
        if (button(column.next(size::control()).left(button_width(words)), words, {.kind = ButtonKind::ghost})) count_ += more;
    }
}

void draw_related(ViewContext& context, Column& column, const RecordAnswer& answer, const RecordRef& record) {
    for (const RelatedList& list : answer.related) {
        if (!list.total) continue;
        IdScope scope(list.entity + list.field);
        Box head = section_heading(column.next(32), said(list.label) + "  " + context.format.count(list.total));
        (void)head;
        Semantics node({.role = Role::list, .name = said(list.label)}, column.rest());
        const Entity* entity = context.catalog.find(list.entity);
        for (const RelatedRow& row : list.rows) {
            Box box = column.next(40);
            const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(row.id), row.title);
            Box in = box.inset(space::s, 2);
            if (!row.figure_field.empty() && entity && entity->find(row.figure_field)) {
                const std::string shown = context.format.cell(*entity->find(row.figure_field), row.figure);
                text(in.cut_right(text_width(shown, TextStyle::table) + 4, space::s), shown, {.style = TextStyle::table, .align = Align::right});
            }
            link(in.cut_top(19), row.title, record_href(list.entity, row.id), {.style = TextStyle::label, .is_quiet = true});
            text(in, said(row.subtitle), {.style = TextStyle::caption, .colour = theme().third});
            end_list_row();
            if (it.clicked) context.open_record(list.entity, row.id);
        }
        column.skip(space::m);
    }
    (void)record;
}

namespace {

// The core writes a history plainly: "2026-11-24 18:35:15", "1234.50", "Won", "yes". Here it reads as the field does.
std::string local_text(const Format& format, const Field& field, std::string_view text) {
    const std::string copy(text);
    char* end = nullptr;
    const double number = std::strtod(copy.c_str(), &end);
    const bool is_number = !copy.empty() && *end == 0;
    switch (field.kind) {
        case Kind::choice: return std::string(tr_as("choice", text));
        case Kind::yes_no: return format.value(field, Value{text == "yes" ? 1 : 0});
        case Kind::date: case Kind::instant: {
            const auto day = date_from_text(text.substr(0, 10));
            if (!day) break;
            if (text.size() < 16) return format.full_date(*day);
            const auto digits = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
            return format.full_date(*day) + ", " + clock_text(digits(11) * 60 + digits(14), format.locale);
        }
        case Kind::money: if (is_number) return format.money(round_to_money(number, format.currency)); break;
        case Kind::duration: if (const auto minutes = minutes_from_text(text)) return format.duration(*minutes); break;
        case Kind::integer: case Kind::rating: if (is_number) return format.value(field, Value{static_cast<std::int64_t>(number)}); break;
        case Kind::percent: case Kind::number: if (is_number) return format.value(field, Value{number}); break;
        default: break;
    }
    return std::string(text);
}

std::string sentence(const ViewContext& context, const Entity& entity, const HistoryRow& row) {
    const auto field = std::ranges::find(entity.fields, std::string_view(row.field), &Field::label);
    if (field == entity.fields.end()) return said(row.field + " " + row.after);      // "Record added"
    const auto shown = [&](const std::string& text) { return text.empty() ? text : local_text(context.format, *field, text); };
    const std::string before = shown(row.before), after = shown(row.after);
    if (row.before == row.after) return tr("{} kept: {}", tr(row.field), after);        // a conflict was settled so
    if (row.before.empty()) return tr("{} set to {}", tr(row.field), after);
    if (row.after.empty()) return tr("{} cleared, was {}", tr(row.field), before);
    return std::string(tr(row.field)) + ": " + before + " → " + after;
}

}  // namespace

void draw_history(ViewContext& context, Column& column, const RecordRef& record, int& shown) {
    const auto answer = context.client.ask(RecordHistory{.entity = record.entity, .row = record.row});
    if (!answer) return;
    section_heading(column.next(32), tr("History"));
    const auto total = static_cast<int>(answer->rows.size());
    {
        Semantics list({.role = Role::list, .name = std::string(tr("History"))}, column.rest());
        for (int i = 0; i < std::min(total, shown); ++i) {
            const HistoryRow& row = answer->rows[static_cast<std::size_t>(i)];
            const std::string what = sentence(context, context.catalog.entity(record.entity), row);
            Box box = column.next(36);
            Semantics node({.id = make_id(static_cast<std::uint64_t>(i) + 1), .role = Role::listitem, .name = what}, box);
            IdScope scope(static_cast<std::uint64_t>(i) + 1);
            // The newest line of a field has the value it has: what stood before can be had again.
            if (!row.name.empty() && row.before != row.after) {
                const ButtonOptions options{.kind = ButtonKind::ghost, .tooltip = row.before.empty() ? tr("Empty this field again") : std::string_view()};
                if (button(box.cut_right(button_width(tr("Put back"), options), space::s), tr("Put back"), options)) context.run("record.update", record.entity, {record.row}, {{row.name, row.value}});
            }
            text(box.cut_top(18), what, {.style = TextStyle::table, .can_select = true});
            text(box, (row.person.empty() ? "" : row.person + " · ") + said(row.label) + " · " + context.format.relative(row.at),
                 {.style = TextStyle::caption, .colour = theme().third, .description = context.format.instant(row.at)});
        }
    }
    if (total <= shown) return;
    const std::string more = tr("Show {} older changes", context.format.count(total - shown));
    if (button(column.next(size::control()).left(button_width(more, {.kind = ButtonKind::ghost})), more, {.kind = ButtonKind::ghost})) shown = total;
}

}  // namespace tandem::ui
