// The sheet of shortcuts. Keys are chosen by pressing them, in a small surface beside the command, which Escape closes.
#include <algorithm>
#include <array>
#include <utility>

#include "tandem_icons.hpp"
#include "ui/frame_clock.hpp"
#include "ui/host.hpp"
#include "ui/input.hpp"
#include "ui/key_bindings.hpp"
#include "ui/keyboard.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/palette.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

constexpr std::string_view popover_name = "choose-keys";
constexpr float row_height = 32;

// Keys that lists, fields and the browser need as they are.
constexpr auto fixed = std::to_array<std::string_view>({"Enter", "Esc", "Space", "Shift+Space", "Ctrl+Enter", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Left / Right", "Left", "Right", "Up", "Down",
                                                        "Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down", "G"});

bool can_change(const ShortcutRow& row) { return row.keys.starts_with("G ") || (!std::ranges::contains(fixed, row.keys) && chord_of_keys(row.keys) != 0); }

const ShortcutRow* row_with(std::span<const ShortcutRow> rows, std::string_view keys) {
    for (const ShortcutRow& row : rows) if (key_bindings().now(row.keys) == keys) return &row;
    return nullptr;
}

// Of the sheet, of which there is one: the first keys of the command whose keys are being chosen; why those pressed cannot be its.
std::string chosen, trouble;

// Meanwhile keys are nobody's, not even the browser's.
void set_choosing(bool is_choosing) {
    if (std::exchange(key_bindings().is_choosing, is_choosing) != is_choosing) host().post("choosing_keys", is_choosing ? "{\"isChoosing\":true}" : "{\"isChoosing\":false}");
}

// The last chord of the frame becomes the command's keys, or it is said why it cannot.
void choose(const ShortcutRow& row, std::span<const ShortcutRow> rows) {
    const bool is_after_g = row.keys.starts_with("G ");
    for (auto& key : input().keys) {
        if (key.taken || key.is_repeat) continue;
        std::string keys = keys_of_chord(key.chord);
        if (keys.empty()) continue;
        key.taken = true;
        const bool is_letter = keys.size() == 1;
        if (is_after_g) keys = "G " + keys;
        const ShortcutRow* other = row_with(rows, keys);
        if (is_after_g ? !is_letter : std::ranges::contains(fixed, keys)) trouble = tr("{} is needed as it is", keys_in_words(keys));
        else if (other && other->keys != row.keys) trouble = tr("{} is “{}” already", keys_in_words(keys), other->label);
        else {
            key_bindings().give(row.keys, keys);
            trouble.clear(), close_popover(popover_name);
            return wake();
        }
        wake();
    }
}

void draw_row(const Box& box, const ShortcutRow& row, std::span<const ShortcutRow> rows) {
    IdScope scope(row.group + row.keys);
    const std::string keys(key_bindings().now(row.keys));
    Semantics line_of({.role = Role::group, .name = row.label, .value = keys_in_words(keys)}, box);
    Box in = box;
    const Box end = in.cut_right(28, space::s).centred(28, 28);
    if (can_change(row)) {
        const Interaction it = icon_button_interaction(end, icons::pencil, tr("Change the keys of {}", row.label), {.kind = ButtonKind::ghost});
        if (it.clicked) chosen = row.keys, trouble.clear(), open_popover(popover_name, end.with_height(end.h + 30), it.id);      // below its tooltip
    }
    text(in, row.label, {.style = TextStyle::table});
    key_hint(in, keys);
    if (chosen != row.keys) return;
    Popover popover(popover_name, 300, 124);
    if (!popover) {
        chosen.clear();
        return;
    }
    Column lines(popover.body().inset(space::m, space::s));
    Semantics asked({.role = Role::group, .name = row.label}, popover.body());
    text(lines.next(20), row.keys.starts_with("G ") ? tr("Press the letter that follows G") : tr("Press the new keys"), {.style = TextStyle::strong});
    {
        const Box said_box = lines.next(36);
        Semantics status({.role = Role::status, .name = {}}, said_box);
        paragraph(said_box, trouble.empty() ? std::string(tr("Escape leaves them as they are")) : trouble, {.style = TextStyle::table, .colour = trouble.empty() ? theme().third : theme().strong(Tone::warn)}, 2);
    }
    const std::string label = tr("As it came: {}", keys_in_words(row.keys));
    const ButtonOptions back{.is_disabled = !key_bindings().is_changed(row.keys)};
    if (button(lines.next(size::control()).left(button_width(label, back)), label, back)) {
        const ShortcutRow* other = row_with(rows, row.keys);
        if (other && other->keys != row.keys) trouble = tr("{} is “{}” already", keys_in_words(row.keys), other->label);
        else key_bindings().give(row.keys, row.keys), close_popover(popover_name);
    }
    choose(row, rows);
}

void draw_rows(Dialog& dialog, std::span<const ShortcutRow> rows) {
    Column column(dialog.body());
    std::string_view group;
    for (const ShortcutRow& row : rows) {
        if (row.group != group) {
            group = row.group;
            if (column.used() > 0) column.skip(space::s);
            caption(column.next(28), group);
        }
        draw_row(column.next(row_height), row, rows);
    }
    Box foot = dialog.foot();
    const ButtonOptions all{.icon = icons::rotate_ccw, .is_disabled = key_bindings().is_empty()};
    if (button(foot.cut_right(button_width(tr("All as they came"), all)), tr("All as they came"), all)) key_bindings().reset();
    dialog.finish(column.used());
}

}  // namespace

void shortcut_sheet(bool& is_open, std::span<const ShortcutRow> rows) {
    if (Dialog dialog{tr("Keyboard shortcuts"), is_open, {.width = 560}}) draw_rows(dialog, rows);
    if (!is_open) chosen.clear();
    set_choosing(!chosen.empty());
}

}  // namespace tandem::ui
