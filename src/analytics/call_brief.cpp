// Finds what a caller should know.
#include "tandem/analytics/call_brief.hpp"

#include "analytics/ask.hpp"
#include "analytics/todo.hpp"

namespace tandem::analytics {

namespace {

Result<RowId> one(const Store& store, std::string_view sql, std::initializer_list<Value> parameters) {
    RowId id = 0;
    TRY(each_row(store, sql, parameters, [&](Cells row) { id = row.integer(0); }));
    return id;
}

}  // namespace

RowId last_touch(const Store& store, RowId contact) {
    return one(store, "select id from touch where live = 1 and contact = ?1 order by at desc, id desc limit 1", {Value{contact}}).value_or(0);
}

RowId last_feedback(const Store& store, RowId contact) {
    return one(store, "select id from feedback where live = 1 and contact = ?1 order by at desc, id desc limit 1", {Value{contact}}).value_or(0);
}

Result<std::vector<Seen>> seen_campaigns(const Store& store, RowId contact, int limit) {
    std::vector<Seen> seen;
    // With max() SQLite takes the other columns from the row that has it.
    TRY(each_row(store, "select t.id, (select count(*) from touch u where u.live = 1 and u.contact = ?1 and u.kind = t.kind and coalesce(u.campaign, u.channel) = t.place), t.at from "
                        "(select id, kind, coalesce(campaign, channel) place, max(at) at from touch where live = 1 and contact = ?1 group by 3) t order by t.at desc, t.id desc limit ?2",
                 {Value{contact}, Value{std::int64_t{limit}}}, [&](Cells row) { seen.push_back({row.integer(0), row.integer(1)}); }));
    return seen;
}

Result<RowId> latest_message(const Store& store, RowId campaign) {
    return one(store, "select id from theme_answer where live = 1 and campaign = ?1 and action in ('message', 'offer') order by at desc, id desc limit 1", {Value{campaign}});
}

Result<RowId> latest_answer(const Store& store, RowId theme, Instant since) {
    return one(store, "select id from theme_answer where live = 1 and theme = ?1 and at >= ?2 order by at desc, id desc limit 1", {Value{theme}, Value{since.ms}});
}

Result<Promises> promises(const Store& store, const Moment& moment, RowId contact, int limit) {
    Promises made;
    const std::string todo = "select a.id id, " + todo_day(moment) + " day from ", condition = " and a.live = 1 and " + is_todo(moment);
    TRY(each_row(store,
                 "select id, day from (" + todo + "activity a where a.contact = ?1" + condition + " union " + todo +
                     "deal d cross join activity a where d.live = 1 and d.contact = ?1 and d.outcome = 'open' and a.deal = d.id" + condition + ") order by day is null, day, id limit ?2",
                 {Value{contact}, Value{std::int64_t{limit}}}, [&](Cells row) {
                     made.activities.push_back({row.integer(0), row.is_null(1) ? std::nullopt : std::optional(Date{static_cast<std::int32_t>(row.integer(1))})});
                 }));
    TRY(each_row(store,
                 "select distinct d.id, d.due_on from feedback f cross join decision d where f.live = 1 and f.contact = ?1 and d.live = 1 and d.theme = f.theme and d.closed_on is null"
                 " order by d.due_on is null, d.due_on, d.id limit ?2",
                 {Value{contact}, Value{std::int64_t{limit}}}, [&](Cells row) { made.decisions.push_back(row.integer(0)); }));
    made.hand_off = TRY(one(store, "select id from hand_off where live = 1 and contact = ?1 order by handed_at desc, id desc limit 1", {Value{contact}}));
    return made;
}

}  // namespace tandem::analytics
