// Draws decisions and asks for new ones.
#include "ui/views/meeting_decisions.hpp"

#include <array>

#include "tandem/model/meeting.hpp"
#include "tandem_icons.hpp"
#include "ui/keyboard.hpp"
#include "ui/navigation.hpp"
#include "ui/views/meeting_document.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/comparison.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float head_height = 52, foot_height = 36, most_lines = 3;

ComparisonOptions comparison_options(const DecisionLine& line) { return {.ending = decision_direction(line), .opens_cases = true}; }

float judged_height(const Format& f, const DecisionLine& line, float width) {
    return line.measure ? comparison_height(f, *line.measure, width, comparison_options(line)) : comparison_height(f, line.comparison, width, comparison_options(line));
}

float line_height(const Format& f, const DecisionLine& line, float width) {
    float height = 2 * space::m + wrapped_height(line.text, TextStyle::body, width, static_cast<int>(most_lines)) + space::xs + foot_height;
    if (!line.figure.empty()) height += 20 + judged_height(f, line, width) + space::s;
    if (!line.result.empty()) height += wrapped_height(line.result, TextStyle::table, width, static_cast<int>(most_lines)) + space::xs;
    return height;
}

}  // namespace

float DecisionCards::height(const ViewContext& context, std::string_view, const std::vector<DecisionLine>& lines, float width) const {
    if (lines.empty()) return 0;
    float height = head_height;
    for (const DecisionLine& line : lines) height += line_height(context.format, line, width - 2 * space::l);
    return height;
}

void DecisionCards::draw(ViewContext& context, std::string_view title, const std::vector<DecisionLine>& lines, Box box) {
    if (lines.empty()) return;
    card(box);
    Box in = box.inset(space::l, 0);
    section_heading(in.cut_top(head_height), title);
    Semantics list({.role = Role::list, .name = std::string(title)}, in);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Box line = in.cut_top(line_height(context.format, lines[i], in.w));
        if (i > 0) divider(line);
        draw_line(context, lines[i], line.inset(0, space::m));
    }
}

void DecisionCards::draw_line(ViewContext& context, const DecisionLine& line, Box box) {
    IdScope scope(static_cast<std::uint64_t>(line.id));
    Semantics item({.role = Role::listitem, .name = line.text}, box);
    box.cut_top(paragraph(box, line.text, {.style = TextStyle::body, .can_select = true}, static_cast<int>(most_lines)) + space::xs);
    if (!line.result.empty()) box.cut_top(paragraph(box, line.result, {.style = TextStyle::table, .colour = theme().second, .can_select = true}, static_cast<int>(most_lines)) + space::xs);
    if (!line.figure.empty()) {
        caption(box.cut_top(20), tr("{}, four weeks before and since", decision_figure_label(line)));
        const ComparisonOptions options = comparison_options(line);
        const Box judged = box.cut_top(judged_height(context.format, line, box.w), space::s);
        const std::string label = decision_figure_label(line);
        const ComparisonCases cases = line.measure ? comparison(judged, context.format, label, *line.measure, options) : comparison(judged, context.format, label, line.comparison, options);
        if (cases != ComparisonCases::none) {
            const Date from = is_after(cases) ? line.since_from : line.before_from, to = is_after(cases) ? line.since_to : line.before_to;
            records_.open(label + ", " + context.format.period(from, to),
                          RateRecords{.figure = line.figure, .theme = line.theme_row, .campaign = line.campaign_row, .from = from, .to = to, .hits_only = are_hits(cases)});
        }
    }
    Box foot = box.cut_top(foot_height);
    if (!line.closed_on) {
        const std::string name = tr("Close: {}", line.text);
        if (button(foot.cut_right(button_width(tr("Close…"), {.kind = ButtonKind::ghost}), space::s), tr("Close…"), {.kind = ButtonKind::ghost, .tooltip = name}))
            is_closing_ = true, closing_ = line.id, result_.clear(), error_.clear();
    }
    if (!line.owner.empty()) avatar(foot.cut_left(20, 6).centred(20, 20), line.owner);
    text(foot, decision_owner(context.format, line), {.style = TextStyle::caption, .colour = line.is_due ? theme().bad : theme().third, .description = line.due_on ? context.format.full_date(*line.due_on) : std::string()});
}

// What is decided about a theme is meant to make it rarer, about a goal to move it, about a campaign to bring leads.
void DecisionCards::propose_figure(ViewContext& context, const AgendaLine& about) {
    struct Proposal { std::string_view option, value; DecisionFigure figure; };
    static constexpr auto proposals = std::to_array<Proposal>({{"metric", "revenue", DecisionFigure::won_value}, {"metric", "deals_won", DecisionFigure::won_deals}, {"metric", "win_rate", DecisionFigure::win_rate},
                                                               {"metric", "accepted_leads", DecisionFigure::accepted_leads}, {"metric", "leads", DecisionFigure::leads}, {"metric", "spend", DecisionFigure::lead_cost},
                                                               {"promise", "accepted", DecisionFigure::accepted_share}, {"promise", "replied", DecisionFigure::first_replies}});
    const Entity& entity = context.catalog.of<Decision>();
    const Route route = route_of(about.address, {});
    for (const Proposal& each : proposals)
        if (route.option(each.option) == each.value) figure_ = static_cast<int>(each.figure);
    if (const RowId theme = row_id_from_text(route.option("theme"))) {
        figure_ = static_cast<int>(DecisionFigure::theme_share);
        load_draft(theme_, *entity.find("theme"), {.value = Value{theme}, .label = about.title}, context);
    }
    if (route.subject.entity != "campaign") return;
    figure_ = static_cast<int>(DecisionFigure::leads);
    load_draft(campaign_, *entity.find("campaign"), {.value = Value{route.subject.row}, .label = about.title.substr(0, about.title.rfind(':'))}, context);
}

void DecisionCards::open_new(ViewContext& context, RowId meeting, const AgendaLine* about) {
    *this = {};
    is_deciding_ = true, meeting_ = meeting;
    // What most decisions have: whoever writes it down does it by the next meeting.
    const Entity& entity = context.catalog.of<Decision>();
    if (context.workspace.person) load_draft(owner_, *entity.find("owner"), {.value = Value{context.workspace.person}, .label = context.workspace.person_name}, context);
    load_draft(due_on_, *entity.find("due_on"), {.value = Value{std::int64_t{context.today().days + 7}}, .label = {}}, context);
    if (about) propose_figure(context, *about);
}

void DecisionCards::draw_dialogs(ViewContext& context) {
    draw_new(context);
    draw_closing(context);
    records_.draw(context);
}

void DecisionCards::draw_new(ViewContext& context) {
    if (!is_deciding_) return;
    Dialog dialog{tr("Add decision"), is_deciding_, {.width = 460, .description = tr("It comes back with its figure until it is closed")}};
    if (!dialog) return;
    const Entity& entity = context.catalog.of<Decision>();
    Column form(dialog.body(), space::m);
    const FieldOptions words{.kind = FieldKind::multiline, .placeholder = tr("Name the warranty in every quote"), .error = error_, .is_required = true, .takes_focus = true, .rows = 2};
    if (text_field(form.next(field_height(words)), tr("What was decided"), text_, words).edited) error_.clear();
    const auto editor = [&](std::string_view name, FieldDraft& draft) {
        const Field& field = *entity.find(name);
        draw_field_editor(context, form.next(field_editor_height(field, {})), field, draft, {});
    };
    editor("owner", owner_);
    editor("due_on", due_on_);
    std::vector<std::string> figures;
    for (const Choice& each : Choices<DecisionFigure>::list) figures.emplace_back(each.name == "theme_share" ? tr("Share of feedback about a theme, to lower") : each.name == "lead_cost" ? tr("Cost per accepted lead, to lower") : tr(each.label));
    const ChoiceOptions options{.placeholder = tr("No figure"), .can_clear = true};
    choice(form.next(choice_height(options)), tr("Meant to move"), figures, figure_, options);
    const bool has_theme = figure_ == static_cast<int>(DecisionFigure::theme_share), has_campaign = figure_ >= 0 && figure_ != static_cast<int>(DecisionFigure::first_replies);
    if (has_theme) editor("theme", theme_);
    if (has_campaign) editor("campaign", campaign_);
    Box foot = dialog.foot();
    // What is nobody's or has no day comes back to nobody. A workspace without people has none to name.
    const bool is_somebodys = (context.workspace.person == 0 || !owner_.value.is_null()) && !due_on_.value.is_null();
    const bool is_ready = !text_.empty() && is_somebodys && (!has_theme || !theme_.value.is_null());
    const bool saves = button(foot.cut_right(button_width(tr("Save decision")), space::s), tr("Save decision"), {.kind = ButtonKind::primary, .is_disabled = !is_ready, .tooltip = is_somebodys ? std::string_view() : tr("Somebody does it by some day"), .shortcut = chord_text(ImGuiMod_Ctrl | ImGuiKey_Enter)});
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"), {.kind = ButtonKind::ghost})) is_deciding_ = false;
    dialog.finish(form.used());
    if (!is_ready || (!saves && !shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    Presets values{{"text", Value{text_}}};
    if (meeting_) values.emplace_back("meeting", Value{meeting_});
    if (!owner_.value.is_null()) values.emplace_back("owner", owner_.value);
    if (!due_on_.value.is_null()) values.emplace_back("due_on", due_on_.value);
    if (figure_ >= 0) values.emplace_back("figure", Value{Choices<DecisionFigure>::list[static_cast<std::size_t>(figure_)].name});
    if (has_theme) values.emplace_back("theme", theme_.value);
    if (has_campaign && !campaign_.value.is_null()) values.emplace_back("campaign", campaign_.value);
    context.client.run("decision.add", {.entity = "decision", .rows = {}, .values = std::move(values)}, [this, shell = &context.shell](const CommandResult& result) {
        if (result.ok) is_deciding_ = false, shell->report(result);
        else error_ = result.message;
    });
}

void DecisionCards::draw_closing(ViewContext& context) {
    if (!is_closing_) return;
    Dialog dialog{tr("Close decision"), is_closing_, {.width = 420}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    const FieldOptions words{.kind = FieldKind::multiline, .placeholder = tr("Done; the figure moved, or it did not"), .error = error_, .is_required = true, .takes_focus = true, .rows = 3};
    text_field(form.next(field_height(words)), tr("What came of it"), result_, words);
    Box foot = dialog.foot();
    const bool saves = button(foot.cut_right(button_width(tr("Close decision")), space::s), tr("Close decision"), {.kind = ButtonKind::primary, .is_disabled = result_.empty()});
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"), {.kind = ButtonKind::ghost})) is_closing_ = false;
    dialog.finish(form.used());
    if (result_.empty() || (!saves && !shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    context.run("decision.close", "decision", {closing_}, {{"result", Value{result_}}});
    is_closing_ = false;
}

} // namespace tandem::ui
