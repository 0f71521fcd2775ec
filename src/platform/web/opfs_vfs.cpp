// SQLite's file system in the browser: one workspace's database, journal and write-ahead log over handles that JavaScript opened.
//
// There is no shared memory: the store must set locking_mode=EXCLUSIVE before journal_mode=WAL, and only one connection
// may be open (a second one is refused as busy). The Web Lock of the page guarantees that no other tab has the handles.
// A journal or log of zero bytes counts as absent; deleting one empties it, since a file cannot be removed while its handle is open.
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "platform/web/core_stored_file.hpp"

extern "C" {
// opfs_vfs.js. Bytes, or -1 when it failed, or -2 when the device is full.
int vfs_read(int slot, void* to, int bytes, double offset);
int vfs_write(int slot, const void* from, int bytes, double offset);
int vfs_truncate(int slot, double size);
int vfs_flush(int slot);
double vfs_size(int slot);
}

namespace tandem {

namespace {

enum Slot : int { database, journal, log, slot_count };

class StorageBacking : public Backing {
public:
    explicit StorageBacking(int slot) : slot_(slot) {}
    std::int64_t read(void* to, std::size_t bytes, std::int64_t offset) override {
        return vfs_read(slot_, to, static_cast<int>(bytes), static_cast<double>(offset));
    }
    Outcome write(const void* from, std::size_t bytes, std::int64_t offset) override {
        return outcome(vfs_write(slot_, from, static_cast<int>(bytes), static_cast<double>(offset)));
    }
    Outcome truncate(std::int64_t size) override { return outcome(vfs_truncate(slot_, static_cast<double>(size))); }
    Outcome flush() override { return outcome(vfs_flush(slot_)); }
    std::int64_t size() override { return static_cast<std::int64_t>(vfs_size(slot_)); }

private:
    static Outcome outcome(int code) { return code >= 0 ? Outcome::done : code == -2 ? Outcome::full : Outcome::failed; }
    int slot_;
};

// For SQLite's temporary files, should it ever want one although temp_store is memory.
class MemoryBacking : public Backing {
public:
    std::int64_t read(void* to, std::size_t bytes, std::int64_t offset) override {
        std::size_t start = std::min(static_cast<std::size_t>(offset), bytes_.size());
        std::size_t given = std::min(bytes, bytes_.size() - start);
        std::memcpy(to, bytes_.data() + start, given);
        return static_cast<std::int64_t>(given);
    }
    Outcome write(const void* from, std::size_t bytes, std::int64_t offset) override {
        std::size_t start = static_cast<std::size_t>(offset);
        if (bytes_.size() < start + bytes) bytes_.resize(start + bytes);
        std::memcpy(bytes_.data() + start, from, bytes);
        return Outcome::done;
    }
    Outcome truncate(std::int64_t size) override {
        bytes_.resize(static_cast<std::size_t>(size));
        return Outcome::done;
    }
    Outcome flush() override { return Outcome::done; }
    std::int64_t size() override { return static_cast<std::int64_t>(bytes_.size()); }

private:
    std::vector<std::byte> bytes_;
};

struct KeptFile {
    StorageBacking backing;
    StoredFile file;
    bool is_open = false;
    explicit KeptFile(int slot) : backing(slot), file(backing, slot == log ? StoredFile::log_gap : StoredFile::table_gap) {}
};

KeptFile& kept(int slot) {
    static std::array<KeptFile, slot_count> files{KeptFile(database), KeptFile(journal), KeptFile(log)};
    return files[static_cast<std::size_t>(slot)];
}

struct TemporaryFile {
    MemoryBacking backing;
    StoredFile file{backing};
};

struct OpenFile {                   // SQLite allocates it; the first member must be its own
    sqlite3_file base;
    StoredFile* file;
    TemporaryFile* temporary;       // owned, or null
    int slot;
};

OpenFile& opened(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

int slot_of(std::string_view name) {
    return name.ends_with("-journal") ? journal : name.ends_with("-wal") ? log : database;
}

int code(StoredFile::Outcome outcome, int failure) {
    switch (outcome) {
        case StoredFile::Outcome::done: return SQLITE_OK;
        case StoredFile::Outcome::full: return SQLITE_FULL;
        case StoredFile::Outcome::failed: break;
    }
    return failure;
}

int close_file(sqlite3_file* file) {
    OpenFile& self = opened(file);
    StoredFile::Outcome outcome = self.file->write_out();
    if (self.temporary) delete self.temporary;
    else kept(self.slot).is_open = false;
    return code(outcome, SQLITE_IOERR_CLOSE);
}

int read_file(sqlite3_file* file, void* to, int bytes, sqlite3_int64 offset) {
    std::int64_t got = opened(file).file->read(to, static_cast<std::size_t>(bytes), offset);
    return got < 0 ? SQLITE_IOERR_READ : got < bytes ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

int write_file(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
    return code(opened(file).file->write(from, static_cast<std::size_t>(bytes), offset), SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    return code(opened(file).file->truncate(size), SQLITE_IOERR_TRUNCATE);
}

int sync_file(sqlite3_file* file, int) { return code(opened(file).file->sync(), SQLITE_IOERR_FSYNC); }

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = opened(file).file->size();
    return *size < 0 ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

int lock_file(sqlite3_file*, int) { return SQLITE_OK; }

int is_reserved(sqlite3_file*, int* result) {
    *result = 0;
    return SQLITE_OK;
}

int control_file(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }

int sector_bytes(sqlite3_file*) { return 4096; }

int characteristics(sqlite3_file*) { return SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

constexpr sqlite3_io_methods methods{
    .iVersion = 1, .xClose = close_file, .xRead = read_file, .xWrite = write_file, .xTruncate = truncate_file,
    .xSync = sync_file, .xFileSize = file_size, .xLock = lock_file, .xUnlock = lock_file, .xCheckReservedLock = is_reserved,
    .xFileControl = control_file, .xSectorSize = sector_bytes, .xDeviceCharacteristics = characteristics,
    .xShmMap = nullptr, .xShmLock = nullptr, .xShmBarrier = nullptr, .xShmUnmap = nullptr, .xFetch = nullptr, .xUnfetch = nullptr,
};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    OpenFile& self = opened(file);
    self.base.pMethods = nullptr;
    constexpr int kinds = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
    self.temporary = nullptr;
    if (!name || !(flags & kinds)) {
        self.temporary = new TemporaryFile;
        self.file = &self.temporary->file;
        self.slot = -1;
    } else {
        self.slot = slot_of(name);
        KeptFile& place = kept(self.slot);
        if (place.is_open) return SQLITE_BUSY;
        place.is_open = true;
        place.file.forget();
        self.file = &place.file;
    }
    self.base.pMethods = &methods;
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int sync) {
    KeptFile& place = kept(slot_of(name));
    if (place.file.size() == 0) return SQLITE_IOERR_DELETE_NOENT;
    StoredFile::Outcome outcome = place.file.truncate(0);
    if (outcome == StoredFile::Outcome::done && sync) outcome = place.file.sync();
    return code(outcome, SQLITE_IOERR_DELETE);
}

int file_exists(sqlite3_vfs*, const char* name, int, int* result) {
    std::int64_t size = kept(slot_of(name)).file.size();
    *result = size > 0;
    return size < 0 ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int room, char* to) {
    sqlite3_snprintf(room, to, "%s", name);
    return SQLITE_OK;
}

int random_bytes(sqlite3_vfs*, int bytes, char* to) {
    constexpr int most = 256;       // what one getentropy() gives
    for (int done = 0; done < bytes; done += most) {
        if (getentropy(to + done, static_cast<std::size_t>(std::min(most, bytes - done))) != 0) return done;
    }
    return bytes;
}

int sleep_for(sqlite3_vfs*, int) { return 0; }

int now_julian_ms(sqlite3_vfs*, sqlite3_int64* ms) {
    constexpr sqlite3_int64 unix_epoch = 210866760000000;      // 1970-01-01 in Julian milliseconds
    auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    *ms = unix_epoch + std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count();
    return SQLITE_OK;
}

int now_julian(sqlite3_vfs* vfs, double* days) {
    sqlite3_int64 ms = 0;
    now_julian_ms(vfs, &ms);
    *days = static_cast<double>(ms) / 86400000.0;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) { return 0; }

}  // namespace

}  // namespace tandem

// SQLite calls these two at its own start and end when it is built without an operating system (SQLITE_OS_OTHER).
extern "C" int sqlite3_os_init() {
    using namespace tandem;
    static sqlite3_vfs vfs{
        .iVersion = 2, .szOsFile = sizeof(OpenFile), .mxPathname = 256, .pNext = nullptr, .zName = "browser",
        .pAppData = nullptr, .xOpen = open_file, .xDelete = delete_file, .xAccess = file_exists, .xFullPathname = full_path,
        .xDlOpen = nullptr, .xDlError = nullptr, .xDlSym = nullptr, .xDlClose = nullptr, .xRandomness = random_bytes,
        .xSleep = sleep_for, .xCurrentTime = now_julian, .xGetLastError = last_error, .xCurrentTimeInt64 = now_julian_ms,
        .xSetSystemCall = nullptr, .xGetSystemCall = nullptr, .xNextSystemCall = nullptr,
    };
    return sqlite3_vfs_register(&vfs, 1);
}

extern "C" int sqlite3_os_end() { return SQLITE_OK; }
