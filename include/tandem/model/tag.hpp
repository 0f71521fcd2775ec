// A tag: a word of the team's own on contacts.
#pragma once

#include "tandem/model/codec.hpp"

namespace tandem {

struct Tag {
    static constexpr std::string_view table = "tag";
    Id<Tag> id;
    std::string name;
    std::string colour;
};
inline constexpr auto tag_fields = std::to_array<Field>({
    field<&Tag::name>("name", "Name", {.required = true}),
    field<&Tag::colour>("colour", "Colour", {.listed = false}),
});
static_assert(describes<Tag>(tag_fields), "a member of Tag has no field");

}  // namespace tandem
