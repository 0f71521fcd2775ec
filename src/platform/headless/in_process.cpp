// Passes bytes between clients and core, and keeps files in memory.
#include "platform/headless/in_process.hpp"

#include <algorithm>
#include <cstring>

namespace tandem {

namespace {

constexpr std::int64_t moment_ms = 100;
constexpr Instant usual_start{1'773'824'400'000};       // 2026-03-18T09:00:00Z, a Wednesday

std::string through_wire(std::string bytes) {
    const auto message = wire::decode<Message>(bytes);
    TANDEM_ASSERT(message.has_value());
    std::string again = wire::encode(*message);
    TANDEM_ASSERT(again == bytes);
    return again;
}

}  // namespace

InProcess::InProcess() : InProcess(Options{}) {}

InProcess::InProcess(Options options) : options_(std::move(options)), clock_(usual_start), random_(options_.seed) {
    core_ = Core::open({.path = options_.path, .clock = options_.clock ? options_.clock : &clock_, .random = &random_, .host = this, .storage = options_.storage, .writes_behind = options_.writes_behind});
    for (int i = 0; i < options_.clients; ++i) {
        clients_.push_back(std::make_unique<Client>([this, i](std::string bytes) { to_core(i, std::move(bytes)); }));
        received_.push_back(0);
        core_->connect(i);
        clients_.back()->reconnect();
    }
}

InProcess::~InProcess() = default;

void InProcess::to_core(int client, std::string bytes) {
    if (options_.delivery == Delivery::queued) bytes = through_wire(std::move(bytes));
    to_core_.emplace_back(client, std::move(bytes));
    if (options_.delivery == Delivery::at_once && !is_delivering_) {
        is_delivering_ = true;
        while (deliver_one()) {}
        is_delivering_ = false;
    }
}

bool InProcess::deliver_one() {
    if (!to_core_.empty()) {
        const auto [client, bytes] = std::move(to_core_.front());
        to_core_.pop_front();
        core_->receive(client, bytes);
        return true;
    }
    if (to_clients_.empty()) return false;
    const auto [client, bytes] = std::move(to_clients_.front());
    to_clients_.pop_front();
    ++received_[static_cast<std::size_t>(client)];
    clients_[static_cast<std::size_t>(client)]->receive(bytes);
    return true;
}

void InProcess::settle() {
    for (;;) {
        is_delivering_ = true;
        while (deliver_one()) {}
        is_delivering_ = false;
        if (timer_ms_ < 0 || timer_ms_ > moment_ms) return;
        timer_ms_ = -1;
        core_->tick();
    }
}

void InProcess::ring() {
    timer_ms_ = 0;
    settle();
}

void InProcess::drop_client(int number) { core_->disconnect(number); }

CommandResult InProcess::run(std::string_view command, Arguments arguments, int number) {
    std::optional<CommandResult> result;
    client(number).run(command, std::move(arguments), [&result](const CommandResult& r) { result = r; });
    settle();
    TANDEM_ASSERT(result.has_value());
    return *result;
}

FileHandle InProcess::add_file(std::string name, std::string bytes) {
    const FileHandle handle = static_cast<FileHandle>(files_.size()) + 1;
    files_[handle] = {std::move(name), std::move(bytes)};
    return handle;
}

void InProcess::send(ClientId client, std::string bytes) {
    if (options_.delivery == Delivery::queued) bytes = through_wire(std::move(bytes));
    to_clients_.emplace_back(static_cast<int>(client), std::move(bytes));
}

Result<std::int64_t> InProcess::file_size(FileHandle handle) {
    const auto it = files_.find(handle);
    if (it == files_.end()) return fail(ErrorCode::not_found, "The file is not there any more.");
    return static_cast<std::int64_t>(it->second.bytes.size());
}

std::string InProcess::file_name(FileHandle handle) {
    const auto it = files_.find(handle);
    return it == files_.end() ? std::string() : it->second.name;
}

Result<std::size_t> InProcess::file_read(FileHandle handle, std::int64_t offset, std::span<char> to) {
    const auto it = files_.find(handle);
    if (it == files_.end()) return fail(ErrorCode::not_found, "The file is not there any more.");
    const std::string& bytes = it->second.bytes;
    const auto at = std::min(static_cast<std::size_t>(offset), bytes.size());
    const auto size = std::min(to.size(), bytes.size() - at);
    if (size != 0) std::memcpy(to.data(), bytes.data() + at, size);
    return size;
}

Result<> InProcess::output_begin(std::string_view name, std::string_view mime) {
    if (refused_) return std::unexpected(*refused_);
    open_output_ = OutputFile{std::string(name), std::string(mime), {}};
    return {};
}

Result<> InProcess::output_write(std::string_view bytes) {
    TANDEM_ASSERT(open_output_.has_value());
    open_output_->bytes += bytes;
    return {};
}

Result<> InProcess::output_end() {
    TANDEM_ASSERT(open_output_.has_value());
    outputs_.push_back(std::move(*open_output_));
    open_output_.reset();
    return {};
}

Result<> InProcess::output_workspace(std::string_view name) {
    if (refused_) return std::unexpected(*refused_);
    outputs_.push_back({std::string(name), "application/vnd.sqlite3", {}});
    return {};
}

}  // namespace tandem
