// Counts phrases of feedback and takes the best ones away one after the other.
#include "tandem/analytics/phrases.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "analytics/ask.hpp"
#include "tandem/base/text.hpp"

namespace tandem::analytics {
namespace {

constexpr std::size_t longest_phrase = 3, shortest_word = 4;

// Sorted, folded.
constexpr std::string_view little_meaning[] = {
    "aber", "about", "after", "alle", "also", "and", "are", "asked", "asks", "auch", "auf", "aus", "because", "been", "before", "bei", "but", "can",
    "could", "das", "dass", "dem", "den", "der", "des", "die", "does", "ein", "eine", "einen", "einer", "er", "es", "every", "for", "from", "fur",
    "haben", "had", "has", "hat", "have", "his", "how", "ich", "ihr", "ihre", "ist", "its", "just", "kann", "kein", "keine", "like", "many", "mehr",
    "mit", "more", "much", "nach", "need", "needs", "nicht", "noch", "not", "nur", "oder", "one", "only", "our", "out", "over", "said", "says",
    "schon", "sehr", "sein", "she", "sich", "sie", "sind", "some", "than", "that", "the", "their", "them", "then", "there", "they", "this", "uber",
    "und", "uns", "unser", "von", "want", "wants", "was", "were", "what", "when", "which", "wie", "will", "wir", "with", "would", "you", "your",
    "zum", "zur"};

bool says_little(std::string_view word) { return word.size() < 3 || std::ranges::binary_search(little_meaning, word); }

struct Piece { RowId id = 0; std::vector<std::string> words; };

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : fold_words(text)) {
        if (c == ' ') { if (!words.back().empty()) words.emplace_back(); }
        else words.back() += c;
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::set<std::string> phrases_of(const Piece& piece) {
    std::set<std::string> phrases;
    for (std::size_t first = 0; first < piece.words.size(); ++first) {
        if (says_little(piece.words[first])) continue;
        std::string phrase;
        for (std::size_t last = first; last < std::min(piece.words.size(), first + longest_phrase); ++last) {
            phrase += (phrase.empty() ? "" : " ") + piece.words[last];
            if (!says_little(piece.words[last]) && (last > first || piece.words[last].size() >= shortest_word)) phrases.insert(phrase);
        }
    }
    return phrases;
}

std::int64_t words_in(std::string_view phrase) { return 1 + std::ranges::count(phrase, ' '); }

}  // namespace

Result<std::vector<ProposedTheme>> proposed_themes(const Store& store, std::size_t limit) {
    std::vector<Piece> pieces;
    TRY(each_row(store, "select id, text from feedback where live = 1 and theme is null and text is not null order by at desc, id desc limit ?1", {Value{pieces_read}},
                 [&](Cells row) { pieces.push_back({row.integer(0), words_of(row.text(1))}); }));
    std::vector<std::pair<RowId, std::string>> themes;
    TRY(each_row(store, "select id, name from theme where live = 1 order by id", {}, [&](Cells row) { themes.emplace_back(row.integer(0), " " + fold_words(row.text(1)) + " "); }));

    std::unordered_map<std::string, std::vector<std::size_t>> found;       // by phrase: the pieces it is in, newest first
    for (std::size_t i = 0; i < pieces.size(); ++i)
        for (const std::string& phrase : phrases_of(pieces[i])) found[phrase].push_back(i);
    std::erase_if(found, [](const auto& each) { return std::ssize(each.second) < fewest_pieces; });

    std::vector<ProposedTheme> proposed;
    std::vector<bool> is_taken(pieces.size());
    while (proposed.size() < limit && !found.empty()) {
        const auto worth = [](const auto& each) { return std::ssize(each.second) * words_in(each.first); };
        auto best = found.begin();
        for (auto each = found.begin(); each != found.end(); ++each)
            if (worth(*each) > worth(*best) || (worth(*each) == worth(*best) && each->first < best->first)) best = each;
        ProposedTheme theme{.phrase = best->first};
        for (const std::size_t i : best->second) theme.pieces.push_back(pieces[i].id), is_taken[i] = true;
        for (const auto& [id, name] : themes)
            if (name.contains(" " + theme.phrase + " ")) { theme.theme = id; break; }
        proposed.push_back(std::move(theme));
        for (auto& each : found) std::erase_if(each.second, [&](std::size_t i) { return is_taken[i]; });
        std::erase_if(found, [](const auto& each) { return std::ssize(each.second) < fewest_pieces; });
    }
    return proposed;
}

}  // namespace tandem::analytics
