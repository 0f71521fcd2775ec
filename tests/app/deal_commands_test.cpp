// The way of a deal: every move writes stage, outcome, days and one row of history, in one step.
#include "app/commands.hpp"

#include <doctest/doctest.h>

#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

TEST_CASE("moving to a stage says so and is one step to undo") {
    AWorkspace w;
    const RowId deal = w.a_deal();
    w.clock().advance_ms(3'600'000);
    const auto moved = w.on("deal.move", {deal}, {{"stage", Value{w.stage("Proposal")}}});
    CHECK(moved.message == "Moved to Proposal");
    CHECK(w.cell("deal", deal, "stage") == Value{w.stage("Proposal")});
    CHECK(w.cell("deal", deal, "stage_since") == Value{w.clock().now().ms});
    CHECK(w.count("stage_change") == 2);
    CHECK(w.on("deal.move", {deal}, {{"stage", Value{w.stage("Proposal")}}}).message == "Nothing to change.");
    CHECK(w.run("edit.undo").message == "Undid Move to Proposal");
    CHECK(w.count("stage_change") == 1);
    CHECK(w.cell("deal", deal, "stage") == Value{w.stage("Qualified")});
    CHECK(w.on("deal.move", {deal}, {{"stage", 4711}}).message == "This stage does not exist.");
}

TEST_CASE("won, reopened, lost: outcome, closing day and reason follow") {
    AWorkspace w;
    const RowId deal = w.a_deal();
    w.on("deal.move", {deal}, {{"stage", Value{w.stage("Negotiation")}}});
    w.clock().advance_ms(1000);
    CHECK(w.on("deal.win", {deal}).message == "Won: Roof");
    CHECK(w.text("deal", deal, "outcome") == "won");
    CHECK(w.cell("deal", deal, "stage") == Value{w.stage("Won")});
    CHECK(w.cell("deal", deal, "closed_on") == Value{date_from_text("2026-03-18")->days});
    CHECK(w.on("deal.win", {deal}).message == "Nothing to change.");
    w.clock().advance_ms(1000);
    CHECK(w.on("deal.reopen", {deal}).ok);
    CHECK(w.cell("deal", deal, "stage") == Value{w.stage("Negotiation")});
    CHECK(w.cell("deal", deal, "closed_on").is_null());
    CHECK(w.text("deal", deal, "outcome") == "open");
    const auto refused = w.on("deal.lose", {deal});
    CHECK(refused.field == "lost_reason");
    CHECK(w.on("deal.move", {deal}, {{"stage", Value{w.stage("Lost")}}}).field == "lost_reason");
    CHECK(w.on("deal.lose", {deal}, {{"lost_reason", "no such"}}).field == "lost_reason");
    CHECK(w.on("deal.lose", {deal}, {{"lost_reason", "price"}, {"note", "Half the price elsewhere"}}).ok);
    CHECK(w.text("deal", deal, "lost_reason") == "price");
    CHECK(w.text("deal", deal, "note") == "Half the price elsewhere");
    CHECK(w.cell("deal", deal, "stage") == Value{w.stage("Lost")});
    CHECK(w.on("deal.win", {deal}).ok);
    CHECK(w.cell("deal", deal, "lost_reason").is_null());
    CHECK(w.count("stage_change") == 6);
}

TEST_CASE("a form that changes the stage does what a drag does") {
    AWorkspace w;
    const RowId deal = w.a_deal();
    CHECK(w.update("deal", {deal}, {{"stage", Value{w.stage("Won")}}}).ok);
    CHECK(w.text("deal", deal, "outcome") == "won");
    CHECK(w.count("stage_change") == 2);
    CHECK(w.update("deal", {deal}, {{"stage", Value{w.stage("Lost")}}}).field == "lost_reason");
    CHECK(w.update("deal", {deal}, {{"stage", Value{w.stage("Lost")}}, {"lost_reason", "timing"}}).ok);
    const RowId other = w.create("pipeline", {{"name", "Renewals"}});
    CHECK(w.update("deal", {deal}, {{"pipeline", Value{other}}}).field == "pipeline");
    const RowId stage = w.create("stage", {{"pipeline", Value{other}}, {"name", "Due"}});
    CHECK(w.update("deal", {deal}, {{"pipeline", Value{other}}}).ok);
    CHECK(w.cell("deal", deal, "stage") == Value{stage});
    CHECK(w.text("deal", deal, "outcome") == "open");
    CHECK(w.on("deal.win", {deal}).ok);         // a pipeline without a won stage keeps the stage
    CHECK(w.cell("deal", deal, "stage") == Value{stage});
    CHECK(w.text("deal", deal, "outcome") == "won");
    CHECK(w.on("deal.reopen", {deal}).ok);
    CHECK(w.text("deal", deal, "outcome") == "open");
}

TEST_CASE("several deals are moved in one step") {
    AWorkspace w;
    const std::vector<RowId> deals = {w.a_deal("A"), w.a_deal("B"), w.a_deal("C")};
    CHECK(w.on("deal.win", deals).message == "Won: 3 deals");
    CHECK(w.run("edit.undo").message == "Undid Mark 3 deals as won");
    for (const RowId deal : deals) CHECK(w.text("deal", deal, "outcome") == "open");
}

TEST_CASE("spend of a report's campaign is counted for one of ours, all its days at once") {
    AWorkspace w;
    const RowId spring = w.create("campaign", {{"name", "Spring"}});
    for (int day = 20'000; day < 20'010; ++day) {
        w.create("spend", {{"platform", "google_ads"}, {"external_campaign", "77"}, {"day", day}, {"cost", 100}, {"impressions", 0}, {"clicks", 0}});
        w.create("spend", {{"platform", "meta_ads"}, {"ad", "ad 9"}, {"day", day}, {"cost", 100}, {"impressions", 0}, {"clicks", 0}});
    }
    CHECK(w.run("spend.map", {.values = {{"platform", "google_ads"}, {"external_campaign", "77"}, {"campaign", Value{spring}}}}).message == "10 days now count for Spring");
    CHECK(w.store().referring(w.entity("spend").id, w.entity("spend").index("campaign"), spring).size() == 10);
    CHECK(w.run("spend.map", {.values = {{"platform", "meta_ads"}, {"external_campaign", ""}, {"campaign", Value{spring}}}}).ok);
    CHECK(w.store().referring(w.entity("spend").id, w.entity("spend").index("campaign"), spring).size() == 20);
    CHECK(w.run("spend.map", {.values = {{"platform", "google_ads"}, {"external_campaign", "77"}, {"campaign", 0}}}).ok);
    CHECK(w.store().referring(w.entity("spend").id, w.entity("spend").index("campaign"), spring).size() == 10);
    CHECK(w.run("spend.map", {.values = {{"platform", "google_ads"}, {"external_campaign", "78"}, {"campaign", Value{spring}}}}).field == "external_campaign");
    CHECK(w.run("spend.map", {.values = {{"platform", "pigeons"}, {"campaign", Value{spring}}}}).field == "platform");
}
