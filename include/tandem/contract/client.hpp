// Client: all a view knows of the core: ask a question, run a command. Lives in the view; speaks bytes through `send`.
#pragma once

#include <any>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tandem/contract/command.hpp"
#include "tandem/contract/live.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

class Client {
public:
    using Send = std::function<void(std::string bytes)>;
    explicit Client(Send send) : send_(std::move(send)) {}
    Client(const Client&) = delete;

    // Each frame for what is on screen; a hash look-up, nothing is sent when it is subscribed already.
    template <class Q>
    Live<typename Q::Answer> ask(const Q& question) {
        std::string bytes = wire::encode(question);
        Entry& e = subscribe(Q::name, std::move(bytes));
        if (e.fresh) {
            e.fresh = false;
            if (auto answer = wire::decode<typename Q::Answer>(e.body)) e.value = std::make_shared<typename Q::Answer>(std::move(*answer));
            else e.error = "The answer could not be read; reload the page.";
        }
        return {static_cast<const typename Q::Answer*>(e.value.get()), e.loading, e.error, e.revision};
    }

    // Returns at once; `then` is called in a later frame. Without `then` the result goes to take_results() for a toast.
    using Then = std::function<void(const CommandResult&)>;
    void run(std::string_view command, Arguments arguments = {}, Then then = {});
    std::vector<CommandResult> take_results();
    bool is_busy() const { return !waiting_.empty(); }          // a command is on its way: "Saving…"

    void receive(std::string_view bytes);                       // one message from the core
    void disconnect();                                          // the core is gone: runs wait for the next one
    void reconnect();                                           // a new core: ask everything anew; runs sent to the old one fail
    // Once a frame, after drawing: forgets what was not asked for `keep` frames.
    void end_frame(int keep = 120);
    bool is_loading() const;                                    // something asked in the last frame has no answer yet
    bool has_news() { return std::exchange(news_, false); }     // something came: draw

private:
    struct Entry {
        std::string name, question, body;
        std::shared_ptr<void> value;
        std::string error;
        std::int64_t revision = 0, last_asked = 0;
        bool loading = true, fresh = false;
    };
    Entry& subscribe(std::string_view name, std::string bytes);
    void post(const Message&);

    Send send_;
    std::unordered_map<QuestionId, Entry> entries_;
    std::unordered_map<std::uint64_t, Then> waiting_;
    std::vector<std::pair<std::uint64_t, std::string>> held_;   // runs that no core has seen, by number
    std::vector<CommandResult> results_;
    std::uint64_t next_run_ = 1;
    std::int64_t frame_ = 0;
    bool news_ = false, is_connected_ = true;
};

}  // namespace tandem
