// Pictures for empty screens, drawn from a few shapes in the theme's colours, with the words and the way on.
#include "ui/widgets/empty_state.hpp"

#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <cmath>

namespace tandem::ui {

namespace {

void sheet(const Box& box, float r = 8) {
    shadow(box, r, 1);
    fill(box, theme().line_strong, r), fill(box.inset(hairline()), theme().surface, r - hairline());
}
void word(float x, float y, float w, Colour colour = 0) { fill({x, y, w, 6}, colour ? colour : theme().skeleton, 3); }

const char* icon_of(Picture picture) {
    switch (picture) {
    case Picture::board: return icons::square_kanban;
    case Picture::people: return icons::users;
    case Picture::companies: return icons::building_2;
    case Picture::campaigns: return icons::megaphone;
    case Picture::feedback: return icons::message_square_quote;
    case Picture::activities: return icons::calendar_check;
    case Picture::search: return icons::search;
    case Picture::table: return icons::table_2;
    case Picture::chart: return icons::chart_column;
    case Picture::file: return icons::file_up;
    case Picture::failed: return icons::circle_alert;
    case Picture::offline: return icons::cloud_off;
    }
    return icons::table_2;
}

void draw_board(const Box& b) {
    for (int i = 0; i < 3; i++) {
        const float x = b.x + 8 + float(i) * 62;
        fill({x, b.y, 54, 104}, theme().soft(Tone::neutral), 8);
        word(x + 8, b.y + 9, 24, theme().line_strong);
        for (int k = 0; k < 3 - i; k++) sheet({x + 5, b.y + 22 + float(k) * 27, 44, 22}, 5), word(x + 11, b.y + 30 + float(k) * 27, 22);
    }
    const Box lifted{b.x + 86, b.y + 46, 52, 26};
    shadow(lifted, 6, 2);
    fill(lifted, theme().accent, 6), fill(lifted.inset(1), theme().accent_soft, 5);
    word(lifted.x + 8, lifted.y + 10, 26, theme().accent);
}

void draw_rows(const Box& b, bool has_faces) {
    for (int i = 0; i < 3; i++) {
        const Box row{b.x + 12 + float(i == 1 ? 10 : 0), b.y + float(i) * 36, 168, 30};
        sheet(row);
        const Colour dot_colour = i == 0 ? theme().sales : i == 1 ? theme().marketing : theme().accent;
        if (has_faces) circle(row.x + 17, row.middle_y(), 8, mix(theme().surface, dot_colour, 0.75f));
        else fill({row.x + 9, row.middle_y() - 8, 16, 16}, mix(theme().surface, dot_colour, 0.75f), 4);
        word(row.x + 34, row.middle_y() - 3, float(52 + i * 12)), word(row.right() - 44, row.middle_y() - 3, 30);
    }
}

void draw_bubbles(const Box& b) {
    const Box one{b.x + 14, b.y + 4, 118, 44}, two{b.x + 66, b.y + 58, 118, 44};
    sheet(one, 12), sheet(two, 12);
    word(one.x + 14, one.y + 13, 74), word(one.x + 14, one.y + 26, 48);
    word(two.x + 14, two.y + 13, 60), word(two.x + 14, two.y + 26, 82);
    circle(one.x - 2, one.bottom() - 4, 7, theme().sales), circle(two.right() + 2, two.bottom() - 4, 7, theme().marketing);
}

void draw_bars(const Box& b) {
    sheet({b.x + 16, b.y, 164, 104}, 10);
    const float heights[] = {26, 40, 32, 56, 48, 70};
    for (int i = 0; i < 6; i++)
        fill({b.x + 34 + float(i) * 22, b.y + 88 - heights[i], 13, heights[i]}, i == 5 ? theme().accent : mix(theme().surface, i % 2 ? theme().marketing : theme().sales, 0.35f), 3);
    line(b.x + 28, b.y + 88, b.x + 168, b.y + 88, theme().line_strong);
}

void draw_emblem(const Box& b, const char* icon, Tone tone) {
    circle(b.middle_x(), b.y + 52, 46, theme().soft(tone));
    const Box tile{b.middle_x() - 28, b.y + 24, 56, 56};
    sheet(tile, 14);
    draw_icon(tile, icon, theme().strong(tone), 28);
}

} // namespace

int empty_state(const Box& box, const EmptyState& s) {
    const float width = std::min(400.0f, box.w - 32);
    const float sentence = wrapped_height(said(s.sentence), TextStyle::body, width);
    const float action = s.action.empty() ? 0 : size::control() + 20;
    const float height = 112 + 20 + 26 + sentence + action;
    Column column({box.x + (box.w - width) / 2, box.y + std::max(16.0f, (box.h - height) * 0.42f), width, height});
    const Box place = column.next(112);
    const Box picture{snap(place.middle_x() - 98), snap(place.y), 196, 104};
    switch (s.picture) {
    case Picture::board: draw_board(picture); break;
    case Picture::people: draw_rows(picture, true); break;
    case Picture::companies:
    case Picture::table: draw_rows(picture, false); break;
    case Picture::feedback: draw_bubbles(picture); break;
    case Picture::campaigns:
    case Picture::chart: draw_bars(picture); break;
    case Picture::failed: draw_emblem(picture, icon_of(s.picture), Tone::bad); break;
    case Picture::offline: draw_emblem(picture, icon_of(s.picture), Tone::warn); break;
    case Picture::activities: draw_emblem(picture, icon_of(s.picture), Tone::sales); break;
    case Picture::search:
    case Picture::file: draw_emblem(picture, icon_of(s.picture), Tone::accent); break;
    }
    column.skip(20);
    const Box title = column.next(26);
    draw_text(title, s.title, {.style = TextStyle::section, .align = Align::centre});
    mirror().add({.role = Role::heading, .name = std::string(s.title), .level = 2, .type = static_cast<std::uint8_t>(TextStyle::section)}, title);
    paragraph(column.next(sentence), said(s.sentence), {.colour = theme().second, .align = Align::centre});
    if (s.action.empty()) return 0;
    column.skip(20);
    const Box buttons = column.next(size::control());
    const ButtonOptions primary{.kind = ButtonKind::primary, .icon = s.action_icon};
    const float first = button_width(s.action, primary), second = s.second_action.empty() ? 0 : button_width(s.second_action) + space::s;
    Row row({buttons.x + (buttons.w - first - second) / 2, buttons.y, buttons.w, buttons.h}, space::s);
    int pressed = button(row.next(first), s.action, primary) ? 1 : 0;
    if (second > 0 && button(row.next(second - space::s), s.second_action)) pressed = 2;
    return pressed;
}

} // namespace tandem::ui
