// A StoredFile behaves like the plain file beneath it, whatever it reads ahead or holds back.
#include "platform/web/core_stored_file.hpp"
// The browser's folder is not built natively; this part of it has no browser in it.
#include "platform/web/core_stored_file.cpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tandem/base/clock.hpp"

using namespace tandem;

namespace {

struct PlainFile final : Backing {
    std::vector<std::byte> bytes;
    int reads = 0, writes = 0;
    bool is_full = false;

    std::int64_t read(void* to, std::size_t size, std::int64_t offset) override {
        reads += 1;
        std::size_t start = std::min(static_cast<std::size_t>(offset), bytes.size());
        std::size_t given = std::min(size, bytes.size() - start);
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(start), given, static_cast<std::byte*>(to));
        return static_cast<std::int64_t>(given);
    }
    Outcome write(const void* from, std::size_t size, std::int64_t offset) override {
        if (is_full) return Outcome::full;
        writes += 1;
        std::size_t start = static_cast<std::size_t>(offset);
        if (bytes.size() < start + size) bytes.resize(start + size);
        std::copy_n(static_cast<const std::byte*>(from), size, bytes.begin() + offset);
        return Outcome::done;
    }
    Outcome truncate(std::int64_t size) override {
        bytes.resize(static_cast<std::size_t>(size));
        return Outcome::done;
    }
    Outcome flush() override { return Outcome::done; }
    std::int64_t size() override { return static_cast<std::int64_t>(bytes.size()); }
};

constexpr std::size_t page = 8192;

std::vector<std::byte> noise(SeededRandom& random, std::size_t size) {
    std::vector<std::byte> out(size);
    for (std::byte& each : out) each = static_cast<std::byte>(random.below(256));
    return out;
}

}  // namespace

TEST_CASE("random reads, writes, cuts and syncs give what a plain file gives") {
    SeededRandom random(11);
    for (int round = 0; round < 40; round++) {
        PlainFile plain;
        StoredFile file(plain, round % 2 == 0 ? StoredFile::table_gap : StoredFile::log_gap);
        std::vector<std::byte> model;
        std::size_t cursor = 0;
        for (int step = 0; step < 800; step++) {
            std::size_t size = random.below(3) == 0 ? 24 : page;
            std::size_t anywhere = model.empty() ? 0 : random.below(static_cast<std::uint32_t>(model.size()));
            std::size_t offset = random.below(3) == 0 ? anywhere : std::min(cursor, model.size());
            std::uint32_t what = random.below(100);
            if (what < 45) {
                std::vector<std::byte> bytes = noise(random, size);
                if (model.size() < offset + size) model.resize(offset + size);
                std::copy(bytes.begin(), bytes.end(), model.begin() + static_cast<std::ptrdiff_t>(offset));
                REQUIRE(file.write(bytes.data(), size, static_cast<std::int64_t>(offset)) == Backing::Outcome::done);
                cursor = offset + size;
            } else if (what < 95) {
                std::vector<std::byte> got(size, std::byte{1}), expected(size);
                std::size_t there = std::min(size, model.size() - offset);
                std::copy_n(model.begin() + static_cast<std::ptrdiff_t>(offset), there, expected.begin());
                REQUIRE(file.read(got.data(), size, static_cast<std::int64_t>(offset)) == static_cast<std::int64_t>(there));
                REQUIRE(got == expected);
                cursor = offset + size;
            } else if (what < 97) {
                model.resize(anywhere);
                REQUIRE(file.truncate(static_cast<std::int64_t>(anywhere)) == Backing::Outcome::done);
            } else if (what < 98) {
                REQUIRE(file.sync() == Backing::Outcome::done);
                REQUIRE(plain.bytes == model);
            } else {
                REQUIRE(file.size() == static_cast<std::int64_t>(model.size()));
            }
        }
    }
}

TEST_CASE("a commit of many small writes is one large one, a forward scan a few large reads") {
    SeededRandom random(3);
    PlainFile plain;
    StoredFile file(plain);
    std::vector<std::byte> bytes = noise(random, page);
    for (std::int64_t at = 0; at < 20; at++) CHECK(file.write(bytes.data(), page, at * std::int64_t{page}) == Backing::Outcome::done);
    CHECK(plain.writes == 0);
    CHECK(file.sync() == Backing::Outcome::done);
    CHECK(plain.writes == 1);
    for (std::int64_t at = 0; at < 20; at++) CHECK(file.read(bytes.data(), page, at * std::int64_t{page}) == page);
    CHECK(plain.reads <= 2);
}

TEST_CASE("pages put aside in the log are fetched back one by one, beside what is being written; recovery reads it in large pieces") {
    SeededRandom random(5);
    PlainFile plain;
    StoredFile log(plain, StoredFile::log_gap);
    constexpr std::int64_t frame = 24 + std::int64_t{page}, frames = 64;
    std::vector<std::byte> bytes = noise(random, frame);
    for (std::int64_t at = 0; at < frames; at++) CHECK(log.write(bytes.data(), frame, at * frame) == Backing::Outcome::done);
    CHECK(log.sync() == Backing::Outcome::done);
    plain.reads = plain.writes = 0;
    std::int64_t end = frames * frame;
    for (std::int64_t at = 0; at < frames; at += 2, end += frame) {
        CHECK(log.read(bytes.data(), page, at * frame + 24) == page);
        CHECK(log.write(bytes.data(), frame, end) == Backing::Outcome::done);
    }
    CHECK(plain.reads == frames / 2);
    CHECK(plain.writes <= 2);
    CHECK(log.sync() == Backing::Outcome::done);
    plain.reads = 0;
    for (std::int64_t at = 0; at < frames; at++) CHECK(log.read(bytes.data(), frame, at * frame) == frame);
    CHECK(plain.reads <= 4);
}

TEST_CASE("a full device is said at the latest by sync, and the size is then what is really there") {
    PlainFile plain;
    StoredFile file(plain);
    std::vector<std::byte> bytes(page);
    CHECK(file.write(bytes.data(), page, 0) == Backing::Outcome::done);
    plain.is_full = true;
    CHECK(file.sync() == Backing::Outcome::full);
    CHECK(file.size() == 0);
}
