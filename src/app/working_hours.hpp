// The business hours of the workspace: what its settings say, in its time zone, without its holidays.
#pragma once

#include "app/context.hpp"
#include "tandem/analytics/hand_offs.hpp"
#include "tandem/base/business_hours.hpp"
#include "tandem/store/store.hpp"

namespace tandem {

// `zone` is the workspace's, or the device's where it names none. The usual hours where the settings cannot be read.
BusinessHours working_hours(const Store&, const TimeZone& zone);

// How soon somebody handed over is to hear from sales: what the agreement that holds this week promises as the first reply, else the
// minutes of the settings, within which a hand-off is to be answered.
struct ReplyPromise { std::int64_t minutes = 60; bool is_agreed = false; };
ReplyPromise reply_promise(const Store&, Date today);

// The clock by which hand-offs are counted, up to now or to another instant, with what it refers to: stays where it was made.
class ReplyClock {
public:
    explicit ReplyClock(const Context& context) : ReplyClock(context, context.now()) {}
    ReplyClock(const Context&, Instant now);
    ReplyClock(const ReplyClock&) = delete;
    ReplyClock& operator=(const ReplyClock&) = delete;
    operator const analytics::HandOffClock&() const { return clock_; }
    const analytics::HandOffClock* operator->() const { return &clock_; }

private:
    analytics::Moment moment_;
    BusinessHours hours_;
    analytics::HandOffClock clock_;
};

}  // namespace tandem
