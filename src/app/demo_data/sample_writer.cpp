// SampleWriter: collects rows of the sample into batches for the store.
#include "app/demo_data/sample_writer.hpp"

#include <algorithm>

namespace tandem::sample {

namespace {
constexpr std::int64_t rows_in_batch = 2000;    // the most a Writer takes at once
}

SampleIds::SampleIds(std::uint64_t seed, Date today)
    : block_(id_from_key({"sample", std::to_string(seed), to_text(today)}) & ~RowId{0xFFFF'FFFF}) {}

void SampleWriter::add_row(const Row& row) {
    if (failed()) return;
    add_creation(batch_, row);
    if (++batch_rows_ >= rows_in_batch) flush();
}

void SampleWriter::add_changes(const ChangeSet& set) {
    if (failed()) return;
    batch_.changes.insert(batch_.changes.end(), set.changes.begin(), set.changes.end());
    ++batch_rows_;
}

void SampleWriter::flush() {
    if (failed() || batch_rows_ == 0) return;
    state_ = writer_->add(batch_);
    done_ += batch_rows_;
    batch_rows_ = 0;
    batch_.changes.clear();
    if (state_ && progress_ && !progress_(done_, std::max(expected_, done_)))
        state_ = fail(ErrorCode::cancelled, "Stopped; nothing was changed.");
}

Result<> SampleWriter::finish() {
    flush();
    if (!state_) {
        TRY(writer_->cancel());
        return state_;
    }
    TRY(writer_->seal());
    if (progress_) progress_(done_, done_);
    return {};
}

}  // namespace tandem::sample
