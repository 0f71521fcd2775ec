// Words for each promise.
#include "ui/views/agreement_words.hpp"

#include <algorithm>
#include <cmath>

#include "tandem/model/agreement.hpp"
#include "ui/choice_words.hpp"
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

std::string_view promise_label(std::string_view name) { return choice_words<Promise>(name); }

std::string week_words(const Format& f, const PromiseWeek& week) {
    const bool is_over = week.week.days + 7 <= f.today.days;
    if (is_over && week.of == 0) return std::string(tr("nothing to judge"));
    const std::string_view mark = !week.exception.empty() ? tr("does not count") : week.is_breached ? tr("broken") : is_over ? std::string_view() : tr("not over yet");
    return tr("{} of {}", f.count(week.hits), f.count(week.of)) + (mark.empty() ? "" : ", " + std::string(mark));
}

const AgreementVersion& shown_version(const AgreementAnswer& answer) {
    const auto holds = std::ranges::find(answer.versions, answer.holds, &AgreementVersion::id);
    return holds != answer.versions.end() ? *holds : answer.versions.front();
}

std::optional<PromiseAndGoals> promise_and_goals(const Format& f, const Promised& promised, const GoalsAnswer& goals) {
    const auto line = std::ranges::find(goals.lines, "accepted_leads", &GoalLine::metric);
    if (!goals.has_goals || line == goals.lines.end() || !line->target) return std::nullopt;
    const double weeks = (goals.to.days - goals.from.days + 1) / 7.0;
    const auto needed = static_cast<std::int64_t>(std::ceil(*line->target / weeks - 1e-9));
    const auto least = static_cast<std::int64_t>(std::floor(static_cast<double>(promised.leads_per_week) * promised.accepted_share / 100 + 1e-9));
    // Said of what is promised: more may come.
    if (least < needed) return PromiseAndGoals{tr("The goals of this quarter need {} accepted leads a week, the agreement promises {}: whoever keeps it may still miss them", f.count(needed), f.count(least)), true};
    return PromiseAndGoals{tr("The goals of this quarter need {} accepted leads a week, the agreement promises {}", f.count(needed), f.count(least)), false};
}

} // namespace tandem::ui
