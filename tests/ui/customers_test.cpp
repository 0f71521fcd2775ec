// One customer picture through the mirror: lifecycle, the brief before a call, the timeline from either end, a company's roll-up.
#include "tandem/contract/customers.hpp"

#include "tandem/contract/records.hpp"
#include "tandem/contract/timeline.hpp"
#include "tandem/model/catalog.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

constexpr ui::Headless::Options a_phone{.width = 390, .height = 844, .touch = true};

LifecycleAnswer a_way() {
    const auto on = [](int month, int day) { return std::optional(instant_at(date_from({2026, month, day}), 12 * 60)); };
    return {{{.stage = "subscriber", .team = "marketing", .kind = "not_recorded"},
             {.stage = "lead", .team = "marketing", .kind = "reached", .at = on(10, 22), .days = 12},
             {.stage = "mql", .team = "marketing", .kind = "reached", .at = on(11, 3), .days = 12, .by = "Ada Okafor"},
             {.stage = "sal", .team = "sales", .kind = "skipped"},
             {.stage = "recycled", .team = "sales", .kind = "reached", .is_side = true, .at = on(11, 15), .days = 1, .by = "Tom Hall", .reason = "No budget"},
             {.stage = "mql", .team = "marketing", .kind = "reached", .is_again = true, .at = on(11, 16), .days = 0},
             {.stage = "sql", .team = "sales", .kind = "reached", .is_now = true, .is_late = true, .at = on(11, 16), .days = 8},
             {.stage = "opportunity", .team = "sales", .kind = "ahead"},
             {.stage = "customer", .team = "sales", .kind = "ahead"}}};
}

CallBriefAnswer a_brief() {
    const Instant now = instant_at(today, 10 * 60);
    return {.opener = {.kind = "demo_request", .campaign = "Autumn webinar", .detail = {}},
            .seen = {{.campaign = 12, .name = "Autumn webinar", .kind = "demo_request", .label = "Asked for a demo", .detail = "Price list", .at = Instant{now.ms - 7'200'000}, .times = 3, .message = "Ten years in writing", .message_kind = "message"}},
            .promises = {{.kind = "hand_off", .what = "open", .text = "Stayed to the end", .by = "Mara", .entity = "hand_off", .row = 501},
                         {.kind = "activity", .what = "call", .text = "Call back", .by = "Ada Byron", .due = Date{today.days - 2}, .is_overdue = true, .entity = "activity", .row = 77},
                         {.kind = "decision", .what = "decision", .text = "Promise ten years", .by = "Mara"}},
            .said = FeedbackItem{.id = 90, .kind = "objection", .theme = "Battery life", .text = "Will it last?", .at = now},
            .answer = "Ten years in writing", .answer_kind = "message", .answer_by = "Mara"};
}

TimelineAnswer a_timeline(const Timeline& q) {
    TimelineAnswer a{.total = q.team == "marketing" ? 250 : q.team == "sales" ? 0 : 300};
    if (q.team == "sales") return a;
    a.items = {{.at = instant_at(Date{today.days - 1}), .kind = TimelineKind::deal, .what = "won", .team = "sales", .title = q.oldest_first ? "Saw an ad" : "Bought", .detail = "Roof", .entity = "deal", .row = 5}};
    if (!q.oldest_first) a.items[0].amount = Money{1'200'000};
    return a;
}

struct ARecord : Screen {
    explicit ARecord(std::string_view address, ui::Headless::Options options = {}) : Screen(address, options) {
        core.answers<RecordDetail>(RecordAnswer{.exists = true, .is_live = true, .title = "Ida Kramer"});
        core.answers<RecordHistory>(HistoryAnswer{});
        core.answers<Timeline>(&a_timeline);
        core.answers<LifecycleWay>(a_way());
        core.answers<CallBrief>(a_brief());
        core.answers<AccountSummary>(AccountAnswer{.contacts = 2, .open = 1, .won = 1, .lost = 2, .feedback = 3, .campaigns = 1, .open_value = Money{250'000}, .won_value = Money{5'000'000},
                                                   .latest_campaigns = {{.id = 12, .name = "Autumn webinar", .touches = 9, .contacts = 2, .last = instant_at(today)}}, .latest_theme = "Price", .frequent_theme = "Battery life",
                                                   .frequent_count = 2, .last_touch = instant_at(Date{today.days - 3}), .last_words = "Clicked · Ida Kramer", .last_team = "marketing", .last_entity = "contact", .last_row = 41});
        core.answers<AccountRecords>([](const AccountRecords& q) {
            const bool is_contact = q.measure == "touched" || q.measure == "contacts";
            return RecordsBehindAnswer{.total = 1, .rows = {{.entity = is_contact ? "contact" : "deal", .id = q.campaign ? RowId{41} : RowId{5}, .title = q.campaign ? "Ida Kramer" : "Roof", .amount = Money{250'000}}}};
        });
    }
};

}  // namespace

TEST_CASE("the first address and number stand on top of a contact, and write and call") {
    ARecord screen("#/contacts/41");
    const Catalog catalog;
    const auto part = [&](std::string_view name, std::initializer_list<std::string_view> values) {
        PartList list{.entity = std::string(name)};
        for (const std::string_view value : values) {
            PartRow& row = list.rows.emplace_back(PartRow{.id = 900 + std::ssize(list.rows)});
            row.cells.resize(catalog.entity(name).fields.size());
            row.cells[catalog.entity(name).index("value")].value = Value{value};
        }
        return list;
    };
    screen.core.answers<RecordDetail>(RecordAnswer{.exists = true, .is_live = true, .title = "Ida Kramer", .parts = {part("contact_email", {"ida@solaris.example", "old@solaris.example"}), part("contact_phone", {"+43 (660) 12-34"})}});
    const ui::Node* mail = screen.find(Role::link, "ida@solaris.example");
    REQUIRE_MESSAGE(mail, screen.page.tree());
    CHECK(mail->href == "mailto:ida@solaris.example");
    const ui::Node* phone = screen.find(Role::link, "+43 (660) 12-34");
    REQUIRE(phone);
    CHECK(phone->href == "tel:+436601234");
    CHECK_FALSE(screen.find(Role::link, "old@solaris.example"));
}

TEST_CASE("a contact's lifecycle is read step by step, on a panel, on a page and on a phone") {
    for (const auto& [address, options] : {std::pair{"#/contacts/41", ui::Headless::Options{}}, {"#/contacts/41/page", ui::Headless::Options{}}, {"#/contacts/41", a_phone}}) {
        ARecord screen(address, options);
        const ui::Node* list = screen.find(Role::list, "Lifecycle");
        REQUIRE_MESSAGE(list, screen.page.tree());
        for (const std::string_view name : {"Subscriber, not recorded", "Lead, reached 22 Oct 2026, 12 days", "MQL, reached 3 Nov 2026, 12 days, by Ada Okafor", "SAL, skipped",
                                            "Recycled, reached 15 Nov 2026, 1 day, by Tom Hall", "MQL, reached again 16 Nov 2026, within a day", "SQL, reached late 16 Nov 2026, 8 days so far", "Customer, not reached"}) {
            const ui::Node* step = screen.page.find_in(*list, Role::listitem, name);
            CHECK_MESSAGE(step, name);
            if (step) CHECK_MESSAGE(step->box.right() <= list->box.right() + 1, "nothing is cut off at the right");
        }
        CHECK(screen.page.find_in(*list, Role::listitem, "SQL, reached late 16 Nov 2026, 8 days so far")->flags.has(ui::Flag::current));
        CHECK(screen.page.find_in(*list, Role::listitem, "Recycled, reached 15 Nov 2026, 1 day, by Tom Hall")->description == "No budget");
    }
}

TEST_CASE("a way without rows, and one longer than a screen, are shown all the same") {
    ARecord screen("#/contacts/41");
    screen.core.answers<LifecycleWay>(LifecycleAnswer{{{.stage = "lead", .team = "marketing", .kind = "reached", .is_now = true}, {.stage = "mql", .team = "marketing", .kind = "ahead"}}});
    CHECK_MESSAGE(screen.find(Role::listitem, "Lead, reached without a date"), screen.page.tree());
    CHECK(screen.find(Role::listitem, "MQL, not reached"));
    screen.core.answers<LifecycleWay>(LifecycleAnswer{});
    CHECK(screen.find(Role::list, "Lifecycle"));
    LifecycleAnswer many;
    for (int i = 0; i < 60; ++i) many.steps.push_back({.stage = i % 2 ? "mql" : "recycled", .team = "marketing", .kind = "reached", .at = instant_at(Date{today.days - 60 + i}), .days = 1});
    screen.core.answers<LifecycleWay>(many);
    CHECK(screen.find(Role::text, "32 earlier steps stand in the timeline"));
    CHECK(screen.find(Role::listitem, "MQL, reached 23 Nov 2026, 1 day"));
}

TEST_CASE("before a call the rep sees how to begin, what was seen, what is owed and what was said; a hand-off shows the same") {
    for (const auto& options : {ui::Headless::Options{}, a_phone}) {
        ARecord screen("#/contacts/41", options);
        const ui::Node* brief = screen.find(Role::region, "Before the call");
        REQUIRE_MESSAGE(brief, screen.page.tree());
        CHECK(screen.page.find_in(*brief, Role::paragraph, "Begin with: offer a day for the demo they asked for about “Autumn webinar”"));
        const ui::Node* campaign = screen.page.find_in(*brief, Role::link, "Autumn webinar");
        REQUIRE(campaign);
        CHECK(campaign->href == "#/campaigns/12");
        CHECK_MESSAGE(screen.page.find_in(*brief, Role::paragraph, "Asked for a demo, 3 times · Price list · Changed a message: “Ten years in writing”"), screen.page.tree());
        CHECK(screen.page.find_in(*brief, Role::link, "Handed over, open")->href == "#/hand-offs/501");
        CHECK(screen.page.find_in(*brief, Role::link, "Call back")->href == "#/activities/77");
        CHECK(screen.page.find_in(*brief, Role::text, "due 2 days ago"));
        CHECK(screen.page.find_in(*brief, Role::link, "Decided: Promise ten years")->href == "#/meeting");
        CHECK(screen.page.find_in(*brief, Role::paragraph, "“Will it last?”"));
        CHECK(screen.page.find_in(*brief, Role::listitem, "What marketing did about it"));
    }
}

TEST_CASE("of whom nothing is known there is nothing to say before a call, and a hand-off shows what its contact shows") {
    {
        ARecord screen("#/contacts/41");
        screen.core.answers<CallBrief>(CallBriefAnswer{});
        CHECK(screen.find(Role::text, "Nothing seen, promised or said yet"));
    }
    RowId asked = 0;
    ARecord inbox("#/hand-offs/501/page");
    const Catalog catalog;
    const Entity& hand_off = catalog.entity("hand_off");
    RecordAnswer about{.exists = true, .is_live = true, .title = "Ida Kramer"};
    about.cells.resize(hand_off.fields.size());
    about.cells[hand_off.index("contact")] = {Value{41}, "Ida Kramer"};
    inbox.core.answers<RecordDetail>(about);
    inbox.core.answers<CallBrief>([&](const CallBrief& q) { return asked = q.contact, a_brief(); });
    CHECK_MESSAGE(inbox.find(Role::region, "Before the call"), inbox.page.tree());
    CHECK(asked == 41);
    CHECK(inbox.find(Role::list, "Lifecycle"));
}

TEST_CASE("the timeline asks the core for one team and for the other end, and tells what a purchase was worth") {
    for (const auto& options : {ui::Headless::Options{}, a_phone}) {
        ARecord screen("#/contacts/41", options);
        CHECK_MESSAGE(screen.find(Role::listitem, "Bought for €12,000"), screen.page.tree());
        CHECK(screen.find(Role::text, "300 events, the latest on top"));
        REQUIRE(screen.click(Role::button, "From the beginning"));
        CHECK(screen.find(Role::listitem, "Saw an ad"));
        CHECK(screen.find(Role::text, "300 events, the first one on top"));
        REQUIRE(screen.click(Role::button, "Newest first"));
        CHECK(screen.find(Role::listitem, "Bought for €12,000"));
        REQUIRE(screen.click(Role::radio, "Marketing"));
        CHECK(screen.find(Role::text, "250 events, the latest on top"));
        CHECK(screen.find(Role::button, "Show 100 more"));
        REQUIRE(screen.click(Role::radio, "Sales"));
        CHECK(screen.find(Role::text, "Nothing of this team has happened here yet"));
        CHECK(screen.find(Role::listitem, "Bought for €12,000") == nullptr);
        REQUIRE(screen.click(Role::radio, "All"));      // the panel keeps what is chosen
    }
}

TEST_CASE("each number of a company's roll-up opens the records it was made of") {
    for (const auto& options : {ui::Headless::Options{}, a_phone}) {
        ARecord screen("#/companies/3", options);
        const ui::Node* pipeline = screen.find(Role::group, "Open pipeline");
        REQUIRE_MESSAGE(pipeline, screen.page.tree());
        CHECK(pipeline->value == "250000");
        CHECK(screen.find(Role::group, "Feedback")->value == "3");
        CHECK(screen.find(Role::text, "Battery life ×2 · latest: Price"));
        CHECK(screen.find(Role::text, "won 1 of 3"));
        CHECK(screen.find(Role::link, "Autumn webinar")->href == "#/campaigns/12");
        REQUIRE(screen.click(Role::button, "2 contacts"));
        const ui::Node* touched = screen.find(Role::dialog, "Touched by Autumn webinar");
        REQUIRE_MESSAGE(touched, screen.page.tree());
        CHECK(screen.page.find_in(*touched, Role::link, "Ida Kramer")->href == "#/contacts/41");
        screen.press(ImGuiKey_Escape);
        REQUIRE(screen.click(Role::button, "Open pipeline: €2.5K"));
        REQUIRE(screen.find(Role::dialog, "Open pipeline"));
        REQUIRE(screen.click(Role::listitem, "Roof"));
        CHECK(screen.find(Role::dialog, "Open pipeline") == nullptr);
        CHECK(screen.shell.navigation().record() == ui::RecordRef{"deal", 5});
    }
}

TEST_CASE("a company without contacts says so, and one whose numbers cannot be had says why") {
    ARecord screen("#/companies/3");
    screen.core.answers<AccountSummary>(AccountAnswer{});
    CHECK_MESSAGE(screen.find(Role::text, "No campaign has reached a contact here yet"), screen.page.tree());
    CHECK(screen.find(Role::text, "never"));
    CHECK(screen.find(Role::text, "nothing said yet"));
    CHECK_MESSAGE(screen.find(Role::button, "Contacts: 0") == nullptr, "there is nothing to open");
}

}  // namespace tandem::tests
