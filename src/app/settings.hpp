// Settings of the workspace that its team shares, as one struct; and the names of this device's preferences.
#pragma once

#include <array>
#include <string>

#include "tandem/base/money.hpp"
#include "tandem/store/store.hpp"

namespace tandem {

struct Settings {
    bool is_started = false;        // sample, import or an empty start has happened
    bool is_sample = false;
    std::string name;               // of the workspace or the firm
    Currency currency;
    std::string time_zone;          // as the tz database names it; empty: that of the device
    int fiscal_start_month = 1;
    std::string business_hours;     // as BusinessHours::from_text reads them
    std::int64_t reply_minutes = 60;        // of business hours, within which a hand-off is to be answered
    std::int64_t hand_off_capacity = 10;    // open hand-offs of one person, beyond which the next one's turn comes
};

// Rows of `setting` as they are named in the file; never renamed.
namespace setting_name {
inline constexpr std::string_view started = "started", sample = "sample", name = "name", currency = "currency",
                                  time_zone = "time_zone", fiscal_start = "fiscal_start", business_hours = "business_hours",
                                  reply_minutes = "reply_minutes", hand_off_capacity = "hand_off_capacity";
}

Settings load_settings(const Store&);
// Checks the value: a currency of three letters, a known time zone, a month of 1 … 12, business hours that can be read. `field` of an error is the setting's name.
Result<> check_setting(std::string_view name, std::string_view value);
// Adds the change that sets it; its row has an id of its own name, so that two copies agree on it.
void add_setting(ChangeSet&, const Store&, std::string_view name, std::string_view value);

// The person who works on this device: a preference. 0 when none was named or it was removed.
inline constexpr std::string_view preference_me = "me";
inline constexpr std::string_view preference_last_backup = "last_backup_ms";
RowId load_me(const Store&);

// Preferences that a view may set; anything else is refused so that names cannot be mistyped.
inline constexpr auto preference_names = std::to_array<std::string_view>(
    {"me", "theme", "density", "language", "last_backup_ms", "side_bar", "home", "columns", "tour", "motion", "contrast", "week_start", "scale", "locale"});
bool is_preference(std::string_view name);      // one of the list, or "view.…" for what a view keeps

}  // namespace tandem
