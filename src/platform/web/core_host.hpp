// What the core may ask of the browser, over the functions of core_bridge.js.
#pragma once

#include "app/host.hpp"
#include "tandem/base/clock.hpp"

namespace tandem {

class BrowserHost final : public Host {
public:
    void send(ClientId, std::string bytes) override;
    void schedule(std::int64_t ms) override;

    Result<std::int64_t> file_size(FileHandle) override;
    std::string file_name(FileHandle) override;
    Result<std::size_t> file_read(FileHandle, std::int64_t offset, std::span<char> to) override;

    Result<> output_begin(std::string_view name, std::string_view mime) override;
    Result<> output_write(std::string_view bytes) override;
    Result<> output_end() override;
    Result<> output_workspace(std::string_view name) override;

    // The tab that ran a command last: what the core writes is offered there.
    void set_asking(ClientId client) { asking_ = client; }

private:
    ClientId asking_ = 0;
    bool is_writing_ = false;
};

// The machine's clock, in the user's zone at any instant.
class BrowserClock final : public Clock {
public:
    Instant now() override { return system_clock().now(); }
    int utc_offset_minutes(Instant) override;
};

}  // namespace tandem
