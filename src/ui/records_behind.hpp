// The records behind a number, as a dialog of links: one for all screens that show numbers.
#pragma once

#include <string>
#include <variant>

#include "tandem/contract/customers.hpp"
#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/theme_behind.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class RecordsBehind {
public:
    using Question = std::variant<FigureRecords, RateRecords, QualityRecords, AccountRecords, ThemeDeals>;
    // `none`: a sentence for when there are none.
    void open(std::string title, Question question, std::string_view none = {}) { title_ = std::move(title), question_ = std::move(question), none_ = none, is_open_ = true; }
    void draw(ViewContext& context);
    void close() { is_open_ = false; }

private:
    bool is_open_ = false;
    std::string title_, none_;
    Question question_;
};

}  // namespace tandem::ui
