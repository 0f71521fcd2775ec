// A deal has several contacts: one main one, the others beside it, however the file names them.
#include <doctest/doctest.h>

#include "tests/exchange/import_bench.hpp"

using namespace tandem;

namespace {

using Bench = tests::ImportBench;

const std::string people = "Record ID,First Name,Last Name,Email\n1,Ada,Byron,ada@x.example\n2,Bob,Stone,bob@x.example\n3,Cleo,Reed,cleo@x.example\n";
std::string deals_of(const std::string& ids) { return "Record ID,Deal Name,Deal Stage,Associated Contact IDs\n7,Roof,New," + ids + "\n"; }
std::string named(const std::string& people) { return "SELECT count(*) FROM deal_contact x JOIN contact c ON c.id=x.contact WHERE x.live=1 AND c.first_name IN (" + people + ")"; }
constexpr std::string_view main_contact = "SELECT count(*) FROM deal d JOIN contact c ON c.id=d.contact WHERE c.first_name='Ada'";

}  // namespace

TEST_CASE("of several ids the first is the deal's main contact, the others stand beside it, and all of it is one step") {
    Bench b;
    b.bring({{"contacts.csv", people}});
    const std::string before = b.store->hash();
    b.open({{"deals.csv", deals_of("1;2; 3;2")}});
    CHECK(b.import->files()[0].counts.links == 2);
    CHECK(b.store->hash() == before);
    b.bring({{"deals.csv", deals_of("1;2; 3;2")}});
    CHECK(b.import->files()[0].counts.links == 2);
    CHECK(b.import->files()[0].odd.empty());
    CHECK(b.number(std::string(main_contact)) == 1);
    CHECK(b.number(named("'Bob','Cleo'")) == 2);
    CHECK(b.number(named("'Ada'")) == 0);

    const std::string first = b.store->hash();
    CHECK(b.bring({{"deals.csv", deals_of("1;2;3")}}).set() == 0);
    CHECK(b.store->hash() == first);
    REQUIRE(b.store->undo());
    CHECK(b.store->hash() == before);
}

TEST_CASE("a contact that is not here is said, and the others are linked") {
    Bench b;
    b.bring({{"contacts.csv", people}, {"deals.csv", deals_of("9;1;8;3")}});
    REQUIRE(b.import->files()[1].odd.size() == 2);
    CHECK(b.import->files()[1].odd[0].value == "9");
    CHECK(b.import->files()[1].odd[0].reason == "no contact with this id was imported; the link is left out");
    CHECK(b.number(std::string(main_contact)) == 1);
    CHECK(b.number(named("'Cleo'")) == 1);
}

TEST_CASE("several contacts by name or by e-mail address, and one whose record was merged") {
    Bench b;
    b.bring({{"contacts.csv", people}, {"deals.csv", "Record ID,Deal Name,Deal Stage,Associated Contact\n7,Roof,New,Ada Byron (ada@x.example);Bob Stone\n8,Wall,New,\"cleo@x.example, ada@x.example\"\n"}});
    CHECK(b.number("SELECT count(*) FROM deal d JOIN contact c ON c.id=d.contact WHERE c.first_name || d.name IN ('AdaRoof','CleoWall')") == 2);
    CHECK(b.number("SELECT count(*) FROM deal_contact x JOIN deal d ON d.id=x.deal JOIN contact c ON c.id=x.contact WHERE c.first_name || d.name IN ('BobRoof','AdaWall')") == 2);

    const Entity& contact = b.catalog.entity("contact");
    const RowId cleo = id_from_key({"contact", "hubspot", "3"}), bob = id_from_key({"contact", "hubspot", "2"});
    ChangeSet merge{"Merge", {}};
    merge.changes.push_back({contact.id, cleo, contact.index("merged_into"), {}, Value{bob}});
    add_removal(merge, contact.id, cleo);
    REQUIRE(b.store->apply(merge));
    b.bring({{"deals.csv", "Record ID,Deal Name,Deal Stage,Associated Contact IDs\n9,Door,New,1;3\n"}});
    CHECK(b.number("SELECT count(*) FROM deal_contact x JOIN deal d ON d.id=x.deal WHERE d.name='Door' AND x.contact=" + to_text(bob)) == 1);
}

TEST_CASE("who was taken off a deal stays off, a role that was given stays, and where only blanks are filled nobody is added") {
    Bench b;
    b.bring({{"contacts.csv", people}, {"deals.csv", deals_of("1;2;3")}});
    const Entity& of = b.catalog.entity("deal_contact");
    const RowId deal = id_from_key({"deal", "hubspot", "7"}), bob = id_from_key({"contact", "hubspot", "2"});
    ChangeSet edit{"Edit", {}};
    for (const RowId id : b.store->referring(of.id, of.index("deal"), deal)) {
        if (b.store->find(of.id, id)->cells[of.index("contact")].integer_or(0) == bob) add_removal(edit, of.id, id);
        else edit.changes.push_back({of.id, id, of.index("role"), {}, Value{"Decides"}});
    }
    REQUIRE(b.store->apply(edit));
    CHECK(b.bring({{"deals.csv", deals_of("1;2;3")}}).set() == 0);
    CHECK(b.number("SELECT count(*) FROM deal_contact WHERE live=1 AND role='Decides'") == 1);

    b.bring({{"more.csv", "Record ID,First Name,Last Name\n4,Dora,Lane\n"}});
    Import& import = b.open({{"deals.csv", deals_of("4;1")}});
    REQUIRE(import.set_policy(0, std::nullopt, ImportPolicy::fill));
    b.run();
    REQUIRE(import.start());
    b.run();
    CHECK(b.number(named("'Dora'")) == 0);
    CHECK(b.number(std::string(main_contact)) == 1);
}

TEST_CASE("tables of pairs link contacts with deals, with roles, and the primary one is the main contact") {
    Bench b;
    const std::string contacts = "Id,AccountId,FirstName,LastName\n003000000000001AAA,,Ada,Byron\n003000000000002AAA,,Bob,Stone\n";
    const std::string deals = "Id,Name,StageName,CloseDate\n006000000000001AAA,Roof,New,2026-07-01\n";
    const std::string roles = "Id,OpportunityId,ContactId,Role,IsPrimary,IsDeleted\n1,006000000000001AAA,003000000000002AAA,Influencer,0,0\n2,006000000000001AAA,003000000000001AAA,,1,0\n"
                              "3,006000000000009AAA,003000000000001AAA,,0,0\n4,006000000000001AAA,003000000000001AAA,,0,1\n";
    b.bring({{"OpportunityContactRole.csv", roles}, {"Contact.csv", contacts}, {"Opportunity.csv", deals}});
    CHECK(b.import->files()[0].kind == "salesforce_contact_roles");
    CHECK(b.number(std::string(main_contact)) == 1);
    CHECK(b.number("SELECT count(*) FROM deal_contact WHERE live=1") == 1);
    CHECK(b.number("SELECT count(*) FROM deal_contact WHERE live=1 AND role='Influencer'") == 1);
    CHECK(b.import->files()[0].counts.skips == 2);
    const std::string first = b.store->hash();
    CHECK(b.bring({{"OpportunityContactRole.csv", roles}}).set() == 0);
    CHECK(b.store->hash() == first);
    CHECK(b.store->verify().ok);

    Bench hubspot;
    hubspot.bring({{"contact_data.csv", people}, {"deals.csv", "Record ID,Deal Name,Deal Stage\n7,Roof,New\n"}, {"deal_contact_data.csv", "contact_id,deal_id,_fivetran_synced,type_id,category\n1,7,2022-04-14,3,HUBSPOT_DEFINED\n2,7,2022-04-14,3,HUBSPOT_DEFINED\n"}});
    CHECK(hubspot.number(std::string(main_contact)) == 1);
    CHECK(hubspot.number(named("'Bob'")) == 1);
}

TEST_CASE("a table of our own that names a deal's contacts without their roles leaves them as they are") {
    Bench b;
    b.bring({{"contacts.csv", people}, {"deals.csv", deals_of("1;2")}});
    const Entity& of = b.catalog.entity("deal_contact");
    const RowId deal = id_from_key({"deal", "hubspot", "7"});
    const RowId row = b.store->referring(of.id, of.index("deal"), deal).front();
    REQUIRE(b.store->apply({"Edit", {{of.id, row, of.index("role"), {}, Value{"Decides"}}}}));
    std::string head = "Id", cells = to_text(deal);
    for (const Field& field : b.catalog.entity("deal").fields) {
        head += "," + std::string(field.label);
        cells += field.name == "name" ? ",Roof" : ",";
    }
    b.bring({{"deals.csv", head + ",Contact\n" + cells + ",Bob Stone\n"}});
    CHECK(b.import->files()[0].kind == "tandem");
    CHECK(b.number("SELECT count(*) FROM deal_contact WHERE live=1") == 1);
    CHECK(b.number("SELECT count(*) FROM deal_contact WHERE live=1 AND role='Decides'") == 1);
}
