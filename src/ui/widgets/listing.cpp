// Moving the focus along a list by arrows and by typing the beginning of a label.
#include "ui/widgets/listing.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/overlay.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace tandem::ui {

namespace {

std::string typed;
double typed_at = -10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

bool begins_with(std::string_view label, std::string_view start) {
    if (label.size() < start.size()) return false;
    for (std::size_t i = 0; i < start.size(); i++)
        if (lower(label[i]) != start[i]) return false;
    return true;
}

char letter_of(ImGuiKeyChord chord) {
    if (chord >= ImGuiKey_A && chord <= ImGuiKey_Z) return char('a' + (chord - ImGuiKey_A));
    if (chord >= ImGuiKey_0 && chord <= ImGuiKey_9) return char('0' + (chord - ImGuiKey_0));
    return chord == ImGuiKey_Space && !typed.empty() ? ' ' : '\0';
}

} // namespace

int move_among(const std::vector<ListEntry>& entries) {
    const int count = int(entries.size());
    int at = -1;
    for (int i = 0; i < count; i++)
        if (has_focus(entries[std::size_t(i)].id)) at = i;
    const auto go = [&](int from, int by) {
        for (int n = 0, i = from; n < count; n++, i = (i + by + count) % count)
            if (!entries[std::size_t(i)].is_disabled) return request_focus(entries[std::size_t(i)].id, true), i;
        return -1;
    };
    if (count == 0 || !layer_has_keys()) return -1;
    if (at < 0) {
        for (auto& k : input().keys)
            if (!k.taken && (k.chord == ImGuiKey_DownArrow || k.chord == ImGuiKey_UpArrow)) return k.taken = true, go(k.chord == ImGuiKey_DownArrow ? 0 : count - 1, 1);
        return -1;
    }
    const NodeId id = entries[std::size_t(at)].id;
    if (key_on(id, ImGuiKey_DownArrow)) return go((at + 1) % count, 1);
    if (key_on(id, ImGuiKey_UpArrow)) return go((at - 1 + count) % count, -1);
    if (key_on(id, ImGuiKey_Home)) return go(0, 1);
    if (key_on(id, ImGuiKey_End)) return go(count - 1, -1);
    for (auto& k : input().keys) {
        const char letter = k.taken ? '\0' : letter_of(k.chord);
        if (!letter) continue;
        k.taken = true;
        if (frame_time() - typed_at > 0.8) typed.clear();
        typed += letter, typed_at = frame_time();
        // The same letter again and again walks along; a word stays where it fits.
        const bool walks = typed.find_first_not_of(typed[0]) == std::string::npos;
        const std::string start = walks ? typed.substr(0, 1) : typed;
        for (int n = walks ? 1 : 0; n <= count; n++) {
            const int i = (at + n) % count;
            if (!entries[std::size_t(i)].is_disabled && begins_with(entries[std::size_t(i)].label, start)) return request_focus(entries[std::size_t(i)].id, true), i;
        }
    }
    return -1;
}

std::int64_t row_step(NodeId id, std::int64_t index, std::int64_t count, std::int64_t rows_in_view) {
    const std::int64_t page = std::max<std::int64_t>(1, rows_in_view - 1);
    const std::pair<ImGuiKey, std::int64_t> keys[] = {{ImGuiKey_DownArrow, index + 1}, {ImGuiKey_UpArrow, index - 1}, {ImGuiKey_PageDown, index + page},
                                                      {ImGuiKey_PageUp, index - page}, {ImGuiKey_Home, 0}, {ImGuiKey_End, count - 1}};
    for (const auto& [key, to] : keys)
        if (key_on(id, key)) return std::clamp<std::int64_t>(to, 0, count - 1);
    return -1;
}

} // namespace tandem::ui
