// Exports: the records of one entity as CSV, or the workspace's file itself.
#pragma once

#include "app/context.hpp"

namespace tandem {

// Written to Host::output_* in pieces; columns are the entity's fields by their labels, then its parts, joined by "; ".
Job export_records(Context&, std::string entity);
// The file with everything in it, after a checkpoint.
Job export_workspace(Context&);

}  // namespace tandem
