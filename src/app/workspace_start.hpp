// How a workspace begins: with sample data, or empty with a pipeline to use.
#pragma once

#include "app/context.hpp"

namespace tandem {

struct EmptyStart {
    std::string name, person, team = "both", currency = "EUR", time_zone = "UTC";
    int fiscal_start = 1;
    std::string pipeline = {};      // its name and those of its six stages in the person's language, a line each; empty: in English
};

// Settings, the person who works here and a sales pipeline, in one change set; the person becomes "me".
Result<> start_empty_in(Store&, const EmptyStart&);
// Who looks around in the EcoTech sample: its head of revenue becomes "me".
Result<> begin_as_sample_person(Store&, std::uint64_t seed, Date today);
// What every workspace needs that was begun by an import: `started`, and a pipeline when there is none. Adds to the set.
void add_started(ChangeSet&, const Store&);
void add_sales_pipeline(ChangeSet&, Store&, std::string_view names = {});      // as in EmptyStart

}  // namespace tandem
