// Times are shown and read by the offsets the core sent, and the zone is chosen from the core's list.
#include <doctest/doctest.h>

#include "tandem/base/time_zone.hpp"
#include "tests/ui/screen.hpp"
#include "ui/entry.hpp"

using namespace tandem;
using tandem::tests::Screen;
using tandem::ui::Role;

TEST_CASE("a time is shown and typed by the clock of its own day") {
    const UtcOffsets offsets = TimeZone::find("Europe/Berlin")->offsets(TimeZone::first_year, 2036);
    ui::Format format;
    format.offsets = offsets;
    const Instant winter = *instant_from_text("2026-03-28T23:30:00Z"), summer = *instant_from_text("2026-03-29T22:30:00Z");
    CHECK(format.instant(winter) == "29 Mar 2026, 00:30");
    CHECK(format.instant(summer) == "30 Mar 2026, 00:30");
    const Catalog catalog;
    const Field& field = *catalog.entity("activity").find("at");
    const ui::EntryContext context{.today = date_from({2026, 11, 24}), .offsets = offsets, .currency = {}};
    for (const Instant at : {winter, summer}) {
        const std::string typed = ui::entry_from_value(field, Value{at.ms}, context);
        CHECK(typed.ends_with(" 00:30"));
        CHECK(ui::value_from_entry(field, typed, context)->integer_or(0) == at.ms);
    }
}

TEST_CASE("the settings offer every time zone and know an old name too") {
    WorkspaceAnswer workspace = tests::a_workspace();
    workspace.time_zone = "Asia/Calcutta";
    Screen screen("#/settings");
    screen.core.answers<WorkspaceState>(workspace);
    screen.core.answers<TimeZoneNames>({.names = {"America/New_York", "Europe/Berlin", "UTC"}});
    const ui::Node* select = screen.find(Role::choice, "Time zone");
    REQUIRE(select);
    CHECK(select->value == "Asia/Calcutta");
    REQUIRE(screen.page.choose("Time zone", "America/New_York"));
    screen.settle();
    const auto* run = screen.core.last("workspace.set");
    REQUIRE(run);
    CHECK(run->arguments.find("time_zone")->text_or("") == "America/New_York");
}
