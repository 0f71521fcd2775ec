// Saved views of one list: a tab for each, and what can be done with them. Which one is shown stands in the address ("?view=41").
#pragma once

#include <string>

#include "tandem/contract/list_layout.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class SavedViews {
public:
    explicit SavedViews(std::string entity) : entity_(std::move(entity)) {}
    // Follows the address and what colleagues or Undo made of the view that is shown. `first`: how the list begins.
    void follow(ViewContext&, ListLayout& layout, const ListLayout& first);
    float tabs_height() const;              // 0 while there are none
    void draw_tabs(ViewContext&, const Box&, std::string_view all, ListLayout& layout, const ListLayout& first);
    bool is_changed(const ListLayout& layout, const ListLayout& first) const;
    // The button "View options" and its menu; what of it is not this class's own to do.
    enum class Chosen : std::uint8_t { nothing, columns, pastes, exports_csv, exports_xlsx };
    Chosen draw_menu(ViewContext&, const Box&, ListLayout& layout, const ListLayout& first);
    void draw_dialog(ViewContext&, const ListLayout& layout);

private:
    struct Known { RowId id = 0; std::string name, layout; };
    const Known* shown() const;
    void show(ViewContext&, RowId, ListLayout& layout, const ListLayout& first);
    ListLayout of_all(const ViewContext&, const ListLayout& first) const;
    void remember_all(ViewContext&, const ListLayout& layout, const ListLayout& first);

    std::string entity_;
    std::vector<Known> known_;
    RowId shown_ = 0;                       // 0: all records
    std::string applied_;                   // the saved text that `layout` was last set to
    ListLayout remembered_;                 // order and columns of all records, as this device keeps them
    std::int64_t known_revision_ = -1;
    bool has_begun_ = false;
    enum class Asking : std::uint8_t { nothing, new_name, other_name } asking_ = Asking::nothing;
    bool dialog_is_open_ = false;
    std::string name_;
};

}  // namespace tandem::ui
