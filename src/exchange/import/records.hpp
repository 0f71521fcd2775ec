// Rows of a file become records of one entity with their parts and the records they refer to.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/import/columns.hpp"
#include "exchange/import/part_rows.hpp"
#include "exchange/import/stages.hpp"
#include "exchange/import/staging.hpp"

namespace tandem::import {

class Records {
public:
    Records(Staging& staging, const ImportOptions& options, const FileKind& kind, std::vector<Column>& columns, Stages& stages, ImportedFile& file)
        : staging_(&staging), options_(&options), kind_(&kind), columns_(&columns), stages_(&stages), file_(&file), entity_(&staging.catalog().entity(kind.entity)) {}

    void take(std::span<const std::string_view> cells, std::uint64_t line);
    void finish();                      // what had to wait for the whole file: campaign histories

private:
    // What a row says besides its own cells.
    struct Reading {
        Row row;
        PartRows parts;
        std::string external, stage_word, outcome_word, first_name, last_name, due, time, status, key;
        std::vector<std::pair<const Column*, std::string>> unlinked;    // ids that nobody has; said unless a name filled the link
        std::map<FieldId, RowId> wanted;                                // own exports: the id a link had
        RowId row_id = 0;
        std::int64_t version = 0, made_ms = 0;
        bool is_deleted = false, is_own = false, is_done = false, is_closed = false, has_responded = false;
    };

    void odd(std::uint64_t line, const Column* column, std::string_view value, std::string reason, bool is_skipped = false);
    void read_cell(const Column&, std::string_view cell, std::uint64_t line, Reading&);
    void read_about_row(const Column&, std::string_view cell, Reading&);
    void read_part(const Column&, const Entity& part, std::string_view cell, std::uint64_t line, Reading&);
    void read_link(const Column&, FieldId index, std::string_view cell, std::uint64_t line, Reading&);
    void read_full_name(std::string_view name, Reading&);

    // record_links.cpp
    RowId by_external_id(const Column&, const Entity& target, std::string_view id);
    RowId by_email(const Entity& target, std::string_view address);
    RowId reference(const Column&, const Entity& target, std::string_view cell, std::uint64_t line, RowId wanted);
    RowId identity(const Reading&);
    RowId survivor(RowId) const;
    std::string external_key(std::string_view external) const;

    // record_completion.cpp
    void complete_deal(Reading&, std::uint64_t line);
    void complete_olist_deal(Reading&);
    void complete_own_deal(Reading&);
    RowId stage_of(RowId pipeline, std::string_view name, std::string_view outcome, RowId wanted);     // made when it is not there
    void complete_contact(Reading&);
    void complete_activity(Reading&);
    bool complete_member(Reading&, std::uint64_t line);
    bool complete_stage_change(Reading&, std::uint64_t line);
    void put_lifecycle_change(RowId contact, std::string_view external, std::string_view lifecycle, std::int64_t at_ms);

    std::string keep_rules(Reading&, std::uint64_t line);
    void keep_finer(Reading&);
    bool put(Reading&, std::uint64_t line, bool fill_only = false);
    bool is_own() const { return kind_->shape == Shape::own; }
    Value& cell(Reading& r, std::string_view field) { return r.row.cells[entity_->index(field)]; }
    std::string_view text(Reading& r, std::string_view field) { return cell(r, field).text_or(""); }

    Staging* staging_;
    const ImportOptions* options_;
    const FileKind* kind_;
    std::vector<Column>* columns_;
    Stages* stages_;
    ImportedFile* file_;
    const Entity* entity_;
    std::vector<std::size_t> order_;                                    // in which a row's columns are read
    struct Later { RowId row; FieldId field; RowId target; };
    std::vector<Later> later_;                                          // own exports: links to rows further down
    std::map<std::string, std::pair<Reading, std::uint64_t>> newest_;   // campaign histories: by external id
};

}  // namespace tandem::import
