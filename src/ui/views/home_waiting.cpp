// Asks for what waits and what was promised, and draws both as lines.
#include "ui/views/home_waiting.hpp"

#include <algorithm>

#include "tandem/contract/agreement.hpp"
#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/suggestions.hpp"
#include "tandem_icons.hpp"
#include "ui/views/agreement_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float head_height = 52, line_height = 44;
constexpr int shown_weeks = 13;                         // as the agreement's page, which then shares the answer
constexpr std::int64_t answer_serves_ms = 300'000;      // as the inbox

// One's own hand-offs; who has none, as most of marketing, is told of everybody's.
void add_hand_offs(const ViewContext& context, std::vector<HomeLine>& lines) {
    if (!context.has_any("hand_off")) return;
    const Instant at{context.device.now.ms / answer_serves_ms * answer_serves_ms};
    const auto own = context.client.ask(HandOffInbox{.owner = context.workspace.person, .at = at, .count = 0});
    if (!own) return;
    const auto all = context.client.ask(HandOffInbox{.at = at, .count = 0});
    const bool is_own = context.workspace.person != 0 && own->open > 0;
    if (!is_own && (!all || all->open == 0)) return;
    const HandOffsAnswer& shown = is_own ? *own : *all;
    const std::string count = context.format.count(shown.open);
    lines.push_back({.icon = icons::inbox, .words = is_own ? counted(count, shown.open, "hand-off waits for your answer", "hand-offs wait for your answer") : counted(count, shown.open, "hand-off waits in the inbox", "hand-offs wait in the inbox"),
                     .note = shown.late > 0 ? tr("{} late", context.format.count(shown.late)) : std::string(), .tone = Tone::bad, .href = is_own ? "#/hand-offs?mine=1" : "#/hand-offs"});
}

void add_suggestions(const ViewContext& context, std::vector<HomeLine>& lines) {
    const auto suggestions = context.client.ask(SuggestionList{});
    if (!suggestions) return;
    for (const SuggestionRow& row : suggestions->open)
        lines.push_back({.icon = icons::trending_up, .words = tr("“{}” rises and has no answer", row.name), .note = row.open_deals > 0 ? counted(context.format.count(row.open_deals), row.open_deals, "open deal", "open deals") : std::string(),
                         .tone = Tone::marketing, .href = "#/feedback?theme=" + to_text(row.theme)});
}

} // namespace

std::vector<HomeLine> home_waiting(const ViewContext& context, const HomeAnswer& answer) {
    std::vector<HomeLine> lines;
    if (context.workspace.team == "marketing") add_suggestions(context, lines), add_hand_offs(context, lines);
    else add_hand_offs(context, lines);
    if (answer.due_total > 0)
        lines.push_back({.icon = icons::calendar_check, .words = counted(context.format.count(answer.due_total), answer.due_total, "activity is due", "activities are due"), .href = "#/activities"});
    for (const DecisionDue& each : answer.decisions)
        lines.push_back({.icon = icons::clipboard_list, .words = each.text, .note = each.due_on ? context.format.relative(*each.due_on) : std::string(),
                         .tone = each.due_on && *each.due_on < context.today() ? Tone::bad : Tone::neutral, .href = "#/meeting"});
    if (const std::int64_t more = answer.decisions_total - std::ssize(answer.decisions); more > 0)
        lines.push_back({.icon = icons::clipboard_list, .words = counted(context.format.count(more), more, "more decision is due", "more decisions are due"), .href = "#/meeting"});
    if (context.workspace.team == "both") add_suggestions(context, lines);
    return lines;
}

std::vector<HomeLine> home_promises(const ViewContext& context) {
    std::vector<HomeLine> lines;
    if (!context.has_any("agreement")) return lines;
    const auto agreement = context.client.ask(AgreementState{.weeks = shown_weeks});
    if (!agreement || agreement->versions.empty()) return lines;
    for (const PromiseRow& promise : agreement->promises) {
        if (context.workspace.team != "both" && promise.team != context.workspace.team) continue;
        const auto last = std::ranges::find_if(promise.weeks.rbegin(), promise.weeks.rend(), &PromiseWeek::is_judged);
        const auto shown = last != promise.weeks.rend() ? last : promise.weeks.rbegin();
        if (shown == promise.weeks.rend()) continue;
        const bool is_judged = last != promise.weeks.rend(), is_broken = is_judged && shown->is_breached && shown->exception.empty();
        lines.push_back({.icon = promise.team == "marketing" ? icons::megaphone : icons::handshake,
                         .words = std::string(promise_label(promise.name)) + ": " + tr("{} of {}", context.format.count(shown->hits), context.format.count(shown->of)) + ", " + tr("week of {}", context.format.date(shown->week)),
                         .note = std::string(!is_judged ? tr("Not over yet") : is_broken ? tr("Broken") : tr("Kept")), .tone = !is_judged ? Tone::neutral : is_broken ? Tone::bad : Tone::good,
                         .href = "#/agreement?promise=" + promise.name + "&week=" + to_text(shown->week)});
    }
    return lines;
}

float home_lines_height(const std::vector<HomeLine>& lines) { return head_height + line_height * static_cast<float>(std::max<std::size_t>(1, lines.size())) + space::m; }

void draw_home_lines(const Box& box, std::string_view title, const std::vector<HomeLine>& lines, std::string_view empty) {
    card(box);
    Box in = box.inset(space::l, 0);
    section_heading(in.cut_top(head_height), title);
    in.cut_bottom(space::m);
    if (lines.empty()) return text(in.with_height(line_height), empty, {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(title)}, in);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const HomeLine& each = lines[i];
        Box line = in.cut_top(line_height);
        begin_list_row(line, static_cast<std::uint64_t>(i), each.words);
        draw_icon(line.cut_left(16, space::m), each.icon, theme().third);
        if (!each.note.empty()) badge(line.cut_right(badge_width(each.note), space::m).centred(badge_width(each.note), 20), each.note, each.tone);
        link(line.left(std::min(line.w, text_width(each.words, TextStyle::table) + 2)), each.words, each.href, {.style = TextStyle::table, .is_quiet = true});
        end_list_row();
    }
}

} // namespace tandem::ui
