// Puts the brief into lines, measures them, and draws them on one card.
#include "ui/call_brief.hpp"

#include <algorithm>

#include "tandem/model/hand_off.hpp"
#include "tandem/model/theme_answer.hpp"
#include "tandem_icons.hpp"
#include "ui/activity_icon.hpp"
#include "ui/choice_words.hpp"
#include "ui/feedback_kinds.hpp"
#include "ui/opener_words.hpp"
#include "ui/touch_icon.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float title_height = 20, icon_width = 24, group_height = 26;
constexpr int most_lines = 3;

struct Line {
    const char* icon;
    Tone tone = Tone::neutral;
    std::string title, detail, href, at, exact;     // at: how long ago or until when; href "": opens nothing
    Tone when = Tone::neutral;
};
struct Group { std::string_view name; std::vector<Line> lines; };

std::string joined(std::string a, std::string_view b) {
    if (!a.empty() && !b.empty()) a += " · ";
    return a.append(b);
}

// "Changed a message: “Ten years in writing”"
std::string changed(std::string_view action, std::string_view words) {
    const std::string what(choice_words<ThemeAction>(action));
    return words.empty() ? what : what + ": " + tr("“{}”", words);
}

Line seen_line(const Format& format, const SeenRow& row) {
    std::string what = tr(row.label).empty() ? row.kind : std::string(tr(row.label));
    if (row.times > 1) what += ", " + counted(format.count(row.times), row.times, tr("time"), tr("times"));
    return {.icon = touch_icon(row.kind), .tone = Tone::marketing, .title = row.name.empty() ? std::string(tr(row.label)) : row.name,
            .detail = joined(joined(row.name.empty() ? std::string() : what, row.detail), row.message_kind.empty() ? std::string() : changed(row.message_kind, row.message)),
            .href = row.campaign ? record_href("campaign", row.campaign) : std::string(), .at = format.relative(row.at), .exact = format.instant(row.at)};
}

Line promise_line(const Format& format, const OpenPromise& row) {
    Line line{.icon = row.kind == "hand_off" ? icons::inbox : row.kind == "decision" ? icons::check_check : activity_icon(row.what),
              .tone = row.kind == "hand_off" ? Tone::marketing : row.kind == "decision" ? Tone::accent : Tone::sales};
    if (row.kind == "hand_off") {
        line.title = tr("Handed over, {}", fold_label(choice_words<HandOffState>(row.what)));
        line.detail = joined(joined(row.text, row.note), row.by.empty() ? std::string() : tr("by {}", row.by));
    } else {
        line.title = row.kind == "decision" ? tr("Decided: {}", row.text) : row.text;
        line.detail = joined(row.note, row.by);
    }
    if (!row.entity.empty()) line.href = record_href(row.entity, row.row);
    else if (row.kind == "decision") line.href = "#/meeting";
    if (row.due) line.at = tr("due {}", format.relative(*row.due)), line.exact = format.full_date(*row.due), line.when = row.is_overdue ? Tone::bad : Tone::neutral;
    return line;
}

std::vector<Group> groups_of(const Format& format, const CallBriefAnswer& answer) {
    std::vector<Group> groups;
    Group seen{.name = tr("Seen and clicked"), .lines = {}}, promised{.name = tr("Promised"), .lines = {}}, said{.name = tr("Said"), .lines = {}};
    for (const SeenRow& row : answer.seen) seen.lines.push_back(seen_line(format, row));
    for (const OpenPromise& row : answer.promises) promised.lines.push_back(promise_line(format, row));
    if (answer.said) {
        const FeedbackLook& look = feedback_look(answer.said->kind);
        said.lines.push_back({.icon = look.icon, .tone = look.tone, .title = joined(std::string(tr(look.label)), answer.said->theme), .detail = answer.said->text.empty() ? std::string() : tr("“{}”", answer.said->text),
                              .href = record_href("feedback", answer.said->id), .at = format.relative(answer.said->at), .exact = format.instant(answer.said->at)});
    }
    if (!answer.answer_kind.empty())
        said.lines.push_back({.icon = icons::megaphone, .tone = Tone::marketing, .title = std::string(tr("What marketing did about it")),
                              .detail = joined(changed(answer.answer_kind, answer.answer), answer.answer_by)});
    for (Group* each : {&seen, &promised, &said})
        if (!each->lines.empty()) groups.push_back(std::move(*each));
    return groups;
}

float line_height(const Line& line, float width) {
    const float detail = line.detail.empty() ? 0 : wrapped_height(line.detail, TextStyle::caption, width - icon_width, most_lines);
    return title_height + detail + space::xs;
}

void draw_line(Box box, const Line& line, std::uint64_t key) {
    Semantics node({.id = make_id(key), .role = Role::listitem, .name = line.title}, box);
    IdScope scope(key);
    draw_icon(box.cut_left(16, icon_width - 16).with_height(title_height), line.icon, line.tone == Tone::neutral ? theme().second : theme().strong(line.tone), 14);
    Box head = box.cut_top(title_height);
    if (!line.at.empty())
        text(head.cut_right(text_width(line.at, TextStyle::caption) + 4, space::s), line.at,
             {.style = TextStyle::caption, .colour = line.when == Tone::neutral ? theme().third : theme().strong(line.when), .align = Align::right, .description = line.exact});
    if (line.href.empty()) text(head, line.title, {.style = TextStyle::label, .can_select = true});
    else link(head, line.title, line.href, {.style = TextStyle::label, .is_quiet = true});
    if (!line.detail.empty()) paragraph(box, line.detail, {.style = TextStyle::caption, .colour = theme().second, .can_select = true}, most_lines);
}

}  // namespace

void draw_call_brief(ViewContext& context, Column& column, RowId contact) {
    const auto answer = context.client.ask(CallBrief{contact});
    heading(column.next(28), 2, tr("Before the call"));
    if (!answer) {
        if (answer.error().empty()) return skeleton_rows(column.next(72), 36, 2);
        return text(column.next(24), said(answer.error()), {.style = TextStyle::table, .colour = theme().bad});
    }
    const std::vector<Group> groups = groups_of(context.format, *answer);
    const std::string begins = opener_words(answer->opener), opener = begins.empty() ? std::string() : tr("Begin with: {}", begins);
    if (groups.empty() && opener.empty()) return text(column.next(28), tr("Nothing seen, promised or said yet"), {.style = TextStyle::table, .colour = theme().third});

    const float inside = column.width() - 2 * space::m;
    const float opener_height = opener.empty() ? 0 : wrapped_height(opener, TextStyle::body_strong, inside - icon_width, 2) + space::xs;
    float height = 2 * space::m + opener_height;
    for (const Group& group : groups) {
        height += group_height;
        for (const Line& line : group.lines) height += line_height(line, inside);
    }
    const Box area = column.next(height);
    card(area);
    Semantics region({.role = Role::region, .name = std::string(tr("Before the call"))}, area);
    Box in = area.inset(space::m);
    if (!opener.empty()) {
        Box box = in.cut_top(opener_height);
        draw_icon(box.cut_left(16, icon_width - 16).with_height(20), icons::lightbulb, theme().accent, 15);
        paragraph(box, opener, {.style = TextStyle::body_strong, .can_select = true}, 2);
    }
    std::uint64_t key = 0;
    for (const Group& group : groups) {
        caption(in.cut_top(group_height), group.name);
        Semantics list({.role = Role::list, .name = std::string(group.name)}, in);
        for (const Line& line : group.lines) draw_line(in.cut_top(line_height(line, inside)), line, ++key);
    }
}

}  // namespace tandem::ui
