// Minutes of business hours in words, and how a hand-off stands.
#pragma once

#include <string>
#include <string_view>

#include "tandem/contract/hand_offs.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// "35 min", "3 h 20 min", "26 h": hours of work, never days, whose length differs from team to team.
std::string work_time(const Format& format, std::int64_t minutes);

std::string business_time(const Format& format, std::int64_t minutes);      // "1 business hour", "90 min of business hours"

struct Standing { std::string words, exact; Tone tone = Tone::neutral; };
// Open: how long it waits, and late or by when; waiting: its day; answered: what sales said, and when.
Standing standing_of(const Format& format, const HandOffRow& row);

}  // namespace tandem::ui
