// Words of rules.
#include "ui/views/rule_words.hpp"
#include "ui/choice_words.hpp"
#include "ui/words.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "tandem/contract/records.hpp"
#include "tandem/model/hand_off_rule.hpp"
#include "tandem/model/touch.hpp"

namespace tandem::ui {

namespace {

constexpr std::string_view of_company = "company.";

bool can_be_compared(const Field& field) {
    return field.options.listed && !field.is_removed && field.kind != Kind::instant && field.kind != Kind::long_text && field.name != "merged_into";
}

std::string days_words(const Format& format, std::int64_t days) {
    return days > 0 ? " " + tr(days == 1 ? "within {} day" : "within {} days", format.count(days)) : std::string();
}

std::string condition_words(const ViewContext& context, const RuleCondition& condition) {
    const Format& f = context.format;
    if (condition.kind == "touch") return fold_label(choice_words<TouchKind>(condition.field)) + days_words(f, condition.days);
    if (condition.kind == "points") return tr("at least {} points", condition.value) + days_words(f, condition.days);
    const Field* field = rule_field(context.catalog, condition.field);
    if (!field) return condition.field;
    const bool is_of_company = condition.field.starts_with(of_company);
    std::string words = (is_of_company ? std::string(tr("company’s")) + " " : std::string()) + fold_label(field->label) + " " + fold_label(choice_words<Compared>(condition.comparison));
    if (condition.comparison == "is_empty" || condition.comparison == "is_filled") return words;
    return words + " " + f.cell(*field, Cell{rule_value(*field, condition.value), condition.label});
}

}  // namespace

const Field* rule_field(const Catalog& catalog, std::string_view name) {
    const bool is_of_company = name.starts_with(of_company);
    const Field* field = catalog.entity(is_of_company ? "company" : "contact").find(is_of_company ? name.substr(of_company.size()) : name);
    return field && !field->is_removed ? field : nullptr;
}

std::vector<RuleSubject> rule_subjects(const Catalog& catalog) {
    std::vector<RuleSubject> subjects = {{.kind = "touch", .name = {}, .label = std::string(tr("Touch"))}, {.kind = "points", .name = {}, .label = std::string(tr("Points"))}};
    for (const Field& field : catalog.entity("contact").fields)
        if (can_be_compared(field)) subjects.push_back({.name = std::string(field.name), .label = std::string(tr(field.label)), .field = &field});
    for (const Field& field : catalog.entity("company").fields)
        if (can_be_compared(field)) subjects.push_back({.name = std::string(of_company) + std::string(field.name), .label = tr("Company: {}", fold_label(field.label)), .field = &field});
    return subjects;
}

Value rule_value(const Field& field, std::string_view text) {
    if (text.empty()) return {};
    if (storage_of(field.kind) == Storage::text) return Value{text};
    if (storage_of(field.kind) == Storage::real) return Value{std::strtod(std::string(text).c_str(), nullptr)};
    std::int64_t number = 0;
    return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc() ? Value{number} : Value{};
}

std::string rule_text(const Value& value) {
    if (const auto* number = value.integer()) return std::to_string(*number);
    if (const auto* real = value.real()) {
        std::string text = std::to_string(*real);
        while (text.ends_with('0')) text.pop_back();
        if (text.ends_with('.')) text.pop_back();
        return text;
    }
    return std::string(value.text_or(""));
}

std::string meaning_words(const ViewContext& context, const RuleMeaning& meaning) {
    std::string words;
    for (const RuleCondition& each : meaning.conditions) words += (words.empty() ? "" : meaning.match == "any" ? " " + std::string(tr("or")) + " " : " " + std::string(tr("and")) + " ") + condition_words(context, each);
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string owner_words(const HandOffRuleRow& rule) {
    if (rule.gives_to == "person") return tr("To {}", rule.person_name);
    if (rule.gives_to == "turn") return std::string(tr("To each in turn"));
    if (rule.gives_to == "territory") return std::string(tr("To the owner of the region"));
    if (rule.gives_to == "capacity") return std::string(tr("To whoever has the fewest open"));
    return std::string(tr("To the owner of the company"));
}

std::string would_words(const Format& format, std::int64_t count) {
    return counted(format.count(count), count, "contact would be handed over", "contacts would be handed over");
}

}  // namespace tandem::ui
