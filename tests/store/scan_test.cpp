// A scan gives the same live rows as reading them one by one, whatever lies between.
#include "tandem/store/scan.hpp"

#include <doctest/doctest.h>

#include "tandem/model/contact.hpp"

using namespace tandem;

TEST_CASE("rows of a range of ids, and the parts of their owners by position") {
    const Catalog catalog;
    auto store = std::move(*Store::open(catalog, {}));
    const Entity& contact = catalog.of<Contact>();
    const Entity& email = catalog.of<ContactEmail>();
    std::vector<RowId> ids;
    ChangeSet set{"Make contacts", {}};
    for (int i = 0; i < 6; ++i) {
        ids.push_back(store->next_id());
        add_creation(set, to_row(contact, Contact{.id = {ids.back()}, .last_name = "Number " + std::to_string(i), .source = {}}));
        for (const int position : {1, 0})
            add_creation(set, to_row(email, ContactEmail{.id = {store->next_id()}, .contact = {ids.back()}, .position = position, .kind = {}, .value = {"n" + std::to_string(i) + "@" + std::to_string(position) + ".example"}}));
    }
    REQUIRE(store->apply(set));
    ChangeSet removal{"Remove", {}};
    add_removal(removal, contact.id, ids[2]);
    REQUIRE(store->apply(removal));

    std::vector<RowId> seen;
    REQUIRE(scan_rows(*store, contact.id, ids[1], ids[4], [&](const RowReader& row) {
        seen.push_back(row.id());
        const auto found = store->find(contact.id, row.id());
        REQUIRE(found);
        for (std::size_t f = 0; f < found->cells.size(); ++f) {
            CHECK(row.value(static_cast<FieldId>(f)) == found->cells[f]);
            CHECK(row.is_null(static_cast<FieldId>(f)) == found->cells[f].is_null());
        }
        CHECK(row.text(contact.index("last_name")) == found->cells[contact.index("last_name")].text_or(""));
    }));
    CHECK(seen == std::vector<RowId>{ids[1], ids[3], ids[4]});

    std::string values;
    REQUIRE(scan_parts(*store, email.id, ids[1], ids[3], [&](const RowReader& row) { values += std::string(row.text(email.index("value"))) + " "; }));
    CHECK(values == "n1@0.example n1@1.example n3@0.example n3@1.example ");
}
