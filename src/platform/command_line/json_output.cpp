// JSON output: a cell by its field's kind.
#include "platform/command_line/json_output.hpp"

namespace tandem::command_line {

Json rate_json(analytics::Proportion p) {
    const auto interval = analytics::wilson_95(p);
    return {{"hits", p.hits}, {"of", p.of}, {"rate", p.of > 0 ? Json(p.rate()) : Json(nullptr)}, {"wilson_95", {interval.low, interval.high}}};
}

Json cell_json(const Field& field, const Value& value) {
    if (auto* n = value.integer()) {
        switch (field.kind) {
            case Kind::reference: return id_json(*n);
            case Kind::date: return to_text(Date{static_cast<std::int32_t>(*n)});
            case Kind::instant: return to_text(Instant{*n});
            case Kind::yes_no: return *n != 0;
            case Kind::text: case Kind::long_text: case Kind::email: case Kind::phone: case Kind::url: case Kind::choice:
            case Kind::integer: case Kind::money: case Kind::percent: case Kind::number: case Kind::rating: case Kind::duration: break;
        }
    }
    return value_json(value);
}

}  // namespace tandem::command_line
