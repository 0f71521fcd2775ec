// Rows are compared cell by cell with what is there, so that importing the same file again changes nothing.
#include "exchange/import/staging.hpp"

#include <algorithm>
#include <functional>

#include "tandem/base/text.hpp"

namespace tandem::import {

namespace {

constexpr std::size_t most_judged = 1'500;              // rows: those of one stretch of a file are compared with each other
constexpr std::size_t most_held = std::size_t{40} << 20; // bytes of rows to be written
constexpr std::size_t rows_of_a_batch = 1'500;
constexpr std::size_t most_rows_of_a_batch = 2'000;     // what a Writer takes
constexpr std::size_t rows_of_a_run = 8'192;            // sorted in one step

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
    waiting_.clear();
    made_.clear();
    groups_ = writing_groups(catalog());
    inner_.clear();
    written_ = 0;
    names_.clear();
    further_emails_.clear();
    known_.clear();
    forget_order();
    packed_.clear();
}

void Staging::forget_order() {
    order_ = {};
    runs_.clear();
    next_.clear();
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
    auto waiting = waiting_.find(entity.id, id);
    return waiting ? std::move(waiting) : stored(entity, id);
}

std::optional<Row> Staging::stored(const Entity& entity, RowId id) {
    if (purpose_ == Purpose::judging || !is_staged(entity.id, id))
        if (!is_there(entity.id, id, false)) return std::nullopt;
    if (!store_->is_live(entity.id, id)) return std::nullopt;
    return store_->find(entity.id, id);
}

RowId Staging::owner_of(const Row& row) const {
    const Entity& entity = catalog()[row.entity];
    return entity.options.owner.empty() ? row.id : row.cells[entity.index(entity.options.owner)].integer_or(0);
}

void Staging::note_inner(const Row& row) {
    const Group& group = groups_[row.entity];
    if (std::ranges::any_of(group.inner, [&](FieldId field) { return field < row.cells.size() && !row.cells[field].is_null(); })) inner_.insert(group.entity);
}

Effect Staging::put(Row row, bool fill_only) {
    const Entity& entity = catalog()[row.entity];
    auto before = waiting_.find(row.entity, row.id);
    const bool waits = before.has_value();
    if (!waits) before = stored(entity, row.id);
    if (!before) {
        if (is_staged(row.entity, row.id)) return Effect::unchanged;        // judging: made earlier in this file
        if (is_there(row.entity, row.id, true))
            if (const auto there = store_->find(row.entity, row.id); there && !store_->is_live(row.entity, row.id) &&
                std::ranges::any_of(there->cells, [](const Value& v) { return !v.is_null(); })) return Effect::in_trash;
        made_.insert(row.entity, row.id);
        note_inner(row);
        ++changes_;
        waiting_.add(row, nullptr, owner_of(row));
        return Effect::created;
    }
    Row after = *before;
    for (std::size_t i = 0; i < std::min(row.cells.size(), after.cells.size()); ++i)       // a field may have been added meanwhile
        if (!row.cells[i].is_null() && (!fill_only || after.cells[i].is_null())) after.cells[i] = std::move(row.cells[i]);
    if (after.cells == before->cells) return Effect::unchanged;
    ++changes_;
    note_inner(after);
    if (waits) waiting_.replace(after, owner_of(after));
    else waiting_.add(after, &*before, owner_of(after));
    return Effect::updated;
}

// Tables lie in the order of ids, and ids from outside are spread all over them: written as they come, every row would touch a page of
// its own, again and again. So many rows are written in one go, in the order of their owners' ids; what is referred to comes first.
// To sort them all is a fifth of a second: runs of them are sorted one a step, and merged while they go out.
void Staging::sort_run() {
    const std::size_t first = order_.size(), end = std::min(first + rows_of_a_run, waiting_.size());
    std::vector<Place> run;
    for (std::size_t arrival = first; arrival < end; ++arrival) run.push_back(place(static_cast<std::uint32_t>(arrival)));
    std::ranges::sort(run);
    for (const Place& each : run) order_.push_back(each.arrival);
    runs_.push_back({run.front(), first, end});
    if (end == waiting_.size()) std::ranges::make_heap(runs_, std::greater{});
}

Staging::Place Staging::place(std::uint32_t arrival) const {
    const WaitingRows::Place& row = waiting_[arrival];
    const Group& group = groups_[row.entity];
    return {static_cast<std::uint32_t>(group.rank) << 16 | group.entity, inner_.contains(group.entity) ? RowId{arrival} : row.owner, arrival};
}

// The next rows in their order, as many as a batch may take and one more.
void Staging::merge_runs() {
    while (next_.size() <= most_rows_of_a_batch && !runs_.empty()) {
        std::ranges::pop_heap(runs_, std::greater{});
        Run& run = runs_.back();
        next_.push_back(run.front.arrival);
        if (++run.at == run.end) {
            runs_.pop_back();
            continue;
        }
        run.front = place(order_[run.at]);
        std::ranges::push_heap(runs_, std::greater{});
    }
}

Result<> Staging::write_batch() {
    if (!writer_) writer_ = TRY(store_->begin(label_, Origin::import));
    ChangeSet batch;
    std::vector<EntityId> entities;
    merge_runs();
    std::size_t taken = 0;
    RowId owner = 0;
    // A record and its parts stay together: a contact may be known by its e-mail address alone.
    for (; taken < next_.size(); ++taken) {
        const WaitingRows::Place& place = waiting_[next_[taken]];
        if (taken >= rows_of_a_batch && (place.owner != owner || taken >= most_rows_of_a_batch)) break;
        owner = place.owner;
        const WaitingRows::Change row = waiting_.change(next_[taken]);
        if (row.before) add_difference(batch, *row.before, row.after);
        else add_creation(batch, row.after);
        if (std::ranges::find(entities, place.entity) == entities.end()) entities.push_back(place.entity);
    }
    next_.erase(next_.begin(), next_.begin() + static_cast<std::ptrdiff_t>(taken));
    at_ += taken;
    std::vector<EntityId> still_known;
    for (const EntityId entity : entities)
        if (const auto k = known_.find(entity); k != known_.end() && k->second.revision == store_->revision(entity)) still_known.push_back(entity);
    TRY(writer_->add(batch));
    TRY(keep_imported_rows(*store_, packed_));
    packed_.clear();
    for (const EntityId entity : still_known) known_[entity].revision = store_->revision(entity);    // what came is in made_
    return {};
}

Result<bool> Staging::settle(bool all) {
    if (purpose_ == Purpose::judging) {
        if (all || waiting_.size() >= most_judged) waiting_.clear();
        return false;
    }
    if (order_.empty() && (waiting_.empty() || (!all && waiting_.bytes() < most_held))) return false;
    if (order_.size() < waiting_.size()) {
        sort_run();
        return true;
    }
    TRY(write_batch());
    if (at_ < order_.size()) return true;
    written_ += std::ssize(order_);
    forget_order();
    waiting_.clear();
    inner_.clear();
    groups_ = writing_groups(catalog());        // fields may have come
    return false;
}

double Staging::written_share() const {
    const double written = static_cast<double>(written_) + static_cast<double>(at_), all = static_cast<double>(written_) + static_cast<double>(waiting_.size());
    return all > 0 ? written / all : 0;
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
    waiting_.clear();
    forget_order();
    packed_.clear();
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
