// The columns of lead quality, its rates in words, and the list of records behind a number.
#include "tandem_icons.hpp"
#include "ui/views/lead_quality.hpp"
#include "ui/views/work_time.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

double hundredths(double rate) { return 100.0 * rate; }
std::string money_or_none(const Format& f, const std::optional<Money>& money) { return money ? f.money_short(*money) : std::string("–"); }

constexpr auto columns = std::to_array<QualityColumn>({
    {"", "", 180, 99, nullptr, nullptr},
    {"leads", "Leads", 76, 9, [](const Format& f, const QualityFigures& q) { return f.count(q.leads); }, nullptr},
    {"handed", "Handed over", 100, 6, [](const Format& f, const QualityFigures& q) { return f.count(q.handed); }, [](const Format& f, const QualityFigures& q) { return tr("{} not answered", f.count(q.open)); }},
    {"accepted", "Accepted", 108, 10, [](const Format& f, const QualityFigures& q) { return f.count(q.accepted) + " · " + share_text(f, q.acceptance); },
     [](const Format& f, const QualityFigures& q) { return rate_words(f, q.acceptance); }},
    {"rejected", "Rejected", 84, 7, [](const Format& f, const QualityFigures& q) { return f.count(q.rejected); }, nullptr},
    {"", "Mostly because", 150, 4, nullptr, nullptr},
    {"sql", "SQL", 64, 3, [](const Format& f, const QualityFigures& q) { return f.count(q.sql); }, [](const Format& f, const QualityFigures& q) { return tr("of {} MQL", f.count(q.mql)); }},
    {"won", "Won", 108, 8, [](const Format& f, const QualityFigures& q) { return f.count(q.won) + " · " + share_text(f, q.conversion); },
     [](const Format& f, const QualityFigures& q) { return q.young > 0 ? tr("Of complete leads {}; {} are not yet complete", rate_words(f, q.conversion), f.count(q.young)) : rate_words(f, q.conversion); }},
    {"", "Pipeline per lead", 124, 2, [](const Format& f, const QualityFigures& q) { return money_or_none(f, q.pipeline_per_lead); }, [](const Format& f, const QualityFigures& q) { return tr("{} in all", f.money(q.pipeline)); }},
    {"", "Cost per accepted", 128, 5, [](const Format& f, const QualityFigures& q) { return money_or_none(f, q.cost_per_accepted); }, [](const Format& f, const QualityFigures& q) { return tr("{} spent", f.money(q.spent)); }},
    {"touched", "First touch", 108, 1, [](const Format& f, const QualityFigures& q) { return q.median_minutes ? work_time(f, *q.median_minutes) : std::string("–"); },
     [](const Format& f, const QualityFigures& q) { return q.p90_minutes ? tr("median of {}; 9 of 10 within {}", f.count(q.touched), work_time(f, *q.p90_minutes)) : std::string(); }},
});

}  // namespace

std::span<const QualityColumn> quality_columns() { return columns; }

std::string share_text(const Format& format, const RateFigures& rate) {
    return rate.of > 0 ? format.percent(hundredths(static_cast<double>(rate.hits) / static_cast<double>(rate.of))) : std::string("–");
}

std::string rate_words(const Format& format, const RateFigures& rate) {
    const std::string base = tr("{} of {}", format.count(rate.hits), format.count(rate.of));
    if (rate.of == 0) return base;
    return base + ", " + tr("{} to {}", format.percent(hundredths(rate.low)), format.percent(hundredths(rate.high))) + " " + tr("({} interval)", format.percent(95));
}

void QualityRecordList::draw(ViewContext& context) {
    if (!is_open_) return;
    Dialog dialog{title_, is_open_, {.width = 460}};
    if (!dialog) return;
    const auto answer = context.client.ask(question_);
    Column rows(dialog.body());
    if (!answer) {
        skeleton_rows(rows.next(160), 40, 4);
    } else {
        const std::string count = counted(context.format.count(answer->total), answer->total, "contact", "contacts");
        const std::string shown = answer->total > std::ssize(answer->rows) ? tr("{}, the newest {} of them", count, context.format.count(std::ssize(answer->rows))) : count;
        text(rows.next(24), shown, {.style = TextStyle::table, .colour = theme().third});
        Semantics list({.role = Role::list, .name = title_}, rows.rest().with_height(36 * static_cast<float>(answer->rows.size())));
        for (const NamedRow& row : answer->rows) {
            const Box box = rows.next(36);
            const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(row.id), row.name);
            IdScope scope(static_cast<std::uint64_t>(row.id));
            const Box in = box.inset(space::s, 0);
            const bool followed = link(in.left(text_width(row.name, TextStyle::label) + 2), row.name, record_href("contact", row.id), {.style = TextStyle::label, .is_quiet = true});
            end_list_row();
            if (!it.clicked && !followed) continue;
            if (it.clicked) context.open_record("contact", row.id);
            is_open_ = false;
        }
    }
    dialog.finish(rows.used());
}

}  // namespace tandem::ui
