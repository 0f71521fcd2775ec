// Each table becomes CSV in memory: a few tens of megabytes at most, since the whole file is held anyway.
#include "exchange/import/database_files.hpp"

#include "tandem/base/text.hpp"
#include "tandem/exchange/csv.hpp"
#include "tandem/store/foreign_database.hpp"

namespace tandem::import {

namespace {

constexpr std::int64_t most_held = std::int64_t{256} << 20;

// A byte that no text has would end the import of the table.
void write(CsvWriter& writer, std::string_view cell) {
    std::string text = to_valid_utf8(cell);
    std::erase(text, '\0');
    writer.cell(text);
}

}  // namespace

Result<std::vector<Inner>> tables_of_database(ByteSource& source) {
    std::vector<Inner> files;
    const std::string name = source.name();
    std::string start(100, '\0');
    start.resize(TRY(source.read(0, start)));
    if (!is_database(start)) return files;
    if (is_workspace(start)) return fail(ErrorCode::conflict, name + " is a workspace of Tandem, not a list to import; open it with “Open workspace file” in Settings.");
    ForeignDatabase database = TRY(ForeignDatabase::open(TRY(read_whole(source, most_held, "export its tables as CSV")), name));
    for (const ForeignTable& table : database.tables()) {
        std::string csv;
        CsvWriter writer(csv, {});
        for (const std::string& column : table.columns) write(writer, column);
        writer.end_record();
        std::int64_t rows = 0;
        TRY(database.read(table, [&](std::span<const std::string_view> cells) {
            for (const std::string_view cell : cells) write(writer, cell);
            writer.end_record();
            ++rows;
        }));
        if (rows > 0) files.push_back({file_in_memory(table.name, std::move(csv)), "SQLite, table “" + table.name + "”"});
    }
    if (files.empty()) return fail(ErrorCode::invalid_input, name + " is a SQLite file without a table that holds anything.");
    return files;
}

}  // namespace tandem::import
