// The whole interface on a page without pixels, over a core made by hand.
#pragma once

#include <doctest/doctest.h>

#include "platform/headless/headless.hpp"
#include "tests/support/fake_core.hpp"
#include "ui/shell.hpp"

namespace tandem::tests {

inline const Date today = date_from({2026, 11, 24});

inline WorkspaceAnswer a_workspace() {
    WorkspaceAnswer w;
    w.storage = StorageState::durable;
    w.is_started = true;
    w.name = "EcoTech", w.person_name = "Ada Byron", w.team = "sales", w.person = 7;
    w.today = today;
    w.undo_label = "Move Acme", w.filled = {"deal", "campaign", "feedback", "contact", "company", "activity"};
    return w;
}

inline WorkspaceAnswer an_empty_workspace() {
    WorkspaceAnswer w = a_workspace();
    w.filled.clear();
    return w;
}

struct Screen {
    FakeCore core;
    ui::Shell shell{core.client};
    ui::Headless page;
    std::size_t seen_calls = 0;

    explicit Screen(std::string_view address = "#/home", ui::Headless::Options options = {}) : page([this] { draw(); }, options) {
        core.answers<WorkspaceState>(a_workspace());
        core.answers<CommandList>(CommandsAnswer{});
        shell.set_device({.now = instant_at(today, 10 * 60)});
        shell.arrive(address);
    }

    void draw() {
        core.deliver();
        shell.draw();
    }
    // Frames until the page rests and nothing is on its way between core and view.
    void settle() {
        for (int i = 0; i < 40; ++i) {
            page.settle();
            bool more = false;
            for (; seen_calls < page.host_calls().size(); ++seen_calls) {
                const ui::HostCall call = page.host_calls()[seen_calls];
                if (call.type == "navigate" || call.type == "replace" || call.type == "follow") shell.arrive(call.text), more = true;
            }
            more = core.deliver() || more;
            if (!more) return;
        }
    }
    bool click(ui::Role role, std::string_view name) {
        settle();
        const bool found = page.click(role, name);
        settle();
        return found;
    }
    bool fill(ui::Role role, std::string_view name, std::string_view text) {
        settle();
        const bool found = page.fill(role, name, text);
        settle();
        return found;
    }
    // The control within one item of a list.
    bool press_in(std::string_view item_name, std::string_view name, ui::Role role = ui::Role::button) {
        settle();
        const ui::Node* item = page.find(ui::Role::listitem, item_name);
        const ui::Node* node = item ? page.find_in(*item, role, name) : nullptr;
        const bool found = node && page.click(*node);
        settle();
        return found;
    }
    // The rows that the last run of a command was for.
    std::vector<RowId> rows_of(std::string_view command) const {
        const auto* run = core.last(command);
        return run ? run->arguments.rows : std::vector<RowId>{};
    }
    void press(ImGuiKeyChord chord) {
        page.press(chord);
        settle();
    }
    const ui::Node* find(ui::Role role, std::string_view name) {
        settle();
        return page.find(role, name);
    }
};

}  // namespace tandem::tests
