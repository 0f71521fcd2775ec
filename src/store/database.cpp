// SQLite opened the way a workspace needs it, statements kept, result codes turned into sentences.
#include "database.hpp"

#include <sqlite3.h>

#include <cstring>

#include "search_rank.hpp"

namespace tandem::detail {

namespace {

constexpr int page_bytes = 8192;
constexpr int cache_kib = 32 * 1024;        // ids from outside keys are spread over their tables: an import touches all pages
constexpr int progress_stride = 1000;
constexpr std::size_t most_questions = 256;     // kept prepared; those of analytics are some dozens

Error error_of(int code, std::string_view message) {
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return {ErrorCode::storage, "There is no space left on this device; nothing of this change was saved."};
        case SQLITE_NOTADB:
            return {ErrorCode::corrupt, "This file is not a Tandem workspace."};
        case SQLITE_CORRUPT:
            return {ErrorCode::corrupt, "The workspace file is damaged; restore a snapshot or a copy."};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::storage, "This workspace is in use by another program; close it there and try again."};
        case SQLITE_READONLY:
            return {ErrorCode::storage, "This workspace cannot be written here; nothing was saved."};
        case SQLITE_CANTOPEN:
            return {ErrorCode::storage, "The workspace file cannot be opened."};
        case SQLITE_AUTH:
            return {ErrorCode::invalid_input, "Only questions can be asked here (SELECT …); nothing was changed."};
        case SQLITE_PERM:
            return {ErrorCode::storage, "This device does not allow access to the workspace file."};
        case SQLITE_IOERR:
            return {ErrorCode::storage, "This device failed to read or write the workspace file; nothing of this change was saved."};
        case SQLITE_NOMEM:
            return {ErrorCode::storage, "There is not enough memory for this; nothing was changed."};
        case SQLITE_INTERRUPT:
            return {ErrorCode::cancelled, "This question took too long and was stopped."};
        case SQLITE_TOOBIG:
            return {ErrorCode::invalid_input, "This text is too long to be stored."};
        default: break;
    }
    std::string sentence = "The database says: ";
    sentence += message;
    if (!sentence.ends_with('.')) sentence += '.';
    return {ErrorCode::storage, std::move(sentence)};
}

// A file that only reads must not be locked or get company beside it; without a log beside it, it is read as it lies.
bool has_log_beside(const std::string& path) {
    sqlite3_vfs* files = sqlite3_vfs_find(nullptr);
    const std::string log = path + "-wal";
    int exists = 0;
    return files != nullptr && files->xAccess(files, log.c_str(), SQLITE_ACCESS_EXISTS, &exists) == SQLITE_OK && exists != 0;
}

std::string as_uri(const std::string& path) {
    std::string uri = "file:";
    for (char c : path) {
        if (c == '?') uri += "%3f";
        else if (c == '#') uri += "%23";
        else if (c == '%') uri += "%25";
        else uri += c;
    }
    return uri + "?immutable=1";
}

}  // namespace

Statement& Statement::operator=(Statement&& other) noexcept {
    if (this == &other) return *this;
    release();
    connection_ = other.connection_;
    statement_ = std::exchange(other.statement_, nullptr);
    busy_ = std::exchange(other.busy_, nullptr);
    bound_ = other.bound_;
    refused_ = other.refused_;
    return *this;
}

void Statement::release() {
    if (statement_ == nullptr) return;
    if (busy_ != nullptr) {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
        *busy_ = false;
    } else {
        sqlite3_finalize(statement_);
    }
    statement_ = nullptr;
    busy_ = nullptr;
}

Statement& Statement::bind(std::int64_t number) {
    take(sqlite3_bind_int64(statement_, ++bound_, number));
    return *this;
}

Statement& Statement::bind(double number) {
    take(sqlite3_bind_double(statement_, ++bound_, number));
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    take(sqlite3_bind_text64(statement_, ++bound_, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_bytes(std::string_view bytes) {
    take(sqlite3_bind_blob64(statement_, ++bound_, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind_null() {
    take(sqlite3_bind_null(statement_, ++bound_));
    return *this;
}

Statement& Statement::bind(const Value& value) {
    if (const auto* number = value.integer()) return bind(*number);
    if (const auto* real = value.real()) return bind(*real);
    if (const auto* text = value.text()) return bind(std::string_view(*text));
    return bind_null();
}

// A value that was not taken would be written as an empty one.
void Statement::take(int code) {
    if (refused_ == SQLITE_OK) refused_ = code;
}

Result<bool> Statement::step() {
    if (refused_ != SQLITE_OK) return std::unexpected(error_of(refused_, sqlite3_errstr(refused_)));
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return std::unexpected(connection_->error());
}

Result<> Statement::run() {
    while (true) {
        const bool row = TRY(step());
        if (!row) break;
    }
    restart();
    return {};
}

void Statement::restart() {
    sqlite3_reset(statement_);
    bound_ = 0;
    refused_ = SQLITE_OK;
}

int Statement::columns() const { return sqlite3_column_count(statement_); }
bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

// As bytes, where they are text already: to make text of them SQLite may need memory, and without it would give nothing.
std::string_view Statement::text(int column) const {
    if (sqlite3_column_type(statement_, column) == SQLITE_TEXT) return bytes(column);
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text == nullptr ? std::string_view() : std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::string_view Statement::bytes(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

Value Statement::value(int column) const {
    switch (sqlite3_column_type(statement_, column)) {
        case SQLITE_INTEGER: return integer(column);
        case SQLITE_FLOAT: return real(column);
        case SQLITE_TEXT: return text(column);
        case SQLITE_BLOB: return bytes(column);
        default: return {};
    }
}

std::string Statement::name(int column) const {
    const char* name = sqlite3_column_name(statement_, column);
    return name == nullptr ? "" : name;
}

bool Statement::is_read_only() const { return sqlite3_stmt_readonly(statement_) != 0; }

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, bool read_only) {
    std::unique_ptr<Connection> made(new Connection);
    const bool as_it_lies = read_only && path != ":memory:" && !has_log_beside(path);
    const int flags = read_only ? SQLITE_OPEN_READONLY | (as_it_lies ? SQLITE_OPEN_URI : 0) : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const std::string name = as_it_lies ? as_uri(path) : path;
    const int code = sqlite3_open_v2(name.c_str(), &made->handle_, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) return std::unexpected(error_of(code, made->handle_ ? sqlite3_errmsg(made->handle_) : ""));

    sqlite3* handle = made->handle_;
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_set_authorizer(handle, &Connection::authorize, made.get());     // once: setting it later would prepare everything anew

    // The lock comes before everything that reads the file (cache_size does, for the schema): SQLite then keeps the index of the
    // write-ahead log in memory. A file system without shared memory, as the browser's, cannot open a log otherwise.
    std::string settings;
    if (!read_only) settings = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA page_size = " + std::to_string(page_bytes) + "; ";
    settings += "PRAGMA cache_size = -" + std::to_string(cache_kib) + "; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;";
    TRY(made->run(settings));
    TRY(made->number("SELECT count(*) FROM sqlite_schema"));    // reads the first page: finds files that are no database
    TRY(add_search_rank(handle));
    return made;
}

Result<> Connection::use_log() { return run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"); }

Connection::~Connection() {
    for (Kept* kept : {&cache_, &questions_})
        for (auto& [sql, entry] : *kept) sqlite3_finalize(entry->statement);
    sqlite3_close(handle_);
}

Result<Statement> Connection::prepare(std::string_view sql) {
    TRY(settle());
    auto found = cache_.find(sql);
    if (found == cache_.end()) found = cache_.emplace(std::string(sql), std::make_unique<Entry>()).first;
    Entry& entry = *found->second;
    if (entry.busy) return prepare_once(sql);
    if (entry.statement == nullptr &&
        sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &entry.statement, nullptr) != SQLITE_OK) {
        return std::unexpected(error());
    }
    return taken(entry);
}

Statement Connection::taken(Entry& entry) {
    entry.busy = true;
    Statement statement;
    statement.connection_ = this;
    statement.statement_ = entry.statement;
    statement.busy_ = &entry.busy;
    return statement;
}

Result<Statement> Connection::prepare_question(std::string_view sql) {
    TRY(settle());
    const auto found = questions_.find(sql);
    if (found != questions_.end() && !found->second->busy) return taken(*found->second);
    Statement once = TRY(prepare_once(sql));
    if (found != questions_.end() || questions_.size() >= most_questions) return once;
    auto entry = std::make_unique<Entry>();
    entry->statement = std::exchange(once.statement_, nullptr);
    return taken(*questions_.emplace(std::string(sql), std::move(entry)).first->second);
}

Result<Statement> Connection::prepare_once(std::string_view sql) {
    TRY(settle());
    Statement statement;
    statement.connection_ = this;
    const char* rest = nullptr;
    const char* end = sql.data() + sql.size();
    if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement.statement_, &rest) != SQLITE_OK) return std::unexpected(error());
    if (statement.statement_ == nullptr) return fail(ErrorCode::invalid_input, "There is no question in this text.");
    while (rest != nullptr && rest < end) {
        sqlite3_stmt* second = nullptr;
        const char* from = rest;
        const int code = sqlite3_prepare_v2(handle_, from, static_cast<int>(end - from), &second, &rest);
        const bool is_more = second != nullptr;
        sqlite3_finalize(second);
        if (is_more || code != SQLITE_OK) return fail(ErrorCode::invalid_input, "Only one question can be asked at a time.");
        if (rest == from) break;
    }
    return statement;
}

Result<> Connection::run(std::string_view sql) {
    TRY(settle());
    if (sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return std::unexpected(error());
    return {};
}

Result<std::int64_t> Connection::number(std::string_view sql) {
    auto statement = TRY(prepare(sql));
    return TRY(statement.step()) ? statement.integer(0) : 0;
}

Result<> Connection::begin() {
    auto statement = TRY(prepare("BEGIN IMMEDIATE"));
    TRY(statement.run());
    is_in_ours_ = true;
    return {};
}

Result<> Connection::commit() {
    if (has_lost_transaction()) return fail(ErrorCode::storage, "This device failed to read or write the workspace file; nothing of this change was saved.");
    auto statement = TRY(prepare("COMMIT"));
    TRY(statement.run());
    is_in_ours_ = false;
    return {};
}

void Connection::rollback() {
    is_unsettled_ = true;
    is_in_ours_ = false;
    static_cast<void>(settle());
}

// Nothing is read or written before a failed transaction is gone. Full text keeps counts in memory, which an error in the middle of a
// statement leaves wrong (SQLite 3.54.1: fts5StorageLoadTotals marks as valid what it failed to read); to take back a transaction in
// which it took part makes it forget them.
Result<> Connection::settle() {
    if (!is_unsettled_) return {};
    const bool was_reading_only = std::exchange(reading_only_, false);
    const auto run_all = [&](const char* sql) { return sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); };
    int code = in_transaction() ? run_all("ROLLBACK") : SQLITE_OK;
    if (code == SQLITE_OK) code = run_all("BEGIN");
    if (code == SQLITE_OK) {
        code = run_all("INSERT INTO search_index(search_index) VALUES('flush')");
        if (code == SQLITE_ERROR) code = SQLITE_OK;         // not there yet
        if (in_transaction()) {
            const int back = run_all("ROLLBACK");
            if (code == SQLITE_OK) code = back;
        }
    }
    reading_only_ = was_reading_only;
    if (code != SQLITE_OK) return std::unexpected(error_of(code, sqlite3_errmsg(handle_)));
    is_unsettled_ = false;
    return {};
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
std::int64_t Connection::last_row() const { return sqlite3_last_insert_rowid(handle_); }

Error Connection::error(std::string_view context) const {
    Error made = error_of(sqlite3_extended_errcode(handle_), sqlite3_errmsg(handle_));
    if (!context.empty()) made.message = std::string(context) + " " + made.message;
    return made;
}

void Connection::restrict_to_reading(bool on, std::int64_t steps) {
    reading_only_ = on;
    steps_left_ = steps;
    if (on && steps > 0) sqlite3_progress_handler(handle_, progress_stride, &Connection::progress, this);
    else sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
}

int Connection::progress(void* self) {
    auto* connection = static_cast<Connection*>(self);
    connection->steps_left_ -= progress_stride;
    return connection->steps_left_ <= 0 ? 1 : 0;
}

int Connection::authorize(void* self, int action, const char* a, const char*, const char*, const char*) {
    if (!static_cast<Connection*>(self)->reading_only_) return SQLITE_OK;
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_FUNCTION:
        case SQLITE_RECURSIVE: return SQLITE_OK;
        case SQLITE_PRAGMA:
            // Full text asks for data_version itself.
            return a != nullptr && (std::strcmp(a, "table_info") == 0 || std::strcmp(a, "table_list") == 0 || std::strcmp(a, "data_version") == 0) ? SQLITE_OK : SQLITE_DENY;
        default: return SQLITE_DENY;
    }
}

}  // namespace tandem::detail
