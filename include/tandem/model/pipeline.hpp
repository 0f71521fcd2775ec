// A pipeline and its stages: the way a deal goes, with the customer's own names and probabilities.
#pragma once

#include "tandem/model/codec.hpp"

namespace tandem {

enum class Outcome : std::uint8_t { open, won, lost };
template <> struct Choices<Outcome> {
    static constexpr auto list = std::to_array<Choice>({{"open", "Open"}, {"won", "Won"}, {"lost", "Lost"}});
};

struct Pipeline {
    static constexpr std::string_view table = "pipeline";
    Id<Pipeline> id;
    std::string name;
    std::int64_t position;
};
inline constexpr auto pipeline_fields = std::to_array<Field>({
    field<&Pipeline::name>("name", "Name", {.required = true}),
    field<&Pipeline::position>("position", "Position", {.listed = false}),
});
static_assert(describes<Pipeline>(pipeline_fields), "a member of Pipeline has no field");

struct Stage {
    static constexpr std::string_view table = "stage";
    Id<Stage> id;
    Id<Pipeline> pipeline;
    std::string name;
    std::int64_t position;
    Percent probability;
    Outcome outcome = Outcome::open;
    std::optional<std::int64_t> stale_after_days;
};
inline constexpr auto stage_fields = std::to_array<Field>({
    field<&Stage::pipeline>("pipeline", "Pipeline", {.required = true}),
    field<&Stage::name>("name", "Name", {.required = true}),
    field<&Stage::position>("position", "Position", {.listed = false}),
    field<&Stage::probability>("probability", "Probability", {.min = 0, .max = 100}),
    field<&Stage::outcome>("outcome", "Outcome"),
    field<&Stage::stale_after_days>("stale_after_days", "Stale after (days)", {.min = 1}),
});
static_assert(describes<Stage>(stage_fields), "a member of Stage has no field");

}  // namespace tandem
