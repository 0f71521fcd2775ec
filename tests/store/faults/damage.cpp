// Damage done through SQLite without any of the store's precautions.
#include "tests/store/faults/damage.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "tandem/model/company.hpp"
#include "tests/store/faults/use.hpp"

namespace tandem::tests {

namespace {

constexpr const char* file = "workspace.db";

void run_foreign(const char* sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(file, &db) == SQLITE_OK);
    const int code = sqlite3_exec(db, (std::string("PRAGMA locking_mode = EXCLUSIVE; ") + sql).c_str(), nullptr, nullptr, nullptr);
    REQUIRE_MESSAGE(code == SQLITE_OK, sqlite3_errmsg(db));
    sqlite3_close(db);
}

std::vector<std::string> ask_foreign(const std::string& sql) {
    sqlite3* db = nullptr;
    std::vector<std::string> rows;
    REQUIRE(sqlite3_open(file, &db) == SQLITE_OK);
    sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE", nullptr, nullptr, nullptr);     // these files have no shared memory for a log
    const auto add = [](void* to, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(to)->emplace_back(values[0] == nullptr ? "" : values[0]);
        return 0;
    };
    const int code = sqlite3_exec(db, sql.c_str(), add, &rows, nullptr);
    REQUIRE_MESSAGE(code == SQLITE_OK, sqlite3_errmsg(db));
    sqlite3_close(db);
    return rows;
}

}  // namespace

Specimen::Specimen() {
    const std::vector<Step> steps = script();
    Day day;
    REQUIRE(day.open());
    for (const Step& step : steps) {
        if (step.name == "an import is cancelled") break;
        const Result<> done = step.run(day);
        REQUIRE_MESSAGE(done, step.name);
    }
    REQUIRE(day->verify().ok);
    hash_ = day->hash();
    day.close();
    good_ = files_.bytes(file);
}

std::string Specimen::foreign(const char* sql) {
    files_.remove(file);
    run_foreign(sql);
    return files_.bytes(file);
}

std::string Specimen::tampered(const char* sql) {
    files_.put(file, good_);
    run_foreign(sql);
    return files_.bytes(file);
}

std::vector<std::string> Specimen::columns_with_rows() {
    files_.put(file, good_);
    std::vector<std::string> columns;
    for (const std::string& table : ask_foreign("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")) {
        if (ask_foreign("SELECT 1 FROM \"" + table + "\" LIMIT 1").empty()) continue;
        for (const std::string& column : ask_foreign("SELECT name FROM pragma_table_info('" + table + "')")) columns.push_back(table + "." + column);
    }
    return columns;
}

std::string Specimen::with_one_value_changed(const std::string& column) {
    const std::string table = "\"" + column.substr(0, column.find('.')) + "\"", name = "\"" + column.substr(column.find('.') + 1) + "\"";
    const std::string change =
        "CASE typeof(" + name + ") WHEN 'integer' THEN " + name + " + 1 WHEN 'real' THEN " + name + " + 1 WHEN 'text' THEN " + name + " || 'x' WHEN 'blob' THEN CAST(substr(" + name +
        ", 1, length(" + name + ") - 1) || CASE substr(" + name + ", -1) WHEN x'41' THEN x'42' ELSE x'41' END AS BLOB) ELSE 1 END";
    files_.put(file, good_);
    std::string key;
    for (const std::string& one : ask_foreign("SELECT name FROM pragma_table_info('" + column.substr(0, column.find('.')) + "') WHERE pk > 0 ORDER BY pk"))
        key += (key.empty() ? "" : ", ") + one;
    // The last row that has a value there, else the last one.
    return tampered(("UPDATE OR REPLACE " + table + " SET " + name + " = " + change + " WHERE (" + key + ") = (SELECT " + key + " FROM " + table + " ORDER BY " + name +
                     " IS NULL, " + key.substr(0, key.find(',')) + " DESC LIMIT 1)").c_str());
}

Outcome Specimen::open(const std::string& bytes, bool is_used) {
    files_.set_state({});
    files_.put(file, bytes);
    Day day;
    if (const Result<> opened = day.open(); !opened) {
        CHECK_MESSAGE((opened.error().message.ends_with('.') || opened.error().message.ends_with(')')), opened.error().message);
        return {Outcome::refused, opened.error().message};
    }
    const Verification proof = day->verify();
    if (is_used) use(day.store());
    if (!proof.ok) return {Outcome::found, proof.findings[0].what};
    return {proof.hash == hash_ ? Outcome::clean : Outcome::wrong, "verify found nothing"};
}

void bits_flip(int tries) {
    Specimen specimen;
    SeededRandom random(13);
    int counts[4] = {};
    const auto flip = [&](std::size_t at, std::uint32_t bit) {
        CAPTURE(at);
        CAPTURE(bit);
        std::string bent = specimen.good();
        bent[at] = static_cast<char>(bent[at] ^ (1 << bit));
        const Outcome outcome = specimen.open(bent);
        CHECK(outcome.kind != Outcome::wrong);
        ++counts[outcome.kind];
    };
    if (tries == 0)
        for (std::size_t at = 0; at < 8192; ++at)
            for (std::uint32_t bit = 0; bit < 8; ++bit) flip(at, bit);
    else
        for (std::size_t at = random.below(4); at < 100; at += 4) flip(at, random.below(8));
    for (int i = 0; i < (tries == 0 ? 20'000 : tries); ++i) {
        std::size_t at = 0;
        do at = random.below(static_cast<std::uint32_t>(specimen.good().size()));
        while (specimen.good()[at] == 0 && random.below(20) != 0);      // most of a small file is empty pages
        flip(at, random.below(8));
    }
    CHECK(counts[Outcome::refused] > 0);
    CHECK(counts[Outcome::found] > 0);
    MESSAGE("flipped bits: refused " << counts[Outcome::refused] << ", found " << counts[Outcome::found] << ", without meaning " << counts[Outcome::clean]);
}

}  // namespace tandem::tests
