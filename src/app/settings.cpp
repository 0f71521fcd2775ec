// Settings as rows of `setting`, each with an id made from its name, and preferences of this device.
#include "app/settings.hpp"

#include <algorithm>
#include <charconv>

#include "tandem/base/business_hours.hpp"
#include "tandem/model/setting.hpp"

namespace tandem {

namespace {

RowId setting_row(std::string_view name) { return id_from_key({"setting", name}); }

std::string setting_value(const Store& store, const Entity& entity, std::string_view name) {
    const auto row = store.find(entity.id, setting_row(name));
    if (!row || !store.is_live(entity.id, row->id)) return {};
    return std::string(row->cells[entity.index("value")].text_or(""));
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

Settings load_settings(const Store& store) {
    const Entity& entity = store.catalog().of<Setting>();
    const auto value = [&](std::string_view name) { return setting_value(store, entity, name); };
    Settings s;
    s.is_started = value(setting_name::started) == "yes";
    s.is_sample = value(setting_name::sample) == "yes";
    s.name = value(setting_name::name);
    if (const auto code = value(setting_name::currency); !code.empty()) s.currency = currency_from_code(code);
    if (auto zone = value(setting_name::time_zone); !zone.empty()) s.time_zone = std::move(zone);
    const auto month = value(setting_name::fiscal_start);
    std::from_chars(month.data(), month.data() + month.size(), s.fiscal_start_month);
    s.fiscal_start_month = std::clamp(s.fiscal_start_month, 1, 12);
    s.business_hours = value(setting_name::business_hours);
    if (s.business_hours.empty()) s.business_hours = BusinessHours::usual;
    if (const auto minutes = whole_number(value(setting_name::reply_minutes))) s.reply_minutes = *minutes;
    if (const auto most = whole_number(value(setting_name::hand_off_capacity))) s.hand_off_capacity = *most;
    return s;
}

Result<> check_setting(std::string_view name, std::string_view value) {
    if (name == setting_name::currency) {
        const bool is_code = value.size() == 3 && std::ranges::all_of(value, [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!is_code) return fail(ErrorCode::invalid_input, "A currency is three capital letters, such as EUR.", name);
    } else if (name == setting_name::fiscal_start) {
        int month = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), month);
        if (error != std::errc{} || end != value.data() + value.size() || month < 1 || month > 12)
            return fail(ErrorCode::invalid_input, "The fiscal year starts in a month from 1 to 12.", name);
    } else if (name == setting_name::time_zone) {
        if (value.empty()) return fail(ErrorCode::invalid_input, "The time zone is missing.", name);
        if (!TimeZone::find(value)) return fail(ErrorCode::invalid_input, "There is no time zone “" + std::string(value) + "”; choose one by its place, such as Europe/Berlin.", name);
    } else if (name == setting_name::business_hours) {
        if (!BusinessHours::from_text(value)) return fail(ErrorCode::invalid_input, "Business hours are written as “" + std::string(BusinessHours::usual) + "”; several are separated by commas.", name);
    } else if (name == setting_name::reply_minutes) {
        if (const auto minutes = whole_number(value); !minutes || *minutes < 1 || *minutes > 10'000)
            return fail(ErrorCode::invalid_input, "The time to answer is 1 to 10000 minutes of business hours.", name);
    } else if (name == setting_name::hand_off_capacity) {
        if (const auto most = whole_number(value); !most || *most < 1 || *most > 1'000) return fail(ErrorCode::invalid_input, "One person can have 1 to 1000 open hand-offs.", name);
    } else if (name == setting_name::started || name == setting_name::sample) {
        if (value != "yes" && value != "no") return fail(ErrorCode::invalid_input, "This setting is yes or no.", name);
    } else if (name != setting_name::name) {
        return fail(ErrorCode::invalid_input, "There is no setting “" + std::string(name) + "”.", name);
    }
    return {};
}

void add_setting(ChangeSet& set, const Store& store, std::string_view name, std::string_view value) {
    const Entity& entity = store.catalog().of<Setting>();
    Row after = to_row(entity, Setting{.id = {setting_row(name)}, .name = std::string(name), .value = std::string(value)});
    const auto before = store.find(entity.id, after.id);
    if (!before) return add_creation(set, after);
    if (!store.is_live(entity.id, after.id)) add_restoration(set, entity.id, after.id);
    add_difference(set, *before, after);
}

RowId load_me(const Store& store) {
    const auto text = store.preference(preference_me);
    const RowId me = text ? row_id_from_text(*text) : 0;
    const Entity& person = store.catalog().entity("person");
    return me != 0 && store.is_live(person.id, me) ? me : 0;
}

bool is_preference(std::string_view name) {
    return std::ranges::contains(preference_names, name) || (name.starts_with("view.") && name.size() > 5 && name.size() <= 80);
}

}  // namespace tandem
