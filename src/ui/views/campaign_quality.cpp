// Draws the answers of sales with their reasons, and two comparisons, in a card of a campaign's page.
#include "ui/views/campaign_quality.hpp"

#include <algorithm>
#include <array>

#include "tandem/model/hand_off.hpp"
#include "ui/views/compare_groups.hpp"
#include "ui/views/lead_quality.hpp"
#include "ui/widgets/figure_link.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr int all_weeks = 0;
constexpr float head_height = 56, reason_height = 24;

struct Count { std::string_view label, measure; std::int64_t count; };

struct Because { const Choice* reason; std::string words; };         // "Not interested 4"

// The most frequent first.
std::vector<Because> reasons(const Format& f, const QualityFigures& row) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < row.rejected_because.size(); ++i)
        if (row.rejected_because[i] > 0) order.push_back(i);
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return row.rejected_because[i]; });
    std::vector<Because> all;
    for (const std::size_t i : order) all.push_back({&Choices<RejectionReason>::list[i], std::string(tr(Choices<RejectionReason>::list[i].label)) + " " + f.count(row.rejected_because[i])});
    return all;
}

// visit(reason, its box), beside each other and in as many lines as that takes; how high they are.
template <class Visit> float each_reason(const Box& box, const std::vector<Because>& all, Visit visit) {
    Row row(box, space::l, reason_height);
    for (const Because& each : all) visit(each, row.next(text_width(each.words, TextStyle::table) + 4));
    return row.used_height();
}

}  // namespace

void CampaignQuality::draw(ViewContext& context, Column& page, const CampaignRow& campaign) {
    records_.draw(context);
    const auto answer = context.client.ask(LeadQualityReport{.by = "campaign", .weeks = all_weeks});
    if (!answer) return skeleton_rows(page.next(160), 40, 4);
    const auto row = std::ranges::find(answer->rows, campaign.id, &QualityFigures::campaign);
    if (row == answer->rows.end()) return;          // nobody became a lead by it
    const Format& f = context.format;
    const auto open = [&](std::string_view label, std::string_view measure, bool is_own = true, std::string_view reason = {}) {
        QualityRecords question = quality_records("campaign", all_weeks, is_own ? &*row : nullptr, measure);
        question.reason = reason;
        records_.open(std::string(label) + " · " + (is_own ? campaign.name : std::string(tr("all campaigns"))), std::move(question));
    };
    const float inner = page.width() - 2 * space::l;
    struct Rate { LeadRate rate; RateComparison comparison; };
    std::vector<Rate> rates;
    const ComparisonOptions options{.before = tr("all others"), .after = tr("This campaign"), .opens_cases = true};
    const int per_line = inner < 480 ? 3 : 6;
    float height = head_height + small_figure_height() * (6 / static_cast<float>(per_line)) + space::l;
    for (const LeadRate rate : {LeadRate::accepted, LeadRate::won}) {
        const RateFigures others = lead_rate_of_others(*answer, *row, rate), own = lead_rate(*row, rate);
        if (own.of == 0) continue;
        const auto compared = context.client.ask(CompareRates{others.hits, others.of, own.hits, own.of});
        if (!compared) continue;
        height += space::s + 20 + comparison_height(f, *compared, inner, options);
        rates.push_back({rate, *compared});
    }
    const std::vector<Because> why = reasons(f, *row);
    if (!why.empty()) height += space::s + 20 + each_reason(Box{0, 0, inner, 0}, why, [](const Because&, const Box&) {});
    const Box box = page.next(height);
    card(box);
    Box in = box.inset(space::l, 0);
    section_heading(in.cut_top(head_height), tr("How sales answered"));
    const Count counts[] = {{tr("Handed over"), "handed", row->handed}, {tr("Not answered"), "open", row->open}, {tr("Accepted"), "accepted", row->accepted}, {tr("Recycled"), "recycled", row->recycled}, {tr("Rejected"), "rejected", row->rejected}, {tr("Won"), "won", row->won}};
    Box line;
    for (int i = 0; i < static_cast<int>(std::size(counts)); ++i) {
        if (i % per_line == 0) line = in.cut_top(small_figure_height());
        const std::string shown = f.count(counts[i].count);
        if (small_figure(share(line, per_line, i % per_line, space::s), {.label = counts[i].label, .shown = shown, .raw = std::to_string(counts[i].count), .opens = true, .label_is_below = true})) open(counts[i].label, counts[i].measure);
    }
    if (!why.empty()) {
        in.cut_top(space::s);
        caption(in.cut_top(20), tr("Rejected because"));
        in.cut_top(each_reason(in, why, [&](const Because& each, const Box& at) {
            if (figure_link(at, each.reason->name, each.words, each.words, {.align = Align::left})) open(tr(each.reason->label), "rejected", true, each.reason->name);
        }));
    }
    for (const Rate& each : rates) {
        in.cut_top(space::s);
        const std::string_view label = lead_rate_label(each.rate);
        caption(in.cut_top(20), tr("{}: is it better than the others?", label));
        const ComparisonCases cases = comparison(in.cut_top(comparison_height(f, each.comparison, in.w, options)), f, label, each.comparison, options);
        if (cases != ComparisonCases::none) open(label, lead_rate_measure(each.rate, cases), is_after(cases));
    }
}

} // namespace tandem::ui
