// What the view's program asks of JavaScript (view_bridge.js): bytes to the core, the mirror's message, wishes to the page, glyphs.
#pragma once

#include "ui/host.hpp"

extern "C" {
void view_send(const char* bytes, int length);                 // to the core
void view_mirror(const char* message, int length);             // to the page's mirror
void view_want_letters();                                      // a letter that Inter has, but not in the files fetched so far
void view_host(const char* type, const char* text, int length, int number);
// Draws `text` into `out` at `px` device pixels to the em; returns bytes per pixel: 1 mask, 4 colour, 0 nothing to see,
// -1 when `out` is too small. metrics: advance, x, y, width, height.
int view_raster(const char* text, int weight, float px, int is_black, unsigned char* out, int capacity, float* metrics);
}

namespace tandem::ui {

void add_browser_glyphs(int weight);      // merges what the browser draws into the font added last
Host& page_host();

} // namespace tandem::ui
