// What repeats: one time of it done, moved or left out, and the series goes on; undone, merged, and out and in again as a calendar.
#include <doctest/doctest.h>

#include "tandem/contract/calendar.hpp"
#include "tandem/contract/pipeline.hpp"
#include "tandem/contract/sharing.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;
using tandem::tests::Values;

namespace {

std::int64_t ms(std::string_view at) { return instant_from_text(at)->ms; }
std::int64_t day(std::string_view text) { return date_from_text(text)->days; }

struct ASeries : AWorkspace {
    // Tuesdays, 09:00 to 10:00 in Berlin.
    RowId review(std::string_view rule = "FREQ=WEEKLY;BYDAY=TU;COUNT=4") {
        return a_series({{"subject", "Review"}, {"kind", "meeting"}, {"at", Value{ms("2026-03-24T08:00:00Z")}}, {"ends_at", Value{ms("2026-03-24T09:00:00Z")}}},
                      "DTSTART;TZID=Europe/Berlin:20260324T090000\nRRULE:" + std::string(rule));
    }
    std::string shown(std::string_view from = "2026-03-01", std::string_view to = "2026-04-30") {
        std::string all;
        for (const DatedActivity& each : answer(ActivityCalendar{.from = *date_from_text(from), .to = *date_from_text(to)}).entries)
            all += (all.empty() ? "" : "; ") + (each.at ? to_text(*each.at).substr(5, 11) : to_text(each.day).substr(5)) + (each.is_done ? " done" : "");
        return all;
    }
    std::string lines(RowId row) { return text("activity", row, "recurrence"); }
};

void hand_over(InProcess& from, InProcess& to) {
    REQUIRE(from.run("changes.export", {.values = {{"to", 0}}}).ok);
    const OutputFile& file = from.outputs().back();
    REQUIRE(to.run("import.open", {.values = {{"handles", Value{std::to_string(to.add_file(file.name, file.bytes))}}}}).ok);
    to.settle();
    REQUIRE(to.run("changes.merge").ok);
    to.settle();
}

}  // namespace

TEST_CASE("one time of a series is done by itself, and the series goes on") {
    ASeries w;
    const RowId review = w.review();
    CHECK(w.shown() == "03-24T08:00; 03-31T07:00; 04-07T07:00; 04-14T07:00");
    const std::string before = w.store().hash();
    const CommandResult third = w.on("activity.done", {review}, {{"time", Value{ms("2026-04-07T07:00:00Z")}}});
    REQUIRE_MESSAGE(third.ok, third.message);
    CHECK(third.message == "Done: Review, 2026-04-07; next on 2026-04-14");
    CHECK(third.can_undo);
    CHECK(w.shown() == "03-24T08:00; 03-31T07:00; 04-07T07:00 done; 04-14T07:00");
    CHECK(w.cell("activity", review, "done_at").is_null());
    CHECK_FALSE(w.on("activity.done", {review}, {{"time", Value{ms("2026-04-07T07:00:00Z")}}}).ok);      // it was
    CHECK_FALSE(w.on("activity.done", {review}, {{"time", Value{ms("2026-04-08T07:00:00Z")}}}).ok);      // no such time
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.store().hash() == before);
    REQUIRE(w.run("edit.redo").ok);
    CHECK(w.shown() == "03-24T08:00; 03-31T07:00; 04-07T07:00 done; 04-14T07:00");

    // Without a time the first is meant: the row is the series from the second on, as many fewer times.
    REQUIRE(w.on("activity.done", {review}).ok);
    CHECK(w.shown() == "03-24T08:00 done; 03-31T07:00; 04-07T07:00 done; 04-14T07:00");
    CHECK(w.cell("activity", review, "at") == Value{ms("2026-03-31T07:00:00Z")});
    CHECK(w.cell("activity", review, "ends_at") == Value{ms("2026-03-31T08:00:00Z")});
    CHECK(w.lines(review) == "DTSTART;TZID=Europe/Berlin:20260331T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3");
    REQUIRE(w.on("activity.done", {review}).ok);
    CHECK(w.cell("activity", review, "at") == Value{ms("2026-04-14T07:00:00Z")});        // the one between was done
    // The last of all is the row itself.
    CHECK(w.on("activity.done", {review}).message == "Done: Review");
    CHECK(w.shown() == "03-24T08:00 done; 03-31T07:00 done; 04-07T07:00 done; 04-14T07:00 done");
    CHECK_FALSE(w.cell("activity", review, "done_at").is_null());
    CHECK(w.count("activity") == 4);
}

TEST_CASE("what was done of a series and deleted does not come back, and what is not done after all stands there by itself") {
    ASeries w;
    const RowId task = w.a_series({{"subject", "Report"}, {"kind", "task"}, {"due_on", Value{day("2026-03-20")}}}, "RRULE:FREQ=WEEKLY;COUNT=3");
    REQUIRE(w.on("activity.done", {task}, {{"time", Value{day("2026-03-27")}}}).ok);
    CHECK(w.shown() == "03-20; 03-27 done; 04-03");
    const auto entries = w.answer(ActivityCalendar{.from = *date_from_text("2026-03-27"), .to = *date_from_text("2026-03-27")}).entries;
    REQUIRE(entries.size() == 1);
    CHECK_FALSE(entries[0].repeats);
    REQUIRE(w.on("activity.undone", {entries[0].id}).ok);
    CHECK(w.shown() == "03-20; 03-27; 04-03");
    REQUIRE(w.run("record.delete", {.entity = "activity", .rows = {entries[0].id}}).ok);
    CHECK(w.shown() == "03-20; 04-03");
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.shown() == "03-20; 03-27; 04-03");
    REQUIRE(w.on("activity.leave_out", {task}, {{"time", Value{day("2026-04-03")}}}).ok);
    CHECK(w.shown() == "03-20; 03-27");
    CHECK(w.lines(task) == "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260403");
    REQUIRE(w.on("activity.leave_out", {task}).ok);        // the last that is left
    CHECK_FALSE(w.is_live("activity", task));
    CHECK(w.shown() == "03-27");
}

TEST_CASE("a to-do that repeats is on the list once, with its next day") {
    ASeries w;
    const RowId task = w.a_series({{"subject", "Report"}, {"kind", "task"}, {"due_on", Value{day("2026-03-18")}}}, "RRULE:FREQ=WEEKLY");
    const auto today = [&] {
        const auto groups = w.answer(ActivityList{}).groups;
        return groups[1].total;
    };
    CHECK(today() == 1);
    REQUIRE(w.on("activity.done", {task}).ok);
    CHECK(today() == 0);
    CHECK(w.cell("activity", task, "due_on") == Value{day("2026-03-25")});
    const auto groups = w.answer(ActivityList{}).groups;
    CHECK(groups.back().total == 1);
    for (const ActivityGroup& group : groups)
        for (const ActivityRow& row : group.rows) CHECK(row.repeats == (row.id == task));
}

TEST_CASE("one time of a series is moved by itself, or all of them with their rule") {
    ASeries w;
    const RowId review = w.review("FREQ=WEEKLY;BYDAY=TU,FR");
    CHECK(w.shown("2026-03-20", "2026-04-04") == "03-24T08:00; 03-27T08:00; 03-31T07:00; 04-03T07:00");
    const auto move = [&](std::string_view time, int days, int minutes, bool all) {
        Values values{{"time", Value{ms(time)}}, {"days", Value{days}}, {"minutes", Value{minutes}}};
        if (all) values.emplace_back("all", Value{1});
        return w.on("activity.move", {review}, values).ok;
    };
    REQUIRE(move("2026-03-31T07:00:00Z", 1, 30, false));
    CHECK(w.shown("2026-03-20", "2026-04-04") == "03-24T08:00; 03-27T08:00; 04-01T07:30; 04-03T07:00");
    REQUIRE(w.run("edit.undo").ok);
    REQUIRE(move("2026-03-24T08:00:00Z", 1, 0, false));     // the first: the series begins with the second
    CHECK(w.shown("2026-03-20", "2026-04-04") == "03-25T08:00; 03-27T08:00; 03-31T07:00; 04-03T07:00");
    CHECK(w.cell("activity", review, "at") == Value{ms("2026-03-27T08:00:00Z")});
    REQUIRE(w.run("edit.undo").ok);

    // Tuesdays become Mondays; Fridays stay, though all are an hour later.
    REQUIRE(move("2026-03-31T07:00:00Z", -1, 60, true));
    CHECK(w.shown("2026-03-20", "2026-04-04") == "03-23T09:00; 03-27T09:00; 03-30T08:00; 04-03T08:00");
    CHECK(w.lines(review) == "DTSTART;TZID=Europe/Berlin:20260323T100000\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR");
    REQUIRE(w.run("edit.undo").ok);
    // What was done stays where it was, and its place in the moved series stays empty.
    REQUIRE(w.on("activity.done", {review}, {{"time", Value{ms("2026-03-31T07:00:00Z")}}}).ok);
    REQUIRE(move("2026-03-24T08:00:00Z", 1, 0, true));
    CHECK(w.shown("2026-03-20", "2026-04-09") == "03-25T08:00; 03-27T08:00; 03-31T07:00 done; 04-03T07:00; 04-08T07:00");
    REQUIRE(w.run("edit.undo").ok);
    // The first time changed in a form takes the rule along.
    REQUIRE(w.update("activity", {review}, {{"at", Value{ms("2026-03-26T08:00:00Z")}}, {"ends_at", Value{ms("2026-03-26T09:00:00Z")}}}).ok);
    CHECK(w.shown("2026-03-20", "2026-04-04") == "03-26T08:00; 03-27T08:00; 03-31T07:00 done; 04-03T07:00");
    CHECK(w.lines(review).contains("BYDAY=TH,FR"));
    const RowId bare = w.create("activity", {{"subject", "Once"}, {"due_on", Value{day("2026-03-20")}}});
    CHECK(w.on("activity.move", {bare}, {{"time", Value{day("2026-03-20")}}, {"days", 1}}).message == "“Once” does not repeat.");
}

TEST_CASE("of a rule that is not followed the whole is done, as nobody knows the next time") {
    ASeries w;
    const RowId task = w.a_series({{"subject", "Report"}, {"kind", "task"}, {"due_on", Value{day("2026-03-20")}}}, "RRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1");
    REQUIRE(w.on("activity.done", {task}).ok);
    CHECK_FALSE(w.cell("activity", task, "done_at").is_null());
    CHECK(w.count("activity") == 1);
}

TEST_CASE("a time that only a line of dates names is kept when the series begins later") {
    ASeries w;
    const RowId review = w.a_series({{"subject", "Review"}, {"kind", "meeting"}, {"at", Value{ms("2026-03-24T08:00:00Z")}}}, "DTSTART;TZID=Europe/Berlin:20260324T090000\nRRULE:FREQ=WEEKLY\nRDATE;TZID=Europe/Berlin:20260326T150000");
    CHECK(w.shown("2026-03-20", "2026-04-01") == "03-24T08:00; 03-26T14:00; 03-31T07:00");
    REQUIRE(w.on("activity.done", {review}).ok);
    CHECK(w.shown("2026-03-20", "2026-04-08") == "03-24T08:00 done; 03-26T14:00; 03-31T07:00; 04-07T07:00");
    CHECK(w.cell("activity", review, "at") == Value{ms("2026-03-31T07:00:00Z")});
}

TEST_CASE("copies that did different times, or the same one, are merged without a conflict") {
    ASeries mara;
    const RowId review = mara.review("FREQ=WEEKLY;BYDAY=TU");
    InProcess tom({.delivery = Delivery::at_once, .seed = 99});
    hand_over(mara, tom);
    const auto done = [&](InProcess& of, std::string_view time) { REQUIRE(of.run("activity.done", {.rows = {review}, .values = {{"time", Value{ms(time)}}}}).ok); };
    done(mara, "2026-04-07T07:00:00Z"), done(mara, "2026-04-14T07:00:00Z");
    done(tom, "2026-03-31T07:00:00Z"), done(tom, "2026-04-14T07:00:00Z");
    hand_over(mara, tom);
    hand_over(tom, mara);
    CHECK(mara.shown() == "03-24T08:00; 03-31T07:00 done; 04-07T07:00 done; 04-14T07:00 done; 04-21T07:00; 04-28T07:00");
    CHECK(mara.store().hash() == tom.store().hash());
    for (const auto& open : mara.answer(ConflictList{}).rows) CHECK(open.field == "done_at");        // when it was done: two people said it
    CHECK(mara.store().count(mara.entity("activity").id) == 4);
}

TEST_CASE("a series goes out as a calendar without the times that stand by themselves, and comes in again as it was") {
    ASeries w;
    const RowId review = w.review("FREQ=WEEKLY;BYDAY=TU");
    REQUIRE(w.on("activity.done", {review}, {{"time", Value{ms("2026-04-07T07:00:00Z")}}}).ok);
    REQUIRE(w.on("activity.done", {review}).ok);
    REQUIRE(w.run("export.records", {.entity = "activity", .values = {{"format", "ics"}}}).ok);
    const std::string file = w.outputs().back().bytes;
    CHECK(file.contains("DTSTART;TZID=Europe/Berlin:20260331T090000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\n"));
    CHECK(file.contains("EXDATE;X-TANDEM=1:20260407T070000Z\r\n"));
    ASeries other;
    const auto import = [&](AWorkspace& to) {
        REQUIRE(to.run("import.open", {.values = {{"handles", Value{std::to_string(to.add_file("a.ics", file))}}}}).ok);
        to.settle();
        REQUIRE(to.run("import.start").ok);
        to.settle();
    };
    import(other);
    CHECK(other.shown() == w.shown());
    CHECK(other.lines(review) == w.lines(review));
    const std::string hash = w.store().hash();
    import(w);
    CHECK(w.store().hash() == hash);
}
