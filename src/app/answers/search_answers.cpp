// Answers about finding: over everything at once, and for the pickers of references.
#include <algorithm>
#include <unordered_set>

#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/pipeline.hpp"

namespace tandem {

namespace {

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') digits += c;
        else if (std::string_view(" +-()/.").find(c) == std::string_view::npos) return {};
    }
    return digits;
}

// Contacts whose e-mail address or phone number this is, wholly.
std::vector<RowId> contacts_reached_by(const Context& context, std::string_view text) {
    std::vector<RowId> contacts;
    const auto add_owners = [&](const Entity& part, const auto& matches) {
        const auto ids = context.store.ordered({.entity = part.id, .text = std::string(text)});
        if (!ids) return;
        const std::span found = std::span(**ids).first(std::min<std::size_t>((*ids)->size(), 50));
        for (const Row& row : context.store.rows(part.id, found))
            if (matches(row.cells[part.index("value")].text_or(""))) contacts.push_back(row.cells[part.index("contact")].integer_or(0));
    };
    if (text.contains('@')) {
        const std::string wanted = fold(trim(text));
        add_owners(context.catalog.of<ContactEmail>(), [&](std::string_view value) { return fold(trim(value)) == wanted; });
    } else if (const std::string wanted = digits_of(text); wanted.size() >= 6) {
        add_owners(context.catalog.of<ContactPhone>(), [&](std::string_view value) { return digits_of(value).ends_with(wanted); });
    }
    return contacts;
}

ChoiceRow choice_row(const Context& context, Labels& labels, const Entity& entity, const Row& row) {
    return {.id = row.id, .title = context.store.title(entity.id, row.id), .subtitle = labels.subtitle(entity, row)};
}

bool has_full_text(const Entity& entity) {
    return std::ranges::any_of(entity.fields, [](const Field& field) { return field.options.searchable; });
}

Query recent_first(const Entity& entity, RowId within) {
    Query query{.entity = entity.id};
    if (entity.find("position")) query.sorts = {{.field = entity.index("position")}};
    else if (entity.find("created_at")) query.sorts = {{.field = entity.index("created_at"), .descending = true}};
    else if (entity.find("at")) query.sorts = {{.field = entity.index("at"), .descending = true}};
    else if (entity.find("name")) query.sorts = {{.field = entity.index("name")}};
    if (within != 0 && !entity.options.owner.empty()) query.filters = {{.field = entity.index(entity.options.owner), .values = {Value{within}}}};
    return query;
}

}  // namespace

Result<SearchAnswer> answer(Context& context, const SearchAll& q) {
    SearchAnswer a;
    const std::string_view text = trim(q.text);
    if (text.empty()) return a;
    const int limit = std::clamp(q.limit, 1, 200);
    Labels labels(context);
    std::unordered_set<RowId> seen;
    const auto add = [&](const Entity& entity, RowId id, std::string title) {
        if (static_cast<int>(a.hits.size()) >= limit || !seen.insert(id).second) return;
        const auto row = context.store.find(entity.id, id);
        a.hits.push_back({.entity = std::string(entity.name), .row = id, .title = std::move(title), .subtitle = row ? labels.subtitle(entity, *row) : std::string()});
    };
    const Entity& contact = context.catalog.of<Contact>();
    for (const RowId id : contacts_reached_by(context, text)) add(contact, id, context.store.title(contact.id, id));
    for (Store::Hit& hit : context.store.search(text, limit)) add(context.catalog[hit.entity], hit.row, std::move(hit.title));
    return a;
}

Result<SearchAnswer> answer(Context& context, const RecordTitles& q) {
    SearchAnswer a;
    Labels labels(context);
    for (const RecordPlace& each : q.records) {
        const Entity* entity = context.catalog.find(each.entity);
        const auto row = entity && context.store.is_live(entity->id, each.row) ? context.store.find(entity->id, each.row) : std::nullopt;
        if (row) a.hits.push_back({.entity = each.entity, .row = each.row, .title = context.store.title(entity->id, each.row), .subtitle = labels.subtitle(*entity, *row)});
    }
    return a;
}

Result<ChoicesAnswer> answer(Context& context, const RecordChoices& q) {
    const Entity* entity = context.catalog.find(q.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.entity + "”.");
    const auto limit = static_cast<std::size_t>(std::clamp(q.limit, 1, 200));
    Query query = recent_first(*entity, q.within);
    const std::string wanted = fold_words(q.text);
    const bool is_small = !has_full_text(*entity);      // tags, stages, pipelines: looked through
    if (!wanted.empty() && !is_small) {
        query.text = q.text;
        query.sorts.clear();
    }
    // Nothing new is put into the hands of somebody who has left.
    if (entity->name == "person") query.filters.push_back({.field = entity->index("left_on"), .comparison = Comparison::is_empty, .values = {}});
    const auto ids = TRY(context.store.ordered(query));
    const bool is_filtered_here = !wanted.empty() && is_small;
    const auto taken = std::span(*ids).first(is_filtered_here ? ids->size() : std::min(limit, ids->size()));
    ChoicesAnswer a;
    Labels labels(context);
    for (const Row& row : context.store.rows(entity->id, taken)) {
        ChoiceRow choice = choice_row(context, labels, *entity, row);
        if (is_filtered_here && !fold_words(choice.title).contains(wanted)) continue;
        a.rows.push_back(std::move(choice));
        if (a.rows.size() == limit) break;
    }
    // A name that begins with the text stands before one that only holds it.
    if (!wanted.empty()) std::ranges::stable_partition(a.rows, [&](const ChoiceRow& row) { return fold_words(row.title).starts_with(wanted); });
    return a;
}

}  // namespace tandem
