// What a codec says when it is given a value of another kind.
#include "tandem/model/codec.hpp"

namespace tandem {

Error wrong_type(std::string_view expected) {
    return {ErrorCode::invalid_input, "This is not " + std::string(expected) + "."};
}

}  // namespace tandem
