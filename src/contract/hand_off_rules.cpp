// Conditions of rules as text and back.
#include "tandem/contract/hand_off_rules.hpp"

#include <charconv>

#include "tandem/base/text.hpp"

namespace tandem {

std::string to_text(const std::vector<RuleCondition>& conditions) {
    const auto plain = [](std::string text) {
        for (char& c : text) if (c == '\t' || c == '\n') c = ' ';
        return text;
    };
    std::string text;
    for (const RuleCondition& each : conditions)
        text += (text.empty() ? "" : "\n") + each.kind + "\t" + each.field + "\t" + each.comparison + "\t" + plain(each.value) + "\t" + std::to_string(each.days);
    return text;
}

std::vector<RuleCondition> conditions_from_text(std::string_view text) {
    std::vector<RuleCondition> conditions;
    for (const std::string_view line : split(text, '\n')) {
        const auto parts = split(line, '\t');
        if (parts.size() != 5) continue;
        RuleCondition made{.kind = std::string(parts[0]), .field = std::string(parts[1]), .comparison = std::string(parts[2]), .value = std::string(trim(parts[3]))};
        std::from_chars(parts[4].data(), parts[4].data() + parts[4].size(), made.days);
        conditions.push_back(std::move(made));
    }
    return conditions;
}

}  // namespace tandem
