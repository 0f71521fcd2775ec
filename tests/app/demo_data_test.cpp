// The sample: the same for seed and day, true to its story on any day, believable in its details.
#include "app/demo_data.hpp"

#include <doctest/doctest.h>

#include "app/settings.hpp"
#include "tandem/analytics/hand_off_rules.hpp"
#include "tandem/analytics/feedback.hpp"
#include "tandem/analytics/goals.hpp"
#include "tandem/analytics/overview.hpp"
#include "tandem/analytics/pipeline.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/feedback.hpp"
#include "tests/store/a_store.hpp"

using namespace tandem;
using namespace tandem::tests;

namespace {

Date day(std::string_view iso) { return *date_from_text(iso); }

struct ASample : AStore {
    Date today;
    explicit ASample(std::string_view on = "2026-11-24", std::uint64_t seed = 7, std::uint64_t replica = 1) : AStore(":memory:", replica), today(day(on)) {
        const auto made = make_sample(**this, seed, today, {});
        REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
    }
    std::int64_t number(std::string_view sql) {
        std::int64_t result = -1;
        const auto asked = (**this).ask(sql, {}, [&](std::span<const Value> cells) { result = cells[0].integer_or(0); return false; });
        REQUIRE_MESSAGE(asked, (asked ? "" : asked.error().message));
        return result;
    }
    // Leads of a quarter, by cohort, with plain SQL: `quarters` before the running one.
    std::int64_t leads(int quarters, std::string_view outcome) {
        const Date from = add_months(quarter_start(today), -3 * quarters), to = add_months(from, 3);
        // Berlin is an hour or two ahead of UTC; no lead of the sample is made between 21:00 and 7:00.
        std::string sql = "select count(*) from contact c where c.live = 1 and c.created_at >= " + std::to_string(instant_at(from).ms) + " and c.created_at < " + std::to_string(instant_at(to).ms);
        if (!outcome.empty()) sql += " and exists (select 1 from deal d where d.live = 1 and d.contact = c.id and d.outcome = '" + std::string(outcome) + "')";
        return number(sql);
    }
    std::int64_t closed(int quarters, std::string_view outcome) {
        const Date from = add_months(quarter_start(today), -3 * quarters), to = add_months(from, 3);
        return number("select count(*) from deal where live = 1 and outcome = '" + std::string(outcome) + "' and closed_on >= " + std::to_string(from.days) + " and closed_on < " + std::to_string(to.days));
    }
};

// Made once for all tests that only read: with sanitizers a sample takes seconds.
ASample& a_sample() {
    static ASample sample;
    return sample;
}

}  // namespace

TEST_CASE("two copies make the same sample from seed and day, and another from another") {
    ASample &first = a_sample(), second("2026-11-24", 7, 2), other("2026-11-24", 8, 1);
    CHECK(first->hash() == second->hash());
    CHECK(first->hash() != other->hash());
    CHECK(make_sample(*second, 7, second.today, {}));
    CHECK(first->hash() == second->hash());
    CHECK(first->title(first.id<Person>(), sample_person(7, first.today)) == "Mara Winterfeld");
}

TEST_CASE("120 of 2,400, then 150 of 2,400, whatever day it is") {
    for (const char* today : {"2026-11-24", "2026-10-01", "2024-02-29"}) {
        INFO(today);
        std::optional<ASample> made;
        ASample& sample = day(today) == a_sample().today ? a_sample() : made.emplace(today);
        CHECK(sample.leads(2, "") == 2400);
        CHECK(sample.leads(1, "") == 2400);
        CHECK(sample.leads(2, "won") == 120);
        CHECK(sample.leads(1, "won") == 150);
        CHECK(sample.closed(2, "won") == 120);
        CHECK(sample.closed(1, "won") == 150);
        CHECK_MESSAGE(sample.number("select max(won) from (select count(*) won from contact where live = 1 and lifecycle in ('customer', 'evangelist') group by created_at / 604800000)") <= 50, "leads that are won come in many weeks");
        CHECK(sample.number("select count(*) from deal where live = 1 and outcome = 'open'") == 60);
        CHECK(sample.number("select count(*) from campaign where live = 1") == 8);
        CHECK(sample.number("select count(distinct channel) from campaign where live = 1") == 5);
        CHECK(sample.number("select count(*) from contact where created_at >= " + std::to_string(instant_at(sample.today).ms)) == 0);
        CHECK(sample.number("select count(*) from deal where closed_on >= " + std::to_string(sample.today.days)) == 0);
        CHECK(sample.number("select count(*) from spend where day >= " + std::to_string(sample.today.days)) == 0);

        const auto themes = analytics::feedback_weeks(*sample, {.today = sample.today, .zone = TimeZone::fixed(60)}, {}, 13);
        REQUIRE(themes);
        REQUIRE(themes->themes.size() == 7);
        CHECK(sample->title(sample.id<Theme>(), themes->themes[0].theme) == "Asked about battery life");
        for (std::size_t i = 0; i < themes->themes.size(); ++i) CHECK(themes->themes[i].is_rising == (i == 0));
        CHECK_MESSAGE(sample.number("select count(distinct d.id) from feedback f join deal d on d.id = f.deal where d.outcome = 'open' and f.theme = " + std::to_string(themes->themes[0].theme)) >= 3,
                      "open deals are at stake where battery life is asked for");
    }
}

TEST_CASE("analytics agrees with plain SQL on the sample") {
    ASample& sample = a_sample();
    const analytics::Moment moment{sample.today, TimeZone::fixed(60)};
    const auto quarters = analytics::quarters_of(sample.today, 1);
    const auto last = analytics::period_totals(*sample, moment, quarters.last);
    REQUIRE(last);
    CHECK(last->leads == 2400);
    CHECK(last->won == 150);
    CHECK(last->lost == sample.closed(1, "lost"));
    CHECK(last->won_value.minor == sample.number("select sum(amount) from deal where outcome = 'won' and closed_on between " + std::to_string(quarters.last.from.days) + " and " + std::to_string(quarters.last.to.days)));
    CHECK(last->spent.minor == sample.number("select sum(cost) from spend where day between " + std::to_string(quarters.last.from.days) + " and " + std::to_string(quarters.last.to.days)));
    CHECK(last->open_pipeline.minor > 0);

    const auto stages = analytics::stage_figures(*sample, moment, {});
    REQUIRE(stages);
    for (const auto& each : *stages) {
        CHECK(each.count == sample.number("select count(*) from deal where stage = " + std::to_string(each.stage)));
        CHECK(each.total.minor == sample.number("select sum(amount) from deal where stage = " + std::to_string(each.stage)));
    }
    CHECK(analytics::stale_deals(*sample, moment, 0, 5)->total >= 5);
}

TEST_CASE("every goal of the tree is what plain SQL counts, of a quarter, a month and a week, and follows from the quarter before") {
    ASample& sample = a_sample();
    const analytics::Moment moment{sample.today, TimeZone::fixed(60)};
    struct Counted { double revenue, won, lost, accepted, leads, spend; };
    const auto counted = [&](Date from, Date to) {
        const std::string days = " between " + std::to_string(from.days) + " and " + std::to_string(to.days);
        const auto in_days = [&](const std::string& instants) { return "select count(*) from (" + instants + ") where (at + 3600000) / 86400000" + days; };
        const std::string changed = "select min(h.at) from lifecycle_change h where h.live = 1 and h.contact = c.id";
        const auto number = [&](const std::string& sql) { return static_cast<double>(sample.number(sql)); };
        return Counted{.revenue = number("select coalesce(sum(amount), 0) from deal where live = 1 and outcome = 'won' and closed_on" + days),
                       .won = number("select count(*) from deal where live = 1 and outcome = 'won' and closed_on" + days),
                       .lost = number("select count(*) from deal where live = 1 and outcome = 'lost' and closed_on" + days),
                       .accepted = number(in_days("select (" + changed + " and h.lifecycle = 'sal') at from contact c where c.live = 1")),
                       .leads = number(in_days("select coalesce((" + changed + " and h.lifecycle = 'lead'), (" + changed + "), c.created_at) at from contact c where c.live = 1")),
                       .spend = number("select coalesce(sum(cost), 0) from spend where live = 1 and day" + days)};
    };
    const auto quarters = analytics::quarters_of(sample.today, 1);
    for (const Date on : {sample.today, quarters.last.to})
        for (const auto kind : {analytics::GoalSpan::quarter, analytics::GoalSpan::month, analytics::GoalSpan::week}) {
            const auto tree = analytics::goal_tree(*sample, moment, 1, on, kind);
            REQUIRE(tree);
            CAPTURE(to_text(tree->span.from));
            const Counted is = counted(tree->span.from, std::min(tree->span.to, sample.today));
            const auto actual = [&](GoalMetric metric) { return tree->nodes[static_cast<std::size_t>(metric)].actual; };
            CHECK(actual(GoalMetric::revenue) == is.revenue);
            CHECK(actual(GoalMetric::deals_won) == is.won);
            CHECK(actual(GoalMetric::accepted_leads) == is.accepted);
            CHECK(actual(GoalMetric::leads) == is.leads);
            CHECK(actual(GoalMetric::spend) == is.spend);
            CHECK(is.leads > 0);
            CHECK(actual(GoalMetric::average_value).has_value() == (is.won > 0));
            if (is.won > 0) CHECK(*actual(GoalMetric::average_value) == doctest::Approx(is.revenue / is.won));
            CHECK(actual(GoalMetric::win_rate).has_value() == (is.won + is.lost > 0));
            if (is.won + is.lost > 0) CHECK(*actual(GoalMetric::win_rate) == doctest::Approx(100 * is.won / (is.won + is.lost)));
        }
    // Revenue and leads are set; the rest is what they take, as the quarter before was.
    const auto tree = analytics::goal_tree(*sample, moment, 1, sample.today, analytics::GoalSpan::quarter);
    REQUIRE(tree);
    const Counted last = counted(quarters.last.from, quarters.last.to);
    const auto target = [&](GoalMetric metric) { return tree->nodes[static_cast<std::size_t>(metric)].target.value_or(-1); };
    const auto goal = [&](std::string_view metric) { return static_cast<double>(sample.number("select cast(target as integer) from goal where metric = '" + std::string(metric) + "' and starts_on = " + std::to_string(quarters.running.from.days))); };
    CHECK(target(GoalMetric::revenue) == goal("revenue"));
    CHECK(target(GoalMetric::leads) == goal("leads"));
    CHECK(target(GoalMetric::average_value) == doctest::Approx(last.revenue / last.won));
    CHECK(target(GoalMetric::deals_won) == doctest::Approx(goal("revenue") / (last.revenue / last.won)));
    CHECK(target(GoalMetric::win_rate) == doctest::Approx(100 * last.won / (last.won + last.lost)));
    CHECK(target(GoalMetric::accepted_leads) == doctest::Approx(target(GoalMetric::deals_won) * last.accepted / last.won));
    CHECK(target(GoalMetric::spend) == doctest::Approx(goal("leads") * last.spend / last.leads));
}

TEST_CASE("journeys have one to nine touches, in order, with the lead's own among them") {
    ASample& sample = a_sample();
    CHECK(sample.number("select min(n) from (select count(*) n from touch group by contact)") == 1);
    CHECK(sample.number("select max(n) from (select count(*) n from touch group by contact)") == 9);
    CHECK(sample.number("select count(*) from contact c where not exists (select 1 from touch t where t.contact = c.id and t.at = c.created_at)") == 0);
    CHECK(sample.number("select count(*) from contact c where c.lifecycle <> (select h.lifecycle from lifecycle_change h where h.contact = c.id order by h.at desc limit 1)") == 0);
    CHECK(sample.number("select count(*) from deal d where d.stage <> (select c.stage from stage_change c where c.deal = d.id order by c.at desc, c.id desc limit 1)") == 0);
    CHECK(sample.number("select count(*) from stage_change c join deal d on d.id = c.deal where c.at < d.created_at") == 0);
    CHECK(sample.number("select count(*) from deal d join contact c on c.id = d.contact where d.opened_on < c.created_at / 86400000") == 0);
}

TEST_CASE("addresses reach nobody, names come in many scripts, nobody is there twice") {
    ASample& sample = a_sample();
    CHECK(sample.number("select count(*) from contact_email where value not like '%.example'") == 0);
    CHECK(sample.number("select count(*) from (select value from contact_email group by value having count(*) > 1)") == 0);
    CHECK(sample.number("select count(*) from contact_email where value glob '*[^a-z0-9@.-]*' or value like '%@%@%' or value like '.%' or value like '%.@%' or value like '%..%'") == 0);
    CHECK(sample.number("select count(*) from (select name from company group by name having count(*) > 1)") == 0);
    CHECK(sample.number("select count(distinct country) from company") >= 25);
    for (const char* part : {"佐藤", "Παπ", "Ива", "المنصوري", "김", "Ö", "कहीं नहीं"}) {
        const std::string sql = "select count(*) from contact where last_name like '" + std::string(part) + "%' or first_name like '" + std::string(part) + "%'";
        INFO(part);
        CHECK((sample.number(sql) > 0) == (std::string_view(part) != "कहीं नहीं"));
    }
    std::vector<std::string> bad;
    (void)(*sample).ask("select name from company union all select first_name || last_name from contact union all select name from deal", {}, [&](std::span<const Value> cells) {
        std::string text(cells[0].text_or(""));
        if (const auto danish = text.find("A/S"); danish != std::string::npos) text.erase(danish, 3);
        if (text.empty() || text.contains('{') || text.contains('|') || text.contains('/') || !is_valid_utf8(text)) bad.emplace_back(text);
        return true;
    });
    CHECK_MESSAGE(bad.empty(), (bad.empty() ? "" : bad.front()));
}

TEST_CASE("hand-offs agree with the lifecycle of their contacts, and some wait on any day") {
    for (const char* today : {"2026-11-24", "2026-10-01", "2024-02-29"}) {
        INFO(today);
        std::optional<ASample> made;
        ASample& sample = day(today) == a_sample().today ? a_sample() : made.emplace(today);
        const std::string end = std::to_string(instant_at(sample.today).ms), now = std::to_string(sample.today.days);
        CHECK(sample.number("select count(*) from hand_off where state = 'open'") >= 10);
        CHECK(sample.number("select count(*) from hand_off where state = 'recycled' and recycle_on > " + now) >= 3);
        CHECK(sample.number("select count(*) from hand_off where state = 'rejected'") > 100);
        CHECK(sample.number("select count(*) from hand_off where (state = 'rejected') <> (rejection is not null)") == 0);
        CHECK(sample.number("select count(distinct rejection) from hand_off") == 8);
        CHECK(sample.number("select count(*) from hand_off where (state = 'open') <> (answered_at is null) or answered_at < handed_at or handed_at >= " + end + " or answered_at >= " + end) == 0);
        CHECK(sample.number("select count(*) from (select contact from hand_off group by contact having count(*) > 1)") == 0);
        CHECK(sample.number("select count(*) from hand_off h where state = 'accepted' and not exists (select 1 from lifecycle_change l where l.contact = h.contact and l.lifecycle = 'sal' and l.at = h.answered_at)") == 0);
        CHECK(sample.number("select count(*) from hand_off h join contact c on c.id = h.contact where h.state = 'open' and c.lifecycle <> 'mql'") == 0);
        CHECK(sample.number("select count(*) from activity where at >= " + end + " and done_at is not null") == 0);
    }
}

TEST_CASE("the rule that is on fits nobody on any first day") {
    for (const char* today : {"2026-11-24", "2026-10-01", "2024-02-29"}) {
        INFO(today);
        std::optional<ASample> made;
        ASample& sample = day(today) == a_sample().today ? a_sample() : made.emplace(today);
        const auto rules = analytics::hand_off_rules(*sample);
        REQUIRE(rules);
        REQUIRE(rules->size() == 1);
        CHECK(rules->front().is_on);
        const auto conditions = analytics::conditions_of(*sample, rules->front().id.value);
        REQUIRE(conditions);
        REQUIRE(conditions->size() == 1);
        const auto fitting = analytics::contacts_fitting(*sample, rules->front().id.value, rules->front().match, *conditions, instant_at(sample.today));
        REQUIRE(fitting);
        CHECK(fitting->empty());
    }
}

TEST_CASE("there is something to do today, something overdue, and it can all be taken back") {
    ASample sample;
    const std::string today = std::to_string(sample.today.days);
    CHECK(sample.number("select count(*) from activity where done_at is null and due_on = " + today) > 0);
    CHECK(sample.number("select count(*) from activity where done_at is null and due_on < " + today) > 0);
    CHECK(sample.number("select count(*) from activity where owner = " + std::to_string(sample_person(7, sample.today)) + " and due_on = " + today) > 0);
    const Settings settings = load_settings(*sample);
    CHECK(settings.name == "EcoTech");
    CHECK(settings.currency.code == "EUR");
    CHECK(settings.time_zone == "Europe/Berlin");
    CHECK(settings.is_sample);

    const auto log = sample->log(Origin::import, 10);
    REQUIRE(log.size() == 1);
    CHECK(log[0].label == "Sample data EcoTech");
    REQUIRE(sample->undo_set(log[0].set));
    AStore empty;
    CHECK(sample->hash() == empty->hash());
}

TEST_CASE("a stopped sample leaves nothing") {
    AStore store;
    const std::string before = store->hash();
    std::int64_t calls = 0, last = 0;
    const auto made = make_sample(*store, 7, day("2026-11-24"), [&](std::int64_t done, std::int64_t total, std::string_view) {
        CHECK(done > last);
        CHECK(done <= total);
        last = done;
        return ++calls < 4;
    });
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::cancelled);
    CHECK(calls == 4);
    CHECK(store->hash() == before);
    CHECK(store->log(std::nullopt, 10).empty());
}
