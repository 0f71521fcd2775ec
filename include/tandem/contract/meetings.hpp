// The weekly meeting: agenda, minutes, and decisions that come back with their figure until they are closed.
#pragma once

#include "tandem/contract/comparison.hpp"
#include "tandem/contract/pipeline.hpp"

namespace tandem {

struct AgendaLine {
    RowId id = 0;                       // 0: proposed, no meeting holds it yet
    std::string kind, title, evidence, address;     // kind: a name of AgendaKind
    std::int64_t minutes = 5;
    bool is_done = false;
};
struct DecisionLine {
    RowId id = 0, meeting = 0;          // 0: decided outside of one
    std::string text, owner, result;
    Date decided_on;
    std::optional<Date> due_on, closed_on;
    std::string figure, theme, campaign;    // figure: a name of DecisionFigure; "": none
    RowId theme_row = 0, campaign_row = 0;
    Date before_from, before_to, since_from, since_to;      // the days that are compared
    bool is_due = false;                // due today or before, and open
    RateComparison comparison;          // the four weeks before it, and the days since; verdict no_rates without a figure
    std::optional<MeasureComparison> measure;   // instead, of a figure that is no rate
};
struct MeetingDay { RowId id = 0; Date held_on; };
struct MeetingAnswer {
    bool exists = false;                // else the lines are what a meeting today would begin with
    RowId id = 0;
    Date held_on;
    std::string minutes;
    std::vector<AgendaLine> agenda;     // in order
    std::vector<DecisionLine> decided;  // at this meeting
    std::vector<DecisionLine> open;     // earlier ones, due first
    std::vector<DecisionLine> closed;   // latest first, at most 10
    std::vector<MeetingDay> meetings;   // latest first, at most 20
};
// 0: this week's, or the proposal for it.
struct MeetingPage { using Answer = MeetingAnswer; static constexpr std::string_view name = "meeting_page"; RowId meeting = 0; };

}  // namespace tandem
