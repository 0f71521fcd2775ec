// The client subscribes once, keeps the last answer while a new one comes, and forgets what nobody asks for.
#include "tandem/contract/client.hpp"

#include <doctest/doctest.h>

#include "tandem/contract/home.hpp"
#include "tandem/contract/records.hpp"

using namespace tandem;

namespace {
struct Wire {
    std::vector<Message> sent;
    Client client{[this](std::string bytes) { sent.push_back(*wire::decode<Message>(bytes)); }};
    template <class Q> void answer(const Q& q, const typename Q::Answer& a, std::int64_t revision = 1) {
        client.receive(wire::encode(Message{.kind = MessageKind::answer, .id = identity(q), .name = std::string(Q::name), .body = wire::encode(a), .revision = revision}));
    }
};
}  // namespace

TEST_CASE("a question is sent once however often it is asked") {
    Wire w;
    const SearchAll q{.text = "mar"};
    CHECK_FALSE(w.client.ask(q));
    CHECK_FALSE(w.client.ask(q));
    REQUIRE(w.sent.size() == 1);
    CHECK(w.sent[0].kind == MessageKind::ask);
    CHECK(w.sent[0].name == "search_all");
    CHECK(wire::decode<SearchAll>(w.sent[0].body)->text == "mar");
}

TEST_CASE("questions that differ in one member are different questions") {
    CHECK(identity(SearchAll{.text = "a"}) != identity(SearchAll{.text = "b"}));
    CHECK(identity(SearchAll{.text = "a", .limit = 1}) != identity(SearchAll{.text = "a", .limit = 2}));
    CHECK(identity(SearchAll{.text = "a"}) == identity(SearchAll{.text = "a"}));
}

TEST_CASE("the last answer stands until the next one, also over an error") {
    Wire w;
    const SearchAll q{.text = "mar"};
    CHECK_FALSE(w.client.ask(q));
    w.answer(q, {{{"contact", 7, "Mara", ""}}});
    CHECK(w.client.has_news());
    CHECK_FALSE(w.client.has_news());
    REQUIRE(w.client.ask(q));
    CHECK(w.client.ask(q)->hits[0].row == 7);
    w.client.receive(wire::encode(Message{.kind = MessageKind::answer, .id = identity(q), .error = "The disk is gone."}));
    CHECK(w.client.ask(q).error() == "The disk is gone.");
    CHECK(w.client.ask(q)->hits.size() == 1);
    w.client.reconnect();
    CHECK(w.client.ask(q).loading());
    CHECK(w.client.ask(q)->hits.size() == 1);
}

TEST_CASE("what nobody asks for is dropped and an answer to it is ignored") {
    Wire w;
    const SearchAll q{.text = "x"};
    (void)w.client.ask(q);
    for (int i = 0; i < 5; ++i) w.client.end_frame(3);
    CHECK(w.sent.back().kind == MessageKind::drop);
    w.answer(q, {});
    CHECK_FALSE(w.client.ask(q));
}

TEST_CASE("a run answers its caller or the toasts, and a renewed connection says so") {
    Wire w;
    std::string said;
    w.client.run("deal.win", {.entity = "deal", .rows = {5}}, [&](const CommandResult& r) { said = r.message; });
    w.client.run("deal.win", {});
    CHECK(w.client.is_busy());
    w.client.receive(wire::encode(Message{.kind = MessageKind::result, .id = w.sent[0].id, .body = wire::encode(CommandResult{.ok = true, .message = "Won"})}));
    CHECK(said == "Won");
    w.client.reconnect();
    CHECK_FALSE(w.client.is_busy());
    CHECK(w.client.take_results().size() == 1);
}

TEST_CASE("what is done while no core is there waits for the next one") {
    Wire w;
    std::string sent_before, held;
    w.client.run("deal.win", {}, [&](const CommandResult& r) { sent_before = r.message; });
    w.client.disconnect();
    w.client.run("record.create", {.entity = "company"}, [&](const CommandResult& r) { held = r.message; });
    CHECK(w.sent.size() == 1);
    w.client.reconnect();
    CHECK(sent_before.contains("renewed"));     // the old core may have done it
    CHECK(held.empty());
    CHECK(w.client.is_busy());
    REQUIRE(w.sent.back().kind == MessageKind::run);
    CHECK(w.sent.back().name == "record.create");
    w.client.receive(wire::encode(Message{.kind = MessageKind::result, .id = w.sent.back().id, .body = wire::encode(CommandResult{.ok = true, .message = "Added"})}));
    CHECK(held == "Added");
    w.client.reconnect();
    CHECK(w.sent.back().kind != MessageKind::run);      // sent once
}

TEST_CASE("every shape of value goes over the wire and back, and torn bytes are refused") {
    RecordAnswer a;
    a.title = "Ada";
    a.cells = {{Value{}, ""}, {Value{-5}, "x"}, {Value{1.5}, ""}, {Value{"é\0z"}, ""}, {Value{std::int64_t{1} << 62}, ""}};
    a.figures = {{"Won", Value{12}, 3, "won_deals"}};
    const auto bytes = wire::encode(a);
    const auto b = wire::decode<RecordAnswer>(bytes);
    REQUIRE(b);
    CHECK(wire::encode(*b) == bytes);
    CHECK(*b->cells[1].value.integer() == -5);
    for (std::size_t n = 0; n < bytes.size(); ++n) CHECK_FALSE(wire::decode<RecordAnswer>(std::string_view(bytes).substr(0, n)));
    CHECK_FALSE(wire::decode<RecordAnswer>(bytes + "x"));
    HomeAnswer home;
    home.won_by_week = {{Date{20000}, {Money{5}, Money{-7}}}};
    home.this_quarter.won_value = Money{123456789012345};
    CHECK(wire::decode<HomeAnswer>(wire::encode(home))->won_by_week[0].second.second.minor == -7);
}
