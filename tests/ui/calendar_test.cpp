// The calendar: which days, what lies beside what, and how an activity is moved and added.
#include "ui/calendar/calendar.hpp"

#include "tandem/contract/pipeline.hpp"
#include "tests/ui/screen.hpp"
#include "ui/input.hpp"

namespace tandem::tests {

namespace {

using ui::CalendarSpan;
using ui::Role;

struct CalendarScreen : Screen {
    std::vector<DatedActivity> activities;
    std::vector<DatedCampaign> campaigns;

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
            if (question.campaigns) answer.campaigns = campaigns;
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
}

TEST_CASE("what repeats says so each time, and who moves one is asked whether all are meant") {
    CalendarScreen screen("#/activities?show=month");
    DatedActivity again = screen.activities[2];
    again.day = again.last_day = {today.days + 3}, again.at = instant_at({today.days + 3}, 9 * 60), again.repeats_since = Date{today.days + 2};
    DatedActivity bare = screen.activities[0];
    bare.id = 4, bare.subject = "Odd rule", bare.repeats = true, bare.not_followed = "BYSETPOS";
    screen.activities.push_back(again);
    screen.activities.push_back(bare);
    const ui::Node* repetition = screen.find(Role::link, "Review, repetition");
    REQUIRE_MESSAGE(repetition, screen.page.tree());
    CHECK(repetition->href == "#/activities/3");
    CHECK(repetition->description == "09:00, Repeats since 26 Nov 2026");
    CHECK(screen.find(Role::link, "Odd rule")->description == "Only the first time is shown: its rule uses BYSETPOS, which is not followed here");

    for (const char* command : {"activity.move", "activity.done", "activity.leave_out"}) screen.core.on(command, [](const Arguments&) { return CommandResult{.ok = true, .message = "Done", .can_undo = true}; });
    const std::int64_t third = instant_at({today.days + 3}, 9 * 60).ms;
    const auto sent = [&](std::string_view command, std::string_view name) {
        const auto* run = screen.core.last(command);
        const Value* value = run ? run->arguments.find(name) : nullptr;
        return value ? value->integer_or(-1) : std::int64_t{-1};
    };
    REQUIRE(screen.page.focus(Role::link, "Review, repetition"));
    screen.press(ImGuiMod_Alt | ImGuiKey_RightArrow);
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Move what repeats"), screen.page.tree());
    CHECK(screen.find(Role::paragraph, "“Review” comes round again and again. Move only the one on Fri 27 Nov, or all of them?"));
    CHECK_FALSE(screen.core.last("activity.move"));
    REQUIRE(screen.click(Role::button, "Only this one"));
    CHECK_FALSE(screen.find(Role::dialog, "Move what repeats"));
    CHECK(screen.core.last("activity.move")->arguments.rows == std::vector<RowId>{3});
    CHECK(sent("activity.move", "time") == third);
    CHECK(sent("activity.move", "days") == 1);
    CHECK(sent("activity.move", "minutes") == 0);
    CHECK(sent("activity.move", "all") == -1);

    const ui::Node from = *screen.find(Role::link, "Review, repetition"), monday = *screen.find(Role::gridcell, "Mon 23 Nov");
    screen.page.drag(from.box.x + 20, from.box.middle_y(), monday.box.middle_x(), monday.box.bottom() - 8);
    REQUIRE(screen.click(Role::button, "All of them"));
    CHECK(sent("activity.move", "days") == -4);
    CHECK(sent("activity.move", "all") == 1);
    const std::size_t runs = screen.core.runs().size();
    REQUIRE(screen.page.focus(Role::link, "Review, repetition"));
    screen.press(ImGuiMod_Alt | ImGuiKey_DownArrow);
    screen.press(ImGuiKey_Escape);
    CHECK_FALSE(screen.find(Role::dialog, "Move what repeats"));
    CHECK(screen.core.runs().size() == runs);

    // Its menu is about that time alone.
    const auto ask_menu = [&] {
        const ui::Node link = *screen.find(Role::link, "Review, repetition");
        ui::post_event({.kind = ui::Event::Kind::ask_menu, .id = link.id, .x = link.box.x, .y = link.box.y});
        screen.settle();
    };
    ask_menu();
    REQUIRE_MESSAGE(screen.click(Role::menuitem, "Mark as done"), screen.page.tree());
    CHECK(sent("activity.done", "time") == third);
    ask_menu();
    REQUIRE(screen.click(Role::menuitem, "Leave only this time out"));
    CHECK(sent("activity.leave_out", "time") == third);
    // Whose rule is not followed is moved as one thing, as there is one to be seen.
    REQUIRE(screen.page.focus(Role::link, "Odd rule"));
    screen.press(ImGuiMod_Alt | ImGuiKey_RightArrow);
    CHECK(screen.sent("due_on") == today.days + 1);
}

TEST_CASE("campaigns are shown in the calendar before anybody has planned an activity") {
    CalendarScreen screen("#/activities?show=month");
    screen.activities.clear();
    screen.campaigns = {{.id = 9, .name = "Autumn webinar", .from = today, .to = today}};
    WorkspaceAnswer workspace = a_workspace();
    std::erase(workspace.filled, "activity");
    screen.core.answers<WorkspaceState>(workspace);
    screen.core.refresh();
    CHECK_MESSAGE(screen.find(Role::link, "Autumn webinar"), screen.page.tree());
    REQUIRE(screen.click(Role::tab, "List"));
    CHECK(screen.find(Role::heading, "No activities yet"));
    REQUIRE(screen.click(Role::tab, "Week"));
    CHECK(screen.find(Role::link, "Autumn webinar"));
    screen.core.answers<WorkspaceState>(an_empty_workspace());
    screen.core.refresh();
    CHECK(screen.find(Role::heading, "No activities yet"));
}

TEST_CASE("bars of campaigns lie in lines that are free, and only over the days they run") {
    const Date from = date_from({2026, 11, 23});
    const std::vector<DatedCampaign> campaigns{{.id = 1, .from = {from.days - 30}, .to = Date{from.days + 1}}, {.id = 2, .from = {from.days + 1}, .to = {}}, {.id = 3, .from = {from.days + 2}, .to = Date{from.days + 3}},
                                               {.id = 4, .from = {from.days + 7}, .to = Date{from.days + 9}}, {.id = 5, .from = {from.days + 4}, .to = Date{from.days + 2}}};
    const auto bars = ui::bars_over(campaigns, from, 7);
    REQUIRE(bars.size() == 3);          // one is over before it began, one begins next week
    CHECK((bars[0].first == 0 && bars[0].last == 1 && !bars[0].begins && bars[0].ends && bars[0].lane == 0));
    CHECK((bars[1].first == 1 && bars[1].last == 6 && bars[1].begins && !bars[1].ends && bars[1].lane == 1));
    CHECK((bars[2].first == 2 && bars[2].last == 3 && bars[2].begins && bars[2].ends && bars[2].lane == 0));
}

TEST_CASE("campaigns are bars over their days in every picture, open with one click, and can be switched off") {
    CalendarScreen screen("#/activities?show=month", {.width = 1440, .height = 1200});
    screen.campaigns = {{.id = 9, .name = "Autumn webinar", .status = "Active", .owner = "Mara", .from = {today.days - 40}, .to = Date{today.days + 1}},
                        {.id = 10, .name = "Spring fair", .from = {today.days}, .to = {}},
                        {.id = 11, .name = "Third", .from = {today.days}, .to = Date{today.days}}};
    const ui::Node* grid = screen.find(Role::grid, "Nov 2026");
    REQUIRE_MESSAGE(screen.page.find_in(*grid, Role::link, "Autumn webinar"), screen.page.tree());
    CHECK(screen.find(Role::link, "Autumn webinar")->description == "Campaign, 15 Oct – 25 Nov, Active, Mara");
    CHECK(screen.find(Role::link, "Spring fair")->description == "Campaign, Since 24 Nov 2026");
    // Two lines are drawn; the third is counted with what does not fit.
    CHECK_FALSE(screen.find(Role::link, "Third"));
    CHECK(screen.find(Role::button, "1 more"));
    REQUIRE(screen.click(Role::link, "Spring fair"));
    CHECK(screen.shell.navigation().route().subject == ui::RecordRef{"campaign", 10});

    screen.shell.arrive("#/activities?show=week");
    const ui::Node* list = screen.find(Role::list, "Campaigns");
    REQUIRE_MESSAGE(list, screen.page.tree());
    CHECK(screen.page.find_in(*list, Role::link, "Autumn webinar")->box.w < screen.page.find_in(*list, Role::link, "Spring fair")->box.w);
    CHECK_FALSE(screen.page.find_in(*list, Role::link, "Third"));
    REQUIRE(screen.click(Role::button, "All"));
    CHECK(screen.find(Role::link, "Third"));

    const ui::Node* toggle = screen.find(Role::button, "Campaigns");
    REQUIRE(toggle);
    CHECK(toggle->flags.has(ui::Flag::pressed));
    REQUIRE(screen.click(Role::button, "Campaigns"));
    CHECK_FALSE(screen.find(Role::link, "Autumn webinar"));
    CHECK(screen.find(Role::button, "Campaigns")->flags.has(ui::Flag::unpressed));
    const auto* kept = screen.core.last("preference.set");
    REQUIRE(kept);
    CHECK(kept->arguments.find("name")->text_or("") == "view.calendar_campaigns");
    CHECK(kept->arguments.find("value")->text_or("") == "no");
    REQUIRE(screen.click(Role::button, "Campaigns"));
    CHECK(screen.find(Role::link, "Autumn webinar"));
    screen.shell.arrive("#/activities");
    CHECK_FALSE(screen.find(Role::button, "Campaigns"));        // the list has none
}

TEST_CASE("that campaigns are not to be shown is remembered") {
    CalendarScreen screen("#/activities?show=day");
    screen.campaigns = {{.id = 9, .name = "Autumn webinar", .from = today, .to = today}};
    CHECK(screen.find(Role::link, "Autumn webinar"));
    WorkspaceAnswer workspace = a_workspace();
    workspace.preferences = {{"view.calendar_campaigns", "no"}};
    screen.core.answers<WorkspaceState>(workspace);
    screen.core.refresh();
    CHECK_FALSE(screen.find(Role::link, "Autumn webinar"));
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

TEST_CASE("a phone says the campaigns of the chosen day in one line beneath it") {
    CalendarScreen screen("#/activities?show=month", {.width = 412, .height = 915, .touch = true});
    screen.campaigns = {{.id = 9, .name = "Autumn webinar", .from = {today.days - 1}, .to = today}, {.id = 10, .name = "Spring fair", .from = today, .to = {}}};
    const ui::Node* several = screen.find(Role::button, "2 campaigns: Autumn webinar");
    REQUIRE_MESSAGE(several, screen.page.tree());
    CHECK(several->box.h >= 44);
    REQUIRE(screen.click(Role::button, "2 campaigns: Autumn webinar"));
    REQUIRE(screen.click(Role::menuitem, "Spring fair"));
    CHECK(screen.shell.navigation().route().subject == ui::RecordRef{"campaign", 10});
    screen.shell.arrive("#/activities?show=day&day=2026-11-27");
    const ui::Node* one = screen.find(Role::link, "Spring fair");
    REQUIRE_MESSAGE(one, screen.page.tree());
    CHECK(one->href == "#/campaigns/10");
}

}  // namespace tandem::tests
