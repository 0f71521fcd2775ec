// Hand-over rules: the list with how many contacts each would hand over now, and the contacts behind that number.
#pragma once

#include <string>
#include <vector>

#include "tandem/contract/pipeline.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

// Members as in model/hand_off_rule.hpp, choices by their persisted names. `label`: of the record a reference's value is the id of.
struct RuleCondition {
    std::string kind = "field", field, comparison = "equal", value, label;
    std::int64_t days = 0;
    friend bool operator==(const RuleCondition&, const RuleCondition&) = default;
};
struct RuleMeaning {
    std::string match = "all";
    std::vector<RuleCondition> conditions;
    friend bool operator==(const RuleMeaning&, const RuleMeaning&) = default;
};

struct HandOffRuleRow {
    RowId id = 0, person = 0;
    std::string name, gives_to = "turn", person_name, reason;
    bool is_on = false;
    RuleMeaning meaning;
    std::int64_t would = 0, handed = 0;     // would be handed over now; ever were
    std::string problem;                    // a sentence when a condition means nothing any more; then nobody is handed over
};
struct HandOffRulesAnswer { std::vector<HandOffRuleRow> rows; };        // in their order
struct HandOffRuleList { using Answer = HandOffRulesAnswer; static constexpr std::string_view name = "hand_off_rule_list"; int unused = 0; };

// Whom such a rule would hand over now; `rule` 0: one that is not there yet.
struct RuleTrialAnswer { std::int64_t total = 0; std::vector<NamedRow> rows; std::string problem; };
struct HandOffRuleTrial { using Answer = RuleTrialAnswer; static constexpr std::string_view name = "hand_off_rule_trial"; RowId rule = 0; RuleMeaning meaning; int count = 100; };

// Conditions as hand_off_rule.save takes them: one a line, its members separated by tabs.
std::string to_text(const std::vector<RuleCondition>&);
std::vector<RuleCondition> conditions_from_text(std::string_view);

}  // namespace tandem
