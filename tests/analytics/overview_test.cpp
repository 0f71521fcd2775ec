// A period's leads, deals and money, and quarters side by side.
#include "tandem/analytics/overview.hpp"

#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;

TEST_CASE("quarters follow the fiscal year and the same day stops at the quarter's end") {
    const auto plain = analytics::quarters_of(day("2026-11-24"), 1);
    CHECK(plain.running.from == day("2026-10-01"));
    CHECK(plain.last.from == day("2026-07-01"));
    CHECK(plain.last.to == day("2026-09-30"));
    CHECK(plain.last_same_day.to == day("2026-08-24"));
    const auto shifted = analytics::quarters_of(day("2026-11-24"), 2);
    CHECK(shifted.running.from == day("2026-11-01"));
    CHECK(shifted.last.from == day("2026-08-01"));
    CHECK(analytics::quarters_of(day("2026-06-30"), 1).last_same_day.to == day("2026-03-31"));      // day 91 of a quarter of 90
}

TEST_CASE("a lead counts once, on the day it first became one") {
    AMarket market;
    const auto contact = [&](std::string_view created) { return market.add(Contact{.last_name = "L", .created_at = noon(created)}); };
    const auto step = [&](Id<Contact> id, Lifecycle to, Instant at) { market.add(LifecycleChange{.contact = id, .lifecycle = to, .at = at}); };
    const auto a = contact("2026-01-01");               // history says when, whatever the row's age
    step(a, Lifecycle::subscriber, noon("2026-10-02"));
    step(a, Lifecycle::lead, noon("2026-11-02"));
    step(a, Lifecycle::recycled, noon("2026-11-03"));
    step(a, Lifecycle::lead, noon("2026-11-04"));
    const auto b = contact("2026-01-01");               // never "lead": its first row counts
    step(b, Lifecycle::mql, noon("2026-10-05"));
    step(b, Lifecycle::sql, noon("2026-11-05"));
    contact("2026-11-06");                              // no history: when it was made
    const auto d = contact("2026-11-06");               // in the trash
    market.remove<Contact>(d.value);
    const auto e = contact("2026-11-06");               // half an hour before midnight in UTC is the next day here
    step(e, Lifecycle::lead, instant_at(day("2026-10-31"), 23 * 60 + 30));

    const auto leads = [&](std::string_view from, std::string_view to) {
        const auto totals = analytics::period_totals(*market, market.moment, {day(from), day(to)});
        REQUIRE_MESSAGE(totals, (totals ? "" : totals.error().message));
        return totals->leads;
    };
    CHECK(leads("2026-11-01", "2026-11-30") == 3);
    CHECK(leads("2026-10-01", "2026-10-31") == 1);
    CHECK(leads("2026-10-01", "2026-11-30") == 4);
    CHECK(leads("2026-01-01", "2026-01-31") == 0);
}

TEST_CASE("money of a period, and the pipeline as it stood at its end") {
    AMarket market;
    market.add(market.closed_deal("July", 10'000, Outcome::won, "2026-06-01", "2026-07-31"));
    const auto august = market.add(market.closed_deal("August", 20'000, Outcome::won, "2026-07-01", "2026-08-15"));
    market.add(market.closed_deal("Lost", 40'000, Outcome::lost, "2026-07-20", "2026-08-31"));
    market.add(market.open_deal("Open", 80'000, market.first, "2026-08-01"));
    market.add(StageChange{.deal = august, .stage = market.second, .at = noon("2026-07-05")});
    market.add(StageChange{.deal = august, .stage = market.won, .at = noon("2026-08-15")});
    Spend spend{};
    spend.platform = Platform::other;
    spend.day = day("2026-07-31");
    spend.cost = Money{777};
    market.add(spend);

    const auto july = analytics::period_totals(*market, market.moment, {day("2026-07-01"), day("2026-07-31")});
    REQUIRE_MESSAGE(july, (july ? "" : july.error().message));
    CHECK(july->won == 1);
    CHECK(july->lost == 0);
    CHECK(july->won_value.minor == 10'000);
    CHECK(july->deals_opened == 2);
    CHECK(july->spent.minor == 777);
    CHECK(july->open_pipeline.minor == 60'000);         // August and Lost stood open, Open came a day later
    CHECK(july->weighted_pipeline.minor == 10'000);     // August at 50 % by its history; Lost stands at 0 % by its stage now

    const auto later = analytics::period_totals(*market, market.moment, {day("2026-08-01"), day("2026-08-31")});
    CHECK(later->won == 1);
    CHECK(later->lost == 1);
    CHECK(later->open_pipeline.minor == 80'000);
    CHECK(later->weighted_pipeline.minor == 16'000);
}

TEST_CASE("won value in steps of seven days from each quarter's first day") {
    AMarket market;
    market.add(market.closed_deal("A", 100, Outcome::won, "2026-07-01", "2026-07-07"));
    market.add(market.closed_deal("B", 200, Outcome::won, "2026-07-01", "2026-07-08"));
    market.add(market.closed_deal("C", 400, Outcome::won, "2026-07-01", "2026-09-30"));
    market.add(market.closed_deal("D", 800, Outcome::won, "2026-07-01", "2026-10-01"));
    market.add(market.closed_deal("E", 1600, Outcome::won, "2026-01-01", "2026-06-30"));
    const auto weeks = analytics::won_by_week(*market, market.moment, 1);
    REQUIRE(weeks);
    REQUIRE(weeks->size() == 14);
    CHECK((*weeks)[0].first_day == day("2026-10-01"));
    CHECK((*weeks)[0].last.minor == 100);
    CHECK((*weeks)[0].running.minor == 800);
    CHECK((*weeks)[1].last.minor == 200);
    CHECK((*weeks)[13].last.minor == 400);
    CHECK((*weeks)[13].running.minor == 0);
}
