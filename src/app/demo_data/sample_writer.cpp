// SampleWriter: collects rows of the sample into batches for the store.
#include "app/demo_data/sample_writer.hpp"

namespace tandem::sample {

namespace {
constexpr std::int64_t rows_in_batch = 500;     // a Writer takes 2,000 at most; 500 are some 20 ms in the browser
}

SampleIds::SampleIds(std::uint64_t seed, Date today)
    : block_(id_from_key({"sample", std::to_string(seed), to_text(today)}) & ~RowId{0xFFFF'FFFF}) {}

void SampleWriter::add_row(const Row& row) {
    add_creation(batch_, row);
    if (++batch_rows_ >= rows_in_batch) end_batch();
}

void SampleWriter::add_changes(const ChangeSet& set) {
    batch_.changes.insert(batch_.changes.end(), set.changes.begin(), set.changes.end());
    ++batch_rows_;
}

void SampleWriter::end_batch() {
    if (batch_rows_ == 0) return;
    waiting_.push_back(std::move(batch_));
    batch_ = {};
    batch_rows_ = 0;
}

Result<> SampleWriter::write_batch() {
    TRY(writer_->add(waiting_.front()));
    waiting_.pop_front();
    written_ += rows_in_batch;
    return {};
}

Result<> SampleWriter::seal() {
    TRY(writer_->seal());
    return {};
}

Result<> SampleWriter::cancel() {
    waiting_.clear();
    return writer_->cancel();
}

}  // namespace tandem::sample
