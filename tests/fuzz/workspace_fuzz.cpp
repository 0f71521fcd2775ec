// Fuzzing of whole workspace files: bytes patched into a small valid one, which is then opened, proved, listed, searched and edited.
// No crash, no undefined behaviour, no leak; a refusal is a sentence.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tests/store/faults/faulty_files.hpp"
#include "tests/store/faults/script.hpp"
#include "tests/store/faults/use.hpp"

namespace {

using namespace tandem;
using namespace tandem::tests;

constexpr const char* file = "workspace.db";

void require(bool holds) {
    if (!holds) std::abort();
}

FaultyFiles& files() {
    static FaultyFiles made;
    return made;
}

const std::string& good() {
    static const std::string bytes = [] {
        Day day;
        require(day.open().has_value());
        for (const Step& step : script()) {
            if (step.name == "an import is cancelled") break;
            require(step.run(day).has_value());
        }
        day.close();
        return files().bytes(file);
    }();
    return bytes;
}

}  // namespace

// A patch: three bytes of place, one of length (low four bits; bit 7: counted from the first byte of a page, its header), the bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t page = 8192;
    files();
    std::string bytes = good();
    while (size > 4) {
        std::size_t place = data[0] | static_cast<std::size_t>(data[1]) << 8 | static_cast<std::size_t>(data[2]) << 16;
        if ((data[3] & 0x80) != 0) place = place % (bytes.size() / page) * page + (place >> 16) % 64;
        const std::size_t length = std::min<std::size_t>(1 + data[3] % 16, size - 4);
        place %= bytes.size() - length;
        for (std::size_t i = 0; i < length; ++i) bytes[place + i] = static_cast<char>(data[4 + i]);
        data += 4 + length;
        size -= 4 + length;
    }
    files().set_state({});
    files().put(file, std::move(bytes));
    Day day;
    if (const Result<> opened = day.open(); !opened) {
        require(!opened.error().message.empty());
        return 0;
    }
    const Verification proof = day->verify();
    for (const Finding& finding : proof.findings) require(!finding.what.empty());
    use(day.store());
    return 0;
}
