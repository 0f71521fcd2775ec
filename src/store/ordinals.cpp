// Ordinals: the ids of a list in its order, kept per query and made anew when something it reads has changed.
#include <algorithm>
#include <map>
#include <numeric>

#include "query.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

using detail::CachedOrder;

namespace {

constexpr std::size_t most_orders = 16;

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
        detail::Conditions where = detail::conditions(entity_, query_);
        std::string sql = "SELECT id";
        for (const Sort& sort : query_.sorts) sql += ", " + detail::quoted(entity_.fields[sort.field].name);
        for (const Filter& filter : where.left_over) sql += ", " + detail::quoted(entity_.fields[filter.field].name);
        sql += " FROM " + detail::quoted(entity_.name) + " WHERE live = " + (query_.trash ? "0" : "1") + where.sql;
        const std::string words = search_query(query_.text);
        const bool is_searched = !words.empty() && !query_.trash;
        if (is_searched) {
            sql += " AND id IN (SELECT d.row FROM search_index AS s JOIN search_document AS d ON d.doc = s.rowid WHERE search_index MATCH ? AND d.entity = ?)";
        }
        auto select = TRY(impl_.db->prepare(sql));
        for (const Value& value : where.parameters) select.bind(value);
        if (is_searched) select.bind(std::string_view(words)).bind(entity_.name);

        columns_.resize(query_.sorts.size());
        distinct_.resize(query_.sorts.size());
        const bool is_trash_search = query_.trash && !words.empty();
        const std::string sought = fold_words(query_.text);
        while (TRY(select.step())) {
            const RowId id = select.integer(0);
            if (!passes_rest(select, where.left_over)) continue;
            if (is_trash_search && fold_words(store_.title(entity_.id, id)).find(sought) == std::string::npos) continue;
            ids_.push_back(id);
            for (std::size_t c = 0; c < columns_.size(); ++c) add_cell(select, c);
        }
        finish_columns();
        return in_order();
    }

private:
    const std::string& title_of(const Field& field, RowId id) {
        const auto [at, is_new] = titles_.try_emplace({impl_.catalog.entity(field.target).id, id});
        if (is_new) at->second = store_.title(at->first.first, id);
        return at->second;
    }

    bool passes_rest(const detail::Statement& row, const std::vector<Filter>& filters) {
        int column = 1 + static_cast<int>(query_.sorts.size());
        for (const Filter& filter : filters) {
            const Field& field = entity_.fields[filter.field];
            const Value value = row.value(column++);
            std::string_view title;
            if (detail::needs_title(filter, field) && !value.is_null()) title = title_of(field, value.integer_or(0));
            if (!detail::passes(filter, field, value, title)) return false;
        }
        return true;
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
            out.integers.push_back(distinct_[c].number_of(title_of(field, row.integer(column))));
        } else if (field.kind == Kind::choice) {
            const Choice* choice = find_choice(field, row.text(column));
            out.integers.push_back(choice ? choice - field.choices.data() : static_cast<std::int64_t>(field.choices.size()));   // in the order of the list
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

    std::vector<RowId> in_order() {
        std::vector<std::uint32_t> order(ids_.size());
        std::iota(order.begin(), order.end(), 0u);
        std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
            for (const SortColumn& column : columns_)
                if (const int order_of = column.compare(a, b)) return order_of < 0;
            return ids_[a] < ids_[b];
        });
        std::vector<RowId> made(ids_.size());
        for (std::size_t i = 0; i < order.size(); ++i) made[i] = ids_[order[i]];
        return made;
    }

    const Store& store_;
    const Store::Impl& impl_;
    const Query& query_;
    const Entity& entity_;
    std::vector<RowId> ids_;
    std::vector<SortColumn> columns_;
    std::vector<Distinct> distinct_;
    std::map<std::pair<EntityId, RowId>, std::string> titles_;
};

}  // namespace

Result<std::shared_ptr<const std::vector<RowId>>> Store::ordered(const Query& query) const {
    Impl& s = *impl_;
    const auto known = std::ranges::find(s.orders, query, &CachedOrder::query);
    if (known != s.orders.end()) {
        s.orders.splice(s.orders.begin(), s.orders, known);
        std::int64_t newest = s.entity_revisions[query.entity];
        for (EntityId read : known->reads) newest = std::max(newest, s.entity_revisions[read]);
        if (newest <= known->revision) return known->ids;
        s.orders.pop_front();
    }
    std::set<EntityId> reads = detail::entities_read(s.catalog, query);
    if (!query.text.empty()) {
        for (const Entity* part : s.catalog.parts_of(s.catalog[query.entity])) reads.insert(part->id);
        if (const Entity* company = s.catalog.find("company")) reads.insert(company->id);       // deals are found by it
    }
    const std::int64_t revision = s.revision;
    auto ids = std::make_shared<const std::vector<RowId>>(TRY(OrderMaker(*this, s, query).make()));
    s.orders.push_front({query, revision, ids, std::move(reads)});
    while (s.orders.size() > most_orders) s.orders.pop_back();
    return ids;
}

}  // namespace tandem
