// Dates of foreign files: every way of writing, and the order decided over a column.
#include <doctest/doctest.h>

#include "tandem/exchange/cells.hpp"

namespace tandem {
namespace {

std::string day(std::string_view cell, DateOrder order = DateOrder::iso) {
    const Result<Date> date = parse_date(cell, order);
    return date ? to_text(*date) : date.error().message;
}

std::string moment(std::string_view cell, DateOrder order = DateOrder::iso, int offset = 0) {
    const Result<Instant> instant = parse_instant(cell, order, TimeZone::fixed(offset));
    return instant ? to_text(*instant) : instant.error().message;
}

DateVerdict verdict(std::initializer_list<std::string_view> cells) {
    DateColumn column;
    for (std::string_view cell : cells) column.add(cell);
    return column.decide();
}

TEST_CASE("one day in many ways of writing") {
    const std::string expected = "2026-11-24";
    for (const char* cell : {"2026-11-24",
                             "20261124",
                             "2026/11/24",
                             "2026.11.24",
                             "Nov 24, 2026",
                             "November 24th, 2026",
                             "24 Nov 2026",
                             "24. November 2026",
                             "24-Nov-26",
                             "24-NOV-2026",
                             "2026-Nov-24",
                             "Tue, 24 Nov 2026",
                             "Dienstag, 24. November 2026",
                             "24 novembre 2026",
                             "24 de noviembre de 2026",
                             "mardi 24 novembre 2026",
                             "Tue Nov 24 17:35:15 2026",
                             "Tue Nov 24 2026 17:35:15 GMT+0100 (Central European Standard Time)",
                             "Tue, 24 Nov 2026 17:35:15 +0100",
                             " 2026-11-24 ",
                             "2026-11-24T23:59:59.999-08:00",
                             "24/Nov/2026",
                             "Nov. 24, 2026, 5:35 PM",
                             "2026-11-24 00:00:00"}) {
        for (DateOrder order : {DateOrder::iso, DateOrder::dmy, DateOrder::mdy, DateOrder::ymd})
            CHECK_MESSAGE(day(cell, order) == expected, cell);
    }
    for (const char* cell : {"24.11.2026", "24/11/2026", "24-11-2026", "24.11.26", "24. 11. 2026", "24/11/26 17:35", "24.11.2026 17:35 Uhr",
                             "24.11.2026 um 17:35"}) {
        CHECK_MESSAGE(day(cell, DateOrder::dmy) == expected, cell);
    }
    for (const char* cell :
         {"11/24/2026", "11/24/26", "11-24-2026", "11/24/2026 5:35 PM", "11/24/2026, 5:35:15\u202FPM", "11/24/2026 at 5:35 p.m."})
        CHECK_MESSAGE(day(cell, DateOrder::mdy) == expected, cell);
    CHECK(day("1. März 2026") == "2026-03-01");
    CHECK(day("1er août 2026") == "2026-08-01");
    CHECK(day("5 de ene. de 2026") == "2026-01-05");
    CHECK(day("3. Jänner 2026") == "2026-01-03");
    CHECK(day("1/2/69", DateOrder::mdy) == "1969-01-02");
    CHECK(day("1/2/68", DateOrder::mdy) == "2068-01-02");
}

TEST_CASE("what is no date is refused with the reason") {
    CHECK(day("31.02.2026", DateOrder::dmy) == "“31.02.2026” is not a day of the calendar");
    CHECK(day("11/24/2026", DateOrder::dmy) == "“11/24/2026” is not day.month.year");
    CHECK(day("24/11/2026", DateOrder::mdy) == "“24/11/2026” is not month/day/year");
    CHECK(day("24.11.2026") == "“24.11.2026” does not begin with a year");
    CHECK(day("soon") == "“soon” is not a date");
    CHECK(day("0/0/00", DateOrder::mdy) == "“0/0/00” is not a day of the calendar");
    for (const char* cell :
         {"", "2026", "2026-11", "Nov 2026", "--05-17", "1.5", "12345678", "24.11-2026", "24.11.2026x", "24.11.2026 25:00", "24.11.2026 17",
          "1/2/3", "10:30", "11/24/2026 13:00 PM", "2026-11-24T17:35:15+99:00", "00000000", "99999999"}) {
        CHECK_MESSAGE(!parse_date(cell, DateOrder::dmy), cell);
    }
}

TEST_CASE("a time with its zone is an instant, without one the given offset counts") {
    CHECK(moment("2024-08-13T18:04:34.666+00:00") == "2024-08-13T18:04:34.666Z");
    CHECK(moment("2026-11-24 17:35:15", DateOrder::iso, 60) == "2026-11-24T16:35:15Z");
    CHECK(moment("2020-02-04 4:30:21") == "2020-02-04T04:30:21Z");
    CHECK(moment("11/24/2026 12:05 AM EST", DateOrder::mdy) == "2026-11-24T05:05:00Z");
    CHECK(moment("11/24/2026 12:05 PM", DateOrder::mdy) == "2026-11-24T12:05:00Z");
    CHECK(moment("24.11.2026 17:35 CET", DateOrder::dmy) == "2026-11-24T16:35:00Z");
    CHECK(moment("Tue Nov 24 2026 17:35:15 GMT+0100 (Central European Standard Time)", DateOrder::iso, 300) == "2026-11-24T16:35:15Z");
    CHECK(moment("2026-11-24 17:35 (UTC)", DateOrder::iso, 60) == "2026-11-24T17:35:00Z");
    CHECK(moment("2026-11-24 17h35") == "2026-11-24T17:35:00Z");
    CHECK(moment("2026-11-24", DateOrder::iso, -300) == "2026-11-24T05:00:00Z");
    CHECK(!parse_local_time("2026-11-24", DateOrder::iso)->has_time);
    CHECK(!parse_local_time("2026-11-24 10:00", DateOrder::iso)->utc_offset_minutes);
}

TEST_CASE("the order of a column is decided by the rows that can only be read one way") {
    CHECK(verdict({"01.02.2026", "02.03.2026"}).order == DateOrder::dmy);
    CHECK(verdict({"01.02.2026", "02.03.2026"}).certainty == Certainty::decided);       // dots are never month first
    const DateVerdict american = verdict({"1/2/2026", "1/25/2026", "12/3/2026"});
    CHECK(american.order == DateOrder::mdy);
    CHECK(american.certainty == Certainty::decided);
    CHECK(american.fitting == 3);
    CHECK(verdict({"01/02/2026", "25/01/2026"}).order == DateOrder::dmy);
    CHECK(verdict({"26-02-2018 19:58", "08-05-2018 20:17"}).order == DateOrder::dmy);
    CHECK(verdict({"26-02-2018 19:58", "08-05-2018 20:17"}).has_time);
    CHECK(verdict({"2026-11-24", "2026-01-02"}).order == DateOrder::iso);
    CHECK(verdict({"2026/11/24", "2026/01/02"}).order == DateOrder::ymd);
    CHECK(verdict({"Nov 24, 2026"}).certainty == Certainty::decided);
}

TEST_CASE("a column whose rows all fit both orders is ambiguous, unless they mean the same days") {
    const DateVerdict both = verdict({"01/02/2026", "03/04/2026"});
    CHECK(both.certainty == Certainty::ambiguous);
    CHECK(both.order == DateOrder::dmy);
    CHECK(verdict({"1/2/2026", "3/4/2026"}).order == DateOrder::mdy);
    CHECK(verdict({"01/02/2026 5:00 PM"}).order == DateOrder::mdy);
    CHECK(verdict({"05/05/2026", "06/06/2026"}).certainty == Certainty::decided);
    CHECK(verdict({"25/01/2026", "01/25/2026"}).certainty == Certainty::ambiguous);
}

TEST_CASE("a single odd row does not change what the others say, texts are no dates") {
    DateColumn column;
    for (int month = 1; month <= 12; ++month) {
        for (int d = 1; d <= 28; ++d) column.add(std::to_string(d) + "/" + std::to_string(month) + "/2026");
    }
    column.add("12/31/2026");
    column.add("soon");
    const DateVerdict found = column.decide();
    CHECK(found.order == DateOrder::dmy);
    CHECK(found.certainty == Certainty::decided);
    CHECK(found.cells == 12 * 28 + 2);
    CHECK(found.fitting == 12 * 28);
    CHECK(verdict({"Anna", "12", "3.5"}).certainty == Certainty::none);
    CHECK(verdict({}).certainty == Certainty::none);
}

TEST_CASE("Excel's day numbers are read when asked") {
    CHECK(to_text(parse_excel_serial("46350").value().date) == "2026-11-24");
    CHECK(to_text(parse_excel_serial("1").value().date) == "1900-01-01");
    CHECK(to_text(parse_excel_serial("61").value().date) == "1900-03-01");
    CHECK(parse_excel_serial("46350.75").value().ms_of_day == 18 * 3'600'000);
    CHECK(to_text(parse_excel_serial("46349.9999999").value().date) == "2026-11-24");
    for (const char* cell : {"0", "60", "-1", "3000000", "x", ""}) CHECK_MESSAGE(!parse_excel_serial(cell), cell);
}

}  // namespace
}  // namespace tandem
