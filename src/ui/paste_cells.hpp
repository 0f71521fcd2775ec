// A block of cells pasted into a list: laid over its rows and columns as they are shown, what does not fit named before anything is
// written, and the rest written as one step of undo.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/contract/pasting.hpp"
#include "ui/cell_block.hpp"
#include "ui/pasted.hpp"
#include "ui/record_table.hpp"

namespace tandem::ui {

class PasteCells {
public:
    // From the row and the column where the keyboard stands in the table.
    void begin(ViewContext&, Pasted, const RecordTable&);
    bool is_going() const { return is_going_; }
    void draw(ViewContext&, const RecordTable&);

private:
    using Shown = RecordTable::ShownColumn;
    struct Misfit { std::string place, value, reason; };
    struct Plan {                                   // parallel: the n-th value is for the n-th row
        std::vector<RowId> rows;
        Presets values;
        std::vector<Misfit> misfits;
        std::int64_t misfit_cells = 0;
    };
    void take_head(const Catalog&, const std::vector<Shown>&, const Entity&);
    PasteTargets question(ViewContext&, const RecordTable&, const std::vector<Shown>&) const;
    void plan(ViewContext&, const Entity&, const std::vector<Shown>&, const PasteTargets&, const PasteTargetsAnswer&);
    void plan_cell(ViewContext&, const Shown&, const std::string& text, const PastedRow&, const NamedRecord* named);
    void draw_misfits(Box);
    void draw_dialog(ViewContext&, const Entity&, const std::vector<Shown>&, bool is_loading, std::string_view error);
    void write(ViewContext&, const Entity&);
    std::size_t width() const;
    std::size_t place_of(std::size_t column) const;      // among the shown ones; beyond them where there is none

    CellBlock block_;
    std::vector<int> by_name_;                      // of each column of the block whose head was read: the shown one
    std::int64_t line_ = 0;                         // of the grid
    int column_ = 0;                                // where the block begins; not used where it has a head
    std::optional<Plan> plan_;
    bool is_going_ = false, asks_ = false, is_open_ = false, was_open_ = false;
};

}  // namespace tandem::ui
