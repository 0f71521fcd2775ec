// What people type into a field becomes a value: money, numbers, dates such as "next fri", "in 2 weeks", "31.12.".
#pragma once

#include <string>
#include <string_view>

#include "tandem/base/date.hpp"
#include "tandem/base/error.hpp"
#include "tandem/base/money.hpp"
#include "tandem/base/utc_offsets.hpp"
#include "tandem/model/field.hpp"
#include "ui/locale.hpp"

namespace tandem::ui {

struct EntryContext {
    Date today;
    UtcOffsets offsets;             // of the workspace's time zone
    Currency currency;
    Locale locale;                  // 3/4/2026 is 4 March, 1.234 is more than a thousand, "next sun" begins a week
};

class Format;
EntryContext entry_context(const Format&);       // as what is shown is written

// Empty text is the null value. The error's sentence says what would be understood. References and choices are picked, not typed.
Result<Value> value_from_entry(const Field& field, std::string_view text, const EntryContext&);
// The text a field starts with when it is edited: as it is written here, without currency sign or grouping.
std::string entry_from_value(const Field& field, const Value& value, const EntryContext&);

Result<Date> date_from_entry(std::string_view text, const EntryContext&);
Result<double> number_from_entry(std::string_view text, const Locale& = locale());     // "1,234.5", "1.234,5", "12k", "1.5m"

// Business hours as the core reads them, "Mon-Fri 09:00-17:00", with the days in the language in use; and back.
std::string entry_from_hours(std::string_view hours);
std::string hours_from_entry(std::string_view text);

}  // namespace tandem::ui
