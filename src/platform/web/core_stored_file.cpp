// How StoredFile decides when to read ahead and when to hold a write back.
#include "platform/web/core_stored_file.hpp"

#include <algorithm>
#include <cstring>

namespace tandem {

namespace {

std::int64_t end_of(const std::vector<std::byte>& held, std::int64_t start) {
    return start + static_cast<std::int64_t>(held.size());
}

bool overlaps(const std::vector<std::byte>& held, std::int64_t start, std::size_t bytes, std::int64_t offset) {
    return !held.empty() && offset < end_of(held, start) && offset + static_cast<std::int64_t>(bytes) > start;
}

}  // namespace

bool StoredFile::read_from(const std::vector<std::byte>& held, std::int64_t start, void* to, std::size_t bytes,
                           std::int64_t offset) const {
    if (held.empty() || offset < start || offset + static_cast<std::int64_t>(bytes) > end_of(held, start)) return false;
    std::memcpy(to, held.data() + (offset - start), bytes);
    return true;
}

std::int64_t StoredFile::read_through(void* to, std::size_t bytes, std::int64_t offset) {
    bool scanning = last_end_ >= 0 && offset >= last_end_ && offset - last_end_ <= scan_gap_;
    if (!scanning || bytes >= block_bytes) return backing_.read(to, bytes, offset);
    if (overlaps(pending_, pending_start_, block_bytes, offset) && write_out() != Outcome::done) return -1;  // or the block would hold what was there before
    ahead_.resize(block_bytes);
    ahead_start_ = offset;
    std::int64_t got = backing_.read(ahead_.data(), block_bytes, offset);
    ahead_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    if (got <= 0) return got;
    std::size_t given = std::min(bytes, ahead_.size());
    std::memcpy(to, ahead_.data(), given);
    return static_cast<std::int64_t>(given);
}

std::int64_t StoredFile::read(void* to, std::size_t bytes, std::int64_t offset) {
    std::int64_t got = static_cast<std::int64_t>(bytes);
    if (!read_from(pending_, pending_start_, to, bytes, offset)) {
        if (overlaps(pending_, pending_start_, bytes, offset) && write_out() != Outcome::done) return -1;
        if (!read_from(ahead_, ahead_start_, to, bytes, offset)) got = read_through(to, bytes, offset);
    }
    if (got < 0) return got;
    std::size_t given = static_cast<std::size_t>(got);
    if (given < bytes) std::memset(static_cast<std::byte*>(to) + given, 0, bytes - given);
    last_end_ = offset + got;
    return got;
}

StoredFile::Outcome StoredFile::write(const void* from, std::size_t bytes, std::int64_t offset) {
    if (size() < 0) return Outcome::failed;
    size_ = std::max(size_, offset + static_cast<std::int64_t>(bytes));
    if (overlaps(ahead_, ahead_start_, bytes, offset)) ahead_.clear();

    const auto* source = static_cast<const std::byte*>(from);
    std::int64_t pending_end = end_of(pending_, pending_start_);
    bool follows = !pending_.empty() && offset >= pending_start_ && offset <= pending_end;
    if (!follows) {
        if (Outcome outcome = write_out(); outcome != Outcome::done) return outcome;
        pending_start_ = offset;
    }
    std::size_t at = static_cast<std::size_t>(offset - pending_start_);
    if (pending_.size() < at + bytes) pending_.resize(at + bytes);
    std::memcpy(pending_.data() + at, source, bytes);
    return pending_.size() >= block_bytes ? write_out() : Outcome::done;
}

StoredFile::Outcome StoredFile::write_out() {
    if (pending_.empty()) return Outcome::done;
    Outcome outcome = backing_.write(pending_.data(), pending_.size(), pending_start_);
    pending_.clear();
    // A write that failed may have been made in part: ask again how long the file is, believe nothing read before.
    if (outcome != Outcome::done) forget();
    return outcome;
}

StoredFile::Outcome StoredFile::truncate(std::int64_t size) {
    if (Outcome outcome = write_out(); outcome != Outcome::done) return outcome;
    forget();
    return backing_.truncate(size);
}

StoredFile::Outcome StoredFile::sync() {
    if (Outcome outcome = write_out(); outcome != Outcome::done) return outcome;
    return backing_.flush();
}

std::int64_t StoredFile::size() {
    if (size_ < 0) {
        size_ = backing_.size();
        if (size_ >= 0) size_ = std::max(size_, end_of(pending_, pending_.empty() ? 0 : pending_start_));
    }
    return size_;
}

void StoredFile::forget() {
    ahead_.clear();
    size_ = -1;
    last_end_ = -1;
}

}  // namespace tandem
