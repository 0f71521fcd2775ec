// Draws the choice of two groups and the verdict on them.
#include "ui/views/compare_groups.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ui/views/lead_quality.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"

namespace tandem::ui {

RateFigures lead_rate(const QualityFigures& row, LeadRate rate) { return rate == LeadRate::accepted ? row.acceptance : row.conversion; }

RateFigures lead_rate_of_others(const QualityAnswer& answer, const QualityFigures& row, LeadRate rate) {
    const RateFigures all = lead_rate(answer.total, rate), own = lead_rate(row, rate);
    return {.hits = all.hits - own.hits, .of = all.of - own.of};
}

std::string_view lead_rate_label(LeadRate rate) { return rate == LeadRate::accepted ? tr("Accepted of answered") : tr("Won of complete leads"); }

std::string_view lead_rate_measure(LeadRate rate, ComparisonCases cases) {
    if (rate == LeadRate::accepted) return are_hits(cases) ? "accepted" : "answered";
    return are_hits(cases) ? "complete_won" : "complete";
}

void CompareGroups::open(std::string_view by, int weeks) {
    *this = {};
    is_open_ = wants_complete_ = true, by_ = by, weeks_ = weeks;
}

// Late weeks stand first and are the least known: the first two of which everything is answered are proposed.
void CompareGroups::propose(const QualityAnswer& answer) {
    std::vector<int> complete;
    for (std::size_t i = 0; i < answer.rows.size(); ++i)
        if (answer.rows[i].open == 0 && answer.rows[i].acceptance.of > 0) complete.push_back(static_cast<int>(i));
    if (complete.size() >= 2) first_ = complete[0], second_ = complete[1];
}

// What is not known yet of a group, which may still change the verdict.
std::string CompareGroups::not_complete(const Format& f, const QualityFigures& row, const std::string& name) const {
    if (static_cast<LeadRate>(rate_) == LeadRate::accepted)
        return row.open == 0 ? std::string() : tr("{} is not yet complete: {}", name, counted(f.count(row.open), row.open, "hand-off has no answer", "hand-offs have no answer"));
    return row.young == 0 ? std::string() : tr("{} is not yet complete: {}", name, counted(f.count(row.young), row.young, "young lead is left out", "young leads are left out"));
}

void CompareGroups::draw(ViewContext& context) {
    records_.draw(context);
    if (!is_open_) return;
    Dialog dialog{tr("Compare"), is_open_, {.width = 520, .description = tr("Whether one group is better than the other, or only luckier")}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    const auto answer = context.client.ask(LeadQualityReport{.by = by_, .weeks = weeks_});
    if (!answer) {
        skeleton_rows(form.next(160), 40, 4);
        return dialog.finish(form.used());
    }
    if (answer->rows.size() < 2) {
        form.skip(paragraph(form.rest(), tr("There is only one group: nothing to compare it with"), {.style = TextStyle::table, .colour = theme().third}) + space::m);
        return dialog.finish(form.used());
    }
    std::vector<std::string> names;
    for (const QualityFigures& row : answer->rows) names.push_back(quality_row_name(context.format, by_, row));
    if (std::exchange(wants_complete_, false) && by_ == "week") propose(*answer);
    const int last = static_cast<int>(names.size()) - 1;
    first_ = std::min(first_, last), second_ = std::min(second_, last);
    const ChoiceOptions look{};
    choice(form.next(choice_height(look)), tr("Compare"), names, first_, look);
    choice(form.next(choice_height(look)), tr("With"), names, second_, look);
    const std::array<std::string, 2> rates = {std::string(lead_rate_label(LeadRate::accepted)), std::string(lead_rate_label(LeadRate::won))};
    segmented(form.next(size::control()).left(segmented_width(rates)), tr("By"), rates, rate_);
    const auto rate = static_cast<LeadRate>(rate_);
    const QualityFigures &one = answer->rows[static_cast<std::size_t>(first_)], &other = answer->rows[static_cast<std::size_t>(second_)];
    const std::string &name = names[static_cast<std::size_t>(first_)], &other_name = names[static_cast<std::size_t>(second_)];
    if (first_ == second_) {
        text(form.next(24), tr("Choose two different groups"), {.style = TextStyle::table, .colour = theme().third});
        return dialog.finish(form.used());
    }
    // The change is that of the first against the second: "before" is the one it is compared with.
    const RateFigures before = lead_rate(other, rate), after = lead_rate(one, rate);
    const auto compared = context.client.ask(CompareRates{before.hits, before.of, after.hits, after.of});
    if (!compared) {
        skeleton_rows(form.next(60), 20, 3);
        return dialog.finish(form.used());
    }
    for (const auto& [row, row_name] : {std::pair{&one, &name}, std::pair{&other, &other_name}})
        if (const std::string words = not_complete(context.format, *row, *row_name); !words.empty())
            paragraph(form.next(wrapped_height(words, TextStyle::table, form.width())), words, {.style = TextStyle::table, .colour = theme().warn});
    const ComparisonOptions options{.before = other_name, .after = name, .opens_cases = true};
    const ComparisonCases cases = comparison(form.next(comparison_height(context.format, *compared, form.width(), options)), context.format, tr("Is it real?"), *compared, options);
    if (cases != ComparisonCases::none) {
        const bool is_first = is_after(cases);
        records_.open(std::string(lead_rate_label(rate)) + " · " + (is_first ? name : other_name), quality_records(by_, weeks_, is_first ? &one : &other, lead_rate_measure(rate, cases)));
    }
    dialog.finish(form.used());
}

} // namespace tandem::ui
