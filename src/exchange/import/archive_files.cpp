// Entries are unpacked into memory; a gigabyte is the most an archive may hold.
#include "exchange/import/archive_files.hpp"

#include <algorithm>
#include <array>

#include "tandem/base/text.hpp"
#include "tandem/exchange/archives.hpp"
#include "tandem/exchange/workbooks.hpp"

namespace tandem::import {

namespace {

class Unpacked : public ByteSource {
public:
    Unpacked(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}
    std::string name() const override { return name_; }
    std::int64_t size() const override { return static_cast<std::int64_t>(bytes_.size()); }
    Result<std::size_t> read(std::int64_t offset, std::span<char> to) override {
        const std::size_t from = std::min(bytes_.size(), static_cast<std::size_t>(offset)), count = std::min(to.size(), bytes_.size() - from);
        std::copy_n(bytes_.data() + from, count, to.data());
        return count;
    }

private:
    std::string name_, bytes_;
};

bool may_be_table(std::string_view path) {
    constexpr std::array endings{".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".vcf", ".vcard", ".ics", ".ical", ".xlsx", ".xlsm"};
    const std::string name = fold(path.substr(path.rfind('/') + 1));
    if (name.starts_with('.') || path.starts_with("__MACOSX/")) return false;
    constexpr std::array prose{"readme", "license", "schema.json"};         // schema.json describes the tables of Tandem's own export
    if (std::ranges::any_of(prose, [&](std::string_view word) { return name.starts_with(word); })) return false;
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

std::unique_ptr<ByteSource> file_in_memory(std::string name, std::string bytes) { return std::make_unique<Unpacked>(std::move(name), std::move(bytes)); }

Result<std::string> read_whole(ByteSource& source, std::int64_t most, std::string_view what_then) {
    if (source.size() > most) return fail(ErrorCode::invalid_input, source.name() + " is larger than " + std::to_string(most >> 20) + " MB; " + std::string(what_then) + ".");
    std::string bytes(static_cast<std::size_t>(source.size()), '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t got = TRY(source.read(static_cast<std::int64_t>(at), std::span(bytes).subspan(at)));
        if (got == 0) bytes.resize(at);
        at += got;
    }
    return bytes;
}

Result<std::vector<Inner>> files_of_archive(ByteSource& source) {
    std::vector<Inner> files;
    const std::string name = source.name();
    std::string start(4'096, '\0');
    start.resize(TRY(source.read(0, start)));
    if (!is_archive(start) || is_workbook(start, name)) return files;
    if (start.contains("mimetypeapplication/vnd.oasis")) return files;     // of LibreOffice: refused by what it is
    constexpr std::int64_t most = std::int64_t{512} << 20;
    std::string bytes = TRY(read_whole(source, most, "unpack it first"));
    Archive zip = TRY(Archive::open(std::move(bytes), name));
    std::vector<std::string> taken;
    for (const Archive::Entry& entry : zip.entries()) {
        if (!may_be_table(entry.name)) continue;
        std::string base = entry.name.substr(entry.name.rfind('/') + 1);
        if (std::ranges::find(taken, base) != taken.end()) base = entry.name;
        taken.push_back(base);
        files.push_back({file_in_memory(base, TRY(zip.read(entry)))});
    }
    if (files.empty()) return fail(ErrorCode::invalid_input, name + " is a zip archive without a file that could be imported.");
    return files;
}

}  // namespace tandem::import
