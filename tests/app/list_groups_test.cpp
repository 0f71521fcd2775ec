// Groups of a list and what its numbers amount to, against the rows of the list added up one by one.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "tandem/contract/list_groups.hpp"
#include "tests/app/a_workspace.hpp"

namespace tandem::tests {

namespace {

// The figures of a list by reading every row of it.
struct Added { std::int64_t count = 0, filled = 0, sum = 0; };
std::vector<std::pair<std::string, Added>> added_up(AWorkspace& w, RecordList q, std::size_t key, std::size_t number) {
    std::vector<std::pair<std::string, Added>> groups;
    q.count = 500;
    for (q.first = 0;; q.first += 500) {
        const auto page = w.answer(q);
        if (page.rows.empty()) return groups;
        for (const ListRow& row : page.rows) {
            const Cell& cell = row.cells[key];
            const std::string name = !cell.label.empty() ? cell.label : std::string(cell.value.text_or(""));
            if (groups.empty() || groups.back().first != name) groups.push_back({name, {}});
            Added& group = groups.back().second;
            ++group.count;
            if (const auto* amount = row.cells[number].value.integer()) ++group.filled, group.sum += *amount;
        }
    }
}

}  // namespace

TEST_CASE("groups are the runs of the list, with the sums of their rows") {
    AWorkspace w;
    std::mt19937 chance(11);
    const RowId companies[] = {w.a_company("Solaris"), w.a_company("Helios"), w.a_company("Solaris")};
    for (int i = 0; i < 1'200; ++i) {
        Values values{{"name", Value{"Deal " + std::to_string(i)}}};
        if (chance() % 5) values.emplace_back("amount", Value{static_cast<std::int64_t>(chance() % 90'000)});
        if (chance() % 4) values.emplace_back("company", Value{companies[chance() % 3]});
        if (chance() % 3) values.emplace_back("source", Value{chance() % 2 ? "Fair" : "Search"});
        REQUIRE(w.create("deal", std::move(values)));
    }
    for (const char* by : {"source", "outcome"}) {
        for (const bool is_filtered : {false, true}) {
            CAPTURE(by);
            RecordList q{.entity = "deal", .columns = {by, "amount", "name"}, .sorts = {{by}, {"name"}}};
            if (is_filtered) q.filters = {{"amount", "greater", {Value{40'000}}}};
            const auto answer = w.answer(ListGroups{q, by});
            const auto expected = added_up(w, q, 0, 1);
            REQUIRE(answer.groups.size() == expected.size());
            Added all;
            for (std::size_t i = 0; i < expected.size(); ++i) {
                const ListGroup& group = answer.groups[i];
                CHECK(group.key.value.text_or("") == expected[i].first);
                CHECK(group.count == expected[i].second.count);
                CHECK(group.columns[1].filled == expected[i].second.filled);
                if (group.columns[1].filled) CHECK(group.columns[1].sum == Value{expected[i].second.sum});
                CHECK(group.columns[2].filled == 0);
                all.count += expected[i].second.count, all.sum += expected[i].second.sum;
            }
            CHECK(answer.all.count == all.count);
            CHECK(answer.all.columns[1].sum == Value{all.sum});
        }
    }
    // Two companies of one name stand together in the list, and so in one group.
    const RecordList by_company{.entity = "deal", .columns = {"amount"}, .sorts = {{"company"}}};
    const auto answer = w.answer(ListGroups{by_company, "company"});
    REQUIRE(answer.groups.size() == 3);
    CHECK(answer.groups[0].key.label == "Helios");
    CHECK(answer.groups[2].key.value.is_null());
    std::int64_t count = 0;
    for (const ListGroup& group : answer.groups) count += group.count;
    CHECK(count == 1'200);
}

TEST_CASE("days are grouped by month, the smallest and the largest are told, and edits count at once") {
    AWorkspace w;
    const auto day = [](int y, int m, int d) { return Value{std::int64_t{date_from({y, m, d}).days}}; };
    const RowId first = w.create("deal", {{"name", "A"}, {"amount", 500}, {"closes_on", day(2026, 11, 2)}});
    w.create("deal", {{"name", "B"}, {"amount", 700}, {"closes_on", day(2026, 11, 30)}});
    w.create("deal", {{"name", "C"}, {"amount", 100}, {"closes_on", day(2026, 12, 1)}});
    w.create("deal", {{"name", "D"}});
    const ListGroups q{{.entity = "deal", .columns = {"amount"}, .sorts = {{"closes_on", true}}}, "closes_on"};
    const auto answer = w.answer(q);
    REQUIRE(answer.groups.size() == 3);
    CHECK(answer.groups[0].key.value == day(2026, 12, 1));
    CHECK(answer.groups[1].key.value == day(2026, 11, 1));
    CHECK(answer.groups[1].count == 2);
    CHECK(answer.groups[1].columns[0].sum == Value{1'200});
    CHECK(answer.groups[2].key.value.is_null());
    CHECK(answer.groups[2].columns[0].filled == 0);
    CHECK(answer.all.columns[0].least == Value{100});
    CHECK(answer.all.columns[0].most == Value{700});
    CHECK(answer.all.columns[0].filled == 3);
    w.update("deal", {first}, {{"amount", 900}});
    CHECK(w.client().ask(q)->groups[1].columns[0].sum == Value{1'600});
}

TEST_CASE("groups of stages stand in the order of the pipeline, also after it was changed") {
    AWorkspace w;
    for (const char* stage : {"Won", "Proposal", "Qualified"}) {
        const RowId id = w.stage(stage);
        REQUIRE_MESSAGE(id, stage);
        w.create("deal", {{"name", Value{stage}}, {"stage", Value{id}}});
    }
    const ListGroups q{{.entity = "deal", .columns = {"amount"}, .sorts = {{"stage"}}}, "stage"};
    const auto names = [&](const GroupsAnswer& answer) {
        std::string all;
        for (const ListGroup& group : answer.groups) all += group.key.label + " ";
        return all;
    };
    CHECK(names(w.answer(q)) == "Qualified Proposal Won ");
    w.update("stage", {w.stage("Qualified")}, {{"position", 50}});
    CHECK(names(w.answer(q)) == "Proposal Won Qualified ");
}

TEST_CASE("too many groups are said, and what cannot be grouped is refused") {
    AWorkspace w;
    for (int i = 0; i < 502; ++i) w.create("company", {{"name", Value{"Company " + std::to_string(i)}}});
    const auto answer = w.answer(ListGroups{{.entity = "company", .columns = {}, .sorts = {{"name"}}}, "name"});
    CHECK(answer.are_too_many);
    CHECK(answer.groups.empty());
    CHECK(answer.all.count == 502);
    (void)w.answer(ListGroups{{.entity = "company", .sorts = {{"country"}}}, "name"});
    CHECK(w.last_error().contains("grouped by"));
    (void)w.answer(ListGroups{{.entity = "company", .sorts = {{"name"}}}, "wings"});
    CHECK(w.last_error().contains("wings"));
}

}  // namespace tandem::tests
