// The sentence from the contract's pattern in the user's numbers; the figures wrap beneath it.
#include "ui/widgets/comparison.hpp"

#include "ui/widgets/label.hpp"
#include "ui/words.hpp"

#include <cmath>

namespace tandem::ui {

namespace {

constexpr float line_height = 20;

struct Shown { std::string_view label; std::string shown, raw; };

std::string rate_interval(const Format& f, const RateFigures& r) { return tr("{} to {}", f.percent(100 * r.low, 1), f.percent(100 * r.high, 1)); }

std::string change(const Format& f, const RateComparison& c) {
    if (c.lift) return f.signed_percent(100 * *c.lift, std::abs(*c.lift) < 0.1 ? 1 : 0);
    return (c.difference > 0 ? "+" : "") + tr("{} points", f.decimal(100 * c.difference, 1));
}

std::string p_text(const Format& f, double p) { return p < 0.001 ? tr("p < {}", f.decimal(0.001, 3)) : tr("p = {}", f.decimal(p, 3)); }

std::vector<Shown> figures(const Format& f, const RateComparison& c) {
    std::vector<Shown> all;
    const auto add = [&](std::string_view label, std::string shown, double raw) { all.push_back({tr(label), std::move(shown), std::to_string(raw)}); };
    if (c.verdict == ComparisonVerdict::no_rates) return all;
    if (c.lift) add("Lift", change(f, c), *c.lift);
    if (c.difference_low) add("Difference", tr("{} to {} points", f.decimal(100 * *c.difference_low, 1), f.decimal(100 * *c.difference_high, 1)), c.difference);
    add("Before", rate_interval(f, c.before), static_cast<double>(c.before.hits) / static_cast<double>(c.before.of));
    add("After", rate_interval(f, c.after), static_cast<double>(c.after.hits) / static_cast<double>(c.after.of));
    if (c.probability_better) add("Chance that it is higher", f.percent(100 * *c.probability_better, 1), *c.probability_better);
    if (c.more_cases) add("More cases to settle it", tr("{} in each", f.count(*c.more_cases)), static_cast<double>(*c.more_cases));
    return all;
}

float figure_width(const Shown& s) { return text_width(s.label, TextStyle::caption) + 6 + text_width(s.shown, TextStyle::caption) + 2; }

// Side by side, wrapped; lines stand as close as those of the sentence.
float place_figures(const Format& f, const RateComparison& c, Box area, bool draws) {
    float x = area.x, y = area.y;
    for (const Shown& each : figures(f, c)) {
        const float width = figure_width(each);
        if (x > area.x && x + width > area.right()) x = area.x, y += line_height;
        if (draws) figure_line({x, y, width, line_height}, {.label = each.label, .shown = each.shown, .raw = each.raw});
        x += width + space::l;
    }
    return y + line_height - area.y;
}

}  // namespace

std::string comparison_sentence(const Format& f, const RateComparison& c) {
    return with_places(tr(comparison_pattern(c)), {change(f, c), f.count(c.before.hits), f.count(c.before.of), f.count(c.after.hits), f.count(c.after.of), c.p ? p_text(f, *c.p) : std::string()});
}

float comparison_height(const Format& f, const RateComparison& c, float width, std::string_view ending) {
    return wrapped_height(comparison_sentence(f, c) + std::string(ending), TextStyle::table, width) + (figures(f, c).empty() ? 0 : space::xs + place_figures(f, c, {0, 0, width, 0}, false));
}

void comparison(const Box& box, const Format& f, std::string_view label, const RateComparison& c, std::string_view ending) {
    Semantics group({.role = Role::group, .name = std::string(label), .value = std::to_string(c.difference)}, box);
    Box in = box;
    in.cut_top(paragraph(in, comparison_sentence(f, c) + std::string(ending), {.style = TextStyle::table, .colour = theme().second, .can_select = true}) + space::xs);
    place_figures(f, c, in, true);
}

} // namespace tandem::ui
