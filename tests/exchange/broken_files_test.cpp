// Forty broken files: each gives one precise sentence, and the workspace's hash stays as it was.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "store/database.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/archives.hpp"
#include "tests/exchange/import_bench.hpp"

using namespace tandem;

namespace {

struct Broken { std::string name, bytes, says; };      // `says`: part of the sentence

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

std::vector<Broken> broken_files() {
    using namespace std::string_literals;
    const std::string head = "first_name,last_name,email\n";
    return {
        {"empty.csv", "", "is empty"},
        {"blank_lines.csv", "\n\n\r\n\n", "is empty"},
        {"only_mark.csv", "\xEF\xBB\xBF", "is empty"},
        {"header_only.csv", head, "nothing below it"},
        {"workbook.csv", "PK\x03\x04"s + std::string(26, '\0') + "xl/workbook.xml", "Excel"},
        {"archive.csv", "PK\x03\x04"s + std::string(26, '\0') + "readme.txt", "zip"},
        {"old_workbook.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0'), "old_workbook.xls"},
        {"page.csv", "<!doctype html><html><body>Sign in</body></html>", "web page"},
        {"picture.csv", "\x89PNG\r\n\x1a\n"s + std::string(100, 'x'), "PNG"},
        {"document.csv", "%PDF-1.7\n%abc\n1 0 obj\n", "PDF"},
        {"packed.csv.gz", "\x1f\x8b\x08\x00"s + std::string(60, 'q'), "gzip"},
        {"database.csv", "SQLite format 3\0"s + std::string(100, '\0'), "SQLite"},
        {"nul.csv", head + "A\0da,B,a@x.example\n"s, "NUL"},
        {"half_quote.csv", head + "Ada,\"Byron,a@x.example\nBob,Cole,b@x.example\n", "Line 2"},
        {"too_many_columns.csv", "first_name" + repeated(",x", 1'000) + "\n" + "Ada" + repeated(",1", 1'000) + "\n", "1,000"},
        {"long_line.csv", head + repeated(std::string(1'000'000, 'a') + ",", 20) + "\n", "Line 2"},
        {"huge_cell.csv", head + std::string(1'100'000, 'a') + ",B,c@x.example\n", "Line 2"},
        {"unknown.csv", "foo,bar,baz\nx,y,z\nu,v,w\n", "does not know"},
        {"prose.csv", "Dear team\nplease find attached\nthe list of leads\n", "prose.csv"},
        {"numbers.csv", "1,2,3\n4,5,6\n7,8,9\n", "names of its columns"},
        {"torn_card.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\n", "not copied completely"},
        {"text_after_card.vcf", "BEGIN:VCARD\nEND:VCARD\nhello\n", "line 3"},
        {"no_card.vcf", "BEGIN:VCARDS\nEND:VCARDS\n", "no_card.vcf"},
        {"long_note.vcf", "BEGIN:VCARD\nNOTE:" + std::string(1'100'000, 'a') + "\nEND:VCARD\n", "1 MB"},
        {"card_in_card.vcf", "BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nEND:VCARD\n", "not copied completely"},
        {"torn_calendar.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n", "not copied completely"},
        {"crossed.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "line 3"},
        {"no_events.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "no records"},
        {"deep.ics", "BEGIN:VCALENDAR\n" + repeated("BEGIN:VEVENT\n", 30), "20 deep"},
        {"torn.json", "[{\"first_name\":\"Ada\"},", "not copied completely"},
        {"bad.json", "[{\"first_name\":Ada}]", "line 1, column"},
        {"numbers.json", "[{\"first_name\":\"Ada\"},1]", "entry 2"},
        {"empty_list.json", "[]", "no records"},
        {"unknown.json", "[{\"foo\":1,\"bar\":2}]", "does not know"},
        {"bad_lines.jsonl", "{\"first_name\":\"Ada\"}\n{\"first_name\":\n", "line 2"},
        {"torn.xlsx", "PK\x03\x04"s + std::string(200, 'x'), "damaged"},
        {"no_book.xlsx", "PK\x05\x06"s + std::string(18, '\0'), "Excel"},
        {"empty.zip", "PK\x05\x06"s + std::string(18, '\0'), "without a file"},
        {"torn.zip", "PK\x03\x04"s + std::string(200, 'x'), "damaged"},
        {"random.csv", []{ std::string r; SeededRandom random(3); for (int i = 0; i < 5000; ++i) r += static_cast<char>(random.below(256)); return r; }(), "random.csv"},
        {"torn_utf16.csv", "\xFF\xFE" "f\0o\0o"s, "torn_utf16.csv"},
    };
}

}  // namespace

TEST_CASE("forty broken files each give one sentence and change nothing") {
    tests::ImportBench bench;
    bench.bring({{"good.csv", "first_name,last_name,email\nAda,Byron,ada@x.example\n"}});
    const std::string before = bench.store->hash();
    const auto files = broken_files();
    CHECK(files.size() >= 40);
    for (const Broken& file : files) {
        CAPTURE(file.name);
        Import& import = bench.open({{file.name, file.bytes}});
        const std::string& error = import.files()[0].error;
        CAPTURE(error);
        CHECK_FALSE(error.empty());
        CHECK(error.find(file.says) != error.npos);
        CHECK(error.ends_with('.'));
        CHECK(error.find('\n') == error.npos);
        CHECK(error.size() < 300);
        CHECK(is_valid_utf8(error));
        CHECK_FALSE(import.start());
        CHECK(bench.store->hash() == before);
    }
}

namespace {

// A good file of each newer kind.
std::string good_book() {
    ArchiveWriter zip;
    const auto add = [&](std::string_view name, std::string_view bytes) { zip.begin(name), zip.write(bytes); };
    add("[Content_Types].xml", "<Types/>");
    add("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Leads\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    add("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>first_name</t></is></c><c t=\"inlineStr\"><is><t>email</t></is></c></row>"
                                    "<row><c t=\"inlineStr\"><is><t>Ada</t></is></c><c t=\"inlineStr\"><is><t>ada@x.example</t></is></c></row></sheetData></worksheet>");
    return *zip.finish();
}

std::string good_zip() {
    ArchiveWriter zip;
    zip.begin("people.csv");
    zip.write("first_name,last_name,email\nAda,Byron,ada@x.example\n");
    return *zip.finish();
}

std::string good_database() {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "tandem_broken_files.db";
    std::filesystem::remove(path);
    {
        auto db = detail::Connection::open(path.string(), false);
        REQUIRE(db);
        REQUIRE((*db)->run("CREATE TABLE people(first_name TEXT, last_name TEXT, email TEXT); INSERT INTO people VALUES('Ada', 'Byron', 'ada@x.example');"));
    }
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    std::filesystem::remove(path);
    return all.str();
}

struct Good { std::string name, bytes; };
std::vector<Good> good_files() {
    return {{"card.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Byron;Ada;;;\r\nEMAIL;TYPE=WORK:ada@x.example\r\nEND:VCARD\r\n"},
            {"days.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260301T100000Z\r\nSUMMARY:Demo\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"},
            {"people.json", "[{\"first_name\":\"Ada\",\"last_name\":\"Byron\",\"email\":\"ada@x.example\"},{\"first_name\":\"Bob\",\"email\":\"bob@x.example\"}]"},
            {"book.xlsx", good_book()},
            {"all.zip", good_zip()},
            {"crm.sqlite", good_database()}};
}

// Cut, with bytes changed, taken out or doubled.
std::string broken(std::string bytes, SeededRandom& random) {
    const auto at = [&] { return static_cast<std::size_t>(random.below(static_cast<std::uint64_t>(bytes.size()))); };
    switch (random.below(4)) {
        case 0: bytes.resize(1 + at()); break;
        case 1: for (int i = 0; i < 8; ++i) bytes[at()] = static_cast<char>(random.below(256)); break;
        case 2: { const std::size_t from = at(); bytes.erase(from, 1 + static_cast<std::size_t>(random.below(40))); break; }
        default: { const std::size_t from = at(); bytes.insert(from, bytes.substr(at(), 30)); break; }
    }
    return bytes.empty() ? std::string(1, 'x') : bytes;
}

}  // namespace

TEST_CASE("forty broken files of each newer kind give one sentence each and change nothing") {
    tests::ImportBench bench;
    bench.bring({{"good.csv", "first_name,last_name,email\nAda,Byron,ada@x.example\n"}});
    const std::string before = bench.store->hash();
    SeededRandom random(11);
    for (const Good& good : good_files()) {
        CAPTURE(good.name);
        CHECK(bench.open({{good.name, good.bytes}}).files()[0].error == "");
        int refused = 0;
        for (int trial = 0; trial < 4'000 && refused < 40; ++trial) {
            const std::string bytes = broken(good.bytes, random);
            Import& import = bench.open({{good.name, bytes}});
            bool is_refused = true;
            for (const ImportedFile& file : import.files()) is_refused = is_refused && !file.error.empty();
            if (!is_refused) continue;          // what is left can still be read
            ++refused;
            const std::string& error = import.files()[0].error;
            CAPTURE(error);
            CHECK(error.ends_with('.'));
            CHECK(error.find('\n') == error.npos);
            CHECK(error.size() < 300);
            CHECK(is_valid_utf8(error));
            CHECK_FALSE(import.start());
        }
        CHECK(refused == 40);
        CHECK(bench.store->hash() == before);
    }
}

TEST_CASE("a broken file among good ones is named and does not hold them up") {
    tests::ImportBench bench;
    Import& import = bench.bring({{"broken.csv", "<html></html>"}, {"good.csv", "first_name,last_name,email\nAda,Byron,ada@x.example\n"}});
    CHECK_FALSE(import.files()[0].error.empty());
    CHECK(import.files()[1].counts.creates == 1);
}
