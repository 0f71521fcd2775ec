// The search for duplicates as a whole: on FEBRL's people, whose duplicates are known, and on a workspace.
#include "tandem/analytics/duplicates.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include "tandem/base/text.hpp"
#include "tandem/model/distinct_pair.hpp"
#include "test_folders.hpp"
#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;
using namespace tandem::analytics;

namespace {

struct People {
    std::vector<DuplicateSubject> subjects;
    std::vector<std::string> persons;       // who each is: "rec-7-dup-1" is 7
    double pairs = 0;                       // that are one
};

// Names and address only: no birthday, no number of any kind.
People febrl(const std::string& name) {
    People people;
    std::ifstream file(std::string(source_folder) + "/../shared/data/febrl/" + name);
    std::string line;
    std::getline(file, line);
    std::map<std::string, double> seen;
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        for (const auto cell : split(line, ',')) cells.emplace_back(trim(cell));
        if (cells.size() < 9) continue;
        people.subjects.push_back({.id = static_cast<RowId>(people.subjects.size() + 1), .first_name = cells[1], .last_name = cells[2], .street = cells[3] + " " + cells[4] + ", " + cells[5],
                                   .postal_code = cells[7], .city = cells[6], .region = cells[8]});
        people.persons.emplace_back(split(cells[0], '-')[1]);
        people.pairs += seen[people.persons.back()]++;
    }
    return people;
}

double f1(const People& people, const std::vector<DuplicatePair>& pairs, double threshold) {
    double found = 0, right = 0;
    for (const DuplicatePair& pair : pairs) {
        if (pair.probability < threshold) continue;
        ++found;
        right += people.persons[pair.first] == people.persons[pair.second];
    }
    return 2 * right / (found + people.pairs);
}

std::vector<DuplicatePair> search(DuplicateFinder& finder) {
    while (finder.step()) {}
    return finder.pairs();
}

std::vector<DuplicatePair> search(std::vector<DuplicateSubject> subjects) {
    DuplicateFinder finder(std::move(subjects));
    return search(finder);
}

const DuplicateSubject maria{.id = 1, .first_name = "Maria", .last_name = "Rossi", .organisation = "Acme GmbH", .emails = {"maria.rossi@acme.example"}, .phones = {"+49 30 1234567"}, .city = "Berlin"};

}  // namespace

TEST_CASE("FEBRL's duplicates are found by names and address alone") {
    for (const auto& [file, least] : {std::pair{"dataset1.csv", 0.99}, {"dataset2.csv", 0.95}}) {
        const People people = febrl(file);
        if (people.subjects.empty()) {
            MESSAGE("left out: there is no ../shared/data/febrl/" << file);
            continue;
        }
        REQUIRE(people.pairs > 100);
        DuplicateFinder finder(people.subjects);
        const auto pairs = search(finder);
        INFO(file);
        CHECK(f1(people, pairs, default_duplicate_threshold) >= least);
        CHECK(finder.compared() < static_cast<std::int64_t>(people.subjects.size()) * 40);
        for (std::size_t i = 1; i < pairs.size(); ++i) CHECK(pairs[i - 1].score >= pairs[i].score);
        for (const DuplicatePair& pair : pairs) {
            double sum = 0;
            for (const DuplicateReason& each : pair.reasons) sum += each.points;
            CHECK(sum == doctest::Approx(pair.score));
            CHECK(pair.probability == doctest::Approx(1 / (1 + std::exp2(-(pair.score + finder.prior())))));
        }
        // The same records give the same pairs.
        const auto again = search(people.subjects);
        REQUIRE(again.size() == pairs.size());
        for (std::size_t i = 0; i < pairs.size(); ++i) CHECK((again[i].first == pairs[i].first && again[i].second == pairs[i].second && again[i].score == pairs[i].score));
    }
}

TEST_CASE("nobody, one, and two records") {
    CHECK(search(std::vector<DuplicateSubject>{}).empty());
    CHECK(search({maria}).empty());
    const auto pairs = search({maria, {.id = 2, .first_name = "Maria", .last_name = "Rossi", .emails = {"Maria.Rossi@acme.example"}}});
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].probability > 0.9);
    CHECK(pairs[0].reasons[0].label == "E-mail");
    CHECK(search({maria, {.id = 2, .first_name = "Ada", .last_name = "Byron", .emails = {"ada@x.example"}}}).empty());
}

TEST_CASE("colleagues behind one telephone are two people") {
    DuplicateSubject colleague = maria;
    colleague.id = 2;
    colleague.first_name = "Jonas";
    colleague.last_name = "Weber";
    colleague.emails = {"jonas.weber@acme.example"};
    for (const DuplicatePair& pair : search({maria, colleague})) CHECK(pair.probability < default_duplicate_threshold);
}

TEST_CASE("contacts and companies are read from the workspace with their parts") {
    AMarket market;
    const auto acme = market.add(Company{.name = "Acme GmbH", .city = "Berlin", .website = {"https://www.acme.example/about"}, .phone = {"+49 30 1234567"}});
    market.add(Company{.name = "ACME", .domain = "acme.example"});
    const auto one = market.add(Contact{.first_name = "Maria", .last_name = "Rossi", .company = acme, .city = "Potsdam", .birthday = Date{4'000}});
    const auto two = market.add(Contact{.first_name = "Maria", .last_name = "Rosi"});
    market.add(Contact{.last_name = "Nobody"});
    for (const auto contact : {one, two}) {
        market.add(ContactEmail{.contact = contact, .position = 0, .value = {"maria@acme.example"}});
        market.add(ContactPhone{.contact = contact, .position = 0, .value = {"+49 30 1234567"}});
    }
    market.add(ContactAddress{.contact = one, .position = 0, .street = "Hauptstr. 5", .postal_code = "10115", .city = "Berlin", .region = "BE"});
    market.add(ContactAddress{.contact = one, .position = 1, .street = "Nebenstr. 6", .postal_code = "20095", .city = "Hamburg"});

    const auto read = [&](std::string_view entity) {
        auto reading = DuplicateSubjects::begin(*market, entity);
        REQUIRE(reading);
        for (bool goes_on = true; goes_on;) {
            const auto step = reading->step();
            REQUIRE(step);
            goes_on = *step;
        }
        return reading->take();
    };
    const auto contacts = read("contact");
    REQUIRE(contacts.size() == 3);
    const DuplicateSubject& first = contacts[0];
    CHECK(first.id == one.value);
    CHECK(first.organisation == "Acme GmbH");
    CHECK(first.emails == std::vector<std::string>{"maria@acme.example"});
    CHECK(first.phones.size() == 1);
    CHECK(first.street == "Hauptstr. 5");
    CHECK(first.city == "Berlin");
    CHECK(first.region == "BE");
    CHECK(first.birthday == Date{4'000});
    CHECK(contacts[1].emails.size() == 1);
    CHECK(contacts[2].emails.empty());
    const auto pairs = search(contacts);
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].probability > 0.9);

    // What people found to be two is not proposed.
    market.add(DistinctPair{.contact = two, .other_contact = one});
    auto reading = DuplicateSubjects::begin(*market, "contact");
    REQUIRE(reading);
    CHECK(reading->distinct() == std::vector<std::pair<RowId, RowId>>{std::minmax(one.value, two.value)});
    DuplicateFinder finder(contacts, {.distinct = reading->distinct()});
    CHECK(search(finder).empty());

    const auto companies = read("company");
    REQUIRE(companies.size() == 2);
    CHECK(companies[0].domain == "www.acme.example");
    CHECK(companies[0].phones.size() == 1);
    REQUIRE(search(companies).size() == 1);
    CHECK_FALSE(DuplicateSubjects::begin(*market, "deal"));
}
