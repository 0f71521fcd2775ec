// Exports in one of several formats: what is written for each record, in batches, so that a million rows never stand in memory as records.
#pragma once

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/answers/labels.hpp"
#include "app/context.hpp"
#include "tandem/exchange/workbooks.hpp"

namespace tandem {

// Some records with their part rows.
struct RecordBatch {
    std::vector<Row> rows;
    std::map<const Entity*, std::unordered_map<RowId, std::vector<Row>>> parts;

    Result<> read(const Store&, const Entity&, std::span<const RowId>);
    std::span<const Row> parts_of(const Entity& part, RowId owner) const;
};

// One format of one entity's records: bytes for begin, each batch, end.
class RecordFormat {
public:
    virtual ~RecordFormat() = default;
    virtual std::string extension() const = 0;
    virtual std::string mime() const = 0;
    virtual void begin(std::string& out) = 0;
    virtual Result<> add(const RecordBatch&, std::string& out) = 0;
    virtual Result<> end(std::string& out) = 0;
};

// A cell of a workbook by its field: days, moments, numbers, truths and money as such, the rest as text.
void put_cell(const Context&, Labels&, WorkbookWriter&, const Field&, const Value&);

// "csv" is export_job.cpp's own; others: xlsx, json, vcf (contacts), ics (activities). Null for another format or entity.
std::unique_ptr<RecordFormat> make_record_format(Context&, const Entity&, std::string_view format);
std::unique_ptr<RecordFormat> make_card_format(Context&, const Entity& contact);
std::unique_ptr<RecordFormat> make_calendar_format(Context&, const Entity& activity);

}  // namespace tandem
