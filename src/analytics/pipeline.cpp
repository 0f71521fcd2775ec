// Pipeline figures: SQL over deals and stages.
#include "tandem/analytics/pipeline.hpp"

#include <cmath>

#include "analytics/ask.hpp"
#include "analytics/matching.hpp"
#include "analytics/todo.hpp"

namespace tandem::analytics {
namespace {

// Since when a deal is in its stage; imported deals may know only the day they were opened.
constexpr std::string_view since = "coalesce(d.stage_since, d.created_at, d.opened_on * 86400000)";

constexpr std::string_view weight =
    "case d.outcome when 'open' then coalesce(d.probability, s.probability, 0) when 'won' then 100 else 0 end";

// Σ amount × percent comes as a real; it is exact far beyond any pipeline (2^53 / 100 minor units).
Money from_hundredths(double sum) { return scaled(Money{1}, sum / 100); }

std::string is_stale(const Moment& moment, Parameters& parameters) {
    return "(d.outcome = 'open' and s.stale_after_days is not null and " + std::string(since) + " < " +
           parameters.add(moment.start_of(moment.today).ms) + " - s.stale_after_days * 86400000)";
}

Result<std::string> condition(const Store& store, const DealFilter& filter, const std::string& stale, Parameters& parameters) {
    std::string sql = " where d.live = 1";
    if (filter.pipeline) sql += " and s.pipeline = " + parameters.add(filter.pipeline);
    if (filter.stage) sql += " and d.stage = " + parameters.add(filter.stage);
    if (filter.owner) sql += " and d.owner = " + parameters.add(filter.owner);
    if (filter.stale_only) sql += " and " + stale;
    if (const auto ids = TRY(matching_rows(store, "deal", filter.text, {"company", "contact", "product"})))
        sql += " and d.id in (select value from json_each(" + parameters.add(id_list(*ids)) + "))";
    return sql;
}

Result<DealPage> page(const Store& store, const Moment& moment, const DealFilter& filter, const char* order, std::int64_t first,
                      std::int64_t count) {
    Parameters parameters;
    const std::string stale = is_stale(moment, parameters);
    const std::string from = " from deal d join stage s on s.id = d.stage" + TRY(condition(store, filter, stale, parameters));
    DealPage result;
    TRY(each_row(store, "select count(*)" + from, parameters.values(), [&](Cells row) { result.total = row.integer(0); }));

    const std::string sql = "select d.id, " + std::string(since) + ", " + stale + ", d.outcome = 'open' and d.closes_on < " +
                            parameters.add(std::int64_t{moment.today.days}) + from + order + " limit " + parameters.add(count) +
                            " offset " + parameters.add(first);
    TRY(each_row(store, sql, parameters.values(), [&](Cells row) {
        DealCard card{.deal = row.integer(0), .is_stale = row.integer(2) != 0, .is_overdue = row.integer(3) != 0};
        if (!row.is_null(1)) card.days_in_stage = std::max(0, moment.today.days - moment.day_of({row.integer(1)}).days);
        result.cards.push_back(card);
    }));

    for (DealCard& card : result.cards) {
        Parameters of_deal;
        const std::string todo = "select count(*), min(" + todo_day(moment) + ") from activity a where a.live = 1 and a.deal = " +
                                 of_deal.add(card.deal) + " and " + is_todo(moment);
        TRY(each_row(store, todo, of_deal.values(), [&](Cells row) {
            card.open_activities = row.integer(0);
            if (!row.is_null(1)) card.next_due = Date{static_cast<std::int32_t>(row.integer(1))};
        }));
    }
    return result;
}

}  // namespace

Result<std::vector<StageFigures>> stage_figures(const Store& store, const Moment& moment, const DealFilter& filter) {
    std::vector<StageFigures> figures;
    TRY(each_row(store, "select id from stage where live = 1 and (?1 = 0 or pipeline = ?1) order by position, id", {Value{filter.pipeline}},
                 [&](Cells row) { figures.push_back({.stage = row.integer(0)}); }));

    Parameters parameters;
    const std::string stale = is_stale(moment, parameters);
    // One pass over the deals; `cross` keeps the planner from looking deals up stage by stage, which costs three times as much.
    const std::string sql = "select d.stage, count(*), sum(" + stale + "), sum(d.amount), sum(d.amount * (" + std::string(weight) +
                            ")) from deal d cross join stage s on s.id = d.stage" + TRY(condition(store, filter, stale, parameters)) +
                            " group by +d.stage";
    TRY(each_row(store, sql, parameters.values(), [&](Cells row) {
        for (StageFigures& each : figures)
            if (each.stage == row.integer(0))
                each = {each.stage, row.integer(1), row.integer(2), row.money(3), from_hundredths(row.real(4))};
    }));
    return figures;
}

Result<DealPage> deal_page(const Store& store, const Moment& moment, const DealFilter& filter, std::int64_t first, std::int64_t count) {
    return page(store, moment, filter,
                " order by case when d.outcome = 'open' then d.closes_on else -coalesce(d.closed_on, 0) end nulls first,"
                " d.amount desc, d.id",
                first, count);
}

Result<DealPage> stale_deals(const Store& store, const Moment& moment, RowId owner, std::int64_t count) {
    return page(store, moment, {.owner = owner, .stale_only = true}, " order by d.amount desc nulls last, d.id", 0, count);
}

Result<std::vector<DealTotals>> deal_totals(const Store& store, DealGroup group) {
    const char* key = "0";
    const char* join = "";
    const char* order = " order by won_value desc, deals desc, key";
    switch (group) {
        case DealGroup::all: break;
        case DealGroup::region:
            key = "coalesce(p.region, '')";
            join = " left join person p on p.id = d.owner and p.live = 1";
            break;
        case DealGroup::stage: key = "d.stage"; order = " order by s.position, key"; break;
        case DealGroup::owner: key = "coalesce(d.owner, 0)"; break;
        case DealGroup::product: key = "coalesce(d.product, 0)"; break;
        case DealGroup::pipeline:
            key = "d.pipeline";
            join = " left join pipeline p on p.id = d.pipeline";
            order = " order by p.position, key";
            break;
    }
    const std::string sql = "select " + std::string(key) +
        " as key, count(*) as deals, sum(d.outcome = 'open'), sum(d.outcome = 'won'), sum(d.outcome = 'lost'),"
        " coalesce(sum(d.amount) filter (where d.outcome = 'won'), 0) as won_value,"
        " sum(d.amount) filter (where d.outcome = 'open'),"
        " sum(d.amount * coalesce(d.probability, s.probability, 0)) filter (where d.outcome = 'open')"
        " from deal d left join stage s on s.id = d.stage" + join + " where d.live = 1" +
        (group == DealGroup::all ? "" : " group by 1") + order;
    std::vector<DealTotals> totals;
    TRY(each_row(store, sql, {}, [&](Cells row) {
        DealTotals each{.deals = row.integer(1), .open = row.integer(2), .won = row.integer(3), .lost = row.integer(4),
                        .won_value = row.money(5), .open_value = row.money(6), .weighted = from_hundredths(row.real(7))};
        if (group == DealGroup::region) each.region = row.text(0);
        else each.key = row.integer(0);
        totals.push_back(std::move(each));
    }));
    return totals;
}

}  // namespace tandem::analytics
