// Command: something a person can do, as data: menu, palette, shortcut sheet, toolbar and mirror are views of the list.
// The core holds `run`; the view gets these rows once and calls client.run(id, …).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tandem/base/id.hpp"
#include "tandem/model/value.hpp"

namespace tandem {

struct CommandRow {
    std::string id;             // "deal.win": noun.verb, never renamed
    std::string label;          // "Mark as won"; "…" when a further step asks more
    std::string help;           // one sentence
    std::string shortcut;       // "Ctrl+D" or empty
    std::string entity;         // works on records of this entity; empty: on nothing selected
    int needs = 0;              // at least so many records
    bool undoable = true;
    bool needs_arguments = false;   // more than the selected records: a view must ask, the palette cannot run it as it is
};

// What a run is given. Known argument names are in the header of each area.
struct Arguments {
    std::string entity;
    std::vector<RowId> rows;
    std::vector<std::pair<std::string, Value>> values;      // field names for record.create / record.update

    const Value* find(std::string_view name) const {
        for (const auto& [key, value] : values) if (key == name) return &value;
        return nullptr;
    }
};

// What came of it. A failed run changed nothing.
struct CommandResult {
    bool ok = false;
    std::string message;        // toast ("Moved to Proposal") or the sentence of what went wrong; empty: say nothing
    std::string field;          // at fault
    bool can_undo = false;      // the toast offers Undo
    std::string entity;         // of the record made or changed
    RowId row = 0;
    std::string go_to;          // route to open, e.g. "#/deals/123"; usually empty
};

/* Commands of the core (src/app/commands), all undoable unless said:
   record.create  {entity, values}            record.update  {entity, rows, values}     record.delete {entity, rows}
   record.restore {entity, rows}              (part rows such as contact_email are records too: values hold their owner)
   record.merge {entity, rows, field: row …}   the first row stays; of a field, the value of that row is taken
   record.unmerge {entity, rows}  (not undoable: it is the undo)       record.distinct {entity, rows}: not the same, never proposed again
   duplicates.search {entity}  duplicates.close                        (not undoable: nothing is changed)
   (record.create of an owner also takes "contact_email.value" and the like: the part row is made in the same step)
   deal.move {rows, stage}  deal.win {rows}  deal.lose {rows, lost_reason, note?}  deal.reopen {rows}
   activity.done {rows, time?}  activity.undone {rows}     time: of one that repeats, when it comes round: milliseconds of one with a time, else days
   activity.move {rows: one, time, days, minutes, all?}  activity.leave_out {rows: one, time}
   hand_off.reject {rows, rejection, note?}  hand_off.recycle {rows, recycle_on, note?}  hand_off.reassign {rows, owner}
   contact.qualify {rows, lifecycle, reason?}     hand_off.hand_over {rows: contacts, owner?, campaign?, reason?}  hand_off.accept {rows, note?}
   hand_off.cover {rows}  hand_off.escalate {rows, note?}     to who covers, to the manager
   hand_off_rule.save {rows?: one, name, match?, gives_to?, person?, reason?, conditions}  hand_off_rule.switch {rows, is_on}
   hand_off_rule.move {rows: one, by}  hand_off_rule.run {rows}
   contact.tag {rows, tag_name}
   feedback.add {kind, text, theme? (id), theme_name? (made when new), contact?, company?, deal?, campaign?}
   spend.map {platform, external_campaign, campaign}      maps an unmapped report campaign to one of ours
   edit.undo  edit.redo  import.undo {set}                (not undoable themselves: they are the undo)
   workspace.start_sample  workspace.start_empty {name, person, team, currency, time_zone, fiscal_start}
   workspace.set {name: value …}  preference.set {name, value}
   import.open {handles: "3,4"}  import.map {file, column, field}  import.option {file, name, value}  import.start
   import.cancel  import.close     export.records {entity, format: "csv"}  export.workspace
   export.list {entity, rows?, layout (list_layout.hpp), text?, words? (what columns and choices are called: app/list_text.hpp)}
   changes.merge  changes.close  changes.export {to?}     record.settle {entity, rows, field, value}
   field.create {entity, label, kind, target?, formula?, help?, choices?}     choices: one a line, "name TAB label" of one that is there
   field.update {rows, label?, help?, formula?, choices?}     field.remove {rows}     field.restore {rows}
   person.leave {rows, to}     what is open goes to a colleague
   trash.empty is not there: undo must always work. */

}  // namespace tandem
