// CSV written is CSV read: examples, formula guard, and random hostile tables in random chunks.
#include <doctest/doctest.h>

#include "tandem/base/clock.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/csv.hpp"

namespace tandem {
namespace {

using Records = std::vector<std::vector<std::string>>;

std::string written(const Records& records, CsvWriteOptions options = {}) {
    std::string out;
    CsvWriter writer(out, options);
    for (const auto& record : records) {
        for (const std::string& cell : record) writer.cell(cell);
        writer.end_record();
    }
    return out;
}

std::string guarded(std::string_view cell) {
    const std::string out = written({{std::string(cell), "x"}}, {.guards_formulas = true});
    return parse_csv(out)->records[0][0];
}

TEST_CASE("cells are quoted only when they must be") {
    CHECK(written({{"a", "b,c", "d\"e", "f\ng", "h\ri", " j ", ""}}) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\"h\ri\", j ,\r\n");
    CHECK(written({{"b,c", "d;e"}}, {.delimiter = ';', .line_end = "\n"}) == "b,c;\"d;e\"\n");
    CHECK(written({{""}, {"", ""}, {}}) == "\"\"\r\n,\r\n\r\n");
    std::string out;
    const std::string_view cells[] = {"a", "b"};
    CsvWriter(out).record(cells);
    CHECK(out == "a,b\r\n");
}

TEST_CASE("a special character is found at every place of cells of every length") {
    for (std::size_t size = 1; size < 70; ++size) {
        const std::string plain(size, 'x');
        if (written({{plain}}) != plain + "\r\n") FAIL("quoted without need at ", size);
        for (std::size_t at = 0; at < size; ++at) {
            for (char special : {',', '"', '\n', '\r'}) {
                std::string cell = plain;
                cell[at] = special;
                if (!written({{cell}}).starts_with('"')) FAIL("not found at ", at, " of ", size);
                if (parse_csv(written({{cell}}))->records != Records{{cell}}) FAIL("differs at ", at, " of ", size);
            }
        }
    }
}

TEST_CASE("what a spreadsheet would run gets an apostrophe, plain numbers do not, and reading takes it away") {
    for (const char* cell : {"=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "+49 30 123", "-", "=\"x\",y", "-1.5.2", "'=x", "''+"}) {
        CHECK(guarded(cell) == std::string("'") + cell);
        CHECK(unguarded(guarded(cell)) == cell);
    }
    for (const char* cell : {"-5", "+5", "-1.50", "-0,5", "a=b", "", "'quoted'", "O'Brien", "'", "5-3", "'90s"}) {
        CHECK(guarded(cell) == cell);
        CHECK(unguarded(cell) == cell);
    }
    CHECK(written({{"=1"}}) == "=1\r\n");
}

TEST_CASE("random hostile tables, written and parsed in random chunks, are identical") {
    SeededRandom random(20261124);
    const std::vector<std::string> pieces = {",",  "\"", "\"\"", "\n", "\r", "\r\n", ";",  "\t",     "|",
                                             " ",  "'",  "=",    "-",  "a",  "é",    "東", "\uFEFF", "long text without anything",
                                             "\\", "5"};
    for (int round = 0; round < 400; ++round) {
        Records table(1 + random.below(30));
        for (auto& record : table) {
            record.resize(1 + random.below(random.below(10) == 0 ? 90 : 6));
            for (std::string& cell : record) {
                for (std::uint32_t n = random.below(5); n > 0; --n) cell += pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
            }
        }
        const char delimiter = ",;\t|"[random.below(4)];
        const bool is_guarded = random.below(2) == 0;
        std::string text =
            written(table, {.delimiter = delimiter, .line_end = random.below(2) == 0 ? "\n" : "\r\n", .guards_formulas = is_guarded});
        if (random.below(2) == 0) text.erase(text.size() - (text.ends_with("\r\n") ? 2 : 1));     // without the last newline
        CsvParser parser({.delimiter = delimiter, .batch_records = 1 + random.below(5)});
        Records read;
        std::string_view rest = text;
        bool is_finished = false;
        while (true) {
            const Result<const CsvBatch*> batch = parser.next();
            REQUIRE(batch);
            if (*batch != nullptr) {
                for (std::size_t i = 0; i < (*batch)->size(); ++i) {
                    auto& record = read.emplace_back();
                    for (std::string_view cell : (**batch)[i]) record.emplace_back(is_guarded ? unguarded(cell) : cell);
                }
            } else if (!rest.empty()) {
                const std::size_t size = 1 + random.below(random.below(3) == 0 ? 3 : 200);
                parser.feed(std::string(rest.substr(0, size)));
                rest.remove_prefix(std::min(size, rest.size()));
            } else if (!is_finished) {
                parser.finish();
                is_finished = true;
            } else {
                break;
            }
        }
        if (read != table) FAIL("round ", round, " differs");
    }
}

}  // namespace
}  // namespace tandem
