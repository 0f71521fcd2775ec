// Fuzzing of bundles: no bytes crash the reader; and changes that were tampered with, but chained again as a forger would,
// are refused or merge to a workspace that is sound.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "store/log.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/store/store.hpp"
#include "tandem/sync/bundle.hpp"

namespace {

using namespace tandem;

void require(bool holds) {
    if (!holds) std::abort();
}

const Catalog& catalog() {
    static const Catalog only;
    return only;
}

std::unique_ptr<Store> a_store(Clock& clock, RandomSource& random) {
    auto store = Store::open(catalog(), {.clock = &clock, .random = &random});
    require(store.has_value());
    return std::move(*store);
}

SharedChanges some_changes() {
    FixedClock clock{{1'790'000'000'000}};
    SeededRandom random(1);
    const auto store = a_store(clock, random);
    const Entity &companies = catalog().of<Company>(), &contacts = catalog().of<Contact>();
    RowId last = 0;
    for (int i = 0; i < 3; ++i) {
        ChangeSet set{"Add", {}};
        const Company company{.id = {store->next_id()}, .name = "Company " + std::to_string(i)};
        add_creation(set, to_row(companies, company));
        add_creation(set, to_row(contacts, Contact{.id = {store->next_id()}, .last_name = "Lee", .company = company.id}));
        require(store->apply(set).has_value());
        last = company.id.value;
    }
    require(store->apply({"Edit", {{companies.id, last, companies.index("city"), {}, "Bonn"}, {companies.id, last, companies.index("revenue"), {}, 12}}}).has_value());
    require(store->undo().has_value());
    ChangeSet removal{"Remove", {}};
    add_removal(removal, contacts.id, last + 1);
    require(store->apply(removal).has_value());
    return *store->changes_since({});
}

// Triples: which segment, where in its structure (even) or data (odd), what to put there.
SharedChanges forged(const SharedChanges& from, const std::uint8_t* bytes, std::size_t size) {
    SharedChanges changes = from;
    for (std::size_t i = 0; i + 2 < size; i += 3) {
        SharedSegment& segment = changes.segments[bytes[i] % changes.segments.size()];
        std::string& part = bytes[i + 1] % 2 == 0 ? segment.structure : segment.data;
        if (!part.empty()) part[(bytes[i + 1] / 2) % part.size()] = static_cast<char>(bytes[i + 2]);
    }
    Digest before{};
    for (SharedSegment& segment : changes.segments) {
        const detail::SegmentHeader header{.replica = changes.replicas[0].id, .sequence = segment.sequence, .stamp = {segment.time, segment.replica}, .set_time = segment.set_time,
            .origin = segment.origin, .label = segment.label, .person = segment.person, .undoes = segment.undoes, .is_last = segment.is_last, .note = segment.note};
        if (const auto hash = detail::segment_hash(segment.structure, segment.data, header, before)) segment.hash = *hash;
        before = segment.hash;
    }
    changes.heads.clear();
    return changes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const SharedChanges honest = some_changes();
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (const auto read = read_bundle(text)) require(write_bundle(*read) == text);

    FixedClock clock{{1'790'000'000'000}};
    SeededRandom random(2);
    const auto store = a_store(clock, random);
    const SharedChanges changes = forged(honest, bytes, size);
    const auto read = read_bundle(write_bundle(changes));
    require(read.has_value());
    auto merge = Merge::begin(*store, *read);
    if (!merge) return 0;
    for (bool has_more = true; has_more;) {
        const auto more = (*merge)->step();
        if (!more) {
            merge->reset();
            const Verification proof = store->verify();
            if (!proof.ok) std::fprintf(stderr, "%s\n", proof.findings[0].what.c_str());
            require(proof.ok);
            return 0;
        }
        has_more = *more;
    }
    const auto report = (*merge)->finish();
    merge->reset();
    const Verification proof = store->verify();
    if (!proof.ok) std::fprintf(stderr, "%s\n", proof.findings[0].what.c_str());
    require(proof.ok);
    if (report) static_cast<void>(store->conflicts(10));
    return 0;
}
