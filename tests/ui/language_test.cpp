// Languages: German by its table, live and in every sentence; and the pseudo-language, which finds words that pass the catalogue by.
#include <fstream>
#include <sstream>

#include "test_folders.hpp"
#include "tests/ui/screen.hpp"
#include "ui/entry.hpp"
#include "ui/keyboard.hpp"
#include "ui/language.hpp"
#include "ui/locale.hpp"
#include "ui/storage_place.hpp"
#include "ui/words.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

void load_german() {
    std::ifstream file(std::string(asset_folder) + "/words/de.txt");
    std::stringstream text;
    text << file.rdbuf();
    REQUIRE_MESSAGE(text.str().size() > 10'000, "the build makes it from assets/words/de.txt");
    ui::add_words("de", text.str());
}

// Back to English at the end, for the tests that follow.
struct Speaks {
    explicit Speaks(std::string_view code) { CHECK(ui::use_language(code)); }
    ~Speaks() { ui::use_language("en"); }
};

struct Tongue : Screen {
    explicit Tongue(std::string_view language, std::string_view address = "#/settings") : Screen(address) {
        ui::set_storage_place("kind\topfs");
        core.answers<LogList>(LogAnswer{});
        speak(language);
    }
    ~Tongue() {
        ui::set_storage_place("");
        ui::use_language("en");
        ui::use_locale(ui::Locale{});
    }
    void speak(std::string_view language) {
        WorkspaceAnswer w = a_workspace();
        w.preferences = {{"language", std::string(language)}};
        core.answers<WorkspaceState>(w);
        settle();
    }
};

}  // namespace

TEST_CASE("German comes from its table; what it does not have stays English, and what is found outlives the call") {
    load_german();
    const std::string_view english = ui::tr("Settings");
    const Speaks german("de");
    CHECK(english == "Settings");
    CHECK(ui::tr("Settings") == "Einstellungen");
    CHECK(ui::tr("Settings").data() == ui::tr("Settings").data());
    CHECK(ui::tr("Of no catalogue") == "Of no catalogue");
    CHECK(ui::tr("{} of {}", "3", "7") == "3 von 7");
    CHECK(ui::tr_as("choice", "Home") == "Privat");
    CHECK(ui::tr_as("choice", "Work") == "Geschäftlich");
    CHECK(ui::tr("Home") == "Start");
    CHECK(ui::counted("1", 1, "company", "companies") == "1 company");     // not of the catalogue by these words
    CHECK(ui::counted("2", 2, "lead", "leads") == "2 Leads");
    CHECK_MESSAGE(ui::fold_label("Company") == "Unternehmen", "nouns keep their capital");
}

TEST_CASE("sentences of the core are found whole or by their pattern, and names in them stay as they are") {
    load_german();
    CHECK_MESSAGE(ui::said("Moved to Proposal") == "Moved to Proposal", "in English");
    const Speaks german("de");
    CHECK(ui::said("Nothing is selected.") == "Nichts ist ausgewählt.");
    CHECK(ui::said("Moved to Won") == "Verschoben nach Won");
    CHECK(ui::said("Undid Mark Acme as won") == "Rückgängig gemacht: Acme als gewonnen markieren");
    CHECK(ui::said("Webinar · Planned") == "Webinar · Geplant");
    ui::use_locale(ui::locale_of("de"));
    CHECK_MESSAGE(ui::said("590 of 1,024, 27 a week short") == "590 von 1.024, pro Woche fehlen 27", "figures as German writes them");
    CHECK(ui::said("Ada, due 2026-11-23: Win rate before 13 of 71, since 11 of 30") == "Ada, fällig 23.11.2026: Abschlussquote, davor 13 von 71, seitdem 11 von 30");
    ui::use_locale(ui::Locale{});
    CHECK(ui::said("What nobody has translated") == "What nobody has translated");
}

TEST_CASE("what the core composes of pieces is found piece by piece") {
    load_german();
    const Speaks german("de");
    ui::use_locale(ui::locale_of("de"));
    CHECK(ui::said("590 of 1,024 in the week of 23 Nov, promised by marketing") == "590 von 1.024 in der Woche vom 23.11., zugesagt vom Marketing");
    CHECK(ui::said("0 leads, then 25 (p < 0.001); spent 1,022 EUR, then 5,107 EUR; a lead cost 204 EUR; week of 16 Nov and the one before") ==
          "0 Leads, dann 25 (p < 0,001); ausgegeben 1.022\u00A0€, dann 5.107\u00A0€; ein Lead kostete 204\u00A0€; Woche vom 16.11. und die davor");
    CHECK(ui::said("12 leads, then 3 (p = 0.035); a lead cost 1,022 EUR before; week of 16 Nov and the one before") == "12 Leads, dann 3 (p = 0,035); ein Lead kostete davor 1.022\u00A0€; Woche vom 16.11. und die davor");
    CHECK(ui::said("Ada Byron, due 20 Nov: Win rate before 13 of 71, since 11 of 30") == "Ada Byron, fällig 20.11.: Abschlussquote, davor 13 von 71, seitdem 11 von 30");
    CHECK(ui::said("Ada Byron, due 20 Nov: Revenue a week before 4,000 EUR, since 5,500 EUR") == "Ada Byron, fällig 20.11.: Umsatz pro Woche davor 4.000\u00A0€, seitdem 5.500\u00A0€");
    CHECK(ui::said("Nobody's: Won deals a week, 4.5 before, none since") == "Noch niemandem: Gewonnene Deals pro Woche, 4,5 davor, seitdem keine");
    CHECK(ui::said("Set the goal of revenue") == "Ziel für Umsatz setzen");
    CHECK(ui::said("Change amount of Bank of Kent") == "Betrag von Bank of Kent ändern");
    CHECK(ui::said("3 companies, 5 deals added. 3 odd values are listed.") == "3 Unternehmen, 5 Deals hinzugefügt. 3 auffällige Werte sind aufgelistet.");
    CHECK(ui::said("“31/31/2026” does not begin with a year") == "„31/31/2026“ beginnt nicht mit einem Jahr");
    CHECK(ui::said("Deals (HubSpot, internal names)") == "Deals (HubSpot, interne Namen)");
    CHECK(ui::said("Undo Move Acme to the trash") != "Undo Move Acme to the trash");
    CHECK(ui::said("Handed over: Ada Byron; 2 in the inbox already") == "Übergeben: Ada Byron; 2 schon im Eingang");
    ui::use_locale(ui::Locale{});
}

TEST_CASE("keys and days of business hours are called as they are in German, and typed so, too") {
    load_german();
    const Speaks german("de");
    CHECK(ui::keys_in_words("Ctrl+Shift+Z") == "Strg+Umschalt+Z");
    CHECK(ui::keys_in_words("Space") == "Leertaste");
    CHECK(ui::keys_in_words("J") == "J");
    CHECK(ui::entry_from_hours("Mon-Fri 09:00-12:30, Sat 10:00-12:00") == "Mo-Fr 09:00-12:30, Sa 10:00-12:00");
    CHECK(ui::hours_from_entry("Mo-Fr 09:00-12:30, samstag 10:00-12:00") == "Mon-Fri 09:00-12:30, Sat 10:00-12:00");
    CHECK(ui::hours_from_entry("Mon-Fri 09:00-17:00") == "Mon-Fri 09:00-17:00");
}

TEST_CASE("a language is switched in Settings, at once, and the page is told") {
    load_german();
    Tongue screen("");
    REQUIRE(screen.find(Role::radio, "Deutsch"));
    REQUIRE(screen.click(Role::radio, "Deutsch"));
    REQUIRE(screen.core.last("preference.set"));
    CHECK(screen.core.last("preference.set")->arguments.find("value")->text_or("") == "de");
    screen.speak("de");
    CHECK_MESSAGE(screen.find(Role::heading, "Einstellungen"), screen.page.tree());
    CHECK(screen.find(Role::link, "Übergaben"));
    CHECK(screen.page.host_calls().back().type != "reload");
    const auto& calls = screen.page.host_calls();
    CHECK(std::ranges::any_of(calls, [](const ui::HostCall& c) { return c.type == "language" && c.text == "de"; }));
    screen.speak("en");
    CHECK(screen.find(Role::heading, "Settings"));
}

TEST_CASE("a device's language is taken where Settings say nothing; numbers and dates go with it") {
    load_german();
    Tongue screen("");
    screen.shell.set_device({.locale = "de-AT", .now = instant_at(today, 10 * 60)});
    CHECK(screen.find(Role::heading, "Einstellungen"));
    CHECK(ui::language_of("de-CH") == "de");
    CHECK(ui::language_of("fr-FR") == "en");
}

TEST_CASE("numbers, money, dates and times read as German does") {
    load_german();
    const Speaks german("de");
    ui::Format f{.locale = ui::locale_of("de"), .currency = {"EUR", 2}, .today = today, .now = instant_at(today, 600), .offsets = {}};
    CHECK(f.money({250'050}) == "2.500,50\u00A0€");
    CHECK(f.money_short({125'000'000}) == "1,25\u00A0Mio.\u00A0€");
    CHECK(f.count_short(12'400) == "12,4\u00A0Tsd.");
    CHECK(f.percent(41.2, 1) == "41,2\u00A0%");
    CHECK(f.full_date(date_from({2026, 10, 3})) == "03.10.2026");
    CHECK(f.month(date_from({2026, 10, 3})) == "Okt 2026");
    CHECK(f.weekday_date(date_from({2026, 11, 24})) == "Di 24.11.");
    CHECK(f.relative(Date{today.days - 3}) == "vor 3 Tagen");
    CHECK(f.relative(Date{today.days + 1}) == "morgen");
    CHECK(f.days(1) == "1 Tag");
}

TEST_CASE("dates are typed in German as in English") {
    const ui::EntryContext context{.today = today};         // a Tuesday
    const auto day = [&](std::string_view text) {
        const auto read = ui::date_from_entry(text, context);
        return read ? read->days - today.days : -9999;
    };
    CHECK(day("heute") == 0);
    CHECK(day("morgen") == 1);
    CHECK(day("Fr") == 3);
    CHECK(day("nächsten Fr") == 10);
    CHECK(day("nächste Woche") == 7);
    CHECK(day("in 2 Wochen") == 14);
    CHECK(day("vor drei Tagen") == -9999);
    CHECK(day("vor 3 Tagen") == -3);
    CHECK(day("3. Dez") == 9);
    CHECK(day("next fri") == 10);
}

}  // namespace tandem::tests
