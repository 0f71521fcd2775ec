// The workspace from the command line: sample, verify, query, reports, history, export, undo.
#include "tests/command_line/a_command_line.hpp"

#include <cmath>

using namespace tandem::tests;

TEST_CASE("a sample is made, is sound, and tells its story in every report") {
    ACommandLine cli;
    const Ran made = cli.run("sample --seed 7 --today 2026-11-24 --out %/w.tandem --json");
    REQUIRE_MESSAGE(made.exit == 0, made.error);
    const auto sample = made.json();
    CHECK(sample["version"] == 1);
    CHECK(sample["counts"]["campaign"] == 8);
    CHECK(cli.run("sample --seed 7 --out %/w.tandem").exit == 4);       // there already

    const Ran verified = cli.run("verify --workspace %/w.tandem --json");
    CHECK_MESSAGE(verified.exit == 0, verified.out);
    CHECK(verified.json()["ok"] == true);
    CHECK(verified.json()["hash"] == sample["hash"]);
    CHECK(verified.json()["findings"].empty());

    const auto pipeline = cli.run("report pipeline --workspace %/w.tandem --json").json();
    CHECK(pipeline["currency"] == "EUR");
    CHECK(pipeline["total"]["open"] == 60);
    for (const char* group : {"by_region", "by_stage", "by_owner", "by_product"}) {
        INFO(group);
        std::int64_t deals = 0, won_value = 0;
        for (const auto& each : pipeline[group]) {
            deals += each["deals"].get<std::int64_t>();
            won_value += each["won_value"].get<std::int64_t>();
        }
        CHECK(deals == pipeline["total"]["deals"].get<std::int64_t>());
        CHECK(won_value == pipeline["total"]["won_value"].get<std::int64_t>());
    }
    CHECK(pipeline["total"]["won_value"] == cli.number("select sum(amount) from deal where live = 1 and outcome = 'won'"));

    const auto campaigns = cli.run("report campaigns --workspace %/w.tandem --json").json();
    REQUIRE(campaigns["campaigns"].size() == 8);
    CHECK(campaigns["unmapped"].size() == 1);
    CHECK(campaigns["campaigns"][0]["id"].is_string());
    CHECK(campaigns["campaigns"][0]["spent"].is_number_integer());

    const auto feedback = cli.run("report feedback --workspace %/w.tandem --today 2026-11-24 --weeks 5 --json").json();
    CHECK(feedback["weeks"].size() == 5);
    CHECK(feedback["weeks"][4] == "2026-11-23");
    CHECK(feedback["themes"][0]["name"] == "Asked about battery life");
    CHECK(feedback["themes"][0]["rising"] == true);
    CHECK(feedback["themes"][1]["rising"] == false);
    // What is suggested is more than chance, and nothing says otherwise.
    CHECK(feedback["themes"][0]["suggested"] == true);
    CHECK(feedback["themes"][0]["note"] == "Rises by more than chance; see suggestions.");
    CHECK_FALSE(cli.run("report feedback --workspace %/w.tandem --today 2026-11-24").out.contains("could be chance"));

    // In its last two days a month has no week left: what is missing is said, in whole units.
    const auto goals = cli.run("report goals --workspace %/w.tandem --today 2026-11-28 --period month --json").json();
    REQUIRE(goals["goals"].size() == 7);
    for (const auto& each : goals["goals"]) CHECK(each["short_a_week"].is_null());
    const auto& leads = goals["goals"][5];
    CHECK(leads["missing"].get<double>() == std::round(leads["target"].get<double>()) - leads["actual"].get<double>());
    const Ran table = cli.run("report goals --workspace %/w.tandem --today 2026-11-28 --period month");
    CHECK(table.out.starts_with("Revenue   "));
    CHECK_MESSAGE(table.out.contains(" short with 2 days to go\n"), table.out);
    CHECK_FALSE(table.out.contains(".00"));

    for (const char* words : {"report pipeline", "report campaigns", "report feedback", "report goals", "imports"}) CHECK(cli.run(std::string(words) + " --workspace %/w.tandem").exit == 0);
}

TEST_CASE("questions in SQL read and never write") {
    ACommandLine cli;
    REQUIRE(cli.run("sample --seed 1 --today 2026-11-24 --out %/w.tandem").exit == 0);
    const Ran asked = cli.run("query \"select id, name from person where live = 1 order by id limit 2\" --workspace %/w.tandem --json");
    CHECK(asked.exit == 0);
    CHECK(asked.json()["columns"] == nlohmann::json::array({"id", "name"}));
    CHECK(asked.json()["rows"].size() == 2);
    CHECK(asked.json()["rows"][0][0].is_string());              // beyond 2^53
    CHECK(cli.run("query \"select 1 as one, null, 2.5, 'x'\" --workspace %/w.tandem --json").json()["rows"] == nlohmann::json::parse("[[1, null, 2.5, \"x\"]]"));
    CHECK(cli.run("query \"select 1 as a, 2 as b\" --workspace %/w.tandem").out == "a\tb\n1\t2\n");
    for (const char* sql : {"delete from deal", "update deal set amount = 0", "drop table deal", "select nonsense", "pragma journal_mode = delete", "attach 'x' as y", ""}) {
        INFO(sql);
        const Ran ran = cli.run("query \"" + std::string(sql) + "\" --workspace %/w.tandem");
        CHECK(ran.exit == 4);
        CHECK_MESSAGE(ran.is_one_sentence(), ran.error);
    }
    CHECK(cli.number("select count(*) from campaign where live = 1") == 8);
}

TEST_CASE("a record has a history and a kind can be exported") {
    ACommandLine cli;
    REQUIRE(cli.run("sample --seed 1 --today 2026-11-24 --out %/w.tandem").exit == 0);
    const auto person = cli.run("query \"select id from person where live = 1 order by id limit 1\" --workspace %/w.tandem --json").json()["rows"][0][0].get<std::string>();
    const Ran history = cli.run("history person " + person + " --workspace %/w.tandem --json");
    REQUIRE_MESSAGE(history.exit == 0, history.error);
    CHECK(history.json()["title"] == "Mara Winterfeld");
    CHECK(history.json()["changes"].size() > 3);
    CHECK(history.json()["changes"][0]["label"] == "Sample data EcoTech");
    CHECK(cli.run("history deal " + person + " --workspace %/w.tandem").exit == 4);

    CHECK(cli.run("export --workspace %/w.tandem --entity campaign --format csv --out %/campaigns.csv").exit == 0);
    const std::string table = cli.read("campaigns.csv");
    CHECK(std::count(table.begin(), table.end(), '\n') == 9);
    CHECK(table.contains("Installer letter"));
    CHECK(cli.run("export --workspace %/w.tandem --entity campaign --format csv").out == table);
    CHECK(cli.run("export --workspace %/w.tandem --entity campaign --out %/no/such/folder.csv").exit == 4);
}

TEST_CASE("the sample can be taken back as a whole") {
    ACommandLine cli;
    REQUIRE(cli.run("sample --seed 1 --today 2026-11-24 --out %/w.tandem").exit == 0);
    const auto imports = cli.run("imports --workspace %/w.tandem --json").json()["imports"];
    REQUIRE(imports.size() == 1);
    CHECK(imports[0]["label"] == "Sample data EcoTech");
    const Ran undone = cli.run("undo --import " + imports[0]["id"].get<std::string>() + " --workspace %/w.tandem --json");
    REQUIRE_MESSAGE((undone.exit == 0 || undone.exit == 3), undone.error);
    CHECK(cli.number("select count(*) from contact where live = 1") == 0);
    CHECK(cli.run("verify --workspace %/w.tandem").exit == 0);
    CHECK(cli.run("undo --import 99999 --workspace %/w.tandem").exit == 4);
}
