// One campaign's page: what it cost and brought, day by day, whom it reached and what they said.
#include <algorithm>

#include "tandem/model/contact.hpp"
#include "tandem/model/touch.hpp"
#include "tandem_icons.hpp"
#include "ui/views.hpp"
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

private:
    void draw_figures(ViewContext& context, const CampaignRow& row, Column& page, bool is_narrow);
    void draw_spend(ViewContext& context, const CampaignAnswer& answer, Box box);
    void draw_counts(std::string_view title, std::span<const CountRow> rows, Tone tone, Box box, const Format& format);
    void draw_named(ViewContext& context, std::string_view title, std::string_view entity, std::span<const NamedRow> rows, Box box);
    float feedback_height(const CampaignAnswer& answer, float width) const;
    void draw_feedback(ViewContext& context, const CampaignAnswer& answer, Box box);

    std::string title_;
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
    const float left_share = is_narrow ? width : (width - pad) * 0.56f, right_share = is_narrow ? width : width - pad - left_share;
    const float feedback = feedback_height(*answer, left_share), touches = rows_height(answer->touches_by_kind.size(), 28), leads = rows_height(answer->leads_by_lifecycle.size(), 28);
    const float deals = rows_height(answer->recent_deals.size(), 32), people = rows_height(answer->recent_leads.size(), 32);
    const Box columns = page.next(is_narrow ? feedback + touches + leads + deals + people + 4 * pad : std::max(feedback + deals + pad, touches + leads + people + 2 * pad));
    Column left(columns.left(left_share), pad);
    draw_feedback(context, *answer, left.next(feedback));
    draw_named(context, tr("Latest deals"), "deal", answer->recent_deals, left.next(deals));
    Column right(is_narrow ? left.rest() : columns.from_right(right_share), pad);
    draw_counts(tr("Touches by kind"), answer->touches_by_kind, Tone::marketing, right.next(touches), context.format);
    draw_counts(tr("Leads by lifecycle"), answer->leads_by_lifecycle, Tone::accent, right.next(leads), context.format);
    draw_named(context, tr("Latest leads"), "contact", answer->recent_leads, right.next(people));
    page.next(space::xl);
    scroll.finish(page.used() + space::s);
}

void CampaignView::draw_figures(ViewContext& context, const CampaignRow& row, Column& page, bool is_narrow) {
    const Format& f = context.format;
    const CampaignFigures& c = row.figures;
    struct Tile { std::string_view label; std::string shown, raw, note; Tone team; };
    const std::string of_budget = c.budget.minor > 0 ? tr("{} of {}", f.percent(100.0 * static_cast<double>(c.spent.minor) / static_cast<double>(c.budget.minor)), f.money(c.budget)) : std::string(tr("no budget set"));
    const Tile tiles[] = {
        {tr("Spent"), f.money(c.spent), std::to_string(c.spent.minor), of_budget, Tone::marketing},
        {tr("Leads"), f.count(c.leads), std::to_string(c.leads), counted(f.count(c.touches), c.touches, "touch", "touches"), Tone::marketing},
        {tr("Cost per lead"), c.cost_per_lead ? f.money(*c.cost_per_lead) : "–", c.cost_per_lead ? std::to_string(c.cost_per_lead->minor) : "", std::string(tr(c.cost_per_lead ? "spent ÷ leads" : "no leads yet")), Tone::marketing},
        {tr("Deals"), f.count(c.deals), std::to_string(c.deals), tr("{} won, {} lost", f.count(c.won), f.count(c.lost)), Tone::accent},
        {tr("Won revenue"), f.money(c.won_revenue), std::to_string(c.won_revenue.minor), tr("{} still open", f.money_short(c.open_pipeline)), Tone::sales},
        {tr("Return on ad spend"), c.roas ? f.times(*c.roas) : "–", c.roas ? std::to_string(*c.roas) : "", std::string(tr(c.roas ? "won revenue ÷ spent" : "no spend yet")), Tone::accent},
    };
    const int per_line = is_narrow ? 2 : 3;
    const int count = static_cast<int>(std::size(tiles)), lines = (count + per_line - 1) / per_line;
    const float height = 104;
    const Box area = page.next(height * static_cast<float>(lines) + space::m * static_cast<float>(lines - 1));
    for (int i = 0; i < count; ++i) {
        const Tile& tile = tiles[i];
        const Box line = area.moved(0, static_cast<float>(i / per_line) * (height + space::m)).with_height(height);
        const Box box = share(line, per_line, i % per_line, space::m);
        card(box);
        figure(box.inset(pad, space::m), {.label = tile.label, .shown = tile.shown, .raw = tile.raw, .note = tile.note, .team = tile.team});
    }
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
               .format = [&format = context.format](double minor) { return format.money_of(minor); }});
}

void CampaignView::draw_counts(std::string_view title, std::span<const CountRow> rows, Tone tone, Box box, const Format& format) {
    const Box in = section(box, title);
    if (rows.empty()) return text(in.with_height(28), tr("None yet"), {.style = TextStyle::table, .colour = theme().third});
    std::vector<RankedBar> bars;
    for (const CountRow& row : rows) bars.push_back({.label = row.label, .shown = format.count(row.count), .value = static_cast<double>(row.count), .tone = tone, .href = {}});
    ranked_bars(in, title, bars);
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
