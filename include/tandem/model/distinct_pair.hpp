// A pair that somebody looked at and found to be two: "not the same". Never proposed as duplicates again.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/contact.hpp"

namespace tandem {

// Two contacts, or two companies.
struct DistinctPair {
    static constexpr std::string_view table = "distinct_pair";
    Id<DistinctPair> id;
    std::optional<Id<Contact>> contact, other_contact;
    std::optional<Id<Company>> company, other_company;
    std::optional<Instant> at;
    std::optional<Id<Person>> person;
};
inline constexpr auto distinct_pair_fields = std::to_array<Field>({
    field<&DistinctPair::contact>("contact", "Contact"),
    field<&DistinctPair::other_contact>("other_contact", "Other contact"),
    field<&DistinctPair::company>("company", "Company"),
    field<&DistinctPair::other_company>("other_company", "Other company"),
    field<&DistinctPair::at>("at", "At"),
    field<&DistinctPair::person>("person", "Found by"),
});
static_assert(describes<DistinctPair>(distinct_pair_fields), "a member of DistinctPair has no field");

}  // namespace tandem
