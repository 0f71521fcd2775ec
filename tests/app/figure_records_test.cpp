// Every number opens exactly what it was made of: over the sample, lists of records are as long, and as much, as the figures that open them.
#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/contract/agreement.hpp"
#include "tandem/contract/figure_records.hpp"
#include "tandem/contract/goals.hpp"
#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/home.hpp"
#include "tandem/contract/meetings.hpp"
#include "tandem/contract/records.hpp"
#include "tests/app/a_sample_workspace.hpp"

using namespace tandem;
using namespace tandem::tests;

namespace {

std::int64_t sum(const RecordsBehindAnswer& records) {
    std::int64_t all = 0;
    for (const RecordBehind& each : records.rows) all += each.amount.value_or(Money{}).minor;
    return all;
}

FigureRecords of_days(std::string figure, Date from, Date to) { return {.figure = std::move(figure), .from = from, .to = to, .count = 1000}; }
FigureRecords of_record(std::string figure, std::string of, RowId row) { return {.figure = std::move(figure), .of = std::move(of), .row = row, .count = 1000}; }

}  // namespace

TEST_CASE("what Home and the goals count is what opens") {
    AWorkspace& w = a_sample_workspace();
    const HomeAnswer home = w.answer(Home{});
    for (const PeriodFigures& period : {home.this_quarter, home.last_quarter, home.last_quarter_same_day}) {
        CHECK(w.answer(of_days("leads", period.from, period.to)).total == period.leads);
        const auto won = w.answer(of_days("won_deals", period.from, period.to));
        CHECK(won.total == period.won);
        CHECK(sum(won) == period.won_value.minor);
        CHECK(w.answer(of_days("closed_deals", period.from, period.to)).total == period.won + period.lost);
        CHECK(sum(w.answer(of_days("spend", period.from, period.to))) == period.spent.minor);
    }
    REQUIRE(home.this_quarter.won > 50);
    CHECK(home.leads_won.after.hits == home.this_quarter.won);
    CHECK(home.leads_won.after.of == home.this_quarter.leads);

    const GoalsAnswer goals = w.answer(GoalList{});
    const Date to = std::min(goals.to, home.this_quarter.to);
    const auto actual = [&](std::string_view metric) { return static_cast<std::int64_t>(std::ranges::find(goals.lines, metric, &GoalLine::metric)->actual.value_or(-1)); };
    CHECK(w.answer(of_days("accepted_leads", goals.from, to)).total == actual("accepted_leads"));
    CHECK(w.answer(of_days("leads", goals.from, to)).total == actual("leads"));
    CHECK(w.answer(of_days("won_deals", goals.from, to)).total == actual("deals_won"));
    REQUIRE(goals.rates.size() == 2);
    for (const GoalRate& rate : goals.rates)
        for (const bool is_after : {false, true}) {
            const RateFigures& figures = is_after ? rate.comparison.after : rate.comparison.before;
            RateRecords question{.figure = rate.figure, .from = is_after ? rate.from : rate.before_from, .to = is_after ? rate.to : rate.before_to};
            CHECK(w.answer(question).total == figures.of);
            question.hits_only = true;
            CHECK(w.answer(question).total == figures.hits);
            CHECK(figures.of > 0);
        }
    CHECK(w.answer(GoalList{.quarters = 1}).rates.empty());     // nothing to compare before it begins
}

TEST_CASE("what campaigns, contacts and decisions count is what opens") {
    AWorkspace& w = a_sample_workspace();
    const CampaignsAnswer campaigns = w.answer(CampaignTable{});
    REQUIRE(campaigns.rows.size() > 5);
    for (const CampaignRow& row : campaigns.rows) {
        CHECK(w.answer(of_record("leads", "campaign", row.id)).total == row.figures.leads);
        CHECK(w.answer(of_record("deals", "campaign", row.id)).total == row.figures.deals);
        CHECK(sum(w.answer(of_record("won_deals", "campaign", row.id))) == row.figures.won_revenue.minor);
        CHECK(w.answer(of_record("lost_deals", "campaign", row.id)).total == row.figures.lost);
        const auto spend = w.answer(of_record("spend", "campaign", row.id));
        CHECK(sum(spend) == row.figures.spent.minor);
        CHECK(w.answer(of_record("touches", "campaign", row.id)).total == row.figures.touches);
        CHECK(w.answer(of_record("feedback", "campaign", row.id)).total == row.figures.feedback);
    }
    const RowId most = campaigns.rows.front().id;
    const CampaignAnswer page = w.answer(CampaignReport{most});
    for (const CountRow& kind : page.touches_by_kind) {
        FigureRecords question = of_record("touches", "campaign", most);
        question.choice = kind.name;
        CHECK(w.answer(question).total == kind.count);
    }
    for (const CountRow& lifecycle : page.leads_by_lifecycle) {
        FigureRecords question = of_record("leads", "campaign", most);
        question.choice = lifecycle.name;
        CHECK(w.answer(question).total == lifecycle.count);
    }

    const auto deal = w.answer(of_record("won_deals", "campaign", most)).rows.at(0);
    const RowId contact = w.cell("deal", deal.id, "contact").integer_or(0);
    REQUIRE(contact);
    for (const KeyFigure& figure : w.answer(RecordDetail{.entity = "contact", .row = contact}).figures) {
        REQUIRE_FALSE(figure.figure.empty());
        const auto records = w.answer(of_record(figure.figure, "contact", contact));
        if (figure.label == "Won revenue" || figure.label == "Open pipeline") CHECK(sum(records) == figure.value.integer_or(-1));
        else if (figure.label != "Win rate") CHECK(records.total == figure.value.integer_or(-1));
    }

    const MeetingAnswer meeting = w.answer(MeetingPage{});
    std::vector<DecisionLine> decided = meeting.open;
    decided.insert(decided.end(), meeting.closed.begin(), meeting.closed.end());
    REQUIRE_MESSAGE(decided.size() == 3, w.last_error());
    for (const DecisionLine& line : decided) {
        RateRecords since{.figure = line.figure, .theme = line.theme_row, .campaign = line.campaign_row, .from = line.since_from, .to = line.since_to};
        CHECK(w.answer(since).total == line.comparison.after.of);
        since.from = line.before_from, since.to = line.before_to, since.hits_only = true;
        CHECK(w.answer(since).total == line.comparison.before.hits);
    }
}

TEST_CASE("the leads behind a compared rate are as many as it says") {
    AWorkspace& w = a_sample_workspace();
    const QualityAnswer quality = w.answer(LeadQualityReport{.by = "channel", .weeks = 0});
    REQUIRE(quality.rows.size() > 2);
    for (const QualityFigures& row : quality.rows) {
        const auto total = [&](std::string_view measure) { return w.answer(QualityRecords{.by = "channel", .measure = std::string(measure), .key = row.key, .weeks = 0}).total; };
        CHECK(total("accepted") == row.acceptance.hits);
        CHECK(total("answered") == row.acceptance.of);
        CHECK(total("complete_won") == row.conversion.hits);
        CHECK((total("pipeline") > 0) == (row.pipeline.minor > 0));
        CHECK(total("pipeline") <= row.leads);
        CHECK(total("complete") == row.conversion.of);
    }
}

TEST_CASE("the weeks of a campaign are its own leads and its own spend, and no more than all leads together") {
    AWorkspace& w = a_sample_workspace();
    const Date today = w.answer(MeetingPage{}).held_on, first{week_start(today).days - 7 * 12};
    std::int64_t of_all = 0;
    for (const CampaignRow& campaign : w.answer(CampaignTable{}).rows) {
        const CampaignWeeksAnswer weeks = w.answer(CampaignWeeks{.campaign = campaign.id});
        REQUIRE(weeks.weeks.size() == 13);
        CHECK(weeks.weeks.front().week == first);
        std::int64_t leads = 0, spent = 0;
        for (const CampaignWeekRow& week : weeks.weeks) leads += week.leads, spent += week.spent.minor;
        FigureRecords span = of_record("leads", "campaign", campaign.id);
        span.from = first, span.to = today;
        CHECK(w.answer(span).total == leads);
        span.figure = "spend", span.count = 1000;
        CHECK(sum(w.answer(span)) == spent);
        of_all += leads;
    }
    CHECK(of_all > 0);
    CHECK(of_all <= w.answer(of_days("leads", first, today)).total);    // some leads came by no campaign
}

TEST_CASE("a figure that does not exist, or is not counted by such a record, is refused with a sentence") {
    AWorkspace w;
    w.answer(FigureRecords{.figure = "money"});
    CHECK(w.last_error() == "Nothing is counted as “money”.");
    w.answer(of_record("open_activities", "campaign", 5));
    CHECK(w.last_error() == "This is not counted by “campaign”.");
    w.answer(RateRecords{.figure = "luck"});
    CHECK(w.last_error() == "There is no rate “luck”.");
    CHECK(w.answer(of_days("leads", Date{20'000}, Date{20'100})).total == 0);
}

TEST_CASE("decisions count conversion, clicks and first replies, and those about a campaign its own cases") {
    AWorkspace w;
    const Date today = w.answer(MeetingPage{}).held_on;
    const RowId campaign = w.create("campaign", {{"name", "Fair"}}), other = w.create("campaign", {{"name", "Ads"}});
    const auto lead = [&](RowId of, bool is_customer) {
        const RowId contact = w.create("contact", {{"first_name", "Ada"}, {"last_name", "Byron"}, {"campaign", Value{of}}});
        w.on("contact.qualify", {contact}, {{"lifecycle", "lead"}});
        if (is_customer) w.on("contact.qualify", {contact}, {{"lifecycle", "customer"}});
    };
    for (int i = 0; i < 6; ++i) lead(campaign, i < 2);
    for (int i = 0; i < 4; ++i) lead(other, true);
    w.create("spend", {{"platform", "google_ads"}, {"campaign", Value{campaign}}, {"day", Value{std::int64_t{today.days}}}, {"cost", 5'000}, {"impressions", 1'000}, {"clicks", 30}});
    w.create("spend", {{"platform", "google_ads"}, {"campaign", Value{other}}, {"day", Value{std::int64_t{today.days}}}, {"cost", 5'000}, {"impressions", 500}, {"clicks", 20}});
    const auto since = [&](std::string_view figure, RowId of) {
        Values values{{"text", "Decide"}, {"figure", figure}};
        if (of) values.emplace_back("campaign", Value{of});
        const CommandResult made = w.run("decision.add", {.values = std::move(values)});
        REQUIRE_MESSAGE(made.ok, made.message);
        const MeetingAnswer meeting = w.answer(MeetingPage{});
        return std::ranges::find(meeting.open, made.row, &DecisionLine::id)->comparison.after;
    };
    const auto is = [](const RateFigures& rate, std::int64_t hits, std::int64_t of) { return rate.hits == hits && rate.of == of; };
    CHECK(is(since("lead_conversion", campaign), 2, 6));
    CHECK(is(since("lead_conversion", 0), 6, 10));
    CHECK(is(since("click_rate", campaign), 30, 1'000));
    CHECK(is(since("click_rate", 0), 50, 1'500));
    CHECK(w.answer(RateRecords{.figure = "click_rate", .campaign = campaign, .from = today, .to = today}).rows.at(0).title == "Fair");

    const RowId hand_off = w.a_hand_off();
    CHECK(is(since("first_replies", 0), 0, 0));         // its time is not over yet
    w.create("activity", {{"kind", "call"}, {"subject", "Called"}, {"contact", w.cell("hand_off", hand_off, "contact")}, {"at", Value{w.clock().now().ms}}, {"done_at", Value{w.clock().now().ms}}});
    CHECK(is(since("first_replies", 0), 1, 1));
    CHECK(w.answer(RateRecords{.figure = "first_replies", .from = today, .to = today, .hits_only = true}).rows.at(0).id == hand_off);
}

TEST_CASE("what a promise counted as answered says when it was answered") {
    AWorkspace& w = a_sample_workspace();
    const auto state = w.answer(AgreementState{});
    const auto promise = std::ranges::find(state.promises, "answered", &PromiseRow::name);
    REQUIRE(promise != state.promises.end());
    const auto week = std::ranges::find_if(promise->weeks, [](const PromiseWeek& each) { return each.is_judged && each.hits > 0; });
    REQUIRE(week != promise->weeks.end());
    const auto records = w.answer(PromiseRecords{.promise = "answered", .week = week->week});
    CHECK(std::ssize(records.kept) == week->hits);
    for (const PromiseRecord& each : records.kept) {
        REQUIRE(each.answered_at.has_value());
        CHECK(each.answered_at->ms >= each.handed_at.ms);
    }
}
