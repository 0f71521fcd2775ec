// Fields that come with an import: made for columns that no field takes, and those of a workspace that is brought as its tables.
#include <doctest/doctest.h>

#include "tandem/exchange/archives.hpp"
#include "tests/exchange/import_bench.hpp"

using namespace tandem;

namespace {

struct Fields : tests::ImportBench {
    const Catalog& now() const { return store->catalog(); }
    const Field* field(std::string_view entity, std::string_view label) const {
        for (const Field& each : now().entity(entity).fields) if (each.label == label && !each.is_removed) return &each;
        return nullptr;
    }
    Value cell(std::string_view entity, std::string_view by, std::string_view name, std::string_view label) {
        const Entity& e = now().entity(entity);
        const auto row = store->find(e.id, store->find_by(e.id, e.index(by), Value{name}));
        REQUIRE(row);
        REQUIRE(field(entity, label));
        return row->cells[e.index(field(entity, label)->name)];
    }
    void map(int file, std::string_view header, std::string target) {
        const auto& columns = import->files()[static_cast<std::size_t>(file)].columns;
        const auto at = std::ranges::find(columns, header, &ImportedColumn::header);
        REQUIRE(at != columns.end());
        const auto set = import->set_target(file, static_cast<int>(at - columns.begin()), std::move(target));
        REQUIRE_MESSAGE(set, (set ? std::string() : set.error().message));
        run();
    }
};

std::string zip_of(std::vector<std::pair<std::string, std::string>> files) {
    ArchiveWriter zip;
    for (const auto& [name, bytes] : files) zip.begin(name), zip.write(bytes);
    return *zip.finish();
}

}  // namespace

TEST_CASE("columns of files of a zip become fields, and their values come in the same step") {
    Fields b;
    const std::string empty = b.store->hash();
    const std::string companies = "company name,domain,employees,Roof area,Signed on\nAcme,acme.example,12,120.5,24.03.2026\nBluth,bluth.example,7,80,05.04.2026\n";
    const std::string contacts = "first_name,last_name,email,company,Shoe size,Likes tea,Badge\nAda,Byron,ada@x.example,Acme,38,yes,007\nBob,Cole,bob@x.example,Bluth,many,no,12\n";
    const auto open = [&] { b.open({{"all.zip", zip_of({{"contacts.csv", contacts}, {"companies.csv", companies}})}}); };
    open();
    const int people = b.import->files()[0].entity == "contact" ? 0 : 1, firms = 1 - people;
    for (const char* header : {"Roof area", "Signed on"}) b.map(firms, header, "company.new");
    for (const char* header : {"Shoe size", "Likes tea", "Badge"}) b.map(people, header, "contact.new");
    CHECK_FALSE(b.import->set_target(people, 0, "contact.new"));        // First name is one already
    CHECK(b.import->files()[static_cast<std::size_t>(people)].columns[0].target == "contact.first_name");
    REQUIRE(b.import->start());
    b.run();
    CHECK(b.field("company", "Roof area")->kind == Kind::number);
    CHECK(b.field("company", "Signed on")->kind == Kind::date);
    CHECK(b.field("contact", "Likes tea")->kind == Kind::yes_no);
    CHECK(b.field("contact", "Badge")->kind == Kind::text);             // 007 is no number
    CHECK(b.field("contact", "Shoe size")->kind == Kind::text);
    CHECK(b.cell("company", "name", "Acme", "Roof area").real() != nullptr);
    CHECK(*b.cell("company", "name", "Acme", "Roof area").real() == 120.5);
    CHECK(b.cell("company", "name", "Bluth", "Signed on").integer_or(0) == date_from({2026, 4, 5}).days);
    CHECK(b.cell("contact", "last_name", "Byron", "Likes tea").integer_or(0) == 1);
    CHECK(b.cell("contact", "last_name", "Byron", "Badge").text_or("") == "007");
    CHECK(b.cell("contact", "last_name", "Cole", "Shoe size").text_or("") == "many");
    CHECK(b.number("SELECT count(*) FROM contact c JOIN company f ON f.id = c.company WHERE c.live = 1") == 2);

    // The next file of that shape finds the fields by their names; one undo takes all of it back.
    open();
    CHECK(b.import->files()[static_cast<std::size_t>(people)].columns[6].target.starts_with("contact.badge__"));
    REQUIRE(b.import->start());
    b.run();
    CHECK(b.import->set() == 0);
    REQUIRE(b.store->undo());
    CHECK(b.store->hash() == empty);
    CHECK(b.field("contact", "Badge") == nullptr);
    CHECK(b.store->verify().ok);
}

TEST_CASE("an import that is cancelled leaves no field behind") {
    Fields b;
    std::string many = "first_name,last_name,email,Shoe size\n";
    for (int i = 0; i < 5'000; ++i) many += "A" + std::to_string(i) + ",B,a" + std::to_string(i) + "@x.example," + std::to_string(i % 40) + "\n";
    const std::string empty = b.store->hash();
    b.open({{"many.csv", many}});
    b.map(0, "Shoe size", "contact.new");
    REQUIRE(b.import->start());
    for (int i = 0; i < 3; ++i) REQUIRE(*b.import->step());
    REQUIRE(b.import->cancel());
    CHECK(b.store->hash() == empty);
    CHECK(b.field("contact", "Shoe size") == nullptr);
}
