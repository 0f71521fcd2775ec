// What the parts of Import share: the driver (import.cpp) and the choices of the preview (choices.cpp).
#pragma once

#include <deque>
#include <map>
#include <optional>

#include "exchange/import/columns.hpp"
#include "exchange/import/kinds.hpp"
#include "exchange/import/reader.hpp"
#include "exchange/import/records.hpp"
#include "exchange/import/spend.hpp"
#include "exchange/import/stages.hpp"
#include "exchange/import/staging.hpp"
#include "tandem/exchange/import.hpp"

namespace tandem {

struct Import::Impl {
    struct File {
        std::unique_ptr<ByteSource> source;
        std::optional<import::TableReader> reader;
        const import::FileKind* kind = nullptr;
        std::vector<import::Column> columns;
        std::deque<Field> new_fields;       // of columns for which a field is to be made, as they are judged
        import::Stages stages;
        std::optional<import::Records> records;
        std::optional<import::SpendReport> spend;
        std::optional<RowPacker> rows;      // as they stand in the file; while writing
        std::optional<Error> broken;        // an archive that could not be unpacked
        std::map<std::int64_t, std::map<std::size_t, std::string>> fixes;           // by line, then column
        std::map<std::int64_t, import::Records::Decision> decisions;                // by line
        std::map<std::int64_t, RowId> odd_records;      // by line: what became of an odd row that was imported
        std::vector<std::string_view> mended;
        bool is_guarded = false;            // saved by us with apostrophes before what a spreadsheet would run
        bool is_scanned = false, is_begun = false, at_end = false, keys_are_chosen = false;
    };

    Store& store;
    ImportOptions options;
    import::Staging staging;
    std::vector<File> files;
    std::vector<ImportedFile> infos;
    std::vector<std::size_t> order;         // of judging and writing
    ImportStage stage = ImportStage::reading;
    std::size_t at = 0;                     // in files while scanning, in order afterwards
    bool is_scanning = true, doubtful_are_blank = false;
    std::int64_t done = 0, before = 0;      // bytes of this stage; of its files up to this one
    std::string label, summary;
    std::int64_t set = 0;
    std::vector<NewRecord> found;

    Impl(Store& s, ImportOptions o) : store(s), options(std::move(o)), staging(s) {}

    void add(std::unique_ptr<ByteSource> source, std::string archive, std::string format = {});
    void refuse(std::size_t i, const Error& error);
    Result<> open(std::size_t i);
    void target_custom_fields(ImportedFile& info) const;
    void retarget(std::size_t i);
    Result<> check_new_fields(const ImportedFile& info) const;      // new_fields.cpp
    Result<> make_new_fields();
    void target_fields_to_come();
    void settle_keys(std::size_t i);        // choices.cpp
    Result<bool> scan(std::size_t i);
    void describe_column(import::Column& column, ImportedFile& info, std::size_t c);
    void begin_file(std::size_t i);
    static std::string pipeline_name(const import::FileKind& kind);
    Result<bool> process(std::size_t i);
    void taken_in(std::int64_t bytes);
    static std::span<const std::string_view> cells_of(File& f, std::span<const std::string_view> cells);
    static std::span<const std::string_view> mended(File& f, std::span<const std::string_view> cells, std::uint64_t line);
    Result<> take(std::size_t i, std::span<const std::string_view> cells, std::uint64_t line, std::string_view as_written);
    static bool fits(std::span<const std::string_view> cells, std::size_t width, ImportedFile& info, std::uint64_t line);
    void order_files();
    std::string set_label() const;
    Result<bool> step();
    std::unordered_set<EntityId> linked_entities() const;
    void begin_pass(import::Staging::Purpose purpose);
    Result<bool> end_pass();

    Result<ImportedFile*> in_preview(int file);     // a file whose choices may be changed now
    void judge_anew();

    std::size_t odd_file = 0;               // whose odd rows are being written; odd_rows.cpp
    std::map<std::int64_t, std::string> odd_reasons;
};

}  // namespace tandem
