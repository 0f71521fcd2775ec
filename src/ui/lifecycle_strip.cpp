// Lays the steps out beside each other, and below when there is no more room.
#include "ui/lifecycle_strip.hpp"

#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float step_height = 74, least_width = 92;
constexpr std::size_t most_steps = 28;          // older ones are in the timeline beneath

std::string stage_label(const ViewContext& context, std::string_view stage) {
    return context.format.cell(*context.catalog.entity("contact").find("lifecycle"), {.value = Value{stage}, .label = {}});
}

std::string duration(const Format& format, const LifecycleStepRow& step) {
    if (!step.days) return {};
    if (step.is_now) return *step.days == 0 ? std::string(tr("since today")) : tr("{} so far", format.days(*step.days));
    return *step.days == 0 ? std::string(tr("within a day")) : format.days(*step.days);
}

// What stands under the name: the day, or why there is none.
std::string day_words(const Format& format, const LifecycleStepRow& step) {
    if (step.at) return format.full_date(format.day_of(*step.at));
    if (step.kind == "skipped") return std::string(tr("Skipped"));
    if (step.kind == "reached") return std::string(tr("No date"));
    return step.kind == "not_recorded" ? std::string(tr("Not recorded")) : std::string();
}

Tone tone_of(const LifecycleStepRow& step) {
    if (step.stage == "disqualified") return Tone::bad;
    if (step.stage == "recycled") return Tone::warn;
    if (step.stage == "evangelist") return Tone::good;
    return step.team == "marketing" ? Tone::marketing : Tone::sales;
}

const char* icon_of(const LifecycleStepRow& step) {
    if (step.stage == "disqualified") return icons::circle_x;
    if (step.stage == "recycled") return icons::repeat;
    if (step.stage == "evangelist") return icons::star;
    return step.is_late ? icons::clock : step.is_again ? icons::undo_2 : nullptr;
}

void draw_step(ViewContext& context, Box box, const LifecycleStepRow& step, std::uint64_t key) {
    const bool is_reached = step.kind == "reached";
    const Tone tone = tone_of(step);
    Semantics node({.id = make_id(key), .role = Role::listitem, .name = lifecycle_sentence(context, step), .description = step.reason, .flags = when(step.is_now, Flag::current)}, box);
    if (!step.reason.empty() && is_hovered(box)) show_tooltip(step.reason, box);
    const Box bar = box.cut_top(4, space::xs);
    if (is_reached) fill(bar, step.is_now || step.is_side ? theme().strong(tone) : mix(theme().canvas, theme().strong(tone), 0.55f), 2);
    else if (step.kind == "ahead") fill(bar, theme().line, 2);
    else outline(bar, theme().line_strong, 2);          // nothing filled where nothing was
    Box head = box.cut_top(18);
    if (const char* icon = is_reached ? icon_of(step) : nullptr) draw_icon(head.cut_left(13, 4), icon, theme().strong(tone), 13);
    draw_text(head, stage_label(context, step.stage), {.style = step.is_now ? TextStyle::strong : TextStyle::label, .colour = is_reached ? theme().strong(tone) : theme().third});
    draw_text(box.cut_top(16), day_words(context.format, step), {.style = TextStyle::caption, .colour = is_reached ? theme().text : theme().third});
    // A name needs a line of its own: beside the days it would be cut off.
    for (const std::string& words : {duration(context.format, step), step.by})
        if (!words.empty()) draw_text(box.cut_top(16), words, {.style = TextStyle::caption, .colour = theme().third});
}

}  // namespace

std::string lifecycle_sentence(const ViewContext& context, const LifecycleStepRow& step) {
    std::string words = stage_label(context, step.stage);
    if (step.kind == "ahead") return words + ", " + std::string(tr("not reached"));
    if (step.kind == "skipped") return words + ", " + std::string(tr("skipped"));
    if (step.kind == "not_recorded") return words + ", " + std::string(tr("not recorded"));
    const std::string_view how = step.is_late ? tr("reached late") : step.is_again ? tr("reached again") : tr("reached");
    words += ", " + std::string(how) + " " + (step.at ? context.format.full_date(context.format.day_of(*step.at)) : std::string(tr("without a date")));
    if (const std::string lasted = duration(context.format, step); !lasted.empty()) words += ", " + lasted;
    if (!step.by.empty()) words += ", " + tr("by {}", step.by);
    return words;
}

void draw_lifecycle(ViewContext& context, Column& column, RowId contact) {
    const auto answer = context.client.ask(LifecycleWay{contact});
    heading(column.next(28), 2, tr("Lifecycle"));
    if (!answer) {
        if (answer.error().empty()) return skeleton_rows(column.next(step_height), step_height, 1);
        return text(column.next(24), said(answer.error()), {.style = TextStyle::table, .colour = theme().bad});
    }
    const std::size_t count = std::min(answer->steps.size(), most_steps), left_out = answer->steps.size() - count;
    if (left_out) text(column.next(20), tr("{} earlier steps stand in the timeline", context.format.count(static_cast<std::int64_t>(left_out))), {.style = TextStyle::caption, .colour = theme().third});
    const int per_line = std::clamp(static_cast<int>((column.width() + space::s) / (least_width + space::s)), 1, std::max(1, static_cast<int>(count)));
    const int lines = (static_cast<int>(count) + per_line - 1) / per_line;
    const Box area = column.next(step_height * static_cast<float>(lines) + space::s * static_cast<float>(std::max(0, lines - 1)));
    Semantics list({.role = Role::list, .name = std::string(tr("Lifecycle"))}, area);
    for (int i = 0; i < static_cast<int>(count); ++i) {
        const Box line = area.moved(0, static_cast<float>(i / per_line) * (step_height + space::s)).with_height(step_height);
        draw_step(context, share(line, per_line, i % per_line, space::s), answer->steps[left_out + static_cast<std::size_t>(i)], static_cast<std::uint64_t>(i) + 1);
    }
}

}  // namespace tandem::ui
