// The dialog of the two taps: what it is about, its kind, words, theme.
#include "ui/capture_feedback.hpp"

#include <algorithm>
#include <utility>

#include "ui/feedback_kinds.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field_state.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

namespace {

constexpr float kind_height = 60;

} // namespace

void FeedbackCapture::open(Presets about) {
    *this = {};
    is_open_ = true;
    about_ = std::move(about);
}

void FeedbackCapture::add(ViewContext& context) {
    Presets values = about_;
    values.emplace_back("kind", Value{kind_});
    if (contact_row_) values.emplace_back("contact", Value{contact_row_}), is_contact_saved_ = true;
    if (!text_.empty()) values.emplace_back("text", Value{text_});
    if (theme_row_) values.emplace_back("theme", Value{theme_row_});
    else if (!theme_.empty()) values.emplace_back("theme_name", Value{theme_});
    const bool is_complete = !text_.empty();
    is_adding_ = true;
    context.client.run("feedback.add", {"feedback", {}, std::move(values)}, [this, is_complete, shell = &context.shell](const CommandResult& result) {
        is_adding_ = false;
        if (!result.ok) { error_ = result.message; return; }
        shell->report(result);
        saved_row_ = result.row;
        if (is_complete || saved_row_ == 0) is_open_ = was_open_ = false;      // its words went with it
        else wants_words_ = true;
    });
}

void FeedbackCapture::complete(ViewContext& context) {
    is_open_ = was_open_ = false;
    const bool names_contact = contact_row_ != 0 && !is_contact_saved_;
    if (text_.empty() && theme_.empty() && !names_contact) return;
    Presets values = {{"kind", Value{kind_}}};
    if (names_contact) values.emplace_back("contact", Value{contact_row_});
    if (!text_.empty()) values.emplace_back("text", Value{text_});
    if (theme_row_) values.emplace_back("theme", Value{theme_row_});
    if (theme_row_ || theme_.empty()) return context.run("record.update", "feedback", {saved_row_}, std::move(values));
    context.client.run("record.create", {"theme", {}, {{"name", Value{theme_}}}},
        [client = &context.client, shell = &context.shell, row = saved_row_, values = std::move(values)](const CommandResult& made) mutable {
            if (!made.ok) return shell->report(made);
            values.emplace_back("theme", Value{made.row});
            client->run("record.update", {"feedback", {row}, values}, [shell](const CommandResult& result) { shell->report(result); });
        });
}

void FeedbackCapture::draw_about(ViewContext& context, Box line) {
    std::string words;
    for (const auto& [field, value] : about_) {
        if (!value.integer() || *value.integer() == 0) continue;
        const auto detail = context.client.ask(RecordDetail{.entity = field, .row = *value.integer()});
        if (detail) words += (words.empty() ? "" : " · ") + detail->title;
    }
    if (!words.empty()) text(line, tr("About {}", words), {.style = TextStyle::table, .colour = theme().second});
}

void FeedbackCapture::draw_contact(ViewContext& context, Column& form) {
    std::vector<Suggestion> suggestions;
    if (const auto found = context.client.ask(RecordChoices{.entity = "contact", .text = contact_query_, .limit = 8}))
        for (const ChoiceRow& row : found->rows) suggestions.push_back({.label = row.title, .detail = row.subtitle, .value = static_cast<std::uint64_t>(row.id)});
    const FieldOptions options{.placeholder = tr("Search a contact")};
    const PickerResult picked = picker(form.next(field_height(options)), tr("Who said it"), contact_, contact_query_, suggestions, false, options);
    if (picked.picked >= 0 && static_cast<std::size_t>(picked.picked) < suggestions.size()) {
        const Suggestion& taken = suggestions[static_cast<std::size_t>(picked.picked)];
        contact_ = taken.label, contact_row_ = static_cast<RowId>(taken.value), is_contact_saved_ = false;
    }
    if (picked.cleared) contact_.clear(), contact_row_ = 0;
}

void FeedbackCapture::draw_kinds(ViewContext& context, Box area) {
    Semantics group({.role = Role::group, .name = std::string(tr("Kind"))}, area);
    for (std::size_t i = 0; i < feedback_looks.size(); ++i) {
        const FeedbackLook& look = feedback_looks[i];
        const bool is_chosen = kind_ == look.name;
        const Box line = area.moved(0, static_cast<float>(i / 2) * (kind_height + space::s)).with_height(kind_height);
        const Box box = share(line, 2, static_cast<int>(i % 2), space::s);
        const Interaction it = interact({.id = make_id(look.name), .role = Role::button, .name = std::string(tr(look.label)),
                                         .flags = Flag::focusable | (is_chosen ? Flag::pressed : Flag::unpressed)}, box);
        fill(box, is_chosen ? theme().soft(look.tone) : theme().raised, radius::card);
        if (!is_chosen && it.hovered) fill(box, theme().hover, radius::card);
        outline(box, is_chosen ? theme().strong(look.tone) : theme().line_strong, radius::card);
        if (it.ring) focus_ring(box, radius::card);
        Box in = box.inset(space::m, 0);
        const Box mark = in.cut_left(32, space::m).centred(32, 32);
        fill(mark, theme().soft(look.tone), radius::control);
        draw_icon(mark, look.icon, theme().strong(look.tone));
        const Box words = in.centred(in.w, 38);
        draw_text(words.with_height(20), tr(look.label), {.style = TextStyle::body_strong});
        draw_text(words.moved(0, 20).with_height(18), tr(look.hint), {.style = TextStyle::caption, .colour = theme().third});
        if (!it.clicked || is_adding_) continue;
        kind_ = look.name;
        error_.clear();
        if (saved_row_) context.run("record.update", "feedback", {saved_row_}, {{"kind", Value{kind_}}});
        else add(context);
    }
}

void FeedbackCapture::draw(ViewContext& context) {
    if (!is_open_) {
        // Closed by Escape or beside it: what was typed about a piece that is saved belongs to it.
        if (saved_row_ && std::exchange(was_open_, false)) complete(context);
        return;
    }
    was_open_ = true;
    Dialog dialog{tr("Add feedback"), is_open_, {.description = saved_row_ ? tr("Saved; words and theme can follow") : tr("Choose a kind and it is saved")}};
    if (!dialog) return;
    Box foot = dialog.foot();
    bool saves = button(foot.cut_right(button_width(tr("Save")), space::s), tr("Save"), {.kind = ButtonKind::primary, .is_disabled = kind_.empty() || is_adding_, .shortcut = chord_text(ImGuiMod_Ctrl | ImGuiKey_Enter)});
    if (button(foot.cut_right(button_width(saved_row_ ? tr("Close") : tr("Cancel"))), saved_row_ ? tr("Close") : tr("Cancel"), {.kind = ButtonKind::ghost})) is_open_ = false;
    Column form(dialog.body(), space::m);
    if (!about_.empty()) draw_about(context, form.next(20));
    draw_kinds(context, form.next(static_cast<float>((feedback_looks.size() + 1) / 2) * (kind_height + space::s) - space::s));
    const FieldOptions words{.kind = FieldKind::multiline, .placeholder = tr("What did they say"), .error = error_, .takes_focus = wants_words_, .rows = 3};
    // Escape leaves the dialog, not the words.
    if (const FieldResult field = text_field(form.next(field_height(words)), tr("In the customer's words"), text_, words); field.escaped) text_ = field_memory(field.id).at_escape;

    std::vector<Suggestion> suggestions;
    const auto themes = context.client.ask(RecordChoices{.entity = "theme", .text = theme_query_, .limit = 8});
    if (themes) for (const ChoiceRow& row : themes->rows) suggestions.push_back({.label = row.title, .detail = said(row.subtitle), .value = static_cast<std::uint64_t>(row.id)});
    const FieldOptions theme_options{.placeholder = tr("Battery life, price, …")};
    const PickerResult picked = picker(form.next(field_height(theme_options)), tr("Theme"), theme_, theme_query_, suggestions, true, theme_options);
    if (picked.picked >= 0 && static_cast<std::size_t>(picked.picked) < suggestions.size()) {
        theme_ = suggestions[static_cast<std::size_t>(picked.picked)].label;
        theme_row_ = static_cast<RowId>(suggestions[static_cast<std::size_t>(picked.picked)].value);
    }
    if (picked.create) theme_ = theme_query_, theme_row_ = 0;
    if (picked.cleared) theme_.clear(), theme_row_ = 0;
    const bool is_about_somebody = std::ranges::any_of(about_, [](const auto& each) { return each.first == "contact" || each.first == "company" || each.first == "deal"; });
    if (!is_about_somebody) draw_contact(context, form);
    dialog.finish(form.used());
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere)) saves = true;
    if (saves && saved_row_) complete(context);
    else if (saves && !kind_.empty() && !is_adding_) add(context);
    else if (saves && kind_.empty()) error_ = tr("Choose a kind first");
}

} // namespace tandem::ui
