// Lead quality by campaign, channel, segment, source and week, and why leads were rejected; each count opens the contacts it was made of.
#include "ui/views/lead_quality.hpp"

#include <algorithm>
#include <array>

#include "tandem/model/hand_off.hpp"
#include "tandem_icons.hpp"
#include "ui/views.hpp"
#include "ui/views/work_time.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

struct Grouping { std::string_view name, tab, head, none; };
constexpr auto groupings = std::to_array<Grouping>({{"campaign", "By campaign", "Campaign", "No campaign"}, {"channel", "By channel", "Channel", "No channel"},
                                                    {"segment", "By segment", "Segment", "No segment"}, {"source", "By source", "Source", "No source"},
                                                    {"week", "By week", "Week", "No day known"}, {"reason", "By reason", "", ""}});
constexpr std::array<int, 3> periods = {13, 26, 0};

// A figure that opens the records it was made of.
bool open_figure(const Box& box, std::string_view shown, std::string_view name, std::string_view id, std::string_view base) {
    const Interaction it = interact({.id = make_id(id), .role = Role::button, .name = std::string(name), .description = std::string(base), .flags = Flag::focusable}, box);
    const float width = draw_text(box, shown, {.style = TextStyle::table, .colour = it.hovered ? theme().accent : theme().text, .align = Align::right});
    if (it.hovered) line(box.right() - width, box.middle_y() + 9, box.right(), box.middle_y() + 9, theme().accent);
    if (it.ring) focus_ring(box.outset(space::xs), radius::small);
    if (!base.empty() && (it.hovered || it.focused)) show_tooltip(base, box);
    return it.clicked;
}

std::string_view top_reason(const QualityFigures& f) {
    const auto most = std::ranges::max_element(f.rejected_because);
    return most == f.rejected_because.end() || *most == 0 ? std::string_view() : tr(Choices<RejectionReason>::list[static_cast<std::size_t>(most - f.rejected_because.begin())].label);
}

}  // namespace

std::unique_ptr<View> make_lead_quality() { return std::make_unique<LeadQualityView>(); }

bool LeadQualityView::is_by(std::string_view grouping) const { return groupings[static_cast<std::size_t>(by_)].name == grouping; }

int LeadQualityView::weeks() const { return periods[static_cast<std::size_t>(period_)]; }

std::string LeadQualityView::row_name(const Format& format, const QualityFigures& row) const {
    if (is_by("week") && row.week) return tr("Week of {}", format.date(*row.week));
    return row.name.empty() ? std::string(tr(groupings[static_cast<std::size_t>(by_)].none)) : row.name;
}

void LeadQualityView::draw_content(ViewContext& context) {
    const bool is_empty = !context.has_any("contact");
    std::vector<Tab> tabs;
    for (const Grouping& each : groupings) tabs.push_back({std::string(tr(each.tab))});
    TopBar bar{.title = tr("Lead quality")};
    if (!is_empty && !context.is_phone) bar.tabs = tabs, bar.tab = &by_;
    draw_top_bar(context.top_bar, bar);
    records_.draw(context);
    Box area = context.content;
    if (is_empty) {
        const int action = empty_state(area, {.picture = Picture::chart, .title = tr("No leads yet"), .sentence = tr("What becomes of leads, and how sales answers them, shows here which campaigns bring good ones"),
                                              .action = tr("Import a file"), .second_action = tr("Add contact")});
        if (action == 1) context.shell.import_files();
        if (action == 2) context.open_create("contact");
        return;
    }
    const auto answer = context.client.ask(LeadQualityReport{.by = std::string(groupings[static_cast<std::size_t>(by_)].name), .weeks = weeks()});
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
    QualityRecords question{.by = row ? std::string(groupings[static_cast<std::size_t>(by_)].name) : "all", .measure = std::string(measure), .reason = std::string(reason), .weeks = weeks()};
    std::string title(tr(label));
    if (row) {
        question.campaign = row->campaign, question.key = row->key, question.week = row->week;
        title += " · " + row_name(context.format, *row);
    }
    records_.open(std::move(title), std::move(question));
}

void LeadQualityView::draw_figures(ViewContext& context, const QualityAnswer& answer, Column& page) {
    const Format& f = context.format;
    const QualityFigures& t = answer.total;
    struct Tile { std::string_view label, measure; std::string shown, raw, note; Tone team; };
    const std::string first_touch = t.median_minutes ? work_time(f, *t.median_minutes) : "–";
    const Tile tiles[] = {
        {tr("Leads handed over"), "handed", f.count(t.handed), std::to_string(t.handed), tr("of {} leads, {} not answered", f.count(t.leads), f.count(t.open)), Tone::marketing},
        {tr("Accepted"), "accepted", share_text(f, t.acceptance), std::to_string(t.accepted), rate_words(f, t.acceptance), Tone::sales},
        {tr("First touch after"), "touched", first_touch, t.median_minutes ? std::to_string(*t.median_minutes) : "", t.p90_minutes ? tr("median of {}; 9 of 10 within {}", f.count(t.touched), work_time(f, *t.p90_minutes)) : std::string(tr("nobody was reached yet")), Tone::sales},
        {tr("Cost per accepted lead"), "accepted", t.cost_per_accepted ? f.money(*t.cost_per_accepted) : "–", t.cost_per_accepted ? std::to_string(t.cost_per_accepted->minor) : "", tr("{} spent", f.money_short(t.spent)), Tone::marketing},
        {tr("Won"), "won", share_text(f, t.conversion), std::to_string(t.won), tr("of complete leads {}; {} won in all", rate_words(f, t.conversion), f.count(t.won)), Tone::accent},
    };
    const int per_line = page.width() < 620 ? 1 : page.width() < 1100 ? 2 : 5;
    const float height = context.is_phone ? 92 : 104;
    const int count = static_cast<int>(std::size(tiles)), lines = (count + per_line - 1) / per_line;
    const Box area = page.next(height * static_cast<float>(lines) + space::m * static_cast<float>(lines - 1));
    for (int i = 0; i < count; ++i) {
        const Tile& tile = tiles[i];
        const Box place = share(area.moved(0, static_cast<float>(i / per_line) * (height + space::m)).with_height(height), per_line, i % per_line, space::m);
        IdScope scope(tile.label);
        card(place);
        figure(place.inset(space::l, space::m), {.label = tile.label, .shown = tile.shown, .raw = tile.raw, .note = tile.note, .team = tile.team});
        const Box open = Box{place.right() - size::control() - space::xs, place.y + space::xs, size::control(), size::control()};
        if (icon_button(open, icons::list, tr("Show the leads: {}", tile.label), {.kind = ButtonKind::ghost, .id = "open"})) open_records(context, nullptr, tile.measure, tile.label);
    }
}

void LeadQualityView::draw_grid(ViewContext& context, const QualityAnswer& answer, Column& page) {
    std::vector<QualityColumn> columns(quality_columns().begin(), quality_columns().end());
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
            const Box cell = line.cut_left(columns[c].width).inset(space::m, 0);
            const std::string_view label = c == 0 ? tr(groupings[static_cast<std::size_t>(by_)].head) : tr(columns[c].label);
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
        Box cell = box.cut_left(column.width).inset(space::m, 0);
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
        const std::string shown = column.shown ? column.shown(context.format, row) : std::string(top_reason(row));
        const std::string base = column.base ? column.base(context.format, row) : std::string();
        if (column.name.empty()) text(cell, shown, {.style = TextStyle::table, .colour = column.shown ? theme().text : theme().second, .align = Align::right, .description = base});
        else if (open_figure(cell, shown, tr("{}: {}", tr(column.label), shown), column.label, base)) open_records(context, &row, column.name, column.label);
    }
}

void LeadQualityView::draw_phone_list(ViewContext& context, const QualityAnswer& answer, Column& page) {
    const Format& f = context.format;
    Semantics list({.role = Role::list, .name = std::string(tr("Lead quality"))}, page.rest());
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const QualityFigures& row = answer.rows[i];
        const std::string name = row_name(f, row);
        const Box box = page.next(76);
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
        end_list_row();
        if (it.clicked) open_records(context, &row, "leads", "Leads");
    }
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
    if (answer.total.young > 0) words += " " + tr("{} of {} leads are not yet complete.", context.format.count(answer.total.young), context.format.count(answer.total.leads));
    if (answer.won_before_lead > 0) words += " " + (answer.won_before_lead == 1 ? std::string(tr("One lead was won before it became one: its dates are odd.")) : tr("{} leads were won before they became ones: their dates are odd.", context.format.count(answer.won_before_lead)));
    paragraph(page.next(wrapped_height(words, TextStyle::caption, page.width())), words, {.style = TextStyle::caption, .colour = theme().third});
}

}  // namespace tandem::ui
