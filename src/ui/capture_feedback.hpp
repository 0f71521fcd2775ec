// Feedback in two taps: a kind, then saved; words and theme are optional, what it is about is preset.
#pragma once

#include "ui/view.hpp"

namespace tandem::ui {

class FeedbackCapture {
public:
    void open(Presets about);
    bool is_open() const { return is_open_; }
    void draw(ViewContext& context);

private:
    void save(ViewContext& context);

    bool is_open_ = false;
    Presets about_;                         // contact, company, deal, campaign → row
    int kind_ = -1, team_ = -1;
    std::string text_, theme_, theme_query_;
    RowId theme_row_ = 0;
    std::string error_;
};

} // namespace tandem::ui
