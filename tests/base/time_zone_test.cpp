// Time zones against hand-computed cases, and every one of them against the C library.
#include "tandem/base/time_zone.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <set>

#include "base/posix_rule.hpp"
#include "tandem/base/clock.hpp"

namespace tandem {
namespace {

TimeZone zone(std::string_view name) {
    const auto found = TimeZone::find(name);
    REQUIRE_MESSAGE(found, name);
    return *found;
}

Instant at(std::string_view iso) { return *instant_from_text(iso); }
Date day(std::string_view iso) { return *date_from_text(iso); }

// The offsets just before and at a change.
void changes_at(std::string_view name, std::string_view iso, int before, int after) {
    CAPTURE(name);
    CAPTURE(iso);
    CHECK(zone(name).minutes_at({at(iso).ms - 1}) == before);
    CHECK(zone(name).minutes_at(at(iso)) == after);
}

std::string instant(std::string_view name, std::string_view date, int minutes) { return to_text(zone(name).instant_at(day(date), minutes)); }

TEST_CASE("clocks change when the law of the place says") {
    changes_at("Europe/Berlin", "2026-03-29T01:00:00Z", 60, 120);
    changes_at("Europe/Berlin", "2026-10-25T01:00:00Z", 120, 60);
    changes_at("Europe/Berlin", "1995-09-24T01:00:00Z", 120, 60);       // until 1995 summer ended in September
    changes_at("Europe/Berlin", "1996-10-27T01:00:00Z", 120, 60);
    changes_at("America/New_York", "2006-04-02T07:00:00Z", -300, -240);
    changes_at("America/New_York", "2007-03-11T07:00:00Z", -300, -240); // since 2007 earlier
    changes_at("Pacific/Auckland", "2026-04-04T14:00:00Z", 780, 720);
    changes_at("Pacific/Auckland", "2026-09-26T14:00:00Z", 720, 780);
    changes_at("Australia/Lord_Howe", "2026-04-04T15:00:00Z", 660, 630);    // by half an hour
    changes_at("Australia/Lord_Howe", "2026-10-03T15:30:00Z", 630, 660);
    changes_at("Africa/Casablanca", "2024-03-10T02:00:00Z", 60, 0);     // Ramadan
    changes_at("Africa/Casablanca", "2024-04-14T02:00:00Z", 0, 60);
    changes_at("Pacific/Apia", "2011-12-30T10:00:00Z", -600, 840);      // to the other side of the date line
    for (const char* each : {"1990-01-01T00:00:00Z", "2026-07-01T12:00:00Z", "2300-07-01T12:00:00Z"}) CHECK(zone("Asia/Kolkata").minutes_at(at(each)) == 330);
}

TEST_CASE("the rule of a zone goes on beyond the table, also where summer time is the standard") {
    changes_at("Europe/Dublin", "2026-03-29T01:00:00Z", 0, 60);
    changes_at("Europe/Dublin", "2026-10-25T01:00:00Z", 60, 0);
    changes_at("Europe/Dublin", "2050-03-27T01:00:00Z", 0, 60);
    changes_at("Europe/Berlin", "2050-03-27T01:00:00Z", 60, 120);
    changes_at("Europe/Berlin", "2150-03-29T01:00:00Z", 60, 120);
    changes_at("America/New_York", "2050-11-06T06:00:00Z", -240, -300);
    changes_at("Australia/Sydney", "2300-03-31T16:00:00Z", 660, 600);
    CHECK(zone("Europe/Berlin").minutes_at(at("9999-07-01T00:00:00Z")) == 120);
    CHECK(zone("Asia/Tokyo").minutes_at({INT64_MAX}) == 540);
    static_cast<void>(zone("Europe/Berlin").minutes_at({INT64_MAX}));
    CHECK(instant("Europe/Berlin", "2150-07-01", 12 * 60) == "2150-07-01T10:00:00Z");
    CHECK(instant("Europe/Berlin", "2100-12-31", 24 * 60) == "2100-12-31T23:00:00Z");
}

TEST_CASE("before 1990 the offset of its first day is taken") {
    CHECK(zone("Europe/Berlin").minutes_at(at("1989-07-01T00:00:00Z")) == 60);
    CHECK(zone("Australia/Sydney").minutes_at(at("1989-07-01T00:00:00Z")) == 660);
    CHECK(zone("Asia/Kolkata").minutes_at({INT64_MIN}) == 330);
    CHECK(instant("Europe/Berlin", "1900-01-01", 0) == "1899-12-31T23:00:00Z");
}

TEST_CASE("a skipped time is read by the clock before, of two equal ones the first is meant") {
    CHECK(instant("Europe/Berlin", "2026-03-29", 119) == "2026-03-29T00:59:00Z");
    CHECK(instant("Europe/Berlin", "2026-03-29", 120) == "2026-03-29T01:00:00Z");      // 02:00, read as 03:00
    CHECK(instant("Europe/Berlin", "2026-03-29", 150) == "2026-03-29T01:30:00Z");
    CHECK(instant("Europe/Berlin", "2026-03-29", 180) == "2026-03-29T01:00:00Z");
    CHECK(instant("Europe/Berlin", "2026-10-25", 119) == "2026-10-24T23:59:00Z");
    CHECK(instant("Europe/Berlin", "2026-10-25", 150) == "2026-10-25T00:30:00Z");
    CHECK(instant("Europe/Berlin", "2026-10-25", 180) == "2026-10-25T02:00:00Z");
    CHECK(instant("Australia/Lord_Howe", "2026-10-04", 135) == "2026-10-03T15:45:00Z");   // 02:15 of the half hour skipped
    CHECK(zone("Europe/Berlin").minute_of_day(at("2026-03-29T01:30:00Z")) == 210);
}

TEST_CASE("a day starts with its first instant and may have any number of hours") {
    CHECK(to_text(zone("America/Sao_Paulo").start_of(day("2018-11-04"))) == "2018-11-04T03:00:00Z");     // midnight was skipped
    CHECK(zone("America/Sao_Paulo").day_of(at("2018-11-04T03:00:00Z")) == day("2018-11-04"));
    CHECK(zone("America/Sao_Paulo").day_of(at("2018-11-04T02:59:59Z")) == day("2018-11-03"));
    CHECK(to_text(zone("America/Havana").start_of(day("2025-11-02"))) == "2025-11-02T04:00:00Z");        // midnight came twice
    const auto hours = [](std::string_view name, std::string_view of) {
        return (zone(name).start_of({day(of).days + 1}).ms - zone(name).start_of(day(of)).ms) / 3'600'000.0;
    };
    CHECK(hours("Europe/Berlin", "2026-03-29") == 23);
    CHECK(hours("Europe/Berlin", "2026-10-25") == 25);
    CHECK(hours("Europe/Berlin", "2026-06-01") == 24);
    CHECK(hours("Australia/Lord_Howe", "2026-10-04") == 23.5);
    CHECK(hours("Pacific/Apia", "2011-12-30") == 0);
}

TEST_CASE("names that no zone has are not found") {
    for (const std::string_view name : {"", "Europe/Atlantis", "europe/berlin", "Europe/Berlin ", "Europe/Berlin\nEurope/Bratislava", "Europe", "Factory", "posix/Europe/Berlin", "../../etc/passwd", "CET-1CEST"})
        CHECK_FALSE(TimeZone::find(name));
    CHECK_FALSE(TimeZone::find(std::string(100'000, 'x')));
}

TEST_CASE("the names are whole and sorted, and old ones mean the same zone") {
    const auto places = time_zone_places(), names = time_zone_names();
    CHECK(places.size() > 400);
    CHECK(names.size() > places.size());
    CHECK(std::ranges::is_sorted(places));
    CHECK(std::set(names.begin(), names.end()).size() == names.size());
    CHECK(std::ranges::includes(names, places));
    CHECK(std::ranges::binary_search(places, "UTC"));
    CHECK_FALSE(std::ranges::binary_search(places, "Etc/GMT-3"));
    CHECK(zone("Asia/Calcutta").minutes_at({}) == 330);
    CHECK(zone("Asia/Calcutta").name() == "Asia/Calcutta");
    CHECK(zone("Etc/GMT-3").minutes_at({}) == 180);
    CHECK(time_zone_version().starts_with("20"));
}

TEST_CASE("without a zone it is UTC, or one offset for ever") {
    CHECK(TimeZone().name() == "UTC");
    CHECK(TimeZone().minutes_at(at("2026-07-01T00:00:00Z")) == 0);
    const TimeZone east = TimeZone::fixed(330), west = TimeZone::fixed(-210);
    CHECK(east.name() == "UTC+05:30");
    CHECK(west.name() == "UTC-03:30");
    CHECK(west.day_of(at("2026-07-01T03:29:59Z")) == day("2026-06-30"));
    CHECK(to_text(east.start_of(day("2026-07-01"))) == "2026-06-30T18:30:00Z");
    CHECK(east.offsets(1980, 1990).periods == std::vector<OffsetPeriod>{{at("1980-01-01T00:00:00Z"), 330}});
}

TEST_CASE("offsets of some years say the same as the zone") {
    const TimeZone berlin = zone("Europe/Berlin");
    const UtcOffsets offsets = berlin.offsets(2020, 2030);
    CHECK(offsets.periods.size() == 23);
    const UtcOffsets across = berlin.offsets(2095, 2105);       // the table ends in between
    CHECK(across.periods.size() == 23);
    SeededRandom random(1);
    for (int i = 0; i < 1'000; ++i) {
        const Instant then{at("2020-01-01T00:00:00Z").ms + static_cast<std::int64_t>(random.below(11 * 365 * 24 * 60)) * 60'000};
        const Instant later{at("2095-01-01T00:00:00Z").ms + static_cast<std::int64_t>(random.below(11 * 365 * 24 * 60)) * 60'000};
        CHECK(offsets.minutes_at(then) == berlin.minutes_at(then));
        CHECK(offsets.day_of(then) == berlin.day_of(then));
        CHECK(across.minutes_at(later) == berlin.minutes_at(later));
    }
    CHECK(UtcOffsets{}.instant_at(day("2026-03-29"), 90) == at("2026-03-29T01:30:00Z"));
}

TEST_CASE("rules count days by the week, without 29 February, and with it") {
    const auto changes = [](std::string_view rule, int year) {
        const auto read = PosixRule::from_text(rule);
        REQUIRE_MESSAGE(read, rule);
        std::vector<OffsetPeriod> made;
        read->add_changes(year, made);
        std::string text;
        for (const OffsetPeriod& each : made) text += to_text(each.from) + " " + std::to_string(each.minutes) + " ";
        return text;
    };
    CHECK(changes("CET-1CEST,M3.5.0,M10.5.0/3", 2026) == "2026-03-29T01:00:00Z 120 2026-10-25T01:00:00Z 60 ");
    CHECK(changes("NZST-12NZDT,M9.5.0,M4.1.0/3", 2026) == "2026-04-04T14:00:00Z 720 2026-09-26T14:00:00Z 780 ");
    CHECK(changes("<+0330>-3:30<+0430>,J79/24,J263/24", 2023) == "2023-03-20T20:30:00Z 270 2023-09-20T19:30:00Z 210 ");
    CHECK(changes("<+0330>-3:30<+0430>,J79/24,J263/24", 2024) == "2024-03-20T20:30:00Z 270 2024-09-20T19:30:00Z 210 ");
    CHECK(changes("AAA0BBB,59/0,300/0", 2023) == "2023-03-01T00:00:00Z 60 2023-10-27T23:00:00Z 0 ");
    CHECK(changes("AAA0BBB,59/0,300/0", 2024) == "2024-02-29T00:00:00Z 60 2024-10-26T23:00:00Z 0 ");
    CHECK(changes("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026) == "2026-03-29T01:00:00Z -60 2026-10-25T01:00:00Z -120 ");
    CHECK(changes("EET-2EEST,M3.4.4/50,M10.4.4/50", 2026) == "2026-03-28T00:00:00Z 180 2026-10-23T23:00:00Z 120 ");
    CHECK(changes("JST-9", 2026).empty());
    for (const char* bad : {"", "C", "CET", "CET-", "CET-1C", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
                            "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J3", "CET-1CEST,366,3", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0x", "<CET-1", "<>1", "CET-99999999999"})
        CHECK_FALSE_MESSAGE(PosixRule::from_text(bad), bad);
}

// The C library reads the files the table was made from, by other code; old names may be missing on this machine.
TEST_CASE("every zone agrees with the C library") {
    const char* before = std::getenv("TZ");
    const std::string kept = before ? before : "";
    SeededRandom random(25);
    int compared = 0;
    for (const std::string_view name : time_zone_names()) {
        if (!std::filesystem::exists("/usr/share/zoneinfo/" + std::string(name))) continue;
        CAPTURE(name);
        setenv("TZ", (":" + std::string(name)).c_str(), 1);
        tzset();
        const TimeZone ours = zone(name);
        const auto differs = [&](Instant when) {
            const std::time_t seconds = when.ms / 1'000;
            std::tm local{};
            localtime_r(&seconds, &local);
            if (local.tm_gmtoff == ours.minutes_at(when) * 60L && local.tm_hour * 60 + local.tm_min == ours.minute_of_day(when)) return false;
            FAIL_CHECK("at " << to_text(when) << " it is " << ours.minutes_at(when) << ", not " << local.tm_gmtoff / 60);
            return true;
        };
        const std::int64_t first = at("1990-01-01T00:00:00Z").ms, seconds = (at("2038-01-01T00:00:00Z").ms - first) / 1'000;
        for (int i = 0; i < 300; ++i) {
            const Instant when{first + static_cast<std::int64_t>(random.below(static_cast<std::uint32_t>(seconds))) * 1'000};
            if (differs(when)) break;
            // A local time leads back to the instant, or to the earlier one of two that clocks showed alike.
            const Instant minute{when.ms / 60'000 * 60'000};
            const Instant back = ours.instant_at(ours.day_of(minute), ours.minute_of_day(minute));
            CHECK(back <= minute);
            CHECK(ours.minute_of_day(back) == ours.minute_of_day(minute));
            CHECK(ours.day_of(back) == ours.day_of(minute));
        }
        for (const OffsetPeriod& each : ours.offsets(1990, 2150).periods)
            if (differs(each.from) || (each.from.ms > first && differs({each.from.ms - 1'000}))) break;
        ++compared;
    }
    CHECK(compared > 300);
    if (before) setenv("TZ", kept.c_str(), 1);
    else unsetenv("TZ");
    tzset();
}

}  // namespace
}  // namespace tandem
