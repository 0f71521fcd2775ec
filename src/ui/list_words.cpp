// The tables of conditions, by kind of field.
#include "ui/list_words.hpp"

#include <algorithm>
#include <array>

#include "tandem/base/period.hpp"
#include "tandem/model/parts.hpp"

namespace tandem::ui {

namespace {

constexpr auto of_lists = std::to_array<Condition>({
    {"is", "any_of", false, {}, ValueShape::list}, {"is not", "any_of", true, {}, ValueShape::list}, {"is empty", "is_empty"}, {"is not empty", "is_filled"}});
constexpr auto of_texts = std::to_array<Condition>({
    {"contains", "contains", false, {}, ValueShape::text}, {"does not contain", "contains", true, {}, ValueShape::text}, {"starts with", "starts_with", false, {}, ValueShape::text},
    {"is", "equal", false, {}, ValueShape::text}, {"is not", "equal", true, {}, ValueShape::text}, {"is empty", "is_empty"}, {"is not empty", "is_filled"}});
constexpr auto of_numbers = std::to_array<Condition>({
    {"is at least", "greater_or_equal", false, {}, ValueShape::number}, {"is at most", "less_or_equal", false, {}, ValueShape::number},
    {"is between", "between", false, {}, ValueShape::two_numbers}, {"is", "equal", false, {}, ValueShape::number}, {"is not", "equal", true, {}, ValueShape::number},
    {"is empty", "is_empty"}, {"is not empty", "is_filled"}});
// Days that the user gives are a written period, "2026-10-01..2026-12-31"; which of these it is shows in where its days stand.
constexpr std::string_view on_day = "on", until_day = "on or before", from_day = "on or after", between_days = "between";
constexpr auto of_days = std::to_array<Condition>({
    {"today", "within", false, "today"}, {"yesterday", "within", false, "yesterday"}, {"tomorrow", "within", false, "tomorrow"},
    {"this week", "within", false, "this_week"}, {"last week", "within", false, "last_week"}, {"next week", "within", false, "next_week"},
    {"this month", "within", false, "this_month"}, {"last month", "within", false, "last_month"}, {"next month", "within", false, "next_month"},
    {"this quarter", "within", false, "this_quarter"}, {"last quarter", "within", false, "last_quarter"}, {"next quarter", "within", false, "next_quarter"},
    {"this year", "within", false, "this_year"}, {"last year", "within", false, "last_year"},
    {"in the last 7 days", "within", false, "last_7_days"}, {"in the last 30 days", "within", false, "last_30_days"}, {"in the last 90 days", "within", false, "last_90_days"},
    {"in the next 7 days", "within", false, "next_7_days"}, {"in the next 30 days", "within", false, "next_30_days"},
    {"before today", "within", false, "past"}, {"after today", "within", false, "future"},
    {on_day, "within", false, {}, ValueShape::day}, {until_day, "within", false, {}, ValueShape::day}, {from_day, "within", false, {}, ValueShape::day},
    {between_days, "within", false, {}, ValueShape::two_days}, {"is empty", "is_empty"}, {"is not empty", "is_filled"}});

bool is_day(const Field& field) { return field.kind == Kind::date || field.kind == Kind::instant; }

std::string_view period_of(const ListFilter& filter) { return filter.values.empty() ? std::string_view() : filter.values[0].text_or(""); }

std::string_view label_of_written(std::string_view period) {
    const auto dots = period.find("..");
    if (dots == 0) return until_day;
    if (dots + 2 == period.size()) return from_day;
    return period.substr(0, dots) == period.substr(dots + 2) ? on_day : between_days;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

// Of the choices that the menus show as well; a record as a whole is read only for one that is not among them.
std::string title_of(ViewContext& context, const Field& field, const Value& value) {
    const RowId row = value.integer_or(0);
    const auto choices = context.client.ask(record_choices(field));
    if (!choices) return "…";
    if (const auto found = std::ranges::find(choices->rows, row, &ChoiceRow::id); found != choices->rows.end()) return found->title;
    const auto record = context.client.ask(RecordDetail{.entity = std::string(field.target), .row = row});
    return record ? record->title : std::string("…");
}

std::string value_words(ViewContext& context, const Field& field, const Value& value) {
    if (field.kind == Kind::reference) return title_of(context, field, value);
    return context.format.cell(field, {.value = value, .label = {}});
}

}  // namespace

const Field* list_field(const Catalog& catalog, std::string_view entity, std::string_view name) {
    const auto dot = name.find('.');
    const Entity* of = catalog.find(dot == std::string_view::npos ? entity : name.substr(0, dot));
    const Field* field = of ? of->find(dot == std::string_view::npos ? name : name.substr(dot + 1)) : nullptr;
    return field && !field->is_removed ? field : nullptr;
}

std::string list_field_label(const Catalog& catalog, std::string_view entity, std::string_view name) {
    if (name == "tags") return std::string(tr("Tags"));
    const Field* field = list_field(catalog, entity, name);
    if (!field) return {};
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return std::string(tr(field->label));
    const Entity& part = catalog.entity(name.substr(0, dot));
    return std::string(telling_field(part) == field && field->kind != Kind::reference ? tr(part.label) : tr(field->label));
}

std::vector<std::string> filterable_fields(const Catalog& catalog, std::string_view entity) {
    std::vector<std::string> names;
    for (const Field& field : catalog.entity(entity).fields)
        if (!field.is_removed && field.options.listed && field.name != "merged_into") names.emplace_back(field.name);
    if (entity == "contact") names.emplace_back("contact_tag.tag");
    return names;
}

std::vector<std::string> column_fields(const Catalog& catalog, std::string_view entity) {
    std::vector<std::string> names = filterable_fields(catalog, entity);
    std::erase(names, "contact_tag.tag");
    if (entity == "contact")
        for (const char* name : {"contact_email.value", "contact_phone.value", "tags"}) names.emplace_back(name);
    return names;
}

RecordChoices record_choices(const Field& field, std::string search) { return {.entity = std::string(field.target), .text = std::move(search), .limit = 40}; }

std::span<const Condition> conditions_of(const Field& field) {
    if (field.kind == Kind::choice || field.kind == Kind::reference || field.kind == Kind::yes_no) return of_lists;
    if (is_day(field)) return of_days;
    if (storage_of(field.kind) == Storage::text) return of_texts;
    return of_numbers;
}

// A new filter on days shows something at once.
const Condition& first_condition(const Field& field) {
    const auto conditions = conditions_of(field);
    const auto recent = std::ranges::find(conditions, std::string_view("last_30_days"), &Condition::period);
    return recent == conditions.end() ? conditions[0] : *recent;
}

std::size_t condition_of(const ListFilter& filter, const Field& field) {
    const auto conditions = conditions_of(field);
    std::string_view comparison = filter.comparison;
    if (comparison == "equal" && conditions.data() == of_lists.data()) comparison = "any_of";
    const std::string_view period = comparison == "within" ? period_of(filter) : std::string_view();
    const bool is_written = period.find("..") != std::string_view::npos;
    const auto fits = [&](const Condition& each) {
        if (comparison == "within") return each.comparison == "within" && (is_written ? each.label == label_of_written(period) : !each.period.empty() && each.period == period);
        return each.comparison == comparison && each.negated == filter.negated;
    };
    const auto found = std::ranges::find_if(conditions, fits);
    return found == conditions.end() ? 0 : static_cast<std::size_t>(found - conditions.begin());
}

void set_condition(ListFilter& filter, const Condition& condition) {
    const bool keeps = filter.comparison != "within" && condition.comparison != "within" && condition.shape != ValueShape::none && !filter.values.empty() &&
                       (condition.shape != ValueShape::two_numbers || filter.values.size() == 2);
    filter.comparison = condition.comparison;
    filter.negated = condition.comparison != "within" && condition.negated;
    if (!keeps) filter.values.clear();
    if (condition.comparison != "within") return;
    // Days that are still to be given are marks that no period has, placed so that the condition is known again.
    std::string_view period = condition.period;
    if (condition.label == on_day) period = "?..?";
    else if (condition.label == until_day) period = "..?";
    else if (condition.label == from_day) period = "?..";
    else if (condition.label == between_days) period = "?..??";
    filter.values = {Value{period}};
}

bool is_complete(const ListFilter& filter, const Field& field) {
    if (filter.comparison == "within") return period_named(period_of(filter), Date{}).has_value();
    switch (conditions_of(field)[condition_of(filter, field)].shape) {
        case ValueShape::none: return true;
        case ValueShape::two_numbers: return filter.values.size() == 2 && !(filter.values[0].is_null() && filter.values[1].is_null());
        default: return !filter.values.empty() && !filter.values[0].is_null();
    }
}

std::string filter_words(ViewContext& context, const Field& field, const ListFilter& filter) {
    const Condition& condition = conditions_of(field)[condition_of(filter, field)];
    if (!is_complete(filter, field)) return "…";
    switch (condition.shape) {
        case ValueShape::none: return std::string(tr(condition.label));
        case ValueShape::list: {
            std::vector<std::string> words;
            for (const Value& value : filter.values) words.push_back(value_words(context, field, value));
            if (words.size() > 3) words = {words[0], words[1], tr("{} more", context.format.count(static_cast<std::int64_t>(words.size()) - 2))};
            return (filter.negated ? std::string(tr("not")) + " " : std::string()) + joined(words);
        }
        case ValueShape::text: return std::string(tr(condition.label)) + " " + tr("“{}”", filter.values[0].text_or(""));
        case ValueShape::number: {
            const std::string shown = value_words(context, field, filter.values[0]);
            return filter.comparison == "greater_or_equal" ? "≥ " + shown : filter.comparison == "less_or_equal" ? "≤ " + shown : (filter.negated ? "≠ " : "= ") + shown;
        }
        case ValueShape::two_numbers: {
            const std::string low = filter.values[0].is_null() ? std::string() : value_words(context, field, filter.values[0]);
            const std::string high = filter.values[1].is_null() ? std::string() : value_words(context, field, filter.values[1]);
            return low.empty() ? "≤ " + high : high.empty() ? "≥ " + low : low + " – " + high;
        }
        case ValueShape::day:
        case ValueShape::two_days: {
            const auto period = period_named(period_of(filter), context.today());
            if (period->first && period->last && *period->first != *period->last) return context.format.period(*period->first, *period->last);
            return std::string(tr(condition.label)) + " " + context.format.full_date(period->first ? *period->first : *period->last);
        }
    }
    return {};
}

}  // namespace tandem::ui
