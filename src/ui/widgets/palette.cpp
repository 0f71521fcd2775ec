// The palette's dialog and its ranking.
#include "ui/widgets/palette.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field_state.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <imgui.h>

#include <algorithm>

namespace tandem::ui {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }
bool is_start(std::string_view text, std::size_t i) { return i == 0 || text[i - 1] == ' ' || text[i - 1] == '-' || text[i - 1] == '.' || text[i - 1] == '@'; }

constexpr float row_height = 40, field_height_here = 56, foot_height = 36;
constexpr std::string_view scopes = ">@#";

} // namespace

int fuzzy_score(std::string_view query, std::string_view text) {
    if (query.empty()) return 0;
    int score = 0;
    std::size_t at = 0;
    bool was_match = false;
    for (const char wanted : query) {
        if (wanted == ' ') {
            was_match = false;
            continue;
        }
        // A word's start is worth a jump; else the next place.
        std::size_t next = std::string_view::npos, start = std::string_view::npos;
        for (std::size_t i = at; i < text.size(); i++) {
            if (lower(text[i]) != lower(wanted)) continue;
            if (next == std::string_view::npos) next = i;
            if (is_start(text, i)) {
                start = i;
                break;
            }
        }
        if (next == std::string_view::npos) return -1;
        const bool goes_on = was_match && next == at;
        const std::size_t chosen = goes_on ? next : start != std::string_view::npos ? start : next;
        score += goes_on ? 8 : is_start(text, chosen) ? 10 : 1;
        score -= std::min<int>(3, int(chosen - at));
        at = chosen + 1, was_match = true;
    }
    return score + std::max(0, 20 - int(text.size()) / 4);
}

void Palette::open(std::string_view query) {
    is_open_ = true, was_open_ = false, active_ = 0;
    query_ = query;
    wake();
}

char Palette::scope() const { return !query_.empty() && scopes.contains(query_[0]) ? query_[0] : '\0'; }

std::string_view Palette::asked() const {
    std::string_view rest = query_;
    if (scope()) rest.remove_prefix(1);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    return rest;
}

const PaletteItem* Palette::draw(std::span<const PaletteItem> items) {
    if (!is_open_) return nullptr;
    struct Hit { const PaletteItem* item; int score; };
    std::vector<Hit> hits;
    for (const PaletteItem& item : items) {
        const int score = item.is_ranked ? 1000 : fuzzy_score(asked(), item.label);
        if (score >= 0) hits.push_back({&item, score});
    }
    if (!asked().empty()) std::ranges::stable_sort(hits, [](const Hit& a, const Hit& b) { return a.item->group == b.item->group && a.score > b.score; });
    // Groups stay together in the order in which the caller gave them.
    std::vector<std::string_view> order;
    for (const PaletteItem& item : items)
        if (std::ranges::find(order, item.group) == order.end()) order.push_back(item.group);
    std::ranges::stable_sort(hits, {}, [&](const Hit& h) { return std::ranges::find(order, h.item->group) - order.begin(); });

    const Screen& page = screen();
    const float width = std::min(640.0f, page.width - 24), height = std::min(460.0f, page.height - 48);
    const Box box{snap((page.width - width) / 2), snap(page.is_phone() ? 12 : page.height * 0.14f), width, height};
    const NodeId key = make_id("palette");
    const OverlayState overlay = begin_overlay(key, box, {.is_modal = true, .has_scrim = true});
    shadow(box, radius::dialog, 3);
    fill(box, theme().line, radius::dialog), fill(box.inset(hairline()), theme().raised, radius::dialog - hairline());
    const PaletteItem* taken = nullptr;
    bool closes = overlay.clicked_beside || overlay.escape;
    {
        Semantics dialog({.id = key, .role = Role::dialog, .name = std::string(tr("Command palette")), .flags = Flag::modal}, box);
        Box rest = box;
        const Box head = rest.cut_top(field_height_here);
        const NodeId field = make_id("palette field");
        FieldResult typed = read_field(field, query_, false);
        if (typed.edited) active_ = 0;
        interact({.id = field, .role = Role::combobox, .name = std::string(tr("Search or run a command")), .value = query_, .hint = "text||off|48|16|" + std::string(tr("Search or run a command")),
                  .flags = Flag::expanded, .sequence = field_memory(field).sequence, .type = static_cast<std::uint8_t>(TextStyle::body)}, head);
        if (!was_open_) prefer_focus(field), was_open_ = true;
        draw_icon(Box{head.x + 20, head.y, size::icon, head.h}, icons::search, theme().third);
        if (!has_focus(field)) draw_text({head.x + 48, head.y, head.w - 64, head.h}, query_.empty() ? tr("Search or run a command") : std::string_view(query_), {.colour = query_.empty() ? theme().third : theme().text});
        line(box.x, rest.y, box.right(), rest.y, theme().line);
        const int count = int(hits.size());
        const bool moved = key_on(field, ImGuiKey_DownArrow) ? (active_++, true) : key_on(field, ImGuiKey_UpArrow) ? (active_--, true) : false;
        active_ = count ? (active_ % count + count) % count : 0;
        if (typed.entered && count) taken = hits[std::size_t(active_)].item;
        closes |= typed.escaped;
        const Box foot = rest.cut_bottom(foot_height);
        line(box.x, foot.y, box.right(), foot.y, theme().line);
        text(foot.inset(20, 0), tr("> commands   @ records   # views"), {.style = TextStyle::caption, .colour = theme().third});
        Semantics list({.role = Role::listbox, .name = std::string(tr("Results"))}, rest);
        ScrollArea scroll("palette list", rest);
        Column rows(scroll.content().inset(space::s, 6));
        if (count == 0) {
            const Box none = rows.next(64);
            draw_text(none, tr("Nothing found"), {.colour = theme().third, .align = Align::centre});
        }
        std::string_view group;
        for (int i = 0; i < count; i++) {
            const PaletteItem& item = *hits[std::size_t(i)].item;
            if (item.group != group) group = item.group, caption(rows.next(28).inset(space::m, 0), group);
            const Box row = rows.next(row_height);
            const bool is_keys = item.detail.starts_with("Ctrl") || item.detail.size() <= 2;
            const Interaction it = interact({.id = make_id(item.group + "\n" + item.label + "\n" + item.href) ^ std::uint32_t(item.key), .role = Role::option, .name = item.label, .description = is_keys ? keys_in_words(item.detail) : item.detail,
                                             .flags = Flag::roving | when(i == active_, Flag::selected)}, row);
            if (i == active_) fill(row, theme().is_dark ? theme().pressed : theme().hover, radius::control + 2);
            else if (it.hovered) fill(row, theme().hover, radius::control + 2);
            if (moved && i == active_) scroll.show(row);
            Box in = row.inset(space::m, 0);
            if (item.icon) draw_icon(in.cut_left(size::icon, space::m), item.icon, theme().second);
            if (!item.detail.empty()) {
                const float w = is_keys ? key_hint_width(item.detail) : std::min(in.w * 0.5f, text_width(item.detail, TextStyle::caption) + 1);
                const Box at = in.cut_right(w, space::m);
                if (is_keys) key_hint(at, item.detail);
                else draw_text(at, item.detail, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right});
            }
            draw_text(in, item.label, {.style = TextStyle::body});
            if (it.clicked) taken = &item;
        }
        scroll.finish(rows.used() + 12);
    }
    end_overlay();
    if (taken || closes) close(), wake();
    return taken;
}

} // namespace tandem::ui
