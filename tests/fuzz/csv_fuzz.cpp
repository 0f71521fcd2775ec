// Fuzzing of decoding and CSV: no crash, the same records however the bytes are cut, and writing what was read gives it again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tandem/base/text.hpp"
#include "tandem/exchange/csv.hpp"
#include "tandem/exchange/text_decoding.hpp"

namespace {

using namespace tandem;
using Records = std::vector<std::vector<std::string>>;

void require(bool holds) {
    if (!holds) std::abort();
}

struct Read {
    std::string text;
    Records records;
    std::string error;
};

Read read(std::string_view bytes, std::size_t step, std::size_t batch_records, char delimiter) {
    Read made;
    TextDecoder decoder("fuzz.csv");
    CsvOptions options{.file_name = "fuzz.csv", .delimiter = delimiter, .batch_records = batch_records};
    options.limits = {.columns = 50, .cell_bytes = 2'000, .record_bytes = 5'000};
    CsvParser parser(options);
    bool is_decoded = false, is_finished = false;
    while (true) {
        const Result<const CsvBatch*> batch = parser.next();
        if (!batch) {
            made.error = batch.error().message;
            return made;
        }
        if (*batch != nullptr) {
            for (std::size_t i = 0; i < (*batch)->size(); ++i) made.records.emplace_back((**batch)[i].begin(), (**batch)[i].end());
        } else if (!is_decoded) {
            const std::string chunk(bytes.substr(0, step));
            const Result<std::string_view> text = bytes.empty() ? decoder.finish() : decoder.decode(chunk);
            if (!text) {
                made.error = text.error().message;
                return made;
            }
            is_decoded = bytes.empty();
            bytes.remove_prefix(chunk.size());
            made.text += *text;
            parser.feed(*text);
        } else if (!is_finished) {
            parser.finish();
            is_finished = true;
        } else {
            return made;
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 3), size - 3);
    const char delimiter = ",;\t|"[data[0] % 4];
    const Read whole = read(bytes, bytes.size() + 1, 1'000, delimiter);
    const Read parts = read(bytes, 1 + data[1], 1 + data[2] % 8, delimiter);
    require(is_valid_utf8(whole.text));
    require(whole.error.empty() == parts.error.empty());
    static_cast<void>(detect_delimiter(whole.text));
    static_cast<void>(find_header(whole.records));
    if (!whole.error.empty()) return 0;
    require(whole.text == parts.text);
    require(whole.records == parts.records);

    std::string out;
    CsvWriter writer(out, {.delimiter = delimiter, .guards_formulas = true});
    for (const auto& record : whole.records) {
        for (const std::string& cell : record) writer.cell(cell);
        writer.end_record();
    }
    CsvOptions options;
    options.delimiter = delimiter;
    Records again = parse_csv(out, options).value_or(CsvTable{}).records;
    for (auto& record : again) {
        for (std::string& cell : record) cell = std::string(unguarded(cell));
    }
    require(again == whole.records);
    return 0;
}
