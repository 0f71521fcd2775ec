// Custom fields that copies of a workspace send each other.
#include <doctest/doctest.h>

#include "tests/sync/some_copies.hpp"

namespace tandem {
namespace {

using tests::check_sound;
using tests::send;
using tests::SomeCopies;

RowId a_company(SomeCopies& copies, std::size_t of) { return (**copies[of]->ordered({.entity = copies[of].id<Company>()}))[0]; }

void exchange_all(SomeCopies& copies) {
    copies.settle();
    for (std::size_t i = 0; i < copies.size(); ++i) {
        CHECK(copies[i]->hash() == copies[0]->hash());
        check_sound(*copies[i]);
    }
}

TEST_CASE("a field and its values come over with one merge, and both copies go on filling it") {
    SomeCopies copies(3, 31);
    auto& ann = copies[0];
    auto& bob = copies[1];
    const RowId row = a_company(copies, 0);
    const std::string region = ann.add_field("company", "Region", CustomKind::text);
    ann.set_custom("company", row, region, "South");
    send(*ann, *bob);
    CHECK(bob.custom("company", row, region) == Value{"South"});
    bob.set_custom("company", row, region, "North");
    exchange_all(copies);
    CHECK(copies[2].custom("company", row, region) == Value{"North"});
    CHECK(copies[2]->count_conflicts() == 0);
}

TEST_CASE("values that two people wrote into a field are a conflict also for a third who learns of the field with them") {
    SomeCopies copies(3, 32);
    auto& ann = copies[0];
    auto& bob = copies[1];
    const RowId row = a_company(copies, 0);
    const std::string region = ann.add_field("company", "Region", CustomKind::text);
    send(*ann, *bob);
    ann.set_custom("company", row, region, "South");
    bob.set_custom("company", row, region, "North");
    send(*ann, *bob);
    CHECK(bob->count_conflicts() == 1);
    send(*bob, *copies[2]);
    CHECK(copies[2]->count_conflicts() == 1);
    exchange_all(copies);
}

TEST_CASE("two people who add a field of one name have two, each with its values") {
    SomeCopies copies(2, 33);
    const RowId row = a_company(copies, 0);
    const std::string first = copies[0].add_field("company", "Region", CustomKind::text), second = copies[1].add_field("company", "Region", CustomKind::money);
    CHECK(first != second);
    copies[0].set_custom("company", row, first, "South");
    copies[1].set_custom("company", row, second, 700);
    exchange_all(copies);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(copies[i].custom("company", row, first) == Value{"South"});
        CHECK(copies[i].custom("company", row, second) == Value{700});
    }
}

TEST_CASE("a field that one person removes or takes back while another fills it stays, and the merge says so") {
    for (const bool takes_back : {false, true}) {
        CAPTURE(takes_back);
        SomeCopies copies(2, 34);
        auto& ann = copies[0];
        auto& bob = copies[1];
        const RowId row = a_company(copies, 0);
        const std::string region = ann.add_field("company", "Region", CustomKind::text);
        send(*ann, *bob);
        if (takes_back) REQUIRE(ann->undo());
        else ann.remove<CustomField>(custom_field_row(region));
        bob.set_custom("company", row, region, "North");
        exchange_all(copies);
        for (auto* each : {&ann, &bob}) {
            REQUIRE(each->catalog().of<Company>().find(region) != nullptr);
            CHECK_FALSE(each->catalog().of<Company>().find(region)->is_removed);
            CHECK(each->custom("company", row, region) == Value{"North"});
        }
    }
}

TEST_CASE("a copy joined later, or one that began with a workspace of an older program, has the fields and their values") {
    SomeCopies copies(2, 35);
    auto& ann = copies[0];
    const RowId row = a_company(copies, 0);
    const std::string region = ann.add_field("company", "Region", CustomKind::text), half = ann.add_field("company", "Half", CustomKind::formula, {}, "[revenue] / 2");
    ann.set_custom("company", row, region, "South");
    ann.set<Company>(row, "revenue", 500, "Change revenue");
    tests::AStore joined(":memory:", 77);
    send(*ann, *joined, true);
    CHECK(joined->hash() == ann->hash());
    CHECK(joined.custom("company", row, region) == Value{"South"});
    CHECK(joined.custom("company", row, half) == Value{250});
    check_sound(*joined);
}

}  // namespace
}  // namespace tandem
