// A filled row of any entity from a seed, so that laws can loop over the catalog.
#pragma once

#include "tandem/base/date.hpp"
#include "tests/store/a_store.hpp"

namespace tandem::tests {

inline Value sample_value(const Field& field, SeededRandom& random) {
    const auto word = [&] {
        const char* words[] = {"Acme", "Éva", "mañana", "東京都", "O'Neil", "a \"quoted\" one", "line\nbreak", "Zoë 10", "x"};
        return std::string(words[random.below(9)]) + " " + std::to_string(random.below(1000));
    };
    const double low = std::max(field.options.min, -1e6), high = std::min(field.options.max, 1e6);
    switch (field.kind) {
        case Kind::text:
        case Kind::long_text:
        case Kind::phone:
        case Kind::url: return word();
        case Kind::email: return "someone" + std::to_string(random.below(1000)) + "@example.com";
        case Kind::choice: return field.choices[random.below(static_cast<std::uint32_t>(field.choices.size()))].name;
        case Kind::integer:
        case Kind::money: return static_cast<std::int64_t>(low + (high - low) * random.unit());
        case Kind::rating: return std::int64_t{1 + random.below(most_stars)};
        case Kind::duration: return std::int64_t{random.below(10'000)};
        case Kind::yes_no: return std::int64_t{random.below(2)};
        case Kind::date: return std::int64_t{random.below(40'000)};
        case Kind::instant: return std::int64_t{random.below(2'000'000'000)} * 1000 + random.below(1000);
        case Kind::percent:
        case Kind::number: return low + (high - low) * random.unit();
        case Kind::reference: return {};
    }
    return {};
}

// Adds the row, and the rows that it must refer to, to `set`; optional references stay empty.
inline Row add_sample(AStore& s, ChangeSet& set, const Entity& entity, SeededRandom& random) {
    Row row{entity.id, s->next_id(), std::vector<Value>(entity.fields.size())};
    for (std::size_t f = 0; f < entity.fields.size(); ++f) {
        const Field& field = entity.fields[f];
        if (field.kind == Kind::reference) {
            if (field.options.required) row.cells[f] = add_sample(s, set, s.catalog().entity(field.target), random).id;
        } else {
            row.cells[f] = sample_value(field, random);
        }
    }
    if (entity.name == "campaign") row.cells[entity.index("ends_on")] = row.cells[entity.index("starts_on")];
    add_creation(set, row);
    return row;
}

}  // namespace tandem::tests
