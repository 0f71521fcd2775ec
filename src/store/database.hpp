// Connection, Statement: SQLite without its C; with opfs_vfs the only users of sqlite3.h. Errors become sentences here.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tandem/base/error.hpp"
#include "tandem/model/value.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace tandem::detail {

class Connection;

// One use of a prepared statement; goes back to the connection's cache at the end of its scope.
class Statement {
public:
    Statement() = default;
    Statement(Statement&& other) noexcept { *this = std::move(other); }
    Statement& operator=(Statement&& other) noexcept;
    ~Statement() { release(); }

    // Parameters in order; text and bytes are not copied: they must live until the last step.
    Statement& bind(std::int64_t);
    Statement& bind(double);
    Statement& bind(std::string_view text);
    Statement& bind(const Value&);
    Statement& bind_bytes(std::string_view);
    Statement& bind_null();

    Result<bool> step();            // true: a row is there
    Result<> run();                 // steps to the end
    void restart();                 // ready for new parameters

    int columns() const;
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;    // valid until the next step
    std::string_view bytes(int column) const;
    Value value(int column) const;
    std::string name(int column) const;
    bool is_read_only() const;

private:
    friend class Connection;
    void release();
    void take(int code);
    Connection* connection_ = nullptr;
    sqlite3_stmt* statement_ = nullptr;
    bool* busy_ = nullptr;          // of the cache's entry; null: not cached
    int bound_ = 0;
    int refused_ = 0;               // SQLite's code for a parameter that it did not take: the next step says so
};

class Connection {
public:
    // Takes the lock (unless read-only), sets what every connection must have. Creates the file when it is not there.
    static Result<std::unique_ptr<Connection>> open(const std::string& path, bool read_only);
    ~Connection();
    Connection(const Connection&) = delete;
    Result<> use_log();                     // write-ahead; writes into the file, so only once it is known to be ours

    Result<Statement> prepare(std::string_view sql);        // from the cache; our own SQL only
    Result<Statement> prepare_once(std::string_view sql);   // exactly one statement, from outside
    Result<Statement> prepare_question(std::string_view sql);   // the same, kept when it may be asked again; while restricted to reading only
    Result<> run(std::string_view sql);                     // several statements, no results
    Result<std::int64_t> number(std::string_view sql);      // first column of the first row, 0 when there is none

    Result<> begin();
    Result<> commit();
    void rollback();                                        // what it cannot do now is done before the next statement
    bool in_transaction() const;
    // SQLite itself takes a transaction back when a statement in it, even one that reads, fails by the disk or for want of memory.
    bool has_lost_transaction() const { return is_in_ours_ && !in_transaction(); }

    std::int64_t last_row() const;                          // id of the row last inserted
    // While true, only statements that read may be prepared, and a step ends after `steps` machine steps.
    void restrict_to_reading(bool on, std::int64_t steps = 0);
    Error error(std::string_view context = {}) const;       // of the last failed call
    sqlite3* handle() { return handle_; }

private:
    Connection() = default;
    friend class Statement;
    struct Entry {
        sqlite3_stmt* statement = nullptr;
        bool busy = false;
    };
    static int authorize(void* self, int action, const char* a, const char* b, const char* c, const char* d);
    static int progress(void* self);
    Result<> settle();
    Statement taken(Entry& entry);

    sqlite3* handle_ = nullptr;
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Kept = std::unordered_map<std::string, std::unique_ptr<Entry>, TextHash, std::equal_to<>>;
    Kept cache_;
    Kept questions_;                // apart from our own: what was prepared while writing was allowed may write
    bool is_in_ours_ = false;       // begin() was called, and neither commit() nor rollback() since
    bool is_unsettled_ = false;     // a rollback is due, or was done by SQLite in the middle of a statement
    bool reading_only_ = false;
    std::int64_t steps_left_ = 0;
};

}  // namespace tandem::detail
