// A list of one entity as a view: grid, filter chips, saved views, search, the button that adds. Contacts, companies and others are
// this with a spec.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ui/list_printing.hpp"
#include "ui/list_columns.hpp"
#include "ui/list_filters.hpp"
#include "ui/list_grouping.hpp"
#include "ui/paste_cells.hpp"
#include "ui/record_table.hpp"
#include "ui/saved_views.hpp"
#include "ui/selection_bar.hpp"
#include "ui/view.hpp"
#include "ui/widgets/empty_state.hpp"

namespace tandem::ui {

struct ListSpec {
    std::string entity;
    std::string_view title;             // "Contacts"
    std::string_view add_label;         // "Add contact"
    std::vector<TableColumn> columns;
    std::vector<ListSort> sorts;
    std::vector<std::string> filters;   // choices and references whose chip stands there without a filter
    Picture picture = Picture::people;
    std::string_view empty_title, empty_sentence;
};

class ListView : public View {
public:
    explicit ListView(ListSpec spec);
    std::string title(const ViewContext&) const override { return std::string(tr(spec_.title)); }
    void draw_content(ViewContext&) override;
    bool filters_by_search() const override { return true; }
    RowId neighbour(const RecordRef& record, int step) const override { return table_.neighbour(record, step); }
    void left() override { table_.selection().clear(); }

private:
    void draw_head(ViewContext&, Box&);
    std::vector<std::string> quick_filters(const Catalog&) const;

    ListSpec spec_;
    RecordTable table_;
    ListFilters filters_;
    ListGrouping grouping_;
    ListColumns columns_;
    SavedViews views_;
    SelectionBar selection_bar_;
    PasteCells pasting_;
    ListPrinting printing_;
    std::int64_t total_ = -1;
};

}  // namespace tandem::ui
