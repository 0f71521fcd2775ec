// A meeting in the core: its agenda from the data, moves that leave the others alone, decisions with the figure as it was, files.
#include "app/agenda.hpp"

#include "tests/app/a_workspace.hpp"
#include "tandem/base/day_text.hpp"
#include "tandem/contract/meetings.hpp"
#include "tandem/model/meeting.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tandem;
using tandem::tests::AWorkspace;

namespace {

std::vector<std::string> titles(const MeetingAnswer& meeting) {
    std::vector<std::string> all;
    for (const AgendaLine& line : meeting.agenda) all.push_back(line.title);
    return all;
}

}  // namespace

TEST_CASE("a meeting begins once, with what the data says, and is moved item by item") {
    AWorkspace w;
    w.run("decision.add", {.values = {{"text", "Name the warranty"}, {"due_on", 20'000}}});
    const CommandResult begun = w.run("meeting.start", {});
    REQUIRE_MESSAGE(begun.ok, begun.message);
    const CommandResult again = w.run("meeting.start", {});
    CHECK(again.ok);
    CHECK(again.row == begun.row);
    CHECK(again.message == "This week's meeting has begun already.");
    CHECK_FALSE(again.can_undo);
    for (const char* topic : {"The fair", "The website"}) REQUIRE(w.run("agenda.add", {.values = {{"meeting", Value{begun.row}}, {"title", topic}}}).ok);
    MeetingAnswer meeting = w.answer(MeetingPage{});
    CHECK(meeting.exists);
    CHECK(titles(meeting) == std::vector<std::string>{"Name the warranty", "The fair", "The website"});
    REQUIRE(meeting.open.size() == 1);
    CHECK(meeting.open[0].is_due);
    REQUIRE(w.on("agenda.move", {meeting.agenda[2].id}, {{"by", -1}}).ok);
    REQUIRE(w.on("agenda.move", {meeting.agenda[2].id}, {{"by", -1}}).ok);
    meeting = w.answer(MeetingPage{});
    CHECK(titles(meeting) == std::vector<std::string>{"The website", "Name the warranty", "The fair"});
    CHECK(w.on("agenda.move", {meeting.agenda[0].id}, {{"by", -1}}).message == "It stands there already.");
    REQUIRE(w.on("decision.close", {meeting.open[0].id}, {{"result", "Every quote names it"}}).ok);
    meeting = w.answer(MeetingPage{});
    CHECK(meeting.open.empty());
    REQUIRE(meeting.closed.size() == 1);
    CHECK(meeting.closed[0].result == "Every quote names it");
}

TEST_CASE("a week has one meeting, also one that an older program began, whose id comes from its day") {
    AWorkspace w;
    const Date today = w.answer(MeetingPage{}).held_on, monday = week_start(today);
    CHECK(meeting_row(monday) == meeting_row(Date{monday.days + 6}));
    CHECK(meeting_row(monday) != meeting_row(Date{monday.days + 7}));
    const RowId old = w.create("meeting", {{"held_on", std::int64_t{today.days - 1}}, {"minutes", "As we said"}});
    REQUIRE_MESSAGE(week_start(Date{today.days - 1}) == monday, "the tests' day is no Monday");
    CHECK(w.answer(MeetingPage{}).id == old);
    CHECK(w.answer(MeetingPage{}).minutes == "As we said");
    CHECK(w.run("meeting.start").row == old);
    CHECK(w.count("meeting") == 1);
    REQUIRE(w.update("meeting", {old}, {{"minutes", "More"}}).ok);
    CHECK(w.answer(WorkspaceState{}).undo_label == "Change minutes of Meeting of " + full_day_text(Date{today.days - 1}));
    w.clock().advance_ms(std::int64_t{7} * 86'400'000), w.ring();
    CHECK_FALSE(w.answer(MeetingPage{}).exists);
    const RowId next = w.run("meeting.start").row;
    CHECK(next == meeting_row(Date{today.days + 7}));
    // Taken back and begun again on another day of the week, it is held on that one.
    REQUIRE(w.run("edit.undo").ok);
    w.clock().advance_ms(std::int64_t{1} * 86'400'000), w.ring();
    REQUIRE(w.run("meeting.start").row == next);
    CHECK(w.answer(MeetingPage{}).held_on == Date{today.days + 8});
}

TEST_CASE("a decision keeps its figure as it was and is compared with what came since") {
    AWorkspace w;
    const Date today = w.answer(MeetingPage{}).held_on;
    const auto deal = [&](int days_ago, bool is_won) {
        const RowId row = w.a_deal();
        w.on(is_won ? "deal.win" : "deal.lose", {row}, {{"lost_reason", "price"}});
        w.update("deal", {row}, {{"closed_on", Value{std::int64_t{today.days - days_ago}}}});
    };
    for (int i = 0; i < 10; ++i) deal(20, i < 2);
    const CommandResult made = w.run("decision.add", {.values = {{"text", "Call within a day"}, {"figure", "win_rate"}, {"decided_on", Value{std::int64_t{today.days - 10}}}}});
    REQUIRE_MESSAGE(made.ok, made.message);
    for (int i = 0; i < 10; ++i) deal(5, i < 8);
    const MeetingAnswer meeting = w.answer(MeetingPage{});
    REQUIRE(meeting.open.size() == 1);
    const RateComparison& c = meeting.open[0].comparison;
    CHECK(c.before.hits == 2);
    CHECK(c.before.of == 10);
    CHECK(c.after.hits == 8);
    CHECK(c.after.of == 10);
    CHECK(c.verdict == ComparisonVerdict::likely_real);
    CHECK_FALSE(w.run("decision.add", {.values = {{"text", "More range"}, {"figure", "theme_share"}}}).ok);
    CHECK_FALSE(w.run("decision.add", {.values = {{"text", "Cheat"}, {"before_hits", 3}}}).ok);
    CHECK_FALSE(w.run("decision.add", {.values = {{"figure", "win_rate"}}}).ok);
}

TEST_CASE("promises broken since the last meeting and campaigns that changed stand on the agenda with the way to their records") {
    AWorkspace w;
    const Instant now = w.clock().now();
    const auto days_ago = [&](int days) { w.clock().set({now.ms - std::int64_t{days} * 86'400'000}); };
    days_ago(21);
    REQUIRE(w.run("agreement.change", {.values = {{"leads_per_week", 2}}}).ok);
    const RowId campaign = w.create("campaign", {{"name", "Autumn"}});
    days_ago(7);
    for (int i = 0; i < 12; ++i) w.create("contact", {{"last_name", "Byron"}, {"lifecycle", "lead"}, {"campaign", Value{campaign}}});
    days_ago(0);
    const MeetingAnswer meeting = w.answer(MeetingPage{});
    const Date week{week_start(meeting.held_on).days - 7};
    const auto of = [&](std::string_view kind) {
        const auto found = std::ranges::find(meeting.agenda, kind, &AgendaLine::kind);
        REQUIRE(found != meeting.agenda.end());
        return *found;
    };
    const AgendaLine breach = of("breach"), changed = of("campaign");
    CHECK(breach.title == "Leads handed over: broken promise");
    CHECK(breach.evidence == "0 of 2 in the week of " + day_text(week) + ", promised by marketing");
    CHECK(breach.address == "#/agreement?promise=leads&week=" + to_text(week));
    CHECK(changed.title == "Autumn: more leads");
    CHECK(changed.evidence == "0 leads, then 12 (p < 0.001); week of " + day_text(week) + " and the one before");
    CHECK(changed.address == "#/campaigns/" + to_text(campaign));
    const auto count = [&](std::string_view kind) { return std::ranges::count(w.answer(MeetingPage{}).agenda, kind, &AgendaLine::kind); };
    const tests::Values broken{{"promise", "leads"}, {"week", Value{std::int64_t{week.days}}}, {"reason", "The fair was put off"}};
    REQUIRE(w.run("agreement.except", {.values = broken}).ok);
    CHECK(count("breach") == 0);
    REQUIRE(w.run("edit.undo").ok);
    REQUIRE(w.run("meeting.start", {}).ok);
    CHECK(count("breach") == 1);
    CHECK(count("campaign") == 1);
}

TEST_CASE("Markdown names the figure of a decision, as it is when it is made and as it was and is later") {
    const Date held = date_from({2026, 11, 24}), earlier{held.days - 14};
    const RateComparison both{.before = {.hits = 13, .of = 71}, .after = {.hits = 11, .of = 30}, .verdict = ComparisonVerdict::could_be_chance}, first{.before = {.hits = 13, .of = 71}};
    const MeetingAnswer meeting{.exists = true, .held_on = held,
                                .decided = {{.id = 1, .text = "Call within a day", .decided_on = held, .figure = "win_rate", .comparison = first},
                                            {.id = 2, .text = "Ask why", .decided_on = held, .figure = "accepted_share"},
                                            {.id = 3, .text = "No figure", .decided_on = held}},
                                .open = {{.id = 4, .text = "Ten years in writing", .decided_on = earlier, .figure = "theme_share", .theme = "Battery life", .comparison = both},
                                         {.id = 5, .text = "Say the price", .decided_on = earlier, .figure = "win_rate", .comparison = first}}};
    CHECK(meeting_markdown({}, meeting).ends_with("## Decided\n\n- Call within a day\n  Win rate, 13 of 71 now\n- Ask why\n  Accepted share of leads, no cases yet\n- No figure\n\n"
                                              "## Still open\n\n- Ten years in writing\n  Share of feedback about Battery life before 13 of 71, since 11 of 30\n"
                                              "- Say the price\n  Win rate, 13 of 71 before, none since\n"));
}

TEST_CASE("a meeting as Markdown and what is due as a calendar") {
    const MeetingAnswer meeting{.exists = true, .id = 7, .held_on = date_from({2026, 11, 24}), .minutes = "All well",
                                .agenda = {{.title = "Battery life", .evidence = "Heard 20 times", .minutes = 10, .is_done = true}},
                                .decided = {{.id = 5, .text = "Ten years; in writing, everywhere: on product pages, in quotes, in the call script and ünd", .owner = "Ada", .due_on = date_from({2026, 12, 1})}},
                                .open = {{.id = 6, .text = "No day"}}};
    CHECK(meeting_markdown({}, meeting) == "# Meeting of 24 Nov 2026\n\n## Agenda\n\n- [x] Battery life (10 min)\n  Heard 20 times\n\n## Minutes\n\nAll well\n\n## Decided\n\n"
                                       "- Ten years; in writing, everywhere: on product pages, in quotes, in the call script and ünd, Ada, due 1 Dec 2026\n\n## Still open\n\n- No day\n");
    const std::string calendar = meeting_calendar(meeting, date_from({2026, 12, 1}), instant_at(date_from({2026, 11, 24}), 600));
    // The meeting, and the next one a week later, each with what is decided or comes back.
    CHECK(calendar.contains("BEGIN:VEVENT\r\nUID:meeting-7@tandem\r\nDTSTAMP:20261124T100000Z\r\nDTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n"));
    CHECK(calendar.contains("UID:meeting-7-next@tandem\r\nDTSTAMP:20261124T100000Z\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\nTRANSP:TRANSPARENT\r\nSUMMARY:Weekly meeting"));
    CHECK(calendar.contains("DESCRIPTION:Comes back:\\nTen years"));
    CHECK(calendar.contains("DUE;VALUE=DATE:20261201\r\n"));
    CHECK(calendar.contains("DTSTAMP:20261124T100000Z\r\n"));
    CHECK(calendar.contains("SUMMARY:Ten years\\; in writing\\, everywhere"));
    CHECK_MESSAGE(calendar.find("BEGIN:VTODO") == calendar.rfind("BEGIN:VTODO"), "what has no day is no to-do");
    for (std::size_t at = 0; at < calendar.size();) {
        const std::size_t end = calendar.find("\r\n", at);
        REQUIRE(end != calendar.npos);
        CHECK(end - at <= 75);
        at = end + 2;
    }
}

TEST_CASE("a meeting on a day without work is followed by one on the next day of work") {
    AWorkspace w;
    w.run("workspace.set", {.values = {{"business_hours", "Mon-Thu 09:00-17:00"}}});
    const RowId meeting = w.run("meeting.start").row;
    const auto next_after = [&](Date held_on) {
        w.update("meeting", {meeting}, {{"held_on", Value{std::int64_t{held_on.days}}}});
        REQUIRE(w.run("meeting.export", {.values = {{"meeting", Value{meeting}}, {"format", "ics"}}}).ok);
        const std::string& file = w.outputs().back().bytes;
        const std::size_t at = file.find("-next@tandem"), day = file.find("DTSTART;VALUE=DATE:", at);
        REQUIRE(day != file.npos);
        return file.substr(day + 19, 8);
    };
    CHECK(next_after(date_from({2026, 11, 24})) == "20261201");     // Tuesday
    CHECK(next_after(date_from({2026, 11, 27})) == "20261207");     // Friday, on which nobody works here
    CHECK(next_after(date_from({2026, 11, 29})) == "20261207");     // Sunday
}

TEST_CASE("a decision may be meant to move what is no rate: leads, revenue, the cost of a lead") {
    AWorkspace w;
    const Date today = w.answer(MeetingPage{}).held_on;
    const auto sold = [&](int days_ago, std::int64_t amount) {
        const RowId row = w.a_deal();
        w.update("deal", {row}, {{"amount", Value{amount}}});
        w.on("deal.win", {row}, {});
        w.update("deal", {row}, {{"closed_on", Value{std::int64_t{today.days - days_ago}}}});
    };
    for (int i = 0; i < 8; ++i) sold(20, 100'000);
    const auto decided = [&](std::string_view figure) {
        const CommandResult made = w.run("decision.add", {.values = {{"text", Value{"Move " + std::string(figure)}}, {"figure", Value{std::string(figure)}}, {"decided_on", Value{std::int64_t{today.days - 15}}}}});
        REQUIRE_MESSAGE(made.ok, made.message);
        return made.row;
    };
    const RowId value = decided("won_value"), count = decided("won_deals"), cost = decided("lead_cost");
    for (int i = 0; i < 8; ++i) sold(5, 300'000);
    const MeetingAnswer meeting = w.answer(MeetingPage{});
    const auto measure = [&](RowId row) -> MeasureComparison {
        const auto line = std::ranges::find(meeting.open, row, &DecisionLine::id);
        REQUIRE(line != meeting.open.end());
        REQUIRE(line->measure);
        return *line->measure;
    };
    const MeasureComparison revenue = measure(value), deals = measure(count), nothing = measure(cost);
    CHECK(revenue.unit == MeasureUnit::money_a_week);
    CHECK(revenue.before.cases == 8);
    CHECK(*revenue.before.value == doctest::Approx(200'000));       // 8,000 in four weeks
    CHECK(*revenue.after.value == doctest::Approx(1'200'000));      // 24,000 in two
    CHECK(*revenue.lift == doctest::Approx(5));
    CHECK(revenue.verdict == ComparisonVerdict::likely_real);
    CHECK(*deals.after.value == doctest::Approx(4));
    CHECK(deals.before.cases == 8);
    CHECK(nothing.verdict == ComparisonVerdict::no_rates);
    const auto item = std::ranges::find(meeting.agenda, "Move won_value", &AgendaLine::title);
    REQUIRE(item != meeting.agenda.end());
    CHECK(item->evidence == "Nobody's: Revenue a week before 2,000 EUR, since 12,000 EUR");
    CHECK(item->address == "#/meeting?decision=" + to_text(value));
    // Decided this morning: a day of a few hours is no week to be judged by.
    const RowId fresh = w.run("decision.add", {.values = {{"text", "Wait"}, {"figure", "won_deals"}}}).row;
    const MeetingAnswer now = w.answer(MeetingPage{});
    const auto waiting = std::ranges::find(now.open, fresh, &DecisionLine::id);
    REQUIRE(waiting != now.open.end());
    CHECK(waiting->measure->verdict == ComparisonVerdict::no_rates);
    CHECK(*waiting->measure->before.value == doctest::Approx(4));
    CHECK(waiting->measure->after.days == 0);
    REQUIRE(w.run("edit.undo").ok);
    // Its cases, then and since; of the money spent for leads its days.
    CHECK(w.answer(RateRecords{.figure = "won_value", .from = Date{today.days - 15}, .to = today}).total == 8);
    CHECK(w.answer(RateRecords{.figure = "lead_cost", .from = Date{today.days - 15}, .to = today}).total == 0);
    // The value of then stays though its deals are gone.
    REQUIRE(w.run("edit.undo").ok);
    CHECK(*w.answer(MeetingPage{}).open.front().measure->before.value == doctest::Approx(200'000));
}
