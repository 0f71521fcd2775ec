// Progress bars and skeletons.
#include "ui/widgets/progress.hpp"

#include "ui/frame_clock.hpp"
#include "ui/locale.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <cmath>

namespace tandem::ui {

void meter(const Box& box, float fraction, Tone tone) {
    const Box bar = box.centred(box.w, std::min(box.h, 6.0f));
    fill(bar, theme().is_dark ? theme().line : theme().skeleton, 3);
    if (fraction > 0) fill(bar.left(std::max(6.0f, bar.w * std::min(1.0f, fraction))), theme().strong(tone), 3);
}

bool progress(const Box& box, std::string_view label, float fraction, std::string_view left, bool can_cancel) {
    IdScope scope(label);
    Box rest = box;
    bool cancelled = false;
    if (can_cancel) cancelled = button(rest.cut_right(button_width(tr("Cancel")), space::m), tr("Cancel"), {.kind = ButtonKind::ghost});
    const std::string percent = fraction >= 0 ? percent_text(std::to_string(int(std::min(1.0f, fraction) * 100)), locale()) : std::string();
    Box words = rest.cut_top(20);
    const std::string more = std::string(left) + (left.empty() || percent.empty() ? "" : "  ·  ") + percent;
    const float width = std::ceil(text_width(more, TextStyle::caption));
    draw_text(words.cut_right(width, space::m), more, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right});
    draw_text(words, label, {.style = TextStyle::label});
    mirror().add({.role = Role::progressbar, .name = std::string(label), .value = percent, .description = std::string(left)}, Box{rest.x, box.y, rest.w, box.h});
    const Box bar = rest.cut_top(std::min(16.0f, rest.h));
    if (fraction >= 0) {
        meter(bar, fraction, Tone::accent);     // without a glide: it would draw at full rate beside work that needs the machine
        return cancelled;
    }
    const Box track = bar.centred(bar.w, 6);
    fill(track, theme().is_dark ? theme().line : theme().skeleton, 3);
    // Unknown length: a piece that wanders, four times a second when motion is not wanted.
    const double t = motion::slow() > 0 ? frame_time() : std::floor(frame_time() * 4) / 4;
    const float at = float(0.5 - 0.5 * std::cos(t * 2.2));
    fill({track.x + at * track.w * 0.7f, track.y, track.w * 0.3f, 6}, theme().accent, 3);
    wake_in(motion::slow() > 0 ? 1 / 30.0 : 0.25);
    return cancelled;
}

void skeleton(const Box& box, float r) {
    fill(box, theme().skeleton, r);
    // To a screen reader: what this lies in is not complete yet.
    Node* around = mirror().find_open(mirror().parent());
    while (around && around->role == Role::scroll) around = mirror().find_open(around->parent);
    if (around) around->flags |= Flag::busy;
}

void skeleton_rows(const Box& box, float row_height, int rows) {
    Clip clip(box);
    for (int i = 0; i < rows && float(i) * row_height < box.h; i++) {
        Box row{box.x, box.y + float(i) * row_height, box.w, row_height};
        row = row.inset(space::m, (row_height - 10) / 2);
        // Widths that look like words rather than a pattern.
        const float a = 0.14f + 0.08f * float((i * 7) % 5) / 4, b = 0.1f + 0.1f * float((i * 5) % 7) / 6;
        skeleton(row.left(row.w * a), 5);
        skeleton({row.x + row.w * 0.32f, row.y, row.w * b, row.h}, 5);
        skeleton({row.x + row.w * 0.58f, row.y, row.w * 0.12f, row.h}, 5);
        skeleton({row.x + row.w * 0.84f, row.y, row.w * 0.1f, row.h}, 5);
    }
}

void skeleton_cards(const Box& box, float card_height, int cards) {
    Clip clip(box);
    for (int i = 0; i < cards; i++) {
        const Box card{box.x, box.y + float(i) * (card_height + space::s), box.w, card_height};
        if (card.y > box.bottom()) break;
        fill(card, theme().line, radius::card), fill(card.inset(hairline()), theme().surface, radius::card - hairline());
        Box in = card.inset(space::m);
        skeleton(in.cut_top(10, 10).left(in.w * (0.5f + 0.1f * float(i % 3))), 5);
        skeleton(in.cut_top(10).left(in.w * 0.35f), 5);
    }
}

} // namespace tandem::ui
