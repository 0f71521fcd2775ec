// The inbox of hand-offs: what waits, each answer by button and by key, to whom it goes.
#include "tandem/contract/hand_offs.hpp"

#include "tandem/contract/people.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/contract/timeline.hpp"
#include "tandem/model/catalog.hpp"
#include "tandem/model/touch.hpp"
#include "tests/ui/screen.hpp"
#include "ui/opener_words.hpp"
#include "ui/keyboard.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

constexpr ui::Headless::Options a_phone{.width = 390, .height = 844, .touch = true};

WorkspaceAnswer a_workspace_with_hand_offs() {
    WorkspaceAnswer w = a_workspace();
    w.filled.push_back("hand_off");
    return w;
}

HandOffsAnswer some_hand_offs() {
    const Instant now = instant_at(today, 10 * 60);
    HandOffsAnswer a{.open = 3, .late = 1, .waiting = 1, .answered = 2};
    a.rows = {{.id = 501, .contact = 41, .name = "Ida Kramer", .about = "Head of energy · Solaris Ltd", .reason = "Asked for a demo", .campaign = "Autumn webinar", .owner = "Ada Byron", .state = "open",
               .since = Instant{now.ms - 7'200'000}, .age_minutes = 120, .answer_by = Instant{now.ms - 3'600'000}, .opener = {.kind = "download", .campaign = "Autumn webinar", .detail = "Price list"}},
              {.id = 502, .contact = 42, .name = "Bo Lind", .owner = "Ada Byron", .state = "open", .since = Instant{now.ms - 600'000}, .age_minutes = 10, .answer_by = Instant{now.ms + 3'000'000}},
              {.id = 503, .contact = 43, .name = "Cy Moor", .state = "recycled", .is_back = true, .since = Instant{now.ms - 600'000}, .age_minutes = 10, .answer_by = Instant{now.ms + 3'000'000}, .recycle_on = today}};
    return a;
}

struct InboxScreen : Screen {
    explicit InboxScreen(ui::Headless::Options options = {}) : Screen("#/hand-offs", options) {
        core.answers<WorkspaceState>(a_workspace_with_hand_offs());
        core.answers<HandOffInbox>([](const HandOffInbox& q) {
            HandOffsAnswer a = some_hand_offs();
            if (q.group != "open") a.rows.clear();
            return a;
        });
        core.answers<PeopleList>({{{.id = 7, .name = "Ada Byron"}, {.id = 8, .name = "Tom Hall"}, {.id = 9, .name = "Di Nunez", .left_on = Date{today.days - 3}}}});
        core.answers<RecordChoices>(ChoicesAnswer{{{.id = 60, .title = "Zoe Quinn", .subtitle = "Buyer"}}});
    }
    // What the core says once Ida Kramer's is answered.
    void answer_the_first() {
        core.answers<HandOffInbox>([](const HandOffInbox&) {
            HandOffsAnswer a = some_hand_offs();
            a.rows.erase(a.rows.begin());
            return a;
        });
    }
};

}  // namespace

TEST_CASE("J goes from nowhere to the first row, and the list stays the same thing for the page when the answers to several come up above it") {
    InboxScreen screen;
    screen.settle();
    screen.press(ImGuiKey_J);
    const ui::NodeId list = screen.find(Role::list, "Hand-offs")->id, row = screen.find(Role::listitem, "Ida Kramer")->id;
    CHECK(ui::focused() == row);
    screen.press(ImGuiKey_X);
    REQUIRE(screen.find(Role::toolbar, "Answer several"));
    CHECK(screen.find(Role::list, "Hand-offs")->id == list);
    CHECK(ui::focused() == row);
    screen.press(ImGuiKey_J);
    CHECK(ui::focused() == screen.find(Role::listitem, "Bo Lind")->id);
}

TEST_CASE("on a phone every tab can be chosen, also those that do not fit beside the title") {
    InboxScreen screen(a_phone);
    screen.settle();
    CHECK_MESSAGE(screen.page.all(Role::tab).empty(), screen.page.tree());
    REQUIRE_MESSAGE(screen.page.choose("Views", "Answered · 2"), screen.page.tree());
    screen.settle();
    CHECK_MESSAGE(screen.page.tree().contains("Answers stand here with their reasons"), screen.page.tree());
}

TEST_CASE("an answered hand-off does not offer the answer that it has") {
    InboxScreen screen;
    const Catalog catalog;
    const auto offers = [&](std::string_view state, std::string_view button) {
        RecordAnswer record{.exists = true, .is_live = true, .title = "Ida Kramer"};
        record.cells.resize(catalog.entity("hand_off").fields.size());
        record.cells[catalog.entity("hand_off").index("state")].value = Value{state};
        screen.core.answers<RecordDetail>(record);
        screen.shell.arrive(ui::record_href("hand_off", 501)), screen.core.refresh(), screen.settle();
        const ui::Node* panel = screen.find(Role::complementary, "Ida Kramer");
        if (!panel) panel = screen.find(Role::dialog, "Ida Kramer");
        REQUIRE_MESSAGE(panel, screen.page.tree());
        return screen.page.find_in(*panel, Role::button, button) != nullptr;
    };
    CHECK(offers("open", "Accept"));
    CHECK(offers("open", "Reject…"));
    CHECK_FALSE(offers("accepted", "Accept"));
    CHECK(offers("accepted", "Reject…"));
    CHECK(offers("rejected", "Accept"));
    CHECK_FALSE(offers("rejected", "Reject…"));
}

TEST_CASE("the inbox tells since when each waits, which are late and which are back, also on a phone") {
    for (const auto& options : {ui::Headless::Options{}, a_phone}) {
        InboxScreen screen(options);
        CHECK_MESSAGE(screen.find(Role::listitem, "Ida Kramer"), screen.page.tree());
        CHECK(screen.find(Role::text, "Late, waits 2 h"));
        CHECK(screen.find(Role::text, "Waits 10 min"));
        CHECK(screen.find(Role::text, "Back"));
        CHECK(screen.page.tree().contains("Begin with: ask what they looked for in “Price list”, which they downloaded · Autumn webinar"));
        const ui::Node* late = screen.find(Role::group, "Late");
        REQUIRE(late);
        CHECK(late->value == "1");
        CHECK(screen.find(Role::link, "Ida Kramer")->href == "#/contacts/41");
    }
}

TEST_CASE("each answer is one button; a rejection needs its reason, a recycling its day") {
    for (const auto& options : {ui::Headless::Options{}, a_phone}) {
        InboxScreen screen(options);
        REQUIRE_MESSAGE(screen.press_in("Ida Kramer", "Accept"), screen.page.tree());
        CHECK(screen.rows_of("hand_off.accept") == std::vector<RowId>{501});

        REQUIRE(screen.press_in("Bo Lind", "Reject…"));
        REQUIRE(screen.find(Role::dialog, "Reject"));
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        CHECK_MESSAGE(screen.core.last("hand_off.reject") == nullptr, "no reason was given");
        REQUIRE(screen.page.choose("Rejected because", "No budget"));
        screen.fill(Role::textarea, "Note", "Next year");
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        const auto* rejected = screen.core.last("hand_off.reject");
        REQUIRE(rejected);
        CHECK(rejected->arguments.rows == std::vector<RowId>{502});
        CHECK(rejected->arguments.find("rejection")->text_or("") == "no_budget");
        CHECK(rejected->arguments.find("note")->text_or("") == "Next year");
        CHECK(screen.find(Role::dialog, "Reject") == nullptr);

        REQUIRE(screen.press_in("Cy Moor", "Recycle…"));
        screen.fill(Role::textbox, "Comes back on", "2020-01-01");
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        CHECK_MESSAGE(screen.core.last("hand_off.recycle") == nullptr, "that day is over");
        screen.fill(Role::textbox, "Comes back on", "in 2 weeks");
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        const auto* recycled = screen.core.last("hand_off.recycle");
        REQUIRE_MESSAGE(recycled, screen.page.tree());
        CHECK(recycled->arguments.find("recycle_on")->integer_or(0) == today.days + 14);
    }
}

TEST_CASE("a lead is recycled to one of the usual days with one press, also on a phone") {
    for (const auto& options : {ui::Headless::Options{}, a_phone}) {
        InboxScreen screen(options);
        REQUIRE(screen.press_in("Bo Lind", "Recycle…"));
        const ui::Node* days = screen.find(Role::group, "Usual days");
        REQUIRE_MESSAGE(days, screen.page.tree());
        REQUIRE(screen.page.find_in(*days, Role::button, "In a month"));
        screen.page.click(*screen.page.find_in(*days, Role::button, "In a month"));
        screen.settle();
        CHECK(screen.find(Role::button, "In a month")->flags.has(ui::Flag::pressed));
        CHECK_FALSE(screen.find(Role::button, "In 2 weeks")->flags.has(ui::Flag::pressed));
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        const auto* recycled = screen.core.last("hand_off.recycle");
        REQUIRE_MESSAGE(recycled, screen.page.tree());
        CHECK(recycled->arguments.find("recycle_on")->integer_or(0) == date_from({2026, 12, 24}).days);
    }
}

TEST_CASE("how to begin the call is a sentence for each kind of touch") {
    const auto words = [](std::string_view kind, std::string_view detail = "Price list") { return ui::opener_words({.kind = std::string(kind), .campaign = "Autumn webinar", .detail = std::string(detail)}); };
    for (const Choice& kind : Choices<TouchKind>::list) {
        CHECK_MESSAGE(words(kind.name).contains("“"), kind.name);
        CHECK_MESSAGE(words(kind.name).contains("Price list"), kind.name);
        CHECK_MESSAGE(words(kind.name).contains("Autumn webinar"), kind.name);
    }
    CHECK(words("form") == "ask about “Price list”, where they filled in a form · Autumn webinar");
    CHECK(words("attended") == "ask what they took home from “Autumn webinar” · Price list");
    CHECK(words("visit", "") == "ask what they looked for on “Autumn webinar”");
    CHECK(ui::opener_words({.kind = "visit", .campaign = {}, .detail = {}}) == "visited");
    CHECK(ui::opener_words({}).empty());
}

TEST_CASE("one key answers the row with the focus, or all that are chosen") {
    InboxScreen screen;
    REQUIRE(screen.find(Role::listitem, "Bo Lind"));
    screen.page.focus(Role::listitem, "Bo Lind");
    screen.press(ImGuiKey_A);
    CHECK(screen.rows_of("hand_off.accept") == std::vector<RowId>{502});
    screen.press(ImGuiKey_X);
    REQUIRE_MESSAGE(screen.press_in("Ida Kramer", "Choose Ida Kramer", Role::checkbox), screen.page.tree());
    CHECK(screen.find(Role::toolbar, "Answer several"));
    screen.press(ImGuiKey_R);
    REQUIRE(screen.find(Role::dialog, "Reject"));
    REQUIRE(screen.page.choose("Rejected because", "Duplicate"));
    REQUIRE(screen.click(Role::button, "Reject"));
    CHECK(screen.rows_of("hand_off.reject") == std::vector<RowId>{501, 502});
    CHECK_MESSAGE(screen.find(Role::toolbar, "Answer several") == nullptr, "answered: nothing is chosen any more");
}

TEST_CASE("the inbox is worked through by keys alone: arrows move, and after an answer the next row has the focus") {
    InboxScreen screen;
    std::vector<RowId> answered;
    const auto answer = [&](RowId row) {
        answered.push_back(row);
        screen.core.answers<HandOffInbox>([&](const HandOffInbox&) {
            HandOffsAnswer a = some_hand_offs();
            std::erase_if(a.rows, [&](const HandOffRow& each) { return std::ranges::contains(answered, each.id); });
            return a;
        });
        screen.settle();
    };
    REQUIRE(screen.find(Role::listitem, "Ida Kramer"));
    screen.page.focus(Role::listitem, "Ida Kramer");
    screen.press(ImGuiKey_DownArrow);
    screen.press(ImGuiKey_K);
    screen.press(ImGuiKey_J);
    screen.press(ImGuiKey_A);
    CHECK(screen.rows_of("hand_off.accept") == std::vector<RowId>{502});
    answer(502);
    screen.press(ImGuiKey_R);       // Cy Moor stands in its place
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Reject"), screen.page.tree());
    REQUIRE(screen.page.choose("Rejected because", "Duplicate"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(screen.rows_of("hand_off.reject") == std::vector<RowId>{503});
    answer(503);
    // From a button within the row the keys mean the row, too.
    REQUIRE(screen.page.focus(Role::checkbox, "Choose Ida Kramer"));
    screen.press(ImGuiKey_A);
    CHECK(screen.rows_of("hand_off.accept") == std::vector<RowId>{501});
}

TEST_CASE("answered while it is open beside the list, the next one opens") {
    InboxScreen screen;
    screen.core.answers<RecordDetail>(RecordAnswer{.exists = true, .is_live = true, .title = "Ida Kramer"});
    REQUIRE(screen.click(Role::listitem, "Ida Kramer"));
    REQUIRE(screen.shell.navigation().record() == ui::RecordRef{"hand_off", 501});
    screen.press(ImGuiKey_A);
    CHECK(screen.rows_of("hand_off.accept") == std::vector<RowId>{501});
    screen.answer_the_first();
    screen.settle();
    CHECK(screen.shell.navigation().record() == ui::RecordRef{"hand_off", 502});
}

TEST_CASE("with a contact read beside the list, an answer goes on to the next contact") {
    InboxScreen screen;
    screen.settle();
    screen.shell.arrive("#/contacts/41"), screen.settle();
    REQUIRE(screen.shell.navigation().record() == ui::RecordRef{"contact", 41});
    screen.page.focus(Role::listitem, "Ida Kramer");
    screen.press(ImGuiKey_A);
    REQUIRE(screen.rows_of("hand_off.accept") == std::vector<RowId>{501});
    screen.answer_the_first();
    screen.core.refresh(), screen.settle();
    CHECK(screen.shell.navigation().record() == ui::RecordRef{"contact", 42});
    CHECK(ui::focused() == screen.find(Role::listitem, "Bo Lind")->id);
}

TEST_CASE("G A goes to Activities and answers nothing") {
    InboxScreen screen;
    REQUIRE(screen.find(Role::listitem, "Bo Lind"));
    screen.page.focus(Role::listitem, "Bo Lind");
    screen.press(ImGuiKey_G);
    screen.press(ImGuiKey_A);
    CHECK(screen.core.last("hand_off.accept") == nullptr);
    CHECK(screen.shell.navigation().route().view == "activities");
}

TEST_CASE("several are given to a colleague; who has left is not offered") {
    InboxScreen screen;
    REQUIRE(screen.press_in("Ida Kramer", "Choose Ida Kramer", Role::checkbox));
    REQUIRE(screen.press_in("Bo Lind", "Choose Bo Lind", Role::checkbox));
    REQUIRE(screen.click(Role::button, "Give to…"));
    CHECK_FALSE(screen.page.choose("Who takes over?", "Di Nunez"));
    REQUIRE(screen.page.choose("Who takes over?", "Tom Hall"));
    REQUIRE(screen.click(Role::button, "Give"));
    const auto* run = screen.core.last("hand_off.reassign");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{501, 502});
    CHECK(run->arguments.find("owner")->integer_or(0) == 8);
}

TEST_CASE("a contact is handed over by hand, to whose turn it is unless somebody is named") {
    InboxScreen screen;
    screen.core.on("hand_off.hand_over", [](const Arguments& a) { return a.rows.size() == 1 ? CommandResult{.ok = true, .message = "Handed over"} : CommandResult{.message = "No."}; });
    REQUIRE(screen.click(Role::button, "Hand over…"));
    REQUIRE_MESSAGE(screen.fill(Role::combobox, "Contact", "zo"), screen.page.tree());
    REQUIRE_MESSAGE(screen.click(Role::option, "Zoe Quinn"), screen.page.tree());
    const ui::Node* chosen = screen.find(Role::listitem, "Zoe Quinn");
    REQUIRE(chosen);
    CHECK_MESSAGE(screen.page.find_in(*chosen, Role::text, "Buyer"), "which Zoe it is");
    screen.fill(Role::textbox, "Why", "Met at the fair");
    REQUIRE(screen.click(Role::button, "Hand over"));
    const auto* run = screen.core.last("hand_off.hand_over");
    REQUIRE_MESSAGE(run, screen.page.tree());
    CHECK(run->arguments.rows == std::vector<RowId>{60});
    CHECK(run->arguments.find("owner") == nullptr);
    CHECK(run->arguments.find("reason")->text_or("") == "Met at the fair");
    CHECK(screen.find(Role::dialog, "Hand over to sales") == nullptr);
}

TEST_CASE("hand-offs go to sales: whom to hand over to names the team, and marketing is not among them") {
    InboxScreen screen;
    screen.core.answers<PeopleList>({{{.id = 7, .name = "Ada Byron", .team = "both"}, {.id = 8, .name = "Tom Hall", .team = "sales"}, {.id = 9, .name = "Di Nunez", .team = "marketing"}}});
    REQUIRE(screen.click(Role::button, "Hand over…"));
    const auto options = [&] {
        screen.settle();
        const ui::Node* to = screen.page.find(Role::choice, "To");
        REQUIRE_MESSAGE(to, screen.page.tree());
        return to->hint;
    };
    CHECK(options() == "Whose turn it is\x1F" "Tom Hall · Sales\x1F" "Ada Byron · Both teams");
    screen.core.answers<PeopleList>({{{.id = 9, .name = "Di Nunez", .team = "marketing"}}});
    screen.core.refresh();
    CHECK(options() == "Whose turn it is\x1F" "Di Nunez · Marketing");
}

TEST_CASE("who was reached in time waits without being late, and it says so") {
    InboxScreen screen;
    screen.core.answers<HandOffInbox>([](const HandOffInbox&) {
        HandOffsAnswer a = some_hand_offs();
        a.rows[1].answer_by.reset(), a.rows[1].first_touch = a.rows[1].since, a.rows[1].age_minutes = 24 * 60;
        return a;
    });
    CHECK_MESSAGE(screen.find(Role::text, "Reached in time, waits 24 h"), screen.page.tree());
}

TEST_CASE("a contact's record hands over, a hand-off's record answers") {
    InboxScreen screen;
    screen.core.answers<RecordDetail>(RecordAnswer{.exists = true, .is_live = true, .title = "Ida Kramer"});
    screen.core.answers<Timeline>(TimelineAnswer{});
    screen.core.answers<RecordHistory>(HistoryAnswer{});
    screen.shell.arrive("#/contacts/41");
    const ui::Node* record = screen.find(Role::complementary, "Ida Kramer");
    REQUIRE_MESSAGE(record, screen.page.tree());
    const ui::Node* hand_over = screen.page.find_in(*record, Role::button, "Hand over…");
    REQUIRE_MESSAGE(hand_over, screen.page.tree());
    screen.page.click(*hand_over);
    REQUIRE(screen.click(Role::button, "Hand over"));
    CHECK(screen.rows_of("hand_off.hand_over") == std::vector<RowId>{41});

    screen.shell.arrive("#/hand-offs/502");
    record = screen.find(Role::complementary, "Ida Kramer");
    REQUIRE(record);
    const ui::Node* accept = screen.page.find_in(*record, Role::button, "Accept");
    REQUIRE(accept);
    screen.page.click(*accept);
    screen.settle();
    CHECK(screen.rows_of("hand_off.accept") == std::vector<RowId>{502});
}

TEST_CASE("an inbox without hand-offs offers the first, one where all is answered says so") {
    InboxScreen screen;
    screen.core.answers<HandOffInbox>(HandOffsAnswer{.answered = 2});
    CHECK(screen.find(Role::heading, "Everything is answered"));
    screen.core.answers<WorkspaceState>(a_workspace());
    CHECK_MESSAGE(screen.find(Role::heading, "No hand-offs yet"), screen.page.tree());
    std::size_t buttons = 0;
    for (const ui::Node* node : screen.page.all(Role::button)) buttons += node->name == "Hand over…";
    CHECK(buttons == 1);
}

}  // namespace tandem::tests
