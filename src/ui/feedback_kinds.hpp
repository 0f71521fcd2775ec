// How each kind of feedback looks: word, icon, tone; the same on the board, in capture and beside a campaign.
#pragma once

#include <array>
#include <string_view>

#include "tandem_icons.hpp"
#include "ui/theme.hpp"

namespace tandem::ui {

struct FeedbackLook {
    std::string_view name, label, hint;
    const char* icon;
    Tone tone;
};
inline constexpr auto feedback_looks = std::to_array<FeedbackLook>({
    {"objection", "Objection", "Against buying", icons::shield_alert, Tone::warn},
    {"request", "Request", "Asks for it", icons::lightbulb, Tone::accent},
    {"competitor", "Competitor", "Names another", icons::swords, Tone::bad},
    {"praise", "Praise", "Likes something", icons::thumbs_up, Tone::good},
    {"wrong_lead", "Wrong lead", "Could not buy", icons::circle_x, Tone::neutral},
});
inline const FeedbackLook& feedback_look(std::string_view name) {
    for (const FeedbackLook& look : feedback_looks) if (look.name == name) return look;
    return feedback_looks[1];
}

} // namespace tandem::ui
