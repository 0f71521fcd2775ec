// Bundle: the file in which one copy of a workspace sends another what it lacks (".tandem-changes").
//
// Format 1:
//   "TANDEMB1"                              8 bytes; the last digit is the format
//   frames                                  u32 length of the packed bytes, little endian; packed bytes (base/compress.hpp); a length of 0 ends them
//   SHA-256 of everything before it         32 bytes
// The frames' contents, one after the other, are one stream of numbers (unsigned LEB128 "n", zigzag "z") and texts ("t": length, bytes):
//   t workspace · t from · n sender
//   n count, (n replica, 16 bytes)…                                   copies whose logs are named here
//   n count, (n replica, n sequence, n time, 32 bytes hash)…          how far the sender knows each log
//   n count, then per segment: n replica · n sequence · n time · n set time · n is last · t origin · t label · t note · n person ·
//       n undoes time · n undoes replica · t structure · t data · 32 bytes hash
// What a segment is, and that the hashes follow from each other, stands in src/store/log.hpp; a merge checks it.
#pragma once

#include <string>
#include <string_view>

#include "tandem/store/sharing.hpp"

namespace tandem {

inline constexpr std::string_view bundle_ending = ".tandem-changes";

std::string write_bundle(const SharedChanges&);

// `corrupt` with a sentence for whatever is not a whole bundle of this format.
Result<SharedChanges> read_bundle(std::string_view bytes);

// Whether a file begins as a bundle does, of any format; eight bytes suffice.
bool is_bundle(std::string_view beginning);

}  // namespace tandem
