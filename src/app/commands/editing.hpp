// Editing: what commands share; rows read with a sentence when they are gone, change sets applied with words for the toast.
#pragma once

#include "app/commands.hpp"
#include "tandem/model/deal.hpp"

namespace tandem {

Result<const Entity*> entity_named(const Context&, std::string_view name);
Result<Row> live_row(const Context&, const Entity&, RowId);

// A cell by the field's name; the field must exist.
inline const Value& cell(const Entity& entity, const Row& row, std::string_view field) { return row.cells[entity.index(field)]; }
inline Value& cell(const Entity& entity, Row& row, std::string_view field) { return row.cells[entity.index(field)]; }

Row empty_row(const Entity&, RowId id);
std::string title_of(const Context&, const Entity&, const Row&);    // also of a row not stored yet
// "Solar roof" for one, "3 deals" for several.
std::string named_or_counted(const Context&, const Entity&, const std::vector<RowId>& rows);
std::string in_sentence(std::string_view label);                    // "Amount" → "amount", "LinkedIn" stays

// Applies as the user's edit; a set that changes nothing is a success that says so.
Result<CommandResult> apply_edit(Context&, const ChangeSet&, CommandResult words);

// After an undo: what a colleague or a later edit changed stays as it is, and is named; at most so many cells, then how many more.
std::string skipped_words(const Context&, const std::vector<Change>& skipped, std::size_t most = 1);

// Text and ids out of arguments, however the view sent them; empty or 0 when not given.
std::string text_argument(const Arguments&, std::string_view name);
std::int64_t number_argument(const Arguments&, std::string_view name);

// -- what several commands mean alike

// Sets what follows from the deal's stage or outcome (pipeline, outcome, closed_on, stage_since, a stage_change row) and adds
// the whole difference to the set. Losing without a reason is an error at lost_reason. `before` empty: the deal is new.
Result<> add_deal_change(Context&, ChangeSet&, const std::optional<Row>& before, Row after);
std::optional<Row> first_stage(const Context&, RowId pipeline, Outcome);
RowId first_pipeline(const Context&);

// A lifecycle_change row of now.
void add_lifecycle_change(Context&, ChangeSet&, RowId contact, const Value& lifecycle, std::string_view reason);

// A new row with what is usual filled in where nothing was said, and the rows that go with it. Values are checked by the store.
Result<> add_new_record(Context&, ChangeSet&, const Entity&, Row row);
// "contact_email.value": of the owner's first part row, made when there is none, removed when the value is empty.
Result<> add_part_value(Context&, ChangeSet&, const Entity& owner, RowId row, std::string_view path, const Value&);
// The change set that moved the row to the trash; 0 when it is not there.
std::int64_t removed_by(const Context&, const Entity&, RowId);
// The row and its parts to the trash.
void add_removal_with_parts(const Context&, ChangeSet&, const Entity&, RowId);

}  // namespace tandem
