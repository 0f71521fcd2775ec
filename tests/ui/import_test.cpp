// Import on screen: what is said before and after, and what leads on from there.
#include "tandem/contract/transfer.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

TEST_CASE("the end of an import says whom rules handed over, and leads to them") {
    for (const auto& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}}) {
        Screen screen("#/import", options);
        screen.core.answers<ImportState>(ImportAnswer{.phase = ImportPhase::done, .files = {{.name = "leads.csv", .odd_total = 1}}, .summary = "40 contacts added.", .set = 9, .handed_over = 12, .handed_by = "rules"});
        screen.settle();
        CHECK_MESSAGE(screen.page.tree().contains("40 contacts added. 12 contacts handed over by rules."), screen.page.tree());
        CHECK(screen.find(Role::button, "Save odd rows"));
        CHECK(screen.find(Role::button, "Undo import"));
        REQUIRE(screen.click(Role::button, "Open hand-offs"));
        CHECK(screen.find(Role::button, "Open hand-offs") == nullptr);
    }
}

TEST_CASE("the preview says when new rows were not compared with the records that are there") {
    Screen screen("#/import");
    ImportAnswer answer{.phase = ImportPhase::preview, .files = {{.name = "leads.csv", .rows = 25'000, .creates = 25'000, .entity = "contact"}}, .not_compared = 25'000};
    screen.core.answers<ImportState>(answer);
    screen.settle();
    CHECK_MESSAGE(screen.page.tree().contains("25,000 new rows were not compared"), screen.page.tree());
    for (const char* name : {"Rows", "New", "Linked", "Odd"}) CHECK_MESSAGE(screen.find(Role::group, name), name);

    answer.phase = ImportPhase::done;
    screen.core.answers<ImportState>(answer);
    screen.settle();
    REQUIRE(screen.click(Role::button, "Find duplicates"));
    CHECK(screen.core.last("duplicates.search"));
}

}  // namespace tandem::tests
