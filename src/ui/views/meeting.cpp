// The weekly meeting: agenda from the data, minutes, decisions that come back; one item at a time for the projector.
#include <algorithm>
#include <array>

#include "tandem/contract/goals.hpp"
#include "tandem_icons.hpp"
#include "ui/host.hpp"
#include "ui/printing.hpp"
#include "ui/views.hpp"
#include "ui/views/meeting_decisions.hpp"
#include "ui/views/meeting_document.hpp"
#include "ui/views/meeting_minutes.hpp"
#include "ui/views/meeting_presenter.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float item_height = 46, phone_item_height = 86, head_height = 52;     // of an item without its evidence
constexpr float minutes_width = 88, indent = 28;
// Beside an item of the agenda: its minutes, up, down, decide.
float tools_width() { return minutes_width + 3 * (size::control() + space::xs) + space::s; }
constexpr int title_lines = 2, evidence_lines = 3;
constexpr std::array<std::int64_t, 6> lengths{2, 5, 10, 15, 20, 30};

const char* icon_of(std::string_view kind) {
    if (kind == "decision") return icons::handshake;
    if (kind == "breach") return icons::circle_alert;
    if (kind == "goal") return icons::target;
    if (kind == "theme") return icons::trending_up;
    if (kind == "campaign") return icons::megaphone;
    if (kind == "deals") return icons::clock;
    return icons::message_square;
}

// Why an agenda is empty. Goals that nobody set are not on pace.
std::string_view nothing_to_speak_of(ViewContext& context) {
    const auto goals = context.client.ask(GoalList{});
    if (!goals) return {};
    return goals->has_goals ? tr("Goals are on pace, no theme rises, no deal stands still, no decision is open") : tr("No goal is set for this quarter, no theme rises, no deal stands still, no decision is open");
}

// As a file in the language in use: the core, which hands it out, writes English.
void hand_out(ViewContext& context, const MeetingAnswer& meeting, bool is_markdown) {
    Presets values = {{"meeting", Value{meeting.id}}, {"format", Value{is_markdown ? "md" : "ics"}}, {"name", Value{tr("Meeting {}", to_text(meeting.held_on))}}};
    if (is_markdown) values.emplace_back("text", Value{markdown_of(document_of_meeting(context.format, meeting))});
    else values.emplace_back("words", Value{std::string(tr("Weekly meeting of sales and marketing")) + "\n" + std::string(tr("Decided")) + "\n" + std::string(tr("Still open")) + "\n" + std::string(tr("Comes back"))});
    context.run("meeting.export", "", {}, std::move(values));
}

class MeetingView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Meeting")); }
    void draw_content(ViewContext& context) override;
    bool fills_window() const override { return presenter_.is_open(); }
    void left() override { decisions_.close(), presenter_.close(), minutes_.forget(); }

private:
    void draw_days(ViewContext& context, const MeetingAnswer& answer, Box box);
    float agenda_height(const ViewContext& context, const MeetingAnswer& answer, float width) const;
    void draw_agenda(ViewContext& context, const MeetingAnswer& answer, Box box);
    void draw_item(ViewContext& context, const MeetingAnswer& answer, std::size_t at, Box box);
    void draw_minutes(ViewContext& context, const MeetingAnswer& answer, Box box);

    DecisionCards decisions_;
    MeetingPresenter presenter_;
    MeetingMinutes minutes_;
    std::string topic_;
};

void MeetingView::draw_content(ViewContext& context) {
    const RowId asked = row_id_from_text(context.route().option("of"));
    const auto answer = context.client.ask(MeetingPage{asked});
    if (presenter_.is_open()) return answer && answer->exists ? presenter_.draw(context, *answer, decisions_, minutes_) : presenter_.close();
    TopBar bar{.title = tr("Meeting")};
    enum : int { present, mail, paper, markdown, calendar };
    const std::array<TopBarAction, 5> others{TopBarAction{std::string(tr("Present")), icons::play}, TopBarAction{std::string(tr("Copy as mail")), icons::mail}, TopBarAction{std::string(tr("Print…")), icons::file_text},
                                             TopBarAction{std::string(tr("Save as Markdown")), icons::file_down}, TopBarAction{std::string(tr("Save as calendar")), icons::calendar_days}};
    if (answer) {
        bar.primary = answer->exists ? TopBarAction{std::string(tr("Add decision")), icons::plus} : TopBarAction{std::string(tr("Begin meeting")), icons::play};
        if (answer->exists) bar.others = others;
    }
    const TopBarResult top = draw_top_bar(context.top_bar, bar);
    decisions_.draw_dialogs(context);
    if (!answer) return skeleton_cards(context.content.inset(space::l), 160, 3);
    if (top.primary && answer->exists) decisions_.open_new(context, answer->id);
    else if (top.primary) context.run("meeting.start");
    if (top.other == present && answer->exists && !answer->agenda.empty()) presenter_.open(*answer);
    if (top.other == mail) {
        host().copy(mail_of(document_of_meeting(context.format, *answer)));
        context.toast(tr("Copied; paste it into a mail"), Tone::good);
    }
    if (top.other == paper || view_is_to_print(context)) print(document_of_meeting(context.format, *answer));
    if (top.other == markdown || top.other == calendar) hand_out(context, *answer, top.other == markdown);
    Box area = context.content;
    if (!answer->meetings.empty()) draw_days(context, *answer, area.cut_top(48).inset(context.is_phone ? space::l : space::xl, space::s));
    ScrollArea scroll("meeting", area);
    const Box inner = scroll.content();
    const float width = std::min(inner.w - 2 * (context.is_phone ? space::l : space::xl), 1240.0f);
    Column page(Box{inner.x + (context.is_phone ? space::l : space::xl), inner.y + space::s, width, inner.h}, space::l);
    const bool is_narrow = width < 860;
    const float left_w = is_narrow ? width : (width - space::l) * 0.56f, right_w = is_narrow ? width : width - space::l - left_w;
    const std::array<std::pair<std::string_view, const std::vector<DecisionLine>*>, 3> lists{
        std::pair{tr("Decided here"), &answer->decided}, std::pair{tr("Back from earlier meetings"), &answer->open}, std::pair{tr("Closed"), &answer->closed}};
    float right_h = 0;
    for (const auto& [title, lines] : lists) if (const float h = decisions_.height(context, title, *lines, right_w); h > 0) right_h += h + space::l;
    const bool has_decisions = right_h > 0;
    if (!has_decisions) right_h = head_height + 56 + space::l;
    const float agenda = agenda_height(context, *answer, left_w), minutes = answer->exists ? head_height + 190 : 0, left_h = agenda + (minutes > 0 ? minutes + space::l : 0);
    const Box columns = page.next(is_narrow ? left_h + space::l + right_h : std::max(left_h, right_h));
    Column left(columns.left(left_w), space::l);
    draw_agenda(context, *answer, left.next(agenda));
    if (answer->exists) draw_minutes(context, *answer, left.next(minutes));
    Column right(is_narrow ? left.rest() : columns.from_right(right_w), space::l);
    for (const auto& [title, lines] : lists)
        if (const float h = decisions_.height(context, title, *lines, right_w); h > 0) decisions_.draw(context, title, *lines, right.next(h));
    if (!has_decisions) {
        const Box box = right.next(head_height + 56);
        card(box);
        Box in = box.inset(space::l, 0);
        section_heading(in.cut_top(head_height), tr("Decisions"));
        paragraph(in, tr("Nothing is decided yet. A decision comes back with the figure it is meant to move."), {.style = TextStyle::table, .colour = theme().third}, 2);
    }
    page.next(space::xl);
    scroll.finish(page.used());
}

void MeetingView::draw_days(ViewContext& context, const MeetingAnswer& answer, Box box) {
    std::vector<std::string> names{std::string(tr("This week"))};
    std::vector<RowId> rows{0};
    int index = 0;
    for (const MeetingDay& day : answer.meetings) {
        if (week_start(day.held_on) == week_start(context.today())) continue;
        names.push_back(context.format.weekday_date(day.held_on)), rows.push_back(day.id);
        if (answer.exists && day.id == answer.id) index = static_cast<int>(rows.size()) - 1;
    }
    if (choice(box.left(200).with_height(size::control()), tr("Meeting of"), names, index, {.label_is_hidden = true}) && index >= 0)
        context.navigation.set_option("of", index == 0 ? "" : to_text(rows[static_cast<std::size_t>(index)]));
}

float title_indent(const MeetingAnswer& answer) { return answer.exists ? 24 : indent; }
float title_height(std::string_view title, float width) { return wrapped_height(title, TextStyle::label, width, title_lines) + 6; }

// Title and evidence are read whole: a line more where they have to wrap.
float height_of(const ViewContext& context, const MeetingAnswer& answer, const AgendaLine& line, float width) {
    const float words = width - title_indent(answer) - (answer.exists && !context.is_phone ? tools_width() : 0);
    const float title = title_height(agenda_title(line), words) - title_height("x", words);
    const float evidence = line.evidence.empty() ? 0 : wrapped_height(said(line.evidence), TextStyle::caption, words, evidence_lines);
    return (context.is_phone && answer.exists ? phone_item_height : item_height) + title + evidence;
}

float MeetingView::agenda_height(const ViewContext& context, const MeetingAnswer& answer, float width) const {
    float height = head_height + (answer.exists ? 56 : 0) + space::m + (answer.agenda.empty() ? item_height : 0);
    for (const AgendaLine& line : answer.agenda) height += height_of(context, answer, line, width - 2 * space::l);
    return height;
}

void MeetingView::draw_agenda(ViewContext& context, const MeetingAnswer& answer, Box box) {
    card(box);
    Box in = box.inset(space::l, 0);
    std::int64_t minutes = 0, done = 0;
    for (const AgendaLine& line : answer.agenda) minutes += line.minutes, done += line.is_done;
    const Box free = section_heading(in.cut_top(head_height), answer.exists ? tr("Agenda") : tr("What a meeting today would speak of"));
    const std::string sum = answer.exists ? tr("{} discussed, {} min in all", context.format.count(done), context.format.count(minutes)) : std::string();
    text(free, sum, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right});
    {
        Semantics list({.role = Role::list, .name = std::string(tr("Agenda"))}, in);
        for (std::size_t i = 0; i < answer.agenda.size(); ++i) {
            const Box row = in.cut_top(height_of(context, answer, answer.agenda[i], in.w));
            if (i > 0) divider(row);
            draw_item(context, answer, i, row);
        }
        if (answer.agenda.empty()) text(in.cut_top(item_height), nothing_to_speak_of(context), {.style = TextStyle::table, .colour = theme().third});
    }
    if (!answer.exists) return;
    Box foot = in.cut_top(56);
    const FieldOptions options{.placeholder = tr("Something else to speak of…"), .label_is_hidden = true};
    const bool can_add = !topic_.empty();
    const bool pressed = button(foot.cut_right(button_width(tr("Add topic"))).centred(button_width(tr("Add topic")), size::control()), tr("Add topic"), {.is_disabled = !can_add});
    foot.cut_right(space::s);
    const FieldResult field = text_field(foot.centred(foot.w, size::control()), tr("New topic"), topic_, options);
    if (!can_add || (!pressed && !field.entered)) return;
    context.run("agenda.add", "", {}, {{"meeting", Value{answer.id}}, {"title", Value{topic_}}});
    topic_.clear();
}

void MeetingView::draw_item(ViewContext& context, const MeetingAnswer& answer, std::size_t at, Box box) {
    const AgendaLine& line = answer.agenda[at];
    const std::string title = agenda_title(line), proof = said(line.evidence);
    IdScope scope(line.id ? to_text(line.id) : std::to_string(at));
    Semantics item({.role = Role::listitem, .name = title}, box);
    box = box.inset(0, space::s);
    if (answer.exists) {
        Box tools = context.is_phone ? box.cut_bottom(size::control()) : box.cut_right(tools_width()).centred(tools_width(), size::control());
        if (!context.is_phone) tools.cut_left(space::s);
        if (context.is_phone) tools.cut_left(title_indent(answer));
        Row row(tools, space::xs);
        std::vector<std::string> names;
        std::vector<std::int64_t> values(lengths.begin(), lengths.end());
        if (!std::ranges::contains(values, line.minutes)) values.push_back(line.minutes);
        for (const std::int64_t each : values) names.push_back(tr("{} min", context.format.count(each)));
        int index = static_cast<int>(std::ranges::find(values, line.minutes) - values.begin());
        if (choice(row.next(minutes_width), tr("Minutes for {}", title), names, index, {.label_is_hidden = true}) && index >= 0)
            context.run("record.update", "agenda_item", {line.id}, {{"minutes", Value{values[static_cast<std::size_t>(index)]}}});
        if (icon_button(row.next(size::control()), icons::arrow_up, tr("Move {} up", title), {.kind = ButtonKind::ghost, .is_disabled = at == 0})) context.run("agenda.move", "agenda_item", {line.id}, {{"by", Value{-1}}});
        if (icon_button(row.next(size::control()), icons::arrow_down, tr("Move {} down", title), {.kind = ButtonKind::ghost, .is_disabled = at + 1 == answer.agenda.size()})) context.run("agenda.move", "agenda_item", {line.id}, {{"by", Value{1}}});
        if (icon_button(row.next(size::control()), icons::handshake, tr("Decide about {}", title), {.kind = ButtonKind::ghost})) decisions_.open_new(context, answer.id, &line);
    }
    const Box head = box.cut_top(title_height(title, box.w - title_indent(answer)));
    bool is_done = line.is_done;
    if (!answer.exists) {
        draw_icon(head.left(16).with_height(title_height("x", head.w)), icon_of(line.kind), theme().third);
        Box words = head.inset(0, 3);
        words.cut_left(title_indent(answer));
        paragraph(words, title, {.style = TextStyle::label}, title_lines);
    } else if (checkbox(head, title, is_done)) {
        context.run("record.update", "agenda_item", {line.id}, {{"is_done", Value{is_done ? 1 : 0}}});
    }
    box.cut_left(title_indent(answer));
    if (proof.empty()) return;
    // A decision stands on this page itself.
    if (line.address.empty() || line.kind == "decision") paragraph(box, proof, {.style = TextStyle::caption, .colour = theme().third}, evidence_lines);
    else link(box, proof, line.address, {.style = TextStyle::caption, .colour = theme().third, .is_quiet = true, .max_lines = evidence_lines});
}

void MeetingView::draw_minutes(ViewContext& context, const MeetingAnswer& answer, Box box) {
    card(box);
    Box in = box.inset(space::l, 0);
    section_heading(in.cut_top(head_height), tr("Minutes"));
    minutes_.draw(context, answer, in.with_height(170));
}

} // namespace

std::unique_ptr<View> make_meeting() { return std::make_unique<MeetingView>(); }

} // namespace tandem::ui
