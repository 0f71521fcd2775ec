// One campaign's page: what it cost and brought, day by day, whom it reached and what they said.
#include <algorithm>
#include <cmath>

#include "tandem/model/contact.hpp"
#include "tandem/model/touch.hpp"
#include "tandem_icons.hpp"
#include "ui/figure_tiles.hpp"
#include "ui/records_behind.hpp"
#include "ui/views.hpp"
#include "ui/views/campaign_quality.hpp"
#include "ui/views/campaigns.hpp"
#include "ui/views/feedback_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float head_height = 56, pad = space::l;

class CampaignView final : public View {
public:
    std::string title(const ViewContext&) const override { return title_.empty() ? std::string(tr("Campaign")) : title_; }
    void draw_content(ViewContext& context) override;
    void left() override { records_.close(), quality_.close(); }

private:
    void draw_figures(ViewContext& context, const CampaignRow& row, Column& page, bool is_narrow);
    void draw_spend(ViewContext& context, const CampaignAnswer& answer, Box box);
    // `figure`: of what each bar counts.
    void draw_counts(ViewContext& context, std::string_view title, std::span<const CountRow> rows, Tone tone, Box box, std::string_view figure, const CampaignRow& row);
    void open_records(std::string_view label, std::string_view figure, const CampaignRow& row, std::optional<std::string> choice = {});
    void draw_named(ViewContext& context, std::string_view title, std::string_view entity, std::span<const NamedRow> rows, Box box);
    float feedback_height(const CampaignAnswer& answer, float width) const;
    void draw_feedback(ViewContext& context, const CampaignAnswer& answer, Box box);

    std::string title_;
    RecordsBehind records_;
    CampaignQuality quality_;
};

float rows_height(std::size_t rows, float each) { return head_height + each * static_cast<float>(std::max<std::size_t>(1, rows)) + pad; }

// A card with its heading; returns what is inside.
Box section(Box box, std::string_view title) {
    card(box);
    Box in = box.inset(pad, 0);
    section_heading(in.cut_top(head_height), title);
    in.cut_bottom(pad);
    return in;
}

void CampaignView::draw_content(ViewContext& context) {
    const RowId id = context.route().subject.row;
    const auto answer = context.client.ask(CampaignReport{id});
    if (answer && answer->exists) title_ = answer->row.name;
    const TopBarAction others[] = {{std::string(tr("Details")), icons::sliders_horizontal}};
    const std::string name = title(context);
    TopBar bar{.title = name, .others = others, .back_href = "#/campaigns"};
    if (answer && answer->exists) bar.primary = {std::string(tr("Add feedback")), icons::message_square_quote};
    const TopBarResult top = draw_top_bar(context.top_bar, bar);
    if (!answer) return skeleton_cards(context.content.inset(pad), 96, 4);
    if (!answer->exists) {
        if (empty_state(context.content, {.picture = Picture::failed, .title = tr("This campaign is gone"), .sentence = tr("It may be in the trash"), .action = tr("Show all campaigns")})) context.navigation.go("#/campaigns");
        return;
    }
    if (top.primary) context.shell.capture_feedback({{"campaign", Value{id}}});
    if (top.other == 0) context.navigation.go(record_href("campaign", id) + "/details");

    records_.draw(context);
    ScrollArea scroll("campaign", context.content);
    const Box inner = scroll.content();
    const float width = std::min(inner.w - 2 * (context.is_phone ? space::l : space::xl), 1280.0f);
    Column page(Box{inner.x + (inner.w - width) / 2, inner.y + space::s, width, inner.h}, pad);
    const bool is_narrow = width < 820;
    Box line = page.next(24);
    Row marks(line, space::s);
    if (!answer->row.status.empty()) badge(marks.next(badge_width(status_label(answer->row.status))).centred(badge_width(status_label(answer->row.status)), 20), status_label(answer->row.status), status_tone(answer->row.status));
    const std::string_view channel = channel_label(answer->row.channel);
    if (!channel.empty()) text(marks.next(text_width(channel, TextStyle::table) + 4), channel, {.style = TextStyle::table, .colour = theme().second});
    if (!answer->row.owner.empty()) text(marks.rest(), tr("led by {}", answer->row.owner), {.style = TextStyle::table, .colour = theme().third});

    draw_figures(context, answer->row, page, is_narrow);
    draw_spend(context, *answer, page.next(288));
    quality_.draw(context, page, answer->row);
    const float left_share = is_narrow ? width : (width - pad) * 0.56f, right_share = is_narrow ? width : width - pad - left_share;
    const float feedback = feedback_height(*answer, left_share), touches = rows_height(answer->touches_by_kind.size(), 28), leads = rows_height(answer->leads_by_lifecycle.size(), 28);
    const float deals = rows_height(answer->recent_deals.size(), 32), people = rows_height(answer->recent_leads.size(), 32);
    const Box columns = page.next(is_narrow ? feedback + touches + leads + deals + people + 4 * pad : std::max(feedback + deals + pad, touches + leads + people + 2 * pad));
    Column left(columns.left(left_share), pad);
    draw_feedback(context, *answer, left.next(feedback));
    draw_named(context, tr("Latest deals"), "deal", answer->recent_deals, left.next(deals));
    Column right(is_narrow ? left.rest() : columns.from_right(right_share), pad);
    draw_counts(context, tr("Touches by kind"), answer->touches_by_kind, Tone::marketing, right.next(touches), "touches", answer->row);
    draw_counts(context, tr("Leads by lifecycle"), answer->leads_by_lifecycle, Tone::accent, right.next(leads), "leads", answer->row);
    draw_named(context, tr("Latest leads"), "contact", answer->recent_leads, right.next(people));
    page.next(space::xl);
    scroll.finish(page.used() + space::s);
}

void CampaignView::draw_figures(ViewContext& context, const CampaignRow& row, Column& page, bool is_narrow) {
    const Format& f = context.format;
    const CampaignFigures& c = row.figures;
    const std::string of_budget = c.budget.minor > 0 ? tr("{} of {}", f.percent(100.0 * static_cast<double>(c.spent.minor) / static_cast<double>(c.budget.minor)), f.money(c.budget)) : std::string(tr("no budget set"));
    const auto money = [&](Money amount) { return is_narrow ? f.money_short(amount) : f.money(amount); };
    FigureTile tiles[] = {
        {.label = tr("Spent"), .shown = money(c.spent), .raw = std::to_string(c.spent.minor), .note = of_budget, .team = Tone::marketing, .name = {}},
        {.label = tr("Leads"), .shown = f.count(c.leads), .raw = std::to_string(c.leads), .note = counted(f.count(c.touches), c.touches, "touch", "touches"), .team = Tone::marketing, .name = {}},
        {.label = tr("Cost per lead"), .shown = c.cost_per_lead ? money(*c.cost_per_lead) : "–", .raw = c.cost_per_lead ? std::to_string(c.cost_per_lead->minor) : "", .note = std::string(tr(c.cost_per_lead ? "spent ÷ leads" : "no leads yet")), .team = Tone::marketing, .name = {}},
        {.label = tr("Deals"), .shown = f.count(c.deals), .raw = std::to_string(c.deals), .note = tr("{} won, {} lost", f.count(c.won), f.count(c.lost)), .team = Tone::accent, .name = {}},
        {.label = tr("Won revenue"), .shown = money(c.won_revenue), .raw = std::to_string(c.won_revenue.minor), .note = tr("{} still open", f.money_short(c.open_pipeline)), .team = Tone::sales, .name = {}},
        {.label = tr("Return on ad spend"), .shown = c.roas ? f.times(*c.roas) : "–", .raw = c.roas ? std::to_string(*c.roas) : "", .note = std::string(tr(c.roas ? "won revenue ÷ spent" : "no spend yet")), .team = Tone::accent, .name = {}},
    };
    static constexpr std::string_view figures[] = {"spend", "leads", "leads", "deals", "won_deals", "won_deals"};
    for (FigureTile& tile : tiles) tile.name = tr("Show {}", fold_label(tile.label));
    const int per_line = is_narrow ? 2 : 3;
    const int pressed = figure_tiles(page.next(figure_tiles_height(std::size(tiles), per_line)), tiles, per_line);
    if (pressed >= 0) open_records(tiles[pressed].label, figures[pressed], row);
}

void CampaignView::open_records(std::string_view label, std::string_view figure, const CampaignRow& row, std::optional<std::string> choice) {
    records_.open(std::string(label) + " · " + row.name, FigureRecords{.figure = std::string(figure), .from = {}, .to = {}, .of = "campaign", .row = row.id, .choice = std::move(choice)});
}

void CampaignView::draw_spend(ViewContext& context, const CampaignAnswer& answer, Box box) {
    card(box);
    Box in = box.inset(pad);
    if (answer.days.empty()) {
        empty_state(in, {.picture = Picture::chart, .title = tr("No spend yet"), .sentence = tr("An imported ad report shows here what each day cost")});
        return;
    }
    std::vector<std::string> labels;
    Series cost{.name = std::string(tr("Spend")), .tone = Tone::marketing};
    const auto* top = &answer.days.front();
    for (const DayFigure& day : answer.days) {
        labels.push_back(context.format.date(day.day));
        cost.values.push_back(static_cast<double>(day.cost.minor));
        if (day.cost > top->cost) top = &day;
    }
    const std::string finding = tr("Spend peaked on {} with {}", context.format.date(top->day), context.format.money(top->cost));
    const std::string caption = tr("Spend by day, {}", context.format.period(answer.days.front().day, answer.days.back().day));
    chart(in, {.title = finding, .caption = caption, .kind = ChartKind::bars, .labels = labels, .series = std::span<const Series>(&cost, 1),
               .format = [&format = context.format](double minor) { return format.money_of(minor); }, .label_head = tr("Day"), .unit = std::pow(10.0, context.format.currency.digits)});
}

void CampaignView::draw_counts(ViewContext& context, std::string_view title, std::span<const CountRow> rows, Tone tone, Box box, std::string_view of, const CampaignRow& campaign) {
    const Box in = section(box, title);
    if (rows.empty()) return text(in.with_height(28), tr("None yet"), {.style = TextStyle::table, .colour = theme().third});
    std::vector<RankedBar> bars;
    for (const CountRow& row : rows) bars.push_back({.label = std::string(tr_as("choice", row.label)), .shown = context.format.count(row.count), .value = static_cast<double>(row.count), .tone = tone});
    if (const int pressed = ranked_bars(in, title, bars); pressed >= 0) {
        const CountRow& row = rows[static_cast<std::size_t>(pressed)];
        open_records(std::string(tr_as("choice", row.label)), of, campaign, row.name);
    }
}

void CampaignView::draw_named(ViewContext&, std::string_view title, std::string_view entity, std::span<const NamedRow> rows, Box box) {
    Box in = section(box, title);
    if (rows.empty()) return text(in.with_height(28), tr("None yet"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(title)}, in);
    for (const NamedRow& row : rows) {
        const Box line = in.cut_top(32);
        begin_list_row(line, static_cast<std::uint64_t>(row.id), row.name);
        link(line.left(std::min(line.w, text_width(row.name, TextStyle::table) + 2)), row.name, record_href(entity, row.id), {.style = TextStyle::table, .is_quiet = true});
        end_list_row();
    }
}

float CampaignView::feedback_height(const CampaignAnswer& answer, float width) const {
    float height = head_height + pad;
    for (const FeedbackItem& item : answer.feedback) height += feedback_item_height(item, width - 2 * pad, true) + space::s;
    return answer.feedback.empty() ? height + 36 : height;
}

void CampaignView::draw_feedback(ViewContext& context, const CampaignAnswer& answer, Box box) {
    Box in = section(box, tr("What customers say"));
    if (answer.feedback.empty()) return text(in.with_height(28), tr("Nobody has said anything yet"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("What customers say"))}, in);
    for (const FeedbackItem& item : answer.feedback) draw_feedback_item(context, in.cut_top(feedback_item_height(item, in.w, true), space::s), item, true);
}

} // namespace

std::unique_ptr<View> make_campaign() { return std::make_unique<CampaignView>(); }

} // namespace tandem::ui
