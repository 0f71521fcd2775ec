// The side panel of a record: beside the list on wide screens, over everything on phones.
#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <imgui.h>

namespace tandem::ui {

namespace {
constexpr float bar_height = 48;
std::vector<Box> bodies;
} // namespace

Panel::Panel(std::string_view title, bool& is_open, const Box& area, const PanelOptions& o) : is_open_(is_open) {
    if (!is_open) return;
    shown_ = true;
    id_ = make_id("panel");   // not the title: stepping to the next record must not slide in anew
    const Screen& page = screen();
    is_dialog_ = page.is_phone();
    Box box = is_dialog_ ? Box{0, 0, page.width, page.height} : area.from_right(std::min(size::panel, area.w));
    const float shown = glide_from(id_, 0, 1, motion::slow());
    if (shown < 1) box = box.moved(snap((1 - shown) * (is_dialog_ ? 0 : 40)), snap((1 - shown) * (is_dialog_ ? 32 : 0)));
    const OverlayState overlay = begin_overlay(id_, box, {.is_modal = is_dialog_, .takes_focus = is_dialog_, .takes_keys = is_dialog_});
    if (!is_dialog_) {
        // Only towards the list, as the panel is as high as the page.
        shadow({box.x, box.y + 24, box.w + 40, box.h - 24}, 0, 2);
        fill(box, theme().surface);
        line(box.x, box.y, box.x, box.bottom(), theme().line);
    } else fill(box, theme().surface);
    mirror().push({.id = id_, .role = is_dialog_ ? Role::dialog : Role::complementary, .name = std::string(title), .flags = when(is_dialog_, Flag::modal)}, box);
    Box rest = box;
    Box bar = rest.cut_top(bar_height).inset(space::s, 0);
    line(box.x, bar.bottom(), box.right(), bar.bottom(), theme().line);
    const float side = size::control();
    bool close = icon_button(bar.cut_left(side, 4), is_dialog_ ? icons::arrow_left : icons::x, tr("Close"), {.kind = ButtonKind::ghost, .shortcut = "Esc"});
    if (o.can_step) {
        if (icon_button(bar.cut_left(side), icons::chevron_up, tr("Previous record"), {.kind = ButtonKind::ghost, .shortcut = "K"}) || shortcut(ImGuiKey_K)) step_ = -1;
        if (icon_button(bar.cut_left(side), icons::chevron_down, tr("Next record"), {.kind = ButtonKind::ghost, .shortcut = "J"}) || shortcut(ImGuiKey_J)) step_ = 1;
    }
    if (!o.page_href.empty() && !is_dialog_) {
        const Box place = bar.cut_right(side).centred(side, side);
        const Interaction it = interact({.id = make_id("Open as page"), .role = Role::link, .name = std::string(tr("Open as page")), .href = std::string(o.page_href)}, place);
        if (it.hovered) fill(place, theme().hover, radius::control), show_tooltip(tr("Open as page"), place);
        if (it.ring) focus_ring(place.inset(2), radius::control);
        draw_icon(place, icons::maximize_2, theme().second);
    }
    bodies.push_back(rest);
    if (overlay.escape) close = true;
    if (close) is_open_ = false, wake();
}

Box Panel::body() const { return bodies.back(); }

Panel::~Panel() {
    if (!shown_) return;
    bodies.pop_back();
    mirror().pop();
    end_overlay();
}

} // namespace tandem::ui
