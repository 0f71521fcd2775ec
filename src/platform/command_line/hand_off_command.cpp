// `tandem report handoffs`, `quality` and `agreement`: what waits for sales, what became of the leads, and who kept what was promised.
#include <algorithm>

#include "app/working_hours.hpp"
#include "platform/command_line/json_output.hpp"
#include "tandem/analytics/agreement.hpp"
#include "tandem/analytics/lead_quality.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/person.hpp"

namespace tandem::command_line {
namespace {

using analytics::HandOffFacts;
using analytics::HandOffGroup;
using analytics::QualityGroup;

// The workspace as it is at an instant: now, or the end of the day that --today names.
struct Situation {
    const Store& store;
    Settings settings;
    TimeZone zone;
    analytics::Moment moment;
    BusinessHours hours;
    analytics::HandOffClock clock;

    Situation(const Store& opened, const Arguments& arguments)
        : store(opened), settings(load_settings(opened)), zone(zone_of(opened)), moment{*today_of(arguments, zone), zone}, hours(working_hours(opened, zone)),
          clock{moment, hours, arguments.has("--today") ? Instant{moment.start_of(Date{moment.today.days + 1}).ms - 1} : system_clock().now(),
                reply_promise(opened, moment.today).minutes, reply_promise(opened, moment.today).is_agreed} {}
    Situation(const Situation&) = delete;

    template <class Record> std::string title(RowId id) const { return id ? store.title(store.catalog().of<Record>().id, id) : std::string(); }
};

Json instant_json(const std::optional<Instant>& at) { return at ? Json(to_text(*at)) : Json(nullptr); }
Json money_json(const std::optional<Money>& money) { return money ? Json(money->minor) : Json(nullptr); }

std::string minutes_text(std::int64_t minutes) {
    if (minutes < 60) return std::to_string(minutes) + " min";
    const std::string rest = std::to_string(minutes % 60);
    return std::to_string(minutes / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest + " h";
}

// -- handoffs

Json hand_off_json(const Situation& s, const HandOffFacts& facts) {
    static constexpr std::string_view groups[] = {"open", "waiting", "answered"};
    const Entity& entity = s.store.catalog().of<HandOff>();
    Json json = {{"id", id_json(facts.hand_off)}, {"contact", id_json(facts.contact)}, {"name", s.title<Contact>(facts.contact)}, {"group", groups[static_cast<std::size_t>(facts.group)]}};
    if (const auto row = s.store.find(entity.id, facts.hand_off))
        for (const std::string_view field : {"state", "reason", "campaign", "owner", "from_person", "handed_at", "answered_at", "rejection", "recycle_on", "note"})
            json[std::string(field)] = cell_json(*entity.find(field), row->cells[entity.index(field)]);
    json["owner_name"] = s.title<Person>(facts.owner);
    json["back_from_recycling"] = facts.is_back;
    json["since"] = to_text(facts.since);
    const bool is_open = facts.group == HandOffGroup::open;
    json["age_minutes"] = is_open ? Json(s.clock.age(facts)) : Json(nullptr);
    json["answer_by"] = instant_json(facts.answer_by);
    json["late"] = s.clock.is_late(facts);
    json["first_touch_at"] = instant_json(facts.first_touch);
    json["first_touch_minutes"] = facts.first_touch ? Json(s.hours.minutes_between(facts.since, *facts.first_touch)) : Json(nullptr);
    return json;
}

Result<Json> hand_offs_json(const Situation& s) {
    Json json = document();
    json["report"] = "handoffs";
    json["at"] = to_text(s.clock.now);
    json["business_hours"] = s.settings.business_hours;
    json["reply_minutes"] = s.clock.reply_minutes;
    std::int64_t open = 0, late = 0, waiting = 0, answered = 0;
    Json list = Json::array();
    for (const HandOffFacts& facts : TRY(analytics::hand_offs(s.store, s.clock, {}))) {
        open += facts.group == HandOffGroup::open;
        waiting += facts.group == HandOffGroup::waiting;
        answered += facts.group == HandOffGroup::answered;
        late += s.clock.is_late(facts);
        list.push_back(hand_off_json(s, facts));
    }
    json["open"] = open, json["late"] = late, json["waiting"] = waiting, json["answered"] = answered;
    json["hand_offs"] = std::move(list);
    return json;
}

int report_hand_offs(const Catalog& catalog, const Arguments& arguments) {
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const Situation s(*opened.store, arguments);
    const auto json = hand_offs_json(s);
    if (!json) return complain(json.error());
    if (arguments.has("--json")) {
        print_json(*json);
        return done;
    }
    const auto count = [&](const char* member) { return std::to_string((*json)[member].get<std::int64_t>()); };
    print(count("open") + " open, " + count("late") + " of them late, " + count("waiting") + " to come back, " + count("answered") + " answered\n");
    for (const Json& each : (*json)["hand_offs"]) {
        if (each["group"] != "open") continue;
        print(padded(each["name"].get<std::string>(), 32) + padded(each["owner_name"].get<std::string>(), 24) + padded(minutes_text(each["age_minutes"].get<std::int64_t>()), 12, true) +
              (each["late"].get<bool>() ? "  late" : "") + (each["back_from_recycling"].get<bool>() ? "  back" : "") + "\n");
    }
    return done;
}

// -- quality

Json group_json(const QualityGroup& g) {
    Json reasons = Json::object();
    for (std::size_t i = 0; i < analytics::rejection_count; ++i) reasons[std::string(Choices<RejectionReason>::list[i].name)] = g.rejected_because[i];
    return {{"leads", g.leads}, {"handed", g.handed}, {"open", g.open}, {"accepted", g.accepted}, {"recycled", g.recycled}, {"rejected", g.rejected}, {"rejected_because", reasons},
            {"acceptance", rate_json(g.acceptance())}, {"mql", g.mql}, {"sql", g.sql}, {"won", g.won}, {"conversion", rate_json(g.conversion())},
            {"complete", g.young == 0}, {"young", g.young}, {"complete_conversion", rate_json(g.complete_conversion())},
            {"pipeline", g.pipeline.minor}, {"won_value", g.won_value.minor}, {"spent", g.spent.minor}, {"pipeline_per_lead", money_json(g.pipeline_per_lead())},
            {"cost_per_accepted", money_json(g.cost_per_accepted())}, {"touched", g.touched}, {"median_minutes", optional_json(g.median_minutes)}, {"p90_minutes", optional_json(g.p90_minutes)}};
}

Json with_name(const Situation& s, const QualityGroup& g, std::string_view by) {
    Json json;
    if (by == "by_campaign") json = {{"campaign", id_json(g.campaign)}, {"name", s.title<Campaign>(g.campaign)}};
    else if (by != "by_week") json[std::string(by.substr(3))] = g.key;
    else json["week"] = g.week ? Json(to_text(*g.week)) : Json(nullptr);
    json.update(group_json(g));
    return json;
}

Result<Json> quality_json(const Situation& s, std::optional<analytics::Span> span) {
    const auto quality = TRY(analytics::lead_quality(s.store, s.clock, span));
    Json json = document();
    json["report"] = "quality";
    json["currency"] = s.settings.currency.code;
    json["business_hours"] = s.settings.business_hours;
    json["days_to_win"] = quality.days_to_win;
    json["complete_until"] = quality.complete_until ? Json(to_text(*quality.complete_until)) : Json(nullptr);
    json["total"] = group_json(quality.total);
    for (const auto& [member, groups] : {std::pair{"by_campaign", &quality.by_campaign}, {"by_channel", &quality.by_channel}, {"by_segment", &quality.by_segment}, {"by_source", &quality.by_source}, {"by_week", &quality.by_week}}) {
        json[member] = Json::array();
        for (const QualityGroup& group : *groups) json[member].push_back(with_name(s, group, member));
    }
    json["won_before_lead"] = Json::array();
    for (const RowId contact : quality.won_before_lead) json["won_before_lead"].push_back({{"contact", id_json(contact)}, {"name", s.title<Contact>(contact)}});
    return json;
}

std::string share_text(const Json& rate) {
    if (rate["rate"].is_null()) return "–";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * rate["rate"].get<double>());
    return text;
}

void print_group(const std::string& name, const Json& group, bool is_cohort = false) {
    std::string line = padded(name, 34);
    for (const char* member : {"leads", "handed", "accepted", "rejected", "won"}) line += padded(std::to_string(group[member].get<std::int64_t>()), 10, true);
    line += padded(share_text(group["acceptance"]), 12, true) + padded(share_text(group["conversion"]), 12, true);
    print(line + (is_cohort && !group["complete"].get<bool>() ? "  not yet complete" : "") + "\n");
}

void print_quality(const Json& json) {
    print(padded("", 34) + "     leads    handed  accepted  rejected       won    accepted        won\n");
    print_group("All leads", json["total"]);
    for (const auto& [member, heading] : {std::pair{"by_campaign", "By campaign"}, {"by_channel", "By channel"}, {"by_segment", "By segment"}, {"by_source", "By source"}, {"by_week", "By week"}}) {
        print("\n" + std::string(heading) + "\n");
        for (const Json& each : json[member]) {
            const Json& named = each.contains("name") ? each["name"] : each[std::string(member).substr(3)];
            const std::string name = named.is_string() ? named.get<std::string>() : std::string();
            print_group("  " + (name.empty() ? "(none)" : name), each, member == std::string_view("by_week"));
        }
    }
    print("\nRejected because\n");
    for (const Choice& reason : Choices<RejectionReason>::list)
        print("  " + padded(std::string(reason.label), 32) + padded(std::to_string(json["total"]["rejected_because"][std::string(reason.name)].get<std::int64_t>()), 10, true) + "\n");
    print("\nA lead's outcome is complete after " + std::to_string(json["days_to_win"].get<int>()) + " days: 19 of 20 won ones took no longer; " +
          std::to_string(json["total"]["young"].get<std::int64_t>()) + " leads are younger\n");
    for (const Json& each : json["won_before_lead"]) print("Odd: " + each["name"].get<std::string>() + " was won on a day before it became a lead\n");
}

int report_quality(const Catalog& catalog, const Arguments& arguments) {
    std::optional<analytics::Span> span;
    const auto from = arguments.value("--from"), to = arguments.value("--to");
    if (from || to) {
        const auto first = date_from_text(from.value_or("0001-01-01")), last = date_from_text(to.value_or("9999-12-31"));
        if (!first || !last || *last < *first) return complain(wrong_use, "--from and --to are days such as 2026-11-24, the first no later than the last.");
        span = analytics::Span{*first, *last};
    }
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const Situation s(*opened.store, arguments);
    const auto json = quality_json(s, span);
    if (!json) return complain(json.error());
    if (arguments.has("--json")) print_json(*json);
    else print_quality(*json);
    return done;
}

// -- agreement

Json promised_json(const Agreement& a) {
    return {{"starts_on", to_text(a.starts_on)}, {"leads_per_week", a.leads_per_week}, {"accepted_share", a.accepted_share.value}, {"reply_minutes", a.reply_minutes},
            {"replied_share", a.replied_share.value}, {"attempts", a.attempts}, {"answer_minutes", a.answer_minutes}};
}

Result<Json> agreement_json(const Situation& s, int weeks) {
    const auto versions = TRY(analytics::agreements(s.store));
    Json json = document();
    json["report"] = "agreement";
    json["versions"] = Json::array();
    for (const Agreement& version : versions) json["versions"].push_back(promised_json(version));
    json["weeks"] = Json::array();
    json["breaches"] = Json::array();
    for (const auto& week : TRY(analytics::agreement_weeks(s.store, s.clock, versions, weeks))) {
        Json each = {{"week", to_text(week.week)}, {"holds", to_text(week.holds.starts_on)}};
        for (std::size_t i = 0; i < week.promises.size(); ++i) {
            const auto& state = week.promises[i];
            const auto promise = static_cast<analytics::Promise>(i);
            const std::string name(analytics::name_of(promise));
            each[name] = {{"hits", state.hits}, {"of", state.of}, {"judged", state.is_judged}, {"breached", state.is_breached}};
            if (!state.is_breached) continue;
            Json records = Json::array();
            for (const RowId hand_off : promise == analytics::Promise::leads ? state.kept : state.missed) records.push_back(id_json(hand_off));
            json["breaches"].push_back({{"week", to_text(week.week)}, {"promise", name}, {"team", analytics::is_of_marketing(promise) ? "marketing" : "sales"},
                                        {"hits", state.hits}, {"of", state.of}, {"exception", state.exception.empty() ? Json(nullptr) : Json(state.exception)}, {"hand_offs", records}});
        }
        json["weeks"].push_back(std::move(each));
    }
    return json;
}

int report_agreement(const Catalog& catalog, const Arguments& arguments) {
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const Situation s(*opened.store, arguments);
    const auto json = agreement_json(s, 13);
    if (!json) return complain(json.error());
    if (arguments.has("--json")) {
        print_json(*json);
        return done;
    }
    if ((*json)["versions"].empty()) return print("There is no agreement yet\n"), done;
    const auto count = std::ranges::count_if((*json)["breaches"], [](const Json& each) { return each["exception"].is_null(); });
    print(std::to_string(count) + (count == 1 ? " breach" : " breaches") + " in the last " + std::to_string((*json)["weeks"].size()) + " weeks\n");
    for (const Json& each : (*json)["breaches"])
        print(each["week"].get<std::string>() + "  " + padded(each["team"].get<std::string>(), 12) + padded(each["promise"].get<std::string>(), 12) + std::to_string(each["hits"].get<std::int64_t>()) + " of " +
              std::to_string(each["of"].get<std::int64_t>()) + (each["exception"].is_null() ? std::string() : "  does not count: " + each["exception"].get<std::string>()) + "\n");
    return done;
}

constexpr Option hand_off_options[] = {workspace_option, today_option, json_option};
constexpr Option quality_options[] = {workspace_option, {"--from", "DATE", "Only leads of this day and later."}, {"--to", "DATE", "Only leads of this day and earlier."}, today_option, json_option};

constexpr Command commands[] = {
    {"report handoffs", "--workspace FILE [--today DATE] [--json]", "Hand-offs that wait for sales, come back or were answered.", hand_off_options,
     "JSON: {version, report, at, business_hours, reply_minutes, open, late, waiting, answered, hand_offs}\n"
     "  hand_offs: [{id, contact, name, group, state, reason, campaign, owner, from_person, handed_at, answered_at, rejection, recycle_on,\n"
     "               note, owner_name, back_from_recycling, since, age_minutes, answer_by, late, first_touch_at, first_touch_minutes}]\n"
     "  group: open, waiting (recycled until a later day) or answered; since: start of its clock, anew on the day it comes back\n"
     "  minutes are those of business hours; late: open for more than reply_minutes of them,\n"
     "  which the agreement promises for a first reply, or else the settings say\n"
     "With --today clocks run to the end of that day. Exit codes: 0 done, 2 wrong use, 4 refused.",
     report_hand_offs},
    {"report quality", "--workspace FILE [--from DATE] [--to DATE] [--today DATE] [--json]", "What became of the leads of each campaign, channel, segment, source and week.", quality_options,
     "JSON: {version, report, currency, business_hours, days_to_win, complete_until, total, by_campaign, by_channel, by_segment, by_source, by_week, won_before_lead}\n"
     "  a group: {campaign, name} or {source} or {week}, then {leads, handed, open, accepted, recycled, rejected, rejected_because,\n"
     "            acceptance, mql, sql, won, conversion, complete, young, complete_conversion, pipeline, won_value, spent,\n"
     "            pipeline_per_lead, cost_per_accepted, touched, median_minutes, p90_minutes}; a rate: {hits, of, rate, wilson_95}\n"
     "  leads: contacts, handed over or not, by the week in which they became leads; all else counts where its lead does\n"
     "  open, accepted, recycled, rejected: what the latest hand-off is; acceptance: accepted of answered ones\n"
     "  mql, sql, won: leads that ever got there; conversion: won of leads; source \"\": none, apart from \"unknown\" and \"other\"\n"
     "  young: leads younger than days_to_win, in which 19 of 20 were won (90 with fewer than 20 of them); complete: there are none\n"
     "  minutes: of business hours to the first call, e-mail or meeting; won_before_lead: odd data, [{contact, name}]\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused.",
     report_quality},
    {"report agreement", "--workspace FILE [--today DATE] [--json]", "What the teams promised each other, and which weeks broke it.", hand_off_options,
     "JSON: {version, report, versions, weeks, breaches}, of the last 13 weeks, the running one last\n"
     "  versions: [{starts_on, leads_per_week, accepted_share, reply_minutes, replied_share, attempts, answer_minutes}]\n"
     "  weeks:    [{week, holds, leads, accepted, replied, attempts, answered}], each promise {hits, of, judged, breached}\n"
     "  breaches: [{week, promise, team, hits, of, exception, hand_offs}], the hand-offs behind it, of leads all that there were;\n"
     "            exception: why it does not count, null when it does\n"
     "  what marketing promises is of the week of the hand-off, what sales promises of the week in which its clock starts; a week is\n"
     "  judged when it is over, by the version that held on its Monday; minutes are those of business hours\n"
     "With --today clocks run to the end of that day. Exit codes: 0 done, 2 wrong use, 4 refused.",
     report_agreement},
};

}  // namespace

std::span<const Command> hand_off_commands() { return commands; }

}  // namespace tandem::command_line
