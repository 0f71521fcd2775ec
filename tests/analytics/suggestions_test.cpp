// Suggestions from rising themes: what raises one, what does not, how often chance alone does, and that none comes twice.
#include "tandem/analytics/feedback.hpp"
#include "tandem/analytics/suggestions.hpp"

#include <cmath>

#include "tandem/base/clock.hpp"
#include "tandem/model/theme_answer.hpp"
#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;
using analytics::ThemeTrend;

namespace {

struct Talk : AMarket {
    // The last complete week begins on 16 November; `weeks` ends there, oldest first.
    static constexpr std::int32_t last_monday = 20'773;
    Instant in_week(std::size_t week, std::size_t of) const { return instant_at(Date{last_monday - 7 * static_cast<std::int32_t>(of - 1 - week) + 2}, 12 * 60); }

    ChangeSet set{.label = "Talk"};
    void say(Id<Theme> theme, const std::vector<int>& weeks) {
        for (std::size_t week = 0; week < weeks.size(); ++week)
            for (int i = 0; i < weeks[week]; ++i) put(Feedback{.kind = FeedbackKind::request, .theme = theme, .text = {"They said it"}, .said_by = Team::sales, .at = in_week(week, weeks.size())});
    }
    void call(const std::vector<int>& weeks) {
        for (std::size_t week = 0; week < weeks.size(); ++week)
            for (int i = 0; i < weeks[week]; ++i) put(Activity{.kind = ActivityKind::call, .subject = "Call", .at = in_week(week, weeks.size()), .done_at = in_week(week, weeks.size())});
    }
    template <class R> void put(R record) {
        record.id.value = (**this).next_id();
        add_creation(set, to_row((**this).catalog().of<R>(), record));
    }
    std::vector<ThemeTrend> trends() {
        if (!set.changes.empty()) REQUIRE((**this).apply(set, Origin::user));
        set.changes.clear();
        auto found = analytics::theme_trends(**this, moment);
        REQUIRE_MESSAGE(found, (found ? "" : found.error().message));
        return *found;
    }
};

}  // namespace

TEST_CASE("4, 10 and 20 mentions on constant exposure raise exactly one suggestion") {
    Talk talk;
    REQUIRE(weekday(Date{Talk::last_monday}) == 1);
    REQUIRE(week_start(talk.moment.today).days == Talk::last_monday + 7);
    const auto battery = talk.add(Theme{.name = "Battery life"});
    talk.say(battery, {4, 10, 20});
    SUBCASE("weeks that count alike") {}
    SUBCASE("a hundred conversations a week") { talk.call({100, 100, 100}); }
    const auto trends = talk.trends();
    REQUIRE(trends.size() == 1);
    REQUIRE(trends[0].raised.size() == 1);
    CHECK(trends[0].raised[0].week == Date{Talk::last_monday});
    CHECK(trends[0].raised[0].mentions == std::vector<std::int64_t>{4, 10, 20});
    CHECK(trends[0].raised[0].p == doctest::Approx(0.000463653).epsilon(1e-5));
    // A week and a quarter on it is still the same one.
    for (const int days : {7, 91}) {
        talk.moment.today.days += days;
        REQUIRE(talk.trends()[0].raised.size() == 1);
        CHECK(talk.trends()[0].raised[0].week == Date{Talk::last_monday});
    }
}

TEST_CASE("as many more mentions as conversations are no rise") {
    Talk talk;
    talk.say(talk.add(Theme{.name = "Battery life"}), {4, 10, 20});
    talk.call({40, 100, 200});
    const auto trends = talk.trends();
    CHECK(trends[0].raised.empty());
    CHECK(trends[0].last.conversations == std::vector<std::int64_t>{40, 100, 200});
    CHECK(trends[0].last.p > 0.5);
}

TEST_CASE("fewer conversations than feedback cannot be its exposure") {
    Talk talk;
    talk.say(talk.add(Theme{.name = "Battery life"}), {4, 10, 20});
    talk.call({1, 2, 4});
    const auto trends = talk.trends();
    CHECK(trends[0].last.conversations.empty());
    CHECK(trends[0].raised.size() == 1);
}

TEST_CASE("a rising theme that raised a suggestion is suggested while it rises") {
    Talk talk;
    const auto battery = talk.add(Theme{.name = "Battery life"});
    talk.say(battery, {0, 4, 10, 20});
    CHECK(talk.trends()[0].raised.size() == 1);
    const auto theme = [&] { return analytics::feedback_weeks(*talk, talk.moment, {}, 13)->themes[0]; };
    CHECK(theme().is_rising);
    CHECK(theme().is_suggested);
    // A week on, silent: neither.
    talk.moment.today.days += 7;
    CHECK_FALSE(theme().is_rising);
    CHECK_FALSE(theme().is_suggested);
}

TEST_CASE("three small rises raise nothing") {
    Talk talk;
    talk.say(talk.add(Theme{.name = "Price"}), {1, 2, 3, 4});
    CHECK(talk.trends()[0].raised.empty());
    CHECK(talk.trends()[0].last.p == doctest::Approx(0.102659).epsilon(1e-5));
}

TEST_CASE("an answer rests the theme, wherever it was given") {
    Talk talk;
    const auto battery = talk.add(Theme{.name = "Battery life"});
    talk.say(battery, {4, 10, 20});
    // A colleague whose copy lacked some of it answered a week later than here raised.
    talk.add(ThemeAnswer{.theme = battery, .week = Date{Talk::last_monday + 7}, .action = ThemeAction::message, .text = {"Ten years in writing"}, .at = instant_at(talk.moment.today)});
    talk.moment.today.days += 14;
    const auto trends = talk.trends();
    REQUIRE(trends[0].raised.size() == 1);
    CHECK(trends[0].raised[0].week == Date{Talk::last_monday + 7});
}

TEST_CASE("what is at stake: campaigns, stages and open deals behind a look") {
    Talk talk;
    const auto battery = talk.add(Theme{.name = "Battery life"});
    const auto autumn = talk.add(Campaign{.name = "Autumn"});
    const auto open = talk.add(talk.open_deal("Roof", 12'000, talk.second, "2026-11-01"));
    const auto lost = talk.add(talk.closed_deal("Shed", 9'000, Outcome::lost, "2026-10-01", "2026-11-02"));
    for (int i = 0; i < 3; ++i)
        for (const auto deal : {open, lost}) talk.add(Feedback{.kind = FeedbackKind::objection, .theme = battery, .person = talk.ada, .at = talk.in_week(0, 1), .deal = deal, .campaign = autumn});
    talk.add(Feedback{.kind = FeedbackKind::objection, .theme = battery, .person = talk.bob, .at = noon("2026-01-01"), .deal = open});
    const auto evidence = analytics::theme_evidence(*talk, talk.moment, battery.value, {.week = Date{Talk::last_monday}, .mentions = {6}});
    REQUIRE(evidence);
    CHECK(evidence->campaigns == std::vector<std::pair<RowId, std::int64_t>>{{autumn.value, 6}});
    CHECK(evidence->stages == std::vector<analytics::StageAtStake>{{talk.second.value, 1, Money{12'000}}});
    CHECK(evidence->open_deals == 1);
    CHECK(evidence->open_value == Money{12'000});
    CHECK(evidence->reporters == std::vector<RowId>{talk.ada.value});
    const auto deals = [&](Id<Stage> stage) { return *analytics::theme_deals(*talk, talk.moment, battery.value, {.week = Date{Talk::last_monday}, .mentions = {6}}, stage.value); };
    CHECK(deals({}) == std::vector<RowId>{open.value});
    CHECK(deals(talk.second) == std::vector<RowId>{open.value});
    CHECK(deals(talk.first).empty());
}

TEST_CASE("of a thousand flat themes watched thirteen weeks at most five in a hundred raise a suggestion") {
    SeededRandom random(20'261'128);
    const auto uniform = [&] { return (static_cast<double>(random.below(1u << 30)) + 0.5) / static_cast<double>(1u << 30); };
    // Knuth's product of uniforms; the rates here are small.
    const auto poisson = [&](double mean) {
        int n = 0;
        for (double product = uniform(); product > std::exp(-mean); product *= uniform()) ++n;
        return n;
    };
    for (const double rate : {0.5, 2.0, 8.0}) {
        Talk talk;
        constexpr int themes = 1000;
        for (int i = 0; i < themes; ++i) {
            std::vector<int> weeks;
            for (int week = 0; week < analytics::weeks_watched; ++week) weeks.push_back(poisson(rate));
            Theme theme{.name = "Theme " + std::to_string(i)};
            theme.id.value = (*talk).next_id();
            add_creation(talk.set, to_row((*talk).catalog().of<Theme>(), theme));
            talk.say(theme.id, weeks);
        }
        int raised = 0;
        for (const ThemeTrend& trend : talk.trends()) raised += !trend.raised.empty();
        CAPTURE(rate);
        MESSAGE("flat themes that raised a suggestion, of 1,000 at ", rate, " a week: ", raised);
        CHECK(raised <= themes / 20);
        if (rate > 1) CHECK(raised > 0);        // the level is spent, not thrown away
    }
}
