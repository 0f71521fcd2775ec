// What the search for duplicates is made of: likeness, one form for many writings, levels, blocks, learning, groups.
#include <doctest/doctest.h>

#include <algorithm>

#include "analytics/duplicates/blocking.hpp"
#include "analytics/duplicates/scoring.hpp"
#include "analytics/duplicates/similarity.hpp"

using namespace tandem;
using namespace tandem::analytics;
using namespace tandem::analytics::duplicates;

namespace {

Traits traits_of(const std::vector<DuplicateSubject>& subjects) {
    Traits traits;
    for (const DuplicateSubject& each : subjects) traits.add(each);
    return traits;
}

Pattern compared(const DuplicateSubject& a, const DuplicateSubject& b) {
    const Traits traits = traits_of({a, b});
    CHECK(compare(traits, 0, 1) == compare(traits, 1, 0));
    return compare(traits, 0, 1);
}

bool is_candidate(const DuplicateSubject& a, const DuplicateSubject& b) {
    const Traits traits = traits_of({a, b});
    Blocking blocking;
    for (std::size_t pass = 0; pass < blocking_passes; ++pass) blocking.run_pass(traits, pass);
    std::vector<Record> partners;
    blocking.partners(0, partners);
    return partners == std::vector<Record>{1};
}

const DuplicateSubject ada{.first_name = "Ada", .last_name = "Lovelace", .organisation = "Analytical Engines Ltd", .emails = {"ada@analytical.example"}, .phones = {"+44 20 7946 0123"},
                           .street = "12 St James Square, Flat 2", .postal_code = "SW1Y 4JH", .city = "London", .region = "Greater London", .birthday = date_from({1815, 12, 10})};

}  // namespace

TEST_CASE("likeness is that of the published examples") {
    CHECK(jaro_winkler("martha", "marhta") == doctest::Approx(0.9611).epsilon(1e-4));
    CHECK(jaro_winkler("dixon", "dicksonx") == doctest::Approx(0.8133).epsilon(1e-4));
    CHECK(jaro_winkler("dwayne", "duane") == doctest::Approx(0.8400).epsilon(1e-4));
    CHECK(jaro_winkler("same", "same") == 1);
    CHECK(jaro_winkler("abc", "xyz") == 0);
    CHECK(jaro_winkler("", "a") == 0);
    CHECK(jaro_winkler(std::string(300, 'a'), std::string(200, 'a')) == 1);
    for (const auto& [word, sound] : {std::pair{"robert", "r163"}, {"rupert", "r163"}, {"ashcraft", "a261"}, {"tymczak", "t522"}, {"pfister", "p236"}, {"lee", "l000"}, {"12", ""}})
        CHECK(sound_of(word) == sound);
    for (const auto& [a, b] : {std::pair{"2776", "2767"}, {"2776", "276"}, {"2776", "22776"}, {"2776", "2775"}, {"a", ""}}) {
        CHECK(is_a_slip_apart(a, b));
        CHECK(is_a_slip_apart(b, a));
    }
    for (const auto& [a, b] : {std::pair{"2776", "2776"}, {"2776", "6772"}, {"2776", "7"}, {"ab", "cd"}}) CHECK_FALSE(is_a_slip_apart(a, b));
}

TEST_CASE("what is written differently and means the same has one form") {
    CHECK(street_parts("6 Tullaroop Street, Willaroo").house_number == "6");
    CHECK(street_parts("6 Tullaroop Street, Willaroo").street == "tullaroop street");
    CHECK(street_parts("6 Tullaroop Street, Willaroo").locality == "willaroo");
    CHECK(street_parts("Hauptstraße 12a").house_number == "12a");
    CHECK(street_parts("Hauptstraße 12a").street == "hauptstrasse");
    CHECK(street_parts("Broadway").street == "broadway");
    CHECK(street_parts("7").house_number == "7");
    CHECK(street_parts(", Willaroo").locality == "willaroo");
    CHECK(street_parts("").street.empty());
    CHECK(organisation_words("ACME Solar GmbH & Co. KG") == "acme solar");
    CHECK(organisation_words("Acme Solar") == "acme solar");
    CHECK(organisation_words("Iberdrola, S.A.") == "iberdrola");
    CHECK(organisation_words("The Company") == "the company");
    CHECK(phone_digits("+44 (0)20 7946-0123") == phone_digits("020 7946 0123"));
    CHECK(phone_digits("+1 415 555 2671 x12") == "155552671");
    CHECK(phone_digits("112").empty());
}

TEST_CASE("levels tell how two records agree, and say nothing of what is missing") {
    using enum DuplicateTrait;
    DuplicateSubject other = ada;
    Pattern p = compared(ada, other);
    for (const auto trait : {first_name, last_name, email, phone, organisation, house_number, street, locality, postal_code, city, region, birthday}) CHECK(level_of(p, trait) == Level::same);
    CHECK(level_of(p, domain) == Level::unsaid);

    other = {.first_name = "A.", .last_name = "Lovelaec", .organisation = "Analytical Engines Research Institute of Northern Europe", .emails = {"x@y.example", "ada@other.example"}, .phones = {"020 7946 0124"},
             .street = "21 James Square St", .postal_code = "SW1Y 9ZZ", .city = "Paris", .birthday = date_from({1815, 10, 12})};
    p = compared(ada, other);
    CHECK(level_of(p, first_name) == Level::part);
    CHECK(level_of(p, last_name) == Level::almost);
    CHECK(level_of(p, email) == Level::different);          // "ada" is too short to tell anything
    CHECK(level_of(p, phone) == Level::slip);
    CHECK(level_of(p, organisation) == Level::part);
    CHECK(level_of(p, house_number) == Level::slip);
    CHECK(level_of(p, street) == Level::almost);            // the same words in another order
    CHECK(level_of(p, locality) == Level::unsaid);
    CHECK(level_of(p, postal_code) == Level::part);
    CHECK(level_of(p, city) == Level::different);
    CHECK(level_of(p, region) == Level::unsaid);
    CHECK(level_of(p, birthday) == Level::slip);            // day and month

    other = ada;
    std::swap(other.first_name, other.last_name);
    other.street = "12 Flat 2, St James Square";
    p = compared(ada, other);
    CHECK(level_of(p, last_name) == Level::swapped);
    CHECK(level_of(p, first_name) == Level::unsaid);        // not told twice
    CHECK(level_of(p, DuplicateTrait::street) == Level::swapped);
    CHECK(compared({}, {}) == 0);
}

TEST_CASE("what follows from another trait does not speak for one person again") {
    using enum DuplicateTrait;
    DuplicateSubject other = ada;
    const auto told = [&](DuplicateTrait trait) { return (told_otherwise(compared(ada, other)) >> index(trait) & 1) != 0; };
    CHECK(told(city));                      // the company says where
    CHECK_FALSE(told(organisation));
    CHECK_FALSE(told(street));
    other.first_name = "Grace";             // a colleague
    for (const auto trait : {organisation, house_number, street, locality, postal_code, city, region}) CHECK(told(trait));
    for (const auto trait : {email, phone, birthday}) CHECK_FALSE(told(trait));
    other.organisation = {};                // lives at the same address
    CHECK_FALSE(told(street));
    CHECK_FALSE(told(city));
    other.street = other.postal_code = {};
    other.birthday = {};                    // in the same town
    CHECK(told(city));
    const DuplicateSubject acme{.organisation = "Acme", .city = "Berlin"};
    CHECK(told_otherwise(compared(acme, acme)) == 0);       // a company itself

    // A mailbox made of the name, and one told apart by a number.
    const auto mail = [](std::string_view one, std::string_view two) {
        const auto with_mail = [](std::string_view address) { return DuplicateSubject{.first_name = "Ada", .last_name = "Byron", .emails = {std::string(address)}}; };
        return level_of(compared(with_mail(one), with_mail(two)), email);
    };
    CHECK(mail("office@work.example", "office@home.example") == Level::part);
    CHECK(mail("ada.byron@work.example", "ada.byron@home.example") == Level::unsaid);
    CHECK(mail("ada.byron@x.example", "ada.byrn@x.example") == Level::slip);
    CHECK(mail("ada.byron@x.example", "ada.byron2@x.example") == Level::different);
}

TEST_CASE("letters of any script are compared as letters") {
    using enum DuplicateTrait;
    const auto last = [](std::string_view one, std::string_view two) { return level_of(compared({.last_name = std::string(one)}, {.last_name = std::string(two)}), last_name); };
    CHECK(last("Παπαδόπουλος", "Παπαδόπολος") == Level::almost);
    CHECK(last("النجار", "المنصوري") == Level::different);
    CHECK(last("Müller", "Mueller") != Level::different);
    CHECK(last("Müller", "MULLER") == Level::same);
}

TEST_CASE("a slip in any one place does not hide a pair") {
    CHECK(is_candidate(ada, ada));
    const auto changed = [&](auto change) {
        DuplicateSubject other = ada;
        change(other);
        return is_candidate(ada, other);
    };
    CHECK(changed([](DuplicateSubject& s) { std::swap(s.first_name, s.last_name); }));
    CHECK(changed([](DuplicateSubject& s) { s.last_name = "Xovelace"; }));
    // One key alone is enough.
    const auto only = [](auto set) {
        DuplicateSubject a, b;
        set(a), set(b);
        return is_candidate(a, b);
    };
    CHECK(only([](DuplicateSubject& s) { s.emails = {s.first_name + "ada@x.example"}; }));
    CHECK(only([](DuplicateSubject& s) { s.phones = {"020 7946 0123"}; }));
    CHECK(only([](DuplicateSubject& s) { s.domain = "acme.example"; }));
    CHECK(only([](DuplicateSubject& s) { s.organisation = "Acme"; }));
    CHECK(only([](DuplicateSubject& s) { s.birthday = Date{1}; }));
    CHECK(is_candidate({.street = "12 High Street", .postal_code = "1000"}, {.street = "12 Low Road", .postal_code = "1000"}));
    CHECK_FALSE(is_candidate({.city = "London"}, {.city = "London"}));      // no reason to look at
    CHECK_FALSE(is_candidate({}, {}));
}

TEST_CASE("of a key that many share, each meets its neighbours only, and each partner once") {
    std::vector<DuplicateSubject> subjects(500, DuplicateSubject{.first_name = "John", .last_name = "Smith", .emails = {"info@acme.example"}, .phones = {"020 7946 0123"}});
    const Traits traits = traits_of(subjects);
    Blocking blocking;
    for (std::size_t pass = 0; pass < blocking_passes; ++pass) blocking.run_pass(traits, pass);
    std::vector<Record> partners;
    for (Record r = 0; r < subjects.size(); ++r) {
        blocking.partners(r, partners);
        CHECK(partners.size() <= 6 * blocking_passes);
        CHECK(std::ranges::is_sorted(partners));
        CHECK(std::ranges::adjacent_find(partners) == partners.end());
        CHECK(std::ranges::all_of(partners, [&](Record other) { return other > r; }));
    }
}

TEST_CASE("learning finds the shares by which patterns were drawn") {
    using enum DuplicateTrait;
    // 1,000 pairs that are one among 1,000,000: last name the same in 90 %, postal code in 70 %, city in 95 %.
    PatternCounts chance, candidates;
    const auto count = [](PatternCounts& counts, double pairs, double last, double post, double town) {
        for (const bool l : {true, false})
            for (const bool p : {true, false})
                for (const bool c : {true, false}) {
                    const double share = (l ? last : 1 - last) * (p ? post : 1 - post) * (c ? town : 1 - town);
                    const auto level = [](bool same) { return same ? Level::same : Level::different; };
                    counts[with(last_name, level(l)) | with(postal_code, level(p)) | with(city, level(c))] += static_cast<std::uint32_t>(pairs * share + 0.5);
                }
    };
    count(chance, 999'000, 0.002, 0.001, 0.01);
    count(chance, 1'000, 0.9, 0.7, 0.95);           // chance pairs are of all pairs
    count(candidates, 1'000, 0.9, 0.7, 0.95);
    count(candidates, 999'000, 0.002, 0.001, 0.01);
    Estimation estimation(1'000'000);
    estimation.begin(chance, candidates);
    while (estimation.step()) {}
    const Model& model = estimation.model();
    CHECK(model.matches == doctest::Approx(0.001).epsilon(0.05));
    CHECK(model.m.of[index(last_name)][index(Level::same)] == doctest::Approx(0.9).epsilon(0.03));
    CHECK(model.m.of[index(postal_code)][index(Level::same)] == doctest::Approx(0.7).epsilon(0.03));
    CHECK(model.m.of[index(city)][index(Level::same)] == doctest::Approx(0.95).epsilon(0.03));
    CHECK(model.weight(last_name, Level::same) > 0);
    CHECK(model.weight(last_name, Level::different) < 0);
    CHECK(model.weight(last_name, Level::unsaid) == 0);
    CHECK(probability_of(0, 0) == 0.5);
    CHECK(probability_of(10, -10) == 0.5);
}

TEST_CASE("a rare name in common says more than a common one") {
    std::vector<DuplicateSubject> subjects(200, DuplicateSubject{.last_name = "Smith"});
    subjects.resize(202, DuplicateSubject{.last_name = "Quackenbush"});
    const Traits traits = traits_of(subjects);
    const Model model = Estimation(20'000).model();
    CHECK(points(model, traits, DuplicateTrait::last_name, Level::same, 200, 201) > points(model, traits, DuplicateTrait::last_name, Level::same, 0, 1) + 5);
    const DuplicatePair pair = explain(model, traits, compare(traits, 200, 201), 200, 201);
    REQUIRE(pair.reasons.size() == 1);
    CHECK(pair.reasons[0].words == "the same");
    CHECK(pair.score == pair.reasons[0].points);
}

TEST_CASE("groups are what pairs join") {
    const auto pair = [](std::size_t a, std::size_t b, double p) { return DuplicatePair{.first = a, .second = b, .probability = p}; };
    const std::vector<DuplicatePair> pairs{pair(3, 5, 0.99), pair(0, 1, 0.9), pair(5, 6, 0.8), pair(1, 6, 0.2)};
    CHECK(duplicate_groups(8, pairs, 0.5) == std::vector<std::vector<std::size_t>>{{3, 5, 6}, {0, 1}});
    CHECK(duplicate_groups(8, pairs, 0.1).size() == 1);
    CHECK(duplicate_groups(8, pairs, 1).empty());
}

TEST_CASE("every trait and level has its words") {
    for (std::size_t t = 0; t < duplicate_traits; ++t) {
        CHECK_FALSE(name_of(trait_at(t)).empty());
        CHECK_FALSE(label_of(trait_at(t)).empty());
        double m = 0;
        for (std::size_t l = 0; l < levels; ++l) {
            CHECK_FALSE(words_of(trait_at(t), static_cast<Level>(l)).empty());
            m += usual(trait_at(t), static_cast<Level>(l)).m;
        }
        CHECK(m > 0.8);
        CHECK(m <= 1.001);
    }
}
