// Entry of the core's worker: core_worker.js opens the storage and calls these functions; bytes come through one inbox.
#include <emscripten.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "app/core.hpp"
#include "platform/web/core_host.hpp"

extern "C" void core_bridge_start();

namespace tandem {

namespace {

struct Program {
    BrowserHost host;
    BrowserClock clock;
    std::unique_ptr<Core> core;
    std::string inbox;
    std::string answer;
};

Program& program() {
    static Program only;
    return only;
}

std::string_view received(int size) { return std::string_view(program().inbox).substr(0, static_cast<std::size_t>(size)); }

bool is_run(std::string_view message) {
    return !message.empty() && message.front() == static_cast<char>(MessageKind::run);
}

constexpr std::string_view memory_sentence =
    "This browser keeps nothing for this page, so everything is gone when the last tab is closed; "
    "a window that is not private keeps it. Download the workspace before you close it.";

}  // namespace

}  // namespace tandem

using namespace tandem;

// Room for the next call's bytes, which JavaScript fills; valid until the next core_inbox.
extern "C" EMSCRIPTEN_KEEPALIVE char* core_inbox(int size) {
    std::string& inbox = program().inbox;
    if (inbox.size() < static_cast<std::size_t>(size)) inbox.resize(static_cast<std::size_t>(size));
    return inbox.data();
}

// The inbox holds "durable" or "memory": whether what is written survives. Returns the sentence of what went wrong, or "".
extern "C" EMSCRIPTEN_KEEPALIVE const char* core_start(int size) {
    Program& self = program();
    bool is_durable = received(size) == "durable";
    self.core = Core::open({
        .path = "workspace.sqlite",
        .clock = &self.clock,
        .host = &self.host,
        .storage = is_durable ? StorageState::durable : StorageState::memory,
        .storage_error = is_durable ? std::string() : std::string(memory_sentence),
    });
    const auto& error = self.core->open_error();
    self.answer = error ? error->message : std::string();
    return self.answer.c_str();
}

extern "C" EMSCRIPTEN_KEEPALIVE void core_connect(int client) { program().core->connect(client); }

extern "C" EMSCRIPTEN_KEEPALIVE void core_disconnect(int client) { program().core->disconnect(client); }

extern "C" EMSCRIPTEN_KEEPALIVE void core_receive(int client, int size) {
    std::string_view message = received(size);
    if (is_run(message)) program().host.set_asking(client);
    program().core->receive(client, message);
}

extern "C" EMSCRIPTEN_KEEPALIVE void core_tick() { program().core->tick(); }

// The inbox holds the sentence that says why nothing can be stored any more.
extern "C" EMSCRIPTEN_KEEPALIVE void core_storage_failed(int size) {
    program().core->set_storage(StorageState::failed, std::string(received(size)));
}

int main() {
    core_bridge_start();
    return 0;
}
