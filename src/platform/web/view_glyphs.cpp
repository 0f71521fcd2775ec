// Glyphs that Inter lacks, and whole runs that need shaping, drawn by the browser's own text engine.
#include "view_page.hpp"

#include "ui/text.hpp"
#include "ui/theme.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace tandem::ui {

namespace {

// Plain data: Dear ImGui copies it when the atlas does not own it.
struct BrowserFace {
    int weight;
};

// Whether Inter may have it among the letters that come later (LATIN in assets/fonts/subset_inter.py are those that come
// first). Whole blocks: a character that Inter turns out to lack has cost a fetch.
bool comes_later(unsigned c) {
    static constexpr struct { unsigned first, last; } blocks[] = {{0x180, 0x52F}, {0x1E00, 0x1EFF}, {0x2000, 0x22FF}, {0x25A0, 0x25FF}, {0x2606, 0x2606}};
    return std::ranges::any_of(blocks, [c](auto block) { return c >= block.first && c <= block.last; });
}

bool has_later(const std::string& text) {
    for (const char *at = text.data(), *end = at + text.size(); at < end;) {
        unsigned c = 0;
        at += std::max(1, ImTextCharFromUtf8(&c, at, end));
        if (comes_later(c)) return true;
    }
    return false;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar character, ImFontGlyph* glyph, float* advance) {
    const auto* browser = static_cast<const BrowserFace*>(source->FontData);
    const unsigned c = character;
    char single[5];
    std::string text;
    if (c >= first_run && c <= last_run) text = run_text(c);
    else if (c >= 32 && !(c >= first_icon && c <= last_icon)) ImTextCharToUtf8(single, c), text = single;
    if (text.empty()) return false;
    if (has_later(text)) view_want_letters();   // until they are there, the browser's own font stands in

    const float density = source->RasterizerDensity * baked->RasterizerDensity, px = baked->Size * density;
    auto& pixels = atlas->Builder->TempBuffer;
    if (pixels.Size < 64 * 1024) pixels.resize(64 * 1024);
    float m[5] = {};
    // Black on light and white on dark: each matches the weight that the page's own text has in that theme.
    const int is_black = theme().is_dark ? 0 : 1;
    int depth = view_raster(text.c_str(), browser->weight, px, is_black, advance ? nullptr : pixels.Data, pixels.Size, m);
    if (depth < 0) {
        pixels.resize(int(m[3] * m[4]) * 4);
        depth = view_raster(text.c_str(), browser->weight, px, is_black, pixels.Data, pixels.Size, m);
    }
    const float width = std::round(m[0]) / density;
    if (advance) return *advance = width, true;
    glyph->Codepoint = c, glyph->AdvanceX = width;
    if (depth <= 0) return true;
    const int w = int(m[3]), h = int(m[4]);
    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, w, h);
    if (id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
    const float baseline = std::round(baked->Ascent);
    glyph->X0 = m[1] / density, glyph->X1 = (m[1] + m[3]) / density;
    glyph->Y0 = m[2] / density + baseline, glyph->Y1 = (m[2] + m[4]) / density + baseline;
    glyph->Visible = true, glyph->Colored = depth == 4, glyph->PackId = id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data, depth == 4 ? ImTextureFormat_RGBA32 : ImTextureFormat_Alpha8, w * depth);
    return true;
}

const ImFontLoader* loader() {
    static ImFontLoader the_loader;
    the_loader.Name = "browser";
    the_loader.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
    the_loader.FontBakedLoadGlyph = load_glyph;
    return &the_loader;
}

} // namespace

void add_browser_glyphs(int weight) {
    BrowserFace browser{weight};
    ImFontConfig config;
    config.FontData = &browser, config.FontDataSize = sizeof browser, config.FontDataOwnedByAtlas = false;
    config.FontLoader = loader(), config.MergeMode = true;
    config.SizePixels = 16;
    ImGui::GetIO().Fonts->AddFont(&config);
}

} // namespace tandem::ui
