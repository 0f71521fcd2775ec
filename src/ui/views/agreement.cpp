// The agreement on one page: what each team promised, week by week, what broke it with the records behind, and how other promises
// would have done.
#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/contract/agreement.hpp"
#include "tandem_icons.hpp"
#include "ui/frame_clock.hpp"
#include "ui/views.hpp"
#include "ui/views/agreement_change.hpp"
#include "ui/views/agreement_words.hpp"
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
constexpr float promise_height = 124, record_height = 64;

class AgreementView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Agreement")); }
    void draw_content(ViewContext& context) override;
    void left() override { change_.close(), records_are_open_ = false; }

private:
    void draw_goals(ViewContext& context, Column& page, const Promised& promised);
    void draw_team(ViewContext& context, Column& page, const AgreementAnswer& answer, const Promised& promised, std::string_view team);
    void draw_promise(ViewContext& context, Box box, const PromiseRow& promise, const Promised& promised);
    void draw_breaches(ViewContext& context, Column& page, const AgreementAnswer& answer);
    void draw_records(ViewContext& context);
    void draw_exception(ViewContext& context, Column& rows);
    void open_records(const Format& format, const PromiseRow& promise, const PromiseWeek& week);
    void follow_address(ViewContext& context, const AgreementAnswer& answer);
    void draw_versions(const Format& format, Column& page, const AgreementAnswer& answer);

    AgreementChange change_;
    bool records_are_open_ = false;
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
    if (top.primary) change_.open(context, *answer);
    change_.draw(context, *answer);
    follow_address(context, *answer);
    draw_records(context);
    if (is_empty) {
        if (empty_state(context.content, {.picture = Picture::feedback, .title = tr("No agreement yet"), .sentence = tr("Marketing promises leads, sales promises answers; each week shows who kept what was promised"),
                                          .action = tr("Make an agreement…"), .action_icon = icons::plus})) change_.open(context, *answer);
        return;
    }
    ScrollArea scroll("agreement", context.content);
    Box in = scroll.content().inset(context.is_phone ? space::l : space::xl, 0);
    in.w = std::min(in.w, 1100.0f);
    Column page(in, space::m);
    page.skip(space::s);
    const AgreementVersion& version = shown_version(*answer);
    const auto weeks = static_cast<std::int64_t>(answer->promises.front().weeks.size());
    const std::string since = weeks == 1 ? std::string(tr("this week")) : tr("in the last {} weeks", context.format.count(weeks));
    std::string summary = tr("Holds from {}", context.format.full_date(version.starts_on));
    if (weeks > 0) summary += " · " + counted(context.format.count(answer->breaches), answer->breaches, "breach", "breaches") + " " + since;
    text(page.next(24), summary, {.style = TextStyle::table, .colour = theme().second});
    // The first whole week, where nothing can be judged before it.
    const Date judged_from = week_start(Date{version.starts_on.days + 6});
    const std::string rule = judged_from.days + 7 > context.today().days ? tr("Whole weeks are judged when they are over, the first is that of {}", context.format.date(judged_from)) : std::string(tr("Whole weeks are judged, each when it is over"));
    page.skip(-space::s);
    text(page.next(20), rule, {.style = TextStyle::caption, .colour = theme().third});
    draw_goals(context, page, version.promised);
    draw_team(context, page, *answer, version.promised, "marketing");
    draw_team(context, page, *answer, version.promised, "sales");
    draw_breaches(context, page, *answer);
    draw_versions(context.format, page, *answer);
    scroll.finish(page.used() + space::xxl);
}

// Two promises of one workspace, which may contradict each other.
void AgreementView::draw_goals(ViewContext& context, Column& page, const Promised& promised) {
    const auto goals = context.client.ask(GoalList{});
    const auto both = goals ? promise_and_goals(context.format, promised, *goals) : std::nullopt;
    if (!both) return;
    page.skip(-space::s);
    link(page.next(wrapped_height(both->words, TextStyle::caption, page.width(), 3)), both->words, "#/goals", {.style = TextStyle::caption, .colour = both->is_short ? theme().warn : theme().third, .is_quiet = true, .max_lines = 3});
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
    const bool is_share = promise.name != "leads";
    const auto percent = [&](const PromiseWeek& week) { return is_share && week.of > 0 ? " · " + f.percent(100.0 * static_cast<double>(week.hits) / static_cast<double>(week.of)) : std::string(); };
    if (last != promise.weeks.rend()) text(state, f.date(last->week) + ": " + tr("{} of {}", f.count(last->hits), f.count(last->of)) + percent(*last), {.style = TextStyle::caption, .colour = theme().third});
    if (promise.weeks.empty()) return text(in.with_height(20), tr("No week yet"), {.style = TextStyle::caption, .colour = theme().third});
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
    const double level = is_share ? promise.weeks.back().promised / 100 : 1;                              // what was promised
    if (level > 0 && (is_share || most > 1)) fill({in.x, in.bottom() - in.h * static_cast<float>(level / most), in.w, 1}, theme().text);
}

void AgreementView::draw_breaches(ViewContext& context, Column& page, const AgreementAnswer& answer) {
    section_heading(page.next(32), tr("Breaches"));
    const bool is_judged = std::ranges::any_of(answer.promises, [](const PromiseRow& promise) { return std::ranges::any_of(promise.weeks, &PromiseWeek::is_judged); });
    const bool is_broken = std::ranges::any_of(answer.promises, [](const PromiseRow& promise) { return std::ranges::any_of(promise.weeks, &PromiseWeek::is_breached); });
    if (!is_broken) return text(page.next(28), is_judged ? tr("Everything was kept") : tr("No week is over yet"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Breaches"))}, page.rest());
    const auto count = std::ssize(answer.promises.front().weeks);
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

// What was promised from when until when, the newest first.
void AgreementView::draw_versions(const Format& f, Column& page, const AgreementAnswer& answer) {
    section_heading(page.next(32), tr("Versions"));
    Semantics list({.role = Role::list, .name = std::string(tr("Versions"))}, page.rest());
    for (std::size_t i = 0; i < answer.versions.size(); ++i) {
        const AgreementVersion& version = answer.versions[i];
        const std::string name = i == 0 ? tr("From {} on", f.full_date(version.starts_on)) : tr("From {} until {}", f.full_date(version.starts_on), f.full_date(Date{answer.versions[i - 1].starts_on.days - 1}));
        std::string of_marketing, of_sales;
        for (const std::string_view promise : {"leads", "accepted"}) of_marketing += (of_marketing.empty() ? "" : " · ") + promise_words(f, promise, version.promised);
        for (const std::string_view promise : {"replied", "attempts", "answered"}) of_sales += (of_sales.empty() ? "" : " · ") + promise_words(f, promise, version.promised);
        const float inside = page.width() - 2 * space::l, marketing = wrapped_height(of_marketing, TextStyle::table, inside), sales = wrapped_height(of_sales, TextStyle::table, inside);
        const Box box = page.next(2 * space::m + 24 + marketing + space::xs + sales);
        Semantics item({.role = Role::listitem, .name = name}, box);
        card(box);
        Box in = box.inset(space::l, space::m);
        Box head = in.cut_top(24);
        text(head.cut_left(std::min(head.w, text_width(name, TextStyle::label) + 2), space::s), name, {.style = TextStyle::label});
        const std::string_view mark = version.id == answer.holds ? tr("Holds now") : version.starts_on > f.today ? tr("To come") : std::string_view();
        if (!mark.empty() && head.w > badge_width(mark)) badge(head.centred(head.w, 20).left(badge_width(mark)), mark, version.id == answer.holds ? Tone::good : Tone::neutral);
        paragraph(in.cut_top(marketing, space::xs), of_marketing, {.style = TextStyle::table, .colour = theme().second});
        paragraph(in, of_sales, {.style = TextStyle::table, .colour = theme().second});
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
    const auto draw_list = [&](std::string_view heading, const std::vector<PromiseRecord>& of) {
        if (of.empty()) return;
        const Box free = section_heading(rows.next(32), heading, 3);
        text(free, context.format.count(std::ssize(of)), {.style = TextStyle::table, .colour = theme().third, .align = Align::right});
        Semantics list({.role = Role::list, .name = std::string(heading)}, rows.rest().with_height(record_height * static_cast<float>(of.size())));
        for (const PromiseRecord& row : of) {
            const Box box = rows.next(record_height);
            const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(row.id), row.name);
            IdScope scope(static_cast<std::uint64_t>(row.id));
            Box in = box.inset(space::s, 4);
            const Box head = in.cut_top(20);
            const bool followed = link(head.left(std::min(head.w, text_width(row.name, TextStyle::label) + 2)), row.name, record_href("hand_off", row.id), {.style = TextStyle::label, .is_quiet = true});
            // What the promise is about: when sales reached somebody, or when it answered.
            const bool is_of_reply = records_.promise == "replied" || records_.promise == "attempts";
            const auto& when = is_of_reply ? row.first_touch : row.answered_at;
            std::string more = tr("Handed over {}", context.format.instant(row.handed_at)) + " · ";
            if (when) more += tr(is_of_reply ? "first reached {}" : "answered {}", context.format.instant(*when));
            else more += is_of_reply ? tr("not reached yet") : tr("no answer yet");
            if (!row.owner.empty()) more += " · " + row.owner;
            paragraph(in, more, {.style = TextStyle::caption, .colour = theme().third}, 2);
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
    if (!error_.empty()) text(rows.next(20), said(error_), {.style = TextStyle::label, .colour = theme().bad});
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

}  // namespace

std::unique_ptr<View> make_agreement() { return std::make_unique<AgreementView>(); }

}  // namespace tandem::ui
