// EcoTech itself: its settings, people of both teams, what it sells, how it sells, and its campaigns.
#include <iterator>

#include "app/demo_data/world.hpp"
#include "app/settings.hpp"
#include "tandem/model/person.hpp"
#include "tandem/model/product.hpp"
#include "tandem/model/setting.hpp"

namespace tandem::sample {
namespace {

void write_settings(World& world, Store& store) {
    ChangeSet set;
    add_setting(set, store, setting_name::name, "EcoTech");
    add_setting(set, store, setting_name::currency, "EUR");
    add_setting(set, store, setting_name::time_zone, "Europe/Berlin");
    add_setting(set, store, setting_name::fiscal_start, "1");
    add_setting(set, store, setting_name::sample, "yes");
    add_setting(set, store, setting_name::started, "yes");
    world.out.add_changes(set);
}

Id<Person> add_person(World& world, std::string_view name, std::string_view title, Team team, std::string_view region, Id<Person> manager) {
    Person person{.name = std::string(name),
                  .email = {ascii(name, '.') + "@ecotech.example"},
                  .team = team,
                  .region = std::string(region),
                  .title = std::string(title)};
    if (manager) person.manager = manager;
    return world.out.add(std::move(person));
}

void write_people(World& world) {
    world.you = add_person(world, "Mara Winterfeld", "Head of revenue", Team::both, "", {});    // the first id, see sample_person()
    const auto sales_lead = add_person(world, "Jonathan Adeyemi", "Head of sales", Team::sales, "DACH", world.you);
    const auto marketing_lead = add_person(world, "Carla Fontanel", "Head of marketing", Team::marketing, "", world.you);
    struct Line { std::string_view name, title, region; };
    static constexpr Line sellers[] = {
        {"Sven Halvorsen", "Regional manager", "Nordics"},       {"Katharina Roth", "Account executive", "DACH"},
        {"Daniel Obermayr", "Account executive", "DACH"},        {"Lea Zumstein", "Account executive", "DACH"},
        {"Maarten de Bruin", "Account executive", "Western Europe"}, {"Hannah Whitlock", "Account executive", "Western Europe"},
        {"Giulia Sartori", "Account executive", "Southern Europe"},  {"Paulina Zawadzka", "Account executive", "Eastern Europe"},
        {"Rohan Mehta", "Account executive", "International"},   {"Amy Castellanos", "Account executive", "International"},
    };
    for (const Line& each : sellers)
        world.sellers.push_back({add_person(world, each.name, each.title, Team::sales, each.region, sales_lead), each.name, each.region});
    static constexpr Line marketers[] = {
        {"Nikolas Brandt", "Performance marketing", ""}, {"Aurélie Castaing", "Content and webinars", ""},
        {"Yuki Harada", "Marketing operations", ""},     {"Tom Ferreira", "Events and partners", ""},
    };
    world.marketers.push_back(marketing_lead);
    for (const Line& each : marketers) world.marketers.push_back(add_person(world, each.name, each.title, Team::marketing, "", marketing_lead));
}

void write_products(World& world) {
    struct Line { std::string_view name, series; std::int64_t price_minor; int weight; };
    static constexpr Line lines[] = {
        {"Hearth 7", "Home batteries", 389'000, 18},        {"Hearth 12", "Home batteries", 598'000, 20},
        {"Cellar 40", "Commercial storage", 2'690'000, 9},  {"Helio 6", "Solar inverters", 134'000, 12},
        {"Helio 15", "Solar inverters", 279'000, 12},       {"Ember One", "Heat-pump controllers", 64'000, 10},
        {"Ember Multi", "Heat-pump controllers", 118'000, 9}, {"Dock 22", "Charging points", 124'000, 8},
        {"Mule L", "E-cargo bikes", 529'000, 9},            {"Mule XL", "E-cargo bikes", 699'000, 7},
    };
    for (const Line& each : lines) {
        const auto id = world.out.add(Product{.name = std::string(each.name), .series = std::string(each.series), .price = Money{each.price_minor}});
        world.products.push_back({id, each.name, each.price_minor, each.weight});
    }
}

void write_stages(World& world) {
    world.pipeline = world.out.add(Pipeline{.name = "Sales", .position = 1});
    struct Line { std::string_view name; double probability; Outcome outcome; std::optional<std::int64_t> stale_after_days; };
    const Line lines[stage_count] = {
        {"Qualified", 20, Outcome::open, 14}, {"Site survey", 40, Outcome::open, 21}, {"Proposal", 60, Outcome::open, 14},
        {"Negotiation", 80, Outcome::open, 10}, {"Won", 100, Outcome::won, {}}, {"Lost", 0, Outcome::lost, {}},
    };
    for (std::size_t i = 0; i < stage_count; ++i)
        world.stages[i] = world.out.add(Stage{.pipeline = world.pipeline,
                                              .name = std::string(lines[i].name),
                                              .position = static_cast<std::int64_t>(i) + 1,
                                              .probability = {lines[i].probability},
                                              .outcome = lines[i].outcome,
                                              .stale_after_days = lines[i].stale_after_days});
}

void write_campaigns(World& world) {
    struct Line { CampaignPlan plan; std::string_view goal; std::int64_t budget_minor; std::size_t owner; };
    static constexpr Line lines[] = {
        {{{}, "Inverter search DACH", Channel::paid_search, Platform::google_ads, 22, 3'840'000, 310, 0},
         "Be found by installers who compare inverters.", 12'000'000, 1},
        {{{}, "Storage search Europe", Channel::paid_search, Platform::microsoft_ads, 12, 1'760'000, 240, 0},
         "Reach buyers of commercial storage where search is cheaper.", 5'500'000, 1},
        {{{}, "Installer stories", Channel::paid_social, Platform::linkedin_ads, 17, 3'310'000, 690, 0},
         "Installers tell how they earn with storage.", 9'500'000, 2},
        {{{}, "Cargo bikes for cities", Channel::paid_social, Platform::meta_ads, 12, 1'540'000, 95, 0},
         "Win couriers and towns for the Mule.", 4'500'000, 2},
        {{{}, "Storage sizing in 30 minutes", Channel::webinar, std::nullopt, 12, 890'000, 0, 0},
         "A fortnightly webinar that ends with a free calculation.", 2'700'000, 2},
        {{{}, "Installer letter", Channel::email, std::nullopt, 11, 1'150'000, 0, 0}, "One useful idea for installers every Tuesday.", 3'400'000, 3},
        {{{}, "Quiet quotes", Channel::email, std::nullopt, 5, 520'000, 0, 1}, "Wake up quotes that were never answered.", 1'100'000, 3},
        {{{}, "Clean Building Days", Channel::event, std::nullopt, 9, 2'450'000, 0, 0},
         "Stands at regional building fairs, with a survey on the spot.", 8'000'000, 4},
    };
    for (const Line& line : lines) {
        CampaignPlan plan = line.plan;
        Campaign campaign{.name = std::string(plan.name),
                          .channel = plan.channel,
                          .status = CampaignStatus::active,
                          .starts_on = world.quarters[static_cast<std::size_t>(plan.first_quarter)],
                          .budget = Money{line.budget_minor},
                          .owner = world.marketers[line.owner],
                          .goal = {std::string(line.goal)},
                          .platform = plan.platform};
        campaign.ends_on = Date{world.quarters[3].days - 1};
        plan.id = world.out.add(std::move(campaign));
        world.campaigns.push_back(plan);
    }
}

void write_tags(World& world) {
    static constexpr std::pair<std::string_view, std::string_view> tags[] = {
        {"Installer partner", "#2563EB"}, {"Reference customer", "#14804A"}, {"Key account", "#6D3BEB"},
        {"Met at a fair", "#C0228F"},     {"Asks for leasing", "#A15C07"},   {"Public tender", "#475063"}};
    for (const auto& [name, colour] : tags) world.tags.push_back(world.out.add(Tag{.name = std::string(name), .colour = std::string(colour)}));
}

}  // namespace

void write_firm(World& world, Store& store) {
    write_people(world);
    write_settings(world, store);
    write_products(world);
    write_stages(world);
    write_campaigns(world);
    write_tags(world);
}

void write_spend(World& world) {
    for (std::size_t at = 0; at < world.campaigns.size(); ++at) {
        const CampaignPlan& plan = world.campaigns[at];
        for (std::size_t quarter = static_cast<std::size_t>(plan.first_quarter); quarter < 3; ++quarter) {
            const int days = world.quarters[quarter + 1].days - world.quarters[quarter].days;
            for (int day = 0; day < days; ++day) {
                const Date date{world.quarters[quarter].days + day};
                if (date >= world.today) break;
                // Ads run less at weekends; fairs and webinars are paid on top of a small daily share.
                int share = is_weekend(date) ? 55 : 112;
                if (plan.channel == Channel::event) share = day % 31 == 20 ? 1500 : 55;
                if (plan.channel == Channel::webinar) share = weekday(date) == 3 && week_start(date).days / 7 % 2 == 0 ? 700 : 55;
                const std::int64_t cost = plan.cost_minor / days * share / 100 * world.chance.between(82, 118) / 100;
                Spend spend{.platform = plan.platform.value_or(Platform::other),
                            .account = plan.platform ? "EcoTech Europe" : "Own costs",
                            .external_campaign = plan.platform ? std::to_string(20'481'000 + 37 * static_cast<int>(at)) : std::string(),
                            .campaign_name = std::string(plan.name),
                            .campaign = plan.id,
                            .ad_group = {},
                            .ad = {},
                            .day = date,
                            .cost = Money{cost},
                            .impressions = 0,
                            .clicks = 0,
                            .conversions = {},
                            .currency = "EUR"};
                if (plan.cost_per_click_minor > 0) {
                    spend.clicks = cost / plan.cost_per_click_minor + world.chance.below(3);
                    spend.impressions = spend.clicks * world.chance.between(28, 62);
                    spend.conversions = static_cast<double>(spend.clicks * world.chance.between(4, 9) / 100);
                }
                world.out.add(std::move(spend));
            }
        }
    }
    // A colleague's retargeting that nobody has mapped yet: the campaigns' page offers the campaign it seems to belong to.
    for (int ago = 12; ago > 0; --ago) {
        const Date date{world.today.days - ago};
        const std::int64_t clicks = world.chance.between(9, 24);
        world.out.add(Spend{.platform = Platform::linkedin_ads, .account = "EcoTech Europe", .external_campaign = "20481999",
                            .campaign_name = "Installer stories | retargeting", .campaign = {}, .ad_group = {}, .ad = {}, .day = date,
                            .cost = Money{clicks * world.chance.between(610, 760)}, .impressions = clicks * world.chance.between(31, 55),
                            .clicks = clicks, .conversions = {}, .currency = "EUR"});
    }
}

}  // namespace tandem::sample
