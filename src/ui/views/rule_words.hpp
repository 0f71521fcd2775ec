// Hand-over rules in words, and what their conditions can be about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/contract/hand_off_rules.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// What a condition can be about: a touch, points, or a field of the contact or its company.
struct RuleSubject {
    std::string kind = "field", name;       // of RuleCondition; name "company.country"
    std::string label;
    const Field* field = nullptr;           // as long as the catalog
};
std::vector<RuleSubject> rule_subjects(const Catalog&);
const Field* rule_field(const Catalog&, std::string_view name);     // null: there is none any more

// A condition's text as the field's value, and back; null where it cannot be one.
Value rule_value(const Field&, std::string_view text);
std::string rule_text(const Value&);

// "Lifecycle is MQL and asked for a demo within 14 days"; "to whoever's turn it is".
std::string meaning_words(const ViewContext&, const RuleMeaning&);
std::string owner_words(const HandOffRuleRow&);
std::string would_words(const Format&, std::int64_t count);

}  // namespace tandem::ui
