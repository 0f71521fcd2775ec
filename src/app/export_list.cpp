// A list as it stands, as a file.
#include "app/export_job.hpp"
#include "app/list_text.hpp"
#include "app/plain_text.hpp"
#include "tandem/base/text.hpp"
#include "tandem/contract/list_layout.hpp"

namespace tandem {

namespace {

CommandResult exported(const Entity& entity, const ListText& list) {
    return {.ok = true, .message = grouped_text(list.written()) + " " + fold(list.written() == 1 ? entity.label : entity.plural) + " exported"};
}

std::string file_name(const Context& context, const Entity& entity, std::string_view end) { return fold(entity.plural) + " " + to_text(context.today()) + std::string(end); }

Job write_list(Context& context, const Entity& entity, ListText list) {
    const std::string label = "Writing " + fold(entity.plural);
    std::string out = "\xEF\xBB\xBF";       // spreadsheets take UTF-8 for something else without it
    CsvWriter writer(out, {.guards_formulas = true});
    list.write_head(writer);
    CO_TRY(context.host.output_begin(file_name(context, entity, ".csv"), "text/csv;charset=utf-8"));
    while (CO_TRY(list.write_page(context, writer))) {
        CO_TRY(context.host.output_write(out));
        out.clear();
        if (!(co_yield JobStep{list.read(), list.total(), label})) co_return fail(ErrorCode::cancelled, "The export was stopped.");
    }
    if (!out.empty()) CO_TRY(context.host.output_write(out));
    CO_TRY(context.host.output_end());
    co_return exported(entity, list);
}

Job write_workbook(Context& context, const Entity& entity, ListText list) {
    const std::string label = "Writing " + fold(entity.plural);
    WorkbookWriter book;
    list.write_head(book);
    while (CO_TRY(list.write_page(context, book)))
        if (!(co_yield JobStep{list.read(), list.total(), label})) co_return fail(ErrorCode::cancelled, "The export was stopped.");
    const std::string bytes = CO_TRY(book.finish(entity.plural));
    CO_TRY(context.host.output_begin(file_name(context, entity, ".xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    CO_TRY(context.host.output_write(bytes));
    CO_TRY(context.host.output_end());
    co_return exported(entity, list);
}

}  // namespace

Result<Job> export_list(Context& context, std::string_view entity, std::string_view layout_text, std::string_view search, std::vector<RowId> only, std::string_view format, std::string_view words) {
    if (!format.empty() && format != "csv" && format != "xlsx") return fail(ErrorCode::invalid_input, "A list can be exported as csv or xlsx.", "format");
    const ListLayout layout = list_layout_from_text(layout_text);
    RecordList list{.entity = std::string(entity), .filters = layout.filters, .any = layout.any, .text = std::string(search), .sorts = layout.sorts};
    for (const ListColumn& column : layout.columns) list.columns.push_back(column.field);
    ListText texts = TRY(ListText::of(context, std::move(list), std::move(only), words));
    const Entity& of = *context.catalog.find(entity);
    return format == "xlsx" ? write_workbook(context, of, std::move(texts)) : write_list(context, of, std::move(texts));
}

}  // namespace tandem
