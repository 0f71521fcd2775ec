// Chance formulas over chance rows of a small table, and what SQLite makes of them.
#pragma once

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "store/database.hpp"
#include "store/formula_sql.hpp"
#include "store/schema.hpp"

namespace tandem::tests {

inline constexpr Choice sizes[] = {{"s", "Small"}, {"l", "Large"}, {"it's", "It's"}};
inline const Field fields[] = {
    {.name = "na\"me", .label = "Name", .kind = Kind::text},
    {.name = "note", .label = "Note", .kind = Kind::long_text},
    {.name = "size", .label = "Size", .kind = Kind::choice, .choices = sizes},
    {.name = "amount", .label = "Amount", .kind = Kind::money},
    {.name = "cost", .label = "Cost", .kind = Kind::money},
    {.name = "chance", .label = "Chance", .kind = Kind::percent},
    {.name = "weight", .label = "Weight", .kind = Kind::number},
    {.name = "length", .label = "Length", .kind = Kind::number},
    {.name = "count", .label = "Count", .kind = Kind::integer},
    {.name = "is_new", .label = "New", .kind = Kind::yes_no},
    {.name = "is_big", .label = "Big", .kind = Kind::yes_no},
    {.name = "opened", .label = "Opened", .kind = Kind::date},
    {.name = "closed", .label = "Closed", .kind = Kind::date},
    {.name = "made", .label = "Made", .kind = Kind::instant},
    {.name = "seen", .label = "Seen", .kind = Kind::instant},
    {.name = "company", .label = "Company", .kind = Kind::reference, .target = "company"},
};
inline const Entity thing{.name = "thing", .label = "Thing", .plural = "Things", .fields = fields};

class Chance {
public:
    explicit Chance(std::uint64_t seed) : random_(seed) {}
    std::size_t below(std::size_t end) { return random_() % end; }
    template <class T, std::size_t N> const T& one_of(const T (&all)[N]) { return all[below(N)]; }

    Value cell(Kind kind) {
        if (below(6) == 0) return {};
        switch (kind) {
            case Kind::yes_no: return static_cast<int>(below(2));
            case Kind::reference: return static_cast<std::int64_t>(1 + below(9));
            case Kind::choice: return one_of(sizes).name;
            case Kind::date: return day();
            case Kind::instant: return day() * 86'400'000 + static_cast<std::int64_t>(below(86'400'000));
            case Kind::integer:
            case Kind::money: return whole();
            case Kind::percent:
            case Kind::number: return real();
            default: return one_of<const char*>({"", "a", "b", "A", "it's", "é", "\xF0\x9F\x98\x80", "a b", "10", "9", "it's \"so\""});
        }
    }
    Row row() {
        Row made;
        for (const Field& field : fields) made.cells.push_back(cell(field.kind));
        return made;
    }

    // A formula of that kind; `depth` more levels at most.
    std::string formula(Kind kind, int depth) {
        if (depth <= 0 || below(8) == 0) return leaf(kind);
        const auto of = [&](Kind wanted) { return "(" + formula(wanted, depth - 1) + ")"; };
        const Kind numbers[] = {Kind::number, Kind::money};
        const std::string choose = "IF(" + of(Kind::yes_no) + ", " + of(kind) + (below(4) == 0 ? ")" : ", " + of(kind) + ")");
        switch (below(6) + (kind == Kind::yes_no || kind == Kind::number ? 0 : 2)) {
            case 6: return choose;
            case 7: return "IFBLANK(" + of(kind) + ", " + of(kind) + ")";
            default: break;
        }
        switch (kind) {
            case Kind::money:
                switch (below(7)) {
                    case 0: return of(Kind::money) + one_of({" + ", " - "}) + of(one_of(numbers));
                    case 1: return of(Kind::number) + one_of({" + ", " - "}) + of(Kind::money);
                    case 2: return of(Kind::money) + one_of({" * ", " / "}) + of(Kind::number);
                    case 3: return of(Kind::number) + " * " + of(Kind::money);
                    default: return same(of, Kind::money);
                }
            case Kind::date:
                switch (below(4)) {
                    case 0: return of(Kind::number) + " + " + of(Kind::date);
                    case 1: return one_of({"MIN(", "MAX("}) + of(Kind::date) + ", " + of(Kind::date) + ")";
                    default: return of(Kind::date) + one_of({" + ", " - "}) + of(Kind::number);
                }
            case Kind::text: return of(one_of({Kind::text, Kind::text, Kind::date})) + " & " + of(Kind::text) + (below(2) == 0 ? " & [Note]" : "");
            case Kind::yes_no: return condition(of);
            default: break;
        }
        switch (below(9)) {
            case 0: return of(Kind::date) + " - " + of(Kind::date);
            case 1: return one_of({"YEAR(", "MONTH(", "DAY("}) + of(Kind::date) + ")";
            case 2: return of(one_of(numbers)) + " / " + of(Kind::money);
            case 3: return "[Seen] - [Made]";
            case 4: return choose;
            case 5: return of(Kind::number) + one_of({" + ", " - ", " * ", " / "}) + of(Kind::number);
            default: return same(of, Kind::number);
        }
    }

private:
    std::int64_t day() {
        if (below(8) == 0) return one_of<std::int64_t>({-719'162, 2'932'896, 0, -1, -719'163, 2'932'897, 100'000'000'000, -100'000'000'000});
        return static_cast<std::int64_t>(below(60'000)) - 20'000;
    }
    std::int64_t whole() {
        constexpr std::int64_t top = std::numeric_limits<std::int64_t>::max(), two_51 = std::int64_t{1} << 51;
        constexpr std::int64_t odd[] = {0, 1, -1, 50, -50, 5, 25, 125, 1'000'000'000'000, two_51, two_51 + 1, -two_51 - 1, 2 * two_51 + 1, 4 * two_51 + 1,
                                        9'000'000'000'000'000, 9'000'000'000'000'001, -9'000'000'000'000'001, top, -top - 1};
        return below(2) == 0 ? one_of(odd) : static_cast<std::int64_t>(below(2'000'000)) - 1'000'000;
    }
    double real() {
        constexpr double odd[] = {0.0, -0.0, 0.5, -0.5, 1.5, 2.5, 0.49999999999999994, 0.125, 2.675, 1.005, 50, 100, 33.3, 1e15 + 0.5, 4503599627370495.5,
                                  4503599627370497.0, 2251799813685247.75, 9007199254740993.0, 1e18, -1e19, 1e22, 1e300, -1e308, 1.7976931348623157e308,
                                  5e-324, 1e-310, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
                                  std::numeric_limits<double>::quiet_NaN()};
        switch (below(4)) {
            case 0: return one_of(odd);
            case 1: return static_cast<double>(below(4'000)) / 8 - 250;
            case 2: return std::bit_cast<double>(random_());
            default: return static_cast<double>(below(1'000'000)) / 1000;
        }
    }
    std::string leaf(Kind kind) {
        switch (kind) {
            case Kind::money: return one_of({"[Amount]", "[Cost]"});
            case Kind::date: return one_of({"[Opened]", "[Closed]"});
            case Kind::text: return one_of({"[Name]", "[Note]", "[Size]", "\"a\"", "\"it's \"\"so\"\"\"", "\"\"", "\"é\""});
            case Kind::yes_no: return one_of({"[New]", "[Big]", "TRUE", "FALSE", "ISBLANK([Company])",
                                               "[Size] = \"Small\"", "\"IT'S\" <> [Size]", "[Made] < [Seen]", "[Made] = [Seen]", "ISBLANK([Made])"});
            default: return one_of({"[Weight]", "[Length]", "[Chance]", "[Count]", "0", "1", "0.5", "2.5", "12%", "0.1", "1.005",
                                    "3", "100", "7.25%", "999999999999999", "0.00000000000001", "123456.789012345"});
        }
    }
    template <class Of>
    std::string same(const Of& of, Kind kind) {
        switch (below(5)) {
            case 0: return "-" + of(kind);
            case 1: return "ABS(" + of(kind) + ")";
            case 2: return "ROUND(" + of(kind) + one_of({")", ", 0)", ", 1)", ", 2)", ", 6)"});
            case 3: return one_of({"MIN(", "MAX("}) + of(kind) + ", " + of(kind) + (below(2) == 0 ? ", 2.5)" : ")");
            default: return of(kind) + one_of({" + ", " - "}) + of(kind);
        }
    }
    template <class Of>
    std::string condition(const Of& of) {
        const Kind numbers[] = {Kind::number, Kind::money};
        const Kind all[] = {Kind::number, Kind::money, Kind::date, Kind::text, Kind::yes_no};
        const std::string sign = one_of({" = ", " <> ", " < ", " <= ", " > ", " >= "});
        switch (below(9)) {
            case 0: return of(Kind::yes_no) + one_of({" and ", " or "}) + of(Kind::yes_no) + one_of({" and ", " or "}) + of(Kind::yes_no);
            case 1: return one_of({"AND(", "OR("}) + of(Kind::yes_no) + "; " + of(Kind::yes_no) + ")";
            case 2: return "not " + of(Kind::yes_no);
            case 3: return "ISBLANK(" + of(one_of(all)) + ")";
            case 4: return of(Kind::yes_no) + one_of({" = ", " <> "}) + of(Kind::yes_no);
            case 5: return of(Kind::date) + sign + of(Kind::date);
            case 6: return "(" + of(Kind::text) + " & \"\")" + sign + of(Kind::text);
            default: return of(one_of(numbers)) + sign + of(one_of(numbers));
        }
    }
    // Of string literals of different lengths.
    const char* one_of(std::initializer_list<const char*> all) { return all.begin()[below(all.size())]; }
    Kind one_of(std::initializer_list<Kind> all) { return all.begin()[below(all.size())]; }

    std::mt19937_64 random_;
};

// The table as the schema makes it, with these rows.
inline std::unique_ptr<detail::Connection> a_table(const std::vector<Row>& rows) {
    auto db = std::move(*detail::Connection::open(":memory:", false));
    std::string columns = "id INTEGER PRIMARY KEY", marks = "NULL";
    for (const Field& field : fields) {
        const Storage storage = storage_of(field.kind);
        columns += ", " + detail::quoted(field.name) + (storage == Storage::text ? " TEXT" : storage == Storage::integer ? " INTEGER" : " REAL");
        marks += ", ?";
    }
    REQUIRE(db->run("CREATE TABLE thing(" + columns + ")"));
    for (const Row& row : rows) {
        auto insert = std::move(*db->prepare("INSERT INTO thing VALUES(" + marks + ")"));
        for (const Value& cell : row.cells) insert.bind(cell);
        REQUIRE(insert.run());
    }
    return db;
}

inline std::vector<Value> in_sqlite(detail::Connection& db, const std::string& expression) {
    std::vector<Value> values;
    auto select = db.prepare_once("SELECT " + expression + " FROM thing ORDER BY id");
    REQUIRE_MESSAGE(select, (select ? "" : select.error().message), expression);
    while (true) {
        const Result<bool> is_there = select->step();
        REQUIRE_MESSAGE(is_there, (is_there ? "" : is_there.error().message), expression);
        if (!*is_there) return values;
        values.push_back(select->value(0));
    }
}

inline std::string shown(const Value& value) {
    if (value.is_null()) return "blank";
    if (const auto* whole = value.integer()) return std::to_string(*whole);
    char text[64] = {};
    if (const auto* real = value.real()) std::snprintf(text, sizeof text, "%a", *real);
    return value.text() ? "“" + *value.text() + "”" : text;
}
inline bool is_same(const Value& a, const Value& b) {
    if (a.real() && b.real()) return std::bit_cast<std::uint64_t>(*a.real()) == std::bit_cast<std::uint64_t>(*b.real());
    return a == b;
}

}  // namespace tandem::tests
