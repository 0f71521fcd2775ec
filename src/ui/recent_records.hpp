// The records that somebody looked at last on this device.
#pragma once

#include <vector>

#include "tandem/contract/workspace.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class RecentRecords {
public:
    // Each frame: notices the record in front, and keeps the list as a preference.
    void follow(ViewContext& context);
    const std::vector<RecordPlace>& records() const { return records_; }       // latest first, without the one in front

private:
    void read(const ViewContext& context);
    void save(ViewContext& context);

    std::vector<RecordPlace> records_;
    RecordPlace in_front_;
    bool is_read_ = false, is_saved_ = true;
    double changed_at_ = 0;
};

} // namespace tandem::ui
