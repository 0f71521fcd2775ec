// Import from the command line: made, repeated, refused, undone.
#include <map>

#include "tandem/base/clock.hpp"
#include "tandem/base/date.hpp"
#include "tests/command_line/a_command_line.hpp"

using namespace tandem::tests;

namespace {
constexpr std::string_view contacts =
    "first_name,last_name,email\r\nAda,Byron,ada@analytical.example\r\nGrace,Hopper,grace@navy.example\r\n\"Noether, E.\",Emmy,emmy@goettingen.example\r\n";
}

TEST_CASE("a file is imported once, and a second time changes nothing") {
    ACommandLine cli;
    cli.write("contacts.csv", contacts);
    const Ran first = cli.run("import %/contacts.csv --workspace %/w.tandem --currency CHF --json");
    REQUIRE_MESSAGE((first.exit == 0 || first.exit == 3), first.error);
    const auto json = first.json();
    CHECK(json["version"] == 1);
    CHECK(json["changed"] == true);
    CHECK(json["set"].is_string());
    CHECK(json["currency"] == "CHF");
    REQUIRE(json["files"].size() == 1);
    CHECK(json["files"][0]["name"] == "contacts.csv");
    CHECK(json["files"][0]["rows"] == 3);
    CHECK(json["files"][0]["sha256"].get<std::string>().size() == 64);
    CHECK(cli.number("select count(*) from contact where live = 1") == 3);
    CHECK(cli.run("report pipeline --workspace %/w.tandem --json").json()["currency"] == "CHF");

    const std::string hash = cli.run("verify --workspace %/w.tandem --json").json()["hash"];
    const Ran again = cli.run("import %/contacts.csv --workspace %/w.tandem --json");
    CHECK(again.exit == 1);
    CHECK(again.json()["changed"] == false);
    CHECK(cli.run("verify --workspace %/w.tandem --json").json()["hash"] == hash);

    const Ran undone = cli.run("undo --import " + json["set"].get<std::string>() + " --workspace %/w.tandem --json");
    CHECK_MESSAGE(undone.exit == 0, undone.error);
    CHECK(cli.number("select count(*) from contact where live = 1") == 0);
    CHECK(cli.run("imports --workspace %/w.tandem --json").json()["imports"][0]["undone"] == true);
}

TEST_CASE("a broken file is one sentence and leaves nothing behind") {
    ACommandLine cli;
    cli.write("good.csv", contacts);
    cli.write("empty.csv", "");
    cli.write("quote.csv", "name,email\n\"Ada,ada@x.example\n");
    for (const char* broken : {"%/empty.csv", "%/quote.csv", "%/good.csv %/empty.csv"}) {
        INFO(broken);
        const Ran ran = cli.run("import " + std::string(broken) + " --workspace %/w.tandem");
        CHECK(ran.exit == 4);
        CHECK_MESSAGE(ran.is_one_sentence(), ran.error);
        CHECK_FALSE(std::filesystem::exists(cli.path("w.tandem")));
    }
}

TEST_CASE("a mapping sends columns where it says") {
    ACommandLine cli;
    cli.write("list.csv", "first_name,last_name,email,Wie wir sie fanden\nAda,Byron,ada@x.example,Messe\n");
    cli.write("map.json", R"({"version": 1, "files": {"list.csv": {"Wie wir sie fanden": "contact.source"}}})");
    const Ran ran = cli.run("import %/list.csv --workspace %/w.tandem --mapping %/map.json");
    CHECK_MESSAGE((ran.exit == 0 || ran.exit == 3), ran.error);
    CHECK(cli.number("select count(*) from contact where live = 1 and source = 'Messe'") == 1);
    cli.write("wrong.json", R"({"version": 1, "files": {"list.csv": {"No such": "contact.source"}}})");
    for (const char* mapping : {"%/wrong.json", "%/list.csv", "%/none.json"}) {
        const Ran refused = cli.run("import %/list.csv --workspace %/v.tandem --mapping " + std::string(mapping));
        CHECK(refused.exit == 4);
        CHECK_MESSAGE(refused.is_one_sentence(), refused.error);
    }
}

TEST_CASE("a policy says what happens to records that are there, and a record says where it came from") {
    ACommandLine cli;
    cli.write("a.csv", "email,first_name,last_name,title\nada@x.example,Ada,Byron,Countess\n");
    cli.write("b.csv", "email,first_name,last_name,title,city\nada@x.example,Ada,Byron,Analyst,London\n");
    cli.write("map.json", R"({"version": 1, "files": {"b.csv": {"title": {"policy": "overwrite"}}}})");
    CHECK(cli.run("import %/a.csv --workspace %/w.tandem").exit == 0);
    const Ran filled = cli.run("import %/b.csv --workspace %/w.tandem --policy fill --json");
    REQUIRE_MESSAGE(filled.exit == 0, filled.error);
    CHECK(filled.json()["files"][0]["policy"] == "fill");
    CHECK(filled.json()["files"][0]["matched_by"] == nlohmann::json::array({"email"}));
    CHECK(cli.number("select count(*) from contact where title = 'Countess' and city = 'London'") == 1);
    const Ran one = cli.run("import %/b.csv --workspace %/w.tandem --policy fill --mapping %/map.json --json");
    REQUIRE_MESSAGE(one.exit == 0, one.error);
    CHECK(cli.number("select count(*) from contact where title = 'Analyst'") == 1);
    CHECK(cli.run("import %/b.csv --workspace %/w.tandem --policy sideways").exit == 2);

    const std::string id = cli.run("query \"select id from contact where live = 1\" --json --workspace %/w.tandem").json()["rows"][0][0];
    const auto history = cli.run("history contact " + id + " --workspace %/w.tandem --json").json();
    REQUIRE(history["imported_from"].size() == 3);
    CHECK(history["imported_from"][2]["file"] == "a.csv");
    CHECK(history["imported_from"][2]["line"] == 2);
    CHECK(history["imported_from"][2]["cells"][3]["value"] == "Countess");
}

// An additional suite: the public files lie in the shared folder beside the checkout, or not.
TEST_CASE("four files of a sales team that refer to each other give the known totals") {
    const std::filesystem::path data = std::filesystem::path(source_folder) / "../shared/data/maven_crm";
    if (!std::filesystem::exists(data)) {
        MESSAGE("the folder shared/data beside the checkout is missing; files made by code are tested above");
        return;
    }
    ACommandLine cli;
    std::string words = "import --workspace %/w.tandem --currency USD --json";
    for (const char* name : {"accounts.csv", "products.csv", "sales_pipeline.csv", "sales_teams.csv"}) words += " \"" + (data / name).string() + "\"";
    const Ran imported = cli.run(words);
    CHECK_MESSAGE(imported.exit == 3, imported.error);
    bool is_slip_listed = false;
    for (const auto& file : imported.json()["files"])
        for (const auto& odd : file["odd"]) is_slip_listed |= odd["value"] == "technolgy";
    CHECK(is_slip_listed);

    const auto report = cli.run("report pipeline --workspace %/w.tandem --json").json();
    CHECK(report["currency"] == "USD");
    CHECK(report["total"]["deals"] == 8800);
    CHECK(report["total"]["won"] == 4238);
    CHECK(report["total"]["lost"] == 2473);
    CHECK(report["total"]["won_value"] == 1'000'553'400);
    std::map<std::string, std::int64_t> regions;
    for (const auto& each : report["by_region"]) regions[each["region"].get<std::string>()] = each["won_value"].get<std::int64_t>();
    CHECK(regions == std::map<std::string, std::int64_t>{{"West", 356'864'700}, {"Central", 334'629'300}, {"East", 309'059'400}});

    const std::string hash = cli.run("verify --workspace %/w.tandem --json").json()["hash"];
    CHECK(cli.run(words).exit == 1);
    CHECK(cli.run("verify --workspace %/w.tandem --json").json()["hash"] == hash);
}

TEST_CASE("rules run over what an import brought, and its undo takes their hand-overs along") {
    ACommandLine cli;
    const auto day = [](int ago) { return tandem::to_text(tandem::Date{static_cast<std::int32_t>(tandem::system_clock().now().ms / 86'400'000) - ago}); };
    REQUIRE(cli.run("sample --seed 1 --today " + day(0) + " --out %/w.tandem").exit == 0);      // its rule: 40 points within a week
    const Ran lead = cli.run("query \"select e.value from contact c join contact_email e on e.contact = c.id left join hand_off h on h.contact = c.id "
                             "where h.id is null and c.live = 1 and c.lifecycle = 'lead' limit 1\" --json --workspace %/w.tandem");
    REQUIRE_MESSAGE(lead.exit == 0, lead.error);
    std::string touches = "email,timestamp,campaign,kind\n";
    for (int i = 0; i < 5; ++i) touches += lead.json()["rows"][0][0].get<std::string>() + "," + day(2) + " 10:0" + std::to_string(i) + ":00,Fair " + std::to_string(i) + ",demo_request\n";
    cli.write("touches.csv", touches);
    const std::int64_t before = cli.number("select count(*) from hand_off where live = 1");
    const Ran ran = cli.run("import %/touches.csv --workspace %/w.tandem --json");
    REQUIRE_MESSAGE(ran.exit == 0, ran.error);
    CHECK(ran.json()["handed_over"] == 1);
    CHECK(cli.number("select count(*) from hand_off where live = 1") == before + 1);
    CHECK(cli.run("undo --import " + ran.json()["set"].get<std::string>() + " --workspace %/w.tandem").exit == 0);
    CHECK(cli.number("select count(*) from hand_off where live = 1") == before);
}
