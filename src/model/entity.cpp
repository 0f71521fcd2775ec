// Fields found by name, and how each kind is kept.
#include "tandem/model/entity.hpp"

namespace tandem {

bool is_number(Kind kind) { return kind == Kind::money || kind == Kind::integer || kind == Kind::percent || kind == Kind::number || kind == Kind::rating || kind == Kind::duration; }

Storage storage_of(Kind kind) {
    switch (kind) {
        case Kind::text:
        case Kind::long_text:
        case Kind::email:
        case Kind::phone:
        case Kind::url:
        case Kind::choice: return Storage::text;
        case Kind::integer:
        case Kind::yes_no:
        case Kind::money:
        case Kind::date:
        case Kind::instant:
        case Kind::reference:
        case Kind::rating:
        case Kind::duration: return Storage::integer;
        case Kind::percent:
        case Kind::number: return Storage::real;
    }
    TANDEM_ASSERT(false);
}

const Choice* find_choice(const Field& field, std::string_view name) {
    for (const Choice& choice : field.choices)
        if (choice.name == name) return &choice;
    return nullptr;
}

const Field* Entity::find(std::string_view field_name) const {
    for (const Field& field : fields)
        if (field.name == field_name) return &field;
    return nullptr;
}

FieldId Entity::index(std::string_view field_name) const {
    const Field* field = find(field_name);
    TANDEM_ASSERT(field != nullptr);
    return static_cast<FieldId>(field - fields.data());
}

}  // namespace tandem
