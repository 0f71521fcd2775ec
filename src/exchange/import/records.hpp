// Rows of a file become records of one entity with their parts and the records they refer to.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/import/columns.hpp"
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
    struct Part { const Entity* entity; std::string value, kind; };
    struct Reading { Row row; std::vector<Part> parts; std::vector<std::string> tags; std::string stage_word, external, owner_word; std::int64_t version = 0; };

    void odd(std::uint64_t line, const Column* column, std::string_view value, std::string reason, bool is_skipped = false);
    void read_cell(const Column&, std::string_view cell, std::uint64_t line, Reading&);
    RowId reference(const Column&, const Entity& target, std::string_view cell, std::uint64_t line);
    RowId identity(const Reading&);
    void complete_deal(Reading&, std::uint64_t line);
    void complete_olist_deal(Reading&);
    void complete_contact(Reading&);
    void put_parts(RowId owner, const Reading&, bool is_new);
    bool put(Reading&, std::uint64_t line);
    Value& cell(Reading& r, std::string_view field) { return r.row.cells[entity_->index(field)]; }
    std::string_view text(Reading& r, std::string_view field) { return cell(r, field).text_or(""); }

    Staging* staging_;
    const ImportOptions* options_;
    const FileKind* kind_;
    std::vector<Column>* columns_;
    Stages* stages_;
    ImportedFile* file_;
    const Entity* entity_;
    std::map<std::string, std::pair<Reading, std::uint64_t>> newest_;   // campaign histories: by external id
};

}  // namespace tandem::import
