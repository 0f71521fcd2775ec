// `tandem report`: pipeline, campaigns and feedback in figures, and whether a change of a rate is more than chance.
#include <charconv>
#include <cmath>
#include <cstdio>

#include "app/answers/comparison_answers.hpp"
#include "app/plain_text.hpp"
#include "platform/command_line/goals_report.hpp"
#include "platform/command_line/json_output.hpp"
#include "tandem/analytics/campaigns.hpp"
#include "tandem/analytics/feedback.hpp"
#include "tandem/analytics/pipeline.hpp"
#include "tandem/analytics/proportion.hpp"
#include "tandem/analytics/suggestions.hpp"
#include "tandem/model/campaign.hpp"
#include "tandem/model/theme_answer.hpp"
#include "tandem/model/person.hpp"

namespace tandem::command_line {
namespace {

std::string title(const Store& store, std::string_view entity, RowId id) {
    return id ? store.title(store.catalog().entity(entity).id, id) : std::string();
}

Json totals_json(const analytics::DealTotals& totals) {
    return {{"deals", totals.deals},           {"open", totals.open},
            {"won", totals.won},               {"lost", totals.lost},
            {"won_value", totals.won_value.minor}, {"open_value", totals.open_value.minor},
            {"weighted", totals.weighted.minor}};
}

Result<Json> groups_json(const Store& store, analytics::DealGroup group, std::string_view entity) {
    Json list = Json::array();
    for (const auto& totals : TRY(analytics::deal_totals(store, group))) {
        Json each;
        if (group == analytics::DealGroup::region) {
            each["region"] = totals.region;
        } else {
            each["id"] = id_json(totals.key);
            each["name"] = title(store, entity, totals.key);
        }
        each.update(totals_json(totals));
        list.push_back(std::move(each));
    }
    return list;
}

Result<Json> pipeline_json(const Store& store) {
    Json json = document();
    json["report"] = "pipeline";
    json["currency"] = load_settings(store).currency.code;
    json["total"] = totals_json(TRY(analytics::deal_totals(store, analytics::DealGroup::all)).front());
    json["by_region"] = TRY(groups_json(store, analytics::DealGroup::region, "person"));
    json["by_stage"] = TRY(groups_json(store, analytics::DealGroup::stage, "stage"));
    json["by_owner"] = TRY(groups_json(store, analytics::DealGroup::owner, "person"));
    json["by_product"] = TRY(groups_json(store, analytics::DealGroup::product, "product"));
    return json;
}

std::string money_text(const Json& minor, const Currency& currency) { return plain_text(Money{minor.get<std::int64_t>()}, currency) + " " + currency.code; }

void print_totals(const std::string& name, const Json& totals, const Currency& currency) {
    std::string line = padded(name.empty() ? "(none)" : name, 28);
    for (const char* member : {"deals", "open", "won", "lost"}) line += padded(std::to_string(totals[member].get<std::int64_t>()), 9, true);
    print(line + padded(money_text(totals["won_value"], currency), 20, true) + padded(money_text(totals["weighted"], currency), 20, true) + "\n");
}

int report_pipeline(const Catalog& catalog, const Arguments& arguments) {
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const auto json = pipeline_json(*opened.store);
    if (!json) return complain(json.error());
    if (arguments.has("--json")) {
        print_json(*json);
        return done;
    }
    const Currency currency = load_settings(*opened.store).currency;
    print(padded("", 28) + "    deals     open      won     lost           won value            weighted\n");
    print_totals("All deals", (*json)["total"], currency);
    for (const auto& [member, heading] : {std::pair{"by_region", "By region"}, {"by_stage", "By stage"}, {"by_owner", "By owner"}, {"by_product", "By product"}}) {
        print("\n" + std::string(heading) + "\n");
        for (const Json& each : (*json)[member]) print_totals("  " + each[each.contains("region") ? "region" : "name"].get<std::string>(), each, currency);
    }
    return done;
}

Result<Json> campaigns_json(const Store& store) {
    Json json = document();
    json["report"] = "campaigns";
    json["currency"] = load_settings(store).currency.code;
    json["campaigns"] = Json::array();
    const Entity& entity = store.catalog().of<Campaign>();
    for (const auto& totals : TRY(analytics::campaign_totals(store))) {
        const auto row = store.find(entity.id, totals.campaign);
        if (!row) continue;
        const auto cell = [&](std::string_view field) { return cell_json(*entity.find(field), row->cells[entity.index(field)]); };
        const auto per_lead = analytics::cost_per_lead(totals);
        const auto roas = analytics::return_on_ad_spend(totals);
        json["campaigns"].push_back({{"id", id_json(totals.campaign)},
                                     {"name", cell("name")},
                                     {"channel", cell("channel")},
                                     {"status", cell("status")},
                                     {"budget", cell("budget")},
                                     {"spent", totals.spent.minor},
                                     {"impressions", totals.impressions},
                                     {"clicks", totals.clicks},
                                     {"touches", totals.touches},
                                     {"leads", totals.leads},
                                     {"deals", totals.deals},
                                     {"won", totals.won},
                                     {"lost", totals.lost},
                                     {"won_revenue", totals.won_revenue.minor},
                                     {"open_pipeline", totals.open_pipeline.minor},
                                     {"cost_per_lead", per_lead ? Json(per_lead->minor) : Json(nullptr)},
                                     {"return_on_ad_spend", roas ? Json(*roas) : Json(nullptr)},
                                     {"feedback", totals.feedback}});
    }
    json["unmapped"] = Json::array();
    for (const auto& each : TRY(analytics::unmapped_spend(store)))
        json["unmapped"].push_back({{"platform", each.platform},
                                    {"external_campaign", each.external_campaign},
                                    {"name", each.name},
                                    {"cost", each.cost.minor},
                                    {"days", each.days},
                                    {"suggested", id_json(each.suggested)}});
    return json;
}

int report_campaigns(const Catalog& catalog, const Arguments& arguments) {
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const auto json = campaigns_json(*opened.store);
    if (!json) return complain(json.error());
    if (arguments.has("--json")) {
        print_json(*json);
        return done;
    }
    const Currency currency = load_settings(*opened.store).currency;
    print(padded("Campaign", 36) + "    leads      won               spent         won revenue\n");
    for (const Json& each : (*json)["campaigns"])
        print(padded(each["name"].get<std::string>(), 36) + padded(std::to_string(each["leads"].get<std::int64_t>()), 9, true) +
              padded(std::to_string(each["won"].get<std::int64_t>()), 9, true) + padded(money_text(each["spent"], currency), 20, true) +
              padded(money_text(each["won_revenue"], currency), 20, true) + "\n");
    for (const Json& each : (*json)["unmapped"])
        print("Not mapped: " + each["platform"].get<std::string>() + ", " + each["name"].get<std::string>() + ", " + money_text(each["cost"], currency) + "\n");
    return done;
}

Json look_json(const analytics::ThemeLook& look) {
    return {{"week", to_text(look.week)}, {"mentions", look.mentions}, {"conversations", look.conversations.empty() ? Json(nullptr) : Json(look.conversations)}, {"p", look.p}};
}

Result<Json> suggestions_json(const Store& store, const analytics::Moment& moment, std::span<const analytics::ThemeTrend> trends) {
    const Entity& answers = store.catalog().of<ThemeAnswer>();
    Json list = Json::array();
    for (const auto& trend : trends)
        for (const auto& look : trend.raised) {
            const auto evidence = TRY(analytics::theme_evidence(store, moment, trend.theme, look));
            Json each{{"theme", id_json(trend.theme)}, {"name", title(store, "theme", trend.theme)}};
            each.update(look_json(look));
            each["campaigns"] = Json::array();
            for (const auto& [id, mentions] : evidence.campaigns) each["campaigns"].push_back({{"id", id_json(id)}, {"name", title(store, "campaign", id)}, {"mentions", mentions}});
            each["open_deals"] = evidence.open_deals;
            each["open_value"] = evidence.open_value.minor;
            const RowId row = theme_answer_row(trend.theme, look.week);
            const auto given = store.is_live(answers.id, row) ? store.find(answers.id, row) : std::nullopt;
            each["answer"] = !given ? Json(nullptr) : Json{{"action", given->cells[answers.index("action")].text_or("")}, {"text", given->cells[answers.index("text")].text_or("")}};
            list.push_back(std::move(each));
        }
    return list;
}

Result<Json> feedback_json(const Store& store, const analytics::Moment& moment, int weeks) {
    const auto figures = TRY(analytics::feedback_weeks(store, moment, {}, weeks));
    Json json = document();
    json["report"] = "feedback";
    json["weeks"] = Json::array();
    for (const Date week : figures.weeks) json["weeks"].push_back(to_text(week));
    json["kinds"] = Json::array();
    for (const auto& each : figures.kinds) json["kinds"].push_back({{"kind", each.kind}, {"total", each.total}, {"weeks", each.weeks}});
    const auto trends = TRY(analytics::theme_trends(store, moment));
    json["themes"] = Json::array();
    for (const auto& each : figures.themes) {
        const auto trend = std::ranges::find(trends, each.theme, &analytics::ThemeTrend::theme);
        json["themes"].push_back({{"id", id_json(each.theme)},
                                  {"name", title(store, "theme", each.theme)},
                                  {"total", each.total},
                                  {"weeks", each.weeks},
                                  {"rising", each.is_rising},
                                  {"suggested", each.is_suggested},
                                  {"note", each.is_suggested ? "Rises by more than chance; see suggestions." : each.is_rising ? "Three weeks rising; could be chance." : ""},
                                  {"trend", trend == trends.end() ? Json(nullptr) : look_json(trend->last)}});
    }
    json["suggestion_level"] = analytics::suggestion_level;
    json["suggestions"] = TRY(suggestions_json(store, moment, trends));
    return json;
}

int report_feedback(const Catalog& catalog, const Arguments& arguments) {
    int weeks = 13;
    const std::string text = arguments.value_or("--weeks", "13");
    if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weeks);
        error != std::errc{} || end != text.data() + text.size() || weeks < 1 || weeks > 520)
        return complain(wrong_use, "--weeks is a whole number from 1 to 520.");
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const TimeZone zone = zone_of(*opened.store);
    const auto json = feedback_json(*opened.store, {*today_of(arguments, zone), zone}, weeks);
    if (!json) return complain(json.error());
    if (arguments.has("--json")) {
        print_json(*json);
        return done;
    }
    for (const Json& each : (*json)["themes"]) {
        std::string line = padded(each["name"].get<std::string>(), 32) + padded(std::to_string(each["total"].get<std::int64_t>()), 7, true) + "  ";
        for (const Json& week : each["weeks"]) line += padded(std::to_string(week.get<std::int64_t>()), 4, true);
        print(line + (each["suggested"].get<bool>() ? "  rising by more than chance" : each["rising"].get<bool>() ? "  rising (could be chance)" : "") + "\n");
    }
    return done;
}

std::optional<analytics::Proportion> proportion_of(std::string_view text) {
    analytics::Proportion p;
    const char* end = text.data() + text.size();
    const auto hits = std::from_chars(text.data(), end, p.hits);
    if (hits.ec != std::errc{} || hits.ptr == end || *hits.ptr != '/') return std::nullopt;
    const auto of = std::from_chars(hits.ptr + 1, end, p.of);
    if (of.ec != std::errc{} || of.ptr != end || p.of <= 0 || p.hits < 0 || p.hits > p.of) return std::nullopt;
    return p;
}

std::string decimals(double number, int digits) {
    char text[64];
    std::snprintf(text, sizeof text, "%+.*f", digits, number);
    return text;
}

std::string comparison_sentence(const RateComparison& c) {
    const std::string change = c.lift ? decimals(100 * *c.lift, std::abs(*c.lift) < 0.1 ? 1 : 0) + " %" : decimals(100 * c.difference, 1) + " points";
    const std::string p = !c.p ? "" : *c.p < 0.001 ? "p < 0.001" : "p = " + decimals(*c.p, 3).substr(1);
    return with_places(comparison_pattern(c), {change, grouped_text(c.before.hits), grouped_text(c.before.of), grouped_text(c.after.hits), grouped_text(c.after.of), p});
}

int report_compare(const Catalog&, const Arguments& arguments) {
    const auto before = proportion_of(arguments.value_or("--before", "")), after = proportion_of(arguments.value_or("--after", ""));
    if (!before || !after) return complain(wrong_use, "Give both rates as hits of cases, such as --before 120/2400 --after 150/2400.");
    const RateComparison c = compared(*before, *after);
    const std::string sentence = comparison_sentence(c);
    if (!arguments.has("--json")) {
        print(sentence + "\n");
        if (c.more_cases) print("About " + grouped_text(*c.more_cases) + " more cases in each group would settle it at these rates\n");
        return done;
    }
    const auto test = analytics::compare(*before, *after);
    const auto needed = analytics::cases_needed(before->rate(), after->rate());
    static constexpr std::string_view names[] = {"too_little_data", "could_be_chance", "likely_real", "too_little_data"};
    Json json = document();
    json["report"] = "compare";
    json["before"] = rate_json(*before);
    json["after"] = rate_json(*after);
    json["difference"] = c.difference;
    json["lift"] = optional_json(c.lift);
    json["z"] = test ? Json(test->z) : Json(nullptr);
    json["p"] = optional_json(c.p);
    json["chi_square"] = test ? Json(test->chi_square) : Json(nullptr);
    json["difference_95"] = c.difference_low ? Json{*c.difference_low, *c.difference_high} : Json(nullptr);
    json["probability_better"] = optional_json(c.probability_better);
    json["cases_needed"] = optional_json(needed);
    json["more_cases"] = optional_json(c.more_cases);
    json["borderline"] = c.is_borderline;
    json["verdict"] = names[static_cast<std::size_t>(c.verdict)];
    json["sentence"] = sentence;
    print_json(json);
    return done;
}

constexpr Option file_options[] = {workspace_option, json_option};
constexpr Option feedback_options[] = {workspace_option, {"--weeks", "NUMBER", "How many weeks, the running one last (13)."}, today_option, json_option};
constexpr Option goals_options[] = {workspace_option, {"--period", "quarter|month|week", "What holds today (quarter)."}, today_option, json_option};
constexpr Option compare_options[] = {{"--before", "HITS/CASES", "The earlier rate, such as 120/2400."}, {"--after", "HITS/CASES", "The later rate."}, json_option};

constexpr Command commands[] = {
    {"report pipeline", "--workspace FILE [--json]", "Deals open, won and lost, and what they are worth.", file_options,
     "JSON: {version, report, currency, total, by_region, by_stage, by_owner, by_product}\n"
     "  total and each group: {deals, open, won, lost, won_value, open_value, weighted}, money in minor units\n"
     "  a group besides: {region} or {id, name}; \"\" and null: none\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused.",
     report_pipeline},
    {"report campaigns", "--workspace FILE [--json]", "What each campaign cost and brought.", file_options,
     "JSON: {version, report, currency, campaigns, unmapped}\n"
     "  campaigns: [{id, name, channel, status, budget, spent, impressions, clicks, touches, leads, deals, won, lost,\n"
     "               won_revenue, open_pipeline, cost_per_lead, return_on_ad_spend, feedback}], null: no figure\n"
     "  unmapped:  [{platform, external_campaign, name, cost, days, suggested}]\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused.",
     report_campaigns},
    {"report feedback", "--workspace FILE [--weeks NUMBER] [--today DATE] [--json]", "How often each kind and theme was heard, week by week.", feedback_options,
     "JSON: {version, report, weeks: [Mondays], kinds: [{kind, total, weeks}], themes: [{id, name, total, weeks, rising, suggested, note, trend}],\n"
     "       suggestion_level, suggestions}\n"
     "  rising: each of the last three complete weeks is above the one before it; that could be chance,\n"
     "    unless it is suggested: a suggestion was raised in the last thirteen weeks\n"
     "  trend: {week, mentions, conversations, p}: up to eight weeks until that Monday's; p of such a rise by chance (one-sided)\n"
     "  suggestions: [{theme, name, week, mentions, conversations, p, campaigns, open_deals, open_value, answer}]: rises whose p is\n"
     "  below suggestion_level, 0.05 in 13 weekly looks; conversations null: too few calls and meetings, weeks count alike\n"
     "Days are those of UTC. Exit codes: 0 done, 2 wrong use, 4 refused.",
     report_feedback},
    {"report goals", "--workspace FILE [--period quarter|month|week] [--today DATE] [--json]", "The goal tree: targets, what is, and what is short.", goals_options,
     "JSON: {version, report, currency, from, to, goals: [{metric, depth, set, owner, target, actual, expected, missing, short_a_week,\n"
     "       assumption}]}\n"
     "  money in minor units, win_rate in hundredths; expected: at an even pace by today; set: by somebody, else it follows from the\n"
     "  goals above by assumption {ratio, from: last_quarter or goal}; missing: until the target; short_a_week: what it takes a week\n"
     "  beyond the pace so far, while a week or more is left; null: no figure\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused.",
     report_goals},
    {"report compare", "--before HITS/CASES --after HITS/CASES [--json]", "Whether a change of a rate is more than chance.", compare_options,
     "JSON: {version, report, before, after, difference, lift, z, p, chi_square, difference_95, probability_better, cases_needed,\n"
     "       more_cases, borderline, verdict, sentence}; before and after: {hits, of, rate, wilson_95}\n"
     "  z: pooled two-proportion test, two-sided p; difference_95: unpooled; wilson_95: score interval;\n"
     "  probability_better: flat Beta(1,1) priors; cases_needed: a group, level 0.05, power 0.80;\n"
     "  more_cases: beyond those there are, in each group; null when it is settled or the rates are equal\n"
     "  verdict: too_little_data, could_be_chance or likely_real (p below 0.05); borderline: the interval says\n"
     "  the opposite of p\n"
     "Exit codes: 0 done, 2 wrong use.",
     report_compare},
};

}  // namespace

std::span<const Command> report_commands() { return commands; }

}  // namespace tandem::command_line
