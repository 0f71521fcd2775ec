// A hand-over rule: who among the contacts goes to sales by itself, and to whom; its conditions are rows of their own, so that two
// copies that each add one have both.
//
// A condition is one of three. field: a field of the contact, or of the company as "company.country", compared with a value as in a
// list's filter; touch: a touch of a kind within so many days; points: so many of them within so many days (analytics/hand_off_rules.hpp).
// The value is text whatever the field's kind: a choice's name, a record's id, minor units of money, days since 1970 and so on,
// a real number with a point; empty where the comparison needs none.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

enum class RuleMatch : std::uint8_t { all, any };
template <> struct Choices<RuleMatch> {
    static constexpr auto list = std::to_array<Choice>({{"all", "All of these"}, {"any", "Any of these"}});
};

enum class RuleOwner : std::uint8_t { turn, territory, capacity, account_owner, person };
template <> struct Choices<RuleOwner> {
    static constexpr auto list = std::to_array<Choice>({{"turn", "Whose turn it is"}, {"territory", "Whose region it is"}, {"capacity", "Who has the fewest open"}, {"account_owner", "Who owns the company"}, {"person", "Always the same person"}});
};

// Who gets it when nobody can be found that way, or whoever it is takes no hand-offs today: whoever covers them, else whose turn it is.
struct HandOffRule {
    static constexpr std::string_view table = "hand_off_rule";
    Id<HandOffRule> id;
    std::string name;
    bool is_on = true;
    RuleMatch match = RuleMatch::all;
    RuleOwner gives_to = RuleOwner::turn;
    std::optional<Id<Person>> person;
    std::string reason;                     // of its hand-offs; empty: the name
    std::int64_t position = 0;              // a contact that several rules fit goes by the first
};
inline constexpr auto hand_off_rule_fields = std::to_array<Field>({
    field<&HandOffRule::name>("name", "Name", {.required = true}),
    field<&HandOffRule::is_on>("is_on", "Is on", {.required = true}),
    field<&HandOffRule::match>("match", "Holds when", {.required = true}),
    field<&HandOffRule::gives_to>("gives_to", "Goes to", {.required = true}),
    field<&HandOffRule::person>("person", "Person"),
    field<&HandOffRule::reason>("reason", "Why"),
    field<&HandOffRule::position>("position", "Order", {.required = true}),
});
static_assert(describes<HandOffRule>(hand_off_rule_fields), "a member of HandOffRule has no field");

enum class ConditionKind : std::uint8_t { field, touch, points };
template <> struct Choices<ConditionKind> {
    static constexpr auto list = std::to_array<Choice>({{"field", "Field"}, {"touch", "Touch"}, {"points", "Points"}});
};

enum class Compared : std::uint8_t { equal, not_equal, less, less_or_equal, greater, greater_or_equal, contains, starts_with, is_empty, is_filled };
template <> struct Choices<Compared> {
    static constexpr auto list = std::to_array<Choice>({{"equal", "Is"}, {"not_equal", "Is not"}, {"less", "Less than"}, {"less_or_equal", "At most"}, {"greater", "More than"}, {"greater_or_equal", "At least"}, {"contains", "Contains"}, {"starts_with", "Begins with"}, {"is_empty", "Is empty"}, {"is_filled", "Is filled in"}});
};

struct HandOffCondition {
    static constexpr std::string_view table = "hand_off_condition";
    Id<HandOffCondition> id;
    Id<HandOffRule> rule;
    ConditionKind kind = ConditionKind::field;
    std::string field;                      // a field's name, or the touch's kind
    Compared comparison = Compared::equal;
    std::string value;                      // points: how many at least
    std::int64_t days = 0;                  // touch and points: within so many, today's included; 0: ever
    std::int64_t position = 0;
};
inline constexpr auto hand_off_condition_fields = std::to_array<Field>({
    field<&HandOffCondition::rule>("rule", "Rule", {.required = true}),
    field<&HandOffCondition::kind>("kind", "Kind", {.required = true}),
    field<&HandOffCondition::field>("field", "Field"),
    field<&HandOffCondition::comparison>("comparison", "Comparison", {.required = true}),
    field<&HandOffCondition::value>("value", "Value"),
    field<&HandOffCondition::days>("days", "Within days", {.min = 0, .max = 36'500}),
    field<&HandOffCondition::position>("position", "Order", {.required = true}),
});
static_assert(describes<HandOffCondition>(hand_off_condition_fields), "a member of HandOffCondition has no field");

// The hand-off that a rule makes of a contact: one, so two copies that run the same rule make the same row.
inline RowId hand_off_row(RowId rule, RowId contact) { return id_from_key({"hand_off", to_text(rule), to_text(contact)}); }

}  // namespace tandem
