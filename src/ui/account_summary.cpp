// Tiles and a list of campaigns.
#include "ui/account_summary.hpp"

#include <algorithm>

#include "ui/widgets/button.hpp"
#include "ui/widgets/figure_link.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float tile_height = 66, campaign_height = 28;

struct Tile {
    std::string_view label, measure;    // measure "": opens one record or nothing
    std::string shown, raw, note;
    std::int64_t count = 0;             // of the records behind it
    Tone team = Tone::neutral;
};

// True when its number was pressed.
bool draw_tile(Box box, const Tile& tile, bool can_open) {
    Semantics group({.role = Role::group, .name = std::string(tile.label), .value = tile.raw}, box);
    IdScope scope(tile.label);
    draw_text(box.cut_top(18), tile.label, {.style = TextStyle::caption, .colour = theme().third});
    const Box value = box.cut_top(26);
    bool is_pressed = false;
    if (can_open) {
        const Box number = value.left(std::min(value.w, text_width(tile.shown, TextStyle::section) + 2));
        const Colour colour = tile.team == Tone::neutral ? theme().text : theme().strong(tile.team);
        is_pressed = figure_link(number, "open", tr("{}: {}", tile.label, tile.shown), tile.shown, {.style = TextStyle::section, .align = Align::left, .colour = colour, .description = tile.note});
    } else {
        text(value, tile.shown, {.style = TextStyle::section, .colour = theme().third});
    }
    text(box.cut_top(18), tile.note, {.style = TextStyle::caption, .colour = theme().third});
    return is_pressed;
}

std::string themes(const Format& format, const AccountAnswer& a) {
    if (a.feedback == 0) return std::string(tr("nothing said yet"));
    if (a.frequent_theme.empty()) return tr("latest: {}", a.latest_theme);
    const std::string often = tr("{} ×{}", a.frequent_theme, format.count(a.frequent_count));
    return a.latest_theme == a.frequent_theme ? often : often + " · " + tr("latest: {}", a.latest_theme);
}

}  // namespace

void AccountFigures::draw(ViewContext& context, Column& column, RowId company) {
    const auto answer = context.client.ask(AccountSummary{company});
    if (!answer) {
        if (answer.error().empty()) return skeleton_rows(column.next(2 * tile_height), tile_height, 2);
        return text(column.next(24), said(answer.error()), {.style = TextStyle::table, .colour = theme().bad});
    }
    const Format& f = context.format;
    const AccountAnswer& a = *answer;
    const auto deals = [&](std::int64_t count) { return counted(f.count(count), count, "deal", "deals"); };
    const std::int64_t closed = a.won + a.lost;
    const Tile tiles[] = {
        {tr("Contacts"), "contacts", f.count(a.contacts), std::to_string(a.contacts), {}, a.contacts},
        {tr("Open pipeline"), "open_deals", f.money_short(a.open_value), std::to_string(a.open_value.minor), deals(a.open), a.open, Tone::sales},
        {tr("Bought"), "won_deals", f.money_short(a.won_value), std::to_string(a.won_value.minor), deals(a.won), a.won, Tone::good},
        {tr("Lost deals"), "lost_deals", f.count(a.lost), std::to_string(a.lost), closed ? tr("won {} of {}", f.count(a.won), f.count(closed)) : std::string(), a.lost},
        {tr("Feedback"), "feedback", f.count(a.feedback), std::to_string(a.feedback), themes(f, a), a.feedback},
        {tr("Last touch"), "", a.last_touch ? f.relative(*a.last_touch) : std::string(tr("never")), a.last_touch ? std::to_string(a.last_touch->ms) : std::string(), said(a.last_words), a.last_row ? 1 : 0,
         a.last_team == "sales" ? Tone::sales : Tone::marketing},
    };
    const int count = static_cast<int>(std::size(tiles)), per_line = column.width() < 400 ? 2 : 3;
    for (int i = 0; i < count; i += per_line) {
        const Box line = column.next(tile_height);
        for (int k = 0; k < per_line && i + k < count; ++k) {
            const Tile& tile = tiles[i + k];
            if (!draw_tile(share(line, per_line, k, space::m), tile, tile.count > 0)) continue;
            if (tile.measure.empty()) context.open_record(a.last_entity, a.last_row);
            else records_.open(std::string(tile.label), AccountRecords{.company = company, .measure = std::string(tile.measure)});
        }
    }
    draw_campaigns(context, column, a, company);
    records_.draw(context);
}

void AccountFigures::draw_campaigns(ViewContext& context, Column& column, const AccountAnswer& a, RowId company) {
    const Format& f = context.format;
    heading(column.next(28), 3, a.campaigns > std::ssize(a.latest_campaigns) ? tr("Campaigns touched, the latest {} of {}", f.count(std::ssize(a.latest_campaigns)), f.count(a.campaigns)) : std::string(tr("Campaigns touched")));
    if (a.latest_campaigns.empty()) return text(column.next(24), tr("No campaign has reached a contact here yet"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Campaigns touched"))}, column.rest().with_height(campaign_height * static_cast<float>(a.latest_campaigns.size())));
    for (const AccountCampaign& each : a.latest_campaigns) {
        Box box = column.next(campaign_height);
        Semantics item({.id = make_id(static_cast<std::uint64_t>(each.id)), .role = Role::listitem, .name = each.name}, box);
        IdScope scope(static_cast<std::uint64_t>(each.id));
        const std::string when = f.relative(each.last), who = counted(f.count(each.contacts), each.contacts, tr("contact"), tr("contacts"));
        text(box.cut_right(std::max(76.0f, text_width(when, TextStyle::caption) + 4), space::s), when, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right, .description = f.instant(each.last)});
        const std::string touches = counted(f.count(each.touches), each.touches, "touch", "touches");
        const ButtonOptions ghost{.kind = ButtonKind::ghost, .tooltip = touches};
        if (button(box.cut_right(button_width(who, ghost), space::s).centred(button_width(who, ghost), campaign_height), who, ghost))
            records_.open(tr("Touched by {}", each.name), AccountRecords{.company = company, .measure = "touched", .campaign = each.id});
        link(box, each.name, record_href("campaign", each.id), {.style = TextStyle::label, .is_quiet = true});
    }
}

}  // namespace tandem::ui
