// Lead quality: shares with their bases, weeks that are not complete, and the records behind each number.
#include "tandem/contract/hand_offs.hpp"

#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

constexpr ui::Headless::Options a_phone{.width = 390, .height = 844, .touch = true};

QualityAnswer a_quality() {
    QualityFigures total{.leads = 40, .handed = 25, .open = 5, .accepted = 12, .recycled = 2, .rejected = 6, .rejected_because = {4, 0, 2, 0, 0, 0, 0, 0}, .mql = 30, .sql = 9, .won = 3, .touched = 20, .young = 8,
                         .pipeline = {900'000}, .spent = {240'000}, .pipeline_per_lead = Money{22'500}, .cost_per_accepted = Money{20'000}, .median_minutes = 80, .p90_minutes = 400,
                         .acceptance = {12, 20, 0.387, 0.781}, .conversion = {3, 32, 0.032, 0.242}};
    QualityFigures row = total;
    row.campaign = 9, row.name = "Autumn webinar";
    QualityFigures none = total;
    none.leads = 7;
    return {.total = total, .rows = {row, none}, .days_to_win = 50, .won_before_lead = 1};
}

struct QualityScreen : Screen {
    QualityRecords asked;
    explicit QualityScreen(ui::Headless::Options options = {}) : Screen("#/quality", options) {
        core.answers<LeadQualityReport>([](const LeadQualityReport& q) {
            QualityAnswer a = a_quality();
            if (q.by == "week") a.rows[0].week = Date{week_start(today).days}, a.rows[0].name.clear(), a.rows[0].campaign = 0;
            return a;
        });
        core.answers<QualityRecords>([this](const QualityRecords& q) {
            asked = q;
            return RecordsBehindAnswer{.total = 2, .rows = {{.entity = "contact", .id = 41, .title = "Ida Kramer"}, {.entity = "contact", .id = 42, .title = "Bo Lind"}}};
        });
    }
};

}  // namespace

TEST_CASE("lead quality says each share with its base, and opens the contacts behind a number") {
    QualityScreen screen;
    const ui::Node* accepted = screen.find(Role::group, "Accepted");
    REQUIRE_MESSAGE(accepted, screen.page.tree());
    CHECK(accepted->value == "12");
    CHECK(screen.find(Role::paragraph, "12 of 20, 39% to 78% (95% interval)"));
    CHECK(screen.find(Role::link, "Autumn webinar")->href == "#/campaigns/9");
    CHECK(screen.find(Role::text, "No campaign"));
    const ui::Node* row = screen.find(Role::row, "Autumn webinar");
    REQUIRE(row);
    const ui::Node* number = screen.page.find_in(*row, Role::button, "Accepted: 12 · 60%");
    REQUIRE_MESSAGE(number, screen.page.tree());
    CHECK(number->description == "12 of 20, 39% to 78% (95% interval)");
    screen.page.click(*number);
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Accepted · Autumn webinar"), screen.page.tree());
    CHECK(screen.asked.by == "campaign");
    CHECK(screen.asked.campaign == 9);
    CHECK(screen.asked.measure == "accepted");
    CHECK(screen.find(Role::link, "Ida Kramer")->href == "#/contacts/41");
    CHECK(screen.find(Role::paragraph, "One lead was won before it became one"));
}

TEST_CASE("late weeks are marked as not yet complete, reasons open those who were rejected for them") {
    QualityScreen screen;
    REQUIRE(screen.click(Role::tab, "By week"));
    CHECK_MESSAGE(screen.find(Role::text, "not yet complete"), screen.page.tree());
    REQUIRE(screen.click(Role::tab, "By reason"));
    REQUIRE_MESSAGE(screen.click(Role::listitem, "No budget"), screen.page.tree());
    CHECK(screen.asked.reason == "no_budget");
    CHECK(screen.asked.by == "all");
    CHECK(screen.find(Role::dialog, "No budget"));
}

TEST_CASE("on a phone each campaign is one row that says all and opens its leads") {
    QualityScreen screen(a_phone);
    const ui::Node* row = screen.find(Role::listitem, "Autumn webinar");
    REQUIRE_MESSAGE(row, screen.page.tree());
    CHECK_MESSAGE(screen.page.find_in(*row, Role::text, "6 rejected, mostly not our profile · €200 an accepted lead"), screen.page.tree());
    REQUIRE_MESSAGE(screen.click(Role::listitem, "Autumn webinar"), screen.page.tree());
    REQUIRE(screen.find(Role::dialog, "Autumn webinar"));
    // Every number of the table, each with its records.
    for (const char* number : {"Leads: 40", "MQL: 30", "SQL: 9", "Pipeline per lead: €225", "Cost per accepted: €200", "First touch: 1 h 20 min · 6 h 40 min"}) CHECK_MESSAGE(screen.find(Role::button, number), number, "\n", screen.page.tree());
    REQUIRE(screen.click(Role::button, "SQL: 9"));
    CHECK(screen.asked.measure == "sql");
    CHECK(screen.find(Role::dialog, "SQL · Autumn webinar"));
}

TEST_CASE("weeks are compared that are complete, and others say what is not known yet") {
    QualityScreen screen;
    screen.core.answers<LeadQualityReport>([](const LeadQualityReport&) {
        QualityAnswer a = a_quality();
        a.rows.clear();
        for (int week = 0; week < 4; ++week) {
            QualityFigures row = a.total;
            row.week = Date{week_start(today).days - 7 * week}, row.open = week < 2 ? 5 - week : 0, row.young = week < 3 ? 8 : 0;
            a.rows.push_back(row);
        }
        return a;
    });
    screen.core.answers<CompareRates>(RateComparison{.before = {12, 20, 0.387, 0.781}, .after = {12, 20, 0.387, 0.781}, .verdict = ComparisonVerdict::could_be_chance});
    screen.click(Role::tab, "By week");
    REQUIRE(screen.click(Role::button, "Compare…"));
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Compare"), screen.page.tree());
    CHECK_MESSAGE(screen.find(Role::choice, "Compare")->value == "Week of 9 Nov", screen.page.tree());
    CHECK_FALSE(screen.page.tree().contains("is not yet complete:"));
    REQUIRE(screen.page.choose("Compare", "Week of 23 Nov"));
    CHECK_MESSAGE(screen.find(Role::paragraph, "Week of 23 Nov is not yet complete: 5 hand-offs have no answer"), screen.page.tree());
    REQUIRE(screen.click(Role::radio, "Won of complete leads"));
    CHECK_MESSAGE(screen.find(Role::paragraph, "Week of 23 Nov is not yet complete: 8 young leads are left out"), screen.page.tree());
}

TEST_CASE("without contacts there is no quality, and what brings some is offered") {
    QualityScreen screen;
    screen.core.answers<WorkspaceState>(an_empty_workspace());
    CHECK(screen.find(Role::heading, "No leads yet"));
    CHECK(screen.find(Role::button, "Import a file"));
}

}  // namespace tandem::tests
