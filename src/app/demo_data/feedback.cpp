// What the sample's customers said: seven themes over half a year, one of which, battery life, rises in the last three weeks;
// delivery time rose in summer, marketing answered, and it fell again.
#include <algorithm>
#include <optional>
#include <utility>

#include "app/demo_data/world.hpp"
#include "tandem/model/theme_answer.hpp"

namespace tandem::sample {
namespace {

constexpr int weeks_back = 26, early_week = -11;      // of the last week of the earlier rise

constexpr std::string_view battery_life[] = {
    "How many cycles does the Hearth 12 keep before it falls under 80 %?", "They want the battery's life in writing, not as a brochure figure.",
    "Asked what happens to the battery after ten years.", "The installer's customers ask every time how long the battery lasts.",
    "Fears that the Cellar 40 ages faster in a hot plant room.", "Wants to see measured capacity after five years.",
    "Would sign if battery life were part of the warranty.", "How far does the Mule still go after three winters?",
    "Asked whether daily full cycles shorten the battery's life.", "Compared our cycle count with an offer that names 8,000.",
    "The bank wants a figure for battery life in the financing plan.", "Does fast charging at the Dock 22 wear the battery?",
    "Wants a battery health figure in the app.", "Asked about battery life before asking about the price.",
    "The board asked: replace it after eight years, or twelve?", "Is one tired module replaced, or the whole Hearth?",
    "The courier's workshop asked for spare batteries and their life.", "Wants to know how deep it may be discharged without harm.",
    "Heard of a neighbour whose battery faded in four years.", "Asked for a graph of capacity over the years."};
constexpr std::string_view price[] = {
    "An imported inverter costs a third less, says the buyer.", "Likes the Helio 15 but the budget was made with import prices.",
    "Asked for a price that stays the same for the whole year.", "Says the wholesaler undercuts us by eight per cent.",
    "Needs an argument why ours costs more than the one from the web shop.", "The tender counts price alone, 60 points of 100.",
    "Wants a volume price from ten pieces on.", "Thought the controller was included in the price.", "The farmer got an offer without installation and compares the two."};
constexpr std::string_view delivery[] = {
    "Six weeks for a Cellar 40 is too long, the grant ends before.", "Asked for a delivery date with a penalty.",
    "Two pallets came in different weeks.", "Needs the bikes before the season begins.", "Would take what is in stock today.",
    "The fitter stood there and the inverter did not.", "Wants to see the delivery date in the quote."};
constexpr std::string_view other_pumps[] = {
    "Does Ember Multi speak to the heat pump they already have?", "Wants one app for pump, battery and charging point.",
    "Asked for Modbus registers, in writing.", "Needs an interface to the building's control system.",
    "Would like to read the values in their own energy monitor.", "Asked whether the controller survives a change of the pump."};
constexpr std::string_view leasing[] = {
    "Would rather lease the bikes for three years.", "Asked for a monthly price including service.",
    "The town may lease but not buy this year.", "Wants to return the storage at the end of the tenancy.", "Asked whether leasing and the grant go together."};
constexpr std::string_view warranty[] = {
    "The other offer has a 12-year warranty.", "A competitor's salesman promised a free replacement for ten years.",
    "Says everyone else gives five years on the inverter.", "Was offered an extended warranty by the wholesaler's own brand."};
constexpr std::string_view praise[] = {
    "The technician explained everything twice and stayed until it ran.", "Best documentation they have had in years.",
    "Installed in one day, as promised.", "The hotline called back within ten minutes.", "Guests ask about the quiet cargo bikes.",
    "The first bill after the storage was 41 % lower.", "Recommended us to the neighbouring cooperative."};

struct ThemeScript {
    std::string_view name, description;
    FeedbackKind kind, other_kind;
    std::span<const std::string_view> texts;
    int low, high;                  // an ordinary week
    int last_weeks[4];              // the last four complete weeks, oldest first; only the first theme rises through them
    int early_weeks[3] = {};        // three weeks of an earlier rise, where there was one
    std::string_view answer = {};   // and what marketing then did
};
constexpr ThemeScript scripts[] = {
    {"Asked about battery life", "How long a battery lasts, and what we promise about it.", FeedbackKind::request, FeedbackKind::objection, battery_life, 0, 2, {2, 3, 5, 8}},
    {"Price against imports", "Cheaper devices from abroad or from web shops.", FeedbackKind::objection, FeedbackKind::competitor, price, 2, 4, {4, 3, 4, 3}},
    {"Delivery time", "When it arrives, and whether all of it does.", FeedbackKind::objection, FeedbackKind::objection, delivery, 1, 3, {2, 3, 1, 2}, {4, 9, 16},
     "Every quote now names the week of delivery, and the landing page says what is in stock."},
    {"Works with other heat pumps", "Interfaces to pumps, meters and building control.", FeedbackKind::request, FeedbackKind::objection, other_pumps, 1, 3, {3, 2, 2, 3}},
    {"Leasing instead of buying", "Monthly prices, returns, service included.", FeedbackKind::request, FeedbackKind::request, leasing, 0, 2, {2, 1, 2, 1}},
    {"Longer warranty elsewhere", "What others promise for longer than we do.", FeedbackKind::competitor, FeedbackKind::competitor, warranty, 0, 2, {1, 2, 1, 1}},
    {"Good help on site", "What customers thank us for.", FeedbackKind::praise, FeedbackKind::praise, praise, 1, 3, {2, 2, 3, 2}},
};

// Somebody whom sales had spoken to by that day, and not long before.
const Lead* speaker(Chance& chance, const std::vector<Lead>& leads, Date day) {
    const auto end = std::ranges::upper_bound(leads, day, {}, [](const Lead& lead) { return Date{lead.day.days + 2}; });
    const int known = static_cast<int>(end - leads.begin());
    for (int tries = 0; tries < 200 && known > 0; ++tries) {
        const Lead& lead = leads[static_cast<std::size_t>(std::max(0, known - 1 - chance.below(std::min(known, 1200))))];
        if (lead.fate >= Fate::open_deal || lead.fate == Fate::sql || lead.fate == Fate::sal) return &lead;
    }
    return nullptr;
}

// Somebody with an open deal by that day, the `which`-th of them, so that the theme that rises has something at stake.
const Lead* in_negotiation(const std::vector<Lead>& leads, Date day, std::size_t which) {
    std::vector<const Lead*> all;
    for (const Lead& lead : leads)
        if (lead.fate == Fate::open_deal && lead.deal && lead.opened <= day) all.push_back(&lead);
    return all.empty() ? nullptr : all[which * 7 % all.size()];
}

// `at_stake`: who says it has an open deal, that many-th of them.
void write_one(World& world, const std::vector<Firm>& firms, const std::vector<Lead>& leads, const ThemeScript& script, Id<Theme> theme, Date day, std::string_view text, bool is_yours,
               std::optional<std::size_t> at_stake) {
    Chance& chance = world.chance;
    Feedback feedback{.kind = chance.percent(80) ? script.kind : script.other_kind, .theme = theme, .text = {std::string(text)}};
    feedback.at = berlin(day, chance.between(8 * 60, 18 * 60));
    const bool is_sales = chance.percent(72);
    feedback.said_by = is_sales ? Team::sales : Team::marketing;
    feedback.person = is_sales ? world.you : chance.pick(world.marketers);
    const Lead* lead = speaker(chance, leads, day);
    const bool names_campaign = lead && lead->campaign >= 0 && chance.percent(80);
    if (at_stake)
        if (const Lead* other = in_negotiation(leads, day, *at_stake)) lead = other;
    if (lead) {
        feedback.contact = lead->contact;
        if (is_sales) feedback.person = lead->owner;
        if (lead->firm >= 0) feedback.company = firms[static_cast<std::size_t>(lead->firm)].id;
        if (lead->deal && lead->opened <= day) feedback.deal = lead->deal;
        if (lead->campaign >= 0 && names_campaign) feedback.campaign = world.campaigns[static_cast<std::size_t>(lead->campaign)].id;
    }
    if (is_yours) feedback.said_by = Team::sales, feedback.person = world.you;
    world.out.add(std::move(feedback));
}

}  // namespace

void write_feedback(World& world, const std::vector<Firm>& firms, const std::vector<Lead>& leads) {
    Chance& chance = world.chance;
    const Date monday = week_start(world.today);
    const int days_gone = std::min(world.today.days - monday.days, 5);      // working days of the running week before today
    for (const ThemeScript& script : scripts) {
        const auto theme = world.out.add(Theme{.name = std::string(script.name), .description = {std::string(script.description)}});
        world.themes.push_back(theme);
        std::vector<std::string_view> texts(script.texts.begin(), script.texts.end());
        chance.shuffle(texts);
        std::size_t next = 0;
        const auto is_early = [&](int week) { return script.early_weeks[0] != 0 && week >= early_week - 2 && week <= early_week; };
        for (int week = -weeks_back; week <= 0; ++week) {
            const bool is_running = week == 0;
            const int typical = chance.between(script.low, script.high);
            const int count = is_running ? (&script == scripts ? days_gone : typical * days_gone / 5) : week >= -4 ? script.last_weeks[week + 4] : is_early(week) ? script.early_weeks[week - early_week + 2] : typical;
            std::vector<Date> days;
            for (int i = 0; i < count; ++i) days.push_back(Date{monday.days + 7 * week + chance.below(is_running ? days_gone : 5)});
            std::ranges::sort(days);
            // You said it, too, and so Home tells you what marketing did.
            bool is_yours = !script.answer.empty() && week == early_week;
            const bool has_stake = &script == scripts && week >= -3 && !is_running;
            for (std::size_t i = 0; i < days.size(); ++i) {
                const auto at_stake = has_stake && i % 2 == 0 ? std::optional(next) : std::nullopt;
                write_one(world, firms, leads, script, theme, days[i], texts[next++ % texts.size()], std::exchange(is_yours, false), at_stake);
            }
        }
        if (script.answer.empty()) continue;
        const Date week{monday.days + 7 * early_week};
        world.out.add(ThemeAnswer{.id = {theme_answer_row(theme.value, week)}, .theme = theme, .week = week, .action = ThemeAction::message, .text = {std::string(script.answer)},
                                          .person = world.marketers.front(), .at = berlin(Date{week.days + 8}, 11 * 60)});
    }
}

}  // namespace tandem::sample
