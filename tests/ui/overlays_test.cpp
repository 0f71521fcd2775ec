// What lies over the page: dialogs, menus, toasts; where their focus goes, and what is told of them.
#include "platform/headless/headless.hpp"

#include "ui/input.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/toast.hpp"

#include <doctest/doctest.h>

using namespace tandem::ui;

TEST_CASE("a dialog takes the focus, keeps Tab and gives the focus back") {
    bool is_open = false;
    std::string name;
    Headless page([&] {
        if (button({10, 10, 100, 32}, "Add deal")) is_open = true;
        button({10, 60, 100, 32}, "Beside");
        if (Dialog dialog{"New deal", is_open}) {
            Box foot = dialog.foot();
            if (button(foot.cut_right(80), "Save")) is_open = false;
            Column form(dialog.body(), 8);
            text_field(form.next(field_height({})), "Name", name);
            dialog.finish(form.used());
        }
    });
    page.click(Role::button, "Add deal");
    const Node* field = page.find(Role::textbox, "Name");
    REQUIRE(field);
    CHECK(has_focus(field->id));
    for (int i = 0; i < 6; i++) {
        page.tab();
        const Node* beside = page.find(Role::button, "Beside");
        CHECK_FALSE(has_focus(beside->id));
    }
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(is_open);
    CHECK(has_focus(page.find(Role::button, "Add deal")->id));
}

TEST_CASE("a dialog appears with its focus, and whoever goes on at once is not torn back") {
    bool is_open = false;
    std::string name, note;
    for (const bool has_wish : {false, true}) {
        CAPTURE(has_wish);
        Headless page([&] {
            if (Dialog dialog{"New deal", is_open}) {
                Column form(dialog.body(), 8);
                text_field(form.next(field_height({})), "Name", name);
                text_field(form.next(field_height({})), "Note", note, {.takes_focus = has_wish});
                dialog.finish(form.used());
            }
        });
        is_open = true;
        wake();
        int frames = 0;
        for (; frames < 5 && !page.find(Role::dialog, "New deal"); ++frames) page.frame();
        REQUIRE(page.find(Role::dialog, "New deal"));
        CHECK(input().wanted_focus == 0);   // it went with the message that brought the dialog
        page.frame();
        CHECK(has_focus(page.find(Role::textbox, has_wish ? "Note" : "Name")->id));
        page.tab();
        const NodeId next = focused();
        CHECK(next != page.find(Role::textbox, has_wish ? "Note" : "Name")->id);
        for (int i = 0; i < 5; ++i) page.frame();
        CHECK(focused() == next);
        is_open = false;
        page.settle();
    }
}

TEST_CASE("nothing lies over the fields of a dialog whose foot is drawn before it is finished") {
    bool is_open = true;
    std::string name;
    Headless page([&] {
        if (Dialog dialog{"New deal", is_open}) {
            Column form(dialog.body(), 8);
            text_field(form.next(field_height({})), "Name", name);
            Box foot = dialog.foot();
            button(foot.cut_right(80), "Save");
            dialog.finish(form.used());
        }
    });
    page.settle();
    std::size_t areas = 0;
    for (const Node& node : mirror().nodes()) areas += node.role == Role::scroll;
    CHECK(areas == 1);
    const Node* field = page.find(Role::textbox, "Name");
    REQUIRE(field);
    CHECK(mirror().at(field->box.middle_x(), field->box.middle_y())->id == field->id);
}

TEST_CASE("a dialog's foot is read after its fields though it is drawn first") {
    bool is_open = true;
    std::string name;
    Headless page([&] {
        if (Dialog dialog{"New deal", is_open}) {
            Box foot = dialog.foot();
            button(foot.cut_right(80), "Save");
            Column form(dialog.body(), 8);
            text_field(form.next(field_height({})), "Name", name);
            dialog.finish(form.used());
        }
    });
    const std::string tree = page.tree();
    CHECK(tree.find("textbox \"Name\"") < tree.find("button \"Save\""));
}

TEST_CASE("a menu is told where it is, not where it is measured") {
    Headless page([&] {
        const Interaction it = button_interaction({10, 560, 100, 32}, "More", {});
        if (it.clicked) open_menu("menu", {10, 560, 100, 32}, it.id);
        if (Menu menu{"menu"})
            for (const char* label : {"Rename", "Delete"}) menu.item(label);
    }, {.width = 400, .height = 600});
    page.settle();
    post_event({.kind = Event::Kind::activate, .id = page.find(Role::button, "More")->id});
    wake();
    for (int i = 0; i < 5 && !page.find(Role::menuitem, "Delete"); ++i) page.frame();
    const Node* item = page.find(Role::menuitem, "Delete");
    REQUIRE(item);
    const float at = item->box.y;
    CHECK_MESSAGE(at < 560, "there is no room below the button");
    page.settle();
    CHECK(page.find(Role::menuitem, "Delete")->box.y == doctest::Approx(at));
}

TEST_CASE("a menu is walked by arrows and letters, and closes with its choice") {
    std::string chosen;
    Headless page([&] {
        const Interaction it = button_interaction({10, 10, 100, 32}, "More", {});
        if (it.clicked) open_menu("menu", {10, 10, 100, 32}, it.id);
        if (Menu menu{"menu"})
            for (const char* label : {"Rename", "Move to…", "Delete"})
                if (menu.item(label)) chosen = label;
    });
    page.click(Role::button, "More");
    CHECK(has_focus(page.find(Role::menuitem, "Rename")->id));
    page.press(ImGuiKey_DownArrow);
    CHECK(has_focus(page.find(Role::menuitem, "Move to…")->id));
    page.press(ImGuiKey_D);
    CHECK(has_focus(page.find(Role::menuitem, "Delete")->id));
    page.press(ImGuiKey_Enter);
    CHECK(chosen == "Delete");
    CHECK_FALSE(page.find(Role::menuitem, "Delete"));
    CHECK(has_focus(page.find(Role::button, "More")->id));
}

TEST_CASE("a toast's action runs, and it goes by itself") {
    int undone = 0;
    Headless page([&] { draw_toasts({0, 0, 800, 600}); });
    show_toast({.text = "Deal added", .action = "Undo", .run = [&] { undone++; }});
    page.settle();
    CHECK(page.find(Role::text, "Deal added"));
    CHECK(page.click(Role::button, "Undo"));
    CHECK(undone == 1);
    CHECK_FALSE(page.find(Role::text, "Deal added"));
    show_toast({.text = "Deal lost", .seconds = 2});
    page.settle();
    page.pass(3);
    CHECK_MESSAGE(page.find(Role::text, "Deal lost"), "it waits while the pointer is over it");
    page.move(10, 10);
    page.pass(3);
    page.settle();
    CHECK_FALSE(page.find(Role::text, "Deal lost"));
}
