// Counts the cases of a decision's figure: one statement says which they are, for the number and for the list alike.
#include "tandem/analytics/decision_figures.hpp"

#include <algorithm>
#include <string>

#include "analytics/ask.hpp"
#include "tandem/analytics/figure_records.hpp"

namespace tandem::analytics {
namespace {

// Rows (id, weight of the hits, weight of all), the newest first.
struct CasesSql { std::string sql; Parameters parameters; };

// Contacts that became leads in the span; hits are those that reached `stage` until its end. The span's own changes first (the + keeps
// SQLite from reading every lead there ever was), then each contact's history.
std::string leads_that_reached(std::string_view stage, std::string_view from, std::string_view until, std::string_view of_campaign) {
    const std::string start(from), end(until);
    return "select l.contact, exists (select 1 from lifecycle_change a where a.contact = l.contact and a.live = 1 and +a.lifecycle = '" + std::string(stage) + "' and a.at < " + end + "), 1 "
           "from (select contact, max(at) as at from lifecycle_change where live = 1 and +lifecycle = 'lead' and at >= " + start + " and at < " + end + " group by contact) l "
           "where not exists (select 1 from lifecycle_change b where b.contact = l.contact and b.live = 1 and +b.lifecycle = 'lead' and b.at < " + start + ")" +
           (of_campaign.empty() ? std::string() : " and exists (select 1 from contact c where c.id = l.contact and c.campaign = " + std::string(of_campaign) + ")") + " order by l.at desc, l.contact";
}

CasesSql cases_sql(const Moment& moment, DecisionFigure figure, const DecisionSubject& subject, Span span) {
    CasesSql made;
    Parameters& p = made.parameters;
    const auto whose = [&] { return subject.campaign ? " and campaign = " + p.add(Value{subject.campaign}) : std::string(); };
    const auto days = [&](std::string_view column) {
        const std::string day(column);
        return " and " + day + " >= " + p.add(Value{std::int64_t{span.from.days}}) + " and " + day + " <= " + p.add(Value{std::int64_t{span.to.days}});
    };
    switch (figure) {
        case DecisionFigure::win_rate: made.sql = "select id, outcome = 'won', 1 from deal where live = 1 and outcome <> 'open'" + days("closed_on") + whose() + " order by closed_on desc, id desc"; break;
        case DecisionFigure::click_rate: made.sql = "select id, min(clicks, impressions), impressions from spend where live = 1 and impressions > 0" + days("day") + whose() + " order by day desc, id"; break;
        default: {
            const std::string from = p.add(Value{moment.start_of(span.from).ms}), until = p.add(Value{moment.start_of(Date{span.to.days + 1}).ms});
            const std::string campaign = subject.campaign ? p.add(Value{subject.campaign}) : std::string();
            if (figure == DecisionFigure::theme_share)
                made.sql = "select id, coalesce(theme, 0) = " + p.add(Value{subject.theme}) + ", 1 from feedback where live = 1 and at >= " + from + " and at < " + until +
                           (campaign.empty() ? "" : " and campaign = " + campaign) + " order by at desc, id desc";
            else made.sql = leads_that_reached(figure == DecisionFigure::accepted_share ? "sal" : "customer", from, until, campaign);
        }
    }
    return made;
}

// visit(case, whether it is a hit) of each hand-off that counts.
template <class F>
Result<> each_reply(const Store& store, const HandOffClock& clock, Span span, F&& visit) {
    const Instant from = clock.moment.start_of(span.from), until = clock.moment.start_of(Date{span.to.days + 1});
    for (const HandOffFacts& facts : TRY(hand_offs(store, clock, {}))) {
        if (facts.since < from || facts.since >= until) continue;
        const auto reply_by = clock.hours.after(facts.since, clock.reply_minutes);
        const bool is_in_time = facts.first_touch && reply_by && *facts.first_touch <= *reply_by;
        if (is_in_time || facts.first_touch || (reply_by && *reply_by < clock.now)) visit(facts.hand_off, is_in_time);
    }
    return {};
}

FigureOf cases_of(DecisionFigure figure) {
    switch (figure) {
        case DecisionFigure::leads: return FigureOf::leads;
        case DecisionFigure::won_deals:
        case DecisionFigure::won_value: return FigureOf::won_deals;
        default: return FigureOf::accepted_leads;
    }
}

Result<std::vector<FigureCase>> cases_in(const Store& store, const Moment& moment, FigureOf figure, RowId campaign, Span span) {
    return figure_cases(store, moment, {.figure = figure, .span = span, .of = campaign ? "campaign" : "", .row = campaign, .choice = {}});
}

// Rows of spend themselves: their amounts add up in the list as in the figure.
Result<DecisionCases> spend_rows(const Store& store, RowId campaign, Span span) {
    DecisionCases made{.entity = "spend", .rows = {}};
    Parameters p;
    const std::string sql = "select id from spend where live = 1 and day >= " + p.add(Value{std::int64_t{span.from.days}}) + " and day <= " + p.add(Value{std::int64_t{span.to.days}}) +
                            (campaign ? " and campaign = " + p.add(Value{campaign}) : std::string()) + " order by day desc, id";
    TRY(each_row(store, sql, p.values(), [&](Cells row) { made.rows.push_back(row.integer(0)); }));
    return made;
}

Result<DecisionCases> measured_cases(const Store& store, const Moment& moment, DecisionFigure figure, RowId campaign, Span span, bool hits_only) {
    if (figure == DecisionFigure::lead_cost && !hits_only) return spend_rows(store, campaign, span);
    const FigureOf counted = cases_of(figure);
    DecisionCases made{.entity = entity_behind(counted), .rows = {}};
    for (const FigureCase& each : TRY(cases_in(store, moment, counted, campaign, span))) made.rows.push_back(each.row);
    return made;
}

}  // namespace

MeasureKind measure_of(DecisionFigure figure) {
    return figure == DecisionFigure::lead_cost ? MeasureKind::amount_a_case : figure == DecisionFigure::won_value ? MeasureKind::amount_a_week : MeasureKind::cases_a_week;
}

Result<Tally> decision_tally(const Store& store, const Moment& moment, DecisionFigure figure, const DecisionSubject& subject, Span span) {
    Tally tally{.days = std::max(0, span.to.days - span.from.days + 1)};
    if (tally.days == 0) return tally;
    for (const FigureCase& each : TRY(cases_in(store, moment, cases_of(figure), subject.campaign, span))) {
        const double amount = each.amount ? static_cast<double>(each.amount->minor) : 0;
        ++tally.cases;
        if (figure == DecisionFigure::won_value) tally.amount += amount, tally.squares += amount * amount;
    }
    if (figure == DecisionFigure::lead_cost)
        for (const FigureCase& each : TRY(cases_in(store, moment, FigureOf::spend, subject.campaign, span))) tally.amount += static_cast<double>(each.amount ? each.amount->minor : 0);
    return tally;
}

Result<Proportion> decision_figure(const Store& store, const HandOffClock& clock, DecisionFigure figure, const DecisionSubject& subject, Span span) {
    Proportion result;
    if (figure == DecisionFigure::first_replies) {
        TRY(each_reply(store, clock, span, [&](RowId, bool is_hit) { ++result.of, result.hits += is_hit; }));
        return result;
    }
    const CasesSql cases = cases_sql(clock.moment, figure, subject, span);
    TRY(each_row(store, cases.sql, cases.parameters.values(), [&](Cells row) { result.hits += row.integer(1), result.of += row.integer(2); }));
    return result;
}

Result<DecisionCases> decision_cases(const Store& store, const HandOffClock& clock, DecisionFigure figure, const DecisionSubject& subject, Span span, bool hits_only) {
    if (!is_rate(figure)) return measured_cases(store, clock.moment, figure, subject.campaign, span, hits_only);
    DecisionCases made;
    const auto add = [&](RowId row, bool is_hit) { if (is_hit || !hits_only) made.rows.push_back(row); };
    switch (figure) {
        case DecisionFigure::win_rate: made.entity = "deal"; break;
        case DecisionFigure::theme_share: made.entity = "feedback"; break;
        case DecisionFigure::click_rate: made.entity = "spend"; break;
        case DecisionFigure::first_replies: made.entity = "hand_off"; break;
        case DecisionFigure::accepted_share:
        case DecisionFigure::lead_conversion: made.entity = "contact"; break;
        default: break;     // measures, above
    }
    if (figure == DecisionFigure::first_replies) {
        TRY(each_reply(store, clock, span, add));
        return made;
    }
    const CasesSql cases = cases_sql(clock.moment, figure, subject, span);
    TRY(each_row(store, cases.sql, cases.parameters.values(), [&](Cells row) { add(row.integer(0), row.integer(1) > 0); }));
    return made;
}

}  // namespace tandem::analytics
