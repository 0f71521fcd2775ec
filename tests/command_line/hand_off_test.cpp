// Hand-offs and lead quality of the sample from the command line, against plain SQL.
#include <map>

#include "tests/command_line/a_command_line.hpp"

using namespace tandem::tests;

namespace {

using Json = nlohmann::json;

// One count for each value of a group, as plain SQL sees it; "" for none.
std::map<std::string, std::int64_t> counts(const ACommandLine& cli, const std::string& sql) {
    const Ran ran = cli.run("query \"" + sql + "\" --json --workspace %/w.tandem");
    REQUIRE_MESSAGE(ran.exit == 0, ran.error);
    std::map<std::string, std::int64_t> found;
    for (const Json& row : ran.json()["rows"]) found[row[0].is_string() ? row[0].get<std::string>() : row[0].is_null() ? "" : row[0].dump()] = row[1].get<std::int64_t>();
    return found;
}

std::map<std::string, std::int64_t> counts(const Json& groups, const char* key, const char* member) {
    std::map<std::string, std::int64_t> found;
    for (const Json& each : groups)
        if (each[member] != 0) found[each[key].is_string() ? each[key].get<std::string>() : ""] = each[member].get<std::int64_t>();
    return found;
}

}  // namespace

TEST_CASE("the sample's inbox is alive, and its quality is what plain SQL says") {
    ACommandLine cli;
    REQUIRE(cli.run("sample --seed 7 --today 2026-11-24 --out %/w.tandem").exit == 0);
    const auto inbox = cli.run("report handoffs --workspace %/w.tandem --today 2026-11-24 --json").json();
    REQUIRE(inbox.is_object());
    CHECK(inbox["version"] == 1);
    CHECK(inbox["open"].get<int>() >= 12);
    CHECK(inbox["late"].get<int>() >= 1);
    CHECK(inbox["waiting"].get<int>() >= 3);
    CHECK(inbox["answered"].get<int>() > 500);
    CHECK(inbox["hand_offs"].size() == static_cast<std::size_t>(cli.number("select count(*) from hand_off where live = 1")));
    CHECK(inbox["hand_offs"][0]["group"] == "open");
    CHECK(inbox["hand_offs"][0]["id"].is_string());
    bool is_any_back = false;
    for (const Json& each : inbox["hand_offs"]) {
        is_any_back |= each["back_from_recycling"].get<bool>();
        if (each["state"] == "rejected") CHECK(each["rejection"].is_string());
        if (each["state"] == "recycled") CHECK(each["recycle_on"].is_string());
    }
    CHECK(is_any_back);

    const auto quality = cli.run("report quality --workspace %/w.tandem --today 2026-11-24 --json").json();
    REQUIRE(quality.is_object());
    const Json& total = quality["total"];
    CHECK(total["leads"] == cli.number("select count(*) from contact where live = 1"));
    CHECK(total["handed"] == cli.number("select count(distinct contact) from hand_off where live = 1"));
    CHECK(total["accepted"] == cli.number("select count(*) from hand_off where live = 1 and state = 'accepted'"));
    CHECK(total["won"] == cli.number("select count(distinct contact) from deal where live = 1 and outcome = 'won'"));
    CHECK(total["pipeline"] == cli.number("select sum(amount) from deal where live = 1 and contact is not null"));
    CHECK(total["spent"] == cli.number("select sum(cost) from spend where live = 1"));
    CHECK(total["median_minutes"].get<int>() > 0);
    CHECK(total["p90_minutes"].get<int>() >= total["median_minutes"].get<int>());
    CHECK(counts(quality["by_source"], "source", "leads") == counts(cli, "select source, count(*) from contact where live = 1 group by 1"));
    CHECK(counts(quality["by_segment"], "segment", "leads") == counts(cli, "select coalesce(o.sector, ''), count(*) from contact c left join company o on o.id = c.company and o.live = 1 where c.live = 1 group by 1"));
    CHECK(counts(quality["by_channel"], "channel", "accepted") == counts(cli, "select coalesce(k.channel, ''), count(*) from hand_off h join contact c on c.id = h.contact left join campaign k on k.id = coalesce(h.campaign, c.campaign) where h.live = 1 and h.state = 'accepted' group by 1"));
    CHECK(counts(quality["by_source"], "source", "accepted") == counts(cli, "select c.source, count(*) from hand_off h join contact c on c.id = h.contact where h.live = 1 and h.state = 'accepted' group by 1"));
    CHECK(counts(quality["by_campaign"], "name", "rejected") == counts(cli, "select p.name, count(*) from hand_off h join contact c on c.id = h.contact left join campaign p on p.id = coalesce(h.campaign, c.campaign) where h.live = 1 and h.state = 'rejected' group by 1"));
    CHECK(counts(quality["by_campaign"], "name", "spent") == counts(cli, "select p.name, sum(s.cost) from spend s join campaign p on p.id = s.campaign where s.live = 1 group by 1"));
    for (const auto& [reason, count] : counts(cli, "select rejection, count(*) from hand_off where live = 1 and state = 'rejected' group by 1")) CHECK(total["rejected_because"][reason] == count);
    CHECK_FALSE(quality["by_week"].back()["complete"].get<bool>());
    CHECK(quality["by_week"].front()["complete"].get<bool>());
    CHECK(quality["won_before_lead"].empty());

    const auto text = cli.run("report quality --workspace %/w.tandem --today 2026-11-24");
    CHECK(text.exit == 0);
    CHECK(text.out.contains("not yet complete"));
    CHECK(text.out.contains("Rejected because"));
    const auto list = cli.run("report handoffs --workspace %/w.tandem --today 2026-11-24");
    CHECK(list.exit == 0);
    CHECK(list.out.contains(" of them late, "));
    const auto one_week = cli.run("report quality --workspace %/w.tandem --from 2026-11-16 --to 2026-11-22 --json").json();
    CHECK(one_week["by_week"].size() == 1);
    CHECK(one_week["total"]["spent"] == cli.number("select sum(cost) from spend where live = 1 and day between " + std::to_string(20773) + " and " + std::to_string(20779)));
}

TEST_CASE("the sample's agreement was breached twice, once by each team, whatever day it is") {
    for (const char* words : {"--seed 7 --today 2026-11-24", "--seed 1 --today 2026-11-28", "--seed 7 --today 2026-10-01", "--seed 7 --today 2024-02-29"}) {
        CAPTURE(words);
        ACommandLine cli;
        REQUIRE(cli.run(std::string("sample --out %/w.tandem ") + words).exit == 0);
        const std::string today = std::string(words).substr(std::string(words).find("--today"));
        const auto report = cli.run("report agreement --workspace %/w.tandem --json " + today).json();
        REQUIRE(report.is_object());
        CHECK(report["versions"].size() == 1);
        CHECK_MESSAGE(report["breaches"].size() == 2, report["breaches"].dump());
        CHECK(report["breaches"][0]["promise"] == "leads");
        CHECK(report["breaches"][1]["promise"] == "replied");
        for (const Json& each : report["breaches"]) CHECK_FALSE(each["hand_offs"].empty());
        CHECK(cli.run("report agreement --workspace %/w.tandem " + today).out.contains("2 breaches in the last "));
    }
}
