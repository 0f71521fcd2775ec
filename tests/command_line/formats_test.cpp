// Every format out of one workspace and into another: the same records, and the same bytes when they go out again.
#include "tests/command_line/a_command_line.hpp"

using namespace tandem::tests;

namespace {

struct Way { const char* entity; const char* format; };

}  // namespace

TEST_CASE("a dry run says what would be done and leaves nothing behind") {
    ACommandLine cli;
    cli.write("people.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Byron;Ada;;;\r\nFN:Ada Byron\r\nEMAIL;TYPE=WORK:ada@x.example\r\nNICKNAME:E\r\nEND:VCARD\r\n");
    cli.write("people.json", R"([{"first_name": "Bob", "last_name": "Cole", "email": "bob@x.example"}])");
    cli.write("tasks.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\nUID:1\r\nSUMMARY:Call\r\nDUE;VALUE=DATE:20260301\r\nEND:VTODO\r\nEND:VCALENDAR\r\n");
    const Ran dry = cli.run("import %/people.vcf %/people.json %/tasks.ics --workspace %/w.tandem --dry-run --json");
    REQUIRE_MESSAGE(dry.exit == 0, dry.error);
    CHECK_FALSE(std::filesystem::exists(cli.path("w.tandem")));
    const auto json = dry.json();
    CHECK(json["dry_run"] == true);
    CHECK(json["set"].is_null());
    REQUIRE(json["files"].size() == 3);
    CHECK(json["files"][0]["kind"] == "vcard");
    CHECK(json["files"][0]["format"] == "vCard 3.0");
    CHECK(json["files"][0]["encoding"] == "UTF-8");
    CHECK(json["files"][0]["created"] == 1);
    CHECK(json["files"][0]["kept_out"][0]["header"] == "NICKNAME");
    CHECK(json["files"][1]["created"] == 1);
    CHECK(json["files"][2]["entity"] == "activity");
    const Ran done = cli.run("import %/people.vcf %/people.json %/tasks.ics --workspace %/w.tandem --json");
    REQUIRE_MESSAGE(done.exit == 0, done.error);
    CHECK(cli.number("select count(*) from contact where live = 1") == 2);
    CHECK(cli.number("select count(*) from activity where live = 1") == 1);
    const std::string hash = cli.run("verify --workspace %/w.tandem --json").json()["hash"];
    const Ran again = cli.run("import %/people.vcf %/people.json %/tasks.ics --workspace %/w.tandem --dry-run --json");
    CHECK(again.exit == 1);
    CHECK(again.json()["files"][0]["unchanged"] == 1);
    CHECK(cli.run("import %/people.vcf %/people.json %/tasks.ics --workspace %/w.tandem").exit == 1);
    CHECK(cli.run("verify --workspace %/w.tandem --json").json()["hash"] == hash);
    CHECK(cli.run("undo --import " + done.json()["set"].get<std::string>() + " --workspace %/w.tandem").exit == 0);
    CHECK(cli.number("select count(*) from contact where live = 1") == 0);
}

TEST_CASE("out and in again is the same in every format") {
    ACommandLine cli;
    REQUIRE(cli.run("sample --seed 1 --today 2026-11-24 --out %/from.tandem").exit == 0);
    for (const Way& way : {Way{"contact", "csv"}, Way{"contact", "xlsx"}, Way{"contact", "json"}, Way{"contact", "vcf"}, Way{"company", "csv"}, Way{"company", "json"}, Way{"deal", "json"}, Way{"deal", "csv"}, Way{"campaign", "json"},
                           Way{"activity", "json"}, Way{"activity", "ics"}, Way{"person", "json"}, Way{"product", "xlsx"}}) {
        CAPTURE(way.entity);
        CAPTURE(way.format);
        const std::string words = " --entity " + std::string(way.entity) + " --format " + way.format, first = "%/first." + std::string(way.format), second = "%/second." + std::string(way.format);
        REQUIRE(cli.run("export --workspace %/from.tandem" + words + " --out " + first).exit == 0);
        // Where it came from, it changes nothing.
        const Ran same = cli.run("import " + first + " --workspace %/from.tandem --dry-run --json");
        CHECK(same.exit == 1);
        CHECK(same.json()["files"][0]["created"] == 0);
        CHECK(same.json()["files"][0]["updated"] == 0);
        // Elsewhere it makes the same records; what they refer to is made by its name.
        std::filesystem::remove(cli.path("to.tandem"));
        if (std::string_view(way.entity) == "activity") {      // deals cannot be made by their names alone
            REQUIRE(cli.run("export --workspace %/from.tandem --entity deal --format json --out %/deals.json").exit == 0);
            const Ran deals = cli.run("import %/deals.json --workspace %/to.tandem");
            REQUIRE_MESSAGE((deals.exit == 0 || deals.exit == 3), deals.error);
        }
        const Ran ran = cli.run("import " + first + " --workspace %/to.tandem --json");
        REQUIRE_MESSAGE((ran.exit == 0 || ran.exit == 3), ran.error);
        CHECK(ran.json()["files"][0]["skipped"] == 0);
        REQUIRE(cli.run("export --workspace %/to.tandem" + words + " --out " + second).exit == 0);
        const std::string a = cli.read("first." + std::string(way.format)), b = cli.read("second." + std::string(way.format));
        CHECK(a.size() == b.size());
        CHECK((a == b));
    }
}

TEST_CASE("a zip of everything makes the same workspace again") {
    ACommandLine cli;
    REQUIRE(cli.run("sample --seed 1 --today 2026-11-24 --out %/from.tandem").exit == 0);
    REQUIRE(cli.run("export --workspace %/from.tandem --format zip --out %/all.zip").exit == 0);
    const Ran ran = cli.run("import %/all.zip --workspace %/to.tandem --json");
    REQUIRE_MESSAGE((ran.exit == 0 || ran.exit == 3), ran.error);
    for (const auto& file : ran.json()["files"]) {
        CAPTURE(file["name"].get<std::string>());
        CHECK(file["error"].is_null());
        CHECK(file["skipped"] == 0);
        CHECK(file["odd"].size() == 0);
    }
    CHECK(cli.run("verify --workspace %/to.tandem --json").json()["hash"] == cli.run("verify --workspace %/from.tandem --json").json()["hash"]);
    CHECK(cli.run("import %/all.zip --workspace %/from.tandem").exit == 1);
}

TEST_CASE("a workspace with fields of its own comes in whole at the first import of its zip") {
    ACommandLine cli;
    cli.write("people.csv", "first_name,last_name,email,Shoe size,Since\nAda,Byron,ada@x.example,38,2026-03-24\nBob,Cole,bob@x.example,44,2026-04-25\n");
    cli.write("mapping.json", R"({"version": 1, "files": {"people.csv": {"Shoe size": "contact.new", "Since": "contact.new"}}})");
    const Ran made = cli.run("import %/people.csv --mapping %/mapping.json --workspace %/from.tandem --json");
    REQUIRE_MESSAGE(made.exit == 0, made.error);
    REQUIRE(cli.run("export --workspace %/from.tandem --format zip --out %/all.zip").exit == 0);
    const Ran ran = cli.run("import %/all.zip --workspace %/to.tandem --json");
    REQUIRE_MESSAGE(ran.exit == 0, ran.error);
    for (const auto& file : ran.json()["files"]) CHECK(file["kept_out"].size() == 0);
    CHECK(cli.number("select count(*) from custom_field where live = 1", "to.tandem") == 2);
    CHECK(cli.run("verify --workspace %/to.tandem --json").json()["hash"] == cli.run("verify --workspace %/from.tandem --json").json()["hash"]);
}

TEST_CASE("an audience has the sums of addresses, and never those of people who opted out") {
    ACommandLine cli;
    cli.write("people.csv", "first_name,last_name,email,newsletter\nAda,Byron,Ada.B+x@Gmail.com,yes\nBob,Cole,bob@x.example,\nEve,Out,eve@x.example,no\nEva,Out,bob2@x.example,yes\n");
    REQUIRE(cli.run("import %/people.csv --workspace %/w.tandem").exit == 0);
    const Ran google = cli.run("export --audience google --workspace %/w.tandem");
    CHECK(google.exit == 0);
    CHECK(google.out.starts_with("Email\r\n"));
    CHECK(std::count(google.out.begin(), google.out.end(), '\n') == 4);
    CHECK(google.error.contains("1 opted out"));
    CHECK(google.error.contains("Eve Out"));
    // printf adab@gmail.com | sha256sum
    CHECK_FALSE(google.out.contains("@"));
    CHECK(cli.run("export --audience myspace --workspace %/w.tandem").exit == 2);
    CHECK(cli.run("export --entity deal --format vcf --workspace %/w.tandem").exit == 2);
}
