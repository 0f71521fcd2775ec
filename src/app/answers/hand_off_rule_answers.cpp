// How hand-over rules are answered: what each means, and whom it would hand over now.
#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/answers/labels.hpp"
#include "tandem/analytics/hand_off_rules.hpp"
#include "tandem/model/hand_off.hpp"

namespace tandem {
namespace {

std::string name_of(const Field& field, const Value& value) {
    const Choice* choice = find_choice(field, value.text_or(""));
    return choice ? std::string(choice->name) : std::string();
}

// The record that a condition on a reference compares with.
std::string label_of(const Context& context, Labels& labels, const RuleCondition& condition) {
    if (condition.kind != "field" || condition.value.empty()) return {};
    const bool is_of_company = condition.field.starts_with("company.");
    const Field* field = context.catalog.entity(is_of_company ? "company" : "contact").find(is_of_company ? condition.field.substr(8) : condition.field);
    return field && field->kind == Kind::reference ? labels.title(field->target, row_id_from_text(condition.value)) : std::string();
}

RuleMeaning meaning_of(const Context& context, Labels& labels, const HandOffRule& rule, const std::vector<HandOffCondition>& conditions) {
    const Entity& entity = context.catalog.of<HandOffCondition>();
    RuleMeaning meaning{.match = std::string(Choices<RuleMatch>::list[static_cast<std::size_t>(rule.match)].name)};
    for (const HandOffCondition& each : conditions) {
        const Row row = to_row(entity, each);
        RuleCondition made{.kind = name_of(*entity.find("kind"), cell(context, row, "kind")), .field = each.field, .comparison = name_of(*entity.find("comparison"), cell(context, row, "comparison")),
                           .value = each.value, .days = each.days};
        made.label = label_of(context, labels, made);
        meaning.conditions.push_back(std::move(made));
    }
    return meaning;
}

}  // namespace

Result<HandOffRulesAnswer> answer(Context& context, const HandOffRuleList&) {
    HandOffRulesAnswer result;
    Labels labels(context);
    const Entity& hand_off = context.catalog.of<HandOff>();
    for (const HandOffRule& rule : TRY(analytics::hand_off_rules(context.store))) {
        const auto conditions = TRY(analytics::conditions_of(context.store, rule.id.value));
        HandOffRuleRow row{.id = rule.id.value, .name = rule.name, .gives_to = std::string(Choices<RuleOwner>::list[static_cast<std::size_t>(rule.gives_to)].name), .reason = rule.reason, .is_on = rule.is_on,
                           .meaning = meaning_of(context, labels, rule, conditions)};
        if (rule.person) row.person = rule.person->value, row.person_name = labels.title("person", row.person);
        const auto fitting = analytics::contacts_fitting(context.store, row.id, rule.match, conditions, context.now());
        if (fitting) row.would = std::ssize(*fitting);
        else row.problem = fitting.error().message;
        row.handed = std::ssize(context.store.referring(hand_off.id, hand_off.index("rule"), row.id));
        result.rows.push_back(std::move(row));
    }
    return result;
}

Result<RuleTrialAnswer> answer(Context& context, const HandOffRuleTrial& question) {
    std::vector<HandOffCondition> conditions;
    for (const RuleCondition& each : question.meaning.conditions)
        conditions.push_back({.kind = TRY(Codec<ConditionKind>::from_value(Value{each.kind})), .field = each.field, .comparison = TRY(Codec<Compared>::from_value(Value{each.comparison})), .value = each.value, .days = each.days});
    const auto match = TRY(Codec<RuleMatch>::from_value(Value{question.meaning.match}));
    const auto fitting = analytics::contacts_fitting(context.store, question.rule, match, conditions, context.now());
    if (!fitting) return RuleTrialAnswer{.total = 0, .rows = {}, .problem = fitting.error().message};
    const auto most = std::min(fitting->size(), static_cast<std::size_t>(std::clamp(question.count, 0, 1000)));
    return RuleTrialAnswer{.total = std::ssize(*fitting), .rows = named_rows(context, "contact", std::span(*fitting).first(most)), .problem = {}};
}

}  // namespace tandem
