// The agreement's command: promises hold from a day on, what was before keeps its own, and what is no promise is refused.
#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/base/day_text.hpp"
#include "tandem/contract/agreement.hpp"
#include "tandem/model/agreement.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using namespace tandem::tests;

namespace {

struct APromise : AWorkspace {
    Date monday = week_start(core().context()->today());
    CommandResult agree(Values values) { return refused = run("agreement.change", {.values = std::move(values)}); }
    AgreementAnswer state() { return answer(AgreementState{}); }
};

}  // namespace

TEST_CASE("an agreement holds from the next Monday on unless another day is chosen; changing it for that day again is the same version") {
    APromise w;
    CHECK(w.state().versions.empty());
    const Date today = w.core().context()->today(), next{w.monday.days + 7};
    REQUIRE_MESSAGE(today > w.monday, "the tests' day is no Monday");
    REQUIRE(w.agree({{"leads_per_week", 25}}).ok);
    CHECK(w.refused.message == "Agreed from " + full_day_text(next) + " on");
    REQUIRE(w.agree({{"accepted_share", 55.5}}).ok);
    AgreementAnswer state = w.state();
    REQUIRE(state.versions.size() == 1);
    CHECK(state.versions[0].id == agreement_row(next));
    CHECK(state.holds == 0);
    CHECK(state.promises[0].weeks.empty());
    REQUIRE(w.agree({{"starts_on", std::int64_t{next.days + 10}}, {"attempts", 4}}).ok);
    state = w.state();
    REQUIRE(state.versions.size() == 2);
    CHECK(state.versions[1].promised.leads_per_week == 25);
    CHECK(state.versions[1].promised.accepted_share == 55.5);
    CHECK(state.versions[1].promised.attempts == Promised{}.attempts);
    CHECK(state.versions[0].starts_on == Date{next.days + 10});
    CHECK(state.versions[0].promised.accepted_share == 55.5);
    CHECK(state.versions[0].promised.attempts == 4);
}

TEST_CASE("an agreement may hold from today, and only whole weeks from its start are judged") {
    APromise w;
    const Date today = w.core().context()->today();
    REQUIRE(w.agree({{"starts_on", std::int64_t{today.days}}, {"leads_per_week", 5}}).ok);
    CHECK(w.state().holds == agreement_row(today));
    CHECK(w.state().promises[0].weeks.size() == 1);
    w.clock().advance_ms(std::int64_t{14} * 86'400'000), w.ring();
    const AgreementAnswer state = w.state();
    REQUIRE(state.promises[0].weeks.size() == 3);
    CHECK(state.promises[0].weeks[0].week == w.monday);
    CHECK_FALSE_MESSAGE(state.promises[0].weeks[0].is_judged, "it began within that week");
    CHECK(state.promises[0].weeks[1].is_breached);
    CHECK_FALSE(state.promises[0].weeks[2].is_judged);
    CHECK(state.breaches == 1);
    // Another one within a week holds from the next week on.
    REQUIRE(w.agree({{"starts_on", std::int64_t{today.days + 14}}, {"leads_per_week", 0}}).ok);
    w.clock().advance_ms(std::int64_t{14} * 86'400'000), w.ring();
    const auto leads = w.state().promises[0];
    REQUIRE(leads.weeks.size() == 5);
    CHECK(leads.weeks[2].is_breached);
    CHECK(leads.weeks[2].of == 5);
    CHECK_FALSE(leads.weeks[3].is_breached);
    CHECK(leads.weeks[3].of == 0);
}

TEST_CASE("days that are over keep their promises, and what nobody can promise is refused") {
    APromise w;
    REQUIRE(w.agree({{"leads_per_week", 25}}).ok);
    CHECK_FALSE(w.agree({{"starts_on", std::int64_t{w.core().context()->today().days - 1}}, {"leads_per_week", 1}}).ok);
    CHECK(w.refused.message == "An agreement starts today or later: days that are over keep what was promised then.");
    CHECK_FALSE(w.agree({{"accepted_share", 101.0}}).ok);
    CHECK_FALSE(w.agree({{"reply_minutes", 0}}).ok);
    CHECK_FALSE(w.agree({{"cake", 1}}).ok);
    CHECK(w.state().versions.size() == 1);
    CHECK(w.state().versions[0].promised.leads_per_week == 25);
}

TEST_CASE("an agreement can be undone and made again") {
    APromise w;
    REQUIRE(w.agree({{"leads_per_week", 25}}).ok);
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.state().versions.empty());
    REQUIRE(w.agree({{"leads_per_week", 30}}).ok);
    REQUIRE(w.state().versions.size() == 1);
    CHECK(w.state().versions[0].promised.leads_per_week == 30);
    CHECK(w.state().versions[0].promised.reply_minutes == Promised{}.reply_minutes);
}

TEST_CASE("what a week's promise was made of, and how it would have been under another") {
    APromise w;
    REQUIRE(w.agree({{"starts_on", std::int64_t{w.core().context()->today().days}}, {"leads_per_week", 2}}).ok);
    const RowId accepted = w.a_hand_off("Byron"), waits = w.a_hand_off("Kramer");
    REQUIRE(w.on("hand_off.accept", {accepted}).ok);
    REQUIRE(w.on("hand_off.reject", {waits}, {{"rejection", "bad_data"}}).ok);
    const auto records = w.answer(PromiseRecords{.promise = "accepted", .week = w.monday});
    REQUIRE(records.kept.size() == 1);
    CHECK(records.kept[0].id == accepted);
    REQUIRE(records.missed.size() == 1);
    CHECK(records.missed[0].id == waits);
    CHECK(records.missed[0].handed_at.ms > 0);
    CHECK(records.missed[0].answered_at.has_value());
    CHECK_FALSE(records.missed[0].first_touch);
    REQUIRE(w.create("activity", {{"contact", Value{w.answer(HandOffInbox{.group = "answered"}).rows.front().contact}}, {"kind", "call"}, {"subject", "First call"}, {"at", Value{w.clock().now().ms}}}));
    const auto reached = w.answer(PromiseRecords{.promise = "replied", .week = w.monday});
    CHECK_MESSAGE(std::ranges::count_if(reached.kept, [](const PromiseRecord& each) { return each.first_touch.has_value(); }) + std::ranges::count_if(reached.missed, [](const PromiseRecord& each) { return each.first_touch.has_value(); }) == 1, "whoever was called");
    CHECK(w.answer(PromiseRecords{.promise = "leads", .week = w.monday}).kept.size() == 2);
    CHECK(w.answer(PromiseRecords{.promise = "leads", .week = Date{w.monday.days - 7}}).kept.empty());
    const auto tried = w.answer(AgreementTrial{.promised = {.leads_per_week = 7}});
    CHECK(tried.promises[0].weeks.back().of == 7);
    CHECK(tried.promises[0].weeks.back().hits == 2);
    CHECK(tried.breaches == 0);                 // the running week is not judged
}

TEST_CASE("an exception has a reason, is one per week and promise, and can be taken back") {
    APromise w;
    const auto about = [&](std::string_view command, std::string_view promise, std::string_view reason) {
        return w.run(command, {.values = {{"promise", Value{promise}}, {"week", Value{std::int64_t{w.monday.days + 2}}}, {"reason", Value{reason}}}}).ok;
    };
    CHECK_FALSE(about("agreement.except", "leads", " "));
    CHECK_FALSE(about("agreement.except", "cake", "None was left"));
    CHECK_FALSE(about("agreement.count_again", "leads", ""));
    REQUIRE(about("agreement.except", "leads", "The fair was put off"));
    REQUIRE(about("agreement.except", "leads", "The fair was put off to May"));
    const RowId row = agreement_exception_row(w.monday, "leads");
    CHECK(w.count("agreement_exception") == 1);
    CHECK(w.text("agreement_exception", row, "reason") == "The fair was put off to May");
    REQUIRE(about("agreement.count_again", "leads", ""));
    CHECK_FALSE(w.is_live("agreement_exception", row));
    REQUIRE(about("agreement.except", "leads", "It was"));
    CHECK(w.text("agreement_exception", row, "reason") == "It was");
}
