// The files that Inter is cut into: what every start fetches, and the rest.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "test_folders.hpp"

namespace {

using Codes = std::set<unsigned>;

// The characters of a font file, by its cmap's table for the Basic Multilingual Plane (format 4).
Codes codes_of(const std::string& name) {
    std::ifstream file(std::string(tandem::tests::asset_folder) + "/fonts/" + name, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    const auto read16 = [&](std::size_t at) { return unsigned(static_cast<unsigned char>(bytes.at(at))) << 8 | static_cast<unsigned char>(bytes.at(at + 1)); };
    const auto read32 = [&](std::size_t at) { return read16(at) << 16 | read16(at + 2); };
    Codes codes;
    for (unsigned i = 0; i < read16(4); i++) {
        const std::size_t entry = 12 + std::size_t(i) * 16;
        if (std::string(&bytes[entry], 4) != "cmap") continue;
        const std::size_t cmap = read32(entry + 8);
        for (unsigned t = 0; t < read16(cmap + 2); t++) {
            const std::size_t table = cmap + read32(cmap + 4 + t * 8 + 4);
            if (read16(table) != 4) continue;
            const unsigned twice = read16(table + 6);
            for (unsigned s = 0; s < twice; s += 2)
                for (unsigned last = read16(table + 14 + s), c = read16(table + 16 + twice + s); c <= last && c != 0xFFFF; c++) codes.insert(c);
        }
    }
    return codes;
}

bool has(const Codes& codes, std::u16string_view text) {
    for (const char16_t c : text)
        if (!codes.contains(c)) return false;
    return true;
}

}  // namespace

TEST_CASE("a start fetches the letters of western and central Europe and what the interface writes, and the rest has the other scripts") {
    for (const std::string weight : {"400", "500", "600"}) {
        CAPTURE(weight);
        const Codes first = codes_of("inter-" + weight + ".ttf"), more = codes_of("inter-" + weight + "-more.ttf");
        CHECK(has(first, u"AZaz09 ~äöüßẞéèçñåøłśžőșțİı€£¥₺₹₴₪₩₽₱₫₦…–—‘’“”„·•−×÷≤≥≈←→↑↓↔⌘⌥⇧✓™№\u00A0\u2007\u2009\u202F"));
        CHECK(has(more, u"ΑΩαωάώςАЯаяёЁЇґѓấềộữỹẬơưǎƒ\u0300\u0301\u0327⅓∞√◊"));
        // One character lies in one file, and together they have all that Inter 4 knows of our ranges.
        Codes both = first;
        both.insert(more.begin(), more.end());
        CHECK(both.size() == first.size() + more.size());
        CHECK(both.size() >= 1600);
        const auto count = [&](unsigned from, unsigned to) { return std::distance(both.lower_bound(from), both.upper_bound(to)); };
        CHECK(count(0x20, 0x7E) == 95);
        CHECK(count(0xA0, 0x17F) >= 223);
        CHECK(count(0x370, 0x3FF) >= 100);
        CHECK(count(0x400, 0x4FF) >= 250);
        CHECK(count(0x1E00, 0x1EFF) == 256);
    }
}
