// The chips above a list: the filters in force, those one click away, and "Filter" for everything else.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tandem/contract/list_layout.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class ListFilters {
public:
    explicit ListFilters(std::string entity) : entity_(std::move(entity)) {}
    // `quick`: choices and references that have a chip even without a filter. Changes `layout` as the user says.
    void draw(ViewContext&, const Box&, std::span<const std::string> quick, ListLayout& layout);

private:
    struct Draft { std::string first, second, error; };
    void draw_chip(Box, const std::string& label, std::size_t index, bool is_quick, ListLayout&);
    std::string condition_words(ViewContext&, const ListFilter&) const;            // "Stage · Won"
    std::string group_words(ViewContext&, const ListLayout&, std::size_t begin) const;
    void offer_conditions(ViewContext&, ListLayout&);
    void add_to_group(std::size_t begin, const Box& anchor, std::uint32_t opener);  // asks for the field of one more condition
    void draw_quick(Box, const std::string& label, const std::string& name);
    void offer_values(ViewContext&, const std::string& name, ListLayout&);
    void offer_fields(ViewContext&, ListLayout&);
    void edit(std::size_t index, const Box& anchor, std::uint32_t opener);
    void draw_editor(ViewContext&, ListLayout&);
    void draw_list(ViewContext&, Box, const Field&, ListFilter&);
    void draw_numbers(ViewContext&, Column&, const Field&, ListFilter&, bool has_two);
    void draw_days(ViewContext&, Column&, ListFilter&, bool has_two);

    std::string entity_;
    int edited_ = -1;               // the filter whose editor is open
    std::optional<std::size_t> group_;      // the first filter of the group whose menu is open, or that gets one more
    Draft draft_;
    std::string search_;            // among the values of a reference
    Box anchor_;                    // of the chip that opens next
    float width_ = 0;               // of all chips, in the last frame
};

}  // namespace tandem::ui
