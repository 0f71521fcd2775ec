// SampleWriter: collects rows of the sample into batches for the store, with ids that depend only on seed and day.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <type_traits>

#include "tandem/store/store.hpp"

namespace tandem::sample {

// The ids of one sample are consecutive numbers in a block of the range "from outside" that is drawn from seed and day: the
// same sample made twice, or by two colleagues who merge later, is one sample; and rows are written in the order of their ids.
class SampleIds {
public:
    SampleIds(std::uint64_t seed, Date today);
    RowId next() { return block_ | ++count_; }

private:
    RowId block_;
    std::uint32_t count_ = 0;
};

class SampleWriter {
public:
    using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;
    SampleWriter(Store& store, std::unique_ptr<Writer> writer, SampleIds ids, std::int64_t expected_rows, const Progress& progress)
        : store_(store), writer_(std::move(writer)), ids_(ids), expected_(expected_rows), progress_(progress) {}

    template <class Record> Id<Record> reserve() { return {ids_.next()}; }     // for a record that others are made from first
    // Gives the record its id when it has none. After a failure nothing more is written; finish() tells.
    template <class Record>
    Id<Record> add(Record record) {
        if (!record.id) record.id.value = ids_.next();
        add_row(to_row(store_.catalog().of<Record>(), record));
        return record.id;
    }
    void add_changes(const ChangeSet&);
    bool failed() const { return !state_.has_value(); }
    // Writes what is left and seals, or takes everything back.
    Result<> finish();

private:
    void add_row(const Row&);
    void flush();

    Store& store_;
    std::unique_ptr<Writer> writer_;
    SampleIds ids_;
    ChangeSet batch_;
    std::int64_t batch_rows_ = 0, done_ = 0, expected_;
    const Progress& progress_;
    Result<> state_;
};

}  // namespace tandem::sample
