// Lead quality by campaign, channel, segment, source and week, and why leads were rejected; each count opens the contacts it was made of.
#include "ui/views/lead_quality.hpp"

#include <algorithm>
#include <array>

#include "tandem/model/hand_off.hpp"
#include "tandem_icons.hpp"
#include "ui/figure_tiles.hpp"
#include "ui/views.hpp"
#include "ui/views/work_time.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
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

constexpr std::array<int, 3> periods = {13, 26, 0};

const Choice* top_reason(const QualityFigures& f) {
    const auto most = std::ranges::max_element(f.rejected_because);
    return most == f.rejected_because.end() || *most == 0 ? nullptr : &Choices<RejectionReason>::list[static_cast<std::size_t>(most - f.rejected_because.begin())];
}

}  // namespace

std::unique_ptr<View> make_lead_quality() { return std::make_unique<LeadQualityView>(); }

int LeadQualityView::weeks() const { return periods[static_cast<std::size_t>(period_)]; }

void LeadQualityView::draw_content(ViewContext& context) {
    const bool is_empty = !context.has_any("contact");
    std::vector<Tab> tabs;
    for (const QualityGrouping& each : quality_groupings()) tabs.push_back({std::string(tr(each.tab))});
    const TopBarAction others[] = {{std::string(tr("Compare…")), icons::percent}};
    TopBar bar{.title = tr("Lead quality")};
    if (!is_empty && !context.is_phone) bar.tabs = tabs, bar.tab = &by_;
    if (!is_empty) bar.others = others;
    const TopBarResult top = draw_top_bar(context.top_bar, bar);
    if (top.other == 0) compare_.open(is_by("reason") ? "campaign" : by(), weeks());
    compare_.draw(context);
    draw_numbers(context);
    records_.draw(context);
    Box area = context.content;
    if (is_empty) {
        const int action = empty_state(area, {.picture = Picture::chart, .title = tr("No leads yet"), .sentence = tr("What becomes of leads, and how sales answers them, shows here which campaigns bring good ones"),
                                              .action = tr("Import a file"), .second_action = tr("Add contact")});
        if (action == 1) context.shell.import_files();
        if (action == 2) context.open_create("contact");
        return;
    }
    const auto answer = context.client.ask(LeadQualityReport{.by = std::string(by()), .weeks = weeks()});
    const std::array<std::string, 3> names = {std::string(tr("13 weeks")), std::string(tr("26 weeks")), std::string(tr("All"))};
    Box strip = area.cut_top(48).inset(space::l, space::s);
    segmented(strip.left(segmented_width(names)), tr("Leads of the last"), names, period_);
    // Six tabs have no room on a phone.
    if (context.is_phone) {
        std::vector<std::string> labels;
        for (const Tab& tab : tabs) labels.push_back(tab.label);
        strip.cut_left(segmented_width(names), space::s);
        choice(strip, tr("Group"), labels, by_, {.label_is_hidden = true});
    }
    if (!answer && answer.error().empty()) return skeleton_rows(area.inset(space::l), size::row(), 8);
    if (!answer) return void(empty_state(area, {.picture = Picture::failed, .title = tr("This could not be counted"), .sentence = answer.error()}));
    ScrollArea scroll("lead-quality", area);
    const float side = context.is_phone ? space::l : space::xl;
    Column page(scroll.content().inset(side, 0), space::m);
    draw_figures(context, *answer, page);
    if (is_by("reason")) draw_reasons(context, *answer, page);
    else if (context.is_phone) draw_phone_list(context, *answer, page);
    else draw_grid(context, *answer, page);
    draw_foot(context, *answer, page);
    scroll.finish(page.used() + space::xxl);
}

void LeadQualityView::open_records(ViewContext& context, const QualityFigures* row, std::string_view measure, std::string_view label, std::string_view reason) {
    QualityRecords question = quality_records(by(), weeks(), row, measure);
    question.reason = reason;
    std::string title(tr(label));
    if (row) title += " · " + row_name(context.format, *row);
    records_.open(std::move(title), std::move(question));
}

void LeadQualityView::draw_figures(ViewContext& context, const QualityAnswer& answer, Column& page) {
    const Format& f = context.format;
    const QualityFigures& t = answer.total;
    const std::string first_touch = t.median_minutes ? work_time(f, *t.median_minutes) : "–";
    const std::string_view measures[] = {"handed", "accepted", "touched", "accepted", "complete_won"};
    FigureTile tiles[] = {
        {.label = tr("Leads handed over"), .shown = f.count(t.handed), .raw = std::to_string(t.handed), .note = tr("of {} leads, {} not answered", f.count(t.leads), f.count(t.open)), .team = Tone::marketing, .name = {}},
        {.label = tr("Accepted"), .shown = share_text(f, t.acceptance), .raw = std::to_string(t.accepted), .note = rate_words(f, t.acceptance), .team = Tone::sales, .name = {}},
        {.label = tr("First touch after"), .shown = first_touch, .raw = t.median_minutes ? std::to_string(*t.median_minutes) : "",
         .note = t.p90_minutes ? tr("median of {}; 9 of 10 within {}", f.count(t.touched), work_time(f, *t.p90_minutes)) : std::string(tr("nobody was reached yet")), .team = Tone::sales, .name = {}},
        {.label = tr("Cost per accepted lead"), .shown = t.cost_per_accepted ? f.money(*t.cost_per_accepted) : "–", .raw = t.cost_per_accepted ? std::to_string(t.cost_per_accepted->minor) : "", .note = tr("{} spent", f.money_short(t.spent)), .team = Tone::marketing, .name = {}},
        {.label = tr("Won"), .shown = share_text(f, t.conversion), .raw = std::to_string(t.won), .note = context.is_phone ? tr("of complete leads {}", rate_words(f, t.conversion)) : tr("of complete leads {}; {} won in all", rate_words(f, t.conversion), f.count(t.won)), .team = Tone::accent, .name = {}},
    };
    for (FigureTile& tile : tiles) tile.name = tr("Show the leads: {}", tile.label);
    const int per_line = page.width() < 620 ? 1 : page.width() < 1100 ? 2 : 5;
    const float height = per_line == 5 ? 132 : context.is_phone ? 92 : 104;
    const int pressed = figure_tiles(page.next(figure_tiles_height(std::size(tiles), per_line, height)), tiles, per_line, height);
    if (pressed >= 0) open_records(context, nullptr, measures[pressed], tiles[pressed].label);
}

void LeadQualityView::draw_grid(ViewContext& context, const QualityAnswer& answer, Column& page) {
    std::vector<QualityColumn> columns(quality_columns().begin(), quality_columns().end());
    if (is_by("week")) columns.front().width = 216;      // a date and the mark of what is not yet complete
    const auto width_of = [&] { float w = 0; for (const QualityColumn& c : columns) w += c.width; return w; };
    while (columns.size() > 4 && width_of() > page.width()) columns.erase(std::ranges::min_element(columns, {}, &QualityColumn::keep));
    columns.front().width += std::max(0.0f, page.width() - width_of());

    const auto count = answer.rows.size();
    Box area = page.next(36 + size::row() * static_cast<float>(count));
    card(area);
    Semantics grid({.role = Role::grid, .name = std::string(tr("Lead quality")), .row_count = static_cast<int>(count) + 1, .column_count = static_cast<int>(columns.size())}, area);
    Box head = area.cut_top(36);
    {
        Semantics row({.role = Role::row, .row_index = 1}, head);
        Box line = head;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const Box cell = line.cut_left(columns[c].width).inset(space::s, 0);
            const std::string_view label = c == 0 ? tr(quality_groupings()[static_cast<std::size_t>(by_)].head) : tr(columns[c].label);
            mirror().add({.role = Role::columnheader, .name = std::string(label), .column_index = static_cast<int>(c) + 1}, cell);
            draw_text(cell, label, {.style = TextStyle::caption_strong, .colour = theme().third, .align = c == 0 ? Align::left : Align::right});
        }
    }
    for (std::size_t i = 0; i < count; ++i) draw_row(context, answer.rows[i], static_cast<int>(i), columns, area.cut_top(size::row()));
}

void LeadQualityView::draw_row(ViewContext& context, const QualityFigures& row, int index, std::span<const QualityColumn> columns, Box box) {
    const std::string name = row_name(context.format, row);
    Semantics node({.role = Role::row, .name = name, .row_index = index + 2}, box);
    IdScope scope(static_cast<std::uint64_t>(index));
    divider(box);
    if (is_hovered(box)) fill(box, theme().hover);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const QualityColumn& column = columns[c];
        Box cell = box.cut_left(column.width).inset(space::s, 0);
        Semantics here({.role = Role::gridcell, .column_index = static_cast<int>(c) + 1}, cell);
        if (c == 0) {
            const std::string first = is_by("week") && row.week ? context.format.date(*row.week) : name;
            const std::string_view young = tr("not yet complete");
            const float wide = badge_width(young, icons::clock);
            if (is_by("week") && row.young > 0 && text_width(first, TextStyle::label) + space::s + wide <= cell.w) badge(cell.cut_right(wide, space::s).centred(wide, 20), young, Tone::warn, icons::clock);
            if (row.campaign && is_by("campaign")) link(cell.left(text_width(name, TextStyle::label) + 2), name, record_href("campaign", row.campaign), {.style = TextStyle::label, .is_quiet = true});
            else text(cell, first, {.style = TextStyle::label, .colour = row.name.empty() && !is_by("week") ? theme().third : theme().text, .description = row.young > 0 ? tr("{} of {} leads are not yet complete", context.format.count(row.young), context.format.count(row.leads)) : std::string()});
            continue;
        }
        if (!column.shown) {
            const Choice* reason = top_reason(row);
            if (reason && figure_link(cell, column.label, tr("{}: {}", tr(column.label), tr(reason->label)), tr(reason->label), {.colour = theme().second})) open_records(context, &row, column.name, reason->label, reason->name);
            continue;
        }
        const std::string shown = column.shown(context.format, row);
        const std::string base = column.base ? column.base(context.format, row) : std::string();
        if (figure_link(cell, column.label, tr("{}: {}", tr(column.label), shown), shown, {.description = base})) open_records(context, &row, column.name, column.label);
    }
}

void LeadQualityView::draw_phone_list(ViewContext& context, const QualityAnswer& answer, Column& page) {
    const Format& f = context.format;
    Semantics list({.role = Role::list, .name = std::string(tr("Lead quality"))}, page.rest());
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const QualityFigures& row = answer.rows[i];
        const std::string name = row_name(f, row);
        const Box box = page.next(94);
        IdScope scope(static_cast<std::uint64_t>(i));
        const Interaction it = begin_list_row(box, 1, name);
        Box in = box.inset(space::s, space::s);
        text(in.cut_top(20), name, {.style = TextStyle::label});
        const std::string leads = counted(f.count(row.leads), row.leads, "lead", "leads") + " · " + tr("{} accepted ({})", f.count(row.accepted), share_text(f, row.acceptance));
        text(in.cut_top(20), leads, {.style = TextStyle::caption, .colour = theme().second, .description = rate_words(f, row.acceptance)});
        std::string more = tr("{} won", f.count(row.won));
        if (row.median_minutes) more += " · " + tr("first touch after {}", work_time(f, *row.median_minutes));
        if (row.young > 0) more += " · " + std::string(tr("not yet complete"));
        text(in.cut_top(18), more, {.style = TextStyle::caption, .colour = theme().third});
        std::string cost = row.rejected > 0 ? tr("{} rejected", f.count(row.rejected)) : std::string();
        if (const Choice* reason = top_reason(row)) cost += ", " + tr("mostly {}", fold_label(tr(reason->label)));
        if (row.cost_per_accepted) cost += (cost.empty() ? "" : " · ") + tr("{} an accepted lead", f.money(*row.cost_per_accepted));
        text(in.cut_top(18), cost, {.style = TextStyle::caption, .colour = theme().third});
        end_list_row();
        if (it.clicked) shows_numbers_ = true, numbers_ = row;
    }
}

// All that the table has of one row, below each other; each number opens what it was made of.
void LeadQualityView::draw_numbers(ViewContext& context) {
    if (!shows_numbers_) return;
    Dialog dialog{row_name(context.format, numbers_), shows_numbers_, {.width = 420}};
    if (!dialog) return;
    Column rows(dialog.body());
    const auto line = [&](std::string_view label, const std::string& shown, const std::string& base) {
        const float below = base.empty() ? 0 : wrapped_height(base, TextStyle::caption, rows.width(), 2) + space::s;
        Box box = rows.next(40 + below);
        IdScope scope(label);
        divider(box);
        if (below > 0) paragraph(box.cut_bottom(below), base, {.style = TextStyle::caption, .colour = theme().third}, 2);
        text(box.cut_left(box.w * 0.45f, space::s), tr(label), {.style = TextStyle::label});
        return figure_link(box, label, tr("{}: {}", tr(label), shown), shown, {});
    };
    for (const QualityColumn& column : quality_columns().subspan(1)) {
        if (column.shown) {
            if (line(column.label, column.shown(context.format, numbers_), column.base ? column.base(context.format, numbers_) : std::string())) open_records(context, &numbers_, column.name, column.label);
        } else if (const Choice* reason = top_reason(numbers_)) {
            if (line(column.label, std::string(tr(reason->label)), tr("{} rejected", context.format.count(numbers_.rejected)))) open_records(context, &numbers_, column.name, reason->label, reason->name);
        }
    }
    dialog.finish(rows.used());
}

void LeadQualityView::draw_reasons(ViewContext& context, const QualityAnswer& answer, Column& page) {
    const QualityFigures& total = answer.total;
    section_heading(page.next(32), tr("Rejected because"));
    if (total.rejected == 0) return text(page.next(28), tr("Nothing was rejected"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Rejected because"))}, page.rest());
    std::vector<std::size_t> order(total.rejected_because.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return total.rejected_because[i]; });
    const auto most = static_cast<float>(std::max<std::int64_t>(1, total.rejected_because[order.front()]));
    for (const std::size_t i : order) {
        const std::int64_t count = total.rejected_because[i];
        const Choice& reason = Choices<RejectionReason>::list[i];
        Box row = page.next(36);
        const Interaction it = begin_list_row(row, i, tr(reason.label));
        Box in = row.inset(space::s, 0);
        text(in.cut_left(std::min(200.0f, in.w * 0.45f), space::m), tr(reason.label), {.style = TextStyle::label});
        const std::string shown = tr("{} ({})", context.format.count(count), context.format.percent(100.0 * static_cast<double>(count) / static_cast<double>(total.rejected)));
        text(in.cut_right(96, space::s), shown, {.style = TextStyle::table, .align = Align::right});
        fill(in.left(in.w * static_cast<float>(count) / most).centred(in.w * static_cast<float>(count) / most, 10).moved(0, 0), mix(theme().canvas, theme().bad, 0.6f), 3);
        end_list_row();
        if (it.clicked) open_records(context, nullptr, "rejected", reason.label, reason.name);
    }
}

// What the numbers mean, where they could be taken for something else.
void LeadQualityView::draw_foot(ViewContext& context, const QualityAnswer& answer, Column& page) {
    std::string words = tr("A lead counts in the week in which it became one, whether it was handed over or not; what it brought counts with it. Accepted: of those answered. Won: without leads younger than {}, in which 19 of 20 are won.",
                           context.format.days(answer.days_to_win));
    if (!context.is_phone && !is_by("reason")) words += " " + std::string(tr("First touch: the median, and what 9 of 10 were reached within."));
    if (answer.total.young > 0) words += " " + tr("{} of {} leads are not yet complete.", context.format.count(answer.total.young), context.format.count(answer.total.leads));
    if (answer.won_before_lead > 0) words += " " + (answer.won_before_lead == 1 ? std::string(tr("One lead was won before it became one: its dates are odd.")) : tr("{} leads were won before they became ones: their dates are odd.", context.format.count(answer.won_before_lead)));
    paragraph(page.next(wrapped_height(words, TextStyle::caption, page.width())), words, {.style = TextStyle::caption, .colour = theme().third});
}

}  // namespace tandem::ui
