// One page of a list after the other, each cell as plain text; the first column names the record, as it does on the screen.
#include "app/list_text.hpp"

#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/answers/listed_column.hpp"
#include "app/exports.hpp"
#include "app/plain_text.hpp"
#include "tandem/base/text.hpp"
#include "tandem/contract/selection.hpp"

namespace tandem {

namespace {

constexpr std::int64_t rows_of_a_page = 500;

}  // namespace

Result<ListText> ListText::of(const Context& context, RecordList list, std::vector<RowId> only, std::string_view words) {
    const Entity* entity = context.catalog.find(list.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + list.entity + "”.", "entity");
    ListText made;
    for (const std::string& name : list.columns) {
        const auto column = listed_column(context.catalog, *entity, name);
        if (!column) return fail(ErrorCode::invalid_input, column.error().message, "layout");
        if (column->is_joined) made.columns_.push_back({"Tags"});
        else if (column->part) made.columns_.push_back({std::string(column->part->label), &column->part->fields[column->field]});
        else made.columns_.push_back({std::string(entity->fields[column->field].label), &entity->fields[column->field]});
    }
    if (made.columns_.empty()) return fail(ErrorCode::invalid_input, "The list has no columns.", "layout");
    made.columns_[0].label = entity->label;
    std::size_t at = 0;
    for (const std::string_view line : split(words, '\n')) {
        if (at == made.columns_.size() || line.empty()) break;
        Column& column = made.columns_[at++];
        const auto parts = split(line, '\t');
        column.label = parts[0];
        for (const std::string_view each : std::span(parts).subspan(1))
            if (const auto end = each.find('\x1F'); end != each.npos) column.choices.emplace_back(each.substr(0, end), each.substr(end + 1));
    }
    std::ranges::sort(only);
    made.only_ = std::move(only);
    made.list_ = std::move(list);
    made.list_.first = 0, made.list_.count = rows_of_a_page;
    return made;
}

std::string_view ListText::Column::called(const Value& value) const {
    if (choices.empty() || value.is_null()) return {};
    const std::string name = value.integer() ? std::to_string(*value.integer()) : std::string(value.text_or(""));
    const auto found = std::ranges::find(choices, name, &std::pair<std::string, std::string>::first);
    return found == choices.end() ? std::string_view() : std::string_view(found->second);
}

void ListText::write_head(CsvWriter& writer) const {
    for (const Column& column : columns_) writer.cell(column.label);
    writer.end_record();
}

void ListText::write_head(WorkbookWriter& book) const {
    book.begin_row();
    for (const Column& column : columns_) book.text(column.label);
}

template <class Write>
Result<bool> ListText::each_of_page(Context& context, Write write) {
    const ListAnswer page = TRY(answer(context, list_));
    total_ = page.total;
    list_.first += static_cast<std::int64_t>(page.rows.size());
    for (const ListRow& row : page.rows) {
        if (!only_.empty() && !std::ranges::binary_search(only_, row.id)) continue;
        write(row);
        ++written_;
    }
    return !page.rows.empty();
}

Result<bool> ListText::write_page(Context& context, CsvWriter& writer) {
    return each_of_page(context, [&](const ListRow& row) {
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const Cell& cell = row.cells[c];
            if (c == 0) writer.cell(row.title);
            else if (!cell.label.empty()) writer.cell(cell.label);
            else if (const auto called = columns_[c].called(cell.value); !called.empty()) writer.cell(called);
            else if (!columns_[c].field) writer.cell(cell.value.text_or(""));
            else writer.cell(plain_text(*columns_[c].field, cell.value, context.settings.currency, context.zone(), {}));
        }
        writer.end_record();
    });
}

Result<bool> ListText::write_page(Context& context, WorkbookWriter& book) {
    if (written_ + rows_of_a_page >= static_cast<std::int64_t>(WorkbookWriter::most_rows)) return fail(ErrorCode::invalid_input, "A sheet holds about a million rows; export this list as CSV.");
    Labels labels(context);
    return each_of_page(context, [&](const ListRow& row) {
        book.begin_row();
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const Cell& cell = row.cells[c];
            if (c == 0) book.text(row.title);
            else if (!cell.label.empty()) book.text(cell.label);
            else if (const auto called = columns_[c].called(cell.value); !called.empty() && cell.value.text()) book.text(called);
            else if (!columns_[c].field) book.text(cell.value.text_or(""));
            else put_cell(context, labels, book, *columns_[c].field, cell.value);
        }
    });
}

Result<CellsAnswer> answer(Context& context, const SelectedCells& q) {
    ListText list = TRY(ListText::of(context, q.of, q.rows, q.words));
    CellsAnswer made;
    CsvWriter writer(made.text, {.delimiter = '\t', .guards_formulas = true});
    list.write_head(writer);
    while (TRY(list.write_page(context, writer)) && list.written() < std::ssize(q.rows)) {}
    return made;
}

}  // namespace tandem
