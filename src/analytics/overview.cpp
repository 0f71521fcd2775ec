// Overview: a period's leads, deals and money.
#include "tandem/analytics/overview.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "analytics/ask.hpp"
#include "analytics/lead_histories.hpp"

namespace tandem::analytics {
namespace {

Value days(Date date) { return Value{std::int64_t{date.days}}; }

// Rows are read once and added up here for all periods together: range look-ups and groups in SQL, one period at a time, take
// five times as long at 100,000 contacts and deals.
class Periods {
public:
    Periods(const Store& store, const Moment& moment, std::span<const Span> spans) : store_(store), moment_(moment) {
        for (const Span span : spans) {
            totals_.push_back({.span = span});
            starts_.push_back(moment.start_of(span.from));
            ends_.push_back(moment.start_of(Date{span.to.days + 1}));
        }
    }

    Result<> count() {
        TRY(count_leads());
        TRY(count_deals());
        return count_spend();
    }

    Result<> count_leads() {
        const std::vector<LeadHistory> histories = TRY(lead_histories(store_));
        for (const LeadHistory& each : histories)
            for (std::size_t i = 0; i < totals_.size(); ++i) {
                const auto is_of = [&](std::int64_t at) { return at >= starts_[i].ms && at < ends_[i].ms; };       // INT64_MAX: never
                PeriodTotals& total = totals_[i];
                total.accepted += is_of(each.accepted);
                if (!is_of(each.lead)) continue;
                ++total.accepted_share.of;
                total.accepted_share.hits += each.accepted < ends_[i].ms;
            }
        return each_lead(store_, moment_, histories, [&](RowId, Date day) {
            for (PeriodTotals& each : totals_) each.leads += is_in(day, each.span);
        });
    }

    Result<> count_deals() {
        return each_row(store_, "select id, outcome, amount, probability, opened_on, created_at, closed_on, stage from deal not indexed where live = 1", {},
                        [&](Cells row) { count_deal(row); });
    }

    // The stage a deal stood in at a period's end is that of its last change before; none: the stage it stands in now.
    Result<> weigh() {
        struct Last { std::int64_t at = INT64_MIN; RowId change = 0, stage = 0; };
        std::vector<std::unordered_map<RowId, Last>> lasts(totals_.size());
        std::unordered_map<RowId, double> percents;         // of stages
        TRY(each_row(store_, "select id, probability from stage", {}, [&](Cells row) { percents[row.integer(0)] = row.real(1); }));
        TRY(each_row(store_, "select id, deal, stage, at from stage_change where live = 1", {}, [&](Cells row) {
            const auto found = standing_.find(row.integer(1));
            if (found == standing_.end() || (found->second.is_open_now && found->second.has_own)) return;
            for (const std::size_t i : found->second.periods) {
                if (row.integer(3) >= ends_[i].ms) continue;
                Last& last = lasts[i][row.integer(1)];
                if (std::pair(row.integer(3), row.integer(0)) > std::pair(last.at, last.change)) last = {row.integer(3), row.integer(0), row.integer(2)};
            }
        }));
        std::vector<double> hundredths(totals_.size());
        for (const auto& [deal, standing] : standing_)
            for (const std::size_t i : standing.periods) {
                const auto last = lasts[i].find(deal);
                const double percent = standing.is_open_now && standing.has_own ? standing.own
                                       : last != lasts[i].end()                 ? percents[last->second.stage]
                                       : standing.has_own                       ? standing.own
                                                                                : percents[standing.stage];
                hundredths[i] += static_cast<double>(standing.amount) * percent;
            }
        for (std::size_t i = 0; i < totals_.size(); ++i) totals_[i].weighted_pipeline = scaled(Money{1}, hundredths[i] / 100);
        return {};
    }

    Result<> count_spend() {
        for (PeriodTotals& each : totals_)
            TRY(each_row(store_, "select sum(cost) from spend where live = 1 and day >= ?1 and day <= ?2", {days(each.span.from), days(each.span.to)},
                         [&](Cells row) { each.spent = row.money(0); }));
        return {};
    }

    std::vector<PeriodTotals> take() { return std::move(totals_); }

private:
    // A deal that stood open at the end of some period.
    struct Standing {
        std::int64_t amount = 0;
        RowId stage = 0;
        bool is_open_now = false, has_own = false;
        double own = 0;
        std::vector<std::size_t> periods;
    };

    static bool is_in(Date day, Span span) { return span.from <= day && day <= span.to; }

    void count_deal(Cells row) {
        const bool is_open = row.is_text(1, "open"), is_won = row.is_text(1, "won");
        const auto opened = row.is_null(4) ? (row.is_null(5) ? std::optional<Date>() : moment_.day_of({row.integer(5)})) : day_in(row, 4);
        const auto closed = row.is_null(6) ? std::optional<Date>() : day_in(row, 6);
        Standing standing{.amount = row.integer(2), .stage = row.integer(7), .is_open_now = is_open, .has_own = !row.is_null(3), .own = row.real(3), .periods = {}};
        for (std::size_t i = 0; i < totals_.size(); ++i) {
            PeriodTotals& each = totals_[i];
            each.deals_opened += opened && is_in(*opened, each.span);
            if (!is_open && closed && is_in(*closed, each.span)) {
                ++(is_won ? each.won : each.lost);
                if (is_won) each.won_value = each.won_value + row.money(2);
            }
            if ((is_open || (closed && *closed > each.span.to)) && (!opened || *opened <= each.span.to)) {
                each.open_pipeline = each.open_pipeline + row.money(2);
                standing.periods.push_back(i);
            }
        }
        if (!standing.periods.empty()) standing_.emplace(row.integer(0), std::move(standing));
    }

    static std::optional<Date> day_in(Cells row, std::size_t at) { return Date{static_cast<std::int32_t>(row.integer(at))}; }

    const Store& store_;
    Moment moment_;
    std::vector<PeriodTotals> totals_;
    std::vector<Instant> starts_, ends_;
    std::unordered_map<RowId, Standing> standing_;
};

}  // namespace

Result<std::vector<PeriodTotals>> period_totals(const Store& store, const Moment& moment, std::span<const Span> spans) {
    Periods periods(store, moment, spans);
    TRY(periods.count());
    TRY(periods.weigh());
    return periods.take();
}

Result<std::vector<PeriodTotals>> period_flows(const Store& store, const Moment& moment, std::span<const Span> spans) {
    Periods periods(store, moment, spans);
    TRY(periods.count());
    return periods.take();
}

Result<PeriodTotals> period_totals(const Store& store, const Moment& moment, Span span) {
    return TRY(period_totals(store, moment, std::span(&span, 1))).front();
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
