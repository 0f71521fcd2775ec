// Segments: written and read again, erased without breaking their hash, and damaged ones refused.
#include "store/log.hpp"

#include <doctest/doctest.h>

#include <bit>

namespace tandem::detail {
namespace {

Value any_value(SeededRandom& random) {
    switch (random.below(8)) {
        case 0:
        case 1: return {};
        case 2: return static_cast<std::int64_t>(random.next());
        case 3: return std::int64_t{random.below(10)};
        case 4: return random.unit() * 1e6;
        case 5: return std::string(random.below(300), static_cast<char>('a' + random.below(26)));
        default: return "Word " + std::to_string(random.below(50));
    }
}

Segment any_segment(SeededRandom& random, std::uint32_t records) {
    Segment segment;
    const std::uint32_t entities[] = {segment.name("deal"), segment.name("contact"), segment.name("contact_email")};
    std::vector<std::uint32_t> fields;
    for (int i = 0; i < 12; ++i) fields.push_back(segment.name("field_" + std::to_string(i)));
    fields.push_back(segment.name(live_name));
    const std::vector<Stamp> stamps{{}, {5, 1}, {1'790'000'000'000 << 16, 77}, {9, 2}};
    const bool is_uniform = random.below(2) == 0;
    for (std::uint32_t r = 0; r < records; ++r) {
        LogRecord record{.entity = entities[random.below(3)], .row = static_cast<std::int64_t>(random.next() >> 1)};
        const Stamp seen = stamps[random.below(4)];
        const std::uint32_t step = is_uniform ? 1 : 1 + random.below(4);
        for (std::uint32_t f = is_uniform ? 0 : random.below(3); f < fields.size(); f += step) {
            record.cells.push_back({fields[f], any_value(random), any_value(random), random.below(9) == 0 ? stamps[random.below(4)] : seen});
        }
        segment.records.push_back(std::move(record));
    }
    return segment;
}

void check_same(const Segment& a, const Segment& b) {
    CHECK(a.names == b.names);
    REQUIRE(a.records.size() == b.records.size());
    bool is_same = true;
    for (std::size_t r = 0; r < a.records.size(); ++r) {
        const LogRecord &x = a.records[r], &y = b.records[r];
        is_same = is_same && x.entity == y.entity && x.row == y.row && x.erased == y.erased && x.cells.size() == y.cells.size();
        for (std::size_t c = 0; is_same && c < x.cells.size(); ++c) {
            is_same = x.cells[c].field == y.cells[c].field && x.cells[c].before == y.cells[c].before && x.cells[c].after == y.cells[c].after && x.cells[c].seen == y.cells[c].seen;
        }
    }
    CHECK(is_same);
}

const SegmentHeader header{.sequence = 7, .stamp = {99, 3}, .set_time = 98, .origin = "user", .label = "Mark as won", .is_last = true, .note = "note"};

TEST_CASE("any segment reads as it was written, with the hash it was sealed with") {
    SeededRandom random(3);
    for (int round = 0; round < 300; ++round) {
        const Segment segment = any_segment(random, round < 250 ? random.below(30) : random.below(400));
        const Digest previous = sha256(std::to_string(round));
        const SealedSegment sealed = seal(segment, header, previous, random);
        const auto again = read_segment(sealed.structure, sealed.data);
        REQUIRE(again);
        check_same(segment, *again);
        const auto structure = read_structure(sealed.structure);
        REQUIRE(structure);
        CHECK(structure->records.size() == segment.records.size());
        CHECK(segment_hash(sealed.structure, sealed.data, header, previous) == sealed.hash);
        SegmentHeader other = header;
        other.label = "Mark as lost";
        CHECK(segment_hash(sealed.structure, sealed.data, other, previous) != sealed.hash);
        CHECK(segment_hash(sealed.structure, sealed.data, header, sealed.hash) != sealed.hash);
    }
}

TEST_CASE("the values of some records can be erased while the hash stays") {
    SeededRandom random(4);
    for (int round = 0; round < 50; ++round) {
        Segment segment = any_segment(random, 5 + random.below(60));
        const SealedSegment sealed = seal(segment, header, {}, random);
        const std::vector<std::size_t> first{1, 3}, second{0, 3};
        const auto once = erase(sealed.structure, sealed.data, first);
        REQUIRE(once);
        const auto twice = erase(sealed.structure, *once, second);
        REQUIRE(twice);
        CHECK(segment_hash(sealed.structure, *twice, header, {}) == sealed.hash);
        for (std::size_t r : {0, 1, 3}) {
            segment.records[r].erased = true;
            for (LogCell& cell : segment.records[r].cells) cell.before = cell.after = Value{};
        }
        const auto again = read_segment(sealed.structure, *twice);
        REQUIRE(again);
        check_same(segment, *again);
    }
    CHECK(!erase("", "", std::vector<std::size_t>{0}));
}

TEST_CASE("erased values are gone from the bytes") {
    SeededRandom random(5);
    Segment segment;
    for (int i = 0; i < 3; ++i) segment.records.push_back({.entity = segment.name("contact"), .row = i + 1, .cells = {{segment.name("last_name"), {}, "Secret" + std::to_string(i), {}}}});
    const SealedSegment sealed = seal(segment, header, {}, random);
    REQUIRE(sealed.data.find("Secret1") != std::string::npos);
    const auto erased = erase(sealed.structure, sealed.data, std::vector<std::size_t>{1});
    REQUIRE(erased);
    CHECK(erased->find("Secret1") == std::string::npos);
    CHECK(erased->find("Secret2") != std::string::npos);
}

TEST_CASE("a changed bit is refused or changes the hash; never a crash") {
    SeededRandom random(6);
    for (std::uint32_t records : {1u, 2u, 3u, 12u}) {
        const Segment segment = any_segment(random, records);
        const SealedSegment sealed = seal(segment, header, {}, random);
        for (std::string SealedSegment::* part : {&SealedSegment::structure, &SealedSegment::data}) {
            for (std::size_t at = 0; at < (sealed.*part).size() * 8; ++at) {
                SealedSegment bent = sealed;
                (bent.*part)[at / 8] = static_cast<char>((bent.*part)[at / 8] ^ (1 << at % 8));
                const auto hash = segment_hash(bent.structure, bent.data, header, {});
                if (hash) CHECK_MESSAGE(*hash != sealed.hash, ("records " + std::to_string(records) + (part == &SealedSegment::data ? " data" : " structure") + " bit " + std::to_string(at) + " of " + std::to_string((sealed.*part).size() * 8)));
                if (at % 8 != 0) continue;
                SealedSegment cut = sealed;
                (cut.*part).resize(at / 8);
                CHECK(!read_segment(cut.structure, cut.data));
            }
        }
    }
}

TEST_CASE("the format is the one in the header, byte by byte") {
    Segment segment;
    segment.records.push_back({.entity = segment.name("deal"), .row = 4'294'967'297, .cells = {{segment.name("stage"), 5, 6, {3, 2}}}});
    SeededRandom random(1);
    const SealedSegment sealed = seal(segment, header, {}, random);
    using namespace std::string_literals;
    CHECK(sealed.structure == "\0"s + "\1" + "\2\4deal\5stage" + "\1\3\2" + "\1\0\1\1"s + "\1" + "\0\1"s + "\x82\x80\x80\x80\x20" + "\1");
    CHECK(sealed.data.substr(0, 3) == "\0\1\0"s);
    CHECK(sealed.data.substr(19) == "\0\1\x0A\1\x0C"s);
    CHECK(hex(sealed.hash) == "6d8b610073afa39a61ae859b1694ec9c8b6d384ed970658459517312c8fe2edd");
}

}  // namespace
}  // namespace tandem::detail
