// Rules and references, checked on the rows as they would be.
#include <algorithm>

#include "store_impl.hpp"
#include "tandem/model/custom_formulas.hpp"
#include "tandem/model/rules.hpp"

namespace tandem {

using detail::EditList;
using detail::Live;
using detail::RowEdit;

namespace {

void name_skipped(const RowEdit& edit, std::vector<Change>& skipped) {
    for (FieldId field : edit.changed) {
        skipped.push_back({edit.entity, edit.row, field, edit.before.cell(field), edit.after(field), edit.before.stamp(field)});
    }
}

void keep_as_it_is(RowEdit& edit) {
    edit.cells = edit.before.cells;
    edit.live = edit.before.live;
    edit.changed.clear();
}

}  // namespace

Result<> Store::Impl::check(EditList& edits, Checks checks, std::vector<Change>& skipped) const {
    // Leaving one row as it is can make another one needed: until nothing more is left out.
    bool is_settled = false;
    while (!is_settled) {
        is_settled = true;
        for (RowEdit& edit : edits.list) {
            if (edit.changed.empty()) continue;
            Result<> fits;
            if (edit.live == Live::never) {
                if (edit.before.live == Live::never) {
                    fits = fail(ErrorCode::not_found, "This record does not exist any more.");
                } else if (TRY(is_used(edits, edit.entity, edit.row))) {
                    fits = fail(ErrorCode::conflict, "“" + title(edit.entity, edit.row, 0) + "” is still used by another record.");
                }
            } else {
                fits = check_references(edits, edit, checks);
                if (fits) fits = check_rules(edits, edit);
            }
            if (fits) continue;
            if (checks == Checks::all || fits.error().code == ErrorCode::storage || fits.error().code == ErrorCode::corrupt) return fits;
            name_skipped(edit, skipped);
            keep_as_it_is(edit);
            is_settled = false;
        }
        if (checks == Checks::all) break;
    }
    return {};
}

Result<> Store::Impl::check_rules(EditList& edits, const RowEdit& edit) const {
    if (edit.live == Live::trash && edit.before.live == Live::live) return {};       // checked when it comes back
    const Entity& entity = catalog[edit.entity];
    const Row row{edit.entity, edit.row, edit.cells};
    for (Error& error : broken_rules(entity, row)) {
        // A contact without a name passes when its e-mail or phone number, rows of their own, say who it is.
        if (entity.name == "contact" && error.field == "last_name" && TRY(is_reachable(edits, edit.row))) continue;
        // A choice that was removed since stays where it was chosen.
        const Field* field = entity.find(error.field);
        if (field != nullptr && field->is_custom() && std::ranges::find(edit.changed, static_cast<FieldId>(field - entity.fields.data())) == edit.changed.end()) continue;
        return std::unexpected(std::move(error));
    }
    return {};
}

Result<bool> Store::Impl::is_reachable(EditList& edits, RowId contact) const {
    for (const Entity* part : {&catalog.entity("contact_email"), &catalog.entity("contact_phone")}) {
        const FieldId owner = part->index("contact");
        for (const RowEdit& edit : edits.list)
            if (edit.entity == part->id && edit.live == Live::live && edit.cells[owner].integer_or(0) == contact) return true;
        for (RowId id : TRY(referring(part->id, owner, contact, false)))
            if (edits.find(part->id, id) == nullptr) return true;
    }
    return false;
}

Result<> Store::Impl::check_references(EditList& edits, RowEdit& edit, Checks checks) const {
    const Entity& entity = catalog[edit.entity];
    const bool is_restored = edit.live == Live::live && edit.before.live == Live::trash;
    // Live when the field refers to nothing.
    const auto target_state = [&](const Field& field, RowId target) -> Result<Live> {
        if (field.kind != Kind::reference || target == 0) return Live::live;
        const EntityId target_entity = catalog.entity(field.target).id;
        const RowEdit* other = edits.find(target_entity, target);
        return other != nullptr ? other->live : live_of(target_entity, target);
    };
    const auto check_field = [&](FieldId f) -> Result<> {
        const Field& field = entity.fields[f];
        const RowId target = edit.cells[f].integer_or(0);
        const Live live = TRY(target_state(field, target));
        if (live == Live::live || (live == Live::trash && checks == Checks::lenient)) return {};
        const std::string what(field.label);
        if (live == Live::trash) {
            return fail(ErrorCode::conflict, what + " “" + title(catalog.entity(field.target).id, target, 0) + "” is in the trash; restore it first.", field.name);
        }
        return fail(ErrorCode::not_found, what + " refers to a record that does not exist.", field.name);
    };
    for (FieldId field : edit.changed)
        if (field != live_field) TRY(check_field(field));
    // In the trash nothing kept what the row referred to from being unmade.
    if (is_restored)
        for (std::size_t f = 0; f < entity.fields.size(); ++f) {
            const Field& field = entity.fields[f];
            if (field.name == entity.options.owner) TRY(check_field(static_cast<FieldId>(f)));
            else if (TRY(target_state(field, edit.cells[f].integer_or(0))) == Live::never) return fail(ErrorCode::not_found, std::string(field.label) + " refers to a record that does not exist any more.", field.name);
        }
    return {};
}

Result<bool> Store::Impl::is_used(EditList& edits, EntityId entity, RowId row) const {
    if (catalog[entity].name == "custom_field" && (is_read(edits, row) || TRY(is_filled(edits, row)))) return true;
    for (const Reference& reference : references_to[entity]) {
        for (RowId id : TRY(referring(reference.entity, reference.field, row, false))) {
            const RowEdit* other = edits.find(reference.entity, id);
            if (other == nullptr) return true;
            if (other->live == Live::live && other->cells[reference.field].integer_or(0) == row) return true;
        }
    }
    return false;
}

bool Store::Impl::is_read(EditList& edits, RowId custom_field) const {
    const auto defined = std::ranges::find(catalog.custom_fields(), custom_field, &FieldDefinition::row);
    if (defined == catalog.custom_fields().end()) return false;
    const EntityId definitions = catalog.entity("custom_field").id;
    return std::ranges::any_of(readers_of(catalog.custom_fields(), defined->name), [&](const FieldDefinition* reader) {
        const RowEdit* edit = edits.find(definitions, reader->row);
        if (edit == nullptr) return true;
        return edit->live == Live::live && std::ranges::contains(names_read(edit->cells[catalog[definitions].index("formula")].text_or("")), defined->name);
    });
}

// Whether a record that stays holds a value in the custom field.
Result<bool> Store::Impl::is_filled(EditList& edits, RowId custom_field) const {
    const auto defined = std::ranges::find(catalog.custom_fields(), custom_field, &FieldDefinition::row);
    if (defined == catalog.custom_fields().end() || defined->is_computed) return false;
    const Entity& entity = catalog.entity(defined->entity);
    const FieldId field = entity.index(defined->name);
    auto select = TRY(db->prepare("SELECT id FROM " + detail::quoted(entity.name) + " WHERE live = 1 AND " + detail::quoted(defined->name) + " IS NOT NULL"));
    while (TRY(select.step())) {
        const RowEdit* edit = edits.find(entity.id, select.integer(0));
        if (edit == nullptr || (edit->live == Live::live && !edit->cells[field].is_null())) return true;
    }
    return false;
}

}  // namespace tandem
