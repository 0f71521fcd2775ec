// The one dated timeline of both teams about a contact, company, deal or campaign, from the first ad to the last purchase.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

enum class TimelineKind : std::uint8_t { touch, activity, deal, stage, feedback, lifecycle, hand_off, record };
struct TimelineItem {
    Instant at;
    bool has_time = true;               // false: only the day is known
    TimelineKind kind = TimelineKind::record;
    std::string what;                   // "call", "click", "objection", "won": the persisted choice, for the icon
    std::string team;                   // "sales", "marketing", "both" or ""
    std::string title, detail, by;
    std::string entity; RowId row = 0;  // opens this
    std::optional<Money> amount;        // of a purchase
};
struct TimelineAnswer {
    std::int64_t total = 0;             // items of the team asked for
    std::vector<TimelineItem> items;    // the first `count` of them
};
// `team`: sales or marketing, what either did; empty: all, also what belongs to neither.
struct Timeline {
    using Answer = TimelineAnswer;
    static constexpr std::string_view name = "timeline";
    std::string entity;
    RowId row = 0;
    int count = 50;
    std::string team;
    bool oldest_first = false;
};

}  // namespace tandem
