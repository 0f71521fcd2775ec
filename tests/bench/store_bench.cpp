// What the store's promises cost, beside plain SQLite that keeps a change table of one row a cell, as most would: edits, an
// import of 100,000 rows, opening after five years; and search over 100,000 contacts. Both sides at the same durability.
#include <sqlite3.h>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "store/store_impl.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/store/imported_rows.hpp"
#include "tests/bench/bench.hpp"

namespace {

using namespace tandem;

constexpr int rows = 100'000, edits = 5'000;     // each waits for the disk, twice

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

std::string fresh(const std::string& folder, const char* name) {
    const std::string path = folder + "/" + name;
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    return path;
}

Contact contact(RowId id, int i) {
    static const char* const first[] = {"Maria", "John", "Amir", "Chen", "Zoë", "Marcus", "Ingrid", "Olu"};
    static const char* const last[] = {"Martin", "Novak", "Okafor", "Silva", "Lindqvist", "Marsh", "Tanaka", "Weber"};
    const std::string n = std::to_string(i);
    return {.id = {id}, .first_name = first[i % 8], .last_name = last[i / 8 % 8] + n, .title = "Buyer " + std::to_string(i % 50), .source = {}, .city = "City " + std::to_string(i % 400)};
}

struct Ours {
    Catalog catalog;
    std::unique_ptr<Store> store;
    std::string path;
    explicit Ours(std::string at) : path(std::move(at)) { open(); }
    void open() {
        store.reset();
        auto opened = Store::open(catalog, {.path = path});
        require(opened.has_value(), "Our side could not be opened.");
        store = std::move(*opened);
    }
    void import() {
        auto writer = store->begin("Import", Origin::import);
        for (int i = 0; i < rows;) {
            ChangeSet set;
            for (const int end = i + 2000; i < end; ++i) add_creation(set, to_row(catalog.of<Contact>(), contact(store->next_id(), i)));
            require((*writer)->add(set).has_value(), "Our import failed.");
        }
        require((*writer)->seal().has_value(), "Our import failed.");
    }
    void edit(int count) {
        const Entity& entity = catalog.of<Contact>();
        const auto ids = *store->ordered({.entity = entity.id});
        for (int i = 0; i < count; ++i)
            require(store->apply({"Edit city", {{entity.id, (*ids)[static_cast<std::size_t>(i * 7 % rows)], entity.index("city"), {}, "Town " + std::to_string(i)}}}).has_value(), "Our edit failed.");
    }
};

struct Peer {
    sqlite3* db = nullptr;
    explicit Peer(const std::string& path) {
        require(sqlite3_open(path.c_str(), &db) == SQLITE_OK, "The peer could not be opened.");
        run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            "CREATE TABLE contact(id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, title TEXT, city TEXT);"
            "CREATE TABLE change(number INTEGER PRIMARY KEY, entity TEXT, row INTEGER, field TEXT, before, after, at INTEGER, label TEXT); CREATE INDEX change_row ON change(row);"
            "CREATE VIRTUAL TABLE found USING fts5(name, words, content='');");
    }
    ~Peer() { sqlite3_close(db); }
    void run(const char* sql) { require(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(db)); }
    sqlite3_stmt* prepare(const char* sql) {
        sqlite3_stmt* made = nullptr;
        require(sqlite3_prepare_v2(db, sql, -1, &made, nullptr) == SQLITE_OK, sqlite3_errmsg(db));
        return made;
    }
    static void text(sqlite3_stmt* to, int at, const std::string& value) { sqlite3_bind_text(to, at, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT); }
    void step(sqlite3_stmt* of) {
        require(sqlite3_step(of) == SQLITE_DONE, sqlite3_errmsg(db));
        sqlite3_reset(of);
    }
    void import() {
        sqlite3_stmt* row = prepare("INSERT INTO contact VALUES(?, ?, ?, ?, ?)");
        sqlite3_stmt* change = prepare("INSERT INTO change(entity, row, field, after, at, label) VALUES('contact', ?, ?, ?, 0, 'Import')");
        sqlite3_stmt* found = prepare("INSERT INTO found(rowid, name, words) VALUES(?, ?, ?)");
        run("BEGIN");
        for (int i = 0; i < rows; ++i) {
            const Contact c = contact(i + 1, i);
            const std::string cells[] = {c.first_name, c.last_name, c.title, c.city};
            static const char* const names[] = {"first_name", "last_name", "title", "city"};
            sqlite3_bind_int64(row, 1, i + 1);
            for (int f = 0; f < 4; ++f) {
                text(row, f + 2, cells[f]);
                sqlite3_bind_int64(change, 1, i + 1);
                text(change, 2, names[f]);
                text(change, 3, cells[f]);
                step(change);
            }
            step(row);
            sqlite3_bind_int64(found, 1, i + 1);
            text(found, 2, cells[0] + " " + cells[1]);
            text(found, 3, cells[2] + " " + cells[3]);
            step(found);
        }
        run("COMMIT");
        for (sqlite3_stmt* each : {row, change, found}) sqlite3_finalize(each);
    }
    void edit(int count) {
        sqlite3_stmt* row = prepare("UPDATE contact SET city = ? WHERE id = ?");
        sqlite3_stmt* change = prepare("INSERT INTO change(entity, row, field, before, after, at, label) VALUES('contact', ?, 'city', ?, ?, 0, 'Edit city')");
        for (int i = 0; i < count; ++i) {
            const std::string town = "Town " + std::to_string(i);
            run("BEGIN");
            text(row, 1, town);
            sqlite3_bind_int64(row, 2, i * 7 % rows + 1);
            step(row);
            sqlite3_bind_int64(change, 1, i * 7 % rows + 1);
            text(change, 2, "City 1");
            text(change, 3, town);
            step(change);
            run("COMMIT");
        }
        for (sqlite3_stmt* each : {row, change}) sqlite3_finalize(each);
    }
    int search(const char* words) {
        sqlite3_stmt* select = prepare("SELECT c.id, c.first_name, c.last_name FROM (SELECT rowid AS doc, rank AS score FROM found WHERE found MATCH ? ORDER BY rank LIMIT 50) AS s JOIN contact AS c ON c.id = s.doc");
        text(select, 1, words);
        int count = 0;
        while (sqlite3_step(select) == SQLITE_ROW) ++count;
        sqlite3_finalize(select);
        return count;
    }
};

// What the log alone costs: all segments from `first` on, made once more from what they say.
struct LogCost {
    double milliseconds = 0, bytes = 0, records = 0;
    std::int64_t last = 0;
};
LogCost log_cost(Store& store, std::int64_t first) {
    LogCost cost;
    auto select = store.impl().db->prepare("SELECT structure, data, records, number FROM segment WHERE number > ? ORDER BY number");
    require(select.has_value(), "The log could not be read.");
    select->bind(first);
    for (auto row = select->step(); row && *row; row = select->step()) {
        const auto segment = detail::read_segment(select->bytes(0), select->bytes(1));
        require(segment.has_value(), "The log could not be read.");
        cost.milliseconds += bench::milliseconds([&] { static_cast<void>(detail::seal(*segment, {.origin = "import", .label = "Import", .note = {}}, {}, system_random())); });
        cost.bytes += static_cast<double>(select->bytes(0).size() + select->bytes(1).size());
        cost.records += static_cast<double>(select->integer(2));
        cost.last = select->integer(3);
    }
    return cost;
}

// Per 100,000 records, into the report beside the comparisons.
void tell(nlohmann::ordered_json& costs, const std::string& of, const LogCost& log) {
    const double share = 100'000 / log.records;
    std::printf("  log of 100,000 %s: %.2f MB, %.0f ms to make\n", of.c_str(), log.bytes * share / 1e6, log.milliseconds * share);
    costs.push_back({{"what", "log of 100,000 " + of}, {"bytes", log.bytes * share}, {"ms", log.milliseconds * share}});
}

// Rows of a file as the browser's bench has them, some 200 bytes each, kept as they stood beside the records that they became: packed, hashed, written.
void tell_kept_rows(nlohmann::ordered_json& costs, const std::string& path) {
    Ours ours(path);
    const Entity& entity = ours.catalog.of<Contact>();
    double kept_ms = 0;
    const double whole_ms = bench::milliseconds([&] {
        auto writer = ours.store->begin("Import", Origin::import);
        require(writer.has_value(), "Our import failed.");
        RowPacker packer("contact", "contacts.csv", {"id", "first_name", "last_name", "email", "phone", "company", "title", "city", "country", "created_at", "owner", "lifecycle", "notes"});
        for (int i = 0; i < rows;) {
            ChangeSet set;
            std::vector<std::pair<RowId, Contact>> made;
            for (const int end = i + 2000; i < end; ++i) made.emplace_back(ours.store->next_id(), contact(0, i));
            for (auto& [id, each] : made) each.id = {id}, add_creation(set, to_row(entity, each));
            require((*writer)->add(set).has_value(), "Our import failed.");
            kept_ms += bench::milliseconds([&] {
                for (const auto& [id, each] : made) {
                    const std::string n = std::to_string(id * 7919 % 1'000'000), email = each.last_name + n + "@company" + n.substr(0, 3) + ".example", phone = "+49 30 " + n + n;
                    const std::string company = "Company " + n.substr(0, 3) + " " + each.city + " Ltd", day = "2026-0" + std::to_string(id % 9 + 1) + "-1" + n.substr(0, 1) + " 09:" + n.substr(0, 2);
                    const std::string note = "call next week about the " + each.city + " renewal, budget " + n + ", prefers email, asked for a quote";
                    packer.add(id, id & 0xFFFF'FFFF, 0, std::array<std::string_view, 13>{n, each.first_name, each.last_name, email, phone, company, each.title, each.city, "Germany", day, "ben", "lead", note});
                }
                require(keep_imported_rows(*ours.store, std::array{packer.take()}).has_value(), "Our rows could not be kept.");
            });
        }
        require((*writer)->seal().has_value(), "Our import failed.");
    });
    const auto bytes = static_cast<double>(ours.store->impl().db->number("SELECT sum(length(content) + length(records) + 32) FROM imported_row").value_or(0));
    std::printf("  the rows of the file kept beside 100,000 imported rows: %.2f MB, %.0f ms of %.0f ms\n", bytes / 1e6, kept_ms, whole_ms);
    costs.push_back({{"what", "rows of the file kept beside 100,000 imported rows"}, {"bytes", bytes}, {"ms", kept_ms}, {"ms_of_import", whole_ms}});
}

double megabytes(const std::string& path) { return static_cast<double>(std::filesystem::file_size(path)) / 1e6; }

}  // namespace

int main(int, char** arguments) {
    const std::string folder = arguments[1];
    Ours ours(fresh(folder, "ours.db"));
    std::vector<bench::Compared> all;
    nlohmann::ordered_json costs = nlohmann::ordered_json::array();
    {
        Peer peer(fresh(folder, "peer.db"));
        all.push_back(bench::compare("import 100,000 contacts, a cell's change a row", 1.0, [&] { ours.import(); }, [&] { peer.import(); }, 1));
        require(ours.store->checkpoint().has_value(), "Our checkpoint failed.");
        peer.run("PRAGMA wal_checkpoint(TRUNCATE)");
        std::printf("  after it: ours %.1f MB, of which log %.2f MB; peer %.1f MB\n", megabytes(ours.path),
                    static_cast<double>(ours.store->impl().db->number("SELECT sum(length(structure) + length(data)) FROM segment").value_or(0)) / 1e6, megabytes(folder + "/peer.db"));
        const LogCost imported = log_cost(*ours.store, 0);
        tell(costs, "imported rows", imported);
        tell_kept_rows(costs, fresh(folder, "kept.db"));
        const double before = megabytes(ours.path), peer_before = megabytes(folder + "/peer.db");
        all.push_back(bench::compare("5,000 edits, a commit each", 1.0, [&] { ours.edit(edits); }, [&] { peer.edit(edits); }, 1));
        require(ours.store->checkpoint().has_value(), "Our checkpoint failed.");
        peer.run("PRAGMA wal_checkpoint(TRUNCATE)");
        std::printf("  an edit: ours %.0f bytes, peer %.0f bytes\n", (megabytes(ours.path) - before) * 1e6 / edits, (megabytes(folder + "/peer.db") - peer_before) * 1e6 / edits);
        tell(costs, "edits, a commit each", log_cost(*ours.store, imported.last));
        costs.push_back({{"what", "file per edit, all tables"}, {"bytes", (megabytes(ours.path) - before) * 1e6 / edits}});
        std::size_t hits = 0;
        all.push_back(bench::compare("search mar*, ranked, first 50 with titles", 1.0, [&] { hits += ours.store->search("mar", 50).size(); }, [&] { hits += static_cast<std::size_t>(peer.search("mar*")); }));
        require(hits == 2 * 7 * 50, "A search found too little.");
    }
    // Five years of a team that edits 200 times on each of 250 days; the edits' durability is not what is measured.
    const double young_mb = megabytes(ours.path);
    const auto opening = [&] {
        std::vector<double> openings;
        for (int i = 0; i < 5; ++i) {
            ours.store.reset();
            openings.push_back(bench::milliseconds([&] { ours.open(); }));
        }
        return bench::median(openings);
    };
    const double young = opening();
    require(ours.store->impl().db->run("PRAGMA synchronous = OFF").has_value(), "Our side failed.");
    ours.edit(5 * 200 * 250 - edits);
    require(ours.store->checkpoint().has_value(), "Our checkpoint failed.");
    const double old = opening(), old_mb = megabytes(ours.path);
    std::printf("opening 100,000 contacts: %.1f ms, %.1f MB; after five years of edits, 250,000: %.1f ms, %.1f MB\n", young, young_mb, old, old_mb);
    costs.push_back({{"what", "opening before five years of edits"}, {"bytes", young_mb * 1e6}, {"ms", young}});
    costs.push_back({{"what", "opening after five years of edits"}, {"bytes", old_mb * 1e6}, {"ms", old}});
    std::ofstream(folder + "/store_costs.json") << costs.dump(2) << '\n';
    return bench::write(folder, "store", all);
}
