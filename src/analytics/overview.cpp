// Overview: a period's leads, deals and money.
#include "tandem/analytics/overview.hpp"

#include <algorithm>

#include "analytics/ask.hpp"

namespace tandem::analytics {
namespace {

// Contacts with a row of history in the period are looked at one by one, so the cost goes with the period, not with all.
constexpr std::string_view leads_sql = R"(
    select count(*) from (
        select coalesce(min(h.at) filter (where h.lifecycle = 'lead'), min(h.at)) as lead_at
        from (select distinct contact from lifecycle_change where live = 1 and at >= ?1 and at < ?2) c
        join contact k on k.id = c.contact and k.live = 1
        cross join lifecycle_change h on h.contact = c.contact and h.live = 1
        group by h.contact
    ) where lead_at >= ?1 and lead_at < ?2)";

constexpr std::string_view leads_without_history_sql = R"(
    select count(*) from contact k where k.live = 1 and k.created_at >= ?1 and k.created_at < ?2
        and not exists (select 1 from lifecycle_change h where h.contact = k.id and h.live = 1))";

constexpr std::string_view pipeline_at_end_sql = R"(
    select sum(amount), sum(amount * coalesce(case when closed_on is null then own end, then_probability, own, now_probability, 0)) from (
        select d.amount, d.closed_on, d.probability as own,
            (select s.probability from stage_change c join stage s on s.id = c.stage
                where c.deal = d.id and c.live = 1 and c.at < ?2 order by c.at desc, c.id desc limit 1) as then_probability,
            (select s.probability from stage s where s.id = d.stage) as now_probability
        from deal d
        where d.live = 1 and (d.outcome = 'open' or d.closed_on > ?1)
            and coalesce(d.opened_on <= ?1, d.created_at < ?2, 1)))";

Value days(Date date) { return Value{std::int64_t{date.days}}; }

}  // namespace

Result<PeriodTotals> period_totals(const Store& store, const Moment& moment, Span span) {
    PeriodTotals totals{.span = span};
    const Value from{moment.start_of(span.from).ms}, until{moment.start_of(Date{span.to.days + 1}).ms};
    for (const std::string_view sql : {leads_sql, leads_without_history_sql})
        TRY(each_row(store, sql, {from, until}, [&](Cells row) { totals.leads += row.integer(0); }));
    TRY(each_row(store, "select count(*) from deal where live = 1 and opened_on >= ?1 and opened_on <= ?2", {days(span.from), days(span.to)},
                 [&](Cells row) { totals.deals_opened = row.integer(0); }));
    TRY(each_row(store, "select count(*) from deal where live = 1 and opened_on is null and created_at >= ?1 and created_at < ?2", {from, until},
                 [&](Cells row) { totals.deals_opened += row.integer(0); }));
    TRY(each_row(store,
                 "select sum(outcome = 'won'), sum(outcome = 'lost'), sum(amount) filter (where outcome = 'won')"
                 " from deal where live = 1 and closed_on >= ?1 and closed_on <= ?2",
                 {days(span.from), days(span.to)}, [&](Cells row) {
                     totals.won = row.integer(0);
                     totals.lost = row.integer(1);
                     totals.won_value = row.money(2);
                 }));
    TRY(each_row(store, "select sum(cost) from spend where live = 1 and day >= ?1 and day <= ?2", {days(span.from), days(span.to)},
                 [&](Cells row) { totals.spent = row.money(0); }));
    TRY(each_row(store, pipeline_at_end_sql, {days(span.to), until}, [&](Cells row) {
        totals.open_pipeline = row.money(0);
        totals.weighted_pipeline = scaled(Money{1}, row.real(1) / 100);
    }));
    return totals;
}

Result<std::vector<WeekValue>> won_by_week(const Store& store, const Moment& moment, int fiscal_start_month) {
    const Quarters quarters = quarters_of(moment.today, fiscal_start_month);
    const Date first = quarters.running.from, before = quarters.last.from, next = add_months(first, 3);
    const int longest = std::max(next.days - first.days, first.days - before.days);
    std::vector<WeekValue> weeks;
    for (int day = 0; day < longest; day += 7) weeks.push_back({.first_day = Date{first.days + day}});
    TRY(each_row(store, "select closed_on, sum(amount) from deal where live = 1 and outcome = 'won' and closed_on >= ?1 and closed_on < ?2 group by closed_on",
                 {days(before), days(next)}, [&](Cells row) {
                     const auto day = static_cast<std::int32_t>(row.integer(0));
                     const bool is_running = day >= first.days;
                     WeekValue& week = weeks[static_cast<std::size_t>((day - (is_running ? first : before).days) / 7)];
                     Money& value = is_running ? week.running : week.last;
                     value = value + row.money(1);
                 }));
    return weeks;
}

}  // namespace tandem::analytics
