// Shared goals: the tree from revenue to spend, each with target, actual, pace and the gap in words; a dialog sets one.
#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/contract/goals.hpp"
#include "tandem/model/goal.hpp"
#include "tandem_icons.hpp"
#include "ui/entry.hpp"
#include "ui/field_editor.hpp"
#include "ui/keyboard.hpp"
#include "ui/printing.hpp"
#include "ui/records_behind.hpp"
#include "ui/views.hpp"
#include "ui/views/agreement_words.hpp"
#include "ui/views/goal_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/comparison.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/figure_link.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float line_height = 72, phone_line_height = 124, widest = 1040;

struct Period { std::string_view label; int quarters; GoalView view; };
constexpr auto periods = std::to_array<Period>({{"Last quarter", -1, GoalView::quarter}, {"This week", 0, GoalView::week}, {"This month", 0, GoalView::month},
                                                {"This quarter", 0, GoalView::quarter}, {"Next quarter", 1, GoalView::quarter}});
constexpr int this_quarter = 3;

// The field through which a target is typed, by what it counts.
const Field& target_field(std::string_view metric) {
    static constexpr Field money{.name = "target", .label = "Target", .kind = Kind::money, .options = {.min = 0}};
    static constexpr Field number{.name = "target", .label = "Target", .kind = Kind::number, .options = {.min = 0}};
    return metric == "revenue" || metric == "average_value" || metric == "spend" ? money : number;
}

class GoalsView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Goals")); }
    void draw_content(ViewContext& context) override;
    void left() override { is_open_ = false, records_.close(); }

private:
    void draw_periods(Box box, bool is_phone);
    void draw_line(ViewContext& context, const GoalsAnswer& answer, const GoalLine& line, Box box);
    void draw_pace(const GoalLine& line, Box box);
    void draw_promise(ViewContext& context, const GoalsAnswer& answer, Column& page);
    void draw_rates(ViewContext& context, const GoalsAnswer& answer, Column& page);
    void draw_dialog(ViewContext& context);
    void open(ViewContext& context, const GoalsAnswer& answer, const GoalLine& line);
    void save(ViewContext& context);

    int period_ = this_quarter;
    bool is_open_ = false, was_set_ = false;
    Date starts_on_;
    FieldDraft owner_;
    std::string metric_, target_, error_;
    RecordsBehind records_;
};

bool figure_cell(const Box& box, std::string_view label, const std::string& shown, const std::optional<double>& raw, bool opens = false) {
    return small_figure(box, {.label = label, .shown = shown, .raw = raw ? std::to_string(*raw) : std::string(), .opens = opens, .style = TextStyle::table, .label_is_below = true});
}

// The figure of FigureRecords that holds what a goal counts.
std::string_view figure_of(std::string_view metric) {
    if (metric == "revenue" || metric == "average_value" || metric == "deals_won") return "won_deals";
    if (metric == "win_rate") return "closed_deals";
    return metric;      // accepted_leads, leads and spend are called alike
}

std::string amount_or_dash(const Format& f, std::string_view metric, const std::optional<double>& amount) { return amount ? goal_amount(f, metric, *amount) : std::string("–"); }

// The tree with its gaps and assumptions, as a table.
Document document_of_goals(const Format& f, const GoalsAnswer& answer) {
    DocumentSection tree{.columns = {std::string(tr("Goal")), std::string(tr("Team")), std::string(tr("Actual")), std::string(tr("Target")), std::string(tr("Gap")), std::string(tr("Owner"))}};
    for (const GoalLine& line : answer.lines) {
        std::string name;
        for (int i = 0; i < line.depth; ++i) name += "– ";
        const std::string assumption = goal_assumption(f, line, answer.has_goals);
        tree.rows.push_back({name + std::string(goal_label(line.metric)) + (assumption.empty() ? "" : "\n" + assumption), std::string(goal_team_label(line.metric)), amount_or_dash(f, line.metric, line.actual), amount_or_dash(f, line.metric, line.target),
                             goal_gap(f, line, answer).words, line.owner});
    }
    return {.title = std::string(tr("Goals")), .subtitle = f.period(answer.from, answer.to), .sections = {std::move(tree)}};
}

void GoalsView::draw_content(ViewContext& context) {
    const std::array<TopBarAction, 1> others{TopBarAction{std::string(tr("Print…")), icons::file_text}};
    const TopBarResult top = draw_top_bar(context.top_bar, {.title = tr("Goals"), .others = others});
    const Period& period = periods[static_cast<std::size_t>(std::clamp(period_, 0, static_cast<int>(periods.size()) - 1))];
    const auto answer = context.client.ask(GoalList{period.quarters, period.view});
    draw_dialog(context);
    records_.draw(context);
    if (!answer) return skeleton_rows(context.content.inset(space::l), line_height, 7);
    if (top.other == 0 || view_is_to_print(context)) print(document_of_goals(context.format, *answer));
    const bool has_row = context.is_phone || top.free.w < 520;
    Box area = context.content;
    draw_periods(has_row ? area.cut_top(56).inset(space::l, space::s) : top.free.inset(space::l, 0), has_row);
    if (!answer->has_goals && !context.has_any("goal")) {
        const auto revenue = std::ranges::find(answer->lines, "revenue", &GoalLine::metric);
        if (empty_state(area, {.picture = Picture::chart, .title = tr("No goals yet"), .sentence = tr("Set what the quarter should bring; the deals, leads and money it takes follow from it"),
                               .action = tr("Set the revenue goal"), .action_icon = icons::target}) && revenue != answer->lines.end()) open(context, *answer, *revenue);
        return;
    }
    ScrollArea scroll("goals", area);
    const Box inner = scroll.content();
    const float width = std::min(inner.w - 2 * (context.is_phone ? space::l : space::xl), widest);
    Column page(Box{inner.x + (context.is_phone ? space::l : space::xl), inner.y + space::s, width, inner.h}, 0);
    text(page.next(28), context.format.period(answer->from, answer->to), {.style = TextStyle::table, .colour = theme().third});
    {
        const float height = context.is_phone ? phone_line_height : line_height;
        const Box tree = page.next(height * static_cast<float>(answer->lines.size()) + space::s);
        card(tree);
        Semantics list({.role = Role::list, .name = std::string(tr("Goals"))}, tree);
        Box rows = tree.inset(0, space::xs);
        for (std::size_t i = 0; i < answer->lines.size(); ++i) {
            const Box row = rows.cut_top(height);
            if (i > 0) divider(row.inset(space::l, 0));
            draw_line(context, *answer, answer->lines[i], row.inset(space::l, space::s));
        }
    }
    page.skip(space::m);
    draw_promise(context, *answer, page);
    draw_rates(context, *answer, page);
    const std::string_view note = tr("A goal that nobody set follows from the one above it, by what the quarter before was like. Pace is even over the days.");
    page.skip(paragraph(page.rest(), note, {.style = TextStyle::caption, .colour = theme().third}) + space::xl);
    scroll.finish(page.used());
}

void GoalsView::draw_periods(Box box, bool is_narrow) {
    std::vector<std::string> labels;
    for (const Period& each : periods) labels.emplace_back(tr(each.label));
    if (is_narrow) choice(box.with_height(size::control()), tr("Period"), labels, period_, {.label_is_hidden = true});
    else segmented(box.centred(box.w, size::control()).left(segmented_width(labels)), tr("Period"), labels, period_);
}

void GoalsView::draw_pace(const GoalLine& line, Box box) {
    if (!line.target || *line.target <= 0 || !line.actual) return;
    const Box bar = box.centred(box.w, 6);
    const double part = *line.actual / *line.target;
    meter(bar, static_cast<float>(std::clamp(part, 0.0, 1.0)), goal_team(line.metric));
    if (!line.expected || *line.expected >= *line.target) return;
    // Where an even pace would stand by now.
    fill(Box{bar.x + bar.w * static_cast<float>(*line.expected / *line.target) - 1, bar.y - 3, 2, 12}, theme().text, 1);
}

void GoalsView::draw_line(ViewContext& context, const GoalsAnswer& answer, const GoalLine& line, Box box) {
    const Format& f = context.format;
    IdScope scope(line.metric);
    const std::string label(goal_label(line.metric));
    Semantics item({.role = Role::listitem, .name = label}, box);
    const float indent = static_cast<float>(line.depth) * (context.is_phone ? space::m : space::xl);
    const GoalGap gap = goal_gap(f, line, answer);
    const std::string target = amount_or_dash(f, line.metric, line.target), actual = amount_or_dash(f, line.metric, line.actual);
    const auto show = [&] {
        const Date to = std::min(answer.to, context.today());
        records_.open(label + ", " + f.period(answer.from, to), FigureRecords{.figure = std::string(figure_of(line.metric)), .from = answer.from, .to = to, .of = {}, .choice = {}});
    };
    const auto edit = [&](Box at) {
        if (icon_button(at.centred(size::control(), size::control()), icons::pencil, tr("Set the goal of {}", fold_label(label)))) open(context, answer, line);
    };
    const auto name = [&](Box at) {
        Box head = at.cut_top(20);
        draw_icon(head.cut_left(14, 6), line.is_set ? icons::target : icons::arrow_right, theme().strong(goal_team(line.metric)));
        text(head.cut_left(std::min(head.w, text_width(label, TextStyle::label) + 2), space::s), label, {.style = TextStyle::label});
        text(head, goal_team_label(line.metric), {.style = TextStyle::caption, .colour = theme().strong(goal_team(line.metric))});
        text(at.with_height(18), goal_assumption(f, line, answer.has_goals), {.style = TextStyle::caption, .colour = is_below_need(line) ? theme().warn : theme().third});
    };
    if (context.is_phone) {
        box.cut_left(indent);
        Box head = box.cut_top(40, space::xs);
        edit(head.cut_right(size::control(), space::xs));
        name(head);
        Box figures = box.cut_top(38, 2);
        if (figure_cell(share(figures, 2, 0), tr("Actual"), actual, line.actual, line.actual.has_value())) show();
        figure_cell(share(figures, 2, 1), tr("Target"), target, line.target);
        Box foot = box.cut_top(20);
        draw_pace(line, foot.cut_left(foot.w * 0.3f, space::m));
        return text(foot, gap.words, {.style = TextStyle::caption, .colour = theme().strong(gap.tone)});
    }
    box = box.centred(box.w, 40);
    edit(box.cut_right(size::control(), space::s));
    const float each = std::clamp(box.w * 0.12f, 72.0f, 110.0f);
    Box words = box.cut_right(std::clamp(box.w * 0.24f, 150.0f, 220.0f), space::l);
    const LabelOptions says{.style = TextStyle::table, .colour = theme().strong(gap.tone)};
    if (text_width(gap.words, says.style) <= words.w) text(words.centred(words.w, 20), gap.words, says);
    else paragraph(words.centred(words.w, wrapped_height(gap.words, says.style, words.w, 2)), gap.words, says, 2);
    draw_pace(line, box.cut_right(std::clamp(box.w * 0.16f, 80.0f, 140.0f), space::l));
    figure_cell(box.cut_right(each, space::s), tr("Target"), target, line.target);
    if (figure_cell(box.cut_right(each, space::s), tr("Actual"), actual, line.actual, line.actual.has_value())) show();
    box.cut_left(indent);       // the name alone: figures stand below each other
    name(box);
}

// What the agreement promises towards the goals, of the quarter it is about.
void GoalsView::draw_promise(ViewContext& context, const GoalsAnswer& answer, Column& page) {
    if (period_ != this_quarter || !context.has_any("agreement")) return;
    const auto agreement = context.client.ask(AgreementState{});
    const auto both = agreement && !agreement->versions.empty() ? promise_and_goals(context.format, shown_version(*agreement).promised, answer) : std::nullopt;
    if (!both) return;
    link(page.next(wrapped_height(both->words, TextStyle::table, page.width(), 3)), both->words, "#/agreement", {.style = TextStyle::table, .colour = both->is_short ? theme().warn : theme().second, .is_quiet = true, .max_lines = 3});
    page.skip(space::s);
}

// Whether the rates of the tree really changed, or only look like it.
void GoalsView::draw_rates(ViewContext& context, const GoalsAnswer& answer, Column& page) {
    if (answer.rates.empty()) return;
    const Format& f = context.format;
    const ComparisonOptions options{.opens_cases = true};
    section_heading(page.next(40), tr("Is it real?"));
    for (const GoalRate& rate : answer.rates) {
        const std::string_view name = tr(rate.figure == "win_rate" ? "Win rate" : "Accepted of the leads that came in these days");
        IdScope scope(rate.figure);
        caption(page.next(20), tr("{} and {}", std::string(name) + ", " + f.period(rate.before_from, rate.before_to), f.period(rate.from, rate.to)));
        const ComparisonCases cases = comparison(page.next(comparison_height(f, rate.comparison, page.width(), options)), f, name, rate.comparison, options);
        page.skip(space::m);
        if (cases == ComparisonCases::none) continue;
        const Date from = is_after(cases) ? rate.from : rate.before_from, to = is_after(cases) ? rate.to : rate.before_to;
        records_.open(std::string(name) + ", " + f.period(from, to), RateRecords{.figure = rate.figure, .from = from, .to = to, .hits_only = are_hits(cases)});
    }
}

void GoalsView::open(ViewContext& context, const GoalsAnswer& answer, const GoalLine& line) {
    is_open_ = true, was_set_ = line.is_set;
    metric_ = line.metric, starts_on_ = answer.quarter_from, error_.clear();
    owner_ = {};
    load_draft(owner_, *context.catalog.of<Goal>().find("owner"), {.value = line.owner_row ? Value{line.owner_row} : Value{}, .label = line.owner}, context);
    // What is shown of part of a quarter is a part; what is set is the quarter's.
    const double days = answer.to.days - answer.from.days + 1, all = answer.quarter_to.days - answer.quarter_from.days + 1;
    const bool is_part = metric_ != "average_value" && metric_ != "win_rate";
    target_.clear();
    if (!line.target) return;
    const double whole = is_part ? *line.target * all / days : *line.target;
    const Field& field = target_field(metric_);
    const EntryContext entry = entry_context(context.format);
    target_ = entry_from_value(field, field.kind == Kind::money ? Value{static_cast<std::int64_t>(std::llround(whole))} : Value{std::round(10 * whole) / 10}, entry);
}

void GoalsView::save(ViewContext& context) {
    const EntryContext entry = entry_context(context.format);
    const auto value = value_from_entry(target_field(metric_), target_, entry);
    if (!value || value->is_null()) {
        error_ = value ? std::string(tr("Please type a target")) : value.error().message;
        return;
    }
    const double target = value->real() ? *value->real() : static_cast<double>(value->integer_or(0));
    context.client.run("goal.set", {.entity = {}, .rows = {}, .values = {{"metric", Value{metric_}}, {"starts_on", Value{std::int64_t{starts_on_.days}}}, {"target", Value{target}}, {"owner", owner_.value}}},
                       [this, shell = &context.shell](const CommandResult& result) {
                           if (!result.ok) error_ = result.message;
                           else is_open_ = false, shell->report(result);
                       });
}

void GoalsView::draw_dialog(ViewContext& context) {
    if (!is_open_) return;
    const std::string_view label = goal_label(metric_);
    const std::string quarter = context.format.period(starts_on_, Date{add_months(starts_on_, 3).days - 1});
    Dialog dialog{tr("Goal: {}", label), is_open_, {.width = 420, .description = quarter}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    const bool is_money = target_field(metric_).kind == Kind::money;
    const FieldOptions options{.kind = is_money ? FieldKind::money : FieldKind::decimal, .error = error_, .suffix = metric_ == "win_rate" ? "%" : is_money ? std::string_view(context.format.currency.code) : "", .is_required = true, .takes_focus = true};
    const FieldResult field = text_field(form.next(field_height(options)), tr("Target"), target_, options);
    if (field.edited) error_.clear();
    const Field& owner = *context.catalog.of<Goal>().find("owner");
    draw_field_editor(context, form.next(field_editor_height(owner, {})), owner, owner_, {});
    Box foot = dialog.foot();
    const bool saves = button(foot.cut_right(button_width(tr("Set goal")), space::s), tr("Set goal"), {.kind = ButtonKind::primary, .is_disabled = target_.empty()});
    if (button(foot.cut_right(button_width(tr("Cancel")), space::s), tr("Cancel"), {.kind = ButtonKind::ghost})) is_open_ = false;
    if (was_set_ && button(foot.cut_left(button_width(tr("Remove goal"))), tr("Remove goal"), {.kind = ButtonKind::ghost})) {
        context.run("goal.remove", "", {}, {{"metric", Value{metric_}}, {"starts_on", Value{std::int64_t{starts_on_.days}}}});
        is_open_ = false;
    }
    dialog.finish(form.used());
    if (!target_.empty() && (saves || field.entered || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) save(context);
}

} // namespace

std::unique_ptr<View> make_goals() { return std::make_unique<GoalsView>(); }

} // namespace tandem::ui
