// The weekly meeting: begun from the data, reordered and ticked, decisions with the figure they are meant to move, presented.
#include "tandem/contract/agreement.hpp"
#include "tandem/contract/figure_records.hpp"
#include "tandem/contract/goals.hpp"
#include "tandem/contract/marketing.hpp"
#include "tandem/contract/meetings.hpp"
#include "tandem/contract/pipeline.hpp"
#include "tests/ui/screen.hpp"
#include "ui/input.hpp"
#include "ui/widgets/toast.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

MeetingAnswer a_meeting() {
    MeetingAnswer m{.exists = true, .id = 500, .held_on = today, .minutes = "All well"};
    m.agenda = {{.id = 1, .kind = "goal", .title = "Accepted leads", .evidence = "380 of 750, 12 a week short", .address = "#/goals"},
                {.id = 2, .kind = "theme", .title = "Battery life", .evidence = "Heard 4, 10, 20 times a week", .address = "#/feedback?theme=71", .minutes = 7, .is_done = true}};
    m.open = {{.id = 31, .text = "Name the warranty in every quote", .owner = "Ada Byron", .decided_on = Date{today.days - 20}, .due_on = Date{today.days - 1}, .figure = "win_rate", .is_due = true,
               .comparison = {.before = {120, 2400, 0.04, 0.06}, .after = {150, 2400, 0.05, 0.07}, .verdict = ComparisonVerdict::could_be_chance, .difference = 0.0125, .lift = 0.25, .p = 0.060195}}};
    m.closed = {{.id = 32, .text = "Say when it is delivered", .result = "Nobody asks any more", .decided_on = Date{today.days - 60}, .closed_on = Date{today.days - 20}}};
    m.meetings = {{500, today}, {400, Date{today.days - 7}}};
    return m;
}

struct MeetingScreen : Screen {
    explicit MeetingScreen(MeetingAnswer answer = a_meeting(), ui::Headless::Options options = {}) : Screen("#/meeting", options) {
        core.answers<MeetingPage>([this, answer](const MeetingPage& q) { asked = q.meeting; return answer; });
        core.answers<RecordChoices>(ChoicesAnswer{});
        for (const char* command : {"record.update", "agenda.move", "agenda.add", "decision.add", "decision.close", "meeting.start", "meeting.export"})
            core.on(command, [](const Arguments&) { return CommandResult{.ok = true, .message = "Done", .can_undo = true}; });
    }
    RowId asked = 0;
};

}  // namespace

TEST_CASE("before it begins the page shows what it would speak of, and begins it") {
    MeetingAnswer none = a_meeting();
    none.exists = false;
    for (AgendaLine& line : none.agenda) line.id = 0;
    MeetingScreen screen(none);
    CHECK(screen.find(Role::heading, "What a meeting today would speak of"));
    CHECK_FALSE(screen.find(Role::checkbox, "Accepted leads"));
    REQUIRE(screen.click(Role::button, "Begin meeting"));
    CHECK(screen.core.last("meeting.start"));
}

TEST_CASE("an empty agenda says that goals are on pace only where there are some") {
    MeetingScreen screen(MeetingAnswer{.held_on = today});
    const auto has_goals = [&](bool has) { screen.core.answers<GoalList>(GoalsAnswer{.has_goals = has}), screen.core.refresh(), screen.settle(); };
    has_goals(false);
    CHECK_MESSAGE(screen.find(Role::text, "No goal is set for this quarter, no theme rises, no deal stands still, no decision is open"), screen.page.tree());
    has_goals(true);
    CHECK(screen.find(Role::text, "Goals are on pace, no theme rises, no deal stands still, no decision is open"));
}

TEST_CASE("items are ticked, moved, timed and added") {
    MeetingScreen screen;
    REQUIRE_MESSAGE(screen.click(Role::checkbox, "Accepted leads"), screen.page.tree());
    CHECK(screen.core.last("record.update")->arguments.find("is_done")->integer_or(0) == 1);
    REQUIRE(screen.click(Role::button, "Move Accepted leads down"));
    CHECK(screen.core.last("agenda.move")->arguments.find("by")->integer_or(0) == 1);
    CHECK(screen.find(Role::button, "Move Accepted leads up")->flags.has(ui::Flag::disabled));
    REQUIRE(screen.page.choose("Minutes for Battery life", "15 min"));
    screen.settle();
    CHECK(screen.core.last("record.update")->arguments.find("minutes")->integer_or(0) == 15);
    REQUIRE(screen.fill(Role::textbox, "New topic", "The fair"));
    REQUIRE(screen.click(Role::button, "Add topic"));
    CHECK(screen.core.last("agenda.add")->arguments.find("title")->text_or("") == "The fair");
    CHECK(screen.find(Role::link, "380 of 750, 12 a week short"));
}

TEST_CASE("a decision comes back with its figure and says whether the change is more than chance") {
    MeetingScreen screen;
    const ui::Node* list = screen.find(Role::list, "Back from earlier meetings");
    REQUIRE(list);
    const ui::Node* item = screen.page.find_in(*list, Role::listitem, "Name the warranty in every quote");
    REQUIRE(item);
    CHECK(screen.page.find_in(*item, Role::paragraph, "+25% could still be chance: 120 of 2,400, then 150 of 2,400, p = 0.060; up, as wanted"));
    CHECK(screen.page.find_in(*item, Role::text, "Ada Byron · due yesterday"));
    CHECK(screen.find(Role::list, "Closed"));
    REQUIRE(screen.click(Role::button, "Close…"));
    REQUIRE(screen.find(Role::dialog, "Close decision"));
    CHECK(screen.find(Role::button, "Close decision")->flags.has(ui::Flag::disabled));
    screen.fill(Role::textarea, "What came of it", "It helped");
    REQUIRE(screen.click(Role::button, "Close decision"));
    CHECK(screen.core.last("decision.close")->arguments.rows == std::vector<RowId>{31});
    CHECK(screen.core.last("decision.close")->arguments.find("result")->text_or("") == "It helped");
}

TEST_CASE("the figure of a decision says whether it went the wanted way, and no surer than its interval") {
    MeetingAnswer meeting = a_meeting();
    const RateComparison rise{.before = {13, 71, 0.11, 0.29}, .after = {11, 29, 0.23, 0.56}, .verdict = ComparisonVerdict::likely_real, .difference = 0.196, .difference_low = -0.002, .difference_high = 0.394, .lift = 1.07, .p = 0.037, .is_borderline = true};
    meeting.open = {{.id = 31, .text = "Ten years in writing", .figure = "theme_share", .theme = "Battery life", .comparison = rise},
                    {.id = 33, .text = "Call within a day", .figure = "win_rate", .comparison = rise},
                    {.id = 34, .text = "Say the price", .figure = "theme_share", .theme = "Price",
                     .comparison = {.before = {150, 400, 0.33, 0.42}, .after = {60, 400, 0.12, 0.19}, .verdict = ComparisonVerdict::likely_real, .difference = -0.225, .difference_low = -0.28, .difference_high = -0.16, .lift = -0.6, .p = 0.0001}}};
    MeetingScreen screen(meeting);
    const auto says = [&](std::string_view decision, std::string_view words) {
        const ui::Node* item = screen.find(Role::listitem, decision);
        REQUIRE_MESSAGE(item, screen.page.tree());
        return screen.page.find_in(*item, Role::paragraph, words) != nullptr;
    };
    CHECK(says("Ten years in writing", "+107% is borderline, on the edge of chance: 13 of 71, then 11 of 29, p = 0.037; more is said, not less as wanted"));
    CHECK(says("Call within a day", "+107% is borderline, on the edge of chance: 13 of 71, then 11 of 29, p = 0.037; up, as wanted"));
    CHECK(says("Say the price", "−60% is unlikely to be chance: 150 of 400, then 60 of 400, p < 0.001; less is said, as wanted"));
}

TEST_CASE("a decision is noted with its figure; the share of a theme needs the theme") {
    MeetingScreen screen;
    REQUIRE(screen.click(Role::button, "Add decision"));
    screen.fill(Role::textarea, "What was decided", "Ten years in writing");
    REQUIRE(screen.page.choose("Meant to move", "Share of feedback about a theme, to lower"));
    CHECK(screen.find(Role::button, "Save decision")->flags.has(ui::Flag::disabled));
    REQUIRE(screen.page.choose("Meant to move", "Win rate"));
    REQUIRE(screen.click(Role::button, "Save decision"));
    const auto* run = screen.core.last("decision.add");
    REQUIRE(run);
    CHECK(run->arguments.find("text")->text_or("") == "Ten years in writing");
    CHECK(run->arguments.find("figure")->text_or("") == "win_rate");
    CHECK(run->arguments.find("meeting")->integer_or(0) == 500);
}

TEST_CASE("a decision about an item of the agenda proposes the figure that the item is about") {
    struct Item { std::string_view title, address, figure, theme, campaign; };
    constexpr Item items[] = {{"Battery life", "#/feedback?theme=71", "theme_share", "71", ""}, {"Accepted leads", "#/goals?metric=accepted_leads", "accepted_leads", "", ""}, {"Revenue", "#/goals?metric=revenue", "won_value", "", ""},
                              {"Replied in time", "#/agreement?promise=replied&week=2026-11-16", "first_replies", "", ""}, {"Spring: fewer leads", "#/campaigns/12", "leads", "", "12"}, {"20 deals stand still", "#/pipeline", "", "", ""}};
    MeetingAnswer meeting = a_meeting();
    meeting.agenda.clear();
    for (const Item& each : items) meeting.agenda.push_back({.id = static_cast<RowId>(meeting.agenda.size() + 1), .kind = "goal", .title = std::string(each.title), .evidence = {}, .address = std::string(each.address)});
    for (const auto& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}})
        for (const Item& each : items) {
            MeetingScreen screen(meeting, options);
            REQUIRE_MESSAGE(screen.click(Role::button, "Decide about " + std::string(each.title)), screen.page.tree());
            screen.fill(Role::textarea, "What was decided", "We change it");
            screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
            const auto* run = screen.core.last("decision.add");
            REQUIRE_MESSAGE(run, screen.page.tree());
            const auto given = [&](std::string_view name) { const Value* value = run->arguments.find(name); return !value ? std::string() : value->integer() ? to_text(*value->integer()) : std::string(value->text_or("")); };
            CHECK(given("figure") == each.figure);
            CHECK(given("theme") == each.theme);
            CHECK(given("campaign") == each.campaign);
            CHECK(given("meeting") == "500");
        }
}

TEST_CASE("a new decision is the writer's and due in a week; a figure can be of one campaign, first replies are of all") {
    MeetingScreen screen;
    REQUIRE(screen.click(Role::button, "Add decision"));
    screen.fill(Role::textarea, "What was decided", "Answer within an hour");
    REQUIRE(screen.page.choose("Meant to move", "Leads that became customers"));
    CHECK_MESSAGE(screen.find(Role::combobox, "Campaign"), screen.page.tree());
    REQUIRE(screen.page.choose("Meant to move", "First replies in time"));
    CHECK_FALSE(screen.find(Role::combobox, "Campaign"));
    screen.fill(Role::textbox, "Due on", "");
    CHECK_MESSAGE(screen.find(Role::button, "Save decision")->flags.has(ui::Flag::disabled), "nobody would ask for it");
    screen.fill(Role::textbox, "Due on", "in 7 days");
    REQUIRE(screen.click(Role::button, "Save decision"));
    const auto* run = screen.core.last("decision.add");
    REQUIRE(run);
    CHECK(run->arguments.find("owner")->integer_or(0) == 7);
    CHECK(run->arguments.find("due_on")->integer_or(0) == today.days + 7);
    CHECK(run->arguments.find("figure")->text_or("") == "first_replies");
    CHECK_FALSE(run->arguments.find("campaign"));
}

TEST_CASE("the cases of a decision's figure open, of both spans of days") {
    MeetingAnswer meeting = a_meeting();
    meeting.open = {{.id = 33, .text = "Call within a day", .figure = "win_rate", .campaign = "Fair", .campaign_row = 12, .before_from = Date{today.days - 40}, .before_to = Date{today.days - 13}, .since_from = Date{today.days - 12}, .since_to = today,
                     .comparison = {.before = {13, 71, 0.11, 0.29}, .after = {11, 29, 0.23, 0.56}, .verdict = ComparisonVerdict::could_be_chance, .difference = 0.196, .lift = 1.07, .p = 0.07}}};
    MeetingScreen screen(meeting);
    RateRecords asked;
    screen.core.answers<RateRecords>([&](const RateRecords& q) { asked = q; return RecordsBehindAnswer{.total = 13}; });
    CHECK_MESSAGE(screen.find(Role::text, "Win rate of Fair, four weeks before and since"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Before, cases: 13"));
    CHECK(asked.figure == "win_rate");
    CHECK(asked.campaign == 12);
    CHECK(asked.hits_only);
    CHECK(asked.to == Date{today.days - 13});
    REQUIRE(screen.click(Role::button, "Close"));
    REQUIRE(screen.click(Role::button, "After, base: 29"));
    CHECK_FALSE(asked.hits_only);
    CHECK(asked.from == Date{today.days - 12});
}

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

TEST_CASE("another meeting is shown by its day") {
    MeetingScreen screen;
    screen.settle();
    REQUIRE(screen.page.choose("Meeting of", "Tue 17 Nov"));
    screen.settle();
    CHECK(screen.asked == 400);
}

}  // namespace tandem::tests
