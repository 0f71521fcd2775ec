// A holiday: a day on which nobody of the two teams works, so that no clock of a hand-off runs.
#pragma once

#include "tandem/model/codec.hpp"

namespace tandem {

struct Holiday {
    static constexpr std::string_view table = "holiday";
    Id<Holiday> id;
    Date day;
    std::string name;
};
inline constexpr auto holiday_fields = std::to_array<Field>({
    field<&Holiday::day>("day", "Day", {.required = true}),
    field<&Holiday::name>("name", "Name", {.required = true}),
});
static_assert(describes<Holiday>(holiday_fields), "a member of Holiday has no field");

}  // namespace tandem
