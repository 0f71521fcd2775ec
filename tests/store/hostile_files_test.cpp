// Files from other hands as workspaces: each is refused with a sentence, or opened and its damage named; nothing in it is ever run.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/store/faults/damage.hpp"

namespace tandem::tests {
namespace {

TEST_CASE("what is no workspace of ours is refused with a sentence and left as it is") {
    Specimen specimen;
    const auto refusal = [&](std::string bytes) {
        specimen.files().put("workspace.db", bytes);
        Day day;
        const Result<> opened = day.open();
        REQUIRE(!opened);
        CHECK(specimen.files().bytes("workspace.db") == bytes);
        CHECK(opened.error().message.ends_with('.'));
        return opened.error().message;
    };
    SeededRandom random(5);
    std::string noise;
    for (int i = 0; i < 100'000; ++i) noise += static_cast<char>(random.next());
    CHECK(refusal(noise) == "This file is not a Tandem workspace.");
    CHECK(refusal("name,city\nAcme,Bonn\n" + std::string(3000, ' ')) == "This file is not a Tandem workspace.");
    CHECK(refusal(specimen.good().substr(0, 16) + noise.substr(0, 9000)).ends_with("."));
    CHECK(refusal(specimen.foreign("CREATE TABLE notes(id INTEGER PRIMARY KEY, text); INSERT INTO notes(text) VALUES('a')")) ==
          "This file is a database of another program, not a Tandem workspace.");
    CHECK(refusal(specimen.foreign("PRAGMA encoding = 'UTF-16'; CREATE TABLE notes(id); PRAGMA application_id = 1416520813")).ends_with("."));
    // An empty one is a new workspace, as a file that was not there.
    specimen.files().put("workspace.db", "");
    Day day;
    CHECK(day.open());
    CHECK(day.store().verify().ok);
}

TEST_CASE("tables that would run, hide or change something are not opened, and nothing in them runs") {
    Specimen specimen;
    const char* const tamperings[] = {
        "CREATE TRIGGER t AFTER UPDATE ON company BEGIN DELETE FROM contact; END",
        "CREATE TRIGGER t AFTER INSERT ON segment BEGIN DELETE FROM contact; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE INDEX i ON company(lower(name))",
        "CREATE INDEX i ON company(name COLLATE NOCASE)",
        "CREATE INDEX i ON company(name) WHERE length(name) > 3",
        "CREATE UNIQUE INDEX i ON company(id)",
        "ALTER TABLE company ADD COLUMN g GENERATED ALWAYS AS (name || 'x')",
        "ALTER TABLE company ADD COLUMN d DEFAULT 'x'",
        "ALTER TABLE company ADD COLUMN c CHECK(c > abs(random()))",
        "CREATE VIRTUAL TABLE more USING fts5(text)",
        "DROP TABLE product; CREATE VIRTUAL TABLE product USING fts5(live, stamp_time, stamp_replica, name)",
        "DROP TABLE search_index; CREATE VIRTUAL TABLE search_index USING fts5(name, words, tokenize='porter')",
        "DROP TABLE search_index",
        "DROP TABLE segment",
        "DROP TABLE touched",
        "DROP TABLE replica",
        "ALTER TABLE segment RENAME COLUMN data TO dats",
        "ALTER TABLE deal RENAME COLUMN name TO nome",
        "PRAGMA user_version = 2; CREATE TRIGGER t AFTER UPDATE ON company BEGIN DELETE FROM contact; END",
        "PRAGMA user_version = 2; CREATE TABLE odd(a DEFAULT (random()))",
        "UPDATE meta SET value = -5 WHERE name = 'next_id'",
        "UPDATE meta SET value = 9223372036854775807 WHERE name = 'next_id'",
        "UPDATE meta SET value = 'many' WHERE name = 'next_id'",
        "UPDATE meta SET value = 9223372036854775807 WHERE name = 'replica'",
        "UPDATE meta SET value = x'00' WHERE name = 'replica'",
        "DELETE FROM meta",
        "UPDATE replica SET id = x'0102'",
        "UPDATE segment SET hash = x'00'",
        "UPDATE segment SET sequence = 9223372036854775807",
        "UPDATE segment SET stamp_time = 9223372036854775807",
        "UPDATE change_set SET number = 9223372036854775807 WHERE number = 1",
        "UPDATE search_document SET doc = 9223372036854775807 WHERE doc = (SELECT max(doc) FROM search_document)",
        // By hand, past SQLite's own checks.
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'search_index_docsize'",
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'company'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'live INTEGER', 'live INTEGER CHECK(live)') WHERE name = 'company'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'id INTEGER PRIMARY KEY', 'id TEXT') WHERE name = 'company'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE company(' WHERE name = 'company'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'company'",
        "CREATE TABLE cover(a); PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TRIGGER t AFTER UPDATE ON company BEGIN DELETE FROM contact; END' WHERE name = 'cover'",
        "CREATE TABLE cover(a); PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE VIEW cover AS SELECT 1 AS a' WHERE name = 'cover'",
    };
    for (const std::string sql : tamperings) {
        CAPTURE(sql);
        const std::string bytes = specimen.tampered(sql.c_str());
        REQUIRE(bytes != specimen.good());
        const Outcome outcome = specimen.open(bytes);
        CHECK_MESSAGE(outcome.kind == Outcome::refused, outcome.words);
        if (outcome.words.starts_with("Another program")) CHECK(specimen.files().bytes("workspace.db") == bytes);
    }
}

TEST_CASE("odd values in rows and log are named by verify, and neither they nor a search, an edit or an undo end the program") {
    Specimen specimen;
    const char* const oddities[] = {
        "UPDATE company SET name = x'FF00FE'", "UPDATE company SET name = 12", "UPDATE company SET employees = 'many'", "UPDATE company SET live = 'yes'",
        "UPDATE company SET live = 7", "UPDATE company SET stamp_time = 9223372036854775807", "UPDATE company SET parent = id",
        "UPDATE company SET created_at = -9223372036854775808", "UPDATE company SET revenue = 1e308", "UPDATE contact SET company = -1",
        "UPDATE contact SET birthday = 9223372036854775807", "UPDATE cell_stamp SET time = -9223372036854775808", "UPDATE OR REPLACE cell_stamp SET field = x'00'",
        "UPDATE segment SET structure = substr(structure, 1, 10)", "UPDATE segment SET data = x''", "UPDATE segment SET data = zeroblob(100000)",
        "UPDATE segment SET records = -1", "UPDATE segment SET change_set = 0", "UPDATE segment SET last = 'x'", "UPDATE change_set SET undoes = number",
        "UPDATE change_set SET first_segment = 0, last_segment = 9223372036854775807", "UPDATE change_set SET origin = 'nobody'", "UPDATE change_set SET label = x'00'",
        "UPDATE search_document SET words = x'FF'", "UPDATE search_index_data SET block = substr(block, 1, 3)", "UPDATE search_index_data SET block = x''",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'company'", "DELETE FROM search_index_data", "DELETE FROM touched", "UPDATE OR REPLACE touched SET segment = -1",
    };
    for (const std::string sql : oddities) {
        CAPTURE(sql);
        const Outcome outcome = specimen.open(specimen.tampered(sql.c_str()));
        CHECK_MESSAGE((outcome.kind == Outcome::refused || outcome.kind == Outcome::found), outcome.words);
    }
}

TEST_CASE("one changed value in any column of rows and log is found") {
    // What no record and no change depends on; and the index of the search, which SQLite checks itself.
    const std::string_view free[] = {"preference.", "replica.name", "meta.", "search_index"};
    Specimen specimen;
    int changed = 0;
    for (const std::string& column : specimen.columns_with_rows()) {
        if (std::ranges::any_of(free, [&](std::string_view prefix) { return column.starts_with(prefix); })) continue;
        CAPTURE(column);
        const Outcome outcome = specimen.open(specimen.with_one_value_changed(column), false);
        CHECK_MESSAGE((outcome.kind == Outcome::refused || outcome.kind == Outcome::found), outcome.words);
        ++changed;
    }
    CHECK(changed > 80);
}

TEST_CASE("one flipped bit anywhere is refused, found or of no meaning; never a crash") { bits_flip(60); }

}  // namespace
}  // namespace tandem::tests
