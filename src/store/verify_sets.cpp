// What the log says beside its chain: which segments belong to a set, what it took back, which rows it touched, which ids are taken.
#include <map>
#include <set>

#include "verify.hpp"

namespace tandem::detail {

namespace {

struct Set {
    std::string label;
    std::int64_t undoes = 0, undone_by = 0, changes = 0, first = 0, last = 0;
    std::int64_t sealed = 0;
    bool is_redo = false;
    std::int64_t replica = 0, replica_found = 0;
    std::int64_t cells = 0, first_found = 0, last_found = 0;
    std::int64_t closed = 0;        // what its last segment says
    bool is_sealed() const { return sealed == 1; }
};

Result<std::map<std::int64_t, Set>> read_sets(Connection& db) {
    std::map<std::int64_t, Set> sets;
    auto select = TRY(db.prepare("SELECT number, label, undoes, undone_by, changes, first_segment, last_segment, sealed, origin, stamp_replica FROM change_set"));
    while (TRY(select.step())) {
        sets[select.integer(0)] = {.label = std::string(select.text(1)), .undoes = select.integer(2), .undone_by = select.integer(3), .changes = select.integer(4),
                                   .first = select.integer(5), .last = select.integer(6), .sealed = select.integer(7), .is_redo = select.text(8) == "redo",
                                   .replica = select.integer(9)};
    }
    return sets;
}

// The segments of every set, and what `touched` must hold of them.
Result<> read_segments(Connection& db, std::map<std::int64_t, Set>& sets, Findings& findings) {
    std::set<std::pair<std::int64_t, std::int64_t>> touched;
    auto select = TRY(db.prepare("SELECT number, change_set, last, structure, replica FROM segment ORDER BY number"));
    while (TRY(select.step())) {
        const std::int64_t number = select.integer(0);
        const auto set = sets.find(select.integer(1));
        if (set == sets.end()) {
            findings.add("A part of the change log belongs to no change.");
            continue;
        }
        const auto segment = read_structure(select.bytes(3));
        if (!segment) continue;         // verify_chain has said so
        if (set->second.first_found == 0) set->second.first_found = number;
        set->second.last_found = number;
        set->second.replica_found = select.integer(4);
        set->second.closed = select.integer(2);
        for (const LogRecord& record : segment->records) {
            set->second.cells += static_cast<std::int64_t>(record.cells.size());
            if (segment->records.size() <= small_segment) touched.insert({record.row, number});
        }
    }
    std::int64_t found = 0;
    auto lines = TRY(db.prepare("SELECT row, segment FROM touched"));
    while (TRY(lines.step())) found += touched.contains({lines.integer(0), lines.integer(1)}) ? 1 : -1;
    if (found != static_cast<std::int64_t>(touched.size())) findings.add("The list of which change touched which record is not what the change log says.");
    return {};
}

}  // namespace

Result<> verify_sets(const Store::Impl& s, Findings& findings) {
    auto sets = TRY(read_sets(*s.db));
    TRY(read_segments(*s.db, sets, findings));
    std::map<std::int64_t, std::int64_t> undone;
    for (const auto& [number, set] : sets) {
        const auto report = [&](std::string_view what) { findings.add("Change " + std::to_string(number) + " (“" + set.label + "”): " + std::string(what)); };
        if (set.sealed != set.closed || (set.sealed | 1) != 1) report("the change log does not say that it is finished, or says it where it is not.");
        if (set.first != set.first_found || (set.is_sealed() && set.last != set.last_found)) report("its parts are not where the list of changes says.");
        if (set.replica != set.replica_found) report("it was made by another copy than listed.");
        if (set.is_sealed() && set.changes != set.cells) report("it holds another number of changes than listed.");
        if (set.undoes == 0 || !set.is_sealed()) continue;
        undone[set.undoes] = number;
        if (const auto before = sets.find(set.undoes); set.is_redo && before != sets.end()) undone[before->second.undoes] = 0;
    }
    for (const auto& [number, set] : sets) {
        if (set.undone_by == -1) continue;      // nothing of it was left to take back: no change says so
        const auto expected = undone.find(number);
        if (set.undone_by != (expected == undone.end() ? 0 : expected->second)) {
            findings.add("Change " + std::to_string(number) + " (“" + set.label + "”): whether it was undone is not what the change log says.");
        }
    }
    if (TRY(s.db->number("SELECT is_here FROM replica WHERE short = " + std::to_string(s.short_number))) != 1) findings.add("This copy is not listed as being here.");
    for (const Entity& entity : s.catalog.entities()) {
        const std::string highest = "SELECT max(id) FROM " + quoted(entity.name) + " WHERE id >> 32 = " + std::to_string(s.short_number);
        const std::int64_t id = TRY(s.db->number(highest));
        const std::int64_t next = TRY(s.meta("next_id")).integer_or(0);
        if ((id & 0xFFFF'FFFF) >= next && id >> 32 == s.short_number) findings.add(std::string(entity.label) + " " + to_text(id) + ": its id could be given once more.", entity.name, id);
    }
    return {};
}

}  // namespace tandem::detail
