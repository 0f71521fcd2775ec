// The one function every word on the screen goes through, so that a catalogue can translate it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tandem::ui {

// English in, the user's language out. Until the catalogue exists both are the same; the text must outlive the call.
inline std::string_view tr(std::string_view english) { return english; }
// The same with one or two places "{}" filled in.
std::string tr(std::string_view english, std::string_view first, std::string_view second = {});
// "1 deal", "12 deals": the count as text comes from Format.
std::string counted(std::string_view count_text, std::int64_t count, std::string_view one, std::string_view many);

// A label inside a sentence: "Deal" → "deal"; words that are capitals throughout ("MQL") stay.
std::string fold_label(std::string_view label);

} // namespace tandem::ui
