// Settings, "Fields": what people have added to contacts, companies, deals and others; a dialog makes and changes one.
#include <algorithm>

#include "tandem/base/text.hpp"
#include "tandem_icons.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/views/settings_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"

namespace tandem::ui {

namespace {

constexpr auto& kinds = Choices<CustomKind>::list;

std::vector<const Entity*> entities_with_fields(const Catalog& catalog) {
    std::vector<const Entity*> made;
    // The ones most teams think of first.
    for (std::string_view name : {"contact", "company", "deal"}) made.push_back(&catalog.entity(name));
    for (const Entity& entity : catalog.entities())
        if (entity.options.has_view && std::ranges::find(made, &entity) == made.end()) made.push_back(&entity);
    return made;
}

std::string_view kind_label(const CustomFieldRow& row) {
    if (row.is_computed) return tr("Formula");
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (static_cast<CustomKind>(i) != CustomKind::formula && kind_of(static_cast<CustomKind>(i)) == static_cast<Kind>(row.kind)) return tr(kinds[i].label);
    return {};
}

std::string lines_of(const std::vector<std::pair<std::string, std::string>>& choices) {
    std::string text;
    for (const auto& [name, label] : choices) text += (text.empty() ? "" : "\n") + label;
    return text;
}

// What the command takes. A line with a known label is that choice; where as many lines stand as before, a new word in one is
// a new label for the choice of that place.
std::string arguments_of(std::string_view lines, const std::vector<std::pair<std::string, std::string>>& known) {
    std::vector<std::string_view> labels;
    for (std::string_view line : split(lines, '\n'))
        if (!trim(line).empty()) labels.push_back(trim(line));
    std::string made;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto same = std::ranges::find(known, labels[i], &std::pair<std::string, std::string>::second);
        const bool is_renamed = same == known.end() && labels.size() == known.size() && std::ranges::find(labels, std::string_view(known[i].second)) == labels.end();
        if (same != known.end()) made += same->first + "\t";
        else if (is_renamed) made += known[i].first + "\t";
        made.append(labels[i]) += '\n';
    }
    return made;
}

}  // namespace

struct FieldsSection::Draft {
    bool is_open = false, is_saving = false;
    RowId id = 0;                       // 0: a new one
    std::string label, help, choices, formula;
    int entity = 0, kind = 0, target = 0;
    std::vector<std::pair<std::string, std::string>> known_choices;
    std::string error, field;           // the name of the argument at fault
};

FieldsSection::FieldsSection() : draft_(std::make_unique<Draft>()) {}
FieldsSection::~FieldsSection() = default;

void FieldsSection::draw(ViewContext& context, Column& column) {
    settings_section(column, tr("Fields"));
    const std::string_view words = tr("Add what your team needs to know. Fields of your own stand in lists, forms, filters, import, export, search and history like the others.");
    paragraph(column.next(wrapped_height(words, TextStyle::table, column.width())), words, {.style = TextStyle::table, .colour = theme().second});
    const auto answer = context.client.ask(CustomFieldList{});
    if (!answer) return skeleton_rows(column.next(48), 48, 1);
    {
        Semantics list({.role = Role::list, .name = std::string(tr("Fields"))}, column.rest().with_height(48 * static_cast<float>(answer->rows.size())));
        for (const Entity* entity : entities_with_fields(context.catalog))
            for (const CustomFieldRow& row : answer->rows)
                if (row.entity == entity->name) draw_row(context, column, row);
    }
    const ButtonOptions add{.icon = icons::plus};
    if (button(column.next(size::control()).left(button_width(tr("Add field…"), add)), tr("Add field…"), add)) *draft_ = Draft{.is_open = true};
    draw_dialog(context);
}

void FieldsSection::draw_row(ViewContext& context, Column& column, const CustomFieldRow& row) {
    Box box = column.next(48);
    Semantics item({.id = make_id(static_cast<std::uint64_t>(row.id)), .role = Role::listitem, .name = row.label}, box);
    IdScope scope(static_cast<std::uint64_t>(row.id));
    if (row.is_removed) {
        if (button(box.cut_right(button_width(tr("Restore")), space::s), tr("Restore"), {.id = "restore"})) context.run("field.restore", CustomField::table, {row.id});
    } else {
        if (icon_button(box.cut_right(size::control(), space::xs), icons::trash_2, tr("Remove {}", row.label))) context.run("field.remove", CustomField::table, {row.id});
        if (icon_button(box.cut_right(size::control(), space::xs), icons::pencil, tr("Change {}", row.label))) {
            *draft_ = Draft{.is_open = true, .id = row.id, .label = row.label, .help = row.help, .choices = lines_of(row.choices), .formula = row.formula, .known_choices = row.choices};
            for (std::size_t i = 0; i < kinds.size(); ++i)
                if (tr(kinds[i].label) == kind_label(row)) draft_->kind = static_cast<int>(i);
            const auto entities = entities_with_fields(context.catalog);
            for (std::size_t i = 0; i < entities.size(); ++i) {
                if (entities[i]->name == row.entity) draft_->entity = static_cast<int>(i);
                if (entities[i]->name == row.target) draft_->target = static_cast<int>(i);
            }
        }
    }
    const Entity* entity = context.catalog.find(row.entity);
    std::string detail = std::string(entity ? tr(entity->plural) : std::string_view(row.entity)) + " · " + std::string(kind_label(row));
    if (!row.choices.empty()) detail += " · " + std::string(row.choices.size() == 1 ? tr("1 choice") : tr("{} choices", std::to_string(row.choices.size())));
    if (const Entity* target = context.catalog.find(row.target)) detail += " · " + std::string(tr(target->plural));
    if (row.is_computed) detail += " · " + row.formula;
    if (row.is_removed) detail += " · " + std::string(tr("removed, its values are kept"));
    else if (!row.problem.empty()) detail = row.problem;
    text(box.cut_top(24), row.label, {.style = TextStyle::label, .colour = row.is_removed ? theme().third : theme().text});
    text(box.cut_top(20), detail, {.style = TextStyle::caption, .colour = row.problem.empty() ? theme().third : theme().bad});
}

void FieldsSection::draw_kind(ViewContext& context, Column& form) {
    Draft& d = *draft_;
    const auto error = [&](std::string_view argument) { return d.field == argument ? std::string_view(d.error) : std::string_view(); };
    std::vector<std::string> plurals;
    for (const Entity* entity : entities_with_fields(context.catalog)) plurals.emplace_back(tr(entity->plural));
    const bool is_new = d.id == 0;
    Box pair = form.next(choice_height({.error = error("entity")}));
    choice(share(pair, 2, 0), tr("Belongs to"), plurals, d.entity, {.error = error("entity"), .is_disabled = !is_new});
    std::vector<std::string> names;
    for (const Choice& kind : kinds) names.emplace_back(tr(kind.label));
    if (choice(share(pair, 2, 1), tr("Kind"), names, d.kind, {.error = error("kind"), .is_disabled = !is_new})) d.error.clear();
    const auto kind = static_cast<CustomKind>(d.kind);
    if (kind == CustomKind::reference) choice(form.next(choice_height({.error = error("target")})), tr("Refers to"), plurals, d.target, {.error = error("target"), .is_disabled = !is_new});
    if (kind == CustomKind::choice) {
        const FieldOptions options{.kind = FieldKind::multiline, .placeholder = tr("One on each line"), .error = error("choices"), .is_required = true, .rows = 5};
        if (text_field(form.next(field_height(options)), tr("Choices"), d.choices, options).edited) d.error.clear();
    }
    if (kind == CustomKind::formula) draw_formula(context, form);
}

void FieldsSection::draw_formula(ViewContext& context, Column& form) {
    Draft& d = *draft_;
    const Entity& entity = *entities_with_fields(context.catalog)[static_cast<std::size_t>(d.entity)];
    const bool is_blank = trim(d.formula).empty();
    const auto trial = is_blank ? Live<FormulaAnswer>() : context.client.ask(FormulaTrial{.entity = std::string(entity.name), .formula = d.formula, .field = d.id});
    const std::string_view error = d.field == "formula" ? std::string_view(d.error) : trial && !is_blank ? std::string_view(trial->problem) : std::string_view();
    const FieldOptions options{.kind = FieldKind::multiline, .placeholder = "[Amount] * [Probability]", .help = tr("Fields in [brackets], + − * /, IF, ROUND, MIN, MAX, dates"), .error = error, .is_required = true, .rows = 3};
    if (text_field(form.next(field_height(options)), tr("Formula"), d.formula, options).edited) d.error.clear(), d.field.clear();
    if (is_blank || !trial || !trial->problem.empty()) return;
    const Field as_field{.name = {}, .label = {}, .kind = static_cast<Kind>(trial->kind)};
    if (trial->examples.empty()) text(form.next(20), tr("No record has a value yet"), {.style = TextStyle::caption, .colour = theme().third});
    for (const FormulaExample& each : trial->examples) key_value(form.next(24), each.title, context.format.cell(as_field, each.cell), 220);
}

void FieldsSection::draw_dialog(ViewContext& context) {
    Draft& d = *draft_;
    if (!d.is_open) return;
    const std::string_view title = d.id == 0 ? tr("Add field") : tr("Change field");
    Dialog dialog{title, d.is_open, {.width = 520}};
    if (!dialog) return;
    Box foot = dialog.foot();
    const std::string_view go = d.id == 0 ? tr("Add field") : tr("Save");
    const bool is_pressed = button(foot.cut_right(button_width(go, {.kind = ButtonKind::primary}), space::s), go, {.kind = ButtonKind::primary, .is_busy = d.is_saving, .id = "save", .shortcut = "Ctrl+Enter"});
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"), {.kind = ButtonKind::ghost})) d.is_open = false;
    Column form(dialog.body(), space::m);
    if (!d.error.empty() && d.field.empty()) text(form.next(24), said(d.error), {.style = TextStyle::label, .colour = theme().bad});
    const FieldOptions name{.error = d.field == "label" ? std::string_view(d.error) : std::string_view(), .autocomplete = "off", .is_required = true, .takes_focus = true};
    const FieldResult typed = text_field(form.next(field_height(name)), tr("Name"), d.label, name);
    if (typed.edited) d.error.clear(), d.field.clear();
    draw_kind(context, form);
    const FieldOptions help{.help = tr("Shown under the field"), .autocomplete = "off"};
    text_field(form.next(field_height(help)), tr("Help"), d.help, help);
    dialog.finish(form.used());
    if (is_pressed || typed.entered || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere)) save(context);
}

void FieldsSection::save(ViewContext& context) {
    Draft& d = *draft_;
    if (d.is_saving) return;
    const auto entities = entities_with_fields(context.catalog);
    Arguments arguments{.entity = d.id == 0 ? std::string() : std::string(CustomField::table), .rows = {}, .values = {{"label", Value{d.label}}, {"help", Value{d.help}}}};
    const auto kind = static_cast<CustomKind>(d.kind);
    if (d.id != 0) {
        arguments.rows = {d.id};
    } else {
        arguments.values.emplace_back("entity", Value{entities[static_cast<std::size_t>(d.entity)]->name});
        arguments.values.emplace_back("kind", Value{kinds[static_cast<std::size_t>(d.kind)].name});
        if (kind == CustomKind::reference) arguments.values.emplace_back("target", Value{entities[static_cast<std::size_t>(d.target)]->name});
    }
    if (kind == CustomKind::choice) arguments.values.emplace_back("choices", Value{arguments_of(d.choices, d.known_choices)});
    if (kind == CustomKind::formula) arguments.values.emplace_back("formula", Value{d.formula});
    d.is_saving = true;
    context.client.run(d.id == 0 ? "field.create" : "field.update", std::move(arguments), [&d, &shell = context.shell](const CommandResult& result) {
        d.is_saving = false;
        d.error = result.ok ? std::string() : result.message;
        d.field = result.ok ? std::string() : result.field;
        if (result.ok) {
            d.is_open = false;
            shell.report(result);
        }
        wake();
    });
}

}  // namespace tandem::ui
