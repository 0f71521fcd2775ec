// Two weeks of campaigns: what changed by more than chance, what by decision, and what is only noise.
#include "tandem/analytics/campaign_changes.hpp"

#include <map>

#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;

namespace {

constexpr std::string_view before = "2026-11-11", after = "2026-11-18";     // both Wednesdays; today is Tuesday the 24th

struct Weeks : AMarket {
    Id<Campaign> campaign(std::string name) { return add(Campaign{.name = std::move(name)}); }
    void spend(Id<Campaign> of, std::string_view on, std::int64_t cost) {
        Spend row{};
        row.platform = Platform::google_ads, row.external_campaign = to_text(of.value), row.campaign = of, row.day = day(on), row.cost = Money{cost};
        add(std::move(row));
    }
    void leads(Id<Campaign> of, std::string_view on, int count) {
        for (int i = 0; i < count; ++i) add(LifecycleChange{.contact = add(Contact{.last_name = "L", .campaign = of}), .lifecycle = Lifecycle::lead, .at = noon(on)});
    }
    std::vector<analytics::CampaignChange> changes() {
        const auto found = analytics::campaign_changes(**this, moment, day("2026-11-16"));
        REQUIRE_MESSAGE(found, (found ? "" : found.error().message));
        return *found;
    }
};

}  // namespace

TEST_CASE("leads that change by more than chance are named with their certainty, and a small difference is not") {
    Weeks w;
    const auto jump = w.campaign("Jump"), steady = w.campaign("Steady");
    w.leads(jump, before, 4), w.leads(jump, after, 30);
    w.leads(steady, before, 10), w.leads(steady, after, 12);
    const auto changes = w.changes();
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].campaign == jump.value);
    CHECK(changes[0].have_leads_changed);
    CHECK(changes[0].before.leads == 4);
    CHECK(changes[0].after.leads == 30);
    // Twice P(30 or more of 34 at a half): 2 × 52,956 ÷ 2³⁴.
    CHECK(changes[0].leads_p == doctest::Approx(2 * 52'956 / 17'179'869'184.0).epsilon(1e-6));
    CHECK_FALSE(changes[0].has_cost_changed);       // nothing was spent: a lead has no cost
    CHECK_FALSE(changes[1].has_changed());
    CHECK(changes[1].leads_p > 0.5);
}

TEST_CASE("a lead that costs more by more than chance is told although the number of leads is not") {
    Weeks w;
    const auto dear = w.campaign("Dear");
    w.leads(dear, before, 20), w.leads(dear, after, 20);
    w.spend(dear, before, 10'000), w.spend(dear, after, 40'000);
    const auto changes = w.changes();
    REQUIRE(changes.size() == 1);
    CHECK_FALSE(changes[0].have_leads_changed);
    CHECK(changes[0].has_cost_changed);
    CHECK(changes[0].has_spend_changed);
    CHECK(changes[0].leads_p == 1);
}

TEST_CASE("spend has changed when it differs by half and is not a trifle") {
    Weeks w;
    const auto much = w.campaign("Much"), little = w.campaign("Little"), most = w.campaign("Most"), ended = w.campaign("Ended");
    w.spend(most, before, 100'000), w.spend(most, after, 110'000);
    w.spend(much, before, 20'000), w.spend(much, after, 30'000);
    w.spend(little, before, 1'000), w.spend(little, after, 4'000);
    w.spend(ended, before, 50'000);
    std::map<RowId, bool> changed;
    for (const auto& change : w.changes()) changed[change.campaign] = change.has_spend_changed;
    CHECK(changed.at(much.value));
    CHECK_FALSE(changed.at(little.value));      // 4,000 of 144,000
    CHECK_FALSE(changed.at(most.value));
    CHECK(changed.at(ended.value));
}

TEST_CASE("a lead counts on the day it became one, by its history or else by when it was made, as plain SQL counts") {
    Weeks w;
    const auto of = w.campaign("Search");
    const auto old = w.add(Contact{.last_name = "Old", .campaign = of, .created_at = noon("2026-09-01")});
    w.add(LifecycleChange{.contact = old, .lifecycle = Lifecycle::lead, .at = noon("2026-09-01")});
    w.add(LifecycleChange{.contact = old, .lifecycle = Lifecycle::mql, .at = noon(after)});      // was a lead long before
    w.add(Contact{.last_name = "Plain", .campaign = of, .created_at = noon(before)});
    w.add(Contact{.last_name = "Nobody's", .created_at = noon(after)});
    w.leads(of, after, 2);
    w.leads(of, "2026-11-23", 5);               // the running week
    const auto changes = w.changes();
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].before.leads == 1);
    CHECK(changes[0].after.leads == number(*w, "select count(distinct contact) from lifecycle_change where lifecycle = 'lead' and at >= " + std::to_string(noon("2026-11-16").ms - 12 * 3'600'000) +
                                                   " and at < " + std::to_string(noon("2026-11-23").ms - 12 * 3'600'000)));
    CHECK(changes[0].after.leads == 2);
}
