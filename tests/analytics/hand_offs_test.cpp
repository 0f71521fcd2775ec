// Hand-offs by what they wait for, in minutes of business hours, and what became of leads; figures against plain SQL.
#include "tandem/analytics/hand_offs.hpp"

#include <algorithm>

#include "tandem/analytics/lead_quality.hpp"
#include "tandem/model/hand_off.hpp"
#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;

namespace {

// Tuesday, 24 November 2026, 12:00 in Berlin's winter; Monday to Friday from nine to five.
struct AnInbox : AMarket {
    BusinessHours hours = *BusinessHours::from_text(BusinessHours::usual, TimeZone::fixed(60));
    analytics::HandOffClock clock{moment, hours, at("2026-11-24", 12, 0), 60};

    static Instant at(std::string_view iso, int hour, int minute) { return instant_at(day(iso), hour * 60 + minute, 60); }

    Id<Contact> lead(std::string_view created, std::string source = {}, Id<Campaign> campaign = {}) {
        Contact contact{.last_name = "L", .lifecycle = Lifecycle::lead, .source = std::move(source), .created_at = noon(created)};
        if (campaign) contact.campaign = campaign;
        return add(contact);
    }
    HandOff given(Id<Contact> contact, Instant when) { return {.contact = contact, .owner = ada, .handed_at = when}; }
    HandOff rejected(Id<Contact> contact, Instant when, RejectionReason reason) {
        HandOff made = given(contact, when);
        made.state = HandOffState::rejected, made.rejection = reason, made.answered_at = Instant{when.ms + 60'000};
        return made;
    }
    HandOff accepted(Id<Contact> contact, Instant when) {
        HandOff made = given(contact, when);
        made.state = HandOffState::accepted, made.answered_at = Instant{when.ms + 60'000};
        return made;
    }
    void call(Id<Contact> contact, Instant when, ActivityKind kind = ActivityKind::call, bool is_done = true) {
        Activity activity{.kind = kind, .subject = "Call", .at = when, .contact = contact};
        if (is_done) activity.done_at = Instant{when.ms + 60'000};
        add(activity);
    }
    std::vector<analytics::HandOffFacts> all(analytics::HandOffFilter filter = {}) {
        auto found = analytics::hand_offs(**this, clock, filter);
        REQUIRE_MESSAGE(found, (found ? "" : found.error().message));
        return *found;
    }
    analytics::LeadQuality quality(std::optional<analytics::Span> span = {}) {
        auto found = analytics::lead_quality(**this, clock, span);
        REQUIRE_MESSAGE(found, (found ? "" : found.error().message));
        return *found;
    }
};

const analytics::QualityGroup& source_named(const analytics::LeadQuality& q, std::string_view source) {
    const auto found = std::ranges::find(q.by_source, source, &analytics::QualityGroup::key);
    REQUIRE(found != q.by_source.end());
    return *found;
}

}  // namespace

TEST_CASE("an open hand-off ages in business hours, over a weekend too, and is late after the minutes that the team gives itself") {
    AnInbox w;
    const auto friday = w.add(w.given(w.lead("2026-11-20"), w.at("2026-11-20", 16, 30)));
    const auto today = w.add(w.given(w.lead("2026-11-24"), w.at("2026-11-24", 11, 0)));
    const auto just = w.add(w.given(w.lead("2026-11-24"), w.at("2026-11-24", 11, 15)));
    const auto all = w.all();
    REQUIRE(all.size() == 3);
    CHECK(all[0].hand_off == friday.value);
    CHECK(w.clock.age(all[0]) == 30 + 480 + 180);
    CHECK(all[0].answer_by == w.at("2026-11-23", 9, 30));
    CHECK(w.clock.is_late(all[0]));
    CHECK(all[1].hand_off == today.value);
    CHECK(w.clock.age(all[1]) == 60);
    CHECK_FALSE_MESSAGE(w.clock.is_late(all[1]), "the last minute is still in time");
    CHECK(all[2].hand_off == just.value);
    CHECK(w.clock.age(all[2]) == 45);
}

TEST_CASE("a recycled hand-off waits until its day and is open from then on, its clock anew") {
    AnInbox w;
    auto recycled = w.given(w.lead("2026-11-01"), w.at("2026-11-02", 10, 0));
    recycled.state = HandOffState::recycled, recycled.answered_at = w.at("2026-11-03", 10, 0);
    recycled.recycle_on = day("2026-11-24");
    const auto back = w.add(recycled);
    recycled.contact = w.lead("2026-11-01");
    recycled.recycle_on = day("2026-11-25");
    const auto waits = w.add(recycled);
    const auto answered = w.add(w.accepted(w.lead("2026-11-01"), w.at("2026-11-04", 10, 0)));
    auto in_trash = w.lead("2026-11-01");
    w.add(w.given(in_trash, w.at("2026-11-04", 10, 0)));
    w.remove<Contact>(in_trash.value);

    const auto all = w.all();
    REQUIRE(all.size() == 3);
    CHECK(all[0].hand_off == back.value);
    CHECK(all[0].is_back);
    CHECK(all[0].group == analytics::HandOffGroup::open);
    CHECK(w.clock.age(all[0]) == 180);
    CHECK(w.clock.is_late(all[0]));
    CHECK(all[1].hand_off == waits.value);
    CHECK(all[1].group == analytics::HandOffGroup::waiting);
    CHECK(all[2].hand_off == answered.value);
    CHECK(all[2].group == analytics::HandOffGroup::answered);
}

TEST_CASE("the first touch is the first call, e-mail or meeting since the hand-off that has been") {
    AnInbox w;
    const auto contact = w.lead("2026-11-16");
    w.add(w.given(contact, w.at("2026-11-20", 16, 0)));
    w.call(contact, w.at("2026-11-20", 15, 0));                                     // before it
    w.call(contact, w.at("2026-11-20", 16, 30), ActivityKind::note);                // nobody reached
    w.call(contact, w.at("2026-11-24", 15, 0), ActivityKind::meeting, false);       // planned
    CHECK_FALSE(w.all().at(0).first_touch);
    w.call(contact, w.at("2026-11-23", 11, 0), ActivityKind::email);
    w.call(contact, w.at("2026-11-23", 10, 0), ActivityKind::call, false);          // has been, whether marked as done or not
    CHECK(w.all().at(0).first_touch == w.at("2026-11-23", 10, 0));
    CHECK(w.hours.minutes_between(w.at("2026-11-20", 16, 0), w.at("2026-11-23", 10, 0)) == 120);
}

TEST_CASE("the inbox is narrowed by owner and by words of its contact, campaign and reason") {
    AnInbox w;
    auto made = w.given(w.lead("2026-11-16"), w.at("2026-11-20", 16, 0));
    made.reason = "Asked for a demo";
    made.campaign = w.add(Campaign{.name = "Autumn webinar"});
    w.add(made);
    made.owner = w.bob, made.campaign = {}, made.contact = w.lead("2026-11-16");
    w.add(made);
    CHECK(w.all({.owner = w.bob.value}).size() == 1);
    CHECK(w.all({.text = "webinar"}).size() == 1);
    CHECK(w.all({.text = "demo"}).size() == 2);
    CHECK(w.all({.text = "nothing"}).empty());
}

TEST_CASE("percentiles are the nearest rank") {
    std::vector<std::int64_t> none, one = {7}, ten = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, three = {30, 10, 20};
    CHECK_FALSE(analytics::percentile(none, 50));
    CHECK(analytics::percentile(one, 90) == 7);
    CHECK(analytics::percentile(ten, 50) == 5);
    CHECK(analytics::percentile(ten, 90) == 9);
    CHECK(analytics::percentile(ten, 95) == 10);
    CHECK(analytics::percentile(three, 50) == 20);
}

TEST_CASE("quality counts each lead once, by what its latest hand-off is") {
    AnInbox w;
    const auto webinar = w.add(Campaign{.name = "Autumn webinar", .channel = Channel::webinar});
    const auto a = w.lead("2026-11-02", "Webinar", webinar), b = w.lead("2026-11-03", "Webinar", webinar), c = w.lead("2026-11-10", "unknown"), d = w.lead("2026-11-10");
    w.lead("2026-11-10", "Webinar");                                                // never handed over
    w.add(w.rejected(a, w.at("2026-11-04", 9, 0), RejectionReason::no_budget));
    w.add(w.accepted(a, w.at("2026-11-09", 9, 0)));                                 // the later one counts
    w.add(w.rejected(b, w.at("2026-11-04", 9, 0), RejectionReason::not_our_profile));
    w.add(w.given(c, w.at("2026-11-23", 9, 0)));
    auto with_campaign = w.accepted(d, w.at("2026-11-11", 9, 0));
    with_campaign.campaign = webinar;                                               // it had none of its own
    w.add(with_campaign);
    w.call(a, w.at("2026-11-09", 10, 30));
    w.call(d, w.at("2026-11-11", 9, 30));
    w.call(b, w.at("2026-11-05", 9, 0));
    Spend spend{};
    spend.platform = Platform::other, spend.campaign = webinar, spend.day = day("2026-11-05"), spend.cost = Money{9'000};
    w.add(spend);
    Deal won = w.closed_deal("Roof", 40'000, Outcome::won, "2026-11-12", "2026-11-20");
    won.contact = a;
    w.add(won);

    const auto q = w.quality();
    CHECK(q.total.leads == 5);
    CHECK(q.total.handed == 4);
    CHECK(q.total.accepted == 2);
    CHECK(q.total.rejected == 1);
    CHECK(q.total.open == 1);
    CHECK(q.total.rejected_because[static_cast<std::size_t>(RejectionReason::not_our_profile)] == 1);
    CHECK(q.total.rejected_because[static_cast<std::size_t>(RejectionReason::no_budget)] == 0);
    CHECK(q.total.acceptance().hits == 2);
    CHECK(q.total.acceptance().of == 3);
    CHECK(q.total.won == 1);
    CHECK(q.total.sql == 1);
    CHECK(q.total.pipeline.minor == 40'000);
    CHECK(q.total.pipeline_per_lead()->minor == 8'000);
    CHECK(q.total.cost_per_accepted()->minor == 4'500);
    CHECK(q.total.touched == 3);
    CHECK(q.total.median_minutes == 90);                                            // 30, 90 and 480
    CHECK(q.total.p90_minutes == 480);

    REQUIRE(q.by_campaign.size() == 2);
    CHECK(q.by_campaign[0].campaign == webinar.value);
    CHECK(q.by_campaign[0].leads == 3);
    CHECK(q.by_campaign[0].accepted == 2);
    CHECK(q.by_campaign[0].spent.minor == 9'000);
    CHECK(q.by_campaign[1].leads == 2);
    CHECK(source_named(q, "Webinar").leads == 3);
    CHECK(source_named(q, "Webinar").spent.minor == 9'000);                         // the channel is called so
    CHECK(source_named(q, "").leads == 1);
    CHECK(source_named(q, "unknown").leads == 1);
    CHECK(source_named(q, "unknown").spent.minor == 0);
    REQUIRE(q.by_week.size() == 2);
    CHECK(q.by_week[0].week == day("2026-11-02"));
    CHECK(q.by_week[0].leads == 2);
    CHECK(q.by_week[0].spent.minor == 9'000);
    CHECK(q.by_week[1].leads == 3);

    const auto later = w.quality(analytics::Span{day("2026-11-09"), day("2026-11-24")});
    CHECK(later.total.leads == 3);
    CHECK(later.total.spent.minor == 0);

    using analytics::QualityBy, analytics::QualityMeasure;
    const auto contacts = [&](analytics::QualityCell cell) {
        const auto found = analytics::quality_contacts(*w, w.clock, {}, cell);
        REQUIRE(found);
        return *found;
    };
    CHECK(contacts({.by = QualityBy::all, .measure = QualityMeasure::rejected, .reason = RejectionReason::not_our_profile}) == std::vector<RowId>{b.value});
    CHECK(contacts({.by = QualityBy::all, .measure = QualityMeasure::won}) == std::vector<RowId>{a.value});
    // Every number has as many records as it says.
    for (const auto& [by, groups] : {std::pair{QualityBy::campaign, &q.by_campaign}, {QualityBy::channel, &q.by_channel}, {QualityBy::segment, &q.by_segment}, {QualityBy::source, &q.by_source}, {QualityBy::week, &q.by_week}})
        for (const auto& group : *groups) {
            const auto count = [&](QualityMeasure measure) { return static_cast<std::int64_t>(contacts({by, group, measure, {}}).size()); };
            CHECK(count(QualityMeasure::leads) == group.leads);
            CHECK(count(QualityMeasure::handed) == group.handed);
            CHECK(count(QualityMeasure::open) == group.open);
            CHECK(count(QualityMeasure::accepted) == group.accepted);
            CHECK(count(QualityMeasure::rejected) == group.rejected);
            CHECK(count(QualityMeasure::mql) == group.mql);
            CHECK(count(QualityMeasure::sql) == group.sql);
            CHECK(count(QualityMeasure::won) == group.won);
            CHECK(count(QualityMeasure::touched) == group.touched);
            CHECK(count(QualityMeasure::young) == group.young);
        }
}

TEST_CASE("leads of late weeks are young, those won before they were leads are told, and history says how far a lead came") {
    AnInbox w;
    const auto won_after = [&](std::string_view created, int days) {
        const auto contact = w.lead(created);
        Deal deal = w.closed_deal("D", 100, Outcome::won, created, created);
        deal.contact = contact;
        deal.closed_on = Date{day(created).days + days};
        w.add(deal);
        return contact;
    };
    for (int i = 0; i < 19; ++i) won_after("2026-08-03", 10);
    won_after("2026-08-03", 20);
    const auto odd = won_after("2026-09-14", -2);
    const auto out = w.lead("2026-11-04");
    for (const auto stage : {Lifecycle::lead, Lifecycle::mql, Lifecycle::sql, Lifecycle::disqualified}) w.add(LifecycleChange{.contact = out, .lifecycle = stage, .at = noon("2026-11-04")});
    w.lead("2026-11-17");

    const auto q = w.quality();
    CHECK(q.days_to_win == 10);                                                     // 19 of 20; the odd one is no duration
    CHECK(q.complete_until == day("2026-11-07"));                                   // the last thing that happened is a lead of the 17th
    CHECK(q.won_before_lead == std::vector<RowId>{odd.value});
    CHECK(q.total.young == 1);
    CHECK(q.total.leads == 23);
    CHECK(q.total.won == 21);
    CHECK(q.total.complete_conversion().of == 22);
    CHECK(q.total.sql == 22);                                                       // 21 won ones, and the one that is out since
    CHECK(q.by_week.back().young == 1);
    CHECK(q.by_week.front().young == 0);
}

TEST_CASE("with fewer than twenty won leads nobody knows how long they take: ninety days") {
    AnInbox w;
    w.lead("2026-11-01");
    CHECK(w.quality().days_to_win == 90);
    CHECK(w.quality().total.young == 1);
    CHECK(AnInbox().quality().total.leads == 0);
}
