// Formats: what a tag and what Intl's examples say, figures and days as they are shown and as they are typed.
#include "tests/ui/screen.hpp"
#include "ui/entry.hpp"
#include "ui/format.hpp"
#include "ui/language.hpp"
#include "ui/locale.hpp"
#include "ui/words.hpp"

namespace tandem::tests {

using ui::Locale;

namespace {

const Date a_day = date_from({2026, 11, 24});

ui::Format format_of(std::string_view tag) { return {.locale = ui::locale_of(tag), .currency = {"EUR", 2}, .today = today, .now = instant_at(today, 600), .offsets = {}}; }

struct InLocale {
    explicit InLocale(const Locale& l) { ui::use_locale(l); }
    ~InLocale() { ui::use_locale(Locale{}); }
};

}  // namespace

TEST_CASE("places write numbers, money and days each in their way") {
    CHECK(format_of("en-US").full_date(a_day) == "Nov 24, 2026");
    CHECK(format_of("en-GB").full_date(a_day) == "24 Nov 2026");
    CHECK(format_of("de-DE").full_date(a_day) == "24.11.2026");
    CHECK(format_of("fr-FR").full_date(a_day) == "24/11/2026");
    CHECK(format_of("sv-SE").full_date(a_day) == "2026-11-24");
    CHECK(format_of("de-CH").decimal(1234567.5, 1) == "1’234’567.5");
    CHECK(format_of("de-AT").money({250'050}) == "€\u00A02\u00A0500,50");
    CHECK(format_of("nl-NL").money({250'050}) == "€\u00A02.500,50");
    CHECK(format_of("en-IN").count(12'345'678) == "1,23,45,678");
    CHECK(format_of("es-ES").count(1'234) == "1234");
    CHECK(format_of("es-ES").count(12'345) == "12.345");
    CHECK(format_of("en-US").time(instant_at(today, 17 * 60 + 30)) == "5:30\u00A0PM");
    CHECK(format_of("en-US").percent(12) == "12%");
    CHECK(format_of("en-US").locale.first_weekday == 7);
    CHECK(format_of("de-DE").locale.first_weekday == 1);
    for (const ui::Region& each : ui::regions()) CHECK_MESSAGE(ui::locale_of(each.tag).tag == each.tag, each.name);
}

TEST_CASE("what the browser's Intl shows by example is understood") {
    const Locale us = ui::locale_by_example("en-US\t1,234,567.8\t1,234\t€5\t50%\t11/24/2026\t1\t7");
    CHECK(us == ui::locale_of("en-US"));
    const Locale austria = ui::locale_by_example("de-AT\t1\u00A0234\u00A0567,8\t1\u00A0234\t€\u00A05\t50\u00A0%\t24.11.2026\t0\t1");
    CHECK(austria == ui::locale_of("de-AT"));
    const Locale india = ui::locale_by_example("en-IN\t12,34,567.8\t1,234\t€5\t50%\t24/11/2026\t1\t7");
    CHECK(india.second_group == 2);
    CHECK(india.order == Locale::Order::day_month);
    const Locale poland = ui::locale_by_example("pl\t1\u00A0234\u00A0567,8\t1234\t5\u00A0€\t50%\t24.11.2026\t0\t1");
    CHECK_FALSE(poland.groups_four);
    CHECK(poland.symbol_is_behind);
    CHECK_FALSE(poland.percent_has_space);
    const Locale hungary = ui::locale_by_example("hu\t1\u00A0234\u00A0567,8\t1234\t5\u00A0€\t50%\t2026. 11. 24.\t0\t1");
    CHECK(hungary.order == Locale::Order::iso);
    const Locale egypt = ui::locale_by_example("ar-EG\t1,234,567.8\t1,234\t\u200F5\u00A0\u200F€\t50%\u061C\t24\u200F/11\u200F/2026\t1\t6");
    CHECK(egypt.decimal == ".");
    CHECK(egypt.date_separator == "/");
    CHECK(egypt.first_weekday == 6);
    CHECK_MESSAGE(ui::locale_by_example("C").decimal == ".", "no tag, no examples");
    CHECK_MESSAGE(ui::locale_by_example("en-US\t\t\t\t\t\t\t").decimal == ".", "a browser that shows nothing");
}

TEST_CASE("formats follow the language, by the browser's own variety of it, unless Settings say otherwise") {
    ui::set_browser_locales({ui::locale_of("en-US"), ui::locale_of("de-AT")});
    CHECK(ui::formats_of("", "en", "en-US").tag == "en-US");
    CHECK(ui::formats_of("", "de", "en-US").tag == "de-AT");
    CHECK(ui::formats_of(ui::browser_formats, "de", "en-US").tag == "en-US");
    CHECK(ui::formats_of("de-CH", "en", "en-US").tag == "de-CH");
    ui::set_browser_locales({});
    CHECK(ui::formats_of("", "de", "en-US").tag == "de");
    CHECK(ui::formats_of("", "de", "de-CH").tag == "de-CH");
    CHECK(ui::formats_of("", "en", "fr-FR").tag == "fr-FR");
}

TEST_CASE("figures and days of the core's sentences are written as here, in English, too") {
    ui::use_locale(Locale{});       // whatever was in use before
    CHECK(ui::said("590 of 1,024 in the week of 23 Nov (p < 0.001)") == "590 of 1,024 in the week of 23 Nov (p < 0.001)");
    CHECK(ui::said("1,653,493 EUR of 2,000,000 EUR, 12 SQL short") == "€1,653,493 of €2,000,000, 12 SQL short");
    {
        const InLocale german(ui::locale_of("de-DE"));
        CHECK(ui::said("590 of 1,024 in the week of 23 Nov (p < 0.001)") == "590 of 1.024 in the week of 23.11. (p < 0,001)");
        CHECK(ui::said("Back on 2026-11-23.") == "Back on 23.11.2026.");
        CHECK(ui::said("1,653,493 EUR, due 3 Dec 2026: more") == "1.653.493\u00A0€, due 03.12.2026: more");
        CHECK_MESSAGE(ui::said("Version 1.2.3 of 12 Monkeys, 1,2 and 31 Feb") == "Version 1.2.3 of 12 Monkeys, 1,2 and 31 Feb", "what is no figure of the core stays");
    }
    const InLocale american(ui::locale_of("en-US"));
    CHECK(ui::said("Agreed from 30 Nov 2026 on") == "Agreed from Nov 30, 2026 on");
}

TEST_CASE("numbers are typed as they are shown, and shown in a field as they are typed") {
    const Field number{.name = "n", .label = "N", .kind = Kind::number}, amount{.name = "a", .label = "A", .kind = Kind::money}, percent{.name = "p", .label = "P", .kind = Kind::percent};
    const auto typed = [&](std::string_view tag, const Field& field, std::string_view text) {
        const auto read = ui::value_from_entry(field, text, ui::entry_context(format_of(tag)));
        return read ? read->real() ? *read->real() : static_cast<double>(read->integer_or(0)) : -1;
    };
    CHECK(typed("en-US", number, "1,234") == 1234);
    CHECK(typed("en-US", number, "1.234") == 1.234);
    CHECK(typed("de-DE", number, "1.234") == 1234);
    CHECK(typed("de-DE", number, "1,234") == 1.234);
    CHECK(typed("de-DE", percent, "12,5 %") == 12.5);
    CHECK(typed("de-CH", number, "1’234.5") == 1234.5);
    CHECK_MESSAGE(typed("en-US", amount, "1.234") == 123'400, "an amount has no three decimals");
    CHECK(typed("de-DE", amount, "1.234,50 €") == 123'450);
    for (const char* tag : {"en-US", "en-GB", "de-DE", "de-CH", "fr-FR", "sv-SE", "nl-NL", "en-IN", "ja-JP"}) {
        CAPTURE(tag);
        const ui::EntryContext context = ui::entry_context(format_of(tag));
        for (const double each : {0.5, 1234.5, 1.234, 1'000'000.0}) CHECK(*ui::value_from_entry(number, ui::entry_from_value(number, Value{each}, context), context)->real() == each);
        CHECK(ui::value_from_entry(amount, ui::entry_from_value(amount, Value{123'450}, context), context)->integer_or(0) == 123'450);
        const Field day{.name = "d", .label = "D", .kind = Kind::date}, moment{.name = "t", .label = "T", .kind = Kind::instant};
        CHECK(ui::value_from_entry(day, ui::entry_from_value(day, Value{std::int64_t{a_day.days}}, context), context)->integer_or(0) == a_day.days);
        for (const int minute : {0, 30, 9 * 60 + 5, 12 * 60, 17 * 60 + 30, 23 * 60 + 59}) {
            const Instant at = context.offsets.instant_at(a_day, minute);
            CHECK(ui::value_from_entry(moment, ui::entry_from_value(moment, Value{at.ms}, context), context)->integer_or(0) == at.ms);
        }
    }
    CHECK(ui::entry_from_value(number, Value{1234.5}, ui::entry_context(format_of("de-DE"))) == "1234,5");
}

TEST_CASE("a time may be written with am and pm; a week begins as the place has it") {
    const ui::EntryContext us = ui::entry_context(format_of("en-US")), german = ui::entry_context(format_of("de-DE"));
    const Field moment{.name = "t", .label = "T", .kind = Kind::instant};
    const auto minutes = [&](std::string_view text) {
        const auto read = ui::value_from_entry(moment, text, us);
        return read ? us.offsets.minute_of_day(Instant{read->integer_or(0)}) : -1;
    };
    CHECK(minutes("tomorrow 2:30 pm") == 14 * 60 + 30);
    CHECK(minutes("Nov 24, 2026 12:05 AM") == 5);
    CHECK(minutes("tomorrow 5 pm") == 17 * 60);
    CHECK(minutes("tomorrow 14:30") == 14 * 60 + 30);
    CHECK(minutes("tomorrow 13:00 pm") == -1);
    // Tuesday 24 November: the next week begins on Sunday 29 there, on Monday 30 here.
    CHECK(ui::date_from_entry("next sun", us)->days - today.days == 5);
    CHECK(ui::date_from_entry("next sun", german)->days - today.days == 12);
    CHECK(ui::date_from_entry("next fri", us)->days - today.days == 10);
    CHECK(ui::date_from_entry("next fri", german)->days - today.days == 10);
    CHECK(ui::date_from_entry("3/4/2026", us)->days == date_from({2026, 3, 4}).days);
    CHECK(ui::date_from_entry("3/4/2026", german)->days == date_from({2026, 4, 3}).days);
}

TEST_CASE("a year has no thousands") {
    const Catalog catalog;
    const Entity& company = catalog.entity("company");
    const ui::Format f = format_of("de-DE");
    CHECK(f.value(*company.find("founded"), Value{2016}) == "2016");
    CHECK(f.value(*company.find("employees"), Value{2016}) == "2.016");
}

TEST_CASE("Settings offer formats, and show what the chosen ones write like") {
    Screen screen("#/settings");
    WorkspaceAnswer w = a_workspace();
    w.preferences = {{"locale", "de-CH"}};
    screen.core.answers<WorkspaceState>(w);
    screen.settle();
    const ui::Node* formats = screen.find(ui::Role::choice, "Formats");
    REQUIRE(formats);
    CHECK_MESSAGE(formats->description.contains("1’234.5"), formats->description);
    CHECK(formats->value == "Deutsch (Schweiz)");
    w.preferences = {{"locale", "en-US"}};
    screen.core.answers<WorkspaceState>(w);
    screen.settle();
    CHECK(screen.find(ui::Role::text, "Typed days count weeks from Sunday; weeks of the agreement and the meeting begin on Monday"));
    ui::use_locale(Locale{});
}

}  // namespace tandem::tests
