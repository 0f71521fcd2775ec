// Ids from outside keys and as text.
#include "tandem/base/id.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <unordered_set>

namespace tandem {
namespace {

struct Thing {};

TEST_CASE("an id from an outside key is positive, has the outside bit and is the same everywhere") {
    const RowId id = id_from_key({"contact", "hubspot", "101"});
    CHECK(id > 0);
    CHECK((id & outside_bit) != 0);
    CHECK(id == id_from_key({"contact", "hubspot", "101"}));
    CHECK(to_text(id) == "7598233507789353497");      // persisted in workspaces: must never change
}

TEST_CASE("parts of a key do not run into each other") {
    CHECK(id_from_key({"ab", "c"}) != id_from_key({"a", "bc"}));
    CHECK(id_from_key({"ab"}) != id_from_key({"ab", ""}));
}

TEST_CASE("a hundred thousand outside keys have a hundred thousand ids") {
    std::set<RowId> ids;
    for (int i = 0; i < 100'000; ++i) ids.insert(id_from_key({"deal", "salesforce", std::to_string(i)}));
    CHECK(ids.size() == 100'000);
}

TEST_CASE("ids are text and back, and what is not an id is none") {
    CHECK(row_id_from_text(to_text(RowId{9223372036854775807})) == 9223372036854775807);
    CHECK(row_id_from_text("12") == 12);
    for (const char* text : {"", "0", "-1", "12x", " 12", "9223372036854775808", "1e3"}) CHECK(row_id_from_text(text) == 0);
}

TEST_CASE("typed ids can be kept in hash tables") {
    std::unordered_set<Id<Thing>> ids{{1}, {2}, {1}};
    CHECK(ids.size() == 2);
    CHECK(!Id<Thing>{});
}

}  // namespace
}  // namespace tandem
