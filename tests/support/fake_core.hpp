// A core made by hand: answers questions from given functions and keeps the commands that were run, for tests of views.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tandem/contract/client.hpp"

namespace tandem::tests {

class FakeCore {
public:
    struct Run { std::string command; Arguments arguments; };

    Client client{[this](std::string bytes) { receive(bytes); }};

    template <class Q> void answers(std::function<typename Q::Answer(const Q&)> make) {
        makers_[std::string(Q::name)] = [make](std::string_view body) {
            const auto question = wire::decode<Q>(body);
            return question ? wire::encode(make(*question)) : std::string();
        };
        for (const auto& [id, ask] : subscribed_) if (ask.name == Q::name) reply(ask);
    }
    template <class Q> void answers(typename Q::Answer answer) { answers<Q>([answer](const Q&) { return answer; }); }
    // What a command comes to; without one it succeeds in silence.
    void on(std::string command, std::function<CommandResult(const Arguments&)> act) { actions_[std::move(command)] = std::move(act); }

    // Hands over what is waiting; true when there was something.
    bool deliver() {
        if (waiting_.empty()) return false;
        for (const std::string& bytes : std::exchange(waiting_, {})) client.receive(bytes);
        return true;
    }
    // Everything subscribed is answered anew, as after a change.
    void refresh() { for (const auto& [id, ask] : subscribed_) reply(ask); }
    const std::vector<Run>& runs() const { return runs_; }
    const Run* last(std::string_view command) const {
        for (auto it = runs_.rbegin(); it != runs_.rend(); ++it) if (it->command == command) return &*it;
        return nullptr;
    }
    std::size_t asked(std::string_view name) const {
        const auto it = asked_.find(std::string(name));
        return it == asked_.end() ? 0 : it->second;
    }

private:
    void receive(std::string_view bytes) {
        const auto message = wire::decode<Message>(bytes);
        if (!message) return;
        if (message->kind == MessageKind::ask) {
            ++asked_[message->name];
            subscribed_[message->id] = *message;
            reply(*message);
        } else if (message->kind == MessageKind::drop) {
            subscribed_.erase(message->id);
        } else if (message->kind == MessageKind::run) {
            const Arguments arguments = wire::decode<Arguments>(message->body).value_or(Arguments{});
            runs_.push_back({message->name, arguments});
            const auto action = actions_.find(message->name);
            const CommandResult result = action == actions_.end() ? CommandResult{.ok = true} : action->second(arguments);
            waiting_.push_back(wire::encode(Message{.kind = MessageKind::result, .id = message->id, .name = message->name, .body = wire::encode(result)}));
        }
    }
    void reply(const Message& ask) {
        const auto maker = makers_.find(ask.name);
        if (maker == makers_.end()) return;         // still loading
        waiting_.push_back(wire::encode(Message{.kind = MessageKind::answer, .id = ask.id, .name = ask.name, .body = maker->second(ask.body), .revision = ++revision_}));
    }

    std::map<std::string, std::function<std::string(std::string_view)>> makers_;
    std::map<std::string, std::function<CommandResult(const Arguments&)>> actions_;
    std::map<QuestionId, Message> subscribed_;
    std::map<std::string, std::size_t> asked_;
    std::vector<std::string> waiting_;
    std::vector<Run> runs_;
    std::int64_t revision_ = 0;
};

}  // namespace tandem::tests
