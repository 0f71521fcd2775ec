// The columns say what the rows say, also after changes, and journeys are in the order of time.
#include "tandem/analytics/touches.hpp"

#include <map>

#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::analytics;
using namespace tandem::tests;

namespace {

struct Touches : AMarket {
    Id<Contact> anna = add(Contact{.last_name = "Anna", .source = {}}), ben = add(Contact{.last_name = "Ben", .source = {}});

    Id<Touch> touch(std::optional<Id<Contact>> contact, Channel channel, Instant at, std::int64_t cost = 0) {
        return add(Touch{.contact = contact, .channel = channel, .kind = TouchKind::click, .at = at, .cost = Money{cost}});
    }
    // The same, row by row.
    std::map<std::pair<int, std::int32_t>, std::pair<std::int64_t, std::int64_t>> counted(const TimeZone& zone) {
        std::map<std::pair<int, std::int32_t>, std::pair<std::int64_t, std::int64_t>> sums;
        const Entity& entity = (**this).catalog().of<Touch>();
        for (const Row& row : (**this).rows(entity.id, **(**this).ordered({.entity = entity.id}))) {
            const Touch each = *from_row<Touch>(entity, row);
            auto& sum = sums[{each.channel ? static_cast<int>(*each.channel) : no_channel, month_start(zone.day_of(each.at)).days}];
            ++sum.first;
            sum.second += each.cost ? each.cost->minor : 0;
        }
        return sums;
    }
    void check(TouchColumns& columns) {
        REQUIRE(columns.refresh(**this));
        for (const TimeZone& zone : {TimeZone::fixed(0), TimeZone::fixed(-720), *TimeZone::find("Europe/Berlin")}) {
            auto expected = counted(zone);
            for (const auto& figures : columns.by_channel_and_month(zone)) {
                const auto found = expected.find({figures.channel, figures.month.days});
                REQUIRE(found != expected.end());
                CHECK(found->second == std::pair(figures.count, figures.cost.minor));
                expected.erase(found);
            }
            CHECK(expected.empty());
        }
    }
};

}  // namespace

TEST_CASE("figures by channel and month follow every change of a touch, by the zone's calendar") {
    Touches t;
    TouchColumns columns;
    t.check(columns);
    CHECK(columns.size() == 0);
    const auto late = t.touch(t.anna, Channel::email, instant_at(day("2026-01-31"), 23 * 60 + 30), 5);
    t.touch({}, Channel::event, noon("1969-11-30"), 7);
    t.add(Touch{.contact = t.ben, .kind = TouchKind::visit, .at = noon("2026-02-03")});
    t.check(columns);
    CHECK(columns.size() == 3);
    const Entity& entity = (*t).catalog().of<Touch>();
    ChangeSet change{"Change", {}};
    change.changes.push_back({entity.id, late.value, entity.index("cost"), Value{5}, Value{11}});
    change.changes.push_back({entity.id, late.value, entity.index("channel"), Value{"email"}, Value{"video"}});
    REQUIRE((*t).apply(change));
    t.touch(t.ben, Channel::email, noon("2026-01-01"));
    t.check(columns);
    ChangeSet removal{"Remove", {}};
    add_removal(removal, entity.id, late.value);
    REQUIRE((*t).apply(removal));
    t.check(columns);
    CHECK(columns.size() == 3);
    REQUIRE((*t).undo());
    t.check(columns);
    CHECK(columns.size() == 4);
    CHECK(columns.bytes() > 0);
}

TEST_CASE("journeys are each contact's touches in the order of time, without those of nobody") {
    Touches t;
    t.touch(t.ben, Channel::direct, noon("2026-03-01"));
    t.touch(t.anna, Channel::email, noon("2026-02-02"));
    t.touch({}, Channel::video, noon("2026-02-02"));
    t.touch(t.anna, Channel::event, noon("2026-02-01"));
    t.touch(t.anna, Channel::video, noon("2026-02-02"));
    TouchColumns columns;
    REQUIRE(columns.refresh(*t));
    const auto& journeys = columns.journeys();
    const auto number = [](Channel channel) { return static_cast<ChannelNumber>(channel); };
    CHECK(journeys.contacts == std::vector<RowId>{t.anna.value, t.ben.value});
    CHECK(journeys.begins == std::vector<std::uint32_t>{0, 3, 4});
    CHECK(journeys.channels == std::vector<ChannelNumber>{number(Channel::event), number(Channel::email), number(Channel::video), number(Channel::direct)});
    t.touch(t.ben, Channel::email, noon("2026-02-28"));
    REQUIRE(columns.refresh(*t));
    CHECK(columns.journeys().channels.back() == number(Channel::direct));
    CHECK(columns.journeys().channels.size() == 5);
}
