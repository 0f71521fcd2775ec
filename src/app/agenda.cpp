// Finds what is worth a meeting's time.
#include "app/agenda.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "app/answers/answers.hpp"
#include "app/answers/comparison_answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/goal_text.hpp"
#include "app/plain_text.hpp"
#include "app/working_hours.hpp"
#include "tandem/analytics/agreement.hpp"
#include "tandem/analytics/campaign_changes.hpp"
#include "tandem/analytics/decision_figures.hpp"
#include "tandem/analytics/goals.hpp"
#include "tandem/base/day_text.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/calendars.hpp"

namespace tandem {
namespace {

constexpr int most_themes = 3, most_campaigns = 3, most_deals = 5, most_weeks = 4;

std::optional<Date> day_of(const Value& value) {
    if (const auto* days = value.integer()) return Date{static_cast<std::int32_t>(*days)};
    return std::nullopt;
}

// Whole units of the currency: an agenda needs no cents.
std::string money_text(const Context& context, double minor) { return whole_text(minor, context.settings.currency); }

std::string amount_text(const Context& context, GoalMetric metric, double amount) {
    if (metric == GoalMetric::win_rate) return std::to_string(static_cast<int>(std::lround(amount))) + " %";
    return goal_amount_text(metric, amount, context.settings.currency);
}

// The day of the last meeting before today; without one, a week ago.
Result<Date> last_meeting(Context& context, Date today) {
    const Entity& entity = context.catalog.of<Meeting>();
    Date last{today.days - 7};
    bool is_found = false;
    const auto held = TRY(context.store.ordered({.entity = entity.id}));
    for (const Row& row : context.store.rows(entity.id, *held))
        if (const auto day = day_of(cell(context, row, "held_on")); day && *day < today && (!is_found || *day > last)) last = *day, is_found = true;
    return std::max(last, Date{today.days - 7 * most_weeks});
}

// Of weeks that ended since the last meeting; each promise once, by its latest broken week.
Result<> add_breaches(Context& context, std::vector<ProposedItem>& items) {
    const analytics::Moment moment = moment_of(context);
    const auto versions = TRY(analytics::agreements(context.store));
    if (versions.empty()) return {};
    const Date since = TRY(last_meeting(context, moment.today));
    const auto weeks = TRY(analytics::agreement_weeks(context.store, ReplyClock(context), versions, most_weeks + 1));
    for (std::size_t i = 0; i < Choices<Promise>::list.size(); ++i) {
        const auto promise = static_cast<Promise>(i);
        const auto is_news = [&](const analytics::AgreementWeek& week) {
            const auto& state = week.promises[i];
            return state.is_breached && state.exception.empty() && week.week.days + 7 > since.days;
        };
        const auto latest = std::ranges::find_if(weeks.rbegin(), weeks.rend(), is_news);
        if (latest == weeks.rend()) continue;
        const auto& state = latest->promises[i];
        const std::string name(analytics::name_of(promise)), week = to_text(latest->week);
        std::string evidence = std::to_string(state.hits) + " of " + std::to_string(state.of) + " in the week of " + day_text(latest->week) + ", promised by " + (analytics::is_of_marketing(promise) ? "marketing" : "sales");
        if (const auto broken = std::ranges::count_if(weeks, is_news); broken > 1) evidence += "; broken in " + std::to_string(broken) + " weeks since the last meeting";
        items.push_back({"breach " + name + " " + week, {.kind = "breach", .title = std::string(Choices<Promise>::list[i].label) + ": broken promise", .evidence = std::move(evidence),
                                                         .address = "#/agreement?promise=" + name + "&week=" + week}});
    }
    return {};
}

Result<> add_goals(Context& context, std::vector<ProposedItem>& items) {
    const analytics::Moment moment = moment_of(context);
    const auto tree = TRY(analytics::goal_tree(context.store, moment, context.settings.fiscal_start_month, moment.today, analytics::GoalSpan::quarter));
    for (const analytics::GoalNode& node : tree.nodes) {
        if (!node.target || !node.actual || node.metric == GoalMetric::spend) continue;
        const bool is_low_ratio = analytics::is_ratio(node.metric) && node.is_set && *node.actual < *node.target;
        if (!is_low_ratio && !analytics::is_short(node)) continue;
        const Choice& metric = Choices<GoalMetric>::list[static_cast<std::size_t>(node.metric)];
        std::string evidence = amount_text(context, node.metric, *node.actual) + " of " + amount_text(context, node.metric, *node.target);
        if (const std::string gap = goal_gap_text(node, tree.span.to, moment.today, context.settings.currency); !gap.empty()) evidence += ", " + gap;
        items.push_back({"goal " + std::string(metric.name), {.kind = "goal", .title = std::string(metric.label), .evidence = std::move(evidence), .address = "#/goals?metric=" + std::string(metric.name)}});
    }
    return {};
}

Result<> add_themes(Context& context, std::vector<ProposedItem>& items) {
    int themes = 0;
    for (const SuggestionRow& row : TRY(answer(context, SuggestionList{})).open) {
        if (++themes > most_themes) break;
        std::string weeks;
        for (const std::int64_t count : row.mentions) weeks += (weeks.empty() ? "" : ", ") + std::to_string(count);
        std::string evidence = "Heard " + weeks + " times a week, more than chance";
        if (row.open_deals > 0) evidence += "; " + std::to_string(row.open_deals) + (row.open_deals == 1 ? " open deal" : " open deals") + " behind it";
        items.push_back({"theme " + to_text(row.theme), {.kind = "theme", .title = row.name, .evidence = std::move(evidence), .address = "#/feedback?theme=" + to_text(row.theme)}});
    }
    return {};
}

std::string p_text(double p) {
    if (p < 0.001) return "p < 0.001";
    const std::string thousandths = std::to_string(std::lround(p * 1000));
    return "p = 0." + std::string(3 - std::min<std::size_t>(3, thousandths.size()), '0') + thousandths;
}

// What changed most, in two words.
std::string_view change_words(const analytics::CampaignChange& change) {
    if (change.has_cost_changed && (!change.have_leads_changed || change.cost_p < change.leads_p))
        return static_cast<double>(change.before.leads) * static_cast<double>(change.after.spent.minor) > static_cast<double>(change.after.leads) * static_cast<double>(change.before.spent.minor) ? "dearer leads" : "cheaper leads";
    if (change.have_leads_changed) return change.after.leads > change.before.leads ? "more leads" : "fewer leads";
    return change.after.spent > change.before.spent ? "more spent" : "less spent";
}

// The last whole week against the one before it.
Result<> add_campaigns(Context& context, std::vector<ProposedItem>& items) {
    const analytics::Moment moment = moment_of(context);
    const Date monday{week_start(moment.today).days - 7};
    int campaigns = 0;
    for (const analytics::CampaignChange& change : TRY(analytics::campaign_changes(context.store, moment, monday))) {
        if (!change.has_changed() || ++campaigns > most_campaigns) break;
        const auto a_lead = [&](const analytics::CampaignWeek& week) { return money_text(context, static_cast<double>(week.spent.minor) / static_cast<double>(week.leads)); };
        std::string evidence = std::to_string(change.before.leads) + (change.before.leads == 1 ? " lead, then " : " leads, then ") + std::to_string(change.after.leads);
        if (change.have_leads_changed) evidence += " (" + p_text(change.leads_p) + ")";
        if (change.before.spent.minor + change.after.spent.minor > 0) {
            evidence += "; spent " + money_text(context, static_cast<double>(change.before.spent.minor)) + ", then " + money_text(context, static_cast<double>(change.after.spent.minor));
            if (change.before.leads > 0 && change.after.leads > 0) evidence += "; a lead cost " + a_lead(change.before) + ", then " + a_lead(change.after);
            else if (change.before.leads > 0) evidence += "; a lead cost " + a_lead(change.before) + " before";
            else if (change.after.leads > 0) evidence += "; a lead cost " + a_lead(change.after);
        }
        if (change.has_cost_changed) evidence += " (" + p_text(change.cost_p) + ")";
        const std::string name = context.store.title(context.id_of<Campaign>(), change.campaign);
        items.push_back({"campaign " + to_text(change.campaign) + " " + to_text(monday), {.kind = "campaign", .title = name + ": " + std::string(change_words(change)),
                                                                                         .evidence = evidence + "; week of " + day_text(monday) + " and the one before", .address = "#/campaigns/" + to_text(change.campaign)}});
    }
    return {};
}

Result<> add_deals(Context& context, std::vector<ProposedItem>& items) {
    const auto stale = TRY(analytics::stale_deals(context.store, moment_of(context), 0, most_deals));
    if (stale.total == 0) return {};
    std::string names;
    for (const BoardCard& card : board_cards(context, stale.cards)) names += (names.empty() ? "" : ", ") + card.title + (card.company.empty() ? "" : " (" + card.company + ")");
    items.push_back({"deals", {.kind = "deals", .title = std::to_string(stale.total) + (stale.total == 1 ? " deal stands still" : " deals stand still"),
                               .evidence = "Largest: " + names, .address = "#/pipeline"}});
    return {};
}

// "Win rate", "Share of feedback about Price"
std::string figure_label(const DecisionLine& line) {
    const std::string of_campaign = line.campaign.empty() ? "" : " of " + line.campaign;
    if (line.figure == "theme_share" && !line.theme.empty()) return "Share of feedback about " + line.theme + of_campaign;
    return choice_label(Choices<DecisionFigure>::list, line.figure) + of_campaign;
}

// One place after the point, as a week's share of a few cases needs it: "4.5".
std::string tenths_text(double value) {
    const long tenths = std::lround(value * 10);
    return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : std::string());
}

std::string rate_text(const RateFigures& rate) { return grouped_text(rate.hits) + " of " + grouped_text(rate.of); }

// "Win rate before 13 of 71, since 11 of 30"; of one just made "Win rate, 13 of 71 now"; empty without a figure.
std::string figure_text(const Currency& currency, const DecisionLine& line, bool is_new) {
    if (line.figure.empty()) return {};
    if (line.measure) {
        const auto text = [&](const MeasureFigures& figures) { return line.measure->unit == MeasureUnit::cases_a_week ? tenths_text(*figures.value) : whole_text(*figures.value, currency); };
        const MeasureFigures &before = line.measure->before, &after = line.measure->after;
        if (!before.value && !after.value) return figure_label(line) + ", no cases yet";
        if (is_new || after.days == 0) return figure_label(line) + ", " + text(before) + (is_new ? " now" : " before, none since");
        return figure_label(line) + (before.value ? " before " + text(before) + ", since " : ", since ") + text(after);
    }
    const RateComparison& c = line.comparison;
    if (c.before.of == 0 && c.after.of == 0) return figure_label(line) + ", no cases yet";
    if (c.after.of == 0) return figure_label(line) + ", " + rate_text(c.before) + (is_new ? " now" : " before, none since");
    return figure_label(line) + " before " + rate_text(c.before) + ", since " + rate_text(c.after);
}

std::string decision_evidence(const Currency& currency, const DecisionLine& line) {
    std::string words = line.owner.empty() ? "Nobody's" : line.owner;
    if (line.due_on) words += ", due " + day_text(*line.due_on);
    if (const std::string figure = figure_text(currency, line, false); !figure.empty()) words += ": " + figure;
    return words;
}

// The measure as it was when the decision was made.
analytics::Tally tally_before(const Context& context, const Row& decision) {
    const auto number = [&](std::string_view field) { return cell(context, decision, field).integer_or(0); };
    const Value& squares = cell(context, decision, "before_squares");
    return {.cases = number("before_hits"), .days = number("before_of"), .amount = static_cast<double>(number("before_amount")), .squares = squares.real() ? *squares.real() : static_cast<double>(squares.integer_or(0))};
}

}  // namespace

Result<Decisions> decisions(Context& context) {
    const Entity& entity = context.catalog.of<Decision>();
    const analytics::Moment moment = moment_of(context);
    const ReplyClock clock(context);
    Decisions all;
    // What was decided more than four weeks ago is judged by the same days.
    struct Counted { analytics::Proportion rate; analytics::Tally tally; };
    std::map<std::tuple<DecisionFigure, analytics::DecisionSubject, Date, Date>, Counted> known;
    const auto counted = [&](DecisionFigure figure, const analytics::DecisionSubject& subject, analytics::Span span) -> Result<Counted> {
        const auto [place, is_new] = known.try_emplace({figure, subject, span.from, span.to});
        if (is_new && is_rate(figure)) place->second.rate = TRY(analytics::decision_figure(context.store, clock, figure, subject, span));
        if (is_new && !is_rate(figure)) place->second.tally = TRY(analytics::decision_tally(context.store, moment, figure, subject, span));
        return place->second;
    };
    const auto ids = TRY(context.store.ordered({.entity = entity.id}));
    for (const Row& row : context.store.rows(entity.id, *ids)) {
        const auto value = [&](std::string_view field) -> const Value& { return cell(context, row, field); };
        DecisionLine line{.id = row.id, .meeting = value("meeting").integer_or(0), .text = std::string(value("text").text_or("")), .owner = title_of(context, "person", value("owner")), .result = std::string(value("result").text_or("")),
                          .decided_on = day_of(value("decided_on")).value_or(moment.today), .due_on = day_of(value("due_on")), .closed_on = day_of(value("closed_on")),
                          .figure = std::string(value("figure").text_or("")), .theme = title_of(context, "theme", value("theme")), .campaign = title_of(context, "campaign", value("campaign")),
                          .theme_row = value("theme").integer_or(0), .campaign_row = value("campaign").integer_or(0)};
        line.is_due = !line.closed_on && line.due_on && *line.due_on <= moment.today;
        const Date until = line.closed_on ? *line.closed_on : moment.today;
        const auto figure = Codec<std::optional<DecisionFigure>>::from_value(value("figure"));
        const bool is_measure = figure && *figure && !is_rate(**figure);
        const analytics::Span before = analytics::span_before(line.decided_on), since = is_measure ? analytics::weeks_since(line.decided_on, until) : analytics::span_since(line.decided_on, until);
        line.before_from = before.from, line.before_to = before.to, line.since_from = since.from, line.since_to = since.to;
        if (figure && *figure && line.decided_on <= until) {
            const Counted now = TRY(counted(**figure, {line.theme_row, line.campaign_row}, since));
            if (!is_measure) line.comparison = compared({value("before_hits").integer_or(0), value("before_of").integer_or(0)}, now.rate);
            else line.measure = compared(analytics::measure_of(**figure), tally_before(context, row), now.tally);
        }
        (line.closed_on ? all.closed : all.open).push_back(std::move(line));
    }
    std::ranges::stable_sort(all.closed, std::greater{}, [](const DecisionLine& line) { return *line.closed_on; });
    std::ranges::stable_sort(all.open, {}, [](const DecisionLine& line) { return std::pair(!line.due_on, line.due_on.value_or(line.decided_on)); });
    return all;
}

Result<RowId> meeting_of_week(const Context& context, Date day) {
    const Entity& entity = context.catalog.of<Meeting>();
    if (const RowId id = meeting_row(day); context.store.is_live(entity.id, id)) return id;
    const Date monday = week_start(day);
    const auto held = TRY(context.store.ordered({.entity = entity.id}));
    for (const Row& row : context.store.rows(entity.id, *held))
        if (const auto on = day_of(cell(context, row, "held_on")); on && week_start(*on) == monday) return row.id;
    return RowId{0};
}

std::vector<Row> agenda_rows(const Context& context, RowId meeting) {
    const Entity& entity = context.catalog.of<AgendaItem>();
    std::vector<Row> rows = context.store.rows(entity.id, context.store.referring(entity.id, entity.index("meeting"), meeting));
    std::ranges::sort(rows, {}, [&](const Row& row) { return std::pair(position_of(context, row), row.id); });
    return rows;
}

double position_of(const Context& context, const Row& item) {
    const Value& value = cell(context, item, "position");
    return value.real() ? *value.real() : static_cast<double>(value.integer_or(0));
}

Result<std::vector<ProposedItem>> proposed_agenda(Context& context, std::span<const DecisionLine> open) {
    std::vector<ProposedItem> items;
    for (const DecisionLine& line : open)
        items.push_back({"decision " + to_text(line.id), {.kind = "decision", .title = line.text, .evidence = decision_evidence(context.settings.currency, line), .address = "#/meeting?decision=" + to_text(line.id)}});
    TRY(add_breaches(context, items));
    TRY(add_goals(context, items));
    TRY(add_themes(context, items));
    TRY(add_campaigns(context, items));
    TRY(add_deals(context, items));
    return items;
}

std::string meeting_markdown(const Currency& currency, const MeetingAnswer& meeting) {
    std::string out = "# Meeting of " + full_day_text(meeting.held_on) + "\n\n## Agenda\n\n";
    for (const AgendaLine& line : meeting.agenda) {
        out += std::string(line.is_done ? "- [x] " : "- [ ] ") + line.title + " (" + std::to_string(line.minutes) + " min)\n";
        if (!line.evidence.empty()) out += "  " + line.evidence + "\n";
    }
    if (!meeting.minutes.empty()) out += "\n## Minutes\n\n" + meeting.minutes + "\n";
    const auto list = [&](std::string_view title, const std::vector<DecisionLine>& lines) {
        if (lines.empty()) return;
        out += "\n## " + std::string(title) + "\n\n";
        for (const DecisionLine& line : lines) {
            out += "- " + line.text;
            if (!line.owner.empty()) out += ", " + line.owner;
            if (line.due_on) out += ", due " + full_day_text(*line.due_on);
            out += "\n";
            if (const std::string figure = figure_text(currency, line, line.decided_on == meeting.held_on); !figure.empty()) out += "  " + figure + "\n";
            if (!line.result.empty()) out += "  " + line.result + "\n";
        }
    };
    list("Decided", meeting.decided);
    list("Still open", meeting.open);
    return out;
}

std::string meeting_calendar(const MeetingAnswer& meeting, Date next_day, Instant now, std::string_view words) {
    const auto given = split(words, '\n');
    const auto word = [&](std::size_t line, std::string_view in_english) { return given.size() == 4 ? given[line] : in_english; };
    const std::string title(word(0, "Weekly meeting of sales and marketing"));
    std::string out;
    std::vector<std::string> zones;
    CalendarWriter calendar(out, zones);
    calendar.begin();
    // As days: nobody told at what time the teams meet. The next one says what comes back to it.
    const auto listed = [](std::string_view title, const std::vector<DecisionLine>& lines) {
        std::string words;
        for (const DecisionLine& line : lines)
            if (!line.closed_on) words += (words.empty() ? std::string(title) + ":" : std::string()) + "\n" + line.text + (line.owner.empty() ? "" : ", " + line.owner);
        return words;
    };
    const std::string decided = listed(word(1, "Decided"), meeting.decided), open = listed(word(2, "Still open"), meeting.open), next = listed(word(3, "Comes back"), meeting.decided);
    const auto both = [](const std::string& a, const std::string& b) { return a + (a.empty() || b.empty() ? "" : "\n\n") + b; };
    const std::string uid = "meeting-" + to_text(meeting.id);
    calendar.add_day(uid + "@tandem", title, both(decided, open), meeting.held_on, now);
    calendar.add_day(uid + "-next@tandem", title, both(next, open), next_day, now);
    for (const auto* lines : {&meeting.decided, &meeting.open})
        for (const DecisionLine& line : *lines)
            if (line.due_on && !line.closed_on) calendar.add_due("decision-" + to_text(line.id) + "@tandem", line.text, line.owner, *line.due_on, now);
    calendar.end();
    return out;
}

}  // namespace tandem
