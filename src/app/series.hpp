// A series: an activity that repeats, by the times at which it comes round, and one of them taken out of it as an activity of its own.
//
// What is taken out is known by its key: the series' outside key, or its id, and the time that it would have had, as calendars know a moved
// instance. So nothing is written into the series, and two copies in which different times were done are merged without a conflict; done in
// both, it is one activity. One that was taken out and then deleted does not come back.
#pragma once

#include "app/context.hpp"
#include "tandem/base/recurrence.hpp"

namespace tandem {

struct SeriesTime {
    std::optional<Instant> at;          // of those with a time
    Date day;
    friend bool operator==(const SeriesTime&, const SeriesTime&) = default;
};

class Series {
public:
    // `moved`: times of instances that stand elsewhere on their own, as analytics::moved_instances says.
    Series(const Context&, Row, std::span<const std::string> moved);
    static Series read(const Context&, Row);

    const Recurrence& recurrence() const { return recurrence_; }
    SeriesTime first() const { return first_; }
    // Those that are not activities of their own, on days from `from` to `to`; at most the earliest `most`.
    std::vector<SeriesTime> times(Date from, Date to, std::size_t most) const;
    // By milliseconds of one with a time, else days; none where it does not come round.
    std::optional<SeriesTime> time(std::int64_t) const;
    std::optional<SeriesTime> next(SeriesTime after) const;
    std::optional<Instant> end(SeriesTime) const;

    Row taken_out(SeriesTime) const;                                        // not written
    // The series without its first time: it begins with the next, and what only a line of RDATE names before that becomes activities of its own.
    // Nothing when there is no next.
    std::optional<Row> begun_later(ChangeSet& others) const;
    // All of it moved, by one of its times.
    Row moved(SeriesTime, int days, int minutes) const;
    // As a form changes the first time: the rule goes along.
    static void follow(const Context&, const Row& before, Row& after);

private:
    const Value& cell(std::string_view field) const { return row_.cells[entity_->index(field)]; }
    std::string_view source() const;
    std::string key(SeriesTime) const;
    RowId id_of(SeriesTime) const;
    bool is_taken(SeriesTime) const;
    std::vector<SeriesTime> all_times(Date from, Date to, std::size_t most) const;
    Date rule_day(SeriesTime) const;

    const Context* context_;
    const Entity* entity_;
    Row row_;
    TimeZone here_;
    Recurrence recurrence_;
    SeriesTime first_;
};

std::string left_out_line(SeriesTime);        // a line of EXDATE
bool repeats(const Entity& activity, const Row&);
// An activity moved on the clock, whether it has a time or a day; both ends.
void move_times(const Entity& activity, Row&, const TimeZone&, int days, int minutes);

}  // namespace tandem
