// A setting of the workspace that its whole team shares: name, currency, time zone, fiscal start.
#pragma once

#include "tandem/model/codec.hpp"

namespace tandem {

struct Setting {
    static constexpr std::string_view table = "setting";
    Id<Setting> id;
    std::string name;
    std::string value;
};
inline constexpr auto setting_fields = std::to_array<Field>({
    field<&Setting::name>("name", "Name", {.required = true}),
    field<&Setting::value>("value", "Value"),
});
static_assert(describes<Setting>(setting_fields), "a member of Setting has no field");

}  // namespace tandem
