// The store's door: reading by id, applying changes, what changed, preferences.
#include "tandem/store/store.hpp"

#include <algorithm>

#include "store_impl.hpp"

namespace tandem {

using detail::Live;

namespace detail {

std::string_view origin_name(Origin origin) {
    switch (origin) {
        case Origin::user: return "user";
        case Origin::undo: return "undo";
        case Origin::import: return "import";
        case Origin::automation: return "automation";
        case Origin::peer: return "peer";
    }
    return "";
}

}  // namespace detail

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const Catalog& catalog, StoreOptions options) {
    auto impl = std::make_unique<Impl>(catalog, std::move(options));
    TRY(impl->open());
    return std::unique_ptr<Store>(new Store(std::move(impl)));
}

const Catalog& Store::catalog() const { return impl_->catalog; }
Clock& Store::clock() const { return *impl_->options.clock; }
void Store::set_person(RowId person) { impl_->person = person; }

std::optional<Row> Store::find(EntityId entity, RowId id) const {
    auto row = impl_->read_or(impl_->load(entity, id, false), detail::StoredRow{});
    if (row.live == Live::never) return {};
    const Entity& described = impl_->catalog[entity];
    for (FieldId f : impl_->computed[entity]) row.cells[f] = detail::column_value(described.fields[f], described, id, row.cells);
    return Row{entity, id, std::move(row.cells)};
}

bool Store::is_live(EntityId entity, RowId id) const { return impl_->read_or(impl_->live_of(entity, id), Live::never) == Live::live; }

std::vector<Row> Store::rows(EntityId entity, std::span<const RowId> ids) const {
    std::vector<Row> found;
    found.reserve(ids.size());
    for (RowId id : ids)
        if (auto row = find(entity, id)) found.push_back(std::move(*row));
    return found;
}

std::vector<RowId> Store::referring(EntityId entity, FieldId field, RowId target) const {
    return impl_->read_or(impl_->referring(entity, field, target, false), std::vector<RowId>{});
}

std::int64_t Store::count(EntityId entity) const {
    std::int64_t& known = impl_->counts[entity];
    if (known < 0) known = impl_->read_or(impl_->db->number("SELECT count(*) FROM " + detail::quoted(catalog()[entity].name) + " WHERE live = 1"), std::int64_t{-1});
    return std::max<std::int64_t>(known, 0);        // a count that could not be read is not kept
}

bool Store::has_any(EntityId entity) const {
    auto& known = impl_->has_any[entity];
    if (known.revision == impl_->entity_revisions[entity]) return known.is_so;
    const auto found = impl_->db->number("SELECT EXISTS(SELECT 1 FROM " + detail::quoted(catalog()[entity].name) + " WHERE live = 1)");
    if (found) known = {impl_->entity_revisions[entity], *found != 0};
    return impl_->read_or(found, std::int64_t{0}) != 0;
}

RowId Store::find_by(EntityId entity, FieldId field, const Value& value) const {
    const Entity& described = catalog()[entity];
    const auto find = [&]() -> Result<RowId> {
        auto select = TRY(impl_->db->prepare("SELECT id FROM " + detail::quoted(described.name) + " WHERE live = 1 AND " + detail::quoted(described.fields[field].name) + " = ? ORDER BY id LIMIT 1"));
        select.bind(value);
        return TRY(select.step()) ? select.integer(0) : 0;
    };
    return impl_->read_or(find(), RowId{0});
}

std::string Store::title(EntityId entity, RowId id) const { return impl_->title(entity, id, 0); }

std::string Store::Impl::title(EntityId entity, RowId id, int depth) const {
    constexpr int deepest = 3;      // a deal's contact's … : titles lean on titles, never in a circle
    const auto row = load(entity, id, false);
    if (!row || row->live == Live::never) return {};
    const Entity& described = catalog[entity];
    if (described.name == "contact" && row->cells[described.index("first_name")].is_null() && row->cells[described.index("last_name")].is_null()) {
        auto email = db->prepare("SELECT value FROM contact_email WHERE contact = ? AND live = 1 ORDER BY position, id LIMIT 1");
        if (email) {
            email->bind(id);
            const auto found = email->step();
            if (found && *found && !email->is_null(0)) return std::string(email->text(0));
        }
    }
    return tandem::title(described, {entity, id, row->cells}, [&](std::string_view target, RowId other) {
        return depth < deepest ? title(catalog.entity(target).id, other, depth + 1) : std::string();
    });
}

Result<Applied> Store::apply(const ChangeSet& set, Origin origin) {
    if (set.label.empty()) return fail(ErrorCode::invalid_input, "A change needs a name.");
    detail::OpenSet open{.label = set.label, .origin = std::string(detail::origin_name(origin)), .person = impl_->person};
    return impl_->commit(set.changes, open, Impl::Checks::all, true);
}

Result<std::unique_ptr<Writer>> Store::begin(std::string label, Origin origin) {
    if (label.empty()) return fail(ErrorCode::invalid_input, "A change needs a name.");
    if (impl_->options.read_only) return fail(ErrorCode::storage, impl_->read_only_sentence);
    return std::unique_ptr<Writer>(new Writer(*this, std::move(label), origin));
}

std::int64_t Store::revision() const { return impl_->revision; }
std::int64_t Store::revision(EntityId entity) const { return impl_->entity_revisions[entity]; }
std::int64_t Store::durable_revision() const { return impl_->durable_revision; }     // a commit returns when the disk has it
std::string Store::read_only_reason() const { return impl_->options.read_only ? impl_->read_only_sentence : std::string(); }
bool Store::remembers_since(std::int64_t revision) const { return revision >= impl_->forgotten; }

std::vector<ChangedRow> Store::changed_since(std::int64_t revision) const {
    const auto& changed = impl_->changed;
    auto from = std::ranges::upper_bound(changed, revision, {}, &Impl::Changed::revision);
    std::vector<ChangedRow> rows;
    for (; from != changed.end(); ++from) rows.push_back(from->row);
    return rows;
}

std::optional<std::string> Store::preference(std::string_view name) const {
    const auto find = [&]() -> Result<std::optional<std::string>> {
        auto select = TRY(impl_->db->prepare("SELECT value FROM preference WHERE name = ?"));
        select.bind(name);
        if (!TRY(select.step())) return std::optional<std::string>{};
        return std::string(select.text(0));
    };
    return impl_->read_or(find(), std::optional<std::string>{});
}

Result<> Store::set_preference(std::string_view name, std::string_view value) {
    TRY(impl_->can_write());
    TRY(impl_->commit_pending());
    auto put = TRY(impl_->db->prepare("INSERT OR REPLACE INTO preference(name, value) VALUES(?, ?)"));
    return put.bind(name).bind(value).run();
}

Result<> Store::checkpoint() {
    if (impl_->is_merging) return {};
    TRY(impl_->mend());
    TRY(impl_->commit_pending());
    auto checkpoint = TRY(impl_->db->prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
    return checkpoint.run();
}

}  // namespace tandem
