// Written and read as lines of "contact 3F2A…".
#include "ui/recent_records.hpp"

#include <algorithm>

#include "tandem/base/text.hpp"
#include "ui/frame_clock.hpp"
#include "ui/preferences.hpp"

namespace tandem::ui {

namespace {

constexpr std::string_view kept_as = "view.recent_records";
constexpr std::size_t most = 8;
constexpr double settled_s = 3;         // who leafs through a list by J writes nothing for each record on the way

} // namespace

void RecentRecords::read(const ViewContext& context) {
    is_read_ = true;
    for (const std::string_view line : split(preference(context.workspace, kept_as), '\n')) {
        const std::size_t gap = line.find(' ');
        if (gap == std::string_view::npos) continue;
        if (const RowId row = row_id_from_text(line.substr(gap + 1))) records_.push_back({std::string(line.substr(0, gap)), row});
    }
}

void RecentRecords::save(ViewContext& context) {
    is_saved_ = true;
    std::string text = in_front_.row ? in_front_.entity + " " + to_text(in_front_.row) : std::string();
    for (const RecordPlace& each : records_) text += (text.empty() ? "" : "\n") + each.entity + " " + to_text(each.row);
    remember(context.client, kept_as, text);
}

void RecentRecords::follow(ViewContext& context) {
    if (!is_read_) read(context);
    const RecordRef& shown = context.navigation.record() ? context.navigation.record() : context.route().subject;
    RecordPlace now;
    if (shown) now = {shown.entity, shown.row};
    if (now != in_front_) {
        if (in_front_.row) records_.insert(records_.begin(), std::move(in_front_));
        std::erase(records_, now);
        if (records_.size() > most) records_.resize(most);
        in_front_ = std::move(now);
        is_saved_ = false, changed_at_ = frame_time();
    }
    if (is_saved_) return;
    if (frame_time() - changed_at_ >= settled_s) save(context);
    else wake_in(settled_s);
}

} // namespace tandem::ui
