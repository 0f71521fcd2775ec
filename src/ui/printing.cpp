// Makes documents of records and pages.
#include "ui/printing.hpp"

#include <imgui.h>

#include <algorithm>
#include <unordered_map>

#include "tandem/contract/records.hpp"
#include "ui/accessibility.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/record_timeline.hpp"

namespace tandem::ui {

namespace {

constexpr int most_items = 1000;        // of a timeline
bool is_asked = false;
RecordRef wanted;                       // until all that is printed of it is known

// The nodes of the last frame by what they hang under.
class PageReader {
public:
    PageReader() {
        for (const Node& node : mirror().nodes()) children_[node.parent].push_back(&node);
    }

    std::vector<DocumentSection> read() {
        for (const Node& node : mirror().nodes())
            if (node.role == Role::main) visit(node.id);
        return std::move(sections_);
    }

private:
    DocumentSection& section() {
        if (sections_.empty()) sections_.emplace_back();
        return sections_.back();
    }

    static bool is_text(const Node& node) { return node.role == Role::text || node.role == Role::paragraph || node.role == Role::link || node.role == Role::heading || node.role == Role::status; }
    static bool acts(const Node& node) {
        return node.role == Role::button || node.role == Role::choice || node.role == Role::combobox || node.role == Role::searchbox || node.role == Role::tablist || node.role == Role::radiogroup ||
               node.role == Role::toolbar || node.role == Role::menu || node.role == Role::slider || node.role == Role::image || node.role == Role::separator || node.role == Role::progressbar;
    }

    const std::vector<const Node*>& children(NodeId of) {
        static const std::vector<const Node*> none;
        const auto found = children_.find(of);
        return found == children_.end() ? none : found->second;
    }

    // All text beneath a node, in reading order; ticked boxes and fields with what they say.
    void gather(NodeId of, std::vector<std::string>& out) {
        for (const Node* node : children(of)) {
            if (acts(*node)) continue;
            if (is_text(*node) && !node->name.empty()) out.push_back(node->name);
            else if (node->role == Role::checkbox) out.push_back((node->flags.has(Flag::checked) ? "☑ " : "☐ ") + node->name);
            else if ((node->role == Role::textbox || node->role == Role::textarea) && !node->value.empty()) out.push_back(node->value);
            gather(node->id, out);
        }
    }

    static std::string joined(const std::vector<std::string>& parts, std::size_t from) {
        std::string out;
        for (std::size_t i = from; i < parts.size(); ++i) out += (out.empty() ? "" : " · ") + parts[i];
        return out;
    }

    void add_item(const Node& node) {
        std::vector<std::string> parts;
        gather(node.id, parts);
        if (parts.empty()) return void(node.name.empty() ? void() : section().items.push_back({node.name, {}}));
        section().items.push_back({parts.front(), joined(parts, 1)});
    }

    // A number that opens what is behind it: "Leads: 120" below "Leads" is 120.
    std::string figure_in(NodeId cell, const std::string& column) {
        for (const Node* node : children(cell)) {
            if (node->role != Role::button) continue;
            const std::string said = column + ": ";
            return node->name.starts_with(said) ? node->name.substr(said.size()) : node->name;
        }
        return {};
    }

    void add_rows(NodeId grid, std::vector<std::string>& columns, std::vector<std::vector<std::string>>& rows) {
        for (const Node* node : children(grid)) {
            if (node->role != Role::row) { add_rows(node->id, columns, rows); continue; }
            std::vector<std::string> cells;
            bool is_head = false;
            for (const Node* cell : children(node->id)) {
                is_head = is_head || cell->role == Role::columnheader;
                if (cell->role != Role::columnheader && cell->role != Role::gridcell) continue;
                std::vector<std::string> parts;
                gather(cell->id, parts);
                if (parts.size() > 1) std::erase_if(parts, [](const std::string& part) { return part.starts_with("☐ "); });     // by which rows are selected
                cells.push_back(!parts.empty() ? joined(parts, 0) : !cell->name.empty() ? cell->name : figure_in(cell->id, cells.size() < columns.size() ? columns[cells.size()] : std::string()));
            }
            if (is_head) columns = std::move(cells);
            else if (!cells.empty()) rows.push_back(std::move(cells));
        }
    }

    void visit(NodeId of) {
        for (const Node* node : children(of)) {
            switch (node->role) {
                case Role::heading:
                    if (node->level > 1) sections_.push_back({.heading = node->name});
                    break;
                case Role::text: case Role::paragraph: case Role::status:      // a link by itself only leads somewhere
                    if (!node->name.empty()) section().paragraphs.push_back(node->name);
                    break;
                case Role::listitem: add_item(*node); break;
                case Role::grid: {
                    DocumentSection table{.heading = node->name};
                    add_rows(node->id, table.columns, table.rows);
                    sections_.push_back(std::move(table));
                    break;
                }
                case Role::group:
                    if (!node->value.empty()) {     // a figure
                        std::vector<std::string> parts;
                        gather(node->id, parts);
                        std::erase(parts, node->name);
                        section().facts.emplace_back(node->name, parts.empty() ? node->value : joined(parts, 0));
                    } else visit(node->id);
                    break;
                default:
                    if (!acts(*node)) visit(node->id);
            }
        }
    }

    std::unordered_map<NodeId, std::vector<const Node*>> children_;
    std::vector<DocumentSection> sections_;
};

void add_fields(const ViewContext& context, const Entity& entity, const RecordAnswer& answer, Document& document) {
    DocumentSection main{.heading = std::string(tr("Details"))};
    std::vector<DocumentSection> groups;
    for (std::size_t i = 0; i < entity.fields.size() && i < answer.cells.size(); ++i) {
        const Field& field = entity.fields[i];
        const std::string shown = on_paper(context.format, field, answer.cells[i]);
        if (shown.empty()) continue;
        DocumentSection* in = &main;
        if (!field.options.group.empty()) {
            const std::string heading(tr(field.options.group));
            const auto known = std::ranges::find(groups, heading, &DocumentSection::heading);
            in = known != groups.end() ? &*known : &groups.emplace_back(DocumentSection{.heading = heading});
        }
        in->facts.emplace_back(tr(field.label), shown);
    }
    for (const PartList& part : answer.parts) {
        const Entity* described = context.catalog.find(part.entity);
        if (!described) continue;
        for (const PartRow& row : part.rows) {
            std::string words;
            for (std::size_t i = 0; i < row.cells.size() && i < described->fields.size(); ++i) {
                const Field& field = described->fields[i];
                if (field.target == entity.name || field.name == "position") continue;
                if (const std::string shown = context.format.cell(field, row.cells[i]); !shown.empty()) words += (words.empty() ? "" : ", ") + shown;
            }
            if (!words.empty()) main.facts.emplace_back(tr(described->label), words);
        }
    }
    document.sections.push_back(std::move(main));
    for (DocumentSection& group : groups) document.sections.push_back(std::move(group));
}

} // namespace

bool has_timeline(std::string_view entity) { return entity == "contact" || entity == "company" || entity == "deal" || entity == "campaign"; }

std::string on_paper(const Format& format, const Field& field, const Cell& cell) {
    if (const auto* n = cell.value.integer()) {
        if (field.kind == Kind::date) return format.full_date(Date{static_cast<std::int32_t>(*n)});
        if (field.kind == Kind::instant) return format.full_date(format.day_of(Instant{*n}));
    }
    return format.cell(field, cell);
}

void ask_to_print() { is_asked = true, wake(); }
void print_record(const RecordRef& record) { wanted = record, wake(); }
bool view_is_to_print(const ViewContext& context) {
    return !context.navigation.record() && (std::exchange(is_asked, false) || shortcut(ImGuiMod_Ctrl | ImGuiKey_P));
}

Document document_of_page(std::string_view title) { return {.title = std::string(title), .subtitle = {}, .sections = PageReader().read()}; }

Document document_of_record(const ViewContext& context, const RecordRef& record, const RecordAnswer& answer, const TimelineAnswer* timeline) {
    const Entity& entity = context.catalog.entity(record.entity);
    Document document{.title = answer.title, .subtitle = std::string(tr(entity.label)) + (answer.subtitle.empty() ? "" : " · " + said(answer.subtitle)), .sections = {}};
    DocumentSection figures;
    for (const KeyFigure& f : answer.figures)
        if (!f.value.is_null()) figures.facts.emplace_back(said(f.label), context.format.value(static_cast<Kind>(f.kind), f.value));
    document.sections.push_back(std::move(figures));
    add_fields(context, entity, answer, document);
    for (const RelatedList& list : answer.related) {
        const Entity* other = context.catalog.find(list.entity);
        DocumentSection section{.heading = list.label};
        for (const RelatedRow& row : list.rows) {
            const Field* figure = other && !row.figure_field.empty() ? other->find(row.figure_field) : nullptr;
            const std::string shown = figure ? context.format.cell(*figure, row.figure) : std::string();
            section.items.push_back({row.title, said(row.subtitle) + (row.subtitle.empty() || shown.empty() ? "" : " · ") + shown});
        }
        if (const auto rest = list.total - static_cast<std::int64_t>(list.rows.size()); rest > 0) section.items.push_back({tr("and {} more", context.format.count(rest)), {}});
        document.sections.push_back(std::move(section));
    }
    if (timeline) {
        DocumentSection section{.heading = std::string(tr("Timeline")), .columns = {std::string(tr("When")), std::string(tr("Team")), std::string(tr("What")), std::string(tr("Who"))}};
        for (const TimelineItem& item : timeline->items)
            section.rows.push_back({item.has_time ? context.format.instant(item.at) : context.format.full_date(context.format.day_of(item.at)),
                                    item.team.empty() ? std::string() : std::string(tr(item.team == "sales" ? "Sales" : "Marketing")), timeline_title(item) + (item.detail.empty() ? "" : "\n" + timeline_detail(item)), item.by});
        document.sections.push_back(std::move(section));
    }
    return document;
}

void draw_printing(ViewContext& context, std::string_view title) {
    if (std::exchange(is_asked, false) || shortcut(ImGuiMod_Ctrl | ImGuiKey_P)) {
        const RecordRef shown = context.navigation.record() ? context.navigation.record() : context.route().view == "record" ? context.route().subject : RecordRef{};
        if (shown) print_record(shown);
        else print(document_of_page(title));
    }
    if (!wanted) return;
    const auto answer = context.client.ask(RecordDetail{.entity = wanted.entity, .row = wanted.row});
    if (!answer) return;
    const TimelineAnswer* timeline = nullptr;
    if (has_timeline(wanted.entity)) {
        const auto asked = context.client.ask(Timeline{.entity = wanted.entity, .row = wanted.row, .count = most_items});
        if (!asked) return;
        timeline = &*asked;
    }
    print(document_of_record(context, std::exchange(wanted, {}), *answer, timeline));
}

} // namespace tandem::ui
