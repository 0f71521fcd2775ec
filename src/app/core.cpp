// Takes messages apart, keeps subscriptions, and answers anew what was touched.
#include "app/core.hpp"

#include <algorithm>
#include <chrono>

#include "app/commands.hpp"
#include "app/hand_over_by_rule.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/person.hpp"
#include "tandem/model/setting.hpp"

namespace tandem {

namespace {

constexpr std::int64_t job_slice_ms = 12;           // of job work between two looks at the messages
constexpr std::int64_t job_push_every_ms = 200;     // while a job runs, what is subscribed is answered this often
constexpr std::int64_t most_push_rest_ms = 100;     // between answers to what is subscribed, while changes come one upon the other
constexpr std::int64_t no_limit_ms = 3'600'000;

std::int64_t steady_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::vector<bool> entities_named(const Catalog& catalog, std::string_view names) {
    std::vector<bool> reads(catalog.entities().size(), names == "*");
    if (names == "*") return reads;
    for (const std::string_view name : split(names, ' '))
        if (const Entity* entity = catalog.find(name)) reads[entity->id] = true;
    return reads;
}

}  // namespace

struct Core::Subscription {
    QuestionId id = 0;
    const QuestionRow* row = nullptr;
    std::string question;
    std::vector<bool> reads;
    std::int64_t asked = 0;             // order of asking
    std::int64_t revision = -1;         // of the store when it was answered
    std::int64_t state_version = -1;
    Date day;
    std::uint64_t last_hash = 0;
    bool must_answer = false;
};

struct Core::Client {
    std::unordered_map<QuestionId, Subscription> subscriptions;
};

void Context::refresh() {
    // Of all changes only those of settings and people matter here, and there are few.
    const std::int64_t revision = std::max(store.revision(catalog.of<Setting>().id), store.revision(catalog.of<Person>().id));
    if (const std::pair now_at(revision, preference_version); std::exchange(refreshed_at, now_at) == now_at) return;
    settings = load_settings(store);
    if (!named_zone || named_zone->name() != settings.time_zone) named_zone = TimeZone::find(settings.time_zone);
    me = load_me(store);
    store.set_person(me);
}

Core::Core(CoreOptions options) : options_(std::move(options)), imports_(make_import_session()) {}
Core::~Core() = default;

std::unique_ptr<Core> Core::open(CoreOptions options) {
    TANDEM_ASSERT(options.host != nullptr);
    std::unique_ptr<Core> core(new Core(std::move(options)));
    const CoreOptions& o = core->options_;
    auto store = Store::open(core->catalog_, {.path = o.path, .clock = o.clock, .random = o.random, .new_place = o.new_place, .joined = o.joined});
    if (!store) {
        core->open_error_ = std::move(store).error();
        return core;
    }
    core->store_ = std::move(*store);
    core->context_.emplace(Context{.store = *core->store_, .catalog = core->store_->catalog(), .clock = *o.clock, .host = *o.host, .jobs = core->jobs_,
                                   .imports = *core->imports_, .sharing = &core->sharing_, .duplicates = &core->duplicates_, .storage = o.storage, .storage_error = o.storage_error, .workspace_file = o.workspace_file});
    if (auto reason = core->store_->read_only_reason(); !reason.empty()) {
        core->context_->storage = StorageState::read_only;
        core->context_->storage_error = std::move(reason);
    }
    if (o.writes_behind) core->context_->kept_revision = -1;
    core->context_->refresh();
    Core* self = core.get();
    core->jobs_.on_report([self] {
        self->push_beside_job();
    });
    return core;
}

void Core::connect(ClientId client) { clients_.try_emplace(client, std::make_unique<Client>()); }

void Core::disconnect(ClientId client) { clients_.erase(client); }

void Core::receive(ClientId client, std::string_view bytes) {
    const auto message = wire::decode<Message>(bytes);
    if (!message) return;               // versions were compared in the hello
    connect(client);
    switch (message->kind) {
        case MessageKind::hello: {
            Message reply{.kind = MessageKind::hello, .revision = wire::wire_version};
            if (message->revision != wire::wire_version) reply.error = "This page is of another version than the data's keeper. Please reload it.";
            send(client, reply);
            break;
        }
        case MessageKind::ask: ask(client, *message); break;
        case MessageKind::drop: clients_[client]->subscriptions.erase(message->id); break;
        case MessageKind::run: run(client, *message); break;
        case MessageKind::answer:
        case MessageKind::result: break;    // only a core sends these
    }
    schedule_next();
}

void Core::ask(ClientId client, const Message& message) {
    const QuestionRow* row = find_question(message.name);
    if (!row) {
        send(client, {.kind = MessageKind::answer, .id = message.id, .name = message.name, .error = "Nobody here knows the question “" + message.name + "”."});
        return;
    }
    Subscription& s = clients_[client]->subscriptions[message.id];
    s = Subscription{.id = message.id, .row = row, .question = message.body, .asked = ++asked_};
    s.reads = entities_named(catalog(), row->reads_of ? std::string_view(row->reads_of(catalog(), s.question)) : row->reads);
    const Message reply = answer_message(s);
    send(client, reply);
}

Message Core::answer_message(Subscription& s) {
    Message reply{.kind = MessageKind::answer, .id = s.id, .name = std::string(s.row->name)};
    s.must_answer = false;
    s.state_version = state_version();
    if (context_) {
        context_->refresh();
        s.revision = store_->revision();
        s.day = context_->today();
        reply.revision = s.revision;
        auto answered = s.row->answer(*context_, s.question);
        if (answered) reply.body = std::move(*answered);
        else reply.error = std::move(answered).error().message;
    } else if (s.row->name == WorkspaceState::name) {
        reply.body = wire::encode(WorkspaceAnswer{.storage = StorageState::failed, .error = open_error_->message,
                                                  .today = date_of(options_.clock->now(), options_.clock->utc_offset_minutes(options_.clock->now()))});
    } else {
        reply.error = open_error_->message;
    }
    s.last_hash = question_id(reply.error, reply.body);
    return reply;
}

bool Core::is_stale(const Subscription& s) const {
    if (s.must_answer) return true;
    const Beside beside = s.row->beside;
    if ((beside == Beside::state || beside == Beside::day_and_state) && s.state_version != state_version()) return true;
    if (!store_) return false;
    if ((beside == Beside::day || beside == Beside::day_and_state) && s.day != context_->today()) return true;
    if (s.revision == store_->revision()) return false;
    for (std::size_t e = 0; e < s.reads.size(); ++e)
        if (s.reads[e] && store_->revision(static_cast<EntityId>(e)) > s.revision) return true;
    return false;
}

std::int64_t Core::state_version() const {
    return storage_version_ + jobs_.version() + imports_->version() + sharing_.version() + duplicates_.version() + (context_ ? context_->preference_version : 0);
}

// Progress always; the rest so seldom that answering takes no more than a tenth of the job's time.
void Core::push_beside_job() {
    const std::int64_t now = steady_ms();
    if (now - last_push_ms_ < job_push_every_ms) return;
    if (now - last_full_push_ms_ >= 9 * full_push_cost_ms_) {
        push_stale(job_slice_ms);
        last_full_push_ms_ = steady_ms();
        full_push_cost_ms_ = last_full_push_ms_ - now;
        return;
    }
    for (auto& [client, state] : clients_)
        for (auto& [id, s] : state->subscriptions) {
            if (s.row->beside != Beside::state && s.row->beside != Beside::day_and_state) continue;
            if (s.state_version == state_version()) continue;
            const std::uint64_t before = s.last_hash;
            const Message reply = answer_message(s);
            if (s.last_hash != before) send(client, reply);
        }
    last_push_ms_ = steady_ms();
}

// A change alone is answered at once. When many come one upon the other (another tab, a script), answering everything after each of
// them would take longer than they do: then answers take at most a quarter of the time.
void Core::push_after_change() {
    const std::int64_t start = steady_ms();
    is_push_due_ = start < push_rests_until_ms_;
    if (is_push_due_) return;
    push_stale(no_limit_ms);
    const std::int64_t end = steady_ms();
    push_rests_until_ms_ = end + std::min(3 * (end - start), most_push_rest_ms);
}

void Core::push_stale(std::int64_t budget_ms) {
    if (is_pushing_) return;            // a handler reported progress
    is_pushing_ = true;
    if (context_) context_->refresh();  // another zone is another today
    std::vector<std::pair<ClientId, Subscription*>> stale;
    for (auto& [client, state] : clients_)
        for (auto& [id, s] : state->subscriptions)
            if (is_stale(s)) stale.emplace_back(client, &s);
    std::ranges::sort(stale, [](const auto& a, const auto& b) { return a.second->asked > b.second->asked; });
    const std::int64_t start = steady_ms();
    for (auto& [client, s] : stale) {
        const std::uint64_t before = s->last_hash;
        const Message reply = answer_message(*s);
        if (s->last_hash != before) send(client, reply);
        if (steady_ms() - start >= budget_ms) break;        // the others stay stale and come next
    }
    last_push_ms_ = steady_ms();
    is_pushing_ = false;
}

void Core::run(ClientId client, const Message& message) {
    const Pending pending{client, message.id};
    const auto arguments = wire::decode<Arguments>(message.body);
    if (!arguments) return send_result(pending, {.message = "The command could not be read; reload the page."});
    if (!context_) return send_result(pending, {.message = open_error_->message});
    // A file that is only read still exports; the store refuses what would change it.
    const bool is_written = context_->storage != StorageState::memory && context_->storage != StorageState::read_only;
    if (is_written && !context_->storage_error.empty()) return send_result(pending, {.message = context_->storage_error});
    context_->refresh();
    const int started = jobs_.started();
    const std::int64_t before = store_->revision();
    CommandResult result = run_command(*context_, message.name, *arguments);
    if (jobs_.started() != started && result.ok && jobs_.is_awaited()) {
        jobs_.when_done([this, pending, before](const Result<CommandResult>& done) {
            CommandResult at_last = done ? *done : CommandResult{.message = done.error().message, .field = done.error().field};
            hand_over_after(before, at_last);
            send_result(pending, at_last);
        });
    } else {
        if (jobs_.started() != started) job_since_ = before;
        hand_over_after(before, result);
        send_result(pending, result);
    }
    if (jobs_.is_running()) push_stale(2 * job_slice_ms);
    else push_after_change();
}

// The one place where rules run by themselves. They have a change set of their own, which is the one that Undo takes back first.
void Core::hand_over_after(std::int64_t revision, CommandResult& of) {
    if (!of.ok || store_->revision() == revision || jobs_.is_running()) return;
    context_->refresh();
    const HandedByRule handed = tandem::hand_over_after(*context_, revision);
    if (handed.set == 0) return;
    context_->imports.note_hand_over(handed);
    of.message += (of.message.empty() ? "Handed over by " : "; handed over by ") + handed.by + ": " + handed.whom;
    of.can_undo = true;
}

void Core::tick() {
    is_push_due_ = false;
    if (jobs_.is_running()) {
        context_->refresh();
        const std::int64_t start = steady_ms();
        do jobs_.step();
        while (jobs_.is_running() && steady_ms() - start < job_slice_ms);
        if (jobs_.is_running()) {
            push_beside_job();
        } else {
            CommandResult nobody_waits{.ok = job_since_ >= 0};
            hand_over_after(std::exchange(job_since_, -1), nobody_waits);
            push_stale(no_limit_ms);
        }
    } else {
        push_stale(no_limit_ms);
    }
    schedule_next();
}

// One timer for the next moment when something visible changes.
void Core::schedule_next() {
    if (jobs_.is_running()) return options_.host->schedule(0);
    if (is_push_due_) return options_.host->schedule(std::max<std::int64_t>(push_rests_until_ms_ - steady_ms(), 1));
    if (clients_.empty()) return;
    const Instant now = options_.clock->now();
    const TimeZone zone = context_ ? context_->zone() : TimeZone::fixed(options_.clock->utc_offset_minutes(now));
    const Instant midnight = zone.start_of({zone.day_of(now).days + 1});
    options_.host->schedule(midnight.ms - now.ms + 500);
}

void Core::set_storage(StorageState storage, std::string error) {
    ++storage_version_;
    if (context_) {
        context_->storage = storage;
        context_->storage_error = std::move(error);
    }
    push_stale(no_limit_ms);
}

void Core::keep(std::int64_t revision) {
    if (!context_ || !context_->kept_revision || *context_->kept_revision >= revision) return;
    context_->kept_revision = revision;
    ++storage_version_;
    push_stale(no_limit_ms);
}

void Core::refresh() {
    for (auto& [client, state] : clients_)
        for (auto& [id, s] : state->subscriptions) s.must_answer = true;
    push_stale(no_limit_ms);
    schedule_next();
}

void Core::send_result(const Pending& pending, const CommandResult& result) {
    send(pending.client, {.kind = MessageKind::result, .id = pending.run, .body = wire::encode(result), .revision = store_ ? store_->revision() : 0});
}

void Core::send(ClientId client, const Message& message) {
    if (clients_.contains(client)) options_.host->send(client, wire::encode(message));
}

}  // namespace tandem
