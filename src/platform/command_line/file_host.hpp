// FileHost: what the core's work needs of a platform when there is nothing but a file to write.
#pragma once

#include <cstdio>
#include <string>

#include "app/host.hpp"

namespace tandem::command_line {

// Its only power is to write one file; without a path, on stdout.
class FileHost : public Host {
public:
    explicit FileHost(std::string path) : path_(std::move(path)) {}
    ~FileHost() override { if (file_ && file_ != stdout) std::fclose(file_); }

    void send(ClientId, std::string) override {}
    void schedule(std::int64_t) override {}
    Result<std::int64_t> file_size(FileHandle) override { return fail(ErrorCode::not_found, "There is no such file."); }
    std::string file_name(FileHandle) override { return {}; }
    Result<std::size_t> file_read(FileHandle, std::int64_t, std::span<char>) override { return fail(ErrorCode::not_found, "There is no such file."); }
    Result<> output_begin(std::string_view, std::string_view) override {
        file_ = path_.empty() ? stdout : std::fopen(path_.c_str(), "wb");
        if (!file_) return fail(ErrorCode::storage, "The file cannot be written: " + path_ + ".");
        return {};
    }
    Result<> output_write(std::string_view bytes) override {
        if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) return fail(ErrorCode::storage, "The disk is full or gone; the export is not complete.");
        return {};
    }
    Result<> output_end() override {
        if (std::fflush(file_) != 0) return fail(ErrorCode::storage, "The disk is full or gone; the export is not complete.");
        return {};
    }
    Result<> output_workspace(std::string_view) override { return fail(ErrorCode::invalid_input, "Copy the workspace's file instead."); }

private:
    std::string path_;
    std::FILE* file_ = nullptr;
};

}  // namespace tandem::command_line
