// Home: what is due, what changed, and how this quarter stands against the last.
#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/contract/home.hpp"
#include "tandem_icons.hpp"
#include "ui/figure_tiles.hpp"
#include "ui/records_behind.hpp"
#include "ui/views.hpp"
#include "ui/views/feedback_parts.hpp"
#include "ui/views/home_figures.hpp"
#include "ui/views/home_waiting.hpp"
#include "ui/views/pipeline.hpp"
#include "ui/views/suggestions.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/comparison.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float pad = space::l, head_height = 52, line_height = 44, told_height = 84;

class HomeView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Home")); }
    void draw_content(ViewContext& context) override;
    void left() override { done_.clear(), records_.close(); }

private:
    void draw_real(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_greeting(ViewContext& context, Box box);
    void draw_figures(ViewContext& context, const HomeAnswer& answer, Box box, int per_line);
    void open_records(ViewContext& context, std::string_view label, std::string_view figure, Date from, Date to);
    void draw_due(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_changes(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_won(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_stale(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_rising(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_loop(ViewContext& context, const std::vector<SuggestionRow>& answered, Box box);

    std::vector<RowId> done_;       // ticked here; stay in sight until the answer drops them
    RecordsBehind records_;
};

// `href`: where the note, a count, leads.
Box section(Box box, std::string_view title, std::string_view note = {}, std::string_view href = {}) {
    card(box);
    Box in = box.inset(pad, 0);
    const Box free = section_heading(in.cut_top(head_height), title);
    if (!note.empty()) link(free.from_right(text_width(note, TextStyle::caption) + 2), note, href, {.style = TextStyle::caption, .colour = theme().third, .is_quiet = true});
    in.cut_bottom(space::m);
    return in;
}

float list_height(std::size_t rows, float each) { return head_height + each * static_cast<float>(std::max<std::size_t>(1, rows)) + space::m; }

bool has_won(const HomeAnswer& answer) {
    return std::ranges::any_of(answer.won_by_week, [](const auto& week) { return week.second.first.minor != 0 || week.second.second.minor != 0; });
}

float due_height(bool is_phone) { return is_phone ? 60 : line_height; }
// What a suggestion says more about does not carry the mark of chance, and needs no line for it.
float row_height(const ThemeRow& row) { return row.is_rising ? rising_theme_height : theme_height; }

float rising_height(const HomeAnswer& answer) {
    float height = head_height + space::m;
    for (const ThemeRow& row : answer.rising) height += row_height(row) + space::xs;
    return height;
}

struct Days { Date from, to; };
struct LeadsWon { std::string_view name, of; const RateComparison& rates; Days before, after; };

// The quarters that are whole first: of them more is known.
std::array<LeadsWon, 2> leads_won(const HomeAnswer& answer) {
    const auto days = [](const PeriodFigures& period) { return Days{period.from, period.to}; };
    const Date last = answer.last_quarter.from;
    return {LeadsWon{tr("Leads won, last quarter"), tr("Leads won, the quarter before last and the last"), answer.leads_won_last, {add_months(last, -3), Date{last.days - 1}}, days(answer.last_quarter)},
            LeadsWon{tr("Leads won"), tr("Leads won, last quarter by this day and this quarter"), answer.leads_won, days(answer.last_quarter_same_day), days(answer.this_quarter)}};
}

constexpr ComparisonOptions opens_cases{.opens_cases = true};

float real_height(const Format& f, const HomeAnswer& answer, float width) {
    float height = head_height + space::s;
    for (const LeadsWon& each : leads_won(answer)) height += 20 + comparison_height(f, each.rates, width - 2 * pad, opens_cases) + space::m;
    return height;
}

void HomeView::draw_real(ViewContext& context, const HomeAnswer& answer, Box box) {
    Box in = section(box, tr("Is it real?"));
    for (const LeadsWon& each : leads_won(answer)) {
        caption(in.cut_top(20), each.of);
        const ComparisonCases cases = comparison(in.cut_top(comparison_height(context.format, each.rates, in.w, opens_cases), space::m), context.format, each.name, each.rates, opens_cases);
        if (cases == ComparisonCases::none) continue;
        const Days& of = is_after(cases) ? each.after : each.before;
        open_records(context, are_hits(cases) ? tr("Deals won") : tr("Leads"), are_hits(cases) ? "won_deals" : "leads", of.from, of.to);
    }
}

void HomeView::draw_content(ViewContext& context) {
    draw_top_bar(context.top_bar, {.title = tr("Home")});
    const auto answer = context.client.ask(Home{context.workspace.person});
    // Half a sample makes false figures.
    const bool is_in_the_making = context.workspace.is_sample && context.workspace.job_label == "Making sample data";
    if (!answer || is_in_the_making) return skeleton_cards(context.content.inset(pad), 112, 4);
    records_.draw(context);
    ScrollArea scroll("home", context.content);
    const Box inner = scroll.content();
    const float width = std::min(inner.w - 2 * (context.is_phone ? space::l : space::xl), 1200.0f);
    Column page(Box{inner.x + (inner.w - width) / 2, inner.y + space::s, width, inner.h}, pad);
    const bool is_narrow = width < 820;
    draw_greeting(context, page.next(48));
    const int per_line = is_narrow ? 2 : 4;
    draw_figures(context, *answer, page.next(figure_tiles_height(4, per_line)), per_line);

    const float left_w = is_narrow ? width : (width - pad) * 0.6f, right_w = is_narrow ? width : width - pad - left_w;
    const float due = list_height(answer->due.size(), due_height(context.is_phone)), changes = list_height(answer->changes.size(), line_height), won = has_won(*answer) ? 288 : list_height(1, line_height);
    // What marketing did about what this person reported.
    const auto loop = context.client.ask(SuggestionList{context.workspace.person});
    const bool is_told = loop && context.workspace.person != 0 && !loop->answered.empty();
    const float told = is_told ? list_height(loop->answered.size(), told_height) : -pad;
    const float stale = list_height(answer->stale_deals.size(), line_height), rising = answer->rising.empty() ? -pad : rising_height(*answer);
    const std::vector<HomeLine> waiting = home_waiting(context, *answer), promises = home_promises(context);
    const float waits = home_lines_height(waiting), promised = promises.empty() ? -pad : home_lines_height(promises);
    const float real = real_height(context.format, *answer, left_w);
    const float left_h = waits + due + won + real + 3 * pad, right_h = promised + told + changes + stale + rising + 4 * pad;
    const Box columns = page.next(is_narrow ? left_h + right_h + pad : std::max(left_h, right_h));
    Column left(columns.left(left_w), pad);
    draw_home_lines(left.next(waits), tr("Waits for you"), waiting, tr("Nothing waits for you"));
    draw_due(context, *answer, left.next(due));
    draw_won(context, *answer, left.next(won));
    draw_real(context, *answer, left.next(real));
    Column right(is_narrow ? left.rest() : columns.from_right(right_w), pad);
    if (!promises.empty()) draw_home_lines(right.next(promised), context.workspace.team == "both" ? tr("What the teams promised") : tr("What your team promised"), promises, {});
    if (is_told) draw_loop(context, loop->answered, right.next(told));
    if (!answer->rising.empty()) draw_rising(context, *answer, right.next(rising));
    draw_stale(context, *answer, right.next(stale));
    draw_changes(context, *answer, right.next(changes));
    page.next(space::s);
    scroll.finish(page.used() + space::s);
}

void HomeView::draw_greeting(ViewContext& context, Box box) {
    const int hour = context.format.offsets.minute_of_day(context.device.now) / 60;
    const std::string_view name = std::string_view(context.workspace.person_name).substr(0, context.workspace.person_name.find(' '));
    const std::string_view part = hour < 12 ? tr("Good morning") : hour < 18 ? tr("Good afternoon") : tr("Good evening");
    heading(box.cut_top(28), 2, name.empty() ? std::string(part) : std::string(part) + ", " + std::string(name));
    text(box, context.is_phone ? tr("{}; against the same days of last quarter", context.format.weekday_date(context.today())) : tr("{}; this quarter stands against the same days of the last", context.format.weekday_date(context.today())), {.style = TextStyle::table, .colour = theme().third});
}

void HomeView::draw_figures(ViewContext& context, const HomeAnswer& answer, Box box, int per_line) {
    const Format& f = context.format;
    const PeriodFigures &now = answer.this_quarter, &before = answer.last_quarter_same_day;
    const auto major = [](Money m) { return static_cast<double>(m.minor); };
    const auto tone = [](double change) { return change > 0 ? Tone::good : change < 0 ? Tone::bad : Tone::neutral; };
    FigureTile tiles[] = {
        {.label = tr("Open pipeline"), .shown = f.money_short(now.open_pipeline), .raw = std::to_string(now.open_pipeline.minor), .note = tr("{} weighted", f.money_short(now.weighted_pipeline)), .team = Tone::sales, .name = {}, .href = "#/pipeline"},
        {.label = tr("Won this quarter"), .shown = f.money_short(now.won_value), .raw = std::to_string(now.won_value.minor), .note = change_note(f, major(now.won_value), major(before.won_value)),
         .tone = tone(major(now.won_value) - major(before.won_value)), .team = Tone::sales, .name = {}},
        {.label = tr("New leads"), .shown = f.count(now.leads), .raw = std::to_string(now.leads), .note = change_note(f, static_cast<double>(now.leads), static_cast<double>(before.leads)),
         .tone = tone(static_cast<double>(now.leads - before.leads)), .team = Tone::marketing, .name = {}},
        {.label = tr("Spent this quarter"), .shown = f.money_short(now.spent), .raw = std::to_string(now.spent.minor), .note = change_note(f, major(now.spent), major(before.spent)), .team = Tone::marketing, .name = {}},
    };
    for (FigureTile& tile : tiles) tile.name = tr("Show {}", fold_label(tile.label));
    std::string_view figures[] = {"", "won_deals", "leads", "spend"};
    // Marketing sees its own figures first.
    if (context.workspace.team == "marketing") std::ranges::rotate(tiles, tiles + 2), std::ranges::rotate(figures, figures + 2);
    const int pressed = figure_tiles(box, tiles, per_line);
    if (pressed >= 0) open_records(context, tiles[pressed].label, figures[pressed], now.from, now.to);
}

void HomeView::open_records(ViewContext& context, std::string_view label, std::string_view figure, Date from, Date to) {
    records_.open(std::string(label) + ", " + context.format.period(from, to), FigureRecords{.figure = std::string(figure), .from = from, .to = to, .of = {}, .choice = {}});
}

void HomeView::draw_due(ViewContext& context, const HomeAnswer& answer, Box box) {
    const std::string more = answer.due_total > static_cast<std::int64_t>(answer.due.size()) ? tr("{} in all", context.format.count(answer.due_total)) : std::string();
    Box in = section(box, tr("Due"), more, "#/activities");
    if (answer.due.empty()) return text(in.with_height(line_height), tr("Nothing is due today"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Due"))}, in);
    for (const ActivityRow& row : answer.due) {
        Box line = in.cut_top(due_height(context.is_phone));
        begin_list_row(line, static_cast<std::uint64_t>(row.id), row.subject);
        const std::string when = row.due_on ? context.format.relative(*row.due_on) : row.at ? context.format.relative(*row.at) : std::string();
        const std::string exact = row.due_on ? context.format.full_date(*row.due_on) : row.at ? context.format.instant(*row.at) : std::string();
        Box under = line;       // phones: a second line, else what stands at the right
        if (context.is_phone) under = line.cut_bottom(24), under.cut_left(24);
        text(context.is_phone ? under.cut_right(84, space::s) : line.cut_right(96), when, {.style = TextStyle::caption, .colour = row.is_overdue ? theme().bad : theme().third, .align = Align::right, .description = exact});
        const float about = row.about.empty() ? 0 : std::min(text_width(row.about, TextStyle::caption) + 2, context.is_phone ? under.w : line.w * 0.4f);
        const Box about_box = context.is_phone ? under.left(about) : line.cut_right(about, space::m);
        if (about > 0 && row.about_row) link(about_box, row.about, record_href(row.about_entity, row.about_row), {.style = TextStyle::caption, .colour = theme().second, .is_quiet = true});
        bool is_done = row.done_at.has_value() || std::ranges::find(done_, row.id) != done_.end();
        if (checkbox(line.centred(line.w, std::min(line.h, size::control())), row.subject, is_done)) {
            if (is_done && !row.repeats) done_.push_back(row.id);       // of what repeats the next time stands there at once
            else std::erase(done_, row.id);
            context.run(is_done ? "activity.done" : "activity.undone", "activity", {row.id});
        }
        end_list_row();
    }
}

void HomeView::draw_changes(ViewContext& context, const HomeAnswer& answer, Box box) {
    Box in = section(box, tr("What changed"));
    if (answer.changes.empty()) return text(in.with_height(line_height), tr("Nothing has changed yet"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("What changed"))}, in);
    for (const LogRow& row : answer.changes) {
        Box line = in.cut_top(line_height);
        const std::string label = said(row.label);
        begin_list_row(line, static_cast<std::uint64_t>(row.set), label);
        const std::string person = row.person.empty() ? std::string(tr("Tandem")) : row.person;
        avatar(line.cut_left(24, space::m).centred(24, 24), person);
        text(line.cut_right(80), context.format.relative(row.at), {.style = TextStyle::caption, .colour = theme().third, .align = Align::right});
        text(line, row.is_undone ? tr("{} (undone)", label) : label, {.style = TextStyle::table, .colour = row.is_undone ? theme().third : theme().text});
        end_list_row();
    }
}

void HomeView::draw_won(ViewContext& context, const HomeAnswer& answer, Box box) {
    if (!has_won(answer)) {
        const Box in = section(box, tr("Won by week"));
        return text(in.with_height(line_height), tr("Nothing was won this quarter or the last"), {.style = TextStyle::table, .colour = theme().third});
    }
    card(box);
    std::vector<std::string> labels;
    Series series[2] = {{.name = std::string(tr("This quarter")), .tone = Tone::sales}, {.name = std::string(tr("Last quarter")), .tone = Tone::neutral}};
    Money now, before;
    for (const auto& [week, values] : answer.won_by_week) {
        labels.push_back(context.format.date(week));
        series[0].values.push_back(static_cast<double>(values.first.minor)), now = now + values.first;
        series[1].values.push_back(static_cast<double>(values.second.minor)), before = before + values.second;
    }
    const std::string finding = now > before ? tr("{} won, ahead of last quarter's {}", context.format.money_short(now), context.format.money_short(before))
                                             : tr("{} won of last quarter's {}", context.format.money_short(now), context.format.money_short(before));
    chart(box.inset(pad), {.title = finding, .caption = tr("Won value by week, against the same week last quarter"), .kind = ChartKind::bars, .labels = labels, .series = series,
                           .format = [&format = context.format](double minor) { return format.money_of(minor); }, .label_head = tr("Week from"), .unit = std::pow(10.0, context.format.currency.digits)});
}

void HomeView::draw_stale(ViewContext& context, const HomeAnswer& answer, Box box) {
    const std::string more = answer.stale_total > static_cast<std::int64_t>(answer.stale_deals.size()) ? tr("{} in all", context.format.count(answer.stale_total)) : std::string();
    Box in = section(box, tr("Stale deals"), more, "#/pipeline");
    if (answer.stale_deals.empty()) return text(in.with_height(line_height), tr("Every deal has moved lately"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Stale deals"))}, in);
    for (const BoardCard& deal : answer.stale_deals) {
        Box line = in.cut_top(line_height);
        begin_list_row(line, static_cast<std::uint64_t>(deal.id), deal.title);
        const std::string days = context.format.days(deal.days_in_stage);
        badge(line.cut_right(badge_width(days, icons::clock), space::m).centred(badge_width(days, icons::clock), 20), days, Tone::warn, icons::clock);
        text(line.cut_right(72, space::m), deal.amount ? context.format.money_short(*deal.amount) : std::string("–"), {.style = TextStyle::table, .align = Align::right});
        link(line.cut_left(std::min(line.w, text_width(deal.title, TextStyle::table) + 2), space::s), deal.title, href_of(deal), {.style = TextStyle::table, .is_quiet = true});
        text(line, deal.company, {.style = TextStyle::caption, .colour = theme().third});
        end_list_row();
    }
}

void HomeView::draw_rising(ViewContext& context, const HomeAnswer& answer, Box box) {
    Box in = section(box, tr("Rising themes"));
    Semantics list({.role = Role::list, .name = std::string(tr("Rising themes"))}, in);
    for (const ThemeRow& row : answer.rising)
        if (draw_theme(context, in.cut_top(row_height(row), space::xs), row, false, false).opened) context.navigation.go("#/feedback?theme=" + to_text(row.id));
}

void HomeView::draw_loop(ViewContext& context, const std::vector<SuggestionRow>& answered, Box box) {
    Box in = section(box, tr("Because of what you said"));
    Semantics list({.role = Role::list, .name = std::string(tr("Because of what you said"))}, in);
    for (const SuggestionRow& row : answered) {
        Box line = in.cut_top(told_height);
        begin_list_row(line, static_cast<std::uint64_t>(row.theme) + static_cast<std::uint64_t>(row.week.days), row.name);
        Box head = line.cut_top(24);
        const std::string when = (row.person.empty() ? "" : row.person + ", ") + context.format.relative(row.at);
        text(head.cut_right(std::min(head.w * 0.5f, text_width(when, TextStyle::caption) + 2), space::m), when, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right, .description = context.format.instant(row.at)});
        link(head.left(std::min(head.w, text_width(row.name, TextStyle::label) + 2)), row.name, "#/feedback?theme=" + to_text(row.theme), {.style = TextStyle::label, .is_quiet = true});
        paragraph(line.cut_top(40), theme_answer_sentence(row), {.style = TextStyle::table, .colour = theme().second, .can_select = true}, 2);
        end_list_row();
    }
}

} // namespace

std::unique_ptr<View> make_home() { return std::make_unique<HomeView>(); }

} // namespace tandem::ui
