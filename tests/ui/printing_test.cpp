// Documents of what is shown: on paper and in mails, with every word as it is.
#include <algorithm>

#include "tandem/contract/goals.hpp"
#include "tandem/contract/home.hpp"
#include "tandem/contract/meetings.hpp"
#include "tandem/contract/timeline.hpp"
#include "tests/ui/screen.hpp"
#include "ui/document.hpp"
#include "ui/views/meeting_document.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

const ui::HostCall* last(const Screen& screen, std::string_view type) {
    const ui::HostCall* found = nullptr;
    for (const ui::HostCall& call : screen.page.host_calls()) if (call.type == type) found = &call;
    return found;
}

MeetingAnswer a_meeting() {
    return {.exists = true, .id = 500, .held_on = today, .minutes = "All well",
            .agenda = {{.id = 1, .kind = "goal", .title = "Accepted leads", .evidence = "380 of 750", .address = "#/goals", .minutes = 10, .is_done = true}},
            .decided = {{.id = 31, .text = "Name the warranty", .owner = "Ada Byron", .decided_on = today, .due_on = Date{today.days + 7}}}};
}

} // namespace

TEST_CASE("a document reaches the page as JSON, whatever its words are") {
    const ui::Document document{.title = "\"A\" \\ <b>", .subtitle = {}, .sections = {{.heading = "Empty"}, {.heading = "Facts", .facts = {{"Name", "Line\none"}}}, {.rows = {{"1", "2"}}}}};
    CHECK(ui::json_of(document) == R"({"title":"\"A\" \\ <b>","subtitle":"","sections":[{"heading":"Facts","paragraphs":[],"facts":[["Name","Line\u000aone"]],"items":[],"isNumbered":false,"columns":[],"rows":[]},)"
                                   R"({"heading":"","paragraphs":[],"facts":[],"items":[],"isNumbered":false,"columns":[],"rows":[["1","2"]]}]})");
}

TEST_CASE("a meeting as a mail has a subject, and every decision its owner and date") {
    const std::string mail = ui::mail_of(ui::document_of_meeting(ui::Format{}, a_meeting()));
    CHECK(mail.starts_with("Subject: Meeting of 24 Nov 2026\n\nAgenda\n------\n1. Accepted leads (10 min, discussed)\n   380 of 750\n\nMinutes\n"));
    CHECK(mail.contains("\nDecided\n-------\n* Name the warranty\n   Ada Byron, due 1 Dec 2026\n"));
    CHECK_FALSE(mail.contains("Still open"));
}

TEST_CASE("in a mail every line of a detail stands under its item") {
    const ui::Document document{.title = "T", .subtitle = {}, .sections = {{.heading = "Für alle", .items = {{"Ask twice", "Ada Byron\nWin rate: 1 of 2"}}}}};
    CHECK(ui::mail_of(document) == "Subject: T\n\nFür alle\n--------\n* Ask twice\n   Ada Byron\n   Win rate: 1 of 2\n");
    CHECK(ui::markdown_of(document) == "# T\n\n## Für alle\n\n- Ask twice\n  Ada Byron\n  Win rate: 1 of 2\n");
}

TEST_CASE("the meeting is copied as a mail and printed, by button and by Ctrl+P") {
    Screen screen("#/meeting");
    screen.core.answers<MeetingPage>(a_meeting());
    REQUIRE_MESSAGE(screen.click(Role::button, "Copy as mail"), screen.page.tree());
    REQUIRE(last(screen, "copy"));
    CHECK(last(screen, "copy")->text.starts_with("Subject: Meeting of 24 Nov 2026"));
    REQUIRE(screen.click(Role::button, "Print…"));
    REQUIRE(last(screen, "print"));
    CHECK(last(screen, "print")->text.contains(R"(["Name the warranty","Ada Byron, due 1 Dec 2026"])"));
    const auto prints = [&] { return std::ranges::count(screen.page.host_calls(), "print", &ui::HostCall::type); };
    CHECK(prints() == 1);
    screen.press(ImGuiMod_Ctrl | ImGuiKey_P);
    CHECK(prints() == 2);
}

TEST_CASE("the goals are printed as a table") {
    Screen screen("#/goals");
    screen.core.answers<GoalList>(GoalsAnswer{.from = today, .to = Date{today.days + 30}, .quarter_from = today, .quarter_to = Date{today.days + 90}, .has_goals = true,
                                              .lines = {{.metric = "revenue", .is_set = true, .target = 1'000'000, .actual = 500'000}}});
    screen.settle();
    screen.press(ImGuiMod_Ctrl | ImGuiKey_P);
    REQUIRE(last(screen, "print"));
    CHECK(last(screen, "print")->text.contains(R"("columns":["Goal","Team","Actual","Target","Gap","Owner"])"));
    CHECK(last(screen, "print")->text.contains("Revenue"));
    CHECK(last(screen, "print")->text.contains(R"("Sales")"));
}

TEST_CASE("Ctrl+P beside a list prints the record with its fields, relations and timeline") {
    Screen screen("#/contacts/41");
    const Catalog catalog;
    const Entity& contact = catalog.entity("contact");
    RecordAnswer answer{.exists = true, .is_live = true, .title = "Ida Kramer", .subtitle = "Buyer", .cells = std::vector<Cell>(contact.fields.size())};
    answer.cells[contact.index("city")].value = Value{"Bremen"};
    answer.related = {{.label = "Deals", .entity = "deal", .field = "contact", .total = 25, .rows = {{.id = 9, .title = "Roof", .subtitle = "Open"}}}};
    screen.core.answers<RecordDetail>(answer);
    screen.core.answers<Timeline>(TimelineAnswer{1, {{.at = instant_at(today), .kind = TimelineKind::touch, .what = "click", .team = "marketing", .title = "Clicked an ad", .detail = "Page 1", .by = "", .entity = "touch", .row = 5}}});
    screen.settle();
    screen.press(ImGuiMod_Ctrl | ImGuiKey_P);
    REQUIRE_MESSAGE(last(screen, "print"), screen.page.tree());
    const std::string& text = last(screen, "print")->text;
    CHECK(text.starts_with(R"({"title":"Ida Kramer")"));
    CHECK(text.contains(R"(["City","Bremen"])"));
    CHECK(text.contains(R"(["Roof","Open"],["and 24 more",""])"));
    CHECK(text.contains(R"("Marketing","Clicked an ad\u000aPage 1","")"));
    screen.click(Role::button, "More actions");
    REQUIRE(screen.click(Role::menuitem, "Print…"));
    CHECK(std::ranges::count(screen.page.host_calls(), "print", &ui::HostCall::type) == 2);
}

TEST_CASE("any other page is printed as it reads: its figures and headings, without its buttons") {
    Screen screen("#/home");
    screen.core.answers<Home>(HomeAnswer{.this_quarter = {.leads = 2400, .open_pipeline = {120'000'000}}});
    screen.settle();
    screen.press(ImGuiMod_Ctrl | ImGuiKey_P);
    REQUIRE(last(screen, "print"));
    const std::string& text = last(screen, "print")->text;
    CHECK(text.starts_with(R"({"title":"Home")"));
    CHECK(text.contains(R"(["New leads","2,400)"));
    CHECK(text.contains(R"("heading":"Stale deals")"));
    CHECK_FALSE(text.contains("Undo"));
}

} // namespace tandem::tests
