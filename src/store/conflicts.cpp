// Everything that was written in some cells, read from the log, and what of it stands.
#include "conflicts.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "log.hpp"

namespace tandem::detail {

namespace {

constexpr std::size_t most_at_once = 20'000;        // cells

// A change set, or one that takes back another.
struct SetOrigin {
    std::int64_t root = 0;          // the set at the beginning of the chain of undos and redos
    bool is_back = false;           // brings back what was before the root, else the root's own values
};

struct Write {
    Stamp stamp, seen;
    std::int64_t set = 0;
    SetOrigin origin;
    Value after;
    bool is_erased = false;
    bool is_ordinary() const { return set == origin.root; }
};

// What was written in one cell, oldest first.
class WritesOfCell {
public:
    WritesOfCell(const Knowledge& knowledge, std::vector<Write> writes) : knowledge_(knowledge), writes_(std::move(writes)) {
        std::ranges::stable_sort(writes_, {}, &Write::stamp);
        for (std::size_t i = 0; i < writes_.size(); ++i) {
            Tree& tree = trees_[writes_[i].origin.root];
            tree.last = i;
            if (!writes_[i].is_ordinary()) continue;
            if (!tree.first_own) tree.first_own = i;
            tree.last_own = i;
        }
    }

    // Newest first: of each set and its undos the last, unless somebody decided against it.
    std::vector<const Write*> undecided() const {
        std::vector<std::size_t> standing;
        for (const auto& [root, tree] : trees_) standing.push_back(tree.last);
        std::ranges::sort(standing, std::greater{});
        std::vector<const Write*> found;
        for (std::size_t i = 0; i < standing.size(); ++i)
            if (std::none_of(standing.begin(), standing.begin() + static_cast<std::ptrdiff_t>(i), [&](std::size_t other) { return decides_against(other, standing[i]); })) {
                found.push_back(&writes_[standing[i]]);
            }
        return found;
    }

    // Who wrote first what the newest write brought, again perhaps.
    const Write* first_writer() const {
        if (writes_.empty()) return nullptr;
        std::size_t at = writes_.size() - 1;
        while (!writes_[at].is_ordinary()) {
            const Tree& tree = trees_.at(writes_[at].origin.root);
            if (!tree.first_own) break;
            const auto earlier = writes_[at].origin.is_back ? written_at(writes_[*tree.first_own].seen, at) : tree.last_own;
            if (!earlier || *earlier >= at) break;
            at = *earlier;
        }
        return &writes_[at];
    }

private:
    struct Tree {
        std::size_t last = 0;
        std::optional<std::size_t> first_own, last_own;     // of the root itself
    };

    std::optional<std::size_t> written_at(Stamp stamp, std::size_t before) const {
        const auto found = std::ranges::lower_bound(writes_, stamp, {}, &Write::stamp);
        const auto at = static_cast<std::size_t>(found - writes_.begin());
        if (found == writes_.end() || found->stamp != stamp || at >= before) return {};
        return at;
    }

    bool decides_against(std::size_t by, std::size_t against) const {
        const Write& x = writes_[against];
        while (true) {
            const Write& w = writes_[by];
            const Tree& tree = trees_.at(w.origin.root);
            if (w.is_ordinary() || !tree.first_own) return knowledge_.knows(w.stamp, x.stamp);
            if (w.origin.root == x.origin.root) return against < by;
            const Write& undone = writes_[w.origin.is_back ? *tree.first_own : *tree.last_own];
            if (knowledge_.knows(w.stamp, x.stamp) && knowledge_.knows(x.stamp, undone.stamp)) return true;
            if (!w.origin.is_back) return knowledge_.knows(undone.stamp, x.stamp);
            if (undone.seen == Stamp{}) return false;
            if (undone.seen == x.stamp) return true;
            const auto brought_back = written_at(undone.seen, by);
            if (!brought_back) return knowledge_.knows(undone.seen, x.stamp);
            by = *brought_back;
        }
    }

    const Knowledge& knowledge_;
    std::vector<Write> writes_;
    std::map<std::int64_t, Tree> trees_;        // by root
};

struct Reading {
    const Store::Impl& s;
    const Knowledge& knowledge;
    std::map<CellKey, std::vector<Write>> writes;       // the cells asked for
    std::unordered_map<RowKey, StoredRow, RowKeyHash> rows;
    std::map<std::int64_t, std::int64_t> undoes;        // by set
    std::set<Stamp> stamps;                             // met so far
    std::set<std::int64_t> roots;

    Result<> begin(std::span<const CellKey> cells) {
        for (const CellKey& key : cells) {
            writes[key];
            if (rows.contains(key.row)) continue;
            StoredRow row = TRY(s.load(key.row.entity, key.row.row, true));
            rows.emplace(key.row, std::move(row));
        }
        for (const CellKey& key : cells) stamps.insert(rows[key.row].stamp(key.field));
        auto select = TRY(s.db->prepare("SELECT number, undoes FROM change_set WHERE undoes IS NOT NULL"));
        while (TRY(select.step())) undoes[select.integer(0)] = select.integer(1);
        return {};
    }

    SetOrigin origin_of(std::int64_t set) const {
        SetOrigin origin{.root = set};
        for (std::size_t step = 0; step <= undoes.size(); ++step) {
            const auto earlier = undoes.find(origin.root);
            if (earlier == undoes.end()) break;
            origin = {.root = earlier->second, .is_back = !origin.is_back};
        }
        return origin;
    }

    // Small segments by `touched`. Of the large ones those that can say more: concurrent with what was met so far, or what that refers to.
    Result<> read() {
        std::set<std::int64_t> small;
        auto touched = TRY(s.db->prepare("SELECT segment FROM touched WHERE row = ?"));
        for (const auto& [key, row] : rows) {
            touched.bind(key.row);
            while (TRY(touched.step())) small.insert(touched.integer(0));
            touched.restart();
        }
        for (std::int64_t number : small) TRY(read_segment_of(number));
        struct Large {
            std::int64_t number, set;
            Stamp stamp;
        };
        std::vector<Large> large;
        auto select = TRY(s.db->prepare("SELECT number, change_set, stamp_time, replica FROM segment WHERE records > 16"));
        while (TRY(select.step())) large.push_back({select.integer(0), select.integer(1), {select.integer(2), select.integer(3)}});
        const auto matters = [&](const Large& each) {
            return stamps.contains(each.stamp) || roots.contains(origin_of(each.set).root) ||
                   std::ranges::any_of(stamps, [&](Stamp met) { return met != Stamp{} && knowledge.are_concurrent(met, each.stamp); });
        };
        for (bool has_more = true; has_more;) {
            has_more = false;
            std::vector<Large> left;
            for (const Large& each : large) {
                if (!matters(each)) {
                    left.push_back(each);
                    continue;
                }
                TRY(read_segment_of(each.number));
                has_more = true;
            }
            large = std::move(left);
        }
        return {};
    }

    Result<> read_segment_of(std::int64_t number) {
        auto select = TRY(s.db->prepare("SELECT structure, data, stamp_time, replica, change_set FROM segment WHERE number = ?"));
        if (!TRY(select.bind(number).step())) return {};
        const Segment segment = TRY(read_segment(select.bytes(0), select.bytes(1)));
        const Stamp stamp{select.integer(2), select.integer(3)};
        const std::int64_t set = select.integer(4);
        for (const LogRecord& record : segment.records) {
            const Entity* entity = s.catalog.find(segment.names[record.entity]);
            if (entity == nullptr) continue;
            const RowKey key{entity->id, record.row};
            const auto row = rows.find(key);
            if (row == rows.end() || !TRY(counts(row->second, key, segment, record, stamp))) continue;
            for (const LogCell& cell : record.cells) {
                const Field* field = entity->find(segment.names[cell.field]);
                if (field == nullptr) continue;
                const auto wanted = writes.find({key, static_cast<FieldId>(field - entity->fields.data())});
                if (wanted == writes.end()) continue;
                wanted->second.push_back({.stamp = stamp, .seen = cell.seen, .set = set, .origin = origin_of(set), .after = cell.after, .is_erased = record.erased});
                stamps.insert(stamp);
                stamps.insert(cell.seen);
                roots.insert(wanted->second.back().origin.root);
            }
        }
        return {};
    }

    // Not what the row's last unmaking knew, and not a removal that is void.
    Result<bool> counts(const StoredRow& row, RowKey key, const Segment& segment, const LogRecord& record, Stamp stamp) const {
        for (const auto& [field, unmade] : row.overrides)
            if (field == every_field && knowledge.knows(unmade, stamp)) return false;
        const bool has_live = std::ranges::any_of(record.cells, [&](const LogCell& cell) { return segment.names[cell.field] == live_name; });
        return !has_live || !TRY(s.is_voided(key.entity, key.row, stamp));
    }

    Result<CellSide> side(const Write& write, Value value, Stamp stamp) const {
        CellSide made{.value = std::move(value), .stamp = stamp};
        auto select = TRY(s.db->prepare("SELECT person, label FROM change_set WHERE number = ?"));
        if (TRY(select.bind(write.set).step())) {
            made.person = select.integer(0);
            made.label = select.text(1);
        }
        return made;
    }

    Result<std::vector<CellSide>> sides(const CellKey& key, std::vector<Write> of_cell) const {
        std::vector<CellSide> sides;
        const StoredRow& row = rows.at(key.row);
        if (row.live == Live::never || of_cell.empty()) return sides;
        const WritesOfCell cell(knowledge, std::move(of_cell));
        sides.push_back(TRY(side(*cell.first_writer(), row.cell(key.field), row.stamp(key.field))));
        for (const Write* each : cell.undecided())
            if (!each->is_erased && std::ranges::find(sides, each->after, &CellSide::value) == sides.end()) sides.push_back(TRY(side(*each, each->after, each->stamp)));
        return sides;
    }
};

}  // namespace

Result<std::map<CellKey, std::vector<CellSide>>> sides_by_log(const Store::Impl& s, const Knowledge& knowledge, std::span<const CellKey> cells) {
    std::map<CellKey, std::vector<CellSide>> found;
    Reading reading{.s = s, .knowledge = knowledge};
    TRY(reading.begin(cells));
    TRY(reading.read());
    for (auto& [key, writes] : reading.writes)
        if (auto sides = TRY(reading.sides(key, std::move(writes))); !sides.empty()) found.emplace(key, std::move(sides));
    return found;
}

Result<std::int64_t> list_conflicts(Store::Impl& s, const Knowledge& knowledge, const std::set<CellKey>& cells) {
    const std::vector<CellKey> all(cells.begin(), cells.end());
    auto clear = TRY(s.db->prepare("DELETE FROM open_conflict WHERE entity = ? AND row = ? AND field = ?"));
    auto put = TRY(s.db->prepare("INSERT OR REPLACE INTO open_conflict(entity, row, field, time, replica, value, person, label) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
    std::int64_t open = 0;
    for (std::size_t from = 0; from < all.size(); from += most_at_once) {
        const std::span<const CellKey> part = std::span(all).subspan(from, std::min(most_at_once, all.size() - from));
        const auto found = TRY(sides_by_log(s, knowledge, part));
        for (const CellKey& key : part) {
            const Entity& entity = s.catalog[key.row.entity];
            const std::string_view field = entity.fields[key.field].name;
            TRY(clear.bind(entity.name).bind(key.row.row).bind(field).run());
            const auto sides = found.find(key);
            if (sides == found.end() || sides->second.size() < 2) continue;
            ++open;
            for (const CellSide& side : std::span(sides->second).subspan(1)) {
                put.bind(entity.name).bind(key.row.row).bind(field).bind(side.stamp.time).bind(side.stamp.replica).bind(side.value);
                if (side.person != 0) put.bind(side.person);
                else put.bind_null();
                TRY(put.bind(std::string_view(side.label)).run());
            }
        }
    }
    s.open_conflicts = TRY(s.db->number("SELECT count(*) FROM open_conflict"));
    return open;
}

}  // namespace tandem::detail
