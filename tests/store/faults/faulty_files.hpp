// FaultyFiles: SQLite's default file system while it lives, kept in memory; at a chosen call it fails, tears, lies or loses power.
//
// A file is what was written to it, and beside that what would be left without power: everything up to its last honest sync,
// and of the writes since then any part, by a seed. Names of files are lost and come back in the same way, as in a folder that
// was not synced. The store knows nothing of it: it opens "workspace.db" and gets these files.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/clock.hpp"

namespace tandem::tests {

enum class Call : std::uint8_t { read, write, sync, truncate, remove, open, size };
inline constexpr std::size_t call_kinds = 7;

struct Fault {
    enum Kind : std::uint8_t {
        fail,           // an I/O error, nothing done
        short_write,    // half of the bytes, then an I/O error
        tear,           // some sectors new, some old, some rubbish, then an I/O error
        full,           // no space left on the device
        lie,            // a sync that says done and does nothing
        power_cut,      // from here on everything fails; what is left shows lose_power()
    };
    Kind kind = fail;
    std::int64_t at = 0;            // the how manieth call, from 1
    std::optional<Call> call;       // of this kind; otherwise of any
    bool lasting = false;           // this call and all after it
    std::uint64_t seed = 1;
};

class FaultyFiles {
public:
    FaultyFiles();
    ~FaultyFiles();
    FaultyFiles(const FaultyFiles&) = delete;

    void arm(const Fault&);         // counts calls from here
    void disarm();
    bool has_struck() const { return has_struck_; }
    std::int64_t calls(std::optional<Call> = {}) const;     // since arm() or set_state()

    // What was not synced is lost, kept or torn, by the seed. Connections that are still open get errors only.
    void lose_power(std::uint64_t seed);

    struct File {
        std::string bytes, durable;
        struct Write {
            std::size_t offset;
            std::optional<std::string> bytes;       // none: cut off at offset
            void on(std::string& file) const;
        };
        std::vector<Write> unsynced;
    };
    using Names = std::map<std::string, std::shared_ptr<File>, std::less<>>;
    struct State {
        Names names, durable_names;
    };
    State state() const;                            // a copy: the disk as it is now, with what is not synced yet
    void set_state(const State&);                   // also forgets faults and starts chance anew
    std::string bytes(std::string_view name) const; // "" when there is none
    void put(const std::string& name, std::string bytes);
    void remove(std::string_view name);

    // For the functions that SQLite calls.
    enum class Verdict : std::uint8_t { go, strike };
    Verdict count(Call);
    int strike(Call, File*, const void* from, int bytes, std::size_t offset);      // SQLite's code
    std::shared_ptr<File> find(std::string_view name) const;
    std::shared_ptr<File> create(const std::string& name);
    void write(File&, const void* from, std::size_t bytes, std::size_t offset);
    void truncate(File&, std::size_t size);
    void sync(File&, bool honest);
    void sync_names() { disk_.durable_names = disk_.names; }
    bool is_lying() const { return is_lying_; }
    std::uint64_t epoch() const { return epoch_; }  // a connection opened before power was lost has an older one
    std::uint64_t chance() { return random_.next(); }

private:
    State disk_;
    std::optional<Fault> fault_;
    bool has_struck_ = false, is_dead_ = false, is_lying_ = false;
    std::int64_t calls_[call_kinds] = {};
    std::uint64_t epoch_ = 1;
    SeededRandom random_{1};
};

}  // namespace tandem::tests
