// Draws a piece of feedback, weekly bars and a theme.
#include "ui/views/feedback_parts.hpp"

#include <algorithm>
#include <numeric>

#include "tandem_icons.hpp"
#include "ui/feedback_kinds.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr int most_lines = 5;

} // namespace

float feedback_item_height(const FeedbackItem& item, float width, bool shows_kind) {
    const float inside = width - 2 * space::m;
    float height = 2 * space::m + 22;                                       // the foot with who and when
    if (!item.theme.empty() || shows_kind) height += 20 + space::s;
    if (!item.text.empty()) height += wrapped_height(item.text, TextStyle::table, inside, most_lines) + space::s;
    if (!item.about.empty()) height += 18 + space::xs;
    return height;
}

void draw_feedback_item(ViewContext& context, const Box& box, const FeedbackItem& item, bool shows_kind) {
    const FeedbackLook& look = feedback_look(item.kind);
    IdScope scope(static_cast<std::uint64_t>(item.id));
    const std::string name = !item.text.empty() ? item.text : !item.theme.empty() ? item.theme : std::string(tr(look.label));
    const Interaction it = begin_interact({.id = make_id("feedback"), .role = Role::listitem, .name = name, .flags = Flag::focusable}, box);
    card(box, {.is_hovered = it.hovered, .is_selected = context.navigation.record() == RecordRef{"feedback", item.id}});
    if (it.ring) focus_ring(box, radius::card);
    Box in = box.inset(space::m);
    if (!item.theme.empty() || shows_kind) {
        Row line(in.cut_top(20, space::s), space::xs);
        if (shows_kind) badge(line.next(badge_width(tr(look.label), look.icon)), tr(look.label), look.tone, look.icon);
        if (!item.theme.empty()) badge(line.next(std::min(badge_width(item.theme), line.rest().w)), item.theme);
    }
    if (!item.text.empty()) {
        const float height = wrapped_height(item.text, TextStyle::table, in.w, most_lines);
        paragraph(in.cut_top(height, space::s), item.text, {.style = TextStyle::table, .can_select = true}, most_lines);
    }
    if (!item.about.empty()) {
        const Box line = in.cut_top(18, space::xs);
        const Box words = line.left(std::min(line.w, text_width(item.about, TextStyle::caption) + 2));
        if (item.about_row && !plural_of(item.about_entity).empty()) link(words, item.about, record_href(item.about_entity, item.about_row), {.style = TextStyle::caption, .colour = theme().second, .is_quiet = true});
        else text(words, item.about, {.style = TextStyle::caption, .colour = theme().second});
    }
    Box foot = in.cut_top(22);
    const std::string when = context.format.relative(item.at);
    text(foot.cut_right(std::min(foot.w, text_width(when, TextStyle::caption) + 2), space::s), when, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right, .description = context.format.instant(item.at)});
    if (!item.person.empty()) {
        avatar(foot.cut_left(18, 6).centred(18, 18), item.person);
        text(foot, item.person, {.style = TextStyle::caption, .colour = theme().third});
    }
    end_interact();
    if (it.clicked) context.open_record("feedback", item.id);
}

namespace {

// Each with its label as a tooltip; the last one paler where its week is still running.
void draw_bars(const Box& box, const std::vector<double>& values, const std::vector<std::string>& labels, Tone tone, bool last_is_running) {
    const double most = std::max(1e-9, *std::ranges::max_element(values));
    const float gap = 2, width = (box.w - gap * static_cast<float>(values.size() - 1)) / static_cast<float>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float height = values[i] > 0 ? std::max(2.0f, box.h * static_cast<float>(values[i] / most)) : 1;
        const Box bar{box.x + static_cast<float>(i) * (width + gap), box.bottom() - height, width, height};
        const bool is_running = last_is_running && i + 1 == values.size();
        fill(bar, values[i] > 0 ? mix(theme().canvas, theme().strong(tone), is_running ? 0.3f : 0.6f) : theme().line_strong, 1.5f);
        if (is_hovered(Box{bar.x - 1, box.y, width + gap, box.h})) show_tooltip(labels[i], bar);
    }
}

} // namespace

void draw_week_bars(const Box& box, std::string_view name, const std::vector<std::int64_t>& weeks, Tone tone) {
    if (weeks.empty()) return;
    std::string read = std::string(name);
    std::vector<std::string> labels;
    for (const std::int64_t count : weeks) read += (labels.empty() ? " " : ", ") + labels.emplace_back(std::to_string(count));
    mirror().add({.role = Role::image, .name = read}, box);
    draw_bars(box, {weeks.begin(), weeks.end()}, labels, tone, true);
}

void draw_labelled_bars(const Box& box, std::string_view name, const std::vector<double>& values, const std::vector<std::string>& labels, Tone tone) {
    if (values.empty() || labels.size() != values.size()) return;
    std::string read = std::string(name) + ":";
    for (const std::string& label : labels) read += (read.ends_with(':') ? " " : "; ") + label;
    mirror().add({.role = Role::image, .name = read}, box);
    draw_bars(box, values, labels, tone, false);
}

ThemePress draw_theme(ViewContext& context, const Box& box, const ThemeRow& row, bool is_selected, bool has_menu) {
    IdScope scope(static_cast<std::uint64_t>(row.id));
    const Interaction it = begin_interact({.id = make_id("theme"), .role = Role::listitem, .name = row.name, .flags = Flags(Flag::focusable) | when(is_selected, Flag::selected)}, box);
    if (is_selected) fill(box, theme().selected, radius::control);
    else if (it.hovered) fill(box, theme().hover, radius::control);
    if (it.ring) focus_ring(box, radius::control);
    Box in = box.inset(space::s, 6);
    Box line = in.cut_top(20), under = in.cut_top(18, 6);
    ThemePress pressed;
    if (has_menu) {
        pressed.menu_at = line.cut_right(24, space::xs).centred(24, 24);
        const Interaction more = icon_button_interaction(pressed.menu_at, icons::ellipsis, tr("Rename, merge or split {}", row.name), {.kind = ButtonKind::ghost, .flags = Flag::has_popup});
        pressed.menu_asked = more.clicked || it.menu_asked, pressed.opener = more.id;
    }
    text(line, row.name, {.style = TextStyle::label});
    std::vector<double> values(row.weeks.begin(), row.weeks.end());
    sparkline(under.cut_right(88, space::s), tr("{} by week", row.name), values, row.is_rising ? Tone::warn : Tone::accent);
    // Of the weeks beside it; how often at all where that is more.
    const std::int64_t lately = std::accumulate(row.weeks.begin(), row.weeks.end(), std::int64_t{0});
    const std::string times = tr("{} in {} weeks", context.format.count(lately), std::to_string(row.weeks.size()));
    text(under, row.total > lately ? tr("{}, {} in all", times, context.format.count(row.total)) : times, {.style = TextStyle::caption, .colour = theme().third});
    if (row.is_rising) {
        const std::string_view words = tr("Rising three weeks, could be chance");
        badge(in.cut_top(20).left(badge_width(words, icons::trending_up)), words, Tone::warn, icons::trending_up);
    }
    end_interact();
    pressed.opened = it.clicked;
    return pressed;
}

} // namespace tandem::ui
