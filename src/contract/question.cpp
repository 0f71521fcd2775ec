// The identity of a question: 64 bits of FNV-1a over its name and bytes, mixed once more; both sides compute it alike.
#include "tandem/contract/question.hpp"

namespace tandem {

QuestionId question_id(std::string_view name, std::string_view bytes) {
    std::uint64_t h = 0xcbf29ce484222325u;
    const auto add = [&](std::string_view part) {
        for (const char c : part) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    };
    add(name);
    add(std::string_view("\0", 1));
    add(bytes);
    h ^= h >> 32;
    h *= 0x9E3779B97F4A7C15u;
    h ^= h >> 29;
    return h;
}

}  // namespace tandem
