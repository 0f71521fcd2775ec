// The pseudo-language: what stands on a screen without its brackets has passed the catalogue by.
#include <set>

#include "platform/headless/headless.hpp"
#include "tandem/base/text.hpp"
#include "tandem/store/query.hpp"
#include "tests/app/a_sample_workspace.hpp"
#include "ui/language.hpp"
#include "ui/shell.hpp"
#include "ui/words.hpp"

namespace tandem::tests {

namespace {

// Every text of the workspace: what people wrote stands as they wrote it.
std::string all_texts(AWorkspace& workspace) {
    std::string out = " Solaris Mara M EcoTech Tandem English Deutsch EUR Europe/Berlin Google Ads Meta Ads LinkedIn Ads ";
    for (const Entity& entity : workspace.catalog().entities()) {
        const auto ids = workspace.store().ordered(Query{.entity = entity.id});
        if (!ids) continue;
        for (const Row& row : workspace.store().rows(entity.id, **ids)) {
            out += "\n" + workspace.store().title(entity.id, row.id);
            for (const Value& cell : row.cells) out += "\n" + std::string(cell.text_or(""));
        }
    }
    return out;
}

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
    AWorkspace& sample = a_sample_workspace();
    sample.settle();
    const std::string known = all_texts(sample);
    ui::Shell shell(sample.client());
    ui::Headless page([&] {
        sample.settle();
        shell.draw();
    });
    page.pass(30);              // toasts of the tests before go
    shell.set_device({.language = std::string(ui::pseudo), .now = sample.clock().now()});
    std::set<std::string> bare;
    std::vector<std::string> addresses = {"#/home", "#/hand-offs", "#/hand-off-rules", "#/feedback", "#/meeting", "#/goals", "#/quality", "#/agreement", "#/pipeline", "#/deals", "#/activities",
                                          "#/campaigns", "#/contacts", "#/companies", "#/products", "#/settings", "#/trash", "#/import", "#/duplicates", "#/colleagues"};
    for (const auto& [list, entity] : {std::pair{"#/contacts/", "contact"}, {"#/companies/", "company"}, {"#/deals/", "deal"}, {"#/campaigns/", "campaign"}}) {
        const auto ids = sample.store().ordered(Query{.entity = sample.entity(entity).id});
        REQUIRE((ids && !(*ids)->empty()));
        addresses.push_back(list + to_text((*ids)->front()));
    }
    for (const bool is_phone : {false, true}) {
        if (is_phone) page.resize(412, 915);
        for (const std::string& address : addresses) {
            shell.arrive(address);
            for (int i = 0; i < 4; ++i) page.settle();
            std::size_t bracketed = 0;
            for (const ui::Node& node : ui::mirror().nodes()) {
                if (node.role == ui::Role::textbox || node.role == ui::Role::textarea) continue;       // a value, not a word
                bracketed += node.name.contains('[');
                for (const std::string& each : passed_by(node.name, known)) bare.insert(address + ": " + each);
            }
            CHECK_MESSAGE(bracketed > 10, address);
        }
    }
    ui::use_language("en");
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
