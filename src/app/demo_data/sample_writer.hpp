// SampleWriter: collects rows of the sample into batches for the store, with ids that depend only on seed and day.
#pragma once

#include <deque>
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
    SampleWriter(Store& store, std::unique_ptr<Writer> writer, SampleIds ids) : store_(store), writer_(std::move(writer)), ids_(ids) {}

    template <class Record> Id<Record> reserve() { return {ids_.next()}; }     // for a record that others are made from first
    // Gives the record its id when it has none. What is added waits until write_batch() takes it.
    template <class Record>
    Id<Record> add(Record record) {
        if (!record.id) record.id.value = ids_.next();
        add_row(to_row(store_.catalog().of<Record>(), record));
        return record.id;
    }
    void add_changes(const ChangeSet&);
    void end_batch();                       // what is being collected waits as well
    bool has_waiting() const { return !waiting_.empty(); }
    Result<> write_batch();                 // one of those that wait
    std::int64_t written() const { return written_; }
    Result<> seal();
    Result<> cancel();

private:
    void add_row(const Row&);

    Store& store_;
    std::unique_ptr<Writer> writer_;
    SampleIds ids_;
    ChangeSet batch_;
    std::int64_t batch_rows_ = 0, written_ = 0;
    std::deque<ChangeSet> waiting_;
};

}  // namespace tandem::sample
