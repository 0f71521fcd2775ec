// Ad reports: rows of one key (platform, account, campaign, ad group or ad, day) are summed within a file, then replace those of that day.
// Beside each day stand the rows that were summed, beside a campaign that a report made the first row that named it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "exchange/import/columns.hpp"
#include "exchange/import/staging.hpp"

namespace tandem::import {

class SpendReport {
public:
    SpendReport(Staging& staging, const ImportOptions& options, const FileKind& kind, std::vector<Column>& columns, ImportedFile& file);
    void keep_rows(std::vector<std::string> header);    // as they stand in the file; while writing
    void take(std::span<const std::string_view> cells, std::uint64_t line);
    // Writes some of the sums; false when all are written. Called after the last row.
    bool finish_some(std::size_t most);

private:
    struct Key {
        std::string account, campaign, name, ad_group, ad;
        std::int64_t day = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct Sums { double cost = 0, conversions = 0; std::int64_t impressions = 0, clicks = 0; bool has_conversions = false; std::string currency; std::uint64_t line = 0; };

    static std::string campaign_key(const Key&);
    RowId row_of(const Key&) const;
    RowId campaign_of(const Key&, std::uint64_t line);
    void made_campaign(RowId, const std::string& key);
    void keep_row(const Key&, std::span<const std::string_view> cells, std::uint64_t line);
    void hand_over_rows();

    Staging* staging_;
    const ImportOptions* options_;
    const FileKind* kind_;
    std::vector<Column>* columns_;
    ImportedFile* file_;
    std::size_t range_start_ = SIZE_MAX, range_end_ = SIZE_MAX;     // columns "Reporting starts" and "Reporting ends"
    std::map<Key, Sums> sums_;
    std::map<Key, Sums>::iterator at_;
    bool is_finishing_ = false;
    std::map<std::string, RowId> campaigns_;
    std::map<std::string, std::string> names_;      // campaign id → its last name in the report
    std::optional<RowPacker> rows_, campaign_rows_;
    std::vector<PackedRows> packed_;                // of days; which of them change anything is known at the end
    std::unordered_set<RowId> changed_;
    struct FirstRow { std::uint64_t line = 0; std::vector<std::string> cells; };
    std::map<std::string, FirstRow> first_rows_;    // by campaign_key
};

}  // namespace tandem::import
