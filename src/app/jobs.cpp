// Runs the one job there may be, batch by batch, and tells who waits for it.
#include "app/jobs.hpp"

namespace tandem {

Result<> Jobs::start(std::string label, Job job, Waiting waiting) {
    if (job_) return fail(ErrorCode::conflict, label_ + " is still going on; try again in a moment, or stop it first.");
    job_.emplace(std::move(job));
    label_ = std::move(label);
    progress_ = {};
    is_cancelled_ = false;
    waiting_ = waiting;
    ++started_;
    ++version_;
    return {};
}

void Jobs::cancel() {
    if (!job_) return;
    is_cancelled_ = true;
    job_->cancel();
    ++version_;
}

void Jobs::step() {
    if (!job_) return;
    const bool goes_on = job_->step();
    ++version_;
    if (goes_on) {
        progress_ = job_->progress();
        return;
    }
    const Result<CommandResult> result = job_->take_result();
    job_.reset();
    label_.clear();
    progress_ = {};
    if (const Done done = std::exchange(done_, {})) done(result);
}

void Jobs::report(JobStep step) {
    progress_ = std::move(step);
    ++version_;
    if (on_report_) on_report_();
}

}  // namespace tandem
