// Levels of agreement, trait by trait, and their words.
#include "analytics/duplicates/comparison.hpp"

#include <algorithm>

#include "analytics/duplicates/similarity.hpp"
#include "tandem/base/date.hpp"

namespace tandem::analytics::duplicates {

namespace {

using enum DuplicateTrait;

constexpr double nearly_from = 0.96, almost_from = 0.92, similar_from = 0.80;
constexpr std::size_t least_mailbox = 4, least_beginning = 5;

// Levels as bits, to say which a trait has.
constexpr unsigned bit(Level l) { return 1u << index(l); }

struct TraitWords {
    std::string_view name, label;
    unsigned levels;                    // besides same and different
    double usual_chance;                // that two records taken by chance have the same
    double most_different;
};
constexpr std::array<TraitWords, duplicate_traits> traits{{
    {"first_name", "First name", bit(Level::almost) | bit(Level::similar) | bit(Level::part), 0.01, 0.3},
    {"last_name", "Last name", bit(Level::almost) | bit(Level::similar) | bit(Level::swapped), 0.004, 0.25},
    {"email", "E-mail", bit(Level::slip) | bit(Level::part), 0.00001, 0.6},
    {"phone", "Phone", bit(Level::slip), 0.0001, 0.6},
    {"company", "Company", bit(Level::almost) | bit(Level::part), 0.002, 0.25},
    {"domain", "Domain", bit(Level::part), 0.0005, 0.2},
    {"house_number", "House number", bit(Level::slip), 0.02, 0.3},
    {"street", "Street", bit(Level::almost) | bit(Level::similar) | bit(Level::swapped), 0.001, 0.3},
    {"locality", "Second address line", bit(Level::almost) | bit(Level::similar), 0.001, 0.4},
    {"postal_code", "Postal code", bit(Level::slip) | bit(Level::part), 0.002, 0.25},
    {"city", "City", bit(Level::almost) | bit(Level::similar), 0.02, 0.35},
    {"region", "Region", bit(Level::slip), 0.2, 0.2},
    {"birthday", "Birthday", bit(Level::slip) | bit(Level::part), 0.0001, 0.15},
}};

Level by_letters(const Word& a, const Word& b) {
    if (most_alike(a.letters, a.text.size(), b.letters, b.text.size()) < similar_from) return Level::different;
    if (a.in_order == b.in_order) return Level::almost;
    const double alike = jaro_winkler(a.text, b.text);
    return alike >= almost_from ? Level::almost : alike >= similar_from ? Level::similar : Level::different;
}

Level compare_words(const Column& column, ValueNumber a, ValueNumber b) {
    if (a == 0 || b == 0) return Level::unsaid;
    return a == b ? Level::same : by_letters(column.word(a), column.word(b));
}

Level compare_codes(const Column& column, ValueNumber a, ValueNumber b, std::size_t beginning = 0) {
    if (a == 0 || b == 0) return Level::unsaid;
    if (a == b) return Level::same;
    const std::string_view x = column.word(a).text, y = column.word(b).text;
    if (is_a_slip_apart(x, y)) return Level::slip;
    return beginning != 0 && x.size() > beginning && x.substr(0, beginning) == y.substr(0, beginning) ? Level::part : Level::different;
}

Level compare_first_names(const Column& column, ValueNumber a, ValueNumber b) {
    const Level level = compare_words(column, a, b);
    if (level != Level::different && level != Level::similar) return level;
    const std::string_view x = column.word(a).text, y = column.word(b).text;
    return std::min(x.size(), y.size()) == 1 && x[0] == y[0] ? Level::part : level;
}

Level compare_organisations(const Column& column, ValueNumber a, ValueNumber b) {
    if (a == 0 || b == 0) return Level::unsaid;
    if (a == b) return Level::same;
    const std::string_view x = column.word(a).text, y = column.word(b).text;
    if (column.word(a).in_order == column.word(b).in_order || is_a_slip_apart(x, y)) return Level::almost;
    if (std::min(x.size(), y.size()) >= least_beginning && (x.starts_with(y) || y.starts_with(x))) return Level::part;
    // Names that begin with what both do, "Transportes Antunes" and "Transportes Correia", are alike to Winkler and still two.
    return jaro_winkler(x, y) >= nearly_from ? Level::almost : Level::different;
}

std::string without_digits(std::string_view text) {
    std::string out(text);
    std::erase_if(out, [](char c) { return c >= '0' && c <= '9'; });
    return out;
}

Level compare_emails(const Word& a, const Word& b) {
    const std::string_view x = a.text, y = b.text;
    // A number tells people of one name apart, and is no slip.
    if (is_a_slip_apart(x, y)) return without_digits(x) == without_digits(y) ? Level::different : Level::slip;
    const std::size_t at = x.find('@');
    return at != x.npos && at >= least_mailbox && y.size() > at && x.substr(0, at + 1) == y.substr(0, at + 1) ? Level::part : Level::different;
}

Level compare_domains(const Word& a, const Word& b) {
    const std::size_t dot = a.text.find('.');
    return dot != a.text.npos && a.text.substr(0, dot + 1) == b.text.substr(0, dot + 1) ? Level::part : Level::different;
}

// The best that any of several values give.
template <class Compare>
Level best_of(const Column& column, Record a, Record b, Compare compare) {
    Level best = Level::unsaid;
    for (const ValueNumber x : column.all(a))
        for (const ValueNumber y : column.all(b)) {
            const Level level = x == y ? Level::same : compare(column.word(x), column.word(y));
            if (best == Level::unsaid || level < best) best = level;
        }
    return best;
}

// Of 1908-12-09, as it is written.
int digits_apart(YearMonthDay x, YearMonthDay y) {
    int apart = 0;
    for (int a = (x.year * 100 + x.month) * 100 + x.day, b = (y.year * 100 + y.month) * 100 + y.day; a != b; a /= 10, b /= 10) apart += a % 10 != b % 10;
    return apart;
}

Level compare_birthdays(const std::optional<Date>& a, const std::optional<Date>& b) {
    if (!a || !b) return Level::unsaid;
    if (*a == *b) return Level::same;
    const YearMonthDay x = year_month_day(*a), y = year_month_day(*b);
    if (digits_apart(x, y) == 1) return Level::slip;
    if (x.year == y.year && x.month == y.day && x.day == y.month) return Level::slip;
    return (x.year == y.year) + (x.month == y.month) + (x.day == y.day) == 2 ? Level::part : Level::different;
}

bool is_alike(const Word& a, const Word& b) { return a.text == b.text || by_letters(a, b) == Level::almost; }

using Values = Traits::Values;

// Whether the values of two traits stand in each other's place; one that is missing does not speak against it.
bool are_swapped(const Traits& t, DuplicateTrait one, DuplicateTrait other, const Values& a, const Values& b) {
    const auto alike = [&](DuplicateTrait x, DuplicateTrait y) { return a[index(x)] != 0 && b[index(y)] != 0 && is_alike(t[x].word(a[index(x)]), t[y].word(b[index(y)])); };
    const bool there = alike(one, other), back = alike(other, one);
    return (there && (back || a[index(other)] == 0 || b[index(one)] == 0)) || (back && (a[index(one)] == 0 || b[index(other)] == 0));
}

bool is_poor(Level l) { return l == Level::different || l == Level::unsaid || l == Level::similar; }

// Both levels; when they are swapped, one of them tells it and the other is unsaid: it would tell the same thing twice.
Pattern swappable(const Traits& t, DuplicateTrait one, DuplicateTrait other, DuplicateTrait told, Level of_one, Level of_other, const Values& a, const Values& b) {
    if (is_poor(of_one) && is_poor(of_other) && are_swapped(t, one, other, a, b)) return with(told, Level::swapped);
    return with(one, of_one) | with(other, of_other);
}

bool is_made_of_name(const Traits& t, Record a, const Values& values) {
    const std::string_view name = t[last_name].word(values[index(last_name)]).text;
    if (name.size() < 3) return false;
    return std::ranges::any_of(t[email].all(a), [&](ValueNumber v) { return t[email].word(v).text.contains(name); });
}

}  // namespace

Pattern compare(const Traits& t, Record a, Record b) {
    const Values &x = t.values(a), &y = t.values(b);
    const auto words = [&](DuplicateTrait trait) { return compare_words(t[trait], x[index(trait)], y[index(trait)]); };
    const auto codes = [&](DuplicateTrait trait, std::size_t beginning = 0) { return compare_codes(t[trait], x[index(trait)], y[index(trait)], beginning); };
    const auto best = [&](DuplicateTrait trait, auto of) { return x[index(trait)] == 0 || y[index(trait)] == 0 ? Level::unsaid : best_of(t[trait], a, b, of); };
    Pattern p = swappable(t, first_name, last_name, last_name, compare_first_names(t[first_name], x[index(first_name)], y[index(first_name)]), words(last_name), x, y);
    p |= swappable(t, street, locality, street, words(street), words(locality), x, y);
    Level mail = best(email, compare_emails);
    // "ada.byron" at two providers is made of the name, and says no more than it.
    if (mail == Level::part && is_made_of_name(t, a, x)) mail = Level::unsaid;
    p |= with(email, mail);
    p |= with(phone, best(phone, [](const Word& one, const Word& other) { return is_a_slip_apart(one.text, other.text) ? Level::slip : Level::different; }));
    p |= with(organisation, compare_organisations(t[organisation], x[index(organisation)], y[index(organisation)]));
    p |= with(domain, best(domain, compare_domains));
    p |= with(house_number, codes(house_number)) | with(postal_code, codes(postal_code, 2));
    p |= with(city, words(city)) | with(region, codes(region));
    return p | with(birthday, compare_birthdays(t.birthday(a), t.birthday(b)));
}

// Colleagues share company, address and town; neighbours and namesakes of one family the town. Traits are weighed as if each came about by
// itself, so what follows from another must not speak for one person again.
std::uint32_t told_otherwise(Pattern p) {
    constexpr auto bits = [](auto... traits) { return ((1u << index(traits)) | ...); };
    constexpr std::uint32_t town = bits(city, region), address = bits(house_number, street, locality, postal_code) | town;
    const auto agrees = [&](DuplicateTrait t) { return level_of(p, t) != Level::different && level_of(p, t) != Level::unsaid; };
    const bool is_person = level_of(p, first_name) != Level::unsaid || level_of(p, last_name) != Level::unsaid;
    const bool are_two_names = level_of(p, first_name) == Level::different || level_of(p, last_name) == Level::different;
    if (are_two_names && agrees(organisation)) return address | bits(organisation);
    if (are_two_names && !agrees(street) && level_of(p, postal_code) != Level::same && level_of(p, birthday) != Level::same) return town;
    return is_person && level_of(p, organisation) == Level::same ? town : 0;
}

std::string_view name_of(DuplicateTrait t) { return traits[index(t)].name; }
std::string_view label_of(DuplicateTrait t) { return traits[index(t)].label; }

std::string_view words_of(DuplicateTrait t, Level l) {
    switch (l) {
        case Level::unsaid: return "not known";
        case Level::same: return "the same";
        case Level::almost: return "almost the same";
        case Level::similar: return "similar";
        case Level::slip: return t == birthday ? "a slip apart" : t == email ? "one letter apart" : "one digit apart";
        case Level::part:
            return t == first_name ? "the initial fits" : t == email ? "the same name elsewhere" : t == organisation ? "begins the same" : t == domain ? "the same name, another ending" :
                   t == birthday ? "two of day, month and year fit" : "begins the same";
        case Level::swapped: return t == last_name ? "swapped with the first name" : "swapped with the second line";
        case Level::different: return "different";
    }
    return {};
}

double most_different(DuplicateTrait t) { return traits[index(t)].most_different; }

Usual usual(DuplicateTrait t, Level l) {
    const TraitWords& words = traits[index(t)];
    const double chance = words.usual_chance;
    switch (l) {
        case Level::unsaid: return {};
        case Level::same: return {0.75, chance};
        case Level::different: return {0.08, 1 - 2 * chance};
        case Level::swapped: return words.levels & bit(l) ? Usual{0.02, chance / 100} : Usual{};
        case Level::almost: return words.levels & bit(l) ? Usual{0.10, chance} : Usual{};
        default: return words.levels & bit(l) ? Usual{0.03, chance} : Usual{};
    }
}

}  // namespace tandem::analytics::duplicates
