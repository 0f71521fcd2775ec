// The meeting in front of the room: one item in large type, its clock, and minutes and decisions taken beside it.
#include "tandem/contract/agreement.hpp"
#include "tandem/contract/goals.hpp"
#include "tandem/contract/marketing.hpp"
#include "tandem/contract/pipeline.hpp"
#include "tests/ui/a_meeting.hpp"
#include "ui/input.hpp"
#include "ui/widgets/toast.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

constexpr ui::Headless::Options a_projector{.width = 1920, .height = 1080};
constexpr ui::Headless::Options a_phone{.width = 412, .height = 915, .touch = true};

MeetingAnswer a_long_meeting() {
    MeetingAnswer m = a_meeting();
    m.agenda[1].is_done = false;
    m.agenda.insert(m.agenda.begin(), {.id = 3, .kind = "decision", .title = "Name the warranty in every quote", .evidence = "Ada Byron, due yesterday", .address = "#/meeting", .minutes = 10});
    m.agenda.push_back({.id = 4, .kind = "breach", .title = "Leads handed over: broken promise", .evidence = std::string(300, 'x') + " the end", .address = "#/agreement?promise=leads&week=2026-11-16", .minutes = 1});
    return m;
}

struct Presentation : MeetingScreen {
    explicit Presentation(ui::Headless::Options options = a_projector) : MeetingScreen(a_long_meeting(), options) {
        FeedbackAnswer board;
        for (int i = 0; i < 3; ++i) board.weeks.push_back(Date{week_start(today).days - 7 * (2 - i)});
        board.themes = {{.id = 71, .name = "Battery life", .total = 34, .weeks = {4, 10, 20}}};
        core.answers<FeedbackBoard>(board);
        core.answers<GoalList>(GoalsAnswer{.from = Date{today.days - 54}, .to = Date{today.days + 37}, .has_goals = true, .lines = {{.metric = "accepted_leads", .is_set = true, .target = 750, .actual = 380, .expected = 450}}});
        core.answers<AgreementState>(AgreementAnswer{.versions = {{.id = 81, .starts_on = Date{today.days - 100}}},
                                                     .promises = {{.name = "leads", .team = "marketing", .breaches = 1, .weeks = {{Date{week_start(today).days - 7}, 13, 40, true, true, {}}, {week_start(today), 3, 40, false, false, {}}}}}});
        settle();
        if (options.width < 720) click(Role::button, "More actions"), click(Role::menuitem, "Present");
        else click(Role::button, "Present");
    }
    bool shows(Role role, std::string_view name) { return find(role, name) != nullptr; }
};

}  // namespace

TEST_CASE("presented, one item fills the window in large type with its whole evidence and its figures, on a projector and a phone") {
    for (const auto& options : {a_projector, a_phone}) {
        Presentation screen(options);
        REQUIRE_MESSAGE(screen.shows(Role::region, "Presentation"), screen.page.tree());
        CHECK_MESSAGE(screen.page.all(Role::navigation).empty(), "no side bar");
        CHECK_MESSAGE(screen.find(Role::list, "Agenda") == nullptr, "one item at a time");
        CHECK(screen.shows(Role::text, "1 of 4"));
        CHECK(screen.shows(Role::heading, "Name the warranty in every quote"));
        CHECK(screen.shows(Role::text, "0:00 of 10 min"));
        CHECK(screen.shows(Role::image, "Win rate: Before 5.0% (120 of 2,400), Since 6.3% (150 of 2,400)"));
        CHECK_MESSAGE(screen.shows(Role::paragraph, "+25% could still be chance: 120 of 2,400, then 150 of 2,400, p = 0.060; up, as wanted"), screen.page.tree());
        screen.press(ImGuiKey_RightArrow);
        CHECK(screen.shows(Role::image, "Accepted leads, 1 Oct – 31 Dec: Actual 380, Due by today 450, Target 750"));
        screen.press(ImGuiKey_PageDown);
        CHECK_MESSAGE(screen.shows(Role::image, "Battery life, pieces of feedback a week: 9 Nov 4, 16 Nov 10, 23 Nov 20"), screen.page.tree());
        screen.press(ImGuiKey_DownArrow);
        CHECK(screen.shows(Role::text, "4 of 4"));
        CHECK(screen.shows(Role::paragraph, std::string(300, 'x') + " the end"));
        CHECK(screen.shows(Role::image, "Leads handed over, of those promised: 16 Nov 13 of 40, 23 Nov 3 of 40"));
        screen.press(ImGuiKey_LeftArrow);
        CHECK(screen.shows(Role::text, "3 of 4"));
        screen.press(ImGuiKey_Escape);
        CHECK_FALSE(screen.shows(Role::region, "Presentation"));
        CHECK(screen.shows(Role::heading, "Agenda"));
    }
}

TEST_CASE("presented, a campaign shows its weeks, stuck deals how long they stand, and a decision the measure of its own record") {
    MeetingAnswer meeting = a_meeting();
    meeting.agenda = {{.id = 5, .kind = "campaign", .title = "Autumn: more leads", .evidence = "0 leads, then 12", .address = "#/campaigns/12"},
                      {.id = 6, .kind = "deals", .title = "2 deals stand still", .evidence = "Largest: Solar roof", .address = "#/pipeline"},
                      {.id = 7, .kind = "decision", .title = "Ask twice", .evidence = "", .address = "#/meeting?decision=42"}};
    const MeasureComparison measure{.unit = MeasureUnit::money_a_week, .before = {.cases = 8, .days = 28, .amount = {800'000}, .value = 200'000, .low = 61'400, .high = 338'600}, .after = {.cases = 8, .days = 14, .amount = {2'400'000}, .value = 1'200'000, .low = 368'400, .high = 2'031'600},
                                    .verdict = ComparisonVerdict::likely_real, .lift = 5, .p = 0.02};
    meeting.open = {{.id = 41, .text = "Ask twice", .figure = "won_deals", .measure = MeasureComparison{}}, {.id = 42, .text = "Ask twice", .figure = "won_value", .measure = measure}};
    meeting.open.push_back({.id = 43, .text = "Since today", .figure = "leads", .measure = MeasureComparison{.before = {.cases = 18, .days = 28, .value = 4.5, .low = 2.8, .high = 7.1}}});
    MeetingScreen screen(meeting, a_projector);
    CampaignWeeks asked;
    screen.core.answers<CampaignWeeks>([&](const CampaignWeeks& q) {
        asked = q;
        return CampaignWeeksAnswer{.weeks = {{.week = Date{week_start(today).days - 7}, .leads = 0}, {.week = week_start(today), .leads = 12}}};
    });
    screen.core.answers<BoardCards>([](const BoardCards& q) {
        CHECK(q.stale_only);
        CHECK(q.largest_first);
        return CardsAnswer{.total = 1, .cards = {{.id = 9, .title = "Solar roof", .amount = Money{4'800'000}, .days_in_stage = 61}}};
    });
    // On the page itself the card says the same, and its cases open.
    const ui::Node* list = screen.find(Role::list, "Back from earlier meetings");
    REQUIRE(list);
    CHECK_MESSAGE(screen.find(Role::paragraph, "+500% is unlikely to be chance: €2,000, then €12,000, p = 0.020; up, as wanted"), screen.page.tree());
    CHECK(screen.find(Role::paragraph, "Nothing to compare yet"));
    CHECK(screen.find(Role::paragraph, "4.5 before; no whole week has passed since"));
    CHECK(screen.find(Role::button, "Before, cases: 8"));
    REQUIRE(screen.click(Role::button, "Present"));
    const auto shows = [&](std::string_view name) { return screen.find(Role::image, name) != nullptr; };
    CHECK_MESSAGE(shows("Leads a week: 16 Nov 0, 23 Nov 12"), screen.page.tree());
    CHECK(asked.campaign == 12);
    screen.press(ImGuiKey_RightArrow);
    CHECK_MESSAGE(shows("Days in their stage, the largest deals first: Solar roof, €48K 61 days"), screen.page.tree());
    screen.press(ImGuiKey_RightArrow);
    CHECK_MESSAGE(shows("Revenue a week: Before €2,000, Since €12,000"), screen.page.tree());
}

TEST_CASE("what was spoken of is ticked, going back or leafing through ticks nothing, and Finish ends with the last item") {
    Presentation screen;
    Instant now = instant_at(today, 10 * 60);
    const auto speak = [&] { screen.settle(), screen.shell.set_device({.now = {now.ms += 30'000}}), screen.settle(); };
    speak();
    screen.press(ImGuiKey_RightArrow);
    screen.press(ImGuiKey_RightArrow);
    CHECK(screen.rows_of("record.update") == std::vector<RowId>{3});
    screen.press(ImGuiKey_LeftArrow);
    screen.press(ImGuiKey_LeftArrow);
    CHECK(screen.rows_of("record.update") == std::vector<RowId>{3});
    REQUIRE(screen.click(Role::button, "Next"));
    speak();
    screen.press(ImGuiKey_Space);                   // of the button that has the focus
    CHECK(screen.shows(Role::text, "3 of 4"));
    CHECK(screen.rows_of("record.update") == std::vector<RowId>{1});
    screen.press(ImGuiKey_End);
    CHECK(screen.shows(Role::text, "4 of 4"));
    REQUIRE(screen.click(Role::button, "Finish"));
    CHECK(screen.rows_of("record.update") == std::vector<RowId>{4});
    CHECK_FALSE(screen.shows(Role::region, "Presentation"));
}

TEST_CASE("a tap at the right goes on, at the left back, and a swipe does, too") {
    Presentation screen(a_phone);
    REQUIRE(screen.shows(Role::text, "1 of 4"));
    const auto drag = [&](float from, float to) { screen.page.drag(from, 600, to, 604, 4), screen.settle(); };
    drag(300, 302);
    CHECK(screen.shows(Role::text, "2 of 4"));
    drag(300, 100);
    CHECK(screen.shows(Role::text, "3 of 4"));
    drag(100, 300);
    CHECK(screen.shows(Role::text, "2 of 4"));
    drag(40, 40);
    CHECK(screen.shows(Role::text, "1 of 4"));
    screen.page.drag(200, 300, 210, 600, 4), screen.settle();
    CHECK_MESSAGE(screen.shows(Role::text, "1 of 4"), "that was no swipe to a side");
}

TEST_CASE("the clock tells the time of the item and of all, and says when it is up") {
    Presentation screen;
    const auto later = [&](int seconds) { screen.shell.set_device({.now = Instant{instant_at(today, 10 * 60).ms + seconds * 1000}}), screen.page.frame(), screen.settle(); };
    later(65);
    CHECK_MESSAGE(screen.shows(Role::text, "1:05 of 10 min"), screen.page.tree());
    CHECK(screen.shows(Role::text, "1:05 of 23 min in all"));
    screen.press(ImGuiKey_RightArrow);
    later(65 + 360);
    CHECK(screen.shows(Role::text, "Time is up: 6:00 of 5 min"));
    CHECK(screen.shows(Role::text, "7:05 of 23 min in all"));
    screen.press(ImGuiKey_LeftArrow);
    CHECK_MESSAGE(screen.shows(Role::text, "1:05 of 10 min"), "an item goes on where it was left");
}

TEST_CASE("minutes are taken and decisions made in front of the room, by button and by key") {
    for (const auto& options : {a_projector, a_phone}) {
        Presentation screen(options);
        CHECK_FALSE(screen.shows(Role::region, "Notes"));
        screen.press(ImGuiKey_M);
        REQUIRE_MESSAGE(screen.shows(Role::region, "Notes"), screen.page.tree());
        REQUIRE(screen.find(Role::textarea, "Minutes"));
        CHECK(screen.find(Role::textarea, "Minutes")->value == "All well");
        REQUIRE(screen.fill(Role::textarea, "Minutes", "Tom calls the fair"));
        screen.page.focus(Role::button, "Next"), screen.settle();
        const auto* saved = screen.core.last("record.update");
        REQUIRE(saved);
        CHECK(saved->arguments.entity == "meeting");
        CHECK(saved->arguments.find("minutes")->text_or("") == "Tom calls the fair");
        screen.press(ImGuiKey_D);
        REQUIRE_MESSAGE(screen.shows(Role::dialog, "Add decision"), screen.page.tree());
        REQUIRE(screen.fill(Role::textarea, "What was decided", "Ask twice"));
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        REQUIRE(screen.core.last("decision.add"));
        CHECK(screen.core.last("decision.add")->arguments.find("meeting")->integer_or(0) == 500);
        CHECK_FALSE(screen.shows(Role::dialog, "Add decision"));
        REQUIRE(screen.click(Role::button, "Minutes"));
        CHECK_FALSE(screen.shows(Role::region, "Notes"));
        // What was decided comes up by itself.
        MeetingAnswer then = a_long_meeting();
        then.decided = {{.id = 44, .text = "Ask twice", .owner = "Ada Byron", .due_on = Date{today.days + 7}}};
        screen.core.answers<MeetingPage>(then), screen.core.refresh(), screen.settle();
        REQUIRE_MESSAGE(screen.shows(Role::listitem, "Ask twice"), screen.page.tree());
        CHECK(screen.shows(Role::text, "Ada Byron · due in 7 days"));
        CHECK_MESSAGE(screen.shows(Role::text, "1 of 4"), "nothing was turned meanwhile");
    }
}

TEST_CASE("Escape leaves the minutes with what was typed, and then the presentation") {
    Presentation screen;
    REQUIRE(screen.click(Role::button, "Minutes"));
    REQUIRE(screen.fill(Role::textarea, "Minutes", "Half a sent"));
    screen.press(ImGuiKey_Escape);
    CHECK(screen.shows(Role::region, "Presentation"));
    REQUIRE(screen.core.last("record.update"));
    CHECK(screen.core.last("record.update")->arguments.find("minutes")->text_or("") == "Half a sent");
    // On a slow machine the last letters and the key come in one frame.
    REQUIRE(screen.page.focus(Role::textarea, "Minutes"));
    const ui::Node* field = screen.find(Role::textarea, "Minutes");
    ui::post_event({.kind = ui::Event::Kind::edit, .id = field->id, .number = static_cast<int>(field->sequence) + 1, .text = "Half a sentence"});
    ui::post_event({.kind = ui::Event::Kind::commit, .id = field->id, .number = 2});
    screen.settle();
    CHECK(screen.core.last("record.update")->arguments.find("minutes")->text_or("") == "Half a sentence");
    screen.press(ImGuiKey_Escape);
    CHECK_FALSE(screen.shows(Role::region, "Presentation"));
}

TEST_CASE("toasts wait until the presentation is over") {
    Presentation screen;
    ui::show_toast({.text = "Something happened", .seconds = 0, .key = "test"});
    CHECK_FALSE(screen.shows(Role::text, "Something happened"));
    screen.press(ImGuiKey_Escape);
    CHECK(screen.shows(Role::text, "Something happened"));
    ui::drop_toast("test");
}

}  // namespace tandem::tests
