// Draws the dialogs of hand-offs.
#include "ui/answer_hand_off.hpp"

#include <imgui.h>

#include <algorithm>

#include "tandem/contract/people.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem_icons.hpp"
#include "ui/entry.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/people_choice.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

namespace {

constexpr float usual_day_height = 28;
constexpr std::size_t most_named = 8;       // contacts, each with a line of its own; more are a number

}  // namespace

void HandOffAnswer::open(Step step, std::vector<RowId> hand_offs) {
    *this = {};
    step_ = step;
    is_open_ = !hand_offs.empty();
    hand_offs_ = std::move(hand_offs);
}

bool HandOffAnswer::draw_reason(Column& form, Presets& values) {
    std::vector<std::string> reasons;
    for (const Choice& each : Choices<RejectionReason>::list) reasons.emplace_back(tr(each.label));
    const std::string_view meaning = reason_ < 0 ? std::string_view() : may_return(static_cast<RejectionReason>(reason_)) ? tr("The contact goes back to marketing") : tr("The contact is out");
    const ChoiceOptions options{.placeholder = tr("Choose a reason"), .help = meaning, .is_required = true};
    choice(form.next(choice_height(options)), tr("Rejected because"), reasons, reason_, options);
    if (reason_ < 0) return false;
    values.emplace_back("rejection", Value{Choices<RejectionReason>::list[static_cast<std::size_t>(reason_)].name});
    return true;
}

// One press for the days most leads come back on.
void HandOffAnswer::draw_usual_days(ViewContext& context, Column& form) {
    const Date today = context.today();
    const std::pair<std::string_view, Date> days[] = {{tr("In 2 weeks"), Date{today.days + 14}}, {tr("In a month"), add_months(today, 1)}, {tr("In 3 months"), add_months(today, 3)}, {tr("In 6 months"), add_months(today, 6)}};
    const Field& field = *context.catalog.of<HandOff>().find("recycle_on");
    Semantics group({.role = Role::group, .name = std::string(tr("Usual days"))}, form.rest().with_height(usual_day_height));
    Row line(form.rest(), space::xs, usual_day_height);
    for (const auto& [label, day] : days) {
        const std::string written = entry_from_value(field, Value{std::int64_t{day.days}}, entry_context(context.format));
        if (toggle_chip(line.next(chip_width(label, false)), label, nullptr, day_ == written)) day_ = written;
    }
    form.skip(line.used_height() + space::m);
}

bool HandOffAnswer::draw_day(ViewContext& context, Column& form, Presets& values) {
    const auto day = day_.empty() ? Result<Date>(Date{}) : date_from_entry(day_, entry_context(context.format));
    const bool is_known = !day_.empty() && day.has_value(), is_ahead = is_known && *day > context.today();
    if (!day) error_ = day.error().message;
    else error_ = is_known && !is_ahead ? std::string(tr("It can come back tomorrow at the earliest")) : std::string();
    const std::string help = is_ahead ? context.format.weekday_date(*day) : std::string(tr("A date, “in 2 weeks” or “next fri”"));
    const FieldOptions options{.kind = FieldKind::date, .placeholder = tr("In 2 weeks"), .help = help, .error = error_, .autocomplete = "off", .is_required = true, .takes_focus = true};
    text_field(form.next(field_height(options)), tr("Comes back on"), day_, options);
    draw_usual_days(context, form);
    if (!is_ahead) return false;
    values.emplace_back("recycle_on", Value{std::int64_t{day->days}});
    return true;
}

bool HandOffAnswer::draw_person(ViewContext& context, Column& form, Presets& values) {
    const PeopleChoice people = sales_choice(context);
    const ChoiceOptions options{.placeholder = tr("Choose a person"), .is_required = true};
    choice(form.next(choice_height(options)), tr("Who takes over?"), people.names, person_, options);
    if (person_ < 0 || static_cast<std::size_t>(person_) >= people.ids.size()) return false;
    values.emplace_back("owner", Value{people.ids[static_cast<std::size_t>(person_)]});
    return true;
}

void HandOffAnswer::draw(ViewContext& context) {
    if (!is_open_) return;
    struct Words { std::string_view title, act, command; };
    const Words words = step_ == Step::reject ? Words{tr("Reject"), tr("Reject"), "hand_off.reject"} : step_ == Step::recycle ? Words{tr("Recycle"), tr("Recycle"), "hand_off.recycle"} : Words{tr("Give to somebody else"), tr("Give"), "hand_off.reassign"};
    std::string count = counted(context.format.count(std::ssize(hand_offs_)), std::ssize(hand_offs_), "hand-off", "hand-offs");
    // One is called by its name.
    if (hand_offs_.size() == 1)
        if (const auto record = context.client.ask(RecordDetail{.entity = "hand_off", .row = hand_offs_.front()}); record && !record->title.empty()) count = record->title;
    if (Dialog dialog{words.title, is_open_, {.width = 420, .description = count}}) {
        Column form(dialog.body(), space::m);
        Presets values;
        const bool can = step_ == Step::reject ? draw_reason(form, values) : step_ == Step::recycle ? draw_day(context, form, values) : draw_person(context, form, values);
        if (step_ != Step::reassign) {
            const FieldOptions more{.kind = FieldKind::multiline, .placeholder = tr("What should marketing know?"), .rows = 3};
            text_field(form.next(field_height(more)), tr("Note"), note_, more);
            if (!note_.empty()) values.emplace_back("note", Value{note_});
        }
        Box foot = dialog.foot();
        const ButtonKind kind = step_ == Step::reject ? ButtonKind::danger : ButtonKind::primary;
        const bool clicked = button(foot.cut_right(button_width(words.act, {.kind = kind}), space::s), words.act, {.kind = kind, .is_disabled = !can, .id = "send", .shortcut = "Ctrl+Enter"});
        const bool cancels = button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"));
        dialog.finish(form.used());
        if (can && (clicked || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) {
            context.run(words.command, "hand_off", hand_offs_, std::move(values));
            is_sent_ = true;
            is_open_ = false;
        } else if (cancels) {
            is_open_ = false;
        }
    }
}

void HandOver::open(std::vector<std::pair<RowId, std::string>> contacts) {
    *this = {};
    is_open_ = true;
    for (auto& [id, name] : contacts) contacts_.push_back({id, name.empty() ? std::string(tr("Contact")) : std::move(name), {}});
}

void HandOver::draw_contacts(ViewContext& context, Column& form) {
    if (contacts_.size() > most_named) {
        text(form.next(24), counted(context.format.count(std::ssize(contacts_)), std::ssize(contacts_), "contact", "contacts"), {.style = TextStyle::label});
        if (!error_.empty()) text(form.next(20), said(error_), {.style = TextStyle::table, .colour = theme().bad});
        return;
    }
    {
        Semantics list({.role = Role::list, .name = std::string(tr("Contacts to hand over"))}, form.rest().with_height((28 + space::m) * static_cast<float>(contacts_.size())));
        for (std::size_t i = 0; i < contacts_.size(); ++i) {
            Box line = form.next(28);
            Semantics item({.role = Role::listitem, .name = contacts_[i].name}, line);
            IdScope scope(static_cast<std::uint64_t>(contacts_[i].id));
            const bool removes = icon_button(line.cut_right(28), icons::x, tr("Leave out {}", contacts_[i].name));
            text(line.cut_left(std::min(line.w, text_width(contacts_[i].name, TextStyle::label) + 2), space::s), contacts_[i].name, {.style = TextStyle::label});
            if (!contacts_[i].about.empty()) text(line, contacts_[i].about, {.style = TextStyle::caption, .colour = theme().third});
            if (removes) { contacts_.erase(contacts_.begin() + static_cast<std::ptrdiff_t>(i)); break; }
        }
    }
    std::vector<Suggestion> suggestions;
    if (const auto found = context.client.ask(RecordChoices{.entity = "contact", .text = query_, .limit = 8}))
        for (const ChoiceRow& row : found->rows) suggestions.push_back({.label = row.title, .detail = said(row.subtitle), .value = static_cast<std::uint64_t>(row.id)});
    const FieldOptions options{.placeholder = tr("Search a contact"), .error = error_, .takes_focus = contacts_.empty()};
    const PickerResult picked = picker(form.next(field_height(options)), contacts_.empty() ? tr("Contact") : tr("Another contact"), "", query_, suggestions, false, options);
    if (picked.picked < 0 || static_cast<std::size_t>(picked.picked) >= suggestions.size()) return;
    const Suggestion& taken = suggestions[static_cast<std::size_t>(picked.picked)];
    const auto id = static_cast<RowId>(taken.value);
    if (!std::ranges::contains(contacts_, id, &Chosen::id)) contacts_.push_back({id, taken.label, taken.detail});
    query_.clear();
    error_.clear();
}

void HandOver::send(ViewContext& context, RowId owner) {
    Arguments arguments{.entity = "contact", .rows = {}, .values = {}};
    for (const Chosen& each : contacts_) arguments.rows.push_back(each.id);
    if (owner) arguments.values.emplace_back("owner", Value{owner});
    if (!reason_.empty()) arguments.values.emplace_back("reason", Value{reason_});
    is_sending_ = true;
    context.client.run("hand_off.hand_over", std::move(arguments), [this, &shell = context.shell](const CommandResult& result) {
        is_sending_ = false;
        if (result.ok) is_open_ = false, is_sent_ = true, shell.report(result);
        else error_ = result.message;
        wake();
    });
}

void HandOver::draw(ViewContext& context) {
    if (!is_open_) return;
    Dialog dialog{tr("Hand over to sales"), is_open_, {.width = 460}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    draw_contacts(context, form);
    PeopleChoice people = sales_choice(context);
    people.names.insert(people.names.begin(), std::string(tr("Whose turn it is")));
    choice(form.next(choice_height({})), tr("To"), people.names, owner_);
    const FieldOptions why{.placeholder = tr("Asked for a demo, came to the webinar, …"), .autocomplete = "off"};
    text_field(form.next(field_height(why)), tr("Why"), reason_, why);
    Box foot = dialog.foot();
    const ButtonOptions act{.kind = ButtonKind::primary, .is_disabled = contacts_.empty(), .is_busy = is_sending_, .shortcut = "Ctrl+Enter"};
    const bool clicked = button(foot.cut_right(button_width(tr("Hand over"), act), space::s), tr("Hand over"), act);
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) is_open_ = false;
    dialog.finish(form.used());
    if (contacts_.empty() || is_sending_ || !(clicked || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    send(context, owner_ > 0 && static_cast<std::size_t>(owner_) <= people.ids.size() ? people.ids[static_cast<std::size_t>(owner_) - 1] : 0);
}

}  // namespace tandem::ui
