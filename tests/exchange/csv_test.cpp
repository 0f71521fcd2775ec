// The CSV parser on every kind of cell, line end, chunk size and broken file.
#include "tandem/exchange/csv.hpp"

#include <doctest/doctest.h>

namespace tandem {
namespace {

using Records = std::vector<std::vector<std::string>>;

// Feeds chunks of `step` bytes, with batches of `batch` records.
Result<CsvTable> parse_in_chunks(std::string_view text, std::size_t step, std::size_t batch, CsvOptions options = {}) {
    options.batch_records = batch;
    CsvParser parser(options);
    CsvTable table;
    bool is_finished = false;
    while (true) {
        const CsvBatch* records = TRY(parser.next());
        if (records != nullptr) {
            for (std::size_t i = 0; i < records->size(); ++i) {
                table.records.emplace_back((*records)[i].begin(), (*records)[i].end());
                table.lines.push_back(records->line(i));
            }
        } else if (!text.empty()) {
            parser.feed(std::string(text.substr(0, step)));
            text.remove_prefix(std::min(step, text.size()));
        } else if (!is_finished) {
            parser.finish();
            is_finished = true;
        } else {
            return table;
        }
    }
}

// The records, equal for all chunk and batch sizes.
Records records_of(std::string_view text, char delimiter = ',') {
    CsvOptions options;
    options.delimiter = delimiter;
    const Result<CsvTable> whole = parse_csv(text, options);
    REQUIRE(whole);
    for (std::size_t step : {1, 2, 3, 7, 63, 64, 65}) {
        for (std::size_t batch : {1, 2, 1000}) {
            const Result<CsvTable> parts = parse_in_chunks(text, step, batch, options);
            REQUIRE(parts);
            CHECK(parts->records == whole->records);
            CHECK(parts->lines == whole->lines);
        }
    }
    return whole->records;
}

std::string error_of(std::string_view text, CsvOptions options = {}) {
    options.file_name = "prices.csv";
    const Result<CsvTable> whole = parse_csv(text, options);
    REQUIRE(!whole);
    CHECK(whole.error().code == ErrorCode::invalid_input);
    for (std::size_t step : {std::size_t{100}, text.size() / 2 + 1})
        CHECK(parse_in_chunks(text, step, 10, options).error().message == whole.error().message);
    return whole.error().message;
}

TEST_CASE("cells are cut at delimiters, records at LF, CRLF, CR or a mix of them") {
    const Records expected = {{"a", "b", "c"}, {"1", "", "3"}, {"", "", ""}};
    CHECK(records_of("a,b,c\n1,,3\n,,\n") == expected);
    CHECK(records_of("a,b,c\r\n1,,3\r\n,,\r\n") == expected);
    CHECK(records_of("a,b,c\r1,,3\r,,\r") == expected);
    CHECK(records_of("a,b,c\n1,,3\r\n,,") == expected);
    CHECK(records_of("a\r\rb\n\r\nc") == Records{{"a"}, {"b"}, {"c"}});
    CHECK(records_of("a;b", ';') == Records{{"a", "b"}});
    CHECK(records_of("a\tb,c\n", '\t') == Records{{"a", "b,c"}});
    CHECK(records_of(" a , b \n") == Records{{" a ", " b "}});
}

TEST_CASE("quoted cells hold delimiters, newlines and doubled quotes") {
    CHECK(records_of("\"a,b\",\"c\"\"d\"\n") == Records{{"a,b", "c\"d"}});
    CHECK(records_of("\"two\nlines\",\"three\r\nmore\r\n\",x\r\n") == Records{{"two\nlines", "three\r\nmore\r\n", "x"}});
    CHECK(records_of("\"\",\"\"\"\",\"\"\"\"\"\"\n\"\"") == Records{{"", "\"", "\"\""}, {""}});
    CHECK(records_of("\"a\"\"\"\"b\"\"\"\n") == Records{{"a\"\"b\""}});
}

TEST_CASE("quotes in odd places are read as the writer meant them") {
    CHECK(records_of("5\" pipe,a\"b\"c\n") == Records{{"5\" pipe", "a\"b\"c"}});
    CHECK(records_of("x, \"y\"\n") == Records{{"x", " \"y\""}});
    CHECK(records_of("\"y\"  ,x\n") == Records{{"y", "x"}});
    CHECK(records_of("\"Big\" Tom,x\n") == Records{{"Big Tom", "x"}});
    CHECK(records_of("\"a\"\"b\"c\"d\",x\n") == Records{{"a\"bc\"d\"", "x"}});
}

TEST_CASE("lines without anything are skipped and each record knows its physical line") {
    const Result<CsvTable> table = parse_csv("\n\na,b\n\n\"1\n2\r\n3\r4\",x\n\r\n\"\"\nlast");
    REQUIRE(table);
    CHECK(table->records == Records{{"a", "b"}, {"1\n2\r\n3\r4", "x"}, {""}, {"last"}});
    CHECK(table->lines == std::vector<std::uint64_t>{3, 5, 10, 11});
    records_of("\n\na,b\n\n\"1\n2\r\n3\r4\",x\n\r\n\"\"\nlast");
}

TEST_CASE("an empty file, also one of blank lines, is said to be empty") {
    CHECK(error_of("") == "prices.csv is empty.");
    CHECK(error_of("\n\r\n\n") == "prices.csv is empty.");
}

TEST_CASE("a quote that is never closed is reported with the line where it was opened") {
    CHECK(error_of("a,b\n1,2\n3,\"x\ny\nz\n") == "Line 3 of prices.csv opens a quote that is never closed.");
    CHECK(error_of("\"") == "Line 1 of prices.csv opens a quote that is never closed.");
    CHECK(error_of("a\n\"multi\nline\",\"open\n\n") == "Line 3 of prices.csv opens a quote that is never closed.");
    std::string large = "a,b\n1,\"";
    for (int i = 0; i < 2'000'000; ++i) large += "0123456789\n";
    CHECK(error_of(large) == "Line 2 of prices.csv opens a quote that is not closed within 16 MB.");
}

TEST_CASE("limits of columns, cells and lines are told with the line") {
    std::string wide = "a\n";
    for (int i = 0; i < 1000; ++i) wide += "x,";
    CHECK(error_of(wide + "x\n") == "Line 2 of prices.csv has more than 1,000 columns.");
    wide.pop_back();
    CHECK(parse_csv(wide)->records[1].size() == 1000);
    CHECK(error_of("a,b\n\n1," + std::string((1 << 20) + 1, 'x') + "\n") == "Line 3 of prices.csv has more than 1 MB in column 2.");
    CHECK(parse_csv("a,b\n1," + std::string(1 << 20, 'x') + "\n")->records[1][1].size() == 1 << 20);
    CHECK(error_of("a\n" + std::string(20 << 20, 'x')) == "Line 2 of prices.csv is longer than 16 MB.");
    CHECK(error_of(std::string(20 << 20, ',')) == "Line 1 of prices.csv has more than 1,000 columns.");
}

TEST_CASE("after an error the parser stays with it") {
    CsvOptions options;
    options.limits.columns = 2;
    CsvParser parser(options);
    parser.feed("a,b,c\n");
    CHECK(!parser.next());
    parser.feed("a,b\n");
    CHECK(parser.next().error().message == "Line 1 of The file has more than 2 columns.");
}

TEST_CASE("a beginning leaves its last record out, a number of records can be asked for") {
    CHECK(parse_csv("a,b\n1,2\n3,", {}, CsvExtent::beginning)->records == Records{{"a", "b"}, {"1", "2"}});
    CHECK(parse_csv("a,b\n1,2\n3,", {}, CsvExtent::whole, 1)->records == Records{{"a", "b"}});
    CHECK(parse_csv("a,\"b", {}, CsvExtent::beginning)->records.empty());
}

}  // namespace
}  // namespace tandem
