// How a deal's card looks: name, company, amount, owner, how long it has stood and what is next.
#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/text.hpp"
#include "ui/views/pipeline.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

std::string href_of(const BoardCard& card) { return record_href("deal", card.id); }

namespace {

// Drawn and in the mirror; the picture under the pointer is drawn only.
void say(const Box& box, std::string_view words, const LabelOptions& options, bool is_lifted) {
    if (words.empty()) return;
    if (is_lifted) draw_text(box, words, {.style = options.style, .colour = options.colour});
    else text(box, words, options);
}

// An icon with a few words, as wide as it needs; returns where the next one starts.
float mark(const Box& line, const char* icon, std::string_view words, Colour colour, bool is_lifted) {
    const float width = 14 + space::xs + text_width(words, TextStyle::caption);
    if (width > line.w) return line.x;
    draw_icon(Box{line.x, line.y, 14, line.h}, icon, colour, 14);
    say(Box{line.x + 14 + space::xs, line.y, width - 14 - space::xs, line.h}, words, {.style = TextStyle::caption, .colour = colour}, is_lifted);
    return line.x + width + space::m;
}

} // namespace

void draw_board_card(const ViewContext& context, const Box& box, const BoardCard& deal, bool is_hovered, bool is_lifted, bool ring) {
    const Format& format = context.format;
    card(box, {.is_hovered = is_hovered, .is_lifted = is_lifted, .is_selected = context.navigation.record() == RecordRef{"deal", deal.id}});
    if (ring) focus_ring(box, radius::card);
    Box in = box.inset(space::m);
    Box title = in.cut_top(20);
    title.cut_right(28);
    if (is_lifted) draw_text(title, deal.title, {.style = TextStyle::label});       // in its column the link draws it
    const std::string below = deal.company.empty() || deal.title.starts_with(deal.company) ? deal.product : deal.company;
    say(in.cut_top(18), below, {.style = TextStyle::caption, .colour = theme().second}, is_lifted);
    in.cut_top(6);
    Box amounts = in.cut_top(22);
    if (!deal.owner.empty()) avatar(amounts.cut_right(22, space::s).centred(22, 22), deal.owner);
    say(amounts, deal.amount ? format.money(*deal.amount) : std::string(tr("No amount")),
        {.style = deal.amount ? TextStyle::body_strong : TextStyle::table, .colour = deal.amount ? theme().text : theme().third}, is_lifted);
    in.cut_top(6);
    Box marks = in.cut_top(18);
    const auto advance = [&](float to) { marks.w = std::max(0.0f, marks.right() - to), marks.x = to; };
    if (deal.is_stale) {
        const std::string label = tr("Stale, {}", format.days(deal.days_in_stage));
        const float width = std::min(badge_width(label, icons::clock), marks.w);
        badge(marks.left(width), label, Tone::warn, icons::clock);
        advance(marks.x + width + space::s);
    } else if (!deal.closed_on) {
        advance(mark(marks, icons::clock, format.days(deal.days_in_stage), theme().third, is_lifted));
    }
    if (deal.closed_on) advance(mark(marks, icons::calendar, format.date(*deal.closed_on), theme().third, is_lifted));
    else if (deal.closes_on && deal.is_overdue) advance(mark(marks, icons::calendar, tr("was due {}", format.date(*deal.closes_on)), theme().bad, is_lifted));
    else if (deal.closes_on) advance(mark(marks, icons::calendar, format.date(*deal.closes_on), theme().third, is_lifted));
    if (deal.next_due) mark(marks, icons::list_todo, format.relative(*deal.next_due), *deal.next_due < context.today() ? theme().bad : theme().third, is_lifted);
    else if (deal.open_activities > 0) mark(marks, icons::list_todo, format.count(deal.open_activities), theme().third, is_lifted);
}

} // namespace tandem::ui
