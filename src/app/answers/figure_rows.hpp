// Figure rows: ids and numbers from analytics become the cards, to-dos and feedback that several screens show.
#pragma once

#include <span>
#include <vector>

#include "app/context.hpp"
#include "tandem/analytics/feedback.hpp"
#include "tandem/analytics/moment.hpp"
#include "tandem/analytics/pipeline.hpp"
#include "tandem/contract/marketing.hpp"
#include "tandem/contract/pipeline.hpp"

namespace tandem {

inline analytics::Moment moment_of(const Context& context) { return analytics::moment_of(context.clock, context.zone()); }

// A cell of a row by its field's name; the field must exist.
const Value& cell(const Context&, const Row&, std::string_view field);
// The title of what a reference points to; "" when it points nowhere.
std::string title_of(const Context&, std::string_view entity, const Value& reference);
std::string choice_label(std::span<const Choice>, std::string_view name);

std::vector<BoardCard> board_cards(const Context&, std::span<const analytics::DealCard>);
ActivityRow activity_row(const Context&, const analytics::Moment&, const Row&, bool is_done);
std::vector<ActivityRow> activity_rows(const Context&, std::span<const RowId>, bool are_done);
std::vector<FeedbackItem> feedback_items(const Context&, std::span<const RowId>);
std::vector<ThemeRow> theme_rows(const Context&, std::span<const analytics::ThemeWeeks>);
std::vector<NamedRow> named_rows(const Context&, std::string_view entity, std::span<const RowId>);

}  // namespace tandem
