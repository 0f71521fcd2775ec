// How Home is answered: what is due, what changed, and this quarter against the last.
#include <algorithm>
#include <array>

#include "app/answers/answers.hpp"
#include "app/answers/comparison_answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "tandem/analytics/activities.hpp"
#include "tandem/analytics/overview.hpp"
#include "tandem/model/meeting.hpp"
#include "tandem/model/person.hpp"

namespace tandem {
namespace {

constexpr std::size_t shown_due = 10;
constexpr std::size_t shown_decisions = 5;
constexpr int shown_changes = 10, shown_stale = 5, rising_weeks = 13, decision_days = 7;

PeriodFigures figures(const analytics::PeriodTotals& totals) {
    return PeriodFigures{.from = totals.span.from,
                         .to = totals.span.to,
                         .leads = totals.leads,
                         .deals_opened = totals.deals_opened,
                         .won = totals.won,
                         .lost = totals.lost,
                         .won_value = totals.won_value,
                         .spent = totals.spent,
                         .open_pipeline = totals.open_pipeline,
                         .weighted_pipeline = totals.weighted_pipeline};
}

std::string_view name_of(Origin origin) {
    switch (origin) {
        case Origin::user: return "user";
        case Origin::undo: return "undo";
        case Origin::import: return "import";
        case Origin::automation: return "automation";
        case Origin::peer: return "peer";
    }
    return "user";
}

Result<std::vector<DecisionDue>> decisions_due(const Context& context, RowId person, Date today) {
    const Entity& entity = context.catalog.of<Decision>();
    std::vector<DecisionDue> due;
    const auto ids = TRY(context.store.ordered({.entity = entity.id}));
    for (const Row& row : context.store.rows(entity.id, *ids)) {
        const auto* day = cell(context, row, "due_on").integer();
        const RowId owner = cell(context, row, "owner").integer_or(0);
        if (!cell(context, row, "closed_on").is_null() || !day || *day > today.days + decision_days || (owner != 0 && owner != person)) continue;
        due.push_back({row.id, std::string(cell(context, row, "text").text_or("")), Date{static_cast<std::int32_t>(*day)}});
    }
    std::ranges::stable_sort(due, {}, &DecisionDue::due_on);
    return due;
}

}  // namespace

Result<HomeAnswer> answer(Context& context, const Home& question) {
    const analytics::Moment moment = moment_of(context);
    HomeAnswer home;

    auto groups = TRY(analytics::activity_groups(context.store, moment, {.owner = question.person}, shown_due));
    auto& overdue = groups[static_cast<std::size_t>(analytics::Due::overdue)];
    auto& today = groups[static_cast<std::size_t>(analytics::Due::today)];
    home.due_total = overdue.total + today.total;
    std::vector<RowId> due = overdue.rows;
    due.insert(due.end(), today.rows.begin(), today.rows.end());
    due.resize(std::min(due.size(), shown_due));
    home.due = activity_rows(context, due, false);
    home.decisions = TRY(decisions_due(context, question.person, moment.today));
    home.decisions_total = std::ssize(home.decisions);
    home.decisions.resize(std::min(home.decisions.size(), shown_decisions));

    for (const LogEntry& entry : context.store.log(std::nullopt, shown_changes))
        home.changes.push_back({.set = entry.set,
                                .label = entry.label,
                                .person = entry.person ? context.store.title(context.id_of<Person>(), entry.person) : std::string(),
                                .origin = std::string(name_of(entry.origin)),
                                .at = entry.stamp.instant(),
                                .changes = entry.changes,
                                .is_undone = entry.undone_by != 0,
                                .note = entry.note});

    const auto quarters = analytics::quarters_of(moment.today, context.settings.fiscal_start_month);
    const auto totals = TRY(analytics::period_totals(context.store, moment, std::array{quarters.running, quarters.last, quarters.last_same_day, analytics::quarter_before(quarters.last.from)}));
    home.this_quarter = figures(totals[0]);
    home.last_quarter = figures(totals[1]);
    home.last_quarter_same_day = figures(totals[2]);
    home.leads_won = compared({totals[2].won, totals[2].leads}, {totals[0].won, totals[0].leads});
    home.leads_won_last = compared({totals[3].won, totals[3].leads}, {totals[1].won, totals[1].leads});
    for (const auto& week : TRY(analytics::won_by_week(context.store, moment, context.settings.fiscal_start_month)))
        home.won_by_week.push_back({week.first_day, {week.running, week.last}});

    auto stale = TRY(analytics::stale_deals(context.store, moment, question.person, shown_stale));
    // Who owns none, as most of marketing, is shown everybody's.
    if (stale.total == 0) stale = TRY(analytics::stale_deals(context.store, moment, 0, shown_stale));
    home.stale_total = stale.total;
    home.stale_deals = board_cards(context, stale.cards);

    const auto feedback = TRY(analytics::feedback_weeks(context.store, moment, {}, rising_weeks));
    std::vector<ThemeRow> themes = theme_rows(context, feedback.themes);
    for (std::size_t i = 0; i < themes.size(); ++i)
        if (feedback.themes[i].is_rising) home.rising.push_back(std::move(themes[i]));
    return home;
}

}  // namespace tandem
