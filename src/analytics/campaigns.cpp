// Campaign figures: SQL over spend, touches, contacts and deals, one pass each.
#include "tandem/analytics/campaigns.hpp"

#include <algorithm>
#include <unordered_map>

#include "analytics/ask.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/contact.hpp"

namespace tandem::analytics {

std::optional<Money> cost_per_lead(const CampaignTotals& totals) {
    if (totals.leads == 0) return std::nullopt;
    return scaled(totals.spent, 1.0 / static_cast<double>(totals.leads));
}

std::optional<double> return_on_ad_spend(const CampaignTotals& totals) {
    if (totals.spent.minor == 0) return std::nullopt;
    return static_cast<double>(totals.won_revenue.minor) / static_cast<double>(totals.spent.minor);
}

Result<std::vector<CampaignTotals>> campaign_totals(const Store& store, RowId only) {
    std::vector<CampaignTotals> totals;
    std::unordered_map<RowId, std::size_t> at;
    const std::string one = only ? " and id = ?1" : "", of_one = only ? " and campaign = ?1" : " and campaign is not null";
    const std::vector<Value> parameters = only ? std::vector<Value>{Value{only}} : std::vector<Value>{};
    TRY(each_row(store, "select id from campaign where live = 1" + one + " order by id", parameters, [&](Cells row) {
        at.emplace(row.integer(0), totals.size());
        totals.push_back({.campaign = row.integer(0)});
    }));
    const auto fill = [&](std::string_view columns, std::string_view table, auto&& set) -> Result<> {
        const std::string sql = "select campaign, " + std::string(columns) + " from " + std::string(table) + " where live = 1" + of_one +
                                " group by campaign";
        return each_row(store, sql, parameters, [&](Cells row) {
            if (const auto found = at.find(row.integer(0)); found != at.end()) set(totals[found->second], row);
        });
    };
    TRY(fill("count(*)", "touch", [](CampaignTotals& t, Cells row) { t.touches = row.integer(1); }));
    TRY(fill("count(*)", "contact", [](CampaignTotals& t, Cells row) { t.leads = row.integer(1); }));
    TRY(fill("count(*)", "feedback", [](CampaignTotals& t, Cells row) { t.feedback = row.integer(1); }));
    // Counts come from an index; what needs whole rows is added up here, since SQLite would fetch or sort them by campaign first.
    const auto add_up = [&](std::string_view columns, std::string_view table, auto&& add) -> Result<> {
        const std::string sql = "select campaign, " + std::string(columns) + " from " + std::string(table) + " where live = 1" + (only ? of_one : "");
        return each_row(store, sql, parameters, [&](Cells row) {
            if (const auto found = at.find(row.integer(0)); found != at.end()) add(totals[found->second], row);
        });
    };
    TRY(add_up("cost, impressions, clicks", "spend", [](CampaignTotals& t, Cells row) {
        t.spent = t.spent + row.money(1);
        t.impressions += row.integer(2);
        t.clicks += row.integer(3);
    }));
    TRY(add_up("outcome, amount", "deal", [](CampaignTotals& t, Cells row) {
        const bool is_won = row.is_text(1, "won"), is_open = row.is_text(1, "open");
        ++t.deals;
        t.won += is_won;
        t.lost += !is_won && !is_open;
        if (is_won) t.won_revenue = t.won_revenue + row.money(2);
        if (is_open) t.open_pipeline = t.open_pipeline + row.money(2);
    }));
    return totals;
}

Result<std::vector<DayTotals>> spend_by_day(const Store& store, RowId campaign) {
    std::vector<DayTotals> days;
    TRY(each_row(store,
                 "select day, sum(cost), sum(clicks), sum(impressions) from spend where live = 1 and campaign = ?1 group by day order by day",
                 {Value{campaign}}, [&](Cells row) {
                     const Date day{static_cast<std::int32_t>(row.integer(0))};
                     while (!days.empty() && days.back().day.days + 1 < day.days) days.push_back({.day = Date{days.back().day.days + 1}});
                     days.push_back({day, row.money(1), row.integer(2), row.integer(3)});
                 }));
    return days;
}

Result<std::vector<NamedCount>> touches_by_kind(const Store& store, RowId campaign) {
    std::vector<NamedCount> counts;
    TRY(each_row(store, "select kind, count(*) as n, sum(cost) from touch where live = 1 and campaign = ?1 group by kind order by n desc, kind",
                 {Value{campaign}}, [&](Cells row) { counts.push_back({row.text(0), row.integer(1), row.money(2)}); }));
    return counts;
}

Result<std::vector<NamedCount>> leads_by_lifecycle(const Store& store, RowId campaign) {
    std::vector<NamedCount> counts;
    TRY(each_row(store, "select coalesce(lifecycle, ''), count(*) from contact where live = 1 and campaign = ?1 group by 1",
                 {Value{campaign}}, [&](Cells row) { counts.push_back({row.text(0), row.integer(1), {}}); }));
    const auto order = [](const NamedCount& count) {
        return std::ranges::find(Choices<Lifecycle>::list, std::string_view(count.name), &Choice::name) - Choices<Lifecycle>::list.begin();
    };
    std::ranges::sort(counts, {}, order);
    return counts;
}

Result<std::vector<RowId>> recent_deals(const Store& store, RowId campaign, int limit) {
    std::vector<RowId> ids;
    TRY(each_row(store,
                 "select id from deal where live = 1 and campaign = ?1"
                 " order by coalesce(created_at, opened_on * 86400000) desc nulls last, id desc limit ?2",
                 {Value{campaign}, Value{limit}}, [&](Cells row) { ids.push_back(row.integer(0)); }));
    return ids;
}

Result<std::vector<RowId>> recent_leads(const Store& store, RowId campaign, int limit) {
    std::vector<RowId> ids;
    TRY(each_row(store, "select id from contact where live = 1 and campaign = ?1 order by created_at desc nulls last, id desc limit ?2",
                 {Value{campaign}, Value{limit}}, [&](Cells row) { ids.push_back(row.integer(0)); }));
    return ids;
}

namespace {

struct Name { RowId campaign; std::string folded; };

// Every word of `few` among the words of `many`.
bool holds_words(std::string_view many, std::string_view few) {
    const auto words = split(many, ' ');
    for (const std::string_view word : split(few, ' '))
        if (!word.empty() && std::ranges::find(words, word) == words.end()) return false;
    return true;
}

// The one campaign of that name; else the one whose words, at least two, all stand in the report's name or the other way
// round. Two that fit are no suggestion.
RowId suggestion(const std::vector<Name>& campaigns, std::string_view report_name) {
    const std::string folded = fold_words(report_name);
    if (folded.empty()) return 0;
    const auto only = [&](auto&& fits) -> RowId {
        RowId found = 0;
        for (const Name& each : campaigns) {
            if (!fits(each)) continue;
            if (found) return 0;
            found = each.campaign;
        }
        return found;
    };
    if (std::ranges::any_of(campaigns, [&](const Name& each) { return each.folded == folded; }))
        return only([&](const Name& each) { return each.folded == folded; });
    return only([&](const Name& each) {
        const bool both_have_words = each.folded.contains(' ') && folded.contains(' ');
        return both_have_words && (holds_words(folded, each.folded) || holds_words(each.folded, folded));
    });
}

}  // namespace

Result<std::vector<UnmappedCampaign>> unmapped_spend(const Store& store) {
    std::vector<Name> names;
    TRY(each_row(store, "select id, name from campaign where live = 1", {},
                 [&](Cells row) { names.push_back({row.integer(0), fold_words(row.text(1))}); }));
    std::vector<UnmappedCampaign> unmapped;
    // max(day) makes the bare column campaign_name that of the latest row (sqlite.org/lang_select.html#bareagg).
    TRY(each_row(store,
                 "select platform, coalesce(external_campaign, ''), campaign_name, sum(cost) as cost, count(distinct day), max(day)"
                 " from spend where live = 1 and campaign is null group by 1, 2 order by cost desc, 1, 2",
                 {}, [&](Cells row) {
                     unmapped.push_back({row.text(0), row.text(1), row.text(2), row.money(3), row.integer(4), suggestion(names, row.text(2))});
                 }));
    return unmapped;
}

}  // namespace tandem::analytics
