// EcoTech's goals, and three weekly meetings: one decision moved its figure and is closed, one did not move it yet, one is due.
#include <array>
#include <cmath>

#include "app/demo_data/world.hpp"
#include "tandem/analytics/decision_figures.hpp"
#include "tandem/analytics/overview.hpp"
#include "tandem/base/time_zone.hpp"
#include "tandem/model/goal.hpp"

namespace tandem::sample {
namespace {

struct Script {
    std::string_view text;
    int meeting;                        // index of the meeting that decided it
    DecisionFigure figure;
    int theme;                          // index into world.themes, −1: none
    int due_after_days;
    int closed_at = -1;                 // index of the meeting that closed it
    std::string_view result = {};
};
constexpr Script decisions[] = {
    {"Name the week of delivery in every quote", 0, DecisionFigure::theme_share, 2, 14, 1, "Every quote names it, and hardly anybody asks any more."},
    {"Answer every price objection with the running costs of ten years", 1, DecisionFigure::theme_share, 1, 42},
    {"Put measured battery life on the product pages and into the call script", 2, DecisionFigure::theme_share, 0, 6},
};
struct MeetingScript { int weeks_back; std::string_view minutes; std::array<std::string_view, 3> topics; };
constexpr MeetingScript meetings[] = {
    {10, "Half of the objections of three weeks are about delivery. Sales loses two hours a week to explaining it; marketing can say it before anybody asks.", {"Delivery time comes up in every third call", "Webinar in the south", "Who covers for Tom"}},
    {4, "Price against imports stays the first objection. Sales answers with the running costs of ten years; we look again in four weeks.", {"Delivery time: did it help?", "Price against imports", "Budget of the quarter"}},
    {1, "Battery life is asked for more every week. The lab has measured curves; they go onto the product pages.", {"Asked about battery life", "Goals of the quarter", "Fair in spring"}},
};

void write_goal(World& world, GoalMetric metric, Date quarter, double target, Id<Person> owner) {
    const std::string_view name = Choices<GoalMetric>::list[static_cast<std::size_t>(metric)].name;
    world.out.add(Goal{.id = {goal_row(name, quarter)}, .metric = metric, .starts_on = quarter, .target = target, .owner = owner});
}

// A fourth more than the quarter before won, in whole thousands.
double revenue_goal(const Store& store, const analytics::Moment& moment, Date quarter) {
    const auto before = analytics::period_totals(store, moment, analytics::quarter_before(quarter));
    const double won = before ? static_cast<double>(before->won_value.minor) : 0;
    return std::round(won * 1.25 / 10'000'000) * 10'000'000;
}

}  // namespace

void write_meetings(World& world, const Store& store) {
    const analytics::Moment moment{world.today, TimeZone::find("Europe/Berlin").value_or(TimeZone())};
    const BusinessHours hours = *BusinessHours::from_text(BusinessHours::usual, moment.zone);
    const analytics::HandOffClock clock{.moment = moment, .hours = hours, .now = moment.start_of(world.today)};
    for (const Date quarter : {world.quarters[1], world.quarters[2]})
        if (const double target = revenue_goal(store, moment, quarter); target > 0) write_goal(world, GoalMetric::revenue, quarter, target, world.you);
    write_goal(world, GoalMetric::leads, world.quarters[2], 2'700, world.marketers.front());

    const Date monday = week_start(world.today);
    std::array<Id<Meeting>, std::size(meetings)> held;
    std::array<Date, std::size(meetings)> days;
    for (std::size_t m = 0; m < std::size(meetings); ++m) {
        days[m] = Date{monday.days - 7 * meetings[m].weeks_back + 1};
        held[m] = world.out.add(Meeting{.id = {meeting_row(days[m])}, .held_on = days[m], .minutes = {std::string(meetings[m].minutes)}});
        double position = 0;
        for (const std::string_view topic : meetings[m].topics)
            world.out.add(AgendaItem{.meeting = held[m], .title = std::string(topic), .position = position += 1, .minutes = 10, .is_done = true});
    }
    for (const Script& each : decisions) {
        const Date day = days[static_cast<std::size_t>(each.meeting)];
        Decision decision{.text = std::string(each.text), .meeting = held[static_cast<std::size_t>(each.meeting)], .decided_on = day, .owner = each.theme == 1 ? world.you : world.marketers.front(),
                          .due_on = Date{day.days + each.due_after_days}, .figure = each.figure};
        if (each.theme >= 0) decision.theme = world.themes[static_cast<std::size_t>(each.theme)];
        if (const auto before = analytics::decision_figure(store, clock, each.figure, {.theme = decision.theme ? decision.theme->value : 0}, analytics::span_before(day)))
            decision.before_hits = before->hits, decision.before_of = before->of;
        if (each.closed_at >= 0) decision.closed_on = days[static_cast<std::size_t>(each.closed_at)], decision.result = {std::string(each.result)};
        world.out.add(std::move(decision));
    }
}

}  // namespace tandem::sample
