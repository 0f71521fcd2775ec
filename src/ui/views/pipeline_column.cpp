// A stage as a column: its figures, its list of cards read page by page, and what a card answers to.
#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/frame_clock.hpp"
#include "ui/host.hpp"
#include "ui/keyboard.hpp"
#include "ui/views/pipeline.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"

namespace tandem::ui {

namespace {

constexpr std::int64_t page = 50;

NodeId card_node(RowId deal) {
    IdScope scope(static_cast<std::uint64_t>(deal));
    return make_id("card");
}

Tone tone_of(const BoardStage& stage) { return stage.outcome == "won" ? Tone::good : stage.outcome == "lost" ? Tone::bad : Tone::sales; }

} // namespace

void PipelineView::draw_column(ViewContext& context, const BoardAnswer& board, std::size_t index, Box box) {
    const BoardStage& stage = board.stages[index];
    Box column = box.inset(0, space::s);
    const bool is_target = drag_.is_active && drag_.to == stage.id && drag_.from != stage.id;
    fill(column, is_target ? theme().soft(tone_of(stage)) : mix(theme().canvas, theme().line, theme().is_dark ? 0.12f : 0.35f), radius::card);
    if (is_target) outline(column, theme().strong(tone_of(stage)), radius::card);
    draw_head(context, stage, column.cut_top(66).inset(space::m, space::s));
    draw_cards(context, board, index, column);
}

void PipelineView::draw_head(ViewContext& context, const BoardStage& stage, Box head) {
    Semantics group({.role = Role::group, .name = stage.name, .value = std::to_string(stage.total.minor)}, head);
    Box line = head.cut_top(28);
    IdScope scope(static_cast<std::uint64_t>(stage.id));
    if (icon_button(line.cut_right(28, space::xs).centred(28, 28), icons::plus, tr("Add to {}", stage.name)))
        context.open_create("deal", {{"pipeline", Value{filter_.pipeline ? filter_.pipeline : last_pipeline_}}, {"stage", Value{stage.id}}});
    dot(line.x + 4, line.middle_y(), theme().strong(tone_of(stage)), 8);
    line.cut_left(8 + space::s);
    const float name_width = std::min(text_width(stage.name, TextStyle::strong) + 4, line.w - 40);
    text(line.cut_left(name_width, space::s), stage.name, {.style = TextStyle::strong});
    const std::string count = context.format.count(stage.count), raw_count = std::to_string(stage.count);
    {
        Semantics figure({.role = Role::group, .name = std::string(tr("Deals")), .value = raw_count}, line);
        text(line, count, {.style = TextStyle::table, .colour = theme().third});
    }
    const std::string total = context.format.money_short(stage.total), weighted = context.format.money_short(stage.weighted);
    const std::string raw_total = std::to_string(stage.total.minor), raw_weighted = std::to_string(stage.weighted.minor);
    Box figures = head.cut_top(20);
    if (stage.outcome == "open") figure_line(figures.cut_right(figures.w / 2), {.label = tr_as("head", "Weighted"), .shown = weighted, .raw = raw_weighted}, TextStyle::caption, Align::right);
    figure_line(figures, {.label = tr_as("head", "Total"), .shown = total, .raw = raw_total});
}

void PipelineView::draw_cards(ViewContext& context, const BoardAnswer& board, std::size_t index, Box area) {
    const BoardStage& stage = board.stages[index];
    const auto question = [&](std::int64_t first) {
        return BoardCards{.pipeline = filter_.pipeline, .stage = stage.id, .owner = filter_.owner, .text = filter_.text, .stale_only = filter_.stale_only, .first = first, .count = page};
    };
    const auto head = context.client.ask(question(0));
    std::int64_t total = head ? head->total : stage.count;
    // A card on its way stands at the head of its new column until the answer has it there.
    if (settling_.is_active && settling_.to == stage.id && head) {
        const bool has_arrived = std::ranges::find(head->cards, settling_.card.id, &BoardCard::id) != head->cards.end();
        if (has_arrived || frame_time() - settling_.since > 2) settling_.is_active = false;
    }
    const bool is_guest = settling_.is_active && settling_.to == stage.id;
    const float step = board_card_height + board_card_gap, lead = is_guest ? step : 0;
    Semantics list({.role = Role::list, .name = stage.name}, area);
    const std::string id = "cards-" + to_text(stage.id);
    ScrollArea scroll(id, area, {.content_height = lead + step * static_cast<float>(total) + space::s});
    const Box inner = scroll.content().inset(space::s, 0);
    const auto box_of = [&](std::int64_t i) { return Box{inner.x, inner.y + lead + step * static_cast<float>(i), inner.w, board_card_height}; };
    if (is_guest) draw_board_card(context, {inner.x, inner.y, inner.w, board_card_height}, settling_.card, false, false, false);
    if (!head) return skeleton_cards(inner.with_height(step * 3), board_card_height, static_cast<int>(std::min<std::int64_t>(stage.count, 3)));
    if (total == 0 && !is_guest) {
        if (filter_.narrows()) text(inner.with_height(40), tr("Nothing matches"), {.style = TextStyle::table, .colour = theme().third, .align = Align::centre});
        return;
    }
    auto [first, last] = scroll.rows(step, total, lead);
    first = std::max<std::int64_t>(0, first - 2), last = std::min(total, last + 2);     // one more each way, so that arrows find the next card
    for (std::int64_t start = first / page * page; start < last; start += page) {
        const auto cards = context.client.ask(question(start));
        for (std::int64_t i = std::max(first, start); i < std::min(last, start + page); ++i) {
            const auto at = static_cast<std::size_t>(i - start);
            if (!cards) { skeleton(box_of(i), radius::card); continue; }
            if (at >= cards->cards.size()) continue;
            const BoardCard& card = cards->cards[at];
            if (settling_.is_active && settling_.card.id == card.id && settling_.from == stage.id) continue;
            listed_[index].push_back(card.id);
            const RowId above = at > 0 ? cards->cards[at - 1].id : 0, below = at + 1 < cards->cards.size() ? cards->cards[at + 1].id : 0;
            draw_card(context, board, index, card, box_of(i), above, below, i == first);
        }
    }
}

void PipelineView::draw_card(ViewContext& context, const BoardAnswer& board, std::size_t index, const BoardCard& card, Box box, RowId above, RowId below, bool is_first) {
    const RowId stage = board.stages[index].id;
    const Flags flags = Flag::draggable | (is_first ? Flag::focusable : Flag::roving) | when(context.navigation.record() == RecordRef{"deal", card.id}, Flag::current);
    Interaction it, more;
    const Box head = box.inset(space::m).with_height(20), dots = head.from_right(24).centred(24, 24).moved(4, 0);
    {
        IdScope scope(static_cast<std::uint64_t>(card.id));
        it = begin_interact({.id = make_id("card"), .role = Role::listitem, .name = card.title, .flags = flags}, box);
        if (it.dragging) fill(box, theme().skeleton, radius::card);     // the place it came from
        else draw_board_card(context, box, card, it.hovered, false, it.ring);
        more = icon_button_interaction(dots, icons::ellipsis, tr("Move to…"), {.kind = ButtonKind::ghost, .flags = Flag::has_popup});
        link(head.left(std::min(head.w - 28, text_width(card.title, TextStyle::label) + 2)), card.title, href_of(card), {.style = TextStyle::label, .is_quiet = true});
        end_interact();
    }
    if (it.drag_started) host().vibrate();
    if (it.dragging) drag_ = {card, stage, drag_.to, 0, true};
    if (it.dropped && drag_.is_active) {
        const auto target = std::ranges::find(board.stages, drag_.to, &BoardStage::id);
        if (target != board.stages.end()) move(context, *target, card, stage);
        drag_ = {};
    }
    if (more.clicked || it.menu_asked) {
        menu_card_ = card, menu_from_ = stage;
        if (more.clicked) open_menu("Move to stage", dots, more.id);
        else open_menu_at_pointer("Move to stage", it.id);
    }
    if (it.clicked) context.open_record("deal", card.id);
    // Also while the focus is on the link or the button in it.
    const Node* held = mirror().find(focused());
    if (it.focused || (held && held->parent == it.id)) card_keys(context, board, index, card, it.id, above, below);
    if (focus_card_ == card.id && !(settling_.is_active && settling_.card.id == card.id)) request_focus(it.id, it.ring), focus_card_ = 0;
}

void PipelineView::card_keys(ViewContext& context, const BoardAnswer& board, std::size_t index, const BoardCard& card, NodeId id, RowId above, RowId below) {
    const RowId stage = board.stages[index].id;
    if (shortcut(ImGuiMod_Alt | ImGuiKey_LeftArrow) && index > 0) move(context, board.stages[index - 1], card, stage);
    if (shortcut(ImGuiMod_Alt | ImGuiKey_RightArrow) && index + 1 < board.stages.size()) move(context, board.stages[index + 1], card, stage);
    const auto go = [](RowId to) { if (to) request_focus(card_node(to)); };
    if (key_on(id, ImGuiKey_UpArrow)) go(above);
    if (key_on(id, ImGuiKey_DownArrow)) go(below);
    const auto sideways = [&](int by) {
        for (auto i = static_cast<std::ptrdiff_t>(index) + by; i >= 0 && i < std::ssize(listed_); i += by)
            if (const auto& column = listed_[static_cast<std::size_t>(i)]; !column.empty()) return go(column.front());
    };
    if (key_on(id, ImGuiKey_LeftArrow)) sideways(-1);
    if (key_on(id, ImGuiKey_RightArrow)) sideways(1);
}

} // namespace tandem::ui
