// The workspace's time zone decides what today is, when midnight comes and what times without a zone mean.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

namespace {

Instant at(std::string_view iso) { return *instant_from_text(iso); }
Date day(std::string_view iso) { return *date_from_text(iso); }

CommandResult set_zone(InProcess& w, std::string_view name) { return w.run("workspace.set", {.values = {{"time_zone", Value{name}}}}); }

struct IndianClock : FixedClock {
    using FixedClock::FixedClock;
    int utc_offset_minutes(Instant) override { return 330; }
};

}  // namespace

TEST_CASE("another time zone is another today, at once for all who asked") {
    AWorkspace w;
    w.clock().set(at("2026-03-18T23:30:00Z"));
    const RowId task = w.create("activity", {{"kind", "task"}, {"subject", "Call"}, {"due_on", Value{std::int64_t{day("2026-03-19").days}}}});
    REQUIRE(task);
    CHECK(w.answer(WorkspaceState{}).today == day("2026-03-19"));
    const auto is_today = [&] {
        for (const auto& group : w.client().ask(ActivityList{})->groups)
            for (const auto& row : group.rows) if (row.id == task) return row.is_today;
        return false;
    };
    (void)w.answer(ActivityList{});
    CHECK(is_today());
    CHECK(set_zone(w, "America/New_York").ok);
    CHECK(w.client().ask(WorkspaceState{})->today == day("2026-03-18"));
    CHECK(w.client().ask(WorkspaceState{})->time_zone == "America/New_York");
    CHECK_FALSE(is_today());
    CHECK(w.timer_ms() == 4 * 3'600'000 + 1'800'000 + 500);
    w.run("edit.undo");
    CHECK(w.client().ask(WorkspaceState{})->today == day("2026-03-19"));
    CHECK(is_today());
}

TEST_CASE("midnight comes an hour earlier on the day the clocks are put forward") {
    AWorkspace w;
    w.clock().set(at("2026-03-28T23:30:00Z"));
    CHECK(w.answer(WorkspaceState{}).today == day("2026-03-29"));
    CHECK(w.timer_ms() == 22 * 3'600'000 + 1'800'000 + 500);
    w.clock().advance_ms(w.timer_ms());
    w.ring();
    CHECK(w.client().ask(WorkspaceState{})->today == day("2026-03-30"));
}

TEST_CASE("the view is told the offsets since 1990 and of ten years ahead") {
    AWorkspace w;
    const UtcOffsets offsets = w.answer(WorkspaceState{}).offsets;
    CHECK(offsets.minutes_at(at("2026-03-29T00:59:59Z")) == 60);
    CHECK(offsets.minutes_at(at("2026-03-29T01:00:00Z")) == 120);
    CHECK(offsets.minutes_at(at("2018-07-01T00:00:00Z")) == 120);
    CHECK(offsets.minutes_at(at("1995-09-24T00:59:59Z")) == 120);
    CHECK(offsets.periods.size() == 95);
    const auto zones = w.answer(TimeZoneNames{}).names;
    CHECK(std::ranges::contains(zones, "Europe/Berlin"));
    for (const std::string& each : zones) CHECK_MESSAGE(check_setting("time_zone", each), each);
}

TEST_CASE("a zone that does not exist is refused with a sentence") {
    AWorkspace w;
    for (const char* bad : {"Mars/Olympus", "berlin", ""}) {
        const auto refused = set_zone(w, bad);
        CHECK_FALSE(refused.ok);
        CHECK(refused.field == "time_zone");
        CHECK(refused.message.ends_with("."));
    }
    CHECK(w.answer(WorkspaceState{}).time_zone == "Europe/Berlin");
    InProcess fresh;
    const auto refused = fresh.run("workspace.start_empty", {.values = {{"person", "Mara"}, {"time_zone", "Mars/Olympus"}}});
    CHECK_FALSE(refused.ok);
    CHECK(refused.field == "time_zone");
}

TEST_CASE("without a zone, or with one nobody knows any more, the device's clock decides") {
    IndianClock clock(at("2026-03-18T20:00:00Z"));
    InProcess w({.clock = &clock});
    auto state = w.answer(WorkspaceState{});
    CHECK(state.time_zone.empty());
    CHECK(state.today == day("2026-03-19"));
    CHECK(state.offsets.minutes_at(at("2026-07-01T00:00:00Z")) == 330);
    ChangeSet set{.label = "From a newer version"};
    add_setting(set, w.store(), setting_name::time_zone, "Europe/Atlantis");
    REQUIRE(w.store().apply(set, Origin::user));
    w.core().refresh();
    w.settle();
    state = w.answer(WorkspaceState{});
    CHECK(state.time_zone == "Europe/Atlantis");
    CHECK(state.today == day("2026-03-19"));
}

TEST_CASE("times in files that name no zone are those of the workspace, and go out as they came in") {
    AWorkspace w;
    const FileHandle file = w.add_file("contacts.csv", "First Name,Last Name,Email,Create Date\nAda,Byron,ada@example.com,2026-07-01 10:00\nBob,Kahn,bob@example.com,2026-01-01 10:00\n"
                                                       "Cyd,Lee,cyd@example.com,2026-07-01T10:00:00Z\n");
    REQUIRE(w.run("import.open", {.values = {{"handles", Value{std::to_string(file)}}}}).ok);
    REQUIRE(w.run("import.start").ok);
    const auto created = [&](std::string_view last) { return Instant{w.cell("contact", w.first("contact", "last_name", Value{last}), "created_at").integer_or(0)}; };
    CHECK(to_text(created("Byron")) == "2026-07-01T08:00:00Z");
    CHECK(to_text(created("Kahn")) == "2026-01-01T09:00:00Z");
    CHECK(to_text(created("Lee")) == "2026-07-01T10:00:00Z");
    REQUIRE(w.run("export.records", {.entity = "contact", .values = {{"format", "csv"}}}).ok);
    REQUIRE_FALSE(w.outputs().empty());
    const std::string& out = w.outputs().back().bytes;
    CHECK(out.contains("2026-07-01 10:00:00"));
    CHECK(out.contains("2026-01-01 10:00:00"));
    CHECK(out.contains("2026-07-01 12:00:00"));
}
