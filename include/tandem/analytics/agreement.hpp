// The agreement week by week: what each team promised, what came of it, and the hand-offs behind it.
//
// Weeks go from Monday to Sunday in the workspace's time zone; minutes are those of business hours. Marketing promises, for the
// hand-offs made in a week:
//   leads      so many of them                             hits: hand-offs, of: promised
//   accepted   a share of the answered ones is accepted    hits: accepted, of: answered (also recycled, as in lead_quality.hpp)
// Sales promises, for those whose clock started in the week (hand_offs.hpp; one that comes back is answered a second time):
//   replied    a share is reached within so many minutes   of: reached in time, or that time is over
//   attempts   whoever is rejected as not reached was called or written to so often before
//   answered   each is answered within so many minutes     of: answered, or that time is over
// A week is judged when it is over, by the version that held on its Monday; a share of none is not judged. The week in which the first
// version starts has its figures and is judged only if that is its Monday: nobody is judged by part of a week.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "tandem/analytics/hand_offs.hpp"
#include "tandem/model/agreement.hpp"

namespace tandem::analytics {

using tandem::Promise;
inline std::string_view name_of(Promise promise) { return Choices<Promise>::list[static_cast<std::size_t>(promise)].name; }
inline bool is_of_marketing(Promise promise) { return promise <= Promise::accepted; }

struct PromiseState {
    std::int64_t hits = 0, of = 0;
    double promised = 100;                  // the share that is to be hits, in percent
    bool is_judged = false, is_breached = false;
    std::string exception;                  // why the breach does not count; "": it does
    std::vector<RowId> kept, missed;        // the hand-offs that are hits, and those that count but are none; in no order
};
// The version that a week goes by; null before the first one. Versions by their day.
const Agreement* version_of_week(const std::vector<Agreement>& versions, Date monday);
// The one that holds today; null while none has begun.
const Agreement* version_today(const std::vector<Agreement>& versions, Date today);

struct AgreementWeek {
    Date week;                              // its Monday
    Agreement holds;
    std::array<PromiseState, Choices<Promise>::list.size()> promises;   // by Promise
};

// All versions, by their day.
Result<std::vector<Agreement>> agreements(const Store&);
// The last `weeks` weeks, oldest first, the running one last; those before the first version are left out.
Result<std::vector<AgreementWeek>> agreement_weeks(const Store&, const HandOffClock&, const std::vector<Agreement>& versions, int weeks);
// Those that count.
std::int64_t breaches(const std::vector<AgreementWeek>&);

}  // namespace tandem::analytics
