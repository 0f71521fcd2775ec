// The calendar of activities, through the core.
#include "tests/app/a_workspace.hpp"

#include <doctest/doctest.h>

#include "tandem/contract/calendar.hpp"

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

}  // namespace tandem::tests
