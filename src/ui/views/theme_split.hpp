// Splitting a theme: some of its feedback goes to another one, which is made when its name is new.
#pragma once

#include <vector>

#include "tandem/contract/marketing.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class ThemeSplit {
public:
    void open(RowId theme, std::string_view name);
    void close() { is_open_ = false; }
    void draw(ViewContext& context);        // each frame

private:
    bool is_open_ = false;
    RowId theme_ = 0;
    std::string title_, new_name_, error_;
    std::vector<RowId> chosen_;
};

} // namespace tandem::ui
