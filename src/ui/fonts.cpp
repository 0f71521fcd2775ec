// Inter in three weights and the icons, in Dear ImGui's atlas, sized by the em as CSS does.
#include "ui/fonts.hpp"

#include "ui/text.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <cstring>
#include <utility>
#include <vector>

namespace tandem::ui {

namespace {

ImFont *faces[3], *icon_face;
std::uint64_t made_for = 0;

unsigned read16(const unsigned char* p) { return unsigned(p[0]) << 8 | p[1]; }
unsigned read32(const unsigned char* p) { return read16(p) << 16 | read16(p + 2); }
void write16(unsigned char* p, int value) { p[0] = static_cast<unsigned char>(value >> 8), p[1] = static_cast<unsigned char>(value); }

// stb scales by ascent minus descent, Dear ImGui rounds sizes to whole numbers: only when the two are one em apart is
// size 13 the 13 px of CSS. So the copy's metrics say just that; lines are placed by us, not by them.
std::vector<unsigned char> with_em_metrics(std::span<const unsigned char> source, bool is_text) {
    std::vector<unsigned char> copy(source.begin(), source.end());
    if (copy.size() < 12) return copy;
    unsigned char *hhea = nullptr, *head = nullptr;
    for (unsigned i = 0, count = read16(&copy[4]); i < count && 12 + i * 16 + 16 <= copy.size(); i++) {
        const unsigned char* entry = &copy[12 + std::size_t(i) * 16];
        const unsigned offset = read32(entry + 8);
        if (offset + 36 > copy.size()) continue;
        if (!std::memcmp(entry, "hhea", 4)) hhea = &copy[offset];
        if (!std::memcmp(entry, "head", 4)) head = &copy[offset];
    }
    if (!hhea || !head) return copy;
    // Icons fill their em from the base line up; letters reach a quarter below it.
    const int em = int(read16(head + 18)), descent = is_text ? em / 4 : 0;
    write16(hhea + 4, em - descent), write16(hhea + 6, -descent), write16(hhea + 8, 0);
    return copy;
}
// Letters with a width and no shape, for frames without a picture.
const ImFontLoader* stand_in() {
    static ImFontLoader loader;
    loader.Name = "stand-in";
    loader.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
    loader.FontBakedInit = [](ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
        baked->Ascent = baked->Size * 0.75f, baked->Descent = -baked->Size * 0.25f;
        return true;
    };
    loader.FontBakedLoadGlyph = [](ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph, float* advance) {
        const float width = baked->Size * (c >= 0x1100 ? 1.0f : 0.55f);
        if (advance) return *advance = width, true;
        glyph->Codepoint = c, glyph->AdvanceX = width;
        return true;
    };
    return &loader;
}

// Into a font of its own, or `into` one.
ImFont* add(std::span<const unsigned char> data, bool is_text, ImFont* into = nullptr) {
    // Inter has private-use glyphs of its own; that range belongs to runs (DECISIONS 20).
    static const ImWchar runs_range[] = {first_run, last_icon, 0};
    ImFontConfig config;
    config.MergeMode = into != nullptr, config.DstFont = into;
    config.SizePixels = 16;
    config.FontDataOwnedByAtlas = false;   // it keeps a copy of its own
    if (data.empty()) {
        static char nothing = 0;
        config.FontLoader = stand_in(), config.FontData = &nothing, config.FontDataSize = 1;
        return ImGui::GetIO().Fonts->AddFont(&config);
    }
    std::vector<unsigned char> copy = with_em_metrics(data, is_text);
    config.OversampleH = config.OversampleV = 1;
    config.GlyphExcludeRanges = is_text ? runs_range : nullptr;
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(copy.data(), int(copy.size()), 16, &config);
}

void forget_glyphs() {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    for (ImFont* face : atlas->Fonts) ImFontAtlasFontDiscardBakes(atlas, face, 0);
}

} // namespace

bool fonts_are_made() { return faces[0]; }

void make_fonts(const FontData& data, void (*add_fallback)(int weight)) {
    const std::span<const unsigned char> sources[3] = {data.regular, data.medium, data.semibold};
    for (int i = 0; i < 3; i++) {
        faces[i] = add(sources[i], true);
        if (add_fallback && !sources[i].empty()) add_fallback(400 + i * 100);
    }
    icon_face = add(data.icons, false);
    made_for = appearance_revision();
}

void add_letters(const FontData& data) {
    const std::span<const unsigned char> sources[3] = {data.regular, data.medium, data.semibold};
    forget_glyphs();   // first: they count the sources that a font has
    for (int i = 0; i < 3; i++) add(sources[i], true, faces[i]);
    // Sources are asked in their order, and the fallback has an answer to everything: it comes last again. When all are added,
    // since each addition makes the order anew.
    for (ImFont* face : faces)
        if (auto& order = face->Sources; order.Size > 2) std::swap(order[order.Size - 1], order[order.Size - 2]);
}

ImFont* font(int weight) { return weight == 0 ? icon_face : faces[weight >= 600 ? 2 : weight >= 500 ? 1 : 0]; }

void tend_fonts() {
    // A glyph of a run is thrown away with all others: the table and the atlas have to agree on what a character means.
    const bool is_full = first_run + run_count() + 512 > last_run;
    if (made_for == appearance_revision() && !is_full) return;
    made_for = appearance_revision();
    forget_glyphs();
    if (is_full) forget_runs();
}

} // namespace tandem::ui
