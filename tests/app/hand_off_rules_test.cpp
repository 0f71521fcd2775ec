// Hand-over by rule: whom a rule fits, when it runs by itself, to whom it gives, and what happens while somebody is away or late.
#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/analytics/hand_off_rules.hpp"
#include "tandem/contract/agreement.hpp"
#include "tandem/contract/hand_off_rules.hpp"
#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/contract/selection.hpp"
#include "tandem/contract/workspace.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using namespace tandem::tests;

namespace {

struct ARulebook : AWorkspace {
    RowId seller(std::string_view name, Values values = {}) {
        values.insert(values.end(), {{"name", Value{name}}, {"team", "sales"}});
        return create("person", std::move(values));
    }
    RowId rule(std::vector<RuleCondition> conditions, Values values = {}) {
        values.insert(values.end(), {{"name", "Keen"}, {"conditions", Value{to_text(conditions)}}});
        refused = run("hand_off_rule.save", {.values = std::move(values)});
        return refused.ok ? refused.row : 0;
    }
    RowId touch(RowId contact, std::string_view kind = "demo_request", std::int64_t days_ago = 0) {
        return create("touch", {{"contact", Value{contact}}, {"kind", Value{kind}}, {"at", Value{clock().now().ms - days_ago * 86'400'000}}});
    }
    // Names of whom such a rule would hand over.
    std::string fits(std::vector<RuleCondition> conditions, std::string_view match = "all") {
        const auto trial = answer(HandOffRuleTrial{.rule = 0, .meaning = {std::string(match), std::move(conditions)}});
        if (!trial.problem.empty()) return trial.problem;
        std::string names;
        for (const NamedRow& row : trial.rows) names += (names.empty() ? "" : " ") + text("contact", row.id, "last_name");
        return names;
    }
    RowId owner_of(RowId contact) {
        const RowId row = first("hand_off", "contact", Value{contact});
        return row ? cell("hand_off", row, "owner").integer_or(0) : 0;
    }
    HandOffsAnswer inbox() { return answer(HandOffInbox{.group = "open", .at = clock().now()}); }
    std::int64_t today() { return core().context()->today().days; }
};

const RuleCondition asked_for_demo{.kind = "touch", .field = "demo_request", .days = 14};

}  // namespace

TEST_CASE("conditions are about fields, also own and the company's, touches within days and points") {
    ARulebook w;
    const RowId austria = w.create("company", {{"name", "Sonnwerk"}, {"country", "Austria"}, {"employees", 80}}), spain = w.create("company", {{"name", "Solana"}, {"country", "Spain"}, {"employees", 9}});
    const RowId a = w.a_contact("A", austria), b = w.a_contact("B", spain), c = w.a_contact("C");
    w.update("contact", {a}, {{"lifecycle", "mql"}, {"source", "Web form"}});
    const RowId custom = w.a_field();
    const std::string size = w.text("custom_field", custom, "name");
    REQUIRE_FALSE(size.empty());
    const Field& field = *w.entity("contact").find(size);
    w.update("contact", {b}, {{size, Value{field.choices[1].name}}});
    w.touch(a, "form", 3), w.touch(a, "demo_request", 20), w.touch(b, "demo_request", 3), w.touch(c, "visit");

    CHECK(w.fits({{.field = "lifecycle", .value = "mql"}}) == "A");
    CHECK(w.fits({{.field = "source", .comparison = "contains", .value = "WEB"}}) == "A");
    CHECK(w.fits({{.field = "company", .comparison = "is_empty"}}) == "C");
    CHECK(w.fits({{.field = "company", .value = to_text(spain)}}) == "B");
    CHECK(w.fits({{.field = "company.country", .value = "Austria"}}) == "A");
    CHECK(w.fits({{.field = "company.employees", .comparison = "less", .value = "80"}}) == "B");
    CHECK(w.fits({{.field = size, .value = std::string(field.choices[1].name)}}) == "B");
    CHECK(w.fits({asked_for_demo}) == "B");
    CHECK(w.fits({{.kind = "touch", .field = "demo_request"}}) == "A B");
    // A: form 5 + demo 10 long ago; B: demo 10; C: visit 1.
    CHECK(w.fits({{.kind = "points", .value = "5", .days = 14}}) == "A B");
    CHECK(w.fits({{.kind = "points", .value = "6", .days = 14}}) == "B");
    CHECK(w.fits({{.kind = "points", .value = "15"}}) == "A");
    CHECK(w.fits({{.kind = "points", .value = "1", .days = 14}, {.field = "company", .comparison = "is_filled"}}) == "A B");
    CHECK(w.fits({{.field = "lifecycle", .value = "mql"}, {.kind = "touch", .field = "visit"}}, "any") == "A C");

    CHECK(w.fits({}) == "Please add a condition; without one nobody is handed over.");
    CHECK(w.fits({{.field = "cake", .value = "1"}}) == "There is no field “cake” any more.");
    CHECK(w.fits({{.field = "lifecycle", .value = "cake"}}) == "“Lifecycle” cannot be “cake” any more.");
    CHECK(w.fits({{.kind = "points", .value = "many"}}) == "Please say how many points at least.");
    REQUIRE(w.run("field.remove", {.entity = "custom_field", .rows = {custom}}).ok);
    CHECK(w.fits({{.field = size, .value = std::string(field.choices[1].name)}}).starts_with("There is no field"));
}

TEST_CASE("nobody whom sales has to do with, or is done with, is handed over by a rule") {
    ARulebook w;
    for (const Choice& each : Choices<Lifecycle>::list) w.update("contact", {w.a_contact(each.name)}, {{"lifecycle", Value{each.name}}});
    const RowId handed = w.a_contact("handed");
    w.run("hand_off.hand_over", {.entity = "contact", .rows = {handed}});
    w.run("record.delete", {.entity = "contact", .rows = {w.a_contact("trashed")}});
    CHECK(w.fits({{.field = "first_name", .value = "Ada"}}) == "subscriber lead mql recycled");
}

TEST_CASE("a rule that is on runs after a change, as an automation of its own that undo takes back for good") {
    ARulebook w;
    const RowId old = w.a_contact("Old"), ada = w.a_contact("Byron");
    w.touch(old);
    const RowId rule = w.rule({asked_for_demo}, {{"reason", "Wants a demo"}});
    REQUIRE_MESSAGE(rule, w.refused.message);
    CHECK_MESSAGE(w.count("hand_off") == 0, "whoever fits already waits for “Run now”");
    CHECK(w.answer(HandOffRuleList{}).rows.at(0).would == 1);
    const CommandResult touched = w.run("record.create", {.entity = "touch", .values = {{"contact", Value{ada}}, {"kind", "demo_request"}}});
    CHECK_MESSAGE(touched.message.ends_with("; handed over by the rule “Keen”: Ada Byron"), touched.message);
    const RowId hand_off = hand_off_row(rule, ada);
    REQUIRE(w.is_live("hand_off", hand_off));
    CHECK(w.text("hand_off", hand_off, "reason") == "Wants a demo");
    CHECK(w.text("contact", ada, "lifecycle") == "mql");
    CHECK(w.inbox().rows.at(0).rule == "Keen");
    const auto log = w.store().log(std::nullopt, 1);
    CHECK(log.at(0).origin == Origin::automation);
    CHECK(log.at(0).label == "Hand over Ada Byron by the rule “Keen”");

    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.count("hand_off") == 0);
    CHECK(w.text("contact", ada, "lifecycle") == "lead");
    w.update("contact", {ada}, {{"city", "London"}});
    CHECK_MESSAGE(w.count("hand_off") == 0, "taken out by hand: not put back by itself");
    const auto ran = w.run("hand_off_rule.run", {.entity = "hand_off_rule", .rows = {rule}});
    CHECK_MESSAGE(ran.message == "Handed over by the rule “Keen”: 2 contacts", ran.message);
    CHECK(w.run("hand_off_rule.run", {.entity = "hand_off_rule", .rows = {rule}}).message == "Nobody to hand over.");
    const std::string after = w.store().hash();
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.count("hand_off") == 0);
    REQUIRE(w.run("edit.redo").ok);
    CHECK(w.store().hash() == after);
    CHECK(w.store().verify().ok);

    // Answered once, never again by this rule.
    REQUIRE(w.on("hand_off.reject", {hand_off}, {{"rejection", "no_budget"}}).ok);
    w.touch(ada);
    CHECK(w.run("hand_off_rule.run", {.entity = "hand_off_rule", .rows = {rule}}).message == "Nobody to hand over.");
    // Off: nothing by itself.
    REQUIRE(w.run("hand_off_rule.switch", {.entity = "hand_off_rule", .rows = {rule}, .values = {{"is_on", 0}}}).ok);
    w.touch(w.a_contact("Late"));
    CHECK(w.count("hand_off") == 2);
}

TEST_CASE("a rule runs after an import, and a contact goes by the first rule that fits") {
    ARulebook w;
    const RowId second = w.rule({{.field = "first_name", .comparison = "is_filled"}}, {{"name", "Anybody"}}), first = w.rule({{.field = "city", .value = "Linz"}}, {{"name", "Linz"}});
    REQUIRE(w.run("hand_off_rule.move", {.entity = "hand_off_rule", .rows = {first}, .values = {{"by", -1}}}).ok);
    CHECK(w.answer(HandOffRuleList{}).rows.at(0).name == "Linz");
    const FileHandle file = w.add_file("contacts.csv", "First name,Last name,E-mail,City\nEva,Moser,eva@moser.example,Linz\nBo,Lind,bo@lind.example,Lund\n");
    REQUIRE(w.run("import.open", {.values = {{"handles", Value{std::to_string(file)}}}}).ok);
    const CommandResult imported = w.run("import.start");
    REQUIRE_MESSAGE(imported.ok, imported.message);
    w.settle();
    REQUIRE(w.count("contact") == 2);
    CHECK_MESSAGE(w.count("hand_off") == 2, imported.message);
    const RowId eva = w.first("contact", "last_name", "Moser"), bo = w.first("contact", "last_name", "Lind");
    CHECK(w.is_live("hand_off", hand_off_row(first, eva)));
    CHECK(w.is_live("hand_off", hand_off_row(second, bo)));
    CHECK(w.store().log(std::nullopt, 1).at(0).label == "Hand over 2 contacts by rules");
}

TEST_CASE("a rule gives by turn, by region, to who has the fewest, to who owns the company, or to one person; whoever is away is covered") {
    ARulebook w;
    const RowId tom = w.seller("Tom", {{"region", "Spain, Austria"}}), ida = w.seller("Ida"), uwe = w.seller("Uwe");
    const RowId firm = w.create("company", {{"name", "Sonnwerk"}, {"country", "AUSTRIA"}, {"owner", Value{uwe}}});
    RowId rule = 0;
    int made = 0;
    const auto owner_by = [&](Values values, RowId company = 0) {
        values.emplace_back("name", "Keen");
        values.emplace_back("conditions", Value{to_text({asked_for_demo})});
        Arguments save{.entity = "hand_off_rule", .values = std::move(values)};
        if (rule) save.rows.push_back(rule);
        const auto saved = w.run("hand_off_rule.save", save);
        REQUIRE_MESSAGE(saved.ok, saved.message);
        rule = saved.row;
        w.clock().advance_ms(1000);
        const RowId contact = w.a_contact("N" + std::to_string(++made), company);
        w.touch(contact);
        return w.owner_of(contact);
    };
    CHECK(owner_by({{"gives_to", "territory"}}, firm) == tom);
    CHECK(owner_by({{"gives_to", "territory"}}, firm) == tom);
    CHECK_MESSAGE(owner_by({{"gives_to", "territory"}}) == ida, "no region: whose turn it is");
    CHECK(owner_by({{"gives_to", "account_owner"}}, firm) == uwe);
    CHECK(owner_by({{"gives_to", "turn"}}) == tom);
    CHECK_MESSAGE(owner_by({{"gives_to", "capacity"}}) == ida, "Tom has three, Ida and Uwe one each, her turn is longer ago");
    CHECK(owner_by({{"gives_to", "person"}, {"person", Value{uwe}}}) == uwe);
    w.update("person", {uwe}, {{"away_until", Value{w.today() + 5}}, {"cover", Value{tom}}});
    CHECK(owner_by({{"gives_to", "person"}, {"person", Value{uwe}}}) == tom);
    CHECK(owner_by({{"gives_to", "account_owner"}}, firm) == tom);
    CHECK_MESSAGE(owner_by({{"gives_to", "turn"}}) == ida, "Uwe's turn comes when he is back");
    w.clock().advance_ms(6 * 86'400'000LL);
    CHECK(owner_by({{"gives_to", "turn"}}) == uwe);
    CHECK_FALSE(w.run("hand_off_rule.save", {.values = {{"name", "X"}, {"gives_to", "person"}, {"conditions", Value{to_text({asked_for_demo})}}}}).ok);
    CHECK_FALSE(w.run("hand_off_rule.save", {.values = {{"name", "X"}}}).ok);
    CHECK_FALSE(w.run("hand_off_rule.save", {.values = {{"name", ""}, {"conditions", Value{to_text({asked_for_demo})}}}}).ok);
}

TEST_CASE("what waits for somebody away is covered, what is late is escalated, and who had it is kept") {
    ARulebook w;
    w.run("workspace.set", {.values = {{"business_hours", "Mon-Sun 00:00-24:00"}, {"reply_minutes", "60"}}});
    const RowId boss = w.create("person", {{"name", "Boss"}, {"team", "marketing"}}), bo = w.seller("Bo", {{"manager", Value{boss}}}), ida = w.seller("Ida");
    const RowId one = w.run("hand_off.hand_over", {.entity = "contact", .rows = {w.a_contact("One")}, .values = {{"owner", Value{bo}}}}).row;
    const RowId two = w.run("hand_off.hand_over", {.entity = "contact", .rows = {w.a_contact("Two")}, .values = {{"owner", Value{bo}}}}).row;
    CHECK(w.on("hand_off.cover", {one}).message == "Whoever has it is here; nothing needs to be covered.");
    w.update("person", {bo}, {{"away_until", Value{w.today() + 3}}, {"cover", Value{ida}}});
    auto inbox = w.inbox();
    CHECK(inbox.for_away == 2);
    CHECK(inbox.rows.at(0).away_until == Date{static_cast<std::int32_t>(w.today() + 3)});
    CHECK(inbox.rows.at(0).cover == "Ida");
    CHECK(inbox.rows.at(0).manager == "Boss");
    const std::string before = w.store().hash();
    CHECK(w.on("hand_off.cover", {one, two}).message == "Now with: 2 hand-offs");
    CHECK(w.cell("hand_off", two, "owner") == Value{ida});
    CHECK(w.inbox().for_away == 0);
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.store().hash() == before);

    w.clock().advance_ms(61 * 60'000);
    CHECK(w.inbox().late == 2);
    CHECK(w.on("hand_off.escalate", {one}, {{"note", "past its promise"}}).message == "Escalated to Boss: Ada One");
    CHECK(w.cell("hand_off", one, "owner") == Value{boss});
    CHECK(w.cell("hand_off", one, "escalated_from") == Value{bo});
    CHECK(w.text("hand_off", one, "note").starts_with("Escalated from Bo on "));
    CHECK(w.text("hand_off", one, "note").ends_with(": past its promise"));
    const auto history = w.answer(RecordHistory{.entity = "hand_off", .row = one});
    CHECK(std::ranges::any_of(history.rows, [](const HistoryRow& row) { return row.field == "Owner" && row.before == "Bo" && row.after == "Boss"; }));
    CHECK_FALSE_MESSAGE(w.on("hand_off.escalate", {one}).ok, "the boss has no manager");
}

TEST_CASE("late is what the agreement promises as first reply; who was reached in time is not late") {
    ARulebook w;
    w.run("workspace.set", {.values = {{"business_hours", "Mon-Sun 00:00-24:00"}, {"reply_minutes", "30"}}});
    const RowId ada = w.a_contact("Byron"), ida = w.a_contact("Kramer");
    w.run("hand_off.hand_over", {.entity = "contact", .rows = {ada, ida}});
    w.clock().advance_ms(60 * 60'000);
    CHECK(w.inbox().late == 2);
    REQUIRE(w.run("agreement.change", {.values = {{"starts_on", Value{w.today()}}, {"reply_minutes", 120}}}).ok);
    CHECK(w.inbox().late == 0);
    CHECK(w.inbox().reply_minutes == 120);
    CHECK(w.inbox().is_agreed);
    REQUIRE(w.create("activity", {{"kind", "call"}, {"subject", "Call"}, {"contact", Value{ada}}, {"at", Value{w.clock().now().ms}}}));
    w.clock().advance_ms(90 * 60'000);
    const auto inbox = w.inbox();
    CHECK(inbox.late == 1);
    for (const HandOffRow& row : inbox.rows) CHECK(row.answer_by.has_value() == (row.contact == ida));
}

TEST_CASE("recycled at once and accepted before its day was answered at once") {
    ARulebook w;
    w.run("workspace.set", {.values = {{"business_hours", "Mon-Sun 00:00-24:00"}}});
    REQUIRE(w.run("agreement.change", {.values = {{"starts_on", Value{w.today()}}, {"answer_minutes", 60}, {"reply_minutes", 60}}}).ok);
    const Date monday = week_start(Date{static_cast<std::int32_t>(w.today())});
    const RowId early = w.a_hand_off("Early"), slow = w.a_hand_off("Slow"), back = w.a_hand_off("Back");
    w.clock().advance_ms(10 * 60'000);
    REQUIRE(w.on("hand_off.recycle", {early}, {{"recycle_on", Value{w.today() + 30}}}).ok);
    REQUIRE(w.on("hand_off.recycle", {back}, {{"recycle_on", Value{w.today() + 7}}}).ok);
    const std::int64_t at_once = w.cell("hand_off", early, "answered_at").integer_or(0);
    w.clock().advance_ms(5 * 86'400'000LL);
    REQUIRE(w.on("hand_off.accept", {early}).ok);
    REQUIRE(w.on("hand_off.accept", {slow}).ok);
    CHECK(w.cell("hand_off", early, "first_answered_at").integer_or(0) == at_once);
    CHECK(w.cell("hand_off", early, "answered_at").integer_or(0) > at_once);
    w.clock().advance_ms(3 * 86'400'000LL);
    REQUIRE(w.on("hand_off.accept", {back}).ok);
    CHECK_MESSAGE(w.cell("hand_off", back, "first_answered_at").integer_or(0) == w.clock().now().ms, "a new turn: its own first answer");
    w.clock().advance_ms(14 * 86'400'000LL);
    const auto records = w.answer(PromiseRecords{.promise = "answered", .week = monday});
    const auto has = [](const std::vector<PromiseRecord>& rows, RowId id) { return std::ranges::any_of(rows, [&](const PromiseRecord& row) { return row.id == id; }); };
    CHECK(has(records.kept, early));
    CHECK(has(records.kept, back));
    CHECK(has(records.missed, slow));
}

TEST_CASE("a selection is the ids of a list, in its order") {
    ARulebook w;
    const RowId b = w.a_contact("B"), a = w.a_contact("A"), c = w.a_contact("C");
    const RecordList list{.entity = "contact", .columns = {}, .filters = {}, .text = {}, .sorts = {{"last_name", false}}};
    CHECK(w.answer(RecordSelection{list}).rows == std::vector<RowId>{a, b, c});
    RecordSelection part{list};
    part.of.first = 1, part.of.count = 1;
    CHECK(w.answer(part).rows == std::vector<RowId>{b});
    CHECK(w.answer(part).total == 3);
    part.of.entity = "cake";
    w.answer(part);
    CHECK(w.last_error() == "There are no records of the kind “cake”.");
}
