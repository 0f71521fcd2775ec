// Workbooks: sheets, shared and inline strings, dates of both calendars, truths; what we write is read again; attacks are refused early.
#include "tandem/exchange/workbooks.hpp"

#include <doctest/doctest.h>

#include "tests/exchange/import_bench.hpp"
#include "tests/exchange/table_rows.hpp"

using namespace tandem;
using tandem::tests::rows_of;

namespace {

std::string zip_of(std::vector<std::pair<std::string, std::string>> files) {
    ArchiveWriter zip;
    for (const auto& [name, bytes] : files) zip.begin(name), zip.write(bytes);
    return *zip.finish();
}

std::string book_of(std::string sheet, std::string strings = "<sst/>", std::string book_properties = {}) {
    return zip_of({{"[Content_Types].xml", "<Types/>"},
                   {"xl/workbook.xml", "<workbook xmlns:r=\"r\">" + book_properties + "<sheets><sheet name=\"Leads\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
                   {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
                   {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"171\" formatCode=\"&quot;d&quot;0\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"},
                   {"xl/sharedStrings.xml", strings},
                   {"xl/worksheets/sheet1.xml", sheet}});
}

}  // namespace

TEST_CASE("cells become texts by their type and format") {
    const std::string sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"
                              "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>46350</v></c><c r=\"B3\" s=\"4\"><v>46350.732813</v></c><c r=\"C3\" t=\"b\"><v>1</v></c><c r=\"D3\" s=\"3\"><v>0.10000000000000001</v></c><c r=\"E3\" t=\"str\"><f>A1</f><v>x &amp; y</v></c>"
                              "<c r=\"F3\" t=\"e\"><v>#N/A</v></c><c r=\"G3\" s=\"2\"><v>59</v></c></row></sheetData></worksheet>";
    auto table = read_workbook(book_of(sheet, "<sst><si><t>shared</t><rPh><t>no</t></rPh></si></sst>"), "a.xlsx");
    REQUIRE_MESSAGE(table, (table ? std::string() : table.error().message));
    CHECK(table->format == "XLSX, sheet “Leads”");
    CHECK(rows_of(*table) == std::vector<std::vector<std::string>>{{"shared", "", "inline", "", "", "", ""}, {"2026-11-24", "2026-11-24 17:35:15", "TRUE", "0.1", "x & y", "", "1900-02-28"}});
    auto mac = read_workbook(book_of("<worksheet><sheetData><row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>44888</v></c></row></sheetData></worksheet>", "<sst/>", "<workbookPr date1904=\"1\"/>"), "b.xlsx");
    REQUIRE(mac);
    CHECK(rows_of(*mac) == std::vector<std::vector<std::string>>{{"1904-01-01", "2026-11-24"}});
}

TEST_CASE("a workbook is imported as its CSV would be, past a title above the header") {
    WorkbookWriter book;
    book.begin_row(), book.text("Our leads");
    book.begin_row();
    for (const std::string_view name : {"first_name", "last_name", "email", "birthday"}) book.text(name);
    book.begin_row(), book.text("Ada"), book.text("Byron"), book.text("ada@x.example"), book.date(date_from({1915, 12, 10}));
    book.begin_row(), book.text("Bob"), book.text("Cole"), book.text("bob@x.example"), book.blank();
    const std::string bytes = *book.finish("Leads");
    tests::ImportBench bench;
    const std::string empty = bench.store->hash();
    Import& import = bench.bring({{"leads.xlsx", bytes}});
    CHECK(import.files()[0].counts.creates == 2);
    CHECK(import.files()[0].format == "XLSX, sheet “Leads”");
    CHECK(bench.number("SELECT birthday FROM contact WHERE first_name='Ada'") == date_from({1915, 12, 10}).days);
    CHECK(bench.bring({{"leads.xlsx", bytes}}).set() == 0);
    REQUIRE(bench.store->undo());
    CHECK(bench.store->hash() == empty);
}

TEST_CASE("what is written is read again, whatever the texts hold") {
    const std::vector<std::string> hostile = {"<&>\"'", " leading and trailing ", "tab\tnew\nline\r", "\x01\x1F", "_x0041_ _x", "漢字 🦄", "=1+1", "\xEF\xBF\xBF", "]]>", "1e5", std::string(40'000, 'a')};
    WorkbookWriter book;
    book.begin_row();
    for (const std::string& text : hostile) book.text(text);
    book.begin_row(), book.whole(9'007'199'254'740'993), book.number(1234.5, 2), book.yes_no(true), book.instant(date_from({2026, 2, 28}), 86'399'000), book.date(date_from({1815, 12, 10}));
    auto table = read_workbook(*book.finish("A & B"), "c.xlsx");
    REQUIRE_MESSAGE(table, (table ? std::string() : table.error().message));
    const auto rows = rows_of(*table);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0] == hostile);
    CHECK(std::vector(rows[1].begin(), rows[1].begin() + 5) == std::vector<std::string>{"9007199254740993", "1234.5", "TRUE", "2026-02-28 23:59:59", "1815-12-10"});
    CHECK(table->format == "XLSX, sheet “A & B”");
}

TEST_CASE("bombs, entities, path tricks, huge cells and torn files are refused with one sentence") {
    std::string laughs = "<!DOCTYPE x [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'k'; ++c) laughs += std::string("<!ENTITY ") + c + " \"&" + char(c - 1) + ";&" + char(c - 1) + ";&" + char(c - 1) + ";\">";
    laughs += "]><worksheet><sheetData><row><c t=\"str\"><v>&j;</v></c></row></sheetData></worksheet>";
    const std::string good = book_of("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>");
    const std::pair<std::string, std::string> broken[] = {
        {book_of(laughs), "document type"},
        {book_of(std::string(std::size_t{64} << 20, ' ')), "bomb"},
        {zip_of({{"../evil.csv", "a"}, {"xl/workbook.xml", "<workbook/>"}}), "leads out"},
        {zip_of({{"/etc/evil.csv", "a"}}), "leads out"},
        {book_of("<worksheet><sheetData><row><c t=\"str\"><v>" + [] { std::string r; SeededRandom random(5); for (int i = 0; i < 1'200'000; ++i) r += static_cast<char>('a' + random.below(26)); return r; }() + "</v></c></row></sheetData></worksheet>"), "1 MB"},
        {book_of("<worksheet><sheetData><row><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>"), "1,000 columns"},
        {book_of("<worksheet><sheetData><row>"), "XML"},
        {book_of("<worksheet><sheetData/></worksheet>"), "without anything"},
        {good.substr(0, good.size() / 2), "damaged"},
        {zip_of({{"xl/other.xml", "<a/>"}}), "no Excel workbook"}};
    for (const auto& [bytes, says] : broken) {
        CAPTURE(says);
        tests::ImportBench bench;
        const std::string empty = bench.store->hash();
        Import& import = bench.open({{"broken.xlsx", bytes}});
        CAPTURE(import.files()[0].error);
        CHECK(import.files()[0].error.starts_with("broken.xlsx"));
        CHECK(import.files()[0].error.contains(says));
        CHECK_FALSE(import.start());
        CHECK(bench.store->hash() == empty);
    }
}

TEST_CASE("a zip gives each of its files, which are linked as if they had been given by themselves") {
    tests::ImportBench bench;
    const std::string zip = zip_of({{"export/README.md", "hello"}, {"__MACOSX/._a.csv", "x"}, {"export/companies.csv", "Record ID,Company name,Company Domain Name\n9,Acme,acme.example\n"},
                                    {"export/contacts.csv", "Record ID,First Name,Last Name,Email,Associated Company IDs\n1,Ada,Byron,ada@x.example,9\n"}});
    Import& import = bench.bring({{"hubspot.zip", zip}});
    REQUIRE(import.files().size() == 2);
    CHECK(import.files()[0].archive == "hubspot.zip");
    CHECK(bench.number("SELECT count(*) FROM contact c JOIN company o ON o.id=c.company WHERE o.name='Acme'") == 1);
    CHECK(bench.bring({{"hubspot.zip", zip}}).set() == 0);
}
