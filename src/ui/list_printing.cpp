// Page after page is asked for as the printer's turn comes; the view goes on meanwhile.
#include "ui/list_printing.hpp"

#include <algorithm>

#include "ui/printing.hpp"

namespace tandem::ui {

namespace {

constexpr std::int64_t rows_of_a_page = 500;

}  // namespace

void ListPrinting::begin(std::string title, RecordList question, std::vector<RecordTable::ShownColumn> columns) {
    is_going_ = true;
    title_ = std::move(title);
    question_ = std::move(question);
    question_.first = 0, question_.count = rows_of_a_page;
    columns_ = std::move(columns);
    rows_.clear();
}

void ListPrinting::follow(ViewContext& context) {
    if (!is_going_) return;
    const auto page = context.client.ask(question_);
    if (!page) {
        is_going_ = page.error().empty();
        return;
    }
    for (const ListRow& row : page->rows) {
        std::vector<std::string>& cells = rows_.emplace_back();
        for (std::size_t c = 0; c < columns_.size() && c < row.cells.size(); ++c)
            cells.push_back(c == 0 ? row.title : columns_[c].field ? on_paper(context.format, *columns_[c].field, row.cells[c]) : std::string(row.cells[c].value.text_or(row.cells[c].label)));
    }
    question_.first += std::ssize(page->rows);
    if (!page->rows.empty() && question_.first < std::min(page->total, most_rows)) return;
    is_going_ = false;
    const Entity& entity = context.catalog.entity(question_.entity);
    std::string subtitle = counted(context.format.count(page->total), page->total, fold_label(entity.label), fold_label(entity.plural));
    if (page->total > std::ssize(rows_)) subtitle += ", " + tr("the first {} of them", context.format.count(std::ssize(rows_)));
    if (!question_.text.empty()) subtitle += " · " + tr("“{}”", question_.text);
    Document document{.title = title_, .subtitle = std::move(subtitle), .sections = {{.rows = std::move(rows_)}}};
    for (const RecordTable::ShownColumn& column : columns_) document.sections[0].columns.push_back(column.label);
    print(document);
}

}  // namespace tandem::ui
