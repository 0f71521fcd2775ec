// The weekly meeting of both teams: its agenda, its minutes, and what was decided, each decision with the figure it is meant to move.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/campaign.hpp"
#include "tandem/model/feedback.hpp"

namespace tandem {

struct Meeting {
    static constexpr std::string_view table = "meeting";
    Id<Meeting> id;                     // from its week (meeting_row)
    Date held_on;
    LongText minutes;
};
inline constexpr auto meeting_fields = std::to_array<Field>({
    field<&Meeting::held_on>("held_on", "Held on", {.required = true, .indexed = true}),
    field<&Meeting::minutes>("minutes", "Minutes", {.searchable = true}),
});
static_assert(describes<Meeting>(meeting_fields), "a member of Meeting has no field");

enum class AgendaKind : std::uint8_t { decision, breach, goal, theme, campaign, deals, topic };
template <> struct Choices<AgendaKind> {
    static constexpr auto list = std::to_array<Choice>({{"decision", "Decision due"}, {"breach", "Broken promise"}, {"goal", "Goal"}, {"theme", "Rising theme"}, {"campaign", "Campaign that changed"}, {"deals", "Stuck deals"}, {"topic", "Topic"}});
};

// What it says is kept as it stood when the meeting began.
struct AgendaItem {
    static constexpr std::string_view table = "agenda_item";
    Id<AgendaItem> id;                  // from the meeting and what it is about; topics of people: one of ours
    Id<Meeting> meeting;
    AgendaKind kind = AgendaKind::topic;
    std::string title;
    LongText evidence;
    std::string address;                // of the view that shows what stands behind it: "#/goals"
    double position = 0;                // between two others there is always room
    std::int64_t minutes = 5;           // planned
    bool is_done = false;
};
inline constexpr auto agenda_item_fields = std::to_array<Field>({
    field<&AgendaItem::meeting>("meeting", "Meeting", {.required = true}),
    field<&AgendaItem::kind>("kind", "Kind", {.required = true}),
    field<&AgendaItem::title>("title", "Title", {.required = true}),
    field<&AgendaItem::evidence>("evidence", "Evidence"),
    field<&AgendaItem::address>("address", "Shows", {.editable = false}),
    field<&AgendaItem::position>("position", "Position", {.required = true}),
    field<&AgendaItem::minutes>("minutes", "Minutes", {.required = true, .min = 0, .max = 600}),
    field<&AgendaItem::is_done>("is_done", "Discussed", {.required = true}),
});
static_assert(describes<AgendaItem>(agenda_item_fields), "a member of AgendaItem has no field");

// Figures that a decision can be meant to move: rates and, from `leads` on, measures; of both a change can be told from chance
// (analytics/decision_figures.hpp).
enum class DecisionFigure : std::uint8_t { win_rate, accepted_share, theme_share, lead_conversion, click_rate, first_replies, leads, accepted_leads, won_deals, won_value, lead_cost };
constexpr bool is_rate(DecisionFigure figure) { return figure < DecisionFigure::leads; }
template <> struct Choices<DecisionFigure> {
    static constexpr auto list = std::to_array<Choice>({{"win_rate", "Win rate"}, {"accepted_share", "Accepted share of leads"}, {"theme_share", "Share of feedback about a theme"},
                                                        {"lead_conversion", "Leads that became customers"}, {"click_rate", "Click rate of ads"}, {"first_replies", "First replies in time"},
                                                        {"leads", "New leads a week"}, {"accepted_leads", "Accepted leads a week"}, {"won_deals", "Won deals a week"},
                                                        {"won_value", "Revenue a week"}, {"lead_cost", "Cost per accepted lead"}});
};

struct Decision {
    static constexpr std::string_view table = "decision";
    Id<Decision> id;
    std::string text;
    std::optional<Id<Meeting>> meeting;
    Date decided_on;
    std::optional<Id<Person>> owner;
    std::optional<Date> due_on;
    std::optional<DecisionFigure> figure;
    std::optional<Id<Theme>> theme;     // of theme_share
    std::optional<Id<Campaign>> campaign; // the figure is of its cases alone; none: of all
    // The figure of the four weeks before it was decided, as known then. Of a measure: its cases and days, what they amount to (of a
    // cost: what was spent) and the sum of the squares of their amounts in minor units.
    std::optional<std::int64_t> before_hits, before_of;
    std::optional<Money> before_amount;
    std::optional<double> before_squares;
    std::optional<Date> closed_on;
    LongText result;
};
inline constexpr auto decision_fields = std::to_array<Field>({
    field<&Decision::text>("text", "Decision", {.required = true, .searchable = true}),
    field<&Decision::meeting>("meeting", "Meeting"),
    field<&Decision::decided_on>("decided_on", "Decided on", {.required = true}),
    field<&Decision::owner>("owner", "Owner"),
    field<&Decision::due_on>("due_on", "Due on"),
    field<&Decision::figure>("figure", "Meant to move"),
    field<&Decision::theme>("theme", "Theme"),
    field<&Decision::campaign>("campaign", "Campaign"),
    field<&Decision::before_hits>("before_hits", "Cases before", {.editable = false, .min = 0}),
    field<&Decision::before_of>("before_of", "Of how many before", {.editable = false, .min = 0}),
    field<&Decision::before_amount>("before_amount", "Amount before", {.editable = false}),
    field<&Decision::before_squares>("before_squares", "Squares of amounts before", {.editable = false}),
    field<&Decision::closed_on>("closed_on", "Closed on", {.editable = false, .indexed = true}),
    field<&Decision::result>("result", "What came of it"),
});
static_assert(describes<Decision>(decision_fields), "a member of Decision has no field");

// The same on every day of a week, so that two teams who begin it on different days offline begin one; its day is a field, of which
// the last writer's stays. Meetings of older programs keep ids from their day (app/agenda.hpp finds either).
inline RowId meeting_row(Date held_on) { return id_from_key({Meeting::table, to_text(week_start(held_on))}); }

}  // namespace tandem
