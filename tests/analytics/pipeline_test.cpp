// Pipeline figures on a board small enough to add up by hand.
#include "tandem/analytics/pipeline.hpp"

#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;

namespace {

struct Board : AMarket {
    Id<Company> harbour = add(Company{.name = "Harbour Power"});
    Id<Product> battery = add(Product{.name = "Hearth 12"});
    Id<Deal> roof = add_deal(open_deal("Roof", 100'000, first, "2026-11-20"), ada);
    Id<Deal> shed = add_deal(open_deal("Shed", 50'001, first, "2026-11-01"), bob);         // stale
    Id<Deal> hall = add_deal(open_deal("Hall", 200'000, second, "2026-01-01"), ada);       // never stale: the stage does not say when
    Id<Deal> old = add_deal(closed_deal("Old", 300'000, Outcome::won, "2026-08-01", "2026-09-01"), ada);
    Id<Deal> gone = add_deal(closed_deal("Gone", 70'000, Outcome::lost, "2026-08-01", "2026-09-02"), bob);

    Id<Deal> add_deal(Deal deal, Id<Person> owner) {
        deal.owner = owner;
        if (deal.name == "Shed") deal.company = harbour;
        if (deal.name == "Hall") {
            deal.probability = Percent{75};
            deal.product = battery;
            deal.closes_on = day("2026-11-01");
        }
        if (deal.name == "Roof") deal.closes_on = day("2026-12-24");
        return add(std::move(deal));
    }
};

}  // namespace

TEST_CASE("a stage counts its deals, their total and what they weigh") {
    Board board;
    const auto figures = analytics::stage_figures(*board, board.moment, {.pipeline = board.pipeline.value});
    REQUIRE(figures);
    REQUIRE(figures->size() == 4);
    CHECK((*figures)[0].stage == board.first.value);
    CHECK((*figures)[0].count == 2);
    CHECK((*figures)[0].stale == 1);
    CHECK((*figures)[0].total.minor == 150'001);
    CHECK((*figures)[0].weighted.minor == 30'000);       // 30,000.2
    CHECK((*figures)[1].weighted.minor == 150'000);      // the deal's own 75 %
    CHECK((*figures)[1].stale == 0);
    CHECK((*figures)[2].weighted.minor == 300'000);
    CHECK((*figures)[3].weighted.minor == 0);
}

TEST_CASE("a board can be narrowed by owner, by words in other records, and to what is stale") {
    Board board;
    const auto count = [&](analytics::DealFilter filter) {
        const auto figures = analytics::stage_figures(*board, board.moment, filter);
        REQUIRE_MESSAGE(figures, (figures ? "" : figures.error().message));
        std::int64_t sum = 0;
        for (const auto& each : *figures) sum += each.count;
        return sum;
    };
    CHECK(count({}) == 5);
    CHECK(count({.owner = board.bob.value}) == 2);
    CHECK(count({.stale_only = true}) == 1);
    CHECK(count({.text = "harbour"}) == 1);
    CHECK(count({.text = "HEARTH"}) == 1);
    CHECK(count({.text = "shed harb"}) == 1);
    CHECK(count({.text = "roof harbour"}) == 0);
    CHECK(count({.text = "  "}) == 5);
    CHECK(count({.pipeline = 12345}) == 0);
}

TEST_CASE("deals in the trash count nowhere") {
    Board board;
    board.remove<Deal>(board.roof.value);
    const auto all = analytics::deal_totals(*board, analytics::DealGroup::all);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK(all->front().deals == 4);
    CHECK(all->front().open == 2);
    CHECK(all->front().won_value.minor == 300'000);
}

TEST_CASE("cards say how long, how late and what is next") {
    Board board;
    board.add(Activity{.kind = ActivityKind::call, .subject = "Ask", .due_on = day("2026-11-26"), .deal = board.shed});
    board.add(Activity{.kind = ActivityKind::task, .subject = "Send", .due_on = day("2026-11-25"), .deal = board.shed});
    board.add(Activity{.kind = ActivityKind::call, .subject = "Called", .at = noon("2026-11-02"), .done_at = noon("2026-11-02"), .deal = board.shed});
    board.add(Activity{.kind = ActivityKind::note, .subject = "Nice", .at = noon("2026-12-02"), .deal = board.shed});

    const auto page = analytics::deal_page(*board, board.moment, {.stage = board.first.value}, 0, 50);
    REQUIRE_MESSAGE(page, (page ? "" : page.error().message));
    REQUIRE(page->cards.size() == 2);
    CHECK(page->total == 2);
    const auto& shed = page->cards[0];                  // without an expected close, so first
    CHECK(shed.deal == board.shed.value);
    CHECK(shed.is_stale);
    CHECK(shed.days_in_stage == 23);
    CHECK(shed.open_activities == 2);
    CHECK(shed.next_due == day("2026-11-25"));
    CHECK_FALSE(page->cards[1].is_overdue);

    const auto second = analytics::deal_page(*board, board.moment, {.stage = board.second.value}, 0, 50);
    REQUIRE(second);
    CHECK(second->cards[0].is_overdue);
    const auto rest = analytics::deal_page(*board, board.moment, {.stage = board.first.value}, 1, 50);
    REQUIRE(rest);
    CHECK(rest->total == 2);
    CHECK(rest->cards.size() == 1);
}

TEST_CASE("totals by region, stage, owner and product agree with the whole") {
    Board board;
    using analytics::DealGroup;
    for (const DealGroup group : {DealGroup::region, DealGroup::stage, DealGroup::owner, DealGroup::product, DealGroup::pipeline}) {
        const auto totals = analytics::deal_totals(*board, group);
        REQUIRE_MESSAGE(totals, (totals ? "" : totals.error().message));
        std::int64_t deals = 0, won = 0;
        for (const auto& each : *totals) {
            CHECK(each.deals == each.open + each.won + each.lost);
            deals += each.deals;
            won += each.won_value.minor;
        }
        CHECK(deals == 5);
        CHECK(won == 300'000);
    }
    const auto regions = analytics::deal_totals(*board, DealGroup::region);
    REQUIRE(regions->size() == 2);
    CHECK(regions->front().region == "West");
    CHECK(regions->front().won == 1);
    CHECK(regions->front().weighted.minor == 20'000 + 150'000);
}

TEST_CASE("an empty workspace has one row of zeros") {
    AStore store;
    const auto all = analytics::deal_totals(*store, analytics::DealGroup::all);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK(all->front().deals == 0);
    CHECK(all->front().weighted.minor == 0);
    CHECK(analytics::stage_figures(*store, {day("2026-11-24")}, {})->empty());
}
