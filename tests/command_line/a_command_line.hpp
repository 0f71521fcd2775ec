// ACommandLine: runs the built program as a shell would, on files of a folder of its own.
#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "test_folders.hpp"

namespace tandem::tests {

struct Ran {
    int exit = -1;
    std::string out, error;
    nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
    bool is_one_sentence() const {
        return error.starts_with("tandem: ") && std::count(error.begin(), error.end(), '\n') == 1 && (error.ends_with(".\n") || error.ends_with(")\n"));
    }
};

class ACommandLine {
public:
    ACommandLine() { std::filesystem::create_directories(folder_); }
    ~ACommandLine() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    ACommandLine(const ACommandLine&) = delete;

    // Words as typed, apart from what a shell would make of them: '%' stands for the folder.
    Ran run(std::string words) const {
        for (std::size_t at = 0; (at = words.find('%', at)) != words.npos; at += folder_.string().size()) words.replace(at, 1, folder_.string());
        const std::string error_path = path("stderr.txt");
        Ran ran;
        std::FILE* pipe = popen(("\"" + program() + "\" " + words + " 2>\"" + error_path + "\"").c_str(), "r");
        REQUIRE(pipe != nullptr);
        char buffer[4096];
        for (std::size_t count; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.out.append(buffer, count);
        const int status = pclose(pipe);
        ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        ran.error = read("stderr.txt");
        return ran;
    }
    std::string path(std::string_view name) const { return (folder_ / name).string(); }
    std::string write(std::string_view name, std::string_view text) const {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }
    std::string read(std::string_view name) const {
        std::ostringstream text;
        text << std::ifstream(path(name), std::ios::binary).rdbuf();
        return text.str();
    }
    std::int64_t number(std::string_view sql, std::string_view workspace = "w.tandem") const {
        const Ran ran = run("query \"" + std::string(sql) + "\" --json --workspace %/" + std::string(workspace));
        REQUIRE_MESSAGE(ran.exit == 0, ran.error);
        return ran.json()["rows"][0][0].get<std::int64_t>();
    }

private:
    static std::string program() {
        if (const char* given = std::getenv("TANDEM_CLI")) return given;
        for (const char* name : {"/tandem", "/tandem_checked"}) {
            const std::string path = std::string(build_folder) + name;
            if (std::filesystem::exists(path)) return path;
        }
        FAIL("The program is not built: build the target “tandem”.");
        return {};
    }

    static inline int made_ = 0;
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("tandem-command-line-" + std::to_string(getpid()) + "-" + std::to_string(++made_));
};

}  // namespace tandem::tests
