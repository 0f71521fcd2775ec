// UTF-8 passes by view, everything else is rewritten; cut characters wait for the next chunk.
#include "tandem/exchange/text_decoding.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::size_t enough_to_begin = 4096;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// 0x80 … 0x9F of Windows-1252; the five unused positions keep their number, as browsers do.
constexpr std::array<char16_t, 32> windows_1252_specials = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

void append_windows_1252(std::string& out, char byte) {
    const auto c = static_cast<std::uint8_t>(byte);
    append_utf8(out, c >= 0x80 && c < 0xA0 ? char32_t{windows_1252_specials[c - 0x80]} : char32_t{c});
}

// Bytes at the end that may be the beginning of a character.
std::size_t cut_character(std::string_view bytes) {
    const std::size_t most = std::min<std::size_t>(3, bytes.size());
    for (std::size_t back = 1; back <= most; ++back) {
        const auto c = static_cast<std::uint8_t>(bytes[bytes.size() - back]);
        if ((c & 0xC0) == 0x80) continue;
        const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

}  // namespace

std::string_view to_text(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return "UTF-8";
        case Encoding::utf16_le:
        case Encoding::utf16_be: return "UTF-16";
        case Encoding::windows_1252: return "Windows-1252";
    }
    return {};
}

Encoding detect_encoding(std::string_view start) {
    if (start.starts_with(utf8_mark)) return Encoding::utf8;
    if (start.starts_with("\xFF\xFE")) return Encoding::utf16_le;
    if (start.starts_with("\xFE\xFF")) return Encoding::utf16_be;
    // Without a mark: Latin letters, digits and newlines of UTF-16 have a zero on one side and none on the other.
    std::size_t zeros[2] = {0, 0};
    const std::size_t pairs = std::min(start.size(), enough_to_begin) / 2;
    for (std::size_t i = 0; i < 2 * pairs; ++i) zeros[i % 2] += start[i] == '\0';
    const auto is_high_half = [&](std::size_t half, std::size_t other) { return half >= 2 && half * 10 >= pairs * 3 && half > 10 * other; };
    if (is_high_half(zeros[1], zeros[0])) return Encoding::utf16_le;
    if (is_high_half(zeros[0], zeros[1])) return Encoding::utf16_be;
    return Encoding::utf8;
}

Result<std::string_view> TextDecoder::decode(std::string_view bytes) {
    read_ += bytes.size();
    if (!has_begun_) {
        // The first kilobytes are judged together, however small the chunks are.
        if (pending_.size() + bytes.size() < enough_to_begin) {
            pending_.append(bytes);
            return std::string_view();
        }
        pending_.append(bytes);
        TRY(begin());
        bytes = {};
    }
    if (!pending_.empty()) {
        joined_ = std::move(pending_);
        joined_.append(bytes);
        pending_.clear();
        bytes = joined_;
    }
    switch (encoding_) {
        case Encoding::utf8: return decode_utf8(bytes, false);
        case Encoding::utf16_le:
        case Encoding::utf16_be: return decode_utf16(bytes);
        case Encoding::windows_1252:
            if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) return std::unexpected(has_nul());
            return decode_windows_1252(bytes);
    }
    return std::string_view();
}

Result<std::string_view> TextDecoder::finish() {
    if (!has_begun_) {
        TRY(begin());
    }
    joined_ = std::move(pending_);
    pending_.clear();
    switch (encoding_) {
        case Encoding::utf8: return decode_utf8(joined_, true);
        case Encoding::windows_1252: return decode_windows_1252(joined_);
        case Encoding::utf16_le:
        case Encoding::utf16_be: break;
    }
    const std::string_view decoded = TRY(decode_utf16(joined_));
    static_cast<void>(decoded);
    // A single newline or zero behind UTF-16 comes from tools that know only bytes.
    const bool is_newline = pending_ == "\n" || pending_ == "\r" || pending_ == std::string_view("\0", 1);
    if (high_surrogate_ != 0 || (!pending_.empty() && !is_newline)) {
        return fail(ErrorCode::invalid_input, file_name_ + " ends in the middle of a character; it was probably not copied completely.");
    }
    pending_.clear();
    return std::string_view(text_);
}

Result<> TextDecoder::begin() {
    has_begun_ = true;
    if (std::optional<Error> error = refuse_binary(pending_, file_name_)) return std::unexpected(*std::move(error));
    encoding_ = detect_encoding(pending_);
    has_mark_ = pending_.starts_with(utf8_mark);
    if (has_mark_) pending_.erase(0, utf8_mark.size());
    if (pending_.starts_with("\xFF\xFE") || pending_.starts_with("\xFE\xFF")) pending_.erase(0, 2);
    return {};
}

Error TextDecoder::has_nul() const {
    return {ErrorCode::invalid_input, file_name_ + " holds NUL bytes, so it is not a text file or was damaged."};
}

Result<std::string_view> TextDecoder::decode_utf8(std::string_view bytes, bool is_last) {
    if (!bytes.empty() && std::memchr(bytes.data(), 0, bytes.size()) != nullptr) return std::unexpected(has_nul());
    const std::size_t cut = is_last ? 0 : cut_character(bytes);
    const std::string_view whole = bytes.substr(0, bytes.size() - cut);
    const bool is_plain = is_ascii(whole);
    if (is_plain || is_valid_utf8(whole)) {
        has_multibyte_ = has_multibyte_ || !is_plain;
        // `bytes` may be joined_, which stays until the next call.
        pending_.assign(bytes.substr(whole.size()));
        return whole;
    }
    text_.clear();
    std::string_view rest = whole;
    while (!rest.empty()) {
        const std::size_t good = valid_utf8_prefix(rest);
        has_multibyte_ = has_multibyte_ || !is_ascii(rest.substr(0, good));
        text_.append(rest.substr(0, good));
        rest.remove_prefix(good);
        if (rest.empty()) break;
        if (!has_multibyte_ && !has_mark_) {
            encoding_ = Encoding::windows_1252;
            for (char c : rest) append_windows_1252(text_, c);
            for (char c : bytes.substr(whole.size())) append_windows_1252(text_, c);
            return std::string_view(text_);
        }
        append_windows_1252(text_, rest.front());
        ++repaired_;
        rest.remove_prefix(1);
    }
    pending_.assign(bytes.substr(whole.size()));
    return std::string_view(text_);
}

std::string_view TextDecoder::decode_windows_1252(std::string_view bytes) {
    text_.clear();
    for (char c : bytes) {
        if (static_cast<std::uint8_t>(c) < 0x80)
            text_ += c;
        else
            append_windows_1252(text_, c);
    }
    return text_;
}

Result<std::string_view> TextDecoder::decode_utf16(std::string_view bytes) {
    text_.clear();
    const std::size_t high = encoding_ == Encoding::utf16_be ? 0 : 1;
    std::size_t at = 0;
    for (; bytes.size() - at >= 2; at += 2) {
        const auto unit =
            static_cast<char32_t>(static_cast<std::uint8_t>(bytes[at + high]) << 8 | static_cast<std::uint8_t>(bytes[at + 1 - high]));
        const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high_surrogate_ != 0 && !is_low) {
            append_utf8(text_, 0xFFFD);
            repaired_ += 2;
            high_surrogate_ = 0;
        }
        if (unit == 0) return std::unexpected(has_nul());
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            high_surrogate_ = unit;
        } else if (is_low) {
            append_utf8(text_, high_surrogate_ == 0 ? 0xFFFD : 0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00));
            if (high_surrogate_ == 0) repaired_ += 2;
            high_surrogate_ = 0;
        } else {
            append_utf8(text_, unit);
        }
    }
    pending_.assign(bytes.substr(at));
    return std::string_view(text_);
}

}  // namespace tandem
