// Campaigns in the calendar: bars over the days they run, and on phones one line under a day.
#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/calendar/calendar.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/menu.hpp"

namespace tandem::ui {

namespace {

constexpr std::string_view campaign_menu = "Campaigns of the day";

// "Campaign, 1 Nov – 20 Dec 2026, Active, Ada Byron".
std::string described(const DatedCampaign& campaign, const Format& format) {
    std::string words = std::string(tr("Campaign")) + ", ";
    words += campaign.to ? format.period(campaign.from, *campaign.to) : tr("Since {}", format.full_date(campaign.from));
    if (!campaign.status.empty()) words += ", " + std::string(tr(campaign.status));
    if (!campaign.owner.empty()) words += ", " + campaign.owner;
    return words;
}

bool runs_on(const DatedCampaign& campaign, Date day) { return campaign.from <= day && (!campaign.to || *campaign.to >= day); }

}  // namespace

void Calendar::draw_bar(ViewContext& context, const Box& box, const CalendarBar& bar, bool is_stop) {
    const DatedCampaign& campaign = campaigns_[bar.campaign];
    const std::string more = described(campaign, context.format);
    const Interaction it = interact({.id = make_id(static_cast<std::uint64_t>(campaign.id)), .role = Role::link, .name = campaign.name, .description = more, .href = record_href("campaign", campaign.id),
                                     .flags = is_stop ? Flags() : Flags(Flag::roving), .type = static_cast<std::uint8_t>(TextStyle::caption)}, box);
    const Colour colour = theme().marketing;
    fill(box, theme().surface, radius::small);
    fill(box, theme().marketing_soft, radius::small);
    if (it.hovered) fill(box, theme().hover, radius::small), show_tooltip(campaign.name + "\n" + more, box);
    if (bar.begins) fill({box.x, box.y, 3, box.h}, colour, 1.5f);
    if (it.ring) focus_ring(box, radius::small);
    draw_text(box.inset(space::s, 0), campaign.name, {.style = TextStyle::caption, .colour = colour, .tooltip = false});
    if (it.clicked) context.open_record("campaign", campaign.id);
}

void Calendar::draw_week_bars(ViewContext& context, const Box& week, Date from, float top, std::span<const CalendarBar> bars) {
    IdScope scope("campaigns " + to_text(from));
    for (const CalendarBar& bar : bars) {
        if (bar.lane >= most_lanes) continue;
        const Box first = share(week, 7, bar.first, 0), last = share(week, 7, bar.last, 0);
        const float left = first.x + (bar.begins ? space::xs : 0), right = last.right() - (bar.ends ? space::xs : 0);
        const Box box{left, week.y + top + static_cast<float>(bar.lane) * (bar_height + bar_gap), right - left, bar_height};
        Semantics cell({.role = Role::gridcell, .name = {}, .column_index = bar.first + 1}, box);
        // Tab stops where a campaign begins to be seen; what goes on in a later week is the same one again.
        draw_bar(context, box, bar, bar.begins || from == days_.from);
    }
}

void Calendar::draw_bar_list(ViewContext& context, const Box& days, std::span<const CalendarBar> bars, int count, int lanes) {
    if (bars.empty()) return;
    IdScope scope("campaigns");
    Semantics list({.role = Role::list, .name = std::string(tr("Campaigns"))}, days);
    for (const CalendarBar& bar : bars) {
        if (bar.lane >= lanes) continue;
        const Box first = share(days, count, bar.first, 0), last = share(days, count, bar.last, 0);
        const float left = first.x + (bar.begins ? 3 : 0), right = last.right() - (bar.ends ? 3 : 0);
        const Box box{left, days.y + space::xs + static_cast<float>(bar.lane) * (bar_height + bar_gap), right - left, bar_height};
        Semantics item({.role = Role::listitem, .name = {}}, box);
        draw_bar(context, box, bar, true);
    }
}

float Calendar::draw_campaign_line(ViewContext& context, const Box& area, Date day) {
    std::vector<const DatedCampaign*> running;
    for (const DatedCampaign& each : campaigns_)
        if (runs_on(each, day)) running.push_back(&each);
    if (running.empty()) return 0;
    IdScope scope("campaign line");
    const float height = size::control();
    const Box box = area.with_height(height).inset(space::l, 0);
    const auto href = [](const DatedCampaign& campaign) { return record_href("campaign", campaign.id); };
    // One opens at once, several by a menu: names in one line are too near each other for a finger.
    const bool is_one = running.size() == 1;
    const std::string words = is_one ? running[0]->name : tr("{} campaigns: {}", context.format.count(std::ssize(running)), running[0]->name + " …");
    const Interaction it = is_one ? interact({.id = make_id("one"), .role = Role::link, .name = words, .description = described(*running[0], context.format), .href = href(*running[0]), .type = static_cast<std::uint8_t>(TextStyle::table)}, box)
                                  : interact({.id = make_id("several"), .role = Role::button, .name = words, .flags = Flag::has_popup}, box);
    if (it.held) fill(box, theme().pressed, radius::control);
    if (it.ring) focus_ring(box, radius::control);
    Box in = box;
    draw_icon(in.cut_left(20, space::s), icons::megaphone, theme().marketing, 16);
    draw_text(in, words, {.style = TextStyle::table, .colour = theme().marketing, .tooltip = false});
    if (it.clicked && is_one) context.open_record("campaign", running[0]->id);
    else if (it.clicked) open_menu(campaign_menu, box, it.id);
    if (Menu menu{campaign_menu, 260})
        for (const DatedCampaign* each : running)
            if (menu.item(each->name, {.icon = icons::megaphone, .href = href(*each)})) context.open_record("campaign", each->id);
    return height;
}

}  // namespace tandem::ui
