// InProcess: clients and a core in one process, with files in memory, so that tests talk to the core as the page does.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/core.hpp"
#include "tandem/contract/client.hpp"

namespace tandem {

// at_once: a message arrives before the call that sent it returns. queued: it waits in a line as bytes, as between two
// workers, and is taken apart and put together again to prove that nothing is lost on the way.
enum class Delivery : std::uint8_t { at_once, queued };

struct OutputFile { std::string name, mime, bytes; };

class InProcess : private Host {
public:
    struct Options {
        std::string path = ":memory:";
        Delivery delivery = Delivery::at_once;
        Clock* clock = nullptr;                     // none: fixed at 2026-03-18T09:00Z, see clock()
        std::uint64_t seed = 1;
        int clients = 1;
        StorageState storage = StorageState::durable;
        bool writes_behind = false;
    };
    InProcess();
    explicit InProcess(Options options);
    ~InProcess() override;
    InProcess(const InProcess&) = delete;

    Client& client(int number = 0) { return *clients_[static_cast<std::size_t>(number)]; }
    Core& core() { return *core_; }
    Store& store() { return *core_->store(); }      // the workspace was opened
    const Catalog& catalog() const { return core_->catalog(); }
    FixedClock& clock() { return clock_; }

    // Delivers what waits and ticks the core until nothing is left to do now or in a moment; a timer for later (midnight) stays.
    void settle();
    // As if the timer had rung.
    void ring();
    std::int64_t timer_ms() const { return timer_ms_; }     // -1: none
    std::size_t messages_to(int client) const { return received_[static_cast<std::size_t>(client)]; }
    void drop_client(int number);

    // The answer once it is there; the question stays subscribed.
    template <class Q>
    typename Q::Answer answer(const Q& question, int number = 0) {
        (void)client(number).ask(question);
        settle();
        const auto live = client(number).ask(question);
        last_error_ = live.error();
        return live ? *live : typename Q::Answer{};
    }
    const std::string& last_error() const { return last_error_; }
    // Runs and waits for the result, also through a job.
    CommandResult run(std::string_view command, Arguments arguments = {}, int number = 0);

    FileHandle add_file(std::string name, std::string bytes);
    const std::vector<OutputFile>& outputs() const { return outputs_; }
    void refuse_output(Error error) { refused_ = std::move(error); }

private:
    struct File { std::string name, bytes; };

    void send(ClientId, std::string bytes) override;
    void schedule(std::int64_t ms) override { timer_ms_ = ms; }
    Result<std::int64_t> file_size(FileHandle) override;
    std::string file_name(FileHandle) override;
    Result<std::size_t> file_read(FileHandle, std::int64_t offset, std::span<char> to) override;
    Result<> output_begin(std::string_view name, std::string_view mime) override;
    Result<> output_write(std::string_view bytes) override;
    Result<> output_end() override;
    Result<> output_workspace(std::string_view name) override;

    void to_core(int client, std::string bytes);
    bool deliver_one();

    Options options_;
    FixedClock clock_;
    SeededRandom random_;
    std::unique_ptr<Core> core_;
    std::vector<std::unique_ptr<Client>> clients_;
    std::vector<std::size_t> received_;
    std::deque<std::pair<int, std::string>> to_core_, to_clients_;
    std::map<FileHandle, File> files_;
    std::vector<OutputFile> outputs_;
    std::optional<OutputFile> open_output_;
    std::optional<Error> refused_;
    std::string last_error_;
    std::int64_t timer_ms_ = -1;
    bool is_delivering_ = false;
};

}  // namespace tandem
