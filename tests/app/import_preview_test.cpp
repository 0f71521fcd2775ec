// The preview as a view drives it: rows that look like records, cells mended, policies by command, where a record came from.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/import_session.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/contract/transfer.hpp"
#include "tandem/exchange/import.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

namespace {

// Enough people for the search to know what is common.
std::string people() {
    constexpr std::string_view firsts[] = {"Ada", "Bob", "Cyd", "Dan", "Eve", "Flo", "Gus", "Hal", "Ivy", "Jon"};
    constexpr std::string_view lasts[] = {"Byron", "Cole", "Dorn", "Ende", "Falk", "Gross", "Hahn", "Iven", "Jung", "Kern"};
    std::string csv = "first_name,last_name,email,phone,city\n";
    for (int i = 0; i < 100; ++i) {
        const std::string first(firsts[i % 10]), last(lasts[i / 10]);
        csv += first + "," + last + "," + first + "." + last + "@x.example,+49 30 555" + std::to_string(1000 + 37 * i) + ",City" + std::to_string(i % 7) + "\n";
    }
    return csv;
}

void open(AWorkspace& w, std::string name, std::string bytes) {
    REQUIRE(w.run("import.open", {.values = {{"handles", Value{std::to_string(w.add_file(std::move(name), std::move(bytes)))}}}}).ok);
}

}  // namespace

TEST_CASE("rows that look like people who are there are told, and done with as somebody decides") {
    AWorkspace w;
    open(w, "people.csv", people());
    REQUIRE(w.run("import.start").ok);
    REQUIRE(w.count("contact") == 100);
    // Two of them with other addresses, one slip each; and somebody new.
    const std::string again = "first_name,last_name,email,phone,city\nAda,Byrom,ada@home.example,+49 30 5551000,City0\nCyd,Cole,cyd@home.example,+49 30 5551444,City5\nZora,Quist,zora@q.example,+44 20 7946 0000,Leeds\n";
    open(w, "again.csv", again);
    ImportAnswer state = w.answer(ImportState{});
    REQUIRE(state.phase == ImportPhase::preview);
    REQUIRE(state.files.size() == 1);
    CHECK(state.files[0].creates == 3);
    CHECK(state.files[0].alike_total == 2);
    const ImportAlikeAnswer alike = w.answer(ImportAlike{});
    REQUIRE(alike.rows.size() == 2);
    CHECK(alike.entity == "contact");
    const auto ada = std::ranges::find(alike.rows, std::int64_t{2}, &ImportAlikeRow::line);
    REQUIRE(ada != alike.rows.end());
    CHECK(ada->record_title == "Ada Byron");
    CHECK(ada->choice == "create");
    CHECK_FALSE(ada->reasons.empty());
    REQUIRE(w.run("import.decide", {.values = {{"file", 0}, {"line", 2}, {"choice", "update"}}}).ok);
    REQUIRE(w.run("import.decide", {.values = {{"file", 0}, {"line", 3}, {"choice", "skip"}}}).ok);
    CHECK_FALSE(w.run("import.decide", {.values = {{"file", 0}, {"line", 4}, {"choice", "skip"}}}).ok);
    state = w.answer(ImportState{});
    CHECK(state.files[0].creates == 1);
    CHECK(state.files[0].updates == 1);
    CHECK(state.files[0].alike_total == 2);
    REQUIRE(w.run("import.start").ok);
    CHECK(w.count("contact") == 101);
    CHECK(w.text("contact", ada->record, "last_name") == "Byrom");
}

TEST_CASE("cells are mended, policies and keys are chosen, by commands") {
    AWorkspace w;
    open(w, "a.csv", "email,first_name,last_name,title\nada@x.example,Ada,Byron,-\nno address,Bob,Cole,Clerk\n");
    ImportAnswer state = w.answer(ImportState{});
    CHECK(state.doubtful == 1);
    CHECK(state.files[0].policy == "overwrite");
    REQUIRE(state.files[0].keys.size() >= 1);
    const ImportOddAnswer odd = w.answer(ImportOdd{});
    REQUIRE(odd.rows.size() == 1);
    CHECK(odd.rows[0].fix_header == "email");
    REQUIRE(w.run("import.fix", {.values = {{"file", 0}, {"line", 3}, {"column", 0}, {"value", "bob@x.example"}}}).ok);
    state = w.answer(ImportState{});
    CHECK(state.needs_retry);
    CHECK(state.files[0].fixes == 1);
    REQUIRE(w.run("import.retry").ok);
    state = w.answer(ImportState{});
    CHECK_FALSE(state.needs_retry);
    CHECK(state.files[0].odd_total == 0);
    REQUIRE(w.run("import.option", {.values = {{"file", 0}, {"name", "blank_words"}, {"value", "1"}}}).ok);
    REQUIRE(w.run("import.option", {.values = {{"file", 0}, {"name", "policy"}, {"value", "fill"}}}).ok);
    REQUIRE(w.run("import.option", {.values = {{"file", 0}, {"name", "policy"}, {"value", "newer"}, {"column", 3}}}).ok);
    CHECK_FALSE(w.run("import.option", {.values = {{"file", 0}, {"name", "policy"}, {"value", "sideways"}}}).ok);
    CHECK_FALSE(w.run("import.option", {.values = {{"file", 0}, {"name", "key"}, {"value", "shoe=1"}}}).ok);
    state = w.answer(ImportState{});
    CHECK(state.doubtful_are_blank);
    CHECK(state.files[0].policy == "fill");
    CHECK(state.files[0].columns[3].policy == "newer");
    CHECK(state.files[0].columns[0].is_list);
    REQUIRE(w.run("import.start").ok);
    CHECK(w.count("contact") == 2);
    const RowId bob = w.first("contact", "last_name", Value{"Cole"});
    const RecordAnswer record = w.answer(RecordDetail{.entity = "contact", .row = bob});
    REQUIRE(record.raw.size() == 5);
    CHECK(record.raw[0] == std::pair<std::string, std::string>{"a.csv", "3"});
    CHECK(record.raw[1] == std::pair<std::string, std::string>{"email", "bob@x.example"});
}

TEST_CASE("odd rows of one file are saved as a file, of several as a zip, and come in again as they were mended") {
    AWorkspace w;
    open(w, "a.csv", "email,first_name,last_name\nno address,Bob,Cole\n");
    REQUIRE(w.run("import.start").ok);
    const auto saved = w.run("import.save_odd");
    CHECK_MESSAGE(saved.ok, saved.message);
    CHECK(saved.message.starts_with("1 odd value saved"));
    const OutputFile file = w.outputs().back();
    CHECK(file.name.starts_with("a odd rows 2026-"));
    std::string mended = file.bytes;
    mended.replace(mended.find("no address"), 10, "bob@x.example");
    open(w, file.name, mended);
    REQUIRE(w.run("import.start").ok);
    CHECK(w.count("contact") == 1);
    CHECK(w.count("contact_email") == 1);

    const auto first = w.add_file("b.csv", "email,first_name,last_name\nnone here,Eve,Ende\n"), second = w.add_file("c.csv", "company name,domain,employees\nAcme,acme.example,many\n");
    REQUIRE(w.run("import.open", {.values = {{"handles", Value{std::to_string(first) + "," + std::to_string(second)}}}}).ok);
    REQUIRE(w.run("import.save_odd").ok);
    CHECK(w.outputs().back().name.ends_with(".zip"));
    open(w, "again.zip", w.outputs().back().bytes);
    CHECK(w.answer(ImportState{}).files.size() == 2);
}

TEST_CASE("when the search for records that are alike was stopped, the preview says how many rows were not compared") {
    AWorkspace w;
    w.a_contact();
    const auto file = w.add_file("people.csv", people());
    const auto state = [&] { return w.answer(ImportState{}); };
    Context& context = *w.core().context();
    auto job = context.imports.open(context, {file});
    REQUIRE(job);
    while (job->step() && !job->progress().label.starts_with("Looking")) {}
    REQUIRE(job->progress().label.starts_with("Looking"));
    job->cancel();
    while (job->step()) {}
    CHECK(job->take_result()->ok);
    CHECK(state().phase == ImportPhase::preview);
    CHECK(state().not_compared == 100);
    open(w, "few.csv", "first_name,last_name,email\nAda,Byron,ada@x.example\n");
    CHECK(state().not_compared == 0);
}

TEST_CASE("an import says whom rules handed over after it, and its undo takes the hand-overs along") {
    AWorkspace w;
    w.create("person", {{"name", "Sam"}, {"team", "sales"}});
    REQUIRE(w.a_rule() != 0);
    open(w, "people.csv", "first_name,last_name,email\nAda,Byron,ada@x.example\nBob,Cole,bob@x.example\n,Dorn,dan@x.example\n");
    REQUIRE(w.run("import.start").ok);
    const ImportAnswer state = w.answer(ImportState{});
    CHECK(state.handed_over == 2);
    CHECK(state.handed_by == "the rule “Named”");
    CHECK(w.count("hand_off") == 2);
    const auto undone = w.run("import.undo", {.values = {{"set", Value{state.set}}}});
    CHECK_MESSAGE(undone.ok, undone.message);
    CHECK(undone.message.contains("what rules handed over"));
    CHECK(w.count("hand_off") == 0);
    CHECK(w.count("contact") == 0);
    CHECK(w.count("lifecycle_change") == 0);

    // What sales did with one since stays, and is named.
    open(w, "again.csv", "first_name,last_name,email\nEve,Ende,eve@x.example\n");
    REQUIRE(w.run("import.start").ok);
    const ImportAnswer again = w.answer(ImportState{});
    REQUIRE(again.handed_over == 1);
    const RowId contact = w.first("contact", "last_name", Value{"Ende"});
    const RowId hand_off = w.first("hand_off", "contact", Value{contact});
    REQUIRE(w.on("hand_off.accept", {hand_off}).ok);
    const auto kept = w.run("import.undo", {.values = {{"set", Value{again.set}}}});
    CHECK(kept.ok);
    CHECK_MESSAGE(kept.message.contains("left as it is, because it was changed since"), kept.message);
    CHECK(w.is_live("hand_off", hand_off));
    CHECK(w.store().verify().ok);
}

TEST_CASE("an audience says whom it leaves out before it is made") {
    AWorkspace w;
    const RowId out = w.a_contact("Byron");
    w.a_contact("Cole");
    w.update("contact", {out}, {{"newsletter", 0}});
    const AudienceAnswer size = w.answer(AudienceSize{});
    CHECK(size.contacts == 2);
    CHECK(size.opted_out == 1);
    CHECK(size.left_out == std::vector<std::string>{"Ada Byron"});
}

TEST_CASE("an audience leaves out who opted out of e-mail or ads last, and not who opted out of calls") {
    AWorkspace w;
    const auto say = [&](RowId contact, std::string_view channel, std::string_view answer, std::int64_t at) {
        return w.create("consent", {{"contact", Value{contact}}, {"channel", Value{channel}}, {"answer", Value{answer}}, {"said_at", Value{at}}});
    };
    const RowId one = w.a_contact("Byron"), two = w.a_contact("Cole"), three = w.a_contact("Dorn");
    REQUIRE(say(one, "ads", "opted_out", 1'000));
    REQUIRE(say(two, "phone", "opted_out", 1'000));
    REQUIRE(say(three, "email", "opted_out", 1'000));
    REQUIRE(say(three, "email", "agreed", 2'000));
    CHECK(w.answer(AudienceSize{}).left_out == std::vector<std::string>{"Ada Byron"});
    REQUIRE(say(three, "email", "opted_out", 3'000));
    CHECK(w.answer(AudienceSize{}).opted_out == 2);
    const CommandResult made = w.run("export.audience", {.values = {{"platform", "meta"}}});
    CHECK_MESSAGE(made.message.contains("2 opted out"), made.message);
    // Merged, the one person stays out; taken apart again, only the one who said so.
    REQUIRE(w.run("record.merge", {.entity = "contact", .rows = {two, one}}).ok);
    CHECK(w.answer(AudienceSize{}).opted_out == 2);
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.answer(AudienceSize{}).left_out.front() == "Ada Byron");
}

TEST_CASE("of two records that become one, the newsletter that was refused stays refused unless somebody chooses") {
    AWorkspace w;
    const RowId one = w.a_contact("Byron"), two = w.a_contact("Byrom");
    w.update("contact", {one}, {{"newsletter", 1}});
    w.update("contact", {two}, {{"newsletter", 0}});
    REQUIRE(w.run("record.merge", {.entity = "contact", .rows = {one, two}}).ok);
    CHECK(w.cell("contact", one, "newsletter") == Value{0});
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.cell("contact", one, "newsletter") == Value{1});
    REQUIRE(w.run("record.merge", {.entity = "contact", .rows = {one, two}, .values = {{"newsletter", Value{one}}}}).ok);
    CHECK(w.cell("contact", one, "newsletter") == Value{1});
}
