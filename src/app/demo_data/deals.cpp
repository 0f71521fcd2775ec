// The sample's deals and the stages they went through.
#include <algorithm>

#include "app/demo_data/world.hpp"

namespace tandem::sample {
namespace {

// What a deal is about: enough of one product to make a typical order of 4,000 to 60,000 EUR.
struct Order { const CatalogItem* product; int quantity; std::int64_t amount_minor; };

Order choose_order(World& world) {
    Chance& chance = world.chance;
    std::vector<int> weights;
    for (const CatalogItem& item : world.products) weights.push_back(item.weight);
    const CatalogItem& item = world.products[chance.weighted(weights)];
    static constexpr int thousands[] = {4, 5, 6, 8, 9, 10, 12, 14, 15, 18, 22, 28, 36, 60};
    const std::int64_t target = std::int64_t{chance.pick(thousands)} * 100'000 * chance.between(85, 115) / 100;
    const int quantity = static_cast<int>(std::max<std::int64_t>(1, (target + item.price_minor / 2) / item.price_minor));
    static constexpr int discounts[] = {0, 0, 0, 3, 5, 5, 8, 10, 12};
    return {&item, quantity, quantity * item.price_minor * (100 - chance.pick(discounts)) / 100};
}

std::string deal_name(Chance& chance, const Order& order, const Firm& firm) {
    std::string name = std::to_string(order.quantity) + " × " + std::string(order.product->name);
    static constexpr std::string_view purposes[] = {"for the depot", "for the main building", "for the second site", "first order", "frame contract", "replacement"};
    if (chance.percent(45)) name += " for " + firm.city;
    else if (chance.percent(50)) name += ", " + std::string(chance.pick(purposes));
    return name;
}

LostReason lost_reason(Chance& chance) {
    static constexpr int weights[] = {26, 19, 12, 8, 14, 9, 8, 6, 3, 1};     // in the order of LostReason
    return static_cast<LostReason>(chance.weighted(weights));
}

constexpr std::string_view notes[] = {
    "Wants delivery before the end of the month.", "Asked for a reference in the same trade.", "Grant application is with the bank.",
    "Needs the grid operator's consent first.",    "Decides together with the landlord.",     "Compares us with one other offer.",
    "Roof survey was fine, cabling is old.",       "Would take twice as many next year."};

void write_stage_changes(World& world, const Deal& deal, const Lead& lead, std::size_t last_open_stage, Date reached_last) {
    const auto add = [&](std::size_t stage, Instant at) {
        world.out.add(StageChange{.deal = deal.id, .stage = world.stages[stage], .at = at, .person = lead.owner});
    };
    const int room = std::max(0, reached_last.days - lead.opened.days);
    Instant last = *deal.created_at;
    add(qualified, last);
    for (std::size_t stage = 1; stage <= last_open_stage; ++stage) {
        const Date day{lead.opened.days + room * static_cast<int>(stage) / static_cast<int>(last_open_stage)};
        last = stage == last_open_stage && lead.fate == Fate::open_deal ? std::max(*deal.stage_since, Instant{last.ms + 60'000})
                                                                      : std::max(berlin(day, world.chance.between(9 * 60, 17 * 60)), Instant{last.ms + 900'000});
        add(stage, last);
    }
    if (lead.fate == Fate::won_deal) add(stage_won, std::max(*deal.stage_since, last));
    if (lead.fate == Fate::lost_deal) add(stage_lost, std::max(*deal.stage_since, last));
}

// Since when an open deal stands in its stage; a few have been forgotten.
Date stage_day(Chance& chance, const Lead& lead, Date today, std::size_t stage) {
    static constexpr int patience[] = {14, 21, 14, 10};         // as written in firm.cpp
    const int age = today.days - lead.opened.days;
    if (age > patience[stage] + 3 && chance.percent(38)) return Date{today.days - chance.between(patience[stage] + 2, std::min(age, patience[stage] + 24))};
    return Date{today.days - chance.between(1, std::max(1, std::min(age, patience[stage] - 1)))};
}

}  // namespace

void write_deals(World& world, const std::vector<Firm>& firms, std::vector<Lead>& leads) {
    static constexpr int open_weights[] = {20, 16, 14, 10};
    for (Lead& lead : leads) {
        if (lead.fate < Fate::open_deal) continue;
        Chance& chance = world.chance;
        const Firm& firm = firms[static_cast<std::size_t>(lead.firm)];
        const Order order = choose_order(world);
        const bool is_open = lead.fate == Fate::open_deal, is_won = lead.fate == Fate::won_deal;
        const std::size_t open_stage = is_open ? chance.weighted(open_weights) : is_won ? negotiation : static_cast<std::size_t>(chance.between(qualified, negotiation));

        Deal deal{.id = world.out.reserve<Deal>(),
                  .name = deal_name(chance, order, firm),
                  .company = firm.id,
                  .contact = lead.contact,
                  .amount = Money{order.amount_minor},
                  .pipeline = world.pipeline,
                  .stage = world.stages[is_open ? open_stage : is_won ? stage_won : stage_lost],
                  .outcome = is_open ? Outcome::open : is_won ? Outcome::won : Outcome::lost,
                  .owner = lead.owner,
                  .product = order.product->id,
                  .opened_on = lead.opened,
                  .created_at = berlin(lead.opened, chance.between(8 * 60 + 30, 11 * 60))};
        if (lead.campaign >= 0) {
            const CampaignPlan& campaign = world.campaigns[static_cast<std::size_t>(lead.campaign)];
            deal.campaign = campaign.id;
            deal.source = Choices<Channel>::list[static_cast<std::size_t>(campaign.channel)].label;
        }
        const Date reached = is_open ? stage_day(chance, lead, world.today, open_stage) : lead.closed;
        deal.stage_since = std::max(berlin(reached, chance.between(11 * 60, 17 * 60)), *deal.created_at);
        if (open_stage == qualified && is_open) deal.stage_since = deal.created_at;
        deal.closes_on = is_open ? lead.closed : Date{lead.closed.days + chance.between(-6, 9)};
        if (!is_open) deal.closed_on = lead.closed;
        if (lead.fate == Fate::lost_deal) deal.lost_reason = lost_reason(chance);
        if (is_open && chance.one_in(6)) deal.probability = Percent{static_cast<double>(chance.between(2, 18) * 5)};
        if (chance.one_in(5)) deal.note = {std::string(chance.pick(notes))};
        lead.deal = world.out.add(deal);

        world.out.add(DealContact{.deal = lead.deal, .contact = lead.contact, .role = chance.one_in(3) ? "Decides" : "Asked first"});
        write_stage_changes(world, deal, lead, open_stage, reached);
    }
}

}  // namespace tandem::sample
