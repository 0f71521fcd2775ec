// Jobs: long work as straight code that stands still between its batches, so that questions are answered meanwhile.
//
//     Job export_things(Context& context, std::string entity) {
//         for (…) {
//             … at most 20 ms of work …
//             if (!(co_yield JobStep{done, total, "Writing contacts"})) co_return fail(ErrorCode::cancelled, "Stopped; nothing was changed.");
//         }
//         co_return CommandResult{.ok = true, .message = "…"};
//     }
//
// A coroutine: arguments are taken by value, except what outlives the job (the Context). TRY becomes CO_TRY.
#pragma once

#include <coroutine>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "tandem/base/error.hpp"
#include "tandem/contract/command.hpp"

namespace tandem {

struct JobStep {
    std::int64_t done = 0, total = 0;
    std::string label;
};

// The same for straight code that is no coroutine: called between batches; false: stop, take back, return `cancelled`.
using Progress = std::function<bool(std::int64_t done, std::int64_t total, std::string_view label)>;

class Job {
public:
    struct promise_type {
        JobStep step;
        bool is_wanted = true;
        std::optional<Result<CommandResult>> result;

        struct Pause {
            promise_type& promise;
            bool await_ready() const noexcept { return false; }
            void await_suspend(std::coroutine_handle<>) const noexcept {}
            bool await_resume() const noexcept { return promise.is_wanted; }
        };
        Job get_return_object() { return Job(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        Pause yield_value(JobStep next) {
            step = std::move(next);
            return Pause{*this};
        }
        void return_value(Result<CommandResult> value) { result.emplace(std::move(value)); }
        [[noreturn]] void unhandled_exception() { assertion_failed("no exceptions", __FILE__, __LINE__); }
    };

    Job() = default;
    explicit Job(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    Job(Job&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Job& operator=(Job&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~Job() { if (handle_) handle_.destroy(); }

    // Runs to the next batch; false when it is over and take_result() may be called.
    bool step() {
        handle_.resume();
        return !handle_.done();
    }
    const JobStep& progress() const { return handle_.promise().step; }
    void cancel() { handle_.promise().is_wanted = false; }
    Result<CommandResult> take_result() { return std::move(*handle_.promise().result); }

private:
    std::coroutine_handle<promise_type> handle_;
};

// One long work at a time.
class Jobs {
public:
    using Done = std::function<void(const Result<CommandResult>&)>;

    bool is_running() const { return job_.has_value(); }
    const std::string& label() const { return label_; }         // of the whole, e.g. "Importing"; steps have their own words
    const JobStep& progress() const { return progress_; }
    std::int64_t version() const { return version_; }           // + 1 whenever what one sees of it changed

    // Refused with a sentence while another runs. The first step runs in the next tick. Of an awaited job the result is
    // the result of the command that started it; otherwise the command answers at once.
    enum class Waiting : std::uint8_t { awaited, alone };
    Result<> start(std::string label, Job job, Waiting waiting = Waiting::awaited);
    bool is_awaited() const { return job_.has_value() && waiting_ == Waiting::awaited; }
    void when_done(Done done) { done_ = std::move(done); }
    void cancel();                                              // asks; the job ends at its next batch
    void step();                                                // one batch
    void report(JobStep step);                                  // from straight code within a batch
    void on_report(std::function<void()> f) { on_report_ = std::move(f); }
    bool is_cancelled() const { return is_cancelled_; }
    int started() const { return started_; }                    // how many ever

private:
    std::optional<Job> job_;
    std::string label_;
    JobStep progress_;
    Done done_;
    std::function<void()> on_report_;
    std::int64_t version_ = 0;
    int started_ = 0;
    bool is_cancelled_ = false;
    Waiting waiting_ = Waiting::awaited;
};

}  // namespace tandem

// TRY for jobs.
#define CO_TRY(expression)                                                                 \
    ({                                                                                     \
        auto&& result_ = (expression);                                                     \
        if (!result_) [[unlikely]] co_return std::unexpected(std::move(result_).error());  \
        std::forward<decltype(result_)>(result_).value();                                  \
    })
