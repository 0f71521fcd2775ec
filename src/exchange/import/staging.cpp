// Rows are compared cell by cell with what is there, so that importing the same file again changes nothing.
#include "exchange/import/staging.hpp"

#include <algorithm>

#include "tandem/base/text.hpp"

namespace tandem::import {

namespace {

std::string squash(std::string_view name) {
    std::string out = fold_words(name);
    std::erase(out, ' ');
    return out;
}

// The field whose text names a record of this entity.
std::string_view name_field(const Entity& entity) { return entity.find("name") ? "name" : entity.find("last_name") ? "last_name" : ""; }

}  // namespace

void Staging::begin(Purpose purpose, std::string label) {
    purpose_ = purpose;
    label_ = std::move(label);
    writer_.reset();
    pending_.clear();
    made_.clear();
    names_.clear();
    batch_ = {};
}

std::optional<Row> Staging::current(const Entity& entity, RowId id) {
    if (const auto it = pending_.find({entity.id, id}); it != pending_.end()) return it->second;
    if (!store_->is_live(entity.id, id)) return std::nullopt;
    return store_->find(entity.id, id);
}

Effect Staging::put(const Row& row, bool fill_only) {
    const Entity& entity = catalog()[row.entity];
    const auto before = current(entity, row.id);
    if (!before) {
        if (is_staged(row.entity, row.id)) return Effect::unchanged;        // judging: made earlier in this file
        if (const auto there = store_->find(row.entity, row.id); there && !store_->is_live(row.entity, row.id) &&
            std::ranges::any_of(there->cells, [](const Value& v) { return !v.is_null(); })) return Effect::in_trash;
        add_creation(batch_, row);
        made_.insert({row.entity, row.id});
        pending_[{row.entity, row.id}] = row;
        return Effect::created;
    }
    Row after = *before;
    for (std::size_t i = 0; i < std::min(row.cells.size(), after.cells.size()); ++i)       // a field may have been added meanwhile
        if (!row.cells[i].is_null() && (!fill_only || after.cells[i].is_null())) after.cells[i] = row.cells[i];
    if (after.cells == before->cells) return Effect::unchanged;
    add_difference(batch_, *before, after);
    pending_[{row.entity, row.id}] = std::move(after);
    return Effect::updated;
}

Result<> Staging::flush() {
    if (purpose_ == Purpose::writing && !batch_.changes.empty()) {
        if (!writer_) writer_ = TRY(store_->begin(label_, Origin::import));
        TRY(writer_->add(batch_));
    }
    batch_ = {};
    pending_.clear();
    return {};
}

Result<Applied> Staging::seal(std::string note) {
    TRY(flush());
    if (!writer_) return Applied{};
    writer_->set_note(std::move(note));
    auto applied = writer_->seal();
    writer_.reset();
    return applied;
}

Result<> Staging::cancel() {
    batch_ = {};
    pending_.clear();
    if (!writer_) return {};
    auto cancelled = writer_->cancel();
    writer_.reset();
    return cancelled;
}

Staging::Names& Staging::names(const Entity& entity) {
    const auto [it, is_new] = names_.try_emplace(entity.id);
    if (!is_new) return it->second;
    const auto field = entity.find(name_field(entity));
    if (!field) return it->second;
    const FieldId index = entity.index(field->name);
    const auto ids = store_->ordered({.entity = entity.id, .filters = {}, .text = {}, .sorts = {}});
    if (!ids) return it->second;
    const std::span<const RowId> all(**ids);
    for (std::size_t at = 0; at < all.size(); at += 2000)
        for (const Row& row : store_->rows(entity.id, all.subspan(at, std::min<std::size_t>(2000, all.size() - at))))
            add_name(entity, entity.name == "contact" ? title(entity, row, {}) : std::string(row.cells[index].text_or("")), row.id);
    return it->second;
}

void Staging::add_name(const Entity& entity, std::string_view name, RowId id) {
    if (name.empty()) return;
    Names& n = names(entity);
    const auto [it, is_new] = n.exact.try_emplace(fold(trim(name)), id);
    if (!is_new && it->second != id) n.twice.insert(it->first);
    n.squashed.try_emplace(squash(name), id);
}

RowId Staging::by_name(const Entity& entity, std::string_view name) {
    const Names& n = names(entity);
    const auto it = n.exact.find(fold(trim(name)));
    return it == n.exact.end() ? 0 : it->second;
}

RowId Staging::by_squashed_name(const Entity& entity, std::string_view name) {
    const Names& n = names(entity);
    const auto it = n.squashed.find(squash(name));
    return it == n.squashed.end() ? 0 : it->second;
}

bool Staging::is_ambiguous(const Entity& entity, std::string_view name) { return names(entity).twice.contains(fold(trim(name))); }

std::string Staging::name_of(const Entity& entity, RowId id) {
    if (const auto row = current(entity, id)) {
        if (const Field* f = entity.find(name_field(entity))) return std::string(row->cells[entity.index(f->name)].text_or(""));
    }
    return store_->title(entity.id, id);
}

}  // namespace tandem::import
