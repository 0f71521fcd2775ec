// How campaigns, one campaign's page, unmapped spend and the feedback board are answered.
#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "tandem/analytics/campaigns.hpp"
#include "tandem/analytics/figure_records.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/feedback.hpp"
#include "tandem/model/touch.hpp"

namespace tandem {
namespace {

CampaignFigures figures_of(const analytics::CampaignTotals& totals, Money budget) {
    return {.budget = budget,
            .spent = totals.spent,
            .won_revenue = totals.won_revenue,
            .open_pipeline = totals.open_pipeline,
            .impressions = totals.impressions,
            .clicks = totals.clicks,
            .touches = totals.touches,
            .leads = totals.leads,
            .deals = totals.deals,
            .won = totals.won,
            .lost = totals.lost,
            .cost_per_lead = analytics::cost_per_lead(totals),
            .roas = analytics::return_on_ad_spend(totals),
            .feedback = totals.feedback};
}

void add(analytics::CampaignTotals& sum, const analytics::CampaignTotals& each) {
    sum.spent = sum.spent + each.spent;
    sum.won_revenue = sum.won_revenue + each.won_revenue;
    sum.open_pipeline = sum.open_pipeline + each.open_pipeline;
    for (auto member : {&analytics::CampaignTotals::impressions, &analytics::CampaignTotals::clicks, &analytics::CampaignTotals::touches,
                        &analytics::CampaignTotals::leads, &analytics::CampaignTotals::deals, &analytics::CampaignTotals::won,
                        &analytics::CampaignTotals::lost, &analytics::CampaignTotals::feedback})
        sum.*member += each.*member;
}

std::optional<CampaignRow> campaign_row(const Context& context, const analytics::CampaignTotals& totals) {
    const auto row = context.store.find(context.id_of<Campaign>(), totals.campaign);
    if (!row) return std::nullopt;
    const auto value = [&](std::string_view field) -> const Value& { return cell(context, *row, field); };
    return CampaignRow{.id = row->id,
                       .name = std::string(value("name").text_or("")),
                       .channel = std::string(value("channel").text_or("")),
                       .status = std::string(value("status").text_or("")),
                       .owner = title_of(context, "person", value("owner")),
                       .figures = figures_of(totals, Money{value("budget").integer_or(0)})};
}

// What a column sorts by: a number, with rows that have none at the end whatever the direction.
std::optional<double> sort_number(const CampaignRow& row, std::string_view column) {
    const CampaignFigures& f = row.figures;
    const auto money = [](Money m) { return static_cast<double>(m.minor); };
    if (column == "budget") return money(f.budget);
    if (column == "won_revenue") return money(f.won_revenue);
    if (column == "open_pipeline") return money(f.open_pipeline);
    if (column == "impressions") return static_cast<double>(f.impressions);
    if (column == "clicks") return static_cast<double>(f.clicks);
    if (column == "touches") return static_cast<double>(f.touches);
    if (column == "leads") return static_cast<double>(f.leads);
    if (column == "deals") return static_cast<double>(f.deals);
    if (column == "won") return static_cast<double>(f.won);
    if (column == "lost") return static_cast<double>(f.lost);
    if (column == "feedback") return static_cast<double>(f.feedback);
    if (column == "cost_per_lead") return f.cost_per_lead ? std::optional(money(*f.cost_per_lead)) : std::nullopt;
    if (column == "roas") return f.roas;
    return money(f.spent);
}

std::optional<std::string> sort_text(const CampaignRow& row, std::string_view column) {
    if (column == "name") return sort_key(row.name);
    if (column == "channel") return choice_label(Choices<Channel>::list, row.channel);
    if (column == "status") return choice_label(Choices<CampaignStatus>::list, row.status);
    if (column == "owner") return sort_key(row.owner);
    return std::nullopt;
}

void sort_rows(std::vector<CampaignRow>& rows, std::string_view column, bool descending) {
    std::ranges::sort(rows, [&](const CampaignRow& a, const CampaignRow& b) {
        if (const auto left = sort_text(a, column), right = sort_text(b, column); left && right) {
            if (left->empty() != right->empty()) return right->empty();
            if (*left != *right) return descending ? *right < *left : *left < *right;
        } else {
            const auto x = sort_number(a, column), y = sort_number(b, column);
            if (x.has_value() != y.has_value()) return x.has_value();
            if (x && *x != *y) return descending ? *y < *x : *x < *y;
        }
        return a.id < b.id;
    });
}

std::vector<CountRow> count_rows(std::span<const analytics::NamedCount> counts, std::span<const Choice> choices) {
    std::vector<CountRow> rows;
    for (const auto& each : counts)
        rows.push_back({each.name, each.name.empty() ? "Not known" : choice_label(choices, each.name), each.count, each.cost});
    return rows;
}

}  // namespace

Result<CampaignsAnswer> answer(Context& context, const CampaignTable& question) {
    CampaignsAnswer result;
    analytics::CampaignTotals sum;
    Money budget;
    const std::string wanted = fold_words(question.text);
    for (const auto& totals : TRY(analytics::campaign_totals(context.store))) {
        auto row = campaign_row(context, totals);
        if (!row || !fold_words(row->name).contains(wanted)) continue;
        if (!question.channel.empty() && row->channel != question.channel) continue;
        if (!question.status.empty() && row->status != question.status) continue;
        add(sum, totals);
        budget = budget + row->figures.budget;
        result.rows.push_back(std::move(*row));
    }
    result.total = figures_of(sum, budget);
    sort_rows(result.rows, question.sort, question.descending);
    for (const auto& each : TRY(analytics::unmapped_spend(context.store))) {
        result.unmapped_spent = result.unmapped_spent + each.cost;
        ++result.unmapped_campaigns;
    }
    return result;
}

Result<CampaignAnswer> answer(Context& context, const CampaignReport& question) {
    CampaignAnswer result;
    const auto totals = TRY(analytics::campaign_totals(context.store, question.campaign));
    const auto row = totals.empty() || question.campaign == 0 ? std::nullopt : campaign_row(context, totals.front());
    if (!row) return result;
    result.exists = true;
    result.row = *row;
    for (const auto& day : TRY(analytics::spend_by_day(context.store, question.campaign)))
        result.days.push_back({day.day, day.cost, day.clicks, day.impressions});
    result.touches_by_kind = count_rows(TRY(analytics::touches_by_kind(context.store, question.campaign)), Choices<TouchKind>::list);
    result.leads_by_lifecycle = count_rows(TRY(analytics::leads_by_lifecycle(context.store, question.campaign)), Choices<Lifecycle>::list);
    result.feedback = feedback_items(context, TRY(analytics::feedback_rows(context.store, {.campaign = question.campaign}, "", 50)));
    result.recent_deals = named_rows(context, Deal::table, TRY(analytics::recent_deals(context.store, question.campaign, 10)));
    result.recent_leads = named_rows(context, Contact::table, TRY(analytics::recent_leads(context.store, question.campaign, 10)));
    return result;
}

Result<CampaignWeeksAnswer> answer(Context& context, const CampaignWeeks& question) {
    const analytics::Moment moment = moment_of(context);
    const int count = std::clamp(question.weeks, 1, 53);
    const Date first{week_start(moment.today).days - 7 * (count - 1)};
    CampaignWeeksAnswer result;
    for (int i = 0; i < count; ++i) result.weeks.push_back({.week = Date{first.days + 7 * i}});
    const auto each = [&](analytics::FigureOf figure, auto&& add) -> Result<> {
        for (const analytics::FigureCase& found : TRY(analytics::figure_cases(context.store, moment, {.figure = figure, .span = analytics::Span{first, moment.today}, .of = "campaign", .row = question.campaign, .choice = {}})))
            if (found.day) add(result.weeks[static_cast<std::size_t>((found.day->days - first.days) / 7)], found);
        return {};
    };
    TRY(each(analytics::FigureOf::leads, [](CampaignWeekRow& week, const analytics::FigureCase&) { ++week.leads; }));
    TRY(each(analytics::FigureOf::spend, [](CampaignWeekRow& week, const analytics::FigureCase& found) { week.spent = week.spent + found.amount.value_or(Money{}); }));
    return result;
}

Result<UnmappedAnswer> answer(Context& context, const UnmappedSpend& question) {
    UnmappedAnswer result;
    for (const auto& each : TRY(analytics::unmapped_spend(context.store))) {
        if (result.rows.size() >= static_cast<std::size_t>(std::max(0, question.limit))) break;
        result.rows.push_back({.platform = each.platform,
                               .external_campaign = each.external_campaign,
                               .name = each.name,
                               .cost = each.cost,
                               .days = each.days,
                               .suggestion = each.suggested ? context.store.title(context.id_of<Campaign>(), each.suggested) : std::string(),
                               .suggested = each.suggested});
    }
    return result;
}

Result<FeedbackAnswer> answer(Context& context, const FeedbackBoard& question) {
    const analytics::FeedbackFilter filter{question.text, question.team, question.theme, question.campaign};
    const auto weeks = TRY(analytics::feedback_weeks(context.store, moment_of(context), filter, question.weeks));
    FeedbackAnswer result{.weeks = weeks.weeks};
    for (const auto& each : weeks.kinds) {
        const auto rows = TRY(analytics::feedback_rows(context.store, filter, each.kind, std::clamp(question.count, 0, 1000)));
        result.kinds.push_back({each.kind, choice_label(Choices<FeedbackKind>::list, each.kind), each.total, each.weeks, feedback_items(context, rows)});
    }
    result.themes = theme_rows(context, weeks.themes);
    return result;
}

}  // namespace tandem
