// Fuzzing of SQLite files of other programs: whatever the bytes are, tables are read as text or refused by one sentence.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tandem/store/foreign_database.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tandem;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto check = [](const auto& result) {
        if (!result && !result.error().message.contains("fuzz.db")) std::abort();
        return result.has_value();
    };
    auto database = ForeignDatabase::open(bytes, "fuzz.db");
    if (!check(database)) return 0;
    std::size_t cells = 0;
    for (const ForeignTable& table : database->tables())
        if (!check(database->read(table, [&](std::span<const std::string_view> row) { cells += row.size(); }))) break;
    return cells == static_cast<std::size_t>(-1);
}
