// "Is it real?" of two groups of leads: which two, by what, and whether one is better than chance would have it.
#pragma once

#include <string>

#include "tandem/contract/hand_offs.hpp"
#include "ui/records_behind.hpp"
#include "ui/widgets/comparison.hpp"

namespace tandem::ui {

// What leads are compared by.
enum class LeadRate : std::uint8_t { accepted, won };
RateFigures lead_rate(const QualityFigures& row, LeadRate rate);
// The same of everybody but the row.
RateFigures lead_rate_of_others(const QualityAnswer& answer, const QualityFigures& row, LeadRate rate);
std::string_view lead_rate_label(LeadRate rate);
// Which leads were pressed of the rate: their measure in QualityRecords.
std::string_view lead_rate_measure(LeadRate rate, ComparisonCases cases);

// A dialog that sets two groups of a grouping of lead quality against each other.
class CompareGroups {
public:
    void open(std::string_view by, int weeks);
    void draw(ViewContext& context);

private:
    void propose(const QualityAnswer& answer);
    std::string not_complete(const Format& format, const QualityFigures& row, const std::string& name) const;

    bool is_open_ = false, wants_complete_ = false;
    std::string by_;
    int weeks_ = 0, first_ = 0, second_ = 1, rate_ = 0;
    RecordsBehind records_;
};

} // namespace tandem::ui
