// Campaigns with what they cost and brought, one campaign's page, and the feedback board with its themes.
#pragma once

#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"
#include "tandem/contract/pipeline.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

struct CampaignFigures {
    Money budget, spent, won_revenue, open_pipeline;
    std::int64_t impressions = 0, clicks = 0, touches = 0;
    std::int64_t leads = 0;             // contacts whose first campaign it is
    std::int64_t deals = 0, won = 0, lost = 0;
    std::optional<Money> cost_per_lead; // spent ÷ leads; none without leads
    std::optional<double> roas;         // won revenue ÷ spent; none without spend
    std::int64_t feedback = 0;
};
struct CampaignRow { RowId id = 0; std::string name, channel, status, owner; CampaignFigures figures; };
struct CampaignsAnswer {
    std::vector<CampaignRow> rows;      // sorted
    CampaignFigures total;
    Money unmapped_spent; std::int64_t unmapped_campaigns = 0;
};
struct CampaignTable { using Answer = CampaignsAnswer; static constexpr std::string_view name = "campaign_table"; std::string text, channel, status, sort = "spent"; bool descending = true; };

struct DayFigure { Date day; Money cost; std::int64_t clicks = 0, impressions = 0; };
struct CountRow { std::string name, label; std::int64_t count = 0; Money cost; };
struct FeedbackItem {
    RowId id = 0;
    std::string kind, theme, text, team, person, about;     // about: "Ada Byron · Analytical Ltd"
    std::string about_entity; RowId about_row = 0;
    RowId theme_id = 0;
    Instant at;
};
struct CampaignAnswer {
    bool exists = false;
    CampaignRow row;
    std::vector<DayFigure> days;        // every day between first and last spend, zero where none
    std::vector<CountRow> touches_by_kind, leads_by_lifecycle;
    std::vector<FeedbackItem> feedback;
    std::vector<NamedRow> recent_deals, recent_leads;
};
struct CampaignReport { using Answer = CampaignAnswer; static constexpr std::string_view name = "campaign_report"; RowId campaign = 0; };

struct CampaignWeekRow { Date week; std::int64_t leads = 0; Money spent; };
struct CampaignWeeksAnswer { std::vector<CampaignWeekRow> weeks; };     // Mondays, oldest first, the last one is the running week
struct CampaignWeeks { using Answer = CampaignWeeksAnswer; static constexpr std::string_view name = "campaign_weeks"; RowId campaign = 0; int weeks = 13; };

struct UnmappedRow { std::string platform, external_campaign, name; Money cost; std::int64_t days = 0; std::string suggestion; RowId suggested = 0; };
struct UnmappedAnswer { std::vector<UnmappedRow> rows; };
struct UnmappedSpend { using Answer = UnmappedAnswer; static constexpr std::string_view name = "unmapped_spend"; int limit = 100; };

struct ThemeRow {
    RowId id = 0;
    std::string name;
    std::int64_t total = 0;
    std::vector<std::int64_t> weeks;    // oldest first, same length as FeedbackAnswer::weeks
    bool is_rising = false;             // the last three complete weeks each above the one before; could be chance (DECISIONS 24)
};
struct FeedbackKindColumn { std::string kind, label; std::int64_t total = 0; std::vector<std::int64_t> weeks; std::vector<FeedbackItem> items; };
struct FeedbackAnswer {
    std::vector<Date> weeks;            // Mondays, oldest first, the last one is the running week
    std::vector<FeedbackKindColumn> kinds;
    std::vector<ThemeRow> themes;       // rising first, then by total
};
struct FeedbackBoard { using Answer = FeedbackAnswer; static constexpr std::string_view name = "feedback_board"; std::string text, team; RowId theme = 0, campaign = 0; int weeks = 13; int count = 50; };

}  // namespace tandem
