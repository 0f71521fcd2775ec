// Lays one record out; what can be done with it depends on its entity and state.
#include "ui/record_content.hpp"

#include <algorithm>
#include <span>

#include "tandem/contract/duplicates.hpp"
#include "tandem/model/deal.hpp"
#include "tandem_icons.hpp"
#include "ui/call_brief.hpp"
#include "ui/lifecycle_strip.hpp"
#include "ui/lose_deal.hpp"
#include "ui/printing.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/figure_link.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

const Cell* cell_named(const Entity& entity, const RecordAnswer& answer, std::string_view name) {
    for (std::size_t i = 0; i < entity.fields.size() && i < answer.cells.size(); ++i)
        if (entity.fields[i].name == name) return &answer.cells[i];
    return nullptr;
}

Tone lifecycle_tone(std::string_view lifecycle) {
    if (lifecycle == "customer" || lifecycle == "evangelist") return Tone::good;
    if (lifecycle == "sal" || lifecycle == "sql" || lifecycle == "opportunity") return Tone::sales;
    if (lifecycle == "disqualified") return Tone::bad;
    return Tone::marketing;
}

struct Way { const char* icon; std::string words, href; };

// Who opens a customer often wants to write or to call: the first address and number.
std::vector<Way> ways_to_reach(const Catalog& catalog, const Entity& entity, const RecordAnswer& answer) {
    std::vector<Way> ways;
    const auto add = [&](const char* icon, std::string_view scheme, std::string_view words) {
        if (words.empty()) return;
        std::string href(scheme);
        for (const char c : words) if (scheme != "tel:" || c == '+' || (c >= '0' && c <= '9')) href += c;
        ways.push_back({icon, std::string(words), std::move(href)});
    };
    for (const std::string_view part : {"contact_email", "contact_phone"}) {
        const auto list = std::ranges::find(answer.parts, part, &PartList::entity);
        if (list == answer.parts.end() || list->rows.empty()) continue;
        const std::size_t value = catalog.entity(part).index("value");
        if (value < list->rows[0].cells.size()) add(part == "contact_email" ? icons::mail : icons::phone, part == "contact_email" ? "mailto:" : "tel:", list->rows[0].cells[value].value.text_or(""));
    }
    if (const Cell* phone = entity.name == "company" ? cell_named(entity, answer, "phone") : nullptr) add(icons::phone, "tel:", phone->value.text_or(""));
    return ways;
}

// Buttons one after the other; whatever does not fit wraps.
bool action(Row& row, std::string_view label, const char* icon, ButtonKind kind = ButtonKind::secondary) {
    return button(row.next(button_width(label, {.kind = kind, .icon = icon})), label, {.kind = kind, .icon = icon});
}

}  // namespace

Presets presets_about(const RecordRef& record, const RecordAnswer& answer, const Catalog& catalog) {
    Presets presets{{record.entity, Value{record.row}}};
    const Entity* entity = catalog.find(record.entity);
    if (!entity || (record.entity != "contact" && record.entity != "deal")) return presets;
    for (const std::string_view name : {"company", "contact", "campaign"})
        if (const Cell* cell = cell_named(*entity, answer, name); cell && !cell->value.is_null()) presets.emplace_back(name, cell->value);
    return presets;
}

float RecordContent::draw_head(ViewContext& context, Box box, const RecordAnswer& answer, const RecordRef& record) {
    const float top = box.y;
    const Entity& entity = context.catalog.entity(record.entity);
    Box head = box.cut_top(48, space::s);
    if (record.entity == "contact" || record.entity == "company" || record.entity == "person") {
        avatar(head.cut_left(44, space::m).centred(44, 44), answer.title, record.entity == "company");
    }
    heading(head.cut_top(28), 1, answer.title);
    text(head.cut_top(20), answer.subtitle.empty() ? std::string(tr(entity.label)) : said(answer.subtitle), {.style = TextStyle::table, .colour = theme().second, .can_select = true});
    Row chips(box.cut_top(24), space::s);
    bool any = false;
    const auto show = [&](std::string_view words, Tone tone, const char* icon) {
        if (words.empty()) return;
        badge(chips.next(badge_width(words, icon)).centred(badge_width(words, icon), 22), words, tone, icon);
        any = true;
    };
    if (const Cell* outcome = cell_named(entity, answer, "outcome"); record.entity == "deal" && outcome) {
        const auto name = outcome->value.text_or("open");
        if (name == "won") show(tr("Won"), Tone::good, icons::trophy);
        else if (name == "lost") show(tr("Lost"), Tone::bad, icons::circle_alert);
        else if (const Cell* stage = cell_named(entity, answer, "stage")) show(stage->label, Tone::sales, icons::square_kanban);
    }
    if (const Cell* lifecycle = cell_named(entity, answer, "lifecycle"); lifecycle && !lifecycle->value.is_null())
        show(context.format.cell(*entity.find("lifecycle"), *lifecycle), lifecycle_tone(lifecycle->value.text_or("")), icons::flag);
    if (const Cell* owner = cell_named(entity, answer, "owner"); owner && !owner->label.empty()) show(owner->label, Tone::neutral, icons::user);
    if (!any) box.y -= 24;
    const std::vector<Way> ways = ways_to_reach(context.catalog, entity, answer);
    if (ways.empty()) return box.y - top;
    box.cut_top(any ? space::s : 0);
    Row row(box, space::m, 24);
    for (const Way& way : ways) {
        const float width = text_width(way.words, TextStyle::table) + size::icon + space::s + 2;
        link(row.next(std::min(width, box.w)), way.words, way.href, {.style = TextStyle::table, .icon = way.icon, .is_quiet = true});
    }
    return box.y - top + row.used_height();
}

void RecordContent::draw_trashed(ViewContext& context, Column& column, const RecordRef& record) {
    Box box = column.next(48);
    fill(box, theme().warn_soft, radius::control);
    Box in = box.inset(space::m, space::s);
    if (button(in.cut_right(button_width(tr("Restore"), {.icon = icons::archive_restore}), space::s), tr("Restore"), {.icon = icons::archive_restore}))
        context.run("record.restore", record.entity, {record.row});
    text(in, tr("This record is in the trash"), {.style = TextStyle::label, .colour = theme().warn});
}

// What was merged into this record, and into what it was merged; each can be taken back.
void RecordContent::draw_merged(ViewContext& context, Column& column, const RecordRef& record) {
    if (record.entity != "contact" && record.entity != "company") return;
    const auto merged = context.client.ask(MergedRecords{.entity = record.entity, .row = record.row});
    if (!merged) return;
    const auto draw_line = [&](RowId id, RowId opens, const std::string& words) {
        IdScope scope(static_cast<std::uint64_t>(id));
        Box box = column.next(size::control());
        Semantics group({.role = Role::group, .name = words}, box);
        if (button(box.cut_right(button_width(tr("Un-merge"), {.icon = icons::split}), space::s), tr("Un-merge"), {.icon = icons::split})) context.run("record.unmerge", record.entity, {id});
        if (link(box.left(text_width(words, TextStyle::table) + 4), words, record_href(record.entity, opens), {.style = TextStyle::table, .is_quiet = true})) context.open_record(record.entity, opens);
    };
    if (merged->into != 0) draw_line(record.row, merged->into, tr("Merged into {}", merged->into_title));
    for (const MergedRow& each : merged->from) draw_line(each.id, each.id, tr("{} was merged into this record", each.title));
}

void RecordContent::draw_actions(ViewContext& context, Column& column, const RecordAnswer& answer, const RecordRef& record) {
    const Entity& entity = context.catalog.entity(record.entity);
    Row row(column.next(size::control()), space::s, size::control());
    const Presets about = presets_about(record, answer, context.catalog);
    if (record.entity == "deal") {
        const Cell* outcome = cell_named(entity, answer, "outcome");
        if (outcome && outcome->value.text_or("open") == "open") {
            if (action(row, tr("Mark as won"), icons::trophy, ButtonKind::primary)) context.run("deal.win", "deal", {record.row});
            if (action(row, tr("Mark as lost…"), icons::circle_alert)) lost_is_open_ = true;
        } else if (action(row, tr("Reopen"), icons::undo_2)) {
            context.run("deal.reopen", "deal", {record.row});
        }
    }
    if (record.entity == "activity") {
        const Cell* done = cell_named(entity, answer, "done_at");
        const bool is_done = done && !done->value.is_null();
        // Of what repeats the button says which time it means; the others are done in the calendar.
        const auto value_of = [&](std::string_view field) { const Cell* cell = cell_named(entity, answer, field); return cell ? cell->value : Value{}; };
        const Value lines = value_of("recurrence"), at = value_of("at"), due = value_of("due_on");
        const bool repeats = !is_done && !lines.text_or("").empty() && !(at.is_null() && due.is_null());
        const std::string one = !repeats ? std::string() : context.format.date(at.integer() ? context.format.offsets.day_of({*at.integer()}) : Date{static_cast<std::int32_t>(due.integer_or(0))});
        if (action(row, is_done ? std::string(tr("Mark as open")) : repeats ? tr("Mark {} as done", one) : std::string(tr("Mark as done")), icons::circle_check, is_done ? ButtonKind::secondary : ButtonKind::primary))
            context.run(is_done ? "activity.undone" : "activity.done", "activity", {record.row});
    }
    if (record.entity == "hand_off") {
        const Cell* state = cell_named(entity, answer, "state");
        const std::string_view is = state ? state->value.text_or("open") : "open";
        if (is != "accepted" && action(row, tr("Accept"), icons::check, is == "rejected" ? ButtonKind::secondary : ButtonKind::primary)) context.run("hand_off.accept", "hand_off", {record.row});
        if (is != "rejected" && action(row, tr("Reject…"), icons::x)) answer_.reject({record.row});
        if (action(row, tr("Recycle…"), icons::repeat)) answer_.recycle({record.row});
        if (action(row, tr("Give to…"), icons::user)) answer_.reassign({record.row});
    }
    if (record.entity == "contact" && action(row, tr("Hand over…"), icons::inbox)) hand_over_.open({{record.row, answer.title}});
    if (has_timeline(record.entity)) {
        if (action(row, tr("Add feedback"), icons::message_square_quote)) context.shell.capture_feedback(about);
        if (record.entity != "campaign" && action(row, tr("Add activity"), icons::calendar_check)) context.open_create("activity", about);
        if ((record.entity == "contact" || record.entity == "company") && action(row, tr("Add deal"), icons::plus)) {
            Presets presets = about;
            context.open_create("deal", std::move(presets));
        }
        if (record.entity == "company" && action(row, tr("Add contact"), icons::user_plus)) context.open_create("contact", {{"company", Value{record.row}}});
    }
    const Interaction more = icon_button_interaction(row.next(size::control()), icons::ellipsis, tr("More actions"), {.kind = ButtonKind::ghost, .flags = Flag::has_popup});
    if (more.clicked) open_menu("More actions", column.next(0), more.id);
    if (Menu menu{"More actions"}) {
        if (menu.item(tr("Open as page"), {.icon = icons::maximize_2, .href = page_href(record.entity, record.row)})) context.navigation.go(page_href(record.entity, record.row));
        if (menu.item(tr("Print…"), {.icon = icons::file_text})) print_record(record);
        if (menu.item(tr("Delete {}", fold_label(entity.label)), {.icon = icons::trash_2, .is_danger = true})) {
            context.run("record.delete", record.entity, {record.row});
            context.navigation.close_record();
        }
    }
    column.skip(std::max(0.0f, row.used_height() - size::control()));
    answer_.draw(context);
    hand_over_.draw(context);
    draw_lose_deal(context, lost_is_open_, {record.row}, lost_reason_, lost_note_);
}

void RecordContent::draw_figures(ViewContext& context, Column& column, const RecordAnswer& answer, const RecordRef& record) {
    records_.draw(context);
    if (answer.figures.empty()) return;
    const int per_line = column.width() < 420 ? 2 : std::min<int>(4, static_cast<int>(answer.figures.size()));
    for (std::size_t i = 0; i < answer.figures.size(); i += static_cast<std::size_t>(per_line)) {
        Box line = column.next(52);
        for (int k = 0; k < per_line && i + static_cast<std::size_t>(k) < answer.figures.size(); ++k) {
            const KeyFigure& f = answer.figures[i + static_cast<std::size_t>(k)];
            const Kind kind = static_cast<Kind>(f.kind);
            const std::string shown = f.value.is_null() ? std::string(tr("No data")) : kind == Kind::money ? context.format.money_short(Money{f.value.integer_or(0)}) : context.format.value(kind, f.value);
            const std::string label = said(f.label), raw = f.value.is_null() ? std::string() : std::to_string(f.value.integer_or(0));
            if (small_figure(share(line, per_line, k, space::m), {.label = label, .shown = shown, .raw = raw, .opens = !f.figure.empty() && !f.value.is_null()}))
                records_.open(label + " · " + answer.title, FigureRecords{.figure = f.figure, .from = {}, .to = {}, .of = record.entity, .row = record.row, .choice = {}});
        }
    }
}

// What both teams know of the contact, before what can be written about them; a hand-off shows its contact's.
void RecordContent::draw_customer(ViewContext& context, Column& column, const RecordAnswer& answer, const RecordRef& record) {
    if (record.entity != "contact" && record.entity != "hand_off") return;
    const Cell* cell = record.entity == "hand_off" ? cell_named(context.catalog.entity("hand_off"), answer, "contact") : nullptr;
    const RowId contact = cell ? cell->value.integer_or(0) : record.entity == "contact" ? record.row : 0;
    if (!contact) return;
    draw_lifecycle(context, column, contact);
    column.skip(space::m);
    draw_call_brief(context, column, contact);
    column.skip(space::m);
}

void RecordContent::draw_note_box(ViewContext& context, Column& column, const RecordRef& record) {
    const FieldOptions options{.kind = FieldKind::multiline, .placeholder = tr("Write a note…"), .label_is_hidden = true, .rows = 2};
    Box box = column.next(56);
    const FieldResult field = text_field(box, tr("New note"), note_, options);
    if (note_.empty()) return;
    Box foot = column.next(size::control());
    const bool clicked = button(foot.cut_right(button_width(tr("Add note"), {.kind = ButtonKind::primary})), tr("Add note"), {.kind = ButtonKind::primary});
    if (!clicked && !field.entered) return;
    const auto end = note_.find('\n');
    std::string subject = note_.substr(0, std::min<std::size_t>(end == note_.npos ? note_.size() : end, 80));
    while (!subject.empty() && (static_cast<unsigned char>(subject.back()) & 0xC0) == 0x80 && subject.size() == 80) subject.pop_back();   // not inside a character
    context.run("record.create", "activity", {}, {{"kind", Value{"note"}}, {"subject", Value{subject}}, {"body", Value{note_}}, {record.entity, Value{record.row}},
                                                   {"at", Value{context.device.now.ms}}, {"done_at", Value{context.device.now.ms}}});
    note_.clear();
}

void RecordContent::draw_fields(ViewContext& context, Column& column, const RecordAnswer& answer, const Entity& entity) {
    Semantics group({.role = Role::group, .name = std::string(tr("Details"))}, column.rest());
    details_.draw_group(context, column, "", answer);
    details_.draw_parts(context, column, answer);
    for (const std::string_view name : details_.groups(entity)) {
        // No heading over nothing: what cannot be edited is shown only when there is something in it.
        bool has_any = false;
        for (std::size_t i = 0; i < entity.fields.size() && i < answer.cells.size(); ++i)
            has_any = has_any || (entity.fields[i].options.group == name && (entity.fields[i].options.editable || !answer.cells[i].value.is_null()));
        if (!has_any) continue;
        column.skip(space::m);
        heading(column.next(24), 3, tr(name));
        details_.draw_group(context, column, name, answer);
    }
    if (!answer.raw.empty()) {
        column.skip(space::m);
        const std::string words = tr("Imported from {}, row {}", answer.raw[0].first, answer.raw[0].second);
        const ButtonOptions options{.kind = ButtonKind::ghost, .icon = icons::file_spreadsheet, .trailing_icon = origin_is_open_ ? icons::chevron_up : icons::chevron_down, .flags = Flags(origin_is_open_ ? Flag::expanded : Flag::collapsed)};
        Box line = column.next(size::control());
        if (button(line.left(std::min(line.w, button_width(words, options))), words, options)) origin_is_open_ = !origin_is_open_;
        if (!origin_is_open_) return;
        Semantics group_of_cells({.role = Role::group, .name = std::string(tr("As it stood in the file"))}, column.rest());
        for (const auto& [key, value] : std::span(answer.raw).subspan(1)) key_value(column.next(24), key, value, 160);
    }
}

void RecordContent::draw(ViewContext& context, const Box& area, const RecordRef& record, Width width) {
    const Entity* entity = context.catalog.find(record.entity);
    if (!(record == record_)) {
        record_ = record;
        note_.clear();
        history_shown_ = history_at_first;
        lost_is_open_ = origin_is_open_ = false;
        records_.close();
    }
    const auto answer = context.client.ask(RecordDetail{.entity = record.entity, .row = record.row});
    ScrollArea scroll("record-" + record.entity + to_text(record.row), area);
    Box in = scroll.content().inset(space::l, 0);
    if (!answer || !entity) {
        skeleton_rows(in.with_height(240).moved(0, space::l), 36, 6);
        return scroll.finish(280);
    }
    if (!answer->exists) {
        empty_state(in.with_height(320), {.picture = Picture::search, .title = tr("This record is not here"),
                                          .sentence = tr("It may belong to another workspace, or was made on a device that has not been merged yet.")});
        return scroll.finish(340);
    }
    details_.follow(record, answer.revision());
    const bool two = width == Width::two_columns && in.w > 760;
    const float start = in.y;
    in.cut_top(space::m);
    Box left = two ? in.left(std::min(420.0f, in.w * 0.42f)) : in;
    Column column(left, space::xs);
    const float head = draw_head(context, {left.x, column.y(), left.w, 160}, *answer, record);
    column.skip(head + space::m);
    if (!answer->is_live) draw_trashed(context, column, record);
    draw_merged(context, column, record);
    draw_actions(context, column, *answer, record);
    column.skip(space::s);
    if (record.entity == "company") account_.draw(context, column, record.row);
    else draw_figures(context, column, *answer, record);
    column.skip(space::s);
    if (two) draw_fields(context, column, *answer, *entity);

    Column beside(two ? Box{left.right() + space::xxl, in.y, in.right() - left.right() - space::xxl, in.h} : column.rest(), space::xs);
    draw_customer(context, beside, *answer, record);
    if (has_timeline(record.entity) && answer->is_live) draw_note_box(context, beside, record);
    beside.skip(space::s);
    if (!two) draw_fields(context, beside, *answer, *entity);
    beside.skip(space::m);
    if (has_timeline(record.entity)) timeline_.draw(context, beside, record);
    beside.skip(space::l);
    draw_related(context, beside, *answer, record);
    draw_history(context, beside, record, history_shown_);
    scroll.finish(std::max(column.y(), beside.y()) - start + space::xxl);
}

}  // namespace tandem::ui
