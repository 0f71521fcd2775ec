// Ids of rows that are not on screen come from the core.
#include "ui/row_selection.hpp"

#include <algorithm>

#include "ui/frame_clock.hpp"

namespace tandem::ui {

std::vector<RowId> RowSelection::rows() const {
    std::vector<RowId> rows;
    for (const auto& [row, name] : rows_) rows.push_back(row);
    return rows;
}

std::vector<std::pair<RowId, std::string>> RowSelection::named() const { return {rows_.begin(), rows_.end()}; }

void RowSelection::toggle(RowId row, std::int64_t index, std::string_view name) {
    anchor_ = index;
    if (rows_.erase(row) == 0) rows_.emplace(row, name);
    wake();
}

void RowSelection::extend_to(std::int64_t index) {
    const std::int64_t from = anchor_ < 0 ? index : anchor_;
    wanted_ = {std::min(from, index), std::min(std::abs(index - from) + 1, most_selected)};
    wake();
}

void RowSelection::name(RowId row, std::string_view name) {
    if (const auto found = rows_.find(row); found != rows_.end()) found->second = name;
}

void RowSelection::follow(ViewContext& context, const RecordList& list) {
    if (!wanted_) return;
    RecordSelection question{list};
    question.of.columns.clear();
    question.of.first = wanted_->first, question.of.count = wanted_->second;
    const auto answer = context.client.ask(question);
    if (!answer) {
        if (!answer.error().empty()) wanted_.reset();
        return;
    }
    for (const RowId row : answer->rows) rows_.try_emplace(row);
    wanted_.reset();
    wake();
}

}  // namespace tandem::ui
