// Live<T>: the latest answer to a question; keeps the last one while a new one comes.
#pragma once

#include <cstdint>
#include <string_view>

namespace tandem {

template <class T>
class Live {
public:
    Live() = default;
    Live(const T* value, bool loading, std::string_view error, std::int64_t revision)
        : value_(value), loading_(loading), error_(error), revision_(revision) {}
    explicit operator bool() const { return value_ != nullptr; }
    const T& operator*() const { return *value_; }      // valid until the end of this frame
    const T* operator->() const { return value_; }
    bool loading() const { return loading_; }           // no answer yet, or a newer one is on its way
    std::string_view error() const { return error_; }   // a sentence, or empty
    std::int64_t revision() const { return revision_; }

private:
    const T* value_ = nullptr;
    bool loading_ = true;
    std::string_view error_;
    std::int64_t revision_ = 0;
};

}  // namespace tandem
