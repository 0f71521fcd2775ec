// Lists on paper are whole, not what happens to be on the screen; tables of figures have their figures.
#include <algorithm>

#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/records.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

std::string printed(Screen& screen) {
    screen.settle();
    screen.press(ImGuiMod_Ctrl | ImGuiKey_P);
    screen.settle();
    std::string text;
    for (const ui::HostCall& call : screen.page.host_calls()) if (call.type == "print") text = call.text;
    return text;
}

ListAnswer people(const RecordList& q, std::int64_t total) {
    if (q.entity != "contact") return {};
    ListAnswer a{.total = total, .first = q.first};
    for (std::int64_t i = q.first; i < std::min(total, q.first + q.count); ++i) {
        ListRow row{.id = 1000 + i, .title = "Ada " + std::to_string(i), .cells = std::vector<Cell>(q.columns.size())};
        if (const auto at = std::ranges::find(q.columns, "created_at"); at != q.columns.end()) row.cells[static_cast<std::size_t>(at - q.columns.begin())].value = Value{instant_at(today, 600).ms};
        a.rows.push_back(std::move(row));
    }
    return a;
}

}  // namespace

TEST_CASE("a list is printed with all its rows, days with their year") {
    Screen screen("#/contacts");
    screen.core.answers<RecordList>([](const RecordList& q) { return people(q, 700); });
    const std::string text = printed(screen);
    CHECK(text.starts_with(R"({"title":"Contacts","subtitle":"700 contacts")"));
    CHECK(text.contains(R"(["Ada 0",)"));
    CHECK(text.contains(R"(["Ada 699",)"));
    CHECK(text.contains("24 Nov 2026"));
    CHECK_FALSE(text.contains("Select Ada"));
}

TEST_CASE("of a very long list the first thousand rows are printed, and it says so") {
    Screen screen("#/contacts");
    screen.core.answers<RecordList>([](const RecordList& q) { return people(q, 6'354); });
    const std::string text = printed(screen);
    CHECK(text.starts_with(R"({"title":"Contacts","subtitle":"6,354 contacts, the first 1,000 of them")"));
    CHECK(text.contains(R"(["Ada 999",)"));
    CHECK_FALSE(text.contains(R"(["Ada 1000",)"));
}

TEST_CASE("figures that open what is behind them are printed as figures") {
    Screen screen("#/quality");
    WorkspaceAnswer workspace = a_workspace();
    workspace.filled.push_back("hand_off");
    screen.core.answers<WorkspaceState>(workspace);
    screen.core.answers<LeadQualityReport>(QualityAnswer{.total = {.name = "All", .leads = 40, .handed = 31}, .rows = {{.campaign = 9, .name = "Spring fair", .leads = 40, .handed = 31, .open = 2, .accepted = 20}}});
    const std::string text = printed(screen);
    CHECK_MESSAGE(text.contains(R"(["Spring fair","40","31")"), text);
}

}  // namespace tandem::tests
