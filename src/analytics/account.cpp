// Finds what belongs to a company.
#include "tandem/analytics/account.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "analytics/ask.hpp"

namespace tandem::analytics {

namespace {

// `cross join` keeps the order: from the company to its contacts to theirs, each step by the index of a reference.
constexpr std::string_view deals_of_company =
    "select d.id id, d.outcome outcome, d.amount amount, coalesce(d.closed_on, d.opened_on) day from deal d where d.live = 1 and d.company = ?1"
    " union all select d.id, d.outcome, d.amount, coalesce(d.closed_on, d.opened_on) from contact c cross join deal d"
    " where c.live = 1 and c.company = ?1 and d.live = 1 and d.contact = c.id and d.company is null";

constexpr std::string_view feedback_of_company =
    "select f.id id, f.at at, f.theme theme from feedback f where f.live = 1 and f.company = ?1"
    " union select f.id, f.at, f.theme from contact c cross join feedback f where c.live = 1 and c.company = ?1 and f.live = 1 and f.contact = c.id"
    " union select f.id, f.at, f.theme from deal d cross join feedback f where d.live = 1 and d.company = ?1 and f.live = 1 and f.deal = d.id";

constexpr std::string_view touches_of_company =
    "from contact c cross join touch t where c.live = 1 and c.company = ?1 and t.live = 1 and t.contact = c.id";

// Of the company, or of one of its contacts.
constexpr std::string_view reaches_of_company =
    "select a.id id, coalesce(a.at, a.done_at) at, a.kind kind, a.done_at done_at from activity a where a.live = 1 and a.company = ?1"
    " union select a.id, coalesce(a.at, a.done_at), a.kind, a.done_at from contact c cross join activity a where c.live = 1 and c.company = ?1 and a.live = 1 and a.contact = c.id";

std::string_view outcome_of(AccountMeasure measure) {
    return measure == AccountMeasure::open_deals ? "open" : measure == AccountMeasure::won_deals ? "won" : "lost";
}

Result<> add_deals(const Store& store, RowId company, AccountFigures& made) {
    return each_row(store, deals_of_company, {Value{company}}, [&](Cells row) {
        if (row.is_text(1, "open")) ++made.open, made.open_value = made.open_value + row.money(2);
        else if (row.is_text(1, "won")) ++made.won, made.won_value = made.won_value + row.money(2);
        else ++made.lost;
    });
}

Result<> add_feedback(const Store& store, RowId company, AccountFigures& made) {
    struct Said { std::int64_t count = 0, last = 0; };
    std::map<RowId, Said> themes;
    TRY(each_row(store, std::string(feedback_of_company) + " order by 2 desc, 1 desc", {Value{company}}, [&](Cells row) {
        if (made.feedback++ == 0) made.latest_feedback = row.integer(0);
        if (row.is_null(2)) return;
        Said& said = themes[row.integer(2)];
        if (said.count++ == 0) said.last = row.integer(1);
    }));
    const auto most = std::ranges::max_element(themes, {}, [](const auto& each) { return std::tuple(each.second.count, each.second.last, each.first); });
    if (most != themes.end()) made.frequent_theme = most->first, made.frequent_count = most->second.count;
    return {};
}

Result<> add_touches(const Store& store, RowId company, Instant now, AccountFigures& made) {
    const std::string touches(touches_of_company);
    TRY(each_row(store, "select t.campaign, count(*), count(distinct t.contact), max(t.at) " + touches + " and t.campaign is not null group by 1 order by 4 desc, 1", {Value{company}},
                 [&](Cells row) { made.campaigns.push_back({row.integer(0), row.integer(1), row.integer(2), {row.integer(3)}}); }));
    const auto keep_later = [&](const LastTouch& touch) {
        if (!made.last_touch || made.last_touch->at < touch.at) made.last_touch = touch;
    };
    TRY(each_row(store, "select t.id, t.at " + touches + " order by t.at desc, t.id desc limit 1", {Value{company}}, [&](Cells row) { keep_later({.touch = row.integer(0), .at = {row.integer(1)}}); }));
    return each_row(store,
                    "select id, at from (" + std::string(reaches_of_company) + ") where kind in ('call', 'email', 'meeting') and (done_at is not null or at <= ?2) and at <= ?2 order by at desc, id desc limit 1",
                    {Value{company}, Value{now.ms}}, [&](Cells row) { keep_later({.activity = row.integer(0), .at = {row.integer(1)}}); });
}

}  // namespace

Result<std::vector<RowId>> account_records(const Store& store, RowId company, AccountMeasure measure, RowId campaign) {
    std::vector<RowId> ids;
    const auto add = [&](Cells row) { ids.push_back(row.integer(0)); };
    switch (measure) {
        case AccountMeasure::contacts:
            TRY(each_row(store, "select id from contact where live = 1 and company = ?1 order by created_at desc, id desc", {Value{company}}, add));
            break;
        case AccountMeasure::open_deals:
        case AccountMeasure::won_deals:
        case AccountMeasure::lost_deals:
            TRY(each_row(store, "select id from (" + std::string(deals_of_company) + ") where outcome = ?2 order by day desc, id desc", {Value{company}, Value{outcome_of(measure)}}, add));
            break;
        case AccountMeasure::feedback:
            TRY(each_row(store, std::string(feedback_of_company) + " order by 2 desc, 1 desc", {Value{company}}, add));
            break;
        case AccountMeasure::touched:         // the plus keeps SQLite from going through all touches of the campaign
            TRY(each_row(store, "select t.contact " + std::string(touches_of_company) + " and +t.campaign = ?2 group by 1 order by max(t.at) desc, 1", {Value{company}, Value{campaign}}, add));
            break;
    }
    return ids;
}

Result<AccountFigures> account_figures(const Store& store, RowId company, Instant now) {
    AccountFigures made;
    TRY(each_row(store, "select count(*) from contact where live = 1 and company = ?1", {Value{company}}, [&](Cells row) { made.contacts = row.integer(0); }));
    TRY(add_deals(store, company, made));
    TRY(add_feedback(store, company, made));
    TRY(add_touches(store, company, now, made));
    return made;
}

}  // namespace tandem::analytics
