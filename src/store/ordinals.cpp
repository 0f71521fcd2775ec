// Ordinals: the ids of a list in its order, kept per query; patched after small changes, made anew after large ones.
#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

#include "query.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

using detail::CachedOrder;

namespace {

constexpr std::size_t most_orders = 16;
constexpr std::size_t most_patched = 64;         // rows; each costs a binary search over the table

// One column to sort by: numbers as they are, everything else as the rank of its text; empty cells last either way.
struct SortColumn {
    std::vector<std::int64_t> integers;
    std::vector<double> reals;
    std::vector<std::uint8_t> filled;
    bool is_real = false, descending = false;

    int compare(std::uint32_t a, std::uint32_t b) const {
        if (filled[a] != filled[b]) return filled[a] ? -1 : 1;
        if (!filled[a]) return 0;
        int order = 0;
        if (is_real) order = reals[a] < reals[b] ? -1 : reals[a] > reals[b];
        else order = integers[a] < integers[b] ? -1 : integers[a] > integers[b];
        return descending ? -order : order;
    }
};

// Ranks of texts by their sort keys; equal keys, equal ranks.
std::vector<std::int64_t> ranks(const std::vector<std::string>& keys) {
    std::vector<std::uint32_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    std::vector<std::int64_t> made(keys.size());
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && keys[order[i]] != keys[order[i - 1]]) ++rank;
        made[order[i]] = rank;
    }
    return made;
}

// Gives every distinct text or id a small number while rows are read, and its rank afterwards.
class Distinct {
public:
    std::int64_t number_of(std::string_view text) {
        const auto found = texts_.find(text);
        if (found != texts_.end()) return found->second;
        const auto number = static_cast<std::int64_t>(keys.size());
        texts_.emplace(std::string(text), number);
        keys.push_back(sort_key(text));
        return number;
    }
    std::vector<std::string> keys;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> texts_;
};

class OrderMaker {
public:
    OrderMaker(const Store& store, const Store::Impl& impl, const Query& query) : store_(store), impl_(impl), query_(query), entity_(impl.catalog[query.entity]) {}

    Result<std::vector<RowId>> make() {
        const detail::Conditions where = detail::conditions(impl_.catalog, query_);
        const std::string sql = select_sql(where);
        const std::string words = search_query(query_.text);
        auto select = TRY(impl_.db->prepare(sql));
        bind(select, where);

        columns_.resize(query_.sorts.size());
        distinct_.resize(query_.sorts.size());
        const bool is_trash_search = query_.trash && !words.empty();
        const std::string sought = fold_words(query_.text);
        while (TRY(select.step())) {
            const RowId id = select.integer(0);
            if (!passes_rest(select, where)) continue;
            if (is_trash_search && fold_words(store_.title(entity_.id, id)).find(sought) == std::string::npos) continue;
            ids_.push_back(id);
            for (std::size_t c = 0; c < columns_.size(); ++c) add_cell(select, c);
        }
        finish_columns();
        return in_order();
    }

    // The same list after only these rows may have moved; not for full text.
    Result<std::vector<RowId>> patched(const std::vector<RowId>& old, const std::set<RowId>& touched) {
        const detail::Conditions where = detail::conditions(impl_.catalog, query_);
        auto select = TRY(impl_.db->prepare(select_sql(where) + " AND id = ?"));
        std::vector<RowId> made;
        made.reserve(old.size() + touched.size());
        for (RowId id : old)
            if (!touched.contains(id)) made.push_back(id);
        for (RowId id : touched) {
            const auto key = TRY(key_of(select, where, id));
            if (!key) continue;
            std::size_t low = 0, high = made.size();
            while (low < high) {
                const std::size_t middle = low + (high - low) / 2;
                const auto other = TRY(key_of(select, where, made[middle]));
                if (other && is_before(*other, *key)) low = middle + 1;
                else high = middle;
            }
            made.insert(made.begin() + static_cast<std::ptrdiff_t>(low), id);
        }
        return made;
    }

private:
    std::string select_sql(const detail::Conditions& where) const {
        std::string sql = "SELECT id";
        for (const Sort& sort : query_.sorts) sql += ", " + detail::column_sql(entity_, entity_.fields[sort.field]);
        for (const auto& rest : where.rest) sql += ", " + rest.column;
        return sql + " FROM " + detail::quoted(entity_.name) + " WHERE live = " + (query_.trash ? "0" : "1") + where.sql;
    }

    static void bind(detail::Statement& select, const detail::Conditions& where) {
        for (const auto* list : {&where.rest_parameters, &where.parameters})
            for (const Value& value : *list) select.bind(value);
    }

    // What one row is sorted by.
    struct Key {
        struct Cell {
            bool filled = false;
            std::int64_t integer = 0;
            double real = 0;
            std::string text;
        };
        std::vector<Cell> cells;
        RowId id = 0;
    };

    Result<std::optional<Key>> key_of(detail::Statement& select, const detail::Conditions& where, RowId id) {
        select.restart();
        bind(select, where);
        select.bind(id);
        if (!TRY(select.step()) || !passes_rest(select, where)) return std::optional<Key>{};
        Key key{.cells = {}, .id = id};
        for (std::size_t c = 0; c < query_.sorts.size(); ++c) {
            const Field& field = entity_.fields[query_.sorts[c].field];
            const int column = static_cast<int>(c) + 1;
            Key::Cell cell{.filled = !select.is_null(column), .text = {}};
            if (cell.filled) {
                if (storage_of(field.kind) == Storage::real) cell.real = select.real(column);
                else if (field.kind == Kind::reference) cell.text = sort_key(sort_text_of(field, select.integer(column)));
                else if (field.kind == Kind::choice) cell.integer = choice_rank(field, select.text(column));
                else if (storage_of(field.kind) == Storage::text) cell.text = sort_key(select.text(column));
                else cell.integer = select.integer(column);
            }
            key.cells.push_back(std::move(cell));
        }
        return key;
    }

    bool is_before(const Key& a, const Key& b) const {
        for (std::size_t c = 0; c < a.cells.size(); ++c) {
            const auto &x = a.cells[c], &y = b.cells[c];
            if (x.filled != y.filled) return x.filled;
            const auto order = std::tie(x.integer, x.real, x.text) <=> std::tie(y.integer, y.real, y.text);
            if (order != 0) return query_.sorts[c].descending ? order > 0 : order < 0;
        }
        return a.id < b.id;
    }

    static std::int64_t choice_rank(const Field& field, std::string_view name) {
        const Choice* choice = find_choice(field, name);
        return choice ? choice - field.choices.data() : static_cast<std::int64_t>(field.choices.size());      // in the order of the list
    }

    const std::string& title_of(const Field& field, RowId id) {
        const auto [at, is_new] = titles_.try_emplace({impl_.catalog.entity(field.target).id, id});
        if (is_new) at->second = store_.title(at->first.first, id);
        return at->second;
    }

    // Records that people put in order, as stages are, sort by it; others by their titles.
    const std::string& sort_text_of(const Field& field, RowId id) {
        const Entity& target = impl_.catalog.entity(field.target);
        if (!target.find("position")) return title_of(field, id);
        const auto [at, is_new] = sort_texts_.try_emplace({target.id, id});
        if (!is_new) return at->second;
        const auto row = store_.find(target.id, id);
        const Value position = row ? row->cells[target.index("position")] : Value{};
        const double place = position.real() ? *position.real() : static_cast<double>(position.integer_or(0));
        return at->second = std::to_string(static_cast<std::int64_t>(std::max(place, 0.0) * 1000)) + " " + title_of(field, id);     // digits sort by their value
    }

    bool passes_rest(const detail::Statement& row, const detail::Conditions& where) {
        const int first = 1 + static_cast<int>(query_.sorts.size());
        const auto holds_at = [&](std::size_t i) {
            const auto& [filter, sql, is_decided] = where.rest[i];
            const Value value = row.value(first + static_cast<int>(i));
            return is_decided ? value.integer_or(0) != 0 : holds_for(filter, value);
        };
        for (std::size_t i = 0; i < where.rest.size();) {
            // Within a group the other way round: one filter decides that it holds, or that it does not.
            bool holds = query_.any;
            do {
                if (holds == query_.any) holds = holds_at(i);
            } while (++i < where.rest.size() && where.rest[i].filter.grouped);
            if (holds == query_.any) return holds;      // one group that holds is enough, or one that does not
        }
        return where.rest.empty() || !query_.any;
    }

    bool holds_for(const Filter& filter, const Value& value) {
        const Field& field = entity_.fields[filter.field];
        std::string_view title;
        if (detail::needs_title(filter, field) && !value.is_null()) title = title_of(field, value.integer_or(0));
        return detail::passes(filter, field, value, title);
    }

    void add_cell(const detail::Statement& row, std::size_t c) {
        const Field& field = entity_.fields[query_.sorts[c].field];
        const int column = static_cast<int>(c) + 1;
        SortColumn& out = columns_[c];
        const bool is_filled = !row.is_null(column);
        out.filled.push_back(is_filled);
        if (storage_of(field.kind) == Storage::real) {
            out.is_real = true;
            out.reals.push_back(row.real(column));
        } else if (!is_filled) {
            out.integers.push_back(0);
        } else if (field.kind == Kind::reference) {
            out.integers.push_back(distinct_[c].number_of(sort_text_of(field, row.integer(column))));
        } else if (field.kind == Kind::choice) {
            out.integers.push_back(choice_rank(field, row.text(column)));
        } else if (storage_of(field.kind) == Storage::text) {
            out.integers.push_back(distinct_[c].number_of(row.text(column)));
        } else {
            out.integers.push_back(row.integer(column));
        }
    }

    void finish_columns() {
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            columns_[c].descending = query_.sorts[c].descending;
            if (distinct_[c].keys.empty()) continue;
            const std::vector<std::int64_t> rank = ranks(distinct_[c].keys);
            for (std::size_t i = 0; i < columns_[c].integers.size(); ++i)
                if (columns_[c].filled[i]) columns_[c].integers[i] = rank[static_cast<std::size_t>(columns_[c].integers[i])];
        }
    }

    // Ranks are small numbers: rows are dealt out by them, the last column first, instead of being compared.
    std::vector<RowId> by_ranks() {
        std::vector<std::uint32_t> order(ids_.size()), next(ids_.size());
        std::iota(order.begin(), order.end(), 0u);
        if (!std::ranges::is_sorted(ids_)) std::ranges::sort(order, {}, [&](std::uint32_t i) { return ids_[i]; });
        for (std::size_t c = columns_.size(); c-- > 0;) {
            const SortColumn& column = columns_[c];
            const std::size_t ranks = distinct_[c].keys.size();
            const auto place = [&](std::uint32_t i) {
                if (!column.filled[i]) return ranks;
                const auto rank = static_cast<std::size_t>(column.integers[i]);
                return column.descending ? ranks - 1 - rank : rank;
            };
            std::vector<std::uint32_t> starts(ranks + 2, 0);
            for (std::uint32_t i : order) ++starts[place(i) + 1];
            std::partial_sum(starts.begin(), starts.end(), starts.begin());
            for (std::uint32_t i : order) next[starts[place(i)]++] = i;
            order.swap(next);
        }
        return in(order);
    }

    std::vector<RowId> in(const std::vector<std::uint32_t>& order) const {
        std::vector<RowId> made(ids_.size());
        for (std::size_t i = 0; i < order.size(); ++i) made[i] = ids_[order[i]];
        return made;
    }

    std::vector<RowId> in_order() {
        const auto is_ranked = [&](const SortColumn& column) { return !distinct_[static_cast<std::size_t>(&column - columns_.data())].keys.empty(); };
        if (std::ranges::all_of(columns_, is_ranked)) return columns_.empty() && std::ranges::is_sorted(ids_) ? std::move(ids_) : by_ranks();
        std::vector<std::uint32_t> order(ids_.size());
        std::iota(order.begin(), order.end(), 0u);
        std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
            for (const SortColumn& column : columns_)
                if (const int order_of = column.compare(a, b)) return order_of < 0;
            return ids_[a] < ids_[b];
        });
        return in(order);
    }

    const Store& store_;
    const Store::Impl& impl_;
    const Query& query_;
    const Entity& entity_;
    std::vector<RowId> ids_;
    std::vector<SortColumn> columns_;
    std::vector<Distinct> distinct_;
    std::map<std::pair<EntityId, RowId>, std::string> titles_;
    std::map<std::pair<EntityId, RowId>, std::string> sort_texts_;
};

// What the words find, in the order of the same list without them: that one is kept, so a further letter sorts nothing.
Result<std::vector<RowId>> searched_order(const Store& store, const Store::Impl& s, const Query& query, const std::string& words) {
    std::unordered_set<RowId> found;
    const auto documents = TRY(s.documents());
    auto select = TRY(s.db->prepare("SELECT rowid FROM search_index WHERE search_index MATCH ?"));
    select.bind(std::string_view(words));
    while (TRY(select.step())) {
        const auto doc = static_cast<std::size_t>(select.integer(0));
        if (doc < documents.size() && documents[doc].entity == query.entity && documents[doc].row != 0) found.insert(documents[doc].row);
    }
    Query without = query;
    without.text.clear();
    const auto all = TRY(store.ordered(without));
    std::vector<RowId> ids;
    ids.reserve(found.size());
    for (RowId id : *all)
        if (found.contains(id)) ids.push_back(id);
    return ids;
}

// The rows of a list that may have moved since it was right; nothing when it must be made anew.
std::optional<std::set<RowId>> moved_rows(const Store& store, const Query& query, std::int64_t since) {
    if (!query.text.empty() || !store.remembers_since(since)) return {};
    std::uint64_t fields = std::uint64_t{1} << 63;
    const auto add = [&](FieldId field) {
        // What a formula is made of may be any field.
        fields |= store.catalog()[query.entity].fields[field].is_computed ? ~std::uint64_t{0} : std::uint64_t{1} << std::min<FieldId>(field, 63);
    };
    for (const Sort& sort : query.sorts) add(sort.field);
    for (const Filter& filter : query.filters)
        if (filter.part == no_part) add(filter.field);      // its table's own changes make the list anew
    std::set<RowId> moved;
    for (const ChangedRow& changed : store.changed_since(since)) {
        if (changed.entity == query.entity && (changed.fields & fields) != 0) moved.insert(changed.row);
        if (moved.size() > most_patched) return {};
    }
    return moved;
}

}  // namespace

Result<std::shared_ptr<const std::vector<RowId>>> Store::ordered(const Query& query) const {
    Impl& s = *impl_;
    const auto known = std::ranges::find(s.orders, query, &CachedOrder::query);
    if (known != s.orders.end()) {
        s.orders.splice(s.orders.begin(), s.orders, known);
        std::int64_t newest = s.entity_revisions[query.entity];
        for (EntityId read : known->reads) newest = std::max(newest, s.entity_revisions[read]);
        if (newest <= known->revision) return known->ids;
        const bool is_own = std::ranges::none_of(known->reads, [&](EntityId read) { return s.entity_revisions[read] > known->revision; });
        if (const auto moved = moved_rows(*this, query, known->revision); is_own && moved) {
            if (!moved->empty()) known->ids = std::make_shared<const std::vector<RowId>>(TRY(OrderMaker(*this, s, query).patched(*known->ids, *moved)));
            known->revision = s.revision;
            return known->ids;
        }
        s.orders.pop_front();
    }
    std::set<EntityId> reads = detail::entities_read(s.catalog, query);
    if (!query.text.empty()) {
        for (const Entity* part : s.catalog.parts_of(s.catalog[query.entity])) reads.insert(part->id);
        if (const Entity* company = s.catalog.find("company")) reads.insert(company->id);       // deals are found by it
    }
    const std::int64_t revision = s.revision;
    const std::string words = query.trash ? std::string() : search_query(query.text);
    auto ids = std::make_shared<const std::vector<RowId>>(words.empty() ? TRY(OrderMaker(*this, s, query).make()) : TRY(searched_order(*this, s, query, words)));
    s.orders.push_front({query, revision, ids, std::move(reads)});
    while (s.orders.size() > most_orders) s.orders.pop_back();
    return ids;
}

}  // namespace tandem
