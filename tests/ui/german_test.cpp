// German, walked through: what stands on a screen is made of the catalogue's German words, or of what people wrote.
#include <fstream>
#include <set>
#include <sstream>

#include "test_folders.hpp"
#include "tests/ui/sample_walk.hpp"
#include "ui/words.hpp"

namespace tandem::tests {

namespace {

// Runs of Latin, Greek and Cyrillic letters, three bytes and more.
std::set<std::string, std::less<>> words_in(std::string_view text) {
    std::set<std::string, std::less<>> out;
    std::string word;
    for (const char c : std::string(text) + " ") {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) < 0xE0);
        const bool goes_on = static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xC0 && !word.empty() && static_cast<unsigned char>(word.back()) >= 0xC3;
        if (is_letter || goes_on) word += c;
        else {
            if (word.size() >= 3) out.insert(word);
            word.clear();
        }
    }
    return out;
}

}  // namespace

TEST_CASE("in German no word of English is left on the main views") {
    std::ifstream file(std::string(asset_folder) + "/words/de.txt");
    std::stringstream table;
    table << file.rdbuf();
    REQUIRE_MESSAGE(table.str().size() > 10'000, "the build makes it from assets/words/de.txt");
    ui::add_words("de", table.str());
    std::string german = " System ";            // the same in both, as the table leaves out
    for (std::string line; std::getline(table, line);)
        if (const std::size_t tab = line.find('\t'); tab != std::string::npos) german += "\n" + line.substr(tab + 1);
    for (const char* same : {"SAL SQL MQL Lead Leads Import Export Start Status Team Deal Deals Pipeline Details Name Text Tandem UTC Filter Rolle Region Sport Position Budget Format Januar Februar Newsletter"}) german += std::string("\n") + same;
    std::set<std::string, std::less<>> known_words;
    std::set<std::string> left;
    std::size_t seen = 0;
    walk_sample("de", [&](const std::string& address, const std::string& known) {
        if (known_words.empty()) known_words = words_in(german + "\n" + known);
        for (const ui::Node& node : ui::mirror().nodes()) {
            if (node.role == ui::Role::textbox || node.role == ui::Role::textarea || node.role == ui::Role::choice) continue;      // values, and lists of places
            for (const std::string& word : words_in(node.name + " · " + node.description)) {
                ++seen;
                if (!known_words.contains(word)) left.insert(address + ": " + word + "   (" + node.name.substr(0, 100) + ")");
            }
        }
    });
    CHECK(seen > 5'000);
    std::string all;
    for (const std::string& each : left) all += "\n" + each;
    CHECK_MESSAGE(left.empty(), all);
}

}  // namespace tandem::tests
