// How each piece of work grows from 1,000 to 1,000,000 contacts, through the core as the interface asks it: growth.json for a plot, and
// whether it stays within n log n. TANDEM_BENCH_ROWS (1000000) is the largest workspace.
#include <malloc.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "platform/headless/in_process.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/contract/workspace.hpp"
#include "tandem/model/contact.hpp"
#include "tests/bench/bench.hpp"

namespace {

using namespace tandem;

constexpr double tolerance = 2.5;       // how much slower than n log n a step of ten may be: caches end somewhere

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

// As imports make them: ids from outside keys, spread over their tables.
Contact contact(int i) {
    static const char* const first[] = {"Maria", "John", "Amir", "Chen", "Zoë", "Marcus", "Ingrid", "Olu"};
    static const char* const last[] = {"Martin", "Novak", "Okafor", "Silva", "Lindqvist", "Marsh", "Tanaka", "Weber"};
    static const char* const country[] = {"Germany", "France", "Spain", "Italy", "Austria", "Poland", "Ireland", "Japan"};
    const std::string n = std::to_string(i);
    return {.id = {id_from_key({"contact", "bench", n})}, .first_name = first[i % 8], .last_name = last[i / 8 % 8] + n, .title = "Buyer " + std::to_string(i % 50), .source = {},
            .city = "City " + std::to_string(i % 400), .country = country[i / 64 % 8]};
}

double resident_mb() {
    long pages = 0, resident = 0;
    if (FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
        std::fclose(file);
    }
    return static_cast<double>(resident) * 4096 / 1e6;
}

double best(int runs, const std::function<void()>& act) {
    double least = 1e300;
    for (int i = 0; i < runs; ++i) least = std::min(least, bench::milliseconds(act));
    return least;
}

// Milliseconds by workload.
std::vector<std::pair<std::string, double>> measure(const std::string& path, int rows) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    std::vector<std::pair<std::string, double>> times;
    malloc_trim(0);
    const double before = resident_mb();
    {
        InProcess w({.path = path});
        const Entity& entity = w.catalog().of<Contact>();
        times.emplace_back("write", bench::milliseconds([&] {
            auto writer = w.store().begin("Import", Origin::import);
            for (int i = 0; i < rows;) {
                ChangeSet set;
                for (const int end = std::min(rows, i + 1500); i < end; ++i) add_creation(set, to_row(entity, contact(i)));
                require((*writer)->add(set).has_value(), "The import failed.");
            }
            require((*writer)->seal().has_value(), "The import failed.");
        }));
        require(w.store().checkpoint().has_value(), "The checkpoint failed.");
    }
    InProcess w({.path = path});
    times.emplace_back("first page by name", bench::milliseconds([&] { require(w.answer(RecordList{.entity = "contact", .columns = {"last_name"}, .sorts = {{"last_name"}}}).total == rows, "Contacts are missing."); }));
    times.emplace_back("first page by an unindexed column", bench::milliseconds([&] { static_cast<void>(w.answer(RecordList{.entity = "contact", .columns = {"title"}, .sorts = {{"title"}}})); }));
    times.emplace_back("page far down", best(3, [&, page = 0]() mutable { static_cast<void>(w.answer(RecordList{.entity = "contact", .columns = {"last_name"}, .sorts = {{"last_name"}}, .first = rows * 9 / 10 - ++page})); }));
    times.emplace_back("count by two columns", bench::milliseconds([&] { static_cast<void>(w.answer(RecordList{.entity = "contact", .filters = {{"country", "equal", {Value{"Germany"}}}, {"title", "contains", {Value{"buyer 1"}}}}, .count = 0})); }));
    times.emplace_back("search, 50 best", best(3, [&, limit = 50]() mutable { require(w.answer(SearchAll{.text = "mar", .limit = limit--}).hits.size() >= 48, "The search found too little."); }));
    const RowId row = id_from_key({"contact", "bench", "7"});
    times.emplace_back("edit of one row", best(20, [&, i = 0]() mutable { require(w.run("record.update", {.entity = "contact", .rows = {row}, .values = {{"city", Value{"Town " + std::to_string(++i)}}}}).ok, "The edit failed."); }));
    times.emplace_back("export as CSV", bench::milliseconds([&] { require(w.run("export.records", {.entity = "contact"}).ok, "The export failed."); }));
    const double held = static_cast<double>(w.outputs().back().bytes.size()) / 1e6;     // the export itself is not the program's memory
    std::printf("%9d contacts: %.1f MB more in memory, %.2f KB a contact\n", rows, resident_mb() - before - held, (resident_mb() - before - held) * 1e3 / rows);
    times.emplace_back("memory, KB a contact", (resident_mb() - before - held) * 1e3 / rows);
    return times;
}

}  // namespace

int main(int, char** arguments) {
    const std::string folder = arguments[1];
    const int most = std::getenv("TANDEM_BENCH_ROWS") ? std::atoi(std::getenv("TANDEM_BENCH_ROWS")) : 1'000'000;
    nlohmann::ordered_json report = nlohmann::ordered_json::array();
    std::vector<std::pair<std::string, double>> last;
    for (int rows = 1'000; rows <= most; rows *= 10) {
        const auto times = measure(folder + "/growth.db", rows);
        for (std::size_t i = 0; i < times.size(); ++i) {
            const auto& [workload, ms] = times[i];
            nlohmann::ordered_json line = {{"workload", workload}, {"rows", rows}, {"ms", ms}};
            std::printf("  %-36s %12.2f", workload.c_str(), ms);
            if (!last.empty() && i + 1 < times.size()) {
                // Below a millisecond only the clock is measured.
                const double step = std::max(ms, 1.0) / std::max(last[i].second, 1.0), allowed = tolerance * 10 * std::log(rows) / std::log(rows / 10.0);
                line["step"] = step;
                line["within_n_log_n"] = step <= allowed;
                std::printf("  x%.1f%s", step, step <= allowed ? "" : "  worse than n log n");
            }
            std::printf("\n");
            report.push_back(std::move(line));
        }
        last = times;
    }
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(folder + "/growth.db" + end);
    std::ofstream out(folder + "/growth.json");
    out << report.dump(2) << '\n';
    return out.good() ? 0 : 1;
}
