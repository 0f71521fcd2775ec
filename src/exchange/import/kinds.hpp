// Kinds of files by their headers: what marks them, which record they hold, which column goes to which field.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/model/catalog.hpp"

namespace tandem::import {

// A column's aim. `entity.field`, then how the cell is read:
//   "contact.company"           a reference by name (company, person, product, campaign, stage, theme)
//   "contact.company#id"        a reference by the source system's id
//   "contact.company@"          a reference by the id it had in the workspace it comes from
//   "contact.newsletter#not"    the opposite
//   "consent.phone"             agreed to that channel or not; "consent.phone#not": opted out of it; "consent.email#marketed": may be written to
//   "contact_email.value:work"  a part row of that kind; several of one kind: "work#2"
//   "contact_address.house_number:work", "contact_address.street_2:work"   these stand in the street of that address
//   "contact_email.kind:#2"     the kind of the second part row
//   "contact.new"               a custom field that the import is to make; from its start on, that field
//   "row.modified"              when the row was last changed where it comes from; for the policy "newer"
//   "contact_tag.tag"           tags, separated by , or ;
//   "spend.cost/1000000"        a number to be divided
//   "company.revenue*1000000"   a number to be multiplied
struct Target {
    std::string entity, field, how;
    double factor = 1;
    bool by_row = false;            // the "@" of references
    bool is_empty() const { return field.empty(); }
    bool is_new() const { return field == "new"; }
};
Target parse_target(std::string_view text);

struct ColumnRule {
    std::string_view headers;       // normalised, alternatives separated by |
    std::string_view target;
};

// own: what Tandem itself wrote, taken as it stands.
enum class Shape : unsigned char { records, deals, spend, olist_deals, campaign_history, members, touches, stage_history, deal_contacts, activities, own };

struct FileKind {
    std::string_view id, label, entity, source;     // source: written as source_system
    std::string_view signature;                     // normalised headers that must all be there, separated by ","; alternatives by |
    std::span<const ColumnRule> columns;
    Shape shape = Shape::records;
    std::string_view platform = {};                 // ad reports
    std::string_view note = {};                     // said in the preview
};

std::span<const FileKind> crm_kinds();
std::span<const FileKind> ad_kinds();
std::span<const FileKind> generic_kinds();          // without a mark: what the columns' names alone say
std::span<const FileKind> generic_ad_kinds();

// Files that are known for what Tandem has no records for: "support tickets".
struct NotHeld {
    std::string_view signature, what;
    bool is_certain = false;                        // also where the names of columns look like a list of people
};
std::span<const NotHeld> kinds_not_held();

struct Recognition {
    const FileKind* kind = nullptr;                 // null: nothing fits
    std::vector<std::string> targets;               // per column; "" not imported
    std::vector<double> confidence;                 // per column
    std::string why;
    std::string_view not_held = {};                 // without a kind: what the file holds that Tandem does not
};
// `headers` as they stand in the file. What Tandem wrote, cards and calendars first; then known kinds by signature, the most specific one; then by
// the names of the columns alone.
Recognition recognise(const Catalog& catalog, std::span<const std::string> headers, std::string_view file_name);

// Columns of a file of odd rows that we wrote: why a row is odd, and the record that it became, which is what it means when it comes again.
inline constexpr std::string_view reason_header = "Tandem reason", record_header = "Tandem record";

// The order in which files of one import are taken, so that what is referred to comes first.
int rank_of(std::string_view entity);

}  // namespace tandem::import
