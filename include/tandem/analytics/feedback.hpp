// Feedback by week: how often each kind and each theme was heard, and which themes rise.
//
// Weeks start on Monday (ISO 8601). A theme is *rising* when each of the last three complete weeks is above the week before
// it. Three weeks in a row rise by chance alone about once in twenty-four (1 of 4! orders, fewer with ties), so a mark on
// any of several themes proves nothing: whoever shows it says "could be chance" (DECISIONS 24). Of a rising theme that raised a
// suggestion in the thirteen weeks it rests (suggestions.hpp) more is known: it is *suggested*, and the mark is not shown.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

struct FeedbackFilter { std::string text, team; RowId theme = 0, campaign = 0; };

struct KindWeeks { std::string kind; std::int64_t total = 0; std::vector<std::int64_t> weeks; };
struct ThemeWeeks { RowId theme = 0; std::int64_t total = 0; std::vector<std::int64_t> weeks; bool is_rising = false, is_suggested = false; };
struct FeedbackWeeks {
    std::vector<Date> weeks;            // Mondays, oldest first; the last one is the running week
    std::vector<KindWeeks> kinds;       // all four, in their order; totals over all time
    std::vector<ThemeWeeks> themes;     // rising first, then by total; all live themes when not filtered by one
};

// `weeks` is 1 … 520.
Result<FeedbackWeeks> feedback_weeks(const Store&, const Moment&, const FeedbackFilter&, int weeks);
// Newest first. An empty kind means all.
Result<std::vector<RowId>> feedback_rows(const Store&, const FeedbackFilter&, std::string_view kind, int limit);
// Of complete weeks, oldest first; false with fewer than four.
bool is_rising(std::span<const std::int64_t> complete_weeks);

}  // namespace tandem::analytics
