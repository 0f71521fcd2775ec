// What SQLite asks of a file system, answered from memory.
#include "tests/store/faults/faulty_files.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <set>

namespace tandem::tests {

namespace {

constexpr std::size_t sector = 512;
FaultyFiles* current = nullptr;
sqlite3_vfs* usual = nullptr;       // the default before us: for the time of day

struct Handle {                     // SQLite allocates it; the first member must be its own
    sqlite3_file base;
    std::shared_ptr<FaultyFiles::File> file;
    std::uint64_t epoch;
};

Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
bool is_cut_off(sqlite3_file* file) { return handle(file).epoch != current->epoch(); }

int failure_of(Call call) {
    switch (call) {
        case Call::read: return SQLITE_IOERR_READ;
        case Call::write: return SQLITE_IOERR_WRITE;
        case Call::sync: return SQLITE_IOERR_FSYNC;
        case Call::truncate: return SQLITE_IOERR_TRUNCATE;
        case Call::remove: return SQLITE_IOERR_DELETE;
        case Call::open: return SQLITE_CANTOPEN;
        case Call::size: return SQLITE_IOERR_FSTAT;
    }
    return SQLITE_IOERR;
}

int close_file(sqlite3_file* file) {
    handle(file).~Handle();
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* to, int bytes, sqlite3_int64 offset) {
    if (is_cut_off(file)) return SQLITE_IOERR_READ;
    const std::string& all = handle(file).file->bytes;
    if (current->count(Call::read) == FaultyFiles::Verdict::strike) return current->strike(Call::read, nullptr, nullptr, 0, 0);
    const std::size_t from = std::min(static_cast<std::size_t>(offset), all.size());
    const std::size_t there = std::min(static_cast<std::size_t>(bytes), all.size() - from);
    std::memcpy(to, all.data() + from, there);
    std::memset(static_cast<char*>(to) + there, 0, static_cast<std::size_t>(bytes) - there);
    return there == static_cast<std::size_t>(bytes) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
    if (is_cut_off(file)) return SQLITE_IOERR_WRITE;
    FaultyFiles::File& self = *handle(file).file;
    if (current->count(Call::write) == FaultyFiles::Verdict::strike) return current->strike(Call::write, &self, from, bytes, static_cast<std::size_t>(offset));
    current->write(self, from, static_cast<std::size_t>(bytes), static_cast<std::size_t>(offset));
    return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (is_cut_off(file)) return SQLITE_IOERR_TRUNCATE;
    FaultyFiles::File& self = *handle(file).file;
    if (current->count(Call::truncate) == FaultyFiles::Verdict::strike) return current->strike(Call::truncate, &self, nullptr, 0, static_cast<std::size_t>(size));
    current->truncate(self, static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int sync_file(sqlite3_file* file, int) {
    if (is_cut_off(file)) return SQLITE_IOERR_FSYNC;
    if (current->count(Call::sync) == FaultyFiles::Verdict::strike) return current->strike(Call::sync, nullptr, nullptr, 0, 0);
    current->sync(*handle(file).file, !current->is_lying());
    return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    if (is_cut_off(file)) return SQLITE_IOERR_FSTAT;
    if (current->count(Call::size) == FaultyFiles::Verdict::strike) return current->strike(Call::size, nullptr, nullptr, 0, 0);
    *size = static_cast<sqlite3_int64>(handle(file).file->bytes.size());
    return SQLITE_OK;
}

int lock_file(sqlite3_file*, int) { return SQLITE_OK; }     // one connection at a time

int is_locked(sqlite3_file*, int* locked) {
    *locked = 0;
    return SQLITE_OK;
}

int control_file(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return static_cast<int>(sector); }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }     // only bytes of a write itself are ever torn

const sqlite3_io_methods methods = {
    .iVersion = 1, .xClose = close_file, .xRead = read_file, .xWrite = write_file, .xTruncate = truncate_file, .xSync = sync_file,
    .xFileSize = size_of_file, .xLock = lock_file, .xUnlock = lock_file, .xCheckReservedLock = is_locked, .xFileControl = control_file,
    .xSectorSize = sector_size, .xDeviceCharacteristics = characteristics};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* made, int flags, int* given) {
    made->pMethods = nullptr;
    if (current->count(Call::open) == FaultyFiles::Verdict::strike) return current->strike(Call::open, nullptr, nullptr, 0, 0);
    auto file = name == nullptr ? std::make_shared<FaultyFiles::File>() : current->find(name);
    if (file == nullptr) {
        if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        file = current->create(name);
    }
    new (made) Handle{{&methods}, std::move(file), current->epoch()};
    if (given != nullptr) *given = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int sync_folder) {
    if (current->count(Call::remove) == FaultyFiles::Verdict::strike) return current->strike(Call::remove, nullptr, nullptr, 0, 0);
    if (current->find(name) == nullptr) return SQLITE_IOERR_DELETE_NOENT;
    current->remove(name);
    if (sync_folder != 0 && !current->is_lying()) current->sync_names();
    return SQLITE_OK;
}

int access_file(sqlite3_vfs*, const char* name, int, int* answer) {
    *answer = 0;
    if (current->count(Call::open) == FaultyFiles::Verdict::strike) {
        static_cast<void>(current->strike(Call::open, nullptr, nullptr, 0, 0));
        return SQLITE_IOERR_ACCESS;
    }
    *answer = current->find(name) != nullptr;
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int size, char* to) {
    sqlite3_snprintf(size, to, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* to) {
    for (int i = 0; i < size; ++i) to[i] = static_cast<char>(current->chance());
    return size;
}

int sleep_for(sqlite3_vfs*, int microseconds) { return microseconds; }
int time_now(sqlite3_vfs*, double* days) { return usual->xCurrentTime(usual, days); }
int last_error(sqlite3_vfs*, int, char*) { return 0; }

sqlite3_vfs faulty = {
    .iVersion = 1, .szOsFile = sizeof(Handle), .mxPathname = 512, .pNext = nullptr, .zName = "faulty", .pAppData = nullptr,
    .xOpen = open_file, .xDelete = delete_file, .xAccess = access_file, .xFullPathname = full_name, .xRandomness = randomness,
    .xSleep = sleep_for, .xCurrentTime = time_now, .xGetLastError = last_error};

// Some sectors of the write as they should be, some missing, some rubbish.
std::vector<FaultyFiles::File::Write> torn(const FaultyFiles::File::Write& whole, SeededRandom& random) {
    std::vector<FaultyFiles::File::Write> parts;
    const std::string& bytes = *whole.bytes;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.size(), at + sector - (whole.offset + at) % sector);
        std::string part = bytes.substr(at, end - at);
        const std::uint32_t fate = random.below(3);
        if (fate == 2)
            for (char& c : part) c = static_cast<char>(random.next());
        if (fate != 0) parts.push_back({whole.offset + at, std::move(part)});
        at = end;
    }
    return parts;
}

}  // namespace

void FaultyFiles::File::Write::on(std::string& file) const {
    if (!bytes) {
        file.resize(offset);
        return;
    }
    if (file.size() < offset + bytes->size()) file.resize(offset + bytes->size());
    std::ranges::copy(*bytes, file.begin() + static_cast<std::ptrdiff_t>(offset));
}

FaultyFiles::FaultyFiles() {
    usual = sqlite3_vfs_find(nullptr);
    current = this;
    sqlite3_vfs_register(&faulty, 1);
}

FaultyFiles::~FaultyFiles() {
    sqlite3_vfs_unregister(&faulty);
    sqlite3_vfs_register(usual, 1);
    current = nullptr;
}

void FaultyFiles::arm(const Fault& fault) {
    disarm();
    fault_ = fault;
    std::ranges::fill(calls_, 0);
}

void FaultyFiles::disarm() {
    fault_.reset();
    has_struck_ = is_dead_ = is_lying_ = false;
}

std::int64_t FaultyFiles::calls(std::optional<Call> call) const {
    if (call) return calls_[static_cast<std::size_t>(*call)];
    std::int64_t all = 0;
    for (std::int64_t number : calls_) all += number;
    return all;
}

FaultyFiles::Verdict FaultyFiles::count(Call call) {
    ++calls_[static_cast<std::size_t>(call)];
    if (is_dead_) return Verdict::strike;
    if (!fault_ || (fault_->call && *fault_->call != call)) return Verdict::go;
    const std::int64_t number = calls(fault_->call);
    if (number != fault_->at && !(fault_->lasting && number > fault_->at)) return Verdict::go;
    has_struck_ = true;
    is_lying_ = fault_->kind == Fault::lie;
    return is_lying_ ? Verdict::go : Verdict::strike;
}

int FaultyFiles::strike(Call call, File* file, const void* from, int bytes, std::size_t offset) {
    if (is_dead_ || !fault_) return failure_of(call);
    SeededRandom random(fault_->seed);
    const auto whole = [&] { return File::Write{offset, std::string(static_cast<const char*>(from), static_cast<std::size_t>(bytes))}; };
    const auto put = [&](const File::Write& part) { write(*file, part.bytes->data(), part.bytes->size(), part.offset); };
    switch (fault_->kind) {
        case Fault::full: return call == Call::write ? SQLITE_FULL : failure_of(call);
        case Fault::short_write:
            if (call == Call::write) write(*file, from, static_cast<std::size_t>(bytes) / 2, offset);
            break;
        case Fault::tear:
            if (call == Call::write)
                for (const File::Write& part : torn(whole(), random)) put(part);
            break;
        case Fault::power_cut:
            is_dead_ = true;
            if (call == Call::write) put(whole());          // lose_power() says what comes of it
            if (call == Call::truncate) truncate(*file, offset);
            break;
        case Fault::fail:
        case Fault::lie: break;
    }
    return failure_of(call);
}

void FaultyFiles::lose_power(std::uint64_t seed) {
    SeededRandom random(seed);
    enum class Fate : std::uint8_t { all_lost, all_kept, first_ones_kept, each_its_own };
    // One fate for all files, or each its own.
    const auto draw = [&] { return static_cast<Fate>(random.below(4)); };
    const Fate common = draw();
    const bool is_common = random.below(2) == 0;
    if (random.below(2) == 0) disk_.names = disk_.durable_names;
    std::set<File*> done;
    for (const auto& [name, file] : disk_.names) {
        if (!done.insert(file.get()).second) continue;
        const Fate fate = is_common ? common : draw();
        std::string left = file->durable;
        const std::size_t kept = file->unsynced.empty() ? 0 : random.below(static_cast<std::uint32_t>(file->unsynced.size()) + 1);
        for (std::size_t i = 0; i < file->unsynced.size(); ++i) {
            const File::Write& one = file->unsynced[i];
            const std::uint32_t luck = random.below(3);
            const bool is_kept = fate == Fate::all_kept || (fate == Fate::first_ones_kept && i < kept) || (fate == Fate::each_its_own && luck == 0);
            const bool is_torn = (fate == Fate::first_ones_kept && i == kept) || (fate == Fate::each_its_own && luck == 1);
            if (is_kept) one.on(left);
            else if (is_torn && one.bytes)
                for (const File::Write& part : torn(one, random)) part.on(left);
        }
        file->bytes = file->durable = std::move(left);
        file->unsynced.clear();
    }
    disk_.durable_names = disk_.names;
    ++epoch_;
    disarm();
}

FaultyFiles::State FaultyFiles::state() const {
    State copy;
    std::map<const File*, std::shared_ptr<File>> copies;
    const auto copy_of = [&](const std::shared_ptr<File>& file) {
        auto& made = copies[file.get()];
        if (made == nullptr) made = std::make_shared<File>(*file);
        return made;
    };
    for (const auto& [name, file] : disk_.names) copy.names.emplace(name, copy_of(file));
    for (const auto& [name, file] : disk_.durable_names) copy.durable_names.emplace(name, copy_of(file));
    return copy;
}

void FaultyFiles::set_state(const State& state) {
    disk_ = state;
    disk_ = this->state();      // a copy of its own: the one given can be set again
    ++epoch_;
    disarm();
    std::ranges::fill(calls_, 0);
    random_ = SeededRandom(1);
}

std::string FaultyFiles::bytes(std::string_view name) const {
    const auto file = find(name);
    return file == nullptr ? std::string() : file->bytes;
}

void FaultyFiles::put(const std::string& name, std::string bytes) {
    auto file = std::make_shared<File>();
    file->bytes = file->durable = std::move(bytes);
    disk_.names[name] = disk_.durable_names[name] = std::move(file);
}

void FaultyFiles::remove(std::string_view name) {
    if (const auto found = disk_.names.find(name); found != disk_.names.end()) disk_.names.erase(found);
}

std::shared_ptr<FaultyFiles::File> FaultyFiles::find(std::string_view name) const {
    const auto found = disk_.names.find(name);
    return found == disk_.names.end() ? nullptr : found->second;
}

std::shared_ptr<FaultyFiles::File> FaultyFiles::create(const std::string& name) { return disk_.names[name] = std::make_shared<File>(); }

void FaultyFiles::write(File& file, const void* from, std::size_t bytes, std::size_t offset) {
    file.unsynced.push_back({offset, std::string(static_cast<const char*>(from), bytes)});
    file.unsynced.back().on(file.bytes);
}

void FaultyFiles::truncate(File& file, std::size_t size) {
    file.unsynced.push_back({size, {}});
    file.unsynced.back().on(file.bytes);
}

// As on Unix: the first sync of a new file makes its name last, too.
void FaultyFiles::sync(File& file, bool honest) {
    if (!honest) return;
    for (const File::Write& one : file.unsynced) one.on(file.durable);
    file.unsynced.clear();
    sync_names();
}

}  // namespace tandem::tests
