// Writes documents for the page and for mails.
#include "ui/document.hpp"

#include <algorithm>
#include <string_view>

#include "ui/host.hpp"
#include "ui/json_text.hpp"

namespace tandem::ui {

namespace {

class Json {
public:
    void add(std::string_view text) {
        separate();
        add_json_text(out_, text);
    }
    void add(bool value) { separate(), out_ += value ? "true" : "false"; }
    void name(std::string_view name) { add(name), out_ += ':', is_first_ = true; }
    void open(char bracket) { separate(), out_ += bracket, is_first_ = true; }
    void close(char bracket) { out_ += bracket, is_first_ = false; }
    std::string take() { return std::move(out_); }

private:
    void separate() {
        if (!is_first_) out_ += ',';
        is_first_ = false;
    }
    std::string out_;
    bool is_first_ = true;
};

template <class List, class Write>
void add_list(Json& json, std::string_view name, const List& list, const Write& write) {
    json.name(name);
    json.open('[');
    for (const auto& each : list) write(each);
    json.close(']');
}

void add_section(Json& json, const DocumentSection& section) {
    const auto add_text = [&](const std::string& text) { json.add(std::string_view(text)); };
    const auto add_pair = [&](const std::string& a, const std::string& b) { json.open('['), add_text(a), add_text(b), json.close(']'); };
    json.open('{');
    json.name("heading"), add_text(section.heading);
    add_list(json, "paragraphs", section.paragraphs, add_text);
    add_list(json, "facts", section.facts, [&](const auto& fact) { add_pair(fact.first, fact.second); });
    add_list(json, "items", section.items, [&](const DocumentItem& item) { add_pair(item.text, item.detail); });
    json.name("isNumbered"), json.add(section.is_numbered);
    add_list(json, "columns", section.columns, add_text);
    add_list(json, "rows", section.rows, [&](const std::vector<std::string>& row) {
        json.open('[');
        for (const std::string& cell : row) add_text(cell);
        json.close(']');
    });
    json.close('}');
}

// Every line of it.
std::string indented(std::string text, int by) {
    const std::string gap(static_cast<std::size_t>(by), ' ');
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 1 + gap.size()) text.insert(at + 1, gap);
    return gap + text + "\n";
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

std::string json_of(const Document& document) {
    Json json;
    json.open('{');
    json.name("title"), json.add(std::string_view(document.title));
    json.name("subtitle"), json.add(std::string_view(document.subtitle));
    json.name("sections"), json.open('[');
    for (const DocumentSection& section : document.sections)
        if (!section.is_empty()) add_section(json, section);
    json.close(']'), json.close('}');
    return json.take();
}

std::string mail_of(const Document& document) {
    std::string out = "Subject: " + document.title + "\n";
    if (!document.subtitle.empty()) out += "\n" + document.subtitle + "\n";
    for (const DocumentSection& section : document.sections) {
        if (section.is_empty()) continue;
        if (!section.heading.empty()) out += "\n" + section.heading + "\n" + std::string(letters_in(section.heading), '-') + "\n";
        for (const std::string& text : section.paragraphs) out += text + "\n";
        for (const auto& [name, value] : section.facts) out += name + ": " + value + "\n";
        int number = 0;
        for (const DocumentItem& item : section.items) {
            out += (section.is_numbered ? std::to_string(++number) + ". " : "* ") + item.text + "\n";
            if (!item.detail.empty()) out += indented(item.detail, 3);
        }
        for (const auto& row : section.rows) {
            std::string line;
            for (std::size_t i = 0; i < row.size(); ++i)
                if (!row[i].empty()) line += (line.empty() ? "" : ", ") + (i > 0 && i < section.columns.size() && !section.columns[i].empty() ? section.columns[i] + " " : std::string()) + row[i];
            out += "* " + line + "\n";
        }
    }
    return out;
}

std::string markdown_of(const Document& document) {
    std::string out = "# " + document.title + "\n";
    if (!document.subtitle.empty()) out += "\n" + document.subtitle + "\n";
    for (const DocumentSection& section : document.sections) {
        if (section.is_empty()) continue;
        out += "\n" + (section.heading.empty() ? std::string() : "## " + section.heading + "\n\n");
        for (const std::string& text : section.paragraphs) out += text + "\n";
        for (const auto& [name, value] : section.facts) out += "- " + name + ": " + value + "\n";
        for (const DocumentItem& item : section.items) out += "- " + item.text + "\n" + (item.detail.empty() ? std::string() : indented(item.detail, 2));
        for (const auto& row : section.rows) {
            out += "|";
            for (const std::string& cell : row) out += " " + cell + " |";
            out += "\n";
        }
    }
    return out;
}

void print(const Document& document) { host().post("print", json_of(document)); }

} // namespace tandem::ui
