// Entry of the core's worker: core_worker.js opens the storage and calls these functions; bytes come through one inbox.
#include <emscripten.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "app/core.hpp"
#include "platform/web/core_host.hpp"
#include "store/schema.hpp"
#include "tandem/base/text.hpp"

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

// The inbox holds words: "durable" or "memory", whether what is written survives; "behind", when that is a moment later, as
// core_kept() will say; "new_place" for a file that was copied or restored; "nobody" when whoever works here is not who
// worked there. Returns the sentence of what went wrong, or "".
extern "C" EMSCRIPTEN_KEEPALIVE const char* core_start(int size) {
    Program& self = program();
    const auto said = [words = std::string(received(size))](std::string_view word) { return std::ranges::contains(split(words, ' '), word); };
    const bool is_durable = said("durable");
    self.core = Core::open({
        .path = "workspace.sqlite",
        .clock = &self.clock,
        .host = &self.host,
        .storage = is_durable ? StorageState::durable : StorageState::memory,
        .storage_error = is_durable ? std::string() : std::string(memory_sentence),
        .new_place = said("new_place"),
        .joined = said("nobody"),
        .writes_behind = said("behind"),
    });
    if (said("nobody") && self.core->store()) {
        static_cast<void>(self.core->store()->set_preference(preference_me, ""));    // asked again if it fails
        self.core->context()->refreshed_at = {-1, -1};
    }
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

// The inbox holds "durable" or "failed" and, after a blank, the sentence why nothing can be stored now.
extern "C" EMSCRIPTEN_KEEPALIVE void core_storage(int size) {
    const std::string_view words = received(size), state = words.substr(0, words.find(' '));
    program().core->set_storage(state == "failed" ? StorageState::failed : StorageState::durable, std::string(words.substr(state.size() + 1)));
}

// Names the schema that this program brings a workspace to.
extern "C" EMSCRIPTEN_KEEPALIVE const char* core_schema() {
    return (program().answer = detail::schema_fingerprint(Catalog{})).c_str();
}

// After core_start: the sentence that says what is wrong with this file, or "".
extern "C" EMSCRIPTEN_KEEPALIVE const char* core_examine() {
    Program& self = program();
    const Verification found = self.core->store()->verify();
    self.answer = found.ok ? std::string() : "This file is damaged" + (found.findings.empty() ? "." : ": " + found.findings.front().what);
    return self.answer.c_str();
}

extern "C" EMSCRIPTEN_KEEPALIVE double core_revision() {
    const Store* store = program().core->store();
    return store ? static_cast<double>(store->revision()) : 0;
}

// The device has everything up to this revision.
extern "C" EMSCRIPTEN_KEEPALIVE void core_kept(double revision) { program().core->keep(static_cast<std::int64_t>(revision)); }

int main() {
    core_bridge_start();
    return 0;
}
