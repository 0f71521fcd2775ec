// Files become records: recognised, judged before anything is written, written in one step that can be undone, the same again changes nothing.
#include "tandem/exchange/import.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "test_folders.hpp"
#include "tandem/store/imported_rows.hpp"
#include "tests/exchange/import_bench.hpp"

using namespace tandem;

namespace {

using Bench = tests::ImportBench;

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

const std::string accounts = "account,sector,year_established,revenue,employees,office_location,subsidiary_of\nAcme,technolgy,1996,1100.04,2822,United States,\nBluth,retail,1990,12.5,10,,Acme\n";
const std::string products = "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n";
const std::string teams = "sales_agent,manager,regional_office\nAnna Snelling,Dustin Brinkmann,Central\nMoses Frase,Dustin Brinkmann,West\n";
const std::string pipeline =
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
    "A1,Moses Frase,GTXPro,Acme,Won,2016-10-20,2017-03-01,1054\nA2,Anna Snelling,MG Special,,Engaging,2016-11-01,,\nA3,Anna Snelling,GTX Pro,Bluth,Lost,2016-10-25,2017-03-11,0\nA4,Moses Frase,MG Special,Acme,Prospecting,,,\n";

}  // namespace

TEST_CASE("four files that refer to each other come in together, whatever their order") {
    Bench b;
    Import& import = b.bring({{"sales_pipeline.csv", pipeline}, {"sales_teams.csv", teams}, {"accounts.csv", accounts}, {"products.csv", products}});
    CHECK(b.number("SELECT count(*) FROM deal WHERE live=1") == 4);
    CHECK(b.number("SELECT sum(amount) FROM deal WHERE live=1 AND outcome='won'") == 105400);
    CHECK(b.number("SELECT count(*) FROM company WHERE live=1") == 2);
    CHECK(b.number("SELECT count(*) FROM company c JOIN company p ON p.id=c.parent WHERE p.name='Acme'") == 1);
    CHECK(b.number("SELECT count(*) FROM person WHERE live=1") == 3);
    CHECK(b.number("SELECT count(*) FROM deal d JOIN product p ON p.id=d.product WHERE p.name='GTX Pro'") == 2);
    CHECK(b.number("SELECT count(*) FROM deal d JOIN person p ON p.id=d.owner WHERE p.region='West'") == 2);
    CHECK(b.number("SELECT revenue FROM company WHERE name='Acme'") == 110004000000);
    CHECK(import.files()[0].odd.size() == 1);
    CHECK(import.files()[0].odd[0].reason == "read as “GTX Pro”, which is written a little differently");
    CHECK(import.files()[0].odd[0].line == 2);
    REQUIRE(import.files()[2].odd.size() == 1);
    CHECK(import.files()[2].odd[0].value == "technolgy");
    CHECK_FALSE(import.files()[2].odd[0].is_skipped);

    const std::string before = b.store->hash();
    Import& again = b.bring({{"accounts.csv", accounts}, {"products.csv", products}, {"sales_teams.csv", teams}, {"sales_pipeline.csv", pipeline}});
    CHECK(again.set() == 0);
    CHECK(again.files()[3].counts.unchanged == 4);
    CHECK(b.store->hash() == before);
}

TEST_CASE("judging writes nothing, and undo takes the whole import back") {
    Bench b;
    const std::string empty = b.store->hash();
    Import& import = b.open({{"sales_pipeline.csv", pipeline}, {"accounts.csv", accounts}});
    CHECK(import.stage() == ImportStage::preview);
    CHECK(import.files()[0].counts.creates == 4);
    CHECK(import.files()[1].counts.creates == 2);
    CHECK(b.store->hash() == empty);
    REQUIRE(import.start());
    b.run();
    CHECK(b.store->hash() != empty);
    REQUIRE(b.store->undo());
    CHECK(b.store->hash() == empty);
    b.bring({{"sales_pipeline.csv", pipeline}});        // and it can come again
    CHECK(b.number("SELECT count(*) FROM deal WHERE live=1") == 4);
}

TEST_CASE("an address is kept with its parts, and a merged contact is found where it went") {
    Bench b;
    const std::string file = "rec_id,given_name,surname,street_number,address_1,address_2,suburb,postcode,state,date_of_birth\n"
                             "r1,Ada,Byron,6,Tullaroop Street,Willaroo,St James,4011,wa,19081209\nr2,Ada,Biron,,Tullaroop Street,,St James,4011,wa,\nr3,Eve,Stone,7,,Farm,,,,\n";
    b.bring({{"people.csv", file}});
    CHECK(b.number("SELECT count(*) FROM contact_address WHERE live=1") == 3);
    CHECK(b.number("SELECT count(*) FROM contact_address WHERE street='6 Tullaroop Street, Willaroo' AND city='St James' AND postal_code='4011' AND region='wa'") == 1);
    CHECK(b.number("SELECT count(*) FROM contact_address WHERE street='Tullaroop Street'") == 1);
    CHECK(b.number("SELECT count(*) FROM contact_address WHERE street='7, Farm'") == 1);
    CHECK(b.number("SELECT count(*) FROM contact WHERE birthday IS NOT NULL AND external_id='r1' AND source_system='file'") == 1);
    const std::string first = b.store->hash();
    b.bring({{"people.csv", file}});
    CHECK(b.store->hash() == first);

    const Entity& contact = b.catalog.entity("contact");
    const RowId one = id_from_key({"contact", "file", "r1"}), two = id_from_key({"contact", "file", "r2"});
    ChangeSet merge{"Merge", {}};
    merge.changes.push_back({contact.id, two, contact.index("merged_into"), {}, Value{one}});
    add_removal(merge, contact.id, two);
    REQUIRE(b.store->apply(merge));
    b.bring({{"people.csv", "rec_id,given_name,surname,suburb,title\nr2,Adah,Biron,,Countess\n"}});
    CHECK(b.import->files()[0].counts.updates == 1);
    CHECK(b.number("SELECT count(*) FROM contact WHERE live=1") == 2);
    CHECK(b.number("SELECT count(*) FROM contact WHERE live=1 AND first_name='Ada' AND last_name='Byron' AND title='Countess'") == 1);
}

TEST_CASE("cancelling in the middle leaves nothing") {
    Bench b;
    std::string many = "first_name,last_name,email\n";
    for (int i = 0; i < 5000; ++i) many += "A" + std::to_string(i) + ",B,a" + std::to_string(i) + "@x.example\n";
    const std::string empty = b.store->hash();
    Import& import = b.open({{"contacts.csv", many}});
    REQUIRE(import.start());
    for (int i = 0; i < 3; ++i) REQUIRE(*import.step());
    REQUIRE(import.cancel());
    CHECK(b.store->hash() == empty);
}

TEST_CASE("an ad report is summed by its key, replaces its days, and never guesses a campaign") {
    Bench b;
    const std::string report = "Campaign report\n\"1 January 2026 - 2 January 2026\"\nDay,Campaign,Campaign ID,Currency code,Cost,Impr.,Clicks\n"
                               "2026-01-01,Spring,77,EUR,\"1,200.50\",100,5\n2026-01-01,Spring,77,EUR,0.50,10,1\n2026-01-02,Spring,77,EUR,3.00,7,0\nTotal: Account,,,,\"1,204.00\",117,6\n";
    Import& import = b.bring({{"google.csv", report}});
    CHECK(import.files()[0].kind == "google_report");
    CHECK(b.number("SELECT count(*) FROM spend WHERE live=1") == 2);
    CHECK(b.number("SELECT sum(cost) FROM spend WHERE live=1") == 120400);
    CHECK(b.number("SELECT count(*) FROM spend s JOIN campaign c ON c.id=s.campaign WHERE c.name='Spring'") == 2);
    REQUIRE(import.files()[0].odd.size() == 1);
    CHECK(import.files()[0].odd[0].reason == "is a total, not a day");
    const std::string before = b.store->hash();
    CHECK(b.bring({{"google.csv", report}}).set() == 0);
    CHECK(b.store->hash() == before);
    CHECK(b.number("SELECT count(*) FROM imported_row") == 2);      // of the days, and of the campaign; once
    b.bring({{"later.csv", "Day,Campaign,Campaign ID,Currency code,Cost,Impr.,Clicks\n2026-01-02,Spring renamed,77,EUR,4.00,9,1\n"}});
    CHECK(b.number("SELECT sum(cost) FROM spend WHERE live=1") == 120500);

    // The rows of the report stand beside the days they became, the first one beside the campaign it made.
    const Entity& spend = b.catalog.entity("spend");
    const auto on_day = [&](std::string_view day) { return b.store->find_by(spend.id, spend.index("day"), Value{std::int64_t{date_from_text(day)->days}}); };
    const auto second = origins_of(*b.store, spend.id, on_day("2026-01-02"), 10);
    REQUIRE(second->size() == 2);
    CHECK(second->at(0).file == "later.csv");
    CHECK(second->at(1).line == 6);
    CHECK(second->at(1).cells.at(4) == std::pair<std::string, std::string>{"Cost", "3.00"});
    REQUIRE(origins_of(*b.store, spend.id, on_day("2026-01-01"), 10)->size() == 1);
    const Entity& campaign = b.catalog.entity("campaign");
    const auto made = origins_of(*b.store, campaign.id, b.store->find_by(campaign.id, campaign.index("external_id"), Value{"77"}), 10);
    REQUIRE(made->size() == 1);
    CHECK(made->at(0).line == 4);
    CHECK(b.store->verify().ok);
}

TEST_CASE("a changed mapping is judged anew") {
    Bench b;
    Import& import = b.open({{"people.csv", "email,full name,role\nada@x.example,Ada Byron,Countess\n"}});
    CHECK(import.files()[0].entity == "contact");
    CHECK(import.files()[0].columns[2].target.empty());
    CHECK_FALSE(import.set_target(0, 2, "contact.nonsense"));
    REQUIRE(import.set_target(0, 2, "contact.title"));
    b.run();
    REQUIRE(import.start());
    b.run();
    CHECK(b.number("SELECT count(*) FROM contact WHERE first_name='Ada' AND last_name='Byron' AND title='Countess'") == 1);
    CHECK(b.number("SELECT count(*) FROM contact_email WHERE value='ada@x.example' AND kind='work'") == 1);
}

TEST_CASE("a cell that breaks a rule is left out and said, and the rest of the file comes in") {
    Bench b;
    Import& import = b.bring({{"deals.csv", "Deal name,Stage,Amount,Probability\nRoof,New,-5,20\nWall,New,7,120\n"}});
    CHECK(b.number("SELECT count(*) FROM deal WHERE live=1") == 2);
    CHECK(b.number("SELECT count(*) FROM deal WHERE live=1 AND (amount=700 OR probability=20)") == 2);
    REQUIRE(import.files()[0].odd.size() == 2);
    CHECK(import.files()[0].odd[0].column == "Amount");
    CHECK(import.files()[0].odd[0].reason == "Amount cannot be less than 0");
    CHECK(import.files()[0].odd[1].line == 3);
    Import& touches = b.bring({{"touches.csv", "session_id,customer_id,started_at,utm_source,utm_medium,utm_campaign\n1,9,2026-02-01 12:55:16,google,cpc,Spring\n2,9,,google,cpc,Spring\n"}});
    CHECK(touches.files()[0].kind == "touches");
    CHECK(touches.files()[0].counts.creates == 1);
    CHECK(touches.files()[0].counts.skips == 1);
    CHECK(b.number("SELECT count(*) FROM touch t JOIN campaign c ON c.id=t.campaign WHERE c.name='Spring' AND t.channel='paid_search' AND t.kind='visit'") == 1);
}

TEST_CASE("an edited cell is not taken back by importing the same file again where the file says nothing") {
    Bench b;
    const std::string file = "Record ID,First Name,Last Name,Email,Job Title\n1,Ada,Byron,ada@x.example,\n";
    b.bring({{"hubspot.csv", file}});
    const Entity& contact = b.catalog.entity("contact");
    const RowId id = id_from_key({"contact", "hubspot", "1"});
    ChangeSet set{.label = "Edit"};
    Row before = *b.store->find(contact.id, id), after = before;
    after.cells[contact.index("title")] = Value{"Countess"};
    add_difference(set, before, after);
    REQUIRE(b.store->apply(set));
    CHECK(b.bring({{"hubspot.csv", file}}).set() == 0);
    CHECK(b.store->find(contact.id, id)->cells[contact.index("title")].text_or("") == "Countess");
}

TEST_CASE("a record that a row further up named counts as made by its own row, in the preview as well") {
    Bench b;
    const std::string companies = "account,sector,year_established,revenue,employees,office_location,subsidiary_of\nAcme East,food,1999,1.5,10,Kenya,Acme\nAcme,food,1990,2.5,20,Kenya,\nAcme West,food,1999,1.5,10,Kenya,Elsewhere\n";
    const auto counts = [&] { return b.import->files()[0].counts; };
    b.open({{"accounts.csv", companies}});
    CHECK(counts().creates == 3);
    CHECK(counts().updates == 0);
    CHECK(counts().links == 1);         // Elsewhere
    b.bring({{"accounts.csv", companies}});
    CHECK(counts().creates == 3);
    CHECK(counts().updates == 0);
    CHECK(counts().links == 1);
    CHECK(b.number("SELECT count(*) FROM company WHERE live=1") == 4);
    b.bring({{"accounts.csv", companies}});
    CHECK(counts().unchanged == 3);
    CHECK(counts().links == 0);
}

TEST_CASE("a list about contacts that says nothing of them but ids makes none") {
    Bench b;
    b.open({{"members.csv", "list_entry,contact_id,first_name,last_name,timestamp\n11111,5555,,,2019-10-08 15:50:57\n7777,4444,,,2019-09-03 15:39:29\n"}});
    CHECK(b.import->files()[0].counts.creates == 0);
    CHECK(b.import->files()[0].counts.skips == 2);
    CHECK(b.import->files()[0].odd.at(0).reason == "has neither a name nor an e-mail address");
    // A city is something.
    b.bring({{"places.csv", "contact_id,first_name,last_name,city\n5555,,,Bonn\n"}});
    CHECK(b.import->files()[0].counts.creates == 1);
}

TEST_CASE("the real files beside the checkout come in with their known totals, or it is said that they are missing") {
    const std::filesystem::path data = std::filesystem::path(tests::source_folder) / "../shared/data";
    if (!std::filesystem::exists(data / "maven_crm")) {
        MESSAGE("the folder shared/data beside the checkout is missing; generated files of the same shapes were tested above");
        return;
    }
    const auto file = [&](std::string path) { return std::pair{std::filesystem::path(path).filename().string(), read_file(data / path)}; };
    Bench b;
    SUBCASE("maven") {
        Import& import = b.bring({file("maven_crm/sales_pipeline.csv"), file("maven_crm/accounts.csv"), file("maven_crm/products.csv"), file("maven_crm/sales_teams.csv")});
        CHECK(b.number("SELECT count(*) FROM deal WHERE live=1") == 8800);
        CHECK(b.number("SELECT count(*) FROM deal WHERE live=1 AND outcome='won'") == 4238);
        CHECK(b.number("SELECT count(*) FROM deal WHERE live=1 AND outcome='lost'") == 2473);
        CHECK(b.number("SELECT sum(amount) FROM deal WHERE live=1 AND outcome='won'") == 1000553400);
        CHECK(b.number("SELECT sum(d.amount) FROM deal d JOIN person p ON p.id=d.owner WHERE d.live=1 AND d.outcome='won' AND p.region='West'") == 356864700);
        CHECK(b.number("SELECT sum(d.amount) FROM deal d JOIN person p ON p.id=d.owner WHERE d.live=1 AND d.outcome='won' AND p.region='Central'") == 334629300);
        CHECK(b.number("SELECT sum(d.amount) FROM deal d JOIN person p ON p.id=d.owner WHERE d.live=1 AND d.outcome='won' AND p.region='East'") == 309059400);
        CHECK(b.number("SELECT count(*) FROM product WHERE live=1") == 7);
        CHECK(b.number("SELECT count(*) FROM company WHERE live=1") == 85);
        CHECK(import.files()[0].odd.size() == 1480);
        CHECK(import.files()[1].odd.size() == 12);
    }
    SUBCASE("olist, and the same dates from the files that Excel saved") {
        b.bring({file("olist_funnel/olist_marketing_qualified_leads_dataset.csv"), file("olist_funnel/olist_closed_deals_dataset.csv")});
        CHECK(b.number("SELECT count(*) FROM contact WHERE live=1") == 8000);
        CHECK(b.number("SELECT count(*) FROM deal WHERE live=1 AND outcome='won'") == 842);
        CHECK(b.number("SELECT count(*) FROM contact WHERE live=1 AND lifecycle='customer'") == 842);
        const std::string before = b.store->hash();
        CHECK(b.bring({file("olist_funnel/olist_marketing_qualified_leads_dataset__excel_dd-mm-yyyy.csv")}).set() == 0);
        CHECK(b.bring({file("olist_funnel/olist_marketing_qualified_leads_dataset__excel_m-d-yyyy.csv")}).set() == 0);
        CHECK(b.store->hash() == before);
    }
    SUBCASE("atomic crm") {
        b.bring({file("crm_atomic/contacts.csv")});
        CHECK(b.number("SELECT count(*) FROM contact WHERE live=1") == 500);
    }
    SUBCASE("ads") {
        b.bring({file("ads_fivetran/microsoft_ads_campaign_performance_daily_report_data.csv")});
        CHECK(b.number("SELECT count(*) FROM spend WHERE live=1") == 403);
        CHECK(b.number("SELECT sum(cost) FROM spend WHERE live=1") == 94634);
        b.bring({file("ads_fivetran/google_ads_campaign_stats_data.csv"), file("ads_fivetran/google_ads_campaign_history_data.csv"), file("ads_fivetran/linkedin_ad_analytics_by_campaign_data.csv"),
                 file("ads_fivetran/linkedin_ad_campaign_history_data.csv"), file("ads_fivetran/facebook_ads_basic_ad_data.csv"), file("ads_fivetran/facebook_ads_campaign_history_data.csv")});
        CHECK(b.number("SELECT count(*) FROM spend WHERE live=1 AND platform='meta_ads' AND campaign IS NOT NULL") == 0);
        CHECK(b.number("SELECT count(*) FROM spend WHERE live=1 AND platform='meta_ads'") > 0);
    }
}
