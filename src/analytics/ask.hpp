// Ask: shorthand for reading numbers and text out of Store::ask; private to analytics.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/money.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

// The cells of one answered row; a cell that is null or of another type reads as 0 or "".
class Cells {
public:
    explicit Cells(std::span<const Value> cells) : cells_(cells) {}
    std::int64_t integer(std::size_t at) const { return cells_[at].integer_or(0); }
    Money money(std::size_t at) const { return {integer(at)}; }
    double real(std::size_t at) const {
        if (auto* d = cells_[at].real()) return *d;
        return static_cast<double>(integer(at));
    }
    std::string text(std::size_t at) const { return std::string(cells_[at].text_or("")); }
    bool is_text(std::size_t at, std::string_view text) const { return cells_[at].text_or("") == text; }
    bool is_null(std::size_t at) const { return cells_[at].is_null(); }

private:
    std::span<const Value> cells_;
};

// each_row(store, sql, {parameters}, [](Cells row) { … }); every row is visited.
template <class F>
Result<> each_row(const Store& store, std::string_view sql, std::span<const Value> parameters, F&& visit) {
    TRY(store.ask(sql, parameters, [&](std::span<const Value> cells) { visit(Cells(cells)); return true; }));
    return {};
}

template <class F>
Result<> each_row(const Store& store, std::string_view sql, std::initializer_list<Value> parameters, F&& visit) {
    return each_row(store, sql, std::span<const Value>(parameters.begin(), parameters.size()), visit);
}

// Parameters collected while a condition is put together: sql += " and d.owner = " + add(owner).
class Parameters {
public:
    std::string add(Value value) {
        values_.push_back(std::move(value));
        return "?" + std::to_string(values_.size());
    }
    std::span<const Value> values() const { return values_; }

private:
    std::vector<Value> values_;
};

}  // namespace tandem::analytics
