// Proof that a workspace is whole: SQLite's own check, the chain, references, search text; replay.cpp compares rows, imported_rows.cpp the rows kept of files.
#include "verify.hpp"

#include <algorithm>

#include "search.hpp"

namespace tandem {

using detail::Findings;
using detail::quoted;

namespace detail {

namespace {

std::string describe(std::string_view label, Stamp stamp) { return "“" + std::string(label) + "” of " + to_text(stamp.instant()); }

Result<> check_integrity(Connection& db, Findings& findings) {
    auto check = TRY(db.prepare_once("PRAGMA integrity_check"));
    while (TRY(check.step()))
        if (check.text(0) != "ok") findings.add("SQLite finds the file damaged: " + std::string(check.text(0)) + ".");
    return {};
}

struct ChainState {
    std::int64_t sequence = 0;
    Digest head{};
};

}  // namespace

Result<> verify_chain(const Store::Impl& s, Findings& findings) {
    std::unordered_map<std::int64_t, ChainState> chains;
    std::unordered_map<std::int64_t, ReplicaId> replicas;
    auto known = TRY(s.db->prepare("SELECT short, id FROM replica"));
    while (TRY(known.step())) {
        ReplicaId id{};
        const std::string_view bytes = known.bytes(1);
        std::copy_n(bytes.data(), std::min(bytes.size(), id.size()), reinterpret_cast<char*>(id.data()));
        replicas[known.integer(0)] = id;
    }
    auto select = TRY(s.db->prepare(
        "SELECT s.replica, s.sequence, s.stamp_time, s.last, s.records, s.structure, s.data, s.hash, c.origin, c.label, c.person, c.stamp_time, c.note, "
        "u.stamp_time, u.stamp_replica FROM segment AS s LEFT JOIN change_set AS c ON c.number = s.change_set LEFT JOIN change_set AS u ON u.number = c.undoes "
        "ORDER BY s.number"));
    while (TRY(select.step()) && !findings.is_full()) {
        const std::int64_t replica = select.integer(0);
        ChainState& chain = chains[replica];
        const bool is_last = select.integer(3) != 0;
        const SegmentHeader header{.replica = replicas[replica], .sequence = static_cast<std::int64_t>(static_cast<std::uint64_t>(chain.sequence) + 1),     // a hostile one may be the largest
            .stamp = {select.integer(2), replica},
            .set_time = select.integer(11), .origin = select.text(8), .label = select.text(9), .person = select.integer(10),
            .undoes = {select.integer(13), select.integer(14)}, .is_last = is_last, .note = is_last ? select.text(12) : std::string_view()};
        const std::string where = describe(select.text(9), header.stamp);
        if (select.integer(1) != header.sequence) findings.add("The change log lacks a part before " + where + ".");
        const auto hash = segment_hash(select.bytes(5), select.bytes(6), header, chain.head);
        const auto structure = read_structure(select.bytes(5));
        if (!hash) findings.add("The change log cannot be read at " + where + ".");
        else if (bytes_of(*hash) != select.bytes(7)) findings.add("The change log was changed outside Tandem at " + where + ", or before it.");
        else if (structure && static_cast<std::int64_t>(structure->records.size()) != select.integer(4)) findings.add("The change log miscounts its records at " + where + ".");
        chain.sequence = select.integer(1);
        if (select.bytes(7).size() == 32) std::copy_n(select.bytes(7).data(), 32, reinterpret_cast<char*>(chain.head.data()));
    }
    return {};
}

Result<> verify_references(const Store::Impl& s, Findings& findings) {
    for (const Entity& entity : s.catalog.entities()) {
        for (const Field& field : entity.fields) {
            if (field.kind != Kind::reference) continue;
            const std::string column = quoted(field.name);
            auto select = TRY(s.db->prepare("SELECT a.id FROM " + quoted(entity.name) + " AS a WHERE a.live = 1 AND a." + column + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " +
                                            quoted(field.target) + " AS b WHERE b.id = a." + column + " AND b.live IS NOT NULL)"));
            while (TRY(select.step()) && !findings.is_full()) {
                findings.add(std::string(entity.label) + " " + to_text(select.integer(0)) + ": " + std::string(field.label) + " refers to a record that does not exist.", entity.name, select.integer(0));
            }
        }
    }
    return {};
}

Result<> verify_search(const Store::Impl& s, Findings& findings) {
    SearchTexts texts(s, nullptr);
    std::int64_t documents = 0;
    for (const Entity& entity : s.catalog.entities()) {
        if (!s.searched[entity.id]) continue;
        auto select = TRY(s.db->prepare("SELECT id FROM " + quoted(entity.name) + " WHERE live = 1"));
        while (TRY(select.step()) && !findings.is_full()) {
            const RowId id = select.integer(0);
            const SearchText text = TRY(texts.text(entity, id, TRY(s.load(entity.id, id, false)).cells));
            auto stored = TRY(s.db->prepare("SELECT name, words FROM search_document WHERE row = ? AND entity = ?"));
            stored.bind(id).bind(entity.name);
            const bool is_there = TRY(stored.step());
            documents += is_there;
            if (is_there ? SearchText{std::string(stored.text(0)), std::string(stored.text(1))} != text : !text.empty()) {
                findings.add(std::string(entity.label) + " " + to_text(id) + ": its search text is not what its fields say.", entity.name, id);
            }
        }
    }
    if (TRY(s.db->number("SELECT count(*) FROM search_document")) != documents) findings.add("The search index holds records that are not there.");
    if (s.options.read_only) return {};
    auto check = TRY(s.db->prepare("INSERT INTO search_index(search_index, rank) VALUES('integrity-check', 1)"));
    if (!check.run()) findings.add("The search index is not what its texts say.");
    return {};
}

}  // namespace detail

Verification Store::verify() const {
    Findings findings;
    const auto part = [&](Result<> done) {
        if (!done) findings.add(done.error().message);
    };
    part(detail::check_integrity(*impl_->db, findings));
    part(detail::verify_chain(*impl_, findings));
    part(detail::verify_voided(*impl_, findings));
    part(detail::verify_sets(*impl_, findings));
    part(detail::verify_rows(*impl_, findings));
    part(detail::verify_references(*impl_, findings));
    part(detail::verify_imported_rows(*impl_, findings));
    part(detail::verify_search(*impl_, findings));
    return {.ok = findings.list.empty(), .hash = hash(), .findings = std::move(findings.list)};
}

}  // namespace tandem
