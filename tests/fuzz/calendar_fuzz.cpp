// Fuzzing of calendars: no crash, no hang; and a series written with the rules that were read reads again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tandem/base/text.hpp"
#include "tandem/exchange/calendars.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tandem;
    const std::string text = to_valid_utf8({reinterpret_cast<const char*>(data), size});
    auto table = read_calendar(text, "fuzz.ics");
    if (!table || table->size() == 0) return 0;
    const CsvBatch& batch = table->batch(0);
    CalendarEntry entry{.id = "1", .kind = "meeting", .subject = "x", .body = {}, .place = {}, .at = Instant{1'790'000'000'000}, .ends_at = {}, .done_at = {}, .due_on = {}};
    for (std::size_t c = 0; c < table->header().size(); ++c) {
        static_cast<void>(calendar_target(table->header()[c]));
        if (table->header()[c] == "Repeats") entry.recurrence = batch[0][c];
    }
    std::string out;
    std::vector<std::string> described;
    CalendarWriter writer(out, described);
    writer.begin();
    writer.add(entry);
    writer.end();
    auto again = read_calendar(out, "fuzz.ics");
    if (!again || again->size() != 1) std::abort();
    return 0;
}
