// The dialog that makes a new record of any entity: required fields first, the rest one click away, errors beside their fields.
#include <imgui.h>

#include <algorithm>
#include <vector>

#include "tandem_icons.hpp"
#include "ui/field_editor.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/record_panel.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "tandem/contract/duplicates.hpp"
#include "tandem/contract/records.hpp"

namespace tandem::ui {

namespace {

// Part values that belong into the form of their owner: an e-mail and a phone for a contact.
struct FormPart { std::string_view owner, part, field, label; };
constexpr FormPart form_parts[] = {{"contact", "contact_email", "value", "E-mail"}, {"contact", "contact_phone", "value", "Phone"}};

bool is_in_form(const Field& field) {
    return field.options.editable && field.options.listed && field.name != "pipeline" && field.name != "probability" && field.name != "lost_reason";
}

// What comes first in the form although it is not required.
bool is_main(const Entity& entity, const Field& field) {
    if (field.options.required || entity.fields.size() <= 8) return true;
    constexpr std::string_view contact[] = {"first_name", "last_name", "title", "company"};
    constexpr std::string_view company[] = {"domain", "sector", "owner", "country", "city"};
    constexpr std::string_view deal[] = {"name", "company", "contact", "amount", "owner", "closes_on", "product"};
    constexpr std::string_view activity[] = {"due_on", "contact", "company", "deal", "body"};
    constexpr std::string_view campaign[] = {"channel", "status", "starts_on", "ends_on", "budget", "owner"};
    const auto in = [&](const auto& names) { return std::ranges::find(names, field.name) != std::end(names); };
    if (entity.name == "contact") return in(contact);
    if (entity.name == "company") return in(company);
    if (entity.name == "deal") return in(deal);
    if (entity.name == "activity") return in(activity);
    if (entity.name == "campaign") return in(campaign);
    return field.options.group.empty();
}

// What is there already of what is being typed; before the second record is made.
SimilarRecords similar_to(const Entity& entity, const std::vector<FieldDraft>& fields, const std::vector<FieldDraft>& parts) {
    SimilarRecords q{.entity = std::string(entity.name)};
    const auto text = [&](std::string_view field) {
        const FieldDraft& draft = fields[entity.index(field)];
        return draft.text.empty() ? std::string(draft.value.text_or("")) : draft.text;
    };
    if (entity.name == "contact") {
        q.first_name = text("first_name");
        q.last_name = text("last_name");
        q.company = fields[entity.index("company")].value.integer_or(0);
        if (!parts.empty()) q.email = parts[0].text.empty() ? std::string(parts[0].value.text_or("")) : parts[0].text;
    } else {
        q.company_name = text("name");
        q.domain = text("domain");
    }
    return q;
}

bool says_anything(const SimilarRecords& q) { return !q.email.empty() || (q.company != 0 && !q.last_name.empty()) || !q.company_name.empty() || !q.domain.empty(); }

// True when one of them was opened.
bool draw_similar(ViewContext& context, Column& form, const SimilarRecords& question) {
    if (!says_anything(question)) return false;
    const auto similar = context.client.ask(question);
    if (!similar) return false;
    bool is_opened = false;
    for (const SimilarRow& row : similar->rows) {
        IdScope scope(static_cast<std::uint64_t>(row.id));
        Box box = form.next(36);
        fill(box, theme().warn_soft, radius::control);
        const std::string words = tr("{} {} exists", row.title, tr(row.why));
        Semantics status({.role = Role::status, .name = words}, box);
        Box in = box.inset(space::m, 0);
        const float width = text_width(tr_as("verb", "Open"), TextStyle::label) + 4;
        if (link(in.cut_right(width, space::m), tr_as("verb", "Open"), record_href(question.entity, row.id), {.style = TextStyle::label})) {
            context.open_record(question.entity, row.id);
            is_opened = true;
        }
        text(in, words, {.style = TextStyle::table, .colour = theme().warn});
    }
    return is_opened;
}

}  // namespace

struct CreateForm::Draft {
    std::string entity, error;
    Presets presets;
    std::vector<FieldDraft> fields, parts;
    bool is_open = false, all_fields = false, is_new = false, is_saving = false;
};

CreateForm::CreateForm() : draft_(std::make_unique<Draft>()) {}
CreateForm::~CreateForm() = default;
bool CreateForm::is_open() const { return draft_->is_open; }

void CreateForm::open(std::string_view entity, Presets presets) {
    *draft_ = Draft{.entity = std::string(entity), .error = {}, .presets = std::move(presets), .fields = {}, .parts = {}, .is_open = true, .is_new = true};
}

void CreateForm::draw(ViewContext& context) {
    Draft& d = *draft_;
    if (!d.is_open) return;
    const Entity* entity = context.catalog.find(d.entity);
    if (!entity) {
        d.is_open = false;
        return;
    }
    if (d.is_new) {
        d.fields.assign(entity->fields.size(), FieldDraft{.is_loaded = true});
        for (const FormPart& part : form_parts) if (part.owner == d.entity) d.parts.push_back({.is_loaded = true});
        for (const auto& [name, value] : d.presets)
            for (std::size_t i = 0; i < entity->fields.size(); ++i)
                if (entity->fields[i].name == name) load_draft(d.fields[i], entity->fields[i], {value, {}}, context);
    }
    d.fields.resize(std::max(d.fields.size(), entity->fields.size()), FieldDraft{.is_loaded = true});      // a field was added meanwhile
    // Titles of preset references come with an answer of their own.
    for (std::size_t i = 0; i < entity->fields.size(); ++i) {
        FieldDraft& f = d.fields[i];
        if (entity->fields[i].kind != Kind::reference || f.value.is_null() || !f.shown.empty()) continue;
        if (const auto target = context.client.ask(RecordDetail{.entity = std::string(entity->fields[i].target), .row = f.value.integer_or(0)})) f.shown = target->title;
    }

    const std::string title = tr("Add {}", fold_label(entity->label));
    if (Dialog dialog{title, d.is_open, {.width = 520}}) {
        Column form(dialog.body(), space::m);
        if (!d.error.empty()) text(form.next(24), said(d.error), {.style = TextStyle::label, .colour = theme().bad});
        bool first = d.is_new, has_more = false;
        for (const bool main : {true, false}) {
            if (!main && !d.all_fields) continue;
            for (std::size_t i = 0; i < entity->fields.size(); ++i) {
                const Field& field = entity->fields[i];
                if (!is_in_form(field) || is_main(*entity, field) != main) continue;
                IdScope scope(field.name);
                std::string create;
                const EditorOptions options{.place = EditorPlace::form, .takes_focus = first};
                first = false;
                draw_field_editor(context, form.next(field_editor_height(field, options)), field, d.fields[i], options, &create);
                if (!create.empty())
                    context.client.run("record.create", {.entity = std::string(field.target), .rows = {}, .values = presets_from_name(field.target, create)},
                                       [&d, i, create, &shell = context.shell](const CommandResult& made) {
                                           if (!made.ok) return shell.report(made);
                                           d.fields[i].value = Value{made.row};
                                           d.fields[i].shown = create;
                                           d.fields[i].text.clear();
                                           wake();
                                       });
            }
            if (!main) continue;
            std::size_t p = 0;
            for (const FormPart& part : form_parts) {
                if (part.owner != d.entity) continue;
                const Entity& of_part = context.catalog.entity(part.part);
                IdScope scope(part.part);
                const EditorOptions options{.place = EditorPlace::form, .label = tr(part.label)};
                const Field& field = of_part.fields[of_part.index(part.field)];
                Field optional = field;
                optional.options.required = false;
                draw_field_editor(context, form.next(field_editor_height(field, options)), optional, d.parts[p++], options);
            }
        }
        if ((d.entity == "contact" || d.entity == "company") && draw_similar(context, form, similar_to(*entity, d.fields, d.parts))) d.is_open = false;
        for (const Field& field : entity->fields) has_more |= is_in_form(field) && !is_main(*entity, field);
        if (has_more && !d.all_fields && button(form.next(size::control()).left(button_width(tr("More fields"), {.kind = ButtonKind::ghost, .icon = icons::chevron_down})), tr("More fields"),
                                                {.kind = ButtonKind::ghost, .icon = icons::chevron_down}))
            d.all_fields = true;
        d.is_new = false;

        Box foot = dialog.foot();
        const bool clicked = button(foot.cut_right(button_width(title, {.kind = ButtonKind::primary}), space::s), title,
                                    {.kind = ButtonKind::primary, .is_busy = d.is_saving, .id = "save", .shortcut = "Ctrl+Enter"});
        if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) d.is_open = false;
        if ((clicked || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere)) && !d.is_saving) {
            Arguments arguments{.entity = d.entity, .rows = {}, .values = {}};
            bool has_error = false;
            for (std::size_t i = 0; i < entity->fields.size(); ++i) {
                has_error |= !d.fields[i].error.empty();
                if (!d.fields[i].value.is_null()) arguments.values.emplace_back(entity->fields[i].name, d.fields[i].value);
                else if (entity->fields[i].options.required && is_in_form(entity->fields[i]) && entity->fields[i].kind != Kind::reference && entity->fields[i].kind != Kind::choice) {
                    d.fields[i].error = tr("{} is needed", entity->fields[i].label);
                    has_error = true;
                }
            }
            std::size_t p = 0;
            for (const FormPart& part : form_parts)
                if (part.owner == d.entity) {
                    has_error |= !d.parts[p].error.empty();
                    if (!d.parts[p].value.is_null()) arguments.values.emplace_back(std::string(part.part) + "." + std::string(part.field), d.parts[p].value);
                    ++p;
                }
            for (const auto& [name, value] : d.presets)     // presets without an editor, e.g. the pipeline
                if (std::ranges::find(arguments.values, name, [](const auto& v) { return v.first; }) == arguments.values.end() && entity->find(name) && !is_in_form(*entity->find(name)))
                    arguments.values.emplace_back(name, value);
            if (!has_error) {
                d.is_saving = true;
                d.error.clear();
                context.client.run("record.create", std::move(arguments), [&d, entity, &shell = context.shell](const CommandResult& result) {
                    d.is_saving = false;
                    wake();
                    if (result.ok) {
                        d.is_open = false;
                        return shell.report(result);
                    }
                    for (std::size_t i = 0; i < entity->fields.size(); ++i)
                        if (entity->fields[i].name == result.field && is_in_form(entity->fields[i])) {
                            d.fields[i].error = result.message;
                            if (!is_main(*entity, entity->fields[i])) d.all_fields = true;
                            return;
                        }
                    d.error = result.message;
                });
            }
        }
        dialog.finish(form.used());
    }
}

}  // namespace tandem::ui
