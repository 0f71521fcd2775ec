// The pseudo-language: what stands on a screen without its brackets has passed the catalogue by.
#include <set>

#include "tandem/base/text.hpp"
#include "tests/ui/sample_walk.hpp"
#include "ui/words.hpp"

namespace tandem::tests {

namespace {

// What is left of a text when the bracketed words are taken out; it must be figures, or a piece of the workspace's texts.
std::vector<std::string> passed_by(std::string_view text, std::string_view known) {
    std::string rest;
    int depth = 0;
    for (const char c : text) {
        if (c == '[') ++depth;
        else if (c == ']') --depth, rest += '\n';
        else if (depth == 0) rest += c;
    }
    for (std::size_t at = 0; (at = rest.find(" · ", at)) != std::string::npos;) rest.replace(at, 4, "\n");
    std::vector<std::string> out;
    for (std::string_view piece : split(rest, '\n')) {
        const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        const auto is_edge = [&](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_letter(c); };
        while (!piece.empty() && is_edge(piece.front())) piece.remove_prefix(1);
        while (!piece.empty() && is_edge(piece.back())) piece.remove_suffix(1);
        std::size_t in_a_row = 0, most = 0;
        for (const char c : piece) in_a_row = c >= 'a' && c <= 'z' ? in_a_row + 1 : 0, most = std::max(most, in_a_row);
        if (most >= 3 && !known.contains(piece)) out.emplace_back(piece);
    }
    return out;
}

}  // namespace

TEST_CASE("every word on the main views comes from the catalogue: in the pseudo-language none stands without brackets") {
    std::set<std::string> bare;
    walk_sample(ui::pseudo, [&](const std::string& address, const std::string& known) {
        std::size_t bracketed = 0;
        for (const ui::Node& node : ui::mirror().nodes()) {
            if (node.role == ui::Role::textbox || node.role == ui::Role::textarea) continue;       // a value, not a word
            bracketed += node.name.contains('[');
            for (const std::string& each : passed_by(node.name, known)) bare.insert(address + ": " + each);
        }
        CHECK_MESSAGE(bracketed > 10, address);
    });
    std::string all;
    for (const std::string& each : bare) all += "\n" + each;
    CHECK_MESSAGE(bare.empty(), all);
}

TEST_CASE("the pseudo-language lengthens by a third, keeps places, and brackets once") {
    REQUIRE(ui::use_language(ui::pseudo));
    CHECK(ui::tr("Search") == "[Séàrçh ···]");
    CHECK(ui::tr(ui::tr("Search")) == ui::tr("Search"));
    CHECK(ui::tr("{} of {}", "3", "7") == "[3 öf 7 ··]");
    CHECK(ui::use_language("en"));
    CHECK(ui::tr("Search") == "Search");
}

}  // namespace tandem::tests
