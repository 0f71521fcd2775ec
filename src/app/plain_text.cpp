// Plain text of a cell, one line per kind.
#include "app/plain_text.hpp"

#include <cmath>
#include <cstdio>

#include "tandem/base/date.hpp"
#include "tandem/base/duration.hpp"

namespace tandem {

namespace {

std::string number_text(const Value& value) {
    if (const auto* whole = value.integer()) return std::to_string(*whole);
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", value.real() ? *value.real() : 0.0);
    return text;
}

std::string instant_text(std::int64_t ms, const TimeZone& zone) {
    // The zone's calendar, written without the zone: 2026-11-24 18:35:15
    std::string text = to_text(Instant{(ms / 1000) * 1000 + std::int64_t{60'000} * zone.minutes_at({ms})});
    if (text.size() > 10) text[10] = ' ';
    if (text.ends_with('Z')) text.pop_back();
    return text;
}

}  // namespace

std::string plain_text(const Field& field, const Value& value, const Currency& currency, const TimeZone& zone,
                       const std::function<std::string(std::string_view, RowId)>& title_of) {
    if (value.is_null()) return {};
    switch (field.kind) {
        case Kind::text:
        case Kind::long_text:
        case Kind::email:
        case Kind::phone:
        case Kind::url: return std::string(value.text_or(""));
        case Kind::choice: {
            const Choice* choice = find_choice(field, value.text_or(""));
            return std::string(choice ? choice->label : value.text_or(""));
        }
        case Kind::integer: return number_text(value);
        case Kind::yes_no: return value.integer_or(0) ? "yes" : "no";
        case Kind::money: return plain_text(Money{value.integer_or(0)}, currency);
        case Kind::date: return to_text(Date{static_cast<std::int32_t>(value.integer_or(0))});
        case Kind::instant: return instant_text(value.integer_or(0), zone);
        case Kind::reference: return title_of(field.target, value.integer_or(0));
        case Kind::percent:
        case Kind::rating:
        case Kind::number: return number_text(value);
        case Kind::duration: return duration_text(value.integer_or(0));
    }
    return {};
}

std::string grouped_text(std::int64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(), least = number < 0 ? 4 : 3; at > least;) text.insert(at -= 3, ",");
    return text;
}

std::string whole_text(double minor, const Currency& currency) { return grouped_text(std::llround(minor / std::pow(10.0, currency.digits))) + " " + currency.code; }

}  // namespace tandem
