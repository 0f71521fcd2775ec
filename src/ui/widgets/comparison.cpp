// The sentence from the contract's pattern in the user's numbers; the figures wrap beneath it.
#include "ui/widgets/comparison.hpp"

#include "ui/widgets/figure_link.hpp"
#include "ui/widgets/label.hpp"
#include "ui/words.hpp"

#include <cmath>
#include <span>

namespace tandem::ui {

namespace {

constexpr float line_height = 20;

// With `hits`: of a rate, whose cases can be opened.
struct Shown { std::string label, shown, raw, hits, all; ComparisonCases of_hits = ComparisonCases::none, of_all = ComparisonCases::none; };

std::string rate_interval(const Format& f, const RateFigures& r) { return tr("{} to {}", f.percent(100 * r.low, 1), f.percent(100 * r.high, 1)); }

std::string change(const Format& f, const RateComparison& c) {
    if (c.lift) return f.signed_percent(100 * *c.lift, std::abs(*c.lift) < 0.1 ? 1 : 0);
    return (c.difference > 0 ? "+" : "") + tr("{} points", f.decimal(100 * c.difference, 1));
}

std::string measure_change(const Format& f, const MeasureComparison& c) { return c.lift ? f.signed_percent(100 * *c.lift, std::abs(*c.lift) < 0.1 ? 1 : 0) : std::string(tr("The change")); }

std::string p_text(const Format& f, double p) { return p < 0.001 ? tr("p < {}", f.decimal(0.001, 3)) : tr("p = {}", f.decimal(p, 3)); }

std::vector<Shown> figures(const Format& f, const RateComparison& c, const ComparisonOptions& options) {
    std::vector<Shown> all;
    const auto add = [&](std::string_view label, std::string shown, double raw) { all.push_back({.label = std::string(tr(label)), .shown = std::move(shown), .raw = std::to_string(raw), .hits = {}, .all = {}}); };
    const auto add_rate = [&](std::string_view label, std::string_view group, const RateFigures& rate, ComparisonCases hits) {
        Shown& each = all.emplace_back(Shown{.label = std::string(group.empty() ? tr(label) : group), .shown = rate.of > 0 ? rate_interval(f, rate) : std::string(), .raw = {}, .hits = {}, .all = {}});
        if (rate.of > 0) each.raw = std::to_string(static_cast<double>(rate.hits) / static_cast<double>(rate.of));
        if (!options.opens_cases) return;
        each.hits = f.count(rate.hits), each.all = f.count(rate.of);
        each.of_hits = hits, each.of_all = static_cast<ComparisonCases>(static_cast<int>(hits) + 1);
    };
    const bool has_rates = c.verdict != ComparisonVerdict::no_rates;
    if (has_rates && c.lift) add("Lift", change(f, c), *c.lift);
    if (has_rates && c.difference_low) add("Difference", tr("{} to {} points", f.decimal(100 * *c.difference_low, 1), f.decimal(100 * *c.difference_high, 1)), c.difference);
    const auto add_before = [&] { if (has_rates || (options.opens_cases && c.before.of > 0)) add_rate("Before", options.before, c.before, ComparisonCases::before_hits); };
    const auto add_after = [&] { if (has_rates || (options.opens_cases && c.after.of > 0)) add_rate("After", options.after, c.after, ComparisonCases::after_hits); };
    // Periods in their order; of groups the one that is spoken of first.
    if (options.before.empty()) add_before(), add_after();
    else add_after(), add_before();
    if (has_rates && c.probability_better) add("Chance that it is higher", f.percent(100 * *c.probability_better, 1), *c.probability_better);
    if (has_rates && c.more_cases) add("More cases to settle it", tr("{} in each", f.count(*c.more_cases)), static_cast<double>(*c.more_cases));
    return all;
}

float own_width(const Shown& s) { return text_width(s.label, TextStyle::caption) + 6 + text_width(s.shown, TextStyle::caption) + 2; }

struct CaseWidths { float hits, of, all; };
CaseWidths case_widths(const Shown& s) { return {text_width(s.hits, TextStyle::caption) + 2, text_width(tr("of"), TextStyle::caption) + 2, text_width(s.all, TextStyle::caption) + 2}; }

float figure_width(const Shown& s) {
    if (s.hits.empty()) return own_width(s);
    const CaseWidths w = case_widths(s);
    if (s.all.empty()) return own_width(s) + space::s + w.hits;
    return own_width(s) + space::s + w.hits + space::xs + w.of + space::xs + w.all;
}

// "120 of 2,400", each number a button; of a measure its cases, of a cost what was spent for them.
ComparisonCases draw_cases(const Shown& s, Box box) {
    IdScope scope(s.label);
    const CaseWidths w = case_widths(s);
    const FigureLinkOptions look{.style = TextStyle::caption, .align = Align::left, .colour = theme().accent};
    ComparisonCases pressed = ComparisonCases::none;
    if (figure_link(box.cut_left(w.hits, space::xs), "hits", tr("{}, cases: {}", s.label, s.hits), s.hits, look)) pressed = s.of_hits;
    if (s.all.empty()) return pressed;
    draw_text(box.cut_left(w.of, space::xs), tr("of"), {.style = TextStyle::caption, .colour = theme().third});
    if (figure_link(box.cut_left(w.all), "all", tr("{}, base: {}", s.label, s.all), s.all, look)) pressed = s.of_all;
    return pressed;
}

// Side by side, wrapped; lines stand as close as those of the sentence.
float place_figures(std::span<const Shown> all, Box area, ComparisonCases* pressed) {
    float x = area.x, y = area.y;
    for (const Shown& each : all) {
        const float width = figure_width(each);
        if (x > area.x && x + width > area.right()) x = area.x, y += line_height;
        if (pressed) {
            Box box{x, y, width, line_height};
            figure_line(box.cut_left(own_width(each), space::s), {.label = each.label, .shown = each.shown, .raw = each.raw});
            if (!each.hits.empty())
                if (const ComparisonCases cases = draw_cases(each, box); cases != ComparisonCases::none) *pressed = cases;
        }
        x += width + space::l;
    }
    return y + line_height - area.y;
}

// A measure's numbers, and the records behind them.
std::vector<Shown> figures(const Format& f, const MeasureComparison& c, const ComparisonOptions& options) {
    std::vector<Shown> all;
    const auto add_span = [&](std::string_view label, const MeasureFigures& m, ComparisonCases hits) {
        Shown each{.label = std::string(tr(label)), .shown = {}, .raw = {}, .hits = {}, .all = {}};
        if (m.value) each.raw = std::to_string(*m.value);
        if (m.low && m.high) each.shown = tr("{} to {}", measure_text(f, c.unit, *m.low), measure_text(f, c.unit, *m.high));
        else if (m.value) each.shown = measure_text(f, c.unit, *m.value);
        if (options.opens_cases && m.cases > 0) each.hits = f.count(m.cases), each.of_hits = hits;
        if (!each.hits.empty() && c.unit == MeasureUnit::money_a_case) each.all = f.money(m.amount), each.of_all = static_cast<ComparisonCases>(static_cast<int>(hits) + 1);
        if (!each.shown.empty()) all.push_back(std::move(each));
    };
    if (c.verdict == ComparisonVerdict::no_rates && c.before.cases + c.after.cases == 0) return all;
    if (c.lift && c.after.days > 0) all.push_back({.label = std::string(tr("Lift")), .shown = measure_change(f, c), .raw = std::to_string(*c.lift), .hits = {}, .all = {}});
    add_span("Before", c.before, ComparisonCases::before_hits);
    add_span("After", c.after, ComparisonCases::after_hits);
    return all;
}

template <class Comparison>
float height_of(const Format& f, const Comparison& c, float width, const ComparisonOptions& options) {
    const auto all = figures(f, c, options);
    return wrapped_height(comparison_sentence(f, c, options), TextStyle::table, width) + (all.empty() ? 0 : space::xs + place_figures(all, {0, 0, width, 0}, nullptr));
}

template <class Comparison>
ComparisonCases draw(const Box& box, const Format& f, std::string_view label, const Comparison& c, double raw, const ComparisonOptions& options) {
    Semantics group({.role = Role::group, .name = std::string(label), .value = std::to_string(raw)}, box);
    IdScope scope(label);
    Box in = box;
    in.cut_top(paragraph(in, comparison_sentence(f, c, options), {.style = TextStyle::table, .colour = theme().second, .can_select = true}) + space::xs);
    ComparisonCases pressed = ComparisonCases::none;
    place_figures(figures(f, c, options), in, &pressed);
    return pressed;
}

}  // namespace

std::string comparison_sentence(const Format& f, const RateComparison& c, const ComparisonOptions& options) {
    return with_places(tr(comparison_pattern(c, !options.before.empty())),
                       {change(f, c), f.count(c.before.hits), f.count(c.before.of), f.count(c.after.hits), f.count(c.after.of), c.p ? p_text(f, *c.p) : std::string(), options.before, options.after}) + std::string(options.ending);
}

std::string comparison_sentence(const Format& f, const MeasureComparison& c, const ComparisonOptions& options) {
    const auto text = [&](const MeasureFigures& m) { return m.value ? measure_text(f, c.unit, *m.value) : std::string(tr("none")); };
    return with_places(tr(measure_pattern(c)), {measure_change(f, c), text(c.before), text(c.after), c.p ? p_text(f, *c.p) : std::string()}) + std::string(options.ending);
}

std::string measure_text(const Format& f, MeasureUnit unit, double value) {
    if (unit != MeasureUnit::cases_a_week) return f.money({100 * std::llround(value / 100)});     // whole units: the interval is far wider
    return std::abs(value - std::round(value)) < 0.05 ? f.count(std::llround(value)) : f.decimal(value, 1);
}

float comparison_height(const Format& f, const RateComparison& c, float width, const ComparisonOptions& options) { return height_of(f, c, width, options); }
float comparison_height(const Format& f, const MeasureComparison& c, float width, const ComparisonOptions& options) { return height_of(f, c, width, options); }

ComparisonCases comparison(const Box& box, const Format& f, std::string_view label, const RateComparison& c, const ComparisonOptions& options) { return draw(box, f, label, c, c.difference, options); }
ComparisonCases comparison(const Box& box, const Format& f, std::string_view label, const MeasureComparison& c, const ComparisonOptions& options) { return draw(box, f, label, c, c.lift.value_or(0), options); }

} // namespace tandem::ui
