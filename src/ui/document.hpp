// Document: what is to be read away from the screen, as structured text; printed by the page (web/printing.js), or put into a mail.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tandem::ui {

struct DocumentItem { std::string text, detail; };                 // detail: a smaller line under it; empty: none
// Empty parts are left out. What stands in one section is shown in the order of the members.
struct DocumentSection {
    std::string heading;
    std::vector<std::string> paragraphs;
    std::vector<std::pair<std::string, std::string>> facts;         // name and value
    std::vector<DocumentItem> items;
    bool is_numbered = false;                                       // the items
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;                     // as many cells as columns

    bool is_empty() const { return paragraphs.empty() && facts.empty() && items.empty() && rows.empty(); }
};
struct Document {
    std::string title, subtitle;
    std::vector<DocumentSection> sections;
};

std::string json_of(const Document&);
// "Subject: title", an empty line, and lines that need no markup.
std::string mail_of(const Document&);
std::string markdown_of(const Document&);
// The browser's print dialog, with the document laid out on paper.
void print(const Document&);

} // namespace tandem::ui
