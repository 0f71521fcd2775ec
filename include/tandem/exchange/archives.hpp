// Zip archives, read from memory and written to it. Reader and writer are minizip, the part of zlib's own sources that does zip: it is kept with
// zlib, is in the archive that is fetched anyway, and compiles for both targets as it is.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/error.hpp"

namespace tandem {

bool is_archive(std::string_view start);

class Archive {
public:
    struct Entry { std::string name; std::uint64_t size = 0, packed = 0; std::size_t number = 0; };     // no folders

    // Errors, of `file`: no archive or a torn one, encrypted, more than 10,000 entries, more than 1 GB unpacked or packed a thousandfold, names
    // that lead out of the archive. Nothing has been unpacked then.
    static Result<Archive> open(std::string bytes, std::string_view file);
    Archive(Archive&&) noexcept;
    ~Archive();

    const std::vector<Entry>& entries() const;
    const Entry* find(std::string_view name) const;             // letters by their case, else without
    // In pieces; an error of the visitor ends it. Errors: a torn entry, a wrong checksum, more bytes than it said.
    Result<> read(const Entry&, const std::function<Result<>(std::string_view piece)>& visit);
    Result<std::string> read(const Entry&);

private:
    struct Impl;
    explicit Archive(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

class ArchiveWriter {
public:
    ArchiveWriter();
    ~ArchiveWriter();
    void begin(std::string_view name);                          // of the next entry
    void write(std::string_view bytes);
    // The whole archive. Storage error when it could not be made.
    Result<std::string> finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tandem
