// Many rows read in one go, in the order of ids, without a Row made of each: for what passes through a whole table, as an export does.
#pragma once

#include <functional>
#include <string_view>

#include "tandem/store/store.hpp"

namespace tandem {

// One live row; all of it is valid until the visitor returns.
class RowReader {
public:
    virtual RowId id() const = 0;
    virtual bool is_null(FieldId) const = 0;
    virtual std::int64_t integer(FieldId) const = 0;
    virtual std::string_view text(FieldId) const = 0;
    virtual Value value(FieldId) const = 0;

protected:
    ~RowReader() = default;
};

// Live rows with ids from `first` to `last`.
Result<> scan_rows(const Store&, EntityId, RowId first, RowId last, const std::function<void(const RowReader&)>& visit);
// Live rows after the id `after`, at most `most` of them: the id of the last, 0 when there is none. A whole table in pieces, begun after 0:
// ids are positive.
Result<RowId> scan_some(const Store&, EntityId entity, RowId after, std::int64_t most, const std::function<void(const RowReader&)>& visit);
// Live part rows of owners with ids from `first` to `last`: by owner, then by position where parts have one, then by id.
Result<> scan_parts(const Store&, EntityId part, RowId first, RowId last, const std::function<void(const RowReader&)>& visit);

}  // namespace tandem
