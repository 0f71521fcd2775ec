// Proof that a workspace is what its log says (being written).
#include "store_impl.hpp"

namespace tandem {

Verification Store::verify() const { return {.ok = true, .hash = hash()}; }

}  // namespace tandem
