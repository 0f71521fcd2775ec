// SQLite files of other programs, read as tables of text.
//
// The file is held in memory and never written. Only plain tables are read: views, virtual tables and whatever else could run something
// are passed over, triggers never fire, and a file whose tables lead SQLite astray is refused (www.sqlite.org/security.html).
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/error.hpp"

namespace tandem {

bool is_database(std::string_view start);       // by the first bytes of a file
bool is_workspace(std::string_view start);      // one that Tandem wrote; of the first 100 bytes

struct ForeignTable {
    std::string name;
    std::vector<std::string> columns;
};

class ForeignDatabase {
public:
    // `file` names it in sentences. Errors: damaged, encrypted, needs more than this SQLite knows.
    static Result<ForeignDatabase> open(std::string bytes, std::string_view file);
    ForeignDatabase(ForeignDatabase&&) noexcept;
    ForeignDatabase& operator=(ForeignDatabase&&) noexcept;
    ~ForeignDatabase();

    const std::vector<ForeignTable>& tables() const;
    // Rows as text; NULL and bytes are empty. The cells live until the visitor returns.
    Result<> read(const ForeignTable&, const std::function<void(std::span<const std::string_view>)>& visitor);

private:
    struct Impl;
    explicit ForeignDatabase(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace tandem
