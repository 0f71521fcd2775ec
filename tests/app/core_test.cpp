// The core over its messages: ask, answer, push, drop; two views; jobs beside questions; midnight; no workspace at all.
#include "app/core.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

namespace {

constexpr Delivery both_ways[] = {Delivery::at_once, Delivery::queued};
struct Strange { using Answer = ListAnswer; static constexpr std::string_view name = "strange"; int x = 0; };

RecordList companies() { return {.entity = "company", .columns = {"name"}}; }

}  // namespace

TEST_CASE("a question is answered, and anew when a command touched what it reads") {
    for (const Delivery delivery : both_ways) {
        AWorkspace w(delivery);
        CHECK(w.answer(companies()).total == 0);
        w.a_company("Solaris Ltd");
        const auto live = w.client().ask(companies());
        REQUIRE(live);
        CHECK_FALSE(live.loading());
        REQUIRE(live->total == 1);
        CHECK(live->rows[0].title == "Solaris Ltd");
        CHECK(live.revision() == w.store().revision());
    }
}

TEST_CASE("an answer whose bytes did not change is not sent again") {
    AWorkspace w;
    (void)w.answer(companies());
    const auto before = w.messages_to(0);
    w.a_contact();
    CHECK(w.messages_to(0) == before + 1);              // the result alone
    const RowId company = w.a_company();
    CHECK(w.messages_to(0) == before + 3);
    w.update("company", {company}, {{"city", "Berlin"}});   // read, but not shown
    CHECK(w.messages_to(0) == before + 4);
}

TEST_CASE("what a client no longer asks for is dropped and not answered any more") {
    AWorkspace w;
    (void)w.answer(companies());
    for (int i = 0; i < 5; ++i) w.client().end_frame(3);
    w.settle();
    const auto before = w.messages_to(0);
    w.a_company();
    CHECK(w.messages_to(0) == before + 1);
}

TEST_CASE("two views both get new answers, a view that left gets none") {
    for (const Delivery delivery : both_ways) {
        AWorkspace w(delivery, 2);
        CHECK(w.answer(companies(), 0).total == 0);
        CHECK(w.answer(companies(), 1).total == 0);
        w.a_company();
        CHECK(w.client(0).ask(companies())->total == 1);
        CHECK(w.client(1).ask(companies())->total == 1);
        w.drop_client(1);
        const auto before = w.messages_to(1);
        w.a_company("Other");
        CHECK(w.messages_to(1) == before);
        CHECK(w.client(0).ask(companies())->total == 2);
    }
}

TEST_CASE("a question nobody knows and torn bytes are answered with sentences") {
    AWorkspace w;
    (void)w.answer(Strange{});
    CHECK(w.last_error().contains("strange"));
    (void)w.answer(RecordList{.entity = "unicorn"});
    CHECK(w.last_error().contains("unicorn"));
    w.core().receive(0, "\x01garbage");
    w.core().receive(0, wire::encode(Message{.kind = MessageKind::ask, .id = 7, .name = "record_list", .body = "\xFF"}));
    w.core().receive(0, wire::encode(Message{.kind = MessageKind::run, .id = 7, .name = "deal.win", .body = "\xFF"}));
    w.settle();
    CHECK(w.answer(companies()).total == 0);
}

TEST_CASE("without a workspace the state says why and everything else is refused with the same words") {
    InProcess w({.path = "/nowhere/at/all/workspace.tandem"});
    REQUIRE(w.core().open_error());
    const auto state = w.answer(WorkspaceState{});
    CHECK(state.storage == StorageState::failed);
    CHECK(state.error == w.core().open_error()->message);
    (void)w.answer(companies());
    CHECK(w.last_error() == state.error);
    const auto result = w.run("record.create", {.entity = "company", .values = {{"name", "x"}}});
    CHECK_FALSE(result.ok);
    CHECK(result.message == state.error);
}

TEST_CASE("the state of a workspace tells who, what and how much") {
    AWorkspace w;
    auto state = w.answer(WorkspaceState{});
    CHECK(state.storage == StorageState::durable);
    CHECK(state.is_started);
    CHECK_FALSE(state.is_sample);
    CHECK(state.name == "Solaris");
    CHECK(state.person_name == "Mara");
    CHECK(state.team == "both");
    CHECK(state.person == w.me());
    CHECK(state.currency == "EUR");
    CHECK(state.today == *date_from_text("2026-03-18"));
    CHECK(state.undo_label == "Start the workspace");
    w.a_deal();
    CHECK(w.client().ask(WorkspaceState{})->undo_label == "Add deal Roof");
    w.run("preference.set", {.values = {{"name", "theme"}, {"value", "dark"}}});
    state = *w.client().ask(WorkspaceState{});
    CHECK(std::ranges::contains(state.preferences, std::pair<std::string, std::string>("theme", "dark")));
    CHECK_FALSE(w.run("preference.set", {.values = {{"name", "them"}, {"value", "dark"}}}).ok);
    w.core().set_storage(StorageState::failed, "The disk is full.");
    w.settle();
    CHECK(w.client().ask(WorkspaceState{})->error == "The disk is full.");
}

TEST_CASE("where the platform writes behind, a change is durable when it says so, never before and never less") {
    InProcess w({.writes_behind = true});
    CHECK(w.answer(WorkspaceState{}).durable_revision == -1);
    w.core().keep(w.store().revision());
    REQUIRE(w.run("workspace.start_empty", {.values = {{"person", "Mara"}}}).ok);
    auto state = *w.client().ask(WorkspaceState{});
    CHECK(state.revision > state.durable_revision);
    const auto started = state.revision;
    REQUIRE(w.run("record.create", {.entity = "company", .values = {{"name", "Solaris Ltd"}}}).ok);
    w.core().keep(started);
    w.settle();
    state = *w.client().ask(WorkspaceState{});
    CHECK(state.durable_revision == started);
    CHECK(state.revision > started);
    w.core().keep(state.revision);
    w.core().keep(started);                 // came late
    w.settle();
    state = *w.client().ask(WorkspaceState{});
    CHECK(state.durable_revision == state.revision);
}

TEST_CASE("while nothing can be stored, commands are refused with the sentence, questions are answered") {
    AWorkspace w;
    w.a_company("Solaris Ltd");
    w.core().set_storage(StorageState::durable, "There is no space left.");
    const auto result = w.run("record.create", {.entity = "company", .values = {{"name", "Nova"}}});
    CHECK_FALSE(result.ok);
    CHECK(result.message == "There is no space left.");
    CHECK(w.answer(companies()).total == 1);
    w.core().set_storage(StorageState::durable);
    CHECK(w.run("record.create", {.entity = "company", .values = {{"name", "Nova"}}}).ok);
    CHECK(w.answer(companies()).total == 2);
}

TEST_CASE("at midnight the day is told anew, by one timer") {
    AWorkspace w;
    CHECK(w.answer(WorkspaceState{}).today == *date_from_text("2026-03-18"));
    CHECK(w.timer_ms() == 14 * 3'600'000 + 500);     // it is 10:00 in Berlin
    w.clock().advance_ms(w.timer_ms());
    w.ring();
    CHECK(w.client().ask(WorkspaceState{})->today == *date_from_text("2026-03-19"));
    CHECK(w.timer_ms() == 24 * 3'600'000);
}

TEST_CASE("questions are answered and edits are made while a job stands between its batches") {
    AWorkspace w;
    std::int64_t steps = 0;
    bool was_wanted = true;
    const auto count_to = [](std::int64_t& n, bool& wanted) -> Job {
        while (n < 1'000'000) {
            ++n;
            wanted = co_yield JobStep{n, 1'000'000, "Counting"};
            if (!wanted) co_return fail(ErrorCode::cancelled, "Stopped.");
        }
        co_return CommandResult{.ok = true};
    };
    REQUIRE(w.core().jobs().start("Counting", count_to(steps, was_wanted), Jobs::Waiting::alone));
    w.core().tick();
    CHECK(steps > 0);
    CHECK(w.timer_ms() == 0);
    (void)w.client().ask(WorkspaceState{});
    const auto live = w.client().ask(WorkspaceState{});
    REQUIRE(live);
    CHECK(live->job_label == "Counting");
    CHECK(live->job_total == 1'000'000);
    w.client().run("record.create", {.entity = "company", .values = {{"name", "Between"}}});
    CHECK(w.count("company") == 1);
    CHECK(w.core().jobs().is_running());
    CHECK_FALSE(w.core().jobs().start("Other", Job()));
    w.client().run("import.cancel");
    w.settle();
    CHECK_FALSE(was_wanted);
    CHECK_FALSE(w.core().jobs().is_running());
    CHECK(w.client().ask(WorkspaceState{})->job_label.empty());
}

TEST_CASE("a view of another version is told to reload") {
    AWorkspace w;
    const auto before = w.messages_to(0);
    w.core().receive(0, wire::encode(Message{.kind = MessageKind::hello, .revision = wire::wire_version + 1}));
    w.settle();
    CHECK(w.messages_to(0) == before + 1);
}
