// The sample's activities: what was done for each deal, what is due today, what is overdue, and what is planned.
#include <algorithm>

#include "app/demo_data/world.hpp"

namespace tandem::sample {
namespace {

constexpr std::string_view first_calls[] = {"First call", "Call back after the form", "Call about the calculator's result", "Short call to qualify"};
constexpr std::string_view surveys[] = {"Site survey", "Video survey of the plant room", "Visit with the installer", "Roof and meter check"};
constexpr std::string_view mails[] = {"Sent the proposal", "Sent data sheets and price list", "Sent the revised quote", "Sent the warranty terms"};
constexpr std::string_view call_notes[] = {
    "Interested, wants numbers for the whole year.", "Asked how long the battery lasts in daily use.", "Has the budget, needs a second signature.",
    "Wants to see one that is already running.",      "Heat pump from another maker is already there.", "Would like to lease rather than buy."};
constexpr std::string_view next_calls[] = {"Ask about the decision", "Follow up on the quote", "Agree the delivery date", "Call the landlord together"};
constexpr std::string_view next_tasks[] = {"Send the revised quote", "Check the grid operator's reply", "Send two references", "Prepare the contract"};
constexpr std::string_view next_meetings[] = {"Site survey", "Demo with the technician", "Meet the board", "Walk through the contract"};

Activity about(const Lead& lead, const std::vector<Firm>& firms, ActivityKind kind, std::string_view subject) {
    Activity activity{.kind = kind, .subject = std::string(subject), .owner = lead.owner, .contact = lead.contact};
    if (lead.firm >= 0) activity.company = firms[static_cast<std::size_t>(lead.firm)].id;
    if (lead.deal) activity.deal = lead.deal;
    return activity;
}

void add_done(World& world, Activity activity, Date day) {
    day = std::min(workday_before(day), workday_before(Date{world.today.days - 1}));
    activity.at = berlin(day, world.chance.between(8 * 60, 17 * 60));
    activity.done_at = Instant{activity.at->ms + std::int64_t{world.chance.between(5, 75)} * 60'000};
    world.out.add(std::move(activity));
}

void write_done(World& world, const std::vector<Firm>& firms, const Lead& lead) {
    Chance& chance = world.chance;
    const bool is_open = lead.fate == Fate::open_deal;
    const int end = std::min(is_open ? world.today.days - 1 : lead.closed.days, world.today.days - 1);
    const int room = std::max(0, end - lead.opened.days);

    Activity call = about(lead, firms, ActivityKind::call, chance.pick(first_calls));
    if (chance.percent(60)) call.body = {std::string(chance.pick(call_notes))};
    add_done(world, std::move(call), lead.opened);
    if (room > 3) add_done(world, about(lead, firms, ActivityKind::meeting, chance.pick(surveys)), Date{lead.opened.days + room / 3});
    if (room > 6) add_done(world, about(lead, firms, ActivityKind::email, chance.pick(mails)), Date{lead.opened.days + room * 2 / 3});
    if (lead.fate == Fate::won_deal) add_done(world, about(lead, firms, ActivityKind::task, "Hand over to installation"), lead.closed);
    if (lead.fate == Fate::lost_deal && chance.percent(50)) {
        Activity note = about(lead, firms, ActivityKind::note, "Why it was lost");
        note.body = {"Talked it through; may ask again next season."};
        add_done(world, std::move(note), lead.closed);
    }
}

void add_planned(World& world, Activity activity, Date day, bool has_time) {
    if (has_time) activity.at = berlin(day, world.chance.between(17, 34) * 30);     // half hours from 8:30 to 17:00
    else activity.due_on = day;
    world.out.add(std::move(activity));
}

void write_planned(World& world, const std::vector<Firm>& firms, std::vector<const Lead*> open) {
    Chance& chance = world.chance;
    chance.shuffle(open);
    std::size_t at = 0;
    const auto plan = [&](int count, int first_day, int last_day) {
        for (int i = 0; i < count && at < open.size(); ++i, ++at) {
            const bool is_today = first_day == 0 && last_day == 0;
            Date day{world.today.days + chance.between(first_day, last_day)};
            if (!is_today) day = day < world.today ? workday_before(day) : workday_after(day);
            switch (chance.below(3)) {
                case 0: add_planned(world, about(*open[at], firms, ActivityKind::call, chance.pick(next_calls)), day, false); break;
                case 1: add_planned(world, about(*open[at], firms, ActivityKind::task, chance.pick(next_tasks)), day, false); break;
                default: add_planned(world, about(*open[at], firms, ActivityKind::meeting, chance.pick(next_meetings)), day, day >= world.today); break;
            }
        }
    };
    plan(7, 0, 0);
    plan(6, -6, -1);
    plan(14, 1, 5);
    plan(16, 6, 20);
    if (at < open.size()) world.out.add(about(*open[at], firms, ActivityKind::task, "Find out who signs"));
}

// What the person who looks around has to do herself.
void write_own(World& world) {
    struct Line { std::string_view subject; int day; std::size_t campaign; std::string_view repeats = {}; };
    static constexpr Line lines[] = {
        {"Agree with sales what a qualified lead is", 0, 0}, {"Read what customers ask about battery life", 0, 4},
        {"Approve the fair's budget", -2, 7},                {"Answer the board about the last quarter", -1, 2},
        {"Prepare the weekly meeting of both teams", 2, 5, "RRULE:FREQ=WEEKLY"},  {"Review the webinar's questions", 4, 4}, {"Compare cost per lead by channel", 8, 1}};
    for (const Line& line : lines) {
        Date day{world.today.days + line.day};
        if (line.day < 0) day = workday_before(day);
        if (line.day > 0) day = workday_after(day);
        world.out.add(Activity{.kind = ActivityKind::task, .subject = std::string(line.subject), .due_on = day, .owner = world.you, .campaign = world.campaigns[line.campaign].id, .recurrence = {std::string(line.repeats)}});
    }
    const Date first = workday_after(Date{world.today.days + 1});
    std::string day = to_text(first);
    std::erase(day, '-');
    world.out.add(Activity{.kind = ActivityKind::call, .subject = "Call with the advertising agency", .at = berlin(first, 10 * 60), .owner = world.you, .campaign = world.campaigns[1].id, .ends_at = berlin(first, 10 * 60 + 30),
                           .recurrence = {"DTSTART;TZID=Europe/Berlin:" + day + "T100000\nRRULE:FREQ=WEEKLY;INTERVAL=2"}});
}

}  // namespace

void write_activities(World& world, const std::vector<Firm>& firms, const std::vector<Lead>& leads) {
    std::vector<const Lead*> open;
    for (const Lead& lead : leads) {
        if (lead.fate >= Fate::open_deal) write_done(world, firms, lead);
        if (lead.fate == Fate::open_deal) open.push_back(&lead);
        // Leads that sales accepted but that led to no deal were called once.
        if ((lead.fate == Fate::sal || lead.fate == Fate::sql) && world.chance.percent(70) && lead.day.days + 8 < world.today.days)
            add_done(world, about(lead, firms, ActivityKind::call, world.chance.pick(first_calls)), Date{lead.day.days + world.chance.between(2, 7)});
    }
    write_planned(world, firms, std::move(open));
    write_own(world);
}

}  // namespace tandem::sample
