// Printing: Ctrl+P, and the buttons that say so, make a document of the record or of whatever page is shown.
#pragma once

#include "tandem/contract/timeline.hpp"
#include "ui/document.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// What is shown is to be printed: as Ctrl+P, from a button or the palette.
void ask_to_print();
// Whether that is meant for the view, which prints a document of its own then; the record beside it comes first.
bool view_is_to_print(const ViewContext& context);
// The shell, each frame after the view: prints what no view took, and records when all of them is known.
void draw_printing(ViewContext& context, std::string_view title);
void print_record(const RecordRef& record);

// What stands on the page by its semantics: headings, figures, texts, lists and tables, without what acts.
Document document_of_page(std::string_view title);

// A cell as it is read later: days have their year, moments their day, years no comma.
std::string on_paper(const Format&, const Field&, const Cell&);

// A record whole: its fields and parts, what belongs to it, its timeline.
Document document_of_record(const ViewContext& context, const RecordRef& record, const RecordAnswer& answer, const TimelineAnswer* timeline);
bool has_timeline(std::string_view entity);

} // namespace tandem::ui
