// The rows of a figure, by the conditions under which it counts.
#include "tandem/analytics/figure_records.hpp"

#include <algorithm>
#include <array>

#include "analytics/ask.hpp"
#include "analytics/lead_histories.hpp"

namespace tandem::analytics {
namespace {

// The column by which a table knows whose a row is; "": it does not.
std::string_view column_of(FigureOf figure, std::string_view of) {
    const bool is_deal = figure >= FigureOf::deals && figure <= FigureOf::closed_deals;
    if (of == "person") return is_deal || figure == FigureOf::open_activities ? "owner" : "";
    if (of == "deal") return figure == FigureOf::open_activities ? "deal" : "";
    if (of == "product") return is_deal ? "product" : "";
    if (of == "campaign") return figure == FigureOf::open_activities ? "" : "campaign";
    if (of == "contact") return figure == FigureOf::leads || figure == FigureOf::accepted_leads || figure == FigureOf::spend ? "" : "contact";
    return "";
}

std::optional<Date> day_in(Cells row, std::size_t at) {
    return row.is_null(at) ? std::nullopt : std::optional(Date{static_cast<std::int32_t>(row.integer(at))});
}

class Cases {
public:
    Cases(const Store& store, const Moment& moment, const FigureCell& cell) : store_(store), moment_(moment), cell_(cell), column_(column_of(cell.figure, cell.of)) {}

    Result<std::vector<FigureCase>> find() {
        if (!cell_.of.empty() && column_.empty()) return fail(ErrorCode::invalid_input, "This is not counted by “" + std::string(cell_.of) + "”.");
        switch (cell_.figure) {
            case FigureOf::leads: TRY(cell_.of.empty() || cell_.span ? leads() : leads_of_campaign()); break;
            case FigureOf::accepted_leads: TRY(accepted_leads()); break;
            case FigureOf::deals: TRY(deals("")); break;
            case FigureOf::open_deals: TRY(deals(" and outcome = 'open'")); break;
            case FigureOf::won_deals: TRY(deals(" and outcome = 'won'")); break;
            case FigureOf::lost_deals: TRY(deals(" and outcome not in ('won', 'open')")); break;
            case FigureOf::closed_deals: TRY(deals(" and outcome <> 'open'")); break;
            case FigureOf::spend: TRY(cell_.of.empty() ? spend_of_campaigns() : spend()); break;
            case FigureOf::touches: TRY(touches()); break;
            case FigureOf::feedback: TRY(at_instant("select id, at from feedback where live = 1")); break;
            case FigureOf::open_activities: TRY(at_instant("select id, coalesce(at, due_on * 86400000) as at from activity where live = 1 and done_at is null")); break;
        }
        return std::move(cases_);
    }

private:
    bool is_in(Date day) const { return !cell_.span || (cell_.span->from <= day && day <= cell_.span->to); }
    std::string whose() { return column_.empty() ? std::string() : " and " + std::string(column_) + " = " + parameters_.add(Value{cell_.row}); }
    void sort_by_day() { std::ranges::stable_sort(cases_, std::greater{}, [](const FigureCase& each) { return std::pair(each.day.value_or(Date{INT32_MIN}), each.row); }); }

    // Contacts whose first campaign it is; of all campaigns nobody is asked.
    Result<> find_theirs() {
        if (column_.empty()) return {};
        return each_row(store_, "select id from contact where live = 1" + whose() + " order by id", parameters_.values(), [&](Cells row) { theirs_.push_back(row.integer(0)); });
    }
    bool is_theirs(RowId contact) const { return column_.empty() || std::ranges::binary_search(theirs_, contact); }

    Result<> leads() {
        TRY(find_theirs());
        TRY(each_lead(store_, moment_, TRY(lead_histories(store_)), [&](RowId contact, Date day) {
            if (is_in(day) && is_theirs(contact)) cases_.push_back({.row = contact, .day = day, .amount = {}, .note = {}});
        }));
        sort_by_day();
        return {};
    }

    Result<> accepted_leads() {
        TRY(find_theirs());
        for (const LeadHistory& each : TRY(lead_histories(store_)))
            if (const Date day = each.accepted == INT64_MAX ? Date{} : moment_.day_of({each.accepted}); each.accepted != INT64_MAX && is_in(day) && is_theirs(each.contact))
                cases_.push_back({.row = each.contact, .day = day, .amount = {}, .note = {}});
        sort_by_day();
        return {};
    }

    Result<> leads_of_campaign() {
        std::string sql = "select id, created_at from contact where live = 1" + whose();
        if (cell_.choice) sql += " and coalesce(lifecycle, '') = " + parameters_.add(Value{*cell_.choice});
        return each_row(store_, sql + " order by created_at desc nulls last, id desc", parameters_.values(), [&](Cells row) {
            cases_.push_back({.row = row.integer(0), .day = row.is_null(1) ? std::nullopt : std::optional(moment_.day_of({row.integer(1)})), .amount = {}, .note = {}});
        });
    }

    // An open deal's day is the one on which it was opened.
    Result<> deals(std::string_view outcomes) {
        std::string sql = "select id, coalesce(closed_on, opened_on), amount from deal where live = 1" + std::string(outcomes) + whose();
        if (cell_.span) sql += " and closed_on >= " + parameters_.add(Value{std::int64_t{cell_.span->from.days}}) + " and closed_on <= " + parameters_.add(Value{std::int64_t{cell_.span->to.days}});
        return each_row(store_, sql + " order by 2 desc nulls last, id desc", parameters_.values(), [&](Cells row) {
            cases_.push_back({.row = row.integer(0), .day = day_in(row, 1), .amount = row.is_null(2) ? std::nullopt : std::optional(row.money(2)), .note = {}});
        });
    }

    std::string days_of_span() {
        if (!cell_.span) return {};
        return " and day >= " + parameters_.add(Value{std::int64_t{cell_.span->from.days}}) + " and day <= " + parameters_.add(Value{std::int64_t{cell_.span->to.days}});
    }

    Result<> spend_of_campaigns() {
        const std::string sql = "select coalesce(campaign, 0), sum(cost) from spend where live = 1" + days_of_span() + " group by 1 order by 2 desc, 1";
        return each_row(store_, sql, parameters_.values(), [&](Cells row) { cases_.push_back({.row = row.integer(0), .day = {}, .amount = row.money(1), .note = {}}); });
    }

    Result<> spend() {
        const std::string sql = "select campaign, day, cost, platform from spend where live = 1" + whose() + days_of_span() + " order by day desc, id";
        return each_row(store_, sql, parameters_.values(), [&](Cells row) { cases_.push_back({.row = row.integer(0), .day = day_in(row, 1), .amount = row.money(2), .note = row.text(3)}); });
    }

    Result<> touches() {
        std::string sql = "select contact, at, kind from touch where live = 1" + whose();
        if (cell_.choice) sql += " and kind = " + parameters_.add(Value{*cell_.choice});
        return each_row(store_, sql + " order by at desc, id desc", parameters_.values(), [&](Cells row) {
            cases_.push_back({.row = row.integer(0), .day = row.is_null(1) ? std::nullopt : std::optional(moment_.day_of({row.integer(1)})), .amount = {}, .note = row.text(2)});
        });
    }

    Result<> at_instant(std::string sql) {
        return each_row(store_, sql + whose() + " order by 2 desc nulls last, id desc", parameters_.values(), [&](Cells row) {
            const auto day = row.is_null(1) ? std::nullopt : std::optional(moment_.day_of({row.integer(1)}));
            cases_.push_back({.row = row.integer(0), .day = day, .amount = {}, .note = {}});
        });
    }

    const Store& store_;
    const Moment& moment_;
    const FigureCell& cell_;
    std::string_view column_;
    Parameters parameters_;
    std::vector<RowId> theirs_;
    std::vector<FigureCase> cases_;
};

}  // namespace

std::string_view entity_behind(FigureOf figure) {
    switch (figure) {
        case FigureOf::leads:
        case FigureOf::accepted_leads:
        case FigureOf::touches: return "contact";
        case FigureOf::spend: return "campaign";
        case FigureOf::feedback: return "feedback";
        case FigureOf::open_activities: return "activity";
        default: return "deal";
    }
}

Result<std::vector<FigureCase>> figure_cases(const Store& store, const Moment& moment, const FigureCell& cell) { return Cases(store, moment, cell).find(); }

}  // namespace tandem::analytics
