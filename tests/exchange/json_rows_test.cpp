// JSON in its usual shapes: lists, lists within an object, one object a line; flattened, judged, imported.
#include "tandem/exchange/json_rows.hpp"

#include <doctest/doctest.h>

#include "tests/exchange/import_bench.hpp"
#include "tests/exchange/table_rows.hpp"

using namespace tandem;
using tandem::tests::rows_of;

TEST_CASE("objects within become dotted columns, lists of plain values one cell, lists of objects numbered columns") {
    auto table = read_json(R"([{"name": "Ada", "address": {"city": "Rome"}, "tags": ["a", 1, true], "mails": [{"value": "x"}, {"value": "y"}], "none": null}, {"name": "Ünï\n", "n": 1.5}])", "a.json");
    REQUIRE(table);
    CHECK(table->header() == std::vector<std::string>{"name", "address.city", "tags", "mails.1.value", "mails.2.value", "none", "n"});
    CHECK(rows_of(*table) == std::vector<std::vector<std::string>>{{"Ada", "Rome", "a, 1, true", "x", "y", "", ""}, {"Ünï\n", "", "", "", "", "", "1.5"}});
}

TEST_CASE("a list, a list in an object and lines give the same rows") {
    for (const std::string text : {R"([{"a":1,"b":"x"},{"a":2,"b":"y"}])", R"({"version": 1, "people": [{"a":1,"b":"x"},{"a":2,"b":"y"}]})", "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n"}) {
        CAPTURE(text);
        CHECK(is_json(text));
        auto table = read_json(text, "a.json");
        REQUIRE(table);
        CHECK(rows_of(*table) == std::vector<std::vector<std::string>>{{"1", "x"}, {"2", "y"}});
    }
}

TEST_CASE("contacts in JSON and in JSON lines are imported, twice the same, and undone") {
    for (const std::string text : {R"([{"first_name":"Ada","last_name":"Byron","email":"ada@x.example","company":"Acme"},{"first_name":"Bob","last_name":"Cole","email":"bob@x.example"}])",
                                   "{\"first_name\":\"Ada\",\"last_name\":\"Byron\",\"email\":\"ada@x.example\",\"company\":\"Acme\"}\n{\"first_name\":\"Bob\",\"last_name\":\"Cole\",\"email\":\"bob@x.example\"}"}) {
        tests::ImportBench bench;
        const std::string empty = bench.store->hash();
        Import& import = bench.bring({{"people.json", text}});
        CHECK(import.files()[0].entity == "contact");
        CHECK(import.files()[0].format.starts_with("JSON"));
        CHECK(import.files()[0].counts.creates == 2);
        CHECK(bench.number("SELECT count(*) FROM contact c JOIN company o ON o.id=c.company WHERE o.name='Acme'") == 1);
        CHECK(bench.bring({{"people.json", text}}).set() == 0);
        REQUIRE(bench.store->undo());
        CHECK(bench.store->hash() == empty);
    }
}

TEST_CASE("an interface's answer with properties within, and lists of addresses, find their fields") {
    tests::ImportBench bench;
    Import& import = bench.bring({{"api.json", R"({"results": [{"id": "51", "properties": {"firstname": "Ada", "lastname": "Byron", "email": "ada@x.example", "hs_object_id": "51"}}]})"},
                                  {"list.json", R"([{"name": "Bob Cole", "emails": ["bob@x.example", "bob@y.example"], "address": {"street": "1 Main St", "city": "Rome", "country": "Italy"}, "phones": [{"type": "mobile", "number": "+39 06 1234567"}]}])"}});
    CHECK(import.files()[0].kind == "hubspot_contacts");
    CHECK(bench.number("SELECT count(*) FROM contact WHERE live=1 AND external_id='51' AND source_system='hubspot'") == 1);
    CHECK(bench.number("SELECT count(*) FROM contact c JOIN contact_address a ON a.contact=c.id WHERE c.first_name='Bob' AND c.city='Rome' AND a.street='1 Main St' AND a.city='Rome'") == 1);
    CHECK(bench.number("SELECT count(*) FROM contact_email WHERE live=1") == 3);
    CHECK(bench.number("SELECT count(*) FROM contact_phone WHERE live=1 AND kind='mobile'") == 1);
}

TEST_CASE("broken JSON gives one sentence with its place") {
    std::string deep = "[{";
    for (int i = 0; i < 20; ++i) deep += "\"a\":{";
    for (const auto& [text, says] : {std::pair<std::string, std::string>{"[{\"a\":1},\n{\"a\":}]", "line 2"}, {"[{\"a\":1}", "ends in the middle"}, {"[{\"a\":1}, 5]", "entry 2"}, {"{\"a\":1}\n{\"a\":x}\n", "line 2"},
                                     {deep + "\"b\":1" + std::string(21, '}') + "]", "deep"}}) {
        CAPTURE(text);
        const auto table = read_json(text, "broken.json");
        REQUIRE_FALSE(table);
        CAPTURE(table.error().message);
        CHECK(table.error().message.contains(says));
    }
}
