// The view's half of the conversation: subscriptions by identity, runs by number.
#include "tandem/contract/client.hpp"

#include <algorithm>

namespace tandem {

Client::Entry& Client::subscribe(std::string_view name, std::string bytes) {
    const QuestionId id = question_id(name, bytes);
    auto [it, is_new] = entries_.try_emplace(id);
    Entry& e = it->second;
    e.last_asked = frame_;
    if (is_new) {
        e.name = name;
        e.question = std::move(bytes);
        post({.kind = MessageKind::ask, .id = id, .name = e.name, .body = e.question});
    }
    return e;
}

void Client::post(const Message& message) { send_(wire::encode(message)); }

void Client::run(std::string_view command, Arguments arguments, Then then) {
    const auto number = next_run_++;
    waiting_.emplace(number, std::move(then));
    const Message message{.kind = MessageKind::run, .id = number, .name = std::string(command), .body = wire::encode(arguments)};
    if (is_connected_) post(message);
    else held_.emplace_back(number, wire::encode(message));
}

std::vector<CommandResult> Client::take_results() { return std::exchange(results_, {}); }

void Client::receive(std::string_view bytes) {
    auto message = wire::decode<Message>(bytes);
    if (!message) return;       // not ours; the hello has compared versions
    news_ = true;
    if (message->kind == MessageKind::answer) {
        const auto it = entries_.find(message->id);
        if (it == entries_.end()) return;       // dropped meanwhile
        Entry& e = it->second;
        e.loading = false;
        e.revision = message->revision;
        e.error = std::move(message->error);
        if (e.error.empty()) {
            e.body = std::move(message->body);
            e.fresh = true;
        }
    } else if (message->kind == MessageKind::result) {
        const auto it = waiting_.find(message->id);
        if (it == waiting_.end()) return;
        const Then then = std::move(it->second);
        waiting_.erase(it);
        auto result = wire::decode<CommandResult>(message->body);
        if (!result) result = CommandResult{.message = "The answer could not be read; reload the page."};
        if (then) then(*result);
        else results_.push_back(std::move(*result));
    }
}

void Client::disconnect() { is_connected_ = false; }

void Client::reconnect() {
    is_connected_ = true;
    post({.kind = MessageKind::hello, .revision = wire::wire_version});
    for (auto& [id, e] : entries_) {
        e.loading = true;
        post({.kind = MessageKind::ask, .id = id, .name = e.name, .body = e.question});
    }
    for (auto& [number, then] : std::exchange(waiting_, {})) {
        if (std::ranges::contains(held_, number, &std::pair<std::uint64_t, std::string>::first)) {
            waiting_.emplace(number, std::move(then));
            continue;
        }
        CommandResult lost{.message = "The connection was renewed; please look whether the last change is there."};
        if (then) then(lost);
        else results_.push_back(std::move(lost));
    }
    for (const auto& [number, bytes] : std::exchange(held_, {})) send_(bytes);
    news_ = true;
}

bool Client::is_loading() const {
    return std::ranges::any_of(entries_, [&](const auto& item) { return item.second.loading && item.second.last_asked + 1 >= frame_; });
}

void Client::end_frame(int keep) {
    ++frame_;
    std::erase_if(entries_, [&](auto& item) {
        if (frame_ - item.second.last_asked <= keep) return false;
        post({.kind = MessageKind::drop, .id = item.first, .name = item.second.name});
        return true;
    });
}

}  // namespace tandem
