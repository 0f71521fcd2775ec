// Question: plain data a view asks; the hash of its name and bytes is its identity, and asking it subscribes.
//
//     struct Board { using Answer = BoardAnswer; static constexpr std::string_view name = "board"; RowId pipeline = 0; … };
//
// An answer is what a screen needs and no more. The core recomputes a subscribed question when an entity it reads was
// touched, and pushes the answer when its bytes differ.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tandem/base/id.hpp"
#include "tandem/contract/wire.hpp"

namespace tandem {

using QuestionId = std::uint64_t;

QuestionId question_id(std::string_view name, std::string_view bytes);

template <class Q>
QuestionId identity(const Q& question) { return question_id(Q::name, wire::encode(question)); }

// Messages between view and core; each message is one wire-encoded Message.
enum class MessageKind : std::uint8_t { hello, ask, drop, run, answer, result };
struct Message {
    MessageKind kind = MessageKind::hello;
    std::uint64_t id = 0;           // question id, or number of the run
    std::string name;               // question's name or command's id
    std::string body;               // wire-encoded question, answer, Arguments or CommandResult
    std::int64_t revision = 0;      // of the workspace the answer speaks of; in hello: wire_version
    std::string error;              // an answer that could not be had: a sentence
};

}  // namespace tandem
