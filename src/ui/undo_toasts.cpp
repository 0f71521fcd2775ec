// Toasts for results: done with Undo, or what went wrong.
#include "ui/undo_toasts.hpp"

#include "ui/widgets/toast.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

void report_result(Client& client, Navigation& navigation, const CommandResult& result) {
    if (!result.ok) {
        if (!result.message.empty()) show_toast({.text = result.message, .tone = Tone::bad, .seconds = 10});
        return;
    }
    if (!result.go_to.empty()) navigation.go(result.go_to);
    if (result.message.empty()) return;
    Toast toast{.text = result.message};
    if (result.can_undo) {
        toast.action = tr("Undo");
        toast.run = [&client, &navigation] {
            client.run("edit.undo", {}, [&client, &navigation](const CommandResult& undone) { report_result(client, navigation, undone); });
        };
    }
    // One at a time: the latest change is what Undo takes back, so an older toast must not offer it any more.
    toast.key = "undo";
    show_toast(std::move(toast));
}

} // namespace tandem::ui
