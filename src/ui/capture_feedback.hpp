// Feedback in two taps: Add feedback, then its kind, and it is saved; words and theme may follow in the same dialog.
#pragma once

#include "ui/view.hpp"

namespace tandem::ui {

class FeedbackCapture {
public:
    void open(Presets about);               // contact, company, deal, campaign → row
    bool is_open() const { return is_open_; }
    void draw(ViewContext& context);

private:
    void add(ViewContext& context);         // the second tap
    void complete(ViewContext& context);    // what was typed after it
    void draw_about(ViewContext& context, Box line);
    void draw_contact(ViewContext& context, Column& form);  // who said it, where nothing in front tells
    void draw_kinds(ViewContext& context, Box area);

    bool is_open_ = false, was_open_ = false, is_adding_ = false, wants_words_ = false;
    Presets about_;
    std::string kind_, text_, theme_, theme_query_, error_;
    std::string contact_, contact_query_;
    RowId theme_row_ = 0, contact_row_ = 0, saved_row_ = 0;
    bool is_contact_saved_ = false;
};

} // namespace tandem::ui
