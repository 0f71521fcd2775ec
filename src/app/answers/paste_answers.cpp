// Rows by their places in the list, records by their names.
#include "app/answers/paste_answers.hpp"

#include <algorithm>
#include <map>

#include "app/answers/list_query.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

bool has_full_text(const Entity& entity) {
    return std::ranges::any_of(entity.fields, [](const Field& field) { return field.options.searchable; });
}

// Live records of one entity by their folded titles; entities without a full text are small, and read once.
class Titles {
public:
    Titles(const Context& context, const Entity& entity) : context_(context), entity_(entity) {}

    Result<NamedRecord> find(std::string_view text) {
        const std::string wanted = fold_words(text);
        if (wanted.empty()) return NamedRecord{};
        if (!has_full_text(entity_)) TRY(read_all());
        std::vector<RowId> found;
        if (has_full_text(entity_)) {
            const auto ids = TRY(context_.store.ordered({.entity = entity_.id, .text = std::string(text)}));
            for (const RowId id : *ids)
                if (fold_words(context_.store.title(entity_.id, id)) == wanted) found.push_back(id);
        } else if (const auto known = all_.find(wanted); known != all_.end()) {
            found = known->second;
        }
        return NamedRecord{.id = found.size() == 1 ? found[0] : 0, .found = std::ssize(found)};
    }

private:
    Result<> read_all() {
        if (!all_.empty()) return {};
        const auto ids = TRY(context_.store.ordered({.entity = entity_.id}));
        for (const RowId id : *ids) all_[fold_words(context_.store.title(entity_.id, id))].push_back(id);
        return {};
    }

    const Context& context_;
    const Entity& entity_;
    std::map<std::string, std::vector<RowId>> all_;
};

}  // namespace

Result<PasteTargetsAnswer> answer(Context& context, const PasteTargets& q) {
    const Entity* entity = context.catalog.find(q.of.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.of.entity + "”.");
    if (std::ssize(q.places) > most_pasted_rows) return fail(ErrorCode::invalid_input, "More rows than can be pasted at once.");
    const auto ids = TRY(context.store.ordered(TRY(list_query(context, *entity, q.of))));
    PasteTargetsAnswer a;
    for (const std::int64_t place : q.places) {
        const bool is_there = place >= 0 && place < std::ssize(*ids);
        const RowId id = is_there ? (*ids)[static_cast<std::size_t>(place)] : 0;
        a.rows.push_back({.id = id, .title = is_there ? context.store.title(entity->id, id) : std::string()});
    }
    std::map<std::string, Titles> titles;
    for (const PastedName& name : q.names) {
        const Entity* target = context.catalog.find(name.entity);
        if (!target) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + name.entity + "”.");
        a.named.push_back(TRY(titles.try_emplace(name.entity, context, *target).first->second.find(name.text)));
    }
    return a;
}

}  // namespace tandem
