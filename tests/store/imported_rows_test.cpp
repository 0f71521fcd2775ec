// Rows of imported files, kept beside the records that they became: what verify() finds in them.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "store/store_impl.hpp"
#include "tandem/model/company.hpp"
#include "tests/store/a_store.hpp"

namespace tandem {
namespace {

using tests::AStore;

constexpr int batches = 3, batch_rows = 40;

// Companies out of a file, in three batches, each with a line of kept rows; sealed when `is_sealed`.
std::unique_ptr<Writer> bring(AStore& s, bool is_sealed = true) {
    auto writer = s->begin("Import", Origin::import);
    REQUIRE(writer);
    for (int b = 0; b < batches; ++b) {
        ChangeSet set;
        RowPacker rows("company", "list.csv", {"name", "sector"});
        for (int i = 0; i < batch_rows; ++i) {
            const std::string name = "Company " + std::to_string(b * batch_rows + i);
            const RowId id = s->next_id();
            add_creation(set, s.row(Company{.id = {id}, .name = name}));
            rows.add(id, 2 + b * batch_rows + i, 0, std::array<std::string_view, 2>{name, i % 2 ? "Tools" : "Food"});
        }
        REQUIRE((*writer)->add(set));
        REQUIRE(keep_imported_rows(*s, std::array{rows.take()}));
    }
    if (is_sealed) REQUIRE((*writer)->seal());
    return std::move(*writer);
}

void run(AStore& s, const std::string& sql) {
    const auto done = s->impl().db->run(sql);
    REQUIRE_MESSAGE(done, (sql + ": " + (done ? "" : done.error().message)));
}

std::string first_finding(AStore& s) {
    const Verification proof = s->verify();
    CHECK(proof.ok == proof.findings.empty());
    return proof.ok ? "" : proof.findings[0].what;
}

TEST_CASE("one flipped byte of any kept row is found, and its file named") {
    AStore s;
    bring(s);
    CHECK(first_finding(s) == "");
    int flips = 0;
    for (int line = 1; line <= batches; ++line) {
        const std::string where = " WHERE number = " + std::to_string(line);
        for (const std::string column : {"content", "records"}) {
            const auto size = s->impl().db->number("SELECT length(" + column + ") FROM imported_row" + where);
            REQUIRE(size);
            for (std::int64_t at = 1; at <= *size; at += 7, ++flips) {
                CAPTURE(column);
                CAPTURE(at);
                const std::string good = "substr(" + column + ", 1, " + std::to_string(at - 1) + ")", rest = "substr(" + column + ", " + std::to_string(at + 1) + ")";
                const std::string byte = "substr(" + column + ", " + std::to_string(at) + ", 1)";
                run(s, "SAVEPOINT flip; UPDATE imported_row SET " + column + " = CAST(" + good + " || CASE " + byte + " WHEN x'41' THEN x'42' ELSE x'41' END || " + rest + " AS BLOB)" + where);
                CHECK(first_finding(s) == "The 40 rows kept as they stood in “list.csv” (Companies) were changed outside Tandem.");
                run(s, "ROLLBACK TO flip; RELEASE flip");
            }
        }
    }
    CHECK(flips > 100);
    CHECK(first_finding(s) == "");
}

TEST_CASE("kept rows that lost a byte, their import, their hash or themselves are named") {
    struct Case {
        const char* sql;
        const char* words;
    };
    const Case cases[] = {
        {"UPDATE imported_row SET content = substr(content, 1, length(content) - 1) WHERE number = 2", "(Companies) were changed outside Tandem."},
        {"UPDATE imported_row SET records = substr(records, 9) WHERE number = 2", "The 39 rows kept as they stood in “list.csv” (Companies) were changed"},
        {"UPDATE imported_row SET file = 'other.csv' WHERE number = 2", "“other.csv” (Companies) were changed outside Tandem."},
        {"UPDATE imported_row SET entity = 'contact' WHERE number = 2", "(Contacts) were changed outside Tandem."},
        {"UPDATE imported_row SET entity = 'dragon' WHERE number = 2", "(dragon) were changed outside Tandem."},
        {"UPDATE imported_row SET segment = 77 WHERE number = 2", "belong to an import that does not exist."},
        {"UPDATE imported_row_hash SET hash = zeroblob(32) WHERE number = 2", "were changed outside Tandem."},
        {"DELETE FROM imported_row WHERE number = 2", "Of the rows kept as they stood in imported files, 1 part is missing."},
        {"DELETE FROM imported_row", "Of the rows kept as they stood in imported files, 3 parts are missing."},
        // From before there were hashes: what cannot be read is damaged all the same.
        {"DELETE FROM imported_row_hash; UPDATE imported_row SET content = substr(content, 1, length(content) - 1) WHERE number = 2", "(Companies) cannot be read."},
    };
    for (const Case& c : cases) {
        CAPTURE(c.sql);
        AStore s;
        bring(s);
        run(s, c.sql);
        CHECK_MESSAGE(first_finding(s).find(c.words) != std::string::npos, first_finding(s));
    }
}

TEST_CASE("a workspace is clean while an import runs, after it is cancelled, undone and redone") {
    AStore s;
    auto open = bring(s, false);
    CHECK(first_finding(s) == "");
    REQUIRE(open->cancel());
    open.reset();
    CHECK(first_finding(s) == "");
    CHECK(s->impl().db->number("SELECT count(*) FROM imported_row_hash").value_or(-1) == 0);
    bring(s);
    REQUIRE(s->undo());
    CHECK(first_finding(s) == "");
    REQUIRE(s->redo());
    CHECK(first_finding(s) == "");
    CHECK(s->impl().db->number("SELECT count(*) FROM imported_row_hash").value_or(-1) == batches);
}

TEST_CASE("a workspace from before kept rows had hashes is brought up to date and stays clean; what it imports now has them") {
    AStore s("older_rows.db");
    bring(s);
    run(s, "DROP TABLE imported_row_hash; UPDATE meta SET value = 'older' WHERE name = 'schema'");
    s.reopen();
    CHECK(first_finding(s) == "");
    bring(s);
    CHECK(first_finding(s) == "");
    CHECK(s->impl().db->number("SELECT count(*) FROM imported_row_hash").value_or(-1) == batches);
    run(s, "UPDATE imported_row SET content = substr(content, 2) WHERE number = " + std::to_string(batches + 1));
    CHECK(first_finding(s).ends_with("were changed outside Tandem."));
}

}  // namespace
}  // namespace tandem
