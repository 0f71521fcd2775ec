// The text of every table and index, read word by word.
#include "schema_guard.hpp"

#include <algorithm>
#include <cctype>

#include "schema.hpp"

namespace tandem::detail {

namespace {

// Words that say more than a name, a type or a key. Without them, brackets after KEY or a name only, no operators but = and >.
constexpr std::string_view refused_words[] = {"CHECK", "GENERATED", "ALWAYS", "AS", "DEFAULT", "COLLATE", "REFERENCES", "FOREIGN", "UNIQUE",
                                              "CONFLICT", "SELECT", "LIKE", "GLOB", "MATCH", "REGEXP", "CASE", "CAST", "VIRTUAL", "USING"};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_plain(std::string_view sql) {
    std::string last;               // word before the present place, in capitals
    int depth = 0, lists = 0;
    for (std::size_t i = 0; i < sql.size();) {
        const char c = sql[i];
        if (is_word(c)) {
            last.clear();
            for (; i < sql.size() && is_word(sql[i]); ++i) last += static_cast<char>(std::toupper(static_cast<unsigned char>(sql[i])));
            if (std::ranges::find(refused_words, last) != std::end(refused_words)) return false;
            continue;
        }
        if (c == '"' || c == '\'') {
            const std::size_t end = sql.find(c, i + 1);
            if (end == std::string_view::npos) return false;
            i = end + 1;
            last = "NAME";
            continue;
        }
        ++i;
        if (c == '(') {
            // The one list of columns, or that of a key; anything else is a function or an expression.
            if (depth == 0 ? ++lists > 1 : last != "KEY") return false;
            ++depth;
        } else if (c == ')') {
            if (--depth < 0) return false;
        } else if (c != ' ' && c != '\n' && c != ',' && c != '=' && c != '>') {
            return false;
        }
        if (c == '(' || c == ',') last.clear();
    }
    return depth == 0 && lists == 1;
}

std::unexpected<Error> changed(std::string_view table) {
    return fail(ErrorCode::corrupt, "Another program has changed how this workspace keeps its records; it is not opened, because data could change unseen. Restore a snapshot or a copy. (" +
                                        std::string(table) + ")");
}

std::unexpected<Error> incomplete() { return fail(ErrorCode::corrupt, "This workspace lacks some of its tables or fields; restore a snapshot or a copy."); }

}  // namespace

Result<> check_schema(Connection& db, const Catalog& catalog) {
    auto encoding = TRY(db.prepare_once("PRAGMA encoding"));
    if (!TRY(encoding.step()) || encoding.text(0) != "UTF-8") return fail(ErrorCode::corrupt, "This workspace is not written in UTF-8; restore a snapshot or a copy.");
    int parts_of_search = 0;
    auto all = TRY(db.prepare_once("SELECT type, name, tbl_name, sql FROM sqlite_schema"));
    while (TRY(all.step())) {
        const std::string_view type = all.text(0), name = all.text(1), sql = all.text(3);
        const bool is_table = type == "table";
        if (name.starts_with("search_index")) ++parts_of_search;
        if (name == "search_index") {
            if (!is_table || sql != search_index_sql()) return changed(name);
            continue;
        }
        if (!is_table && type != "index") return changed(name);
        if (!is_table && all.is_null(3)) continue;      // SQLite's own, of a key
        if (!is_plain(sql)) return changed(name);
        if (const Entity* entity = catalog.find(name); entity != nullptr && is_table) {
            const std::string beginning = "CREATE TABLE " + quoted(entity->name) + "(id INTEGER PRIMARY KEY, live INTEGER, stamp_time INTEGER, stamp_replica INTEGER";
            if (!sql.starts_with(beginning)) return changed(name);
        }
    }
    if (parts_of_search != 5) return incomplete();      // itself, _data, _idx, _docsize, _config
    return {};
}

Result<> check_columns(Connection& db, const Catalog& catalog) {
    std::vector<std::string> reads{
        "SELECT name, value FROM meta", "SELECT name, value FROM preference", "SELECT short, id, is_here FROM replica",
        "SELECT entity, row, field, time, replica FROM cell_stamp",
        "SELECT number, label, origin, person, stamp_time, stamp_replica, sealed, undoes, undone_by, changes, first_segment, last_segment, note FROM change_set",
        "SELECT number, change_set, replica, sequence, stamp_time, last, records, structure, data, hash FROM segment", "SELECT row, segment FROM touched",
        "SELECT entity, row, time, replica FROM voided", "SELECT entity, row, field, time, replica, value, person, label FROM open_conflict",
        "SELECT number, segment, entity, file, records, content FROM imported_row", "SELECT number, hash FROM imported_row_hash",
        "SELECT doc, entity, row, name, words FROM search_document", "SELECT name, words FROM search_index"};
    for (TableSql& table : table_sql(catalog)) reads.push_back(std::move(table.select));
    for (const std::string& sql : reads) {
        const auto statement = db.prepare_once(sql);
        if (statement) continue;
        if (statement.error().code == ErrorCode::storage && statement.error().message.starts_with("The database says")) return incomplete();
        return std::unexpected(statement.error());
    }
    return {};
}

Result<std::int64_t> counted(std::int64_t number) {
    if (number >= 0 && number < std::int64_t{1} << 62) return number;
    return fail(ErrorCode::corrupt, "This workspace holds numbers that Tandem never writes; restore a snapshot or a copy.");
}

}  // namespace tandem::detail
