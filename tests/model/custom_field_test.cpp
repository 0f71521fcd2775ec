// Names of custom fields, and the catalog with and without them.
#include "tandem/model/custom_field.hpp"

#include <doctest/doctest.h>

#include "tandem/model/catalog.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/rules.hpp"

using namespace tandem;

TEST_CASE("a custom field's name says what it is and which row defines it, and is no other field's") {
    const RowId id = (RowId{1} << 32) + 5;
    CHECK(custom_field_name("Contract value (€)", id) == "contract_value__1z141z9");
    CHECK(custom_field_name("Größe", id) == "grosse__1z141z9");
    CHECK(custom_field_name("会社", id).ends_with("__1z141z9"));
    CHECK(custom_field_name("2nd phone", id) == "field_2nd_phone__1z141z9");
    CHECK(custom_field_name("a__b", id) == "a_b__1z141z9");
    for (const std::string_view label : {"Contract value (€)", "会社", "2nd phone", "a__b", "", "______", "; DROP TABLE contact"}) {
        CAPTURE(label);
        for (const RowId row : {RowId{1}, id, (RowId{1} << 63) - 1 + (RowId{0})}) CHECK(custom_field_row(custom_field_name(label, row)) == row);
    }
    for (const std::string_view name : {"region", "external_id", "__5", "Region__5", "region__", "region__05", "region__zzzzzzzzzzzzzz", "region__9zzzzzzzzzzzz", "re\"gion__5", "region__5;"}) {
        CAPTURE(name);
        CHECK(custom_field_row(name) == 0);
    }
    for (const Entity& entity : Catalog().entities())
        for (const Field& field : entity.fields) CHECK(custom_field_row(field.name) == 0);
}

TEST_CASE("a catalog takes custom fields after its own, and what it handed out stays readable") {
    Catalog catalog;
    const Entity& contact = catalog.of<Contact>();
    const std::size_t own = contact.fields.size();
    FieldDefinition size{.row = 7, .entity = "contact", .name = "size__7", .label = "Size", .kind = Kind::choice, .target = {}, .help = {}, .choices = {{"S", "Small"}, {"L", "Large"}}, .formula_text = {}};
    FieldDefinition partner{.row = 8, .entity = "contact", .name = "partner__8", .label = "Partner", .kind = Kind::reference, .target = "company", .help = {}, .formula_text = {}};
    catalog.set_custom_fields({size, partner});
    REQUIRE(contact.fields.size() == own + 2);
    CHECK(contact.index("size__7") == own);
    const Field& field = *contact.find("size__7");
    CHECK(field.is_custom());
    CHECK(find_choice(field, "L")->label == "Large");
    CHECK(contact.find("partner__8")->target == "company");

    const Catalog copy = catalog;
    size.label = "Format";
    size.is_removed = true;
    catalog.set_custom_fields({size});
    CHECK(contact.fields.size() == own + 1);
    CHECK(contact.find("size__7")->label == "Format");
    CHECK_FALSE(contact.find("size__7")->options.listed);
    CHECK(field.label == "Size");                       // of the list before
    CHECK(copy.of<Contact>().find("partner__8") != nullptr);
    catalog.set_custom_fields({});
    CHECK(contact.fields.size() == own);
    CHECK(contact.fields.data() == Catalog().of<Contact>().fields.data());
}

TEST_CASE("values of custom fields obey the rules of their kind") {
    Catalog catalog;
    catalog.set_custom_fields({{.row = 7, .entity = "contact", .name = "size__7", .label = "Size", .kind = Kind::choice, .target = {}, .help = {}, .choices = {{"S", "Small"}}, .formula_text = {}}});
    const Entity& contact = catalog.of<Contact>();
    Row row = to_row(contact, Contact{.id = {1}, .last_name = "Lee"});
    CHECK(row.cells.size() == contact.fields.size());
    row.cells.back() = "S";
    CHECK(broken_rules(contact, row).empty());
    row.cells.back() = "XL";
    CHECK(broken_rules(contact, row)[0].message == "Size has no choice “XL”.");
    CHECK(from_row<Contact>(contact, row)->last_name == "Lee");
}
