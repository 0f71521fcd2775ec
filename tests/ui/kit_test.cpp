#include "platform/headless/headless.hpp"

#include "ui/input.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/palette.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/specimen.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/toast.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace tandem::ui;

TEST_CASE("a button is found by its name and tells its click once") {
    int clicks = 0;
    Headless page([&] { clicks += button({10, 10, 100, 32}, "Save"); });
    CHECK(page.click(Role::button, "Save"));
    CHECK(clicks == 1);
    CHECK_FALSE(page.click(Role::button, "Delete"));
}

TEST_CASE("a disabled button takes no click") {
    int clicks = 0;
    Headless page([&] { clicks += button({10, 10, 100, 32}, "Save", {.is_disabled = true}); });
    CHECK_FALSE(page.click(Role::button, "Save"));
    CHECK(clicks == 0);
}

TEST_CASE("a click on what is being drawn anew waits for it, though not for long") {
    int clicks = 0;
    bool is_there = true;
    Headless page([&] { if (is_there) clicks += button({10, 10, 100, 32}, "Save"); });
    page.settle();
    const NodeId id = page.find(Role::button, "Save")->id;
    const auto press_while_gone = [&](double seconds) {
        is_there = false;
        page.settle();
        post_event({.kind = Event::Kind::activate, .id = id});
        page.settle();
        page.pass(seconds);
        is_there = true;
        page.settle();
    };
    press_while_gone(0.2);
    CHECK(clicks == 1);
    press_while_gone(2);
    CHECK_MESSAGE(clicks == 1, "who comes back later is not taken by surprise");
}

TEST_CASE("keys and clicks that one slow frame finds waiting act one after the other") {
    std::string said;
    Headless page([&] {
        if (shortcut(ImGuiKey_B)) said += "b";
        if (shortcut(ImGuiKey_A)) said += "a";
        if (button({10, 10, 100, 32}, "Second")) said += "2";
        if (button({10, 50, 100, 32}, "First")) said += "1";
    });
    page.settle();
    const NodeId first = page.find(Role::button, "First")->id, second = page.find(Role::button, "Second")->id;
    for (const ImGuiKey key : {ImGuiKey_A, ImGuiKey_B, ImGuiKey_A}) post_event({.kind = Event::Kind::key, .chord = key});
    post_event({.kind = Event::Kind::activate, .id = first});
    post_event({.kind = Event::Kind::activate, .id = second});
    post_event({.kind = Event::Kind::key, .chord = ImGuiKey_B});
    page.settle();
    CHECK(said == "aba12b");
    said.clear();
    for (int i = 0; i < 5; ++i) post_event({.kind = Event::Kind::key, .chord = ImGuiKey_A, .is_repeat = true});
    page.settle();
    CHECK_MESSAGE(said == "a", "a key that is held does not run on after it was let go");
}

TEST_CASE("a field hands over what is typed, and commits on Enter or when it is left") {
    std::string name = "Ada";
    int committed = 0;
    Headless page([&] {
        committed += text_field({10, 10, 300, 60}, "Name", name).committed;
        button({10, 100, 100, 32}, "Next");
    });
    CHECK(page.fill(Role::textbox, "Name", "Grace"));
    CHECK(name == "Grace");
    CHECK(committed == 0);
    page.press(ImGuiKey_Enter);
    CHECK(committed == 1);
    page.type(" Hopper");
    page.tab();
    CHECK(name == "Grace Hopper");
    CHECK(committed == 2);
}

TEST_CASE("a click after an edit sees the edit, whatever is drawn first") {
    std::string name, saved;
    Headless page([&] {
        if (button({10, 100, 100, 32}, "Save")) saved = name;
        text_field({10, 10, 300, 60}, "Name", name);
    });
    page.fill(Role::textbox, "Name", "Hikari");
    page.click(Role::button, "Save");
    CHECK(saved == "Hikari");
}

TEST_CASE("two fields of one name stay apart") {
    std::string first, second;
    Headless page([&] {
        text_field({10, 10, 300, 60}, "Phone", first);
        text_field({10, 80, 300, 60}, "Phone", second);
    });
    const auto fields = page.all(Role::textbox);
    REQUIRE(fields.size() == 2);
    CHECK(fields[0]->id != fields[1]->id);
}

TEST_CASE("a choice takes an option from its list and from the page's own picker") {
    const std::vector<std::string> stages{"Lead", "Qualified", "Won"};
    int stage = 0;
    Headless page([&] { choice({10, 10, 300, 60}, "Stage", stages, stage); });
    CHECK(page.choose("Stage", "Won"));
    CHECK(stage == 2);
    CHECK(page.click(Role::choice, "Stage"));
    CHECK(page.find(Role::listbox, "Stage"));
    CHECK(page.click(Role::option, "Qualified"));
    CHECK(stage == 1);
    CHECK_FALSE(page.find(Role::listbox, "Stage"));
}

TEST_CASE("what is typed into a field is committed though focus, edit and blur come in one frame") {
    std::string value = "Regensburg";
    bool is_committed = false;
    NodeId id = 0;
    Headless page([&] {
        const FieldResult r = text_field({10, 10, 200, 60}, "City", value);
        id = r.id, is_committed = is_committed || r.committed;
    });
    page.settle();
    post_event({.kind = Event::Kind::focus, .id = id, .number = 1});
    post_event({.kind = Event::Kind::edit, .id = id, .number = 1, .text = "Offlineville"});
    post_event({.kind = Event::Kind::blur, .id = id});
    page.frame();
    CHECK(value == "Offlineville");
    CHECK(is_committed);
}

TEST_CASE("a long list shows only the rows in view, and scrolls by the wheel") {
    constexpr std::int64_t count = 1'000'000;
    std::int64_t first = -1, drawn = 0;
    Headless page([&] {
        ScrollArea area("rows", {0, 0, 400, 360}, {.content_height = float(count) * 36});
        const auto rows = area.rows(36, count);
        first = rows.first, drawn = rows.last - rows.first;
        for (auto i = rows.first; i < rows.last; i++) text(area.row(i, 36), "Row " + std::to_string(i));
    });
    CHECK(first == 0);
    CHECK(drawn <= 12);
    CHECK(page.find(Role::text, "Row 0"));
    page.wheel(100, 100, 36000);
    CHECK(first > 900);
    CHECK_FALSE(page.find(Role::text, "Row 0"));
}

TEST_CASE("a card is dragged by the mouse and no click follows") {
    float dropped_at = 0;
    int clicks = 0;
    Headless page([&] {
        const Interaction it = begin_interact({.id = make_id("card"), .role = Role::listitem, .name = "Deal", .flags = Flag::draggable | Flag::focusable}, {10, 10, 200, 80});
        clicks += it.clicked;
        if (it.dropped) dropped_at = pointer_x();
        end_interact();
    });
    page.drag(50, 50, 300, 60);
    CHECK(dropped_at == doctest::Approx(300));
    CHECK(clicks == 0);
}

TEST_CASE("what is on its way is busy to a screen reader, too") {
    bool has_come = false;
    Headless page([&] {
        Semantics list({.role = Role::list, .name = "Deals"}, {0, 0, 300, 300});
        ScrollArea scroll("deals", {0, 0, 300, 300});
        if (!has_come) skeleton_rows(scroll.content(), 40, 3);
        scroll.finish(120);
    });
    page.settle();
    CHECK(page.find(Role::list, "Deals")->flags.has(Flag::busy));
    has_come = true;
    page.settle();
    page.frame();
    CHECK_FALSE(page.find(Role::list, "Deals")->flags.has(Flag::busy));
}

TEST_CASE("a page at rest asks for no frame") {
    Headless page([] { draw_specimen({}); });
    page.settle(200);
    page.pass(30);      // longer than any toast of a test before
    page.settle(200);
    CHECK(frame_clock().next_ms() < 0);
    CHECK(page.vertices() > 1000);
}

TEST_CASE("every control of the specimen has a name, and no id is used twice") {
    Headless page([] { draw_specimen({}); });
    std::set<NodeId> ids;
    for (const Node& node : mirror().nodes()) {
        CHECK(ids.insert(node.id).second);
        if (node.flags.has(Flag::focusable) && node.role != Role::none) CHECK_MESSAGE(!node.name.empty(), std::string(role_name(node.role)));
    }
    CHECK(page.all(Role::searchbox).size() == 1);
}

TEST_CASE("on a phone the bar, search, Undo and Import… are in the mirror") {
    Headless page([] { draw_specimen({}); }, {.width = 390, .height = 844, .density = 2, .touch = true});
    for (const char* name : {"Undo", "Redo", "Import…", "Export…", "More"}) CHECK_MESSAGE(page.find(Role::button, name), name);
    CHECK(page.all(Role::searchbox).size() == 1);
    CHECK(page.click(Role::button, "More"));
    CHECK(page.find(Role::dialog, "More"));
    page.press(ImGuiKey_Escape);
    CHECK_FALSE(page.find(Role::dialog, "More"));
}

TEST_CASE("text on its ground holds 4.5:1 in both themes") {
    for (const Theme* t : {&light_theme(), &dark_theme()}) {
        for (const Colour ground : {t->canvas, t->surface, t->raised})
            for (const Colour ink : {t->text, t->second, t->third, t->accent, t->sales, t->marketing, t->good, t->warn, t->bad}) CHECK(contrast(ink, ground) >= 4.5f);
        for (const Tone tone : {Tone::accent, Tone::sales, Tone::marketing, Tone::good, Tone::warn, Tone::bad}) CHECK(contrast(t->strong(tone), t->soft(tone)) >= 4.5f);
        CHECK(contrast(t->on_accent, t->accent) >= 4.5f);
        CHECK(contrast(t->on_tooltip, t->tooltip) >= 4.5f);
    }
}

TEST_CASE("complex scripts become runs, and the user's private-use characters are escaped") {
    forget_runs();      // other tests draw the same emoji
    CHECK(shaped("Ada Lovelace") == "Ada Lovelace");
    CHECK(shaped("日本語") == "日本語");
    const std::string arabic = shaped("Deal mit محمد عبد الله heute");
    CHECK(arabic.starts_with("Deal mit "));
    CHECK(arabic.ends_with(" heute"));
    CHECK(arabic.size() == std::string("Deal mit ").size() + 3 + std::string(" heute").size());
    CHECK(shaped("\xEE\x80\x80") == "\xEF\xBF\xBD");
    CHECK(shaped("👩‍👩‍👧‍👦").size() == 3);
    CHECK(run_text(first_run + unsigned(run_count()) - 1) == "👩‍👩‍👧‍👦");
}

TEST_CASE("axes have round steps") {
    CHECK(round_ticks(0, 37, 4) == std::vector<double>{0, 10, 20, 30, 40});
    CHECK(round_ticks(0, 3100, 4).back() == 4000);
    CHECK(round_ticks(0, 0, 4).size() >= 2);
}

TEST_CASE("the palette finds words by their beginnings") {
    CHECK(fuzzy_score("mw", "Mark as won") > fuzzy_score("mw", "Home window"));
    CHECK(fuzzy_score("pipe", "Pipeline") >= 0);
    CHECK(fuzzy_score("xyz", "Pipeline") < 0);
}
