// Core: the program without a picture; opens a workspace, runs commands and jobs, answers questions, pushes new answers.
//
// One thread. The platform calls connect, receive, tick, disconnect; the core calls the Host.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/answers/answers.hpp"
#include "app/context.hpp"

namespace tandem {

struct CoreOptions {
    std::string path = ":memory:";
    Clock* clock = &system_clock();
    RandomSource* random = &system_random();
    Host* host = nullptr;                                   // must outlive the core
    StorageState storage = StorageState::memory;            // durable when the platform says that writes survive
    std::string storage_error = {};                         // why it is only memory, as a sentence
    std::string workspace_file = "workspace.tandem";
    bool new_place = false;
    bool joined = false;                                    // with new_place: what was done so far is a colleague's to undo
    bool writes_behind = false;                             // a commit is not kept before keep() says so
};

class Core {
public:
    // Never fails: without a workspace, questions are answered with the error, WorkspaceState with storage `failed`.
    static std::unique_ptr<Core> open(CoreOptions);
    ~Core();
    Core(const Core&) = delete;

    const std::optional<Error>& open_error() const { return open_error_; }
    Store* store() { return store_.get(); }                 // null when opening failed
    const Catalog& catalog() const { return store_ ? store_->catalog() : catalog_; }
    Context* context() { return context_ ? &*context_ : nullptr; }
    Jobs& jobs() { return jobs_; }

    void connect(ClientId);
    void disconnect(ClientId);
    void receive(ClientId, std::string_view message);
    // The time of the last Host::schedule has come: a batch of the job, answers that wait, midnight.
    void tick();
    // The platform's storage changed its mind: asks WorkspaceState anew. While there is a sentence and the storage is not
    // mere memory, commands are refused with it.
    void set_storage(StorageState, std::string error = {});
    // The device has everything up to this revision.
    void keep(std::int64_t revision);
    // Something outside the store's revisions changed (the store was written directly, the clock jumped): answer what is subscribed anew.
    void refresh();

private:
    struct Subscription;
    struct Client;
    struct Pending { ClientId client; std::uint64_t run; };

    explicit Core(CoreOptions);
    void ask(ClientId, const Message&);
    void run(ClientId, const Message&);
    void hand_over_after(std::int64_t revision, CommandResult& of);
    Message answer_message(Subscription&);
    bool is_stale(const Subscription&) const;
    void push_stale(std::int64_t budget_ms);
    void push_after_change();
    void push_beside_job();
    void schedule_next();
    std::int64_t state_version() const;
    void send_result(const Pending&, const CommandResult&);
    void send(ClientId, const Message&);

    CoreOptions options_;
    Catalog catalog_;                   // of the program; the store adds the workspace's own fields to its copy
    std::optional<Error> open_error_;
    Jobs jobs_;
    std::unique_ptr<ImportSession> imports_;
    SharingSession sharing_;
    DuplicateSession duplicates_;
    std::unique_ptr<Store> store_;
    std::optional<Context> context_;
    std::unordered_map<ClientId, std::unique_ptr<Client>> clients_;
    std::int64_t asked_ = 0;            // counts questions, to answer the newest first
    std::int64_t storage_version_ = 0;
    std::int64_t last_push_ms_ = 0;
    std::int64_t last_full_push_ms_ = 0, full_push_cost_ms_ = 0;
    std::int64_t push_rests_until_ms_ = 0;
    bool is_push_due_ = false;          // what is subscribed is answered when the rest is over
    bool is_pushing_ = false;
    std::int64_t job_since_ = -1;       // revision before the job that runs alone, whose changes rules are run over at its end
};

}  // namespace tandem
