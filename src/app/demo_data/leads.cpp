// The sample's contacts: their names, ways to reach them, the journey of one to nine touches, and their lifecycle.
#include <algorithm>
#include <set>

#include "app/demo_data/world.hpp"

namespace tandem::sample {
namespace {

constexpr std::string_view job_titles[sector_count][6] = {
    {"Managing director", "Master electrician", "Technical lead", "Owner", "Project planner", "Head of sales"},
    {"Owner", "Managing director", "Service manager", "Master plumber", "Estimator", "Site manager"},
    {"Facility manager", "Portfolio manager", "Head of maintenance", "Asset manager", "Sustainability officer", "Board member"},
    {"Head of grid", "Energy manager", "Product manager", "Head of procurement", "Innovation lead", "Engineer"},
    {"Fleet manager", "Operations manager", "Managing director", "Depot manager", "Buyer", "Dispatcher"},
    {"Hotel manager", "Technical director", "Owner", "Head of operations", "Sustainability officer", "Facility manager"},
    {"Farmer", "Owner", "Farm manager", "Energy adviser", "Board member", "Agronomist"},
    {"Buyer", "Category manager", "Branch manager", "Managing director", "Head of purchasing", "Store manager"},
    {"Production manager", "Plant manager", "Owner", "Energy manager", "Quality manager", "Managing director"},
    {"Facility manager", "Head of administration", "Teacher of technology", "Climate officer", "Bursar", "Principal"}};

constexpr std::string_view assets[] = {
    "Storage calculator",          "Data sheet Hearth 12",         "Data sheet Helio 15",       "Price list for installers", "Guide: heat pump and battery",
    "Story: bakery with a Cellar 40", "Story: couriers on the Mule", "Grants by country",        "Comparison of inverters",   "Checklist for site surveys",
    "Warranty terms",              "Wiring plan Ember Multi",      "Video: installed in a day", "Contact page",              "Leasing from 49 a month"};

struct LeadName { NameForms first, last; };

LeadName choose_name(Chance& chance, const Place& place) {
    const bool is_woman = chance.percent(46);
    return {name_form(pick(chance, is_woman ? place.women : place.men), is_woman), name_form(pick(chance, place.families), is_woman)};
}

std::string digits(Chance& chance, std::string_view pattern) {
    std::string number(pattern);
    for (char& c : number)
        if (c == '#') c = static_cast<char>('0' + chance.below(10));
    return number;
}

std::string_view source_of(const World& world, const Lead& lead, Chance& chance) {
    if (lead.campaign >= 0) {
        const Channel channel = world.campaigns[static_cast<std::size_t>(lead.campaign)].channel;
        return Choices<Channel>::list[static_cast<std::size_t>(channel)].label;
    }
    static constexpr std::string_view own[] = {"Organic search", "Referral", "Direct"};
    return chance.pick(own);
}

TouchKind touch_kind(Chance& chance, Channel channel, bool is_first, bool makes_lead) {
    switch (channel) {
        case Channel::paid_search: return makes_lead ? TouchKind::form : is_first || chance.one_in(3) ? TouchKind::click : TouchKind::visit;
        case Channel::paid_social: return makes_lead ? TouchKind::form : is_first ? TouchKind::impression : TouchKind::click;
        case Channel::webinar: return makes_lead || is_first ? TouchKind::registered : chance.one_in(3) ? TouchKind::download : TouchKind::attended;
        case Channel::email: return makes_lead ? TouchKind::form : chance.one_in(3) ? TouchKind::email_clicked : TouchKind::email_opened;
        case Channel::event: return makes_lead ? TouchKind::form : chance.one_in(4) ? TouchKind::demo_request : TouchKind::attended;
        default: return makes_lead ? TouchKind::form : chance.one_in(4) ? TouchKind::download : TouchKind::visit;
    }
}

// What the letter and the site do with people already known: mostly the letter, which every lead gets.
int later_campaign(Chance& chance, const World& world, int first) {
    if (chance.percent(45)) return first;
    for (std::size_t i = 0; i < world.campaigns.size(); ++i)
        if (world.campaigns[i].name == "Installer letter") return chance.percent(75) ? static_cast<int>(i) : -1;
    return -1;
}

std::vector<Touch> make_touches(World& world, const Lead& lead, Instant lead_at) {
    Chance& chance = world.chance;
    static constexpr int few[] = {30, 26, 16, 10, 7, 5, 3, 2, 1}, many[] = {3, 9, 15, 20, 19, 14, 10, 6, 4};
    const bool has_deal = lead.fate >= Fate::open_deal;
    const int touches = static_cast<int>(has_deal ? chance.weighted(many) : chance.weighted(few)) + 1;
    const int before = chance.below(std::min(touches, 5));
    const Date known = lead.campaign >= 0 ? world.quarters[static_cast<std::size_t>(world.campaigns[static_cast<std::size_t>(lead.campaign)].first_quarter)]
                                          : Date{world.quarters[0].days - 30};
    const Date end{std::min(has_deal ? lead.closed.days : lead.day.days + 40, world.today.days - 1)};

    std::vector<Instant> times;
    for (int i = 0; i < touches; ++i) {
        if (i == before) { times.push_back(lead_at); continue; }
        const Date day{i < before ? std::max(known.days, lead.day.days - chance.between(1, 40)) : chance.between(lead.day.days, std::max(lead.day.days, end.days))};
        Instant at = berlin(day, chance.between(7 * 60, 21 * 60));
        if (i < before) at = std::min(at, Instant{lead_at.ms - 60'000 * (before - i)});
        else at = std::max(at, Instant{lead_at.ms + 60'000 * (i - before)});
        times.push_back(at);
    }
    std::ranges::sort(times);
    std::vector<Touch> journey;
    for (int i = 0; i < touches; ++i) {
        const bool makes_lead = times[static_cast<std::size_t>(i)] == lead_at;
        const int campaign = i == 0 || makes_lead ? lead.campaign : later_campaign(chance, world, lead.campaign);
        const Channel own[] = {Channel::organic_search, Channel::direct, Channel::referral};
        const Channel channel = campaign >= 0 ? world.campaigns[static_cast<std::size_t>(campaign)].channel : chance.pick(own);
        Touch touch{.contact = lead.contact,
                    .channel = channel,
                    .kind = touch_kind(chance, channel, i == 0, makes_lead),
                    .at = times[static_cast<std::size_t>(i)],
                    .detail = std::string(chance.pick(assets))};
        if (campaign >= 0) touch.campaign = world.campaigns[static_cast<std::size_t>(campaign)].id;
        journey.push_back(std::move(touch));
    }
    return journey;
}

// One step after another, each after the one before and none in the future.
class LifecycleSteps {
public:
    LifecycleSteps(World& world, const Lead& lead, Instant at) : world_(world), lead_(lead), last_(at) { add(Lifecycle::lead, at, {}); }
    void step(Lifecycle to, Date day, std::string_view reason = {}) {
        if (is_over_ || day >= world_.today) { is_over_ = true; return; }
        add(to, std::max(berlin(day, world_.chance.between(9 * 60, 17 * 60)), Instant{last_.ms + 1'500'000}), reason);
    }
    std::vector<LifecycleChange> take() { return std::move(steps_); }

private:
    void add(Lifecycle to, Instant at, std::string_view reason) {
        LifecycleChange change{.contact = lead_.contact, .lifecycle = to, .at = at, .reason = std::string(reason)};
        if (to != Lifecycle::lead) change.person = to == Lifecycle::mql ? world_.marketers[2] : lead_.owner;
        steps_.push_back(std::move(change));
        last_ = at;
    }
    World& world_;
    const Lead& lead_;
    Instant last_;
    std::vector<LifecycleChange> steps_;
    bool is_over_ = false;
};

constexpr std::string_view recycle_reasons[] = {"No need now", "No budget", "Wrong timing", "Could not reach"};
constexpr std::string_view disqualify_reasons[] = {"Not our profile", "Bad data", "Duplicate", "Competitor or student", "Private household"};

std::vector<LifecycleChange> make_lifecycle(World& world, const Lead& lead, Instant lead_at) {
    Chance& chance = world.chance;
    LifecycleSteps steps(world, lead, lead_at);
    if (lead.fate >= Fate::open_deal) {
        const int room = lead.opened.days - lead.day.days;
        steps.step(Lifecycle::mql, Date{lead.day.days + room / 4});
        steps.step(Lifecycle::sal, Date{lead.day.days + room / 2});
        steps.step(Lifecycle::sql, Date{lead.day.days + room * 3 / 4});
        steps.step(Lifecycle::opportunity, lead.opened);
        if (lead.fate == Fate::won_deal) steps.step(Lifecycle::customer, lead.closed);
        if (lead.fate == Fate::won_deal && chance.one_in(9)) steps.step(Lifecycle::evangelist, Date{lead.closed.days + chance.between(20, 40)});
        if (lead.fate == Fate::lost_deal) steps.step(Lifecycle::recycled, lead.closed, chance.pick(recycle_reasons));
        return steps.take();
    }
    Date day = lead.day;
    const auto next = [&](int longest) { day.days += chance.below(longest + 1); return workday_after(day); };
    switch (lead.fate) {
        case Fate::disqualified: steps.step(Lifecycle::disqualified, next(5), chance.pick(disqualify_reasons)); break;
        case Fate::recycled:
            steps.step(Lifecycle::mql, next(4));
            if (chance.one_in(2)) steps.step(Lifecycle::sal, next(3));
            steps.step(Lifecycle::recycled, next(6), chance.pick(recycle_reasons));
            break;
        case Fate::sql:
        case Fate::sal:
        case Fate::mql:
            steps.step(Lifecycle::mql, next(4));
            if (lead.fate != Fate::mql) steps.step(Lifecycle::sal, next(3));
            if (lead.fate == Fate::sql) steps.step(Lifecycle::sql, next(5));
            break;
        default: break;
    }
    return steps.take();
}

}  // namespace

void write_leads(World& world, const std::vector<Firm>& firms, std::vector<Lead>& leads) {
    std::set<std::string> taken;
    for (Lead& lead : leads) {
        Chance& chance = world.chance;
        const Firm* firm = lead.firm >= 0 ? &firms[static_cast<std::size_t>(lead.firm)] : nullptr;
        const Place& place = firm ? *firm->place : *chance.pick(firms).place;
        const LeadName name = choose_name(chance, place);
        lead.name = name.first.written + " " + name.last.written;
        lead.region = place.region;
        lead.owner = firm ? firm->owner : world.seller_of(place.region);
        const Instant lead_at = berlin(lead.day, chance.between(7 * 60, 21 * 60));

        Contact contact{.first_name = name.first.written,
                        .last_name = name.last.written,
                        .source = std::string(source_of(world, lead, chance)),
                        .city = firm ? firm->city : std::string(pick(chance, place.cities)),
                        .country = std::string(place.country),
                        .newsletter = chance.percent(58),
                        .created_at = lead_at};
        if (firm) {
            contact.title = chance.pick(job_titles[static_cast<std::size_t>(firm->sector)]);
            contact.company = firm->id;
        }
        if (lead.fate != Fate::lead || chance.percent(60)) contact.owner = lead.owner;
        if (lead.campaign >= 0) contact.campaign = world.campaigns[static_cast<std::size_t>(lead.campaign)].id;
        lead.contact = contact.id = world.out.reserve<Contact>();
        std::vector<Touch> touches = make_touches(world, lead, lead_at);
        if (const auto made = std::ranges::find(touches, lead_at, &Touch::at); made != touches.end()) lead.made_by = made->detail;
        std::vector<LifecycleChange> lifecycle = make_lifecycle(world, lead, lead_at);
        contact.lifecycle = lifecycle.back().lifecycle;
        contact.last_seen_at = touches.back().at;
        world.out.add(std::move(contact));
        for (Touch& each : touches) world.out.add(std::move(each));
        for (const LifecycleChange& each : lifecycle) world.out.add(each);
        lead.lifecycle = std::move(lifecycle);

        const std::string domain = firm ? firm->domain : "mail.example";
        std::string address = ascii(name.first.latin, '-') + "." + ascii(name.last.latin, '-');
        for (int i = 2; !taken.insert(address + "@" + domain).second; ++i) address = ascii(name.first.latin, '-') + "." + ascii(name.last.latin, '-') + std::to_string(i);
        world.out.add(ContactEmail{.contact = lead.contact, .position = 1, .kind = firm ? AddressKind::work : AddressKind::home, .value = {address + "@" + domain}});
        if (!place.phone.empty() && chance.percent(55))
            world.out.add(ContactPhone{.contact = lead.contact, .position = 1, .kind = AddressKind::work, .value = {digits(chance, place.phone)}});
        if (chance.one_in(11)) world.out.add(ContactTag{.contact = lead.contact, .tag = chance.pick(world.tags)});
    }
}

}  // namespace tandem::sample
