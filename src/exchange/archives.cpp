// minizip over a string.
#include "tandem/exchange/archives.hpp"

#include <algorithm>
#include <cstring>

#include <unzip.h>
#include <zip.h>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_entries = 10'000;
constexpr std::uint64_t most_unpacked = std::uint64_t{1} << 30;
constexpr std::uint64_t suspicious = std::uint64_t{16} << 20;       // below, the packing does not matter
constexpr std::uint64_t highest_ratio = 1'000;

// A string that minizip takes for a file.
struct Memory {
    std::string bytes;
    std::size_t at = 0;
    bool is_writable = false;
};

Memory& memory(void* stream) { return *static_cast<Memory*>(stream); }

zlib_filefunc64_def functions(Memory& bytes) {
    zlib_filefunc64_def made{};
    made.opaque = &bytes;
    made.zopen64_file = [](void* opaque, const void*, int) -> void* { return opaque; };
    made.zread_file = [](void*, void* stream, void* to, uLong size) -> uLong {
        Memory& m = memory(stream);
        const std::size_t n = std::min<std::size_t>(size, m.bytes.size() - std::min(m.at, m.bytes.size()));
        std::memcpy(to, m.bytes.data() + std::min(m.at, m.bytes.size()), n);
        m.at += n;
        return static_cast<uLong>(n);
    };
    made.zwrite_file = [](void*, void* stream, const void* from, uLong size) -> uLong {
        Memory& m = memory(stream);
        if (!m.is_writable) return 0;
        if (m.at + size > m.bytes.size()) m.bytes.resize(m.at + size);
        std::memcpy(m.bytes.data() + m.at, from, size);
        m.at += size;
        return size;
    };
    made.ztell64_file = [](void*, void* stream) -> ZPOS64_T { return memory(stream).at; };
    made.zseek64_file = [](void*, void* stream, ZPOS64_T offset, int origin) -> long {
        Memory& m = memory(stream);
        const ZPOS64_T base = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? m.at : m.bytes.size();
        const ZPOS64_T at = base + offset;
        if (at > m.bytes.size()) return -1;
        m.at = static_cast<std::size_t>(at);
        return 0;
    };
    made.zclose_file = [](void*, void*) -> int { return 0; };
    made.zerror_file = [](void*, void*) -> int { return 0; };
    return made;
}

bool leads_out(std::string_view name) {
    if (name.empty() || name.starts_with('/') || name.contains('\\') || name.contains('\0') || (name.size() > 1 && name[1] == ':')) return true;
    return std::ranges::any_of(split(name, '/'), [](std::string_view part) { return part == ".."; });
}

}  // namespace

bool is_archive(std::string_view start) { return start.starts_with(std::string_view("PK\x03\x04", 4)) || start.starts_with(std::string_view("PK\x05\x06", 4)); }

struct Archive::Impl {
    Memory bytes;
    unzFile zip = nullptr;
    std::string file;
    std::vector<Entry> entries;
    std::vector<unz64_file_pos> places;

    ~Impl() { if (zip) unzClose(zip); }
    std::unexpected<Error> refuse(std::string_view what) const { return fail(ErrorCode::invalid_input, file + " " + std::string(what)); }

    Result<> look() {
        unz_global_info64 about{};
        if (unzGetGlobalInfo64(zip, &about) != UNZ_OK) return refuse("is a damaged zip archive.");
        if (about.number_entry > most_entries) return refuse("is a zip archive of more than 10,000 files.");
        std::uint64_t total = 0;
        for (int code = about.number_entry ? unzGoToFirstFile(zip) : UNZ_END_OF_LIST_OF_FILE; code != UNZ_END_OF_LIST_OF_FILE; code = unzGoToNextFile(zip)) {
            unz_file_info64 info{};
            char name[1024] = {};
            if (code != UNZ_OK || unzGetCurrentFileInfo64(zip, &info, name, sizeof name - 1, nullptr, 0, nullptr, 0) != UNZ_OK) return refuse("is a damaged zip archive.");
            if (info.size_filename >= sizeof name) return refuse("is a zip archive with a name longer than 1,000 letters.");
            const std::string_view text(name, info.size_filename);
            if (leads_out(text)) return refuse("is a zip archive with an entry whose name leads out of it: " + to_valid_utf8(text.substr(0, 60)) + ".");
            if (text.ends_with('/')) continue;
            if (info.flag & 1) return refuse("is protected with a password; save it without one.");
            total += info.uncompressed_size;
            const bool is_bomb = info.uncompressed_size > suspicious && info.uncompressed_size / highest_ratio > info.compressed_size;
            if (info.uncompressed_size > most_unpacked || total > most_unpacked || is_bomb) return refuse("would unpack to far more than it holds; it is refused as a zip bomb.");
            unz64_file_pos place{};
            if (unzGetFilePos64(zip, &place) != UNZ_OK) return refuse("is a damaged zip archive.");
            entries.push_back({to_valid_utf8(text), info.uncompressed_size, info.compressed_size, entries.size()});
            places.push_back(place);
        }
        return {};
    }
};

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string bytes, std::string_view file) {
    auto impl = std::make_unique<Impl>();
    impl->bytes.bytes = std::move(bytes);
    impl->file = file;
    zlib_filefunc64_def over = functions(impl->bytes);
    impl->zip = unzOpen2_64("", &over);
    if (!impl->zip) return fail(ErrorCode::invalid_input, std::string(file) + " is a damaged zip archive; it was probably not copied completely.");
    TRY(impl->look());
    return Archive(std::move(impl));
}

const std::vector<Archive::Entry>& Archive::entries() const { return impl_->entries; }

const Archive::Entry* Archive::find(std::string_view name) const {
    for (const Entry& each : impl_->entries) if (each.name == name) return &each;
    for (const Entry& each : impl_->entries) if (fold(each.name) == fold(name)) return &each;
    return nullptr;
}

Result<> Archive::read(const Entry& entry, const std::function<Result<>(std::string_view)>& visit) {
    Impl& m = *impl_;
    unz64_file_pos place = m.places[entry.number];
    if (unzGoToFilePos64(m.zip, &place) != UNZ_OK || unzOpenCurrentFile(m.zip) != UNZ_OK) return m.refuse("holds " + entry.name + ", which cannot be unpacked.");
    std::vector<char> piece(std::size_t{64} << 10);
    std::uint64_t got = 0;
    Result<> result;
    for (;;) {
        const int n = unzReadCurrentFile(m.zip, piece.data(), static_cast<unsigned>(piece.size()));
        if (n < 0) result = m.refuse("holds " + entry.name + ", which is damaged.");
        if (n <= 0) break;
        got += static_cast<std::uint64_t>(n);
        if (got > entry.size) result = m.refuse("holds " + entry.name + ", which is longer than it says; it is refused as a zip bomb.");
        if (result) result = visit({piece.data(), static_cast<std::size_t>(n)});
        if (!result) break;
    }
    const int closed = unzCloseCurrentFile(m.zip);
    if (result && (closed == UNZ_CRCERROR || got != entry.size)) result = m.refuse("holds " + entry.name + ", which is damaged.");
    return result;
}

Result<std::string> Archive::read(const Entry& entry) {
    std::string all;
    TRY(read(entry, [&](std::string_view piece) -> Result<> {
        all += piece;
        return {};
    }));
    return all;
}

struct ArchiveWriter::Impl {
    Memory bytes{.is_writable = true};
    zipFile zip = nullptr;
    bool is_open = false, has_failed = false;

    void check(int code) { has_failed |= code != ZIP_OK; }
    void end_entry() {
        if (is_open) check(zipCloseFileInZip(zip));
        is_open = false;
    }
};

ArchiveWriter::ArchiveWriter() : impl_(std::make_unique<Impl>()) {
    zlib_filefunc64_def over = functions(impl_->bytes);
    impl_->zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &over);
    impl_->has_failed = impl_->zip == nullptr;
}

ArchiveWriter::~ArchiveWriter() {
    if (!impl_->zip) return;
    impl_->end_entry();
    zipClose(impl_->zip, nullptr);
}

void ArchiveWriter::begin(std::string_view name) {
    if (impl_->has_failed) return;
    impl_->end_entry();
    zip_fileinfo info{};
    info.tmz_date = {.tm_sec = 0, .tm_min = 0, .tm_hour = 0, .tm_mday = 1, .tm_mon = 0, .tm_year = 1980};      // the same records make the same bytes
    constexpr uLong utf8_names = 1 << 11;
    impl_->check(zipOpenNewFileInZip4_64(impl_->zip, std::string(name).c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 4, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, 0x031E, utf8_names, 0));
    impl_->is_open = !impl_->has_failed;
}

void ArchiveWriter::write(std::string_view bytes) {
    if (!impl_->has_failed && !bytes.empty()) impl_->check(zipWriteInFileInZip(impl_->zip, bytes.data(), static_cast<unsigned>(bytes.size())));
}

Result<std::string> ArchiveWriter::finish() {
    impl_->end_entry();
    if (impl_->zip) impl_->check(zipClose(impl_->zip, nullptr));
    impl_->zip = nullptr;
    if (impl_->has_failed) return fail(ErrorCode::storage, "The archive could not be written.");
    return std::move(impl_->bytes.bytes);
}

}  // namespace tandem
