// Business hours out of settings and holidays.
#include "app/working_hours.hpp"

#include "app/settings.hpp"
#include "tandem/analytics/agreement.hpp"
#include "tandem/model/holiday.hpp"

namespace tandem {

BusinessHours working_hours(const Store& store, const TimeZone& zone) {
    const Entity& holiday = store.catalog().of<Holiday>();
    std::vector<Date> days;
    if (const auto ids = store.ordered({.entity = holiday.id}))
        for (const Row& row : store.rows(holiday.id, **ids)) days.push_back({static_cast<std::int32_t>(row.cells[holiday.index("day")].integer_or(0))});
    if (auto hours = BusinessHours::from_text(load_settings(store).business_hours, zone, days)) return *hours;
    return *BusinessHours::from_text(BusinessHours::usual, zone, days);
}

ReplyPromise reply_promise(const Store& store, Date today) {
    ReplyPromise promise{.minutes = load_settings(store).reply_minutes};
    if (const auto versions = analytics::agreements(store))
        if (const Agreement* holds = analytics::version_today(*versions, today)) promise = {holds->reply_minutes, true};
    return promise;
}

ReplyClock::ReplyClock(const Context& context, Instant now)
    : moment_{context.today(), context.zone()}, hours_(working_hours(context.store, context.zone())), clock_{.moment = moment_, .hours = hours_, .now = now} {
    const ReplyPromise promise = reply_promise(context.store, moment_.today);
    clock_.reply_minutes = promise.minutes, clock_.is_promised = promise.is_agreed;
}

}  // namespace tandem
