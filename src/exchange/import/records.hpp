// Rows of a file become records of one entity with their parts and the records they refer to.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "exchange/import/columns.hpp"
#include "exchange/import/part_rows.hpp"
#include "exchange/import/policies.hpp"
#include "exchange/import/record_keys.hpp"
#include "exchange/import/stages.hpp"
#include "exchange/import/staging.hpp"

namespace tandem::import {

class Records {
public:
    // What somebody decided about a row that looks like a record.
    struct Decision { RowChoice choice = RowChoice::create; RowId record = 0; };
    // `found`: where rows that make a new contact or company are listed, if anywhere.
    Records(Staging& staging, const ImportOptions& options, const FileKind& kind, std::vector<Column>& columns, Stages& stages, ImportedFile& file, std::vector<NewRecord>* found = nullptr)
        : staging_(&staging), options_(&options), kind_(&kind), columns_(&columns), stages_(&stages), file_(&file), entity_(&staging.catalog().entity(kind.entity)),
          policies_(staging, *entity_, file, columns), keys_(staging, *entity_), found_(found) {}

    // The record that the row became or changed, and when it was changed where it comes from; 0 when the row is left out.
    struct Taken { RowId record = 0; std::int64_t modified_ms = 0; };
    Result<Taken> take(std::span<const std::string_view> cells, std::uint64_t line, const Decision* decision = nullptr);
    Result<> finish();                  // what had to wait for the whole file: campaign histories

private:
    // What a row says besides its own cells.
    struct Reading {
        Row row;
        PartRows parts;
        std::string external, stage_word, outcome_word, first_name, last_name, due, time, status, key;
        std::vector<std::pair<const Column*, std::string>> unlinked;    // ids that nobody has; said unless a name filled the link
        struct Consent { std::string channel; bool is_out = false; std::int64_t ms = 0; std::string said_in; };
        std::vector<Consent> consents;      // of a contact
        std::string consent_in;             // why, for all of them
        std::int64_t consent_ms = 0;        // when, for those that do not say
        std::vector<RowId> contacts;        // of a deal, in the order of the file: all that its row names
        std::map<FieldId, RowId> wanted;                                // own exports: the id a link had
        RowId row_id = 0;
        std::int64_t version = 0, made_ms = 0, modified_ms = 0;
        bool is_deleted = false, is_own = false, is_done = false, is_closed = false, has_responded = false, is_primary = false;
    };

    void odd(std::uint64_t line, const Column* column, std::string_view value, std::string reason, bool is_skipped = false);
    void odd_row(std::uint64_t line, std::string_view value, std::string reason, const Column* mends, std::string_view there);
    const Column* column_of(std::initializer_list<std::string_view> targets) const;     // the first of these that a column goes to
    void read_cell(const Column&, std::string_view cell, std::uint64_t line, Reading&);
    void read_about_row(const Column&, std::string_view cell, Reading&);
    void read_part(const Column&, const Entity& part, std::string_view cell, std::uint64_t line, Reading&);
    void read_link(const Column&, FieldId index, std::string_view cell, std::uint64_t line, Reading&);
    void read_full_name(std::string_view name, Reading&);

    // record_links.cpp
    RowId by_external_ids(const Column&, const Entity& target, std::string_view ids, std::uint64_t line, Reading&);
    RowId by_names(const Column&, const Entity& target, std::string_view names, std::uint64_t line, Reading&);
    RowId by_email(const Entity& target, std::string_view address);
    RowId by_emails(const Reading&);            // by any of the row's
    void note_emails(const Reading&);           // by which rows after this one know it
    bool may_be(RowId contact, const Reading&);
    RowId reference(const Column&, const Entity& target, std::string_view cell, std::uint64_t line, RowId wanted);
    RowId identity(const Reading&);
    RowId own_identity(const Reading&);         // by the row's own keys, whether such a record is there or not
    RowId by_keys(const Reading&);              // by those that the user chose
    bool matches_by(std::string_view key) const;
    void list_new(const Reading&, std::uint64_t line) const;
    RowId survivor(const Entity&, RowId) const;
    RowId survivor(RowId id) const { return survivor(*entity_, id); }
    std::string external_key(std::string_view external) const;

    // record_completion.cpp
    void complete_deal(Reading&, std::uint64_t line);
    void complete_olist_deal(Reading&);
    void complete_own_deal(Reading&);
    RowId stage_of(RowId pipeline, std::string_view name, std::string_view outcome, RowId wanted);     // made when it is not there
    void complete_contact(Reading&);
    bool says_nothing(const Reading&) const;
    void complete_activity(Reading&);
    bool complete_member(Reading&, std::uint64_t line);
    bool complete_stage_change(Reading&, std::uint64_t line);

    // consents.cpp
    void note_opt_out(const Column&, std::string_view cell, Reading&);
    void read_consent(const Column&, std::string_view cell, std::uint64_t line, Reading&);
    void put_consents(RowId contact, const Reading&, bool is_new);

    // deal_contacts.cpp
    bool names_contacts_of_deal(const Entity& target) const { return entity_->name == "deal" && target.name == "contact" && !is_own(); }
    RowId deal_contact_row(RowId deal, RowId contact);
    void put_contacts(RowId deal, std::span<const RowId> contacts, bool had_main);
    std::optional<bool> complete_deal_contact(Reading&, std::uint64_t line);    // whether a row of its own is needed; none: it cannot be
    void put_lifecycle_change(RowId contact, std::string_view external, std::string_view lifecycle, std::int64_t at_ms);

    std::string keep_rules(Reading&, std::uint64_t line);
    void keep_finer(Reading&);
    Result<bool> put(Reading&, std::uint64_t line, bool fill_only = false);
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
    Policies policies_;
    KeyIndex keys_;
    std::vector<NewRecord>* found_;
    std::vector<std::size_t> order_;                                    // in which a row's columns are read
    std::unordered_set<RowId> named_;                                   // of this entity: made for a link, no row of their own yet
    struct Later { RowId row; FieldId field; RowId target; };
    std::vector<Later> later_;                                          // own exports: links to rows further down
    std::map<std::string, std::pair<Reading, std::uint64_t>> newest_;   // campaign histories: by external id
};

}  // namespace tandem::import
