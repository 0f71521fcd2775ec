// Which keys do what. Each command of the keyboard came with keys, by which code and texts know it; a person may give it others. What is
// pressed is turned into the first keys before anybody asks, and what is shown is turned into the present ones.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tandem::ui {

inline constexpr std::string_view keys_preference = "view.keys";

// Keys as the sheet writes them: "Ctrl+K", "J", "?", "G P" for two after each other. 0: not one chord, or one that is not known.
ImGuiKeyChord chord_of_keys(std::string_view keys);
std::string keys_of_chord(ImGuiKeyChord chord);         // empty: none that can be given to a command

class KeyBindings {
public:
    // As kept() wrote it; what cannot be read is passed over.
    void take(std::string_view kept);
    std::string kept() const;
    std::string_view now(std::string_view first) const;
    bool is_changed(std::string_view first) const { return now(first) != first; }
    bool is_empty() const { return changes_.empty(); }
    // The keys it came with take the change back.
    void give(std::string_view first, std::string_view now);
    void reset();
    bool take_given() { return std::exchange(is_given_, false); }       // somebody gave keys since: they are to be kept
    // What was pressed, as code knows it; 0 when its command has other keys now. While new keys are being chosen, the chord itself.
    ImGuiKeyChord meant(ImGuiKeyChord pressed, double time);
    bool is_choosing = false;

private:
    struct Change { std::string first, now; };
    struct Turn { ImGuiKeyChord pressed, meant; };      // meant 0: given away
    void turn();

    std::vector<Change> changes_;
    std::vector<Turn> turns_, turns_after_g_;
    double g_pressed_ = -10;
    bool is_given_ = false;
};
KeyBindings& key_bindings();
// Of keys as texts and tooltips name them, "Ctrl+K" or "Ctrl K", the present ones in the same form.
std::string shown_keys(std::string_view first);

}  // namespace tandem::ui
