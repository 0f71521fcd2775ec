// Layouts of lists as lines of words.
#include "tandem/contract/list_layout.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_values = 200;
constexpr int narrowest = 40, widest = 1000, most_pinned = 20;

void put_escaped(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > ' ' && byte != '%' && byte != 0x7F) out += c;
        else (out += '%', out += digits[byte >> 4]) += digits[byte & 15];
    }
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        int byte = 0;
        if (text[i] == '%' && i + 2 < text.size() && std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ptr == text.data() + i + 3) {
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

template <class Number> bool read_number(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

// Not every C++ library reads reals by from_chars() yet.
bool read_real(std::string_view text, double& number) {
    const std::string copy(text);
    char* end = nullptr;
    number = std::strtod(copy.c_str(), &end);
    return !copy.empty() && end == copy.c_str() + copy.size();
}

std::string real_text(double number) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.17g", number);
    return buffer;
}

void put_value(std::string& out, const Value& value) {
    if (value.text()) put_escaped(out += '\'', *value.text());
    else if (value.integer()) out += '#' + std::to_string(*value.integer());
    else if (value.real()) out += '~' + real_text(*value.real());
    else out += '-';
}

bool read_value(std::string_view word, Value& value) {
    const std::string_view rest = word.substr(1);
    std::int64_t integer = 0;
    double real = 0;
    switch (word[0]) {
        case '\'': value = Value{unescaped(rest)}; return true;
        case '#': return read_number(rest, integer) && (value = Value{integer}, true);
        case '~': return read_real(rest, real) && (value = Value{real}, true);
        case '-': value = {}; return rest.empty();
        default: return false;
    }
}

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words = split(line, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

bool read_filter(std::vector<std::string_view> words, ListFilter& filter) {
    filter.negated = words.size() > 1 && words[1] == "not";
    words.erase(words.begin(), words.begin() + (filter.negated ? 2 : 1));
    if (words.size() < 2 || words.size() > most_values + 2) return false;
    filter.field = unescaped(words[0]);
    filter.comparison = words[1];
    for (std::size_t i = 2; i < words.size(); ++i)
        if (!read_value(words[i], filter.values.emplace_back())) return false;
    return true;
}

}  // namespace

std::string to_text(const ListLayout& layout) {
    std::string out;
    if (layout.any) out += "any\n";
    for (const ListFilter& filter : layout.filters) {
        out += &filter != layout.filters.data() && filter.grouped ? "grouped " : "filter ";
        put_escaped(out += filter.negated ? "not " : "", filter.field);
        out += ' ' + filter.comparison;
        for (const Value& value : filter.values) put_value(out += ' ', value);
        out += '\n';
    }
    for (const ListSort& sort : layout.sorts) {
        put_escaped(out += "sort ", sort.field);
        out += sort.descending ? " down\n" : "\n";
    }
    if (!layout.group.empty()) {
        put_escaped(out += "group ", layout.group);
        out += '\n';
    }
    if (layout.pinned != 1) out += "pin " + std::to_string(layout.pinned) + '\n';
    for (const ListColumn& column : layout.columns) {
        put_escaped(out += "column ", column.field);
        out += ' ' + std::to_string(column.width) + (column.figure.empty() ? "" : " " + column.figure) + '\n';
    }
    return out;
}

ListLayout list_layout_from_text(std::string_view text) {
    ListLayout layout;
    bool has_group = false;
    for (const std::string_view line : split(text, '\n')) {
        const std::vector<std::string_view> words = words_of(line);
        if (words.empty()) continue;
        if (words[0] == "any") layout.any = true;
        else if (words[0] == "filter" || words[0] == "grouped") {
            // One whose first cannot be read begins its group.
            ListFilter filter{.grouped = words[0] == "grouped" && has_group};
            const bool is_read = read_filter(words, filter);
            has_group = is_read || filter.grouped;
            if (is_read) layout.filters.push_back(std::move(filter));
        }
        else if (words[0] == "sort" && words.size() >= 2) layout.sorts.push_back({unescaped(words[1]), words.size() > 2 && words[2] == "down"});
        else if (words[0] == "group" && words.size() == 2) layout.group = unescaped(words[1]);
        else if (int count = 0; words[0] == "pin" && words.size() == 2 && read_number(words[1], count)) layout.pinned = std::clamp(count, 0, most_pinned);
        else if (int width = 0; words[0] == "column" && words.size() >= 3 && read_number(words[2], width)) layout.columns.push_back({unescaped(words[1]), std::clamp(width, narrowest, widest), words.size() > 3 ? std::string(words[3]) : std::string()});
    }
    return layout;
}

}  // namespace tandem
