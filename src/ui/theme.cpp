// The two palettes, the type scale, and the sizes that follow the pointer and the density.
#include "ui/theme.hpp"

#include "ui/text_scale.hpp"

#include <cmath>

namespace tandem::ui {

namespace {

constexpr Theme make_light() {
    Theme t{};
    t.is_dark = false;
    t.canvas = hex(0xF7F8FA), t.surface = hex(0xFFFFFF), t.raised = hex(0xFFFFFF);
    t.line = hex(0xE6E8EC), t.line_strong = hex(0xCFD4DC);
    t.text = hex(0x10131A), t.second = hex(0x475063), t.third = hex(0x667085);
    t.accent = hex(0x6D3BEB), t.accent_soft = hex(0xF1ECFE), t.on_accent = hex(0xFFFFFF);
    t.sales = hex(0x2563EB), t.sales_soft = hex(0xE8F0FE);
    t.marketing = hex(0xC0228F), t.marketing_soft = hex(0xFCE8F5);
    t.good = hex(0x127B47), t.good_soft = hex(0xE7F5ED);
    t.warn = hex(0x955506), t.warn_soft = hex(0xFDF2E0);   // this and good: a shade below DESIGN's #A15C07 and #14804A, which miss 4.5:1 on their soft grounds
    t.bad = hex(0xC22B2B), t.bad_soft = hex(0xFDECEC);
    t.hover = hex(0x10131A, 0.04f), t.pressed = hex(0x10131A, 0.075f), t.selected = hex(0x6D3BEB, 0.08f);
    t.scrim = hex(0x10131A, 0.32f), t.shadow = hex(0x0F1728), t.skeleton = hex(0xECEEF2);
    t.tooltip = hex(0x1B1F29), t.on_tooltip = hex(0xF7F8FA);
    return t;
}

constexpr Theme make_dark() {
    Theme t{};
    t.is_dark = true;
    t.canvas = hex(0x0B0D12), t.surface = hex(0x12151C), t.raised = hex(0x181C25);
    t.line = hex(0x232834), t.line_strong = hex(0x353C4B);
    t.text = hex(0xF2F4F8), t.second = hex(0xB6BECC), t.third = hex(0x8A93A5);
    t.accent = hex(0x9B7BFF), t.accent_soft = hex(0x221B3D), t.on_accent = hex(0x120B26);
    t.sales = hex(0x6EA0FF), t.sales_soft = hex(0x14233F);
    t.marketing = hex(0xF27BC9), t.marketing_soft = hex(0x3A1730);
    t.good = hex(0x4CC38A), t.good_soft = hex(0x10291D);
    t.warn = hex(0xE5A84B), t.warn_soft = hex(0x2E2210);
    t.bad = hex(0xF27575), t.bad_soft = hex(0x351719);
    t.hover = hex(0xFFFFFF, 0.045f), t.pressed = hex(0xFFFFFF, 0.085f), t.selected = hex(0x9B7BFF, 0.15f);
    t.scrim = hex(0x000000, 0.55f), t.shadow = hex(0x000000), t.skeleton = hex(0x1D222C);
    t.tooltip = hex(0x2A303C), t.on_tooltip = hex(0xF2F4F8);
    return t;
}

constexpr Theme light = make_light();
constexpr Theme dark = make_dark();

// Colours of the page are read by every widget of every frame, so they are not passed along.
Appearance now;
Screen page;
std::uint64_t revision = 1;

bool wants_dark(const Appearance& a) { return a.mode == Mode::dark || (a.mode == Mode::system && a.system_is_dark); }

float channel(std::uint32_t value) {
    const float c = float(value & 0xFF) / 255;
    return c <= 0.03928f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}
float luminance(Colour c) { return 0.2126f * channel(c) + 0.7152f * channel(c >> 8) + 0.0722f * channel(c >> 16); }

} // namespace

Colour with_alpha(Colour colour, float alpha) {
    const float a = float(colour >> 24) * std::clamp(alpha, 0.0f, 1.0f);
    return (colour & 0xFFFFFF) | (static_cast<std::uint32_t>(a + 0.5f) << 24);
}

Colour mix(Colour from, Colour to, float amount) {
    Colour out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        const float a = float((from >> shift) & 0xFF), b = float((to >> shift) & 0xFF);
        out |= static_cast<std::uint32_t>(a + (b - a) * std::clamp(amount, 0.0f, 1.0f) + 0.5f) << shift;
    }
    return out;
}

float contrast(Colour a, Colour b) {
    const float x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05f) / (std::min(x, y) + 0.05f);
}

const Theme& light_theme() { return light; }
const Theme& dark_theme() { return dark; }
const Theme& theme() { return wants_dark(now) ? dark : light; }

Colour Theme::strong(Tone tone) const {
    switch (tone) {
    case Tone::neutral: return second;
    case Tone::accent: return accent;
    case Tone::sales: return sales;
    case Tone::marketing: return marketing;
    case Tone::good: return good;
    case Tone::warn: return warn;
    case Tone::bad: return bad;
    }
    return second;
}

Colour Theme::soft(Tone tone) const {
    switch (tone) {
    case Tone::neutral: return is_dark ? hex(0x20252F) : hex(0xF0F1F4);
    case Tone::accent: return accent_soft;
    case Tone::sales: return sales_soft;
    case Tone::marketing: return marketing_soft;
    case Tone::good: return good_soft;
    case Tone::warn: return warn_soft;
    case Tone::bad: return bad_soft;
    }
    return line;
}

Tone tone_of(Team team) {
    switch (team) {
    case Team::none: return Tone::neutral;
    case Team::sales: return Tone::sales;
    case Team::marketing: return Tone::marketing;
    case Team::shared: return Tone::accent;
    }
    return Tone::neutral;
}
Colour Theme::strong(Team team) const { return strong(tone_of(team)); }
Colour Theme::soft(Team team) const { return soft(tone_of(team)); }

const Appearance& appearance() { return now; }
std::uint64_t appearance_revision() { return revision; }

void set_appearance(const Appearance& wanted) {
    if (wants_dark(wanted) != wants_dark(now) || wanted.scale != now.scale) revision++;
    now = wanted;
    now.scale = std::clamp(now.scale, 0.8f, 2.0f);
}

namespace motion {
float quick() { return now.reduced_motion ? 0 : 0.12f; }
float normal() { return now.reduced_motion ? 0 : 0.14f; }
float slow() { return now.reduced_motion ? 0 : 0.16f; }
} // namespace motion

namespace size {
float control() { return now.touch ? 44.0f : 32.0f; }
float row() { return now.touch ? 52.0f : now.density == Density::compact ? 28.0f : 36.0f; }
} // namespace size

float TypeFace::line() const { return std::round(size * 1.4f); }

static TypeFace usual_face(TextStyle style) {
    switch (style) {
    case TextStyle::caption: return {12, 400};
    case TextStyle::caption_strong: return {12, 500};
    case TextStyle::table: return {13, 400};
    case TextStyle::label: return {13, 500};
    case TextStyle::strong: return {13, 600};
    case TextStyle::body: return {14, 400};
    case TextStyle::body_strong: return {14, 500};
    case TextStyle::section: return {16, 600};
    case TextStyle::title: return {20, 600};
    case TextStyle::figure: return {28, 600};
    }
    return {14, 400};
}

static float text_scale = 1;

TextScale::TextScale(float by) : before_(text_scale) { text_scale *= by; }
TextScale::~TextScale() { text_scale = before_; }

TypeFace face(TextStyle style) {
    TypeFace type = usual_face(style);
    if (text_scale != 1) type.size = std::round(type.size * text_scale);
    return type;
}

const Screen& screen() { return page; }
void set_screen(const Screen& wanted) {
    if (wanted.density != page.density) revision++;
    page = wanted;
}
float snap(float position) { return std::round(position * page.density) / page.density; }
float hairline() { return 1 / page.density * std::max(1.0f, std::floor(page.density * 0.75f)); }

} // namespace tandem::ui
