// Kinds of files by their headers: what marks them, which record they hold, which column goes to which field.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tandem::import {

// A column's aim. `entity.field`, then how the cell is read:
//   "contact.company"           a reference by name (company, person, product, campaign, stage, theme)
//   "contact.company#id"        a reference by the source system's id
//   "contact_email.value:work"  a part row of that kind
//   "contact_tag.tag"           tags, separated by , or ;
//   "spend.cost/1000000"        a number to be divided
//   "company.revenue*1000000"   a number to be multiplied
struct Target {
    std::string entity, field, how;
    double factor = 1;
    bool is_empty() const { return field.empty(); }
};
Target parse_target(std::string_view text);

struct ColumnRule {
    std::string_view headers;       // normalised, alternatives separated by |
    std::string_view target;
};

enum class Shape : unsigned char { records, deals, spend, olist_deals, campaign_history };

struct FileKind {
    std::string_view id, label, entity, source;     // source: written as source_system
    std::string_view signature;                     // normalised headers that must all be there, separated by ","; alternatives by |
    std::span<const ColumnRule> columns;
    Shape shape = Shape::records;
    std::string_view platform = {};                 // ad reports
    std::string_view note = {};                     // said in the preview
};

std::span<const FileKind> known_kinds();

struct Recognition {
    const FileKind* kind = nullptr;                 // null: nothing fits
    std::vector<std::string> targets;               // per column; "" not imported
    std::vector<double> confidence;                 // per column
    std::string why;
};
// `headers` normalised (exchange/cells.hpp). Known kinds by signature first, the most specific one; then by the names of the columns alone.
Recognition recognise(std::span<const std::string> headers, std::string_view file_name);

// The order in which files of one import are taken, so that what is referred to comes first.
int rank_of(std::string_view entity);

}  // namespace tandem::import
