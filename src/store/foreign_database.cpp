// A connection of its own to bytes in memory: read-only, defensive, with an authorizer that lets nothing but reading pass.
#include "tandem/store/foreign_database.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "schema.hpp"

namespace tandem {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view magic = "SQLite format 3\0"sv;
constexpr int most_columns = 1'000, most_cell_bytes = 1 << 20, most_tables = 200;
constexpr std::int64_t most_steps = 500'000'000;      // of SQLite's machine, for a whole file: a damaged tree may lead in circles
constexpr int steps_between = 10'000;

struct Finalize { void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); } };
using Step = std::unique_ptr<sqlite3_stmt, Finalize>;

int authorize(void*, int action, const char* first, const char* second, const char*, const char*) {
    switch (action) {
        case SQLITE_SELECT: case SQLITE_READ: return SQLITE_OK;
        case SQLITE_FUNCTION: return second && std::strcmp(second, "like") == 0 ? SQLITE_OK : SQLITE_DENY;     // ours, of the list of tables
        case SQLITE_PRAGMA: return first && std::strcmp(first, "table_info") == 0 ? SQLITE_OK : SQLITE_DENY;
        default: return SQLITE_DENY;
    }
}

bool is_read(std::string_view name) { return !name.empty() && !name.starts_with("sqlite_"); }

}  // namespace

bool is_database(std::string_view start) { return start.starts_with(magic); }

bool is_workspace(std::string_view start) {
    constexpr std::size_t at = 68;
    if (!is_database(start) || start.size() < at + 4) return false;
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4; ++i) id = id << 8 | static_cast<unsigned char>(start[at + i]);
    return id == static_cast<std::uint32_t>(detail::application_id);
}

struct ForeignDatabase::Impl {
    std::string bytes, file;
    sqlite3* db = nullptr;
    std::vector<ForeignTable> tables;
    std::int64_t steps_left = most_steps;

    ~Impl() { sqlite3_close_v2(db); }

    static int progress(void* self) { return (static_cast<Impl*>(self)->steps_left -= steps_between) < 0; }

    std::unexpected<Error> refused(int code) const {
        switch (code & 0xFF) {
            case SQLITE_NOTADB: return fail(ErrorCode::invalid_input, file + " is encrypted or no SQLite file after all.");
            case SQLITE_NOMEM: return fail(ErrorCode::storage, "There is not enough memory to read " + file + ".");
            case SQLITE_INTERRUPT: return fail(ErrorCode::invalid_input, file + " is a SQLite file that takes too long to read; it may be damaged.");
            case SQLITE_TOOBIG: return fail(ErrorCode::invalid_input, file + " is a SQLite file with a value longer than 1 MB.");
            default: return fail(ErrorCode::invalid_input, file + " is a SQLite file that is damaged or was not copied completely.");
        }
    }

    Result<Step> prepare(const std::string& sql) const {
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr);
        if (code != SQLITE_OK || statement == nullptr) return refused(code == SQLITE_OK ? SQLITE_CORRUPT : code);
        return Step(statement);
    }

    Result<bool> next(const Step& step) const {
        const int code = sqlite3_step(step.get());
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        return refused(code);
    }

    static std::string_view text(const Step& step, int column) {
        if (sqlite3_column_type(step.get(), column) == SQLITE_BLOB) return {};
        const auto* chars = reinterpret_cast<const char*>(sqlite3_column_text(step.get(), column));
        return chars == nullptr ? std::string_view() : std::string_view(chars, static_cast<std::size_t>(sqlite3_column_bytes(step.get(), column)));
    }

    Result<> open() {
        if (const int code = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr); code != SQLITE_OK) return refused(code);
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
        sqlite3_limit(db, SQLITE_LIMIT_LENGTH, most_cell_bytes + 4'096);
        sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
        // A file that was last written with a log beside it says so in these two bytes; here it is read as it lies.
        if (bytes.size() > 20 && bytes[18] == 2) bytes[18] = bytes[19] = 1;
        const auto size = static_cast<sqlite3_int64>(bytes.size());
        if (const int code = sqlite3_deserialize(db, "main", reinterpret_cast<unsigned char*>(bytes.data()), size, size, SQLITE_DESERIALIZE_READONLY); code != SQLITE_OK) return refused(code);
        sqlite3_exec(db, "PRAGMA cell_size_check = 1", nullptr, nullptr, nullptr);
        sqlite3_progress_handler(db, steps_between, &progress, this);
        sqlite3_set_authorizer(db, &authorize, nullptr);
        return list();
    }

    Result<> list() {
        // What stands behind a virtual table makes sense through it only, and it would have to run.
        std::vector<std::string> hidden;
        const Step all = TRY(prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"));
        while (TRY(next(all))) hidden.push_back(std::string(text(all, 0)) + "_");
        const Step names = TRY(prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"));
        while (TRY(next(names))) {
            const std::string_view name = text(names, 0);
            if (!is_read(name) || std::ranges::any_of(hidden, [&](const std::string& prefix) { return name.starts_with(prefix); })) continue;
            if (std::ssize(tables) == most_tables) return fail(ErrorCode::invalid_input, file + " is a SQLite file with more than 200 tables; export those to be imported as CSV.");
            ForeignTable table{std::string(name), {}};
            const Step columns = TRY(prepare("PRAGMA table_info(" + detail::quoted(name) + ")"));
            while (TRY(next(columns))) table.columns.emplace_back(text(columns, 1));
            if (std::ssize(table.columns) > most_columns) return fail(ErrorCode::invalid_input, file + " has more than 1,000 columns in its table “" + table.name + "”.");
            if (!table.columns.empty()) tables.push_back(std::move(table));
        }
        return {};
    }
};

ForeignDatabase::ForeignDatabase(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ForeignDatabase::ForeignDatabase(ForeignDatabase&&) noexcept = default;
ForeignDatabase& ForeignDatabase::operator=(ForeignDatabase&&) noexcept = default;
ForeignDatabase::~ForeignDatabase() = default;

Result<ForeignDatabase> ForeignDatabase::open(std::string bytes, std::string_view file) {
    auto impl = std::make_unique<Impl>();
    impl->bytes = std::move(bytes);
    impl->file = file;
    TRY(impl->open());
    return ForeignDatabase(std::move(impl));
}

const std::vector<ForeignTable>& ForeignDatabase::tables() const { return impl_->tables; }

Result<> ForeignDatabase::read(const ForeignTable& table, const std::function<void(std::span<const std::string_view>)>& visitor) {
    std::string sql = "SELECT ";
    for (const std::string& column : table.columns) sql += (&column == &table.columns.front() ? "" : ", ") + detail::quoted(column);
    const Step rows = TRY(impl_->prepare(sql + " FROM " + detail::quoted(table.name)));
    std::vector<std::string_view> cells(table.columns.size());
    while (TRY(impl_->next(rows))) {
        for (std::size_t c = 0; c < cells.size(); ++c) cells[c] = Impl::text(rows, static_cast<int>(c));
        visitor(cells);
    }
    return {};
}

}  // namespace tandem
