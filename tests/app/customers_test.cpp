// One customer picture: lifecycle, brief before a call, roll-up of a company and the timeline, as commands make and undo them.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/demo_data.hpp"
#include "tandem/analytics/account.hpp"
#include "tandem/analytics/lifecycle.hpp"
#include "tests/analytics/a_market.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using namespace tandem::tests;
using namespace tandem::analytics;

namespace {

struct ACustomer : AWorkspace {
    RowId company = a_company("Solaris Ltd"), contact = create("contact", {{"last_name", "Byron"}, {"company", Value{company}}, {"lifecycle", "lead"}}), campaign = create("campaign", {{"name", "Spring"}});
    void wait_days(int days) { clock().advance_ms(days * std::int64_t{86'400'000}); }
    RowId touch(std::string_view kind, std::string_view detail = {}) {
        return create("touch", {{"contact", Value{contact}}, {"campaign", Value{campaign}}, {"kind", Value{kind}}, {"at", Value{clock().now().ms}}, {"detail", Value{detail}}});
    }
    std::vector<LifecycleStepRow> reached() {
        std::vector<LifecycleStepRow> rows = answer(LifecycleWay{contact}).steps;
        std::erase_if(rows, [](const LifecycleStepRow& row) { return row.kind == "ahead" || row.kind == "not_recorded"; });
        return rows;
    }
    TimelineAnswer timeline(std::string team, int count = 50, bool oldest_first = false) { return answer(Timeline{.entity = "contact", .row = contact, .count = count, .team = std::move(team), .oldest_first = oldest_first}); }
};

std::vector<std::string> titles(const TimelineAnswer& a) {
    std::vector<std::string> made;
    for (const TimelineItem& item : a.items) made.push_back(item.title);
    return made;
}

}  // namespace

TEST_CASE("each change of the lifecycle is a step with its days and who moved it; undoing it takes the step away") {
    ACustomer w;
    w.wait_days(12);
    REQUIRE(w.on("contact.qualify", {w.contact}, {{"lifecycle", "mql"}}).ok);
    w.wait_days(3);
    REQUIRE(w.on("contact.qualify", {w.contact}, {{"lifecycle", "sql"}, {"reason", "Asked for a demo"}}).ok);
    auto steps = w.reached();
    REQUIRE(steps.size() == 4);
    CHECK(steps[0].stage == "lead");
    CHECK(steps[0].days == 12);
    CHECK(steps[0].by == "Mara");
    CHECK(steps[0].team == "marketing");
    CHECK(steps[1].days == 3);
    CHECK(steps[2].stage == "sal");
    CHECK(steps[2].kind == "skipped");
    CHECK(steps[3].is_now);
    CHECK(steps[3].team == "sales");
    CHECK(steps[3].days == 0);
    CHECK(steps[3].reason == "Asked for a demo");
    w.wait_days(2);
    w.ring();
    CHECK_MESSAGE(w.reached()[3].days == 2, "the strip counts on at midnight");
    REQUIRE(w.run("edit.undo").ok);
    steps = w.reached();
    REQUIRE(steps.size() == 2);
    CHECK(steps[1].stage == "mql");
    CHECK(steps[1].is_now);
    REQUIRE(w.run("edit.redo").ok);
    CHECK(w.reached().size() == 4);
}

TEST_CASE("the timeline is filtered and counted in the core, from either end, from the first ad to the purchase") {
    ACustomer w;
    w.wait_days(1);
    w.create("activity", {{"contact", Value{w.contact}}, {"kind", "call"}, {"subject", "Called"}, {"at", Value{w.clock().now().ms}}});
    for (int i = 0; i < 40; ++i) w.clock().advance_ms(60'000), w.touch(i == 0 ? "impression" : "click");
    w.wait_days(1);
    const RowId hand_off = w.run("hand_off.hand_over", {.entity = "contact", .rows = {w.contact}, .values = {{"reason", "Stayed to the end"}}}).row;
    w.wait_days(1);
    REQUIRE(w.on("hand_off.reject", {hand_off}, {{"rejection", "no_budget"}, {"note", "Next year"}}).ok);
    w.wait_days(1);
    const RowId deal = w.create("deal", {{"name", "Roof"}, {"contact", Value{w.contact}}, {"amount", 1'200'000}});
    w.wait_days(1);
    w.run("feedback.add", {.values = {{"kind", "objection"}, {"text", "Dear"}, {"contact", Value{w.contact}}}});
    w.wait_days(1);
    REQUIRE(w.on("deal.win", {deal}).ok);

    const auto all = w.timeline(""), sales = w.timeline("sales", 10), marketing = w.timeline("marketing", 10);
    const std::vector<std::string> of_sales = titles(sales);
    REQUIRE_MESSAGE(sales.total == std::ssize(sales.items), "the calls of sales are not hidden behind forty clicks");
    CHECK(std::ranges::contains(of_sales, "Called"));
    CHECK(of_sales.front() == "Bought");
    CHECK(sales.items.front().amount == Money{1'200'000});
    CHECK(sales.items.front().detail.contains("Roof"));
    const auto answered = std::ranges::find(sales.items, "Rejected by sales: No budget", &TimelineItem::title);
    REQUIRE(answered != sales.items.end());
    CHECK(answered->kind == TimelineKind::hand_off);
    CHECK(answered->detail == "Next year");
    CHECK(marketing.items.size() == 10);
    CHECK(std::ranges::none_of(sales.items, [](const TimelineItem& i) { return i.team == "marketing"; }));
    CHECK(std::ranges::none_of(marketing.items, [](const TimelineItem& i) { return i.team == "sales"; }));
    // 40 touches, the hand-off, lead and MQL. What belongs to both counts with either; the record's own line with neither.
    const auto both = std::ranges::count(w.timeline("", 1000).items, "both", &TimelineItem::team), neither = std::ranges::count(w.timeline("", 1000).items, "", &TimelineItem::team);
    CHECK(marketing.total == 43 + both);
    CHECK(sales.total + marketing.total - both + neither == all.total);

    const auto first = w.timeline("marketing", 3, true);
    CHECK(first.total == marketing.total);
    CHECK(titles(first) == std::vector<std::string>{"Became Lead", "Saw an ad", "Clicked"});
    CHECK(std::ranges::is_sorted(w.timeline("", 1000, true).items, {}, &TimelineItem::at));
    auto backward = w.timeline("", 1000, true), forward = w.timeline("", 1000);
    std::ranges::reverse(backward.items);
    CHECK(titles(backward) == titles(forward));

    const auto of_company = w.answer(Timeline{.entity = "company", .row = w.company, .count = 1000});
    CHECK(std::ranges::contains(titles(of_company), "Bought"));
    const auto call = std::ranges::find(of_company.items, "Called", &TimelineItem::title);
    REQUIRE_MESSAGE(call != of_company.items.end(), "a company's timeline shows what its contacts did");
    CHECK(call->detail == "Byron");
    CHECK(w.answer(Timeline{.entity = "deal", .row = deal}).items.front().title == "Won");
}

TEST_CASE("the brief before a call has the opener of the inbox, what was seen with its message, what is owed and what was said") {
    ACustomer w;
    w.touch("impression");
    w.wait_days(1);
    w.touch("form", "Price list");
    w.touch("form", "Price list");
    const RowId theme = w.create("theme", {{"name", "Battery life"}});
    w.run("feedback.add", {.values = {{"kind", "objection"}, {"text", "Will it last?"}, {"contact", Value{w.contact}}, {"theme", Value{theme}}}});
    w.wait_days(1);
    REQUIRE(w.create("theme_answer", {{"theme", Value{theme}}, {"week", Value{std::int64_t{week_start(w.core().context()->today()).days}}}, {"action", "message"}, {"text", "Ten years in writing"}, {"campaign", Value{w.campaign}},
                                      {"person", Value{w.me()}}, {"at", Value{w.clock().now().ms}}}));
    const RowId hand_off = w.run("hand_off.hand_over", {.entity = "contact", .rows = {w.contact}, .values = {{"reason", "Stayed to the end"}}}).row;
    const RowId task = w.create("activity", {{"contact", Value{w.contact}}, {"kind", "task"}, {"subject", "Send the offer"}, {"due_on", Value{std::int64_t{w.core().context()->today().days - 1}}}});
    const auto brief = w.answer(CallBrief{w.contact});
    CHECK(brief.opener == Opener{.kind = "form", .campaign = "Spring", .detail = "Price list"});
    CHECK(brief.opener == w.answer(HandOffInbox{}).rows.at(0).opener);
    REQUIRE(brief.seen.size() == 1);
    CHECK(brief.seen[0].name == "Spring");
    CHECK(brief.seen[0].times == 2);       // of its kind
    CHECK(brief.seen[0].detail == "Price list");
    CHECK(brief.seen[0].message == "Ten years in writing");
    CHECK(brief.seen[0].message_kind == "message");
    REQUIRE(brief.promises.size() == 2);
    CHECK(brief.promises[0].kind == "hand_off");
    CHECK(brief.promises[0].text == "Stayed to the end");
    CHECK(brief.promises[0].row == hand_off);
    CHECK(brief.promises[1].row == task);
    CHECK(brief.promises[1].is_overdue);
    REQUIRE(brief.said);
    CHECK(brief.said->text == "Will it last?");
    CHECK(brief.answer == "Ten years in writing");
    CHECK(brief.answer_by == "Mara");
    REQUIRE(w.on("activity.done", {task}).ok);
    CHECK(w.answer(CallBrief{w.contact}).promises.size() == 1);

    const auto nothing = w.answer(CallBrief{w.create("contact", {{"last_name", "New"}})});
    CHECK(nothing.opener == Opener{});
    CHECK(nothing.seen.empty());
    CHECK(nothing.promises.empty());
    CHECK_FALSE(nothing.said);
    CHECK(w.answer(CallBrief{999'999}).seen.empty());
}

TEST_CASE("a company's roll-up names its campaigns and themes, opens its records, and follows what changes") {
    ACustomer w;
    w.touch("click");
    const RowId deal = w.create("deal", {{"name", "Roof"}, {"company", Value{w.company}}, {"amount", 250'000}});
    w.run("feedback.add", {.values = {{"kind", "objection"}, {"text", "Dear"}, {"contact", Value{w.contact}}}});
    auto a = w.answer(AccountSummary{w.company});
    CHECK(a.contacts == 1);
    CHECK(a.open_value == Money{250'000});
    CHECK(a.feedback == 1);
    CHECK_MESSAGE(a.latest_theme == "Objection", "without a theme its kind is named");
    REQUIRE(a.latest_campaigns.size() == 1);
    CHECK(a.latest_campaigns[0].name == "Spring");
    CHECK(a.last_words == "Clicked · Byron");
    CHECK(a.last_entity == "contact");
    CHECK(a.last_row == w.contact);
    const auto deals = w.answer(AccountRecords{.company = w.company, .measure = "open_deals"});
    REQUIRE(deals.rows.size() == 1);
    CHECK(deals.rows[0].entity == "deal");
    CHECK(deals.rows[0].title == "Roof");
    CHECK(deals.rows[0].amount == Money{250'000});
    CHECK(w.answer(AccountRecords{.company = w.company, .measure = "touched", .campaign = w.campaign}).rows.at(0).id == w.contact);
    REQUIRE(w.on("deal.win", {deal}).ok);
    a = w.answer(AccountSummary{w.company});
    CHECK(a.open == 0);
    CHECK(a.won_value == Money{250'000});
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.answer(AccountSummary{w.company}).won == 0);

    w.answer(AccountRecords{.company = w.company, .measure = "money"});
    CHECK(w.last_error() == "Nothing is counted as “money”.");
    const RowId empty = w.a_company("Empty");
    CHECK(w.answer(AccountSummary{empty}).contacts == 0);
    CHECK_FALSE(w.answer(AccountSummary{empty}).last_touch);
    CHECK(w.answer(AccountRecords{.company = empty, .measure = "contacts"}).total == 0);
}

TEST_CASE("over the sample, steps are history rows and a roll-up is what plain SQL counts") {
    AStore sample;
    const auto made = make_sample(*sample, 7, day("2026-11-24"), {});
    REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
    const auto ids = [&](std::string_view sql) {
        std::vector<RowId> rows;
        REQUIRE((*sample).ask(sql, {}, [&](std::span<const Value> cells) { rows.push_back(cells[0].integer_or(0)); return true; }));
        return rows;
    };
    std::int64_t reached = 0, contacts = 0;
    for (const RowId contact : ids("select id from contact where live = 1 and id % 7 = 0")) {
        ++contacts;
        for (const LifecycleStep& step : *lifecycle_steps(*sample, contact)) {
            if (step.kind != StepKind::reached) continue;
            ++reached;
            CHECK(step.at.has_value());
            CHECK(step.is_now != step.until.has_value());
        }
    }
    REQUIRE(contacts > 100);
    CHECK(reached == number(*sample, "select count(*) from lifecycle_change where live = 1 and contact % 7 = 0"));

    const Instant now = noon("2026-11-24");
    for (const RowId company : ids("select id from company where live = 1 and id % 23 = 0")) {
        const std::string of = std::to_string(company), people = "(select id from contact where live = 1 and company = " + of + ")";
        const std::string deals = "from deal where live = 1 and (company = " + of + " or (company is null and contact in " + people + "))";
        const auto f = *account_figures(*sample, company, now);
        CHECK(f.contacts == number(*sample, "select count(*) from contact where live = 1 and company = " + of));
        CHECK(f.open == number(*sample, "select count(*) " + deals + " and outcome = 'open'"));
        CHECK(f.open_value.minor == number(*sample, "select coalesce(sum(amount), 0) " + deals + " and outcome = 'open'"));
        CHECK(f.won_value.minor == number(*sample, "select coalesce(sum(amount), 0) " + deals + " and outcome = 'won'"));
        CHECK(f.lost == number(*sample, "select count(*) " + deals + " and outcome = 'lost'"));
        CHECK(f.feedback == number(*sample, "select count(*) from feedback where live = 1 and (company = " + of + " or contact in " + people + " or deal in (select id from deal where live = 1 and company = " + of + "))"));
        CHECK(std::ssize(f.campaigns) == number(*sample, "select count(distinct campaign) from touch where live = 1 and contact in " + people));
        CHECK((f.last_touch ? f.last_touch->at.ms : 0) ==
              number(*sample, "select coalesce(max(at), 0) from (select at from touch where live = 1 and contact in " + people + " union all select coalesce(at, done_at) from activity where live = 1"
                              " and kind in ('call', 'email', 'meeting') and (company = " + of + " or contact in " + people + ") and (done_at is not null or at <= " + std::to_string(now.ms) + ") and coalesce(at, done_at) <= " + std::to_string(now.ms) + ")"));
        CHECK(std::ssize(*account_records(*sample, company, AccountMeasure::open_deals)) == f.open);
        CHECK(std::ssize(*account_records(*sample, company, AccountMeasure::feedback)) == f.feedback);
        for (const CampaignTouches& each : f.campaigns) CHECK(std::ssize(*account_records(*sample, company, AccountMeasure::touched, each.campaign)) == each.contacts);
    }
}
