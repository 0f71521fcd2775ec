// One record of a file at a time; nothing is dropped silently: what cannot be read becomes an odd row with its reason.
#include "exchange/import/records.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"
#include "tandem/exchange/csv.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/deal.hpp"
#include "tandem/model/rules.hpp"

namespace tandem::import {

namespace {

constexpr std::size_t longest_value = 200;      // of an odd cell, as it is shown and mended

std::string plain(const Value& value) {
    if (const auto* n = value.integer()) return std::to_string(*n);
    if (const auto* d = value.real()) return std::to_string(*d);
    return std::string(value.text_or(""));
}

}  // namespace

void Records::odd(std::uint64_t line, const Column* column, std::string_view value, std::string reason, bool is_skipped) {
    OddRow row{static_cast<std::int64_t>(line), {}, std::string(value.substr(0, longest_value)), std::move(reason), is_skipped};
    if (column) {
        const auto index = static_cast<std::size_t>(column - columns_->data());
        row.column = file_->columns[index].header;
        if (value.size() <= longest_value) row.fix_column = static_cast<int>(index), row.fix_value = value;
    }
    file_->odd.push_back(std::move(row));
}

// The row as a whole is left out; a word in the cell of `mends` would bring it in.
void Records::odd_row(std::uint64_t line, std::string_view value, std::string reason, const Column* mends, std::string_view there) {
    odd(line, nullptr, value, std::move(reason), true);
    if (!mends || there.size() > longest_value) return;
    file_->odd.back().fix_column = static_cast<int>(mends - columns_->data());
    file_->odd.back().fix_value = there;
}

const Column* Records::column_of(std::initializer_list<std::string_view> targets) const {
    for (const std::string_view target : targets)
        for (std::size_t c = 0; c < columns_->size(); ++c)
            if (file_->columns[c].target.starts_with(target)) return &(*columns_)[c];
    return nullptr;
}

// The store refuses an import in which one record breaks a rule. So a cell that does is left out and said; the answer is why the whole row must be.
std::string Records::keep_rules(Reading& r, std::uint64_t line) {
    const bool is_new = !staging_->exists(*entity_, r.row.id);
    for (const Error& broken : broken_rules(*entity_, r.row)) {
        const Field* field = entity_->find(broken.field);
        Value& cell = r.row.cells[entity_->index(broken.field)];
        if (cell.is_null()) {       // a contact may be known by its parts or its id alone
            if (is_new && field->options.required) return "has no " + fold(field->label);
            continue;
        }
        if (is_new && field->options.required) return broken.message.substr(0, broken.message.size() - broken.message.ends_with('.'));
        const auto column = std::ranges::find_if(*columns_, [&](const Column& each) { return each.field() == field; });
        odd(line, column == columns_->end() ? nullptr : &*column, plain(cell), broken.message.substr(0, broken.message.size() - broken.message.ends_with('.')));
        cell = Value{};
    }
    return {};
}

// Tables for eyes write moments to the second and numbers to 15 digits: what is here and reads the same is not changed by them.
void Records::keep_finer(Reading& r) {
    const auto there = staging_->current(*entity_, r.row.id);
    if (!there) return;
    for (std::size_t f = 0; f < r.row.cells.size() && f < there->cells.size(); ++f) {
        Value& cell = r.row.cells[f];
        const Value& known = there->cells[f];
        if (cell.integer() && known.integer() && entity_->fields[f].kind == Kind::instant && *cell.integer() == *known.integer() - ((*known.integer() % 1000) + 1000) % 1000) cell = known;
        if (cell.real() && known.real() && std::abs(*cell.real() - *known.real()) <= 1e-14 * std::abs(*known.real())) cell = known;
    }
}

Result<bool> Records::put(Reading& r, std::uint64_t line, bool fill_only) {
    const bool is_new = !staging_->exists(*entity_, r.row.id);
    const RowId id = r.row.id;
    const RowId pipeline = entity_->name == "deal" ? cell(r, "pipeline").integer_or(0) : 0;
    const RowId contact = entity_->name == "deal" ? cell(r, "contact").integer_or(0) : 0;
    const std::string name = entity_->name != "contact" && entity_->find("name") ? std::string(text(r, "name")) : std::string();
    const std::string whole_name = entity_->name == "contact" && staging_->is_linked_to(*entity_) ? std::string(trim(std::string(text(r, "first_name")) + " " + std::string(text(r, "last_name")))) : std::string();
    const auto before = r.contacts.empty() || is_new ? std::nullopt : staging_->current(*entity_, id);
    const bool had_contact = before && !before->cells[entity_->index("contact")].is_null();
    TRY(policies_.keep(r.row, r.modified_ms));
    const bool was_named = named_.erase(id) > 0;        // made when a row further up named it: it is this row's all the same
    if (was_named) ++file_->counts.creates, --file_->counts.links;
    switch (staging_->put(std::move(r.row), fill_only)) {
        case Effect::created: ++file_->counts.creates; break;
        case Effect::updated: file_->counts.updates += !was_named; break;
        case Effect::unchanged: file_->counts.unchanged += !was_named; break;
        case Effect::in_trash:
            ++file_->counts.skips;
            odd(line, nullptr, r.external, "this record is in the trash; restore it to import it again", true);
            return false;
    }
    for (PartRow& part : r.parts.all()) {
        for (const PartRow::Link& link : part.links) {
            const Entity& target = staging_->catalog().entity(part.entity->fields[link.field].target);
            RowId found = link.wanted && staging_->exists(target, link.wanted) ? link.wanted : 0;
            if (!found && target.name == "stage" && !link.name.empty()) found = stage_of(pipeline, link.name, "open", link.wanted);
            else if (!found && !link.name.empty()) found = reference(*link.column, target, link.name, line, link.wanted);
            if (found) part.cells[link.field] = Value{found};
        }
    }
    r.parts.put(*staging_, id, *entity_, is_new, policies_);
    // A deals file that names people brings their e-mails and phones as well.
    if (contact) r.parts.put(*staging_, contact, staging_->catalog().of<Contact>(), false, policies_);
    put_consents(id, r, is_new);
    if (!r.contacts.empty()) put_contacts(id, r.contacts, had_contact);
    if (!name.empty()) staging_->add_name(*entity_, name, id);
    if (!whole_name.empty() && is_new) staging_->add_name(*entity_, whole_name, id);
    return true;
}

Result<Records::Taken> Records::take(std::span<const std::string_view> cells, std::uint64_t line, const Decision* decision) {
    ++file_->counts.rows;
    Reading r;
    r.row = {entity_->id, 0, std::vector<Value>(entity_->fields.size())};
    if (order_.empty()) {
        // Ids before names: what a link's id finds needs no name, and what it does not find may be named beside it.
        for (std::size_t i = 0; i < columns_->size(); ++i) if (!(*columns_)[i].target().is_empty()) order_.push_back(i);
        std::ranges::stable_partition(order_, [&](std::size_t i) {
            const Target& target = (*columns_)[i].target();
            return target.by_row || target.how == "#id" || target.how == "#lead";
        });
    }
    for (const std::size_t i : order_) if (i < cells.size()) read_cell((*columns_)[i], cells[i], line, r);
    r.parts.complete_streets();
    // Of a mended row, the record that it became; when that was taken back, the row is known by its keys like any other. Cards and
    // calendars of another workspace keep their ids.
    if (!is_own() && file_->format == "CSV" && r.row_id && !staging_->exists(*entity_, survivor(r.row_id))) r.row_id = 0;
    for (const auto& [column, ids] : r.unlinked)
        if (r.row.cells[entity_->index(column->target().field)].is_null())
            odd(line, column, ids, "no " + fold(staging_->catalog().entity(column->field()->target).label) + " with this id was imported; the link is left out");
    const auto skip = [&](std::string reason, const Column* mends = nullptr) {
        ++file_->counts.skips;
        const auto at = mends ? static_cast<std::size_t>(mends - columns_->data()) : cells.size();
        odd_row(line, cells.empty() ? std::string_view() : cells[0], std::move(reason), mends, at < cells.size() ? cells[at] : std::string_view());
        return Taken{};
    };
    const auto left_out = [&] { return ++file_->counts.skips, Taken{}; };
    const std::string of(entity_->name);
    if (r.is_deleted) return skip("is marked as deleted in the file");
    if (entity_->name == "person" && text(r, "name").empty())
        if (const std::string name(trim(r.first_name + " " + r.last_name)); !name.empty()) cell(r, "name") = Value{name};
    if (entity_->find("name") && entity_->name != "deal" && text(r, "name").empty()) return skip("has no name", column_of({of + ".name", of + ".first_name"}));
    if (entity_->name == "contact" && text(r, "first_name").empty() && text(r, "last_name").empty() && (r.external.empty() || says_nothing(r)) && !r.row_id && !r.parts.has("contact_email") && !r.parts.has("contact_phone")) return skip("has neither a name nor an e-mail address", column_of({"contact.last_name", "contact.full_name", "contact_email.value", "contact.first_name"}));
    if (entity_->name == "deal" && r.external.empty() && text(r, "name").empty() && cell(r, "company").is_null() && !r.row_id) return skip("has neither a name nor a company", column_of({"deal.name", "deal.company"}));
    if (!r.external.empty() && entity_->find("source_system") && cell(r, "source_system").is_null() && !is_own()) cell(r, "source_system") = Value{kind_->source};
    if (kind_->id == "maven_teams") cell(r, "team") = Value{"sales"};
    if (kind_->shape == Shape::campaign_history) {
        cell(r, "platform") = Value{kind_->platform};
        auto [it, is_first] = newest_.try_emplace(r.external, r, line);
        if (!is_first && it->second.first.version <= r.version) it->second = {r, line};
        return Taken{survivor(identity(r)), r.modified_ms};
    }
    if (kind_->shape == Shape::olist_deals) complete_olist_deal(r);
    if (entity_->name == "deal") is_own() ? complete_own_deal(r) : complete_deal(r, line);
    if (kind_->shape == Shape::stage_history && !complete_stage_change(r, line)) return left_out();
    if (kind_->shape == Shape::deal_contacts) {
        const auto has_own_row = complete_deal_contact(r, line);
        if (!has_own_row) return left_out();
        if (!*has_own_row) return Taken{};
    }
    if (kind_->shape == Shape::members && !complete_member(r, line)) return left_out();
    if (entity_->name == "activity" && !is_own()) complete_activity(r);
    const RowId id = identity(r);
    r.row.id = survivor(id);
    if (found_ && !staging_->exists(*entity_, r.row.id)) list_new(r, line);
    if (decision && decision->choice == RowChoice::skip) return left_out();
    const bool is_told = decision && decision->choice == RowChoice::update && staging_->exists(*entity_, decision->record);
    if (is_told) r.row.id = decision->record;
    if (entity_->name == "contact") complete_contact(r);
    for (const auto& [field, target] : r.wanted)
        if (r.row.cells[field].is_null() && entity_->fields[field].target == entity_->name) later_.push_back({r.row.id, field, target});
    if (is_own()) keep_finer(r);
    if (kind_->shape == Shape::touches && cell(r, "kind").is_null()) cell(r, "kind") = Value{"visit"};
    if (const std::string lacks = keep_rules(r, line); !lacks.empty()) {
        const auto lacking = std::ranges::find_if(*columns_, [&](const Column& c) {
            return c.target().entity == entity_->name && c.field() && c.field()->options.required && r.row.cells[entity_->index(c.field()->name)].is_null(); });
        return skip(lacks, lacking == columns_->end() ? nullptr : &*lacking);
    }
    if (!file_->keys.empty()) keys_.add(r.row, r.parts.texts("contact_phone"));
    if (entity_->name == "contact") note_emails(r);
    const Taken taken{r.row.id, r.modified_ms};
    return TRY(put(r, line, r.row.id != id && !is_told)) ? taken : Taken{};        // what the merge chose stays
}

Result<> Records::finish() {
    for (const Later& each : later_) {
        if (!staging_->exists(staging_->catalog().entity(entity_->fields[each.field].target), each.target)) continue;
        Row row{entity_->id, each.row, std::vector<Value>(entity_->fields.size())};
        row.cells[each.field] = Value{each.target};
        staging_->put(std::move(row));
    }
    later_.clear();
    for (auto& [external, newest] : newest_) {
        newest.first.row.id = identity(newest.first);
        if (std::string lacks = keep_rules(newest.first, newest.second); !lacks.empty()) {
            ++file_->counts.skips;
            odd(newest.second, nullptr, external, std::move(lacks), true);
            continue;
        }
        TRY(put(newest.first, newest.second));
    }
    newest_.clear();
    return {};
}

}  // namespace tandem::import
