// Keys that a person gives to commands: chosen in the sheet, kept, used by every place that asks for keys or shows them.
#include "tests/ui/screen.hpp"
#include "ui/input.hpp"
#include "ui/key_bindings.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

struct SheetScreen : Screen {
    WorkspaceAnswer workspace = a_workspace();
    SheetScreen() {
        ui::key_bindings().take({});
        core.on("preference.set", [this](const Arguments& arguments) {
            workspace.preferences = {{std::string(arguments.find("name")->text_or("")), std::string(arguments.find("value")->text_or(""))}};
            core.answers<WorkspaceState>(workspace);
            return CommandResult{.ok = true};
        });
        settle();
    }
    ~SheetScreen() { ui::key_bindings().take({}); }
    SheetScreen(const SheetScreen&) = delete;
    void change(std::string_view command, ImGuiKeyChord chord) {
        if (!find(Role::dialog, "Keyboard shortcuts")) press(ImGuiMod_Shift | ImGuiKey_Slash);
        // By the keyboard or a screen reader: a press of the mouse where the row would be, below the edge, is one beside the sheet.
        const ui::Node* button = find(Role::button, "Change the keys of " + std::string(command));
        REQUIRE_MESSAGE(button, page.tree());
        ui::post_event({.kind = ui::Event::Kind::activate, .id = button->id});
        settle();
        press(chord);
    }
    std::string keys_of(std::string_view command) {
        const ui::Node* node = find(Role::group, command);
        return node ? node->value : std::string("none");
    }
    std::string kept() const {
        const auto* run = core.last("preference.set");
        return run ? std::string(run->arguments.find("value")->text_or("")) : std::string("none");
    }
};

}  // namespace

TEST_CASE("names of keys and chords are each other's") {
    for (const char* keys : {"Ctrl+K", "Ctrl+Shift+Z", "J", "?", "F2", "Alt+Left", "Ctrl+Alt+3", "/"}) {
        CAPTURE(keys);
        REQUIRE(ui::chord_of_keys(keys) != 0);
        CHECK(ui::keys_of_chord(ui::chord_of_keys(keys)) == keys);
    }
    CHECK(ui::chord_of_keys("G P") == 0);
    CHECK(ui::chord_of_keys("Hyper+K") == 0);
    CHECK(ui::keys_of_chord(ImGuiKey_Escape).empty());
}

TEST_CASE("given keys are meant as the first ones, which do nothing any more; two commands may change places") {
    ui::KeyBindings keys;
    keys.take("Ctrl+K\tCtrl+U\nG P\tG X\nJ\tK\nK\tJ\nbroken\nG H\tQ\n");
    CHECK(keys.meant(ImGuiMod_Ctrl | ImGuiKey_U, 0) == (ImGuiMod_Ctrl | ImGuiKey_K));
    CHECK(keys.meant(ImGuiMod_Ctrl | ImGuiKey_K, 0) == 0);
    CHECK(keys.meant(ImGuiKey_J, 0) == ImGuiKey_K);
    CHECK(keys.meant(ImGuiKey_K, 0) == ImGuiKey_J);
    CHECK(keys.meant(ImGuiKey_X, 0) == ImGuiKey_X);
    CHECK(keys.meant(ImGuiKey_G, 10) == ImGuiKey_G);
    CHECK(keys.meant(ImGuiKey_X, 11) == ImGuiKey_P);
    CHECK_MESSAGE(keys.meant(ImGuiKey_J, 11.2) == ImGuiKey_K, "G counts for one key");
    keys.meant(ImGuiKey_G, 20);
    CHECK(keys.meant(ImGuiKey_P, 20.5) == 0);
    keys.meant(ImGuiKey_G, 30);
    CHECK_MESSAGE(keys.meant(ImGuiKey_J, 30.1) == ImGuiKey_J, "letters after G have a table of their own");
    keys.is_choosing = true;
    CHECK(keys.meant(ImGuiMod_Ctrl | ImGuiKey_K, 40) == (ImGuiMod_Ctrl | ImGuiKey_K));
    CHECK(keys.kept() == "Ctrl+K\tCtrl+U\nG P\tG X\nJ\tK\nK\tJ");
}

TEST_CASE("new keys are pressed in the sheet, kept, and used by keyboard, sheet, palette and page") {
    SheetScreen screen;
    screen.change("Find records, commands and views", ImGuiMod_Ctrl | ImGuiKey_U);
    CHECK_MESSAGE(screen.kept() == "Ctrl+K\tCtrl+U", screen.page.tree());
    CHECK(screen.keys_of("Find records, commands and views") == "Ctrl+U");
    CHECK(std::ranges::any_of(screen.page.host_calls(), [](const ui::HostCall& call) { return call.type == "keys" && call.text.contains("Ctrl+U"); }));
    screen.change("Pipeline", ImGuiKey_X);
    CHECK(screen.keys_of("Pipeline") == "G X");
    screen.press(ImGuiKey_Escape);
    REQUIRE(screen.find(Role::dialog, "Keyboard shortcuts") == nullptr);
    screen.press(ImGuiKey_G);
    screen.press(ImGuiKey_X);
    CHECK_MESSAGE(screen.shell.navigation().route().view == "pipeline", screen.page.tree());
    screen.press(ImGuiMod_Ctrl | ImGuiKey_K);
    CHECK(screen.find(Role::option, "Pipeline") == nullptr);
    screen.press(ImGuiMod_Ctrl | ImGuiKey_U);
    const ui::Node* entry = screen.find(Role::option, "Pipeline");
    REQUIRE_MESSAGE(entry, screen.page.tree());
    CHECK(entry->description == "G X");
}

TEST_CASE("keys that are taken or needed are named, and nothing changes; one command or all get theirs back") {
    SheetScreen screen;
    screen.change("Search", ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK_MESSAGE(screen.page.tree().contains("Ctrl+Z is “Undo” already"), screen.page.tree());
    screen.press(ImGuiMod_Ctrl | ImGuiKey_V);
    CHECK_MESSAGE(screen.page.tree().contains("Ctrl+V is needed as it is"), screen.page.tree());
    CHECK(screen.kept() == "none");
    screen.press(ImGuiKey_Escape);
    CHECK_MESSAGE(screen.find(Role::dialog, "Keyboard shortcuts"), "Escape leaves the keys, not the sheet");
    CHECK(screen.keys_of("Search") == "Ctrl+F");
    screen.change("Search", ImGuiKey_F4);
    CHECK(screen.keys_of("Search") == "F4");
    REQUIRE(screen.click(Role::button, "Change the keys of Search"));
    REQUIRE_MESSAGE(screen.click(Role::button, "As it came: Ctrl+F"), screen.page.tree());
    CHECK(screen.keys_of("Search") == "Ctrl+F");
    screen.change("Undo", ImGuiMod_Alt | ImGuiKey_U);
    CHECK(screen.keys_of("Undo") == "Alt+U");
    REQUIRE(screen.click(Role::button, "All as they came"));
    CHECK(screen.keys_of("Undo") == "Ctrl+Z");
    CHECK(screen.kept().empty());
    CHECK_FALSE(screen.find(Role::button, "Change the keys of Open"));
}

TEST_CASE("keys that were kept are used from the start") {
    SheetScreen screen;
    screen.workspace.preferences = {{"view.keys", "F\tCtrl+J"}};
    screen.core.answers<WorkspaceState>(screen.workspace);
    screen.settle();
    screen.press(ImGuiKey_F);
    CHECK(screen.find(Role::dialog, "Add feedback") == nullptr);
    screen.press(ImGuiMod_Ctrl | ImGuiKey_J);
    CHECK_MESSAGE(!screen.page.all(Role::dialog).empty(), screen.page.tree());
}

}  // namespace tandem::tests
