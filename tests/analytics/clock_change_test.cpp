// Days on both sides of a change of the clocks, in Berlin: on 29 March 2026 the clocks went from 02:00 to 03:00.
#include <doctest/doctest.h>

#include <algorithm>

#include "analytics/local_day.hpp"
#include "tandem/analytics/activities.hpp"
#include "tandem/analytics/feedback.hpp"
#include "tandem/analytics/overview.hpp"
#include "tandem/analytics/pipeline.hpp"
#include "tests/analytics/a_market.hpp"

using namespace tandem;
using tandem::tests::day;

namespace {

struct BerlinMarket : tests::AMarket {
    TimeZone berlin = *TimeZone::find("Europe/Berlin");
    analytics::Moment on(std::string_view today) const { return {day(today), berlin}; }
    // By the clock on the wall.
    Instant at(std::string_view date, int hour, int minute) const { return berlin.instant_at(day(date), hour * 60 + minute); }
};

}  // namespace

TEST_CASE("a lead of the first minutes of a summer day counts on that day, also when it is asked for in winter") {
    BerlinMarket m;
    m.add(Contact{.last_name = "L", .created_at = m.at("2026-04-01", 0, 30)});
    const auto winter = m.on("2026-11-24");
    CHECK(analytics::period_totals(*m, winter, {day("2026-04-01"), day("2026-06-30")})->leads == 1);
    CHECK(analytics::period_totals(*m, winter, {day("2026-01-01"), day("2026-03-31")})->leads == 0);
}

TEST_CASE("a deal is stale after whole days of the calendar, of which one had 23 hours") {
    BerlinMarket m;
    const auto since = [&](std::string_view name, Instant at) {
        Deal deal = m.open_deal(std::string(name), 100, m.first, "2026-03-20");
        deal.stage_since = at;
        m.add(deal);
    };
    since("Eleven days", m.at("2026-03-23", 23, 30));
    since("Ten days", m.at("2026-03-24", 0, 30));
    Deal imported = m.open_deal("Only its day", 100, m.first, "2026-03-23");
    imported.stage_since.reset();
    m.add(imported);
    const auto moment = m.on("2026-04-03");
    CHECK(analytics::stage_figures(*m, moment, {.pipeline = m.pipeline.value})->front().stale == 2);
    const auto page = analytics::deal_page(*m, moment, {.stage = m.first.value}, 0, 10);
    REQUIRE(page->cards.size() == 3);
    for (const auto& card : page->cards) CHECK(card.is_stale == (card.days_in_stage == 11));
    CHECK(std::ranges::count(page->cards, 11, &analytics::DealCard::days_in_stage) == 2);
    CHECK(analytics::stale_deals(*m, moment, 0, 10)->total == 2);
    // West of Greenwich the day a deal was opened is that day, too.
    const auto west = analytics::deal_page(*m, {day("2026-04-03"), *TimeZone::find("America/New_York")}, {.stage = m.first.value, .text = "Only"}, 0, 10);
    CHECK(west->cards.at(0).days_in_stage == 11);
}

TEST_CASE("a meeting is today until midnight of the short day") {
    BerlinMarket m;
    const auto deal = m.add(m.open_deal("Roof", 100, m.first, "2026-03-20"));
    const auto meet = [&](std::string_view name, Instant at) {
        return m.add(Activity{.kind = ActivityKind::meeting, .subject = std::string(name), .at = at, .deal = deal}).value;
    };
    const RowId tomorrow = meet("Tomorrow", m.at("2026-03-30", 0, 30)), today = meet("Today", m.at("2026-03-29", 23, 30));
    const auto groups = *analytics::activity_groups(*m, m.on("2026-03-29"), {}, 10);
    CHECK(groups[static_cast<std::size_t>(analytics::Due::today)].rows == std::vector{today});
    CHECK(groups[static_cast<std::size_t>(analytics::Due::later)].rows == std::vector{tomorrow});
    CHECK(analytics::deal_page(*m, m.on("2026-03-29"), {.stage = m.first.value}, 0, 10)->cards.at(0).next_due == day("2026-03-29"));
    CHECK(analytics::deal_page(*m, m.on("2026-03-29"), {.stage = m.first.value}, 0, 10)->cards.at(0).open_activities == 2);
}

TEST_CASE("weeks of feedback begin at midnight before and after the change") {
    BerlinMarket m;
    const auto say = [&](Instant at) { m.add(Feedback{.kind = FeedbackKind::praise, .at = at}); };
    say(m.at("2026-03-23", 0, 10));
    say(m.at("2026-03-29", 23, 50));
    say(m.at("2026-03-30", 0, 10));
    say(m.at("2026-04-05", 23, 50));
    say(m.at("2026-04-06", 0, 10));
    const auto weeks = *analytics::feedback_weeks(*m, m.on("2026-04-07"), {}, 3);
    const auto praise = std::ranges::find(weeks.kinds, "praise", &analytics::KindWeeks::kind);
    REQUIRE(praise != weeks.kinds.end());
    CHECK(praise->weeks == std::vector<std::int64_t>{2, 2, 1});
    CHECK(praise->total == 5);
}

TEST_CASE("SQL knows the local day as the time zone does") {
    tests::AMarket m;
    SeededRandom random(3);
    for (const char* name : {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"}) {
        const analytics::Moment moment{day("2026-11-24"), *TimeZone::find(name)};
        std::vector<Instant> instants;
        for (const OffsetPeriod& each : moment.zone.offsets(2017, 2036).periods) instants.insert(instants.end(), {each.from, {each.from.ms - 1}});
        for (int i = 0; i < 50; ++i) instants.push_back({day("2016-01-02").days * 86'400'000LL + static_cast<std::int64_t>(random.below(20 * 365 * 24 * 60)) * 60'000});
        for (const Instant at : instants) {
            CAPTURE(name);
            CAPTURE(to_text(at));
            CHECK(tests::number(*m, "select " + analytics::local_day(moment, std::to_string(at.ms))) == moment.day_of(at).days);
        }
        CHECK(tests::number(*m, "select " + analytics::local_day(moment, "null") + " is null") == 1);
    }
}
