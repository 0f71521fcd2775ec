// How members of aggregates are counted and visited.
#include "tandem/base/members.hpp"

#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/error.hpp"
#include "tandem/base/id.hpp"
#include "tandem/base/money.hpp"

namespace tandem {
namespace {

enum class Outcome { open, won };
struct Empty {};
struct Nested {
    int number = 1;
    std::string text;
};
struct OnlyOptional {
    std::optional<int> value;
};
struct OnlyText {
    std::string value;
};
struct OnlyList {
    std::vector<std::string> value;
};
struct OnlyNested {
    Nested value;
};
struct Record {
    Id<Record> id;
    std::string name;
    std::optional<Id<Nested>> other;
    Money amount;
    Outcome outcome = Outcome::open;
    std::optional<Date> closes_on;
    std::optional<std::string> reason;
    std::vector<Nested> parts;
    Nested nested;
    bool is_new = false;
    double rate = 0;
    Instant made;
};
struct Strange {
    std::string_view view;
    std::array<int, 3> numbers{};
    std::unique_ptr<int> owned;
    std::map<int, int> map;
    std::optional<std::vector<std::string>> list;
    std::function<void()> call;
    std::variant<int, std::string> either;
    const char* literal = nullptr;
    std::pair<int, std::string> pair;
};
struct Wide {
    int a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, d0, d1, d2,
        d3, d4, d5;
};

static_assert(member_count<Empty> == 0);
static_assert(member_count<OnlyOptional> == 1);
static_assert(member_count<OnlyText> == 1);
static_assert(member_count<OnlyList> == 1);
static_assert(member_count<OnlyNested> == 1);
static_assert(member_count<Nested> == 2);
static_assert(member_count<Id<Record>> == 1);
static_assert(member_count<Error> == 3);
static_assert(member_count<Record> == 12);
static_assert(member_count<const Record&> == 12);
static_assert(member_count<Strange> == 9);
static_assert(member_count<Wide> == 36);

TEST_CASE("members are visited in the order they are written and can be changed") {
    Nested record{7, "seven"};
    std::string seen;
    visit_members(record, [&](auto& member) {
        if constexpr (std::is_same_v<decltype(member), int&>) {
            seen += std::to_string(member);
            member = 8;
        } else {
            seen += member;
            member += "!";
        }
    });
    CHECK(seen == "7seven");
    CHECK(record.number == 8);
    CHECK(record.text == "seven!");
}

TEST_CASE("the widest aggregate is visited to its end, a const one too") {
    Wide wide{};
    int next = 0;
    visit_members(wide, [&](int& member) { member = next++; });
    CHECK(wide.a0 == 0);
    CHECK(wide.d5 == 35);
    const Wide& same = wide;
    int sum = 0;
    visit_members(same, [&](const int& member) { sum += member; });
    CHECK(sum == 35 * 36 / 2);
}

}  // namespace
}  // namespace tandem
