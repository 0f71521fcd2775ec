// Duplicates from the command line: from a file to pairs, and how it is used wrongly.
#include <map>
#include <set>

#include "tests/command_line/a_command_line.hpp"

using namespace tandem::tests;

namespace {

// As FEBRL's files are: names and address, without the number and the date of birth.
std::string names_and_address(const std::string& path) {
    std::ifstream file(path);
    std::string line, out;
    while (std::getline(file, line)) {
        std::size_t end = 0;
        for (int comma = 0; comma < 9 && end != line.npos; ++comma) end = line.find(',', end + (comma > 0));
        out += line.substr(0, end) + "\n";
    }
    return out;
}

std::string person_of(const nlohmann::json& record) {
    const std::string id = record["external_id"];
    return id.substr(4, id.find('-', 4) - 4);
}

}  // namespace

TEST_CASE("FEBRL's people are imported with their addresses, and their duplicates found") {
    const std::string folder = std::string(source_folder) + "/../shared/data/febrl/";
    if (!std::filesystem::exists(folder + "dataset1.csv")) {
        MESSAGE("left out: there is no ../shared/data/febrl");
        return;
    }
    ACommandLine cli;
    cli.write("people.csv", names_and_address(folder + "dataset1.csv"));
    const Ran imported = cli.run("import %/people.csv --workspace %/w.tandem --json");
    REQUIRE_MESSAGE((imported.exit == 0 || imported.exit == 3), imported.error);
    CHECK(cli.number("select count(*) from contact where live = 1") == 1000);
    CHECK(cli.number("select count(*) from contact_address where live = 1 and street = '6 tullaroop street, willaroo' and postal_code = '4011' and city = 'st james' and region = 'wa'") == 2);      // original and duplicate

    const Ran ran = cli.run("duplicates --entity contact --workspace %/w.tandem --json");
    REQUIRE_MESSAGE(ran.exit == 0, ran.error);
    const auto json = ran.json();
    CHECK(json["version"] == 1);
    CHECK(json["records"] == 1000);
    CHECK(json["threshold"] == 0.5);
    double right = 0;
    std::set<std::string> seen;
    for (const auto& pair : json["pairs"]) {
        right += person_of(pair["first"]) == person_of(pair["second"]);
        CHECK(seen.insert(pair["first"]["id"].get<std::string>() + " " + pair["second"]["id"].get<std::string>()).second);
        CHECK(pair["probability"].get<double>() >= 0.5);
        double points = 0;
        for (const auto& reason : pair["reasons"]) points += reason["points"].get<double>();
        CHECK(points == doctest::Approx(pair["score"].get<double>()).epsilon(0.01));
    }
    const double found = static_cast<double>(json["pairs"].size());
    CHECK(2 * right / (found + 500) >= 0.99);

    // With the days of birth and everything else that stands in the file.
    const Ran whole = cli.run("import \"" + folder + "dataset1.csv\" --workspace %/whole.tandem --json");
    CHECK_MESSAGE((whole.exit == 0 || whole.exit == 3), whole.error);
    CHECK(cli.number("select count(*) from contact where live = 1 and birthday is not null", "whole.tandem") > 900);
    CHECK(cli.run("import \"" + folder + "dataset1.csv\" --workspace %/whole.tandem --json").exit == 1);
    const auto all = cli.run("duplicates --entity contact --workspace %/whole.tandem --json --threshold 0.01").json();
    CHECK(all["pairs"].size() >= 495);
}

TEST_CASE("pairs are told in words, and none is told as none") {
    ACommandLine cli;
    cli.write("list.csv", "first_name,last_name,email\nMaria,Rossi,office@x.example\nMaria,Rosi,office@x.example.org\nAda,Byron,ada@y.example\n");
    REQUIRE(cli.run("import %/list.csv --workspace %/w.tandem").exit == 0);
    const Ran some = cli.run("duplicates --entity contact --workspace %/w.tandem --threshold 0.01");
    CHECK(some.exit == 0);
    CHECK_MESSAGE(some.out.contains("Last name: almost the same"), some.out);
    CHECK_MESSAGE(some.out.contains("E-mail: the same name elsewhere"), some.out);
    const Ran none = cli.run("duplicates --entity company --workspace %/w.tandem");
    CHECK(none.exit == 0);
    CHECK(none.out == "No two records look like one.\n");
    CHECK(cli.run("duplicates --entity company --workspace %/w.tandem --json").json()["pairs"].empty());
    for (const char* words : {"", "--entity deal", "--entity contact --threshold 2", "--entity contact --threshold half", "--entity contact --threshold 0"}) {
        INFO(words);
        const Ran wrong = cli.run(std::string("duplicates --workspace %/w.tandem ") + words);
        CHECK(wrong.exit == 2);
        CHECK(wrong.out.empty());
        CHECK_MESSAGE(wrong.is_one_sentence(), wrong.error);
    }
    CHECK(cli.run("duplicates --entity contact --workspace %/none.tandem").exit == 4);
}
