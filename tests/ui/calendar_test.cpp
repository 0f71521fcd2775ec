// The calendar: which days, what lies beside what, and how an activity is moved and added.
#include "ui/calendar/calendar.hpp"

#include "tandem/contract/pipeline.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

namespace {

using ui::CalendarSpan;
using ui::Role;

struct CalendarScreen : Screen {
    std::vector<DatedActivity> activities;

    explicit CalendarScreen(std::string_view address, ui::Headless::Options options = {}) : Screen(address, options) {
        const auto at = [](int days, int minutes) { return std::optional(instant_at({today.days + days}, minutes)); };
        activities = {{.id = 1, .kind = "task", .subject = "Send the offer", .day = today, .last_day = today},
                      {.id = 2, .kind = "meeting", .subject = "Demo", .owner = "Ada Byron", .about = "Acme", .day = today, .last_day = today, .at = at(0, 14 * 60 + 30), .ends_at = at(0, 15 * 60), .is_whole_day = false},
                      {.id = 3, .kind = "meeting", .subject = "Review", .day = {today.days + 2}, .last_day = {today.days + 2}, .at = at(2, 9 * 60), .is_whole_day = false, .repeats = true}};
        core.answers<ActivityList>(ActivitiesAnswer{});
        core.answers<ActivityCalendar>([this](const ActivityCalendar& question) {
            CalendarAnswer answer;
            for (const DatedActivity& each : activities)
                if (each.last_day >= question.from && each.day <= question.to) answer.entries.push_back(each);
            return answer;
        });
        core.on("record.update", [](const Arguments&) { return CommandResult{.ok = true, .message = "Changed", .can_undo = true}; });
    }
    std::optional<std::int64_t> sent(std::string_view field) {
        const auto* run = core.last("record.update");
        const Value* value = run ? run->arguments.find(field) : nullptr;
        return value ? std::optional(value->integer_or(0)) : std::nullopt;
    }
};

}  // namespace

TEST_CASE("a month is shown in whole weeks from the day that weeks begin with") {
    const Date day = date_from({2026, 11, 24});
    const auto monday = ui::days_shown(CalendarSpan::month, day, 1), sunday = ui::days_shown(CalendarSpan::month, day, 7);
    CHECK(to_text(monday.from) == "2026-10-26");
    CHECK(to_text(monday.last()) == "2026-12-06");
    CHECK(to_text(sunday.from) == "2026-11-01");
    CHECK(to_text(sunday.last()) == "2026-12-05");
    CHECK(to_text(ui::days_shown(CalendarSpan::month, date_from({2027, 2, 9}), 1).last()) == "2027-02-28");     // four weeks, no more
    CHECK(ui::days_shown(CalendarSpan::month, date_from({2027, 2, 9}), 1).count == 28);
    CHECK(to_text(ui::days_shown(CalendarSpan::week, day, 6).from) == "2026-11-21");
    CHECK(to_text(ui::stepped(CalendarSpan::month, date_from({2027, 1, 31}), 1)) == "2027-02-28");
}

TEST_CASE("appointments that overlap lie beside each other, and only those") {
    std::vector<ui::CalendarSlot> slots{{540, 600}, {540, 570}, {570, 630}, {630, 660}, {700, 900}, {710, 720}, {720, 730}};
    ui::lay_side_by_side(slots);
    const auto places = [&](std::size_t i) { return std::pair(slots[i].column, slots[i].columns); };
    CHECK(places(0) == std::pair(0, 2));
    CHECK(places(1) == std::pair(1, 2));
    CHECK(places(2) == std::pair(1, 2));            // where the second has ended
    CHECK(places(3) == std::pair(0, 1));
    CHECK(places(4) == std::pair(0, 2));
    CHECK(places(6) == std::pair(1, 2));
}

TEST_CASE("the month is a grid of days with what stands on them, and moves by its buttons and keys") {
    CalendarScreen screen("#/activities?show=month");
    const ui::Node* grid = screen.find(Role::grid, "Nov 2026");
    REQUIRE_MESSAGE(grid, screen.page.tree());
    CHECK(grid->row_count == 7);
    const ui::Node* day = screen.find(Role::gridcell, "Tue 24 Nov, 2 activities");
    REQUIRE(day);
    const ui::Node* demo = screen.page.find_in(*day, Role::link, "Demo");
    REQUIRE(demo);
    CHECK(demo->href == "#/activities/2");
    CHECK(demo->description == "14:30 – 15:00, Acme, Ada Byron");
    REQUIRE(screen.click(Role::button, "Month after"));
    CHECK(screen.find(Role::grid, "Dec 2026"));
    CHECK(screen.shell.navigation().route().option("day") == "2026-12-24");
    screen.press(ImGuiKey_T);
    CHECK(screen.find(Role::grid, "Nov 2026"));
    REQUIRE(screen.page.focus(Role::gridcell, "Tue 24 Nov"));
    screen.press(ImGuiKey_DownArrow);
    screen.press(ImGuiKey_RightArrow);
    CHECK(screen.find(Role::gridcell, "Wed 2 Dec"));
    CHECK(screen.find(Role::grid, "Dec 2026"));
}

TEST_CASE("an activity moves by Alt and the arrows, its menu and a drag; the time on the wall stays") {
    CalendarScreen screen("#/activities?show=month");
    screen.settle();
    REQUIRE(screen.page.focus(Role::link, "Send the offer"));
    screen.press(ImGuiMod_Alt | ImGuiKey_RightArrow);
    CHECK(screen.sent("due_on") == today.days + 1);
    REQUIRE(screen.page.focus(Role::link, "Demo"));
    screen.press(ImGuiMod_Alt | ImGuiKey_DownArrow);
    CHECK(screen.sent("at") == instant_at({today.days + 7}, 14 * 60 + 30).ms);
    CHECK(screen.sent("ends_at") == instant_at({today.days + 7}, 15 * 60).ms);
    const ui::Node demo = *screen.find(Role::link, "Demo"), friday = *screen.find(Role::gridcell, "Fri 27 Nov");
    screen.page.drag(demo.box.x + 20, demo.box.middle_y(), friday.box.middle_x(), friday.box.bottom() - 8);
    screen.settle();
    CHECK(screen.sent("at") == instant_at({today.days + 3}, 14 * 60 + 30).ms);
    // What repeats is moved in the calendar that it came from.
    const std::size_t runs = screen.core.runs().size();
    REQUIRE(screen.page.focus(Role::link, "Review"));
    screen.press(ImGuiMod_Alt | ImGuiKey_RightArrow);
    CHECK(screen.core.runs().size() == runs);
}

TEST_CASE("a week is shown by the hour, and an appointment dragged there gets another time") {
    CalendarScreen screen("#/activities?show=week");
    const ui::Node* day = screen.find(Role::list, "Tue 24 Nov, 1 activity");
    REQUIRE_MESSAGE(day, screen.page.tree());
    const ui::Node demo = *screen.page.find_in(*day, Role::link, "Demo");
    CHECK(demo.box.h == doctest::Approx(24 - 2));
    const ui::Node* whole = screen.find(Role::list, "Whole day, Tue 24 Nov, 1 activity");
    REQUIRE(whole);
    CHECK(screen.page.find_in(*whole, Role::link, "Send the offer"));
    const float width = screen.find(Role::button, "Add at a time on Wed 25 Nov")->box.w;
    screen.page.drag(demo.box.x + 20, demo.box.y + 12, demo.box.x + 20 + width, demo.box.y + 12 + 48);
    screen.settle();
    CHECK(screen.sent("at") == instant_at({today.days + 1}, 15 * 60 + 30).ms);
    CHECK(screen.sent("ends_at") == instant_at({today.days + 1}, 16 * 60).ms);
    REQUIRE(screen.click(Role::button, "Wed 25 Nov"));
    CHECK(screen.shell.navigation().route().option("show") == "day");
}

TEST_CASE("a free day adds an activity that is due on it") {
    CalendarScreen screen("#/activities?show=month");
    REQUIRE(screen.click(Role::gridcell, "Fri 27 Nov"));
    CHECK(screen.find(Role::dialog, "Add activity"));
    const ui::Node* due = screen.find(Role::textbox, "Due on");
    REQUIRE_MESSAGE(due, screen.page.tree());
    CHECK(due->value == "27 Nov 2026");
}

TEST_CASE("a phone shows the month with marks, and the chosen day beneath") {
    CalendarScreen screen("#/activities?show=month", {.width = 412, .height = 915, .touch = true});
    CHECK(screen.find(Role::heading, "Tue 24 Nov"));
    CHECK(screen.find(Role::link, "Demo"));
    REQUIRE(screen.click(Role::gridcell, "Fri 27 Nov"));
    CHECK(screen.find(Role::text, "Nothing on this day"));
    CHECK_FALSE(screen.find(Role::dialog, "Add activity"));
}

}  // namespace tandem::tests
