// What a file is when it is not text, by its first bytes, and the sentence that says what to do instead.
#include <array>

#include "tandem/base/text.hpp"
#include "tandem/exchange/text_decoding.hpp"

namespace tandem {

namespace {

using namespace std::string_view_literals;

struct Kind {
    std::string_view magic;
    std::string_view sentence;      // after the file's name
};

constexpr auto kinds = std::to_array<Kind>({
    {"SQLite format 3\0"sv, "is a SQLite database, not a text file; open it as a workspace or export its tables as CSV"},
    {"%PDF-"sv, "is a PDF document; export the table as CSV instead"},
    {"\x89PNG"sv, "is a picture (PNG), not a table"},
    {"\xFF\xD8\xFF"sv, "is a picture (JPEG), not a table"},
    {"GIF87a"sv, "is a picture (GIF), not a table"},
    {"GIF89a"sv, "is a picture (GIF), not a table"},
    {"\x1F\x8B"sv, "is compressed (gzip); unpack it first"},
    {"\xFD"
     "7zXZ\0"sv,
     "is compressed (xz); unpack it first"},
    {"\x28\xB5\x2F\xFD"sv, "is compressed (zstd); unpack it first"},
    {"7z\xBC\xAF\x27\x1C"sv, "is a 7z archive; unpack it first"},
    {"Rar!\x1A\x07"sv, "is a RAR archive; unpack it first"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "is an old Excel workbook or Office document (.xls); save it as CSV first"},
    {"{\\rtf"sv, "is a formatted document (RTF); save it as CSV first"},
    {"PAR1\x15"sv, "is a Parquet file; export it as CSV first"},
    {"\x7F"
     "ELF"sv,
     "is a program, not a table"},
});

std::string_view zip_kind(std::string_view start, std::string_view file_name) {
    const std::string name = fold(file_name);
    if (start.contains("xl/") || name.ends_with(".xlsx") || name.ends_with(".xlsm"))
        return "is an Excel workbook (.xlsx); save it as CSV first";
    if (start.contains("opendocument.spreadsheet")) return "is a LibreOffice spreadsheet (.ods); save it as CSV first";
    if (start.contains("[Content_Types].xml")) return "is an Office document or Excel workbook; save it as CSV first";
    return "is a zip archive; unpack it first";
}

bool is_html(std::string_view start) {
    start = trim(start.substr(0, 512));
    const std::string begin = fold(start.substr(0, 16));
    return begin.starts_with("<!doctype html") || begin.starts_with("<html") || begin.starts_with("<head") || begin.starts_with("<body");
}

}  // namespace

std::optional<Error> refuse_binary(std::string_view start, std::string_view file_name) {
    const auto refuse = [&](std::string_view sentence) {
        return Error{ErrorCode::invalid_input, std::string(file_name).append(" ").append(sentence).append(".")};
    };
    if (start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv)) return refuse(zip_kind(start, file_name));
    for (const Kind& kind : kinds) {
        if (start.starts_with(kind.magic)) return refuse(kind.sentence);
    }
    if (is_html(start)) return refuse("is a web page (HTML), not a table; perhaps the download asked for a sign-in");
    return {};
}

}  // namespace tandem
