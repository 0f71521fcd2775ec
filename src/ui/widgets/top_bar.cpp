// The bar above a view: its title, its tabs, its actions.
#include "ui/widgets/frame.hpp"

#include "ui/frame_clock.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <cmath>

namespace tandem::ui {

TopBarResult draw_top_bar(const Box& box, const TopBar& bar) {
    TopBarResult result;
    if (box.w <= 0) return result;   // a phone that is searching
    const bool is_phone = screen().is_phone();
    IdScope scope("top bar");
    fill(box, theme().canvas);
    line(box.x, box.bottom() - hairline(), is_phone ? screen().width : box.right(), box.bottom() - hairline(), theme().line);
    Box rest = box.inset(is_phone ? space::l : space::xl, 0);
    if (is_phone) rest.w = box.right() - rest.x;
    if (is_phone && !bar.back_href.empty()) {
        const Box at = rest.cut_left(32, 4);
        const Interaction it = interact({.id = make_id("Back"), .role = Role::link, .name = std::string(tr("Back")), .href = bar.back_href}, at.moved(-8, 0).inset(0, 4));
        if (it.held) fill(at.moved(-8, 0).centred(36, 36), theme().pressed, 18);
        draw_icon(at.moved(-8, 0), icons::arrow_left, theme().text, 20);
    }
    if (!bar.primary.label.empty() && !is_phone) {
        const ButtonOptions o{.kind = ButtonKind::primary, .icon = bar.primary.icon, .is_disabled = bar.primary.is_disabled};
        result.primary = button(rest.cut_right(button_width(bar.primary.label, o), space::s), bar.primary.label, o);
    }
    if (is_phone && !bar.others.empty()) {
        const Interaction more = icon_button_interaction(rest.cut_right(40), icons::ellipsis, tr("More actions"), {.kind = ButtonKind::ghost, .flags = Flag::has_popup});
        if (more.clicked) open_menu("top bar actions", rest.from_right(1).moved(40, 0), more.id);
        if (Menu menu{"top bar actions"})
            for (int i = 0; i < int(bar.others.size()); i++) {
                const TopBarAction& a = bar.others[std::size_t(i)];
                if (menu.item(a.label, {.icon = a.icon, .is_disabled = a.is_disabled})) result.other = i;
            }
    } else {
        for (int i = int(bar.others.size()); i-- > 0;) {
            const TopBarAction& a = bar.others[std::size_t(i)];
            const ButtonOptions o{.kind = ButtonKind::ghost, .icon = a.icon, .is_disabled = a.is_disabled};
            if (button(rest.cut_right(button_width(a.label, o), 4), a.label, o)) result.other = i;
        }
    }
    const float title = std::min(rest.w, std::ceil(text_width(bar.title, is_phone ? TextStyle::title : TextStyle::section)) + 1);
    const Box words = rest.cut_left(title, bar.tabs.empty() ? space::l : space::xl);
    draw_text(words, bar.title, {.style = is_phone ? TextStyle::title : TextStyle::section});
    mirror().add({.role = Role::heading, .name = std::string(bar.title), .level = 1, .type = std::uint8_t(is_phone ? TextStyle::title : TextStyle::section)}, words);
    // On a phone tabs that do not fit would hide the last ones: one choice shows them all.
    if (!bar.tabs.empty() && bar.tab && is_phone && tabs_width(bar.tabs) > rest.w) {
        std::vector<std::string> names;
        for (const Tab& tab : bar.tabs) names.push_back(tab.count.empty() ? tab.label : tab.label + " · " + tab.count);
        const Box place = rest.cut_right(std::min(rest.w, 190.0f), space::s);
        result.tab_changed = choice(place.centred(place.w, size::control()), tr("Views"), names, *bar.tab, {.label_is_hidden = true});
    } else if (!bar.tabs.empty() && bar.tab && rest.w > 80) {
        const float width = std::min(rest.w, tabs_width(bar.tabs));
        Clip clip({rest.x, rest.y, width, rest.h});
        result.tab_changed = tabs(rest.cut_left(width, space::m), tr("Views"), bar.tabs, *bar.tab);
    }
    result.free = rest;
    if (is_phone && !bar.primary.label.empty() && !bar.primary.is_disabled) {
        const Screen& page = screen();
        // Over the content, under panels and dialogs.
        begin_overlay(make_id("round"), {page.width - 72, page.height - 128 - page.safe_bottom, 56, 56}, {.takes_focus = false, .takes_keys = false, .fixed_layer = 5});
        result.primary |= round_button({0, 0, page.width, page.height - size::phone_bar - page.safe_bottom}, bar.primary.icon ? bar.primary.icon : icons::plus, bar.primary.label);
        end_overlay();
    }
    return result;
}

} // namespace tandem::ui
