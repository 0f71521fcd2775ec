// The two parts of a segment as bytes, not yet packed; what they look like stands in log.hpp.
#pragma once

#include "log.hpp"

namespace tandem::detail {

inline constexpr std::size_t salt_size = 16;
using Salt = std::array<char, salt_size>;

// A set of fields of one entity, and the records that changed exactly these.
struct Shape {
    std::uint32_t entity = 0;
    std::vector<std::uint32_t> fields;
    std::vector<std::uint32_t> records;
};

struct Shapes {
    std::vector<Shape> list;
    std::vector<std::uint32_t> of_record;
};

struct Parsed {
    Segment segment;
    Shapes shapes;
    std::vector<Salt> salts;
};

std::unexpected<Error> damaged();
std::vector<Salt> salts_from_key(std::string_view key, std::size_t count);

Shapes find_shapes(const Segment&);
std::string write_structure(const Segment&, const Shapes&);
std::string write_data(const Segment&, const Shapes&, std::string_view key, const std::vector<Salt>&);     // empty key: explicit salts
Result<> parse_structure(std::string_view bytes, Parsed&);
Result<> parse_data(std::string_view bytes, Parsed&);       // after parse_structure

}  // namespace tandem::detail
