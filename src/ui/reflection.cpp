// The turn of a picture, and the order of the characters of a line.
#include "ui/reflection.hpp"

#include <algorithm>
#include <vector>

#include <imgui.h>

#include "tandem/base/text.hpp"
#include "ui/language.hpp"
#include "ui/text.hpp"

namespace tandem::ui {

namespace {

enum class Direction : unsigned char { neutral, from_left, figure, from_right };

bool is_from_right(char32_t c) { return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC); }

Direction direction_of(char32_t c) {
    if (c >= first_run && c <= last_run) {
        std::size_t at = 0;
        const std::string_view run = run_text(static_cast<unsigned>(c));
        return !run.empty() && is_from_right(next_code_point(run, at)) ? Direction::from_right : Direction::from_left;
    }
    if (is_from_right(c)) return Direction::from_right;
    if (c >= '0' && c <= '9') return Direction::figure;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x2E80 && c < 0xE000)) return Direction::from_left;
    return Direction::neutral;
}

// "1,234.50", "3/4", "14:30"; and what stands before or behind a figure, "−12 %", "2.500 €".
bool is_between_figures(char32_t c) { return c < 0x80 && std::string_view("+-.,:/").contains(static_cast<char>(c)); }
bool is_beside_figures(char32_t c) { return c == '%' || c == '$' || c == '+' || c == '-' || c == 0xA0 || c == 0x202F || c == 0x2212 || c == 0x20AC || c == 0xA3 || c == 0xA5 || c == 0xD7; }

char32_t turned(char32_t c) {
    constexpr std::u32string_view pairs = U"()[]{}<>«»‹›";
    const std::size_t at = pairs.find(c);
    return at == std::u32string_view::npos ? c : pairs[at ^ 1];
}

} // namespace

bool reads_from_right() { return language().is_right_to_left; }

void turn_over(ImDrawData& picture) {
    const float width = picture.DisplaySize.x;
    for (ImDrawList* list : picture.CmdLists) {
        for (ImDrawVert& vertex : list->VtxBuffer) vertex.pos.x = width - vertex.pos.x;
        for (ImDrawCmd& command : list->CmdBuffer) {
            const float left = command.ClipRect.x;
            command.ClipRect.x = width - command.ClipRect.z, command.ClipRect.z = width - left;
        }
    }
}

Readable::Readable(ImDrawList& list, float from, float to) : list_(list), sum_(from + to), first_(list.VtxBuffer.Size) {}
Readable::~Readable() {
    if (!reads_from_right()) return;
    for (int i = first_; i < list_.VtxBuffer.Size; ++i) list_.VtxBuffer[i].pos.x = sum_ - list_.VtxBuffer[i].pos.x;
}

// The names of rules are those of UAX #9.
std::string in_visual_order(std::string_view line) {
    using enum Direction;
    struct Character { char32_t code; Direction direction; };
    std::vector<Character> all;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        all.push_back({c, direction_of(c)});
    }
    // A name of Latin letters alone reads as it does anywhere: "Granite Bay K.K.", "2 × Dock", "7 AM".
    const auto has = [&](Direction direction) { return std::ranges::contains(all, direction, &Character::direction); };
    if (has(from_left) && !has(from_right)) return std::string(line);
    const std::size_t count = all.size();
    const auto is = [&](std::size_t i, Direction direction) { return i < count && all[i].direction == direction; };
    for (std::size_t i = 1; i + 1 < count; ++i)                                             // W4
        if (is(i, neutral) && is_between_figures(all[i].code) && is(i - 1, figure) && is(i + 1, figure)) all[i].direction = figure;
    for (std::size_t i = 1; i < count; ++i) if (is(i, neutral) && is(i - 1, figure) && is_beside_figures(all[i].code)) all[i].direction = figure;      // W5
    for (std::size_t i = count; i-- > 1;) if (is(i - 1, neutral) && is(i, figure) && is_beside_figures(all[i - 1].code)) all[i - 1].direction = figure;
    Direction strong = from_right;
    for (Character& each : all) {                                                           // W7
        if (each.direction == from_left || each.direction == from_right) strong = each.direction;
        else if (each.direction == figure && strong == from_left) each.direction = from_left;
    }
    for (std::size_t i = 0, last = count; i < count; ++i) {                                 // N1
        if (is(i, from_left)) {
            for (std::size_t k = last + 1; last < count && k < i; ++k) all[k].direction = from_left;
            last = i;
        } else if (!is(i, neutral)) last = count;
    }
    std::string text;
    for (std::size_t at = count; at > 0;) {                                                 // L2, L4
        std::size_t begin = at - 1;
        const Direction direction = all[begin].direction;
        if (direction == from_left || direction == figure)
            while (begin > 0 && all[begin - 1].direction == direction) --begin;
        for (std::size_t i = begin; i < at; ++i) append_utf8(text, direction == from_left || direction == figure ? all[i].code : turned(all[i].code));
        at = begin;
    }
    return text;
}

} // namespace tandem::ui
