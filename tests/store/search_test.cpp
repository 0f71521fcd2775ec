// What is found comes in an order that people expect, and nothing of it is left in the file's schema.
#include <algorithm>

#include "store/store_impl.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/deal.hpp"
#include "tests/store/a_store.hpp"

using namespace tandem;
using namespace tandem::tests;

TEST_CASE("names stand before other words, their beginning before the rest, twice before once; a limit keeps the best") {
    AStore s;
    const auto add = [&](std::string first, std::string last, std::string background) {
        Contact contact{.first_name = std::move(first), .last_name = std::move(last), .source = {}, .background = {std::move(background)}};
        contact.id.value = s->next_id();
        s.make(contact, "Add");
        return contact.id.value;
    };
    const RowId mentioned = add("Olu", "Weber", "met at the market"), last = add("Anna", "Marsh", ""), first = add("Maria", "Novak", ""), both = add("Mark", "Martin", "");
    const auto rows = [&](int limit) {
        std::vector<RowId> found;
        for (const Store::Hit& hit : s->search("mar", limit)) found.push_back(hit.row);
        return found;
    };
    CHECK(rows(10) == std::vector<RowId>{both, first, last, mentioned});
    CHECK(rows(2) == std::vector<RowId>{both, first});
    CHECK(s->search("mar", 10)[0].title == "Mark Martin");
    CHECK(s->search("novak maria", 10).size() == 1);
    s.remove<Contact>(first);
    CHECK(rows(10) == std::vector<RowId>{both, last, mentioned});
    CHECK(s->impl().db->number("SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%tandem_rank%'").value() == 0);
}

TEST_CASE("a part that nobody is found by leaves its owner's text as it was") {
    AStore s;
    Contact contact{.last_name = "Marsh", .source = {}};
    contact.id.value = s->next_id();
    s.make(contact, "Add");
    LifecycleChange change{.contact = contact.id, .lifecycle = Lifecycle::lead, .at = {1}};
    change.id.value = s->next_id();
    s.make(change, "Move");
    ContactEmail email{.contact = contact.id, .position = 0, .kind = {}, .value = {"quill@pen.example"}};
    email.id.value = s->next_id();
    s.make(email, "Add e-mail");
    CHECK(s->search("quill", 10).size() == 1);
    s.remove<LifecycleChange>(change.id.value);
    s.remove<ContactEmail>(email.id.value);
    CHECK(s->search("quill", 10).empty());
    CHECK(s->search("marsh", 10).size() == 1);
    CHECK(s->verify().ok);
}
