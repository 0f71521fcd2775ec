// Draws the form of a rule. A condition keeps its value as text of the contract; fields for typing keep what was typed beside it.
#include "ui/views/rule_form.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "tandem/base/text.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/model/hand_off_rule.hpp"
#include "tandem/model/touch.hpp"
#include "tandem_icons.hpp"
#include "ui/entry.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/people_choice.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

namespace {

std::vector<std::string_view> comparisons_of(const Field& field) {
    switch (field.kind) {
        case Kind::yes_no: return {"equal"};
        case Kind::choice:
        case Kind::reference: return {"equal", "not_equal", "is_empty", "is_filled"};
        case Kind::text: case Kind::long_text: case Kind::email: case Kind::phone: case Kind::url: return {"equal", "not_equal", "contains", "starts_with", "is_empty", "is_filled"};
        default: return {"equal", "less", "less_or_equal", "greater", "greater_or_equal", "is_empty", "is_filled"};
    }
}

template <class E>
std::vector<std::string> labels_of() {
    std::vector<std::string> labels;
    for (const Choice& each : Choices<E>::list) labels.emplace_back(tr(each.label));
    return labels;
}

int index_in(std::span<const Choice> list, std::string_view name) {
    const auto found = std::ranges::find(list, name, &Choice::name);
    return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

// A choice among persisted names, whose labels are shown.
bool choose(Box box, std::string_view label, std::span<const Choice> list, std::string& name, std::string_view placeholder) {
    std::vector<std::string> labels;
    for (const Choice& each : list) labels.emplace_back(tr(each.label));
    int index = index_in(list, name);
    if (!choice(box, label, labels, index, {.placeholder = placeholder, .label_is_hidden = true}) || index < 0) return false;
    name = list[static_cast<std::size_t>(index)].name;
    return true;
}

constexpr double most_days = 36'500;

std::string days_entry(std::int64_t days) { return days > 0 ? std::to_string(days) : std::string(); }

}  // namespace

void RuleForm::open_new() {
    *this = {};
    is_open_ = true;
    lines_.push_back({.condition = {.kind = "touch", .field = "demo_request", .days = 14}, .days = days_entry(14)});
}

void RuleForm::open(const ViewContext& context, const HandOffRuleRow& rule) {
    *this = {};
    is_open_ = true;
    rule_ = rule.id, person_ = rule.person, name_ = rule.name, reason_ = rule.reason;
    match_ = rule.meaning.match == "any" ? 1 : 0;
    gives_to_ = std::max(0, index_in(Choices<RuleOwner>::list, rule.gives_to));
    for (const RuleCondition& each : rule.meaning.conditions) {
        Line line{.condition = each, .days = days_entry(each.days)};
        if (const Field* field = each.kind == "field" ? rule_field(context.catalog, each.field) : nullptr)
            line.typed = field->kind == Kind::reference || field->kind == Kind::choice ? std::string() : entry_from_value(*field, rule_value(*field, each.value), entry_context(context.format));
        lines_.push_back(std::move(line));
    }
}

RuleMeaning RuleForm::meaning() const {
    RuleMeaning meaning{.match = match_ == 1 ? "any" : "all"};
    for (const Line& line : lines_) meaning.conditions.push_back(line.condition);
    for (RuleCondition& each : meaning.conditions) each.label.clear();
    return meaning;
}

void RuleForm::draw_days(Box box, Line& line, const std::string& number) {
    std::string& days = line.days;
    if (!text_field(box, tr("Within days {}", number), days, {.kind = FieldKind::number, .placeholder = tr("Ever"), .suffix = tr("days"), .autocomplete = "off", .label_is_hidden = true}).edited) return;
    const auto typed = number_from_entry(days);
    const bool is_ever = trim(days).empty(), is_number = typed && *typed >= 1 && *typed <= most_days && *typed == std::floor(*typed);
    line.condition.days = is_number ? static_cast<std::int64_t>(*typed) : 0;
    line.error = is_ever || is_number ? std::string_view() : tr("Days are a whole number from 1 on; nothing means ever");
}

void RuleForm::draw_touch(Box kind, Box days, Line& line, const std::string& number) {
    choose(kind, tr("Touch {}", number), Choices<TouchKind>::list, line.condition.field, tr("Choose a touch"));
    draw_days(days, line, number);
}

void RuleForm::draw_points(Box points, Box days, Line& line, const std::string& number) {
    text_field(points, tr("Points {}", number), line.condition.value, {.kind = FieldKind::number, .placeholder = tr("At least"), .suffix = tr("points"), .autocomplete = "off", .label_is_hidden = true});
    draw_days(days, line, number);
}

void RuleForm::draw_value(ViewContext& context, Box box, Line& line, std::string_view name, const Field& field) {
    RuleCondition& condition = line.condition;
    if (field.kind == Kind::choice) return void(choose(box, name, field.choices, condition.value, tr("Choose")));
    if (field.kind == Kind::yes_no) {
        const std::vector<std::string> words = {std::string(tr("Yes")), std::string(tr("No"))};
        int index = condition.value.empty() ? -1 : condition.value == "1" ? 0 : 1;
        if (choice(box, name, words, index, {.label_is_hidden = true}) && index >= 0) condition.value = index == 0 ? "1" : "0";
        return;
    }
    if (field.kind == Kind::reference) {
        std::vector<Suggestion> suggestions;
        if (const auto found = context.client.ask(RecordChoices{.entity = std::string(field.target), .text = line.query, .limit = 8}))
            for (const ChoiceRow& row : found->rows) suggestions.push_back({.label = row.title, .detail = said(row.subtitle), .value = static_cast<std::uint64_t>(row.id)});
        const PickerResult picked = picker(box, name, condition.label, line.query, suggestions, false, {.placeholder = tr("Search"), .label_is_hidden = true});
        if (picked.cleared) condition.value.clear(), condition.label.clear();
        if (picked.picked < 0 || static_cast<std::size_t>(picked.picked) >= suggestions.size()) return;
        const Suggestion& taken = suggestions[static_cast<std::size_t>(picked.picked)];
        condition.value = to_text(static_cast<RowId>(taken.value)), condition.label = taken.label;
        line.query.clear();
        return;
    }
    const bool is_date = field.kind == Kind::date, is_text = storage_of(field.kind) == Storage::text;
    const FieldOptions options{.kind = is_date ? FieldKind::date : is_text || field.kind == Kind::duration ? FieldKind::text : FieldKind::decimal, .autocomplete = "off", .label_is_hidden = true};
    if (!text_field(box, name, line.typed, options).edited) return;
    const auto value = is_text ? Result<Value>(Value{line.typed}) : value_from_entry(field, line.typed, entry_context(context.format));
    line.error = value ? std::string() : value.error().message;
    condition.value = value ? rule_text(*value) : std::string();
}

void RuleForm::draw_field(ViewContext& context, Box comparison, Box value, Line& line, const std::string& number, const Field& field) {
    const auto names = comparisons_of(field);
    std::vector<std::string> labels;
    for (const std::string_view each : names) labels.emplace_back(tr(Choices<Compared>::list[static_cast<std::size_t>(index_in(Choices<Compared>::list, each))].label));
    const auto found = std::ranges::find(names, line.condition.comparison);
    int index = found == names.end() ? 0 : static_cast<int>(found - names.begin());
    choice(comparison, tr("Comparison {}", number), labels, index, {.label_is_hidden = true});
    line.condition.comparison = names[static_cast<std::size_t>(std::max(index, 0))];
    if (line.condition.comparison == "is_empty" || line.condition.comparison == "is_filled") return void(line.condition.value.clear());
    draw_value(context, value, line, tr("Value {}", number), field);
}

void RuleForm::draw_line(ViewContext& context, Column& form, std::size_t index, const std::vector<RuleSubject>& subjects) {
    Line& line = lines_[index];
    RuleCondition& condition = line.condition;
    const std::string number = std::to_string(index + 1);
    IdScope scope(static_cast<std::uint64_t>(index));
    Box first = form.next(size::control());
    if (lines_.size() > 1 && icon_button(first.cut_right(size::control(), space::xs), icons::x, tr("Remove condition {}", number))) {
        lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(index));
        return wake();
    }
    Box second = context.is_phone ? form.next(size::control()) : first;
    Box subject = context.is_phone ? first : second.cut_left(std::floor(second.w * 0.34f), space::s);
    std::vector<std::string> labels;
    int at = -1;
    for (const RuleSubject& each : subjects) {
        if (each.kind == condition.kind && (each.kind != "field" || each.name == condition.field)) at = static_cast<int>(labels.size());
        labels.push_back(each.label);
    }
    if (choice(subject, tr("Condition {}", number), labels, at, {.placeholder = tr("Choose a field"), .label_is_hidden = true}) && at >= 0) {
        const RuleSubject& taken = subjects[static_cast<std::size_t>(at)];
        line = {.condition = {.kind = taken.kind, .field = taken.kind == "touch" ? "demo_request" : taken.name, .value = taken.kind == "points" ? "20" : "", .days = taken.kind == "field" ? 0 : 14}, .days = taken.kind == "field" ? std::string() : days_entry(14)};
    }
    const Box left = share(second, 2, 0, space::s), right = share(second, 2, 1, space::s);
    if (condition.kind == "touch") draw_touch(left, right, line, number);
    else if (condition.kind == "points") draw_points(left, right, line, number);
    else if (const Field* field = rule_field(context.catalog, condition.field)) draw_field(context, left, right, line, number, *field);
    if (!line.error.empty()) text(form.next(18), said(line.error), {.style = TextStyle::caption, .colour = theme().bad});
}

void RuleForm::draw_preview(ViewContext& context, Column& form) {
    const auto trial = context.client.ask(HandOffRuleTrial{.rule = rule_, .meaning = meaning(), .count = 3});
    const Box line = form.next(24);
    Semantics status({.role = Role::status, .name = std::string(tr("Preview"))}, line);
    has_problem_ = trial && !trial->problem.empty();
    if (!trial) return text(line, tr("Counting…"), {.style = TextStyle::table, .colour = theme().third});
    std::string words = trial->problem.empty() ? would_words(context.format, trial->total) : trial->problem;
    std::string names;
    for (const NamedRow& row : trial->rows) names += (names.empty() ? ": " : ", ") + row.name;
    if (trial->total > std::ssize(trial->rows) && !names.empty()) names += ", …";
    text(line, words + names, {.style = TextStyle::table, .colour = trial->problem.empty() ? theme().second : theme().bad});
}

bool RuleForm::draw_owner(ViewContext& context, Column& form) {
    choice(form.next(choice_height({})), tr("Goes to"), labels_of<RuleOwner>(), gives_to_, {});
    if (gives_to_ != static_cast<int>(RuleOwner::person)) return true;
    const PeopleChoice people = people_choice(context);
    const auto found = std::ranges::find(people.ids, person_);
    int index = found == people.ids.end() ? -1 : static_cast<int>(found - people.ids.begin());
    const ChoiceOptions options{.placeholder = tr("Choose a person"), .is_required = true};
    if (choice(form.next(choice_height(options)), tr("Person"), people.names, index, options) && index >= 0) person_ = people.ids[static_cast<std::size_t>(index)];
    return person_ != 0;
}

void RuleForm::send(ViewContext& context) {
    Arguments arguments{.entity = "hand_off_rule", .rows = {}, .values = {}};
    if (rule_) arguments.rows.push_back(rule_);
    const RuleMeaning meant = meaning();
    arguments.values = {{"name", Value{name_}}, {"match", Value{meant.match}}, {"gives_to", Value{Choices<RuleOwner>::list[static_cast<std::size_t>(gives_to_)].name}}, {"reason", Value{reason_}},
                        {"conditions", Value{to_text(meant.conditions)}}};
    if (person_) arguments.values.emplace_back("person", Value{person_});
    is_sending_ = true;
    context.client.run("hand_off_rule.save", std::move(arguments), [this, &shell = context.shell](const CommandResult& result) {
        is_sending_ = false;
        if (result.ok) is_open_ = false, shell.report(result);
        else error_ = result.message;
        wake();
    });
}

void RuleForm::draw(ViewContext& context) {
    if (!is_open_) return;
    Dialog dialog{rule_ ? tr("Change the rule") : tr("Add a rule"), is_open_, {.width = 600}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    const FieldOptions name{.placeholder = tr("Asked for a demo"), .autocomplete = "off", .is_required = true, .takes_focus = true};
    text_field(form.next(field_height(name)), tr("Name"), name_, name);
    Box head = form.next(size::control());
    const std::vector<std::string> matches = labels_of<RuleMatch>();
    const float wide = std::min(head.w, segmented_width(matches));
    if (lines_.size() > 1) segmented(head.cut_left(wide, space::m), tr("Holds when"), matches, match_);
    else text(head, tr("Handed over is whoever"), {.style = TextStyle::label});
    const auto subjects = rule_subjects(context.catalog);
    for (std::size_t i = 0; i < lines_.size(); ++i) draw_line(context, form, i, subjects);
    const ButtonOptions add{.kind = ButtonKind::ghost, .icon = icons::plus};
    if (button(form.next(size::control()).left(button_width(tr("Add condition"), add)), tr("Add condition"), add)) lines_.push_back({.condition = {.field = "lifecycle"}});
    draw_preview(context, form);
    const bool has_owner = draw_owner(context, form);
    const FieldOptions why{.placeholder = tr("What sales reads; the name when it is empty"), .autocomplete = "off"};
    text_field(form.next(field_height(why)), tr("Why"), reason_, why);
    if (!error_.empty()) text(form.next(20), said(error_), {.style = TextStyle::label, .colour = theme().bad});
    Box foot = dialog.foot();
    const bool can = !name_.empty() && has_owner && !is_sending_ && !lines_.empty() && !has_problem_ && std::ranges::all_of(lines_, &std::string::empty, &Line::error);
    const std::string_view label = rule_ ? tr("Save") : tr("Add rule");
    const ButtonOptions act{.kind = ButtonKind::primary, .is_disabled = !can, .is_busy = is_sending_, .shortcut = "Ctrl+Enter"};
    const bool clicked = button(foot.cut_right(button_width(label, act), space::s), label, act);
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) is_open_ = false;
    dialog.finish(form.used());
    if (can && (clicked || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) send(context);
}

}  // namespace tandem::ui
