// Bytes made small and large again, and damage that is noticed.
#include "tandem/base/compress.hpp"

#include <doctest/doctest.h>

#include "tandem/base/clock.hpp"

namespace tandem {
namespace {

TEST_CASE("bytes come back, empty, plain and random ones") {
    SeededRandom random(1);
    std::string noise;
    for (int i = 0; i < 100'000; ++i) noise += static_cast<char>(random.next());
    for (const std::string& bytes : {std::string(), std::string("a"), std::string(1'000'000, 'x'), noise}) {
        for (int level : {1, 6, 9}) {
            const std::string small = compress(bytes, level);
            CHECK(small.size() < bytes.size() + 100);
            CHECK(decompress(small).value() == bytes);
        }
    }
    CHECK(compress(std::string(1'000'000, 'x')).size() < 2'000);
}

TEST_CASE("what would grow beyond the limit, is cut, longer or lies about its size is refused") {
    const std::string small = compress(std::string(5000, 'y') + "end");
    CHECK(!decompress(small, 5002));
    CHECK(decompress(small, 5003));
    for (std::size_t size = 0; size < small.size(); ++size) CHECK(!decompress(small.substr(0, size)));
    CHECK(!decompress(small + "x"));
    for (int change : {-1, 1}) {
        std::string lie = small;
        lie[0] = static_cast<char>(lie[0] + change);
        CHECK(decompress(lie).error().code == ErrorCode::corrupt);
    }
}

TEST_CASE("random damage never reads outside the bytes") {
    SeededRandom random(2);
    std::string text;
    for (int i = 0; i < 500; ++i) text += std::to_string(random.below(1000)) + ",";
    const std::string small = compress(text);
    for (int i = 0; i < 2000; ++i) {
        std::string damaged = small;
        damaged[random.below(static_cast<std::uint32_t>(damaged.size()))] ^= static_cast<char>(1u << random.below(8));
        const auto made = decompress(damaged, 1 << 20);
        if (made) CHECK(made->size() <= (1 << 20));
    }
}

}  // namespace
}  // namespace tandem
