// Commands on hand-over rules: make and change one with its conditions, switch it on or off, put it elsewhere in the order, run it now.
#include <algorithm>

#include "app/commands/handing_over.hpp"
#include "app/hand_over_by_rule.hpp"
#include "tandem/contract/hand_off_rules.hpp"

namespace tandem {

namespace {

// The conditions of the arguments as rows of the rule; what they say is checked by trying them on nobody.
Result<std::vector<HandOffCondition>> conditions_of(Context& context, const Arguments& arguments, RowId rule, RuleMatch match) {
    std::vector<HandOffCondition> conditions;
    for (const RuleCondition& each : conditions_from_text(arguments.find("conditions") ? arguments.find("conditions")->text_or("") : "")) {
        const auto kind = Codec<ConditionKind>::from_value(Value{each.kind});
        const auto comparison = Codec<Compared>::from_value(Value{each.comparison});
        if (!kind || !comparison) return fail(ErrorCode::invalid_input, "A condition could not be read.", "conditions");
        conditions.push_back({.rule = {rule}, .kind = *kind, .field = each.field, .comparison = *comparison, .value = each.value, .days = each.days, .position = std::ssize(conditions)});
    }
    const std::vector<RowId> nobody;
    TRY(analytics::contacts_fitting(context.store, rule, match, conditions, context.now(), &nobody));
    return conditions;
}

// Rows that are there take the new conditions in their order; the rest are made or removed.
Result<> add_conditions(Context& context, ChangeSet& set, RowId rule, std::vector<HandOffCondition> conditions) {
    const Entity& entity = context.catalog.of<HandOffCondition>();
    const auto before = TRY(analytics::conditions_of(context.store, rule));
    for (std::size_t i = 0; i < std::max(before.size(), conditions.size()); ++i) {
        if (i >= conditions.size()) {
            add_removal(set, entity.id, before[i].id.value);
        } else if (i < before.size()) {
            conditions[i].id = before[i].id;
            add_difference(set, to_row(entity, before[i]), to_row(entity, conditions[i]));
        } else {
            conditions[i].id = {context.store.next_id()};
            add_creation(set, to_row(entity, conditions[i]));
        }
    }
    return {};
}

Result<std::int64_t> next_position(Context& context) {
    std::int64_t next = 0;
    for (const HandOffRule& rule : TRY(analytics::hand_off_rules(context.store))) next = std::max(next, rule.position + 1);
    return next;
}

// {rows?: the one to change, name, match?, gives_to?, person?, reason?, conditions: as to_text() of the contract writes them}
Result<CommandResult> save(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<HandOffRule>();
    HandOffRule rule;
    std::optional<Row> before;
    if (!arguments.rows.empty()) {
        before = TRY(live_row(context, entity, arguments.rows[0]));
        rule = TRY(from_row<HandOffRule>(entity, *before));
    } else {
        rule.id = {context.store.next_id()};
        rule.position = TRY(next_position(context));
    }
    if (arguments.find("name")) rule.name = text_argument(arguments, "name");
    if (rule.name.empty()) return fail(ErrorCode::invalid_input, "Please give the rule a name.", "name");
    if (arguments.find("match")) rule.match = TRY(Codec<RuleMatch>::from_value(Value{text_argument(arguments, "match")}));
    if (arguments.find("gives_to")) rule.gives_to = TRY(Codec<RuleOwner>::from_value(Value{text_argument(arguments, "gives_to")}));
    if (arguments.find("reason")) rule.reason = text_argument(arguments, "reason");
    rule.person = rule.gives_to == RuleOwner::person && number_argument(arguments, "person") ? std::optional(Id<Person>{number_argument(arguments, "person")}) : std::nullopt;
    if (rule.gives_to == RuleOwner::person && !rule.person) return fail(ErrorCode::invalid_input, "Please choose who gets them.", "person");
    auto conditions = TRY(conditions_of(context, arguments, rule.id.value, rule.match));
    ChangeSet set{.label = (before ? "Change the rule " : "Add the rule ") + rule.name};
    const Row after = to_row(entity, rule);
    if (before) add_difference(set, *before, after);
    else add_creation(set, after);
    TRY(add_conditions(context, set, rule.id.value, std::move(conditions)));
    return apply_edit(context, set, {.message = before ? "Rule changed: " + rule.name : "Rule added: " + rule.name, .entity = "hand_off_rule", .row = rule.id.value});
}

// {rows, is_on: 1 or 0}
Result<CommandResult> turn(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<HandOffRule>();
    const bool is_on = number_argument(arguments, "is_on") != 0;
    const std::string which = named_or_counted(context, entity, arguments.rows);
    ChangeSet set{.label = (is_on ? "Switch on " : "Switch off ") + which};
    for (const RowId id : arguments.rows) {
        const Row before = TRY(live_row(context, entity, id));
        Row after = before;
        cell(entity, after, "is_on") = Value{is_on ? 1 : 0};
        add_difference(set, before, after);
    }
    return apply_edit(context, set, {.message = (is_on ? "On: " : "Off: ") + which, .entity = "hand_off_rule", .row = arguments.rows[0]});
}

// {rows: one, by: places down, negative up}
Result<CommandResult> move(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<HandOffRule>();
    TRY(live_row(context, entity, arguments.rows[0]));
    auto rules = TRY(analytics::hand_off_rules(context.store));
    const auto at = std::ranges::find(rules, arguments.rows[0], [](const HandOffRule& rule) { return rule.id.value; });
    const std::int64_t from = at - rules.begin(), to = std::clamp<std::int64_t>(from + number_argument(arguments, "by"), 0, std::ssize(rules) - 1);
    const std::string name = at->name;
    if (from < to) std::rotate(rules.begin() + from, rules.begin() + from + 1, rules.begin() + to + 1);
    else std::rotate(rules.begin() + to, rules.begin() + from, rules.begin() + from + 1);
    ChangeSet set{.label = "Move " + name};
    for (std::int64_t i = 0; i < std::ssize(rules); ++i) {
        HandOffRule& rule = rules[static_cast<std::size_t>(i)];
        const Row before = to_row(entity, rule);
        rule.position = i;
        add_difference(set, before, to_row(entity, rule));
    }
    return apply_edit(context, set, {.message = "Moved: " + name, .entity = "hand_off_rule", .row = arguments.rows[0]});
}

// {rows}: also rules that are off.
Result<CommandResult> run(Context& context, const Arguments& arguments) {
    for (const RowId id : arguments.rows) TRY(live_row(context, context.catalog.of<HandOffRule>(), id));
    HandedByRule handed = TRY(hand_over_by_rules(context, arguments.rows));
    if (handed.set == 0) return CommandResult{.ok = true, .message = "Nobody to hand over."};
    return CommandResult{.ok = true, .message = "Handed over by " + handed.by + ": " + handed.whom, .can_undo = true, .entity = "hand_off", .row = handed.first};
}

constexpr auto table = std::to_array<Command>({
    {.id = "hand_off_rule.save", .label = "Add a hand-over rule…", .help = "Say who is handed over to sales by itself, and to whom.", .run = save},
    {.id = "hand_off_rule.switch", .label = "Switch a rule on or off", .help = "Let the selected rules hand over, or not.", .entity = "hand_off_rule", .needs = 1, .run = turn},
    {.id = "hand_off_rule.move", .label = "Move a rule", .help = "Let a rule come earlier or later than others.", .entity = "hand_off_rule", .needs = 1, .run = move},
    {.id = "hand_off_rule.run", .label = "Run now", .help = "Hand over whom the selected rules fit now.", .entity = "hand_off_rule", .needs = 1, .run = run},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> hand_off_rule_commands() { return table; }

}  // namespace tandem
