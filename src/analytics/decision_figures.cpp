// Counts the cases of a decision's figure.
#include "tandem/analytics/decision_figures.hpp"

#include "analytics/ask.hpp"

namespace tandem::analytics {

Result<Proportion> decision_figure(const Store& store, const Moment& moment, DecisionFigure figure, RowId theme, Span span) {
    const Value from{moment.start_of(span.from).ms}, until{moment.start_of(Date{span.to.days + 1}).ms};
    const Value first{std::int64_t{span.from.days}}, last{std::int64_t{span.to.days}};
    Proportion result;
    const auto read = [&](Cells row) { result = {row.integer(0), row.integer(1)}; };
    switch (figure) {
        case DecisionFigure::win_rate:
            TRY(each_row(store, "select coalesce(sum(outcome = 'won'), 0), count(*) from deal where live = 1 and outcome <> 'open' and closed_on >= ?1 and closed_on <= ?2", {first, last}, read));
            break;
        case DecisionFigure::accepted_share:
            // The span's own changes first (the + keeps SQLite from reading every lead there ever was), then each contact's history.
            TRY(each_row(store,
                         "select coalesce(sum(exists (select 1 from lifecycle_change a where a.contact = l.contact and a.live = 1 and +a.lifecycle = 'sal' and a.at < ?2)), 0), count(*) "
                         "from (select distinct contact from lifecycle_change where live = 1 and +lifecycle = 'lead' and at >= ?1 and at < ?2) l "
                         "where not exists (select 1 from lifecycle_change b where b.contact = l.contact and b.live = 1 and +b.lifecycle = 'lead' and b.at < ?1)",
                         {from, until}, read));
            break;
        case DecisionFigure::theme_share:
            TRY(each_row(store, "select coalesce(sum(coalesce(theme, 0) = ?3), 0), count(*) from feedback where live = 1 and at >= ?1 and at < ?2", {from, until, Value{theme}}, read));
            break;
    }
    return result;
}

}  // namespace tandem::analytics
