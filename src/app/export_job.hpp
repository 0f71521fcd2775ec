// Exports: the records of one entity in a format, everything as a zip, an audience for an ad platform, or the workspace's file itself.
#pragma once

#include "app/context.hpp"

namespace tandem {

// Written to Host::output_* in pieces. csv and xlsx have the entity's fields by their labels, then its parts, joined by "; "; json has
// persisted names; vcf is for contacts, ics for activities, zip everything whatever the entity. Errors: no such entity, no such format.
Result<Job> export_records(Context&, std::string_view entity, std::string_view format);
// A list as it stands, as CSV: `layout` as contract/list_layout.hpp reads it, with at least one column; of those rows only these, when any are given.
// Errors: no such entity, a column or a filter that it does not have.
Result<Job> export_list(Context&, std::string_view entity, std::string_view layout, std::string_view search, std::vector<RowId> only, std::string_view format = "csv", std::string_view words = {});
// Every table as CSV with a description of all columns (schema.json): importing it gives the same workspace again.
Job export_archive(Context&);
// SHA-256 of the contacts' e-mail addresses as the platform asks for it: google, meta or linkedin. Contacts who want no newsletter, or opted out
// of e-mail or ads, are never in it; the message counts them.
Result<Job> export_audience(Context&, std::string_view platform);
// The file with everything in it, after a checkpoint.
Job export_workspace(Context&);

}  // namespace tandem
