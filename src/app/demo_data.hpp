// Sample data: EcoTech, a believable firm that sells batteries, inverters, heat-pump controllers and cargo bikes to firms.
//
// Three calendar quarters, told so that Home and the two teams have something to see on any day:
//   quarter −2   complete: 2,400 leads, 120 of them won        quarter −1   complete: 2,400 leads, 150 of them won (+25 %)
//   running      cut at today: the same pace of leads, 60 open deals, some stale; to-dos overdue, due today and planned
// Won deals begin and end within their quarter, so cohort and period give the same figures. Eight campaigns on five channels
// with spend for each day, journeys of one to nine touches, seven themes of feedback of which "Asked about battery life" rises
// through the last complete weeks (2, 3, 5, 8). Hand-offs since the beginning of quarter −1: most answered, a dozen open, some that
// come back; an agreement that was breached twice. About 600 firms, both teams with regions and managers, settings (name, currency
// EUR, fiscal year from January, Europe/Berlin). All e-mail addresses end in .example, telephone numbers are kept for fiction.
#pragma once

#include <cstdint>
#include <memory>

#include "app/jobs.hpp"
#include "tandem/base/date.hpp"
#include "tandem/store/store.hpp"

namespace tandem {

// The sample in steps of some 20 ms, so that questions are answered while it is made. One change set of origin `import`, so that it can be undone as a whole. The same seed and day make the same rows with the
// same ids, whatever the workspace, so two colleagues' samples merge into one. Nothing is there after a failure, or after
// `progress` returned false (ErrorCode::cancelled). Takes about a second and writes some 60,000 rows.
class SampleMaking {
public:
    static Result<SampleMaking> begin(Store&, std::uint64_t seed, Date today);
    SampleMaking(SampleMaking&&) noexcept;
    ~SampleMaking();                    // not finished: everything is taken back
    Result<bool> step();                // false: it is finished
    Result<> cancel();
    std::int64_t done() const;          // rows
    std::int64_t total() const;

private:
    struct Impl;
    explicit SampleMaking(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};
// The whole of it at once, for the command line and tests.
Result<> make_sample(Store&, std::uint64_t seed, Date today, const Progress& progress);

// The person who looks around: head of revenue, over both teams. It is the first person by id.
RowId sample_person(std::uint64_t seed, Date today);

}  // namespace tandem
