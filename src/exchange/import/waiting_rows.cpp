// Packed: the length of what the row was before (0: nothing), that, and what it will be. A row: n cells, then of each that is not null
// n its number × 4 + kind, and its value.
#include "exchange/import/waiting_rows.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "tandem/base/bytes.hpp"

namespace tandem::import {

namespace {

using detail::ByteReader;
using detail::ByteWriter;

constexpr std::uint32_t chunk_bytes = 64 * 1024;
constexpr std::size_t fewest_slots = 64;

enum Kind : std::uint8_t { integer = 1, real = 2, text = 3 };

std::size_t mixed(EntityId entity, RowId id) { return static_cast<std::size_t>((static_cast<std::uint64_t>(id) ^ (std::uint64_t{entity} << 48)) * 0x9E3779B97F4A7C15u >> 32); }

void pack_row(ByteWriter& out, const Row& row) {
    out.number(row.cells.size());
    for (std::size_t f = 0; f < row.cells.size(); ++f) {
        const Value& cell = row.cells[f];
        if (const auto* number = cell.integer()) out.number(f * 4 + integer), out.signed_number(*number);
        else if (const auto* number = cell.real()) out.number(f * 4 + real), out.fixed(std::bit_cast<std::uint64_t>(*number));
        else if (const auto* words = cell.text()) out.number(f * 4 + text), out.text(*words);
    }
}

Row unpack_row(EntityId entity, RowId id, std::string_view bytes) {
    ByteReader in(bytes);
    Row row{entity, id, std::vector<Value>(static_cast<std::size_t>(in.number()))};
    while (in.left() > 0) {
        const std::uint64_t what = in.number();
        Value& cell = row.cells[static_cast<std::size_t>(what / 4)];
        switch (what % 4) {
            case integer: cell = Value{in.signed_number()}; break;
            case real: cell = Value{std::bit_cast<double>(in.fixed())}; break;
            default: cell = Value{in.text()}; break;
        }
    }
    return row;
}

// Both halves of a packed change.
std::pair<std::string_view, std::string_view> halves(std::string_view bytes) {
    ByteReader in(bytes);
    const std::string_view before = in.text();
    return {before, bytes.substr(bytes.size() - in.left())};
}

}  // namespace

std::size_t RowKeys::place(const std::vector<RowId>& slots, RowId id) {
    std::size_t at = mixed(0, id) & (slots.size() - 1);
    while (slots[at] != 0 && slots[at] != id) at = (at + 1) & (slots.size() - 1);
    return at;
}

bool RowKeys::contains(EntityId entity, RowId id) const {
    if (entity >= by_entity_.size() || by_entity_[entity].slots.empty()) return false;
    const std::vector<RowId>& slots = by_entity_[entity].slots;
    return slots[place(slots, id)] == id;
}

void RowKeys::insert(EntityId entity, RowId id) {
    if (entity >= by_entity_.size()) by_entity_.resize(entity + 1u);
    Table& table = by_entity_[entity];
    if (table.filled * 4 >= table.slots.size() * 3) {
        const std::vector<RowId> old = std::exchange(table.slots, std::vector<RowId>(std::max(fewest_slots, table.slots.size() * 2)));
        for (const RowId each : old) if (each != 0) table.slots[place(table.slots, each)] = each;
    }
    RowId& slot = table.slots[place(table.slots, id)];
    table.filled += slot == 0;
    slot = id;
}

std::size_t WaitingRows::slot_of(EntityId entity, RowId id) const {
    std::size_t at = mixed(entity, id) & (slots_.size() - 1);
    while (slots_[at] != 0 && (places_[slots_[at] - 1].row != id || places_[slots_[at] - 1].entity != entity)) at = (at + 1) & (slots_.size() - 1);
    return at;
}

void WaitingRows::index() {
    slots_.assign(std::max(fewest_slots, slots_.size() * 2), 0u);
    for (std::size_t i = 0; i < places_.size(); ++i) slots_[slot_of(places_[i].entity, places_[i].row)] = static_cast<std::uint32_t>(i + 1);
}

std::string_view WaitingRows::bytes_of(const Place& place) const {
    ByteReader in({chunks_[place.chunk].bytes.get() + place.at, chunks_[place.chunk].filled - place.at});
    return in.text();
}

std::optional<Row> WaitingRows::find(EntityId entity, RowId id) const {
    if (places_.empty()) return std::nullopt;
    const std::uint32_t found = slots_[slot_of(entity, id)];
    if (found == 0) return std::nullopt;
    return unpack_row(entity, id, halves(bytes_of(places_[found - 1])).second);
}

WaitingRows::Change WaitingRows::change(std::size_t arrival) const {
    const Place& place = places_[arrival];
    const auto [before, after] = halves(bytes_of(place));
    return {before.empty() ? std::nullopt : std::optional(unpack_row(place.entity, place.row, before)), unpack_row(place.entity, place.row, after)};
}

void WaitingRows::pack(Place& place, const Row& after, std::string_view before) {
    ByteWriter halves;
    halves.text(before);
    pack_row(halves, after);
    ByteWriter sized;
    sized.text(halves.bytes());
    const std::string& bytes = sized.bytes();
    if (chunks_.empty() || bytes.size() > chunks_.back().size - chunks_.back().filled) {
        const auto size = std::max(chunk_bytes, static_cast<std::uint32_t>(bytes.size()));
        chunks_.push_back({std::make_unique_for_overwrite<char[]>(size), size, 0});
        bytes_ += size;
    }
    Chunk& chunk = chunks_.back();
    place.chunk = static_cast<std::uint16_t>(chunks_.size() - 1);
    place.at = chunk.filled;
    std::memcpy(chunk.bytes.get() + chunk.filled, bytes.data(), bytes.size());
    chunk.filled += static_cast<std::uint32_t>(bytes.size());
}

void WaitingRows::add(const Row& after, const Row* before, RowId owner) {
    if (places_.size() * 4 >= slots_.size() * 3) index();
    std::string_view there;
    ByteWriter packed;
    if (before) pack_row(packed, *before), there = packed.bytes();
    Place place{.row = after.id, .owner = owner, .entity = after.entity};
    pack(place, after, there);
    slots_[slot_of(after.entity, after.id)] = static_cast<std::uint32_t>(places_.size() + 1);
    places_.push_back(place);
    bytes_ += sizeof(Place) + 2 * sizeof(std::uint32_t);
}

// What it was is left lying until everything is written.
void WaitingRows::replace(const Row& after, RowId owner) {
    Place& place = places_[slots_[slot_of(after.entity, after.id)] - 1];
    place.owner = owner;
    const std::string before(halves(bytes_of(place)).first);
    pack(place, after, before);
}

void WaitingRows::clear() {
    places_.clear();
    slots_.clear();
    chunks_.clear();
    chunks_.shrink_to_fit();
    bytes_ = 0;
}

}  // namespace tandem::import
