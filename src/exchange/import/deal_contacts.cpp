// The contacts of a deal beside its main one: named in the deal's own row, or in a table of pairs.
#include <algorithm>

#include "exchange/import/records.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/deal.hpp"

namespace tandem::import {

// The row that says so, whoever made it; else the one that an import makes.
RowId Records::deal_contact_row(RowId deal, RowId contact) {
    const Entity& of = staging_->catalog().of<DealContact>();
    const RowId made = id_from_key({of.name, to_text(deal), to_text(contact)});
    if (staging_->exists(of, made)) return made;
    for (const RowId id : staging_->store().referring(of.id, of.index("deal"), deal))
        if (const auto row = staging_->current(of, id); row && row->cells[of.index("contact")].integer_or(0) == contact) return id;
    return made;
}

// What is there already, also in the trash, is left as it is: a role may have been added to it, or somebody taken off the deal.
void Records::put_contacts(RowId deal, std::span<const RowId> contacts, bool had_main) {
    const Entity& of = staging_->catalog().of<DealContact>();
    const FieldId main = entity_->index("contact");
    const auto row = staging_->current(*entity_, deal);
    if (had_main && policies_.fills_only(main)) return;
    for (const RowId contact : contacts) {
        if (row && row->cells[main].integer_or(0) == contact) continue;
        const RowId id = deal_contact_row(deal, contact);
        if (staging_->put(to_row(of, DealContact{.id = {id}, .deal = {deal}, .contact = {contact}, .role = {}})) == Effect::created) ++file_->counts.links;
    }
}

// Pairs of a deal and a contact, perhaps with a role: the first or the primary one is the deal's main contact.
std::optional<bool> Records::complete_deal_contact(Reading& r, std::uint64_t line) {
    const Entity& deals = staging_->catalog().of<Deal>();
    const FieldId main = deals.index("contact");
    const RowId deal = cell(r, "deal").integer_or(0), contact = cell(r, "contact").integer_or(0);
    const auto there = staging_->current(deals, deal);
    if (!there || !contact) {
        if (r.unlinked.empty()) odd(line, nullptr, {}, there ? "names no contact" : "names no deal", true);
        else file_->odd.back().is_skipped = true;
        return std::nullopt;
    }
    const RowId known = there->cells[main].integer_or(0);
    const bool is_new_main = known != contact && (known == 0 || r.is_primary);
    if (is_new_main) {
        Row change{deals.id, deal, std::vector<Value>(deals.fields.size())};
        change.cells[main] = Value{contact};
        staging_->put(std::move(change));
        ++file_->counts.links;
        if (known) staging_->put(to_row(*entity_, DealContact{.id = {deal_contact_row(deal, known)}, .deal = {deal}, .contact = {known}, .role = {}}));
    }
    if ((is_new_main || known == contact) && text(r, "role").empty()) {
        file_->counts.unchanged += !is_new_main;
        return false;
    }
    r.row_id = deal_contact_row(deal, contact);
    return true;
}

}  // namespace tandem::import
