// Words for what waits.
#include "ui/views/work_time.hpp"

#include <algorithm>

#include "tandem/model/hand_off.hpp"
#include "ui/choice_words.hpp"

namespace tandem::ui {

std::string work_time(const Format& format, std::int64_t minutes) {
    const std::int64_t hours = minutes / 60, rest = minutes % 60;
    if (hours == 0) return tr("{} min", std::to_string(rest));
    if (hours >= 10 || rest == 0) return tr("{} h", format.count(hours));
    return tr("{} h {} min", std::to_string(hours), std::to_string(rest));
}

std::string business_time(const Format& format, std::int64_t minutes) {
    if (minutes > 0 && minutes % 60 == 0) return counted(format.count(minutes / 60), minutes / 60, "business hour", "business hours");
    return tr("{} of business hours", work_time(format, minutes));
}

Standing standing_of(const Format& format, const HandOffRow& row) {
    if (row.state == "accepted" || row.state == "rejected") {
        const bool is_accepted = row.state == "accepted";
        const std::string when = row.answered_at ? format.relative(*row.answered_at) : std::string();
        std::string words(is_accepted ? tr("Accepted") : choice_words<RejectionReason>(row.rejection));
        if (!when.empty()) words += " · " + when;
        return {std::move(words), row.answered_at ? format.instant(*row.answered_at) : std::string(), is_accepted ? Tone::good : Tone::bad};
    }
    if (row.state == "recycled" && !row.is_back && row.recycle_on) return {tr("Back {}", format.relative(*row.recycle_on)), format.full_date(*row.recycle_on), Tone::neutral};
    const std::string age = work_time(format, row.age_minutes);
    const std::string exact = (row.answer_by ? tr("Since {}, to be answered by {}", format.instant(row.since), format.instant(*row.answer_by)) : tr("Since {}", format.instant(row.since))) + std::string(tr("; only business hours are counted"));
    if (row.answer_by && *row.answer_by < format.now) return {tr("Late, waits {}", age), exact, Tone::bad};
    // However long it waits for its answer, the promised reply was given.
    if (!row.answer_by && row.first_touch) return {tr("Reached in time, waits {}", age), exact, Tone::neutral};
    return {tr("Waits {}", age), exact, Tone::neutral};
}

}  // namespace tandem::ui
