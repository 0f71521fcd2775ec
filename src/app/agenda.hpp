// Agenda: what a meeting today should speak of, found in the data; and a meeting as text for mail and files.
#pragma once

#include <span>

#include "app/context.hpp"
#include "tandem/contract/meetings.hpp"

namespace tandem {

// A proposed item with the key from which its id is made: two copies that begin one meeting make the same items.
struct ProposedItem { std::string key; AgendaLine line; };
// Decisions due, promises broken since the last meeting, goals that are short, themes that rise beyond chance, campaigns that
// changed from one week to the next, deals that stand still; in this order.
Result<std::vector<ProposedItem>> proposed_agenda(Context&, std::span<const DecisionLine> open);

struct Decisions { std::vector<DecisionLine> open, closed; };       // due first; closed last first
Result<Decisions> decisions(Context&);

// The meeting of the week that holds the day: the one with the week's id, else one that an older program began on one of its days; 0: none.
Result<RowId> meeting_of_week(const Context&, Date day);

std::vector<Row> agenda_rows(const Context&, RowId meeting);        // in the order of their positions
double position_of(const Context&, const Row& item);

std::string meeting_markdown(const Currency&, const MeetingAnswer&);
// The meeting and the next one, on `next_day`, as days, and one VTODO for every decision that is open and has a day (RFC 5545).
// `words`: the title, "Decided", "Still open", "Comes back" in the person's language, a line each.
std::string meeting_calendar(const MeetingAnswer&, Date next_day, Instant now, std::string_view words = {});

}  // namespace tandem
