// What every view can do without more: run a command and say what came of it.
#include "ui/view.hpp"

#include "ui/widgets/toast.hpp"

namespace tandem::ui {

void ViewContext::toast(std::string_view text, Tone tone) { show_toast({.text = std::string(text), .tone = tone}); }

void ViewContext::run(std::string_view command, Arguments arguments) {
    // The result comes in a later frame, when this context is gone; the shell stays.
    client.run(command, std::move(arguments), [actions = &shell](const CommandResult& result) { actions->report(result); });
}

void ViewContext::run(std::string_view command, std::string_view entity, std::vector<RowId> rows, Presets values) {
    run(command, Arguments{std::string(entity), std::move(rows), std::move(values)});
}

} // namespace tandem::ui
