// Promises of the agreement in words.
#pragma once

#include "tandem/contract/agreement.hpp"
#include "ui/format.hpp"

namespace tandem::ui {

std::string promise_words(const Format&, std::string_view name, const Promised&);    // "At least 40 leads handed over a week"
std::string_view promise_label(std::string_view name);                              // "Leads handed over"
std::string week_words(const Format&, const PromiseWeek&);                          // "13 of 40, broken"

} // namespace tandem::ui
