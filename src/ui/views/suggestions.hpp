// Suggestions for marketing on the feedback page, with the dialog that answers one; and what became of what somebody reported.
#pragma once

#include "tandem/contract/suggestions.hpp"
#include "ui/field_editor.hpp"
#include "ui/views/theme_behind.hpp"

namespace tandem::ui {

// "Heard 4, 10, 20 times in the last 3 weeks; more than chance, p = 0.0005"
std::string suggestion_sentence(const Format&, const SuggestionRow&);
// "Changed a message: “Ten years in writing”"
std::string theme_answer_sentence(const SuggestionRow&);

class SuggestionCards {
public:
    // Cuts what it needs off the top of `area`; nothing where there are none. Answered ones are shown for two weeks, and for a chosen theme.
    void draw(ViewContext& context, Box& area, RowId theme);
    void close() { is_open_ = false, behind_.close(); }

private:
    void draw_card(ViewContext& context, const Box& box, const SuggestionRow& row);
    void draw_behind(ViewContext& context, Box& area, RowId theme);
    void draw_dialog(ViewContext& context);
    static float sentence_height(const ViewContext& context);
    static float card_height(const ViewContext& context, const SuggestionRow& row, float width);
    void open(const SuggestionRow& row);

    bool is_open_ = false;
    ThemeBehindLine behind_;
    SuggestionRow row_;             // that is being answered
    FieldDraft campaign_;
    std::string text_;
    int action_ = -1;
};

} // namespace tandem::ui
