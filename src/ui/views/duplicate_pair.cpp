// The card of a pair. Its height is known before it is drawn, so both walk the same lines.
#include "ui/views/duplicate_pair.hpp"

#include <algorithm>
#include <cmath>

#include "tandem_icons.hpp"
#include "ui/keyboard.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float head_height = 28, line_height = 34, label_width = 150;

std::string pair_name(const DuplicatePairRow& pair) { return tr("{} and {}", pair.first_title, pair.second_title); }

// "Last name: almost the same +5.2 · City: different −3.8"
std::string reason_words(const ViewContext& context, const DuplicatePairRow& pair) {
    std::string words;
    for (const DuplicateReasonRow& each : pair.reasons) {
        if (!words.empty()) words += "  ·  ";
        words += std::string(tr(each.label)) + ": " + std::string(tr(each.words)) + " " + (each.points < 0 ? "−" : "+") + context.format.decimal(std::abs(each.points), 1);
    }
    return words;
}

std::string moved_words(const MergeAnswer& merge) {
    std::string words;
    for (const auto& [what, count] : merge.moved) words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + fold_label(what);
    return words.empty() ? std::string(tr("Nothing else belongs to the second record.")) : tr("Goes along: {}.", words);
}

Live<MergeAnswer> preview(ViewContext& context, const DuplicatePairRow& pair, const std::string& entity) {
    return context.client.ask(MergePreview{.entity = entity, .rows = {pair.first, pair.second}});
}

bool differs(const MergeFieldRow& field) { return field.cells.size() == 2 && !(field.cells[0].value == field.cells[1].value); }

float field_height(const ViewContext& context, const MergeFieldRow& field) { return context.is_phone ? 20 + line_height * (differs(field) ? 2.0f : 1.0f) + space::xs : line_height; }

float open_height(ViewContext& context, const MergeAnswer& merge, float width) {
    float height = space::s + space::s + wrapped_height(moved_words(merge), TextStyle::table, width);
    for (const MergeFieldRow& field : merge.fields) height += field_height(context, field);
    return height;
}

// Four buttons do not fit a phone's width.
float buttons_height(const ViewContext& context, const DuplicatePairRow& pair, const OpenPair& open) {
    return context.is_phone && open.is(pair) && open.group.size() > 2 ? 2 * size::control() + space::s : size::control();
}

// One of two values, as a radio button with its words.
bool draw_option(const Box& box, std::string_view words, bool is_on, std::uint64_t key) {
    const Interaction it = interact({.id = make_id(key), .role = Role::radio, .name = std::string(words), .flags = when(is_on, Flag::checked) | when(!is_on, Flag::unchecked)}, box);
    if (it.hovered) fill(box, theme().hover, radius::control);
    Box in = box.inset(space::s, 0);
    const Box mark = in.cut_left(14, space::s);
    circle(mark.middle_x(), mark.middle_y(), 7, is_on ? theme().accent : theme().line_strong);
    circle(mark.middle_x(), mark.middle_y(), is_on ? 3.0f : 6.0f, theme().surface);
    draw_text(in, words, {.style = TextStyle::table, .colour = is_on ? theme().text : theme().second});
    if (it.ring) focus_ring(box, radius::control);
    return it.clicked || key_on(it.id, ImGuiKey_Space);
}

void draw_field(ViewContext& context, Box box, const MergeFieldRow& row, OpenPair& open, const Field& field) {
    IdScope scope(row.field);
    const std::string label(tr(field.label));
    const auto words = [&](std::size_t i) {
        const std::string shown = context.format.cell(field, row.cells[i]);
        return shown.empty() ? std::string(tr("(empty)")) : shown;
    };
    Box head = context.is_phone ? box.cut_top(20) : box.cut_left(label_width, space::m);
    text(head, label, {.style = TextStyle::table, .colour = theme().third});
    if (!differs(row)) return text(box, words(0), {.style = TextStyle::table, .can_select = true});
    Semantics group({.role = Role::radiogroup, .name = label}, box);
    const auto chosen = open.chosen.find(row.field);
    const int on = chosen == open.chosen.end() ? row.taken : chosen->second;
    for (int i = 0; i < 2; ++i) {
        const Box place = context.is_phone ? box.cut_top(line_height) : share(box, 2, i, space::m);
        if (draw_option(place, words(static_cast<std::size_t>(i)), on == i, static_cast<std::uint64_t>(i + 1))) open.chosen[row.field] = i;
    }
}

void merge(ViewContext& context, const DuplicatePairRow& pair, const OpenPair& open, const std::string& entity, std::vector<RowId> rows) {
    Presets choices;
    for (const auto& [field, i] : open.chosen) choices.emplace_back(field, Value{i == 0 ? pair.first : pair.second});
    context.run("record.merge", entity, std::move(rows), std::move(choices));
}

void draw_open(ViewContext& context, Column& lines, const DuplicatePairRow& pair, OpenPair& open, const Entity& entity) {
    const auto answer = preview(context, pair, std::string(entity.name));
    if (!answer) return;
    lines.skip(space::s);
    for (const MergeFieldRow& row : answer->fields)
        if (const Field* field = entity.find(row.field); field && row.cells.size() == 2) draw_field(context, lines.next(field_height(context, row)), row, open, *field);
    lines.skip(space::s);
    const std::string moved = moved_words(*answer);
    paragraph(lines.next(wrapped_height(moved, TextStyle::table, lines.width())), moved, {.style = TextStyle::table, .colour = theme().second});
}

}  // namespace

float duplicate_pair_height(ViewContext& context, const DuplicatePairRow& pair, float width, const OpenPair& open, const std::string& entity) {
    const float inner = width - 2 * space::l;
    float height = 2 * space::m + head_height * (context.is_phone ? 2 : 1) + wrapped_height(reason_words(context, pair), TextStyle::table, inner) + space::s + buttons_height(context, pair, open);
    if (open.is(pair))
        if (const auto answer = preview(context, pair, entity)) height += open_height(context, *answer, inner);
    return height;
}

void draw_duplicate_pair(ViewContext& context, const Box& box, const DuplicatePairRow& pair, OpenPair& open, const std::string& entity_name) {
    const Entity& entity = context.catalog.entity(entity_name);
    card(box);
    Semantics item({.role = Role::listitem, .name = pair_name(pair)}, box);
    IdScope first_scope(static_cast<std::uint64_t>(pair.first));
    IdScope second_scope(static_cast<std::uint64_t>(pair.second));
    Column lines(box.inset(space::l, space::m), 0);

    Box head = lines.next(head_height);
    const std::string likely = tr("{} likely", context.format.percent(100 * pair.probability, pair.probability > 0.99 && pair.probability < 0.9995 ? 1 : 0));
    const Tone tone = pair.probability >= 0.95 ? Tone::good : pair.probability >= 0.5 ? Tone::warn : Tone::neutral;
    const float mark = badge_width(likely, icons::git_merge);
    badge(head.cut_right(mark, space::m).centred(mark, 22), likely, tone, icons::git_merge);
    for (const auto& [id, title] : {std::pair{pair.first, pair.first_title}, {pair.second, pair.second_title}}) {
        IdScope scope(static_cast<std::uint64_t>(id));
        if (context.is_phone && id == pair.second) head = lines.next(head_height);
        const float width = std::min(context.is_phone ? head.w : head.w / 2, text_width(title, TextStyle::label) + 4);
        if (link(head.cut_left(width, space::l), title, record_href(entity_name, id), {.style = TextStyle::label})) context.open_record(entity_name, id);
    }
    const std::string reasons = reason_words(context, pair);
    paragraph(lines.next(wrapped_height(reasons, TextStyle::table, lines.width())), reasons, {.style = TextStyle::table, .colour = theme().second});
    if (open.is(pair)) draw_open(context, lines, pair, open, entity);
    lines.skip(space::s);

    Row buttons(lines.next(buttons_height(context, pair, open)), space::s, size::control());
    const bool is_open = open.is(pair);
    const ButtonOptions primary{.kind = ButtonKind::primary, .icon = icons::git_merge};
    if (is_open && button(buttons.next(button_width(tr("Merge"), primary)), tr("Merge"), primary)) {
        merge(context, pair, open, entity_name, {pair.first, pair.second});
        open = {};
        return;
    }
    const std::string all = tr("Merge all {}", std::to_string(open.group.size()));
    if (is_open && open.group.size() > 2 && button(buttons.next(button_width(all)), all, {.tooltip = tr("The others of this group go along; what only they know is filled in")})) {
        merge(context, pair, open, entity_name, open.group);
        open = {};
        return;
    }
    const std::string_view compare = is_open ? tr("Close") : tr("Compare");
    if (button(buttons.next(button_width(compare)), compare, {.id = "compare", .flags = is_open ? Flag::expanded : Flag::collapsed})) open = is_open ? OpenPair{} : OpenPair{.first = pair.first, .second = pair.second};
    if (button(buttons.next(button_width(tr("Not the same"), {.kind = ButtonKind::ghost})), tr("Not the same"), {.kind = ButtonKind::ghost}))
        context.run("record.distinct", entity_name, {pair.first, pair.second});
}

}  // namespace tandem::ui
