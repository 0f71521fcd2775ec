// Everything about one record: head with key chips and actions, lifecycle, brief, note box, fields, timeline, related records, history;
// in one column for the panel, in two for the page.
#pragma once

#include "ui/account_summary.hpp"
#include "ui/answer_hand_off.hpp"
#include "ui/record_details.hpp"
#include "ui/record_timeline.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class RecordContent {
public:
    enum class Width : std::uint8_t { one_column, two_columns };
    void draw(ViewContext&, const Box&, const RecordRef&, Width);

private:
    float draw_head(ViewContext&, Box, const RecordAnswer&, const RecordRef&);
    void draw_actions(ViewContext&, Column&, const RecordAnswer&, const RecordRef&);
    void draw_figures(ViewContext&, Column&, const RecordAnswer&, const RecordRef&);
    void draw_customer(ViewContext&, Column&, const RecordAnswer&, const RecordRef&);
    void draw_note_box(ViewContext&, Column&, const RecordRef&);
    void draw_fields(ViewContext&, Column&, const RecordAnswer&, const Entity&);
    void draw_trashed(ViewContext&, Column&, const RecordRef&);
    void draw_merged(ViewContext&, Column&, const RecordRef&);

    RecordDetails details_;
    AccountFigures account_;
    RecordsBehind records_;
    RecordTimeline timeline_;
    RecordRef record_;
    std::string note_;
    static constexpr int history_at_first = 20;
    int history_shown_ = history_at_first;
    int lost_reason_ = -1;
    bool lost_is_open_ = false, origin_is_open_ = false;
    std::string lost_note_;
    HandOffAnswer answer_;
    HandOver hand_over_;
};

// The presets that tie something new to this record: a contact's company comes along.
Presets presets_about(const RecordRef&, const RecordAnswer&, const Catalog&);

}  // namespace tandem::ui
