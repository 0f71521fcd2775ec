// Scans: one statement for a range of ids.
#include "tandem/store/scan.hpp"

#include "query.hpp"

namespace tandem {

namespace {

class StatementReader final : public RowReader {
public:
    explicit StatementReader(const detail::Statement& statement) : statement_(statement) {}
    RowId id() const override { return statement_.integer(0); }
    bool is_null(FieldId field) const override { return statement_.is_null(field + 1); }
    std::int64_t integer(FieldId field) const override { return statement_.integer(field + 1); }
    std::string_view text(FieldId field) const override { return statement_.text(field + 1); }
    Value value(FieldId field) const override { return statement_.value(field + 1); }

private:
    const detail::Statement& statement_;
};

// In the order of ids the table itself is read; by the index of its live rows each row would be looked up.
constexpr std::string_view by_id = " NOT INDEXED";

Result<detail::Statement> prepare(const Store& store, const Entity& entity, std::string_view how, const std::string& rest) {
    std::string sql = "SELECT id";
    for (const Field& field : entity.fields) sql += ", " + detail::column_sql(entity, field);
    return store.impl().db->prepare((sql + " FROM " + detail::quoted(entity.name)).append(how) + " WHERE live = 1 AND " + rest);
}

Result<> scan(const Store& store, const Entity& entity, std::string_view how, const std::string& key, const std::string& order, RowId first, RowId last, const std::function<void(const RowReader&)>& visit) {
    auto select = TRY(prepare(store, entity, how, key + " BETWEEN ? AND ? ORDER BY " + order));
    select.bind(first).bind(last);
    const StatementReader reader(select);
    while (TRY(select.step())) visit(reader);
    return {};
}

}  // namespace

Result<> scan_rows(const Store& store, EntityId entity, RowId first, RowId last, const std::function<void(const RowReader&)>& visit) {
    return scan(store, store.catalog()[entity], by_id, "id", "id", first, last, visit);
}

Result<RowId> scan_some(const Store& store, EntityId entity, RowId after, std::int64_t most, const std::function<void(const RowReader&)>& visit) {
    auto select = TRY(prepare(store, store.catalog()[entity], by_id, "id > ? ORDER BY id LIMIT ?"));
    select.bind(after).bind(most);
    const StatementReader reader(select);
    RowId last = 0;
    while (TRY(select.step())) {
        visit(reader);
        last = reader.id();
    }
    return last;
}

Result<> scan_parts(const Store& store, EntityId part, RowId first, RowId last, const std::function<void(const RowReader&)>& visit) {
    const Entity& entity = store.catalog()[part];
    const std::string owner = detail::quoted(entity.options.owner);
    return scan(store, entity, {}, owner, entity.find("position") ? owner + ", position, id" : owner + ", id", first, last, visit);
}

}  // namespace tandem
