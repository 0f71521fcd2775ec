// The search for duplicates as a job, its answer while records are merged and kept apart, and what is there already.
#include "tandem/contract/duplicates.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/core.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;
using tandem::tests::Values;

namespace {

struct Twins : AWorkspace {
    explicit Twins(Delivery delivery = Delivery::at_once) : AWorkspace(delivery) {}
    RowId acme = a_company("Acme GmbH");
    RowId maria = contact("Maria", "Rossi", "maria.rossi@acme.example"), double_maria = contact("Maria", "Rosi", "Maria.Rossi@acme.example");
    RowId ada = contact("Ada", "Byron", "ada@byron.example"), double_ada = contact("Ada", "Byron", "ada@byron.example");
    RowId other = contact("Grace", "Hopper", "grace@navy.example");

    RowId contact(std::string_view first, std::string_view last, std::string_view email) {
        return create("contact", {{"first_name", Value{first}}, {"last_name", Value{last}}, {"company", Value{acme}}, {"contact_email.value", Value{email}}});
    }
    DuplicatesAnswer search(std::string_view entity = "contact") {
        run("duplicates.search", {.entity = std::string(entity), .rows = {}, .values = {}});
        settle();
        return answer(DuplicateState{});
    }
};

}  // namespace

TEST_CASE("a search finds pairs, and those that were merged or kept apart are gone from them") {
    Twins w;
    CHECK(w.answer(DuplicateState{}).phase == DuplicatePhase::none);
    const DuplicatesAnswer found = w.search();
    REQUIRE(found.phase == DuplicatePhase::done);
    CHECK(found.entity == "contact");
    CHECK(found.records == 5);
    REQUIRE(found.pairs.size() == 2);
    REQUIRE(found.counts.size() == 101);
    CHECK(found.counts[50] == 2);
    CHECK(found.counts[1] >= found.counts[50]);
    CHECK(found.wrong[1] + 1e-9 >= found.wrong[50]);
    for (const DuplicatePairRow& pair : found.pairs) {
        CHECK(pair.probability > 0.5);
        CHECK_FALSE(pair.reasons.empty());
    }
    CHECK(w.answer(DuplicateState{.threshold = 0.5, .limit = 1}).pairs.size() == 1);

    REQUIRE(w.run("record.merge", {.entity = "contact", .rows = {w.maria, w.double_maria}}).ok);
    CHECK(w.answer(DuplicateState{}).pairs.size() == 1);
    CHECK(w.answer(DuplicateState{}).counts[50] == 1);
    REQUIRE(w.run("record.distinct", {.entity = "contact", .rows = {w.ada, w.double_ada}}).ok);
    CHECK(w.answer(DuplicateState{}).pairs.empty());
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.answer(DuplicateState{}).pairs.size() == 1);
    REQUIRE(w.run("edit.redo").ok);
    CHECK(w.search().pairs.empty());
    CHECK(w.run("duplicates.close").ok);
    CHECK(w.answer(DuplicateState{}).phase == DuplicatePhase::none);
    CHECK_FALSE(w.run("duplicates.search", {.entity = "deal", .rows = {}, .values = {}}).ok);
}

TEST_CASE("a stopped search leaves nothing") {
    Twins w(Delivery::queued);
    w.client().run("duplicates.search", {.entity = "contact", .rows = {}, .values = {}});
    w.client().run("import.cancel");
    w.settle();
    CHECK_FALSE(w.core().jobs().is_running());
    const DuplicatesAnswer state = w.answer(DuplicateState{});
    CHECK(state.phase == DuplicatePhase::none);
    CHECK(state.pairs.empty());
}

TEST_CASE("a merge is foretold: fields side by side, whose value is taken, what goes along") {
    Twins w;
    REQUIRE(w.update("contact", {w.double_maria}, {{"title", "CFO"}}).ok);
    w.create("deal", {{"name", "Roof"}, {"contact", Value{w.double_maria}}});
    const MergeAnswer merge = w.answer(MergePreview{.entity = "contact", .rows = {w.maria, w.double_maria, 12345}});
    CHECK(merge.rows == std::vector<RowId>{w.maria, w.double_maria});
    CHECK(merge.titles == std::vector<std::string>{"Maria Rossi", "Maria Rosi"});
    const auto taken = [&](std::string_view field) {
        const auto at = std::ranges::find(merge.fields, field, &MergeFieldRow::field);
        return at == merge.fields.end() ? -1 : at->taken;
    };
    CHECK(taken("last_name") == 0);
    CHECK(taken("title") == 1);
    CHECK(taken("linkedin") == -1);         // nobody knows it
    CHECK(std::ranges::contains(merge.moved, std::pair<std::string, std::int64_t>{"Deal", 1}));
    CHECK(std::ranges::contains(merge.moved, std::pair<std::string, std::int64_t>{"E-mail", 1}));
    REQUIRE(w.run("record.merge", {.entity = "contact", .rows = {w.maria, w.double_maria}}).ok);
    const MergedAnswer after = w.answer(MergedRecords{.entity = "contact", .row = w.maria});
    REQUIRE(after.from.size() == 1);
    CHECK(after.from[0].id == w.double_maria);
    CHECK(w.answer(MergedRecords{.entity = "contact", .row = w.double_maria}).into_title == "Maria Rossi");
}

TEST_CASE("what is there already is told by its e-mail, its name at one company, its domain") {
    Twins w;
    const auto rows = [&](SimilarRecords q) { return w.answer(q).rows; };
    const auto by_email = rows({.entity = "contact", .first_name = {}, .last_name = {}, .email = "MARIA.rossi@acme.example"});
    REQUIRE(by_email.size() == 2);
    CHECK(by_email[0].why == "with this e-mail");
    CHECK(rows({.entity = "contact", .first_name = {}, .last_name = {}, .email = "maria.rossi@acme.exampl"}).empty());
    const auto by_name = rows({.entity = "contact", .first_name = "maria", .last_name = "ROSSI", .email = {}, .company = w.acme});
    REQUIRE(by_name.size() == 1);
    CHECK(by_name[0].id == w.maria);
    CHECK(by_name[0].why == "at this company");
    CHECK(rows({.entity = "contact", .first_name = "Maria", .last_name = "Rossi", .email = {}}).empty());
    CHECK(rows({.entity = "company", .first_name = {}, .last_name = {}, .email = {}, .company_name = "acme gmbh"}).size() == 1);
    CHECK(rows({.entity = "company", .first_name = {}, .last_name = {}, .email = {}, .company_name = "Other"}).empty());
    CHECK(rows({.entity = "contact"}).empty());
}
