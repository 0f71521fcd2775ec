// The choices of the preview: policies, keys, mended cells, decisions, blank words; and the rows that stay beside the records.
#include <doctest/doctest.h>

#include "tandem/store/imported_rows.hpp"
#include "tests/exchange/import_bench.hpp"

using namespace tandem;

namespace {

using Bench = tests::ImportBench;

constexpr std::int64_t day_ms = 86'400'000;

struct People : Bench {
    void start() {
        REQUIRE(import->start());
        run();
        REQUIRE(import->stage() == ImportStage::done);
    }
    void hand_edit(std::string_view email, std::string_view field, std::string_view value) {
        clock.advance_ms(day_ms);
        const Entity& contact = catalog.entity("contact");
        REQUIRE(store->apply({"Edit", {{contact.id, by_email(email), contact.index(field), {}, Value{value}}}}));
        clock.advance_ms(day_ms);
    }
    RowId by_email(std::string_view email) {
        const Entity& part = catalog.entity("contact_email");
        const auto row = store->find(part.id, store->find_by(part.id, part.index("value"), Value{email}));
        REQUIRE(row);
        return row->cells[part.index("contact")].integer_or(0);
    }
    std::string cell(std::string_view email, std::string_view field) {
        const Entity& contact = catalog.entity("contact");
        return std::string(store->find(contact.id, by_email(email))->cells[contact.index(field)].text_or(""));
    }
    std::int64_t parts(std::string entity) { return number("SELECT count(*) FROM " + entity + " WHERE live = 1"); }
    const ImportKey& key(std::string_view name) { return *std::ranges::find(import->files()[0].keys, name, &ImportKey::name); }
    std::int64_t kept_batches() { return number("SELECT count(*) FROM imported_row"); }
};

const std::string first = "email,first_name,last_name,title,city\nada@x.example,Ada,Byron,Countess,London\nbob@x.example,Bob,Cole,,Bonn\n";
const std::string second = "email,first_name,last_name,title,city\nada@x.example,Ada,Lovelace,Analyst,\nbob@x.example,Bob,Cole,Clerk,Ulm\n";

}  // namespace

TEST_CASE("a file overwrites, fills blanks, or does what a column says") {
    People b;
    b.bring({{"a.csv", first}});
    b.bring({{"b.csv", second}});
    CHECK(b.cell("ada@x.example", "title") == "Analyst");
    CHECK(b.cell("ada@x.example", "last_name") == "Lovelace");
    CHECK(b.cell("ada@x.example", "city") == "London");         // a blank cell says nothing

    People filled;
    filled.bring({{"a.csv", first}});
    filled.open({{"b.csv", second}});
    REQUIRE(filled.import->set_policy(0, std::nullopt, ImportPolicy::fill));
    filled.run();
    CHECK(filled.import->files()[0].counts.updates == 1);
    REQUIRE(filled.import->set_policy(0, 4, ImportPolicy::overwrite));      // the city
    filled.run();
    CHECK_FALSE(filled.import->set_policy(0, 4, ImportPolicy::merge));
    CHECK_FALSE(filled.import->set_policy(0, 0, ImportPolicy::overwrite));  // e-mails are a list
    CHECK_FALSE(filled.import->set_policy(0, 77, ImportPolicy::fill));
    CHECK_FALSE(filled.import->set_policy(0, std::nullopt, ImportPolicy::merge));
    filled.start();
    CHECK(filled.cell("ada@x.example", "title") == "Countess");
    CHECK(filled.cell("bob@x.example", "title") == "Clerk");
    CHECK(filled.cell("bob@x.example", "city") == "Ulm");
    REQUIRE(filled.store->undo());
    CHECK(filled.cell("bob@x.example", "city") == "Bonn");
}

TEST_CASE("keeping what is newer goes by the row's last change, and by hand edits here") {
    const std::string head = "email,first_name,last_name,title,Last Modified\n";
    const auto file = [&](std::string_view title, std::string_view day) { return head + "ada@x.example,Ada,Byron," + std::string(title) + "," + std::string(day) + "\n"; };
    People b;
    b.bring({{"march.csv", file("March", "2026-03-01")}});
    CHECK(b.import->files()[0].columns[4].target == "row.modified");
    const auto bring_newer = [&](std::string name, std::string bytes) {
        b.open({{std::move(name), std::move(bytes)}});
        REQUIRE(b.import->set_policy(0, std::nullopt, ImportPolicy::newer));
        b.run();
        b.start();
    };
    bring_newer("january.csv", file("January", "2026-01-01"));
    CHECK(b.cell("ada@x.example", "title") == "March");
    bring_newer("may.csv", file("May", "2026-05-01"));
    CHECK(b.cell("ada@x.example", "title") == "May");
    b.hand_edit("ada@x.example", "title", "By hand");          // in September 2026
    bring_newer("june.csv", file("June", "2026-06-01"));
    CHECK(b.cell("ada@x.example", "title") == "By hand");
    bring_newer("undated.csv", "email,first_name,last_name,title,city\nada@x.example,Ada,King,Undated,Rome\n");
    CHECK(b.cell("ada@x.example", "title") == "By hand");
    CHECK(b.cell("ada@x.example", "last_name") == "King");      // an import wrote it, so it gives way
    bring_newer("later.csv", file("Later", "2027-06-01"));
    CHECK(b.cell("ada@x.example", "title") == "Later");
}

TEST_CASE("lists are merged, or left alone when they hold something") {
    const std::string more = "email,first_name,last_name,phone,E-mail 2 - Value,Tags\nada@x.example,Ada,Byron,+49 30 5550101,ada@home.example,one\n";
    People b;
    b.bring({{"a.csv", first}});
    b.open({{"b.csv", more}});
    const auto& columns = b.import->files()[0].columns;
    REQUIRE(columns[4].is_list);
    CHECK_FALSE(columns[1].is_list);
    REQUIRE(b.import->set_policy(0, 4, ImportPolicy::fill));
    b.run();
    b.start();
    CHECK(b.parts("contact_email") == 2);
    CHECK(b.parts("contact_phone") == 1);
    b.bring({{"b.csv", more}});
    CHECK(b.parts("contact_email") == 3);
}

TEST_CASE("rows are matched by the keys that were chosen, and by them again") {
    People b;
    b.bring({{"a.csv", "First name,Last name,E-mail,Phone\nAda,Byron,ada@x.example,+49 30 5550101\nBob,Cole,bob@x.example,030 5550102\n"}});
    const std::string other = "Record ID,First Name,Last Name,Email,Phone Number\n7,Ada,B.,ada@y.example,+49 (0)30 555-0101\n8,Bob,Cole,bob@x.example,\n";
    b.open({{"hub.csv", other}});
    CHECK(b.key("id").is_on);
    CHECK(b.key("id").is_fixed);
    CHECK_FALSE(b.key("email").is_on);
    CHECK(b.import->files()[0].counts.creates == 2);
    CHECK_FALSE(b.import->set_key(0, "id", false));
    CHECK_FALSE(b.import->set_key(0, "domain", true));
    REQUIRE(b.import->set_key(0, "email", true));
    b.run();
    CHECK(b.import->files()[0].counts.creates == 1);
    REQUIRE(b.import->set_key(0, "phone", true));
    b.run();
    CHECK(b.import->files()[0].counts.creates == 0);
    b.start();
    CHECK(b.parts("contact") == 2);
    const std::string hash = b.store->hash();
    b.bring({{"hub.csv", other}});          // by the ids that they have now, without choosing again
    CHECK(b.import->set() == 0);
    CHECK(b.store->hash() == hash);

    People named;
    named.bring({{"a.csv", "First name,Last name,E-mail,Company\nAda,Byron,ada@x.example,Acme\nBob,Cole,bob@x.example,Acme\n"}});
    named.open({{"n.csv", "First name,Last name,Title,Company\nada,BYRON,Countess,Acme\nBob,Cole,Clerk,Best\n"}});
    CHECK(named.import->files()[0].counts.creates == 2);
    REQUIRE(named.import->set_key(0, "name", true));
    named.run();
    CHECK(named.import->files()[0].counts.creates == 1);

    People firms;
    firms.bring({{"a.csv", "Company name,Domain,Industry\nAcme Ltd,acme.example,Tools\n"}});
    firms.open({{"b.csv", "Company name,Domain,City\nACME Limited,https://www.acme.example/about,Bonn\n"}});
    CHECK(firms.import->files()[0].counts.creates == 1);
    REQUIRE(firms.import->set_key(0, "domain", true));
    firms.run();
    CHECK(firms.import->files()[0].counts.updates == 1);
}

TEST_CASE("odd cells are mended in the preview and judged anew") {
    People b;
    Import& import = b.open({{"a.csv", "email,first_name,last_name,Create Date\nada@x.example,Ada,Byron,2026-01-02\nnot an address,Bob,Cole,2026-01-03\n,,,2026-01-04\neve@x.example,Eve,Stone,2026-13-45\n"}});
    const auto& odd = import.files()[0].odd;
    REQUIRE(odd.size() == 3);
    const auto mend = [&](std::int64_t line, std::string value) {
        const auto row = std::ranges::find(import.files()[0].odd, line, &OddRow::line);
        REQUIRE(row != import.files()[0].odd.end());
        REQUIRE(row->fix_column >= 0);
        REQUIRE(import.fix(0, line, row->fix_column, value));
    };
    CHECK(odd[0].fix_value == "not an address");
    mend(3, "bob@x.example");
    mend(4, "Zoe");
    mend(5, "still no day");
    CHECK(import.files()[0].odd.size() == 3);
    REQUIRE(import.retry());
    b.run();
    CHECK(import.files()[0].fixes == 3);
    REQUIRE(import.files()[0].odd.size() == 1);
    CHECK(import.files()[0].odd[0].fix_value == "still no day");
    CHECK(import.files()[0].counts.creates == 4);
    b.start();
    CHECK(b.parts("contact") == 4);
    CHECK(b.cell("bob@x.example", "last_name") == "Cole");
    CHECK(b.number("SELECT count(*) FROM contact WHERE live = 1 AND last_name = 'Zoe'") == 1);
}

TEST_CASE("what was decided about rows that look like a record is done") {
    People b;
    b.bring({{"a.csv", first}});
    const RowId ada = b.by_email("ada@x.example");
    Import& import = b.open({{"b.csv", "email,first_name,last_name,title\nada@home.example,Ada,Byron,Baroness\nbob@home.example,Bob,Cole,\nnew@x.example,New,One,\n"}});
    REQUIRE(import.new_records().size() == 3);
    CHECK(import.new_records()[0].emails == std::vector<std::string>{"ada@home.example"});
    CHECK(import.new_records()[0].line == 2);
    REQUIRE(import.decide(0, 2, RowChoice::update, ada));
    REQUIRE(import.decide(0, 3, RowChoice::skip));
    REQUIRE(import.retry());
    b.run();
    CHECK(import.new_records().size() == 3);        // so that they can be decided otherwise
    CHECK(import.files()[0].counts.creates == 1);
    CHECK(import.files()[0].counts.updates == 1);
    CHECK(import.files()[0].counts.skips == 1);
    CHECK(import.decision(0, 3) == RowChoice::skip);
    b.start();
    CHECK(b.parts("contact") == 3);
    CHECK(b.by_email("ada@home.example") == ada);
    CHECK(b.cell("ada@home.example", "title") == "Baroness");
}

TEST_CASE("new rows are listed only beside records to compare them with, and only as many as asked for") {
    const auto listed = [](Bench& b, std::size_t most) {
        Import import(*b.store, {.today = Date{20'700}, .now_ms = b.clock.now().ms, .currency = {"EUR", 2}, .most_new_records = most});
        import.add(std::make_unique<tests::TextFile>("people.csv", "first_name,last_name\nAda,Byron\nBob,Cole\nCyd,Dorn\n"));
        while (*import.step()) {}
        return std::pair(import.new_records().size(), import.has_too_many_new());
    };
    Bench b;
    CHECK(listed(b, 2) == std::pair(std::size_t{0}, false));
    b.bring({{"one.csv", "first_name,last_name\nEve,Ende\n"}});
    CHECK(listed(b, 3) == std::pair(std::size_t{3}, false));
    CHECK(listed(b, 2) == std::pair(std::size_t{0}, true));
}

TEST_CASE("words for nothing are blanks once the user agrees") {
    People b;
    Import& import = b.open({{"a.csv", "email,first_name,last_name,title,city\nada@x.example,Ada,Byron,Unknown,-\nbob@x.example,Bob,Cole,Select,Bonn\n"}});
    CHECK(import.files()[0].doubtful == 3);
    CHECK(import.files()[0].columns[3].filled == 2);
    REQUIRE(import.set_doubtful_blanks(true));
    b.run();
    CHECK(import.doubtful_blanks());
    CHECK(import.files()[0].counts.rows == 2);
    CHECK(import.files()[0].columns[3].filled == 0);
    CHECK(import.files()[0].doubtful == 3);
    b.start();
    CHECK(b.number("SELECT count(*) FROM contact WHERE title IS NOT NULL") == 0);
    CHECK(b.number("SELECT count(*) FROM contact WHERE city = 'Bonn'") == 1);
}

TEST_CASE("of a card, what has no field is kept as it was written") {
    People b;
    const std::string card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Byron;Ada;;;\r\nEMAIL;TYPE=WORK;X-NEW=1:ada@x.example\r\nX-SHOE;SIDE=left:38\r\nEND:VCARD";
    b.bring({{"a.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Cole;Bob;;;\r\nEMAIL:bob@x.example\r\nEND:VCARD\r\n" + card + "\r\n"}});
    const auto origins = origins_of(*b.store, b.catalog.entity("contact").id, b.by_email("ada@x.example"), 1);
    REQUIRE(origins->size() == 1);
    CHECK(origins->front().line == 6);
    CHECK(origins->front().cells.back() == std::pair<std::string, std::string>{"As written", card});
}

TEST_CASE("a record shows the row it came from, and nothing of it is in the workspace's hash") {
    People b;
    b.bring({{"a.csv", "email,first_name,last_name,Shoe size\nada@x.example,Ada,Byron,38\n,,,\nbob@x.example,Bob,Cole,\n"}});
    const Entity& contact = b.catalog.entity("contact");
    const auto origins = origins_of(*b.store, contact.id, b.by_email("bob@x.example"), 10);
    REQUIRE(origins);
    REQUIRE(origins->size() == 1);
    CHECK(origins->front().file == "a.csv");
    CHECK(origins->front().line == 4);
    CHECK(origins->front().set == b.import->set());
    const auto ada = origins_of(*b.store, contact.id, b.by_email("ada@x.example"), 10);
    CHECK(ada->front().cells == std::vector<std::pair<std::string, std::string>>{{"email", "ada@x.example"}, {"first_name", "Ada"}, {"last_name", "Byron"}, {"Shoe size", "38"}});

    b.bring({{"b.csv", "email,first_name,last_name,title\nada@x.example,Ada,Byron,Countess\nbob@x.example,Bob,Cole,\n"}});
    const auto both = origins_of(*b.store, contact.id, b.by_email("ada@x.example"), 10);
    REQUIRE(both->size() == 2);
    CHECK((*both)[0].file == "b.csv");
    CHECK(origins_of(*b.store, contact.id, b.by_email("bob@x.example"), 10)->size() == 1);     // b.csv changed nothing of him
    REQUIRE(b.store->undo());
    CHECK(origins_of(*b.store, contact.id, b.by_email("ada@x.example"), 10)->size() == 1);
    REQUIRE(b.store->redo());
    CHECK(origins_of(*b.store, contact.id, b.by_email("ada@x.example"), 10)->size() == 2);

    const std::string hash = b.store->hash();
    const std::int64_t kept = b.kept_batches();
    CHECK(kept == 2);
    b.bring({{"b.csv", "email,first_name,last_name,title\nada@x.example,Ada,Byron,Countess\n"}});
    CHECK(b.kept_batches() == kept);        // it changed nothing
    std::string many = "first_name,last_name,email\n";
    for (int i = 0; i < 5'000; ++i) many += "A" + std::to_string(i) + ",B,a" + std::to_string(i) + "@x.example\n";
    Import& cancelled = b.open({{"many.csv", many}});
    REQUIRE(cancelled.start());
    while (b.kept_batches() == kept) REQUIRE(*cancelled.step());
    REQUIRE(cancelled.cancel());
    CHECK(b.kept_batches() == kept);
    CHECK(b.store->hash() == hash);
    b.bring({{"many.csv", many}});
    const auto of_many = origins_of(*b.store, contact.id, b.by_email("a4321@x.example"), 10);
    REQUIRE(of_many->size() == 1);
    CHECK(of_many->front().line == 4'323);
    CHECK(of_many->front().cells[0].second == "A4321");
    CHECK(b.store->verify().ok);
}

TEST_CASE("a contact is known by any of its e-mail addresses, unless its name says otherwise") {
    People b;
    b.bring({{"a.csv", "first_name,last_name,email,E-mail 2 - Value\nAda,Byron,ada@x.example,ada@home.example\nBob,Cole,bob@x.example,\n"}});
    REQUIRE(b.parts("contact") == 2);
    const std::string more = "first_name,last_name,email,E-mail 2 - Value,E-mail 3 - Value\nAda,Byron,ada@new.example,ada@other.example,ADA@home.example\nB.,Cole,bob@new.example,bob@x.example,\n"
                             "Cyd,Cole,cyd@x.example,bob@x.example,\n";
    b.bring({{"b.csv", more}});
    CHECK(b.parts("contact") == 3);         // Cyd only shares an address
    CHECK(b.by_email("ada@new.example") == b.by_email("ada@x.example"));
    CHECK(b.by_email("bob@new.example") == b.by_email("bob@x.example"));
    CHECK(b.by_email("cyd@x.example") != b.by_email("bob@x.example"));
    CHECK(b.bring({{"b.csv", more}}).set() == 0);

    // Rows of one file, and of files that come together.
    People one;
    const std::string twice = "first_name,last_name,email,E-mail 2 - Value\nEve,Ende,eve@x.example,eve@home.example\nEve,Ende,eve@home.example,\n";
    one.open({{"twice.csv", twice}});
    CHECK(one.import->files()[0].counts.creates == 1);
    one.bring({{"twice.csv", twice}, {"again.csv", "first_name,last_name,email,phone\nEve,Ende,eve@home.example,+49 30 5550101\n"}});
    CHECK(one.parts("contact") == 1);
    CHECK(one.parts("contact_phone") == 1);
    // With ids of where they come from, by any address when e-mail is a key; by any phone as well.
    one.open({{"hub.csv", "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Work email\n7,Eve,Ende,eve@third.example,,+49 30 5550101,\n"}});
    REQUIRE(one.import->set_key(0, "phone", true));
    one.run();
    one.start();
    CHECK(one.parts("contact") == 1);
}

TEST_CASE("odd rows are saved, mended, and come in again as the records they became") {
    People b;
    const auto odd_rows = [&] {
        REQUIRE(b.import->begin_odd_rows(0));
        std::string out;
        while (*b.import->write_odd_rows(out)) {}
        return out;
    };
    // Nobody could tell by three of the four rows alone that days come first; the second row is known by its name and company until its address is mended.
    b.bring({{"people.csv", "first_name,last_name,email,company,birthday,phone\nAda,Byron,ada@x.example,Acme,24.03.1990,\nBob,Cole,bob at x.example,Acme,04.05.1990,+49 30 5550101\n"
                            ",,,Acme,05.06.1991,\nDan,Dorn,dan@x.example,Acme,a day,\n"}});
    CHECK(b.parts("contact") == 3);
    const std::string saved = odd_rows();
    CHECK(saved.starts_with("first_name,last_name,email,company,birthday,phone,Tandem reason,Tandem record\r\nBob,Cole,bob at x.example,Acme,1990-05-04,'+49 30 5550101,"));
    CHECK(std::ranges::count(saved, '\n') == 4);
    CHECK_FALSE(saved.contains("Ada"));
    std::string mended = saved;
    const auto mend = [&](std::string_view wrong, std::string_view right) {
        REQUIRE(mended.contains(wrong));
        mended.replace(mended.find(wrong), wrong.size(), right);
    };
    mend("bob at x.example", "bob@x.example");
    mend("\n,,,Acme", "\nEve,Ende,eve@x.example,Acme");
    mend("a day", "1992-07-08");
    b.bring({{"people odd rows.csv", mended}});
    const ImportedFile& file = b.import->files()[0];
    CHECK(file.counts.rows == 3);
    CHECK(file.counts.creates == 1);
    CHECK(file.counts.updates == 1);
    CHECK(file.counts.unchanged == 1);      // an address more is no cell of his
    CHECK(file.odd.empty());
    CHECK(b.parts("contact") == 4);
    CHECK(b.parts("company") == 1);
    CHECK(b.parts("contact_email") == 4);
    CHECK(b.parts("contact_phone") == 1);
    const Entity& contact = b.catalog.entity("contact");
    CHECK(b.store->find(contact.id, b.by_email("bob@x.example"))->cells[contact.index("birthday")].integer_or(0) == date_from_text("1990-05-04")->days);
    CHECK(b.bring({{"people odd rows.csv", mended}}).set() == 0);

    // Of an import that was taken back nothing is left to be updated: the rows make records by their keys.
    REQUIRE(b.store->undo());
    REQUIRE(b.store->undo());
    b.bring({{"people odd rows.csv", mended}});
    CHECK(b.parts("contact") == 3);
    CHECK(b.store->verify().ok);
}

TEST_CASE("odd rows of an ad report are saved with the rest of it, since a report replaces its days") {
    People b;
    const std::string report = "Day,Campaign,Cost,Impr.,Clicks\n2026-01-01,Spring,10.00,5,1\n2026-01-01,Spring,ten,5,1\n2026-01-02,Spring,3.00,7,0\n";
    b.bring({{"google.csv", report}});
    CHECK(b.number("SELECT sum(cost) FROM spend WHERE live = 1") == 1'300);
    REQUIRE(b.import->begin_odd_rows(0));
    std::string saved;
    while (*b.import->write_odd_rows(saved)) {}
    REQUIRE(saved.contains("ten"));
    saved.replace(saved.find("ten"), 3, "10.00");
    b.bring({{"google odd rows.csv", saved}});
    CHECK(b.number("SELECT sum(cost) FROM spend WHERE live = 1") == 2'300);
    CHECK(b.number("SELECT count(*) FROM spend WHERE live = 1") == 2);
}
