// What must hold for a record, checked from its description; and the few rules over several fields.
#include "tandem/model/rules.hpp"

#include <cmath>
#include <cstdio>
#include <initializer_list>
#include <string>

#include "tandem/base/date.hpp"
#include "tandem/base/duration.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::size_t longest_text = std::size_t{1} << 20;      // 1 MB a cell, as files may bring (DECISIONS 32)
constexpr std::int64_t first_day = -719'162;                    // 0001-01-01
constexpr std::int64_t last_day = 2'932'896;                    // 9999-12-31
constexpr std::int64_t day_ms = 86'400'000;

std::string sentence(std::initializer_list<std::string_view> pieces) {
    std::string made;
    for (std::string_view piece : pieces) made += piece;
    return made;
}

std::string number_text(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.15g", number);
    return text;
}

std::string broken_range(const Field& field, double number) {
    if (number < field.options.min) return sentence({field.label, " cannot be less than ", number_text(field.options.min), "."});
    if (number > field.options.max) return sentence({field.label, " cannot be more than ", number_text(field.options.max), "."});
    return {};
}

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t\r\n") == std::string_view::npos;
}

std::string broken_text(const Field& field, std::string_view text) {
    if (text.size() > longest_text) return sentence({field.label, " is longer than 1 MB."});
    if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos) return sentence({field.label, " holds characters that are not text."});
    if (field.kind == Kind::choice && find_choice(field, text) == nullptr) return sentence({field.label, " has no choice “", text, "”."});
    if (field.kind == Kind::email && !is_email(text)) return sentence({field.label, " needs one @ with something on both sides: ", text});
    return {};
}

std::string broken_integer(const Field& field, std::int64_t number) {
    if (field.kind == Kind::yes_no && number != 0 && number != 1) return sentence({field.label, " is neither yes nor no."});
    if (field.kind == Kind::date && (number < first_day || number > last_day)) return sentence({field.label, " is not a day between the years 1 and 9999."});
    if (field.kind == Kind::instant && (number < first_day * day_ms || number >= (last_day + 1) * day_ms)) {
        return sentence({field.label, " is not a time between the years 1 and 9999."});
    }
    if (field.kind == Kind::rating && (number < 1 || number > most_stars)) return sentence({field.label, " has one to five stars."});
    if (field.kind == Kind::duration && (number < 0 || number > longest_minutes)) return sentence({field.label, " is not a time that something can take."});
    if (field.kind == Kind::reference && number <= 0) return sentence({field.label, " refers to nothing."});
    return broken_range(field, static_cast<double>(number));
}

std::string broken_cell(const Field& field, const Value& value) {
    if (value.is_null()) return field.options.required ? sentence({field.label, " is missing."}) : std::string();
    switch (storage_of(field.kind)) {
        case Storage::text:
            if (const auto* text = value.text()) return broken_text(field, *text);
            return sentence({field.label, " is not text."});
        case Storage::integer:
            if (const auto* number = value.integer()) return broken_integer(field, *number);
            return sentence({field.label, " is not a whole number."});
        case Storage::real:
            if (const auto* real = value.real()) return std::isfinite(*real) ? broken_range(field, *real) : sentence({field.label, " is not a number."});
            return sentence({field.label, " is not a number."});
    }
    return {};
}

void add_rules_over_fields(const Entity& entity, const Row& row, std::vector<Error>& broken) {
    const auto cell = [&](std::string_view field) -> const Value& { return row.cells[entity.index(field)]; };
    if (entity.name == "campaign") {
        const auto* starts = cell("starts_on").integer();
        const auto* ends = cell("ends_on").integer();
        if (starts && ends && *ends < *starts) {
            broken.push_back({ErrorCode::invalid_input, "Ends on cannot be before Starts on.", "ends_on"});
        }
    } else if (entity.name == "hand_off") {
        const std::string_view state = cell("state").text_or("");
        if (state == "rejected" && cell("rejection").is_null()) broken.push_back({ErrorCode::invalid_input, "Please say why it is rejected.", "rejection"});
        if (state == "recycled" && cell("recycle_on").is_null()) broken.push_back({ErrorCode::invalid_input, "Please say on which day it comes back.", "recycle_on"});
    } else if (entity.name == "contact") {
        // The store lets a contact with an e-mail or a phone pass: these are rows of their own.
        if (cell("first_name").is_null() && cell("last_name").is_null() && cell("external_id").is_null()) {
            broken.push_back({ErrorCode::invalid_input, "A contact needs a name, an e-mail or a phone number.", "last_name"});
        }
    }
}

}  // namespace

std::vector<Error> broken_rules(const Entity& entity, const Row& row) {
    std::vector<Error> broken;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        std::string words = broken_cell(entity.fields[i], row.cells[i]);
        if (!words.empty()) broken.push_back({ErrorCode::invalid_input, std::move(words), std::string(entity.fields[i].name)});
    }
    add_rules_over_fields(entity, row, broken);
    return broken;
}

}  // namespace tandem
