"""The words of the interface in other languages than English.

words.py check    ROOT              stops with what a catalogue lacks, or has and nothing uses any more
words.py make     ROOT OUT_FOLDER   the same, and writes the table of each language that the view loads (src/ui/language.hpp)
words.py missing  ROOT              what is lacking, in the form of a catalogue, to be filled in
words.py fill     ROOT LANG FILE    takes FILE, lines in that form, into the catalogue, in its order
words.py left     ROOT              sentences of the core that no catalogue knows yet; they are shown in English

English is the key and stands in the code. A catalogue, assets/words/<language>.txt, has lines in pairs, sorted: English at the margin, the
other language below it, four spaces in; "=" there means the same word. "Home|choice" is "Home" in the sense that tr_as() names. Its second
part, below "## core", has what the core composes, with "{}" where a name stands and "{…}" for words that are looked up in turn: incomplete, but
never out of date.

What must be there: every literal in a call of tr(), tr_as(), counted() or fold_label(); what else in src/ui looks like words and is not a
name of a control; the labels and helps of model and commands; the patterns of comparisons.
"""

import pathlib
import re
import sys

CALLS = {"tr", "tr_as", "counted", "fold_label"}
# Calls whose text nobody sees.
NAMES = {"make_id", "IdScope", "scope", "scroll", "ScrollArea", "open_menu", "menu", "starts_with", "ends_with", "contains", "static_assert", "wrong_type", "glide"}
# Developers' pages, and lists of places.
SKIPPED = {"src/ui/widgets/specimen.cpp", "src/ui/views/welcome_guess.cpp", "src/ui/locale.cpp", "src/ui/json_text.cpp", "src/ui/widgets/chart_files.cpp"}
CHORD = re.compile(r"(Ctrl|Alt|Shift)[ +]")
LOOKS_LIKE_WORDS = re.compile(r"[A-Z][\w’'-]*[a-z]|.*[a-z]{2,} [a-z]{2,}|[a-z]+ [A-Za-z]+", re.S)
COMMAND = re.compile(r"[a-z_]+\.[a-z_]+$")


def stop(sentence):
    sys.exit(sentence)


# ---- literals of C++ and JavaScript


def unescaped(text):
    text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m.group(1), 16)), text)
    for escape, char in (("\\n", "\n"), ("\\t", "\t"), ('\\"', '"'), ("\\'", "'"), ("\\\\", "\\")):
        text = text.replace(escape, char)
    return text


TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/|^[ ]*\#[^\n]*)
      | R"(?P<mark>[^(\s]*)\((?P<raw>.*?)\)(?P=mark)"
      | "(?P<text>(?:[^"\\\n]|\\.)*)"
      | (?P<char>'(?:[^'\\\n]|\\.)+')
      | (?P<name>[A-Za-z_]\w*(?:'\d+)*) | (?P<number>\d[\w.']*)
      | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<other>\S)""",
    re.X | re.S | re.M,
)


def literals(text):
    """(value, names of the calls around it) of each string literal; neighbours are one."""
    found, stack, name, joins = [], [], "", False
    for token in TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "mark":
            kind = "raw"
        if kind == "comment":
            continue
        if kind in ("text", "raw"):
            value = unescaped(token["text"]) if kind == "text" else token["raw"]
            if joins:
                found[-1][0] += value
            else:
                found.append([value, tuple(stack)])
        elif kind == "open":
            stack.append(name)
        elif kind == "close" and stack:
            stack.pop()
        joins = kind in ("text", "raw")
        name = token["name"] if kind == "name" else ""
    return found


def literals_of_script(text):
    return re.findall(r"'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`", text)


def read(root, patterns):
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            if name not in SKIPPED:
                yield name, literals(path.read_text("utf-8"))


# ---- what the interface says


def is_words(text):
    return re.search("[a-z]", text) and LOOKS_LIKE_WORDS.match(text) and not CHORD.match(text) and not re.search(r"[|_\[]|^ | $", text)


def wanted_words(root):
    """English → where it stands."""
    wanted = {}
    for name, found in read(root, ["src/ui/**/*.cpp", "src/ui/**/*.hpp"]):
        for value, calls in found:
            in_call = CALLS & set(calls)
            if "tr_as" in calls and value.islower():
                continue  # the sense
            if in_call and not NAMES & set(calls) and re.search("[A-Za-z]", value) and "_" not in value:
                wanted.setdefault(value, name)
            elif not in_call and is_words(value) and not NAMES & set(calls):
                wanted.setdefault(value, name)
    for name, found in read(root, ["include/tandem/model/*.hpp", "src/model/catalog.cpp"]):
        for value, calls in found:
            if is_words(value) and not NAMES & set(calls):
                wanted.setdefault(value, name)
    for name, found in read(root, ["src/contract/comparison.cpp"]):
        for value, _ in found:
            wanted.setdefault(value, name)
    for name, found in read(root, ["src/app/commands/*.cpp"]):
        for i, (value, _) in enumerate(found):
            if COMMAND.match(value) and i + 2 < len(found) and found[i + 2][0].endswith("."):
                wanted.setdefault(found[i + 1][0], name)
                wanted.setdefault(found[i + 2][0], name)
    # Senses stand before their word: tr_as("phone", "Home") is "Home" and, where the catalogue has it, "Home|phone".
    return {key: place for key, place in wanted.items() if "\n" not in key and "\t" not in key and not key.startswith("#")}


CORE = ["src/app/**/*.cpp", "src/analytics/**/*.cpp", "src/exchange/**/*.cpp", "src/store/**/*.cpp", "src/sync/*.cpp", "src/base/*.cpp", "src/model/*.cpp",
        "src/contract/*.cpp", "include/tandem/**/*.hpp", "src/store/*.hpp", "src/ui/entry.cpp"]


# Sample data, and the column names of other people's files.
NOT_SAID = re.compile(r"demo_data|/kinds_of_|/own_kinds|/kinds_not_held|\.hpp$")


def texts_of_core(root, only_said=False):
    texts = [value for name, found in read(root, CORE) if not only_said or not NOT_SAID.search(name) for value, _ in found]
    for path in sorted(root.glob("web/*.js")):
        texts += [unescaped(a or b) for a, b in literals_of_script(path.read_text("utf-8"))]
    return texts


# ---- catalogues


class Catalogue:
    def __init__(self, path):
        self.path, self.head, self.words, self.core = path, [], {}, {}
        part, english = self.words, None
        for number, line in enumerate(path.read_text("utf-8").splitlines() if path.exists() else [], 1):
            if line.startswith("## core"):
                part = self.core
            elif line.startswith("#"):
                if not self.words:
                    self.head.append(line)
            elif line.startswith("    "):
                if english is None or english in part:
                    stop(f"{path}:{number}: there is no English before “{line.strip()}”, or it is there twice")
                part[english] = english.split("|")[0] if line.strip() == "=" else line[4:]
                english = None
            elif line:
                if english is not None:
                    stop(f"{path}:{number}: “{english}” has no line below it")
                english = line

    def text(self):
        def lines(part):
            for english in sorted(part, key=lambda e: (e.casefold(), e)):
                other = part[english]
                yield english
                yield "    " + ("=" if other == english.split("|")[0] and other else other)

        return "\n".join([*self.head, *lines(self.words), "## core", *lines(self.core)]) + "\n"

    def faults(self, wanted, all_literals, core_texts):
        for english, place in sorted(wanted.items()):
            if english not in self.words:
                yield f"  lacking: {english}   ({place})"
        for english in self.words:
            if english.split("|")[0] not in all_literals:
                yield f"  used nowhere: {english}"
        for part in (self.words, self.core):
            for english, other in part.items():
                if places(english) != places(other) or not other or other == "?":
                    yield f"  not translated, or not the same places: {english}   ({other})"
        said = set(re.findall(r"\w{3,}", " ".join(core_texts)))     # composed of pieces: each word must still be in one
        for english in self.core:
            if not set(re.findall(r"\w{3,}", english)) <= said:
                yield f"  said by nobody: {english}"

    def table(self):
        lines = lambda part: "".join(f"{english}\t{other}\n" for english, other in part.items() if english != other)
        return lines(self.words) + "\n" + lines(self.core)


def places(text):
    numbered = sorted(set(re.findall(r"\{[0-9]\}", text)))
    plain = text.count("{}") + text.count("{…}")
    # "{2} … {1}" stands for two plain ones in another order.
    return ["{}"] * (plain or len(numbered)) if set(numbered) <= {"{1}", "{2}"} else numbered


def main():
    what, root = sys.argv[1], pathlib.Path(sys.argv[2])
    catalogues = [Catalogue(path) for path in sorted((root / "assets/words").glob("*.txt"))]
    wanted = wanted_words(root)
    if what == "fill":
        catalogue, more = Catalogue(root / "assets/words" / f"{sys.argv[3]}.txt"), Catalogue(pathlib.Path(sys.argv[4]))
        catalogue.words |= more.words
        catalogue.core |= more.core
        catalogue.path.write_text(catalogue.text(), "utf-8")
        return
    if what == "missing":
        for catalogue in catalogues:
            for english in sorted(set(wanted) - set(catalogue.words)):
                print(f"{english}\n    ?")
        return
    if what == "left":
        core_texts = texts_of_core(root, only_said=True)
        for catalogue in catalogues:
            known = "\x00".join(catalogue.core) + "\x00" + "\x00".join(catalogue.words)
            left = sorted({t for t in core_texts if is_words(t) and not re.search(r"\b(select|where|from)\b|_", t) and t.strip(" .") not in known})
            print("\n".join(left))
            print(f"{catalogue.path.name}: {len(left)} texts of the core are shown in English", file=sys.stderr)
        return
    core_texts = texts_of_core(root)
    all_literals = {value for _, found in read(root, ["src/**/*.cpp", "src/**/*.hpp", "include/**/*.hpp"]) for value, _ in found}
    for catalogue in catalogues:
        faults = list(catalogue.faults(wanted, all_literals, core_texts))
        if faults:
            stop("\n".join([f"assets/words/{catalogue.path.name} does not fit the code; `words.py missing` prints what to fill in:", *faults]))
    if what == "make":
        out = pathlib.Path(sys.argv[3])
        out.mkdir(parents=True, exist_ok=True)
        for catalogue in catalogues:
            (out / catalogue.path.name).write_text(catalogue.table(), "utf-8")


main()
