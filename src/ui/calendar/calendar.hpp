// The calendar of activities: a month of days, or a week or a day by the hour. Entries are dragged to another day or time, or moved by
// Alt and the arrows and by their menu; a press on a free place adds one there. Of what repeats each time is done, moved and left out by itself;
// whoever moves one is asked whether all are meant. Campaigns lie over the days they run as quiet bars.
#pragma once

#include <optional>
#include <vector>

#include "tandem/contract/calendar.hpp"
#include "ui/calendar/layout.hpp"
#include "ui/view.hpp"
#include "ui/widgets/control.hpp"

namespace tandem::ui {

// What a view shows, as its address and chips say.
struct CalendarChoice {
    CalendarSpan span = CalendarSpan::month;
    Date day;
    RowId owner = 0;
    std::string kind, text;
    bool campaigns = true;
};

// calendar.cpp holds what both pictures share, campaigns.cpp the bars over them; month.cpp and hours.cpp draw them.
class Calendar {
public:
    // Draws it, and changes what is chosen when the user goes elsewhere.
    void draw(ViewContext&, Box, CalendarChoice&);
    RowId neighbour(const RecordRef&, int step) const;
    void left() { drag_ = {}; }

private:
    using Entry = DatedActivity;
    struct Move { Entry entry; int days = 0, minutes = 0; bool is_open = false; };
    struct Drag { Entry entry; Date from; std::optional<Date> to; std::optional<int> minute; bool is_active = false; };

    void draw_head(ViewContext&, Box, CalendarChoice&);
    void draw_month(ViewContext&, Box, CalendarChoice&, const CalendarDays&);
    void draw_month_day(ViewContext&, const Box&, CalendarChoice&, Date day, int column, std::span<const CalendarBar>);
    void draw_day_list(ViewContext&, Box, Date day);                            // beneath a phone's month
    void draw_hours(ViewContext&, Box, CalendarChoice&, const CalendarDays&);
    void draw_week_head(ViewContext&, Box, CalendarChoice&, const CalendarDays&);
    float draw_whole_days(ViewContext&, Box, const CalendarDays&);              // its height
    void draw_column(ViewContext&, const Box&, Date day);
    void draw_slot(ViewContext&, const Box&, Date day, const Entry&);

    // Bars as the month's weeks hold them, each within its own row of cells; as the list above the hours; and as a phone's one line under a day.
    void draw_week_bars(ViewContext&, const Box& week, Date from, float top, std::span<const CalendarBar>);
    void draw_bar_list(ViewContext&, const Box& days, std::span<const CalendarBar>, int count, int lanes);
    void draw_bar(ViewContext&, const Box&, const CalendarBar&, bool is_stop);
    float draw_campaign_line(ViewContext&, const Box&, Date day);               // its height, 0 when none runs

    std::vector<const Entry*> on(Date day) const;
    // The link of an entry, with its menu, its keys and its way under the pointer. `draws` it unless it is being moved.
    Interaction entry_link(ViewContext&, const Box&, const Entry&, Date day);
    void draw_line(ViewContext&, const Box&, const Entry&, Date day);           // one line: in a day of the month, above the hours
    bool more_button(ViewContext&, const Box&, Date day, std::size_t count);        // "3 more"
    void draw_menu(ViewContext&);
    void draw_drag(ViewContext&);
    void move(ViewContext&, const Entry&, int days, int minutes);
    void draw_move_choice(ViewContext&);                                        // one time of what repeats, or all of them
    void add(ViewContext&, Date day, std::optional<int> minute);
    std::string day_name(const Format&, Date day, std::size_t entries) const;   // "Tue 24 Nov, 3 activities"

    std::span<const Entry> entries_;                // of the frame that is drawn
    std::span<const DatedCampaign> campaigns_;
    std::vector<RowId> order_;                      // of them, for J and K
    CalendarDays days_;
    Drag drag_;
    Move asked_;
    std::optional<Entry> menu_entry_;
    RowId focus_entry_ = 0;
    std::optional<Date> focus_day_;
    bool shows_all_whole_days_ = false;
    bool is_scrolled_ = false;                      // working hours were brought into sight once
};

// How an entry looks: its tone, and its time as its day shows it ("14:30", "14:30 – 15:00"; empty for whole days).
Tone tone_of(const DatedActivity&);
std::string time_of(const DatedActivity&, const Format&, bool with_end);

// The number of a day as every picture shows it: today filled, the chosen day ringed, days of other months in the third colour.
struct DayMark { bool is_today = false, is_chosen = false, is_outside = false, is_hovered = false, has_ring = false; };
inline constexpr float day_mark_height = 24;
float day_mark_width(std::string_view number);
void draw_day_mark(const Box& centre, std::string_view number, const DayMark&);      // in the middle of the box

// A line of a month's day or of whole days, and of a campaign's bar.
inline constexpr float bar_height = 18, bar_gap = 2;
inline constexpr int most_lanes = 2;            // until more are asked for

}  // namespace tandem::ui
