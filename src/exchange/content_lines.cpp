// Unfolding, parameters, encodings; and the way back.
#include "exchange/content_lines.hpp"

#include <algorithm>

#include "tandem/base/text.hpp"
#include "tandem/exchange/text_decoding.hpp"

namespace tandem {

namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
std::string capitals(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), upper);
    return made;
}
std::string small(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), lower);
    return made;
}
int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : upper(c) >= 'A' && upper(c) <= 'F' ? upper(c) - 'A' + 10 : -1; }

std::string from_quoted_printable(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=' || i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) {
            if (text[i] != '=' || i + 1 < text.size()) made += text[i];
            continue;
        }
        made += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
        i += 2;
    }
    return made;
}

// The bytes that quoted-printable held: UTF-8 where they can be, else Windows-1252, which holds Latin-1.
std::string as_utf8(std::string bytes, std::string_view charset) {
    if (is_valid_utf8(bytes) && !charset.starts_with("iso-8859") && !charset.starts_with("windows-125")) return bytes;
    if (is_ascii(bytes)) return bytes;
    if (!charset.starts_with("iso-8859-1") && !charset.starts_with("windows-1252") && !charset.empty() && is_valid_utf8(bytes)) return bytes;
    TextDecoder decoder("text");
    // A text with one byte that is no UTF-8 is taken for Windows-1252 as a whole.
    std::string made;
    const auto first = decoder.decode(bytes + "\xE4");
    if (first) made += *first;
    if (const auto rest = decoder.finish()) made += *rest;
    const std::string mark = "ä";
    if (made.ends_with(mark)) made.resize(made.size() - mark.size());
    return made.empty() ? to_valid_utf8(bytes) : made;
}

// RFC 6868: ^n ^^ ^' within parameters.
std::string from_carets(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '^' && i + 1 < text.size() && (text[i + 1] == 'n' || text[i + 1] == '^' || text[i + 1] == '\'')) {
            made += text[i + 1] == 'n' ? '\n' : text[i + 1] == '^' ? '^' : '"';
            ++i;
        } else {
            made += text[i];
        }
    }
    return made;
}

// Up to the next of the separators that stands outside quotes.
std::string_view cut(std::string_view& rest, std::string_view separators) {
    bool is_quoted = false;
    std::size_t i = 0;
    for (; i < rest.size(); ++i) {
        if (rest[i] == '"') is_quoted = !is_quoted;
        else if (!is_quoted && separators.contains(rest[i])) break;
    }
    if (is_quoted) i = std::min(rest.size(), rest.find_first_of(separators));       // a quote that is never closed is a character
    const std::string_view piece = rest.substr(0, i);
    rest.remove_prefix(i);
    return piece;
}

}  // namespace

std::string ContentLine::parameter(std::string_view wanted) const {
    std::string all;
    for (const auto& [key, value] : parameters)
        if (key == wanted) all += (all.empty() ? "" : ",") + small(value);
    return all;
}

std::string ContentLine::head() const {
    std::string text = name;
    for (const auto& [key, value] : parameters) text += ";" + key + "=" + (value.find_first_of(":;,") == value.npos ? value : "\"" + value + "\"");
    return text;
}

bool ContentLine::has_type(std::string_view type) const {
    const std::string all = parameter("TYPE");
    for (const std::string_view each : split(all, ',')) if (trim(each) == type) return true;
    return false;
}

std::string_view ContentReader::physical() {
    const std::size_t end = std::min(text_.size(), text_.find_first_of("\r\n", at_));
    const std::string_view line = text_.substr(at_, end - at_);
    at_ = end;
    if (text_.substr(at_, 2) == "\r\n") at_ += 2;
    else if (at_ < text_.size()) ++at_;
    ++line_;
    return line;
}

std::optional<ContentLine> ContentReader::next() {
    while (at_ < text_.size()) {
        std::string whole(physical());
        if (trim(whole).empty()) continue;
        ContentLine made{.line = line_};
        const auto unfold = [&] {
            while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) whole += physical().substr(1);
        };
        unfold();
        std::string_view rest = whole;
        std::string_view head = cut(rest, ":");
        if (rest.empty()) {
            made.value = whole;
            return made;
        }
        std::string_view name = cut(head, ";");
        if (const auto dot = name.rfind('.'); dot != name.npos) made.group = name.substr(0, dot), name.remove_prefix(dot + 1);
        made.name = capitals(trim(name));
        while (head.starts_with(';')) {
            head.remove_prefix(1);
            std::string_view parameter = cut(head, ";");
            std::string_view key = cut(parameter, "=");
            if (parameter.empty()) {
                made.parameters.emplace_back("TYPE", key);
                continue;
            }
            parameter.remove_prefix(1);
            for (;;) {
                std::string_view value = cut(parameter, ",");
                if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"')) value = value.substr(1, value.size() - 2);
                made.parameters.emplace_back(capitals(trim(key)), from_carets(value));
                if (parameter.empty()) break;
                parameter.remove_prefix(1);
            }
        }
        made.is_quoted_printable = made.parameter("ENCODING") == "quoted-printable" || made.has_type("quoted-printable");
        made.value = rest.substr(1);
        if (made.is_quoted_printable) {
            // Its lines end in "=" where they go on, without a space at the beginning of the next.
            while (made.value.ends_with('=') && at_ < text_.size()) {
                made.value.pop_back();
                made.value += physical();
            }
            made.value = as_utf8(from_quoted_printable(made.value), made.parameter("CHARSET"));
        }
        return made;
    }
    return std::nullopt;
}

std::string unescaped(std::string_view value) {
    std::string made;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size()) {
            made += value[i];
            continue;
        }
        const char next = value[++i];
        if (next == 'n' || next == 'N') made += '\n';
        else if (std::string_view("\\,;:\"").contains(next)) made += next;
        else made += '\\', made += next;
    }
    return made;
}

std::vector<std::string> split_value(std::string_view value, char separator, bool has_escapes) {
    std::vector<std::string> parts;
    std::string piece;
    const auto end_piece = [&] { parts.push_back(has_escapes ? unescaped(piece) : piece), piece.clear(); };
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == separator) {
            end_piece();
            continue;
        }
        piece += value[i];
        if (value[i] == '\\' && i + 1 < value.size()) piece += value[++i];
    }
    end_piece();
    return parts;
}

std::string escaped(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' && text.substr(i + 1).starts_with('\n')) continue;
        if (c == '\n' || c == '\r') made += "\\n";
        else {
            if (c == '\\' || c == ',' || c == ';') made += '\\';
            made += c;
        }
    }
    return made;
}

void append_content_line(std::string& out, std::string_view head, std::string_view value) {
    const std::string whole = std::string(head) + ":" + std::string(value);
    std::size_t room = 75;
    std::string_view rest = whole;
    while (rest.size() > room) {
        std::size_t end = room;
        while (end > 1 && (static_cast<unsigned char>(rest[end]) & 0xC0) == 0x80) --end;
        out += rest.substr(0, end);
        out += "\r\n ";
        rest.remove_prefix(end);
        room = 74;
    }
    out += rest;
    out += "\r\n";
}

}  // namespace tandem
