// Tables and indexes made from the catalog.
#include "schema.hpp"

#include <algorithm>

#include "schema_guard.hpp"
#include "tandem/base/hash.hpp"

namespace tandem::detail {

namespace {

constexpr std::string_view fixed_tables = R"(
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE preference(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE replica(short INTEGER PRIMARY KEY, id BLOB NOT NULL, is_here INTEGER NOT NULL, name TEXT);
CREATE TABLE cell_stamp(entity TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL, time INTEGER NOT NULL, replica INTEGER NOT NULL,
    PRIMARY KEY(entity, row, field)) WITHOUT ROWID;
CREATE TABLE change_set(number INTEGER PRIMARY KEY, label TEXT NOT NULL, origin TEXT NOT NULL, person INTEGER, stamp_time INTEGER NOT NULL,
    stamp_replica INTEGER NOT NULL, sealed INTEGER NOT NULL, undoes INTEGER, undone_by INTEGER, changes INTEGER NOT NULL,
    first_segment INTEGER NOT NULL, last_segment INTEGER, note TEXT);
CREATE TABLE segment(number INTEGER PRIMARY KEY, change_set INTEGER NOT NULL, replica INTEGER NOT NULL, sequence INTEGER NOT NULL,
    stamp_time INTEGER NOT NULL, last INTEGER NOT NULL, records INTEGER NOT NULL, structure BLOB NOT NULL, data BLOB NOT NULL, hash BLOB NOT NULL);
CREATE INDEX segment_large ON segment(number) WHERE records > 16;
CREATE TABLE touched(row INTEGER NOT NULL, segment INTEGER NOT NULL, PRIMARY KEY(row, segment)) WITHOUT ROWID;
CREATE TABLE search_document(doc INTEGER PRIMARY KEY, entity TEXT NOT NULL, row INTEGER NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL);
CREATE VIRTUAL TABLE search_index USING fts5(name, words, content='search_document', content_rowid='doc', tokenize='unicode61 remove_diacritics 0');
)";

// Came later than the others: made in a new file and in an older one alike. Which record a document is of is read for all documents at
// once, by an index that has it beside the long words.
constexpr std::string_view later_tables = R"(
DROP INDEX IF EXISTS search_document_row;
CREATE INDEX IF NOT EXISTS search_document_place ON search_document(row, entity);
CREATE INDEX IF NOT EXISTS change_set_import ON change_set(number) WHERE origin = 'import';
CREATE INDEX IF NOT EXISTS change_set_open ON change_set(number) WHERE sealed = 0;
CREATE TABLE IF NOT EXISTS voided(entity TEXT NOT NULL, row INTEGER NOT NULL, time INTEGER NOT NULL, replica INTEGER NOT NULL,
    PRIMARY KEY(entity, row, time, replica)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS open_conflict(entity TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL, time INTEGER NOT NULL, replica INTEGER NOT NULL,
    value, person INTEGER, label TEXT NOT NULL, PRIMARY KEY(entity, row, field, time, replica)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS imported_row(number INTEGER PRIMARY KEY, segment INTEGER NOT NULL, entity TEXT NOT NULL, file TEXT NOT NULL, records BLOB NOT NULL,
    content BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS imported_row_entity ON imported_row(entity);
CREATE TABLE IF NOT EXISTS imported_row_hash(number INTEGER PRIMARY KEY, hash BLOB NOT NULL);
)";

std::string_view type_of(const Field& field) {
    switch (storage_of(field.kind)) {
        case Storage::text: return "TEXT";
        case Storage::integer: return "INTEGER";
        case Storage::real: return "REAL";
    }
    return "";
}

std::string column_of(const Field& field) { return quoted(field.name) + " " + std::string(type_of(field)); }

std::string create_table(const Entity& entity) {
    std::string sql = "CREATE TABLE " + quoted(entity.name) + "(id INTEGER PRIMARY KEY, live INTEGER, stamp_time INTEGER, stamp_replica INTEGER";
    for (const Field& field : entity.fields) sql += ", " + column_of(field);
    return sql + ");";
}

std::string create_index(const Entity& entity, std::string_view name, const std::string& columns, std::string_view filled) {
    return "CREATE INDEX IF NOT EXISTS " + quoted(std::string(entity.name) + "_" + std::string(name) + "_index") + " ON " + quoted(entity.name) + "(" +
           columns + ") WHERE live = 1 AND " + quoted(filled) + " IS NOT NULL;";
}

// A reference is looked up from the other side; a pair from outside by its second half, which is nearly unique. What has lists has its
// live ids beside the wide rows, to begin a list by; by the id, so that SQLite never takes it for a way to find rows.
std::string create_indexes(const Entity& entity) {
    std::string sql;
    if (entity.options.has_view) sql += "CREATE INDEX IF NOT EXISTS " + quoted(std::string(entity.name) + "_live_index") + " ON " + quoted(entity.name) + "(id) WHERE live = 1;";
    const bool is_from_outside = entity.find("external_id") != nullptr && entity.find("source_system") != nullptr;
    for (const Field& field : entity.fields) {
        if (is_from_outside && field.name == "source_system") continue;
        if (field.kind == Kind::reference || field.options.indexed) sql += create_index(entity, field.name, quoted(field.name), field.name);
    }
    if (is_from_outside) sql += create_index(entity, "external", "external_id, source_system", "external_id");
    return sql;
}

}  // namespace

std::string quoted(std::string_view name) {
    std::string made = "\"";
    for (char c : name) made += c == '"' ? std::string("\"\"") : std::string(1, c);
    return made += '"';
}

std::vector<TableSql> table_sql(const Catalog& catalog) {
    std::vector<TableSql> all;
    for (const Entity& entity : catalog.entities()) {
        std::string columns = "id, live, stamp_time, stamp_replica", marks = "?, ?, ?, ?";
        for (const Field& field : entity.fields) {
            columns += ", " + quoted(field.name);
            marks += ", ?";
        }
        all.push_back({.select = "SELECT " + columns + " FROM " + quoted(entity.name) + " WHERE id = ?",
                       .insert = "INSERT INTO " + quoted(entity.name) + "(" + columns + ") VALUES(" + marks + ")"});
    }
    return all;
}

std::string_view search_index_sql() {
    const std::size_t at = fixed_tables.find("CREATE VIRTUAL TABLE search_index");
    return fixed_tables.substr(at, fixed_tables.find(';', at) - at);
}

Result<FileKind> recognise(Connection& db) {
    if (TRY(db.number("SELECT count(*) FROM sqlite_schema")) == 0) return FileKind::empty;
    if (TRY(db.number("PRAGMA application_id")) != application_id) {
        return fail(ErrorCode::corrupt, "This file is a database of another program, not a Tandem workspace.");
    }
    if (TRY(db.number("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')")) != 0) {
        return fail(ErrorCode::corrupt, "Another program has added triggers or views to this workspace; it is not opened, because they could change data unseen.");
    }
    if (TRY(db.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('meta', 'change_set', 'segment', 'search_index')")) != 4) {
        return fail(ErrorCode::corrupt, "This workspace lacks some of its tables; restore a snapshot or a copy.");
    }
    return TRY(db.number("PRAGMA user_version")) > schema_version ? FileKind::newer : FileKind::ours;
}

Result<> create_schema(Connection& db, const Catalog& catalog) {
    std::string sql(fixed_tables);
    sql += later_tables;
    for (const Entity& entity : catalog.entities()) sql += create_table(entity) + create_indexes(entity);
    sql += "PRAGMA application_id = " + std::to_string(application_id) + "; PRAGMA user_version = " + std::to_string(schema_version) + ";";
    return db.run(sql);
}

Result<std::string> upgrade_schema(Connection& db, const Catalog& catalog) {
    std::string added;
    TRY(db.run(later_tables));
    for (const Entity& entity : catalog.entities()) {
        std::vector<std::string> columns;
        auto info = TRY(db.prepare_once("PRAGMA table_info(" + quoted(entity.name) + ")"));
        while (TRY(info.step())) columns.emplace_back(info.text(1));
        std::string sql;
        if (columns.empty()) sql = create_table(entity);
        for (const Field& field : entity.fields) {
            if (std::ranges::find(columns, field.name) != columns.end()) continue;
            if (!columns.empty()) sql += "ALTER TABLE " + quoted(entity.name) + " ADD COLUMN " + column_of(field) + ";";
            added.append(entity.name).append(".").append(field.name).append(" ");
        }
        info = {};
        TRY(db.run(sql + create_indexes(entity)));
    }
    return added;
}

std::string add_column_sql(const FieldDefinition& definition, bool is_missing) {
    const Field field{.name = definition.name, .label = definition.label, .kind = definition.kind};
    const Entity entity{.name = definition.entity, .label = {}, .plural = {}, .fields = {}};
    std::string sql;
    if (is_missing) sql = "ALTER TABLE " + quoted(entity.name) + " ADD COLUMN " + column_of(field) + ";";
    if (field.kind == Kind::reference) sql += create_index(entity, field.name, quoted(field.name), field.name);
    return sql;
}

std::string schema_fingerprint(const Catalog& catalog) {
    Sha256 hash;
    hash.add_sized(later_tables);
    for (const Entity& entity : catalog.entities()) hash.add_sized(create_table(entity)).add_sized(create_indexes(entity));
    return hex(hash.finish()).substr(0, 16);
}

}  // namespace tandem::detail
