// Files of earlier versions: one per released schema in tests/data/workspaces, opened, proved, worked on.
#include <doctest/doctest.h>
#include <zlib.h>

#include <fstream>

#include "store/database.hpp"
#include "test_folders.hpp"
#include "tests/store/a_store.hpp"

namespace tandem {
namespace {

std::string unpack(const std::string& name) {
    const std::string from = std::string(tests::source_folder) + "/tests/data/workspaces/" + name + ".gz";
    const std::string to = (tests::scratch_folder() / name).string();
    std::ifstream in(from, std::ios::binary);
    std::string packed{std::istreambuf_iterator<char>(in), {}};
    REQUIRE(!packed.empty());
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);        // 16 more: a gzip file
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    std::ofstream out(to, std::ios::binary);
    char buffer[65'536];
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer);
        stream.avail_out = sizeof buffer;
        state = inflate(&stream, Z_NO_FLUSH);
        out.write(buffer, static_cast<std::streamsize>(sizeof buffer - stream.avail_out));
    }
    inflateEnd(&stream);
    REQUIRE(state == Z_STREAM_END);
    return to;
}

TEST_CASE("a file of schema 1 is brought up to date, holds what it held, and can be worked on and undone") {
    const Catalog catalog;
    const std::string path = unpack("schema_1.tandem");
    {
        const auto read_only = Store::open(catalog, {.path = path, .read_only = true});
        REQUIRE(!read_only);
        CHECK(read_only.error().message == "This workspace was written by an older Tandem; open it once for writing to bring it up to date.");
    }
    for (int opening = 0; opening < 2; ++opening) {
        const auto opened = Store::open(catalog, {.path = path});
        REQUIRE_MESSAGE(opened, opened.error().message);
        Store& store = **opened;
        const Verification proof = store.verify();
        CHECK_MESSAGE(proof.ok, (proof.findings.empty() ? std::string() : proof.findings[0].what));
        CHECK(proof.hash == "1d9403e6ec256f308e147823d85c7e830f770157993461eef460def60ecd07da");
        CHECK(store.count(catalog.entity("deal").id) == 5);
        CHECK(store.count(catalog.entity("contact").id) == 2);
        CHECK(store.next_undo()->label == "Import contacts.csv");
        REQUIRE(store.undo());
        CHECK(store.count(catalog.entity("contact").id) == 0);
        REQUIRE(store.redo());
        CHECK(store.hash() == proof.hash);
    }
}

TEST_CASE("a newer Tandem's file can be read, and says why it cannot be changed") {
    const Catalog catalog;
    const std::string path = unpack("schema_1.tandem");
    { REQUIRE(Store::open(catalog, {.path = path})); }
    {
        auto db = detail::Connection::open(path, false);
        REQUIRE(db);
        REQUIRE((*db)->run("PRAGMA user_version = 99; ALTER TABLE deal ADD COLUMN from_the_future TEXT;"));
    }
    const auto opened = Store::open(catalog, {.path = path});
    REQUIRE_MESSAGE(opened, opened.error().message);
    Store& store = **opened;
    CHECK(store.count(catalog.entity("deal").id) == 5);
    CHECK(store.read_only_reason().starts_with("This workspace was written by a newer Tandem"));
    ChangeSet set{"Edit", {}};
    add_removal(set, catalog.entity("contact").id, store.ordered({.entity = catalog.entity("contact").id}).value()->front());
    for (const auto& refused : {store.apply(set), store.undo()}) {
        REQUIRE(!refused);
        CHECK(refused.error().message == store.read_only_reason());
    }
    CHECK(!store.set_preference("theme", "dark"));
    CHECK(!store.begin("Import", Origin::import));
}

}  // namespace
}  // namespace tandem
