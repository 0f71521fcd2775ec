// A contact: one human being we know, with e-mails, phones, addresses and tags as part rows, and where they are on their way.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/campaign.hpp"
#include "tandem/model/tag.hpp"

namespace tandem {

enum class Lifecycle : std::uint8_t { subscriber, lead, mql, sal, sql, opportunity, customer, evangelist, recycled, disqualified };
template <> struct Choices<Lifecycle> {
    static constexpr auto list = std::to_array<Choice>({{"subscriber", "Subscriber"}, {"lead", "Lead"}, {"mql", "MQL"}, {"sal", "SAL"}, {"sql", "SQL"}, {"opportunity", "Opportunity"}, {"customer", "Customer"}, {"evangelist", "Evangelist"}, {"recycled", "Recycled"}, {"disqualified", "Disqualified"}});
};

enum class AddressKind : std::uint8_t { work, home, other, mobile };
template <> struct Choices<AddressKind> {
    static constexpr auto list = std::to_array<Choice>({{"work", "Work"}, {"home", "Home"}, {"other", "Other"}, {"mobile", "Mobile"}});
};

struct Contact {
    static constexpr std::string_view table = "contact";
    Id<Contact> id;
    std::string first_name;
    std::string last_name;
    std::string title;
    std::optional<Id<Company>> company;
    std::optional<Lifecycle> lifecycle;
    std::optional<Id<Person>> owner;
    std::optional<Id<Campaign>> campaign;
    std::string source;
    std::string city;
    std::string country;
    std::optional<Date> birthday;
    std::string gender;
    Url linkedin;
    std::string status;
    std::optional<bool> newsletter;
    LongText background;
    std::optional<Instant> created_at;
    std::optional<Instant> last_seen_at;
    std::string source_system;
    std::string external_id;
    std::optional<Id<Contact>> merged_into;     // set when a merge moved it to the trash
};
inline constexpr auto contact_fields = std::to_array<Field>({
    field<&Contact::first_name>("first_name", "First name", {.searchable = true}),
    field<&Contact::last_name>("last_name", "Last name", {.searchable = true}),
    field<&Contact::title>("title", "Title", {.searchable = true}),
    field<&Contact::company>("company", "Company"),
    field<&Contact::lifecycle>("lifecycle", "Lifecycle", {.indexed = true}),
    field<&Contact::owner>("owner", "Owner"),
    field<&Contact::campaign>("campaign", "First campaign"),
    field<&Contact::source>("source", "Source", {.indexed = true}),
    field<&Contact::city>("city", "City", {.group = "Place"}),
    field<&Contact::country>("country", "Country", {.indexed = true, .group = "Place"}),
    field<&Contact::birthday>("birthday", "Birthday", {.group = "More"}),
    field<&Contact::gender>("gender", "Gender", {.listed = false, .group = "More"}),
    field<&Contact::linkedin>("linkedin", "LinkedIn", {.group = "More"}),
    field<&Contact::status>("status", "Status", {.group = "More"}),
    field<&Contact::newsletter>("newsletter", "Newsletter", {.group = "More"}),
    field<&Contact::background>("background", "Background", {.searchable = true}),
    field<&Contact::created_at>("created_at", "Created", {.editable = false, .indexed = true}),
    field<&Contact::last_seen_at>("last_seen_at", "Last seen", {.editable = false}),
    field<&Contact::source_system>("source_system", "Source system", {.editable = false, .indexed = true, .group = "Origin"}),
    field<&Contact::external_id>("external_id", "External id", {.editable = false, .group = "Origin"}),
    field<&Contact::merged_into>("merged_into", "Merged into", {.listed = false, .editable = false, .group = "Origin"}),
});
static_assert(describes<Contact>(contact_fields), "a member of Contact has no field");

struct ContactEmail {
    static constexpr std::string_view table = "contact_email";
    Id<ContactEmail> id;
    Id<Contact> contact;
    std::int64_t position;
    std::optional<AddressKind> kind;
    Email value;
};
inline constexpr auto contact_email_fields = std::to_array<Field>({
    field<&ContactEmail::contact>("contact", "Contact", {.required = true}),
    field<&ContactEmail::position>("position", "Position", {.listed = false}),
    field<&ContactEmail::kind>("kind", "Kind"),
    field<&ContactEmail::value>("value", "E-mail", {.required = true, .searchable = true, .indexed = true}),
});
static_assert(describes<ContactEmail>(contact_email_fields), "a member of ContactEmail has no field");

struct ContactPhone {
    static constexpr std::string_view table = "contact_phone";
    Id<ContactPhone> id;
    Id<Contact> contact;
    std::int64_t position;
    std::optional<AddressKind> kind;
    Phone value;
};
inline constexpr auto contact_phone_fields = std::to_array<Field>({
    field<&ContactPhone::contact>("contact", "Contact", {.required = true}),
    field<&ContactPhone::position>("position", "Position", {.listed = false}),
    field<&ContactPhone::kind>("kind", "Kind"),
    field<&ContactPhone::value>("value", "Phone", {.required = true, .searchable = true}),
});
static_assert(describes<ContactPhone>(contact_phone_fields), "a member of ContactPhone has no field");

struct ContactAddress {
    static constexpr std::string_view table = "contact_address";
    Id<ContactAddress> id;
    Id<Contact> contact;
    std::int64_t position;
    std::optional<AddressKind> kind;
    std::string street;
    std::string postal_code;
    std::string city;
    std::string region;
    std::string country;
};
inline constexpr auto contact_address_fields = std::to_array<Field>({
    field<&ContactAddress::contact>("contact", "Contact", {.required = true}),
    field<&ContactAddress::position>("position", "Position", {.listed = false}),
    field<&ContactAddress::kind>("kind", "Kind"),
    field<&ContactAddress::street>("street", "Street"),
    field<&ContactAddress::postal_code>("postal_code", "Postal code"),
    field<&ContactAddress::city>("city", "City"),
    field<&ContactAddress::region>("region", "Region"),
    field<&ContactAddress::country>("country", "Country"),
});
static_assert(describes<ContactAddress>(contact_address_fields), "a member of ContactAddress has no field");

struct ContactTag {
    static constexpr std::string_view table = "contact_tag";
    Id<ContactTag> id;
    Id<Contact> contact;
    Id<Tag> tag;
};
inline constexpr auto contact_tag_fields = std::to_array<Field>({
    field<&ContactTag::contact>("contact", "Contact", {.required = true}),
    field<&ContactTag::tag>("tag", "Tag", {.required = true}),
});
static_assert(describes<ContactTag>(contact_tag_fields), "a member of ContactTag has no field");

struct LifecycleChange {
    static constexpr std::string_view table = "lifecycle_change";
    Id<LifecycleChange> id;
    Id<Contact> contact;
    Lifecycle lifecycle;
    Instant at;
    std::optional<Id<Person>> person;
    std::string reason;
};
inline constexpr auto lifecycle_change_fields = std::to_array<Field>({
    field<&LifecycleChange::contact>("contact", "Contact", {.required = true}),
    field<&LifecycleChange::lifecycle>("lifecycle", "Lifecycle", {.required = true, .indexed = true}),
    field<&LifecycleChange::at>("at", "At", {.required = true, .indexed = true}),
    field<&LifecycleChange::person>("person", "Moved by"),
    field<&LifecycleChange::reason>("reason", "Reason"),
});
static_assert(describes<LifecycleChange>(lifecycle_change_fields), "a member of LifecycleChange has no field");

}  // namespace tandem
