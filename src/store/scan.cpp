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

Result<> scan(const Store& store, const Entity& entity, std::string_view key, std::string_view order, RowId first, RowId last, const std::function<void(const RowReader&)>& visit) {
    std::string sql = "SELECT id";
    for (const Field& field : entity.fields) sql += ", " + detail::column_sql(entity, field);
    // In the order of ids the table itself is read; by the index of its live rows each row would be looked up.
    sql += " FROM " + detail::quoted(entity.name) + (key == "id" ? " NOT INDEXED" : "") + " WHERE live = 1 AND " + detail::quoted(key) + " BETWEEN ? AND ? ORDER BY " + std::string(order);
    auto select = TRY(store.impl().db->prepare(sql));
    select.bind(first).bind(last);
    const StatementReader reader(select);
    while (TRY(select.step())) visit(reader);
    return {};
}

}  // namespace

Result<> scan_rows(const Store& store, EntityId entity, RowId first, RowId last, const std::function<void(const RowReader&)>& visit) {
    return scan(store, store.catalog()[entity], "id", "id", first, last, visit);
}

Result<> scan_parts(const Store& store, EntityId part, RowId first, RowId last, const std::function<void(const RowReader&)>& visit) {
    const Entity& entity = store.catalog()[part];
    const std::string owner = detail::quoted(entity.options.owner);
    return scan(store, entity, entity.options.owner, entity.find("position") ? owner + ", position, id" : owner + ", id", first, last, visit);
}

}  // namespace tandem
