// Where a broken promise ends the program.
#include "tandem/base/error.hpp"

#include <cstdio>
#include <cstdlib>

namespace tandem {

void assertion_failed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "Tandem stopped itself: %s does not hold (%s:%d)\n", condition, file, line);
    std::abort();
}

}  // namespace tandem
