// Bundles as files: everything comes back, and nothing that is not whole passes.
#include "tandem/sync/bundle.hpp"

#include <doctest/doctest.h>

#include "tests/sync/some_copies.hpp"

namespace tandem {
namespace {

using tests::SomeCopies;

SharedChanges some_changes() {
    SomeCopies copies(2, 5);
    for (int i = 0; i < 25; ++i) copies.work(static_cast<std::size_t>(i % 2));
    copies.exchange(0, 1);
    return *copies[1]->changes_since({});
}

TEST_CASE("what was written is read again") {
    const SharedChanges changes = some_changes();
    const std::string file = write_bundle(changes);
    CHECK(is_bundle(file.substr(0, 8)));
    const auto read = read_bundle(file);
    REQUIRE(read);
    CHECK(read->workspace == changes.workspace);
    CHECK(read->from == changes.from);
    CHECK(read->sender == changes.sender);
    REQUIRE(read->replicas.size() == changes.replicas.size());
    CHECK(read->replicas[1].id == changes.replicas[1].id);
    REQUIRE(read->heads.size() == changes.heads.size());
    CHECK(read->heads[0].hash == changes.heads[0].hash);
    REQUIRE(read->segments.size() == changes.segments.size());
    for (std::size_t i = 0; i < changes.segments.size(); ++i) {
        const SharedSegment &a = read->segments[i], &b = changes.segments[i];
        CHECK(std::tie(a.replica, a.sequence, a.time, a.set_time, a.is_last, a.origin, a.label, a.note, a.person, a.undoes, a.structure, a.data, a.hash) ==
              std::tie(b.replica, b.sequence, b.time, b.set_time, b.is_last, b.origin, b.label, b.note, b.person, b.undoes, b.structure, b.data, b.hash));
    }
    CHECK(write_bundle(*read) == file);
}

TEST_CASE("a bundle of more than one frame is whole, too") {
    SharedChanges changes = some_changes();
    SeededRandom random(3);
    changes.segments[0].note.resize(9'000'000);
    for (char& c : changes.segments[0].note) c = static_cast<char>(random.next());
    changes.segments.back().note.assign(13'000'000, 'x');
    const auto read = read_bundle(write_bundle(changes));
    REQUIRE(read);
    CHECK(read->segments[0].note == changes.segments[0].note);
    CHECK(read->segments.back().note == changes.segments.back().note);
}

TEST_CASE("no cut, no changed byte and no other file passes") {
    const std::string file = write_bundle(some_changes());
    for (std::size_t size = 0; size < file.size(); size += 1 + size / 50) {
        const auto read = read_bundle(std::string_view(file).substr(0, size));
        REQUIRE(!read);
        CHECK(read.error().message.ends_with("."));
    }
    for (std::size_t at = 0; at < file.size(); at += 1 + at / 60) {
        std::string changed = file;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        CHECK(!read_bundle(changed));
    }
    CHECK(read_bundle("Name,E-mail\n").error().message == "This is not a file of changes from Tandem.");
    std::string newer = file;
    newer[7] = '2';
    CHECK(read_bundle(newer).error().message == "This file of changes was made by a newer Tandem; load the newest version of Tandem to merge it.");
}

}  // namespace
}  // namespace tandem
