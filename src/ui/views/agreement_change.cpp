// Fields for what is promised and from when, and the last weeks under it beside how they were.
#include "ui/views/agreement_change.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "tandem/base/duration.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/agreement.hpp"
#include "ui/entry.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/views/agreement_words.hpp"
#include "ui/views/work_time.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr int tried_weeks = 13 + 1;       // a quarter of whole ones, and the running one

const Field& start_field(const ViewContext& context) { return *context.catalog.of<Agreement>().find("starts_on"); }

// As minutes_from_text() reads it, "45 min", "8 h", "1 h 30 min": without the signs between thousands that Format::duration() has.
std::string time_entry(std::int64_t minutes) {
    const std::int64_t hours = minutes / 60, rest = minutes % 60;
    const std::string in_hours = hours > 0 ? tr("{} h", std::to_string(hours)) : std::string();
    return rest > 0 || hours == 0 ? in_hours + (hours > 0 ? " " : "") + tr("{} min", std::to_string(rest)) : in_hours;
}

// Times in hours and minutes: a day of work differs from team to team.
std::optional<double> number_typed(std::string_view text, bool is_time) {
    if (is_time) {
        const std::string folded = fold(text);
        const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
        for (std::size_t i = 0; i < folded.size(); ++i)
            if ((folded[i] == 'd' || folded[i] == 't' || folded[i] == 'w') && (i == 0 || !is_letter(folded[i - 1]))) return std::nullopt;
        const auto minutes = minutes_from_text(text);
        return minutes ? std::optional(static_cast<double>(*minutes)) : std::nullopt;
    }
    const auto number = number_from_entry(text);
    return number ? std::optional(*number) : std::nullopt;
}

struct Kept { std::int64_t kept = 0, judged = 0, broken = 0; };

Kept kept_of(const PromiseRow& row) {
    Kept found{.broken = row.breaches};
    for (const PromiseWeek& week : row.weeks) found.judged += week.is_judged, found.kept += week.is_judged && !week.is_breached;
    return found;
}

}  // namespace

void AgreementChange::open(const ViewContext& context, const AgreementAnswer& answer) {
    *this = {};
    const Promised p = answer.versions.empty() ? Promised{} : answer.versions.front().promised;
    const auto share_of = [&](double percent) { return context.format.decimal(percent, percent == std::floor(percent) ? 0 : 2); };
    texts_ = {std::to_string(p.leads_per_week), share_of(p.accepted_share), time_entry(p.reply_minutes), share_of(p.replied_share), std::to_string(p.attempts), time_entry(p.answer_minutes)};
    load_draft(starts_on_, start_field(context), {.value = Value{std::int64_t{week_start(Date{context.today().days + 6}).days}}, .label = {}}, context);
    suggested_start_ = starts_on_.value;
    is_open_ = true;
}

void AgreementChange::draw(ViewContext& context, const AgreementAnswer& answer) {
    if (!is_open_) return;
    Dialog dialog{answer.versions.empty() ? tr("Make an agreement") : tr("Change the agreement"), is_open_, {.width = 580, .description = tr("Only whole weeks from its start are judged by it; those before keep what was promised then")}};
    if (!dialog) return;
    enum class Unit : std::uint8_t { count, share, time };
    struct Entry { std::string_view name, label; Unit unit; };
    const std::array<Entry, 6> entries = {Entry{"leads_per_week", tr("Leads handed over a week"), Unit::count}, {"accepted_share", tr("Accepted of the answered ones"), Unit::share}, {"reply_minutes", tr("First reply within"), Unit::time},
                                          {"replied_share", tr("Replied in time"), Unit::share}, {"attempts", tr("Attempts before “could not reach”"), Unit::count}, {"answer_minutes", tr("Every hand-off answered within"), Unit::time}};
    Column form(dialog.body(), space::m);
    std::array<double, 6> numbers{};
    std::string odd;            // what the first field that cannot be read lacks
    const std::size_t per_line = context.is_phone ? 1 : 2;
    for (std::size_t i = 0; i < entries.size(); i += per_line) {
        const Box line = form.next(field_height({}));
        for (std::size_t k = i; k < i + per_line; ++k) {
            const auto& [name, label, unit] = entries[k];
            const std::optional<double> number = number_typed(texts_[k], unit == Unit::time);
            // A bare number is minutes, and the page speaks of hours.
            const bool is_bare = unit == Unit::time && texts_[k].find_first_not_of("0123456789 ") == std::string::npos;
            const std::string suffix = unit == Unit::share ? "%" : !is_bare ? std::string() : number && *number >= 120 ? tr("min = {}", work_time(context.format, static_cast<std::int64_t>(*number))) : std::string(tr("min"));
            if (text_field(share(line, static_cast<int>(per_line), static_cast<int>(k - i)), label, texts_[k], {.kind = unit == Unit::time ? FieldKind::text : FieldKind::number, .suffix = suffix, .autocomplete = "off"}).edited) error_.clear();
            numbers[k] = number.value_or(0);
            if (!odd.empty() || (number && *number >= 0 && *number <= (unit == Unit::share ? 100 : 1e6) && (unit == Unit::share || *number == std::floor(*number)))) continue;
            odd = unit == Unit::share ? tr("{}: a share from 0 to 100", label) : unit == Unit::time ? tr("{}: minutes, or hours such as “4 h”", label) : tr("{}: a whole number", label);
        }
    }
    const Field& start = start_field(context);
    draw_field_editor(context, form.next(field_editor_height(start, {})), start, starts_on_, {});
    const bool are_numbers = odd.empty() && starts_on_.error.empty();
    const auto whole = [&](std::size_t i) { return static_cast<std::int64_t>(numbers[i]); };
    const Promised promised{whole(0), numbers[1], whole(2), numbers[3], whole(4), whole(5)};
    const bool is_changed = answer.versions.empty() || promised != answer.versions.front().promised || starts_on_.value != suggested_start_;
    if (const auto goals = context.client.ask(GoalList{}); goals && are_numbers)
        if (const auto both = promise_and_goals(context.format, promised, *goals))
            paragraph(form.next(wrapped_height(both->words, TextStyle::caption, form.width())), both->words, {.style = TextStyle::caption, .colour = both->is_short ? theme().warn : theme().third});
    if (are_numbers && !answer.versions.empty()) draw_trial(context, promised, form);
    const std::string& problem = odd.empty() ? error_ : odd;
    if (!problem.empty()) text(form.next(20), problem, {.style = TextStyle::label, .colour = theme().bad});
    Box foot = dialog.foot();
    const bool can_agree = are_numbers && is_changed;
    const bool clicked = button(foot.cut_right(button_width(tr("Agree"), {.kind = ButtonKind::primary}), space::s), tr("Agree"),
                                {.kind = ButtonKind::primary, .is_disabled = !can_agree, .tooltip = is_changed ? std::string_view() : tr("Nothing is promised otherwise yet"), .shortcut = "Ctrl+Enter"});
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) is_open_ = false;
    dialog.finish(form.used());
    if (!can_agree || !(clicked || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    Arguments arguments;
    if (!starts_on_.value.is_null()) arguments.values.emplace_back("starts_on", starts_on_.value);
    for (std::size_t i = 0; i < entries.size(); ++i) arguments.values.emplace_back(entries[i].name, entries[i].unit == Unit::share ? Value{numbers[i]} : Value{static_cast<std::int64_t>(numbers[i])});
    context.client.run("agreement.change", std::move(arguments), [this, &shell = context.shell](const CommandResult& result) {
        if (result.ok) is_open_ = false, shell.report(result);
        else error_ = result.message;
        wake();
    });
}

// Both sides' promises, each as it was and under the change. The weeks are those that are over and were judged.
void AgreementChange::draw_trial(ViewContext& context, const Promised& promised, Column& form) {
    const Format& f = context.format;
    const auto state = context.client.ask(AgreementState{.weeks = tried_weeks});
    const auto trial = context.client.ask(AgreementTrial{.promised = promised, .weeks = tried_weeks});
    if (!state || !trial || trial->promises.size() != state->promises.size() || state->promises.empty()) return text(form.next(20), tr("Counting…"), {.style = TextStyle::table, .colour = theme().third});
    std::optional<Date> first, last;
    for (const PromiseRow& row : state->promises)
        for (const PromiseWeek& week : row.weeks)
            if (week.is_judged) first = first ? std::min(*first, week.week) : week.week, last = last ? std::max(*last, week.week) : week.week;
    section_heading(form.next(28), tr("What if"), 3);
    if (!first) return text(form.next(20), tr("No week is over yet, so there is nothing to compare"), {.style = TextStyle::table, .colour = theme().third});
    const auto weeks = static_cast<std::int64_t>((last->days - first->days) / 7 + 1);
    const std::string about = tr("{}, {}: as it was → under the change", counted(f.count(weeks), weeks, "week", "weeks"), f.period(*first, Date{last->days + 6}));
    paragraph(form.next(wrapped_height(about, TextStyle::caption, form.width())), about, {.style = TextStyle::caption, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("What if"))}, form.rest());
    Column rows(form.rest());
    std::string_view team;
    for (std::size_t i = 0; i < state->promises.size(); ++i) {
        const PromiseRow &was = state->promises[i], &would_be = trial->promises[i];
        if (team != was.team) caption(rows.next(24), (team = was.team) == "marketing" ? tr("Marketing promises") : tr("Sales promises"));
        const Kept before = kept_of(was), after = kept_of(would_be);
        const std::string kept = tr("{} → {} weeks kept", tr("{} of {}", f.count(before.kept), f.count(before.judged)), tr("{} of {}", f.count(after.kept), f.count(after.judged)));
        const std::string broken = tr("{} → {}", f.count(before.broken), counted(f.count(after.broken), after.broken, "breach", "breaches"));
        Box line = rows.next(context.is_phone ? 44 : 24);
        Semantics item({.role = Role::listitem, .name = std::string(promise_label(was.name)) + ": " + kept + ", " + broken}, line);
        const Colour colour = after.broken > before.broken ? theme().bad : after.broken < before.broken ? theme().good : theme().second;
        Box head = context.is_phone ? line.cut_top(22) : line;
        text(context.is_phone ? head : head.cut_left(132, space::s), promise_label(was.name), {.style = TextStyle::label});
        Box figures = context.is_phone ? line : head;
        text(figures.cut_right(text_width(broken, TextStyle::table) + 2, space::m), broken, {.style = TextStyle::table, .colour = colour, .align = Align::right});
        text(figures, kept, {.style = TextStyle::table, .colour = theme().second});
    }
    const std::string sum = tr("{} → {} in all", f.count(state->breaches), counted(f.count(trial->breaches), trial->breaches, "breach", "breaches"));
    text(rows.next(28), sum, {.style = TextStyle::strong});
    form.skip(rows.used());
}

}  // namespace tandem::ui
