// The agreement on one page: what each team promised, week by week, what broke it with the records behind, and how other promises
// would have done.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/contract/agreement.hpp"
#include "tandem_icons.hpp"
#include "ui/entry.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/views.hpp"
#include "ui/views/work_time.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr int shown_weeks = 13;
constexpr float promise_height = 124;

std::string promise_words(const Format& f, std::string_view name, const Promised& p) {
    if (name == "leads") return tr("At least {} leads a week", f.count(p.leads_per_week));
    if (name == "accepted") return tr("{} of the answered ones are accepted", f.percent(p.accepted_share));
    if (name == "replied") return tr("{} reached within {}", f.percent(p.replied_share), work_time(f, p.reply_minutes));
    if (name == "attempts") return tr("{} attempts before “could not reach”", f.count(p.attempts));
    return tr("Every hand-off answered within {}", work_time(f, p.answer_minutes));
}

std::string_view promise_label(std::string_view name) {
    if (name == "leads") return tr("Leads a week");
    if (name == "accepted") return tr("Accepted");
    if (name == "replied") return tr("Replied in time");
    return name == "attempts" ? tr("Attempts") : tr("Answered in time");
}

std::string week_words(const Format& f, const PromiseWeek& week) {
    const bool is_over = week.week.days + 7 <= f.today.days;
    if (is_over && week.of == 0) return std::string(tr("nothing to judge"));
    const std::string_view mark = !week.exception.empty() ? tr("does not count") : week.is_breached ? tr("broken") : is_over ? std::string_view() : tr("not over yet");
    return tr("{} of {}", f.count(week.hits), f.count(week.of)) + (mark.empty() ? "" : ", " + std::string(mark));
}

class AgreementView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Agreement")); }
    void draw_content(ViewContext& context) override;
    void left() override { is_changing_ = records_are_open_ = false; }

private:
    void draw_team(ViewContext& context, Column& page, const AgreementAnswer& answer, const Promised& promised, std::string_view team);
    void draw_promise(ViewContext& context, Box box, const PromiseRow& promise, const Promised& promised);
    void draw_breaches(ViewContext& context, Column& page, const AgreementAnswer& answer);
    void draw_records(ViewContext& context);
    void draw_exception(ViewContext& context, Column& rows);
    void draw_change(ViewContext& context, const AgreementAnswer& answer);
    void open_records(const Format& format, const PromiseRow& promise, const PromiseWeek& week);
    void follow_address(ViewContext& context, const AgreementAnswer& answer);
    void change(const ViewContext& context, const AgreementAnswer& answer);

    bool is_changing_ = false, records_are_open_ = false;
    std::array<std::string, 6> texts_;      // of the dialog's fields, in the order of Promised
    bool is_breach_ = false, is_excepted_ = false;      // of the week whose records are open
    std::string error_, records_title_, reason_;
    PromiseRecords records_;
};

void AgreementView::draw_content(ViewContext& context) {
    const auto answer = context.client.ask(AgreementState{.weeks = shown_weeks});
    const bool is_empty = !context.has_any("agreement") || (answer && answer->versions.empty());
    TopBar bar{.title = tr("Agreement")};
    if (!is_empty) bar.primary = {std::string(tr("Change…")), icons::pencil};
    const TopBarResult top = draw_top_bar(context.top_bar, bar);
    if (!answer && !answer.error().empty()) return void(empty_state(context.content, {.picture = Picture::failed, .title = tr("The agreement could not be read"), .sentence = answer.error()}));
    if (!answer) return skeleton_cards(context.content.inset(space::l), promise_height, 5);
    if (top.primary) change(context, *answer);
    draw_change(context, *answer);
    follow_address(context, *answer);
    draw_records(context);
    if (is_empty) {
        if (empty_state(context.content, {.picture = Picture::feedback, .title = tr("No agreement yet"), .sentence = tr("Marketing promises leads, sales promises answers; each week shows who kept what was promised"),
                                          .action = tr("Make an agreement…"), .action_icon = icons::plus})) change(context, *answer);
        return;
    }
    ScrollArea scroll("agreement", context.content);
    Box in = scroll.content().inset(context.is_phone ? space::l : space::xl, 0);
    in.w = std::min(in.w, 1100.0f);
    Column page(in, space::m);
    page.skip(space::s);
    const auto holds = std::ranges::find(answer->versions, answer->holds, &AgreementVersion::id);
    const AgreementVersion& version = holds != answer->versions.end() ? *holds : answer->versions.front();
    const auto weeks = static_cast<std::int64_t>(answer->promises.front().weeks.size());
    const std::string since = weeks == 1 ? std::string(tr("this week")) : tr("in the last {} weeks", context.format.count(weeks));
    const std::string summary = tr("Holds from {}", context.format.full_date(version.starts_on)) + " · " + counted(context.format.count(answer->breaches), answer->breaches, "breach", "breaches") + " " + since;
    text(page.next(24), summary, {.style = TextStyle::table, .colour = theme().second});
    draw_team(context, page, *answer, version.promised, "marketing");
    draw_team(context, page, *answer, version.promised, "sales");
    draw_breaches(context, page, *answer);
    scroll.finish(page.used() + space::xxl);
}

void AgreementView::draw_team(ViewContext& context, Column& page, const AgreementAnswer& answer, const Promised& promised, std::string_view team) {
    section_heading(page.next(32), team == "marketing" ? tr("Marketing promises") : tr("Sales promises"));
    std::vector<const PromiseRow*> rows;
    for (const PromiseRow& row : answer.promises) if (row.team == team) rows.push_back(&row);
    const int per_line = page.width() < 640 ? 1 : page.width() < 960 ? 2 : static_cast<int>(std::max<std::size_t>(rows.size(), 1));
    for (std::size_t i = 0; i < rows.size(); i += static_cast<std::size_t>(per_line)) {
        const Box line = page.next(promise_height);
        for (int k = 0; k < per_line && i + static_cast<std::size_t>(k) < rows.size(); ++k) draw_promise(context, share(line, per_line, k, space::m), *rows[i + static_cast<std::size_t>(k)], promised);
    }
}

// A bar a week: how much of it was kept. Each opens the hand-offs behind it.
void AgreementView::draw_promise(ViewContext& context, Box box, const PromiseRow& promise, const Promised& promised) {
    const Format& f = context.format;
    const std::string words = promise_words(f, promise.name, promised);
    IdScope scope(promise.name);
    const std::string raw = std::to_string(promise.breaches);
    Semantics group({.role = Role::group, .name = words, .value = raw}, box);
    const Tone team = promise.team == "marketing" ? Tone::marketing : Tone::sales;
    card(box, {.edge = theme().strong(team)});
    Box in = box.inset(space::l, space::m);
    text(in.cut_top(20, space::xs), words, {.style = TextStyle::label});
    const auto last = std::ranges::find_if(promise.weeks.rbegin(), promise.weeks.rend(), &PromiseWeek::is_judged);
    const bool is_broken = last != promise.weeks.rend() && last->is_breached && last->exception.empty();
    const std::string_view mark = last == promise.weeks.rend() ? tr("Not over yet") : is_broken ? tr("Broken") : tr("Kept");
    const char* icon = last == promise.weeks.rend() ? icons::clock : is_broken ? icons::circle_alert : icons::circle_check;
    Box state = in.cut_top(20, space::s);
    badge(state.cut_left(badge_width(mark, icon), space::s), mark, last == promise.weeks.rend() ? Tone::neutral : is_broken ? Tone::bad : Tone::good, icon);
    if (last != promise.weeks.rend()) text(state, f.date(last->week) + ": " + tr("{} of {}", f.count(last->hits), f.count(last->of)), {.style = TextStyle::caption, .colour = theme().third});
    if (promise.weeks.empty()) return;
    const float gap = 3, width = (in.w - gap * static_cast<float>(promise.weeks.size() - 1)) / static_cast<float>(promise.weeks.size());
    const auto share = [](const PromiseWeek& week) { return week.of > 0 ? static_cast<double>(week.hits) / static_cast<double>(week.of) : 0.0; };
    double most = 1;                // of leads more may come than were promised
    for (const PromiseWeek& week : promise.weeks) most = std::max(most, share(week));
    for (std::size_t i = 0; i < promise.weeks.size(); ++i) {
        const PromiseWeek& week = promise.weeks[i];
        const Box place{in.x + static_cast<float>(i) * (width + gap), in.y, width, in.h};
        const std::string name = tr("Week of {}: {}", f.date(week.week), week_words(f, week));
        const Interaction it = interact({.id = make_id(static_cast<std::uint64_t>(i)), .role = Role::button, .name = name, .flags = Flag::focusable}, place);
        const float height = std::max(2.0f, place.h * static_cast<float>(share(week) / most));
        const Colour colour = week.is_breached && week.exception.empty() ? theme().bad : mix(theme().canvas, theme().strong(team), week.is_judged ? 0.6f : 0.25f);
        fill({place.x, place.bottom() - height, place.w, height}, colour, 2);
        if (it.hovered || it.focused) show_tooltip(name, place);
        if (it.ring) focus_ring(place, 2);
        if (it.clicked) open_records(f, promise, week);
    }
    if (most > 1) fill({in.x, in.bottom() - in.h / static_cast<float>(most), in.w, 1}, theme().text);      // what was promised
}

void AgreementView::draw_breaches(ViewContext& context, Column& page, const AgreementAnswer& answer) {
    section_heading(page.next(32), tr("Breaches"));
    const bool is_judged = std::ranges::any_of(answer.promises, [](const PromiseRow& promise) { return std::ranges::any_of(promise.weeks, &PromiseWeek::is_judged); });
    const bool is_broken = std::ranges::any_of(answer.promises, [](const PromiseRow& promise) { return std::ranges::any_of(promise.weeks, &PromiseWeek::is_breached); });
    if (!is_broken) return text(page.next(28), is_judged ? tr("Everything was kept") : tr("No week is over yet"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Breaches"))}, page.rest());
    const auto count = static_cast<std::int64_t>(answer.promises.front().weeks.size());
    for (std::int64_t w = count - 1; w >= 0; --w)
        for (const PromiseRow& promise : answer.promises) {
            const PromiseWeek& week = promise.weeks[static_cast<std::size_t>(w)];
            if (!week.is_breached) continue;
            const std::string name = tr("Week of {}: {}", context.format.date(week.week), promise_label(promise.name));
            const Box box = page.next(44);
            const Interaction it = begin_list_row(box, question_id(promise.name, std::to_string(w)), name);
            Box in = box.inset(space::s, 0);
            draw_icon(in.cut_left(16, space::m), icons::circle_alert, week.exception.empty() ? theme().bad : theme().third);
            const std::string base = tr("{} of {}", context.format.count(week.hits), context.format.count(week.of));
            text(in.cut_right(std::max(72.0f, text_width(base, TextStyle::table) + 2), space::s), base, {.style = TextStyle::table, .align = Align::right});
            text(in.cut_left(std::min(in.w, text_width(name, TextStyle::label) + 2), space::m), name, {.style = TextStyle::label});
            if (!week.exception.empty() && in.w > 40) text(in, tr("Does not count: {}", week.exception), {.style = TextStyle::table, .colour = theme().third});
            end_list_row();
            if (it.clicked) open_records(context.format, promise, week);
        }
}

// "#/agreement?promise=leads&week=2026-11-16" opens the records of that week, once.
void AgreementView::follow_address(ViewContext& context, const AgreementAnswer& answer) {
    const std::string name(context.route().option("promise"));
    if (name.empty()) return;
    const auto week = date_from_text(context.route().option("week"));
    for (const PromiseRow& promise : answer.promises)
        for (const PromiseWeek& each : promise.weeks)
            if (promise.name == name && week && each.week == *week) open_records(context.format, promise, each);
    context.navigation.set_option("week", "");
    context.navigation.set_option("promise", "");
}

void AgreementView::open_records(const Format& format, const PromiseRow& promise, const PromiseWeek& week) {
    records_are_open_ = true;
    records_ = {.promise = promise.name, .week = week.week};
    is_breach_ = week.is_breached;
    is_excepted_ = !week.exception.empty();
    reason_ = week.exception;
    error_.clear();
    records_title_ = std::string(promise_label(promise.name)) + " · " + tr("week of {}", format.date(week.week));
}

void AgreementView::draw_records(ViewContext& context) {
    if (!records_are_open_) return;
    Dialog dialog{records_title_, records_are_open_, {.width = 460}};
    if (!dialog) return;
    const auto answer = context.client.ask(records_);
    Column rows(dialog.body());
    if (is_breach_) draw_exception(context, rows);
    if (!answer) skeleton_rows(rows.next(160), 40, 4);
    else if (answer->missed.empty() && answer->kept.empty()) text(rows.next(28), tr("None"), {.style = TextStyle::table, .colour = theme().third});
    const auto draw_list = [&](std::string_view heading, const std::vector<NamedRow>& of) {
        if (of.empty()) return;
        section_heading(rows.next(32), heading, 3);
        Semantics list({.role = Role::list, .name = std::string(heading)}, rows.rest().with_height(36 * static_cast<float>(of.size())));
        for (const NamedRow& row : of) {
            const Box box = rows.next(36);
            const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(row.id), row.name);
            IdScope scope(static_cast<std::uint64_t>(row.id));
            const bool followed = link(box.inset(space::s, 0).left(text_width(row.name, TextStyle::label) + 2), row.name, record_href("hand_off", row.id), {.style = TextStyle::label, .is_quiet = true});
            end_list_row();
            if (it.clicked) context.open_record("hand_off", row.id);
            if (it.clicked || followed) records_are_open_ = false;
        }
    };
    if (answer) {
        draw_list(tr("Not kept for"), answer->missed);
        draw_list(records_.promise == "leads" ? tr("Handed over") : tr("Kept for"), answer->kept);
    }
    dialog.finish(rows.used());
}

// Why the breach does not count, and that it does after all.
void AgreementView::draw_exception(ViewContext& context, Column& rows) {
    if (text_field(rows.next(field_height({})), tr("Why it does not count"), reason_, {.autocomplete = "off"}).edited) error_.clear();
    if (!error_.empty()) text(rows.next(20), error_, {.style = TextStyle::label, .colour = theme().bad});
    Box line = rows.next(36);
    const std::string_view words = is_excepted_ ? tr("Change the reason") : tr("Make an exception");
    const bool is_given = button(line.cut_left(button_width(words), space::s), words);
    const bool is_taken_back = is_excepted_ && button(line.cut_left(button_width(tr("Count it again"))), tr("Count it again"));
    rows.skip(space::s);
    if (!is_given && !is_taken_back) return;
    Arguments arguments{.values = {{"promise", Value{records_.promise}}, {"week", Value{std::int64_t{records_.week.days}}}}};
    if (is_given) arguments.values.emplace_back("reason", Value{reason_});
    context.client.run(is_given ? "agreement.except" : "agreement.count_again", std::move(arguments), [this, &shell = context.shell](const CommandResult& result) {
        if (result.ok) records_are_open_ = false, shell.report(result);
        else error_ = result.message;
        wake();
    });
}

void AgreementView::change(const ViewContext& context, const AgreementAnswer& answer) {
    const Promised p = answer.versions.empty() ? Promised{} : answer.versions.front().promised;
    const auto share_of = [&](double percent) { return context.format.decimal(percent, percent == std::floor(percent) ? 0 : 2); };
    texts_ = {std::to_string(p.leads_per_week), share_of(p.accepted_share), std::to_string(p.reply_minutes), share_of(p.replied_share), std::to_string(p.attempts), std::to_string(p.answer_minutes)};
    error_.clear();
    is_changing_ = true;
}

void AgreementView::draw_change(ViewContext& context, const AgreementAnswer& answer) {
    if (!is_changing_) return;
    Dialog dialog{answer.versions.empty() ? tr("Make an agreement") : tr("Change the agreement"), is_changing_, {.width = 480, .description = tr("Holds from this week on; the weeks before keep what was promised then")}};
    if (!dialog) return;
    struct Entry { std::string_view name, label, suffix; };
    const std::array<Entry, 6> entries = {Entry{"leads_per_week", tr("Leads a week"), {}}, {"accepted_share", tr("Accepted of the answered ones"), "%"}, {"reply_minutes", tr("First reply within"), tr("min")},
                                          {"replied_share", tr("Replied in time"), "%"}, {"attempts", tr("Attempts before “could not reach”"), {}}, {"answer_minutes", tr("Every hand-off answered within"), tr("min")}};
    Column form(dialog.body(), space::m);
    std::array<double, 6> numbers{};
    bool are_numbers = true;
    for (std::size_t i = 0; i < entries.size(); i += 2) {
        const Box pair = form.next(field_height({}));
        for (std::size_t k = i; k < i + 2; ++k) {
            if (text_field(share(pair, 2, static_cast<int>(k - i)), entries[k].label, texts_[k], {.kind = FieldKind::number, .suffix = entries[k].suffix, .autocomplete = "off"}).edited) error_.clear();
            const auto number = number_from_entry(texts_[k]);
            const bool is_share = entries[k].suffix == "%";
            are_numbers = are_numbers && number.has_value() && *number >= 0 && *number <= (is_share ? 100 : 1e6) && (is_share || *number == std::floor(*number));
            numbers[k] = number.value_or(0);
        }
    }
    // What if: the weeks that are over, judged by what stands in the fields; the last quarter of them.
    if (are_numbers && !answer.versions.empty()) {
        const auto whole = [&](std::size_t i) { return static_cast<std::int64_t>(numbers[i]); };
        const auto trial = context.client.ask(AgreementTrial{.promised = {whole(0), numbers[1], whole(2), numbers[3], whole(4), whole(5)}, .weeks = shown_weeks});
        const std::string now = counted(context.format.count(answer.breaches), answer.breaches, "breach", "breaches");
        const std::string words = trial ? tr("The last weeks under it: {}, as it was: {}", counted(context.format.count(trial->breaches), trial->breaches, "breach", "breaches"), now) : std::string(tr("Counting…"));
        Semantics status({.role = Role::status, .name = std::string(tr("What if"))}, form.rest().with_height(20));
        text(form.next(20), words, {.style = TextStyle::table, .colour = theme().second});
    }
    const std::string problem = are_numbers ? error_ : std::string(tr("Each is a whole number; a share is one from 0 to 100"));
    if (!problem.empty()) text(form.next(20), problem, {.style = TextStyle::label, .colour = theme().bad});
    Box foot = dialog.foot();
    const bool clicked = button(foot.cut_right(button_width(tr("Agree"), {.kind = ButtonKind::primary}), space::s), tr("Agree"), {.kind = ButtonKind::primary, .is_disabled = !are_numbers, .shortcut = "Ctrl+Enter"});
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) is_changing_ = false;
    dialog.finish(form.used());
    if (!are_numbers || !(clicked || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    Arguments arguments;
    for (std::size_t i = 0; i < entries.size(); ++i) arguments.values.emplace_back(entries[i].name, entries[i].suffix == "%" ? Value{numbers[i]} : Value{static_cast<std::int64_t>(numbers[i])});
    context.client.run("agreement.change", std::move(arguments), [this, &shell = context.shell](const CommandResult& result) {
        if (result.ok) is_changing_ = false, shell.report(result);
        else error_ = result.message;
        wake();
    });
}

}  // namespace

std::unique_ptr<View> make_agreement() { return std::make_unique<AgreementView>(); }

}  // namespace tandem::ui
