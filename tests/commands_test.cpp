// Laws that every command obeys: it is described, does what can be undone and done again, and fails with a sentence.
#include "app/commands.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

namespace {

// Arguments with which a command changes something, made in a workspace of its own.
struct Case {
    std::string_view command;
    std::function<Arguments(AWorkspace&)> prepare;
};

Arguments with_deal(AWorkspace& w, tests::Values values = {}) { return {.entity = "deal", .rows = {w.a_deal()}, .values = std::move(values)}; }

RowId a_daily(AWorkspace& w) { return w.a_series({{"subject", "Call"}, {"due_on", 20'000}}, "RRULE:FREQ=DAILY"); }

const std::vector<Case>& cases() {
    static const std::vector<Case> all = {
        {"record.create", [](AWorkspace&) { return Arguments{.entity = "contact", .values = {{"last_name", "Byron"}, {"contact_email.value", "ada@byron.example"}, {"contact_phone.value", "+49 30 123456"}}}; }},
        {"record.create", [](AWorkspace& w) { return Arguments{.entity = "deal", .values = {{"name", "Roof"}, {"company", Value{w.a_company()}}, {"amount", 5}}}; }},
        {"record.create", [](AWorkspace& w) { return Arguments{.entity = "contact_tag", .values = {{"contact", Value{w.a_contact()}}, {"tag_name", "VIP"}}}; }},
        {"record.update", [](AWorkspace& w) { return with_deal(w, {{"amount", 7}, {"name", "Other"}}); }},
        {"record.update", [](AWorkspace& w) { return Arguments{.entity = "contact", .rows = {w.a_contact()}, .values = {{"lifecycle", "mql"}, {"contact_email.value", "a@b.example"}}}; }},
        {"record.paste", [](AWorkspace& w) {
             const RowId byron = w.a_contact("Byron"), kramer = w.a_contact("Kramer");
             return Arguments{.entity = "contact", .rows = {byron, byron, kramer}, .values = {{"lifecycle", "mql"}, {"contact_email.value", "a@b.example"}, {"title", "Engineer"}}};
         }},
        {"record.delete", [](AWorkspace& w) {
             const RowId contact = w.create("contact", {{"last_name", "Byron"}, {"contact_email.value", "ada@byron.example"}});
             return Arguments{.entity = "contact", .rows = {contact}};
         }},
        {"record.restore", [](AWorkspace& w) {
             const RowId contact = w.create("contact", {{"last_name", "Byron"}, {"contact_email.value", "ada@byron.example"}});
             w.run("record.delete", {.entity = "contact", .rows = {contact}});
             return Arguments{.entity = "contact", .rows = {contact}};
         }},
        {"record.settle", [](AWorkspace& w) { return with_deal(w, {{"field", "name"}, {"value", "Chosen"}}); }},
        {"deal.move", [](AWorkspace& w) { return with_deal(w, {{"stage", Value{w.stage("Proposal")}}}); }},
        {"deal.win", [](AWorkspace& w) { return with_deal(w); }},
        {"deal.lose", [](AWorkspace& w) { return with_deal(w, {{"lost_reason", "price"}, {"note", "too dear"}}); }},
        {"deal.reopen", [](AWorkspace& w) {
             auto arguments = with_deal(w);
             w.run("deal.win", arguments);
             return arguments;
         }},
        {"contact.qualify", [](AWorkspace& w) { return Arguments{.entity = "contact", .rows = {w.a_contact()}, .values = {{"lifecycle", "sql"}, {"reason", "asked for an offer"}}}; }},
        {"hand_off.hand_over", [](AWorkspace& w) { return Arguments{.entity = "contact", .rows = {w.a_contact("Byron"), w.a_contact("Kramer")}, .values = {{"reason", "Asked for a demo"}}}; }},
        {"hand_off.accept", [](AWorkspace& w) { return Arguments{.entity = "hand_off", .rows = {w.a_hand_off("Byron"), w.a_hand_off("Kramer")}}; }},
        {"hand_off.reject", [](AWorkspace& w) { return Arguments{.entity = "hand_off", .rows = {w.a_hand_off("Byron"), w.a_hand_off("Kramer")}, .values = {{"rejection", "bad_data"}, {"note", "no such number"}}}; }},
        {"hand_off.recycle", [](AWorkspace& w) { return Arguments{.entity = "hand_off", .rows = {w.a_hand_off()}, .values = {{"recycle_on", 60'000}, {"note", "after the move"}}}; }},
        {"hand_off.reassign", [](AWorkspace& w) { return Arguments{.entity = "hand_off", .rows = {w.a_hand_off()}, .values = {{"owner", Value{w.create("person", {{"name", "Ida"}})}}}}; }},
        {"hand_off.cover", [](AWorkspace& w) {
             const RowId ida = w.create("person", {{"name", "Ida"}, {"team", "sales"}}), bo = w.create("person", {{"name", "Bo"}, {"team", "sales"}, {"away_until", 60'000}, {"cover", Value{ida}}});
             return Arguments{.entity = "hand_off", .rows = {w.run("hand_off.hand_over", {.entity = "contact", .rows = {w.a_contact()}, .values = {{"owner", Value{bo}}}}).row}};
         }},
        {"hand_off.escalate", [](AWorkspace& w) {
             const RowId bo = w.create("person", {{"name", "Bo"}, {"manager", Value{w.me()}}});
             return Arguments{.entity = "hand_off", .rows = {w.run("hand_off.hand_over", {.entity = "contact", .rows = {w.a_contact()}, .values = {{"owner", Value{bo}}}}).row}, .values = {{"note", "late"}}};
         }},
        {"hand_off_rule.save", [](AWorkspace&) { return Arguments{.values = {{"name", "Demo"}, {"gives_to", "capacity"}, {"conditions", "touch\tdemo_request\tequal\t\t14\npoints\t\tequal\t20\t30"}}}; }},
        {"hand_off_rule.save", [](AWorkspace& w) { return Arguments{.entity = "hand_off_rule", .rows = {w.a_rule()}, .values = {{"name", "Other"}, {"match", "any"}, {"conditions", "field\tcity\tequal\tLinz\t0"}}}; }},
        {"hand_off_rule.switch", [](AWorkspace& w) { return Arguments{.entity = "hand_off_rule", .rows = {w.a_rule()}, .values = {{"is_on", 0}}}; }},
        {"hand_off_rule.move", [](AWorkspace& w) {
             const RowId first = w.a_rule();
             w.a_rule();
             return Arguments{.entity = "hand_off_rule", .rows = {first}, .values = {{"by", 1}}};
         }},
        {"hand_off_rule.run", [](AWorkspace& w) {
             w.a_contact();
             return Arguments{.entity = "hand_off_rule", .rows = {w.a_rule()}};
         }},
        {"contact.tag", [](AWorkspace& w) { return Arguments{.entity = "contact", .rows = {w.a_contact("Byron"), w.a_contact("Kramer")}, .values = {{"tag_name", "VIP"}}}; }},
        {"agreement.change", [](AWorkspace&) { return Arguments{.values = {{"leads_per_week", 25}, {"accepted_share", 55.0}}}; }},
        {"agreement.except", [](AWorkspace&) { return Arguments{.values = {{"promise", "leads"}, {"week", 20'000}, {"reason", "The fair was put off"}}}; }},
        {"agreement.count_again", [](AWorkspace& w) {
             w.run("agreement.except", {.values = {{"promise", "leads"}, {"week", 20'000}, {"reason", "The fair was put off"}}});
             return Arguments{.values = {{"promise", "leads"}, {"week", 20'000}}};
         }},
        {"activity.done", [](AWorkspace& w) { return Arguments{.entity = "activity", .rows = {w.create("activity", {{"subject", "Call"}})}}; }},
        {"activity.undone", [](AWorkspace& w) {
             const RowId row = w.create("activity", {{"subject", "Call"}});
             w.on("activity.done", {row});
             return Arguments{.entity = "activity", .rows = {row}};
         }},
        {"activity.done", [](AWorkspace& w) { return Arguments{.entity = "activity", .rows = {a_daily(w)}, .values = {{"time", 20'001}}}; }},
        {"activity.move", [](AWorkspace& w) { return Arguments{.entity = "activity", .rows = {a_daily(w)}, .values = {{"time", 20'000}, {"days", 1}}}; }},
        {"activity.move", [](AWorkspace& w) { return Arguments{.entity = "activity", .rows = {a_daily(w)}, .values = {{"time", 20'001}, {"days", -1}, {"all", 1}}}; }},
        {"activity.leave_out", [](AWorkspace& w) { return Arguments{.entity = "activity", .rows = {a_daily(w)}, .values = {{"time", 20'002}}}; }},
        {"feedback.add", [](AWorkspace& w) { return Arguments{.values = {{"kind", "request"}, {"text", "More range"}, {"theme_name", "Battery life"}, {"contact", Value{w.a_contact()}}}}; }},
        {"theme.gather", [](AWorkspace& w) {
             std::vector<RowId> pieces;
             for (int i = 0; i < 3; ++i) pieces.push_back(w.run("feedback.add", {.values = {{"kind", "request"}, {"text", "More range"}}}).row);
             return Arguments{.entity = "feedback", .rows = std::move(pieces), .values = {{"name", "Range"}}};
         }},
        {"theme.gather", [](AWorkspace& w) {       // a theme is split
             std::vector<RowId> pieces;
             for (int i = 0; i < 3; ++i) pieces.push_back(w.run("feedback.add", {.values = {{"kind", "request"}, {"text", "More range"}, {"theme_name", "Battery life"}}}).row);
             return Arguments{.entity = "feedback", .rows = {pieces[0], pieces[2]}, .values = {{"name", "Battery in winter"}}};
         }},
        {"theme.merge", [](AWorkspace& w) {
             for (const char* theme : {"Range", "More range"}) w.run("feedback.add", {.values = {{"kind", "request"}, {"text", "More"}, {"theme_name", theme}}});
             return Arguments{.entity = "theme", .rows = {w.first("theme", "name", "More range")}, .values = {{"into", Value{w.first("theme", "name", "Range")}}}};
         }},
        {"theme.answer", [](AWorkspace& w) {
             const RowId theme = w.create("theme", {{"name", "Battery life"}}), campaign = w.create("campaign", {{"name", "Autumn"}});
             return Arguments{.entity = "theme", .rows = {theme}, .values = {{"week", 20'773}, {"action", "message"}, {"text", "Ten years in writing"}, {"campaign", Value{campaign}}}};
         }},
        {"goal.set", [](AWorkspace& w) { return Arguments{.values = {{"metric", "revenue"}, {"starts_on", std::int64_t{date_from({2026, 10, 1}).days}}, {"target", 1'200'000.0}, {"owner", Value{w.create("person", {{"name", "Ida"}})}}}}; }},
        {"goal.remove", [](AWorkspace& w) {
             const std::int64_t start = date_from({2026, 10, 1}).days;
             w.run("goal.set", {.values = {{"metric", "leads"}, {"starts_on", start}, {"target", 300}}});
             return Arguments{.values = {{"metric", "leads"}, {"starts_on", start}}};
         }},
        {"meeting.start", [](AWorkspace& w) {
             w.run("goal.set", {.values = {{"metric", "leads"}, {"starts_on", std::int64_t{date_from({2026, 10, 1}).days}}, {"target", 300}}});
             return Arguments{};
         }},
        {"agenda.add", [](AWorkspace& w) { return Arguments{.values = {{"meeting", Value{w.run("meeting.start", {}).row}}, {"title", "The fair"}}}; }},
        {"agenda.move", [](AWorkspace& w) {
             const RowId meeting = w.run("meeting.start", {}).row;
             w.run("agenda.add", {.values = {{"meeting", Value{meeting}}, {"title", "The fair"}}});
             return Arguments{.rows = {w.run("agenda.add", {.values = {{"meeting", Value{meeting}}, {"title", "The website"}}}).row}, .values = {{"by", -1}}};
         }},
        {"decision.add", [](AWorkspace& w) { return Arguments{.values = {{"text", "Name the warranty in every quote"}, {"owner", Value{w.me()}}, {"due_on", 20'800}, {"figure", "win_rate"}}}; }},
        {"decision.close", [](AWorkspace& w) { return Arguments{.rows = {w.run("decision.add", {.values = {{"text", "Name the warranty"}}}).row}, .values = {{"result", "Every quote names it"}}}; }},
        {"spend.map", [](AWorkspace& w) {
             for (const int day : {20'000, 20'001})
                 w.create("spend", {{"platform", "google_ads"}, {"external_campaign", "77"}, {"campaign_name", "Spring"}, {"day", day}, {"cost", 500}, {"impressions", 0}, {"clicks", 0}});
             return Arguments{.values = {{"platform", "google_ads"}, {"external_campaign", "77"}, {"campaign", Value{w.create("campaign", {{"name", "Spring"}})}}}};
         }},
        {"field.create", [](AWorkspace&) { return Arguments{.values = {{"entity", "contact"}, {"label", "Size of roof"}, {"kind", "choice"}, {"choices", "Small\nLarge"}, {"help", "in m²"}}}; }},
        {"field.create", [](AWorkspace&) { return Arguments{.values = {{"entity", "deal"}, {"label", "Weighted"}, {"kind", "formula"}, {"formula", "[Amount] * [Probability]"}}}; }},
        {"field.create", [](AWorkspace&) { return Arguments{.values = {{"entity", "deal"}, {"label", "Partner"}, {"kind", "reference"}, {"target", "company"}}}; }},
        {"field.update", [](AWorkspace& w) { return Arguments{.entity = "custom_field", .rows = {w.a_field()}, .values = {{"label", "Roof"}, {"choices", "Small\tTiny\nHuge"}}}; }},
        {"field.remove", [](AWorkspace& w) { return Arguments{.entity = "custom_field", .rows = {w.a_field()}}; }},
        {"field.restore", [](AWorkspace& w) {
             const RowId field = w.a_field();
             w.run("field.remove", {.entity = "custom_field", .rows = {field}});
             return Arguments{.entity = "custom_field", .rows = {field}};
         }},
        {"person.leave", [](AWorkspace& w) {
             const RowId tom = w.create("person", {{"name", "Tom"}}), ida = w.create("person", {{"name", "Ida"}});
             w.create("deal", {{"name", "Roof"}, {"owner", Value{tom}}});
             w.create("contact", {{"last_name", "Byron"}, {"owner", Value{tom}}});
             w.create("person", {{"name", "Uwe"}, {"manager", Value{tom}}});
             return Arguments{.entity = "person", .rows = {tom}, .values = {{"to", Value{ida}}}};
         }},
        {"workspace.set", [](AWorkspace&) { return Arguments{.values = {{"currency", "USD"}, {"name", "Other"}, {"business_hours", "Mon-Thu 08:00-16:30"}, {"reply_minutes", "90"}, {"hand_off_capacity", "3"}}}; }},
        {"record.merge", [](AWorkspace& w) {
             const RowId one = w.create("contact", {{"last_name", "Byron"}, {"contact_email.value", "ada@byron.example"}}), other = w.create("contact", {{"last_name", "Biron"}, {"contact_email.value", "a@b.example"}});
             w.create("deal", {{"name", "Roof"}, {"contact", Value{other}}});
             return Arguments{.entity = "contact", .rows = {one, other}, .values = {{"last_name", Value{other}}}};
         }},
        {"record.merge", [](AWorkspace& w) {
             const RowId one = w.a_company("Acme"), other = w.a_company("ACME Inc."), third = w.a_company("Akme");
             w.a_contact("Byron", third);
             return Arguments{.entity = "company", .rows = {one, other, third}};
         }},
        {"record.distinct", [](AWorkspace& w) {
             const RowId one = w.a_contact(), other = w.a_contact();
             return Arguments{.entity = "contact", .rows = {one, other}};
         }},
    };
    return all;
}

}  // namespace

TEST_CASE("every command has an id of noun.verb, a label, a help sentence and no shortcut of another") {
    std::set<std::string_view> ids, shortcuts;
    for (const Command* c : all_commands()) {
        CAPTURE(c->id);
        CHECK(ids.insert(c->id).second);
        CHECK(c->id.contains('.'));
        CHECK(c->help.ends_with('.'));
        if (!c->shortcut.empty()) CHECK(shortcuts.insert(c->shortcut).second);
        CHECK(find_command(c->id) == c);
    }
}

TEST_CASE("every undoable command is tried below") {
    for (const Command* c : all_commands()) {
        if (!c->undoable || c->id == "workspace.start_empty") continue;     // start_empty has a case of its own
        CAPTURE(c->id);
        CHECK(std::ranges::any_of(cases(), [&](const Case& each) { return each.command == c->id; }));
    }
}

TEST_CASE("what a command did is undone to the same workspace and done again to the same") {
    for (const Case& each : cases()) {
        for (const Delivery delivery : {Delivery::at_once, Delivery::queued}) {
            CAPTURE(each.command);
            AWorkspace w(delivery);
            const Arguments arguments = each.prepare(w);
            const std::string before = w.store().hash();
            const CommandResult result = w.run(each.command, arguments);
            CAPTURE(result.message);
            REQUIRE(result.ok);
            CHECK(result.can_undo);
            CHECK_FALSE(result.message.empty());
            const std::string after = w.store().hash();
            CHECK(after != before);
            const auto state = w.answer(WorkspaceState{});
            CHECK_FALSE(state.undo_label.empty());
            const CommandResult undone = w.run("edit.undo");
            CHECK(undone.ok);
            CHECK(undone.message == "Undid " + state.undo_label);
            CHECK(w.store().hash() == before);
            CHECK(w.run("edit.redo").ok);
            CHECK(w.store().hash() == after);
            if (delivery == Delivery::queued) CHECK(w.store().verify().ok);
        }
    }
}

TEST_CASE("a command that needs records refuses an empty selection and a row that is gone, and changes nothing") {
    AWorkspace w;
    for (const Command* c : all_commands()) {
        if (c->needs == 0) continue;
        CAPTURE(c->id);
        const std::string before = w.store().hash();
        const std::string entity = c->entity == "*" ? "deal" : std::string(c->entity);
        for (const std::vector<RowId>& rows : {std::vector<RowId>{}, std::vector<RowId>{12345}}) {
            const CommandResult result = w.run(c->id, {.entity = entity, .rows = rows, .values = c->id == "record.update" ? tests::Values{{"name", "x"}} : tests::Values{}});
            CHECK_FALSE(result.ok);
            CHECK_FALSE(result.message.empty());
        }
        CHECK(w.store().hash() == before);
    }
}

TEST_CASE("a command nobody knows is refused with a sentence") {
    AWorkspace w;
    CHECK(w.run("deal.explode").message == "There is no command “deal.explode”.");
}
