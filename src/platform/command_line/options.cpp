// Options: what stands on a command line, read against what a command says it takes.
#include "platform/command_line/options.hpp"

#include <algorithm>

namespace tandem::command_line {

std::optional<std::string> Arguments::value(std::string_view name) const {
    for (auto each = options.rbegin(); each != options.rend(); ++each)
        if (each->first == name) return each->second;
    return std::nullopt;
}

Result<Arguments> read_arguments(std::span<char* const> words, std::span<const Option> known) {
    Arguments arguments;
    bool are_options_over = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (are_options_over || word.size() < 2 || word[0] != '-') {
            arguments.words.emplace_back(word);
            continue;
        }
        if (word == "--") {
            are_options_over = true;
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        const auto option = std::ranges::find(known, name, &Option::name);
        if (option == known.end()) return fail(ErrorCode::invalid_input, "There is no option " + std::string(name) + " here; --help lists them.");
        if (option->value.empty()) {
            if (equals != word.npos) return fail(ErrorCode::invalid_input, std::string(name) + " takes no value.");
            arguments.options.emplace_back(name, "");
        } else if (equals != word.npos) {
            arguments.options.emplace_back(name, word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
            arguments.options.emplace_back(name, words[++i]);
        } else {
            return fail(ErrorCode::invalid_input, std::string(name) + " needs a value: " + std::string(name) + " " + std::string(option->value) + ".");
        }
    }
    return arguments;
}

}  // namespace tandem::command_line
