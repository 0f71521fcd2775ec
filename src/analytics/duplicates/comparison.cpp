// Levels of agreement, trait by trait, and their words.
#include "analytics/duplicates/comparison.hpp"

#include <algorithm>

#include "analytics/duplicates/similarity.hpp"
#include "tandem/base/date.hpp"

namespace tandem::analytics::duplicates {

namespace {

using enum DuplicateTrait;

constexpr double almost_from = 0.92, similar_from = 0.80;
constexpr std::size_t least_mailbox = 4, least_beginning = 5;

// Levels as bits, to say which a trait has.
constexpr unsigned bit(Level l) { return 1u << index(l); }

struct TraitWords {
    std::string_view name, label;
    unsigned levels;                    // besides same and different
    double usual_chance;                // that two records taken by chance have the same
};
constexpr std::array<TraitWords, duplicate_traits> traits{{
    {"first_name", "First name", bit(Level::almost) | bit(Level::similar) | bit(Level::part), 0.01},
    {"last_name", "Last name", bit(Level::almost) | bit(Level::similar) | bit(Level::swapped), 0.004},
    {"email", "E-mail", bit(Level::slip) | bit(Level::part), 0.00001},
    {"phone", "Phone", bit(Level::slip), 0.0001},
    {"company", "Company", bit(Level::almost) | bit(Level::similar) | bit(Level::part), 0.002},
    {"domain", "Domain", bit(Level::part), 0.0005},
    {"house_number", "House number", bit(Level::slip), 0.02},
    {"street", "Street", bit(Level::almost) | bit(Level::similar) | bit(Level::swapped), 0.001},
    {"locality", "Second address line", bit(Level::almost) | bit(Level::similar), 0.001},
    {"postal_code", "Postal code", bit(Level::slip) | bit(Level::part), 0.002},
    {"city", "City", bit(Level::almost) | bit(Level::similar), 0.02},
    {"region", "Region", bit(Level::slip), 0.2},
    {"birthday", "Birthday", bit(Level::slip) | bit(Level::part), 0.0001},
}};

Level by_letters(const Word& a, const Word& b) {
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
    const Level level = compare_words(column, a, b);
    if (level != Level::different && level != Level::similar) return level;
    const std::string_view x = column.word(a).text, y = column.word(b).text;
    return std::min(x.size(), y.size()) >= least_beginning && (x.starts_with(y) || y.starts_with(x)) ? Level::part : level;
}

Level compare_emails(const Word& a, const Word& b) {
    const std::string_view x = a.text, y = b.text;
    if (is_a_slip_apart(x, y)) return Level::slip;
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

Level compare_birthdays(const std::optional<Date>& a, const std::optional<Date>& b) {
    if (!a || !b) return Level::unsaid;
    if (*a == *b) return Level::same;
    if (is_a_slip_apart(to_text(*a), to_text(*b))) return Level::slip;
    const YearMonthDay x = year_month_day(*a), y = year_month_day(*b);
    if (x.year == y.year && x.month == y.day && x.day == y.month) return Level::slip;
    return (x.year == y.year) + (x.month == y.month) + (x.day == y.day) == 2 ? Level::part : Level::different;
}

bool is_alike(const Word& a, const Word& b) { return !a.text.empty() && !b.text.empty() && (a.text == b.text || by_letters(a, b) == Level::almost); }

// Whether the values of two traits stand in each other's place; one that is missing does not speak against it.
bool are_swapped(const Column& one, const Column& other, Record a, Record b) {
    const Word &one_a = one.of(a), &one_b = one.of(b), &other_a = other.of(a), &other_b = other.of(b);
    const bool there = is_alike(one_a, other_b), back = is_alike(other_a, one_b);
    return (there && (back || other_a.text.empty() || one_b.text.empty())) || (back && (one_a.text.empty() || other_b.text.empty()));
}

bool is_poor(Level l) { return l == Level::different || l == Level::unsaid || l == Level::similar; }

// Both levels, the second one unsaid when they are swapped: it would tell the same thing twice.
Pattern swappable(const Traits& traits, DuplicateTrait one, DuplicateTrait other, DuplicateTrait told, Level of_one, Level of_other, Record a, Record b) {
    if (is_poor(of_one) && is_poor(of_other) && are_swapped(traits[one], traits[other], a, b)) return with(told, Level::swapped);
    return with(one, of_one) | with(other, of_other);
}

}  // namespace

Pattern compare(const Traits& t, Record a, Record b) {
    const auto words = [&](DuplicateTrait trait) { return compare_words(t[trait], t[trait].value(a), t[trait].value(b)); };
    const auto codes = [&](DuplicateTrait trait, std::size_t beginning = 0) { return compare_codes(t[trait], t[trait].value(a), t[trait].value(b), beginning); };
    Pattern p = swappable(t, first_name, last_name, last_name, compare_first_names(t[first_name], t[first_name].value(a), t[first_name].value(b)), words(last_name), a, b);
    p |= swappable(t, street, locality, street, words(street), words(locality), a, b);
    p |= with(email, best_of(t[email], a, b, compare_emails));
    p |= with(phone, best_of(t[phone], a, b, [](const Word& x, const Word& y) { return is_a_slip_apart(x.text, y.text) ? Level::slip : Level::different; }));
    p |= with(organisation, compare_organisations(t[organisation], t[organisation].value(a), t[organisation].value(b)));
    p |= with(domain, best_of(t[domain], a, b, compare_domains));
    p |= with(house_number, codes(house_number)) | with(postal_code, codes(postal_code, 2)) | with(city, words(city)) | with(region, codes(region));
    return p | with(birthday, compare_birthdays(t.birthday(a), t.birthday(b)));
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
