// Filters split between SQLite and C++.
#include "query.hpp"

#include <algorithm>

#include "formula_sql.hpp"
#include "tandem/base/text.hpp"

namespace tandem::detail {

namespace {

bool is_text_comparison(Comparison comparison) { return comparison == Comparison::contains || comparison == Comparison::starts_with; }

bool is_ordering(Comparison comparison) {
    return comparison == Comparison::less || comparison == Comparison::less_or_equal || comparison == Comparison::greater ||
           comparison == Comparison::greater_or_equal;
}

std::string_view operator_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::equal: return " = ?";
        case Comparison::not_equal: return " IS NOT ?";
        case Comparison::less: return " < ?";
        case Comparison::less_or_equal: return " <= ?";
        case Comparison::greater: return " > ?";
        case Comparison::greater_or_equal: return " >= ?";
        case Comparison::is_empty: return " IS NULL";
        case Comparison::is_filled: return " IS NOT NULL";
        case Comparison::contains:
        case Comparison::starts_with:
        case Comparison::any_of: break;
    }
    return "";
}

void add_titles(const Catalog& catalog, const Entity& entity, std::set<EntityId>& read, int depth) {
    if (!read.insert(entity.id).second || depth == 0) return;
    for (const Field& field : entity.fields)
        if (field.kind == Kind::reference) add_titles(catalog, catalog.entity(field.target), read, depth - 1);
    for (const Entity* part : catalog.parts_of(entity)) read.insert(part->id);      // a contact may be named by its e-mail
}

// Numbers as numbers, text by its sort key; nothing is less than everything.
int compare(const Value& a, const Value& b) {
    const auto number = [](const Value& v) { return v.integer() ? static_cast<double>(*v.integer()) : v.real() ? *v.real() : 0.0; };
    if (a.integer() && b.integer()) return *a.integer() < *b.integer() ? -1 : *a.integer() > *b.integer();
    if (a.text() && b.text()) {
        const int order = sort_key(*a.text()).compare(sort_key(*b.text()));
        return order < 0 ? -1 : order > 0;
    }
    return number(a) < number(b) ? -1 : number(a) > number(b);
}

}  // namespace

std::set<EntityId> entities_read(const Catalog& catalog, const Query& query) {
    std::set<EntityId> read;
    const Entity& entity = catalog[query.entity];
    const auto add = [&](FieldId field) {
        if (entity.fields[field].kind == Kind::reference) add_titles(catalog, catalog.entity(entity.fields[field].target), read, 2);
    };
    for (const Sort& sort : query.sorts) add(sort.field);
    for (const Filter& filter : query.filters)
        if (needs_title(filter, entity.fields[filter.field])) add(filter.field);
    return read;
}

bool needs_title(const Filter& filter, const Field& field) { return field.kind == Kind::reference && is_text_comparison(filter.comparison); }

Conditions conditions(const Entity& entity, const Query& query) {
    Conditions made;
    for (const Filter& filter : query.filters) {
        const Field& field = entity.fields[filter.field];
        const bool is_text = storage_of(field.kind) == Storage::text;
        const bool is_named = is_text_comparison(filter.comparison);
        if (is_named || (is_text && is_ordering(filter.comparison))) {
            made.left_over.push_back(filter);
            continue;
        }
        made.sql += " AND " + column_sql(entity, field);
        if (filter.comparison == Comparison::any_of) {
            made.sql += " IN (";
            for (std::size_t i = 0; i < filter.values.size(); ++i) made.sql += i == 0 ? "?" : ", ?";
            made.sql += ")";
            made.parameters.insert(made.parameters.end(), filter.values.begin(), filter.values.end());
            continue;
        }
        made.sql += operator_of(filter.comparison);
        if (made.sql.ends_with('?')) made.parameters.push_back(filter.values.empty() ? Value{} : filter.values[0]);
    }
    return made;
}

std::string column_sql(const Entity& entity, const Field& field) {
    if (!field.is_computed) return quoted(field.name);
    return field.formula == nullptr ? "NULL" : formula_sql(*field.formula, entity);
}

bool passes(const Filter& filter, const Field& field, const Value& value, std::string_view title) {
    const Value nothing;
    const Value& wanted = filter.values.empty() ? nothing : filter.values[0];
    switch (filter.comparison) {
        case Comparison::equal: return !value.is_null() && !wanted.is_null() && compare(value, wanted) == 0 && (!value.text() || value == wanted);
        case Comparison::not_equal: return value.is_null() != wanted.is_null() || (!value.is_null() && (value.text() ? value != wanted : compare(value, wanted) != 0));
        case Comparison::less: return !value.is_null() && !wanted.is_null() && compare(value, wanted) < 0;
        case Comparison::less_or_equal: return !value.is_null() && !wanted.is_null() && compare(value, wanted) <= 0;
        case Comparison::greater: return !value.is_null() && !wanted.is_null() && compare(value, wanted) > 0;
        case Comparison::greater_or_equal: return !value.is_null() && !wanted.is_null() && compare(value, wanted) >= 0;
        case Comparison::is_empty: return value.is_null();
        case Comparison::is_filled: return !value.is_null();
        case Comparison::any_of:
            return !value.is_null() && std::ranges::any_of(filter.values, [&](const Value& one) { return !one.is_null() && (value.text() ? value == one : compare(value, one) == 0); });
        case Comparison::contains:
        case Comparison::starts_with: {
            std::string_view text = title;
            if (field.kind == Kind::choice) {
                const Choice* choice = find_choice(field, value.text_or(""));
                text = choice ? choice->label : "";
            } else if (field.kind != Kind::reference) {
                text = value.text_or("");
            }
            const std::string folded = fold(text), sought = fold(wanted.text_or(""));
            return filter.comparison == Comparison::contains ? folded.find(sought) != std::string::npos : folded.starts_with(sought);
        }
    }
    return false;
}

}  // namespace tandem::detail
