// Groups of a list: its rows are read once in the order of ids, then added up in the order of the list.
#include <algorithm>
#include <limits>

#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"
#include "app/answers/list_query.hpp"
#include "tandem/base/date.hpp"
#include "tandem/base/text.hpp"
#include "tandem/store/scan.hpp"

namespace tandem {

namespace {

struct Place { RowId id; std::size_t at; };     // of a row in the list

// One number of one row.
struct Figure { bool is_filled = false; std::int64_t integer = 0; double real = 0; };

class Sum {
public:
    explicit Sum(bool is_real) : is_real_(is_real) {}
    void add(const Figure& figure) {
        if (!figure.is_filled) return;
        ++filled_;
        if (is_real_) {
            real_ += figure.real, least_real_ = std::min(least_real_, figure.real), most_real_ = std::max(most_real_, figure.real);
        } else {
            if (__builtin_add_overflow(integer_, figure.integer, &integer_)) has_overflowed_ = true;
            least_ = std::min(least_, figure.integer), most_ = std::max(most_, figure.integer);
        }
    }
    ColumnFigures figures() const {
        if (filled_ == 0) return {};
        if (is_real_) return {filled_, Value{real_}, Value{least_real_}, Value{most_real_}};
        return {filled_, has_overflowed_ ? Value{} : Value{integer_}, Value{least_}, Value{most_}};
    }

private:
    bool is_real_, has_overflowed_ = false;
    std::int64_t filled_ = 0, integer_ = 0, least_ = std::numeric_limits<std::int64_t>::max(), most_ = std::numeric_limits<std::int64_t>::min();
    double real_ = 0, least_real_ = std::numeric_limits<double>::max(), most_real_ = std::numeric_limits<double>::lowest();
};

class Grouping {
public:
    Grouping(Context& context, const Entity& entity, const ListGroups& q) : context_(context), entity_(entity), labels_(context) {
        if (!q.group.empty()) by_ = &entity.fields[entity.index(q.group)];
        for (const std::string& name : q.of.columns) {
            const Field* field = entity.find(name);
            columns_.push_back(field && is_number(field->kind) ? field : nullptr);
        }
    }

    Result<GroupsAnswer> answer(std::span<const RowId> ids) {
        TRY(read(ids));
        GroupsAnswer result;
        std::vector<Sum> all = sums(), of_group = sums();
        const auto close = [&] {
            if (!result.groups.empty()) put(result.groups.back(), of_group);
            of_group = sums();
        };
        std::string run;            // of the rows before; asked anew only where the cell is another, as a list has far more rows than groups
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (by_ && !result.are_too_many) {
                if (i == 0 || (keys_[i] != keys_[i - 1] && run_of(keys_[i]) != run)) {
                    close();
                    result.are_too_many = result.groups.size() == most_groups;
                    run = run_of(keys_[i]);
                    result.groups.push_back({.key = {keys_[i], labels_.of(*by_, keys_[i])}});
                }
                ++result.groups.back().count;
            }
            for (std::size_t c = 0; c < columns_.size(); ++c)
                if (columns_[c]) all[c].add(figures_[c][i]), of_group[c].add(figures_[c][i]);
        }
        close();
        if (result.are_too_many) result.groups.clear();
        result.all.count = static_cast<std::int64_t>(ids.size());
        put(result.all, all);
        return result;
    }

private:
    Result<> read(std::span<const RowId> ids) {
        if (by_) keys_.resize(ids.size());
        figures_.resize(columns_.size());
        for (std::size_t c = 0; c < columns_.size(); ++c)
            if (columns_[c]) figures_[c].resize(ids.size());
        std::vector<Place> places;
        places.reserve(ids.size());
        for (const RowId id : ids) places.push_back({id, places.size()});
        std::ranges::sort(places, {}, &Place::id);
        if (places.empty()) return {};
        auto next = places.begin();
        const auto id_of = [&](const Field* field) { return static_cast<FieldId>(field - entity_.fields.data()); };
        return scan_rows(context_.store, entity_.id, places.front().id, places.back().id, [&](const RowReader& row) {
            while (next != places.end() && next->id < row.id()) ++next;
            if (next == places.end() || next->id != row.id()) return;
            if (by_) keys_[next->at] = key_of(row.value(id_of(by_)));
            for (std::size_t c = 0; c < columns_.size(); ++c) {
                if (!columns_[c]) continue;
                const Value value = row.value(id_of(columns_[c]));
                if (value.integer()) figures_[c][next->at] = {true, *value.integer(), 0};
                else if (value.real()) figures_[c][next->at] = {true, 0, *value.real()};
            }
        });
    }

    // Days are grouped by their months.
    Value key_of(Value value) const {
        if (!value.integer()) return value;
        if (by_->kind == Kind::date) return Value{std::int64_t{month_start(Date{static_cast<std::int32_t>(*value.integer())}).days}};
        if (by_->kind == Kind::instant) return Value{std::int64_t{month_start(context_.zone().day_of({*value.integer()})).days}};
        return value;
    }

    // What the list sorts alike is one group: texts and titles as they are sorted, words that are no choice of the field.
    std::string run_of(const Value& key) {
        if (key.is_null()) return {};
        if (by_->kind == Kind::reference) return "=" + sort_key(labels_.of(*by_, key));
        if (by_->kind == Kind::choice) return find_choice(*by_, key.text_or("")) ? "=" + std::string(key.text_or("")) : "?";
        if (key.text()) return "=" + sort_key(*key.text());
        return "=" + (key.real() ? std::to_string(*key.real()) : std::to_string(key.integer_or(0)));
    }

    std::vector<Sum> sums() const {
        std::vector<Sum> made;
        for (const Field* field : columns_) made.emplace_back(field && storage_of(field->kind) == Storage::real);
        return made;
    }
    static void put(ListGroup& group, const std::vector<Sum>& sums) {
        for (const Sum& sum : sums) group.columns.push_back(sum.figures());
    }

    Context& context_;
    const Entity& entity_;
    Labels labels_;
    const Field* by_ = nullptr;
    std::vector<const Field*> columns_;             // null: no number
    std::vector<Value> keys_;                       // by place
    std::vector<std::vector<Figure>> figures_;      // by column, by place
};

}  // namespace

Result<GroupsAnswer> answer(Context& context, const ListGroups& q) {
    const Entity* entity = context.catalog.find(q.of.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.of.entity + "”.");
    if (q.of.trash || (!q.group.empty() && (!entity->find(q.group) || q.of.sorts.empty() || q.of.sorts[0].field != q.group)))
        return fail(ErrorCode::invalid_input, std::string(entity->plural) + " cannot be grouped by “" + q.group + "”.", q.group);
    const auto ids = TRY(context.store.ordered(TRY(list_query(context, *entity, q.of))));
    return Grouping(context, *entity, q).answer(*ids);
}

}  // namespace tandem
