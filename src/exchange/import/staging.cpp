// Rows are compared cell by cell with what is there, so that importing the same file again changes nothing.
#include "exchange/import/staging.hpp"

#include <algorithm>
#include <array>

#include "exchange/import/writing_order.hpp"
#include "tandem/base/text.hpp"

namespace tandem::import {

namespace {

constexpr std::size_t most_judged = 1'500;              // rows: those of one stretch of a file are compared with each other
constexpr std::size_t most_held = 30'000;               // rows to be written, about 12 MB
constexpr std::size_t rows_of_a_batch = 1'500;
constexpr std::size_t most_rows_of_a_batch = 2'000;     // what a Writer takes

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
    further_emails_.clear();
    known_.clear();
    order_.clear();
    packed_.clear();
    at_ = 0;
}

const Staging::Known* Staging::known(EntityId entity) {
    Known& k = known_[entity];
    if (k.revision == store_->revision(entity)) return &k;
    const auto live = store_->ordered({.entity = entity}), trash = store_->ordered({.entity = entity, .trash = true});
    if (!live || !trash) return nullptr;
    k = {store_->revision(entity), *live, *trash};
    return &k;
}

bool Staging::is_there(EntityId entity, RowId id, bool also_trash) {
    const Known* k = known(entity);
    if (k == nullptr) return also_trash || store_->is_live(entity, id);
    return std::ranges::binary_search(*k->live, id) || (also_trash && std::ranges::binary_search(*k->trash, id));
}

std::optional<Row> Staging::current(const Entity& entity, RowId id) {
    if (const auto it = pending_.find({entity.id, id}); it != pending_.end()) return it->second.after;
    if (purpose_ == Purpose::judging || !is_staged(entity.id, id))
        if (!is_there(entity.id, id, false)) return std::nullopt;
    if (!store_->is_live(entity.id, id)) return std::nullopt;
    return store_->find(entity.id, id);
}

Effect Staging::put(Row row, bool fill_only) {
    const Entity& entity = catalog()[row.entity];
    const Key key{row.entity, row.id};
    const auto waiting = pending_.find(key);
    auto before = waiting == pending_.end() ? current(entity, row.id) : std::optional<Row>(waiting->second.after);
    if (!before) {
        if (is_staged(row.entity, row.id)) return Effect::unchanged;        // judging: made earlier in this file
        if (is_there(row.entity, row.id, true))
            if (const auto there = store_->find(row.entity, row.id); there && !store_->is_live(row.entity, row.id) &&
                std::ranges::any_of(there->cells, [](const Value& v) { return !v.is_null(); })) return Effect::in_trash;
        made_.insert(key);
        ++changes_;
        pending_.emplace(key, Pending{std::move(row), nullptr, ++arrivals_});
        return Effect::created;
    }
    Row after = *before;
    for (std::size_t i = 0; i < std::min(row.cells.size(), after.cells.size()); ++i)       // a field may have been added meanwhile
        if (!row.cells[i].is_null() && (!fill_only || after.cells[i].is_null())) after.cells[i] = std::move(row.cells[i]);
    if (after.cells == before->cells) return Effect::unchanged;
    ++changes_;
    if (waiting != pending_.end()) waiting->second.after = std::move(after);
    else pending_.emplace(key, Pending{std::move(after), std::make_unique<Row>(std::move(*before)), ++arrivals_});
    return Effect::updated;
}

// Tables lie in the order of ids, and ids from outside are spread all over them: written as they come, every row would touch a page of
// its own, again and again. So many rows are written in one go, in the order of their owners' ids; what is referred to comes first.
void Staging::arrange() {
    const std::vector<Group> groups = writing_groups(catalog());
    std::vector<std::pair<std::array<std::int64_t, 4>, Key>> sorted;
    sorted.reserve(pending_.size());
    for (const auto& [key, row] : pending_) {
        const Entity& entity = catalog()[key.first];
        const Group& group = groups[key.first];
        const auto arrival = static_cast<std::int64_t>(row.arrival);
        const RowId anchor = entity.options.owner.empty() ? key.second : row.after.cells[entity.index(entity.options.owner)].integer_or(0);
        sorted.push_back({{group.rank, group.entity, group.refers_to_itself ? arrival : anchor, arrival}, key});
    }
    std::ranges::sort(sorted);
    order_.clear();
    for (const auto& [place, key] : sorted) order_.push_back(key);
    at_ = 0;
}

Result<> Staging::write_batch() {
    if (!writer_) writer_ = TRY(store_->begin(label_, Origin::import));
    const auto owner_of = [&](const Key& key) {
        const Entity& entity = catalog()[key.first];
        const Row& row = pending_.find(key)->second.after;
        return entity.options.owner.empty() ? key.second : row.cells[entity.index(entity.options.owner)].integer_or(0);
    };
    ChangeSet batch;
    std::vector<EntityId> entities;
    const std::size_t first = at_;
    RowId owner = 0;
    // A record and its parts stay together: a contact may be known by its e-mail address alone.
    for (; at_ < order_.size(); ++at_) {
        const RowId next = owner_of(order_[at_]);
        if (at_ - first >= rows_of_a_batch && (next != owner || at_ - first >= most_rows_of_a_batch)) break;
        owner = next;
        const Pending& row = pending_.find(order_[at_])->second;
        if (row.before) add_difference(batch, *row.before, row.after);
        else add_creation(batch, row.after);
        if (std::ranges::find(entities, row.after.entity) == entities.end()) entities.push_back(row.after.entity);
    }
    std::vector<EntityId> still_known;
    for (const EntityId entity : entities)
        if (const auto k = known_.find(entity); k != known_.end() && k->second.revision == store_->revision(entity)) still_known.push_back(entity);
    TRY(writer_->add(batch));
    TRY(keep_imported_rows(*store_, packed_));
    packed_.clear();
    for (const EntityId entity : still_known) known_[entity].revision = store_->revision(entity);    // what came is in made_
    for (std::size_t i = first; i < at_; ++i) pending_.erase(order_[i]);
    return {};
}

Result<bool> Staging::settle(bool all) {
    if (purpose_ == Purpose::judging) {
        if (all || pending_.size() >= most_judged) pending_.clear();
        return false;
    }
    if (at_ == order_.size()) {
        if (pending_.empty() || (!all && pending_.size() < most_held)) return false;
        arrange();
    }
    TRY(write_batch());
    if (at_ < order_.size()) return true;
    order_.clear();
    at_ = 0;
    return all && !pending_.empty();
}

Result<Applied> Staging::seal(std::string note) {
    while (TRY(settle(true))) {}
    if (!writer_) return Applied{};
    TRY(keep_imported_rows(*store_, packed_));
    packed_.clear();
    writer_->set_note(std::move(note));
    auto applied = writer_->seal();
    writer_.reset();
    return applied;
}

Result<> Staging::cancel() {
    pending_.clear();
    order_.clear();
    packed_.clear();
    at_ = 0;
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

void Staging::add_further_email(std::string_view address, RowId contact) { further_emails_.try_emplace(fold(address), contact); }

RowId Staging::by_further_email(std::string_view address) const {
    const auto it = further_emails_.find(fold(address));
    return it == further_emails_.end() ? 0 : it->second;
}

std::string Staging::name_of(const Entity& entity, RowId id) {
    if (const auto row = current(entity, id)) {
        if (const Field* f = entity.find(name_field(entity))) return std::string(row->cells[entity.index(f->name)].text_or(""));
    }
    return store_->title(entity.id, id);
}

}  // namespace tandem::import
