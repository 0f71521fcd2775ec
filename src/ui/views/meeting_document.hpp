// A meeting to be read away from the screen: on paper or in a mail.
#pragma once

#include "tandem/contract/meetings.hpp"
#include "ui/document.hpp"
#include "ui/format.hpp"

namespace tandem::ui {

// Agenda, minutes and decisions with owner, date and what their figure says.
Document document_of_meeting(const Format& format, const MeetingAnswer& meeting);
// What people wrote stays as it is; what the data proposed is said in the language in use.
std::string agenda_title(const AgendaLine& line);
std::string decision_owner(const Format& format, const DecisionLine& line);        // "Ada Byron · due in 3 days"
std::string decision_figure_label(const DecisionLine& line);      // "Share of feedback about Price"; empty: no figure
// "; up, as wanted": the end of the sentence on its figure. All are wanted up, but the share of a theme and the cost of a lead. Empty: it did not move,
// or too little is known.
std::string_view decision_direction(const DecisionLine& line);
std::string decision_verdict(const Format& format, const DecisionLine& line);      // the whole sentence; empty: no figure

} // namespace tandem::ui
