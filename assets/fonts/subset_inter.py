"""Cuts Inter down to the scripts Tandem draws itself. Other scripts come from the browser.

subset_inter.py IN.otf LATIN.ttf MORE.ttf    the letters that every start fetches, and the rest, fetched when one of it has to be drawn
subset_inter.py --css FOLDER                 FOLDER/inter.css: both for the page's own text, by exactly what each file has

Digits are tabular by default, so that columns of figures line up in Dear ImGui and in the page's text fields alike.
Kerning and contextual forms go, because Dear ImGui has neither: a field must not shift when it turns into the page's.
"""

import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0259, 0x0259), (0x02B9, 0x02DD),  # Latin and its modifiers
    (0x0300, 0x036F),                                                        # combining marks
    (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1EFF),                    # Greek, Cyrillic, Latin of Vietnam
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x214F),  # punctuation, raised digits, currencies, ™ №
    (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF),                    # fractions, arrows, operators
    (0x2318, 0x2318), (0x2325, 0x2325), (0x21E7, 0x21E7), (0x23CE, 0x23CE), (0x232B, 0x232B),  # keys in shortcuts
    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2717), (0xFFFD, 0xFFFD),  # shapes, stars, ticks, replacement
]

# Of these, what the interface itself writes, and what names and notes of western and central Europe are written in.
# Whatever a character lacks here, it only costs a fetch: see add_letters() in src/ui/fonts.hpp.
LATIN = [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x0218, 0x021B), (0x1E9E, 0x1E9E),  # Latin-1, Extended-A, the commas of Romania, ẞ
    (0x2000, 0x200A), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022),  # spaces, dashes, quotation marks, bullet
    (0x2026, 0x2026), (0x202F, 0x202F), (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A),  # … ‰ ′ ″ ‹ ›
    (0x20A6, 0x20A6), (0x20A9, 0x20AC), (0x20B1, 0x20B1), (0x20B4, 0x20B4), (0x20B9, 0x20BA), (0x20BD, 0x20BD),  # ₦ ₩ ₪ ₫ € ₱ ₴ ₹ ₺ ₽
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2194), (0x21E7, 0x21E7),  # № ™, arrows, ⇧
    (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),  # − ≈ ≠ ≤ ≥
    (0x2318, 0x2318), (0x2325, 0x2325), (0x23CE, 0x23CE), (0x232B, 0x232B),  # ⌘ ⌥ ⏎ ⌫
    (0x25CF, 0x25CF), (0x2605, 0x2605), (0x2713, 0x2713), (0x2717, 0x2717), (0xFFFD, 0xFFFD),  # ● ★ ✓ ✗
]


def codes(ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


def tabular_digits(font):
    """Maps each glyph that has a tabular form to that form, as the font's own tnum feature does."""
    gsub = font["GSUB"].table
    lookups = {index for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum" for index in record.Feature.LookupListIndex}
    forms = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            forms.update(getattr(table, "mapping", {}))
    return forms


def cut(source, wanted, target):
    font = TTFont(source)
    forms = tabular_digits(font)
    cmap = dict(font.getBestCmap())  # a copy: tables may share one mapping
    keep_tabular = [ord(c) for c in "0123456789"]
    if not all(cmap[c] in forms for c in keep_tabular):
        sys.exit("Inter has no tabular digits where they were expected; look at assets/fonts/subset_inter.py.")
    for table in font["cmap"].tables:
        table.cmap.update({code: forms[cmap[code]] for code in keep_tabular})
    # Without subroutines the file is larger, but brotli makes it smaller.
    options = subset.Options(hinting=False, desubroutinize=True, glyph_names=False, notdef_outline=True, layout_features=["mark", "mkmk"],
                             name_IDs=[0, 1, 2, 4, 13, 14, 16, 17], drop_tables=["DSIG", "meta"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.save(target)


def ranges_of(file):
    """What the file has, as CSS writes it: U+20-7E, U+A0-17F, …"""
    ranges = []
    for code in sorted(TTFont(file).getBestCmap()):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in ranges)


def write_css(folder):
    """Without exact ranges a browser would fetch the second file for a sign that the first one has."""
    rules = []
    for weight in (400, 500, 600):
        for name in (f"inter-{weight}.ttf", f"inter-{weight}-more.ttf"):
            ranges = ranges_of(os.path.join(folder, name))
            rules.append(f"@font-face {{ font-family: Inter; font-weight: {weight}; src: url({name}); unicode-range: {ranges} }}\n")
    with open(os.path.join(folder, "inter.css"), "w", encoding="utf-8") as css:
        css.write("".join(rules))


def main():
    if sys.argv[1] == "--css":
        return write_css(sys.argv[2])
    latin = codes(LATIN) & codes(RANGES)
    cut(sys.argv[1], latin, sys.argv[2])
    cut(sys.argv[1], codes(RANGES) - latin, sys.argv[3])


main()
