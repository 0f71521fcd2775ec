// The parser of CSV alone, as WebAssembly: what csv_worker.mjs compares with papaparse. Every cell is touched.
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

#include "tandem/exchange/csv.hpp"
#include "tandem/exchange/text_decoding.hpp"

namespace {

using namespace tandem;

struct Reading {
    TextDecoder decoder{"contacts.csv"};
    CsvParser parser{CsvOptions{}};
    std::size_t cells = 0, bytes = 0;
};
std::optional<Reading> reading;
std::string room;

void stop(const Error& error) {
    std::fprintf(stderr, "%s\n", error.message.c_str());
    std::abort();
}

void take(const Result<std::string_view>& text, bool is_end) {
    if (!text) return stop(text.error());
    reading->parser.feed(*text);
    if (is_end) reading->parser.finish();
    for (;;) {
        const auto batch = reading->parser.next();
        if (!batch) return stop(batch.error());
        if (!*batch) return;
        for (std::size_t r = 0; r < (*batch)->size(); ++r)
            for (const std::string_view cell : (**batch)[r]) ++reading->cells, reading->bytes += cell.size();
    }
}

}  // namespace

extern "C" {
// Where the next piece of the file goes.
char* csv_room(int size) {
    room.resize(static_cast<std::size_t>(size));
    return room.data();
}
void csv_begin() { reading.emplace(); }
void csv_feed() { take(reading->decoder.decode(room), false); }
int csv_end() {
    take(reading->decoder.finish(), true);
    return static_cast<int>(reading->cells);
}
int csv_bytes() { return static_cast<int>(reading->bytes); }
}

int main() { return 0; }
