// The agreement of the two teams: its versions, each promise week by week, the records behind, and how it would have been under others.
#pragma once

#include <string>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/contract/pipeline.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

// Members as in model/agreement.hpp; shares in percent, minutes of business hours.
struct Promised {
    std::int64_t leads_per_week = 40;
    double accepted_share = 60;
    std::int64_t reply_minutes = 60;
    double replied_share = 90;
    std::int64_t attempts = 2, answer_minutes = 960;
    bool operator==(const Promised&) const = default;
};
struct PromiseWeek { Date week; std::int64_t hits = 0, of = 0; bool is_judged = false, is_breached = false; std::string exception; double promised = 100; };     // promised: the share that is to be hits, in percent
struct PromiseRow { std::string name, team; std::int64_t breaches = 0; std::vector<PromiseWeek> weeks; };     // name: leads, accepted, replied, attempts, answered
struct AgreementVersion { RowId id = 0; Date starts_on; Promised promised; };
struct AgreementAnswer {
    std::vector<AgreementVersion> versions;     // newest first
    RowId holds = 0;                            // the version of the running week; 0: none yet
    std::vector<PromiseRow> promises;           // weeks oldest first, the running one last
    std::int64_t breaches = 0;                  // without those that have an exception, here and above
};
struct AgreementState { using Answer = AgreementAnswer; static constexpr std::string_view name = "agreement_state"; int weeks = 13; };
// The same weeks as if these had been promised in all of them: promises and breaches, no versions.
struct AgreementTrial { using Answer = AgreementAnswer; static constexpr std::string_view name = "agreement_trial"; Promised promised; int weeks = 13; };

// The hand-offs behind a promise of a week, titled by their contacts. None of a week before the first version.
struct PromiseRecord { RowId id = 0; std::string name, owner; Instant handed_at; std::optional<Instant> answered_at, first_touch; };     // a hand-off
struct PromiseRecordsAnswer { std::vector<PromiseRecord> missed, kept; };
struct PromiseRecords { using Answer = PromiseRecordsAnswer; static constexpr std::string_view name = "promise_records"; std::string promise; Date week; };

}  // namespace tandem
