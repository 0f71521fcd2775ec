// The quality of leads: what its table, its reasons and the list of records behind a number share.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "tandem/contract/hand_offs.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// The contacts behind one number, as a dialog of links.
class QualityRecordList {
public:
    void open(std::string title, QualityRecords question) { title_ = std::move(title), question_ = std::move(question), is_open_ = true; }
    void draw(ViewContext& context);

private:
    bool is_open_ = false;
    std::string title_;
    QualityRecords question_;
};

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
    void left() override { records_ = {}; }

private:
    void draw_figures(ViewContext& context, const QualityAnswer& answer, Column& page);
    void draw_grid(ViewContext& context, const QualityAnswer& answer, Column& page);
    void draw_row(ViewContext& context, const QualityFigures& row, int index, std::span<const QualityColumn> columns, Box box);
    void draw_phone_list(ViewContext& context, const QualityAnswer& answer, Column& page);
    void draw_reasons(ViewContext& context, const QualityAnswer& answer, Column& page);
    void draw_foot(ViewContext& context, const QualityAnswer& answer, Column& page);
    void open_records(ViewContext& context, const QualityFigures* row, std::string_view measure, std::string_view label, std::string_view reason = {});
    std::string row_name(const Format& format, const QualityFigures& row) const;
    bool is_by(std::string_view grouping) const;
    int weeks() const;

    int by_ = 0, period_ = 0;
    QualityRecordList records_;
};

}  // namespace tandem::ui
