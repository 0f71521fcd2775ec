// Segments written and read, column by column.
#include "segment_bytes.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "tandem/base/bytes.hpp"

namespace tandem::detail {

namespace {

constexpr std::uint64_t format = 1;
constexpr std::size_t most_cells = 400'000;         // of a segment; a lying count cannot take more memory than this

enum Column : std::uint8_t { all_null, all_integers, all_reals, all_texts, mixed };

bool fits(const Shape& shape, const LogRecord& record) {
    if (shape.entity != record.entity || shape.fields.size() != record.cells.size()) return false;
    for (std::size_t i = 0; i < shape.fields.size(); ++i)
        if (shape.fields[i] != record.cells[i].field) return false;
    return true;
}

template <class Get>
void write_column(ByteWriter& out, const std::vector<std::uint32_t>& records, Get&& get) {
    bool seen[4] = {};
    for (std::uint32_t r : records) seen[get(r).index()] = true;
    const int kinds = seen[0] + seen[1] + seen[2] + seen[3];
    std::uint8_t column = mixed;
    for (std::uint8_t k = 0; k < 4; ++k)
        if (kinds == 1 && seen[k]) column = k;
    if (kinds == 0) column = all_null;
    out.byte(column);
    if (column == mixed)
        for (std::uint32_t r : records) out.byte(static_cast<std::uint8_t>(get(r).index()));
    if (seen[1]) {
        std::uint64_t previous = 0;
        for (std::uint32_t r : records)
            if (const auto* n = get(r).integer()) {
                out.signed_number(static_cast<std::int64_t>(static_cast<std::uint64_t>(*n) - previous));
                previous = static_cast<std::uint64_t>(*n);
            }
    }
    if (seen[2])
        for (std::uint32_t r : records)
            if (const auto* d = get(r).real()) out.fixed(std::bit_cast<std::uint64_t>(*d == 0.0 ? 0.0 : *d));
    if (seen[3]) {
        for (std::uint32_t r : records)
            if (const auto* t = get(r).text()) out.number(t->size());
        for (std::uint32_t r : records)
            if (const auto* t = get(r).text()) out.raw(*t);
    }
}

template <class Put>
bool read_column(ByteReader& in, const std::vector<std::uint32_t>& records, Put&& put) {
    const std::uint8_t column = in.byte();
    if (column > mixed) return false;
    std::string_view kinds;
    if (column == mixed) kinds = in.raw(records.size());
    if (!in.ok()) return false;
    const auto kind = [&](std::size_t i) -> std::uint8_t { return column == mixed ? static_cast<std::uint8_t>(kinds[i]) : column; };
    std::uint64_t previous = 0;
    std::size_t texts = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (kind(i) > all_texts) return false;
        if (kind(i) == all_texts) ++texts;
        if (kind(i) != all_integers) continue;
        previous += static_cast<std::uint64_t>(in.signed_number());
        put(records[i], Value{static_cast<std::int64_t>(previous)});
    }
    for (std::size_t i = 0; i < records.size(); ++i)
        if (kind(i) == all_reals) put(records[i], Value{std::bit_cast<double>(in.fixed())});
    if (texts > in.left()) return false;
    std::vector<std::size_t> lengths(texts);
    for (std::size_t& length : lengths) length = static_cast<std::size_t>(in.number());
    std::size_t next = 0;
    for (std::size_t i = 0; i < records.size() && in.ok(); ++i)
        if (kind(i) == all_texts) put(records[i], Value{in.raw(lengths[next++])});
    return in.ok();
}

}  // namespace

std::unexpected<Error> damaged() { return fail(ErrorCode::corrupt, "A part of the change log is damaged."); }

std::vector<Salt> salts_from_key(std::string_view key, std::size_t count) {
    std::vector<Salt> salts(count);
    for (std::size_t i = 0; i < count; i += 2) {
        const Digest both = Sha256().add(key).add_number(i / 2).finish();
        for (std::size_t half = 0; half < 2 && i + half < count; ++half)
            std::copy_n(reinterpret_cast<const char*>(both.data()) + half * salt_size, salt_size, salts[i + half].data());
    }
    return salts;
}

Shapes find_shapes(const Segment& segment) {
    Shapes shapes;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> known;
    for (std::uint32_t r = 0; r < segment.records.size(); ++r) {
        const LogRecord& record = segment.records[r];
        std::uint64_t key = record.entity;
        for (const LogCell& cell : record.cells) key = key * 1'099'511'628'211u + cell.field + 1;
        auto& candidates = known[key];
        auto found = std::ranges::find_if(candidates, [&](std::uint32_t s) { return fits(shapes.list[s], record); });
        if (found == candidates.end()) {
            Shape shape{record.entity, {}, {}};
            for (const LogCell& cell : record.cells) shape.fields.push_back(cell.field);
            candidates.push_back(static_cast<std::uint32_t>(shapes.list.size()));
            shapes.list.push_back(std::move(shape));
            found = candidates.end() - 1;
        }
        shapes.of_record.push_back(*found);
        shapes.list[*found].records.push_back(r);
    }
    return shapes;
}

std::string write_structure(const Segment& segment, const Shapes& shapes) {
    ByteWriter out;
    out.number(format);
    out.number(segment.names.size());
    for (const std::string& name : segment.names) out.text(name);

    std::vector<Stamp> stamps;
    const auto stamp_index = [&](const Stamp& stamp) -> std::uint64_t {
        if (stamp == Stamp{}) return 0;
        const auto at = std::ranges::lower_bound(stamps, stamp);
        return static_cast<std::uint64_t>(at - stamps.begin()) + 1;
    };
    for (const LogRecord& record : segment.records)
        for (const LogCell& cell : record.cells)
            if (cell.seen != Stamp{} && (stamps.empty() || stamps.back() != cell.seen)) stamps.push_back(cell.seen);
    std::ranges::sort(stamps);
    stamps.erase(std::unique(stamps.begin(), stamps.end()), stamps.end());
    out.number(stamps.size());
    for (const Stamp& stamp : stamps) {
        out.number(static_cast<std::uint64_t>(stamp.time));
        out.number(static_cast<std::uint64_t>(stamp.replica));
    }

    out.number(shapes.list.size());
    for (const Shape& shape : shapes.list) {
        out.number(shape.entity);
        out.number(shape.fields.size());
        for (std::uint32_t field : shape.fields) out.number(field);
    }

    out.number(segment.records.size());
    for (std::size_t r = 0; r < segment.records.size();) {
        std::size_t end = r + 1;
        while (end < segment.records.size() && shapes.of_record[end] == shapes.of_record[r]) ++end;
        out.number(shapes.of_record[r]);
        out.number(end - r);
        r = end;
    }
    std::uint64_t previous = 0;
    for (const LogRecord& record : segment.records) {
        out.signed_number(static_cast<std::int64_t>(static_cast<std::uint64_t>(record.row) - previous));
        previous = static_cast<std::uint64_t>(record.row);
    }
    std::vector<std::uint64_t> per_cell;
    for (const LogRecord& record : segment.records) {
        const Stamp first = record.cells.empty() ? Stamp{} : record.cells[0].seen;
        const bool is_same = std::ranges::all_of(record.cells, [&](const LogCell& cell) { return cell.seen == first; });
        out.number(is_same ? stamp_index(first) : stamps.size() + 1);
        if (!is_same)
            for (const LogCell& cell : record.cells) per_cell.push_back(stamp_index(cell.seen));
    }
    for (std::uint64_t index : per_cell) out.number(index);
    return std::move(out.bytes());
}

std::string write_data(const Segment& segment, const Shapes& shapes, std::string_view key, const std::vector<Salt>& salts) {
    ByteWriter out;
    out.number(format);
    if (!key.empty()) {
        out.byte(0);
        out.raw(key);
    } else {
        out.byte(1);
        for (std::size_t r = 0; r < segment.records.size(); ++r)
            out.raw(segment.records[r].erased ? std::string_view(Salt{}.data(), salt_size) : std::string_view(salts[r].data(), salt_size));
    }
    const auto& records = segment.records;
    out.number(static_cast<std::uint64_t>(std::ranges::count_if(records, &LogRecord::erased)));
    for (std::size_t r = 0; r < records.size(); ++r)
        if (records[r].erased) {
            out.number(r);
            out.raw(bytes_of(records[r].digest));
        }
    for (const Shape& shape : shapes.list) {
        std::vector<std::uint32_t> kept;
        for (std::uint32_t r : shape.records)
            if (!records[r].erased) kept.push_back(r);
        for (std::size_t f = 0; f < shape.fields.size(); ++f) {
            write_column(out, kept, [&](std::uint32_t r) -> const Value& { return records[r].cells[f].before; });
            write_column(out, kept, [&](std::uint32_t r) -> const Value& { return records[r].cells[f].after; });
        }
    }
    return std::move(out.bytes());
}

Result<> parse_structure(std::string_view bytes, Parsed& out) {
    ByteReader in(bytes);
    if (in.number() != format) return fail(ErrorCode::corrupt, "A part of the change log was written by a newer Tandem, or is damaged.");
    Segment& segment = out.segment;
    segment.names.resize(in.count());
    for (std::string& name : segment.names) name = in.text();
    std::vector<Stamp> stamps(in.count(2));
    for (Stamp& stamp : stamps) {
        stamp.time = static_cast<std::int64_t>(in.number());
        stamp.replica = static_cast<std::int64_t>(in.number());
    }
    out.shapes.list.resize(in.count(2));
    for (Shape& shape : out.shapes.list) {
        shape.entity = static_cast<std::uint32_t>(in.number());
        shape.fields.resize(in.count());
        for (std::uint32_t& field : shape.fields) {
            field = static_cast<std::uint32_t>(in.number());
            if (field >= segment.names.size()) in.refuse();
        }
        if (shape.entity >= segment.names.size()) in.refuse();
    }
    const std::size_t count = in.count(2);
    if (!in.ok() || count > most_records) return damaged();
    segment.records.resize(count);
    std::size_t cells = 0;
    for (std::size_t r = 0; r < count;) {
        const std::uint64_t s = in.number();
        const std::uint64_t run = in.number();
        if (!in.ok() || s >= out.shapes.list.size() || run == 0 || run > count - r) return damaged();
        Shape& shape = out.shapes.list[s];
        cells += run * shape.fields.size();
        if (cells > most_cells) return damaged();
        for (std::size_t i = 0; i < run; ++i, ++r) {
            LogRecord& record = segment.records[r];
            record.entity = shape.entity;
            record.cells.resize(shape.fields.size());
            for (std::size_t f = 0; f < shape.fields.size(); ++f) record.cells[f].field = shape.fields[f];
            shape.records.push_back(static_cast<std::uint32_t>(r));
            out.shapes.of_record.push_back(static_cast<std::uint32_t>(s));
        }
    }
    std::uint64_t previous = 0;
    for (LogRecord& record : segment.records) {
        previous += static_cast<std::uint64_t>(in.signed_number());
        record.row = static_cast<std::int64_t>(previous);
    }
    const auto stamp_at = [&](std::uint64_t index) {
        if (index > stamps.size()) in.refuse();
        return index == 0 || index > stamps.size() ? Stamp{} : stamps[index - 1];
    };
    std::vector<LogRecord*> per_cell;
    for (LogRecord& record : segment.records) {
        const std::uint64_t index = in.number();
        if (index == stamps.size() + 1) {
            per_cell.push_back(&record);
            continue;
        }
        for (LogCell& cell : record.cells) cell.seen = stamp_at(index);
    }
    for (LogRecord* record : per_cell)
        for (LogCell& cell : record->cells) cell.seen = stamp_at(in.number());
    if (!in.at_end()) return damaged();
    return {};
}

Result<> parse_data(std::string_view bytes, Parsed& out) {
    ByteReader in(bytes);
    auto& records = out.segment.records;
    if (in.number() != format) return damaged();
    const std::uint8_t how = in.byte();
    if (how == 0) {
        out.salts = salts_from_key(in.raw(salt_size), records.size());
    } else if (how == 1) {
        const std::string_view all = in.raw(salt_size * records.size());
        if (!in.ok()) return damaged();
        out.salts.resize(records.size());
        for (std::size_t r = 0; r < records.size(); ++r) std::copy_n(all.data() + r * salt_size, salt_size, out.salts[r].data());
    } else {
        return damaged();
    }
    const std::size_t erased = in.count(33);
    std::uint64_t next = 0;
    for (std::size_t i = 0; i < erased; ++i) {
        const std::uint64_t r = in.number();
        const std::string_view digest = in.raw(32);
        if (!in.ok() || r < next || r >= records.size() || how == 0) return damaged();
        records[r].erased = true;
        std::copy_n(digest.data(), 32, reinterpret_cast<char*>(records[r].digest.data()));
        next = r + 1;
    }
    for (const Shape& shape : out.shapes.list) {
        std::vector<std::uint32_t> kept;
        for (std::uint32_t r : shape.records)
            if (!records[r].erased) kept.push_back(r);
        for (std::size_t f = 0; f < shape.fields.size(); ++f) {
            if (!read_column(in, kept, [&](std::uint32_t r, Value&& value) { records[r].cells[f].before = std::move(value); })) return damaged();
            if (!read_column(in, kept, [&](std::uint32_t r, Value&& value) { records[r].cells[f].after = std::move(value); })) return damaged();
        }
    }
    if (!in.at_end()) return damaged();
    return {};
}

}  // namespace tandem::detail
