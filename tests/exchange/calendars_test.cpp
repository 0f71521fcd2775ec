// Calendars: events, to-dos and series come in with the right moments, and go out as they came.
#include "tandem/exchange/calendars.hpp"

#include <doctest/doctest.h>

#include "tests/exchange/import_bench.hpp"

using namespace tandem;

namespace {

const std::string calendar =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VTIMEZONE\r\nTZID:Own Time\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nUID:1@x\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Berlin:20260105T090000\r\nDTEND;TZID=Europe/Berlin:20260105T100000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nEXDATE;TZID=Europe/Berlin:20260112T090000\r\nSUMMARY:Weekly\\, all\r\n"
    "DESCRIPTION:one\\ntwo\r\nLOCATION:Room 1\r\nATTENDEE;CN=Ada:mailto:ada@x.example\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nACTION:DISPLAY\r\nDESCRIPTION:soon\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2@x\r\nDTSTART;TZID=Own Time:20260705T090000\r\nDURATION:PT90M\r\nSUMMARY:Summer\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3@x\r\nDTSTART;VALUE=DATE:20260706\r\nSUMMARY:All day\r\nEND:VEVENT\r\n"
    "BEGIN:VTODO\r\nUID:4@x\r\nDUE:20260301T120000Z\r\nSUMMARY:Call back\r\nSTATUS:COMPLETED\r\nCOMPLETED:20260228T101112Z\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";

std::int64_t at(int year, int month, int day, int hour, int minute = 0) { return instant_at(date_from({year, month, day}), hour * 60 + minute).ms; }

}  // namespace

TEST_CASE("events and to-dos become activities at the right moments, twice the same, and undone whole") {
    tests::ImportBench bench;
    const std::string empty = bench.store->hash();
    bench.bring({{"people.csv", "first_name,last_name,email\nAda,Byron,ada@x.example\n"}});
    const std::string with_ada = bench.store->hash();
    Import& import = bench.bring({{"cal.ics", calendar}});
    const ImportedFile& info = import.files()[0];
    CHECK(info.kind == "icalendar");
    CHECK(info.counts.creates == 4);
    CHECK(info.odd.empty());
    CHECK(bench.number("SELECT at FROM activity WHERE subject='Weekly, all' AND kind='meeting' AND place='Room 1'") == at(2026, 1, 5, 8));
    CHECK(bench.number("SELECT ends_at FROM activity WHERE subject='Weekly, all'") == at(2026, 1, 5, 9));
    CHECK(bench.number("SELECT count(*) FROM activity a JOIN contact c ON c.id=a.contact WHERE a.subject='Weekly, all' AND c.last_name='Byron'") == 1);
    CHECK(bench.number("SELECT count(*) FROM activity WHERE recurrence LIKE 'DTSTART;TZID=Europe/Berlin:20260105T090000' || char(10) || 'RRULE:FREQ=WEEKLY;BYDAY=MO' || char(10) || 'EXDATE%'") == 1);
    CHECK(bench.number("SELECT at FROM activity WHERE subject='Summer'") == at(2026, 7, 5, 7));
    CHECK(bench.number("SELECT ends_at FROM activity WHERE subject='Summer'") == at(2026, 7, 5, 8, 30));
    CHECK(bench.number("SELECT at FROM activity WHERE subject='All day'") == at(2026, 7, 6, 0));
    CHECK(bench.number("SELECT due_on FROM activity WHERE subject='Call back' AND kind='task'") == date_from({2026, 3, 1}).days);
    CHECK(bench.number("SELECT done_at FROM activity WHERE subject='Call back'") == at(2026, 2, 28, 10, 11) + 12'000);
    const std::string before = bench.store->hash();
    CHECK(bench.bring({{"cal.ics", calendar}}).set() == 0);
    CHECK(bench.store->hash() == before);
    REQUIRE(bench.store->undo());
    CHECK(bench.store->hash() == with_ada);
}

TEST_CASE("a series goes out with its rule and its zone, and is read the same again") {
    std::string out;
    std::vector<std::string> described;
    CalendarWriter writer(out, described);
    writer.begin();
    const std::string rules = "DTSTART;TZID=Europe/Berlin:20260105T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO\nEXDATE;TZID=Europe/Berlin:20260112T090000,20260119T090000";
    const CalendarEntry entry{.id = "77", .kind = "meeting", .subject = "a;b,c\\d", .body = "one\ntwo", .place = "🦄", .at = Instant{at(2026, 1, 5, 8)}, .ends_at = Instant{at(2026, 1, 5, 9) + 5}, .done_at = {}, .due_on = {}, .recurrence = rules,
                              .others = {{"kind", "meeting"}, {"source_system", "x"}}};
    writer.add(entry);
    writer.end();
    CHECK(out.contains("BEGIN:VTIMEZONE"));
    CHECK(out.contains("TZOFFSETTO:+0200"));
    CAPTURE(out);
    auto table = read_calendar(out, "out.ics");
    REQUIRE_MESSAGE(table, (table ? std::string() : table.error().message));
    REQUIRE(table->size() == 1);
    const CsvBatch& batch = table->batch(0);
    const auto cell = [&](std::string_view column) {
        for (std::size_t c = 0; c < table->header().size(); ++c) if (table->header()[c] == column) return std::string(batch[0][c]);
        return std::string();
    };
    CHECK(cell("SUMMARY") == entry.subject);
    CHECK(cell("DESCRIPTION") == entry.body);
    CHECK(cell("LOCATION") == entry.place);
    CHECK(cell("Repeats") == rules);
    CHECK(cell("DTSTART") == "2026-01-05T08:00:00Z");
    CHECK(cell("X-TANDEM-ENDS-AT") == "2026-01-05T09:00:00.005Z");
    CHECK(cell("UID of Tandem") == "77");
}

TEST_CASE("broken calendars give one sentence") {
    for (const auto& [text, says] : {std::pair<std::string, std::string>{"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n", "line 2"}, {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\n", "line 3"}, {"BEGIN:VCALENDAR\nEND:VCALENDAR\nSUMMARY:x\n", "outside"}}) {
        const auto table = read_calendar(text, "broken.ics");
        REQUIRE_FALSE(table);
        CHECK(table.error().message.contains(says));
    }
}
