// A meeting for a room: the whole window, one item of the agenda at a time in large type, with its evidence and the figures behind it;
// minutes and what is decided beside it.
#pragma once

#include <array>
#include <map>

#include "tandem/contract/meetings.hpp"
#include "ui/accessibility.hpp"
#include "ui/view.hpp"
#include "ui/views/meeting_decisions.hpp"
#include "ui/views/meeting_minutes.hpp"

namespace tandem::ui {

class MeetingPresenter {
public:
    void open(const MeetingAnswer& meeting);        // at the first item that nobody discussed yet
    void close() { is_open_ = false; }
    bool is_open() const { return is_open_; }
    // In context.content, which is the whole window. Arrows, Space, Page Up and Down, taps and swipes turn; M opens the notes, D
    // decides, Escape leaves.
    void draw(ViewContext& context, const MeetingAnswer& meeting, DecisionCards& decisions, MeetingMinutes& minutes);

private:
    void go(ViewContext& context, const MeetingAnswer& meeting, std::size_t to);
    void finish_item(ViewContext& context, const AgendaLine& line);
    void draw_head(ViewContext& context, const MeetingAnswer& meeting, Box box);
    void draw_item(ViewContext& context, const MeetingAnswer& meeting, const AgendaLine& line, Box box);
    void draw_notes(ViewContext& context, const MeetingAnswer& meeting, MeetingMinutes& minutes, Box box);
    void draw_foot(ViewContext& context, const MeetingAnswer& meeting, DecisionCards& decisions, Box box);
    int turned(const Box& stage);                   // by a tap or a swipe: −1, 0, 1

    bool is_open_ = false, wants_focus_ = false, has_notes_ = false, wants_notes_ = false, left_minutes_ = false;
    std::size_t shown_ = 0, decided_ = 0;           // decided_: how many decisions the meeting had in the frame before
    Instant since_;                                 // when the item came up; 0: with the next frame
    std::map<RowId, std::int64_t> spent_ms_;        // of items, before they came up this time
    std::array<NodeId, 5> buttons_{};               // of the frame before
    bool is_pressed_ = false;
    float press_x_ = 0, press_y_ = 0;
};

} // namespace tandem::ui
