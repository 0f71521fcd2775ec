// Fields for what is promised and from when, and the last weeks under it beside how they were.
#include "ui/views/agreement_change.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

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
    texts_ = {std::to_string(p.leads_per_week), share_of(p.accepted_share), std::to_string(p.reply_minutes), share_of(p.replied_share), std::to_string(p.attempts), std::to_string(p.answer_minutes)};
    load_draft(starts_on_, start_field(context), {.value = Value{std::int64_t{week_start(Date{context.today().days + 6}).days}}, .label = {}}, context);
    suggested_start_ = starts_on_.value;
    is_open_ = true;
}

void AgreementChange::draw(ViewContext& context, const AgreementAnswer& answer) {
    if (!is_open_) return;
    Dialog dialog{answer.versions.empty() ? tr("Make an agreement") : tr("Change the agreement"), is_open_, {.width = 580, .description = tr("Only whole weeks from its start are judged by it; those before keep what was promised then")}};
    if (!dialog) return;
    struct Entry { std::string_view name, label, suffix; };
    const std::array<Entry, 6> entries = {Entry{"leads_per_week", tr("Leads handed over a week"), {}}, {"accepted_share", tr("Accepted of the answered ones"), "%"}, {"reply_minutes", tr("First reply within"), tr("min")},
                                          {"replied_share", tr("Replied in time"), "%"}, {"attempts", tr("Attempts before “could not reach”"), {}}, {"answer_minutes", tr("Every hand-off answered within"), tr("min")}};
    Column form(dialog.body(), space::m);
    std::array<double, 6> numbers{};
    std::string odd;            // what the first field that cannot be read lacks
    for (std::size_t i = 0; i < entries.size(); i += 2) {
        const Box pair = form.next(field_height({}));
        for (std::size_t k = i; k < i + 2; ++k) {
            const bool is_share = entries[k].suffix == "%", is_time = !is_share && !entries[k].suffix.empty();
            const auto number = is_time ? minutes_from_entry(texts_[k]) : number_from_entry(texts_[k]);
            // The page speaks of hours.
            const std::string suffix = is_time && number && *number >= 120 ? tr("min = {}", work_time(context.format, static_cast<std::int64_t>(*number))) : std::string(entries[k].suffix);
            if (text_field(share(pair, 2, static_cast<int>(k - i)), entries[k].label, texts_[k], {.kind = is_time ? FieldKind::text : FieldKind::number, .suffix = suffix, .autocomplete = "off"}).edited) error_.clear();
            numbers[k] = number.value_or(0);
            if (!odd.empty() || (number && *number >= 0 && *number <= (is_share ? 100 : 1e6) && (is_share || *number == std::floor(*number)))) continue;
            odd = is_share ? tr("{}: a share from 0 to 100", entries[k].label) : is_time ? tr("{}: minutes, or hours such as “4 h”", entries[k].label) : tr("{}: a whole number", entries[k].label);
        }
    }
    const Field& start = start_field(context);
    draw_field_editor(context, form.next(field_editor_height(start, {})), start, starts_on_, {});
    const bool are_numbers = odd.empty() && starts_on_.error.empty();
    const auto whole = [&](std::size_t i) { return static_cast<std::int64_t>(numbers[i]); };
    const Promised promised{whole(0), numbers[1], whole(2), numbers[3], whole(4), whole(5)};
    const bool is_changed = answer.versions.empty() || promised != answer.versions.front().promised || starts_on_.value != suggested_start_;
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
    for (std::size_t i = 0; i < entries.size(); ++i) arguments.values.emplace_back(entries[i].name, entries[i].suffix == "%" ? Value{numbers[i]} : Value{static_cast<std::int64_t>(numbers[i])});
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
