// Two copies of a workspace from the command line: bundles out and in, conflicts, what is refused.
#include "tests/command_line/a_command_line.hpp"

using namespace tandem::tests;

namespace {

constexpr std::string_view companies = "Id,Name,City\n1,Harbour Tools,Bonn\n2,Kestrel Roofing,Leeds\n";

std::string hash_of(const ACommandLine& cli, const std::string& workspace) {
    const Ran verified = cli.run("verify --workspace %/" + workspace + " --json");
    CHECK_MESSAGE(verified.exit == 0, verified.out);
    return verified.json()["hash"].get<std::string>();
}

void import(const ACommandLine& cli, std::string_view name, std::string_view text, const std::string& workspace) {
    cli.write(name, text);
    const Ran ran = cli.run("import %/" + std::string(name) + " --workspace %/" + workspace);
    REQUIRE_MESSAGE((ran.exit == 0 || ran.exit == 3), ran.error);
}

}  // namespace

TEST_CASE("two copied files go their own ways and become one by bundles, in either order") {
    ACommandLine cli;
    import(cli, "contacts.csv", "First name,Last name,E-mail\nAnn,Byron,ann@example.com\nBo,Lind,bo@example.com\n", "a.tandem");
    std::filesystem::copy_file(cli.path("a.tandem"), cli.path("b.tandem"));
    import(cli, "more.csv", "First name,Last name,E-mail\nCy,Moor,cy@example.com\n", "a.tandem");
    import(cli, "other.csv", "First name,Last name,E-mail\nDi,Ode,di@example.com\n", "b.tandem");
    REQUIRE(hash_of(cli, "a.tandem") != hash_of(cli, "b.tandem"));

    CHECK(cli.run("bundle --workspace %/a.tandem --since %/b.tandem --out %/for_b").exit == 0);
    const Ran merged = cli.run("merge %/for_b --workspace %/b.tandem --json");
    REQUIRE_MESSAGE(merged.exit == 0, merged.error);
    CHECK(merged.json()["applied"] == 1);
    CHECK(merged.json()["conflicts"].empty());
    // What somebody has can be read from a bundle they sent, too.
    CHECK(cli.run("bundle --workspace %/b.tandem --since %/for_b --out %/for_a").exit == 0);
    const Ran back = cli.run("merge %/for_a --workspace %/a.tandem --json");
    REQUIRE_MESSAGE(back.exit == 0, back.error);
    CHECK(back.json()["applied"] == 1);
    CHECK(hash_of(cli, "a.tandem") == hash_of(cli, "b.tandem"));
    CHECK(cli.number("select count(*) from contact where live = 1", "a.tandem") == 4);

    const Ran again = cli.run("merge %/for_a --workspace %/a.tandem --json");
    CHECK(again.exit == 1);
    CHECK(again.json()["applied"] == 0);

    // A workspace that is not there becomes a copy.
    CHECK(cli.run("bundle --workspace %/a.tandem --out %/all").exit == 0);
    CHECK(cli.run("merge %/all --workspace %/new.tandem").exit == 0);
    CHECK(hash_of(cli, "new.tandem") == hash_of(cli, "a.tandem"));
}

TEST_CASE("a field changed on both sides is told with both values") {
    ACommandLine cli;
    const auto deals = [](const char* name, const char* value) {
        return "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\nX1,Ann,GTX,Acme," + std::string(name) + ",2026-02-03,2026-03-19," + value + "\n";
    };
    import(cli, "sales_pipeline.csv", deals("Won", "100"), "a.tandem");
    std::filesystem::copy_file(cli.path("a.tandem"), cli.path("b.tandem"));
    import(cli, "sales_pipeline.csv", deals("Won", "200"), "a.tandem");
    import(cli, "sales_pipeline.csv", deals("Won", "300"), "b.tandem");
    CHECK(cli.run("bundle --workspace %/a.tandem --since %/b.tandem --out %/f").exit == 0);
    const Ran merged = cli.run("merge %/f --workspace %/b.tandem --json");
    REQUIRE_MESSAGE(merged.exit == 0, merged.error);
    const auto conflicts = merged.json()["conflicts"];
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0]["entity"] == "deal");
    CHECK(conflicts[0]["field"] == "amount");
    REQUIRE(conflicts[0]["values"].size() == 2);
    CHECK(conflicts[0]["values"][0]["value"] == 30'000);
    CHECK(conflicts[0]["values"][0]["holds"] == true);
    CHECK(conflicts[0]["values"][1]["value"] == 20'000);
}

TEST_CASE("what is no bundle, or of another workspace, is refused in one sentence and changes nothing") {
    ACommandLine cli;
    import(cli, "contacts.csv", "First name,Last name,E-mail\nAnn,Byron,ann@example.com\n", "a.tandem");
    import(cli, "contacts.csv", "First name,Last name,E-mail\nAnn,Byron,ann@example.com\n", "stranger.tandem");
    CHECK(cli.run("bundle --workspace %/stranger.tandem --out %/foreign").exit == 0);
    const std::string before = hash_of(cli, "a.tandem");
    cli.write("text", companies);
    cli.write("short", cli.read("foreign").substr(0, 300));
    for (const char* file : {"foreign", "text", "short", "nowhere", "a.tandem"}) {
        CAPTURE(file);
        const Ran ran = cli.run("merge %/" + std::string(file) + " --workspace %/a.tandem");
        CHECK(ran.exit == 4);
        CHECK(ran.error.starts_with("tandem: "));
        CHECK(ran.error.ends_with(".\n"));
        CHECK(hash_of(cli, "a.tandem") == before);
    }
    CHECK(cli.run("merge --workspace %/a.tandem").exit == 2);
    CHECK(cli.run("bundle --workspace %/a.tandem").exit == 2);
    CHECK(cli.run("bundle --workspace %/a.tandem --since %/stranger.tandem --out %/x").exit == 4);
    CHECK(cli.run("merge %/text --workspace %/none.tandem").exit == 4);
    CHECK(!std::filesystem::exists(cli.path("none.tandem")));
}
