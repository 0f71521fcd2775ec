// `tandem`: the core without a picture, for scripts and nightly jobs.
#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include "app/settings.hpp"
#include "platform/command_line/program.hpp"

namespace tandem::command_line {

int complain(Exit exit, std::string_view sentence) {
    std::fprintf(stderr, "tandem: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
    return exit;
}

int complain(const Error& error) { return complain(refused, error.message); }

std::string padded(std::string text, std::size_t width, bool is_right) {
    std::size_t shown = 0;
    for (const char c : text) shown += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    const std::string space(shown < width ? width - shown : 0, ' ');
    return is_right ? space + text : text + space;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

namespace {

// Where a file lies, so that a copy made by other programs is noticed: two copies must not go on under one name.
std::string place_of(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return {};
    std::error_code error;
    return std::filesystem::weakly_canonical(path, error).string() + " " + std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

}  // namespace

Result<std::unique_ptr<Store>> open_file(const Catalog& catalog, const std::string& path, Access access) {
    std::error_code error;
    const bool is_new = !std::filesystem::exists(path, error);
    // A file has a place once it is there; SQLite takes an empty one for new.
    if (is_new && access == Access::create)
        if (std::FILE* made = std::fopen(path.c_str(), "ab")) std::fclose(made);
    auto store = Store::open(catalog, {.path = path, .read_only = access == Access::read, .place = place_of(path)});
    if (!store && is_new) std::filesystem::remove(path, error);
    return store;
}

Opened open_workspace(const Catalog& catalog, const Arguments& arguments, Access access) {
    const auto path = arguments.value("--workspace");
    if (!path || path->empty()) return {nullptr, complain(wrong_use, "Say which workspace is meant: --workspace FILE.")};
    std::error_code error;
    if (std::filesystem::is_directory(*path, error)) return {nullptr, complain(refused, "A workspace is a file, but this is a folder: " + *path + ".")};
    if (access != Access::create && !std::filesystem::exists(*path, error))
        return {nullptr, complain(refused, "There is no workspace at " + *path + ".")};
    auto store = open_file(catalog, *path, access);
    if (!store) return {nullptr, complain(store.error())};
    return {std::move(*store), done};
}

TimeZone zone_of(const Store& store) { return TimeZone::find(load_settings(store).time_zone).value_or(TimeZone()); }

std::optional<Date> today_of(const Arguments& arguments, const TimeZone& zone) {
    if (const auto text = arguments.value("--today")) return date_from_text(*text);
    return zone.day_of(system_clock().now());
}

namespace {

constexpr std::string_view version = "0.1.0";

std::array<std::span<const Command>, 6> all_commands() { return {import_commands(), report_commands(), hand_off_commands(), workspace_commands(), sync_commands(), duplicate_commands()}; }

// Those whose names begin so; false when there are none.
bool print_commands(std::string_view beginning) {
    bool has_any = false;
    for (const auto commands : all_commands())
        for (const Command& each : commands) {
            if (!each.name.starts_with(beginning)) continue;
            std::string line = "  tandem " + std::string(each.name);
            line.resize(28, ' ');
            print(line + std::string(each.help) + "\n");
            has_any = true;
        }
    return has_any;
}

// "pipeline, campaigns or compare"
std::string reports() {
    static constexpr std::string_view word = "report ";
    std::string list, last;
    for (const auto commands : all_commands())
        for (const Command& each : commands) {
            if (!each.name.starts_with(word)) continue;
            if (!last.empty()) list += (list.empty() ? "" : ", ") + last;
            last = each.name.substr(word.size());
        }
    return list + " or " + last;
}

void print_overview() {
    print("tandem: contacts, pipeline, campaigns and feedback of two teams, in one file that is yours\n\n");
    print_commands("");
    print("\n  tandem COMMAND --help    what a command takes, prints and returns\n  tandem --version\n\n"
          "Exit codes: 0 done, 1 nothing changed, 2 wrong use, 3 done with odd rows, 4 refused.\n");
}

void print_help(const Command& command) {
    print(std::string(command.help) + "\n\n  tandem " + std::string(command.name) + " " + std::string(command.usage) + "\n\n");
    for (const Option& option : command.options) {
        std::string line = "  " + std::string(option.name) + " " + std::string(option.value);
        line.resize(std::max<std::size_t>(line.size() + 2, 26), ' ');
        print(line + std::string(option.help) + "\n");
    }
    print("\n" + std::string(command.details) + "\n");
}

// The command whose words begin the line, the longest first; `words` are taken off.
const Command* find_command(std::span<char* const>& words) {
    for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
        if (words.size() < length) continue;
        std::string name = words[0];
        for (std::size_t i = 1; i < length; ++i) name += " " + std::string(words[i]);
        for (const auto commands : all_commands())
            for (const Command& each : commands)
                if (each.name == name) {
                    words = words.subspan(length);
                    return &each;
                }
    }
    return nullptr;
}

int run(std::span<char* const> words) {
    const std::string_view first = words.empty() ? std::string_view() : std::string_view(words[0]);
    if (first.empty() || first == "--help" || first == "-h" || first == "help") {
        print_overview();
        return first.empty() ? wrong_use : done;
    }
    if (first == "--version") {
        print("tandem " + std::string(version) + "\n");
        return done;
    }
    const Command* command = find_command(words);
    const bool asks_for_help = words.size() > 1 && (std::string_view(words[1]) == "--help" || std::string_view(words[1]) == "-h");
    if (!command && asks_for_help && print_commands(std::string(first) + " ")) return done;
    if (!command && first == "report") return complain(wrong_use, "Say what to report: " + reports() + ".");
    if (!command) return complain(wrong_use, "There is no command “" + std::string(first) + "”; tandem --help lists them.");
    for (const std::string_view word : words)
        if (word == "--help" || word == "-h") {
            print_help(*command);
            return done;
        }
    const auto arguments = read_arguments(words, command->options);
    if (!arguments) return complain(wrong_use, arguments.error().message);
    if (arguments->has("--today") && !today_of(*arguments)) return complain(wrong_use, "A day is written as 2026-11-24.");
    const Catalog catalog;
    return command->run(catalog, *arguments);
}

}  // namespace

}  // namespace tandem::command_line

int main(int count, char** words) {
    return tandem::command_line::run({words + (count > 0 ? 1 : 0), static_cast<std::size_t>(count > 0 ? count - 1 : 0)});
}
