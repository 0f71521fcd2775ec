// Campaigns: the grid with its total, sorting, spend without a campaign, and a campaign's page.
#include "ui/views/campaigns.hpp"

#include "tandem/model/hand_off.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

CampaignsAnswer two_campaigns() {
    CampaignsAnswer answer;
    CampaignRow search{.id = 1, .name = "Search ads", .channel = "paid_search", .status = "active"};
    search.figures = {.budget = {1000000}, .spent = {412300}, .won_revenue = {2000000}, .leads = 31, .deals = 4, .cost_per_lead = Money{13300}, .roas = 4.85};
    CampaignRow fair{.id = 2, .name = "Fair", .channel = "event", .status = "completed"};
    answer.rows = {search, fair};
    answer.total.spent = {412300};
    return answer;
}

}  // namespace

TEST_CASE("campaigns are rows of a grid with headers and a total") {
    Screen screen("#/campaigns");
    screen.core.answers<CampaignTable>(two_campaigns());
    const ui::Node* grid = screen.find(Role::grid, "Campaigns");
    REQUIRE_MESSAGE(grid, screen.page.tree());
    const ui::Node* row = screen.page.find_in(*grid, Role::row, "Search ads");
    REQUIRE(row);
    CHECK(screen.page.find_in(*row, Role::button, "€4,123"));
    CHECK(screen.page.find_in(*row, Role::link, "Search ads"));
    CHECK(screen.page.find_in(*grid, Role::columnheader, "Spent"));
    CHECK(screen.page.find_in(*grid, Role::row, "Total"));
}

TEST_CASE("a click on a header sorts by it, a second turns it round") {
    Screen screen("#/campaigns");
    std::string sort;
    bool descending = false;
    screen.core.answers<CampaignTable>([&](const CampaignTable& q) { sort = q.sort, descending = q.descending; return two_campaigns(); });
    REQUIRE(screen.click(Role::columnheader, "Leads"));
    CHECK(sort == "leads");
    CHECK(descending);
    REQUIRE(screen.click(Role::columnheader, "Leads"));
    CHECK_FALSE(descending);
    REQUIRE(screen.click(Role::columnheader, "Name"));
    CHECK(sort == "name");
    CHECK_FALSE(descending);
}

TEST_CASE("spend without a campaign is given to the suggested one") {
    Screen screen("#/campaigns");
    CampaignsAnswer answer = two_campaigns();
    answer.unmapped_spent = {123400}, answer.unmapped_campaigns = 1;
    screen.core.answers<CampaignTable>(answer);
    screen.core.answers<UnmappedSpend>(UnmappedAnswer{{{"google_ads", "77", "Brand search", {123400}, 31, "Search ads", 1}}});
    screen.core.answers<RecordChoices>(ChoicesAnswer{{{1, "Search ads", ""}, {2, "Fair", ""}}});
    CHECK(screen.find(Role::text, "€1,234 of spend in 1 imported campaign belongs to none of yours"));
    REQUIRE(screen.click(Role::button, "Assign spend…"));
    REQUIRE_MESSAGE(screen.click(Role::button, "Assign"), screen.page.tree());
    const auto* run = screen.core.last("spend.map");
    REQUIRE(run);
    CHECK(run->arguments.find("platform")->text_or("") == "google_ads");
    CHECK(run->arguments.find("external_campaign")->text_or("") == "77");
    CHECK(run->arguments.find("campaign")->integer_or(0) == 1);
}

TEST_CASE("a campaign's page shows its figures with raw values") {
    Screen screen("#/campaigns/1");
    CampaignAnswer answer{.exists = true, .row = two_campaigns().rows[0]};
    answer.days = {{today, {10000}}, {Date{today.days + 1}, {20000}}};
    answer.touches_by_kind = {{"click", "Clicked", 12, {}}};
    screen.core.answers<CampaignReport>(answer);
    const ui::Node* spent = screen.find(Role::group, "Spent");
    REQUIRE_MESSAGE(spent, screen.page.tree());
    CHECK(spent->value == "412300");
    CHECK(screen.page.find_in(*spent, Role::text, "€4,123"));
    CHECK(screen.find(Role::group, "Won revenue"));
    CHECK(screen.find(Role::button, "Add feedback"));
}

TEST_CASE("a campaign that is gone says so") {
    Screen screen("#/campaigns/404");
    screen.core.answers<CampaignReport>(CampaignAnswer{});
    CHECK(screen.find(Role::heading, "This campaign is gone"));
}

TEST_CASE("without any campaign there is one button to add one; spend that came first keeps its banner") {
    Screen screen("#/campaigns");
    WorkspaceAnswer workspace = an_empty_workspace();
    screen.core.answers<WorkspaceState>(workspace);
    screen.core.answers<CampaignTable>(CampaignsAnswer{});
    CHECK(screen.find(Role::heading, "No campaigns yet"));
    std::size_t buttons = 0;
    for (const ui::Node* node : screen.page.all(Role::button)) buttons += node->name == "Add campaign";
    CHECK(buttons == 1);
    workspace.filled = {"spend"};
    screen.core.answers<WorkspaceState>(workspace);
    screen.core.answers<CampaignTable>(CampaignsAnswer{.unmapped_spent = {94634}, .unmapped_campaigns = 1});
    CHECK(screen.find(Role::button, "Assign spend…"));
    buttons = 0;
    for (const ui::Node* node : screen.page.all(Role::button)) buttons += node->name == "Add campaign";
    CHECK(buttons == 1);
}

TEST_CASE("on a phone campaigns are a list") {
    Screen screen("#/campaigns", {.width = 390, .height = 844, .touch = true});
    screen.core.answers<CampaignTable>(two_campaigns());
    CHECK(screen.find(Role::listitem, "Search ads"));
}

TEST_CASE("each number of a campaign opens what it was made of") {
    Screen screen("#/campaigns");
    screen.core.answers<CampaignTable>(two_campaigns());
    FigureRecords asked;
    screen.core.answers<FigureRecords>([&](const FigureRecords& q) {
        asked = q;
        return RecordsBehindAnswer{.total = 31, .rows = {{.entity = "contact", .id = 41, .title = "Ida Kramer", .subtitle = "Head of energy", .day = today}}};
    });
    const ui::Node* row = screen.find(Role::row, "Search ads");
    REQUIRE(row);
    REQUIRE(screen.page.find_in(*row, Role::button, "31"));
    screen.page.click(*screen.page.find_in(*row, Role::button, "31"));
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Leads · Search ads"), screen.page.tree());
    CHECK(asked.figure == "leads");
    CHECK(asked.of == "campaign");
    CHECK(asked.row == 1);
    CHECK_FALSE(asked.from);
    CHECK(screen.find(Role::text, "31 records, the first 1 of them"));
    REQUIRE(screen.click(Role::link, "Ida Kramer"));
    CHECK_FALSE(screen.find(Role::dialog, "Leads · Search ads"));
}

TEST_CASE("a campaign's page says how sales answered, and whether its leads are better than all others'") {
    Screen screen("#/campaigns/1");
    screen.core.answers<CampaignReport>(CampaignAnswer{.exists = true, .row = two_campaigns().rows[0]});
    QualityFigures total{.leads = 400, .accepted = 90, .won = 40, .acceptance = {90, 200, 0, 0}, .conversion = {40, 400, 0, 0}};
    QualityFigures own{.campaign = 1, .name = "Search ads", .leads = 31, .handed = 25, .open = 5, .accepted = 12, .recycled = 2, .rejected = 6, .rejected_because = {0, 4, 0, 2}, .acceptance = {12, 20, 0, 0}, .conversion = {4, 31, 0, 0}};
    screen.core.answers<LeadQualityReport>(QualityAnswer{.total = total, .rows = {own}});
    CompareRates compared;
    screen.core.answers<CompareRates>([&](const CompareRates& q) {
        if (q.after_hits == 12) compared = q;
        return RateComparison{.before = {q.before_hits, q.before_of, 0.3, 0.5}, .after = {q.after_hits, q.after_of, 0.4, 0.8}, .verdict = ComparisonVerdict::could_be_chance, .difference = 0.17, .lift = 0.38, .p = 0.14};
    });
    QualityRecords asked;
    screen.core.answers<QualityRecords>([&](const QualityRecords& q) { asked = q; return RecordsBehindAnswer{.total = 0}; });
    CHECK_MESSAGE(screen.find(Role::heading, "How sales answered"), screen.page.tree());
    CHECK(compared.before_hits == 78);
    CHECK(compared.before_of == 180);
    CHECK(compared.after_of == 20);
    CHECK(screen.find(Role::paragraph, "This campaign +38%, could still be chance: 12 of 20, all others 78 of 180, p = 0.140"));
    const ui::Node* rejected = screen.find(Role::group, "Rejected");
    REQUIRE(rejected);
    CHECK(rejected->value == "6");
    screen.page.click(*screen.page.find_in(*rejected, Role::button, "6"));
    CHECK(screen.find(Role::dialog, "Rejected · Search ads"));
    CHECK(asked.measure == "rejected");
    CHECK(asked.campaign == 1);
    REQUIRE(screen.click(Role::button, "Close"));
    const std::string reason = std::string(Choices<RejectionReason>::list[1].label);
    REQUIRE_MESSAGE(screen.click(Role::button, reason + " 4"), screen.page.tree());
    CHECK(asked.reason == Choices<RejectionReason>::list[1].name);
    REQUIRE(screen.click(Role::button, "Close"));
    REQUIRE_MESSAGE(screen.click(Role::button, "This campaign, base: 20"), screen.page.tree());
    CHECK(asked.measure == "answered");
}

TEST_CASE("two campaigns are compared in a dialog, by what sales accepted or by what was won") {
    Screen screen("#/campaigns");
    screen.core.answers<CampaignTable>(two_campaigns());
    QualityFigures ads{.campaign = 1, .name = "Search ads", .acceptance = {120, 2400, 0, 0}, .conversion = {1, 50, 0, 0}}, fair{.campaign = 2, .name = "Fair", .acceptance = {150, 2400, 0, 0}, .conversion = {5, 60, 0, 0}};
    screen.core.answers<LeadQualityReport>(QualityAnswer{.rows = {ads, fair}});
    CompareRates compared;
    screen.core.answers<CompareRates>([&](const CompareRates& q) { compared = q; return RateComparison{.before = {q.before_hits, q.before_of, 0, 1}, .after = {q.after_hits, q.after_of, 0, 1}, .verdict = ComparisonVerdict::could_be_chance, .difference = -0.01, .lift = -0.2, .p = 0.06}; });
    REQUIRE(screen.click(Role::button, "Compare…"));
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Compare"), screen.page.tree());
    CHECK(screen.find(Role::paragraph, "Search ads −20%, could still be chance: 120 of 2,400, Fair 150 of 2,400, p = 0.060"));
    REQUIRE(screen.click(Role::radio, "Won of complete leads"));
    CHECK(compared.before_of == 60);
    CHECK(compared.after_of == 50);
    REQUIRE(screen.page.choose("With", "Search ads"));
    screen.settle();
    CHECK(screen.find(Role::text, "Choose two different groups"));
}

}  // namespace tandem::tests
