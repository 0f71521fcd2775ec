// Duplicates: found, weighed, compared, merged and kept apart on the screen; and the warning before a second record is made.
#include "tandem/contract/duplicates.hpp"
#include "tandem/contract/records.hpp"

#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

constexpr ui::Headless::Options phone{.width = 390, .height = 844, .touch = true};

DuplicatesAnswer found() {
    DuplicatesAnswer a{.phase = DuplicatePhase::done, .entity = "contact", .records = 1'200};
    a.counts.assign(101, 1);
    a.wrong.assign(101, 0.02);
    a.missed.assign(101, 0);
    for (std::size_t i = 0; i <= 40; ++i) a.counts[i] = 7, a.wrong[i] = 4.2;
    for (std::size_t i = 99; i <= 100; ++i) a.counts[i] = 0, a.wrong[i] = 0, a.missed[i] = 0.98;
    a.pairs.push_back({.first = 11, .second = 12, .first_title = "Maria Rossi", .second_title = "M. Rosi", .score = 31.5, .probability = 0.98,
                       .reasons = {{"E-mail", "the same", 15.2}, {"Last name", "almost the same", 5.25}, {"City", "different", -3.8}}});
    return a;
}

MergeAnswer side_by_side() {
    return {.rows = {11, 12},
            .titles = {"Maria Rossi", "M. Rosi"},
            .fields = {{.field = "first_name", .cells = {{Value{"Maria"}, {}}, {Value{"M."}, {}}}, .taken = 0},
                       {.field = "title", .cells = {{Value{}, {}}, {Value{"CFO"}, {}}}, .taken = 1},
                       {.field = "source", .cells = {{Value{"Fair"}, {}}, {Value{"Fair"}, {}}}, .taken = 0}},
            .moved = {{"Deals", 2}, {"E-mail", 1}}};
}

struct DuplicatesScreen : Screen {
    explicit DuplicatesScreen(DuplicatesAnswer answer = {}, ui::Headless::Options options = {}, std::string_view address = "#/duplicates") : Screen(address, options) {
        core.answers<DuplicateState>([answer](const DuplicateState& q) {
            DuplicatesAnswer a = answer;
            std::erase_if(a.pairs, [&](const DuplicatePairRow& pair) { return pair.probability < q.threshold; });
            return a;
        });
        core.answers<MergePreview>(side_by_side());
    }
};

}  // namespace

TEST_CASE("before a search the view says what it looks at") {
    DuplicatesScreen screen;
    CHECK(screen.find(Role::heading, "Is anybody here twice?") != nullptr);
    REQUIRE(screen.click(Role::button, "Find duplicates"));
    REQUIRE(screen.core.last("duplicates.search"));
    CHECK(screen.core.last("duplicates.search")->arguments.entity == "contact");
    REQUIRE(screen.click(Role::tab, "Companies"));
    REQUIRE(screen.click(Role::button, "Find duplicates"));
    CHECK(screen.core.last("duplicates.search")->arguments.entity == "company");
}

TEST_CASE("without records the view offers an import") {
    DuplicatesScreen empty;
    empty.core.answers<WorkspaceState>(an_empty_workspace());
    CHECK(empty.find(Role::heading, "No contacts yet") != nullptr);
    CHECK(empty.find(Role::button, "Import…") != nullptr);
}

TEST_CASE("the search shows how far it is and can be stopped") {
    DuplicatesScreen screen({.phase = DuplicatePhase::searching, .entity = "contact", .step = "Comparing", .done = 30, .total = 100});
    const ui::Node* bar = screen.find(Role::progressbar, "Looking for duplicates");
    REQUIRE(bar);
    CHECK(bar->value == "30%");
    CHECK(bar->description == "Comparing");
    REQUIRE(screen.click(Role::button, "Cancel"));
    CHECK(screen.core.last("import.cancel") != nullptr);
}

TEST_CASE("a failed search says why") {
    DuplicatesScreen failed({.phase = DuplicatePhase::failed, .entity = "contact", .error = "The disk is gone."});
    CHECK(failed.find(Role::heading, "The search came to no end") != nullptr);
    CHECK(failed.find(Role::button, "Search again") != nullptr);
}

TEST_CASE("a pair tells why in words and points, and is merged field by field") {
    for (const ui::Headless::Options& options : {ui::Headless::Options{}, phone}) {
        DuplicatesScreen screen(found(), options);
        REQUIRE_MESSAGE(screen.find(Role::listitem, "Maria Rossi and M. Rosi") != nullptr, screen.page.tree());
        CHECK(screen.find(Role::paragraph, "E-mail: the same +15.2  ·  Last name: almost the same +5.3  ·  City: different −3.8") != nullptr);
        CHECK(screen.find(Role::link, "M. Rosi") != nullptr);
        CHECK(screen.find(Role::button, "Merge") == nullptr);
        REQUIRE(screen.click(Role::button, "Compare"));
        CHECK(screen.find(Role::radiogroup, "First name") != nullptr);
        CHECK(screen.find(Role::radiogroup, "Source") == nullptr);      // both say the same
        CHECK_MESSAGE(screen.find(Role::paragraph, "Goes along: 2 deals, 1 e-mail.") != nullptr, screen.page.tree());
        CHECK(screen.find(Role::radio, "CFO")->flags.has(ui::Flag::checked));
        REQUIRE(screen.click(Role::radio, "M."));
        CHECK(screen.find(Role::radio, "M.")->flags.has(ui::Flag::checked));
        CHECK(screen.find(Role::radio, "Maria")->flags.has(ui::Flag::unchecked));
        REQUIRE(screen.click(Role::button, "Merge"));
        const auto* run = screen.core.last("record.merge");
        REQUIRE(run);
        CHECK(run->arguments.entity == "contact");
        CHECK(run->arguments.rows == std::vector<RowId>{11, 12});
        REQUIRE(run->arguments.values.size() == 1);
        CHECK(run->arguments.find("first_name")->integer_or(0) == 12);
        REQUIRE(screen.click(Role::button, "Not the same"));
        CHECK(screen.core.last("record.distinct")->arguments.rows == std::vector<RowId>{11, 12});
    }
}

TEST_CASE("a group of several is merged at once") {
    DuplicatesAnswer three = found();
    three.pairs.push_back({.first = 12, .second = 13, .first_title = "M. Rosi", .second_title = "Maria Rosi", .score = 20, .probability = 0.9, .reasons = {}});
    three.pairs.push_back({.first = 21, .second = 22, .first_title = "Ada", .second_title = "Ada B.", .score = 20, .probability = 0.9, .reasons = {}});
    DuplicatesScreen screen(three);
    CHECK(screen.find(Role::button, "Merge all 3") == nullptr);
    REQUIRE(screen.click(Role::button, "Compare"));
    REQUIRE_MESSAGE(screen.click(Role::button, "Merge all 3"), screen.page.tree());
    CHECK(screen.core.last("record.merge")->arguments.rows == std::vector<RowId>{11, 12, 13});
}

TEST_CASE("the threshold says what it costs, and moves by keys") {
    DuplicatesScreen screen(found());
    const ui::Node* slider = screen.find(Role::slider, "Likelihood from which pairs are shown");
    REQUIRE_MESSAGE(slider, screen.page.tree());
    CHECK(slider->value == "50%");
    CHECK(screen.find(Role::status, "1 pair. About 0 of them are two records all the same; about 0 others that are one stay hidden.") != nullptr);
    REQUIRE(screen.click(Role::slider, "Likelihood from which pairs are shown"));
    screen.press(ImGuiKey_End);
    CHECK(screen.find(Role::slider, "Likelihood from which pairs are shown")->value == "100%");
    CHECK(screen.find(Role::text, "No pair is that likely. Move the threshold to the left to see more.") != nullptr);
    CHECK(screen.find(Role::status, "0 pairs. About 0 of them are two records all the same; about 1 others that are one stay hidden.") != nullptr);
    screen.press(ImGuiKey_Home);
    screen.press(ImGuiKey_RightArrow);
    CHECK(screen.find(Role::slider, "Likelihood from which pairs are shown")->value == "2%");
    CHECK(screen.find(Role::listitem, "Maria Rossi and M. Rosi") != nullptr);
}

TEST_CASE("nothing found is told with how many were looked at") {
    DuplicatesAnswer none{.phase = DuplicatePhase::done, .entity = "contact", .records = 1'200};
    none.counts.assign(101, 0);
    DuplicatesScreen screen(none);
    CHECK(screen.find(Role::heading, "Nobody is here twice") != nullptr);
    CHECK(screen.find(Role::button, "Search again") != nullptr);
}

TEST_CASE("lists of contacts and companies lead to their duplicates") {
    for (const auto& [view, kind] : {std::pair{"#/contacts", "contact"}, {"#/companies", "company"}}) {
        DuplicatesScreen screen({}, {}, view);
        screen.core.answers<RecordList>(ListAnswer{});
        REQUIRE_MESSAGE(screen.click(Role::button, "Duplicates"), screen.page.tree());
        REQUIRE(screen.click(Role::button, "Find duplicates"));
        CHECK(screen.core.last("duplicates.search")->arguments.entity == kind);
    }
}

TEST_CASE("a form says that somebody with this e-mail exists, before the second one is made") {
    DuplicatesScreen screen({}, {}, "#/contacts");
    screen.core.answers<RecordList>(ListAnswer{});
    screen.core.answers<SimilarRecords>([](const SimilarRecords& q) {
        return q.email == "maria@acme.example" ? SimilarAnswer{{{11, "Maria Rossi", "with this e-mail"}}} : SimilarAnswer{};
    });
    REQUIRE(screen.click(Role::button, "Add contact"));
    REQUIRE(screen.fill(Role::textbox, "E-mail", "maria@acme.exampl"));
    CHECK(screen.find(Role::status, "Maria Rossi with this e-mail exists") == nullptr);
    REQUIRE(screen.fill(Role::textbox, "E-mail", "maria@acme.example"));
    REQUIRE_MESSAGE(screen.find(Role::status, "Maria Rossi with this e-mail exists") != nullptr, screen.page.tree());
    REQUIRE(screen.click(Role::link, "Open"));
    CHECK(screen.find(Role::dialog, "Add contact") == nullptr);
    CHECK(screen.shell.navigation().route().beside == ui::RecordRef{"contact", 11});
}

namespace {

RecordAnswer a_record(std::string title, bool is_live) {
    RecordAnswer record{.exists = true, .is_live = is_live, .title = std::move(title), .subtitle = {}, .cells = {}};
    record.cells.resize(Catalog().entity("contact").fields.size());
    return record;
}

}  // namespace

TEST_CASE("a record says what was merged into it, and takes it back") {
    DuplicatesScreen screen({}, {}, "#/contacts/11/page");
    screen.core.answers<RecordDetail>(a_record("Maria Rossi", true));
    screen.core.answers<MergedRecords>(MergedAnswer{.into = 0, .into_title = {}, .from = {{12, "M. Rosi"}}});
    REQUIRE_MESSAGE(screen.find(Role::group, "M. Rosi was merged into this record") != nullptr, screen.page.tree());
    REQUIRE(screen.click(Role::button, "Un-merge"));
    CHECK(screen.core.last("record.unmerge")->arguments.rows == std::vector<RowId>{12});
}

TEST_CASE("a merged record says where it went") {
    DuplicatesScreen trashed({}, {}, "#/contacts/12/page");
    trashed.core.answers<RecordDetail>(a_record("M. Rosi", false));
    trashed.core.answers<MergedRecords>(MergedAnswer{.into = 11, .into_title = "Maria Rossi", .from = {}});
    CHECK(trashed.find(Role::group, "Merged into Maria Rossi") != nullptr);
    REQUIRE(trashed.click(Role::button, "Un-merge"));
    CHECK(trashed.core.last("record.unmerge")->arguments.rows == std::vector<RowId>{12});
}

}  // namespace tandem::tests
