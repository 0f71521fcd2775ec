// Two teams a week offline: hand-offs, feedback, goals, a meeting begun on different days, one suggestion answered twice; then one workspace.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tandem/contract/suggestions.hpp"
#include "tandem/model/meeting.hpp"
#include "tandem/model/theme_answer.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;
using tandem::tests::Values;

namespace {

void hand_over(InProcess& from, InProcess& to) {
    REQUIRE(from.run("changes.export", {.values = {{"to", std::int64_t{0}}}}).ok);
    const OutputFile& file = from.outputs().back();
    const FileHandle handle = to.add_file(file.name, file.bytes);
    REQUIRE(to.run("import.open", {.values = {{"handles", Value{std::to_string(handle)}}}}).ok);
    to.settle();
    const CommandResult merged = to.run("changes.merge");
    REQUIRE_MESSAGE(merged.ok, merged.message);
    to.settle();
    REQUIRE(to.answer(SharingState{}).phase == SharingPhase::done);
}

void be_on(InProcess& w, Date day, int minute = 10 * 60) { w.clock().set(instant_at(day, minute)), w.ring(); }

}  // namespace

TEST_CASE("two teams that work a week offline have one inbox, one meeting with one agenda, one goal tree, one suggestion, and see both answers to one hand-off") {
    const Date monday = date_from({2026, 11, 23});
    AWorkspace sales;
    be_on(sales, monday, 8 * 60);
    const RowId battery = sales.create("theme", {{"name", "Battery life"}});
    // Heard more and more in the weeks before: one suggestion, on both copies.
    const int heard[] = {1, 4, 10, 20};
    for (int week = 0; week < 4; ++week)
        for (int i = 0; i < heard[week]; ++i)
            REQUIRE(sales.run("feedback.add", {.values = {{"kind", "objection"}, {"text", "How long does it last?"}, {"theme", Value{battery}}, {"at", Value{instant_at(Date{monday.days - 28 + 7 * week + 1}, 12 * 60).ms}}}}).ok);
    const RowId shared = sales.a_hand_off("Byron");
    const RowId decision = sales.run("decision.add", {.values = {{"text", "Name the warranty"}, {"due_on", std::int64_t{monday.days + 1}}}}).row;
    REQUIRE(decision != 0);
    InProcess marketing({.seed = 99});
    be_on(marketing, monday, 9 * 60);
    hand_over(sales, marketing);
    REQUIRE(sales.answer(SuggestionList{}).open.size() == 1);
    REQUIRE(marketing.answer(SuggestionList{}).open.size() == 1);
    const Date week = sales.answer(SuggestionList{}).open[0].week;

    // Monday to Friday, apart. Sales begins the meeting on Tuesday, marketing on Thursday.
    const std::int64_t quarter = quarter_start(monday).days;
    const auto say = [&](InProcess& w, std::string_view words) { REQUIRE(w.run("feedback.add", {.values = {{"kind", "objection"}, {"text", Value{words}}, {"theme", Value{battery}}}}).ok); };
    const auto meet = [&](InProcess& w, std::string_view topic) {
        const CommandResult begun = w.run("meeting.start");
        REQUIRE_MESSAGE(begun.ok, begun.message);
        REQUIRE(w.run("agenda.add", {.values = {{"meeting", Value{begun.row}}, {"title", Value{topic}}}}).ok);
        return begun.row;
    };
    std::map<std::string, RowId> met;
    for (int day = 0; day < 5; ++day) {
        be_on(sales, Date{monday.days + day});
        be_on(marketing, Date{monday.days + day}, 11 * 60);
        say(sales, "After three winters?"), say(marketing, "In writing?");
        const RowId of_sales = sales.a_contact("Sales " + std::to_string(day));
        REQUIRE(sales.run("hand_off.hand_over", {.entity = "contact", .rows = {of_sales}}).ok);
        const CommandResult made = marketing.run("record.create", {.entity = "contact", .values = {{"last_name", Value{"Marketing " + std::to_string(day)}}}});
        REQUIRE(marketing.run("hand_off.hand_over", {.entity = "contact", .rows = {made.row}}).ok);
        if (day == 1) {
            met["sales"] = meet(sales, "Prices of the others");
            REQUIRE(sales.on("hand_off.accept", {shared}).ok);
            REQUIRE(sales.run("goal.set", {.values = {{"metric", "revenue"}, {"starts_on", quarter}, {"target", 900'000}}}).ok);
        }
        if (day == 2) REQUIRE(sales.run("theme.answer", {.entity = "theme", .rows = {battery}, .values = {{"week", std::int64_t{week.days}}, {"action", "message"}, {"text", "Ten years in writing"}}}).ok);
        if (day == 3) {
            met["marketing"] = meet(marketing, "The fair");
            REQUIRE(marketing.run("hand_off.reject", {.entity = "hand_off", .rows = {shared}, .values = {{"rejection", "bad_data"}, {"note", "No such number"}}}).ok);
            REQUIRE(marketing.run("goal.set", {.values = {{"metric", "leads"}, {"starts_on", quarter}, {"target", 300}}}).ok);
            REQUIRE(marketing.run("theme.answer", {.entity = "theme", .rows = {battery}, .values = {{"week", std::int64_t{week.days}}, {"action", "offer"}, {"text", "A spare module"}}}).ok);
        }
    }
    CHECK(met["sales"] == met["marketing"]);

    hand_over(sales, marketing);
    hand_over(marketing, sales);
    CHECK(sales.store().hash() == marketing.store().hash());
    for (InProcess* w : {static_cast<InProcess*>(&sales), &marketing}) {
        be_on(*w, Date{monday.days + 4}, 17 * 60);
        const auto count = [&](std::string_view entity) { return w->store().count(w->catalog().entity(entity).id); };
        CHECK(count("hand_off") == 1 + 5 + 5);
        CHECK(w->answer(HandOffInbox{.at = instant_at(Date{monday.days + 4}, 17 * 60)}).open + 1 == 11);
        CHECK(count("feedback") == 35 + 10);
        CHECK(count("goal") == 2);
        CHECK(count("decision") == 1);
        CHECK(count("meeting") == 1);
        const MeetingAnswer meeting = w->answer(MeetingPage{});
        CHECK(meeting.id == met["sales"]);
        CHECK(meeting.meetings.size() == 1);
        // The day is that of whoever began it last.
        CHECK(meeting.held_on == Date{monday.days + 3});
        std::map<std::string, int> titles;
        for (const AgendaLine& line : meeting.agenda) ++titles[line.title];
        for (const auto& [title, times] : titles) CHECK_MESSAGE(times == 1, title);
        for (const char* title : {"Name the warranty", "Battery life", "Prices of the others", "The fair"}) CHECK_MESSAGE(titles.contains(title), title);
        CHECK(count("theme_answer") == 1);
        const SuggestionsAnswer suggestions = w->answer(SuggestionList{});
        CHECK(suggestions.open.empty());
        CHECK(suggestions.answered.size() == 1);
        std::set<std::string> in_conflict;
        for (const ConflictRow& row : w->answer(ConflictList{.limit = 1000}).rows) in_conflict.insert(row.entity + "." + row.field);
        CHECK(in_conflict.contains("hand_off.state"));
        CHECK(in_conflict.contains("theme_answer.text"));
        CHECK_MESSAGE(in_conflict.contains("meeting.held_on"), "the later day stands until somebody chooses");
        for (const std::string& each : in_conflict) CHECK_MESSAGE(!(each.starts_with("agenda_item.") || each.starts_with("goal.") || each.starts_with("feedback.")), each);
        CHECK(w->store().verify().ok);
    }
}
