// Titles and second lines, from what each kind of record has to tell.
#include "app/answers/labels.hpp"

#include <array>

namespace tandem {

namespace {

struct SubtitleRule { std::string_view entity, first, second; };
constexpr auto subtitle_rules = std::to_array<SubtitleRule>({
    {"contact", "title", "company"}, {"company", "sector", "city"}, {"deal", "stage", "company"}, {"activity", "kind", "contact"},
    {"campaign", "channel", "status"}, {"feedback", "kind", "theme"}, {"product", "series", ""}, {"person", "title", "region"},
    {"stage", "pipeline", ""}, {"touch", "kind", "campaign"}, {"theme", "description", ""}, {"hand_off", "state", "reason"},
});

}  // namespace

const std::string& Labels::title(EntityId entity, RowId id) {
    auto [it, is_new] = known_.try_emplace({entity, id});
    if (is_new && id != 0) it->second = context_.store.title(entity, id);
    return it->second;
}

std::string Labels::of(const Field& field, const Value& value) {
    if (field.kind != Kind::reference || value.is_null()) return {};
    return title(field.target, value.integer_or(0));
}

std::string Labels::subtitle(const Entity& entity, const Row& row) {
    for (const SubtitleRule& rule : subtitle_rules) {
        if (rule.entity != entity.name) continue;
        std::string words;
        for (const std::string_view name : {rule.first, rule.second}) {
            if (name.empty()) continue;
            const FieldId f = entity.index(name);
            const Field& field = entity.fields[f];
            switch (field.kind) {
                case Kind::reference: words = joined(std::move(words), of(field, row.cells[f])); break;
                case Kind::choice: words = joined(std::move(words), choice_label(field, row.cells[f])); break;
                default: words = joined(std::move(words), row.cells[f].text_or(""));
            }
        }
        return words;
    }
    return {};
}

std::string choice_label(const Field& field, const Value& value) {
    const Choice* choice = find_choice(field, value.text_or(""));
    return std::string(choice ? choice->label : std::string_view());
}

}  // namespace tandem
