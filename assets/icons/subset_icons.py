"""Cuts lucide's font down to icons.txt and names what is left: subset_icons.py LUCIDE_FOLDER icons.txt OUT.ttf OUT.hpp.

Icons get the characters U+F000 onwards, in the order of the list; U+E000 to U+EFFF belongs to runs of shaped text.
"""

import json
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

FIRST = 0xF000
KEYWORDS = {"delete", "export", "import", "switch", "register", "union", "case", "default", "new", "operator", "this", "template"}


def identifier(name):
    name = name.replace("-", "_")
    if name in KEYWORDS:
        name += "_"
    return name if not name[0].isdigit() else "_" + name


def main():
    folder, list_path, font_path, header_path = sys.argv[1:]
    with open(f"{folder}/font/codepoints.json", encoding="utf-8") as file:
        codepoints = json.load(file)
    with open(list_path, encoding="utf-8") as file:
        names = list(dict.fromkeys(line.strip() for line in file if line.strip() and not line.startswith("#")))
    unknown = [name for name in names if name not in codepoints]
    if unknown:
        sys.exit(f"assets/icons/icons.txt names icons that lucide does not have: {', '.join(unknown)}.")

    font = TTFont(f"{folder}/font/lucide.ttf")
    options = subset.Options(hinting=False, glyph_names=False, layout_features=[], name_IDs=[1, 2, 13, 14], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[codepoints[name] for name in names])
    cutter.subset(font)
    cmap = font.getBestCmap()
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language = 3, 1, 0
    table.cmap = {FIRST + i: cmap[codepoints[name]] for i, name in enumerate(names)}
    font["cmap"].tables = [table]
    font.save(font_path)

    lines = [
        "// Icons as text: each is one character of fonts/icons.ttf. Written by assets/icons/subset_icons.py from icons.txt.",
        "#pragma once",
        "",
        "namespace tandem::ui::icons {",
        f"inline constexpr unsigned first_character = 0x{FIRST:X};",
        f"inline constexpr unsigned last_character = 0x{FIRST + len(names) - 1:X};",
    ]
    for i, name in enumerate(names):
        text = "".join(f"\\x{byte:02X}" for byte in chr(FIRST + i).encode())
        lines.append(f'inline constexpr const char* {identifier(name)} = "{text}";')
    lines += ["}", ""]
    with open(header_path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


main()
