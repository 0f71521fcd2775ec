// Hand-offs: whose turn it is, what each answer means for the hand-off and its contact, and what is refused.
#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/people.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using namespace tandem::tests;

namespace {

struct AnInbox : AWorkspace {
    RowId seller(std::string_view name) { return create("person", {{"name", Value{name}}, {"team", "sales"}}); }
    RowId hand_over(RowId contact, Values values = {}) {
        refused = run("hand_off.hand_over", {.entity = "contact", .rows = {contact}, .values = std::move(values)});
        return refused.ok ? refused.row : 0;
    }
    RowId owner(RowId hand_off) { return cell("hand_off", hand_off, "owner").integer_or(0); }
    std::string lifecycle_after(std::string_view command, Values values, std::string_view before = {}) {
        const RowId contact = a_contact();
        if (!before.empty()) update("contact", {contact}, {{"lifecycle", Value{before}}});
        const RowId hand_off = hand_over(contact);
        REQUIRE(hand_off);
        const CommandResult result = on(command, {hand_off}, std::move(values));
        REQUIRE_MESSAGE(result.ok, result.message);
        return text("contact", contact, "lifecycle");
    }
    Context& context() { return *core().context(); }
    HandOffsAnswer inbox(std::string group = "open") { return answer(HandOffInbox{.group = std::move(group), .at = clock().now()}); }
};

}  // namespace

TEST_CASE("a contact handed over is in the inbox with its campaign, its reason and who gave it, and is an MQL from then on") {
    AnInbox w;
    const RowId campaign = w.create("campaign", {{"name", "Autumn webinar"}});
    const RowId contact = w.create("contact", {{"last_name", "Byron"}, {"campaign", Value{campaign}}});
    const RowId hand_off = w.hand_over(contact, {{"reason", "Stayed to the end"}});
    REQUIRE_MESSAGE(hand_off, w.refused.message);
    CHECK(w.refused.message == "Handed over: Byron");
    CHECK(w.text("contact", contact, "lifecycle") == "mql");
    const auto inbox = w.inbox();
    REQUIRE(inbox.rows.size() == 1);
    CHECK(inbox.rows[0].name == "Byron");
    CHECK(inbox.rows[0].campaign == "Autumn webinar");
    CHECK(inbox.rows[0].reason == "Stayed to the end");
    CHECK(inbox.rows[0].from == "Mara");
    CHECK(inbox.open == 1);

    const auto timeline = w.answer(Timeline{.entity = "contact", .row = contact});
    CHECK(std::ranges::any_of(timeline.items, [](const TimelineItem& i) { return i.title.starts_with("Handed over to") && i.team == "marketing"; }));
    REQUIRE(w.on("hand_off.reject", {hand_off}, {{"rejection", "no_budget"}}).ok);
    CHECK(w.inbox().rows.empty());
    for (const auto& [entity, row] : {std::pair{"contact", contact}, {"campaign", campaign}}) {
        const auto after = w.answer(Timeline{.entity = entity, .row = row});
        CHECK(std::ranges::any_of(after.items, [](const TimelineItem& i) { return i.title == "Rejected by sales: No budget" && i.team == "sales"; }));
    }
}

TEST_CASE("who is in the inbox already is not put there twice") {
    AnInbox w;
    const RowId ada = w.a_contact("Byron"), ida = w.a_contact("Kramer");
    const RowId first = w.hand_over(ada);
    CHECK(w.hand_over(ada) == 0);
    CHECK(w.refused.message == "Ada Byron is in the inbox of sales already.");
    const auto both = w.run("hand_off.hand_over", {.entity = "contact", .rows = {ada, ida}});
    CHECK(both.message == "Handed over: Ada Kramer; 1 in the inbox already");
    CHECK(w.count("hand_off") == 2);
    REQUIRE(w.on("hand_off.accept", {first}).ok);
    CHECK_MESSAGE(w.hand_over(ada) != 0, "answered; marketing may try once more");
}

TEST_CASE("turns go round those who have room, and to the one with the fewest when nobody has") {
    AnInbox w;
    const RowId tom = w.seller("Tom"), ida = w.seller("Ida"), uwe = w.seller("Uwe");
    w.run("workspace.set", {.values = {{"hand_off_capacity", "2"}}});
    std::vector<RowId> contacts;
    for (const char* name : {"A", "B", "C", "D"}) contacts.push_back(w.a_contact(name));
    REQUIRE(w.run("hand_off.hand_over", {.entity = "contact", .rows = contacts}).ok);
    const auto open_of = [&](RowId person) { return w.answer(HandOffInbox{.owner = person}).open; };
    CHECK(open_of(tom) == 2);
    CHECK(open_of(ida) == 1);
    CHECK(open_of(uwe) == 1);
    w.clock().advance_ms(1000);
    CHECK(w.owner(w.hand_over(w.a_contact("E"))) == ida);       // her turn is longest ago
    w.clock().advance_ms(1000);
    CHECK(w.owner(w.hand_over(w.a_contact("F"))) == uwe);
    w.clock().advance_ms(1000);
    CHECK_MESSAGE(w.owner(w.hand_over(w.a_contact("G"))) == tom, "all have two: the first turn again, nothing is lost");
    w.clock().advance_ms(1000);
    CHECK(w.owner(w.hand_over(w.a_contact("H"))) == ida);
}

TEST_CASE("a named owner and the contact's own seller come before anybody's turn; who has left has none") {
    AnInbox w;
    const RowId tom = w.seller("Tom"), ida = w.seller("Ida");
    const RowId hers = w.a_contact("Byron");
    w.update("contact", {hers}, {{"owner", Value{ida}}});
    CHECK(w.owner(w.hand_over(hers)) == ida);
    CHECK(w.owner(w.hand_over(w.a_contact("B"), {{"owner", Value{ida}}})) == ida);
    REQUIRE(w.run("person.leave", {.entity = "person", .rows = {ida}, .values = {{"to", Value{tom}}}}).ok);
    CHECK_MESSAGE(w.answer(HandOffInbox{.owner = tom}).open == 2, "what she had is his now");
    CHECK(w.owner(w.hand_over(w.a_contact("C"))) == tom);
    CHECK(w.hand_over(w.a_contact("D"), {{"owner", Value{ida}}}) == 0);
    CHECK(w.refused.message == "“Ida” has left; please choose somebody else.");
    CHECK(w.refused.field == "owner");
}

TEST_CASE("without anybody in sales alone, whoever is in both teams has the turn") {
    AnInbox w;
    CHECK(w.owner(w.hand_over(w.a_contact())) == w.me());
}

TEST_CASE("an answer moves the contact: accepted to SAL, rejected out or back as the reason says, recycled until its day") {
    AnInbox w;
    CHECK(w.lifecycle_after("hand_off.accept", {}) == "sal");
    CHECK(w.lifecycle_after("hand_off.reject", {{"rejection", "not_our_profile"}}) == "disqualified");
    CHECK(w.lifecycle_after("hand_off.reject", {{"rejection", "duplicate"}}) == "disqualified");
    CHECK(w.lifecycle_after("hand_off.reject", {{"rejection", "could_not_reach"}}) == "recycled");
    CHECK(w.lifecycle_after("hand_off.recycle", {{"recycle_on", Value{std::int64_t{w.context().today().days} + 14}}}) == "recycled");
    CHECK_MESSAGE(w.lifecycle_after("hand_off.accept", {}, "customer") == "customer", "an answer takes nothing back");
    CHECK(w.lifecycle_after("hand_off.reject", {{"rejection", "bad_data"}}, "opportunity") == "opportunity");
    CHECK(w.lifecycle_after("hand_off.accept", {}, "disqualified") == "sal");
    CHECK(w.lifecycle_after("hand_off.accept", {}, "sql") == "sql");
}

TEST_CASE("a rejection without a reason and a recycling without a day to come are refused, by whichever door") {
    AnInbox w;
    const RowId hand_off = w.a_hand_off();
    const std::string before = w.store().hash();
    const auto refuse = [&](const CommandResult& result, std::string_view field) {
        CHECK_FALSE(result.ok);
        CHECK(result.message.ends_with("."));
        CHECK(result.field == field);
        CHECK(w.store().hash() == before);
    };
    refuse(w.on("hand_off.reject", {hand_off}), "rejection");
    refuse(w.on("hand_off.reject", {hand_off}, {{"rejection", ""}}), "rejection");
    refuse(w.on("hand_off.reject", {hand_off}, {{"rejection", "because"}}), "rejection");
    refuse(w.on("hand_off.recycle", {hand_off}), "recycle_on");
    refuse(w.on("hand_off.recycle", {hand_off}, {{"recycle_on", Value{std::int64_t{w.context().today().days}}}}), "recycle_on");
    refuse(w.update("hand_off", {hand_off}, {{"state", "rejected"}}), "rejection");
    refuse(w.update("hand_off", {hand_off}, {{"state", "recycled"}}), "recycle_on");
    refuse(w.on("hand_off.reassign", {hand_off}), "owner");
}

TEST_CASE("a recycled hand-off comes back on its day without anybody doing anything, its clock begun anew") {
    AnInbox w;
    const RowId hand_off = w.a_hand_off();
    const Date today = w.context().today(), day{today.days + 3};
    REQUIRE(w.on("hand_off.recycle", {hand_off}, {{"recycle_on", Value{std::int64_t{day.days}}}, {"note", "After the move"}}).ok);
    CHECK(w.inbox().open == 0);
    CHECK(w.inbox("waiting").rows.at(0).recycle_on == day);
    const auto revision = w.store().revision();
    w.clock().set(Instant{w.context().zone().start_of(day).ms + 1});
    const auto inbox = w.inbox();
    REQUIRE(inbox.rows.size() == 1);
    CHECK(inbox.rows[0].is_back);
    CHECK(inbox.rows[0].since == w.context().zone().start_of(day));
    CHECK(inbox.rows[0].age_minutes == 0);
    CHECK(w.store().revision() == revision);
    REQUIRE(w.on("hand_off.accept", {hand_off}).ok);
    CHECK_MESSAGE(w.cell("hand_off", hand_off, "recycle_on").integer_or(0) == day.days, "the day that came stays: its clock counts from it");
    CHECK(w.inbox("answered").rows.size() == 1);
}

TEST_CASE("who accepts what nobody had, has it; a later answer replaces the earlier one") {
    AnInbox w;
    const RowId contact = w.a_contact();
    const RowId hand_off = w.create("hand_off", {{"contact", Value{contact}}});
    REQUIRE(hand_off);
    CHECK(w.text("hand_off", hand_off, "state") == "open");
    REQUIRE(w.on("hand_off.accept", {hand_off}).ok);
    CHECK(w.owner(hand_off) == w.me());
    CHECK(w.on("hand_off.accept", {hand_off}).message == "Nothing to change.");
    w.clock().advance_ms(60'000);
    REQUIRE(w.on("hand_off.reject", {hand_off}, {{"rejection", "duplicate"}}).ok);
    CHECK(w.cell("hand_off", hand_off, "answered_at").integer_or(0) == w.clock().now().ms);
    CHECK(w.text("contact", contact, "lifecycle") == "disqualified");
    REQUIRE(w.on("hand_off.accept", {hand_off}).ok);
    CHECK(w.cell("hand_off", hand_off, "rejection").is_null());
}

TEST_CASE("working hours are settings that can be read, and holidays stop the clock") {
    AnInbox w;
    for (const auto& [name, value] : {std::pair{"business_hours", "whenever"}, {"reply_minutes", "0"}, {"reply_minutes", "soon"}, {"hand_off_capacity", "-1"}}) {
        const auto result = w.run("workspace.set", {.values = {{name, value}}});
        CHECK_FALSE(result.ok);
        CHECK(result.field == name);
    }
    REQUIRE(w.run("workspace.set", {.values = {{"business_hours", "Mon-Sun 00:00-24:00"}, {"reply_minutes", "30"}}}).ok);
    w.a_hand_off();
    w.clock().advance_ms(29 * 60'000);
    CHECK(w.inbox().rows[0].age_minutes == 29);
    CHECK(w.inbox().late == 0);
    w.clock().advance_ms(2 * 60'000);
    CHECK(w.inbox().late == 1);
    const RowId holiday = w.create("holiday", {{"day", Value{std::int64_t{w.context().today().days}}}, {"name", "Founder's day"}});
    REQUIRE_MESSAGE(holiday, w.refused.message);
    CHECK(w.inbox().rows[0].age_minutes == 0);
    CHECK(w.inbox().late == 0);
    const auto hours = w.answer(WorkingHours{});
    CHECK(hours.reply_minutes == 30);
    CHECK(hours.holidays.at(0).name == "Founder's day");
}
