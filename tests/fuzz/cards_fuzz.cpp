// Fuzzing of vCards: no crash, and writing a card from what was read gives a card that reads again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tandem/base/text.hpp"
#include "tandem/exchange/cards.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tandem;
    const std::string text = to_valid_utf8({reinterpret_cast<const char*>(data), size});
    static_cast<void>(is_cards(text));
    auto table = read_cards(text, "fuzz.vcf");
    if (!table || table->size() == 0) return 0;
    const CsvBatch& batch = table->batch(0);
    Card card{.id = "1", .shown_name = "x"};
    for (std::size_t c = 0; c < table->header().size(); ++c) {
        static_cast<void>(card_target(table->header()[c]));
        if (table->header()[c] == "ORG") card.company = batch[0][c];
    }
    std::string out;
    write_card(out, card);
    auto again = read_cards(out, "fuzz.vcf");
    if (!again || again->size() != 1) std::abort();
    return 0;
}
