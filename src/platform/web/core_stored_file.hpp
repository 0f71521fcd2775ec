// One stored file as SQLite sees it: reads ahead while a scan runs forward, and joins small writes that follow each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tandem {

// What a place to store bytes must offer; the browser's half lives in JavaScript, the test's is a vector.
class Backing {
public:
    enum class Outcome { done, failed, full };
    virtual ~Backing() = default;
    virtual std::int64_t read(void* to, std::size_t bytes, std::int64_t offset) = 0;     // how many, negative on failure
    virtual Outcome write(const void* from, std::size_t bytes, std::int64_t offset) = 0; // all of it or an error
    virtual Outcome truncate(std::int64_t size) = 0;
    virtual Outcome flush() = 0;                // after it, what was written survives a power cut
    virtual std::int64_t size() = 0;            // negative on failure
};

// A call into the browser's storage costs 50–230 µs whatever its size, so few large ones are made.
// Exactly one StoredFile uses a Backing. Nothing written is on the device before sync() has returned `done`.
class StoredFile {
public:
    using Outcome = Backing::Outcome;
    static constexpr std::size_t block_bytes = 256 * 1024;

    // Pages of a scan lie in order but not side by side: inner pages and other tables come between.
    static constexpr std::int64_t table_gap = 64 * 1024;
    // In the write-ahead log they do. Pages that a large change puts aside there are fetched back from anywhere, and to read on after
    // each of those would read the log many times over.
    static constexpr std::int64_t log_gap = 24;     // a frame's head

    explicit StoredFile(Backing& backing, std::int64_t scan_gap = table_gap) : backing_(backing), scan_gap_(scan_gap) {}
    StoredFile(const StoredFile&) = delete;
    StoredFile& operator=(const StoredFile&) = delete;

    // Reads past the end give zeros; `bytes` less than asked says so. Negative on failure.
    std::int64_t read(void* to, std::size_t bytes, std::int64_t offset);
    Outcome write(const void* from, std::size_t bytes, std::int64_t offset);
    Outcome truncate(std::int64_t size);
    Outcome sync();
    std::int64_t size();                        // negative on failure
    Outcome write_out();                        // hands pending bytes over, without waiting for the device
    void forget();                              // drops what was read ahead and the size; call after write_out()

private:
    bool read_from(const std::vector<std::byte>& held, std::int64_t start, void* to, std::size_t bytes, std::int64_t offset) const;
    std::int64_t read_through(void* to, std::size_t bytes, std::int64_t offset);

    Backing& backing_;
    std::int64_t scan_gap_;
    std::vector<std::byte> pending_;            // written by SQLite, not yet handed over
    std::int64_t pending_start_ = 0;
    std::vector<std::byte> ahead_;
    std::int64_t ahead_start_ = 0;
    std::int64_t last_end_ = -1;                // where the last read ended: a read a little after it is a scan
    std::int64_t size_ = -1;                    // unknown
};

}  // namespace tandem
