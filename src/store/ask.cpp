// Read-only SQL from outside: analytics, the command line's query, the workbench.
#include "store_impl.hpp"

namespace tandem {

namespace {

constexpr std::int64_t most_steps = 2'000'000'000;      // of SQLite's machine: tens of seconds

// SQLite's words are precise about SQL; whose they are is said before them.
Error readable(Error error) {
    constexpr std::string_view prefix = "The database says: ";
    if (error.message.starts_with(prefix)) {
        error.code = ErrorCode::invalid_input;
        error.message.replace(0, prefix.size(), "This question cannot be answered: ");
    }
    return error;
}

class Restriction {
public:
    explicit Restriction(detail::Connection& db) : db_(db) { db_.restrict_to_reading(true, most_steps); }
    ~Restriction() { db_.restrict_to_reading(false); }

private:
    detail::Connection& db_;
};

}  // namespace

Result<Store::Columns> Store::ask(std::string_view sql, std::span<const Value> parameters, const std::function<bool(std::span<const Value>)>& visitor) const {
    detail::Connection& db = *impl_->db;
    const Restriction restriction(db);
    auto prepared = db.prepare_question(sql);
    if (!prepared) return std::unexpected(readable(prepared.error()));
    detail::Statement& question = *prepared;
    if (!question.is_read_only()) return fail(ErrorCode::invalid_input, "Only questions can be asked here (SELECT …); nothing was changed.");
    for (const Value& value : parameters) question.bind(value);
    Columns columns;
    for (int c = 0; c < question.columns(); ++c) columns.names.push_back(question.name(c));
    std::vector<Value> values(columns.names.size());
    while (true) {
        const auto row = question.step();
        if (!row) return std::unexpected(readable(row.error()));
        if (!*row) return columns;
        for (std::size_t c = 0; c < values.size(); ++c) values[c] = question.value(static_cast<int>(c));
        if (!visitor(values)) return columns;
    }
}

}  // namespace tandem
