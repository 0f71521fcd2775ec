// Rules as sentences with the field they are about.
#include "tandem/model/rules.hpp"

#include <doctest/doctest.h>

#include "tandem/model/campaign.hpp"
#include "tandem/model/catalog.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/deal.hpp"
#include "tandem/model/hand_off.hpp"

namespace tandem {
namespace {

template <class R>
std::vector<Error> broken(const R& record) {
    const Catalog catalog;
    return broken_rules(catalog.of<R>(), to_row(catalog.of<R>(), record));
}

TEST_CASE("what is required, out of range or no choice is named with its field") {
    const auto campaign = broken(Campaign{.budget = Money{-1}});
    REQUIRE(campaign.size() == 2);
    CHECK(campaign[0].message == "Name is missing.");
    CHECK(campaign[0].field == "name");
    CHECK(campaign[1].message == "Budget cannot be less than 0.");

    const auto deal = broken(Deal{.pipeline = {1}, .stage = {2}, .probability = Percent{100.5}});
    REQUIRE(deal.size() == 1);
    CHECK(deal[0].message == "Probability cannot be more than 100.");

    const Catalog catalog;
    Row row = to_row(catalog.of<Deal>(), Deal{.pipeline = {1}, .stage = {2}});
    row.cells[catalog.of<Deal>().index("outcome")] = "maybe";
    row.cells[catalog.of<Deal>().index("name")] = std::string_view("a\0b", 3);
    row.cells[catalog.of<Deal>().index("amount")] = "12";
    const auto odd = broken_rules(catalog.of<Deal>(), row);
    REQUIRE(odd.size() == 3);
    CHECK(odd[0].message == "Name holds characters that are not text.");
    CHECK(odd[1].message == "Amount is not a whole number.");
    CHECK(odd[2].message == "Outcome has no choice “maybe”.");
}

TEST_CASE("a campaign does not end before it starts, a contact has some name, an e-mail has one @") {
    CHECK(broken(Campaign{.name = "x", .starts_on = Date{10}, .ends_on = Date{9}}).at(0).field == "ends_on");
    CHECK(broken(Campaign{.name = "x", .starts_on = Date{10}, .ends_on = Date{10}}).empty());
    CHECK(broken(Contact{}).at(0).field == "last_name");
    CHECK(broken(Contact{.external_id = "dac32acd"}).empty());
    for (const char* text : {"no", "@x", "x@", "a@b@c", "a b@c"}) CHECK(broken(ContactEmail{.contact = {1}, .value = {text}}).size() == 1);
    CHECK(broken(ContactEmail{.contact = {1}, .value = {"a@b"}}).empty());
}

TEST_CASE("a hand-off is rejected for a reason and recycled until a day") {
    HandOff hand_off{.contact = {1}, .handed_at = {1}};
    CHECK(broken(hand_off).empty());
    hand_off.state = HandOffState::accepted;
    CHECK(broken(hand_off).empty());
    hand_off.state = HandOffState::rejected;
    REQUIRE(broken(hand_off).size() == 1);
    CHECK(broken(hand_off)[0].message == "Please say why it is rejected.");
    CHECK(broken(hand_off)[0].field == "rejection");
    hand_off.rejection = RejectionReason::no_budget;
    CHECK(broken(hand_off).empty());
    hand_off.state = HandOffState::recycled;
    REQUIRE(broken(hand_off).size() == 1);
    CHECK(broken(hand_off)[0].field == "recycle_on");
    hand_off.recycle_on = Date{20'000};
    CHECK(broken(hand_off).empty());
}

}  // namespace
}  // namespace tandem
