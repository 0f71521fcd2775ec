// Words by table and by pattern: a table is one text, an index of hashes finds its lines, and views into it outlive every call.
#include "ui/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

#include "ui/language.hpp"
#include "ui/locale.hpp"

namespace tandem::ui {

namespace {

int one_or_many(std::int64_t count) { return count == 1 ? 0 : 1; }

constexpr auto known = std::to_array<Language>({
    {.code = "en", .name = "English", .folds_labels = true, .form = one_or_many},
    {.code = "de", .name = "Deutsch", .has_table = true, .form = one_or_many},
});
constexpr Language made{.code = pseudo, .name = "Pseudo", .form = one_or_many};
constexpr Language made_rtl{.code = pseudo_rtl, .name = "Pseudo", .is_right_to_left = true, .form = one_or_many};

std::uint32_t hash_of(std::string_view text, std::uint32_t h = 2166136261u) {      // FNV-1a
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
    return h;
}

struct Entry { std::string_view english, other; };

// How much a pattern says besides its places.
std::size_t said_by(std::string_view pattern) {
    std::size_t said = 0;
    for (bool is_place = false; const char c : pattern) {
        is_place = c == '{' || (is_place && c != '}');
        said += !is_place;
    }
    return said;
}

class Table {
public:
    explicit Table(std::string text) : text_(std::move(text)) {
        bool is_of_core = false;
        for (std::string_view rest = text_; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size()), tab = rest.find('\t');
            if (end == 0) is_of_core = true;
            else if (tab < end) {
                entries_.push_back({rest.substr(0, tab), rest.substr(tab + 1, end - tab - 1)});
                if (is_of_core && entries_.back().english.contains('{')) patterns_.push_back(entries_.back());
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        std::size_t size = 64;
        while (size < entries_.size() * 2) size *= 2;
        slots_.assign(size, 0);
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            std::size_t at = hash_of(entries_[i].english) & (size - 1);
            while (slots_[at]) at = (at + 1) & (size - 1);
            slots_[at] = static_cast<std::uint32_t>(i + 1);
        }
        // The pattern that says most comes first: "Handed over by {}" before "{} by {}".
        // Of two that say the same, the one that knows words where the other knows a name.
        const auto rank = [](const Entry& e) { return std::pair(said_by(e.english), e.english.contains("{…}")); };
        std::ranges::stable_sort(patterns_, [&](const Entry& a, const Entry& b) { return rank(a) > rank(b); });
    }

    const Entry* find(std::string_view english, std::string_view sense = {}) const {
        std::uint32_t h = hash_of(english);
        if (!sense.empty()) h = hash_of(sense, hash_of("|", h));
        for (std::size_t at = h & (slots_.size() - 1); slots_[at]; at = (at + 1) & (slots_.size() - 1)) {
            const Entry& entry = entries_[slots_[at] - 1];
            if (sense.empty() ? entry.english == english
                              : entry.english.size() == english.size() + 1 + sense.size() && entry.english.starts_with(english) && entry.english[english.size()] == '|' && entry.english.ends_with(sense))
                return &entry;
        }
        return nullptr;
    }
    const std::vector<Entry>& patterns() const { return patterns_; }

private:
    std::string text_;
    std::vector<Entry> entries_, patterns_;
    std::vector<std::uint32_t> slots_;      // place of an entry + 1; 0 is free
};

using Words = std::map<std::string, std::string, std::less<>>;

// What was made of a text before. Its values stay where they are; a memory of whole sentences is emptied when it has grown.
struct State {
    const Language* language = &known[0];
    const Table* table = nullptr;           // of the language in use; null: English or made by program
    std::array<std::unique_ptr<Table>, known.size()> tables;
    Words made_words, made_rtl_words, said_sentences;
};
State& state() {
    static State the_state;
    return the_state;
}

// ---- the pseudo-language

std::string_view accented(char c) {
    constexpr std::string_view plain = "aeioucnyAEIOUCNY";
    constexpr std::array<std::string_view, 16> with = {"à", "é", "î", "ö", "ü", "ç", "ñ", "ý", "À", "É", "Î", "Ö", "Ü", "Ç", "Ñ", "Ý"};
    const auto at = plain.find(c);
    return at == std::string_view::npos ? std::string_view() : with[at];
}

// Letters of another script, not another language: nobody has to understand it.
std::string_view arabic(char c) {
    constexpr std::array<std::string_view, 26> letters = {"ا", "ب", "ك", "د", "ي", "ف", "غ", "ه", "ي", "ج", "ك", "ل", "م", "ن", "و", "ب", "ق", "ر", "س", "ت", "و", "ف", "و", "خ", "ي", "ز"};
    const int at = (c | 0x20) - 'a';
    return at >= 0 && at < 26 ? letters[static_cast<std::size_t>(at)] : std::string_view();
}

std::string in_other_letters(std::string_view english, bool is_arabic) {
    std::string out = "[";
    std::size_t letters = 0;
    for (std::size_t at = 0; at < english.size(); ++at) {
        const std::size_t close = english[at] == '{' ? english.find('}', at) : std::string_view::npos;
        if (close != std::string_view::npos) {      // a place
            out += english.substr(at, close + 1 - at), at = close;
            continue;
        }
        const std::string_view accent = is_arabic ? arabic(english[at]) : accented(english[at]);
        if (accent.empty()) out += english[at];
        else out += accent;
        ++letters;
    }
    if (is_arabic) return out + "]";
    out += ' ';
    for (std::size_t more = (letters * 35 + 99) / 100; more > 0; --more) out += "·";
    return out + "]";
}

bool is_made_up() { return state().language == &made || state().language == &made_rtl; }

std::string_view pseudo_word(std::string_view english) {
    const bool is_arabic = state().language == &made_rtl;
    Words& words = is_arabic ? state().made_rtl_words : state().made_words;
    if (english.empty() || english.front() == '[') return english;
    const auto it = words.find(english);
    return it != words.end() ? it->second : words.emplace(std::string(english), in_other_letters(english, is_arabic)).first->second;
}

// ---- places

// What stands in the places of a pattern; a place written "{…}" in the core's part of a catalogue holds words, not a name.
struct Places { std::array<std::string_view, 12> text; std::array<bool, 12> is_words{}; std::size_t count = 0; };
constexpr std::string_view place_of_name = "{}", place_of_words = "{…}";

// A place at `at`: how long it is and which; `next` counts those without a number.
std::size_t place_at(std::string_view pattern, std::size_t at, std::size_t& next, std::size_t& which) {
    for (const std::string_view mark : {place_of_name, place_of_words})
        if (pattern.substr(at, mark.size()) == mark) return which = next++, mark.size();
    if (pattern.size() > at + 2 && pattern[at] == '{' && pattern[at + 1] >= '1' && pattern[at + 1] <= '9' && pattern[at + 2] == '}') return which = static_cast<std::size_t>(pattern[at + 1] - '1'), 3;
    return 0;
}

std::string filled(std::string_view pattern, const Places& places) {
    std::string out;
    std::size_t next = 0, which = 0;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t length = place_at(pattern, at, next, which);
        if (!length) { out += pattern[at++]; continue; }
        if (which < places.count) out += places.text[which];
        at += length;
    }
    return out;
}

// The earliest fit of each place; false where the sentence is another one.
bool match(std::string_view pattern, std::string_view sentence, Places& places) {
    places.count = 0;
    std::size_t at = 0;
    bool is_words = false;
    for (bool is_first = true;; is_first = false) {
        const std::size_t place = pattern.find('{');
        const std::string_view words = pattern.substr(0, place);
        const bool is_last = place == std::string_view::npos;
        std::size_t found = at;
        if (is_first) { if (!sentence.starts_with(words)) return false; }
        else if (is_last && words.empty()) found = sentence.size();
        else found = is_last ? (sentence.ends_with(words) && sentence.size() - words.size() >= at ? sentence.size() - words.size() : std::string_view::npos) : sentence.find(words, at);
        if (found == std::string_view::npos) return false;
        if (!is_first) {
            if (found == at || places.count == places.text.size()) return false;
            places.is_words[places.count] = is_words;
            places.text[places.count++] = sentence.substr(at, found - at);
        }
        at = found + words.size();
        if (is_last) return at == sentence.size();
        is_words = pattern.substr(place).starts_with(place_of_words);
        pattern.remove_prefix(place + (is_words ? place_of_words : place_of_name).size());
    }
}

// "3 companies, 5 deals": each piece a number and small letters.
bool is_list_of_counts(std::string_view sentence) {
    if (!sentence.contains(", ")) return false;
    for (std::size_t at = 0; at < sentence.size();) {
        const std::size_t end = std::min(sentence.find(", ", at), sentence.size()), gap = sentence.find(' ', at);
        if (gap >= end || sentence.substr(at, gap - at).find_first_not_of("0123456789,") != std::string_view::npos) return false;
        for (std::size_t i = gap; i < end; ++i) if (sentence[i] != ' ' && sentence[i] != '-' && (sentence[i] < 'a' || sentence[i] > 'z')) return false;
        at = end + 2;
    }
    return true;
}

std::string composed(const Table& table, std::string_view sentence, int depth) {
    const auto both = [&](std::string_view between) {
        const std::size_t at = sentence.find(between);
        return composed(table, sentence.substr(0, at), depth) + std::string(between) + composed(table, sentence.substr(at + between.size()), depth);
    };
    if (const Entry* entry = table.find(sentence)) return std::string(entry->other);
    // A label within a sentence, "the goal of revenue", is known by its capital.
    if (depth > 0 && !sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z') {
        std::string label(sentence);
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
        if (const Entry* entry = table.find(label)) return std::string(entry->other);
    }
    if (sentence.contains(" · ")) return both(" · ");       // between facts that have nothing to do with each other
    if (is_list_of_counts(sentence)) return both(", ");
    Places places;
    // Names seldom go over the end of a sentence or of a part of it: only what fits in no other way is taken so.
    const auto is_over_an_end = [&] {
        for (std::size_t i = 0; i < places.count; ++i) if (!places.is_words[i] && (places.text[i].contains("; ") || places.text[i].contains(". "))) return true;
        return false;
    };
    for (const bool is_strict : {true, false}) {
        if (depth >= 3) break;
        if (!is_strict && sentence.contains("; ")) return both("; ");
        for (const Entry& pattern : table.patterns()) {
            if (!match(pattern.english, sentence, places) || (is_strict && is_over_an_end())) continue;
            std::array<std::string, 12> pieces;
            for (std::size_t i = 0; i < places.count; ++i)
                pieces[i] = places.is_words[i] ? composed(table, places.text[i], depth + 1) : local_figure(places.text[i]), places.text[i] = pieces[i];
            return filled(pattern.other, places);
        }
    }
    return local_figure(sentence);
}

// Without a table the figures among the words are all there is to change: "590 of 1,024 in the week of 23 Nov".
std::string with_local_figures(std::string_view sentence) {
    std::string out;
    for (std::size_t at = 0; at < sentence.size();) {
        const bool begins = sentence[at] >= '0' && sentence[at] <= '9' && (at == 0 || sentence[at - 1] == ' ' || sentence[at - 1] == '(');
        std::size_t length = 0;
        for (int words = begins ? 3 : 0; words > 0 && length == 0; --words) {       // "23 Nov 2026" before "23 Nov" before "23"
            std::size_t end = at;
            for (int i = 0; i < words; ++i) end = std::min(sentence.find(' ', end + (i > 0)), sentence.size());
            while (end > at && std::string_view(",;:.)").contains(sentence[end - 1])) --end;
            const std::string_view piece = sentence.substr(at, end - at);
            if (words > 1 && !is_long_figure_of_core(piece)) continue;
            out += local_figure(piece), length = piece.size();
        }
        if (length == 0) out += sentence[at++];
        at += length;
    }
    return out;
}

} // namespace

std::span<const Language> languages() { return known; }
const Language& language() { return *state().language; }

std::string_view language_of(std::string_view locale) {
    const std::string_view code = locale.substr(0, locale.find('-'));
    for (const Language& each : known) if (each.code == code) return each.code;
    return known[0].code;
}

void forget_sentences() { state().said_sentences.clear(); }

bool use_language(std::string_view code) {
    State& s = state();
    const Language* wanted = code == pseudo ? &made : code == pseudo_rtl ? &made_rtl : &known[0];
    const Table* table = nullptr;
    for (std::size_t i = 0; i < known.size(); ++i) if (known[i].code == code) wanted = &known[i], table = s.tables[i].get();
    if (wanted->has_table && !table) return false;
    if (s.language != wanted) s.said_sentences.clear();
    s.language = wanted, s.table = table;
    return true;
}

void add_words(std::string_view code, std::string text) {
    State& s = state();
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i].code == code && !s.tables[i]) s.tables[i] = std::make_unique<Table>(std::move(text));      // the first stays: views look into it
}

std::string_view tr(std::string_view english) {
    const State& s = state();
    if (s.table) {
        const Entry* entry = s.table->find(english);
        return entry ? entry->other : english;
    }
    return is_made_up() ? pseudo_word(english) : english;
}

std::string_view tr_as(std::string_view sense, std::string_view english) {
    const State& s = state();
    const Entry* entry = s.table ? s.table->find(english, sense) : nullptr;
    return entry ? entry->other : tr(english);
}

std::string tr(std::string_view english, std::string_view first, std::string_view second) {
    return filled(tr(english), {.text = {first, second}, .is_words = {}, .count = 2});
}

std::string counted(std::string_view count_text, std::int64_t count, std::string_view one, std::string_view many) {
    return std::string(count_text) + " " + std::string(tr(language().form(count) == 0 ? one : many));
}

std::string said(std::string_view sentence) {
    State& s = state();
    if (is_made_up()) return std::string(pseudo_word(sentence));
    if (!s.table) return with_local_figures(sentence);
    const auto it = s.said_sentences.find(sentence);
    if (it != s.said_sentences.end()) return it->second;
    if (s.said_sentences.size() > 500) s.said_sentences.clear();
    return s.said_sentences.emplace(std::string(sentence), composed(*s.table, sentence, 0)).first->second;
}

std::string fold_label(std::string_view label) {
    std::string out(tr(label));
    if (!language().folds_labels) return out;
    const bool second_is_capital = out.size() > 1 && out[1] >= 'A' && out[1] <= 'Z';
    if (!out.empty() && !second_is_capital && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] + 32);
    return out;
}

} // namespace tandem::ui
