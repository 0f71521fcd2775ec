// Fields of one's own on screen: made and changed in Settings, shown as columns, filters, and in forms.
#include "tandem/contract/custom_fields.hpp"

#include "tests/ui/screen.hpp"
#include "ui/input.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

constexpr std::string_view size_name = "size__6y3", roof_name = "roof__6y4";

CustomFieldsAnswer two_fields() {
    CustomFieldsAnswer answer;
    answer.rows = {{.id = 9003, .entity = "company", .name = std::string(size_name), .label = "Size", .kind = static_cast<std::uint8_t>(Kind::choice), .choices = {{"S", "Small"}, {"L", "Large"}}},
                   {.id = 9004, .entity = "company", .name = std::string(roof_name), .label = "Roof area", .kind = static_cast<std::uint8_t>(Kind::number), .help = "in m²"}};
    return answer;
}

struct FieldsScreen : Screen {
    explicit FieldsScreen(std::string_view address) : Screen(address, {.width = 1440, .height = 1600}) {
        core.answers<CustomFieldList>(two_fields());
        core.answers<LogList>(LogAnswer{});
    }
    std::string sent(std::string_view command, std::string_view argument) const {
        const auto* run = core.last(command);
        const Value* value = run ? run->arguments.find(argument) : nullptr;
        return value ? std::string(value->text_or("")) : std::string("nothing");
    }
};

}  // namespace

TEST_CASE("a field is added in Settings, and what is wrong with it is said beside what was typed") {
    FieldsScreen screen("#/settings");
    REQUIRE_MESSAGE(screen.click(Role::button, "Add field…"), screen.page.tree());
    REQUIRE(screen.fill(Role::textbox, "Name", "Colour"));
    REQUIRE(screen.page.choose("Belongs to", "Deals"));
    REQUIRE(screen.page.choose("Kind", "Choice"));
    REQUIRE(screen.fill(Role::textarea, "Choices", "Red\nGreen"));
    screen.core.on("field.create", [](const Arguments&) { return CommandResult{.message = "Deals have a field “Colour” already.", .field = "label"}; });
    REQUIRE(screen.click(Role::button, "Add field"));
    CHECK(screen.sent("field.create", "entity") == "deal");
    CHECK(screen.sent("field.create", "kind") == "choice");
    CHECK(screen.sent("field.create", "choices") == "Red\nGreen\n");
    CHECK_MESSAGE(screen.page.tree().contains("Deals have a field “Colour” already."), screen.page.tree());
    screen.core.on("field.create", [](const Arguments&) { return CommandResult{.ok = true, .message = "Added the field Colour"}; });
    REQUIRE(screen.click(Role::button, "Add field"));
    CHECK_FALSE(screen.find(Role::dialog, "Add field"));
}

TEST_CASE("a formula says what it cannot read, and shows what it makes of a few records") {
    FieldsScreen screen("#/settings");
    screen.core.answers<FormulaTrial>([](const FormulaTrial& q) {
        if (q.formula == "[Revenu]") return FormulaAnswer{.problem = "There is no field named “Revenu” (at character 1)."};
        return FormulaAnswer{.kind = static_cast<std::uint8_t>(Kind::money), .examples = {{"Acme", {Value{123400}, {}}}}};
    });
    REQUIRE(screen.click(Role::button, "Add field…"));
    REQUIRE(screen.page.choose("Kind", "Formula"));
    REQUIRE(screen.fill(Role::textarea, "Formula", "[Revenu]"));
    screen.settle();
    CHECK_MESSAGE(screen.page.tree().contains("There is no field named “Revenu” (at character 1)."), screen.page.tree());
    REQUIRE(screen.fill(Role::textarea, "Formula", "[Annual revenue] / 10"));
    screen.settle();
    CHECK_MESSAGE(screen.page.tree().contains("€1,234"), screen.page.tree());
}

TEST_CASE("choices are renamed by place, kept by word and added below; a removed field can be restored") {
    FieldsScreen screen("#/settings");
    REQUIRE(screen.click(Role::button, "Change Size"));
    REQUIRE(screen.fill(Role::textarea, "Choices", "Tiny\nLarge"));
    REQUIRE(screen.click(Role::button, "Save"));
    CHECK(screen.sent("field.update", "choices") == "S\tTiny\nL\tLarge\n");
    REQUIRE(screen.click(Role::button, "Change Size"));
    REQUIRE(screen.fill(Role::textarea, "Choices", "Large\nSmall\nHuge"));
    REQUIRE(screen.click(Role::button, "Save"));
    CHECK(screen.sent("field.update", "choices") == "L\tLarge\nS\tSmall\nHuge\n");
    REQUIRE(screen.click(Role::button, "Remove Size"));
    CHECK(screen.core.last("field.remove")->arguments.rows == std::vector<RowId>{9003});
    CustomFieldsAnswer removed = two_fields();
    removed.rows[0].is_removed = true;
    screen.core.answers<CustomFieldList>(removed);
    REQUIRE(screen.click(Role::button, "Restore"));
    CHECK(screen.core.last("field.restore")->arguments.rows == std::vector<RowId>{9003});
}

TEST_CASE("fields of one's own are columns and filters of their list, and leave it when they are removed") {
    FieldsScreen screen("#/companies");
    std::vector<std::string> columns;
    screen.core.answers<RecordList>([&](const RecordList& q) {
        columns = q.columns;
        ListAnswer answer{.total = 1, .first = 0, .rows = {{.id = 1, .title = "Acme", .cells = std::vector<Cell>(q.columns.size())}}};
        for (std::size_t i = 0; i < q.columns.size(); ++i) {
            if (q.columns[i] == size_name) answer.rows[0].cells[i] = {Value{"L"}, {}};
            if (q.columns[i] == roof_name) answer.rows[0].cells[i] = {Value{42.5}, {}};
        }
        return answer;
    });
    REQUIRE_MESSAGE(screen.find(Role::columnheader, "Roof area"), screen.page.tree());
    CHECK(screen.find(Role::columnheader, "Size"));
    const ui::Node* row = screen.find(Role::row, "Acme");
    REQUIRE(row);
    CHECK(screen.page.find_in(*row, Role::text, "Large"));
    CHECK(screen.page.find_in(*row, Role::text, "42.50"));
    REQUIRE(screen.click(Role::button, "Size"));
    REQUIRE_MESSAGE(screen.click(Role::menuitem, "Large"), screen.page.tree());
    CustomFieldsAnswer removed = two_fields();
    for (CustomFieldRow& each : removed.rows) each.is_removed = true;
    screen.core.answers<CustomFieldList>(removed);
    CHECK_FALSE(screen.find(Role::columnheader, "Roof area"));
    CHECK(std::ranges::find(columns, std::string(size_name)) == columns.end());
}

TEST_CASE("stars are given by keys and by finger, and a duration is typed freely") {
    FieldsScreen screen("#/companies");
    constexpr std::string_view fit = "fit__6y5", visit = "visit__6y6";
    CustomFieldsAnswer fields;
    fields.rows = {{.id = 9005, .entity = "company", .name = std::string(fit), .label = "Fit", .kind = static_cast<std::uint8_t>(Kind::rating)},
                   {.id = 9006, .entity = "company", .name = std::string(visit), .label = "Visit", .kind = static_cast<std::uint8_t>(Kind::duration)}};
    screen.core.answers<CustomFieldList>(fields);
    screen.core.answers<RecordList>([&](const RecordList& q) {
        ListAnswer answer{.total = 1, .first = 0, .rows = {{.id = 1, .title = "Acme", .cells = std::vector<Cell>(q.columns.size())}}};
        for (std::size_t i = 0; i < q.columns.size(); ++i) answer.rows[0].cells[i] = q.columns[i] == fit ? Cell{Value{4}, {}} : q.columns[i] == visit ? Cell{Value{90}, {}} : Cell{};
        return answer;
    });
    screen.core.on("record.update", [](const Arguments&) { return CommandResult{.ok = true, .message = "Saved", .can_undo = true}; });
    const ui::Node* row = screen.find(Role::row, "Acme");
    REQUIRE_MESSAGE(row, screen.page.tree());
    CHECK(screen.page.find_in(*row, Role::text, "4 of 5"));
    CHECK(screen.page.find_in(*row, Role::text, "1 h 30 min"));
    const auto sent = [&](std::string_view command, std::string_view field) { const auto* run = screen.core.last(command); const Value* value = run ? run->arguments.find(field) : nullptr; return value ? *value : Value{"nothing"}; };
    REQUIRE(screen.page.focus(Role::row, "Acme"));
    REQUIRE(screen.click(Role::button, "Edit fit of Acme"));
    REQUIRE_MESSAGE(screen.click(Role::menuitem, "2 stars"), screen.page.tree());
    CHECK(sent("record.update", fit) == Value{2});
    REQUIRE(screen.page.focus(Role::row, "Acme"));
    REQUIRE(screen.click(Role::button, "Edit visit of Acme"));
    CHECK(screen.find(Role::textbox, "Visit")->value == "1:30");
    REQUIRE(screen.fill(Role::textbox, "Visit", "soon"));
    screen.press(ImGuiKey_Enter);
    CHECK(screen.find(Role::textbox, "Visit")->description == "Write how long it takes, such as 1h 30, 90 min or 1:30");
    REQUIRE(screen.fill(Role::textbox, "Visit", "2h 15"));
    screen.press(ImGuiKey_Enter);
    CHECK(sent("record.update", visit) == Value{135});

    REQUIRE(screen.click(Role::button, "Add company"));
    REQUIRE(screen.fill(Role::textbox, "Name", "Acme"));
    REQUIRE(screen.click(Role::button, "More fields"));
    const ui::Node* stars = screen.find(Role::slider, "Fit");
    REQUIRE_MESSAGE(stars, screen.page.tree());
    CHECK(stars->value == "Not rated");
    REQUIRE(screen.page.focus(Role::slider, "Fit"));
    screen.press(ImGuiKey_3);
    CHECK(screen.find(Role::slider, "Fit")->value == "3 of 5");
    screen.press(ImGuiKey_RightArrow);
    CHECK(screen.find(Role::slider, "Fit")->value == "4 of 5");
    screen.press(ImGuiKey_Delete);
    CHECK(screen.find(Role::slider, "Fit")->value == "Not rated");
    const ui::Box at = screen.find(Role::slider, "Fit")->box;
    const auto press = [&](float part) {
        const ui::NodeId id = screen.find(Role::slider, "Fit")->id;
        for (const auto kind : {ui::Event::Kind::move, ui::Event::Kind::down, ui::Event::Kind::up, ui::Event::Kind::activate}) ui::post_event({.kind = kind, .id = id, .x = at.x + at.w * part, .y = at.middle_y()});
        screen.settle();
    };
    press(0.5f);
    CHECK(screen.find(Role::slider, "Fit")->value == "3 of 5");
    press(0.5f);                                                    // once more: none
    CHECK(screen.find(Role::slider, "Fit")->value == "Not rated");
    press(0.9f);
    screen.settle();
    CHECK(screen.find(Role::slider, "Fit")->value == "5 of 5");
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(sent("record.create", fit) == Value{5});
}

TEST_CASE("a form asks for fields of one's own, too, and sends them by their names") {
    FieldsScreen screen("#/companies");
    screen.core.answers<RecordList>([](const RecordList&) { return ListAnswer{}; });
    REQUIRE(screen.click(Role::button, "Add company"));
    REQUIRE(screen.fill(Role::textbox, "Name", "Acme"));
    REQUIRE(screen.click(Role::button, "More fields"));
    REQUIRE_MESSAGE(screen.fill(Role::textbox, "Roof area", "42.5"), screen.page.tree());
    screen.press(ImGuiKey_Tab);
    REQUIRE(screen.page.choose("Size", "Large"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto* run = screen.core.last("record.create");
    REQUIRE(run);
    REQUIRE(run->arguments.find(roof_name));
    CHECK(*run->arguments.find(roof_name) == Value{42.5});
    REQUIRE(run->arguments.find(size_name));
    CHECK(*run->arguments.find(size_name) == Value{"L"});
}

}  // namespace tandem::tests
