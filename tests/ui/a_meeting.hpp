// A meeting with its agenda and decisions, and the page that shows it.
#pragma once

#include "tandem/contract/meetings.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

inline MeetingAnswer a_meeting() {
    MeetingAnswer m{.exists = true, .id = 500, .held_on = today, .minutes = "All well"};
    m.agenda = {{.id = 1, .kind = "goal", .title = "Accepted leads", .evidence = "380 of 750, 12 a week short", .address = "#/goals"},
                {.id = 2, .kind = "theme", .title = "Battery life", .evidence = "Heard 4, 10, 20 times a week", .address = "#/feedback?theme=71", .minutes = 7, .is_done = true}};
    m.open = {{.id = 31, .text = "Name the warranty in every quote", .owner = "Ada Byron", .decided_on = Date{today.days - 20}, .due_on = Date{today.days - 1}, .figure = "win_rate", .is_due = true,
               .comparison = {.before = {120, 2400, 0.04, 0.06}, .after = {150, 2400, 0.05, 0.07}, .verdict = ComparisonVerdict::could_be_chance, .difference = 0.0125, .lift = 0.25, .p = 0.060195}}};
    m.closed = {{.id = 32, .text = "Say when it is delivered", .result = "Nobody asks any more", .decided_on = Date{today.days - 60}, .closed_on = Date{today.days - 20}}};
    m.meetings = {{500, today}, {400, Date{today.days - 7}}};
    return m;
}

struct MeetingScreen : Screen {
    explicit MeetingScreen(MeetingAnswer answer = a_meeting(), ui::Headless::Options options = {}) : Screen("#/meeting", options) {
        core.answers<MeetingPage>([this, answer](const MeetingPage& q) { asked = q.meeting; return answer; });
        core.answers<RecordChoices>(ChoicesAnswer{});
        for (const char* command : {"record.update", "agenda.move", "agenda.add", "decision.add", "decision.close", "meeting.start", "meeting.export"})
            core.on(command, [](const Arguments&) { return CommandResult{.ok = true, .message = "Done", .can_undo = true}; });
    }
    RowId asked = 0;
};

}  // namespace tandem::tests
