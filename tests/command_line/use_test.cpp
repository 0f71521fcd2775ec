// How the program is used wrongly and rightly: help, exit codes, sentences on stderr.
#include "tests/command_line/a_command_line.hpp"

using namespace tandem::tests;

TEST_CASE("every command has a help with its exit codes") {
    ACommandLine cli;
    const Ran overview = cli.run("--help");
    CHECK(overview.exit == 0);
    for (const char* command : {"import", "imports", "undo", "report pipeline", "report campaigns", "report feedback", "report handoffs", "report quality", "report agreement", "report goals", "report compare", "export", "query", "sample", "verify", "history", "duplicates"}) {
        INFO(command);
        CHECK(overview.out.contains(std::string("tandem ") + command + " "));
        const Ran help = cli.run(std::string(command) + " --help");
        CHECK(help.exit == 0);
        CHECK(help.out.contains("Exit codes:"));
        CHECK(help.error.empty());
    }
    CHECK(cli.run("--version").out.starts_with("tandem "));
}

TEST_CASE("report alone names every report, and its help lists them") {
    ACommandLine cli;
    const Ran help = cli.run("report --help"), bare = cli.run("report");
    CHECK(help.exit == 0);
    CHECK(help.error.empty());
    CHECK(bare.exit == 2);
    for (const char* report : {"pipeline", "campaigns", "feedback", "goals", "compare", "handoffs", "quality", "agreement"}) {
        INFO(report);
        CHECK(help.out.contains(std::string("tandem report ") + report + " "));
        CHECK(bare.error.contains(report));
    }
    CHECK_FALSE(help.out.contains("tandem export"));
    CHECK(cli.run("dance --help").exit == 2);
}

TEST_CASE("wrong use is one sentence on stderr, nothing on stdout and exit code 2") {
    ACommandLine cli;
    for (const char* words : {"dance", "report", "report nothing", "report pipeline", "report pipeline --workspace", "verify --what --workspace x", "report compare --before 1 --after 2/3",
                              "report compare --before 3/2 --after 2/3", "report quality --workspace x --from tomorrow", "report quality --workspace x --from 2026-02-01 --to 2026-01-01", "query --workspace x", "sample", "sample --seed many --out %/x", "sample --out %/x --today tomorrow", "import --workspace x",
                              "export --workspace x --entity dragon", "history deal --workspace x", "history deal none --workspace x", "verify --json=yes --workspace x"}) {
        INFO(words);
        const Ran ran = cli.run(words);
        CHECK(ran.exit == 2);
        CHECK(ran.out.empty());
        CHECK_MESSAGE(ran.is_one_sentence(), ran.error);
    }
}

TEST_CASE("what is not there, or no workspace, is refused") {
    ACommandLine cli;
    cli.write("page.html", "<!doctype html><p>Not a workspace, but long enough to be looked at as one by whoever opens it.</p>");
    for (const char* words : {"verify --workspace %/none.tandem", "report pipeline --workspace %/none.tandem", "verify --workspace %", "verify --workspace %/page.html", "import %/none.csv --workspace %/w.tandem",
                              "import % --workspace %/w.tandem"}) {
        INFO(words);
        const Ran ran = cli.run(words);
        CHECK(ran.exit == 4);
        CHECK(ran.out.empty());
        CHECK_MESSAGE(ran.is_one_sentence(), ran.error);
    }
    CHECK_FALSE(std::filesystem::exists(cli.path("w.tandem")));
    CHECK_FALSE(std::filesystem::exists(cli.path("none.tandem")));
}

TEST_CASE("two rates are compared with the figures of the textbook") {
    ACommandLine cli;
    const Ran ran = cli.run("report compare --before 120/2400 --after 150/2400 --json");
    CHECK(ran.exit == 0);
    const auto json = ran.json();
    REQUIRE(json.is_object());
    CHECK(json["version"] == 1);
    CHECK(json["z"].get<double>() == doctest::Approx(1.879364).epsilon(1e-6));
    CHECK(json["p"].get<double>() == doctest::Approx(0.060195).epsilon(1e-5));
    CHECK(json["chi_square"].get<double>() == doctest::Approx(3.532009).epsilon(1e-6));
    CHECK(json["difference_95"][0].get<double>() == doctest::Approx(-0.000531).epsilon(1e-3));
    CHECK(json["difference_95"][1].get<double>() == doctest::Approx(0.025531).epsilon(1e-4));
    CHECK(json["probability_better"].get<double>() == doctest::Approx(0.969767).epsilon(1e-6));
    CHECK(json["lift"].get<double>() == doctest::Approx(0.25));
    CHECK(json["cases_needed"] == 5333);
    CHECK(json["verdict"] == "could_be_chance");
    CHECK(json["more_cases"] == 2933);
    CHECK(json["before"]["wilson_95"][0].get<double>() == doctest::Approx(0.041977).epsilon(1e-4));
    CHECK(json["sentence"] == "+25 % could still be chance: 120 of 2,400, then 150 of 2,400, p = 0.060");
    CHECK(cli.run("report compare --before 120/2400 --after 150/2400").out ==
          "+25 % could still be chance: 120 of 2,400, then 150 of 2,400, p = 0.060\nAbout 2,933 more cases in each group would settle it at these rates\n");
    const auto real = cli.run("report compare --before 1200/24000 --after 1500/24000 --json").json();
    CHECK(real["verdict"] == "likely_real");
    CHECK(real["more_cases"].is_null());
    CHECK(real["sentence"] == "+25 % is unlikely to be chance: 1,200 of 24,000, then 1,500 of 24,000, p < 0.001");
    CHECK(real["borderline"] == false);
    const auto edge = cli.run("report compare --before 13/71 --after 11/29 --json").json();
    CHECK(edge["borderline"] == true);
    CHECK(edge["difference_95"][0].get<double>() < 0);
    CHECK(edge["sentence"].get<std::string>().starts_with("+107 % is borderline, on the edge of chance: 13 of 71, then 11 of 29, p = 0.03"));
    CHECK(cli.run("report compare --before 1/10 --after 3/10").out.starts_with("Too few to tell a trend from chance: 1 of 10, then 3 of 10\n"));
    CHECK(cli.run("report compare --before 0/10 --after 0/10 --json").json()["z"].is_null());
}
