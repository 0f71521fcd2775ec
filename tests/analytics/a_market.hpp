// AMarket: a small hand-made workspace whose figures can be counted on fingers.
#pragma once

#include "tandem/analytics/moment.hpp"
#include "tandem/model/activity.hpp"
#include "tandem/model/feedback.hpp"
#include "tandem/model/touch.hpp"
#include "tests/store/a_store.hpp"

namespace tandem::tests {

inline Date day(std::string_view iso) { return *date_from_text(iso); }
inline Instant noon(std::string_view iso) { return instant_at(day(iso), 12 * 60); }

struct AMarket : AStore {
    static constexpr std::string_view today_text = "2026-11-24";    // a Tuesday
    analytics::Moment moment{day(today_text), TimeZone::fixed(60)};

    template <class R> Id<R> add(R record) {
        record.id.value = (**this).next_id();
        make(record, "Add");
        return record.id;
    }

    Id<Pipeline> pipeline = add(Pipeline{.name = "Sales", .position = 1});
    Id<Stage> first = add(Stage{.pipeline = pipeline, .name = "First", .position = 1, .probability = {20}, .stale_after_days = 10});
    Id<Stage> second = add(Stage{.pipeline = pipeline, .name = "Second", .position = 2, .probability = {50}});
    Id<Stage> won = add(Stage{.pipeline = pipeline, .name = "Won", .position = 3, .probability = {100}, .outcome = Outcome::won});
    Id<Stage> lost = add(Stage{.pipeline = pipeline, .name = "Lost", .position = 4, .probability = {0}, .outcome = Outcome::lost});
    Id<Person> ada = add(Person{.name = "Ada", .team = Team::sales, .region = "West"});
    Id<Person> bob = add(Person{.name = "Bob", .team = Team::sales, .region = "East"});

    Deal open_deal(std::string name, std::int64_t amount, Id<Stage> stage, std::string_view since) {
        return {.name = std::move(name), .amount = Money{amount}, .pipeline = pipeline, .stage = stage, .opened_on = day(since), .stage_since = noon(since)};
    }
    Deal closed_deal(std::string name, std::int64_t amount, Outcome outcome, std::string_view opened, std::string_view closed) {
        return {.name = std::move(name), .amount = Money{amount}, .pipeline = pipeline, .stage = outcome == Outcome::won ? won : lost, .outcome = outcome,
                .opened_on = day(opened), .closed_on = day(closed), .stage_since = noon(closed)};
    }
};

// One number that plain SQL answers.
inline std::int64_t number(const Store& store, std::string_view sql) {
    std::int64_t result = -1;
    const auto asked = store.ask(sql, {}, [&](std::span<const Value> cells) { result = cells[0].integer_or(0); return false; });
    REQUIRE_MESSAGE(asked, (asked ? "" : asked.error().message));
    return result;
}

}  // namespace tandem::tests
