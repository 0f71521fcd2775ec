// Activities fall into the group of the day that asks for them.
#include "tandem/analytics/activities.hpp"

#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;
using analytics::Due;

TEST_CASE("each activity stands in exactly one group") {
    AMarket market;                                     // today is Tuesday 24 November, an hour east of UTC
    const auto task = [&](std::string_view subject, std::optional<Date> due) {
        return market.add(Activity{.kind = ActivityKind::task, .subject = std::string(subject), .due_on = due, .owner = market.ada});
    };
    task("Late", day("2026-11-23"));
    const auto later_late = task("Later late", day("2026-11-20"));
    task("Now", day("2026-11-24"));
    task("Sunday", day("2026-11-29"));
    task("Monday", day("2026-11-30"));
    task("Some day", {});
    market.add(Activity{.kind = ActivityKind::meeting, .subject = "Tonight", .at = instant_at(day("2026-11-24"), 22 * 60 + 59)});
    market.add(Activity{.kind = ActivityKind::meeting, .subject = "After midnight here", .at = instant_at(day("2026-11-24"), 23 * 60)});
    market.add(Activity{.kind = ActivityKind::call, .subject = "Logged only", .at = noon("2026-11-10")});
    market.add(Activity{.kind = ActivityKind::task, .subject = "Done", .due_on = day("2026-11-24"), .done_at = noon("2026-11-24")});
    market.add(Activity{.kind = ActivityKind::note, .subject = "Note", .at = noon("2026-12-24")});

    const auto groups = analytics::activity_groups(*market, market.moment, {}, 100);
    REQUIRE_MESSAGE(groups, (groups ? "" : groups.error().message));
    const auto total = [&](Due due) { return (*groups)[static_cast<std::size_t>(due)].total; };
    CHECK(total(Due::overdue) == 2);
    CHECK(total(Due::today) == 2);
    CHECK(total(Due::this_week) == 2);
    CHECK(total(Due::later) == 1);
    CHECK(total(Due::no_date) == 1);
    CHECK(total(Due::done) == 3);
    CHECK((*groups)[static_cast<std::size_t>(Due::overdue)].rows.front() == later_late.value);
    for (const auto& group : *groups) CHECK(group.rows.size() == static_cast<std::size_t>(group.total));

    const auto hers = analytics::activity_groups(*market, market.moment, {.owner = market.ada.value, .text = "late"}, 1);
    REQUIRE(hers);
    CHECK((*hers)[0].total == 2);
    CHECK((*hers)[0].rows.size() == 1);
    CHECK((*hers)[1].total == 0);
    CHECK((*analytics::activity_groups(*market, market.moment, {.kind = "meeting"}, 9))[1].total == 1);
}
