// Names of keys, and the two tables that turn chords: one for keys of their own, one for those that follow G.
#include "ui/key_bindings.hpp"

#include <algorithm>
#include <array>

#include "tandem/base/text.hpp"

namespace tandem::ui {

namespace {

struct Named { std::string_view name; ImGuiKey key; };
constexpr auto named = std::to_array<Named>({
    {"Left", ImGuiKey_LeftArrow}, {"Right", ImGuiKey_RightArrow}, {"Up", ImGuiKey_UpArrow}, {"Down", ImGuiKey_DownArrow}, {"/", ImGuiKey_Slash}, {"-", ImGuiKey_Minus},
    {"=", ImGuiKey_Equal}, {".", ImGuiKey_Period}, {",", ImGuiKey_Comma}, {"[", ImGuiKey_LeftBracket}, {"]", ImGuiKey_RightBracket},
    {"F1", ImGuiKey_F1}, {"F2", ImGuiKey_F2}, {"F3", ImGuiKey_F3}, {"F4", ImGuiKey_F4}, {"F6", ImGuiKey_F6}, {"F8", ImGuiKey_F8}, {"F9", ImGuiKey_F9}, {"F10", ImGuiKey_F10}});
constexpr std::string_view after_g = "G ";
constexpr double g_seconds = 1.5;

int key_of_name(std::string_view name) {
    if (name.size() == 1 && name[0] >= 'A' && name[0] <= 'Z') return ImGuiKey_A + (name[0] - 'A');
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') return ImGuiKey_0 + (name[0] - '0');
    const auto found = std::ranges::find(named, name, &Named::name);
    return found == named.end() ? 0 : static_cast<int>(found->key);
}

}  // namespace

ImGuiKeyChord chord_of_keys(std::string_view keys) {
    if (keys == "?") return ImGuiMod_Shift | ImGuiKey_Slash;
    int chord = 0;
    for (const auto& [word, modifier] : {std::pair<std::string_view, int>{"Ctrl+", ImGuiMod_Ctrl}, {"Alt+", ImGuiMod_Alt}, {"Shift+", ImGuiMod_Shift}})
        if (keys.starts_with(word)) keys.remove_prefix(word.size()), chord |= modifier;
    const int key = key_of_name(keys);
    return key ? chord | key : 0;
}

std::string keys_of_chord(ImGuiKeyChord chord) {
    if (chord == (ImGuiMod_Shift | ImGuiKey_Slash)) return "?";
    std::string keys;
    if (chord & ImGuiMod_Ctrl) keys += "Ctrl+";
    if (chord & ImGuiMod_Alt) keys += "Alt+";
    if (chord & ImGuiMod_Shift) keys += "Shift+";
    const int key = chord & ~ImGuiMod_Mask_;
    if (key >= ImGuiKey_A && key <= ImGuiKey_Z) return keys + static_cast<char>('A' + (key - ImGuiKey_A));
    if (key >= ImGuiKey_0 && key <= ImGuiKey_9) return keys + static_cast<char>('0' + (key - ImGuiKey_0));
    const auto found = std::ranges::find(named, static_cast<ImGuiKey>(key), &Named::key);
    return found == named.end() ? std::string() : keys + std::string(found->name);
}

void KeyBindings::take(std::string_view kept) {
    changes_.clear();
    for (const std::string_view line : split(kept, '\n')) {
        const auto mark = line.find('\t');
        if (mark == std::string_view::npos) continue;
        const std::string_view first = line.substr(0, mark), now = line.substr(mark + 1);
        const bool is_after_g = first.starts_with(after_g) && now.starts_with(after_g);
        if (is_after_g ? chord_of_keys(first.substr(2)) && chord_of_keys(now.substr(2)) : chord_of_keys(first) && chord_of_keys(now)) changes_.push_back({std::string(first), std::string(now)});
    }
    turn();
}

std::string KeyBindings::kept() const {
    std::string out;
    for (const Change& change : changes_) out += (out.empty() ? "" : "\n") + change.first + "\t" + change.now;
    return out;
}

std::string_view KeyBindings::now(std::string_view first) const {
    const auto change = std::ranges::find(changes_, first, &Change::first);
    return change == changes_.end() ? first : std::string_view(change->now);
}

void KeyBindings::give(std::string_view first, std::string_view now) {
    std::erase_if(changes_, [&](const Change& change) { return change.first == first; });
    if (now != first) changes_.push_back({std::string(first), std::string(now)});
    is_given_ = true;
    turn();
}

void KeyBindings::reset() {
    take({});
    is_given_ = true;
}

// New keys count before old ones that were given away: two commands may have changed places.
void KeyBindings::turn() {
    turns_.clear(), turns_after_g_.clear();
    for (const bool is_given_away : {false, true})
        for (const Change& change : changes_) {
            const bool is_after_g = change.first.starts_with(after_g);
            const std::size_t skipped = is_after_g ? after_g.size() : 0;
            const ImGuiKeyChord first = chord_of_keys(std::string_view(change.first).substr(skipped)), now = chord_of_keys(std::string_view(change.now).substr(skipped));
            (is_after_g ? turns_after_g_ : turns_).push_back(is_given_away ? Turn{first, 0} : Turn{now, first});
        }
}

ImGuiKeyChord KeyBindings::meant(ImGuiKeyChord pressed, double time) {
    if (is_choosing) return pressed;
    const bool follows_g = time - g_pressed_ < g_seconds;
    const auto& turns = follows_g ? turns_after_g_ : turns_;
    const auto found = std::ranges::find(turns, pressed, &Turn::pressed);
    const ImGuiKeyChord meant = found == turns.end() ? pressed : found->meant;
    g_pressed_ = !follows_g && meant == ImGuiKey_G ? time : -10;
    return meant;
}

std::string shown_keys(std::string_view first) {
    const bool is_spaced = first.starts_with("Ctrl ");
    std::string keys(first);
    if (is_spaced) std::ranges::replace(keys, ' ', '+');
    keys = std::string(key_bindings().now(keys));
    if (is_spaced) std::ranges::replace(keys, '+', ' ');
    return keys;
}

KeyBindings& key_bindings() {
    static KeyBindings bindings;
    return bindings;
}

}  // namespace tandem::ui
