// Finds the figures behind an item and draws them as large bars.
#include "ui/views/presented_figures.hpp"

#include <algorithm>
#include <cmath>

#include "tandem/contract/agreement.hpp"
#include "tandem/contract/goals.hpp"
#include "tandem/contract/marketing.hpp"
#include "tandem/contract/pipeline.hpp"
#include "ui/views/goal_words.hpp"
#include "ui/views/meeting_document.hpp"
#include "ui/widgets/comparison.hpp"
#include "ui/widgets/control.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

namespace {

constexpr int shown_weeks = 13;

PresentedFigures theme_weeks(ViewContext& context, RowId theme) {
    const auto board = context.client.ask(FeedbackBoard{.theme = theme, .weeks = shown_weeks, .count = 1});
    if (!board) return {};
    const auto row = std::ranges::find(board->themes, theme, &ThemeRow::id);
    if (row == board->themes.end()) return {};
    PresentedFigures figures{.title = tr("{}, pieces of feedback a week", row->name), .bars = {}};
    for (std::size_t i = 0; i < std::min(row->weeks.size(), board->weeks.size()); ++i)
        figures.bars.push_back({.label = context.format.date(board->weeks[i]), .shown = context.format.count(row->weeks[i]), .value = static_cast<double>(row->weeks[i]), .tone = Tone::warn, .is_pale = i + 1 == row->weeks.size()});
    return figures;
}

// The share of it that was kept, against the promised one; of leads and answers all that was promised.
PresentedFigures promise_weeks(ViewContext& context, std::string_view promise) {
    const Format& f = context.format;
    const auto state = context.client.ask(AgreementState{.weeks = shown_weeks});
    if (!state) return {};
    const auto row = std::ranges::find(state->promises, promise, &PromiseRow::name);
    if (row == state->promises.end()) return {};
    PresentedFigures figures{.title = std::string(promise == "leads" ? tr("Leads handed over, of those promised") : tr("Kept each week, against what was promised")), .bars = {}};
    for (const PromiseWeek& week : row->weeks) {
        const bool is_broken = week.is_breached && week.exception.empty();
        PresentedBar bar{.label = f.date(week.week), .shown = tr("{} of {}", f.count(week.hits), f.count(week.of)), .target = week.promised,
                         .tone = is_broken ? Tone::bad : row->team == "marketing" ? Tone::marketing : Tone::sales, .is_pale = !week.is_judged};
        if (week.of > 0) bar.value = 100 * static_cast<double>(week.hits) / static_cast<double>(week.of);
        figures.bars.push_back(std::move(bar));
    }
    return figures;
}

// An item of an older meeting names no metric; its title is the metric's label.
PresentedFigures goal_bars(ViewContext& context, std::string_view metric, std::string_view title) {
    const auto goals = context.client.ask(GoalList{});
    if (!goals) return {};
    const auto line = std::ranges::find_if(goals->lines, [&](const GoalLine& each) { return metric.empty() ? goal_label(each.metric) == title : each.metric == metric; });
    if (line == goals->lines.end() || !line->actual || !line->target) return {};
    const auto amount = [&](double value) { return goal_amount(context.format, line->metric, value); };
    const Tone team = goal_team(line->metric);
    PresentedFigures figures{.title = tr("{}, {}", goal_label(line->metric), context.format.period(goals->from, goals->to)), .bars = {}};
    figures.bars.push_back({.label = std::string(tr("Actual")), .shown = amount(*line->actual), .value = *line->actual, .tone = team});
    if (line->expected && *line->expected != *line->target) figures.bars.push_back({.label = std::string(tr("Due by today")), .shown = amount(*line->expected), .value = *line->expected, .tone = team, .is_pale = true});
    figures.bars.push_back({.label = std::string(tr("Target")), .shown = amount(*line->target), .value = *line->target, .tone = team, .is_pale = true});
    return figures;
}

const DecisionLine* decision_of(const MeetingAnswer& meeting, RowId row, std::string_view text) {
    for (const auto* lines : {&meeting.open, &meeting.decided, &meeting.closed})
        for (const DecisionLine& line : *lines)
            if (row ? line.id == row : line.text == text) return &line;
    return nullptr;
}

PresentedFigures before_and_since(ViewContext& context, const DecisionLine* line) {
    if (!line || line->figure.empty()) return {};
    const Format& f = context.format;
    PresentedFigures figures{.title = decision_figure_label(*line), .bars = {}, .verdict = decision_verdict(f, *line)};
    const auto add_rate = [&](std::string_view label, const RateFigures& rate, bool is_pale) {
        if (rate.of == 0) return;
        const double share = 100 * static_cast<double>(rate.hits) / static_cast<double>(rate.of);
        figures.bars.push_back({.label = std::string(label), .shown = tr("{} ({})", f.percent(share, 1), tr("{} of {}", f.count(rate.hits), f.count(rate.of))), .value = share,
                                .low = 100 * rate.low, .high = 100 * rate.high, .tone = Tone::accent, .is_pale = is_pale});
    };
    const auto add_measure = [&](std::string_view label, const MeasureFigures& m, bool is_pale) {
        if (m.value) figures.bars.push_back({.label = std::string(label), .shown = measure_text(f, line->measure->unit, *m.value), .value = *m.value, .low = m.low, .high = m.high, .tone = Tone::accent, .is_pale = is_pale});
    };
    if (line->measure) add_measure(tr("Before"), line->measure->before, true), add_measure(tr("Since"), line->measure->after, false);
    else if (line->comparison.before.of > 0) add_rate(tr("Before"), line->comparison.before, true), add_rate(tr("Since"), line->comparison.after, false);
    return figures;
}

PresentedFigures campaign_weeks(ViewContext& context, RowId campaign) {
    const auto answer = context.client.ask(CampaignWeeks{.campaign = campaign, .weeks = shown_weeks});
    if (!answer || std::ranges::all_of(answer->weeks, [](const CampaignWeekRow& week) { return week.leads == 0; })) return {};
    PresentedFigures figures{.title = std::string(tr("Leads a week")), .bars = {}};
    for (const CampaignWeekRow& each : answer->weeks)
        figures.bars.push_back({.label = context.format.date(each.week), .shown = context.format.count(each.leads), .value = static_cast<double>(each.leads), .tone = Tone::marketing, .is_pale = &each == &answer->weeks.back()});
    return figures;
}

// How long the largest of them have stood in their stage.
PresentedFigures stuck_deals(ViewContext& context) {
    const auto answer = context.client.ask(BoardCards{.stale_only = true, .count = 5, .largest_first = true});
    if (!answer || answer->cards.empty()) return {};
    PresentedFigures figures{.title = std::string(tr("Days in their stage, the largest deals first")), .bars = {}};
    for (const BoardCard& deal : answer->cards)
        figures.bars.push_back({.label = deal.amount ? tr("{}, {}", deal.title, context.format.money_short(*deal.amount)) : deal.title, .shown = context.format.days(deal.days_in_stage), .value = static_cast<double>(deal.days_in_stage), .tone = Tone::sales});
    return figures;
}

} // namespace

PresentedFigures figures_of(ViewContext& context, const MeetingAnswer& meeting, const AgendaLine& line) {
    const Route shown_by = route_of(line.address, {});
    if (line.kind == "theme") return theme_weeks(context, row_id_from_text(shown_by.option("theme")));
    if (line.kind == "breach") return promise_weeks(context, shown_by.option("promise"));
    if (line.kind == "campaign") return campaign_weeks(context, shown_by.subject.row);
    if (line.kind == "deals") return stuck_deals(context);
    if (line.kind == "goal") return goal_bars(context, shown_by.option("metric"), line.title);
    if (line.kind == "decision") return before_and_since(context, decision_of(meeting, row_id_from_text(shown_by.option("decision")), line.title));
    return {};
}

void draw_presented(const Box& box, const PresentedFigures& figures) {
    if (figures.empty()) return;
    std::string read = figures.title;
    double most = 0;
    float widest_label = 0, widest_shown = 0;
    for (const PresentedBar& bar : figures.bars) {
        read += (&bar == &figures.bars.front() ? ": " : ", ") + bar.label + " " + bar.shown;
        most = std::max({most, bar.value, bar.target.value_or(0), bar.high.value_or(0)});
        widest_label = std::max(widest_label, text_width(bar.label, TextStyle::body)), widest_shown = std::max(widest_shown, text_width(bar.shown, TextStyle::body_strong));
    }
    if (most <= 0) most = 1;
    mirror().add({.role = Role::image, .name = read}, box);
    const float line_height = face(TextStyle::body).line();
    Box in = box;
    draw_text(in.cut_top(line_height, space::s), figures.title, {.style = TextStyle::body, .colour = theme().third});
    const Box labels = in.cut_bottom(line_height + space::s), values = in.cut_top(line_height + space::xs);
    const auto count = static_cast<int>(figures.bars.size());
    const float slot = in.w / static_cast<float>(count), width = std::min(slot * 0.7f, in.h);
    // Every bar keeps its picture; words stand only where they have room, the last one's always.
    const int every_label = std::max(1, static_cast<int>(std::ceil((widest_label + space::m) / slot))), every_shown = std::max(1, static_cast<int>(std::ceil((widest_shown + space::s) / slot)));
    for (int i = 0; i < count; ++i) {
        const PresentedBar& bar = figures.bars[static_cast<std::size_t>(i)];
        const float middle = in.x + slot * (static_cast<float>(i) + 0.5f), left = middle - width / 2;
        const auto y = [&](double value) { return in.bottom() - in.h * static_cast<float>(std::clamp(value / most, 0.0, 1.0)); };
        const float top = std::min(y(bar.value), in.bottom() - 3);
        fill({left, top, width, in.bottom() - top}, mix(theme().canvas, theme().strong(bar.tone), bar.is_pale ? 0.35f : 0.85f), radius::small);
        if (bar.target) fill({left - slot * 0.08f, y(*bar.target) - 1.5f, width + slot * 0.16f, 3}, theme().text);
        if (bar.low && bar.high) {
            line(middle, y(*bar.high), middle, y(*bar.low), theme().text, 3);
            for (const double end : {*bar.low, *bar.high}) line(middle - 12, y(end), middle + 12, y(end), theme().text, 3);
        }
        const int from_last = count - 1 - i;
        const auto words = [&](std::string_view text, float wide, float at, TextStyle style, Colour colour) {
            const float x = std::clamp(middle - wide / 2, box.x, std::max(box.x, box.right() - wide));
            draw_text({x, at, wide + 2, line_height}, text, {.style = style, .colour = colour, .align = Align::centre, .tooltip = false});
        };
        if (from_last % every_label == 0) words(bar.label, widest_label, labels.y + space::s, TextStyle::body, theme().second);
        const float above = std::max(values.y, std::min(top, bar.high ? y(*bar.high) : top) - line_height - 2);
        if (from_last % every_shown == 0) words(bar.shown, widest_shown, above, TextStyle::body_strong, bar.tone == Tone::bad ? theme().bad : theme().text);
    }
    fill({in.x, in.bottom(), in.w, hairline()}, theme().line_strong);
}

} // namespace tandem::ui
