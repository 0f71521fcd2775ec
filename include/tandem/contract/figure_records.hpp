// The records behind a figure, whichever screen shows it: every number opens what it was made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

struct RecordBehind {
    std::string entity;                 // what it opens; "": nothing does
    RowId id = 0;
    std::string title, subtitle;
    std::optional<Date> day;            // on which it counts
    std::optional<Money> amount;
};
struct RecordsBehindAnswer { std::int64_t total = 0; std::vector<RecordBehind> rows; };      // the newest first, spend of campaigns the largest

// `figure`: leads, accepted_leads, deals, open_deals, won_deals, lost_deals, closed_deals, spend, touches, feedback or open_activities;
// analytics/figure_records.hpp says what each counts. Of the days from `from` to `to`, else of all days; of one campaign, contact, deal,
// person or product (`of` and `row`), else of all. `choice` narrows leads to a lifecycle, touches to a kind.
struct FigureRecords {
    using Answer = RecordsBehindAnswer;
    static constexpr std::string_view name = "figure_records";
    std::string figure;
    std::optional<Date> from, to;
    std::string of;
    RowId row = 0;
    std::optional<std::string> choice;
    int count = 200;
};

// The cases of a rate over the days from `from` to `to`: `figure` is a name of DecisionFigure, analytics/decision_figures.hpp says what
// each counts. The hits alone, or all that it is a rate of.
struct RateRecords {
    using Answer = RecordsBehindAnswer;
    static constexpr std::string_view name = "rate_records";
    std::string figure;
    RowId theme = 0, campaign = 0;
    Date from, to;
    bool hits_only = false;
    int count = 200;
};

}  // namespace tandem
