// Bundles written and read.
#include "tandem/sync/bundle.hpp"

#include <algorithm>

#include "tandem/base/bytes.hpp"
#include "tandem/base/compress.hpp"

namespace tandem {

using detail::ByteReader;
using detail::ByteWriter;

namespace {

constexpr std::string_view magic = "TANDEMB1";
constexpr std::size_t digest_bytes = 32, replica_bytes = 16;
constexpr std::size_t frame_bytes = std::size_t{4} << 20;       // unpacked; small enough for a phone, large enough to pack well
constexpr std::size_t most_bytes = std::size_t{1} << 30;        // unpacked in all: more would not fit beside the program
constexpr int pack_level = 6;

std::string_view as_text(const auto& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

std::uint64_t number(std::int64_t n) { return static_cast<std::uint64_t>(n); }

std::unexpected<Error> damaged() { return fail(ErrorCode::corrupt, "This file of changes is damaged or not complete; ask for it again."); }

template <class Bytes>
void take(ByteReader& in, Bytes& to) {
    const std::string_view bytes = in.raw(to.size());
    if (in.ok()) std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(to.data()));
}

Result<std::string> unpacked(std::string_view frames) {
    std::string stream;
    while (true) {
        if (frames.size() < 4) return damaged();
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i) size |= std::size_t{static_cast<std::uint8_t>(frames[i])} << (8 * i);
        frames.remove_prefix(4);
        if (size == 0) break;
        if (size > frames.size()) return damaged();
        const std::string part = TRY(decompress(frames.substr(0, size), frame_bytes));
        if (stream.size() + part.size() > most_bytes) return fail(ErrorCode::corrupt, "This file of changes is too large to be merged at once; open the whole workspace file instead.");
        stream += part;
        frames.remove_prefix(size);
    }
    if (!frames.empty()) return damaged();
    return stream;
}

}  // namespace

bool is_bundle(std::string_view beginning) { return beginning.size() >= magic.size() && beginning.starts_with(magic.substr(0, magic.size() - 1)); }

std::string write_bundle(const SharedChanges& changes) {
    std::string file(magic);
    std::string stream;
    const auto flush = [&](bool is_end) {
        for (std::size_t at = 0; at < stream.size(); at += frame_bytes) {
            if (!is_end && stream.size() - at < frame_bytes) {
                stream.erase(0, at);
                return;
            }
            const std::string packed = compress(std::string_view(stream).substr(at, frame_bytes), pack_level);
            for (int i = 0; i < 4; ++i) file += static_cast<char>(packed.size() >> (8 * i));
            file += packed;
        }
        stream.clear();
    };
    ByteWriter out;
    const auto move_on = [&] {
        stream += out.bytes();
        out.bytes().clear();
        if (stream.size() >= frame_bytes) flush(false);
    };
    out.text(changes.workspace);
    out.text(changes.from);
    out.number(number(changes.sender));
    out.number(changes.replicas.size());
    for (const Replica& replica : changes.replicas) {
        out.number(number(replica.number));
        out.raw(as_text(replica.id));
    }
    out.number(changes.heads.size());
    for (const LogHead& head : changes.heads) {
        for (std::int64_t n : {head.replica, head.sequence, head.time}) out.number(number(n));
        out.raw(as_text(head.hash));
    }
    out.number(changes.segments.size());
    for (const SharedSegment& segment : changes.segments) {
        for (std::int64_t n : {segment.replica, segment.sequence, segment.time, segment.set_time, std::int64_t{segment.is_last}}) out.number(number(n));
        for (const std::string* text : {&segment.origin, &segment.label, &segment.note}) out.text(*text);
        for (std::int64_t n : {segment.person, segment.undoes.time, segment.undoes.replica}) out.number(number(n));
        out.text(segment.structure);
        out.text(segment.data);
        out.raw(as_text(segment.hash));
        move_on();
    }
    move_on();
    flush(true);
    file.append(4, '\0');
    return file += bytes_of(sha256(file));
}

Result<SharedChanges> read_bundle(std::string_view bytes) {
    if (!is_bundle(bytes)) return fail(ErrorCode::corrupt, "This is not a file of changes from Tandem.");
    if (!bytes.starts_with(magic)) return fail(ErrorCode::corrupt, "This file of changes was made by a newer Tandem; load the newest version of Tandem to merge it.");
    if (bytes.size() < magic.size() + digest_bytes) return damaged();
    const std::string_view signed_part = bytes.substr(0, bytes.size() - digest_bytes);
    if (bytes_of(sha256(signed_part)) != bytes.substr(signed_part.size())) return damaged();
    const std::string stream = TRY(unpacked(signed_part.substr(magic.size())));

    ByteReader in(stream);
    const auto signed_number = [&] { return static_cast<std::int64_t>(in.number()); };
    SharedChanges changes;
    changes.workspace = in.text();
    changes.from = in.text();
    changes.sender = signed_number();
    changes.replicas.resize(in.count(replica_bytes + 1));
    for (Replica& replica : changes.replicas) {
        replica.number = signed_number();
        take(in, replica.id);
    }
    changes.heads.resize(in.count(digest_bytes + 3));
    for (LogHead& head : changes.heads) {
        head.replica = signed_number();
        head.sequence = signed_number();
        head.time = signed_number();
        take(in, head.hash);
    }
    changes.segments.reserve(std::min<std::size_t>(in.left() / (digest_bytes + 13), 1 << 16));
    const std::size_t count = in.count(digest_bytes + 13);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
        SharedSegment segment;
        segment.replica = signed_number();
        segment.sequence = signed_number();
        segment.time = signed_number();
        segment.set_time = signed_number();
        segment.is_last = in.number() != 0;
        for (std::string* text : {&segment.origin, &segment.label, &segment.note}) *text = in.text();
        segment.person = signed_number();
        segment.undoes.time = signed_number();
        segment.undoes.replica = signed_number();
        segment.structure = in.text();
        segment.data = in.text();
        take(in, segment.hash);
        changes.segments.push_back(std::move(segment));
    }
    if (!in.at_end()) return damaged();
    return changes;
}

}  // namespace tandem
