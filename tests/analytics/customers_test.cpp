// A contact's lifecycle from its history rows, a company's roll-up and the brief before a call, each over a few rows made by hand.
#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/analytics/account.hpp"
#include "tandem/analytics/call_brief.hpp"
#include "tandem/analytics/lifecycle.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem/model/meeting.hpp"
#include "tandem/model/theme_answer.hpp"
#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;
using namespace tandem::analytics;

namespace {

// "mql", "sal skipped", "recycled", "mql again": what is ahead is left out.
std::vector<std::string> words(const std::vector<LifecycleStep>& steps) {
    std::vector<std::string> made;
    for (const LifecycleStep& step : steps) {
        if (step.kind == StepKind::ahead) continue;
        std::string each(Choices<Lifecycle>::list[static_cast<std::size_t>(step.stage)].name);
        if (step.kind == StepKind::skipped) each += " skipped";
        if (step.kind == StepKind::not_recorded) each += " not recorded";
        if (step.is_late) each += " late";
        if (step.is_again) each += " again";
        if (step.is_now) each += " now";
        made.push_back(std::move(each));
    }
    return made;
}

struct AWay : AMarket {
    Id<Contact> contact;
    explicit AWay(std::optional<Lifecycle> now) : contact(add(Contact{.last_name = "Byron", .lifecycle = now})) {}
    Id<LifecycleChange> reach(Lifecycle stage, std::string_view on) { return add(LifecycleChange{.contact = contact, .lifecycle = stage, .at = noon(on), .person = ada, .reason = "Because"}); }
    std::vector<LifecycleStep> steps() {
        auto made = lifecycle_steps(**this, contact.value);
        REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
        return *made;
    }
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a way through the stages has each step's time, end and person; what is ahead stands at the end") {
    AWay w(Lifecycle::mql);
    w.reach(Lifecycle::subscriber, "2026-11-01"), w.reach(Lifecycle::lead, "2026-11-03"), w.reach(Lifecycle::mql, "2026-11-15");
    const auto steps = w.steps();
    CHECK(words(steps) == Words{"subscriber", "lead", "mql now"});
    REQUIRE(steps.size() == 7);
    CHECK(steps[1].at == noon("2026-11-03"));
    CHECK(steps[1].until == noon("2026-11-15"));
    CHECK(steps[1].person == w.ada.value);
    CHECK(steps[1].reason == "Because");
    CHECK_FALSE(steps[2].until);
    for (std::size_t i = 3; i < 7; ++i) CHECK(steps[i].kind == StepKind::ahead);
    CHECK(steps.back().stage == Lifecycle::customer);
}

TEST_CASE("what was skipped, reached late or once more is said; before the first row nothing is known") {
    AWay skipped(Lifecycle::sql);
    skipped.reach(Lifecycle::mql, "2026-11-01"), skipped.reach(Lifecycle::sql, "2026-11-05");
    CHECK(words(skipped.steps()) == Words{"subscriber not recorded", "lead not recorded", "mql", "sal skipped", "sql now"});

    AWay late(Lifecycle::sal);
    late.reach(Lifecycle::sql, "2026-11-05"), late.reach(Lifecycle::lead, "2026-11-01"), late.reach(Lifecycle::sal, "2026-11-08");
    // By their times, in whatever order they were written; what came late is not skipped.
    CHECK(words(late.steps()) == Words{"subscriber not recorded", "lead", "mql skipped", "sql", "sal late now"});

    AWay back(Lifecycle::mql);
    back.reach(Lifecycle::lead, "2026-11-01"), back.reach(Lifecycle::mql, "2026-11-02"), back.reach(Lifecycle::recycled, "2026-11-05"), back.reach(Lifecycle::mql, "2026-11-09");
    back.reach(Lifecycle::mql, "2026-11-10");
    CHECK(words(back.steps()) == Words{"subscriber not recorded", "lead", "mql", "recycled", "mql again now"});
    CHECK(back.steps()[4].at == noon("2026-11-09"));

    AWay out(Lifecycle::disqualified);
    out.reach(Lifecycle::lead, "2026-11-01"), out.reach(Lifecycle::disqualified, "2026-11-02");
    CHECK(words(out.steps()) == Words{"subscriber not recorded", "lead", "disqualified now"});
}

TEST_CASE("what the record says without a history row has no time; nothing at all has only what is ahead; removed rows are gone") {
    AWay imported(Lifecycle::customer);
    imported.reach(Lifecycle::lead, "2026-11-01");
    const auto steps = imported.steps();
    CHECK(words(steps) == Words{"subscriber not recorded", "lead", "mql skipped", "sal skipped", "sql skipped", "opportunity skipped", "customer now"});
    CHECK_FALSE(steps.back().at);
    CHECK_FALSE_MESSAGE(steps[1].until, "nobody knows until when");

    AWay nothing(std::nullopt);
    CHECK(words(nothing.steps()).empty());
    CHECK(nothing.steps().size() == 7);
    const auto change = nothing.reach(Lifecycle::lead, "2026-11-01");
    CHECK(words(nothing.steps()) == Words{"subscriber not recorded", "lead"});
    nothing.remove<LifecycleChange>(change.value);
    CHECK(words(nothing.steps()).empty());
    CHECK(lifecycle_steps(*nothing, 999)->size() == 7);
}

namespace {

struct AnAccount : AMarket {
    Id<Company> company = add(Company{.name = "Solaris"}), other = add(Company{.name = "Other"});
    Id<Contact> ida = add(Contact{.last_name = "Kramer", .company = company}), bo = add(Contact{.last_name = "Lind", .company = company}), cy = add(Contact{.last_name = "Moor", .company = other});
    Id<Campaign> spring = add(Campaign{.name = "Spring"}), autumn = add(Campaign{.name = "Autumn"});
    Id<Theme> battery = add(Theme{.name = "Battery life"}), price = add(Theme{.name = "Price"});
    Id<Touch> touch(Id<Contact> contact, Id<Campaign> campaign, std::string_view on) { return add(Touch{.contact = contact, .campaign = campaign, .kind = TouchKind::click, .at = noon(on)}); }
    AccountFigures figures(Id<Company> of, std::string_view now = "2026-11-24") {
        auto made = account_figures(**this, of.value, noon(now));
        REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
        return *made;
    }
    std::vector<RowId> records(AccountMeasure measure, RowId campaign = 0) { return *account_records(**this, company.value, measure, campaign); }
};

}  // namespace

TEST_CASE("a company's roll-up goes through the company, its contacts and their deals, and each number has its records") {
    AnAccount w;
    Deal direct = w.open_deal("Roof", 100'000, w.first, "2026-10-01"), through = w.open_deal("Pump", 30'000, w.first, "2026-11-01"), elsewhere = w.open_deal("Else", 7, w.first, "2026-11-01");
    direct.company = w.company, through.contact = w.bo, elsewhere.contact = w.bo, elsewhere.company = w.other;
    Deal won = w.closed_deal("Old", 50'000, Outcome::won, "2026-01-01", "2026-02-01"), lost = w.closed_deal("No", 9'000, Outcome::lost, "2026-01-01", "2026-03-01");
    won.company = w.company, won.contact = w.ida, lost.contact = w.ida;
    const auto open_deal = w.add(direct), open_through = w.add(through), won_deal = w.add(won), lost_deal = w.add(lost);
    w.add(elsewhere);
    w.touch(w.ida, w.spring, "2026-03-01"), w.touch(w.ida, w.spring, "2026-03-02"), w.touch(w.bo, w.spring, "2026-03-03");
    const auto last = w.touch(w.ida, w.autumn, "2026-10-10");
    w.touch(w.cy, w.autumn, "2026-11-11");
    w.add(Feedback{.theme = w.battery, .at = noon("2026-05-01"), .contact = w.ida}), w.add(Feedback{.theme = w.battery, .at = noon("2026-05-02"), .deal = open_deal});
    const auto said = w.add(Feedback{.theme = w.price, .at = noon("2026-06-01"), .contact = w.bo, .company = w.company});
    w.add(Feedback{.theme = w.price, .at = noon("2026-07-01"), .contact = w.cy});

    const AccountFigures f = w.figures(w.company);
    CHECK(f.contacts == 2);
    CHECK(f.open == 2);
    CHECK(f.open_value == Money{130'000});
    CHECK(f.won == 1);
    CHECK(f.won_value == Money{50'000});
    CHECK(f.lost == 1);
    CHECK_MESSAGE(f.feedback == 3, "what was said by a contact about the company counts once");
    CHECK(f.latest_feedback == said.value);
    CHECK(f.frequent_theme == w.battery.value);
    CHECK(f.frequent_count == 2);
    REQUIRE(f.campaigns.size() == 2);
    CHECK(f.campaigns[0].campaign == w.autumn.value);
    CHECK(f.campaigns[1].touches == 3);
    CHECK(f.campaigns[1].contacts == 2);
    REQUIRE(f.last_touch);
    CHECK(f.last_touch->touch == last.value);

    CHECK(w.records(AccountMeasure::contacts).size() == 2);
    CHECK(w.records(AccountMeasure::open_deals) == std::vector<RowId>{open_through.value, open_deal.value});
    CHECK(w.records(AccountMeasure::won_deals) == std::vector<RowId>{won_deal.value});
    CHECK(w.records(AccountMeasure::lost_deals) == std::vector<RowId>{lost_deal.value});
    CHECK(w.records(AccountMeasure::feedback).size() == 3);
    CHECK(w.records(AccountMeasure::touched, w.spring.value) == std::vector<RowId>{w.bo.value, w.ida.value});
    CHECK(w.records(AccountMeasure::touched, 999).empty());

    // A call that has been is a touch, one that is planned is none.
    w.add(Activity{.kind = ActivityKind::call, .subject = "Planned", .at = noon("2026-12-01"), .contact = w.ida});
    CHECK(w.figures(w.company).last_touch->touch == last.value);
    const auto call = w.add(Activity{.kind = ActivityKind::call, .subject = "Called", .at = noon("2026-11-20"), .contact = w.ida});
    CHECK(w.figures(w.company).last_touch->activity == call.value);
    w.remove<Contact>(w.bo.value);
    CHECK_MESSAGE(w.figures(w.company).open == 1, "what hangs on a contact in the trash does not count");
}

TEST_CASE("a company without anything has a roll-up of nothing") {
    AnAccount w;
    const AccountFigures f = w.figures(w.add(Company{.name = "Empty"}));
    CHECK(f.contacts + f.open + f.won + f.lost + f.feedback == 0);
    CHECK(f.campaigns.empty());
    CHECK_FALSE(f.last_touch);
    CHECK(f.frequent_theme == 0);
}

TEST_CASE("before a call: what was seen last, what is owed, and what was said") {
    AnAccount w;
    w.touch(w.ida, w.spring, "2026-03-01");
    const auto again = w.touch(w.ida, w.spring, "2026-03-09"), autumn = w.touch(w.ida, w.autumn, "2026-10-10");
    const auto direct = w.add(Touch{.contact = w.ida, .channel = Channel::direct, .kind = TouchKind::visit, .at = noon("2026-04-01")});
    const auto seen = *seen_campaigns(*w, w.ida.value, 9);
    REQUIRE(seen.size() == 3);
    CHECK(seen[0].touch == autumn.value);
    CHECK(seen[1].touch == direct.value);
    CHECK(seen[2].touch == again.value);
    CHECK(seen[2].times == 2);
    CHECK(seen_campaigns(*w, w.ida.value, 1)->size() == 1);
    CHECK(last_touch(*w, w.ida.value) == autumn.value);

    w.add(ThemeAnswer{.theme = w.battery, .week = day("2026-10-05"), .action = ThemeAction::message, .text = {"Older"}, .campaign = w.autumn, .at = noon("2026-10-06")});
    const auto message = w.add(ThemeAnswer{.theme = w.battery, .week = day("2026-10-12"), .action = ThemeAction::offer, .text = {"Newer"}, .campaign = w.autumn, .at = noon("2026-10-13")});
    w.add(ThemeAnswer{.theme = w.price, .week = day("2026-10-19"), .action = ThemeAction::nothing, .campaign = w.autumn, .at = noon("2026-10-20")});
    CHECK(*latest_message(*w, w.autumn.value) == message.value);
    CHECK(*latest_message(*w, w.spring.value) == 0);
    CHECK(*latest_answer(*w, w.battery.value, noon("2026-10-13")) == message.value);
    CHECK(*latest_answer(*w, w.battery.value, noon("2026-10-14")) == 0);

    Deal open = w.open_deal("Roof", 1, w.first, "2026-10-01"), closed = w.closed_deal("Old", 1, Outcome::won, "2026-01-01", "2026-02-01");
    open.contact = closed.contact = w.ida;
    const auto deal = w.add(open), old = w.add(closed);
    w.add(Activity{.kind = ActivityKind::task, .subject = "Of a deal that is over", .due_on = day("2026-11-25"), .deal = old});
    const auto later = w.add(Activity{.kind = ActivityKind::task, .subject = "Send the offer", .due_on = day("2026-11-27"), .deal = deal});
    const auto overdue = w.add(Activity{.kind = ActivityKind::call, .subject = "Call back", .due_on = day("2026-11-20"), .contact = w.ida, .deal = deal});
    w.add(Activity{.kind = ActivityKind::call, .subject = "Done", .due_on = day("2026-11-20"), .done_at = noon("2026-11-20"), .contact = w.ida});
    w.add(Feedback{.theme = w.battery, .at = noon("2026-05-01"), .contact = w.ida});
    const auto said = w.add(Feedback{.theme = w.battery, .at = noon("2026-06-01"), .contact = w.ida});
    const auto decision = w.add(Decision{.text = "Promise ten years", .decided_on = day("2026-11-17"), .theme = w.battery});
    w.add(Decision{.text = "About something else", .decided_on = day("2026-11-17"), .theme = w.price});
    w.add(Decision{.text = "Done", .decided_on = day("2026-11-17"), .theme = w.battery, .closed_on = day("2026-11-20")});
    w.add(HandOff{.contact = w.ida, .reason = "First", .handed_at = noon("2026-03-01")});
    const auto hand_off = w.add(HandOff{.contact = w.ida, .reason = "Second", .handed_at = noon("2026-10-11")});
    const auto owed = *promises(*w, w.moment, w.ida.value, 9);
    REQUIRE(owed.activities.size() == 2);
    CHECK(owed.activities[0].activity == overdue.value);
    CHECK(owed.activities[0].day == day("2026-11-20"));
    CHECK(owed.activities[1].activity == later.value);
    CHECK(owed.decisions == std::vector<RowId>{decision.value});
    CHECK(owed.hand_off == hand_off.value);
    CHECK(last_feedback(*w, w.ida.value) == said.value);

    const auto nothing = *promises(*w, w.moment, w.bo.value, 9);
    CHECK(nothing.activities.empty());
    CHECK(nothing.decisions.empty());
    CHECK(nothing.hand_off == 0);
    CHECK(seen_campaigns(*w, w.bo.value, 9)->empty());
    CHECK(last_feedback(*w, w.bo.value) == 0);
    CHECK(last_touch(*w, w.bo.value) == 0);
}
