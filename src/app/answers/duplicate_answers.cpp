// Answers about records that may be one: found pairs, a merge before it is done, merges that were, and what is there already.
#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"
#include "app/duplicate_session.hpp"
#include "tandem/analytics/merged.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"
#include "tandem/model/contact.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_similar = 3;
constexpr int hits_looked_at = 30;

std::string text_of(const Entity& entity, const Row& row, std::string_view field) { return fold_words(row.cells[entity.index(field)].text_or("")); }

class Similar {
public:
    Similar(const Context& context, const Entity& entity) : context_(context), entity_(entity) {}

    // Those whom the search finds by these words, and of whom it is true.
    template <class IsSimilar>
    void find(std::string_view words, std::string_view why, IsSimilar is_similar) {
        if (trim(words).empty()) return;
        for (const Store::Hit& hit : context_.store.search(words, hits_looked_at)) {
            if (rows_.size() == most_similar) return;
            if (hit.entity != entity_.id || std::ranges::contains(rows_, hit.row, &SimilarRow::id)) continue;
            const auto row = context_.store.find(entity_.id, hit.row);
            if (row && is_similar(*row)) rows_.push_back({hit.row, hit.title, std::string(why)});
        }
    }
    bool has_email(RowId contact, std::string_view folded) const {
        const Entity& email = context_.catalog.of<ContactEmail>();
        return std::ranges::any_of(context_.store.rows(email.id, context_.store.referring(email.id, email.index("contact"), contact)),
                                   [&](const Row& row) { return folded_email(row.cells[email.index("value")].text_or("")) == folded; });
    }
    std::vector<SimilarRow> take() { return std::move(rows_); }

private:
    const Context& context_;
    const Entity& entity_;
    std::vector<SimilarRow> rows_;
};

}  // namespace

Result<DuplicatesAnswer> answer(Context& context, const DuplicateState& q) { return context.duplicates ? context.duplicates->state(context, q) : DuplicatesAnswer{}; }

Result<MergeAnswer> answer(Context& context, const MergePreview& q) {
    const Entity* entity = context.catalog.find(q.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.entity + "”.");
    MergeAnswer a;
    std::vector<Row> rows;
    for (const RowId id : q.rows)
        if (auto row = context.store.find(entity->id, id); row && context.store.is_live(entity->id, id)) rows.push_back(std::move(*row));
    Labels labels(context);
    for (const Row& row : rows) {
        a.rows.push_back(row.id);
        a.titles.push_back(context.store.title(entity->id, row.id));
    }
    for (std::size_t f = 0; f < entity->fields.size(); ++f) {
        const Field& field = entity->fields[f];
        if (field.is_removed || field.is_computed || field.name == "merged_into") continue;
        MergeFieldRow line{.field = std::string(field.name), .cells = {}, .taken = -1};
        for (std::size_t r = 0; r < rows.size(); ++r) {
            line.cells.push_back({rows[r].cells[f], labels.of(field, rows[r].cells[f])});
            const bool is_refusal = field.name == "newsletter" && rows[r].cells[f] == Value{0} && (line.taken < 0 || rows[static_cast<std::size_t>(line.taken)].cells[f] != Value{0});
            if (is_refusal || (line.taken < 0 && !rows[r].cells[f].is_null())) line.taken = static_cast<int>(r);
        }
        if (line.taken >= 0) a.fields.push_back(std::move(line));
    }
    for (const Entity& other : context.catalog.entities()) {
        std::int64_t moved = 0;
        for (std::size_t f = 0; f < other.fields.size(); ++f) {
            if (other.fields[f].target != entity->name || other.fields[f].is_removed || other.fields[f].name == "merged_into") continue;
            for (std::size_t r = 1; r < rows.size(); ++r) moved += static_cast<std::int64_t>(context.store.referring(other.id, static_cast<FieldId>(f), rows[r].id).size());
        }
        if (moved > 0) a.moved.emplace_back(std::string(moved == 1 ? other.label : other.plural), moved);
    }
    return a;
}

Result<MergedAnswer> answer(Context& context, const MergedRecords& q) {
    MergedAnswer a;
    const Entity* entity = context.catalog.find(q.entity);
    if (!entity || !entity->find("merged_into")) return a;
    const FieldId field = entity->index("merged_into");
    // One that a colleague worked on meanwhile came back by itself.
    if (const auto row = context.store.find(entity->id, q.row); row && !context.store.is_live(entity->id, q.row)) a.into = row->cells[field].integer_or(0);
    if (a.into) a.into_title = context.store.title(entity->id, a.into);
    for (const RowId id : TRY(analytics::merged_into(context.store, entity->name, q.row))) a.from.push_back({id, context.store.title(entity->id, id)});
    return a;
}

Result<SimilarAnswer> answer(Context& context, const SimilarRecords& q) {
    const Entity* entity = context.catalog.find(q.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.entity + "”.");
    Similar similar(context, *entity);
    if (entity->name == "contact") {
        if (const std::string email = folded_email(trim(q.email)); is_email(email)) similar.find(email, "with this e-mail", [&](const Row& row) { return similar.has_email(row.id, email); });
        if (q.company != 0)
            similar.find(q.first_name + " " + q.last_name, "at this company", [&](const Row& row) {
                return row.cells[entity->index("company")].integer_or(0) == q.company && text_of(*entity, row, "first_name") == fold_words(q.first_name) &&
                       text_of(*entity, row, "last_name") == fold_words(q.last_name);
            });
    } else if (entity->name == "company") {
        similar.find(q.domain, "with this domain", [&](const Row& row) { return text_of(*entity, row, "domain") == fold_words(q.domain); });
        similar.find(q.company_name, "of this name", [&](const Row& row) { return text_of(*entity, row, "name") == fold_words(q.company_name); });
    }
    return SimilarAnswer{similar.take()};
}

}  // namespace tandem
