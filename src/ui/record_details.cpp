// Draws fields in place and sends each committed value as its own change, so that each edit is one step of undo.
#include "ui/record_details.hpp"

#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/record_edit.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

namespace {

constexpr float error_height = 20;

std::string key_of(const Entity& entity, RowId row, const Field& field) {
    std::string key(entity.name);
    key += '/';
    key += to_text(row);
    key += '/';
    key += field.name;
    return key;
}

bool is_hidden(const Field& field) {
    return field.is_removed || field.name == "position" || (!field.options.listed && !field.options.editable) || field.name == "pipeline";
}

// Part entities with one value per row, in the words of the form.
struct ValuePart { std::string_view entity, label, add; };
constexpr ValuePart value_parts[] = {{"contact_email", "E-mail", "Add e-mail"}, {"contact_phone", "Phone", "Add phone"}};

}  // namespace

void RecordDetails::follow(const RecordRef& record, std::int64_t revision) {
    if (!(record == record_)) {
        record_ = record;
        drafts_.clear();
        added_entity_.clear();
        adding_query_.clear();
    } else if (revision != revision_ && !is_typing()) {
        std::erase_if(drafts_, [](auto& item) { return item.second.error.empty(); });   // what could not be saved stays
    }
    revision_ = revision;
}

FieldDraft& RecordDetails::draft(const Entity& entity, RowId row, const Field& field, const Cell& cell, ViewContext& context) {
    FieldDraft& d = drafts_[key_of(entity, row, field)];
    if (!d.is_loaded) load_draft(d, field, cell, context);
    return d;
}

void RecordDetails::save(ViewContext& context, const Entity& entity, RowId row, const Field& field, FieldDraft& draft) {
    const std::string key = key_of(entity, row, field);
    draft.is_loaded = true;
    save_field(context, entity, row, field, draft.value, [this, key, &shell = context.shell](const CommandResult& result) {
        const auto it = drafts_.find(key);
        if (!result.ok && it != drafts_.end()) it->second.error = result.message;
        else if (it != drafts_.end() && it->second.error.empty()) it->second.is_loaded = false;
        if (!result.ok && it == drafts_.end()) shell.report(result);
        wake();
    });
}

void RecordDetails::draw_fields(ViewContext& context, Column& column, const Entity& entity, const std::vector<Cell>& cells,
                                RowId row, std::string_view group, bool empty_ones) {
    for (std::size_t i = 0; i < entity.fields.size() && i < cells.size(); ++i) {
        const Field& field = entity.fields[i];
        if (field.options.group != group || is_hidden(field) || field.name == entity.options.owner) continue;
        if ((!empty_ones || !field.options.editable) && cells[i].value.is_null()) continue;
        if (!field.options.editable) {
            key_value(column.next(28), tr(field.label), context.format.cell(field, cells[i]), 130);     // with the letters of the fields around it
            continue;
        }
        IdScope scope(field.name);
        FieldDraft& d = draft(entity, row, field, cells[i], context);
        RowId within = 0;
        if (field.name == "stage")
            for (std::size_t p = 0; p < cells.size(); ++p) if (entity.fields[p].name == "pipeline") within = cells[p].value.integer_or(0);
        const EditorOptions options{.place = EditorPlace::in_place, .within = within};
        std::string create;
        if (draw_field_editor(context, column.next(field_editor_height(field, options)), field, d, options, &create)) {
            save(context, entity, row, field, d);
        }
        if (!create.empty())
            context.client.run("record.create", {.entity = std::string(field.target), .rows = {}, .values = presets_from_name(field.target, create)},
                               [this, &context_client = context.client, &shell = context.shell, e = std::string(entity.name), f = std::string(field.name), row](const CommandResult& made) {
                                   if (!made.ok) return shell.report(made);
                                   context_client.run("record.update", {.entity = e, .rows = {row}, .values = {{f, Value{made.row}}}});
                                   drafts_.clear();
                               });
        if (!d.error.empty()) {
            Box below = column.next(error_height);
            below.cut_left(132);
            text(below, said(d.error), {.style = TextStyle::caption, .colour = theme().bad});
        }
    }
}

void RecordDetails::draw_group(ViewContext& context, Column& column, std::string_view group, const RecordAnswer& answer, bool empty_ones) {
    const Entity* entity = context.catalog.find(record_.entity);
    if (entity) draw_fields(context, column, *entity, answer.cells, record_.row, group, empty_ones);
}

std::vector<std::string_view> RecordDetails::groups(const Entity& entity) const {
    std::vector<std::string_view> names;
    for (const Field& field : entity.fields)
        if (!field.options.group.empty() && std::ranges::find(names, field.options.group) == names.end()) names.push_back(field.options.group);
    return names;
}

void RecordDetails::draw_value_part(ViewContext& context, Column& column, const Entity& part, const PartList& list) {
    const auto* words = std::ranges::find(value_parts, part.name, &ValuePart::entity);
    const FieldId value_field = part.index("value"), kind_field = part.index("kind");
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const PartRow& row = list.rows[i];
        IdScope scope(static_cast<std::uint64_t>(row.id));
        Box box = column.next(size::control());
        if (icon_button(box.cut_right(size::control(), space::xs), icons::x, tr("Remove {}", row.cells[value_field].value.text_or("")))) {
            context.run("record.delete", part.name, {row.id});
        }
        Box kind = box.cut_right(96, space::xs);
        FieldDraft& k = draft(part, row.id, part.fields[kind_field], row.cells[kind_field], context);
        std::vector<std::string> kinds;
        int index = -1;
        for (std::size_t c = 0; c < part.fields[kind_field].choices.size(); ++c) {
            kinds.emplace_back(tr_as("choice", part.fields[kind_field].choices[c].label));
            if (k.value.text_or("") == part.fields[kind_field].choices[c].name) index = static_cast<int>(c);
        }
        if (choice(kind, tr("Kind of {}", row.cells[value_field].value.text_or("")), kinds, index, {.placeholder = tr("Kind"), .label_is_hidden = true, .can_clear = true, .is_bare = true})) {
            k.value = index < 0 ? Value{} : Value{part.fields[kind_field].choices[static_cast<std::size_t>(index)].name};
            save(context, part, row.id, part.fields[kind_field], k);
        }
        const std::string label = i == 0 ? std::string(tr(words->label)) : std::string(tr(words->label)) + " " + std::to_string(i + 1);
        FieldDraft& d = draft(part, row.id, part.fields[value_field], row.cells[value_field], context);
        if (draw_field_editor(context, box, part.fields[value_field], d, {.place = EditorPlace::in_place, .label = label})) save(context, part, row.id, part.fields[value_field], d);
        if (!d.error.empty()) text(column.next(error_height), said(d.error), {.style = TextStyle::caption, .colour = theme().bad});
    }
    if (added_entity_ == part.name) {
        IdScope scope("added");
        const Field& field = part.fields[value_field];
        const std::string label = list.rows.empty() ? std::string(tr(words->label)) : std::string(tr(words->label)) + " " + std::to_string(list.rows.size() + 1);
        if (draw_field_editor(context, column.next(size::control()), field, added_, {.place = EditorPlace::in_place, .takes_focus = true, .label = label}) && !added_.value.is_null()) {
            context.run("record.create", part.name, {}, {{std::string(part.options.owner), Value{record_.row}}, {"position", Value{static_cast<std::int64_t>(list.rows.size())}}, {"value", added_.value}});
            added_entity_.clear();
        }
        if (!added_.error.empty()) text(column.next(error_height), said(added_.error), {.style = TextStyle::caption, .colour = theme().bad});
    } else {
        Box box = column.next(size::control());
        box.cut_left(120);
        if (button(box.left(button_width(tr(words->add), {.kind = ButtonKind::ghost, .icon = icons::plus})), tr(words->add), {.kind = ButtonKind::ghost, .icon = icons::plus})) {
            added_entity_ = part.name;
            added_ = {.is_loaded = true};
        }
    }
}

// One more part that refers to a record: chosen, or made from the name that is typed.
void RecordDetails::draw_adding(ViewContext& context, const Box& box, const Entity& part, const Field& field, std::string_view label) {
    std::vector<Suggestion> suggestions;
    if (const auto found = context.client.ask(RecordChoices{.entity = std::string(field.target), .text = adding_query_}))
        for (const ChoiceRow& each : found->rows) suggestions.push_back({.label = each.title, .detail = said(each.subtitle), .value = static_cast<std::uint64_t>(each.id)});
    const auto result = picker(box, label, {}, adding_query_, suggestions, true, {.placeholder = label, .label_is_hidden = true, .is_bare = true});
    const auto with = [owner = std::string(part.options.owner), name = std::string(field.name), row = record_.row](RowId taken) { return Presets{{owner, Value{row}}, {name, Value{taken}}}; };
    if (result.picked >= 0) {
        context.run("record.create", part.name, {}, with(static_cast<RowId>(suggestions[static_cast<std::size_t>(result.picked)].value)));
        adding_query_.clear();
    } else if (result.create && !adding_query_.empty()) {
        context.client.run("record.create", {.entity = std::string(field.target), .rows = {}, .values = presets_from_name(field.target, adding_query_)},
                           [&client = context.client, &shell = context.shell, entity = std::string(part.name), with](const CommandResult& made) {
                               if (!made.ok) return shell.report(made);
                               client.run("record.create", {.entity = entity, .rows = {}, .values = with(made.row)});
                           });
        adding_query_.clear();
    }
}

// Who else is in a deal, each with a role.
void RecordDetails::draw_deal_contacts(ViewContext& context, Column& column, const Entity& part, const PartList& list) {
    const FieldId contact = part.index("contact"), role = part.index("role");
    for (std::size_t i = 0; i <= list.rows.size(); ++i) {
        Box box = column.next(size::control());
        const Box label = box.cut_left(124, space::s);
        if (i == 0) draw_text(label, tr("Contacts"), {.style = TextStyle::table, .colour = theme().third});
        if (i == list.rows.size()) return draw_adding(context, box.left(std::min(box.w, 220.0f)), part, part.fields[contact], tr("Add contact"));
        const PartRow& row = list.rows[i];
        IdScope scope(static_cast<std::uint64_t>(row.id));
        const std::string& name = row.cells[contact].label;
        if (icon_button(box.cut_right(size::control(), space::xs), icons::x, tr("Remove {}", name))) context.run("record.delete", part.name, {row.id});
        link(box.cut_left(std::min(box.w / 2, text_width(name, TextStyle::table) + space::s), space::s), name, record_href("contact", row.cells[contact].value.integer_or(0)), {.style = TextStyle::table, .is_quiet = true});
        FieldDraft& d = draft(part, row.id, part.fields[role], row.cells[role], context);
        if (draw_field_editor(context, box, part.fields[role], d, {.place = EditorPlace::cell, .label = tr("Role of {}", name)})) save(context, part, row.id, part.fields[role], d);
    }
}

void RecordDetails::draw_tags(ViewContext& context, Column& column, const PartList& list) {
    Box box = column.next(size::control());
    draw_text(box.cut_left(124, space::s), tr("Tags"), {.style = TextStyle::table, .colour = theme().third});
    Row row(box, space::xs, size::control());
    const Entity& part = context.catalog.entity("contact_tag");
    const FieldId tag = part.index("tag");
    for (const PartRow& each : list.rows) {
        IdScope scope(static_cast<std::uint64_t>(each.id));
        if (chip(row.next(chip_width(each.cells[tag].label, true)).centred(chip_width(each.cells[tag].label, true), 24), each.cells[tag].label, true).removed)
            context.run("record.delete", part.name, {each.id});
    }
    draw_adding(context, row.next(140), part, part.fields[tag], tr("Add tag"));
    column.skip(row.used_height() - size::control());
}

// Parts of several fields, each under a heading.
void RecordDetails::draw_field_part(ViewContext& context, Column& column, const Entity& part, const PartList& list, const FieldPart& words, Presets presets) {
    for (const PartRow& row : list.rows) {
        IdScope scope(static_cast<std::uint64_t>(row.id));
        Box head = column.next(size::control());
        if (icon_button(head.cut_right(size::control()), icons::x, tr(words.remove))) context.run("record.delete", part.name, {row.id});
        text(head, tr(words.label), {.style = TextStyle::caption_strong, .colour = theme().second});
        draw_fields(context, column, part, row.cells, row.id, "", true);
    }
    Box box = column.next(size::control());
    box.cut_left(120);
    if (!button(box.left(button_width(tr(words.add), {.kind = ButtonKind::ghost, .icon = icons::plus})), tr(words.add), {.kind = ButtonKind::ghost, .icon = icons::plus})) return;
    presets.emplace_back(std::string(part.options.owner), Value{record_.row});
    context.run("record.create", part.name, {}, std::move(presets));
}

void RecordDetails::draw_parts(ViewContext& context, Column& column, const RecordAnswer& answer) {
    for (const PartList& list : answer.parts) {
        const Entity* part = context.catalog.find(list.entity);
        if (!part) continue;
        IdScope scope(list.entity);
        if (list.entity == "contact_tag") draw_tags(context, column, list);
        else if (list.entity == "deal_contact") draw_deal_contacts(context, column, *part, list);
        else if (list.entity == "contact_address") draw_field_part(context, column, *part, list, {"Address", "Add address", "Remove address"}, {{"kind", Value{"work"}}});
        else if (list.entity == "consent")
            draw_field_part(context, column, *part, list, {"Consent", "Note consent", "Remove consent"}, {{"channel", Value{"email"}}, {"answer", Value{"opted_out"}}, {"said_at", Value{context.device.now.ms}}});
        else if (std::ranges::find(value_parts, list.entity, &ValuePart::entity) != std::end(value_parts)) draw_value_part(context, column, *part, list);
        // lifecycle and stage changes are history: the timeline shows them
    }
}

}  // namespace tandem::ui
