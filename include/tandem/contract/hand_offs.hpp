// The inbox of hand-offs, the quality of leads with the records behind each number, and the team's working hours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"
#include "tandem/contract/comparison.hpp"
#include "tandem/contract/figure_records.hpp"
#include "tandem/contract/pipeline.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

// What a first call may begin with: the contact's last touch. `kind`: persisted name of its TouchKind; "": no touch is known.
struct Opener { std::string kind, campaign, detail; bool operator==(const Opener&) const = default; };

struct HandOffRow {
    RowId id = 0, contact = 0;
    std::string name, about;            // about: "Head of energy · Solaris Ltd"
    std::string reason, campaign, owner, from, note;
    std::string state, rejection;       // persisted names of their choices
    bool is_back = false;               // open again after it was recycled
    Instant since;                      // when it was handed over or came back
    std::int64_t age_minutes = 0;       // of business hours, at the instant asked for; of open ones
    std::optional<Instant> answer_by, answered_at, first_touch;
    std::optional<Date> recycle_on;
    Opener opener;                      // of open ones
    std::string rule, escalated_from;   // who handed it over, and who had it before
    std::optional<Date> away_until;     // of the owner, who is away today
    std::string cover, manager;         // of the owner: who takes it when it waits for them; "": nobody was named
};
struct HandOffsAnswer {
    std::int64_t open = 0, late = 0, waiting = 0, answered = 0;     // of all that match
    std::int64_t for_away = 0;          // open ones whose owner is away
    std::vector<HandOffRow> rows;       // of the group asked for
    std::int64_t reply_minutes = 60;
    bool is_agreed = false;             // that is what the agreement promises, else what Settings say
};
// `group`: open, waiting or answered. `at`: the instant to which clocks run, rounded by whoever asks so that one answer serves a while.
struct HandOffInbox { using Answer = HandOffsAnswer; static constexpr std::string_view name = "hand_off_inbox"; std::string group = "open", text; RowId owner = 0; Instant at; int count = 100; };

// Members as in analytics/lead_quality.hpp, which says what each counts.
struct QualityFigures {
    RowId campaign = 0;
    std::string key;                    // the source, the channel's persisted name or the segment
    std::string name;                   // for eyes; empty: none, or a week
    std::optional<Date> week;
    std::int64_t leads = 0, handed = 0, open = 0, accepted = 0, recycled = 0, rejected = 0;
    std::vector<std::int64_t> rejected_because;     // in the order of RejectionReason
    std::int64_t mql = 0, sql = 0, won = 0, touched = 0, young = 0, young_won = 0;
    Money pipeline, won_value, spent;
    std::optional<Money> pipeline_per_lead, cost_per_accepted;
    std::optional<std::int64_t> median_minutes, p90_minutes;
    RateFigures acceptance;             // accepted of answered
    RateFigures conversion;             // won of leads, with the young ones left out
};
struct QualityAnswer {
    QualityFigures total;
    std::vector<QualityFigures> rows;
    int days_to_win = 0;
    std::int64_t won_before_lead = 0;
};
// `by`: campaign, channel, segment, source or week. `weeks`: leads of so many weeks, the running one last; 0: all.
struct LeadQualityReport { using Answer = QualityAnswer; static constexpr std::string_view name = "lead_quality"; std::string by = "campaign"; int weeks = 13; };

// Those behind one number of a report's row; `by` "all": of its total. `measure`: a count's name in QualityFigures, "touched", "answered",
// "complete" (old enough for its share of won ones), "complete_won" or "pipeline" (those with any); `reason` narrows rejected ones.
struct QualityRecords {
    using Answer = RecordsBehindAnswer;     // contacts, newest lead first
    static constexpr std::string_view name = "quality_records";
    std::string by = "all", measure = "leads", reason, key;
    RowId campaign = 0;
    std::optional<Date> week;
    int weeks = 13;
    int count = 200;
};

struct HolidayRow { RowId id = 0; Date day; std::string name; };
struct WorkingHoursAnswer { std::string business_hours; std::int64_t reply_minutes = 60, hand_off_capacity = 10; std::vector<HolidayRow> holidays; };     // by day
struct WorkingHours { using Answer = WorkingHoursAnswer; static constexpr std::string_view name = "working_hours"; int unused = 0; };

}  // namespace tandem
