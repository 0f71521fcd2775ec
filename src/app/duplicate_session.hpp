// DuplicateSession: the last search for duplicates, and the one that is going on.
#pragma once

#include <optional>
#include <vector>

#include "app/jobs.hpp"
#include "tandem/analytics/duplicates.hpp"
#include "tandem/contract/duplicates.hpp"

namespace tandem {

struct Context;

class DuplicateSession {
public:
    Job search(Context&, std::string entity);       // "contact" or "company"; stopped, nothing of it is left
    void close();
    DuplicatesAnswer state(const Context&, const DuplicateState&) const;
    std::int64_t version() const { return version_; }

private:
    struct Found { RowId first = 0, second = 0; analytics::DuplicatePair pair; };
    void show(const analytics::DuplicateProgress&);
    Error fail_with(Error);

    DuplicatesAnswer state_;
    std::vector<Found> found_;
    std::int64_t version_ = 0;
};

}  // namespace tandem
