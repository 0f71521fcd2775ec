// Hand-offs: what waits for an answer and since when, what comes back, what was answered; whose turn it is next.
//
// A hand-off is open when nobody answered it, or when it was recycled and its day has come. Its clock starts when it was handed
// over, or at the start of the day on which it came back, and counts minutes of business hours only. It is late when more of
// them have passed than the team gives itself to answer; where an agreement promises a first reply, one given within that time is
// enough. Contacts in the trash have no hand-offs.
// First touch: the first call, e-mail or meeting with the contact from the start of that clock on, by whomever; one that is
// planned does not count before its time.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/base/business_hours.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

enum class HandOffGroup : std::uint8_t { open, waiting, answered };     // waiting: recycled, and its day is yet to come

struct HandOffFacts {
    RowId hand_off = 0, contact = 0, owner = 0;
    HandOffGroup group = HandOffGroup::open;
    bool is_back = false;                   // open again after it was recycled
    Instant since;                          // start of the clock
    std::optional<Instant> answered_at, first_touch;
    std::optional<Instant> answer_by;       // open ones only; none when there are no business hours for years, or a promised reply was given in time
};

struct HandOffFilter { RowId owner = 0; std::string text; };

// What "now" is: the workspace's day, and the instant its clocks run to.
struct HandOffClock {
    const Moment& moment;
    const BusinessHours& hours;
    Instant now;
    std::int64_t reply_minutes = 60;
    bool is_promised = false;               // a first reply within reply_minutes, by the agreement
    bool is_late(const HandOffFacts& f) const { return f.group == HandOffGroup::open && f.answer_by && *f.answer_by < now; }
    std::int64_t age(const HandOffFacts& f) const { return hours.minutes_between(f.since, now); }
};

// All that match: open ones by the start of their clock, the longest waiting first; waiting ones by their day; answered ones
// with the newest answer first.
Result<std::vector<HandOffFacts>> hand_offs(const Store&, const HandOffClock&, const HandOffFilter&);

// Round robin with capacity: of those in sales who have fewer open hand-offs than `capacity`, the one whose last hand-off is
// longest ago; when everybody has as many, the one who has the fewest, so that nothing is lost. People of both teams take part
// only where nobody is in sales alone; those who are away only where everybody is. Each take…() counts as a hand-off to the one it names.
class OwnerTurns {
public:
    static Result<OwnerTurns> load(const Store&, Date today, std::int64_t capacity);
    RowId take();                           // 0: nobody works in sales
    RowId take_least();                     // who has the fewest open ones
    RowId take_of_region(std::initializer_list<std::string_view> places);       // of those whose region names one of them ("Austria, Italy"); 0: nobody's does
    RowId take_named(RowId person);         // counts for them, if they take part; returns them
    // The person if they take part today; else who covers them while they are away, if that one does; else 0.
    RowId standing_in_for(RowId person) const;
    bool takes_part(RowId person) const { return people_.contains(person); }

private:
    struct Turn { std::int64_t open = 0, last = 0; std::string region; };
    RowId give(std::map<RowId, Turn>::iterator);
    std::map<RowId, Turn> people_;
    std::map<RowId, RowId> covers_;         // of who is away
    std::int64_t capacity_ = 0;
};

// Contacts that have a hand-off which waits for an answer or for its day.
Result<std::vector<RowId>> contacts_in_inbox(const Store&);

// The value below or at which `percent` of all lie (nearest rank); none without values. Sorts them.
std::optional<std::int64_t> percentile(std::vector<std::int64_t>& values, int percent);

}  // namespace tandem::analytics
