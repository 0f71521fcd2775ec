// Makes a document of a meeting.
#include "ui/views/meeting_document.hpp"

#include "tandem/model/meeting.hpp"
#include "ui/widgets/comparison.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

DocumentSection decisions_section(const Format& f, std::string_view heading, const std::vector<DecisionLine>& lines) {
    DocumentSection section{.heading = std::string(heading)};
    for (const DecisionLine& line : lines) {
        std::string detail = line.owner.empty() ? std::string(tr("Nobody's yet")) : line.owner;
        if (line.closed_on) detail += ", " + tr("closed on {}", f.full_date(*line.closed_on));
        else if (line.due_on) detail += ", " + tr("due {}", f.full_date(*line.due_on));
        if (!line.figure.empty()) detail += "\n" + decision_figure_label(line) + ": " + decision_verdict(f, line);
        if (!line.result.empty()) detail += "\n" + line.result;
        section.items.push_back({line.text, std::move(detail)});
    }
    return section;
}

} // namespace

std::string agenda_title(const AgendaLine& line) { return line.kind == "decision" || line.kind == "topic" ? line.title : said(line.title); }

std::string decision_owner(const Format& f, const DecisionLine& line) {
    std::string words = line.owner.empty() ? std::string(tr("Nobody's yet")) : line.owner;
    if (line.closed_on) words += " · " + tr("closed on {}", f.date(*line.closed_on));
    else if (line.due_on) words += " · " + tr("due {}", f.relative(*line.due_on));
    return words;
}

std::string decision_figure_label(const DecisionLine& line) {
    for (const Choice& each : Choices<DecisionFigure>::list)
        if (each.name == line.figure) {
            const std::string label = line.figure == "theme_share" && !line.theme.empty() ? tr("Share of feedback about {}", line.theme) : std::string(tr(each.label));
            return line.campaign.empty() ? label : tr("{} of {}", label, line.campaign);
        }
    return {};
}

std::string_view decision_direction(const DecisionLine& line) {
    const double change = line.measure ? line.measure->lift.value_or(0) : line.comparison.difference;
    const ComparisonVerdict verdict = line.measure ? line.measure->verdict : line.comparison.verdict;
    if (change == 0 || (verdict != ComparisonVerdict::likely_real && verdict != ComparisonVerdict::could_be_chance)) return {};
    if (line.figure == "lead_cost") return change < 0 ? tr("; down, as wanted") : tr("; up, not down as wanted");
    if (line.figure == "theme_share") return change < 0 ? tr("; less is said, as wanted") : tr("; more is said, not less as wanted");
    return change > 0 ? tr("; up, as wanted") : tr("; down, not up as wanted");
}

std::string decision_verdict(const Format& f, const DecisionLine& line) {
    if (line.figure.empty()) return {};
    return (line.measure ? comparison_sentence(f, *line.measure) : comparison_sentence(f, line.comparison)) + std::string(decision_direction(line));
}

Document document_of_meeting(const Format& f, const MeetingAnswer& meeting) {
    Document document{.title = tr("Meeting of {}", f.full_date(meeting.held_on)), .subtitle = {}, .sections = {}};
    DocumentSection agenda{.heading = std::string(tr("Agenda")), .is_numbered = true};
    for (const AgendaLine& line : meeting.agenda)
        agenda.items.push_back({agenda_title(line) + " (" + tr("{} min", f.count(line.minutes)) + (line.is_done ? ", " + std::string(tr("discussed")) : std::string()) + ")", said(line.evidence)});
    document.sections.push_back(std::move(agenda));
    DocumentSection minutes{.heading = std::string(tr("Minutes"))};
    if (!meeting.minutes.empty()) minutes.paragraphs.push_back(meeting.minutes);
    document.sections.push_back(std::move(minutes));
    document.sections.push_back(decisions_section(f, tr("Decided"), meeting.decided));
    document.sections.push_back(decisions_section(f, tr("Still open"), meeting.open));
    return document;
}

} // namespace tandem::ui
