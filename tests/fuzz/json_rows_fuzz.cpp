// Fuzzing of JSON as rows: no crash, no hang, one sentence for what is no JSON.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tandem/base/text.hpp"
#include "tandem/exchange/json_rows.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tandem;
    const std::string text = to_valid_utf8({reinterpret_cast<const char*>(data), size});
    static_cast<void>(is_json(text));
    auto table = read_json(text, "fuzz.json");
    if (!table) {
        if (!table.error().message.starts_with("fuzz.json") || table.error().message.find('\n') != std::string::npos) std::abort();
        return 0;
    }
    std::size_t rows = 0;
    while (rows < table->size()) rows += table->batch(rows).size();
    return 0;
}
