// The inbox of hand-offs: what waits for sales and since when, answered with one key each, several at once.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <set>

#include "tandem/contract/hand_offs.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem_icons.hpp"
#include "ui/answer_hand_off.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/opener_words.hpp"
#include "ui/views.hpp"
#include "ui/views/work_time.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/listing.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr std::array<std::string_view, 3> groups = {"open", "waiting", "answered"};
constexpr std::int64_t answer_serves_ms = 300'000;      // ages are asked for anew every five minutes
constexpr float row_height = 68, phone_row_height = 134, least_width_of_words = 1000, least_width_of_words_on_a_phone = 300;
constexpr int page_rows = 200;

class HandOffsView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Hand-offs")); }
    bool filters_by_search() const override { return true; }
    void draw_content(ViewContext& context) override;
    RowId neighbour(const RecordRef& record, int step) const override;
    void left() override { chosen_.clear(); }

private:
    void draw_empty(ViewContext& context, Box area);
    void draw_chips(ViewContext& context, Box box);
    void draw_bar(ViewContext& context, Box box);
    void draw_row(ViewContext& context, Box box, const HandOffRow& row, std::int64_t at, bool is_stop);
    void draw_buttons(ViewContext& context, Box& in, const HandOffRow& row);
    void answer_by_key(ViewContext& context);
    std::vector<RowId> meant(const ViewContext& context) const;
    std::string away_words(const ViewContext& context) const;
    void cover(ViewContext& context);
    bool draw_passing_on(ViewContext& context, Box& line, const HandOffRow& row);

    int group_ = 0, count_ = page_rows;
    bool only_mine_ = false;
    HandOffsAnswer shown_;              // while a newer one is on its way
    std::string shown_for_;
    std::set<RowId> chosen_;
    struct Place { RowId row = 0; NodeId node = 0; std::int64_t at = 0; RowId contact = 0; };
    void draw_rows(ViewContext& context, Box area);
    void go_on(ViewContext& context);
    Place focused_;                     // the row that has the focus in this frame, or something in it
    Place last_focused_;                // the last that had it
    RowId focus_next_ = 0;              // to be given the focus when it is drawn
    bool goes_on_ = false;              // an answer was begun: with its row gone, the next one has the focus
    HandOffAnswer answer_;
    HandOver hand_over_;
};

void HandOffsView::draw_content(ViewContext& context) {
    if (!context.route().option("mine").empty()) only_mine_ = true, context.navigation.set_option("mine", "");
    const RowId owner = only_mine_ ? context.workspace.person : 0;
    const std::string asked_for = std::string(groups[static_cast<std::size_t>(group_)]) + to_text(owner) + " " + context.search;
    const Instant at{context.device.now.ms / answer_serves_ms * answer_serves_ms};
    const auto answer = context.client.ask(HandOffInbox{.group = std::string(groups[static_cast<std::size_t>(group_)]), .text = context.search, .owner = owner, .at = at, .count = count_});
    if (answer) shown_ = *answer, shown_for_ = asked_for;
    const bool is_known = shown_for_ == asked_for;

    const bool is_empty = !context.has_any("hand_off");
    std::vector<Tab> tabs = {{std::string(tr("Open"))}, {std::string(tr("Coming back"))}, {std::string(tr("Answered"))}};
    if (is_known) tabs[0].count = context.format.count(shown_.open), tabs[1].count = context.format.count(shown_.waiting), tabs[2].count = context.format.count(shown_.answered);
    TopBar bar{.title = tr("Hand-offs")};
    const TopBarAction others[] = {{std::string(tr("Rules")), icons::zap}};
    bar.others = others;
    if (!is_empty) bar.tabs = tabs, bar.tab = &group_, bar.primary = {std::string(tr("Hand over…")), icons::plus};
    const TopBarResult top = draw_top_bar(context.top_bar, bar);
    if (top.primary) hand_over_.open();
    if (top.other == 0) context.navigation.go("#/hand-off-rules");
    if (top.tab_changed) chosen_.clear(), count_ = page_rows;
    hand_over_.draw(context);
    answer_.draw(context);
    if (answer_.take_sent()) chosen_.clear();
    Box area = context.content;
    if (is_empty) return draw_empty(context, area);
    if (!is_known && !answer.error().empty()) return void(empty_state(area, {.picture = Picture::failed, .title = tr("The inbox could not be read"), .sentence = answer.error()}));
    if (!is_known) return skeleton_rows(area.inset(space::l), row_height, 6);

    std::erase_if(chosen_, [&](RowId id) { return std::ranges::find(shown_.rows, id, &HandOffRow::id) == shown_.rows.end(); });
    Box strip = area.cut_top(44).inset(space::l, 0);
    if (chosen_.empty()) draw_chips(context, strip);
    else draw_bar(context, strip);
    if (shown_.rows.empty()) {
        const bool narrows = only_mine_ || !context.search.empty();
        const EmptyState state = narrows         ? EmptyState{.picture = Picture::search, .title = tr("No hand-off matches"), .sentence = tr("Fewer filters show more"), .action = tr("Clear filters")}
                                 : group_ == 0 ? EmptyState{.picture = Picture::people, .title = tr("Everything is answered"), .sentence = tr("What marketing hands over next stands here"), .action = {}}
                                               : EmptyState{.picture = Picture::people, .title = tr("Nothing here"), .sentence = group_ == 1 ? tr("Recycled hand-offs wait here for their day") : tr("Answers stand here with their reasons"), .action = {}};
        if (empty_state(area, state)) only_mine_ = false, context.search.clear();
        return;
    }
    go_on(context);
    draw_rows(context, area);
    if (group_ != 2) answer_by_key(context);
    // The next moment at which something here looks different: one gets late, or ages are asked for anew.
    double next = static_cast<double>(answer_serves_ms) / 1000;
    for (const HandOffRow& row : shown_.rows)
        if (row.answer_by && *row.answer_by >= context.device.now) next = std::min(next, static_cast<double>(row.answer_by->ms - context.device.now.ms) / 1000 + 1);
    wake_in(next);
}

// Somebody works through the inbox: when what was answered has left the list, the row that took its place is next.
void HandOffsView::go_on(ViewContext& context) {
    if (!goes_on_) return;
    const auto is_shown = [&](RowId row) { return std::ranges::contains(shown_.rows, row, &HandOffRow::id); };
    if (last_focused_.row == 0 || is_shown(last_focused_.row)) return;
    goes_on_ = false;
    const HandOffRow& next = shown_.rows[static_cast<std::size_t>(std::min<std::int64_t>(last_focused_.at, std::ssize(shown_.rows) - 1))];
    const RecordRef beside = context.navigation.record();
    const bool shows_contact = beside.entity == "contact" && beside.row == last_focused_.contact;
    if (beside.entity == "hand_off" && beside.row == last_focused_.row) context.navigation.replace(record_href("hand_off", next.id));
    else focus_next_ = next.id;
    // Whoever read the contact beside the list reads the next one before answering.
    if (shows_contact) context.navigation.replace(record_href("contact", next.contact));
    last_focused_ = {};
}

void HandOffsView::draw_rows(ViewContext& context, Box area) {
    const float height = context.is_phone ? phone_row_height : row_height;
    Semantics list({.role = Role::list, .name = std::string(tr("Hand-offs"))}, area);
    ScrollArea scroll("hand-offs", area, {.content_height = height * static_cast<float>(shown_.rows.size()) + size::control() + space::xl});
    const auto [first, last] = scroll.rows(height, std::ssize(shown_.rows));
    const std::int64_t stop = focused_.row && focused_.at >= first && focused_.at < last ? focused_.at : first;
    focused_ = {};
    for (auto i = first; i < last; ++i) draw_row(context, scroll.row(i, height).inset(space::s, 0), shown_.rows[static_cast<std::size_t>(i)], i, i == stop);
    const std::int64_t total = group_ == 0 ? shown_.open : group_ == 1 ? shown_.waiting : shown_.answered;
    const Box foot = scroll.row(std::ssize(shown_.rows), height).with_height(size::control()).inset(space::l, 0);
    if (total > std::ssize(shown_.rows) && button(foot.left(button_width(tr("Show more"))), tr("Show more"), {.kind = ButtonKind::ghost})) count_ += page_rows;
    if (!focused_.row) {        // from nowhere to the first
        if (!context.navigation.record() && (shortcut(ImGuiKey_J) || shortcut(ImGuiKey_K))) focus_next_ = shown_.rows[static_cast<std::size_t>(first)].id, wake();
        return;
    }
    last_focused_ = focused_;
    std::int64_t to = row_step(focused_.node, focused_.at, std::ssize(shown_.rows), static_cast<std::int64_t>(area.h / height));
    if (!context.navigation.record() && shortcut(ImGuiKey_J)) to = std::min<std::int64_t>(focused_.at + 1, std::ssize(shown_.rows) - 1);
    if (!context.navigation.record() && shortcut(ImGuiKey_K)) to = std::max<std::int64_t>(focused_.at - 1, 0);
    if (to < 0 || to == focused_.at) return;
    focus_next_ = shown_.rows[static_cast<std::size_t>(to)].id;
    scroll.show(scroll.row(to, height));
    wake();
}

void HandOffsView::draw_empty(ViewContext& context, Box area) {
    const int pressed = empty_state(area, {.picture = Picture::people, .title = tr("No hand-offs yet"), .sentence = tr("Marketing hands contacts over here, and sales answers each: accept, reject with a reason, or recycle"),
                           .action = tr("Hand over…"), .action_icon = icons::plus, .second_action = tr("Rules…")});
    if (pressed == 1) hand_over_.open();
    if (pressed == 2) context.navigation.go("#/hand-off-rules");
}

void HandOffsView::draw_chips(ViewContext& context, Box box) {
    Row row(box, space::s);
    const float width = chip_width(tr("Only mine"), only_mine_, icons::user);
    const ChipResult mine = chip(row.next(width).centred(width, 26), tr("Only mine"), only_mine_, icons::user, only_mine_);
    if (mine.clicked || mine.removed) only_mine_ = !only_mine_;
    if (group_ != 0) return;
    if (shown_.for_away > 0) {
        const float wide = chip_width(away_words(context), false, icons::calendar_clock);
        if (chip(row.next(wide).centred(wide, 26), away_words(context), false, icons::calendar_clock).clicked) cover(context);
    }
    const std::string words = shown_.late == 0 ? tr("All within {}", business_time(context.format, shown_.reply_minutes))
                                               : tr("{} of {} late", context.format.count(shown_.late), context.format.count(shown_.open));
    const std::string raw = std::to_string(shown_.late);
    const Box place = row.rest();
    Semantics figure({.role = Role::group, .name = std::string(tr("Late")), .value = raw}, place);
    text(place, words, {.style = TextStyle::table, .colour = shown_.late ? theme().bad : theme().second, .description = tr("To be answered within {}", business_time(context.format, shown_.reply_minutes))});
}

std::string HandOffsView::away_words(const ViewContext& context) const {
    return tr("Cover {} for colleagues who are away", context.format.count(shown_.for_away));
}

// Everything that waits here for somebody who is away.
void HandOffsView::cover(ViewContext& context) {
    std::vector<RowId> rows;
    for (const HandOffRow& row : shown_.rows)
        if (row.away_until) rows.push_back(row.id);
    if (!rows.empty()) context.run("hand_off.cover", "hand_off", std::move(rows));
}

// Whom to give it to when it waits for somebody who is away, or is late: one press.
bool HandOffsView::draw_passing_on(ViewContext& context, Box& line, const HandOffRow& row) {
    const bool is_late = row.answer_by && *row.answer_by < context.device.now;
    std::string label;
    if (row.away_until) label = row.cover.empty() ? std::string(tr("Give to whose turn it is")) : tr("Give to {}", row.cover);
    else if (is_late && !row.manager.empty() && row.manager != row.owner) label = tr("Escalate to {}", row.manager);
    if (label.empty()) return false;
    const ButtonOptions options{.kind = ButtonKind::ghost, .icon = row.away_until ? icons::user : icons::arrow_up_right};
    const float wide = button_width(label, options);
    const bool fits = wide <= line.w;
    if (fits ? button(line.cut_right(wide, space::s), label, options) : icon_button(line.cut_right(size::control()), options.icon, label, options)) context.run(row.away_until ? "hand_off.cover" : "hand_off.escalate", "hand_off", {row.id});
    return true;
}

// Beside what is chosen: the answers to all of it.
void HandOffsView::draw_bar(ViewContext& context, Box box) {
    Semantics bar({.role = Role::toolbar, .name = std::string(tr("Answer several"))}, box);
    const std::vector<RowId> rows(chosen_.begin(), chosen_.end());
    Row row(box.centred(box.w, size::control()), space::s);
    const std::string count = tr("{} chosen", context.format.count(std::ssize(rows)));
    if (!context.is_phone) text(row.next(text_width(count, TextStyle::strong) + space::s), count, {.style = TextStyle::strong});
    const auto act = [&](std::string_view label, const char* icon, std::string_view keys, ButtonKind kind = ButtonKind::secondary) {
        const ButtonOptions options{.kind = kind, .icon = context.is_phone ? nullptr : icon, .shortcut = keys};
        return button(row.next(button_width(label, options)), label, options);
    };
    if (group_ != 2) {
        if (act(tr("Accept"), icons::check, "A", ButtonKind::primary)) context.run("hand_off.accept", "hand_off", rows), chosen_.clear();
        if (act(tr("Reject…"), icons::x, "R")) answer_.reject(rows);
        if (act(tr("Recycle…"), icons::repeat, "C")) answer_.recycle(rows);
    }
    if (act(tr("Give to…"), icons::user, {})) answer_.reassign(rows);
    if (!context.is_phone && act(tr("Choose none"), nullptr, {}, ButtonKind::ghost)) chosen_.clear();
}

// Accept, reject, recycle: in words where there is room, the last two as icons elsewhere.
void HandOffsView::draw_buttons(ViewContext& context, Box& in, const HandOffRow& row) {
    const bool has_words = in.w >= (context.is_phone ? least_width_of_words_on_a_phone : least_width_of_words);
    struct Act { std::string_view label; ButtonOptions options; };
    const Act acts[] = {{tr("Accept"), {.icon = icons::check, .tooltip = tr("Take it on"), .shortcut = "A"}}, {tr("Reject…"), {.kind = ButtonKind::ghost, .icon = icons::x, .shortcut = "R"}}, {tr("Recycle…"), {.kind = ButtonKind::ghost, .icon = icons::repeat, .shortcut = "C"}}};
    const auto width = [&](const Act& act) { return has_words || &act == acts ? button_width(act.label, {.icon = act.options.icon}) : size::control(); };
    float all = 2 * space::xs;
    for (const Act& act : acts) all += width(act);
    Row line(context.is_phone ? in.cut_bottom(size::control()) : in.cut_right(all, space::m).centred(all, size::control()), space::xs);
    const auto pressed = [&](const Act& act) {
        const Box place = line.next(width(act));
        return has_words || &act == acts ? button(place, act.label, act.options) : icon_button(place, act.options.icon, act.label, act.options);
    };
    if (pressed(acts[0])) context.run("hand_off.accept", "hand_off", {row.id}), goes_on_ = true;
    if (pressed(acts[1])) answer_.reject({row.id}), goes_on_ = true;
    if (pressed(acts[2])) answer_.recycle({row.id}), goes_on_ = true;
    if (Box rest = line.rest(); context.is_phone && group_ == 0) draw_passing_on(context, rest, row);
}

void HandOffsView::draw_row(ViewContext& context, Box box, const HandOffRow& row, std::int64_t at, bool is_stop) {
    const RecordRef& beside = context.navigation.record();
    const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(row.id), row.name, beside.entity == "hand_off" && beside.row == row.id, is_stop ? Flag::focusable : Flag::roving);
    if (focus_next_ == row.id) request_focus(it.id, true), focus_next_ = 0;
    IdScope scope(static_cast<std::uint64_t>(row.id));
    Box in = box.inset(space::s, space::s);
    bool is_chosen = chosen_.contains(row.id);
    {
        // Its label is read, and would stand beside the name a second time.
        Box place = in.cut_left(24, space::s);
        const Clip only_the_box(place);
        if (checkbox(context.is_phone ? place.with_height(44) : place.centred(24, 24), tr("Choose {}", row.name), is_chosen)) is_chosen ? void(chosen_.insert(row.id)) : void(chosen_.erase(row.id));
    }
    if (group_ != 2) draw_buttons(context, in, row);
    const Standing standing = standing_of(context.format, row);
    const std::string waits = row.away_until && group_ == 0 ? tr("Waits for {}, who is away until {}", row.owner, context.format.date(*row.away_until)) : standing.words;
    Box right = context.is_phone ? in.cut_bottom(18, 2) : in.cut_right(std::max(150.0f, text_width(waits, TextStyle::table) + 24 + 2 * space::s), space::m);
    if (!row.owner.empty() && !context.is_phone) {
        const Box face = right.cut_right(24, space::s).centred(24, 24);
        avatar(face, row.owner);
        mirror().add({.role = Role::image, .name = tr("Owner: {}", row.owner)}, face);
        if (is_hovered(face)) show_tooltip(row.owner, face);
    }
    text(right, context.is_phone && !row.owner.empty() && waits == standing.words ? standing.words + " · " + row.owner : waits,
         {.style = context.is_phone ? TextStyle::caption : TextStyle::table, .colour = theme().strong(standing.tone), .align = context.is_phone ? Align::left : Align::right, .description = standing.exact});
    // On phones it stands below with the answers, where there is room.
    if (group_ == 0 && !context.is_phone) draw_passing_on(context, in, row);
    Box name = in.cut_top(20);
    Row line(name, space::s);
    link(line.next(std::min(name.w, text_width(row.name, TextStyle::label) + 2)), row.name, record_href("contact", row.contact), {.style = TextStyle::label, .is_quiet = true});
    if (row.is_back) badge(line.next(badge_width(tr("Back"), icons::repeat)).centred(badge_width(tr("Back"), icons::repeat), 18), tr("Back"), Tone::accent, icons::repeat);
    if (!row.about.empty()) text(line.rest(), row.about, {.style = TextStyle::caption, .colour = theme().third});
    std::string why = row.reason;
    const std::string by_rule = row.rule.empty() || row.rule == row.reason ? std::string() : tr("rule “{}”", row.rule), escalated = row.escalated_from.empty() ? std::string() : tr("escalated from {}", row.escalated_from);
    for (const std::string* each : {&row.campaign, &row.from, &by_rule, &escalated})
        if (!each->empty()) why += (why.empty() ? "" : " · ") + *each;
    text(in.cut_top(16), why, {.style = TextStyle::caption, .colour = theme().marketing});
    const std::string last = group_ == 0 ? opener_words(row.opener) : said(row.note);
    const std::string below = group_ == 0 && !last.empty() ? tr("Begin with: {}", last) : last;
    if (!below.empty() && context.is_phone) paragraph(in, below, {.style = TextStyle::caption, .colour = theme().third}, 2);
    else if (!below.empty()) text(in.cut_top(16), below, {.style = TextStyle::caption, .colour = theme().third});
    if (has_focus_within(it.id)) focused_ = {row.id, it.id, at, row.contact};
    end_list_row();
    if (it.clicked) context.open_record("hand_off", row.id);
}

// What a key answers: what is chosen, else the row with the focus, else the one that is open beside the list.
std::vector<RowId> HandOffsView::meant(const ViewContext& context) const {
    if (!chosen_.empty()) return {chosen_.begin(), chosen_.end()};
    if (focused_.row) return {focused_.row};
    const RecordRef& beside = context.navigation.record();
    const auto shown = std::ranges::find(shown_.rows, beside.row, &HandOffRow::id);
    if (beside.entity == "hand_off" && shown != shown_.rows.end()) return {beside.row};
    return {};
}

void HandOffsView::answer_by_key(ViewContext& context) {
    std::vector<RowId> rows = meant(context);
    if (rows.empty()) return;
    const auto pressed = [&](ImGuiKey key) {
        if (!shortcut(key)) return false;
        goes_on_ = true;
        const auto shown = std::ranges::find(shown_.rows, rows.back(), &HandOffRow::id);
        if (!focused_.row) last_focused_ = {rows.back(), 0, shown - shown_.rows.begin(), shown == shown_.rows.end() ? 0 : shown->contact};
        return true;
    };
    if (pressed(ImGuiKey_A)) context.run("hand_off.accept", "hand_off", std::move(rows)), chosen_.clear();
    else if (pressed(ImGuiKey_R)) answer_.reject(std::move(rows));
    else if (pressed(ImGuiKey_C)) answer_.recycle(std::move(rows));
    else if (shortcut(ImGuiKey_X) && focused_.row) chosen_.contains(focused_.row) ? void(chosen_.erase(focused_.row)) : void(chosen_.insert(focused_.row));
}

RowId HandOffsView::neighbour(const RecordRef& record, int step) const {
    if (record.entity != "hand_off") return 0;
    const auto found = std::ranges::find(shown_.rows, record.row, &HandOffRow::id);
    if (found == shown_.rows.end()) return 0;
    const auto to = found - shown_.rows.begin() + step;
    return to >= 0 && to < std::ssize(shown_.rows) ? shown_.rows[static_cast<std::size_t>(to)].id : 0;
}

}  // namespace

std::unique_ptr<View> make_hand_offs() { return std::make_unique<HandOffsView>(); }

}  // namespace tandem::ui
