// The quality of leads: what its table, its reasons and the comparison of two groups share.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "tandem/contract/hand_offs.hpp"
#include "ui/records_behind.hpp"
#include "ui/views/compare_groups.hpp"

namespace tandem::ui {

struct QualityGrouping { std::string_view name, tab, head, none; };      // none: what rows without one are called
std::span<const QualityGrouping> quality_groupings();
std::string quality_row_name(const Format& format, std::string_view by, const QualityFigures& row);
// The contacts behind one number of the row; of all without one.
QualityRecords quality_records(std::string_view by, int weeks, const QualityFigures* row, std::string_view measure);

struct QualityColumn {
    std::string_view name, label;       // name: of the measure that the cell opens; empty: it opens none
    float width;
    int keep;                           // what stays longest when the table gets narrow
    std::string (*shown)(const Format&, const QualityFigures&);
    std::string (*base)(const Format&, const QualityFigures&);      // what the figure rests on, for hover; may be null
};
std::span<const QualityColumn> quality_columns();

// "12 of 40, 18% to 45% (95% interval)".
std::string rate_words(const Format& format, const RateFigures& rate);
std::string share_text(const Format& format, const RateFigures& rate);     // "30%", "–" without cases

class LeadQualityView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Lead quality")); }
    void draw_content(ViewContext& context) override;
    void left() override { records_ = {}, compare_ = {}, shows_numbers_ = false; }

private:
    void draw_figures(ViewContext& context, const QualityAnswer& answer, Column& page);
    void draw_grid(ViewContext& context, const QualityAnswer& answer, Column& page);
    void draw_row(ViewContext& context, const QualityFigures& row, int index, std::span<const QualityColumn> columns, Box box);
    void draw_phone_list(ViewContext& context, const QualityAnswer& answer, Column& page);
    void draw_numbers(ViewContext& context);
    void draw_reasons(ViewContext& context, const QualityAnswer& answer, Column& page);
    void draw_foot(ViewContext& context, const QualityAnswer& answer, Column& page);
    void open_records(ViewContext& context, const QualityFigures* row, std::string_view measure, std::string_view label, std::string_view reason = {});
    std::string row_name(const Format& format, const QualityFigures& row) const { return quality_row_name(format, by(), row); }
    std::string_view by() const { return quality_groupings()[static_cast<std::size_t>(by_)].name; }
    bool is_by(std::string_view grouping) const { return by() == grouping; }
    int weeks() const;

    int by_ = 0, period_ = 0;
    RecordsBehind records_;
    CompareGroups compare_;
    bool shows_numbers_ = false;        // of one row, on a phone, where the table has no room
    QualityFigures numbers_;
};

}  // namespace tandem::ui
