// Themes proposed from phrases: what pieces have in common, once each, and which live theme it belongs to.
#include "tandem/analytics/phrases.hpp"

#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;

TEST_CASE("what pieces without a theme have in common is proposed, every piece once") {
    AMarket market;
    const auto price = market.add(Theme{.name = "Price against imports"});
    std::int64_t minute = 0;
    const auto say = [&](std::string text, std::optional<Id<Theme>> theme = {}) {
        return market.add(Feedback{.kind = FeedbackKind::request, .theme = theme, .text = {std::move(text)}, .at = Instant{noon("2026-11-10").ms + 60'000 * ++minute}}).value;
    };
    const RowId first = say("How long is the battery life?");
    const RowId second = say("Battery life, again!");
    const RowId third = say("They ask about BATTERY LIFE before the price");
    const RowId fourth = say("Die Lieferzeit ist zu lang");
    const RowId fifth = say("Und wieder die Lieferzeit");
    const RowId sixth = say("Lieferzeit?");
    for (const char* text : {"The price", "A fair price?", "Price of the roof"}) say(text);
    say("Battery life has a theme", price);
    for (const char* text : {"alone", "not like the others", "was it that"}) say(text);

    const auto found = analytics::proposed_themes(*market, 10);
    REQUIRE(found);
    REQUIRE(found->size() == 3);
    CHECK((*found)[0].phrase == "battery life");
    CHECK((*found)[0].pieces == std::vector<RowId>{third, second, first});
    CHECK((*found)[0].theme == 0);
    CHECK((*found)[1].phrase == "lieferzeit");
    CHECK((*found)[1].pieces == std::vector<RowId>{sixth, fifth, fourth});
    CHECK((*found)[2].phrase == "price");
    CHECK((*found)[2].pieces.size() == 3);      // not the one that is about the battery's life
    CHECK((*found)[2].theme == price.value);
    CHECK(analytics::proposed_themes(*market, 1)->size() == 1);
}

TEST_CASE("hostile and empty words propose nothing") {
    AMarket market;
    for (int i = 0; i < 4; ++i) market.add(Feedback{.kind = FeedbackKind::praise, .text = {i == 0 ? std::string() : std::string(2000, ' ') + "\x01 !? \u202e"}, .at = noon("2026-11-10")});
    const auto found = analytics::proposed_themes(*market, 10);
    REQUIRE(found);
    CHECK(found->empty());
}
