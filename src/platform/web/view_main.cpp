// Entry of the view's program: fonts, frames, events, and the line to the core.
#include "view_canvas.hpp"
#include "view_page.hpp"

#include "tandem/base/text.hpp"
#include "tandem/contract/client.hpp"
#include "ui/accessibility.hpp"
#include "ui/fonts.hpp"
#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/language.hpp"
#include "ui/locale.hpp"
#include "ui/pasted.hpp"
#include "ui/reflection.hpp"
#include "ui/shell.hpp"
#include "ui/stage.hpp"
#include "ui/storage_place.hpp"
#include "ui/theme.hpp"
#include "ui/widgets/specimen.hpp"
#include "ui/widgets/toast.hpp"

#include <emscripten.h>
#include <imgui.h>

#include <cmath>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

namespace tandem::ui {

namespace {

struct Page {
    Client client{[](std::string bytes) { view_send(bytes.data(), int(bytes.size())); }};
    Shell shell{client};
    Device device;
    bool shows_specimen = false;
    bool was_dark = false, is_first = true;
    bool is_starting = true;                 // the workspace has not been shown yet
    double joined_ms = 0;
    float shown_scale = 0;
    int width = 0, height = 0;               // of the canvas, physical
    float css_width = 0, css_height = 0, ratio = 1, safe_bottom = 0;
};
std::unique_ptr<Page> page;
std::vector<unsigned char> fonts[7];       // Inter in three weights, the icons, Inter's further letters in three weights
std::string inbox;
constexpr double most_patience_ms = 500;

// The user's scale makes a logical pixel larger; the page counts in CSS pixels.
void fit_screen() {
    const float scale = appearance().scale;
    set_screen({page->css_width / scale, page->css_height / scale, page->ratio * scale, page->safe_bottom / scale});
}

void draw_page() {
    if (page->shows_specimen) draw_specimen({0, 0, screen().width, screen().height});
    else page->shell.draw();
}

ImGuiKey key_named(std::string_view name) {
    if (name.size() == 1) {
        const char c = name[0];
        if (c >= 'a' && c <= 'z') return ImGuiKey(ImGuiKey_A + (c - 'a'));
        if (c >= 'A' && c <= 'Z') return ImGuiKey(ImGuiKey_A + (c - 'A'));
        if (c >= '0' && c <= '9') return ImGuiKey(ImGuiKey_0 + (c - '0'));
    }
    static constexpr struct { std::string_view name; ImGuiKey key; } names[] = {
        {"ArrowLeft", ImGuiKey_LeftArrow}, {"ArrowRight", ImGuiKey_RightArrow}, {"ArrowUp", ImGuiKey_UpArrow}, {"ArrowDown", ImGuiKey_DownArrow},
        {"PageUp", ImGuiKey_PageUp}, {"PageDown", ImGuiKey_PageDown}, {"Home", ImGuiKey_Home}, {"End", ImGuiKey_End}, {"Insert", ImGuiKey_Insert},
        {"Delete", ImGuiKey_Delete}, {"Backspace", ImGuiKey_Backspace}, {" ", ImGuiKey_Space}, {"Enter", ImGuiKey_Enter}, {"Escape", ImGuiKey_Escape},
        {"Tab", ImGuiKey_Tab}, {"/", ImGuiKey_Slash}, {"?", ImGuiKey_Slash}, {"-", ImGuiKey_Minus}, {"+", ImGuiKey_Equal}, {"=", ImGuiKey_Equal}, {".", ImGuiKey_Period}, {",", ImGuiKey_Comma},
        {"[", ImGuiKey_LeftBracket}, {"]", ImGuiKey_RightBracket}, {"ContextMenu", ImGuiKey_Menu},
        {"F1", ImGuiKey_F1}, {"F2", ImGuiKey_F2}, {"F3", ImGuiKey_F3}, {"F4", ImGuiKey_F4}, {"F6", ImGuiKey_F6}, {"F8", ImGuiKey_F8}, {"F9", ImGuiKey_F9}, {"F10", ImGuiKey_F10}};
    for (const auto& n : names)
        if (n.name == name) return n.key;
    return ImGuiKey_None;
}

// What lies at the right of the page is drawn as if it lay at the left; arrows point likewise.
void turn(Event& e) {
    using Kind = Event::Kind;
    if (e.kind == Kind::move || e.kind == Kind::down || e.kind == Kind::up || e.kind == Kind::ask_menu || e.kind == Kind::long_press) e.x = page->css_width / appearance().scale - e.x;
    const int key = e.chord & ~ImGuiMod_Mask_;
    if (key == ImGuiKey_LeftArrow || key == ImGuiKey_RightArrow) e.chord = (e.chord & ImGuiMod_Mask_) | (key == ImGuiKey_LeftArrow ? ImGuiKey_RightArrow : ImGuiKey_LeftArrow);
}

ImGuiKeyChord chord_of(std::string_view name, int modifiers) {
    const ImGuiKey key = key_named(name);
    if (key == ImGuiKey_None) return 0;
    int chord = key;
    if (modifiers & 1) chord |= ImGuiMod_Ctrl;
    if (modifiers & 4) chord |= ImGuiMod_Alt;
    // "?" is a key of its own wherever the layout has it; "/" never has Shift.
    if (name == "?" || ((modifiers & 2) && name != "/")) chord |= ImGuiMod_Shift;
    return chord;
}

std::string take_inbox() { return std::exchange(inbox, {}); }

} // namespace

} // namespace tandem::ui

using namespace tandem;
using namespace tandem::ui;

extern "C" {

// Room for bytes that the next call takes.
EMSCRIPTEN_KEEPALIVE char* view_inbox(int length) {
    inbox.assign(std::size_t(length), '\0');
    return inbox.data();
}

EMSCRIPTEN_KEEPALIVE unsigned char* view_font_room(int which, int length) {
    fonts[which].resize(std::size_t(length));
    return fonts[which].data();
}

EMSCRIPTEN_KEEPALIVE int view_start(int is_mac) {
    ImGui::CreateContext();
    ImGui::GetIO().ConfigMacOSXBehaviors = is_mac != 0;
    if (!open_canvas()) return 0;
    make_fonts({fonts[0], fonts[1], fonts[2], fonts[3]}, add_browser_glyphs);
    for (auto& font : fonts) font = {};      // the atlas has its own copy
    make_stage();
    set_host(&page_host());
    page = std::make_unique<Page>();
    return 1;
}

EMSCRIPTEN_KEEPALIVE void view_letters() {     // the last three files are there
    add_letters({fonts[4], fonts[5], fonts[6], {}});
    for (auto& font : fonts) font = {};
    frame_clock().input();
}

EMSCRIPTEN_KEEPALIVE void view_resize(int width, int height, float ratio, float safe_bottom) {
    page->width = width, page->height = height, page->ratio = ratio, page->safe_bottom = safe_bottom;
    page->css_width = float(width) / ratio, page->css_height = float(height) / ratio;
    frame_clock().input();
}

EMSCRIPTEN_KEEPALIVE void view_look(int is_dark, int reduced_motion, int high_contrast, int is_coarse) {
    Appearance look = appearance();
    look.system_is_dark = is_dark, look.reduced_motion = reduced_motion, look.high_contrast = high_contrast, look.touch = is_coarse;
    set_appearance(look);
    frame_clock().input();
}

EMSCRIPTEN_KEEPALIVE void view_locale() {      // inbox: locale, time zone, the language that the address asks for, locales by example: "de-DE\nEurope/Berlin\n\n…"
    const std::string all = take_inbox();
    const auto lines = split(all, '\n');
    page->device.locale = lines[0], page->device.time_zone = lines[1], page->device.language = lines[2];
    std::vector<Locale> locales;
    for (std::size_t i = 3; i < lines.size(); ++i) if (!lines[i].empty()) locales.push_back(locale_by_example(lines[i]));
    set_browser_locales(std::move(locales));
    page->shell.set_device(page->device);
}

EMSCRIPTEN_KEEPALIVE void view_words() {       // inbox: "de\n" and its table, which is taken into use at once
    const std::string all = take_inbox();
    const std::size_t end = std::min(all.find('\n'), all.size() - 1);
    const std::string code = all.substr(0, end);
    add_words(code, all.substr(end + 1));
    use_language(code);
    frame_clock().input();
}

EMSCRIPTEN_KEEPALIVE void view_online(int is_online) {
    page->device.is_online = is_online;
    frame_clock().input();
}

// Milliseconds until the next frame: 0 now, below 0 when something happens.
EMSCRIPTEN_KEEPALIVE double view_frame(double now_ms, double wall_ms) {
    const double start = emscripten_get_now();
    page->device.now = Instant{static_cast<std::int64_t>(wall_ms)};
    page->shell.set_device(page->device);
    fit_screen();
    const std::string& message = draw_stage(now_ms, draw_page);
    if (!message.empty()) view_mirror(message.data(), int(message.size()));
    // The first picture of the workspace waits a moment for its records: a skeleton first would cost the time that they need.
    const double patience_ms = page->joined_ms + most_patience_ms - now_ms;
    const bool waits = page->is_starting && page->joined_ms > 0 && patience_ms > 0 && page->client.is_loading();
    if (page->joined_ms > 0 && !waits) page->is_starting = false;
    if (!waits || page->is_first) present(page->width, page->height);
    if (theme().is_dark != page->was_dark || page->is_first) page->was_dark = theme().is_dark, page_host().set_dark(theme().is_dark);
    if (appearance().scale != page->shown_scale) {
        page->shown_scale = appearance().scale;
        page_host().post("scale", std::to_string(page->shown_scale));
        frame_clock().input();               // this frame still had the old one
    }
    page->is_first = false;
    frame_clock().last_ms = emscripten_get_now() - start;
    const double next = frame_clock().next_ms();
    return waits && (next < 0 || next > patience_ms) ? patience_ms : next;
}

// kind as in Event::Kind; modifiers: 1 Ctrl (Command on a Mac), 2 Shift, 4 Alt, 8 touch, 16 ring, 32 repeat. inbox: text, or the key's name.
EMSCRIPTEN_KEEPALIVE void view_event(int kind, unsigned id, unsigned grip, float x, float y, int number, int modifiers) {
    Event e{.kind = static_cast<Event::Kind>(kind), .id = id, .grip = grip, .x = x / appearance().scale, .y = y / appearance().scale, .number = number,
            .ctrl = (modifiers & 1) != 0, .shift = (modifiers & 2) != 0, .touch = (modifiers & 8) != 0, .ring = (modifiers & 16) != 0,
            .is_repeat = (modifiers & 32) != 0, .text = take_inbox()};
    if (e.kind == Event::Kind::key) {
        e.chord = chord_of(e.text, modifiers);
        if (!e.chord) return;
    }
    if (reads_from_right()) turn(e);
    if (e.kind == Event::Kind::scroll) e.x = x, e.y = y;     // of the content, in its own pixels
    if (e.kind == Event::Kind::down && e.touch != appearance().touch) {
        Appearance look = appearance();
        look.touch = e.touch;
        set_appearance(look);
    }
    post_event(std::move(e));
}

// Milliseconds until the frame that shows it.
EMSCRIPTEN_KEEPALIVE double view_receive() {
    page->client.receive(take_inbox());
    return frame_clock().answered(emscripten_get_now());
}

EMSCRIPTEN_KEEPALIVE void view_left() { page->client.disconnect(); }     // the core is gone; another one will be joined

EMSCRIPTEN_KEEPALIVE void view_joined() {      // to a core, perhaps another than before
    page->client.reconnect();
    if (page->joined_ms == 0) page->joined_ms = emscripten_get_now();
    frame_clock().input();
}

EMSCRIPTEN_KEEPALIVE void view_arrive() {
    const std::string hash = take_inbox();
    page->shows_specimen = hash == "#/specimen";
    if (!page->shows_specimen) page->shell.arrive(hash);
    frame_clock().input();
}

EMSCRIPTEN_KEEPALIVE void view_files() {       // inbox: "3,4"
    page->shell.open_files(take_inbox());
    frame_clock().input();
}

// inbox: the sentence, "good" or "warn", the label of an action, the wish it is; a notice with an action stays until it is closed.
EMSCRIPTEN_KEEPALIVE void view_notice() {
    const std::string all = take_inbox();
    const auto lines = split(all, '\n');
    Toast toast{.text = std::string(lines[0]), .tone = lines.size() > 1 && lines[1] == "good" ? Tone::good : Tone::warn};
    if (lines.size() > 3 && !lines[2].empty()) {
        toast.action = lines[2], toast.seconds = 0, toast.key = lines[3];
        toast.run = [wish = std::string(lines[3])] { page_host().post(wish, "{}"); };
    }
    show_toast(std::move(toast));
}
EMSCRIPTEN_KEEPALIVE void view_paste(int is_by_menu) { post_pasted({.text = take_inbox(), .is_by_menu = is_by_menu != 0}); }     // inbox: the text
EMSCRIPTEN_KEEPALIVE void view_place() { set_storage_place(take_inbox()); }
EMSCRIPTEN_KEEPALIVE void view_new_version() { page->shell.announce_new_version(); }

EMSCRIPTEN_KEEPALIVE void view_lose_context() { lose_canvas(); }
EMSCRIPTEN_KEEPALIVE void view_regain_context() {
    regain_canvas();
    frame_clock().input();
}

// Figures for measuring, as JSON.
EMSCRIPTEN_KEEPALIVE const char* view_figures() {
    static std::string out;
    const Mirror::Cost& cost = mirror().cost();
    out = "{\"frames\":" + std::to_string(frame_clock().frames) + ",\"frame_ms\":" + std::to_string(frame_clock().last_ms) + ",\"mirror_ms\":" + std::to_string(cost.last_ms) +
          ",\"nodes\":" + std::to_string(cost.nodes) + ",\"bytes\":" + std::to_string(cost.bytes) + ",\"messages\":" + std::to_string(cost.messages) + "}";
    return out.c_str();
}

} // extern "C"

int main() { return 0; }
