// What verify() finds, and which files are refused as workspaces.
#include <doctest/doctest.h>

#include <fstream>

#include "store/store_impl.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/contact.hpp"
#include "tests/store/sample_rows.hpp"

namespace tandem {
namespace {

using tests::AStore;

// A few companies and contacts, changed, trashed, unmade and restored.
void fill(AStore& s) {
    SeededRandom random(21);
    std::vector<Row> rows;
    for (int i = 0; i < 6; ++i) {
        ChangeSet set{"Add", {}};
        rows.push_back(tests::add_sample(s, set, s.catalog().entity(i % 2 ? "contact_email" : "company"), random));
        s.apply(set);
    }
    s.set<Company>(rows[0].id, "city", "Bonn", "Move");
    s.set<Company>(rows[0].id, "sector", Value{}, "Empty");
    s.remove<Company>(rows[2].id);
    REQUIRE(s->undo());
    s.remove<Company>(rows[4].id);
    s.make(Company{.id = {s->next_id()}, .name = "Gone"}, "Add");
    REQUIRE(s->undo());
}

void run(AStore& s, const std::string& sql) {
    const auto done = s->impl().db->run(sql);
    REQUIRE_MESSAGE(done, (sql + ": " + (done ? "" : done.error().message)));
}

TEST_CASE("one changed cell in any table is found and named") {
    struct Case {
        const char* sql;
        const char* words;      // part of the first finding that is not SQLite's
    };
    const Case cases[] = {
        {"UPDATE company SET name = name || 'x' WHERE id = (SELECT min(id) FROM company)", "Name is “"},
        {"UPDATE company SET city = 'Bonm' WHERE city = 'Bonn'", "City is “Bonm”, the change log says “Bonn”"},
        {"UPDATE company SET revenue = revenue + 1 WHERE id = (SELECT max(id) FROM company WHERE live = 1)", "Annual revenue is "},
        {"UPDATE company SET live = 0 WHERE id = (SELECT min(id) FROM company)", "state is in the trash"},
        {"UPDATE company SET live = 1 WHERE live IS NULL", "state is live"},
        {"UPDATE company SET stamp_time = stamp_time + 1 WHERE id = (SELECT min(id) FROM company)", "time"},
        {"UPDATE company SET stamp_replica = stamp_replica + 1 WHERE live IS NULL", "time"},
        {"UPDATE cell_stamp SET time = time - 1 WHERE field = 'city'", "another time"},
        {"DELETE FROM cell_stamp WHERE field = '*'", "unmaking is missing"},
        {"INSERT INTO cell_stamp VALUES('company', 1, 'city', 1, 1)", "not in the change log"},
        {"INSERT INTO company(id, live, stamp_time, stamp_replica, name) VALUES(99, 1, 1, 1, 'Made up')", "is not in the change log"},
        {"DELETE FROM company WHERE id = (SELECT min(id) FROM company)", "is in the change log but not in its table"},
        {"UPDATE segment SET data = substr(data, 1, length(data) - 1) || char(1) WHERE number = 3", "change log"},
        {"UPDATE segment SET structure = substr(structure, 1, 5) || 'x' || substr(structure, 7) WHERE number = 4", "change log"},
        {"UPDATE segment SET hash = zeroblob(32) WHERE number = 4", "change log was changed outside Tandem"},
        {"UPDATE segment SET stamp_time = stamp_time + 65536 WHERE number = 5", "change log was changed outside Tandem"},
        {"UPDATE segment SET sequence = 1000 WHERE number = 5", "change log"},
        {"UPDATE segment SET records = records + 1 WHERE number = 5", "miscounts"},
        {"DELETE FROM segment WHERE number = 2", "lacks a part"},
        {"UPDATE change_set SET label = 'Nothing' WHERE number = 3", "change log was changed outside Tandem"},
        {"UPDATE change_set SET person = 5 WHERE number = 3", "change log was changed outside Tandem"},
        {"UPDATE replica SET id = zeroblob(16)", "change log was changed outside Tandem"},
        {"UPDATE search_document SET words = words || 'x' WHERE doc = 1", "search text"},
        {"DELETE FROM search_document WHERE doc = 2", "search"},
        {"INSERT INTO search_index(rowid, name, words) VALUES(77, 'x', 'y')", "search index"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.sql);
        AStore s;
        fill(s);
        CHECK(s->verify().ok);
        run(s, c.sql);
        const Verification proof = s->verify();
        CHECK(!proof.ok);
        bool is_named = false;
        for (const Finding& finding : proof.findings) is_named = is_named || finding.what.find(c.words) != std::string::npos;
        CHECK_MESSAGE(is_named, (proof.findings.empty() ? "nothing found" : proof.findings[0].what));
    }
}

std::string bytes_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

TEST_CASE("one flipped bit of the file is found, or was of no meaning; never a crash") {
    AStore s("flips.db");
    fill(s);
    REQUIRE(s->checkpoint());
    const std::string hash = s->hash();
    s.close();
    const std::string good = bytes_of_file(s.path());
    SeededRandom random(8);
    int refused = 0, found = 0, silent = 0;
    for (int round = 0; round < 150; ++round) {
        std::string bent = good;
        std::size_t at = 0;
        do at = static_cast<std::size_t>(random.next() >> 1) % bent.size();
        while (bent[at] == 0);      // most of a small file is empty pages
        bent[at] = static_cast<char>(bent[at] ^ (1 << random.below(8)));
        write_file(s.path(), bent);
        const auto opened = Store::open(s.catalog(), s.options());
        if (!opened) {
            ++refused;
            CHECK(!opened.error().message.empty());
            continue;
        }
        const Verification proof = (*opened)->verify();
        if (!proof.ok) ++found;
        else {
            ++silent;
            CHECK(proof.hash == hash);      // unused space of a page
        }
    }
    MESSAGE("refused " << refused << ", found " << found << ", without meaning " << silent);
}

TEST_CASE("what is not a workspace is refused with a sentence and left as it is") {
    AStore s("refused.db");
    fill(s);
    s.close();
    std::filesystem::remove(s.path());
    const auto refusal = [&](std::string_view bytes) {
        write_file(s.path(), bytes);
        const auto opened = Store::open(s.catalog(), s.options());
        REQUIRE(!opened);
        CHECK(bytes_of_file(s.path()) == bytes);
        return opened.error();
    };
    std::string noise;
    SeededRandom random(9);
    for (int i = 0; i < 20'000; ++i) noise += static_cast<char>(random.next());
    CHECK(refusal(noise).message == "This file is not a Tandem workspace.");
    CHECK(refusal("first_name,last_name\nAnn,Lee\n" + std::string(2000, 'x')).code == ErrorCode::corrupt);

    const auto with = [&](const char* sql) {
        AStore other("other.db");
        fill(other);
        run(other, sql);
        REQUIRE(other->checkpoint());
        other.close();
        return bytes_of_file(other.path());
    };
    CHECK(refusal(with("PRAGMA application_id = 5")).message.starts_with("This file is a database of another program"));
    CHECK(refusal(with("CREATE TRIGGER t AFTER UPDATE ON deal BEGIN DELETE FROM contact; END")).message.starts_with("Another program has added"));
    CHECK(refusal(with("CREATE VIEW v AS SELECT 1")).message.starts_with("Another program has added"));
    CHECK(refusal(with("DROP TABLE segment")).code == ErrorCode::corrupt);
    CHECK(refusal(with("DELETE FROM replica")).code == ErrorCode::corrupt);
    CHECK(!Store::open(s.catalog(), {.path = "/nowhere/at/all.db"}));
}

TEST_CASE("the sqlite3 shell opens, checks and asks a workspace") {
    if (std::system("sqlite3 -version > /dev/null 2>&1") != 0) {
        MESSAGE("sqlite3 is not installed here: not tested");
        return;
    }
    AStore s("shell.db");
    fill(s);
    s.make(Contact{.id = {s->next_id()}, .first_name = "Éva", .last_name = "Shell"}, "Add contact");
    s.close();
    const std::string out = s.path() + ".txt";
    const std::string sql = "PRAGMA integrity_check; SELECT count(*) FROM contact WHERE live = 1; SELECT count(*) FROM search_index WHERE search_index MATCH 'eva shell';";
    REQUIRE(std::system(("sqlite3 -batch " + s.path() + " \"" + sql + "\" > " + out + " 2>&1").c_str()) == 0);
    CHECK(bytes_of_file(out) == "ok\n4\n1\n");
    s.open();
    CHECK(s->verify().ok);
}

TEST_CASE("a reader neither locks nor writes, and a second writer is told who is in the way") {
    AStore s("reader.db");
    fill(s);
    const std::string hash = s->hash();
    const auto second = Store::open(s.catalog(), s.options());
    REQUIRE(!second);
    CHECK(second.error().message.find("in use by another program") != std::string::npos);
    s.close();
    const std::string bytes = bytes_of_file(s.path());
    StoreOptions options = s.options();
    options.read_only = true;
    {
        const auto reader = Store::open(s.catalog(), options);
        REQUIRE(reader);
        const auto other = Store::open(s.catalog(), options);
        REQUIRE(other);
        CHECK((*reader)->hash() == hash);
        CHECK((*reader)->verify().ok);
        CHECK(!(*reader)->apply({"Add", {}}));
        CHECK(!(*reader)->begin("Add", Origin::import));
        CHECK(!(*reader)->set_preference("theme", "dark"));
        CHECK(!std::filesystem::exists(s.path() + "-wal"));
        CHECK(!std::filesystem::exists(s.path() + "-shm"));
    }
    CHECK(bytes_of_file(s.path()) == bytes);
    options.path = s.path() + ".none";
    CHECK(!Store::open(s.catalog(), options));
    CHECK(!std::filesystem::exists(options.path));
}

}  // namespace
}  // namespace tandem
