// SQLite files of other programs come in table by table; what could run in them does not, and a workspace is no list.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "store/database.hpp"
#include "tandem/store/foreign_database.hpp"
#include "test_folders.hpp"
#include "tests/exchange/import_bench.hpp"

using namespace tandem;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    return all.str();
}

std::string database(std::string_view sql) {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / ("tandem_foreign_" + std::to_string(std::hash<std::string_view>{}(sql)) + ".db");
    std::filesystem::remove(path);
    {
        auto db = detail::Connection::open(path.string(), false);
        REQUIRE(db);
        REQUIRE((*db)->run(sql));
    }
    const std::string bytes = bytes_of(path);
    std::filesystem::remove(path);
    return bytes;
}

constexpr std::string_view crm =
    "CREATE TABLE companies(name TEXT, domain TEXT, revenue REAL); INSERT INTO companies VALUES('Acme', 'acme.example', 1234.5), ('Best', NULL, 7);"
    "CREATE TABLE contacts(first_name TEXT, last_name TEXT, email TEXT, company TEXT, photo BLOB);"
    "INSERT INTO contacts VALUES('Ada', 'Byron', 'ada@x.example', 'Acme', x'00ff'), ('Bob, \"Bo\"', 'Cole', 'bob@x.example', 'Best', NULL);"
    "CREATE TABLE empty(a TEXT);"
    "CREATE VIEW everybody AS SELECT * FROM contacts;"
    "CREATE TRIGGER always AFTER INSERT ON contacts BEGIN DELETE FROM companies; END;"
    "CREATE VIRTUAL TABLE words USING fts5(text);";

}  // namespace

TEST_CASE("the tables of a SQLite file are recognised like CSV files") {
    tests::ImportBench b;
    Import& import = b.bring({{"crm.sqlite", database(crm)}});
    REQUIRE(import.files().size() == 2);
    CHECK(import.files()[0].name == "companies");
    CHECK(import.files()[0].archive == "crm.sqlite");
    CHECK(import.files()[0].format == "SQLite, table “companies”");
    CHECK(import.files()[1].entity == "contact");
    CHECK(b.number("SELECT count(*) FROM company WHERE live = 1") == 2);
    CHECK(b.number("SELECT revenue FROM company WHERE name = 'Acme'") == 123'450);
    CHECK(b.number("SELECT count(*) FROM contact c JOIN company f ON f.id = c.company WHERE c.first_name = 'Bob, \"Bo\"' AND f.name = 'Best'") == 1);
    CHECK(b.bring({{"crm.sqlite", database(crm)}}).set() == 0);
}

TEST_CASE("a file with a log beside it is read as it lies, and one that is not whole is refused") {
    std::string bytes = database(crm);
    bytes[18] = bytes[19] = 2;
    auto logged = ForeignDatabase::open(bytes, "logged.db");
    REQUIRE_MESSAGE(logged, (logged ? std::string() : logged.error().message));
    CHECK(logged->tables().size() == 3);
    tests::ImportBench b;
    for (const std::size_t size : {std::size_t{100}, std::size_t{4'000}, bytes.size() / 2}) {
        Import& import = b.open({{"half.db", bytes.substr(0, size)}});
        CAPTURE(import.files()[0].error);
        CHECK(import.files()[0].error.contains("half.db"));
        CHECK_FALSE(import.start());
    }
}

TEST_CASE("a workspace of Tandem is opened, not imported") {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "tandem_foreign_workspace.tandem";
    std::filesystem::remove(path);
    {
        const auto store = Store::open(Catalog{}, {.path = path.string()});
        REQUIRE(store);
        REQUIRE((*store)->checkpoint());
    }
    tests::ImportBench b;
    Import& import = b.open({{"ours.tandem", bytes_of(path)}});
    std::filesystem::remove(path);
    CHECK(import.files()[0].kind == "workspace");
    CHECK(import.files()[0].error == "ours.tandem is a workspace of Tandem, not a list to import; open it with “Open workspace file” in Settings.");
    CHECK_FALSE(import.start());
}
