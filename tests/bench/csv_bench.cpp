// Reading CSV against libcsv, the parser that Debian has: the same bytes, every cell touched on both sides.
#include <csv.h>

#include <cstdlib>
#include <random>

#include "tandem/exchange/csv.hpp"
#include "tests/bench/bench.hpp"

namespace {

using namespace tandem;

// Contacts as CRMs export them: quoted cells with commas, doubled quotes and newlines among plain ones.
std::string contacts(std::size_t rows) {
    std::mt19937 random(7);
    std::string text = "id,first_name,last_name,email,phone,company,city,created_at,note\r\n";
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string n = std::to_string(random() % 100'000);
        text += std::to_string(i) + ",First" + n + ",Last" + n + ",first" + n + "@company" + n + ".example,+49 30 " + n + ",\"Company " + n + ", Ltd.\",Berlin,2026-03-18 09:00:00,";
        if (i % 5 == 0) text += "\"said \"\"call me\"\"\nnext week\"";
        text += "\r\n";
    }
    return text;
}

struct Sum { std::size_t cells = 0, bytes = 0; };

void stop(const char* what) {
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

Sum by_ours(const std::string& text) {
    Sum sum;
    CsvParser parser(CsvOptions{});
    const auto take = [&] {
        for (;;) {
            const auto batch = parser.next();
            if (!batch) stop(batch.error().message.c_str());
            if (!*batch) return;
            for (std::size_t r = 0; r < (*batch)->size(); ++r)
                for (const std::string_view cell : (**batch)[r]) ++sum.cells, sum.bytes += cell.size();
        }
    };
    for (std::size_t at = 0; at < text.size(); at += 1 << 18) parser.feed(std::string_view(text).substr(at, 1 << 18)), take();
    parser.finish();
    take();
    return sum;
}

Sum by_libcsv(const std::string& text) {
    Sum sum;
    csv_parser parser;
    csv_init(&parser, 0);
    const auto cell = [](void*, std::size_t size, void* to) { ++static_cast<Sum*>(to)->cells, static_cast<Sum*>(to)->bytes += size; };
    const auto record = [](int, void*) {};
    for (std::size_t at = 0; at < text.size(); at += 1 << 18) {
        const std::size_t size = std::min<std::size_t>(1 << 18, text.size() - at);
        if (csv_parse(&parser, text.data() + at, size, cell, record, &sum) != size) stop(csv_strerror(csv_error(&parser)));
    }
    csv_fini(&parser, cell, record, &sum);
    csv_free(&parser);
    return sum;
}

}  // namespace

int main(int, char** arguments) {
    const std::string text = contacts(200'000);
    const Sum a = by_ours(text), b = by_libcsv(text);
    if (a.cells != b.cells || a.bytes != b.bytes) stop("The two sides did not read the same cells.");
    Sum sink;
    const auto compared = bench::compare("parse " + std::to_string(text.size() / 1'000'000) + " MB of contacts as CSV, libcsv", 1 / 1.5,
                                         [&] { sink = by_ours(text); }, [&] { sink = by_libcsv(text); });
    return bench::write(arguments[1], "csv", {compared});
}
