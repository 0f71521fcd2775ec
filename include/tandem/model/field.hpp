// Field: one described member of a record. Tables, forms, filters, files, search, log and labels are loops over these.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "tandem/base/error.hpp"
#include "tandem/model/value.hpp"

namespace tandem {

enum class Kind : std::uint8_t {
    text, long_text, email, phone, url,     // stored as text
    choice,                                 // text: the persisted name of one of `choices`
    integer, yes_no,                        // stored as integers
    money,                                  // integer minor units
    date,                                   // integer days since 1970-01-01
    instant,                                // integer milliseconds since 1970-01-01T00:00Z
    reference,                              // integer row id of `target`
    percent, number,                        // real; percent 0 … 100
    rating,                                 // integer, 1 … 5 stars
    duration,                               // integer minutes
};
enum class Storage : std::uint8_t { text, integer, real };
Storage storage_of(Kind);
inline constexpr int most_stars = 5;
bool is_number(Kind);               // to be compared and added up: money, integer, percent, number, rating, duration

struct Choice {
    std::string_view name;      // persisted, never renamed
    std::string_view label;     // for eyes
};

using FieldId = std::uint16_t;          // position within the entity; files and messages use the name
inline constexpr FieldId live_field = 0xFFFF;   // pseudo field: null = never made, 1 = live, 0 = in the trash

class Formula;

struct FieldOptions {
    bool required = false;
    bool searchable = false;    // part of the full text
    bool listed = true;         // offered as a column
    bool editable = true;       // a person may change it in a form
    bool indexed = false;       // often filtered by; references always are
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    std::string_view group = {};    // heading in forms
    std::string_view help = {};
};

struct Field {
    std::string_view name;      // persisted, never renamed
    std::string_view label;
    Kind kind = Kind::text;
    FieldOptions options = {};
    std::span<const Choice> choices = {};
    std::string_view target = {};                       // referenced entity's table
    Value (*get)(const void* record) = nullptr;         // null for custom fields
    Result<> (*set)(void* record, const Value&) = nullptr;
    // Custom fields only (custom_field.hpp).
    bool is_removed = false;        // its values are kept, and it is not shown
    bool is_computed = false;       // its value follows from others; nothing is stored
    const Formula* formula = nullptr;   // of a computed one; null: it cannot be read here, the value is empty

    bool is_custom() const { return get == nullptr; }
};

const Choice* find_choice(const Field&, std::string_view name);

}  // namespace tandem
