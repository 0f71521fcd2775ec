// The fonts behind text.hpp: made once, tended between frames.
#pragma once

#include <span>

struct ImFont;

namespace tandem::ui {

struct FontData {
    // TrueType or OpenType; the bytes must outlive the fonts. Empty: a stand-in whose letters have a width but no shape.
    std::span<const unsigned char> regular, medium, semibold, icons;
};
// `add_fallback` merges a loader for what Inter lacks into the font added last; the platform has one, tests have none.
void make_fonts(const FontData& data, void (*add_fallback)(int weight));
// The letters of Inter that no start waits for (Greek, Cyrillic, Vietnamese …), between frames, when they have come: from the
// next frame on they stand where the fallback stood. The same weights; icons are not looked at.
void add_letters(const FontData& data);
ImFont* font(int weight);
// Between frames: forgets all glyphs when the colours' mask or the density changed, or when the runs are nearly used up.
void tend_fonts();
bool fonts_are_made();

} // namespace tandem::ui
