// Any entity as a grid: columns of any width and order, sorted by several, rows in groups, what its numbers amount to in the foot,
// true scroll bar over any number of rows; on phones the same rows as cards.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "tandem/contract/list_layout.hpp"
#include "ui/cell_editing.hpp"
#include "ui/grouped_lines.hpp"
#include "ui/row_selection.hpp"
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
        bool trash = false;
        bool can_select = false;        // rows have check boxes, Ctrl+A takes all, Escape none
    };
    // Filters, order and columns; what the head's buttons change as well.
    ListLayout& layout() { return layout_; }
    // How the list begins: without filters, in the order it was given, with the columns it was given and those of custom fields.
    ListLayout first_layout() const { return {.sorts = base_sorts_}; }
    // Those that are shown, as wide as they were drawn.
    std::vector<ListColumn> columns(const Catalog&) const;
    // Draws head and rows; opens a record on click or Enter. Returns the number of rows that match, −1 while unknown.
    std::int64_t draw(ViewContext&, const Box&, const Options&);
    struct ShownColumn { std::string label; const Field* field = nullptr; std::string name = {}; };     // null: joined text; name: as TableColumn::field
    std::vector<ShownColumn> shown_columns() const;     // of the question, in its order
    // What is asked for: the columns that are shown, without filters that say too little yet.
    RecordList question(const Catalog&) const;
    RowId neighbour(const RecordRef&, int step) const;
    const std::string& entity() const { return entity_; }
    // Where the keyboard stands: the line with the focus, else that of the first selected row; the column whose cell was edited or walked
    // to last. −1: nowhere.
    std::int64_t current_line() const;
    int current_column() const;
    // The places in the list of so many rows from that line on, as they are shown; fewer where the lines end.
    std::vector<std::int64_t> places_from(std::int64_t line, std::int64_t count) const;
    RowSelection& selection() { return selection_; }    // empty again whenever the list shows something else
    RowId restored() const { return restored_; }        // trash: the row whose "Restore" was pressed in this frame

private:
    struct Column {
        std::string field, label;
        float width = 140;
        bool can_sort = true;
        const Field* kind = nullptr;                     // null: joined text
        std::string figure = {};                         // as ListColumn::figure, never empty under a number of the entity's own
    };
    struct Place { std::int64_t line, row; };            // of a row: in the grid, and in the list
    void draw_head(ViewContext&, const Box&);
    void draw_column_head(ViewContext&, const Box& cell, std::size_t index);
    void resize(ViewContext&, const Box& cell, std::size_t index);
    void sort_by(const Column&, bool is_added);
    void draw_row(ViewContext&, const Box&, const ListRow&, Place, Flags state);
    void draw_card(ViewContext&, const Box&, const ListRow&, Place, Flags state);
    void draw_cell(ViewContext&, const Box& cell, const ListRow&, std::size_t column);
    void edit_cells(ViewContext&, const Interaction&, const ListRow&, std::span<const Box> cells, bool is_being_edited);
    void walk_cells(const Interaction&, std::span<const Box> cells);
    void take_focus(const Interaction&, std::int64_t line);
    // record_table_groups.cpp
    Live<GroupsAnswer> follow_groups(ViewContext&, const RecordList&);
    void draw_group(ViewContext&, const Box&, const ListGroup&, std::int64_t line, Flags state);
    void draw_foot(ViewContext&, const Box&, const GroupsAnswer*);
    std::string figure_words(ViewContext&, const Column&, const ColumnFigures&) const;
    bool has_figures() const;
    void draw_mark(const Box&, const ListRow&, std::int64_t index, bool is_shown);
    bool select_by(const Interaction&, const ListRow&, std::int64_t index, bool is_phone);
    void select_by_key(ViewContext&, const RecordList&);
    std::vector<ListColumn> wanted_columns(const Catalog&) const;
    void follow_catalog(const Catalog&);
    void set_widths(float all);

    std::string entity_;
    std::vector<TableColumn> base_columns_;
    ListLayout layout_;
    std::vector<ListSort> base_sorts_;
    std::vector<Column> columns_;                        // in this frame
    std::vector<float> widths_;                          // as drawn: they share the room
    float scroll_x_ = 0;                                 // of the rows, which the head follows
    std::size_t pinned_ = 0;                             // first columns that stay
    CellEditing editing_;
    std::string edited_;                                 // the column that was edited or walked to last: F2 begins there, and a paste
    int resize_from_ = 0;                                // the width a drag began with
    RecordList among_;                                   // the list among whose rows the selection was made
    Options options_;
    std::int64_t total_ = -1;
    RowId restored_ = 0;
    RowSelection selection_;
    GroupedLines lines_;
    std::size_t figure_of_ = 0;                          // the column whose figure is being chosen
    NodeId focus_ = 0;                                   // the line that has the focus in this frame, and which it is
    std::int64_t focus_at_ = 0, focus_next_ = -1;        // and where the keys sent it, until that line is drawn
    std::unordered_map<std::int64_t, RowId> order_;      // index → id, of what was on screen lately: J and K
    std::unordered_map<RowId, std::int64_t> places_;
};

}  // namespace tandem::ui
