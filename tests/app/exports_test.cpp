// What goes out: records of one kind, a list as it stands, the workspace.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "tandem/base/id.hpp"
#include "tandem/contract/selection.hpp"
#include "tandem/exchange/csv.hpp"
#include "tandem/exchange/workbooks.hpp"
#include "tandem/model/contact.hpp"
#include "tests/app/a_workspace.hpp"
#include "tests/exchange/table_rows.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

TEST_CASE("records go out as CSV that a spreadsheet opens, the workspace as its file") {
    AWorkspace w;
    CAPTURE(w.refused.message);
    REQUIRE(w.create("company", {{"name", "=1+1"}, {"revenue", 123'450}, {"owner", Value{w.me()}}}) != 0);
    const RowId contact = w.create("contact", {{"last_name", "Byron"}, {"contact_email.value", "ada@byron.example"}});
    w.create("contact_email", {{"contact", Value{contact}}, {"value", "b@byron.example"}});
    const auto done = w.run("export.records", {.entity = "company", .values = {{"format", "csv"}}});
    CHECK(done.message == "1 company exported");
    REQUIRE(w.outputs().size() == 1);
    CHECK(w.outputs()[0].name == "companies 2026-03-18.csv");
    CHECK(w.outputs()[0].bytes.starts_with("\xEF\xBB\xBFId,Name,"));
    CHECK(w.outputs()[0].bytes.contains("'=1+1"));
    CHECK(w.outputs()[0].bytes.contains("1234.50"));
    CHECK(w.outputs()[0].bytes.contains("Mara"));
    CHECK(w.run("export.records", {.entity = "contact"}).ok);
    CHECK(w.outputs()[1].bytes.contains("ada@byron.example; b@byron.example"));
    CHECK(w.run("export.records", {.entity = "contact", .values = {{"format", "ods"}}}).field == "format");
    CHECK(w.run("export.records", {.entity = "company", .values = {{"format", "vcf"}}}).field == "format");
    for (const char* format : {"xlsx", "json", "vcf"}) {
        CHECK(w.run("export.records", {.entity = "contact", .values = {{"format", format}}}).message == "1 contact exported");
        CHECK(w.outputs().back().name == std::string("contacts 2026-03-18.") + format);
    }
    CHECK(w.outputs().back().bytes.contains("EMAIL:ada@byron.example\r\n"));
    CHECK(w.run("export.archive").ok);
    CHECK(w.outputs().back().bytes.starts_with("PK"));
    CHECK(w.run("export.audience", {.values = {{"platform", "google"}}}).message == "2 addresses for google; 0 opted out and are not in it");
    CHECK(w.outputs().back().bytes.contains("\r\n"));
    CHECK(w.answer(WorkspaceState{}).last_backup_ms == 0);
    CHECK(w.run("export.workspace").ok);
    CHECK(w.outputs().back().name == "workspace.tandem");
    CHECK(w.client().ask(WorkspaceState{})->last_backup_ms == w.clock().now().ms);
    w.refuse_output({ErrorCode::storage, "The disk is full."});
    CHECK(w.run("export.records", {.entity = "contact"}).message == "The disk is full.");
}

TEST_CASE("of many contacts each has its own e-mails in an export, in the order of their positions") {
    AWorkspace w;
    const Entity& contacts = w.store().catalog().of<Contact>();
    const Entity& emails = w.store().catalog().of<ContactEmail>();
    std::map<std::string, std::string> expected;        // by id
    SeededRandom random(3);
    ChangeSet set{"Add contacts", {}};
    for (int i = 0; i < 1'500; ++i) {
        const RowId id = id_from_key({"contact", std::to_string(i)});       // as imports make them: all over the table
        add_creation(set, to_row(contacts, Contact{.id = {id}, .last_name = "Lee " + std::to_string(i)}));
        std::string& joined = expected[to_text(id)];
        const auto count = static_cast<int>(random.below(4));
        for (int e = 0; e < count; ++e) {
            const std::string address = "a" + std::to_string(e) + "@" + std::to_string(i) + ".example";
            add_creation(set, to_row(emails, ContactEmail{.id = {id_from_key({"email", address})}, .contact = {id}, .position = e, .value = {address}}));
            joined += (e ? "; " : "") + address;
        }
    }
    REQUIRE(w.store().apply(set));
    REQUIRE(w.run("export.records", {.entity = "contact", .values = {{"format", "csv"}}}).ok);
    const auto table = parse_csv(std::string_view(w.outputs().back().bytes).substr(3));
    REQUIRE(table);
    const auto column = static_cast<std::size_t>(std::ranges::find(table->records[0], "E-mail") - table->records[0].begin());
    REQUIRE(column < table->records[0].size());
    CHECK(table->records.size() == 1'501);
    for (std::size_t r = 1; r < table->records.size(); ++r) CHECK(table->records[r][column] == expected.at(table->records[r][0]));
}

TEST_CASE("a list goes out as it stands: its filters, order and columns, or the rows chosen of it") {
    AWorkspace w;
    const RowId acme = w.create("company", {{"name", "Acme"}, {"country", "Norway"}, {"revenue", 123'450}, {"owner", Value{w.me()}}});
    for (const char* name : {"=Best", "Cool"}) w.create("company", {{"name", Value{name}}, {"country", "Norway"}});
    w.create("company", {{"name", "Delta"}, {"country", "Chad"}});
    const std::string layout = "filter country equal 'Norway\nsort name down\ncolumn name 200\ncolumn revenue 90\ncolumn owner 90\n";
    const auto exported = [&](std::vector<RowId> rows, std::string text) {
        const auto done = w.run("export.list", {.entity = "company", .rows = std::move(rows), .values = {{"layout", Value{layout}}, {"text", Value{std::move(text)}}}});
        CHECK_MESSAGE(done.ok, done.message);
        return w.outputs().back().bytes.substr(3);
    };
    CHECK(exported({}, "") == "Company,Annual revenue,Owner\r\nCool,,\r\nAcme,1234.50,Mara\r\n'=Best,,\r\n");
    CHECK(exported({acme}, "") == "Company,Annual revenue,Owner\r\nAcme,1234.50,Mara\r\n");
    CHECK(exported({}, "cool") == "Company,Annual revenue,Owner\r\nCool,,\r\n");
    const RecordList list{.entity = "company", .columns = {"name", "revenue"}, .filters = {{"country", "equal", {Value{"Norway"}}}}, .sorts = {{"name"}}};
    CHECK(w.answer(SelectedCells{list, {acme}, {}}).text == "Company\tAnnual revenue\r\nAcme\t1234.50\r\n");
    // With the words of who reads it.
    const RowId deal = w.a_deal("Roof", 100'000);
    REQUIRE(w.on("deal.win", {deal}).ok);
    const std::string words = "Geschäft\nAusgang\topen\x1FOffen\twon\x1FGewonnen\nBetrag", columns = "column name 200\ncolumn outcome 90\ncolumn amount 90\n";
    for (const char* format : {"csv", "xlsx"}) {
        REQUIRE(w.run("export.list", {.entity = "deal", .values = {{"layout", Value{columns}}, {"format", format}, {"words", Value{words}}}}).ok);
        if (std::string_view(format) == "csv") CHECK(w.outputs().back().bytes.substr(3) == "Geschäft,Ausgang,Betrag\r\nRoof,Gewonnen,1000.00\r\n");
    }
    auto sheet = read_workbook(w.outputs().back().bytes, "list.xlsx");
    REQUIRE(sheet);
    CHECK(tests::rows_of(*sheet) == std::vector<std::vector<std::string>>{{"Geschäft", "Ausgang", "Betrag"}, {"Roof", "Gewonnen", "1000"}});
    CHECK(w.answer(SelectedCells{{.entity = "deal", .columns = {"name", "outcome", "amount"}}, {deal}, words}).text == "Geschäft\tAusgang\tBetrag\r\nRoof\tGewonnen\t1000.00\r\n");
    // As a workbook the amount is a number shown with its currency, a day is a day.
    w.update("company", {acme}, {{"created_at", Value{std::int64_t{1'774'342'800'000}}}});
    const auto book = w.run("export.list", {.entity = "company", .values = {{"layout", Value{layout + "column created_at 90\ncolumn employees 90\n"}}, {"format", "xlsx"}}});
    REQUIRE_MESSAGE(book.ok, book.message);
    CHECK(w.outputs().back().name.ends_with(".xlsx"));
    auto table = read_workbook(w.outputs().back().bytes, "list.xlsx");
    REQUIRE(table);
    CHECK(tests::rows_of(*table)[0] == std::vector<std::string>{"Company", "Annual revenue", "Owner", "Created", "Employees"});
    CHECK(tests::rows_of(*table)[2] == std::vector<std::string>{"Acme", "1234.5", "Mara", "2026-03-24 10:00:00", ""});
    auto zip = Archive::open(w.outputs().back().bytes, "list.xlsx");
    REQUIRE(zip);
    CHECK(zip->read(*zip->find("xl/worksheets/sheet1.xml"))->contains("<c r=\"B3\" s=\"7\"><v>1234.50</v></c>"));
    CHECK(zip->read(*zip->find("xl/styles.xml"))->contains("formatCode=\"#,##0.00\\ &quot;EUR&quot;\""));
    CHECK(w.run("export.list", {.entity = "company", .values = {{"layout", Value{layout}}, {"format", "ods"}}}).field == "format");
    for (const char* wrong : {"", "column wings 100\n", "column deal.amount 90\n", "column name 100\nfilter wings equal 'x\n"}) {
        CAPTURE(wrong);
        const auto refused = w.run("export.list", {.entity = "company", .values = {{"layout", Value{wrong}}}});
        CHECK_FALSE(refused.ok);
        CHECK(refused.message.ends_with('.'));
    }
}
