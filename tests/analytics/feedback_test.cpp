// Feedback by week and the mark of a rising theme.
#include "tandem/analytics/feedback.hpp"

#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;

TEST_CASE("rising means each of three weeks above the one before it") {
    const auto rises = [](std::vector<std::int64_t> weeks) { return analytics::is_rising(weeks); };
    CHECK(rises({2, 3, 5, 8}));
    CHECK(rises({9, 0, 1, 2, 3}));
    CHECK_FALSE(rises({3, 3, 5, 8}));
    CHECK_FALSE(rises({2, 3, 5, 5}));
    CHECK_FALSE(rises({8, 5, 3, 2}));
    CHECK_FALSE(rises({3, 5, 8}));
    CHECK_FALSE(rises({}));
}

TEST_CASE("weeks begin on the user's Monday and the running week does not count for the mark") {
    AMarket market;
    const auto battery = market.add(Theme{.name = "Battery life"}), price = market.add(Theme{.name = "Price"});
    const auto say = [&](Id<Theme> theme, FeedbackKind kind, Instant at, Team team = Team::sales) {
        market.add(Feedback{.kind = kind, .theme = theme, .text = {"They said it"}, .said_by = team, .at = at});
    };
    // Weeks of 26 October, 2, 9, 16 November: 1, 2, 3, 4; the running week has none.
    for (int week = 0; week < 4; ++week)
        for (int i = 0; i <= week; ++i) say(battery, FeedbackKind::request, Instant{noon("2026-10-28").ms + week * 7 * 86'400'000LL});
    // Sunday 23:30 UTC is Monday in a zone an hour east.
    say(price, FeedbackKind::objection, instant_at(day("2026-11-22"), 23 * 60 + 30), Team::marketing);
    say(price, FeedbackKind::objection, noon("2025-01-01"));

    const auto board = analytics::feedback_weeks(*market, market.moment, {}, 3);
    REQUIRE_MESSAGE(board, (board ? "" : board.error().message));
    CHECK(board->weeks == std::vector{day("2026-11-09"), day("2026-11-16"), day("2026-11-23")});
    REQUIRE(board->themes.size() == 2);
    CHECK(board->themes[0].theme == battery.value);
    CHECK(board->themes[0].is_rising);
    CHECK_FALSE(board->themes[0].is_suggested);         // 1, 2, 3, 4 could be chance
    CHECK(board->themes[0].total == 10);
    CHECK(board->themes[0].weeks == std::vector<std::int64_t>{3, 4, 0});
    CHECK_FALSE(board->themes[1].is_rising);
    CHECK(board->themes[1].total == 2);
    CHECK(board->themes[1].weeks == std::vector<std::int64_t>{0, 0, 1});
    REQUIRE(board->kinds.size() == Choices<FeedbackKind>::list.size());
    CHECK(board->kinds[0].kind == "objection");
    CHECK(board->kinds[0].total == 2);
    CHECK(board->kinds[1].weeks == std::vector<std::int64_t>{3, 4, 0});

    CHECK(analytics::feedback_weeks(*market, market.moment, {.team = "marketing"}, 13)->kinds[0].total == 1);
    CHECK(analytics::feedback_weeks(*market, market.moment, {.text = "battery"}, 13)->kinds[1].total == 10);
    CHECK(analytics::feedback_weeks(*market, market.moment, {.theme = price.value}, 13)->themes.size() == 1);
    CHECK(analytics::feedback_rows(*market, {}, "objection", 50)->size() == 2);
    CHECK(analytics::feedback_rows(*market, {}, "", 3)->size() == 3);
}
