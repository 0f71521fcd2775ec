// Rows of a list that are selected for doing something with all of them: one by one, a range, or all that the list shows.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tandem/contract/selection.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class RowSelection {
public:
    bool contains(RowId row) const { return rows_.contains(row); }
    bool empty() const { return rows_.empty(); }
    std::int64_t size() const { return std::ssize(rows_); }
    std::vector<RowId> rows() const;
    std::vector<std::pair<RowId, std::string>> named() const;       // a name is empty while its row has not been on screen
    void clear() { rows_.clear(), wanted_.reset(), anchor_ = -1; }

    // `index` is the row's place in the list; a range goes on from the last one that was toggled.
    void toggle(RowId row, std::int64_t index, std::string_view name);
    void extend_to(std::int64_t index);
    void take_all(std::int64_t total) { wanted_ = {0, std::min(total, most_selected)}; }
    void name(RowId row, std::string_view name);                    // as it is drawn
    // Each frame: asks for the ids of a range or of all, and takes them when they are there.
    void follow(ViewContext&, const RecordList& list);

private:
    std::map<RowId, std::string> rows_;
    std::optional<std::pair<std::int64_t, std::int64_t>> wanted_;   // first index and count
    std::int64_t anchor_ = -1;
};

}  // namespace tandem::ui
