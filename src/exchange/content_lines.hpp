// Content lines: what vCard (RFC 6350, 2426 and the older 2.1) and iCalendar (RFC 5545) are made of.
//     item1.TEL;TYPE=work,voice:+49 30 1234
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tandem {

struct ContentLine {
    std::uint64_t line = 0;                                     // physical line, from 1
    std::string group, name;                                    // the name in capitals
    std::vector<std::pair<std::string, std::string>> parameters;    // names in capitals; a bare word of 2.1 is a TYPE
    std::string value;                                          // unfolded, quoted-printable decoded, backslashes still there
    bool is_quoted_printable = false;

    // The values of all parameters of this name, in small letters, joined by ",".
    std::string parameter(std::string_view name) const;
    bool has_type(std::string_view type) const;                 // in small letters
    std::string head() const;                                   // name and parameters as they are written, without the group
};

class ContentReader {
public:
    explicit ContentReader(std::string_view text) : text_(text) {}
    // The next line that is not empty; none at the end. A line without a colon has an empty name and itself as its value.
    std::optional<ContentLine> next();
    std::size_t offset() const { return at_; }                  // in the text, of what comes after the line

private:
    std::string_view physical();
    std::string_view text_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 0;
};

// The parts of a value between separators that no backslash precedes, each without its backslashes.
std::vector<std::string> split_value(std::string_view value, char separator, bool has_escapes = true);
std::string unescaped(std::string_view value);                  // \n \, \; \\ and, since programs write it, \:
std::string escaped(std::string_view text);

// Appends NAME;…:value folded at 75 octets, never inside a character, with CRLF. `head` is what stands before the colon.
void append_content_line(std::string& out, std::string_view head, std::string_view value);

}  // namespace tandem
