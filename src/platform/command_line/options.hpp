// Options: what stands on a command line, read against what a command says it takes.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/base/error.hpp"

namespace tandem::command_line {

struct Option {
    std::string_view name;          // "--workspace"
    std::string_view value;         // what stands for its value in the help, "FILE"; empty: it takes none
    std::string_view help;
};

struct Arguments {
    std::vector<std::string> words;                                 // what is no option
    std::vector<std::pair<std::string, std::string>> options;

    bool has(std::string_view name) const { return value(name).has_value(); }
    std::optional<std::string> value(std::string_view name) const;  // the last one given; "" for one without a value
    std::string value_or(std::string_view name, std::string_view other) const { return value(name).value_or(std::string(other)); }
};

// `--name value` or `--name=value`; `--` ends the options. The error is a sentence without the program's name.
Result<Arguments> read_arguments(std::span<char* const> words, std::span<const Option> known);

}  // namespace tandem::command_line
