// Bytes made small and large again by zlib (raw deflate with our own size prefix), for log segments and bundles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tandem/base/error.hpp"

namespace tandem {

std::string compress(std::string_view bytes, int level = 6);
// Refuses what would grow beyond `limit` or is damaged.
Result<std::string> decompress(std::string_view bytes, std::size_t limit = std::size_t{64} << 20);

}  // namespace tandem
