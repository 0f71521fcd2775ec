// Right to left: the turn of a picture, what stays readable in it, and the order of characters.
#include <doctest/doctest.h>

#include <imgui_internal.h>

#include "ui/keyboard.hpp"
#include "ui/language.hpp"
#include "ui/reflection.hpp"
#include "ui/words.hpp"

namespace tandem::tests {

namespace {

struct FromRight {
    FromRight() { CHECK(ui::use_language(ui::pseudo_rtl)); }
    ~FromRight() { ui::use_language("en"); }
};

}  // namespace

TEST_CASE("a picture is turned over about its middle, and readable things in it are not") {
    const FromRight from_right;
    CHECK(ui::reads_from_right());
    ImDrawListSharedData shared{};
    ImDrawList list(&shared);
    list._ResetForNewFrame();
    list.PushClipRect({10, 0}, {100, 50});
    list.PushTexture(ImTextureRef{ImTextureID{1}});
    list.PrimReserve(6, 4);
    list.PrimRect({10, 5}, {40, 15}, IM_COL32_WHITE);       // a rectangle at the left
    {
        const ui::Readable readable(list, 20, 60);          // a word of two letters: 20 … 30, 50 … 60
        list.PrimReserve(12, 8);
        list.PrimRect({20, 5}, {30, 15}, IM_COL32_WHITE);
        list.PrimRect({50, 5}, {60, 15}, IM_COL32_WHITE);
    }
    ImDrawData picture;
    picture.DisplaySize = {200, 100};
    picture.CmdLists.push_back(&list);
    ui::turn_over(picture);
    const auto x = [&](int vertex) { return list.VtxBuffer[vertex].pos.x; };
    CHECK(x(0) == 190);
    CHECK(x(1) == 160);
    CHECK_MESSAGE(x(4) == 140, "the word lies at 140 … 180, its first letter still first");
    CHECK(x(5) == 150);
    CHECK(x(8) == 170);
    CHECK(x(9) == 180);
    CHECK(list.CmdBuffer.back().ClipRect.x == 100);
    CHECK(list.CmdBuffer.back().ClipRect.z == 190);
    picture.CmdLists.clear();
}

TEST_CASE("figures and Latin words keep their order in a line that is read from the right, brackets are turned") {
    CHECK(ui::in_visual_order("אב גד") == "דג בא");
    CHECK(ui::in_visual_order("אב 12 גד") == "דג 12 בא");
    CHECK(ui::in_visual_order("אב Acme GmbH גד") == "דג Acme GmbH בא");
    CHECK(ui::in_visual_order("[אב]") == "[בא]");
    CHECK(ui::in_visual_order("€1,234.50") == "€1,234.50");
    for (const std::string_view latin : {"Granite Bay Farm K.K.", "2 × Hearth 12 for Firenze", "7 AM", "Ember One, frame contr…", "(Acme)"}) CHECK(ui::in_visual_order(latin) == latin);
    CHECK(ui::in_visual_order("1 – 5") == "5 – 1");
    CHECK(ui::in_visual_order("אב, 12.5% · Ada") == "Ada · 12.5% ,בא");
    CHECK(ui::in_visual_order("") == "");
}

TEST_CASE("the Arabic pseudo-language changes letters, keeps places, and keys name the arrow that is pressed") {
    const FromRight from_right;
    CHECK(ui::tr("Search") == "[سياركه]");
    CHECK(ui::tr("{} of {}", "3", "7") == "[3 وف 7]");
    CHECK(ui::tr(ui::tr("Search")) == ui::tr("Search"));
    CHECK(ui::keys_in_words("Alt+Left").ends_with(std::string(ui::tr_as("key", "Right"))));
}

}  // namespace tandem::tests
