// Any entity as a list, as one record with its parts, related records and history, and as choices of a picker.
#pragma once

#include "tandem/base/date.hpp"
#include "tandem/contract/question.hpp"
#include "tandem/model/filter_groups.hpp"

namespace tandem {

// A cell ready to be formatted by its field's kind; `label` is the title of the record that a reference points to.
struct Cell { Value value; std::string label; };

// `comparison`: a name of Comparison's enumerators; or "within" on a date or an instant, whose value names a period (base/period.hpp).
// `field`: one of the entity; or "contact_tag.tag", one of its parts' fields, of which one part has to fit.
struct ListFilter {
    std::string field;
    std::string comparison;
    std::vector<Value> values;
    bool negated = false;
    bool grouped = false;               // of the group of the one before it (model/filter_groups.hpp)
    friend bool operator==(const ListFilter&, const ListFilter&) = default;
};
struct ListSort {
    std::string field;
    bool descending = false;
    friend bool operator==(const ListSort&, const ListSort&) = default;
};

struct ListRow { RowId id = 0; std::string title; std::vector<Cell> cells; };
struct ListAnswer {
    std::int64_t total = 0;             // rows that match
    std::int64_t first = 0;
    std::vector<ListRow> rows;
};
// Ask with `first` rounded to a page (100 rows), so that neighbours share an answer.
struct RecordList {
    using Answer = ListAnswer;
    static constexpr std::string_view name = "record_list";
    std::string entity;
    std::vector<std::string> columns;   // field names; "contact_email.value": of the first part row; "tags": joined
    std::vector<ListFilter> filters;
    bool any = false;                   // one group of filters is enough
    std::string text;
    std::vector<ListSort> sorts;
    bool trash = false;
    std::int64_t first = 0;
    std::int64_t count = 100;
};

struct PartRow { RowId id = 0; std::vector<Cell> cells; };
struct PartList { std::string entity; std::vector<PartRow> rows; };         // in order of position
struct RelatedRow { RowId id = 0; std::string title, subtitle; Cell figure; std::string figure_field; };
struct RelatedList { std::string label, entity, field; std::int64_t total = 0; std::vector<RelatedRow> rows; };   // newest first, at most 20
struct KeyFigure { std::string label; Value value; std::uint8_t kind = 0; std::string figure; };   // kind: Kind; figure: of FigureRecords, what it opens; "": nothing
struct RecordAnswer {
    bool exists = false, is_live = false;
    std::string title, subtitle;
    std::vector<Cell> cells;            // one per field of the entity
    std::vector<PartList> parts;
    std::vector<RelatedList> related;
    std::vector<KeyFigure> figures;     // contact: open pipeline, won revenue, touches …
    std::vector<std::pair<std::string, std::string>> raw;   // of the row of a file that it came from last: its file and line, then its cells
};
struct RecordDetail { using Answer = RecordAnswer; static constexpr std::string_view name = "record_detail"; std::string entity; RowId row = 0; };

// before/after as plain text; `name` and `value`: what record.update takes to put the value before back, name empty where it is none.
struct HistoryRow { Instant at; std::string person, label, field, before, after, name; Value value; };
struct HistoryAnswer { std::vector<HistoryRow> rows; };
struct RecordHistory { using Answer = HistoryAnswer; static constexpr std::string_view name = "record_history"; std::string entity; RowId row = 0; };

struct ChoiceRow { RowId id = 0; std::string title, subtitle; };
struct ChoicesAnswer { std::vector<ChoiceRow> rows; };
// For reference pickers: best matches of the text, or the most recent when it is empty. Stages: all, with their pipeline's `within`.
struct RecordChoices { using Answer = ChoicesAnswer; static constexpr std::string_view name = "record_choices"; std::string entity; std::string text; RowId within = 0; int limit = 30; };

}  // namespace tandem
