// The board: stages as lists, cards that move by menu, key and drag, filters, pages of a long column.
#include "ui/views/pipeline.hpp"

#include "tests/ui/screen.hpp"

namespace tandem::tests {

namespace {

using ui::Role;

struct BoardScreen : Screen {
    std::vector<std::pair<RowId, RowId>> deals = {{101, 11}, {102, 11}, {103, 12}};     // deal, stage

    explicit BoardScreen(ui::Headless::Options options = {}) : Screen("#/pipeline", options) {
        core.answers<Board>([this](const Board&) {
            BoardAnswer board{.pipeline = 1, .pipelines = {{1, "Sales"}}, .owners = {{7, "Ada Byron"}, {8, "Alan Turing"}}};
            for (const auto& [id, name, outcome] : {std::tuple{11, "Lead", "open"}, {12, "Proposal", "open"}, {13, "Won", "won"}, {14, "Lost", "lost"}}) {
                BoardStage stage{.id = id, .name = name, .outcome = outcome, .probability = 50};
                for (const auto& [deal, at] : deals) if (at == id) ++stage.count, stage.total.minor += 250000, stage.weighted.minor += 125000;
                board.stages.push_back(stage);
            }
            return board;
        });
        core.answers<BoardCards>([this](const BoardCards& question) {
            CardsAnswer cards{.first = question.first};
            for (const auto& [deal, stage] : deals)
                if (stage == question.stage && cards.total++ >= question.first && std::ssize(cards.cards) < question.count)
                    cards.cards.push_back({.id = deal, .title = "Deal " + std::to_string(deal), .company = "Acme", .owner = "Ada Byron", .amount = Money{250000}, .closes_on = today, .days_in_stage = 3, .is_stale = deal == 102});
            return cards;
        });
        core.on("deal.move", [this](const Arguments& a) {
            for (auto& [deal, stage] : deals) if (deal == a.rows.front()) stage = a.find("stage")->integer_or(0);
            core.refresh();
            return CommandResult{.ok = true, .message = "Moved", .can_undo = true};
        });
    }
};

}  // namespace

TEST_CASE("each stage is a list named by it, its figures a group beside, its deals items with a link") {
    BoardScreen screen;
    const ui::Node* lead = screen.find(Role::list, "Lead");
    REQUIRE(lead);
    const ui::Node* card = screen.page.find_in(*lead, Role::listitem, "Deal 101");
    REQUIRE_MESSAGE(card, screen.page.tree());
    const ui::Node* link = screen.page.find_in(*card, Role::link, "Deal 101");
    REQUIRE(link);
    CHECK(link->href == "#/deals/101");
    CHECK(screen.page.find_in(*card, Role::button, "Move to…"));
    CHECK(screen.find(Role::list, "Lost"));
    const ui::Node* figures = screen.find(Role::group, "Lead");
    REQUIRE(figures);
    const ui::Node* total = screen.page.find_in(*figures, Role::group, "Total");
    REQUIRE(total);
    CHECK(total->value == "500000");
    const ui::Node* weighted = screen.page.find_in(*figures, Role::group, "Weighted");
    REQUIRE(weighted);
    CHECK(weighted->value == "250000");
}

TEST_CASE("a card moves by its menu and lands in the other list") {
    BoardScreen screen;
    const ui::Node* card = screen.find(Role::listitem, "Deal 101");
    REQUIRE(card);
    const ui::Node more = *screen.page.find_in(*card, Role::button, "Move to…");
    screen.page.click(more);
    REQUIRE_MESSAGE(screen.click(Role::menuitem, "Proposal"), screen.page.tree());
    const auto* run = screen.core.last("deal.move");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{101});
    const ui::Node* proposal = screen.find(Role::list, "Proposal");
    CHECK(screen.page.find_in(*proposal, Role::listitem, "Deal 101"));
    const ui::Node* status = screen.find(Role::status, "");
    REQUIRE(status);
    CHECK(screen.page.find_in(*status, Role::text, "Moved"));
    CHECK(screen.page.find_in(*status, Role::button, "Undo"));
}

TEST_CASE("Alt and an arrow move the focused card to the next stage, and it keeps the focus") {
    BoardScreen screen;
    screen.settle();
    REQUIRE(screen.page.focus(Role::listitem, "Deal 103"));
    screen.press(ImGuiMod_Alt | ImGuiKey_LeftArrow);
    REQUIRE(screen.core.last("deal.move"));
    CHECK(screen.core.last("deal.move")->arguments.find("stage")->integer_or(0) == 11);
    const ui::Node* lead = screen.find(Role::list, "Lead");
    CHECK(screen.page.find_in(*lead, Role::listitem, "Deal 103"));
}

TEST_CASE("a card is dragged to another column") {
    BoardScreen screen;
    const ui::Node* card = screen.find(Role::listitem, "Deal 101");
    const ui::Node* won = screen.find(Role::list, "Won");
    REQUIRE(card);
    REQUIRE(won);
    const ui::Box to = won->box;
    screen.page.drag(card->box.x + 20, card->box.bottom() - 14, to.middle_x(), to.y + 60);
    screen.settle();
    REQUIRE(screen.core.last("deal.move"));
    CHECK(screen.core.last("deal.move")->arguments.find("stage")->integer_or(0) == 13);
}

TEST_CASE("a lost deal asks for the reason before anything is sent") {
    BoardScreen screen;
    const ui::Node* card = screen.find(Role::listitem, "Deal 101");
    REQUIRE(card);
    const ui::Node more = *screen.page.find_in(*card, Role::button, "Move to…");
    screen.page.click(more);
    screen.click(Role::menuitem, "Lost");
    CHECK(screen.find(Role::dialog, "Mark as lost"));
    CHECK(screen.core.last("deal.move") == nullptr);
    CHECK(screen.core.last("deal.lose") == nullptr);
}

TEST_CASE("filters are in the address and in the question") {
    BoardScreen screen;
    RowId owner = 0;
    std::string text;
    bool stale = false;
    screen.core.answers<Board>([&](const Board& q) { owner = q.owner, text = q.text, stale = q.stale_only; return BoardAnswer{.pipeline = 1, .owners = {{8, "Alan Turing"}}, .stages = {{.id = 11, .name = "Lead", .outcome = "open", .count = 1}}}; });
    REQUIRE(screen.click(Role::button, "Owner"));
    REQUIRE_MESSAGE(screen.click(Role::menuitem, "Alan Turing"), screen.page.tree());
    CHECK(owner == 8);
    CHECK(screen.shell.navigation().route().option("owner") == "8");
    REQUIRE(screen.click(Role::button, "Stale only"));
    CHECK(stale);
    REQUIRE(screen.fill(Role::searchbox, "Search", "acme"));
    CHECK(text == "acme");
}

TEST_CASE("a long column is asked for by pages, as far as it is seen") {
    BoardScreen screen;
    screen.deals.clear();
    for (RowId id = 1000; id < 6000; ++id) screen.deals.emplace_back(id, 11);
    screen.settle();
    CHECK(screen.core.asked("board_cards") <= 6);      // one page a stage, perhaps a second
    CHECK(screen.page.all(Role::listitem).size() < 40);
    CHECK(screen.page.frame_ms() < 50);
}

TEST_CASE("an empty board offers to add a deal, and its stages are there all the same") {
    BoardScreen screen;
    screen.deals.clear();
    screen.core.answers<WorkspaceState>(an_empty_workspace());
    CHECK(screen.find(Role::list, "Lead"));
    REQUIRE(screen.click(Role::button, "Add deal"));
    CHECK(screen.find(Role::dialog, "Add deal"));
}

TEST_CASE("on a phone the stages are tabs, and the lists stay") {
    BoardScreen screen({.width = 390, .height = 844, .touch = true});
    CHECK(screen.find(Role::tab, "Lead"));
    CHECK(screen.find(Role::list, "Lead"));
    REQUIRE(screen.click(Role::tab, "Proposal"));
    screen.page.pass(1);
    screen.settle();
    const ui::Node* list = screen.find(Role::list, "Proposal");
    REQUIRE(list);
    CHECK_MESSAGE((list->box.x > 0 && list->box.right() < 391), screen.page.tree());
}

}  // namespace tandem::tests
