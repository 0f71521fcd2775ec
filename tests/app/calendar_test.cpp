// The calendar of activities, through the core.
#include "tests/app/a_workspace.hpp"

#include <doctest/doctest.h>

#include "tandem/contract/calendar.hpp"
#include "tandem/model/activity.hpp"

namespace tandem::tests {

TEST_CASE("a calendar has activities by their time, else by the day they are due, on the days of the workspace's clocks") {
    AWorkspace w;
    const Date day = date_from({2026, 11, 24});
    const auto at = [](std::string_view text) { return Value{instant_from_text(text)->ms}; };
    const auto add = [&](std::string_view subject, Values values) {
        values.emplace_back("subject", Value{subject});
        return w.create("activity", std::move(values));
    };
    add("Offer", {{"kind", "task"}, {"due_on", Value{std::int64_t{day.days}}}});
    add("Late here", {{"kind", "meeting"}, {"at", at("2026-11-24T22:59:00Z")}});
    add("Midnight here", {{"kind", "meeting"}, {"at", at("2026-11-24T23:00:00Z")}});
    add("Fair", {{"kind", "meeting"}, {"at", at("2026-11-22T23:00:00Z")}, {"ends_at", at("2026-11-25T23:00:00Z")}});             // whole days, 23 to 25 November
    add("Over night", {{"kind", "meeting"}, {"at", at("2026-11-23T21:00:00Z")}, {"ends_at", at("2026-11-24T01:00:00Z")}});
    add("Ends at midnight", {{"kind", "meeting"}, {"at", at("2026-11-23T20:00:00Z")}, {"ends_at", at("2026-11-23T23:00:00Z")}});
    add("Without a day", {{"kind", "task"}});
    const RowId gone = add("Gone", {{"kind", "task"}, {"due_on", Value{std::int64_t{day.days}}}});
    REQUIRE(w.run("record.delete", {.entity = "activity", .rows = {gone}}).ok);

    const auto subjects = [&](Date from, Date to) {
        std::vector<std::string> found;
        for (const DatedActivity& each : w.answer(ActivityCalendar{.from = from, .to = to}).entries) found.push_back(each.subject);
        return found;
    };
    CHECK(subjects(day, day) == std::vector<std::string>{"Fair", "Over night", "Offer", "Late here"});
    CHECK(subjects({day.days + 1}, {day.days + 1}) == std::vector<std::string>{"Fair", "Midnight here"});
    CHECK(subjects({day.days + 2}, {day.days + 9}).empty());
    const auto entries = w.answer(ActivityCalendar{.from = day, .to = day}).entries;
    REQUIRE(entries.size() == 4);
    CHECK(entries[0].is_whole_day);
    CHECK(entries[0].last_day == Date{day.days + 1});
    CHECK_FALSE(entries[1].is_whole_day);
    CHECK(entries[1].last_day == day);
    CHECK(entries[2].is_whole_day);
    CHECK_FALSE(entries[2].at.has_value());
}

TEST_CASE("a calendar is narrowed by owner, kind and words, and says what it leaves out") {
    AWorkspace w;
    const RowId ada = w.create("person", {{"name", "Ada"}});
    const Value day{std::int64_t{date_from({2026, 11, 24}).days}};
    for (int i = 0; i < 2003; ++i) w.create("activity", {{"kind", i % 2 ? "call" : "task"}, {"subject", Value{"Item " + std::to_string(i)}}, {"due_on", day}, {"owner", Value{i < 3 ? ada : w.me()}}});
    const Date on = date_from({2026, 11, 24});
    const auto all = w.answer(ActivityCalendar{.from = on, .to = on});
    CHECK(all.entries.size() == 2000);
    CHECK(all.left_out == 3);
    CHECK(w.answer(ActivityCalendar{.from = on, .to = on, .owner = ada}).entries.size() == 3);
    CHECK(w.answer(ActivityCalendar{.from = on, .to = on, .owner = ada, .kind = "call"}).entries.size() == 1);
    CHECK(w.answer(ActivityCalendar{.from = on, .to = on, .text = "Item 1999"}).entries.size() == 1);
}

TEST_CASE("what repeats stands on each day it comes round, at the same time on the clock, but where it was cancelled or moved") {
    AWorkspace w;
    const auto at = [](std::string_view text) { return Value{instant_from_text(text)->ms}; };
    // Tuesdays 09:00 to 10:00 in Berlin; clocks go back on 25 October.
    const RowId review = w.create("activity", {{"subject", "Review"}, {"kind", "meeting"}, {"at", at("2026-10-13T07:00:00Z")}, {"ends_at", at("2026-10-13T08:00:00Z")}});
    const auto set = [&](RowId row, Values values) {
        const Entity& entity = w.entity("activity");
        const Row before = *w.store().find(entity.id, row);
        Row after = before;
        for (auto& [name, value] : values) after.cells[entity.index(name)] = value;
        ChangeSet changes{.label = "Read a calendar", .changes = {}};
        add_difference(changes, before, after);
        REQUIRE(w.store().apply(changes, Origin::import));
        w.core().refresh();
    };
    set(review, {{"recurrence", "DTSTART;TZID=Europe/Berlin:20261013T090000\nRRULE:FREQ=WEEKLY;COUNT=6\nEXDATE;TZID=Europe/Berlin:20261103T090000"}, {"external_id", "r@x"}, {"source_system", "icalendar"}});
    const auto shown = [&](std::string_view from, std::string_view to) {
        std::string all;
        for (const DatedActivity& each : w.answer(ActivityCalendar{.from = *date_from_text(from), .to = *date_from_text(to)}).entries)
            all += (all.empty() ? "" : "; ") + each.subject + " " + (each.at ? to_text(*each.at) : to_text(each.day));
        return all;
    };
    CHECK(shown("2026-10-12", "2026-10-31") == "Review 2026-10-13T07:00:00Z; Review 2026-10-20T07:00:00Z; Review 2026-10-27T08:00:00Z");
    CHECK(shown("2026-11-01", "2026-11-30") == "Review 2026-11-10T08:00:00Z; Review 2026-11-17T08:00:00Z");       // the sixth is the last
    CHECK(shown("2026-09-01", "2026-10-12").empty());
    const auto entries = w.answer(ActivityCalendar{.from = date_from({2026, 10, 13}), .to = date_from({2026, 10, 27})}).entries;
    REQUIRE(entries.size() == 3);
    CHECK((entries[0].repeats && !entries[0].repeats_since));
    CHECK((entries[2].repeats && entries[2].id == review && entries[2].repeats_since == date_from({2026, 10, 13})));
    CHECK(to_text(*entries[2].ends_at) == "2026-10-27T09:00:00Z");

    const RowId moved = w.create("activity", {{"subject", "Review, later"}, {"kind", "meeting"}, {"at", at("2026-10-21T07:00:00Z")}});
    set(moved, {{"external_id", "r@x 2026-10-20T07:00:00Z"}, {"source_system", "icalendar"}});
    CHECK(shown("2026-10-19", "2026-10-27") == "Review, later 2026-10-21T07:00:00Z; Review 2026-10-27T08:00:00Z");
    REQUIRE(w.update("activity", {review}, {{"at", at("2026-10-13T12:00:00Z")}, {"ends_at", at("2026-10-13T13:00:00Z")}}).ok);
    CHECK(shown("2026-10-26", "2026-11-10") == "Review 2026-10-27T13:00:00Z; Review 2026-11-10T13:00:00Z");       // cancelled still, though at another time

    const RowId task = w.create("activity", {{"subject", "Report"}, {"kind", "task"}, {"due_on", Value{std::int64_t{date_from({2026, 1, 30}).days}}}});
    set(task, {{"recurrence", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"}});
    const auto report = w.answer(ActivityCalendar{.from = date_from({2026, 11, 22}), .to = date_from({2026, 12, 31}), .kind = "task"}).entries;
    REQUIRE(report.size() == 2);
    CHECK((to_text(report[0].day) == "2026-11-27" && report[0].is_whole_day && to_text(report[1].day) == "2026-12-25"));
    CHECK_FALSE(report[0].is_overdue);
    set(task, {{"recurrence", "RRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"}});
    CHECK(w.answer(ActivityCalendar{.from = date_from({2026, 11, 22}), .to = date_from({2026, 12, 31}), .kind = "task"}).entries.empty());
    const auto first = w.answer(ActivityCalendar{.from = date_from({2026, 1, 1}), .to = date_from({2026, 1, 31}), .kind = "task"}).entries;
    REQUIRE(first.size() == 1);
    CHECK(first[0].not_followed == "BYSETPOS");
    REQUIRE(w.run("record.delete", {.entity = "activity", .rows = {review, task}}).ok);
    CHECK(shown("2026-10-26", "2026-11-10").empty());
}

TEST_CASE("a series over midnight is shown on the day it goes on to, and a calendar never holds more than it can show") {
    AWorkspace w;
    const Entity& entity = w.entity("activity");
    ChangeSet changes{.label = "Read a calendar", .changes = {}};
    for (int i = 0; i < 40; ++i) {
        Activity made;
        made.kind = ActivityKind::meeting, made.subject = "Shift", made.recurrence = {"RRULE:FREQ=DAILY"};
        made.at = instant_from_text("2026-11-01T21:00:00Z"), made.ends_at = instant_from_text("2026-11-02T02:00:00Z");
        made.id = {w.store().next_id()};
        add_creation(changes, to_row(entity, made));
    }
    REQUIRE(w.store().apply(changes, Origin::import));
    const Date day = date_from({2026, 11, 24});
    CHECK(w.answer(ActivityCalendar{.from = day, .to = day}).entries.size() == 80);
    const auto all = w.answer(ActivityCalendar{.from = day, .to = {day.days + 61}});
    CHECK(all.entries.size() == 2000);
    CHECK(all.left_out == 40 * 63 - 2000);
}

TEST_CASE("a calendar has the campaigns that run on its days, when it is asked for them") {
    AWorkspace w;
    const RowId ada = w.create("person", {{"name", "Ada"}});
    const auto on = [](int month, int of) { return Value{std::int64_t{date_from({2026, month, of}).days}}; };
    const auto add = [&](std::string_view name, Values values) {
        values.emplace_back("name", Value{name});
        return w.create("campaign", std::move(values));
    };
    add("Whole", {{"starts_on", on(10, 1)}, {"ends_on", on(12, 31)}, {"status", "active"}, {"owner", Value{ada}}});
    add("Until the first", {{"starts_on", on(10, 1)}, {"ends_on", on(11, 1)}});
    add("Over", {{"starts_on", on(10, 1)}, {"ends_on", on(10, 31)}});
    add("Open", {{"starts_on", on(9, 1)}, {"status", "active"}});
    add("Aborted", {{"starts_on", on(9, 1)}, {"status", "aborted"}});
    add("Later", {{"starts_on", on(12, 1)}});
    add("Some day", {{"status", "planned"}});
    ActivityCalendar question{.from = date_from({2026, 11, 1}), .to = date_from({2026, 11, 30}), .campaigns = true};
    const auto names = [&] {
        std::vector<std::string> found;
        for (const DatedCampaign& each : w.answer(question).campaigns) found.push_back(each.name);
        return found;
    };
    CHECK(names() == std::vector<std::string>{"Open", "Whole", "Until the first"});
    const auto whole = w.answer(question).campaigns[1];
    CHECK((whole.status == "Active" && whole.owner == "Ada" && to_text(whole.from) == "2026-10-01" && whole.to == date_from({2026, 12, 31})));
    CHECK_FALSE(w.answer(question).campaigns[0].to.has_value());
    question.owner = ada;
    CHECK(names() == std::vector<std::string>{"Whole"});
    question.owner = 0, question.text = "until";
    CHECK(names() == std::vector<std::string>{"Until the first"});
    question.campaigns = false, question.text.clear();
    CHECK(names().empty());
}

}  // namespace tandem::tests
