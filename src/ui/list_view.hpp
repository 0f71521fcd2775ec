// A list of one entity as a view: grid, filter chips, search, the button that adds. Contacts, companies and others are this with a spec.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ui/record_table.hpp"
#include "ui/view.hpp"
#include "ui/widgets/empty_state.hpp"

namespace tandem::ui {

struct ListSpec {
    std::string entity;
    std::string_view title;             // "Contacts"
    std::string_view add_label;         // "Add contact"
    std::vector<TableColumn> columns;
    std::vector<ListSort> sorts;
    std::vector<std::string> filters;   // fields that can be filtered by with a chip: choices and references
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

private:
    struct Chosen { std::string field, label; Value value; };
    void draw_chips(ViewContext&, Box, std::int64_t total);
    void offer_values(ViewContext&, const Field&);

    ListSpec spec_;
    RecordTable table_;
    std::vector<Chosen> chosen_;
    std::int64_t total_ = -1;
};

}  // namespace tandem::ui
