// Campaign figures, days without spend, and names that are suggested but never guessed.
#include "tandem/analytics/campaigns.hpp"

#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;

namespace {

struct Campaigns : AMarket {
    Id<Campaign> search = add(Campaign{.name = "Inverter search DACH"});
    Id<Campaign> letter = add(Campaign{.name = "Installer letter"});

    void spend(std::optional<Id<Campaign>> campaign, std::string name, std::string_view on, std::int64_t cost) {
        Spend row{};
        row.platform = Platform::google_ads;
        row.external_campaign = name;
        row.campaign_name = std::move(name);
        row.campaign = campaign;
        row.day = day(on);
        row.cost = Money{cost};
        row.clicks = 2;
        row.impressions = 50;
        add(std::move(row));
    }
};

}  // namespace

TEST_CASE("a campaign is charged what was spent on it and credited what came of it") {
    Campaigns c;
    c.spend(c.search, "x", "2026-11-01", 10'000);
    c.spend(c.search, "x", "2026-11-03", 5'001);
    for (const char* name : {"A", "B", "C"}) c.add(Contact{.last_name = name, .lifecycle = Lifecycle::lead, .campaign = c.search});
    Deal won = c.closed_deal("W", 45'003, Outcome::won, "2026-09-01", "2026-10-01"), open = c.open_deal("O", 7'000, c.first, "2026-10-01");
    won.campaign = open.campaign = c.search;
    c.add(won);
    c.add(open);
    c.add(Touch{.campaign = c.search, .kind = TouchKind::click, .at = noon("2026-11-01"), .cost = Money{12}});
    c.add(Feedback{.kind = FeedbackKind::praise, .at = noon("2026-11-01"), .campaign = c.search});

    const auto totals = analytics::campaign_totals(*c);
    REQUIRE_MESSAGE(totals, (totals ? "" : totals.error().message));
    REQUIRE(totals->size() == 2);
    const auto& search = (*totals)[0];
    CHECK(search.spent.minor == 15'001);
    CHECK(search.clicks == 4);
    CHECK(search.impressions == 100);
    CHECK(search.leads == 3);
    CHECK(search.deals == 2);
    CHECK(search.won == 1);
    CHECK(search.won_revenue.minor == 45'003);
    CHECK(search.open_pipeline.minor == 7'000);
    CHECK(search.touches == 1);
    CHECK(search.feedback == 1);
    CHECK(analytics::cost_per_lead(search)->minor == 5'000);
    CHECK(*analytics::return_on_ad_spend(search) == doctest::Approx(3.0));
    CHECK_FALSE(analytics::cost_per_lead((*totals)[1]));
    CHECK_FALSE(analytics::return_on_ad_spend((*totals)[1]));

    const auto one = analytics::campaign_totals(*c, c.letter.value);
    REQUIRE(one->size() == 1);
    CHECK(one->front().spent.minor == 0);
    CHECK(analytics::campaign_totals(*c, 999)->empty());
    CHECK(analytics::touches_by_kind(*c, c.search.value)->front().name == "click");
    CHECK(analytics::leads_by_lifecycle(*c, c.search.value)->front().count == 3);
    CHECK(analytics::recent_deals(*c, c.search.value, 10)->size() == 2);
    CHECK(analytics::recent_leads(*c, c.search.value, 2)->size() == 2);
}

TEST_CASE("every day between the first and the last spend has a row") {
    Campaigns c;
    c.spend(c.search, "x", "2026-10-30", 100);
    c.spend(c.search, "y", "2026-10-30", 50);
    c.spend(c.search, "x", "2026-11-02", 300);
    const auto days = analytics::spend_by_day(*c, c.search.value);
    REQUIRE(days);
    REQUIRE(days->size() == 4);
    CHECK((*days)[0].cost.minor == 150);
    CHECK((*days)[1].day == day("2026-10-31"));
    CHECK((*days)[1].cost.minor == 0);
    CHECK((*days)[3].cost.minor == 300);
    CHECK(analytics::spend_by_day(*c, c.letter.value)->empty());
}

TEST_CASE("a report's campaign is suggested by name only when one fits") {
    Campaigns c;
    c.add(Campaign{.name = "Spring fair"});
    c.add(Campaign{.name = "Spring fair north"});
    c.spend({}, "INVERTER-SEARCH_dach", "2026-11-01", 100);
    c.spend({}, "Installer letter | retargeting", "2026-11-01", 400);
    c.spend({}, "Spring fair north east", "2026-11-01", 300);       // holds the words of two
    c.spend({}, "Search", "2026-11-01", 200);                       // one word is too little
    c.spend({}, "Search", "2026-11-02", 1);
    const auto unmapped = analytics::unmapped_spend(*c);
    REQUIRE(unmapped);
    REQUIRE(unmapped->size() == 4);
    CHECK((*unmapped)[0].suggested == c.letter.value);
    CHECK((*unmapped)[1].suggested == 0);
    CHECK((*unmapped)[2].cost.minor == 201);
    CHECK((*unmapped)[2].days == 2);
    CHECK((*unmapped)[2].suggested == 0);
    CHECK((*unmapped)[3].suggested == c.search.value);
    CHECK((*unmapped)[3].platform == "google_ads");
}
