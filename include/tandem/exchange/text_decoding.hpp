// Bytes of a file from anywhere become UTF-8, chunk by chunk; what is no text is refused with a sentence that says what it is.
//
//     TextDecoder decoder("prices.csv");
//     while (…) parser.feed(TRY(decoder.decode(bytes)));
//     parser.feed(TRY(decoder.finish()));
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tandem/base/error.hpp"

namespace tandem {

enum class Encoding { utf8, utf16_le, utf16_be, windows_1252 };

std::string_view to_text(Encoding);     // "UTF-8", "UTF-16", "Windows-1252": for eyes

// A zip, an Excel workbook, a picture, a web page …: the sentence that refuses it. None for what may be text.
// `start` is the beginning of the file, the more the better up to a few kilobytes.
std::optional<Error> refuse_binary(std::string_view start, std::string_view file_name);

// Encoding of a text by its beginning: byte order mark, else the pattern of zeros, else UTF-8.
Encoding detect_encoding(std::string_view start);

class TextDecoder {
public:
    explicit TextDecoder(std::string file_name) : file_name_(std::move(file_name)) {}

    // The text of these bytes, as far as it is complete; it may point into `bytes` and lives until the next call or the end of `bytes`.
    // The first four kilobytes are held back and judged together.
    // Refuses binary files and NUL characters.
    Result<std::string_view> decode(std::string_view bytes);
    // What was left of a character cut by the end of the file.
    Result<std::string_view> finish();

    // Certain after finish(): a file without a byte order mark is UTF-8 until its first byte that cannot be.
    Encoding encoding() const { return encoding_; }
    // Bytes that were not valid where they stood: read as Windows-1252 inside UTF-8, as U+FFFD inside UTF-16.
    std::uint64_t repaired_bytes() const { return repaired_; }
    std::uint64_t bytes_read() const { return read_; }

private:
    Result<> begin();
    Result<std::string_view> decode_utf8(std::string_view bytes, bool is_last);
    Result<std::string_view> decode_utf16(std::string_view bytes);
    std::string_view decode_windows_1252(std::string_view bytes);
    Error has_nul() const;

    std::string file_name_;
    std::string pending_;       // bytes waiting for more: the beginning of the file, or a cut character
    std::string text_;          // decoded when it cannot be a view of the bytes
    std::string joined_;        // pending bytes and new ones
    Encoding encoding_ = Encoding::utf8;
    char32_t high_surrogate_ = 0;
    std::uint64_t repaired_ = 0;
    std::uint64_t read_ = 0;
    bool has_begun_ = false;
    bool has_mark_ = false;
    bool has_multibyte_ = false;    // a valid sequence was seen, so a bad byte is an exception and not the encoding
};

}  // namespace tandem
