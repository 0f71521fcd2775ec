// A list as it stands on the screen: its rows in their order, its columns and no others.
#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/export_job.hpp"
#include "app/plain_text.hpp"
#include "tandem/base/text.hpp"
#include "tandem/contract/list_layout.hpp"
#include "tandem/exchange/csv.hpp"

namespace tandem {

namespace {

constexpr std::int64_t rows_of_a_page = 500;

// The head of a column, and how its cells become text; the first column names the record.
struct ListColumnText {
    std::string label;
    const Field* field = nullptr;       // null: it is text already
};

Result<std::vector<ListColumnText>> columns_of(const Catalog& catalog, const Entity& entity, const std::vector<ListColumn>& wanted) {
    std::vector<ListColumnText> out;
    for (const ListColumn& column : wanted) {
        const auto dot = column.field.find('.');
        const Entity* of = dot == std::string::npos ? &entity : catalog.find(std::string_view(column.field).substr(0, dot));
        const Field* field = of ? of->find(dot == std::string::npos ? column.field : column.field.substr(dot + 1)) : nullptr;
        if (column.field == "tags") out.push_back({"Tags"});
        else if (field) out.push_back({std::string(dot == std::string::npos ? field->label : of->label), field});
        else return fail(ErrorCode::invalid_input, std::string(entity.plural) + " have no column “" + column.field + "”.", "layout");
    }
    if (out.empty()) return fail(ErrorCode::invalid_input, "The list has no columns.", "layout");
    out[0].label = entity.label;
    return out;
}

Job write_list(Context& context, const Entity& entity, RecordList question, std::vector<ListColumnText> columns, std::vector<RowId> only) {
    const std::string label = "Writing " + fold(entity.plural);
    std::string out = "\xEF\xBB\xBF";       // spreadsheets take UTF-8 for something else without it
    CsvWriter writer(out, {.guards_formulas = true});
    for (const ListColumnText& column : columns) writer.cell(column.label);
    writer.end_record();
    CO_TRY(context.host.output_begin(fold(entity.plural) + " " + to_text(context.today()) + ".csv", "text/csv;charset=utf-8"));
    std::ranges::sort(only);
    std::int64_t written = 0;
    for (std::int64_t total = rows_of_a_page; question.first < total; question.first += rows_of_a_page) {
        const ListAnswer page = CO_TRY(answer(context, question));
        total = page.total;
        for (const ListRow& row : page.rows) {
            if (!only.empty() && !std::ranges::binary_search(only, row.id)) continue;
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const Cell& cell = row.cells[c];
                if (c == 0) writer.cell(row.title);
                else if (!cell.label.empty()) writer.cell(cell.label);
                else if (!columns[c].field) writer.cell(cell.value.text_or(""));
                else writer.cell(plain_text(*columns[c].field, cell.value, context.settings.currency, context.zone(), {}));
            }
            writer.end_record();
            ++written;
        }
        CO_TRY(context.host.output_write(out));
        out.clear();
        if (!(co_yield JobStep{question.first + static_cast<std::int64_t>(page.rows.size()), total, label})) co_return fail(ErrorCode::cancelled, "The export was stopped.");
    }
    CO_TRY(context.host.output_end());
    co_return CommandResult{.ok = true, .message = grouped_text(written) + " " + fold(written == 1 ? entity.label : entity.plural) + " exported"};
}

}  // namespace

Result<Job> export_list(Context& context, std::string_view entity_name, std::string_view layout_text, std::string_view search, std::vector<RowId> only) {
    const Entity* entity = context.catalog.find(entity_name);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + std::string(entity_name) + "”.", "entity");
    const ListLayout layout = list_layout_from_text(layout_text);
    RecordList question{.entity = std::string(entity_name), .filters = layout.filters, .any = layout.any, .text = std::string(search), .sorts = layout.sorts, .count = rows_of_a_page};
    for (const ListColumn& column : layout.columns) question.columns.push_back(column.field);
    return write_list(context, *entity, std::move(question), TRY(columns_of(context.catalog, *entity, layout.columns)), std::move(only));
}

}  // namespace tandem
