// The core's requests to the browser, as calls of core_bridge.js.
#include "platform/web/core_host.hpp"

#include <array>
#include <string>

extern "C" {
void core_send(int client, const char* bytes, int size);
void core_schedule(double ms);
int core_utc_offset(double ms);
double core_file_size(int handle);
void core_file_name(int handle, char* to, int room);
int core_file_read(int handle, double offset, char* to, int size);
void core_output_begin(int client, const char* name, const char* mime);
void core_output_write(const char* bytes, int size);
void core_output_end(int is_whole);
int core_output_workspace();
}

namespace tandem {

void BrowserHost::send(ClientId client, std::string bytes) {
    core_send(static_cast<int>(client), bytes.data(), static_cast<int>(bytes.size()));
}

void BrowserHost::schedule(std::int64_t ms) { core_schedule(static_cast<double>(ms)); }

Result<std::int64_t> BrowserHost::file_size(FileHandle handle) {
    double size = core_file_size(static_cast<int>(handle));
    if (size < 0) return fail(ErrorCode::not_found, "The file is not there any more; choose it again.");
    return static_cast<std::int64_t>(size);
}

std::string BrowserHost::file_name(FileHandle handle) {
    std::array<char, 1024> name{};
    core_file_name(static_cast<int>(handle), name.data(), static_cast<int>(name.size()));
    return name.data();
}

Result<std::size_t> BrowserHost::file_read(FileHandle handle, std::int64_t offset, std::span<char> to) {
    int got = core_file_read(static_cast<int>(handle), static_cast<double>(offset), to.data(), static_cast<int>(to.size()));
    // Browsers refuse to read a file that was changed or moved after it was chosen.
    if (got < 0) return fail(ErrorCode::storage, "The file cannot be read; it was changed, moved or removed since it was chosen. Choose it again.");
    return static_cast<std::size_t>(got);
}

Result<> BrowserHost::output_begin(std::string_view name, std::string_view mime) {
    if (is_writing_) core_output_end(false);
    is_writing_ = true;
    core_output_begin(static_cast<int>(asking_), std::string(name).c_str(), std::string(mime).c_str());
    return {};
}

Result<> BrowserHost::output_write(std::string_view bytes) {
    core_output_write(bytes.data(), static_cast<int>(bytes.size()));
    return {};
}

Result<> BrowserHost::output_end() {
    is_writing_ = false;
    core_output_end(true);
    return {};
}

Result<> BrowserHost::output_workspace(std::string_view name) {
    TRY(output_begin(name, "application/vnd.sqlite3"));
    bool is_whole = core_output_workspace() != 0;
    is_writing_ = false;
    core_output_end(is_whole);
    if (!is_whole) return fail(ErrorCode::storage, "The workspace's file could not be read.");
    return {};
}

int BrowserClock::utc_offset_minutes(Instant at) { return core_utc_offset(static_cast<double>(at.ms)); }

}  // namespace tandem
