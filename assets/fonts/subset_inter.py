"""Cuts Inter down to the scripts Tandem draws itself: subset_inter.py IN.otf OUT.ttf. Other scripts come from the browser.

Digits are tabular by default, so that columns of figures line up in Dear ImGui and in the page's text fields alike.
Kerning and contextual forms go, because Dear ImGui has neither: a field must not shift when it turns into the page's.
"""

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


def main():
    font = TTFont(sys.argv[1])
    forms = tabular_digits(font)
    cmap = dict(font.getBestCmap())  # a copy: tables may share one mapping
    keep_tabular = [ord(c) for c in "0123456789"]
    if not all(cmap[c] in forms for c in keep_tabular):
        sys.exit("Inter has no tabular digits where they were expected; look at assets/fonts/subset_inter.py.")
    for table in font["cmap"].tables:
        table.cmap.update({code: forms[cmap[code]] for code in keep_tabular})
    # Without subroutines the file is larger, but brotli makes it smaller (56 KB against 59 KB).
    options = subset.Options(hinting=False, desubroutinize=True, glyph_names=False, notdef_outline=True, layout_features=["mark", "mkmk"],
                             name_IDs=[0, 1, 2, 4, 13, 14, 16, 17], drop_tables=["DSIG", "meta"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    font.save(sys.argv[2])


main()
