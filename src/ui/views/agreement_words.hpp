// Promises of the agreement in words.
#pragma once

#include <optional>

#include "tandem/contract/agreement.hpp"
#include "tandem/contract/goals.hpp"
#include "ui/format.hpp"

namespace tandem::ui {

std::string promise_words(const Format&, std::string_view name, const Promised&);    // "At least 40 leads handed over a week"
std::string_view promise_label(std::string_view name);                              // "Leads handed over"
std::string week_words(const Format&, const PromiseWeek&);                          // "13 of 40, broken"
// What holds this week, else the newest that is to come; the answer has a version.
const AgreementVersion& shown_version(const AgreementAnswer&);
// How the leads that are promised stand to what the quarter's goals need, in accepted leads a week; none without goals.
struct PromiseAndGoals { std::string words; bool is_short = false; };
std::optional<PromiseAndGoals> promise_and_goals(const Format&, const Promised&, const GoalsAnswer&);

} // namespace tandem::ui
