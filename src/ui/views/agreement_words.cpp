// Words for each promise.
#include "ui/views/agreement_words.hpp"

#include "ui/views/work_time.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

std::string promise_words(const Format& f, std::string_view name, const Promised& p) {
    if (name == "leads") return tr("At least {} leads handed over a week", f.count(p.leads_per_week));
    if (name == "accepted") return tr("{} of the answered ones are accepted", f.percent(p.accepted_share));
    if (name == "replied") return tr("{} reached within {}", f.percent(p.replied_share), business_time(f, p.reply_minutes));
    if (name == "attempts") return tr("{} attempts before “could not reach”", f.count(p.attempts));
    return tr("Every hand-off answered within {}", business_time(f, p.answer_minutes));
}

std::string_view promise_label(std::string_view name) {
    if (name == "leads") return tr("Leads handed over");
    if (name == "accepted") return tr("Accepted");
    if (name == "replied") return tr("Replied in time");
    return name == "attempts" ? tr("Attempts") : tr("Answered in time");
}

std::string week_words(const Format& f, const PromiseWeek& week) {
    const bool is_over = week.week.days + 7 <= f.today.days;
    if (is_over && week.of == 0) return std::string(tr("nothing to judge"));
    const std::string_view mark = !week.exception.empty() ? tr("does not count") : week.is_breached ? tr("broken") : is_over ? std::string_view() : tr("not over yet");
    return tr("{} of {}", f.count(week.hits), f.count(week.of)) + (mark.empty() ? "" : ", " + std::string(mark));
}

} // namespace tandem::ui
