// Campaigns: the grid with its total, sorting, spend without a campaign, and a campaign's page.
#include "ui/views/campaigns.hpp"

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
    CHECK(screen.page.find_in(*row, Role::text, "€4,123"));
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

}  // namespace tandem::tests
