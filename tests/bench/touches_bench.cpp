// A million touches, natively, beside plain SQLite: written, by channel and month, journeys in order. Ours writes the log and five
// indexes; its columns are built once and patched, so what is asked again is compared with the peer's answer, which is always anew.
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "tandem/analytics/touches.hpp"
#include "tandem/model/touch.hpp"
#include "tests/bench/bench.hpp"

namespace {

using namespace tandem;

constexpr int count = 1'000'000;

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

struct Given {
    int contact, channel;
    std::int64_t seconds, cost;
};

std::vector<Given> touches() {
    std::mt19937 random(5);
    const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
    std::vector<Given> all;
    for (int i = 0; i < count; ++i) {
        const int contact = below(100'000), channel = below(12);
        const std::int64_t seconds = 1'672'531'200 + below(63'158'400);
        all.push_back({contact, channel, seconds, below(500)});
    }
    return all;
}

struct Peer {
    sqlite3* db = nullptr;
    explicit Peer(const std::string& path) {
        require(sqlite3_open(path.c_str(), &db) == SQLITE_OK, "The peer could not be opened.");
        run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE touch(id INTEGER PRIMARY KEY, contact INTEGER, channel TEXT, at INTEGER, cost INTEGER)");
    }
    ~Peer() { sqlite3_close(db); }
    void run(const char* sql) { require(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(db)); }
    template <class Each> void each(const char* sql, Each&& act) {
        sqlite3_stmt* select = nullptr;
        require(sqlite3_prepare_v2(db, sql, -1, &select, nullptr) == SQLITE_OK, sqlite3_errmsg(db));
        while (sqlite3_step(select) == SQLITE_ROW) act(select);
        sqlite3_finalize(select);
    }
    void insert(const std::vector<Given>& all) {
        run("BEGIN");
        sqlite3_stmt* insert = nullptr;
        require(sqlite3_prepare_v2(db, "INSERT INTO touch(contact, channel, at, cost) VALUES(?, ?, ?, ?)", -1, &insert, nullptr) == SQLITE_OK, sqlite3_errmsg(db));
        for (const Given& g : all) {
            const std::string_view channel = Choices<Channel>::list[static_cast<std::size_t>(g.channel)].name;
            sqlite3_bind_int64(insert, 1, g.contact + 1);
            sqlite3_bind_text(insert, 2, channel.data(), static_cast<int>(channel.size()), SQLITE_STATIC);
            sqlite3_bind_int64(insert, 3, g.seconds);
            sqlite3_bind_int64(insert, 4, g.cost);
            require(sqlite3_step(insert) == SQLITE_DONE, sqlite3_errmsg(db));
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
        run("COMMIT");
    }
};

}  // namespace

int main(int, char** arguments) {
    const std::string folder = arguments[1];
    for (const char* name : {"/touches.db", "/touches_peer.db"})
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(folder + name + end);
    const std::vector<Given> all = touches();
    const Catalog catalog;
    auto store = std::move(*Store::open(catalog, {.path = folder + "/touches.db"}));
    Peer peer(folder + "/touches_peer.db");
    std::vector<bench::Compared> compared;

    const Entity& contact = catalog.of<Contact>();
    const Entity& touch = catalog.of<Touch>();
    std::vector<RowId> contacts;
    {
        auto writer = std::move(*store->begin("Contacts", Origin::import));
        for (int i = 0; i < 100'000;) {
            ChangeSet set;
            for (const int end = i + 2000; i < end; ++i) {
                contacts.push_back(store->next_id());
                add_creation(set, to_row(contact, Contact{.id = {contacts.back()}, .last_name = "Contact " + std::to_string(i), .source = {}}));
            }
            require(writer->add(set).has_value(), "The contacts could not be written.");
        }
        require(writer->seal().has_value(), "The contacts could not be written.");
    }
    compared.push_back(bench::compare("write 1,000,000 touches", 0.5, [&] {
        auto writer = std::move(*store->begin("Touches", Origin::import));
        for (std::size_t i = 0; i < all.size();) {
            ChangeSet set;
            for (const std::size_t end = std::min(all.size(), i + 2000); i < end; ++i)
                add_creation(set, to_row(touch, Touch{.id = {store->next_id()}, .contact = Id<Contact>{contacts[static_cast<std::size_t>(all[i].contact)]}, .channel = static_cast<Channel>(all[i].channel),
                                                      .kind = TouchKind::click, .at = {all[i].seconds * 1000}, .cost = Money{all[i].cost}, .detail = {}}));
            require(writer->add(set).has_value(), "The touches could not be written.");
        }
        require(writer->seal().has_value(), "The touches could not be written.");
    }, [&] { peer.insert(all); }, 1));

    analytics::TouchColumns columns;
    const TimeZone utc = TimeZone::fixed(0);
    std::printf("  columns built: %.0f ms", bench::milliseconds([&] { require(columns.refresh(*store).has_value(), "The touches could not be read."); }));
    std::printf(", first figures: %.0f ms", bench::milliseconds([&] { static_cast<void>(columns.by_channel_and_month(utc)); }));
    std::printf(", first journeys: %.0f ms, %.1f MB\n", bench::milliseconds([&] { static_cast<void>(columns.journeys()); }), static_cast<double>(columns.bytes()) / 1e6);
    std::int64_t ours = 0, theirs = 0;
    compared.push_back(bench::compare("1,000,000 touches by channel and month", 0.02, [&] {
        require(columns.refresh(*store).has_value(), "The touches could not be read.");
        for (const auto& figures : columns.by_channel_and_month(utc)) ours += figures.cost.minor;
    }, [&] { peer.each("SELECT channel, strftime('%Y-%m', at, 'unixepoch') AS month, sum(cost), count(*) FROM touch GROUP BY channel, month", [&](sqlite3_stmt* row) { theirs += sqlite3_column_int64(row, 2); }); }, 3));
    require(ours == theirs && ours > 0, "The two sides do not add up to the same.");
    peer.run("CREATE INDEX touch_journey ON touch(contact, at, channel)");
    std::size_t steps = 0, peer_steps = 0;
    const auto walk = [&] {
        require(columns.refresh(*store).has_value(), "The touches could not be read.");
        for (const auto channel : columns.journeys().channels) steps += channel + std::size_t{1};
    };
    const auto peer_walk = [&] { peer.each("SELECT contact, at, channel FROM touch ORDER BY contact, at", [&](sqlite3_stmt* row) { peer_steps += sqlite3_column_bytes(row, 2) > 0; }); };
    compared.push_back(bench::compare("1,000,000 touches as ordered journeys", 0.05, walk, peer_walk, 3));
    int edit = 0;
    const auto change = [&] {
        const RowId id = (*store->ordered({.entity = touch.id}))->front();
        require(store->apply({"Change a touch", {{touch.id, id, touch.index("cost"), {}, Value{++edit}}}}).has_value(), "The touch could not be changed.");
    };
    compared.push_back(bench::compare("1,000,000 touches as ordered journeys, a touch changed before each", 0.05, [&] { change(), walk(); }, peer_walk, 3));
    require(steps > count && peer_steps == 6 * std::size_t{count}, "The journeys are not whole.");
    return bench::write(folder, "touches", compared);
}
