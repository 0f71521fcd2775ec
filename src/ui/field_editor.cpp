// Maps each kind of field onto the kit's controls and reads what was typed into a value.
#include "ui/field_editor.hpp"

#include <algorithm>
#include <vector>

#include "tandem/contract/records.hpp"
#include "ui/entry.hpp"
#include "tandem/base/email.hpp"
#include "tandem/base/text.hpp"
#include "ui/widgets/field_state.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/rating.hpp"

namespace tandem::ui {

namespace {

constexpr float label_width = 124;

FieldKind field_kind(Kind kind) {
    switch (kind) {
        case Kind::long_text: return FieldKind::multiline;
        case Kind::email: return FieldKind::email;
        case Kind::phone: return FieldKind::phone;
        case Kind::url: return FieldKind::url;
        case Kind::integer: return FieldKind::number;
        case Kind::money: return FieldKind::money;
        case Kind::percent: case Kind::number: return FieldKind::decimal;
        case Kind::date: case Kind::instant: return FieldKind::date;
        case Kind::text: case Kind::choice: case Kind::yes_no: case Kind::reference: case Kind::rating: case Kind::duration: return FieldKind::text;
    }
    return FieldKind::text;
}

std::string_view suffix_of(const Field& field, const ViewContext& context) {
    if (field.kind == Kind::percent) return "%";
    if (field.kind == Kind::money) return context.format.currency.code;
    return {};
}

struct Frame {
    std::string_view label;
    bool in_place;              // saved when it is left; the label is not above it
    Box control;
};

Frame frame_of(const Box& box, const Field& field, const EditorOptions& options) {
    Frame f{options.label.empty() ? tr(field.label) : options.label, options.place != EditorPlace::form, box};
    if (options.place == EditorPlace::in_place) {
        Box name = f.control.cut_left(label_width, space::s).with_height(size::control());
        draw_text(name, f.label, {.style = TextStyle::table, .colour = theme().third});
    }
    return f;
}

bool edit_text(ViewContext& context, const Frame& frame, const Field& field, FieldDraft& draft, const EditorOptions& options) {
    const bool is_long = field.kind == Kind::long_text;
    const bool reads_otherwise = is_number(field.kind) || field.kind == Kind::date || field.kind == Kind::instant;
    const std::string shown = frame.in_place && reads_otherwise && draft.error.empty() && !draft.value.is_null() ? context.format.value(field, draft.value) : std::string();
    const FieldOptions more{.kind = field_kind(field.kind),
                            .placeholder = frame.in_place ? tr("Empty") : std::string_view(),
                            .help = frame.in_place ? std::string_view() : tr(field.options.help),
                            .error = draft.error,
                            .suffix = frame.in_place ? std::string_view() : suffix_of(field, context),
                            .autocomplete = "off",
                            .id = field.name,
                            .label_is_hidden = frame.in_place,
                            .is_required = field.options.required,
                            .is_readonly = !field.options.editable,
                            .takes_focus = options.takes_focus,
                            .shown = shown,
                            .is_bare = frame.in_place,
                            .rows = is_long ? 3 : 1};
    const FieldResult result = text_field(frame.control, frame.label, draft.text, more);
    draft.entered = result.entered, draft.escaped = result.escaped;
    if (result.escaped) draft.error.clear();
    const bool is_entered_again = result.entered && !draft.error.empty() && draft.refused == draft.text;
    if (!result.committed && !is_entered_again && !(result.edited && !frame.in_place)) return false;
    auto value = value_from_entry(field, draft.text, entry_context(context.format));
    // What is an address within a house alone is refused once, as it mostly is a slip.
    const bool may_be_kept = field.kind == Kind::email && email_fault(trim(draft.text)) == EmailFault::no_ending;
    if (!value && may_be_kept && is_entered_again) value = Value{trim(draft.text)};
    if (!value) {
        if (result.committed) draft.error = value.error().message, draft.refused = draft.text;      // not while still typing
        if (result.committed && may_be_kept) draft.error = "An e-mail address has an ending such as .com behind the @; press Enter again to keep this one";
        draft.value = Value{};
        return false;
    }
    draft.error.clear();
    if (*value == draft.value) return false;
    draft.value = std::move(*value);
    return true;
}

bool edit_choice(const Frame& frame, const Field& field, FieldDraft& draft) {
    std::vector<std::string> labels;
    int index = -1;
    if (field.kind == Kind::yes_no) {
        labels = {std::string(tr("Yes")), std::string(tr("No"))};
        if (!draft.value.is_null()) index = draft.value.integer_or(0) ? 0 : 1;
    } else {
        for (std::size_t i = 0; i < field.choices.size(); ++i) {
            labels.emplace_back(tr_as("choice", field.choices[i].label));
            if (draft.value.text_or("") == field.choices[i].name) index = static_cast<int>(i);
        }
    }
    const ChoiceOptions more{.placeholder = frame.in_place ? tr("Empty") : tr("Choose"),
                             .help = frame.in_place ? std::string_view() : tr(field.options.help),
                             .error = draft.error, .id = field.name,
                             .label_is_hidden = frame.in_place, .is_required = field.options.required,
                             .is_disabled = !field.options.editable, .can_clear = !field.options.required, .is_bare = frame.in_place};
    if (!choice(frame.control, frame.label, labels, index, more)) return false;
    draft.error.clear();
    if (index < 0) draft.value = Value{};
    else if (field.kind == Kind::yes_no) draft.value = Value{index == 0 ? 1 : 0};
    else draft.value = Value{field.choices[static_cast<std::size_t>(index)].name};
    return true;
}

bool edit_rating(const Frame& frame, const Field& field, FieldDraft& draft, const EditorOptions& options) {
    Box box = frame.control;
    if (!frame.in_place) {
        const FieldParts parts = field_parts(box, frame.label, {.help = tr(field.options.help), .error = draft.error, .is_required = field.options.required}, size::control());
        box = parts.frame;
    }
    int stars = static_cast<int>(draft.value.integer_or(0));
    const RatingOptions more{.id = field.name, .error = draft.error, .help = frame.in_place ? std::string_view() : tr(field.options.help),
                             .is_disabled = !field.options.editable, .can_clear = !field.options.required, .takes_focus = options.takes_focus};
    if (!rating(box, frame.label, stars, more)) return false;
    draft.error.clear();
    draft.value = stars > 0 ? Value{stars} : Value{};
    return true;
}

bool edit_reference(ViewContext& context, const Frame& frame, const Field& field, FieldDraft& draft,
                    const EditorOptions& options, std::string* created) {
    std::vector<Suggestion> suggestions;
    const auto found = context.client.ask(RecordChoices{.entity = std::string(field.target), .text = draft.text, .within = options.within, .limit = 30});
    if (found)
        for (const ChoiceRow& row : found->rows)
            suggestions.push_back({.label = row.title, .detail = said(row.subtitle), .value = static_cast<std::uint64_t>(row.id)});
    const FieldOptions more{.placeholder = frame.in_place ? tr("Empty") : std::string_view(),
                            .help = frame.in_place ? std::string_view() : tr(field.options.help),
                            .error = draft.error, .id = field.name,
                            .label_is_hidden = frame.in_place, .is_required = field.options.required,
                            .is_disabled = !field.options.editable, .takes_focus = options.takes_focus, .is_bare = frame.in_place};
    const PickerResult result = picker(frame.control, frame.label, draft.shown, draft.text, suggestions,
                                       created && can_create_from_name(field.target), more);
    if (result.picked >= 0 && static_cast<std::size_t>(result.picked) < suggestions.size()) {
        const Suggestion& taken = suggestions[static_cast<std::size_t>(result.picked)];
        draft.shown = taken.label;
        draft.text.clear();
        draft.error.clear();
        const Value value{static_cast<std::int64_t>(taken.value)};
        if (value == draft.value) return false;
        draft.value = value;
        return true;
    }
    if (result.create && created) *created = draft.text;
    if (result.cleared) {
        draft.shown.clear();
        draft.text.clear();
        const bool had = !draft.value.is_null();
        draft.value = Value{};
        return had;
    }
    return false;
}

}  // namespace

bool can_create_from_name(std::string_view entity) {
    return entity == "company" || entity == "contact" || entity == "person" || entity == "product" || entity == "theme" || entity == "tag" || entity == "campaign";
}

Presets presets_from_name(std::string_view entity, std::string_view name) {
    if (entity != "contact") return {{"name", Value{name}}};
    const auto gap = name.rfind(' ');       // the last word is the last name
    if (gap == name.npos) return {{"last_name", Value{name}}};
    return {{"first_name", Value{name.substr(0, gap)}}, {"last_name", Value{name.substr(gap + 1)}}};
}

void load_draft(FieldDraft& draft, const Field& field, const Cell& cell, const ViewContext& context) {
    draft.value = cell.value;
    draft.error.clear();
    draft.is_loaded = true;
    if (field.kind == Kind::reference) {
        draft.shown = cell.label;
        draft.text.clear();
    } else {
        draft.text = entry_from_value(field, cell.value, entry_context(context.format));
    }
}

float field_editor_height(const Field& field, const EditorOptions& options) {
    if (options.place != EditorPlace::form) return field.kind == Kind::long_text ? 68 : size::control();
    if (field.kind == Kind::choice || field.kind == Kind::yes_no || field.kind == Kind::rating) return choice_height({.help = field.options.help});
    return field_height({.kind = field_kind(field.kind), .help = field.options.help, .rows = 3});
}

NodeId field_editor_id(const Field& field) { return make_id(field.name); }

bool draw_field_editor(ViewContext& context, const Box& box, const Field& field, FieldDraft& draft, const EditorOptions& options, std::string* created) {
    draft.entered = draft.escaped = false;
    const Frame frame = frame_of(box, field, options);
    switch (field.kind) {
        case Kind::choice: case Kind::yes_no: return edit_choice(frame, field, draft);
        case Kind::rating: return edit_rating(frame, field, draft, options);
        case Kind::reference: return edit_reference(context, frame, field, draft, options, created);
        case Kind::text: case Kind::long_text: case Kind::email: case Kind::phone: case Kind::url: case Kind::integer:
        case Kind::money: case Kind::date: case Kind::instant: case Kind::percent: case Kind::number: case Kind::duration:
            return edit_text(context, frame, field, draft, options);
    }
    return false;
}

}  // namespace tandem::ui
