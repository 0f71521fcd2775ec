// Pipeline figures: SQL over deals and stages.
#include "tandem/analytics/pipeline.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "analytics/ask.hpp"
#include "analytics/matching.hpp"
#include "analytics/todo.hpp"

namespace tandem::analytics {
namespace {

// Since when a deal is in its stage, as an instant; imported deals may know only the day they were opened.
constexpr std::string_view since = "coalesce(d.stage_since, d.created_at)";

// Σ amount × percent comes as a real; it is exact far beyond any pipeline (2^53 / 100 minor units).
Money from_hundredths(double sum) { return scaled(Money{1}, sum / 100); }

// A deal that came into its stage before this day has been there too long.
std::optional<Date> stale_before(const Moment& moment, Cells row, std::size_t stale_after_days) {
    if (row.is_null(stale_after_days)) return std::nullopt;
    return Date{static_cast<std::int32_t>(moment.today.days - std::clamp<std::int64_t>(row.integer(stale_after_days), 0, 100'000))};
}

// Compared stage by stage, since days differ in length and SQL knows no clocks.
Result<std::string> is_stale(const Store& store, const Moment& moment) {
    std::string by_stage;
    TRY(each_row(store, "select id, stale_after_days from stage", {}, [&](Cells row) {
        const auto before = stale_before(moment, row, 1);
        if (!before) return;
        by_stage += " when " + std::to_string(row.integer(0)) + " then coalesce(" + std::string(since) + " < " + std::to_string(moment.start_of(*before).ms) +
                    ", d.opened_on < " + std::to_string(before->days) + ")";
    }));
    return by_stage.empty() ? "0" : "(d.outcome = 'open' and case d.stage" + by_stage + " else 0 end)";
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
    const std::string stale = TRY(is_stale(store, moment));
    const std::string from = " from deal d join stage s on s.id = d.stage" + TRY(condition(store, filter, stale, parameters));
    DealPage result;
    TRY(each_row(store, "select count(*)" + from, parameters.values(), [&](Cells row) { result.total = row.integer(0); }));

    const std::string sql = "select d.id, " + std::string(since) + ", d.opened_on, " + stale + ", d.outcome = 'open' and d.closes_on < " +
                            parameters.add(std::int64_t{moment.today.days}) + from + order + " limit " + parameters.add(count) +
                            " offset " + parameters.add(first);
    TRY(each_row(store, sql, parameters.values(), [&](Cells row) {
        DealCard card{.deal = row.integer(0), .is_stale = row.integer(3) != 0, .is_overdue = row.integer(4) != 0};
        const auto day = row.is_null(1) ? row.integer(2) : moment.day_of({row.integer(1)}).days;
        if (!row.is_null(1) || !row.is_null(2)) card.days_in_stage = static_cast<int>(std::max<std::int64_t>(0, moment.today.days - day));
        result.cards.push_back(card);
    }));

    for (DealCard& card : result.cards) {
        Parameters of_deal;
        const std::string todo = "select count(*), min(a.due_on), min(a.at) filter (where a.due_on is null) from activity a"
                                 " where a.live = 1 and a.deal = " + of_deal.add(card.deal) + " and " + is_todo(moment);
        TRY(each_row(store, todo, of_deal.values(), [&](Cells row) {
            card.open_activities = row.integer(0);
            if (!row.is_null(1)) card.next_due = Date{static_cast<std::int32_t>(row.integer(1))};
            if (!row.is_null(2)) card.next_due = std::min(moment.day_of({row.integer(2)}), card.next_due.value_or(Date{INT32_MAX}));
        }));
    }
    return result;
}

}  // namespace

Result<std::vector<StageFigures>> stage_figures(const Store& store, const Moment& moment, const DealFilter& filter) {
    struct Counted { StageFigures figures; double percent = 0, hundredths = 0; std::optional<Date> stale_before = {}; Instant stale_from = {}; };
    std::vector<Counted> stages;
    std::unordered_map<RowId, std::size_t> at;
    TRY(each_row(store, "select id, probability, stale_after_days from stage where live = 1 and (?1 = 0 or pipeline = ?1) order by position, id",
                 {Value{filter.pipeline}}, [&](Cells row) {
                     at.emplace(row.integer(0), stages.size());
                     stages.push_back({.figures = {.stage = row.integer(0)}, .percent = row.real(1)});
                     stages.back().stale_before = stale_before(moment, row, 2);
                     if (stages.back().stale_before) stages.back().stale_from = moment.start_of(*stages.back().stale_before);
                 }));

    // One pass over the deals, added up here: SQLite's GROUP BY sorts them first, which takes four times as long.
    Parameters parameters;
    std::string sql = "select d.stage, d.outcome, d.amount, d.probability, " + std::string(since) + ", d.opened_on from deal d where d.live = 1";
    if (filter.stage) sql += " and d.stage = " + parameters.add(filter.stage);
    if (filter.owner) sql += " and d.owner = " + parameters.add(filter.owner);
    if (const auto ids = TRY(matching_rows(store, "deal", filter.text, {"company", "contact", "product"})))
        sql += " and d.id in (select value from json_each(" + parameters.add(id_list(*ids)) + "))";
    TRY(each_row(store, sql, parameters.values(), [&](Cells row) {
        const auto found = at.find(row.integer(0));
        if (found == at.end()) return;
        Counted& stage = stages[found->second];
        const bool is_open = row.is_text(1, "open");
        const bool is_old = stage.stale_before && (row.is_null(4) ? !row.is_null(5) && row.integer(5) < stage.stale_before->days : row.integer(4) < stage.stale_from.ms);
        const bool is_stale = is_open && is_old;
        if (filter.stale_only && !is_stale) return;
        const double percent = is_open ? (row.is_null(3) ? stage.percent : row.real(3)) : row.is_text(1, "won") ? 100 : 0;
        ++stage.figures.count;
        stage.figures.stale += is_stale;
        stage.figures.total = stage.figures.total + row.money(2);
        stage.hundredths += static_cast<double>(row.integer(2)) * percent;
    }));

    std::vector<StageFigures> figures;
    for (Counted& each : stages) {
        each.figures.weighted = from_hundredths(each.hundredths);
        figures.push_back(each.figures);
    }
    return figures;
}

Result<DealPage> deal_page(const Store& store, const Moment& moment, const DealFilter& filter, std::int64_t first, std::int64_t count, DealOrder order) {
    if (order == DealOrder::amount) return page(store, moment, filter, " order by d.amount desc nulls last, d.id", first, count);
    return page(store, moment, filter,
                " order by case when d.outcome = 'open' then d.closes_on else -coalesce(d.closed_on, 0) end nulls first,"
                " d.amount desc, d.id",
                first, count);
}

Result<DealPage> stale_deals(const Store& store, const Moment& moment, RowId owner, std::int64_t count) {
    return deal_page(store, moment, {.owner = owner, .stale_only = true}, 0, count, DealOrder::amount);
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
