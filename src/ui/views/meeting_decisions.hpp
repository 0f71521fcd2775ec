// Decisions of the meeting: each with whose it is, when it is due, and its figure before and since; the dialogs to decide and to close one.
#pragma once

#include "tandem/contract/meetings.hpp"
#include "ui/field_editor.hpp"
#include "ui/records_behind.hpp"

namespace tandem::ui {

class DecisionCards {
public:
    float height(const ViewContext& context, std::string_view title, const std::vector<DecisionLine>& lines, float width) const;
    // A card named `title`; nothing without lines.
    void draw(ViewContext& context, std::string_view title, const std::vector<DecisionLine>& lines, Box box);
    // `meeting`: 0 of none. About a line of the agenda its figure is proposed.
    void open_new(ViewContext& context, RowId meeting, const AgendaLine* about = nullptr);
    void draw_dialogs(ViewContext& context);
    void close() { is_deciding_ = is_closing_ = false, records_.close(); }

private:
    void propose_figure(ViewContext& context, const AgendaLine& about);
    void draw_line(ViewContext& context, const DecisionLine& line, Box box);
    void draw_new(ViewContext& context);
    void draw_closing(ViewContext& context);

    bool is_deciding_ = false, is_closing_ = false;
    RowId meeting_ = 0, closing_ = 0;
    std::string text_, result_, error_;
    int figure_ = -1;
    FieldDraft owner_, due_on_, theme_, campaign_;
    RecordsBehind records_;
};

} // namespace tandem::ui
