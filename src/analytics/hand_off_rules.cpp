// Each condition becomes a sorted list of contacts; the lists are cut or joined.
#include "tandem/analytics/hand_off_rules.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iterator>

#include "analytics/ask.hpp"
#include "analytics/matching.hpp"
#include "tandem/base/text.hpp"

namespace tandem::analytics {

namespace {

using Ids = std::vector<RowId>;

constexpr std::int64_t day_ms = 86'400'000;

Ids both(const Ids& a, const Ids& b) {
    Ids out;
    std::ranges::set_intersection(a, b, std::back_inserter(out));
    return out;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Result<Ids> selected(const Store& store, std::string_view sql, std::span<const Value> parameters) {
    Ids ids;
    TRY(each_row(store, sql, parameters, [&](Cells row) { ids.push_back(row.integer(0)); }));
    return ids;
}

Result<Ids> by_field(const Store& store, const HandOffCondition& condition) {
    constexpr std::string_view of_company = "company.";
    const bool is_of_company = condition.field.starts_with(of_company);
    const Entity& entity = store.catalog().entity(is_of_company ? "company" : "contact");
    const Field* field = entity.find(is_of_company ? std::string_view(condition.field).substr(of_company.size()) : std::string_view(condition.field));
    if (field == nullptr || field->is_removed) return fail(ErrorCode::invalid_input, "There is no field “" + condition.field + "” any more.", "conditions");
    Query query{.entity = entity.id, .filters = {{.field = static_cast<FieldId>(field - entity.fields.data()), .comparison = static_cast<Comparison>(condition.comparison), .values = {}}}};
    if (condition.comparison < Compared::is_empty) {
        const bool is_text = condition.comparison == Compared::contains || condition.comparison == Compared::starts_with;
        query.filters[0].values = {is_text ? Value{condition.value} : TRY(condition_value(*field, condition.value))};
    }
    Ids ids = *TRY(store.ordered(query));
    if (is_of_company) {
        const Value list{id_list(ids)};
        ids = TRY(selected(store, "select id from contact where live = 1 and company in (select value from json_each(?1))", {&list, 1}));
    }
    std::ranges::sort(ids);
    return ids;
}

// What lies within the days: " and at >= ? and at <= ?".
std::string within(Parameters& parameters, std::int64_t days, Instant now) {
    return (days > 0 ? " and at >= " + parameters.add(now.ms - days * day_ms) : std::string()) + " and at <= " + parameters.add(now.ms);
}

// Only touches of these contacts: after a command they are a few of a million.
std::string of(Parameters& parameters, const Ids* among) { return among ? " and contact in (select value from json_each(" + parameters.add(Value{id_list(*among)}) + "))" : std::string(); }

Result<Ids> by_touch(const Store& store, const HandOffCondition& condition, Instant now, const Ids* among) {
    if (!find_choice(*store.catalog().of<Touch>().find("kind"), condition.field)) return fail(ErrorCode::invalid_input, "Please choose which touch it is.", "conditions");
    Parameters parameters;
    const std::string sql = "select distinct contact from touch where live = 1 and contact is not null and kind = " + parameters.add(Value{condition.field}) + within(parameters, condition.days, now) + of(parameters, among) + " order by 1";
    return selected(store, sql, parameters.values());
}

Result<Ids> by_points(const Store& store, const HandOffCondition& condition, Instant now, const Ids* among) {
    const auto least = whole_number(condition.value);
    if (!least || *least <= 0) return fail(ErrorCode::invalid_input, "Please say how many points at least.", "conditions");
    Parameters parameters;
    std::string cases;
    for (std::size_t i = 0; i < Choices<TouchKind>::list.size(); ++i)
        if (const std::int64_t points = points_of(static_cast<TouchKind>(i)); points > 0) cases += " when " + parameters.add(Value{Choices<TouchKind>::list[i].name}) + " then " + std::to_string(points);
    std::string sql = "select contact from touch where live = 1 and contact is not null" + within(parameters, condition.days, now) + of(parameters, among);
    sql += " group by contact having sum(case kind" + cases + " else 0 end) >= " + parameters.add(*least) + " order by 1";
    return selected(store, sql, parameters.values());
}

Result<Ids> fitting(const Store& store, const HandOffCondition& condition, Instant now, const Ids* among) {
    switch (condition.kind) {
        case ConditionKind::field: return by_field(store, condition);
        case ConditionKind::touch: return by_touch(store, condition, now, among);
        case ConditionKind::points: return by_points(store, condition, now, among);
    }
    return Ids{};
}

// Those of them that sales has to do with already, is done with, or had by this rule.
Result<Ids> barred(const Store& store, RowId rule, const Ids& of) {
    const Value parameters[] = {Value{rule}, Value{id_list(of)}};
    return selected(store,
                    "select id from contact where id in (select value from json_each(?2)) and lifecycle in ('sal', 'sql', 'opportunity', 'customer', 'evangelist', 'disqualified')"
                    " union select contact from hand_off where contact in (select value from json_each(?2)) and (rule = ?1 or (live = 1 and state in ('open', 'recycled'))) order by 1",
                    parameters);
}

}  // namespace

std::int64_t points_of(TouchKind kind) {
    switch (kind) {
        case TouchKind::demo_request: return 10;
        case TouchKind::form:
        case TouchKind::attended: return 5;
        case TouchKind::registered:
        case TouchKind::download: return 3;
        case TouchKind::email_clicked: return 2;
        case TouchKind::click:
        case TouchKind::visit:
        case TouchKind::email_opened: return 1;
        case TouchKind::impression:
        case TouchKind::email_sent:
        case TouchKind::other: break;
    }
    return 0;
}

Result<std::vector<HandOffRule>> hand_off_rules(const Store& store) {
    const Entity& entity = store.catalog().of<HandOffRule>();
    const auto ids = TRY(store.ordered(Query{.entity = entity.id, .sorts = {{entity.index("position")}}}));
    std::vector<HandOffRule> rules;
    for (const Row& row : store.rows(entity.id, *ids)) rules.push_back(TRY(from_row<HandOffRule>(entity, row)));
    return rules;
}

Result<std::vector<HandOffCondition>> conditions_of(const Store& store, RowId rule) {
    const Entity& entity = store.catalog().of<HandOffCondition>();
    std::vector<HandOffCondition> conditions;
    for (const Row& row : store.rows(entity.id, store.referring(entity.id, entity.index("rule"), rule))) conditions.push_back(TRY(from_row<HandOffCondition>(entity, row)));
    std::ranges::sort(conditions, {}, [](const HandOffCondition& c) { return std::pair(c.position, c.id.value); });
    return conditions;
}

Result<Value> condition_value(const Field& field, std::string_view text) {
    const std::string missing = "Please say what “" + std::string(field.label) + "” is compared with.";
    if (text.empty()) return fail(ErrorCode::invalid_input, missing, "conditions");
    if (field.kind == Kind::choice && !find_choice(field, text)) return fail(ErrorCode::invalid_input, "“" + std::string(field.label) + "” cannot be “" + std::string(text) + "” any more.", "conditions");
    switch (storage_of(field.kind)) {
        case Storage::text: return Value{text};
        case Storage::integer:
            if (const auto whole = whole_number(text)) return Value{*whole};
            break;
        case Storage::real:
            if (text.find_first_not_of("+-.0123456789eE") == text.npos) return Value{std::strtod(std::string(text).c_str(), nullptr)};     // the C locale reads it
            break;
    }
    return fail(ErrorCode::invalid_input, missing, "conditions");
}

Result<std::vector<RowId>> contacts_fitting(const Store& store, RowId rule, RuleMatch match, const std::vector<HandOffCondition>& conditions, Instant now, const std::vector<RowId>* among) {
    if (conditions.empty()) return fail(ErrorCode::invalid_input, "Please add a condition; without one nobody is handed over.", "conditions");
    std::optional<Ids> found;
    for (const HandOffCondition& condition : conditions) {
        Ids these = TRY(fitting(store, condition, now, among));
        if (!found) {
            found = std::move(these);
        } else if (match == RuleMatch::all) {
            found = both(*found, these);
        } else {
            Ids joined;
            std::ranges::set_union(*found, these, std::back_inserter(joined));
            found = std::move(joined);
        }
    }
    if (among) found = both(*found, *among);
    Ids free;
    if (!found->empty()) std::ranges::set_difference(*found, TRY(barred(store, rule, *found)), std::back_inserter(free));
    std::erase_if(free, [&](RowId id) { return !store.is_live(store.catalog().entity("contact").id, id); });
    return free;
}

}  // namespace tandem::analytics
