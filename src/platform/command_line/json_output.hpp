// JSON output: money, ids, days and moments as program.hpp promises them.
#pragma once

#include <nlohmann/json.hpp>

#include "app/settings.hpp"
#include "platform/command_line/program.hpp"
#include "tandem/analytics/proportion.hpp"

namespace tandem::command_line {

using Json = nlohmann::ordered_json;

inline Json document() { return Json{{"version", 1}}; }

inline Json id_json(RowId id) { return id ? Json(to_text(id)) : Json(nullptr); }

template <class T> Json optional_json(const std::optional<T>& value) { return value ? Json(*value) : Json(nullptr); }

// {hits, of, rate, wilson_95}; no rate without cases.
Json rate_json(analytics::Proportion);

inline Json value_json(const Value& value) {
    if (auto* n = value.integer()) return *n;
    if (auto* d = value.real()) return *d;
    if (auto* t = value.text()) return *t;
    return nullptr;
}

inline void print_json(const Json& json) { print(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"); }

// A cell as JSON, by its field's kind: references as text, days and moments as ISO, yes or no as true and false.
Json cell_json(const Field&, const Value&);

}  // namespace tandem::command_line
