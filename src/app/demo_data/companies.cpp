// The firms EcoTech deals with: installers, housing, couriers, hotels, farms and others.
#include <algorithm>
#include <set>

#include "app/demo_data/world.hpp"
#include "tandem/base/text.hpp"

namespace tandem::sample {
namespace {

const Place& pick_place(Chance& chance) {
    static const auto places = [] {
        std::vector<const Place*> all;
        for (const auto list : {central_places(), western_places(), other_places(), far_places()})
            for (const Place& place : list) all.push_back(&place);
        return all;
    }();
    std::vector<int> weights;
    for (const Place* place : places) weights.push_back(place->weight);
    return *places[chance.weighted(weights)];
}

std::string firm_name(Chance& chance, const Place& place, Sector& sector) {
    const FirmLanguage& language = firm_language(place.language);
    const FirmPattern& pattern = chance.pick(language.patterns);
    sector = pattern.sector;
    std::string name(pattern.pattern);
    const std::size_t at = name.find('{');
    const std::string filling = name[at + 1] == 'n' ? name_form(pick(chance, place.families), false).latin : std::string(pick(chance, language.roots));
    name.replace(at, 3, filling);
    return name;
}

// Legal forms contain commas ("Co., Ltd."), so their list is split at a comma that no space follows.
std::string_view pick_legal_form(Chance& chance, const Place& place) {
    std::vector<std::string_view> forms;
    std::size_t start = 0;
    const std::string_view list = place.legal_forms;
    for (std::size_t i = 0; i <= list.size(); ++i) {
        if (i < list.size() && (list[i] != ',' || (i + 1 < list.size() && list[i + 1] == ' '))) continue;
        forms.push_back(list.substr(start, i - start));
        start = i + 1;
    }
    return chance.pick(forms);
}

// A firm's size goes with what it does; revenue per head is about 180,000 EUR.
int employees(Chance& chance, Sector sector) {
    const int typical[sector_count] = {18, 25, 60, 140, 70, 45, 20, 55, 80, 110};
    const int spread[] = {30, 50, 70, 100, 140, 200, 350, 600};
    return std::max(3, typical[static_cast<std::size_t>(sector)] * chance.pick(spread) / 100);
}

}  // namespace

std::vector<Firm> write_companies(World& world, int count) {
    std::vector<Firm> firms;
    std::set<std::string> taken;
    Chance& chance = world.chance;
    while (static_cast<int>(firms.size()) < count) {
        Firm firm;
        firm.place = &pick_place(chance);
        const std::string stem = firm_name(chance, *firm.place, firm.sector);
        firm.domain = ascii(stem, '-') + ".example";
        if (!taken.insert(firm.domain).second) continue;
        firm.name = stem + " " + std::string(pick_legal_form(chance, *firm.place));
        firm.city = pick(chance, firm.place->cities);
        firm.owner = world.seller_of(firm.place->region);

        const int heads = employees(chance, firm.sector);
        Company company{.name = firm.name,
                        .domain = firm.domain,
                        .sector = std::string(label(firm.sector)),
                        .revenue = Money{std::int64_t{heads} * chance.between(90, 270) * 100'000},
                        .employees = heads,
                        .founded = year_month_day(world.today).year - chance.between(3, chance.one_in(4) ? 120 : 45),
                        .country = std::string(firm.place->country),
                        .city = firm.city,
                        .owner = firm.owner,
                        .website = {"https://www." + firm.domain},
                        .created_at = berlin(Date{world.quarters[0].days - chance.between(1, 500)}, chance.between(8 * 60, 18 * 60))};
        // A few belong to a group that is a customer, too.
        if (firms.size() > 40 && chance.one_in(40)) {
            const Firm& parent = chance.pick(firms);
            if (parent.place == firm.place) company.parent = parent.id;
        }
        firm.id = world.out.add(std::move(company));
        firms.push_back(std::move(firm));
    }
    return firms;
}

}  // namespace tandem::sample
