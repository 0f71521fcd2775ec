// Promises week by week: what counts for each, when it is judged, by which version, and which hand-offs broke it.
#include "tandem/analytics/agreement.hpp"

#include <algorithm>

#include "tandem/model/hand_off.hpp"
#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;
using analytics::Promise;

namespace {

// Tuesday, 24 November 2026, noon; Monday to Friday from nine to five. From 9 November on: three leads a week, half of them
// accepted, all reached within an hour, two attempts, answered within a day.
struct APact : AMarket {
    BusinessHours hours = *BusinessHours::from_text(BusinessHours::usual, TimeZone::fixed(60));
    analytics::HandOffClock clock{moment, hours, at("2026-11-24", 12, 0), 60};
    Agreement promised{.starts_on = day("2026-11-09"), .leads_per_week = 3, .accepted_share = {50}, .reply_minutes = 60, .replied_share = {100}, .attempts = 2, .answer_minutes = 480};

    APact() { add(promised); }
    static Instant at(std::string_view iso, int hour, int minute) { return instant_at(day(iso), hour * 60 + minute, 60); }
    Id<HandOff> given(std::string_view on, HandOffState state, std::optional<RejectionReason> reason = {}, int calls = 1) {
        const auto contact = add(Contact{.last_name = "L", .created_at = noon(on)});
        HandOff made{.contact = contact, .state = state, .handed_at = at(on, 10, 0), .rejection = reason};
        if (state != HandOffState::open) made.answered_at = at(on, 16, 0);
        for (int i = 0; i < calls; ++i) add(Activity{.kind = ActivityKind::call, .subject = "Call", .at = at(on, 10, 30 + i), .done_at = at(on, 10, 40 + i), .contact = contact});
        return add(made);
    }
    std::vector<analytics::AgreementWeek> weeks(int count = 3) {
        const auto versions = analytics::agreements(**this);
        REQUIRE(versions);
        auto found = analytics::agreement_weeks(**this, clock, *versions, count);
        REQUIRE_MESSAGE(found, (found ? "" : found.error().message));
        return *found;
    }
};

const analytics::PromiseState& of(const analytics::AgreementWeek& week, Promise promise) { return week.promises[static_cast<std::size_t>(promise)]; }

}  // namespace

TEST_CASE("a week in which everything was kept, and what counts for each promise") {
    APact w;
    w.given("2026-11-10", HandOffState::accepted);
    w.given("2026-11-11", HandOffState::accepted);
    w.given("2026-11-15", HandOffState::rejected, RejectionReason::could_not_reach, 2);     // a Sunday: its clock runs from Monday on, and it is this week's
    const auto weeks = w.weeks();
    REQUIRE(weeks.size() == 3);
    CHECK(weeks[0].week == day("2026-11-09"));
    CHECK(of(weeks[0], Promise::leads).hits == 3);
    CHECK(of(weeks[0], Promise::leads).of == 3);
    CHECK(of(weeks[0], Promise::accepted).hits == 2);
    CHECK(of(weeks[0], Promise::accepted).of == 3);
    CHECK(of(weeks[0], Promise::replied).hits == 3);
    CHECK(of(weeks[0], Promise::attempts).hits == 1);
    CHECK(of(weeks[0], Promise::answered).hits == 3);
    CHECK(std::ranges::none_of(weeks[0].promises, &analytics::PromiseState::is_breached));
    CHECK(of(weeks[1], Promise::leads).is_breached);                // nobody handed anything over
    CHECK_FALSE(of(weeks[1], Promise::accepted).is_judged);
    CHECK_FALSE(of(weeks[2], Promise::leads).is_judged);            // the running week
    CHECK(analytics::breaches(weeks) == 1);
}

TEST_CASE("each promise is broken by its own hand-offs, which are named") {
    APact w;
    w.given("2026-11-16", HandOffState::accepted);
    const auto few = w.given("2026-11-17", HandOffState::rejected, RejectionReason::could_not_reach, 1);
    const auto unwanted = w.given("2026-11-17", HandOffState::rejected, RejectionReason::bad_data, 1);
    const auto silent = w.given("2026-11-18", HandOffState::open, {}, 0);
    const auto today = w.given("2026-11-24", HandOffState::open, {}, 0);
    const auto weeks = w.weeks(2);
    CHECK_FALSE(of(weeks[0], Promise::leads).is_breached);
    CHECK(of(weeks[0], Promise::accepted).is_breached);             // one of three
    CHECK(of(weeks[0], Promise::accepted).missed == std::vector<RowId>{few.value, unwanted.value});
    CHECK(of(weeks[0], Promise::replied).missed == std::vector<RowId>{silent.value});
    CHECK(of(weeks[0], Promise::replied).of == 4);
    CHECK(of(weeks[0], Promise::attempts).missed == std::vector<RowId>{few.value});
    CHECK(of(weeks[0], Promise::answered).missed == std::vector<RowId>{silent.value});
    // In the running week the time for a reply is over, that for an answer is not; it is judged when the week is over.
    CHECK(of(weeks[1], Promise::replied).missed == std::vector<RowId>{today.value});
    CHECK_FALSE(of(weeks[1], Promise::replied).is_judged);
    CHECK(of(weeks[1], Promise::answered).of == 0);
    CHECK(analytics::breaches(weeks) == 4);
}

TEST_CASE("each week is judged by the version that held then; before the first there is nothing to keep") {
    APact w;
    for (const char* day : {"2026-11-10", "2026-11-17"}) w.given(day, HandOffState::accepted);
    Agreement later = w.promised;
    later.id = {}, later.starts_on = day("2026-11-16"), later.leads_per_week = 1;
    w.add(later);
    const auto weeks = w.weeks(13);
    REQUIRE(weeks.size() == 3);
    CHECK(of(weeks[0], Promise::leads).is_breached);
    CHECK(of(weeks[0], Promise::leads).of == 3);
    CHECK_FALSE(of(weeks[1], Promise::leads).is_breached);
    CHECK(of(weeks[1], Promise::leads).of == 1);
    // One that starts within a week leaves that week to the version before it.
    later.id = {}, later.starts_on = day("2026-11-18"), later.leads_per_week = 7;
    w.add(later);
    CHECK(of(w.weeks(13)[1], Promise::leads).of == 1);
    CHECK(of(w.weeks(13)[2], Promise::leads).of == 7);
    later.leads_per_week = 1;
    // What if the first weeks had been promised less: the same weeks under another version.
    later.starts_on = w.promised.starts_on;
    const auto tried = analytics::agreement_weeks(*w, w.clock, {later}, 13);
    REQUIRE(tried);
    CHECK(analytics::breaches(*tried) == 0);
}

TEST_CASE("an answer after its time is none that was promised, though it is one") {
    APact w;
    const auto late = w.add(HandOff{.contact = w.add(Contact{.last_name = "L"}), .state = HandOffState::accepted, .handed_at = w.at("2026-11-16", 10, 0), .answered_at = w.at("2026-11-17", 10, 1)});
    w.add(HandOff{.contact = w.add(Contact{.last_name = "M"}), .state = HandOffState::accepted, .handed_at = w.at("2026-11-16", 10, 0), .answered_at = w.at("2026-11-17", 10, 0)});
    const auto weeks = w.weeks(2);
    CHECK(of(weeks[0], Promise::answered).missed == std::vector<RowId>{late.value});
    CHECK(of(weeks[0], Promise::answered).of == 2);
    CHECK(of(weeks[0], Promise::accepted).hits == 2);
}

TEST_CASE("one that comes back is marketing's lead once and sales' twice") {
    APact w;
    const auto contact = w.add(Contact{.last_name = "L"});
    w.add(Activity{.kind = ActivityKind::call, .subject = "Call", .at = w.at("2026-11-10", 10, 30), .done_at = w.at("2026-11-10", 10, 40), .contact = contact});
    HandOff made{.contact = contact, .state = HandOffState::recycled, .handed_at = w.at("2026-11-10", 10, 0), .answered_at = w.at("2026-11-10", 15, 0), .recycle_on = day("2026-11-18")};
    made.id = w.add(made);
    for (const bool is_rejected : {false, true}) {
        CAPTURE(is_rejected);
        if (is_rejected) {
            const HandOff before = made;
            made.state = HandOffState::rejected, made.rejection = RejectionReason::could_not_reach, made.answered_at = w.at("2026-11-18", 12, 0);
            const Entity& entity = (*w).catalog().of<HandOff>();
            ChangeSet set{.label = "Reject"};
            add_difference(set, to_row(entity, before), to_row(entity, made));
            REQUIRE((*w).apply(set, Origin::user));
        }
        const auto weeks = w.weeks();
        CHECK(of(weeks[0], Promise::leads).hits == 1);
        CHECK(of(weeks[1], Promise::leads).hits == 0);
        CHECK(of(weeks[0], Promise::replied).kept == std::vector<RowId>{made.id.value});
        CHECK(of(weeks[1], Promise::replied).missed == std::vector<RowId>{made.id.value});
        CHECK(of(weeks[0], Promise::answered).kept == std::vector<RowId>{made.id.value});
        CHECK(of(weeks[1], Promise::answered).hits == is_rejected);
        CHECK(of(weeks[1], Promise::answered).of == 1);
        CHECK(of(weeks[0], Promise::accepted).of == is_rejected);       // open again, it has no answer of its own yet
        CHECK(of(weeks[0], Promise::attempts).of == 0);
        CHECK(of(weeks[1], Promise::attempts).missed.size() == static_cast<std::size_t>(is_rejected));
    }
}

TEST_CASE("a week begins at midnight of the workspace's time zone, summer time or not") {
    AMarket w;
    const auto berlin = TimeZone::find("Europe/Berlin");
    REQUIRE(berlin);
    const analytics::Moment moment{day("2026-11-24"), *berlin};
    const BusinessHours hours = *BusinessHours::from_text(BusinessHours::usual, *berlin);
    w.add(Agreement{.starts_on = day("2026-10-01"), .leads_per_week = 1});       // a Thursday: judged from Monday the 5th on
    for (const std::int64_t minute : {-1, 0}) {
        w.add(HandOff{.contact = w.add(Contact{.last_name = "S"}), .handed_at = instant_at(day("2026-10-19"), static_cast<int>(minute), 120)});
        w.add(HandOff{.contact = w.add(Contact{.last_name = "W"}), .handed_at = instant_at(day("2026-10-26"), static_cast<int>(minute), 60)});
    }
    const auto versions = analytics::agreements(*w);
    REQUIRE(versions);
    const auto weeks = analytics::agreement_weeks(*w, {moment, hours, moment.start_of(moment.today), 60}, *versions, 13);
    REQUIRE(weeks);
    REQUIRE(weeks->size() == 9);
    CHECK(weeks->front().week == day("2026-09-28"));
    CHECK_FALSE_MESSAGE(of(weeks->front(), Promise::leads).is_judged, "nobody is judged by part of a week");
    CHECK(of((*weeks)[1], Promise::leads).is_breached);
    for (std::size_t i = 0; i < weeks->size(); ++i) {
        CAPTURE(i);
        CHECK(of((*weeks)[i], Promise::leads).hits == (i == 2 || i == 4 ? 1 : i == 3 ? 2 : 0));
    }
}

TEST_CASE("a breach with an exception keeps its figures and does not count") {
    APact w;
    w.add(AgreementException{.week = day("2026-11-16"), .promise = Promise::leads, .reason = {"The fair was put off"}});
    w.add(AgreementException{.week = day("2026-11-16"), .promise = Promise::accepted, .reason = {"Nothing was broken"}});
    const auto weeks = w.weeks();
    CHECK(of(weeks[1], Promise::leads).is_breached);
    CHECK(of(weeks[1], Promise::leads).exception == "The fair was put off");
    CHECK(of(weeks[1], Promise::accepted).exception.empty());
    CHECK(of(weeks[0], Promise::leads).exception.empty());
    CHECK(analytics::breaches(weeks) == 1);
}

TEST_CASE("hits agree with plain SQL") {
    APact w;
    for (const char* day : {"2026-11-10", "2026-11-11", "2026-11-12", "2026-11-17", "2026-11-18"}) w.given(day, HandOffState::accepted);
    w.given("2026-11-19", HandOffState::rejected, RejectionReason::no_need);
    const auto weeks = w.weeks();
    for (const auto& week : weeks) {
        const std::string span = " and handed_at >= " + std::to_string(w.moment.start_of(week.week).ms) + " and handed_at < " + std::to_string(w.moment.start_of(Date{week.week.days + 7}).ms);
        CHECK(of(week, Promise::leads).hits == number(*w, "select count(*) from hand_off where live = 1" + span));
        CHECK(of(week, Promise::accepted).hits == number(*w, "select count(*) from hand_off where live = 1 and state = 'accepted'" + span));
        CHECK(of(week, Promise::accepted).of == number(*w, "select count(*) from hand_off where live = 1 and state <> 'open'" + span));
    }
}
