// World: what every part of the sample shares: chance, the calendar, and the ids of EcoTech's people, products and campaigns.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/demo_data/company_names.hpp"
#include "app/demo_data/place.hpp"
#include "app/demo_data/sample_writer.hpp"
#include "tandem/base/clock.hpp"
#include "tandem/model/activity.hpp"
#include "tandem/model/meeting.hpp"
#include "tandem/model/touch.hpp"

namespace tandem::sample {

// Whole numbers only: libraries differ in the last bit of exp and log, and the sample must be the same everywhere.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : random_(seed) {}
    int below(int bound) { return bound > 1 ? static_cast<int>(random_.below(static_cast<std::uint32_t>(bound))) : 0; }
    int between(int low, int high) { return low + below(high - low + 1); }      // both included
    bool one_in(int n) { return below(n) == 0; }
    bool percent(int p) { return below(100) < p; }
    template <class List> decltype(auto) pick(const List& list) { return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))]; }
    // An index, each as likely as its weight.
    template <class Weights> std::size_t weighted(const Weights& weights) {
        int sum = 0;
        for (const int w : weights) sum += w;
        int at = below(sum);
        std::size_t i = 0;
        for (const int w : weights) {
            if (at < w) return i;
            at -= w;
            ++i;
        }
        return 0;
    }
    template <class List> void shuffle(List& list) {
        for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    }

private:
    SeededRandom random_;
};

// EcoTech works in Berlin; the clock changes on the last Sundays of March and October.
Instant berlin(Date day, int minutes_of_day);
inline bool is_weekend(Date day) { return weekday(day) > 5; }
Date workday_before(Date);      // the day itself, or the Friday before a weekend
Date workday_after(Date);       // the day itself, or the Monday after a weekend

// A pick from a comma-separated list.
std::string_view pick(Chance&, std::string_view list);
struct NameForms { std::string written, latin; };
NameForms name_form(std::string_view entry, bool is_woman);    // see place.hpp
std::string ascii(std::string_view text, char space);           // "Müller & Söhne" → "muller-sohne"

struct CatalogItem { Id<Product> id; std::string_view name; std::int64_t price_minor; int weight; };
struct CampaignPlan {
    Id<Campaign> id;
    std::string_view name;
    Channel channel;
    std::optional<Platform> platform;
    int leads_weight;
    std::int64_t cost_minor;        // of a whole quarter
    int cost_per_click_minor;
    int first_quarter;              // 0: all three quarters, 1: from the second
};
struct Seller { Id<Person> id; std::string_view name, region; };

enum StageIndex : std::size_t { qualified, survey, proposal, negotiation, stage_won, stage_lost, stage_count };

struct World {
    SampleWriter& out;
    Chance chance;
    Date today;
    std::array<Date, 4> quarters;           // first days of the last two complete quarters, the running one and the next
    Id<Person> you = {};
    std::vector<Seller> sellers = {};
    std::vector<Id<Person>> marketers = {};
    std::vector<CatalogItem> products = {};
    std::vector<CampaignPlan> campaigns = {};
    Id<Pipeline> pipeline = {};
    std::array<Id<Stage>, stage_count> stages = {};
    std::vector<Id<Theme>> themes = {};
    std::vector<Id<Tag>> tags = {};

    Id<Person> seller_of(std::string_view region);
};

struct Firm {
    Id<Company> id;
    std::string name, domain, city;
    const Place* place = nullptr;
    Sector sector = Sector::solar;
    Id<Person> owner;
};

// One lead: somebody who became known on a day, and what came of it.
enum class Fate : std::uint8_t { lead, mql, sal, sql, recycled, disqualified, open_deal, lost_deal, won_deal };
struct Lead {
    Date day;                       // became a lead
    Fate fate = Fate::lead;
    Date opened, closed;            // of the deal, if there is one; closed: expected when it is open
    int firm = -1;                  // index into the firms, -1: a private person or unknown
    int campaign = -1;              // index into the campaigns, -1: came by itself
    Id<Contact> contact = {};       // set by write_leads()
    Id<Deal> deal = {};
    std::string name = {};
    std::string_view region = {};
    Id<Person> owner = {};
    std::string made_by = {};       // detail of the touch that made it one
    std::vector<LifecycleChange> lifecycle = {};
};

void write_firm(World&, Store&);                                        // EcoTech itself: settings, people, products, campaigns …
std::vector<Firm> write_companies(World&, int count);
std::vector<Lead> plan_leads(World&, const std::vector<Firm>&);         // in order of their day; nothing is written
void write_spend(World&);
void write_leads(World&, const std::vector<Firm>&, std::vector<Lead>&); // contacts with their parts, touches, lifecycle
void write_deals(World&, const std::vector<Firm>&, std::vector<Lead>&);
void write_activities(World&, const std::vector<Firm>&, const std::vector<Lead>&);
void write_feedback(World&, const std::vector<Firm>&, const std::vector<Lead>&);
void write_meetings(World&, const Store&);                              // goals, meetings, decisions
void write_hand_offs(World&, Store&, const std::vector<Firm>&, const std::vector<Lead>&);

}  // namespace tandem::sample
