// Encodings recognised and decoded in chunks of any size; files that are no text.
#include "tandem/exchange/text_decoding.hpp"

#include <doctest/doctest.h>

#include "tandem/base/clock.hpp"
#include "tandem/base/text.hpp"

namespace tandem {
namespace {

using namespace std::string_view_literals;

struct Decoded {
    std::string text;
    Encoding encoding = Encoding::utf8;
    std::uint64_t repaired = 0;
};

// Chunks are copies of exact size, so that a read beyond one is caught.
Result<Decoded> decode_in_chunks(std::string_view bytes, std::size_t step) {
    TextDecoder decoder("prices.csv");
    Decoded decoded;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(step, bytes.size()))) {
        const std::string chunk(bytes.substr(0, step));
        decoded.text += TRY(decoder.decode(chunk));
    }
    decoded.text += TRY(decoder.finish());
    decoded.encoding = decoder.encoding();
    decoded.repaired = decoder.repaired_bytes();
    return decoded;
}

std::string utf16(std::u16string_view text, bool is_big_endian) {
    std::string bytes;
    for (char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        bytes += is_big_endian ? high : low;
        bytes += is_big_endian ? low : high;
    }
    return bytes;
}

std::string refusal(std::string_view bytes) {
    const Result<Decoded> decoded = decode_in_chunks(bytes, 7);
    if (decoded) return "read as text";
    CHECK(decoded.error().code == ErrorCode::invalid_input);
    return decoded.error().message;
}

const std::string long_text = [] {
    std::string text;
    for (int i = 0; i < 900; ++i) text += "Éva;東京;😀;" + std::to_string(i) + "\r\n";
    return text;
}();

TEST_CASE("UTF-8 with and without a byte order mark is the same text in chunks of any size") {
    for (std::size_t step : {1, 2, 3, 5, 4095, 4096, 4097, 1'000'000}) {
        const Decoded plain = decode_in_chunks(long_text, step).value();
        CHECK(plain.text == long_text);
        CHECK(plain.encoding == Encoding::utf8);
        CHECK(plain.repaired == 0);
        CHECK(decode_in_chunks("\xEF\xBB\xBF" + long_text, step)->text == long_text);
    }
    CHECK(decode_in_chunks("", 1)->text.empty());
    CHECK(decode_in_chunks("\xEF\xBB\xBF", 1)->text.empty());
    CHECK(decode_in_chunks("a", 1)->text == "a");
}

TEST_CASE("UTF-16 of both orders is recognised by its mark or by its zeros") {
    const std::u16string text = u"Day\tCampaign\tCost\n2026-11-01\tÉté 😀 東京\t1,5\n";
    const std::string expected = "Day\tCampaign\tCost\n2026-11-01\tÉté 😀 東京\t1,5\n";
    for (bool is_big_endian : {false, true}) {
        for (std::size_t step : {1, 2, 3, 1000}) {
            const Decoded marked = decode_in_chunks(utf16(u"\uFEFF" + text, is_big_endian), step).value();
            CHECK(marked.text == expected);
            CHECK(marked.encoding == (is_big_endian ? Encoding::utf16_be : Encoding::utf16_le));
            CHECK(decode_in_chunks(utf16(text, is_big_endian), step)->text == expected);
        }
    }
    std::u16string many = u"\uFEFF";
    for (int i = 0; i < 3000; ++i) many += u"a😀é\n";
    for (std::size_t step : {1, 7, 4096, 100'000}) {
        const Decoded decoded = decode_in_chunks(utf16(many, false), step).value();
        CHECK(decoded.text.size() == 3000 * 8);
        CHECK(is_valid_utf8(decoded.text));
    }
}

TEST_CASE("broken UTF-16 keeps its other characters, a cut one is said, a newline of one byte at the end is let pass") {
    const Decoded decoded = decode_in_chunks(utf16(u"\uFEFFa\xD800"
                                                   "b\xDC00"
                                                   "c",
                                                   false),
                                             3)
                                .value();
    CHECK(decoded.text == "a\uFFFDb\uFFFDc");
    CHECK(decoded.repaired == 4);
    CHECK(decode_in_chunks(utf16(u"\uFEFFab", false) + "\n", 3)->text == "ab");
    CHECK(refusal(utf16(u"\uFEFFab", false) + "x") ==
          "prices.csv ends in the middle of a character; it was probably not copied completely.");
    CHECK(refusal(utf16(u"\uFEFFab\xD83D", false)).contains("in the middle"));
}

TEST_CASE("what is not UTF-8 is Windows-1252, also when the first such byte comes late") {
    const Decoded decoded = decode_in_chunks(
                                "Stra\xDF"
                                "e \x80 5 \x96 M\xFCller\xC3",
                                4)
                                .value();
    CHECK(decoded.text == "Straße € 5 – MüllerÃ");
    CHECK(decoded.encoding == Encoding::windows_1252);
    CHECK(decoded.repaired == 0);
    std::string late(100'000, 'x');
    late += "\xE9\xC3\xA9";
    for (std::size_t step : {1, 4096, 99'999, 1'000'000}) {
        const Decoded found = decode_in_chunks(late, step).value();
        CHECK(found.text == std::string(100'000, 'x') + "éÃ©");
        CHECK(found.encoding == Encoding::windows_1252);
    }
}

TEST_CASE("single bad bytes inside UTF-8 are repaired and counted, in chunks of any size") {
    for (std::size_t step : {1, 2, 5000}) {
        const Decoded decoded = decode_in_chunks("é M\xFCller é \xE6\x9D", step).value();
        CHECK(decoded.text == "é Müller é \u00E6\u009D");
        CHECK(decoded.encoding == Encoding::utf8);
        CHECK(decoded.repaired == 3);
    }
}

TEST_CASE("random bytes without NUL are always valid text afterwards and do not depend on the chunks") {
    SeededRandom random(11);
    for (int i = 0; i < 300; ++i) {
        std::string bytes;
        for (std::uint32_t n = random.below(9000); n > 0; --n)
            bytes += static_cast<char>(random.below(4) ? 32 + random.below(90) : 1 + random.below(255));
        const Result<Decoded> whole = decode_in_chunks(bytes, bytes.size() + 1);
        const Result<Decoded> parts = decode_in_chunks(bytes, 1 + random.below(500));
        REQUIRE(whole.has_value() == parts.has_value());
        if (!whole) continue;
        CHECK(is_valid_utf8(whole->text));
        CHECK(whole->text == parts->text);
    }
}

TEST_CASE("files that are no text are refused with what they are and what to do") {
    CHECK(refusal("PK\x03\x04\x14\0\0\0[Content_Types].xml....xl/workbook.xml"sv) ==
          "prices.csv is an Excel workbook (.xlsx); save it as CSV first.");
    CHECK(refusal("PK\x03\x04\x14\0\0\0readme.txt"sv) == "prices.csv is a zip archive; unpack it first.");
    CHECK(refusal("PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet"sv).contains("LibreOffice spreadsheet (.ods)"));
    CHECK(refusal("SQLite format 3\0\x10\0"sv).contains("is a SQLite database"));
    CHECK(refusal("%PDF-1.7\n"sv).contains("is a PDF document"));
    CHECK(refusal("\x89PNG\r\n\x1A\n"sv).contains("is a picture (PNG)"));
    CHECK(refusal("\x1F\x8B\x08\0"sv) == "prices.csv is compressed (gzip); unpack it first.");
    CHECK(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv).contains("old Excel workbook"));
    for (const char* page : {"<!DOCTYPE html><html>", "\n  <!doctype HTML>", "<HTML lang=en>", "\xEF\xBB\xBF<html>"}) {
        CHECK(refusal(page) == "prices.csv is a web page (HTML), not a table; perhaps the download asked for a sign-in.");
    }
    CHECK(refuse_binary("PK\x03\x04 anything"sv, "Q3 Prices.XLSX")->message ==
          "Q3 Prices.XLSX is an Excel workbook (.xlsx); save it as CSV first.");
    CHECK(!refuse_binary("name,price\n<html>,1\n", "a.csv"));
}

TEST_CASE("NUL bytes outside UTF-16 are refused wherever they stand") {
    const std::string sentence = "prices.csv holds NUL bytes, so it is not a text file or was damaged.";
    CHECK(refusal("a,b\n1,\0\n"sv) == sentence);
    CHECK(refusal(std::string(100'000, 'x') + std::string(1, '\0')) == sentence);
    CHECK(refusal("\xE9 Windows-1252 " + std::string(10'000, 'x') + std::string(1, '\0') + "y") == sentence);
    CHECK(refusal(std::string(5000, '\0')) == sentence);
    CHECK(refusal("\xFF\xFE\0\0a\0\0\0"sv) == sentence);
}

}  // namespace
}  // namespace tandem
