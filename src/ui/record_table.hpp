// Any entity as a grid: columns, sort, true scroll bar over any number of rows; on phones the same rows as cards.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "tandem/contract/records.hpp"
#include "ui/view.hpp"
#include "ui/widgets/control.hpp"

namespace tandem::ui {

struct TableColumn {
    std::string field;          // as RecordList::columns: "last_name", "contact_email.value", "tags"
    std::string label;
    float width = 140;          // the first column takes what is left as well
    bool can_sort = true;
};

class RecordTable {
public:
    RecordTable(std::string entity, std::vector<TableColumn> columns, std::vector<ListSort> sorts = {});

    struct Options {
        std::string text;
        std::vector<ListFilter> filters;
        bool trash = false;
    };
    // Draws head and rows; opens a record on click or Enter. Returns the number of rows that match, −1 while unknown.
    std::int64_t draw(ViewContext&, const Box&, const Options&);
    RowId neighbour(const RecordRef&, int step) const;
    RowId restored() const { return restored_; }        // trash: the row whose "Restore" was pressed in this frame

private:
    void draw_head(ViewContext&, const Box&);
    void draw_row(ViewContext&, const Box&, const ListRow&, std::int64_t index, Flags state);
    void draw_card(ViewContext&, const Box&, const ListRow&, std::int64_t index, Flags state);
    void take_focus(const Interaction&, std::int64_t index);
    Live<ListAnswer> page(ViewContext&, std::int64_t first);
    std::vector<float> widths(float all) const;
    const Field* field_of(const Catalog&, const TableColumn&) const;

    void follow_catalog(const Catalog&);

    std::string entity_;
    std::vector<TableColumn> base_columns_, columns_;   // as given; with the custom fields
    std::vector<float> head_widths_;                    // what the words above need
    const void* known_fields_ = nullptr;                // those that are among the columns
    std::vector<ListSort> sorts_;
    Options options_;
    std::int64_t total_ = -1;
    RowId restored_ = 0;
    NodeId focus_ = 0;                                   // the row that has the focus in this frame, and its index
    std::int64_t focus_at_ = 0, focus_next_ = -1;        // and where the keys sent it, until that row is drawn
    std::unordered_map<std::int64_t, RowId> order_;      // index → id, of what was on screen lately: J and K
    std::unordered_map<RowId, std::int64_t> places_;
};

}  // namespace tandem::ui
