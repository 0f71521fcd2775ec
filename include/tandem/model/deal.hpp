// A deal: money we hope to earn, from one company; its contacts, and the stages it went through.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/campaign.hpp"
#include "tandem/model/pipeline.hpp"
#include "tandem/model/product.hpp"

namespace tandem {

enum class LostReason : std::uint8_t { price, competitor, no_budget, no_need, no_decision, missing_feature, timing, no_answer, not_our_profile, other };
template <> struct Choices<LostReason> {
    static constexpr auto list = std::to_array<Choice>({{"price", "Price"}, {"competitor", "Competitor"}, {"no_budget", "No budget"}, {"no_need", "No need now"}, {"no_decision", "No decision"}, {"missing_feature", "Missing feature"}, {"timing", "Wrong timing"}, {"no_answer", "Could not reach"}, {"not_our_profile", "Not our profile"}, {"other", "Other"}});
};

struct Deal {
    static constexpr std::string_view table = "deal";
    Id<Deal> id;
    std::string name;
    std::optional<Id<Company>> company;
    std::optional<Id<Contact>> contact;
    std::optional<Money> amount;
    Id<Pipeline> pipeline;
    Id<Stage> stage;
    Outcome outcome = Outcome::open;
    std::optional<Percent> probability;
    std::optional<Id<Person>> owner;
    std::optional<Id<Product>> product;
    std::optional<Id<Campaign>> campaign;
    std::string source;
    std::optional<Date> opened_on;
    std::optional<Date> closes_on;
    std::optional<Date> closed_on;
    std::optional<LostReason> lost_reason;
    LongText note;
    std::optional<Instant> stage_since;
    std::optional<Instant> created_at;
    std::string source_system;
    std::string external_id;
};
inline constexpr auto deal_fields = std::to_array<Field>({
    field<&Deal::name>("name", "Name", {.searchable = true}),
    field<&Deal::company>("company", "Company"),
    field<&Deal::contact>("contact", "Main contact"),
    field<&Deal::amount>("amount", "Amount", {.min = 0, .help = "Expected revenue, without tax"}),
    field<&Deal::pipeline>("pipeline", "Pipeline", {.required = true}),
    field<&Deal::stage>("stage", "Stage", {.required = true}),
    field<&Deal::outcome>("outcome", "Outcome", {.editable = false, .indexed = true}),
    field<&Deal::probability>("probability", "Probability", {.min = 0, .max = 100, .help = "Empty: the stage's own"}),
    field<&Deal::owner>("owner", "Owner"),
    field<&Deal::product>("product", "Product"),
    field<&Deal::campaign>("campaign", "Campaign"),
    field<&Deal::source>("source", "Source", {.indexed = true}),
    field<&Deal::opened_on>("opened_on", "Opened on", {.indexed = true}),
    field<&Deal::closes_on>("closes_on", "Closes on", {.indexed = true, .help = "Expected close"}),
    field<&Deal::closed_on>("closed_on", "Closed on", {.editable = false, .indexed = true}),
    field<&Deal::lost_reason>("lost_reason", "Lost because", {.indexed = true}),
    field<&Deal::note>("note", "Note", {.searchable = true}),
    field<&Deal::stage_since>("stage_since", "In this stage since", {.editable = false}),
    field<&Deal::created_at>("created_at", "Created", {.editable = false}),
    field<&Deal::source_system>("source_system", "Source system", {.editable = false, .indexed = true, .group = "Origin"}),
    field<&Deal::external_id>("external_id", "External id", {.editable = false, .group = "Origin"}),
});
static_assert(describes<Deal>(deal_fields), "a member of Deal has no field");

struct DealContact {
    static constexpr std::string_view table = "deal_contact";
    Id<DealContact> id;
    Id<Deal> deal;
    Id<Contact> contact;
    std::string role;
};
inline constexpr auto deal_contact_fields = std::to_array<Field>({
    field<&DealContact::deal>("deal", "Deal", {.required = true}),
    field<&DealContact::contact>("contact", "Contact", {.required = true}),
    field<&DealContact::role>("role", "Role"),
});
static_assert(describes<DealContact>(deal_contact_fields), "a member of DealContact has no field");

struct StageChange {
    static constexpr std::string_view table = "stage_change";
    Id<StageChange> id;
    Id<Deal> deal;
    Id<Stage> stage;
    Instant at;
    std::optional<Id<Person>> person;
};
inline constexpr auto stage_change_fields = std::to_array<Field>({
    field<&StageChange::deal>("deal", "Deal", {.required = true}),
    field<&StageChange::stage>("stage", "Stage", {.required = true}),
    field<&StageChange::at>("at", "At", {.required = true, .indexed = true}),
    field<&StageChange::person>("person", "Moved by"),
});
static_assert(describes<StageChange>(stage_change_fields), "a member of StageChange has no field");

}  // namespace tandem
