// Draws the people of the workspace and the dialog of somebody who leaves.
#include "ui/views/colleagues_people.hpp"

#include <imgui.h>

#include <algorithm>

#include "ui/entry.hpp"
#include "ui/keyboard.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

std::string held_words(const Format& format, const HeldCount& held) {
    const auto words = [&](std::string_view one, std::string_view many) { return counted(format.count(held.count), held.count, one, many); };
    if (held.entity == "deal") return words("open deal", "open deals");
    if (held.entity == "activity") return words("to-do", "to-dos");
    if (held.entity == "contact") return words("contact", "contacts");
    if (held.entity == "company") return words("company", "companies");
    if (held.entity == "campaign") return words("campaign", "campaigns");
    if (held.entity == "hand_off") return words("hand-off", "hand-offs");
    return words("person led", "people led");
}

std::string all_words(const Format& format, const PersonRow& person) {
    std::string words;
    for (const HeldCount& held : person.holds) words += (words.empty() ? "" : ", ") + held_words(format, held);
    return words;
}

}  // namespace

void PeopleSection::draw(ViewContext& context, Column& column) {
    const auto people = context.client.ask(PeopleList{});
    if (!people || people->rows.empty()) return;
    section_heading(column.next(28), tr("People"));
    {
        Semantics list({.role = Role::list, .name = std::string(tr("People"))}, column.rest().with_height(52 * static_cast<float>(people->rows.size())));
        for (const PersonRow& person : people->rows) draw_person(context, column, person);
    }
    column.skip(space::m);
    draw_dialog(context, *people);
    draw_away_dialog(context, *people);
}

void PeopleSection::draw_person(ViewContext& context, Column& column, const PersonRow& person) {
    Box box = column.next(48);
    Semantics item({.role = Role::listitem, .name = person.name}, box);
    IdScope scope(static_cast<std::uint64_t>(person.id));
    avatar(box.cut_left(32, space::m).centred(32, 32), person.name);
    const bool is_me = person.id == context.workspace.person;
    // Somebody who has left may have something again: a colleague's changes can bring it.
    const bool asks = !is_me && (!person.left_on || !person.holds.empty());
    if (asks) {
        const std::string_view label = person.left_on ? tr("Hand over…") : tr("Has left…");
        const std::string name = person.left_on ? tr("Hand over from {}…", person.name) : tr("{} has left…", person.name);
        if (button(box.cut_right(button_width(label), space::m), label, {.tooltip = name})) leaving_ = person.id, asks_ = true, taker_ = -1, error_.clear();
    }
    if (!person.left_on) draw_away_button(context, box, person);
    std::string who = person.subtitle;
    if (is_me) who = std::string(tr("You")) + (who.empty() ? "" : " · ") + who;
    if (person.left_on) who = tr("Left on {}", context.format.date(*person.left_on));
    if (person.away_until) who += (who.empty() ? "" : " · ") + (person.cover_name.empty() ? tr("away until {}", context.format.date(*person.away_until)) : tr("away until {}, covered by {}", context.format.date(*person.away_until), person.cover_name));
    const std::string holds = all_words(context.format, person);
    if (!holds.empty()) who += (who.empty() ? "" : " · ") + holds;
    Box lines = box.inset(0, 2);
    const LinkOptions quiet{.style = TextStyle::label, .colour = person.left_on ? theme().second : 0, .is_quiet = true};
    Box name = who.empty() ? lines : lines.cut_top(24);
    if (link(name.left(std::min(name.w, text_width(person.name, TextStyle::label) + 4)), person.name, record_href("person", person.id), quiet)) context.open_record("person", person.id);
    if (!who.empty()) text(lines.with_height(18), who, {.style = TextStyle::caption, .colour = theme().third, .description = who});
}

void PeopleSection::draw_away_button(ViewContext& context, Box& box, const PersonRow& person) {
    const std::string_view label = person.away_until ? tr("Is back") : tr("Away…");
    const std::string name = person.away_until ? tr("{} is back", person.name) : tr("{} is away…", person.name);
    const ButtonOptions options{.kind = ButtonKind::ghost, .tooltip = name};
    if (!button(box.cut_right(button_width(label, options), space::xs), label, options)) return;
    if (person.away_until) return context.run("record.update", "person", {person.id}, {{"away_until", Value{}}});
    away_ = person.id, asks_away_ = true, cover_ = -1, until_.clear(), away_error_.clear();
}

// Until when, and who takes what comes meanwhile. What waits already is covered with one press in the inbox.
void PeopleSection::draw_away_dialog(ViewContext& context, const PeopleAnswer& people) {
    if (!asks_away_) return;
    const auto person = std::ranges::find(people.rows, away_, &PersonRow::id);
    if (person == people.rows.end()) return void(asks_away_ = false);
    Dialog dialog{tr("{} is away", person->name), asks_away_, {.width = 440, .description = tr("New hand-offs go to whoever covers; those that wait are offered to them in the inbox")}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    const Format& format = context.format;
    const auto day = until_.empty() ? Result<Date>(Date{}) : date_from_entry(until_, entry_context(format));
    const bool is_ahead = !until_.empty() && day && *day > context.today();
    if (!until_.empty()) away_error_ = !day ? day.error().message : is_ahead ? std::string() : std::string(tr("The first day back is tomorrow at the earliest"));
    const std::string help = is_ahead ? format.weekday_date(*day) : std::string(tr("The first day back: a date, “in 2 weeks” or “next mon”"));
    const FieldOptions options{.kind = FieldKind::date, .placeholder = tr("Next mon"), .help = help, .error = away_error_, .autocomplete = "off", .is_required = true, .takes_focus = true};
    text_field(form.next(field_height(options)), tr("Away until"), until_, options);
    std::vector<std::string> names;
    std::vector<RowId> covers;
    for (const PersonRow& each : people.rows)
        if (each.id != away_ && !each.left_on && !each.away_until) names.push_back(each.name), covers.push_back(each.id);
    choice(form.next(choice_height({})), tr("Covered by"), names, cover_, {.placeholder = tr("Whose turn it is"), .can_clear = true});
    Box foot = dialog.foot();
    const ButtonOptions act{.kind = ButtonKind::primary, .is_disabled = !is_ahead, .shortcut = "Ctrl+Enter"};
    const bool pressed = button(foot.cut_right(button_width(tr("Mark as away"), act), space::s), tr("Mark as away"), act);
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) asks_away_ = false;
    dialog.finish(form.used());
    if (!is_ahead || !(pressed || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    const bool is_covered = cover_ >= 0 && static_cast<std::size_t>(cover_) < covers.size();
    context.run("record.update", "person", {away_}, {{"away_until", Value{std::int64_t{day->days}}}, {"cover", is_covered ? Value{covers[static_cast<std::size_t>(cover_)]} : Value{}}});
    asks_away_ = false;
}

void PeopleSection::draw_dialog(ViewContext& context, const PeopleAnswer& people) {
    if (!asks_) return;
    const auto leaving = std::ranges::find(people.rows, leaving_, &PersonRow::id);
    if (leaving == people.rows.end()) return void(asks_ = false);
    const std::string title = leaving->left_on ? tr("Hand over from {}", leaving->name) : tr("{} has left", leaving->name);
    if (Dialog dialog{title, asks_, {.width = 440}}) {
        Column form(dialog.body(), space::m);
        std::vector<std::string> names;
        std::vector<RowId> takers;
        for (const PersonRow& each : people.rows)
            if (each.id != leaving_ && !each.left_on) names.push_back(each.name), takers.push_back(each.id);
        const bool needs_taker = !leaving->holds.empty();
        if (needs_taker) {
            const ChoiceOptions options{.placeholder = tr("Choose a person"), .error = error_, .is_required = true};
            if (choice(form.next(choice_height(options)), tr("Who takes over?"), names, taker_, options)) error_.clear();
            Semantics list({.role = Role::list, .name = std::string(tr("What is handed over"))}, form.rest().with_height(24 * static_cast<float>(leaving->holds.size())));
            for (const HeldCount& held : leaving->holds) {
                const std::string words = held_words(context.format, held);
                const Box line = form.next(20);
                Semantics item({.role = Role::listitem, .name = words}, line);
                draw_text(line, words);
            }
        }
        const std::string words = needs_taker ? std::string(tr("All of it in one step, which can be undone. What is over stays as it was, under their name."))
                                              : tr("Nothing open is in the hands of {}. They are not offered any more where somebody is chosen; what they did stays under their name.", leaving->name);
        paragraph(form.next(wrapped_height(words, TextStyle::table, form.width())), words, {.style = TextStyle::table, .colour = theme().second});
        Box foot = dialog.foot();
        const std::string_view act = needs_taker ? tr("Hand over") : tr("Mark as left");
        const bool can = (!needs_taker || taker_ >= 0) && !is_busy_;
        const bool pressed = button(foot.cut_right(button_width(act, {.kind = ButtonKind::primary}), space::s), act, {.kind = ButtonKind::primary, .is_disabled = !can, .is_busy = is_busy_});
        if (can && (pressed || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) {
            Arguments arguments{.entity = "person", .rows = {leaving_}, .values = {}};
            if (needs_taker) arguments.values.emplace_back("to", Value{takers[static_cast<std::size_t>(taker_)]});
            is_busy_ = true;
            context.client.run("person.leave", std::move(arguments), [this, &shell = context.shell](const CommandResult& result) {
                is_busy_ = false;
                if (result.ok) asks_ = false;
                else error_ = result.message;
                if (result.ok || result.field.empty()) shell.report(result);
            });
        }
        if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) asks_ = false;
        dialog.finish(form.used());
    }
}

}  // namespace tandem::ui
