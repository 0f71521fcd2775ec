// Host: what the platform must offer to the core; implemented by platform/web, the command line and the tests.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "tandem/base/error.hpp"

namespace tandem {

using ClientId = std::int64_t;          // a view that is connected: one per tab
using FileHandle = std::int64_t;        // a file the user chose or dropped, as the platform numbers it

class Host {
public:
    virtual ~Host() = default;

    // One message to one view. Must not call back into the core before it returns.
    virtual void send(ClientId, std::string bytes) = 0;
    // Call Core::tick() once, after so many milliseconds (0: as soon as waiting messages were received). A later call replaces an earlier one.
    virtual void schedule(std::int64_t ms) = 0;

    // Files to read. The name is without its folder; file_read gives the bytes read, fewer than asked only at the end.
    virtual Result<std::int64_t> file_size(FileHandle) = 0;
    virtual std::string file_name(FileHandle) = 0;
    virtual Result<std::size_t> file_read(FileHandle, std::int64_t offset, std::span<char> to) = 0;

    // One file to hand to the user at a time: begin, any number of writes, end. Without end nothing is offered; a new begin forgets it.
    virtual Result<> output_begin(std::string_view name, std::string_view mime) = 0;
    virtual Result<> output_write(std::string_view bytes) = 0;
    virtual Result<> output_end() = 0;
    // Hands the user the workspace's file itself; the store was checkpointed before.
    virtual Result<> output_workspace(std::string_view name) = 0;
};

}  // namespace tandem
