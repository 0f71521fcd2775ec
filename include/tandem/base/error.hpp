// What can go wrong and how it is passed on: a Result carries a value or one sentence for the user.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace tandem {

enum class ErrorCode { invalid_input, not_found, conflict, storage, corrupt, cancelled };

struct Error {
    ErrorCode code = ErrorCode::invalid_input;
    std::string message;        // a whole sentence for the user: cause first, private data last
    std::string field = {};     // persisted name of the field at fault, so that a form can mark it
};

template <class T = void>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string message, std::string_view field = {}) {
    return std::unexpected(Error{code, std::move(message), std::string(field)});
}

// Ends the program with one line on stderr; in the browser the page shows one screen and offers "Reopen".
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace tandem

// TRY(expression): the value of a Result, or return its error from the enclosing function.
#define TRY(expression)                                                                 \
    ({                                                                                  \
        auto&& result_ = (expression);                                                  \
        if (!result_) [[unlikely]] return std::unexpected(std::move(result_).error());  \
        std::forward<decltype(result_)>(result_).value();                               \
    })

// For what only a programmer can cause; on in every build.
#define TANDEM_ASSERT(condition) \
    ((condition) ? void() : ::tandem::assertion_failed(#condition, __FILE__, __LINE__))
