// Campaigns as a table: what each costs and brings, sortable, with the total beneath.
#include "ui/views/campaigns.hpp"

#include <algorithm>

#include "tandem/model/campaign.hpp"
#include "tandem_icons.hpp"
#include "ui/choice_words.hpp"
#include "ui/keyboard.hpp"
#include "ui/views.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/figure_link.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

std::unique_ptr<View> make_campaigns() { return std::make_unique<CampaignsView>(); }

std::string_view channel_label(std::string_view channel) { return choice_words<Channel>(channel); }
std::string_view status_label(std::string_view status) { return choice_words<CampaignStatus>(status); }
std::string_view platform_label(std::string_view platform) { return choice_words<Platform>(platform); }
Tone status_tone(std::string_view status) {
    return status == "active" ? Tone::good : status == "paused" ? Tone::warn : status == "aborted" ? Tone::bad : Tone::neutral;
}

// `keep`: what stays longest when the table gets narrow. Figures have a text and a raw value.
struct CampaignsView::Column {
    std::string_view name, label;
    float width;
    int keep;
    std::string (*shown)(const Format&, const CampaignFigures&);
    std::string_view figure = {};       // of the records that the cell opens
};

namespace {

constexpr std::string_view none = "–";

} // namespace

void CampaignsView::draw_content(ViewContext& context) {
    const auto table = context.client.ask(CampaignTable{context.search, channel_, status_, sort_, descending_});
    const bool narrows = !context.search.empty() || !channel_.empty() || !status_.empty();
    const bool is_empty = !narrows && !context.has_any("campaign") && !context.has_any("spend");
    TopBar bar{.title = tr("Campaigns")};
    const TopBarAction others[] = {{std::string(tr("Compare…")), icons::percent}};
    if (!is_empty) bar.primary = {std::string(tr("Add campaign")), icons::plus}, bar.others = others;
    const TopBarResult top = draw_top_bar(context.top_bar, bar);
    if (top.other == 0) compare_.open("campaign", 0);
    compare_.draw(context);
    records_.draw(context);
    if (top.primary) context.open_create("campaign");
    Box area = context.content;
    const float side = context.is_phone ? space::l : space::xl;
    if (is_empty) {
        const int action = empty_state(area, {.picture = Picture::campaigns, .title = tr("No campaigns yet"), .sentence = tr("Campaigns show what reaches customers, what it costs and what it brings"),
                               .action = tr("Add campaign"), .action_icon = icons::plus, .second_action = tr("Import a file")});
        if (action == 1) context.open_create("campaign");
        if (action == 2) context.shell.import_files();
        return;
    }
    const bool own_row = context.is_phone || top.free.w < 300;
    draw_filters(context, own_row ? area.cut_top(48).inset(space::l, space::s) : top.free.inset(space::l, 0));
    if (!table) return skeleton_rows(area.inset(space::l), size::row(), 8);
    if (table->unmapped_campaigns > 0) draw_banner(context, *table, area.cut_top(64).inset(side, space::s));
    if (table->rows.empty() && !narrows) {
        // Spend came in before any campaign of one's own: the banner says so.
        empty_state(area, {.picture = Picture::campaigns, .title = tr("No campaigns yet"), .sentence = tr("Add the campaigns that this spend belongs to, then assign it")});
    } else if (table->rows.empty()) {
        if (empty_state(area, {.picture = Picture::search, .title = tr("No campaign matches"), .sentence = tr("Fewer filters show more"), .action = tr("Clear filters")}))
            channel_.clear(), status_.clear(), context.search.clear();
    } else if (context.is_phone) draw_phone_list(context, *table, area);
    else draw_grid(context, *table, area.inset(side, space::m));
    mapping_.draw(context);
}

void CampaignsView::draw_filters(ViewContext&, Box area) {
    Row row(area.centred(area.w, 28), space::s);
    const auto filter = [&](std::string_view label, std::string& value, std::span<const Choice> choices, const char* icon) {
        const auto chosen = std::ranges::find(choices, value, &Choice::name);
        const std::string words = chosen == choices.end() ? std::string(tr(label)) : tr("{} is {}", tr(label), tr(chosen->label));
        const ChipResult c = chip(row.next(chip_width(words, !value.empty(), icon)), words, !value.empty(), icon, !value.empty());
        if (c.clicked) open_menu(label, c.box, c.id);
        if (c.removed) value.clear();
        if (Menu menu{label}) {
            if (menu.item(tr("All"), {.is_checked = value.empty(), .can_check = true})) value.clear();
            for (const Choice& each : choices)
                if (menu.item(tr(each.label), {.is_checked = value == each.name, .can_check = true})) value = each.name;
        }
    };
    filter("Channel", channel_, Choices<Channel>::list, icons::megaphone);
    filter("Status", status_, Choices<CampaignStatus>::list, icons::circle_dot);
}

void CampaignsView::draw_banner(ViewContext& context, const CampaignsAnswer& answer, Box box) {
    fill(box, theme().warn_soft, radius::card);
    Box in = box.inset(space::m, 0);
    draw_icon(in.cut_left(16, space::m), icons::circle_alert, theme().warn);
    if (button(in.cut_right(button_width(tr("Assign spend…"))), tr("Assign spend…"))) mapping_.open();
    const std::string where = counted(context.format.count(answer.unmapped_campaigns), answer.unmapped_campaigns, "imported campaign", "imported campaigns");
    text(in, tr("{} of spend in {} belongs to none of yours", context.format.money(answer.unmapped_spent), where), {.style = TextStyle::table});
}

void CampaignsView::draw_grid(ViewContext& context, const CampaignsAnswer& answer, Box area) {
    static constexpr auto all = std::to_array<Column>({
        {"name", "Name", 200, 10, nullptr}, {"channel", "Channel", 116, 4, nullptr}, {"status", "Status", 104, 3, nullptr},
        {"budget", "Budget", 108, 2, [](const Format& f, const CampaignFigures& c) { return c.budget.minor ? f.money(c.budget) : std::string(none); }},
        {"spent", "Spent", 124, 9, [](const Format& f, const CampaignFigures& c) { return f.money(c.spent); }, "spend"},
        {"leads", "Leads", 72, 8, [](const Format& f, const CampaignFigures& c) { return f.count(c.leads); }, "leads"},
        {"cost_per_lead", "Cost per lead", 112, 5, [](const Format& f, const CampaignFigures& c) { return c.cost_per_lead ? f.money(*c.cost_per_lead) : std::string(none); }, "leads"},
        {"deals", "Deals", 68, 1, [](const Format& f, const CampaignFigures& c) { return f.count(c.deals); }, "deals"},
        {"won_revenue", "Won revenue", 144, 7, [](const Format& f, const CampaignFigures& c) { return f.money(c.won_revenue); }, "won_deals"},
        {"roas", "ROAS", 72, 6, [](const Format& f, const CampaignFigures& c) { return c.roas ? f.times(*c.roas) : std::string(none); }, "won_deals"},
    });
    std::vector<Column> columns(all.begin(), all.end());
    const auto width_of = [&] { float w = 0; for (const Column& c : columns) w += c.width; return w; };
    while (columns.size() > 3 && width_of() > area.w) columns.erase(std::ranges::min_element(columns, {}, &Column::keep));
    columns.front().width += std::max(0.0f, area.w - width_of());

    const auto count = answer.rows.size();
    area.h = std::min(area.h, 36 + size::row() * static_cast<float>(count) + 40);
    card(area);
    Semantics grid({.role = Role::grid, .name = std::string(tr("Campaigns")), .row_count = static_cast<int>(count) + 2, .column_count = static_cast<int>(columns.size())}, area);
    const auto cells_of = [&](Box line) {
        std::vector<Box> cells;
        for (const Column& c : columns) cells.push_back(line.cut_left(c.width).inset(space::m, 0));
        return cells;
    };
    const Box head = area.cut_top(36);
    draw_head(columns, cells_of(head), head);
    const Box foot = area.cut_bottom(40);
    {
        ScrollArea body("campaign-rows", area, {.content_height = size::row() * static_cast<float>(count)});
        const Box inner = body.content();
        const auto [first, last] = body.rows(size::row(), static_cast<std::int64_t>(count));
        for (auto i = first; i < last; ++i)
            draw_row(context, answer.rows[static_cast<std::size_t>(i)], static_cast<std::size_t>(i), count, columns, {inner.x, inner.y + size::row() * static_cast<float>(i), inner.w, size::row()});
    }
    divider(foot);
    Semantics total({.role = Role::row, .name = std::string(tr("Total")), .row_index = static_cast<int>(count) + 2}, foot);
    const auto cells = cells_of(foot);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        Semantics cell({.role = Role::gridcell, .column_index = static_cast<int>(c) + 1}, cells[c]);
        if (c == 0) text(cells[c], tr("Total"), {.style = TextStyle::strong});
        else if (columns[c].shown) text(cells[c], columns[c].shown(context.format, answer.total), {.style = TextStyle::strong, .align = Align::right});
    }
}

void CampaignsView::draw_head(std::span<const Column> columns, std::span<const Box> cells, Box head) {
    Semantics row({.role = Role::row, .row_index = 1}, head);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const bool is_sorted = sort_ == columns[c].name;
        const Flags flags = Flags(Flag::focusable) | when(is_sorted && !descending_, Flag::sorted_up) | when(is_sorted && descending_, Flag::sorted_down);
        const Interaction it = interact({.id = make_id(columns[c].name), .role = Role::columnheader, .name = std::string(tr(columns[c].label)), .flags = flags, .column_index = static_cast<int>(c) + 1}, cells[c].outset(space::xs));
        if (it.ring) focus_ring(cells[c].outset(space::xs).inset(0, 4), radius::small);
        const Colour colour = is_sorted || it.hovered ? theme().text : theme().third;
        Box words = cells[c];
        const Align align = columns[c].shown ? Align::right : Align::left;
        if (is_sorted) {
            const float width = text_width(tr(columns[c].label), TextStyle::caption_strong);
            const Box arrow = align == Align::right ? Box{words.right() - width - 18, words.y, 14, words.h} : Box{words.x + width + 4, words.y, 14, words.h};
            draw_icon(arrow, descending_ ? icons::arrow_down : icons::arrow_up, colour, 14);
        }
        draw_text(words, tr(columns[c].label), {.style = TextStyle::caption_strong, .colour = colour, .align = align});
        if (!it.clicked) continue;
        if (is_sorted) descending_ = !descending_;
        else sort_ = columns[c].name, descending_ = columns[c].shown != nullptr;
    }
    divider(Box{head.x, head.bottom(), head.w, 1});
}

void CampaignsView::draw_row(ViewContext& context, const CampaignRow& row, std::size_t index, std::size_t count, std::span<const Column> columns, Box box) {
    IdScope scope(static_cast<std::uint64_t>(row.id));
    const Interaction it = begin_interact({.id = make_id("row"), .role = Role::row, .name = row.name, .flags = index == 0 ? Flag::focusable : Flag::roving, .row_index = static_cast<int>(index) + 2}, box);
    if (it.hovered) fill(box, theme().hover);
    if (it.ring) focus_ring(box.inset(2), radius::small);
    Box line = box;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const Box cell = line.cut_left(columns[c].width).inset(space::m, 0);
        Semantics here({.role = Role::gridcell, .column_index = static_cast<int>(c) + 1}, cell);
        const std::string shown = columns[c].shown ? columns[c].shown(context.format, row.figures) : std::string();
        if (!columns[c].figure.empty() && shown != none) {
            if (figure_link(cell, columns[c].name, shown, shown))
                records_.open(std::string(tr(columns[c].label)) + " · " + row.name, FigureRecords{.figure = std::string(columns[c].figure), .from = {}, .to = {}, .of = "campaign", .row = row.id, .choice = {}});
        } else if (columns[c].shown) text(cell, shown, {.style = TextStyle::table, .align = Align::right});
        else if (c == 0) link(cell.left(std::min(cell.w, text_width(row.name, TextStyle::label) + 2)), row.name, record_href("campaign", row.id), {.style = TextStyle::label, .is_quiet = true});
        else if (columns[c].name == "channel") text(cell, channel_label(row.channel), {.style = TextStyle::table, .colour = theme().second});
        else if (!row.status.empty()) badge(cell.left(badge_width(status_label(row.status))).centred(badge_width(status_label(row.status)), 20), status_label(row.status), status_tone(row.status));
    }
    end_interact();
    if (index + 1 < count) divider(Box{box.x, box.bottom(), box.w, 1});
    if (it.clicked) context.open_record("campaign", row.id);
}

void CampaignsView::draw_phone_list(ViewContext& context, const CampaignsAnswer& answer, Box area) {
    Semantics list({.role = Role::list, .name = std::string(tr("Campaigns"))}, area);
    const float height = 84;
    ScrollArea scroll("campaign-list", area, {.content_height = height * static_cast<float>(answer.rows.size()) + 96});
    const Box inner = scroll.content();
    const auto [first, last] = scroll.rows(height, static_cast<std::int64_t>(answer.rows.size()));
    for (auto i = first; i < last; ++i) {
        const CampaignRow& row = answer.rows[static_cast<std::size_t>(i)];
        const Box box{inner.x, inner.y + height * static_cast<float>(i), inner.w, height};
        const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(row.id), row.name);
        Box in = box.inset(space::l, space::m);
        Box head = in.cut_top(22, 2);
        const float badge_w = row.status.empty() ? 0 : badge_width(status_label(row.status));
        if (badge_w > 0) badge(head.cut_right(badge_w, space::s), status_label(row.status), status_tone(row.status));
        link(head.left(std::min(head.w, text_width(row.name, TextStyle::body_strong) + 2)), row.name, record_href("campaign", row.id), {.style = TextStyle::body_strong, .is_quiet = true});
        text(in.cut_top(18), tr("{} spent, {}", context.format.money(row.figures.spent), counted(context.format.count(row.figures.leads), row.figures.leads, "lead", "leads")), {.style = TextStyle::table, .colour = theme().second});
        const std::string brought = row.figures.roas ? tr("{} won, {} of spend", context.format.money(row.figures.won_revenue), context.format.times(*row.figures.roas)) : tr("{} won", context.format.money(row.figures.won_revenue));
        text(in.cut_top(18), brought, {.style = TextStyle::table, .colour = theme().second});
        end_list_row();
        divider(Box{box.x + space::l, box.bottom(), box.w - space::l, 1});
        if (it.clicked) context.open_record("campaign", row.id);
    }
}

} // namespace tandem::ui
