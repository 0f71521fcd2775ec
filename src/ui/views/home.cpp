// Home: what is due, what changed, and how this quarter stands against the last.
#include <algorithm>

#include "tandem/contract/home.hpp"
#include "tandem_icons.hpp"
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
    void left() override { done_.clear(); }

private:
    void draw_conversions(ViewContext& context, const HomeAnswer& answer, Column& page, bool is_narrow);
    void draw_greeting(ViewContext& context, Box box);
    void draw_figures(ViewContext& context, const HomeAnswer& answer, Box box, int per_line);
    void draw_due(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_changes(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_won(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_stale(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_rising(ViewContext& context, const HomeAnswer& answer, Box box);
    void draw_loop(ViewContext& context, const std::vector<SuggestionRow>& answered, Box box);

    std::vector<RowId> done_;       // ticked here; stay in sight until the answer drops them
};

Box section(Box box, std::string_view title, std::string_view note = {}) {
    card(box);
    Box in = box.inset(pad, 0);
    const Box free = section_heading(in.cut_top(head_height), title);
    if (!note.empty()) text(free, note, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right});
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

// The quarters that are whole first: of them more is known.
void HomeView::draw_conversions(ViewContext& context, const HomeAnswer& answer, Column& page, bool is_narrow) {
    struct Pair { std::string_view name, of; const RateComparison& rates; };
    const Pair pairs[] = {{tr("Leads won, last quarter"), tr("Leads won, the quarter before last and the last"), answer.leads_won_last},
                          {tr("Leads won"), tr("Leads won, last quarter by this day and this quarter"), answer.leads_won}};
    const float width = is_narrow ? page.rest().w : (page.rest().w - pad) / 2;
    float height = 0;
    for (const Pair& each : pairs) height = std::max(height, comparison_height(context.format, each.rates, width));
    Box line = is_narrow ? Box{} : page.next(space::m + space::xs + height);
    for (const Pair& each : pairs) {
        Box box = is_narrow ? page.next(space::m + space::xs + comparison_height(context.format, each.rates, width)) : line.cut_left(width, pad);
        caption(box.cut_top(space::m, space::xs), each.of);
        comparison(box, context.format, each.name, each.rates);
    }
}

void HomeView::draw_content(ViewContext& context) {
    draw_top_bar(context.top_bar, {.title = tr("Home")});
    const auto answer = context.client.ask(Home{context.workspace.person});
    // Half a sample makes false figures.
    const bool is_in_the_making = context.workspace.is_sample && context.workspace.job_label == "Making sample data";
    if (!answer || is_in_the_making) return skeleton_cards(context.content.inset(pad), 112, 4);
    ScrollArea scroll("home", context.content);
    const Box inner = scroll.content();
    const float width = std::min(inner.w - 2 * (context.is_phone ? space::l : space::xl), 1200.0f);
    Column page(Box{inner.x + (inner.w - width) / 2, inner.y + space::s, width, inner.h}, pad);
    const bool is_narrow = width < 820;
    draw_greeting(context, page.next(48));
    const int per_line = is_narrow ? 2 : 4;
    draw_figures(context, *answer, page.next(is_narrow ? 104 * 2 + space::m : 104), per_line);
    draw_conversions(context, *answer, page, is_narrow);

    const float left_w = is_narrow ? width : (width - pad) * 0.6f, right_w = is_narrow ? width : width - pad - left_w;
    const float due = list_height(answer->due.size(), due_height(context.is_phone)), changes = list_height(answer->changes.size(), line_height), won = has_won(*answer) ? 288 : list_height(1, line_height);
    // What marketing did about what this person reported.
    const auto loop = context.client.ask(SuggestionList{context.workspace.person});
    const bool is_told = loop && context.workspace.person != 0 && !loop->answered.empty();
    const float told = is_told ? list_height(loop->answered.size(), told_height) : -pad;
    const float stale = list_height(answer->stale_deals.size(), line_height), rising = answer->rising.empty() ? -pad : rising_height(*answer);
    const std::vector<HomeLine> waiting = home_waiting(context, *answer), promises = home_promises(context);
    const float waits = home_lines_height(waiting), promised = promises.empty() ? -pad : home_lines_height(promises);
    const float left_h = waits + due + won + 2 * pad, right_h = promised + told + changes + stale + rising + 4 * pad;
    const Box columns = page.next(is_narrow ? left_h + right_h + pad : std::max(left_h, right_h));
    Column left(columns.left(left_w), pad);
    draw_home_lines(left.next(waits), tr("Waits for you"), waiting, tr("Nothing waits for you"));
    draw_due(context, *answer, left.next(due));
    draw_won(context, *answer, left.next(won));
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
    text(box, tr("{}; this quarter stands against the same days of the last", context.format.weekday_date(context.today())), {.style = TextStyle::table, .colour = theme().third});
}

void HomeView::draw_figures(ViewContext& context, const HomeAnswer& answer, Box box, int per_line) {
    const Format& f = context.format;
    const PeriodFigures &now = answer.this_quarter, &before = answer.last_quarter_same_day;
    struct Tile { std::string_view label; std::string shown, raw, note; double change; Tone team; std::string_view href; };
    const auto major = [](Money m) { return static_cast<double>(m.minor); };
    Tile tiles[] = {
        {tr("Open pipeline"), f.money_short(now.open_pipeline), std::to_string(now.open_pipeline.minor), tr("{} weighted", f.money_short(now.weighted_pipeline)), 0, Tone::sales, "#/pipeline"},
        {tr("Won this quarter"), f.money_short(now.won_value), std::to_string(now.won_value.minor), change_note(f, major(now.won_value), major(before.won_value)), major(now.won_value) - major(before.won_value), Tone::sales, "#/goals"},
        {tr("New leads"), f.count(now.leads), std::to_string(now.leads), change_note(f, static_cast<double>(now.leads), static_cast<double>(before.leads)), static_cast<double>(now.leads - before.leads), Tone::marketing, "#/quality"},
        {tr("Spent this quarter"), f.money_short(now.spent), std::to_string(now.spent.minor), change_note(f, major(now.spent), major(before.spent)), 0, Tone::marketing, "#/campaigns"},
    };
    // Marketing sees its own figures first.
    if (context.workspace.team == "marketing") std::ranges::rotate(tiles, tiles + 2);
    for (int i = 0; i < 4; ++i) {
        const Box line = box.moved(0, static_cast<float>(i / per_line) * (104 + space::m)).with_height(104);
        const Box tile = share(line, per_line, i % per_line, space::m);
        card(tile);
        figure(tile.inset(pad, space::m), {.label = tiles[i].label, .shown = tiles[i].shown, .raw = tiles[i].raw, .note = tiles[i].note,
                                           .tone = tiles[i].change > 0 ? Tone::good : tiles[i].change < 0 ? Tone::bad : Tone::neutral, .team = tiles[i].team});
        // What the number was made of.
        const Box corner = tile.from_right(40).with_height(40).centred(28, 28);
        const Interaction it = interact({.id = make_id(tiles[i].href), .role = Role::link, .name = tr("Show {}", fold_label(tiles[i].label)), .href = std::string(tiles[i].href)}, corner);
        if (it.hovered) fill(corner, theme().hover, radius::control);
        if (it.ring) focus_ring(corner, radius::control);
        draw_icon(corner, icons::arrow_right, theme().third, 14);
    }
}

void HomeView::draw_due(ViewContext& context, const HomeAnswer& answer, Box box) {
    const std::string more = answer.due_total > static_cast<std::int64_t>(answer.due.size()) ? tr("{} in all", context.format.count(answer.due_total)) : std::string();
    Box in = section(box, tr("Due"), more);
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
            if (is_done) done_.push_back(row.id);
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
        begin_list_row(line, static_cast<std::uint64_t>(row.set), row.label);
        const std::string person = row.person.empty() ? std::string(tr("Tandem")) : row.person;
        avatar(line.cut_left(24, space::m).centred(24, 24), person);
        text(line.cut_right(80), context.format.relative(row.at), {.style = TextStyle::caption, .colour = theme().third, .align = Align::right});
        text(line, row.is_undone ? tr("{} (undone)", row.label) : row.label, {.style = TextStyle::table, .colour = row.is_undone ? theme().third : theme().text});
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
                           .format = [&format = context.format](double minor) { return format.money_of(minor); }});
}

void HomeView::draw_stale(ViewContext& context, const HomeAnswer& answer, Box box) {
    const std::string more = answer.stale_total > static_cast<std::int64_t>(answer.stale_deals.size()) ? tr("{} in all", context.format.count(answer.stale_total)) : std::string();
    Box in = section(box, tr("Stale deals"), more);
    if (answer.stale_deals.empty()) return text(in.with_height(line_height), tr("Every deal has moved lately"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Stale deals"))}, in);
    for (const BoardCard& deal : answer.stale_deals) {
        Box line = in.cut_top(line_height);
        begin_list_row(line, static_cast<std::uint64_t>(deal.id), deal.title);
        const std::string days = context.format.days(deal.days_in_stage);
        badge(line.cut_right(badge_width(days, icons::clock), space::m).centred(badge_width(days, icons::clock), 20), days, Tone::warn, icons::clock);
        text(line.cut_right(72, space::m), deal.amount ? context.format.money_short(*deal.amount) : std::string("–"), {.style = TextStyle::table, .align = Align::right});
        link(line.left(std::min(line.w, text_width(deal.title, TextStyle::table) + 2)), deal.title, href_of(deal), {.style = TextStyle::table, .is_quiet = true});
        end_list_row();
    }
}

void HomeView::draw_rising(ViewContext& context, const HomeAnswer& answer, Box box) {
    Box in = section(box, tr("Rising themes"));
    Semantics list({.role = Role::list, .name = std::string(tr("Rising themes"))}, in);
    for (const ThemeRow& row : answer.rising)
        if (draw_theme(context, in.cut_top(row_height(row), space::xs), row, false)) context.navigation.go("#/feedback?theme=" + to_text(row.id));
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
