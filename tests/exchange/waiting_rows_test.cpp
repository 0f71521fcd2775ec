// Rows that wait are packed; they come out as they went in, and are written in the order in which their tables lie.
#include "exchange/import/waiting_rows.hpp"

#include <doctest/doctest.h>

#include "store/store_impl.hpp"
#include "tests/exchange/import_bench.hpp"

using namespace tandem;
using import::RowKeys;
using import::WaitingRows;

namespace {

// The ids of an entity's rows in the order in which the log has them.
std::vector<RowId> written(const Store& store, std::string_view entity) {
    std::vector<RowId> ids;
    auto select = store.impl().db->prepare("SELECT structure FROM segment ORDER BY number");
    REQUIRE(select.has_value());
    for (auto row = select->step(); row && *row; row = select->step()) {
        const auto segment = detail::read_structure(select->bytes(0));
        REQUIRE(segment.has_value());
        for (const detail::LogRecord& record : segment->records) if (segment->names[record.entity] == entity) ids.push_back(record.row);
    }
    return ids;
}

}  // namespace

TEST_CASE("a waiting row is found as it will be, beside what it was") {
    WaitingRows rows;
    CHECK_FALSE(rows.find(3, 7));
    const Row made{3, 7, {Value{-5}, Value{}, Value{2.5}, Value{"Zoë"}, Value{}}};
    rows.add(made, nullptr, 7);
    const Row was{4, 7, {Value{"old"}}}, is{4, 7, {Value{"new"}}}, at_last{4, 7, {Value{std::string(100'000, 'x')}}};
    rows.add(is, &was, 9);
    REQUIRE(rows.find(3, 7));
    CHECK(rows.find(3, 7)->cells == made.cells);
    CHECK(rows.find(4, 7)->cells == is.cells);
    CHECK_FALSE(rows.find(4, 9));
    CHECK_FALSE(rows.change(0).before);
    rows.replace(at_last, 11);
    CHECK(rows.size() == 2);
    CHECK(rows[1].owner == 11);
    CHECK(rows.change(1).before->cells == was.cells);
    CHECK(rows.change(1).after.cells == at_last.cells);
    CHECK(rows.bytes() > 100'000);
    rows.clear();
    CHECK(rows.empty());
    CHECK_FALSE(rows.find(3, 7));
}

TEST_CASE("of many thousand waiting rows each is found") {
    WaitingRows rows;
    RowKeys keys;
    for (int i = 1; i <= 20'000; ++i) {
        const auto entity = static_cast<EntityId>(i % 3);
        const RowId id = RowId{i} * 0x1'0001'0001;
        CHECK_FALSE(keys.contains(entity, id));
        keys.insert(entity, id);
        rows.add({entity, id, {Value{i}, Value{"row " + std::to_string(i)}}}, nullptr, id);
    }
    for (int i = 1; i <= 20'000; ++i) {
        const auto entity = static_cast<EntityId>(i % 3);
        const RowId id = RowId{i} * 0x1'0001'0001;
        REQUIRE(keys.contains(entity, id));
        REQUIRE_FALSE(keys.contains(static_cast<EntityId>(entity + 1), id));
        REQUIRE(rows.find(entity, id));
        REQUIRE(rows.find(entity, id)->cells == std::vector<Value>{Value{i}, Value{"row " + std::to_string(i)}});
    }
}

TEST_CASE("contacts are written in the order of their ids, though one could refer to another") {
    tests::ImportBench b;
    std::string file = "First name,Last name,Email\n";
    for (int i = 0; i < 300; ++i) file += "Ann,Lee " + std::to_string(i) + ",lee" + std::to_string(i) + "@example.com\n";
    b.bring({{"contacts.csv", file}});
    const std::vector<RowId> ids = written(*b.store, "contact");
    CHECK(ids.size() == 300);
    CHECK(std::ranges::is_sorted(ids));
}

TEST_CASE("a company is written after its parent, wherever its id lies") {
    tests::ImportBench b;
    std::string file = "account,sector,year_established,revenue,employees,office_location,subsidiary_of\nRoot,retail,1990,1,1,Kenya,\n";
    for (int i = 0; i < 50; ++i) file += "Firm " + std::to_string(i) + ",retail,1990,1,1,Kenya," + (i ? "Firm " + std::to_string(i - 1) : "Root") + "\n";
    b.bring({{"accounts.csv", file}});
    CHECK(b.number("SELECT count(*) FROM company WHERE live = 1 AND parent IS NOT NULL") == 50);
    CHECK_FALSE(std::ranges::is_sorted(written(*b.store, "company")));
}
