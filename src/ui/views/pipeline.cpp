// The pipeline's frame: filters, the board with its columns, dragging, moving, losing.
#include "ui/views/pipeline.hpp"

#include <algorithm>
#include <cmath>

#include "tandem_icons.hpp"
#include "ui/frame_clock.hpp"
#include "ui/lose_deal.hpp"
#include "ui/views.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"

namespace tandem::ui {

std::unique_ptr<View> make_pipeline() { return std::make_unique<PipelineView>(); }

void PipelineView::draw_content(ViewContext& context) {
    const Route& route = context.route();
    filter_ = {row_id_from_text(route.option("pipeline")), row_id_from_text(route.option("owner")), context.search, !route.option("stale").empty()};
    const auto board = context.client.ask(Board{filter_.pipeline, filter_.owner, filter_.text, filter_.stale_only});
    const bool is_empty = !filter_.narrows() && !context.has_any("deal");
    TopBar bar{.title = tr("Pipeline")};
    if (!is_empty) bar.primary = {std::string(tr("Add deal")), icons::plus};
    const TopBarResult top = draw_top_bar(context.top_bar, bar);
    // A new deal begins where the board does.
    Presets begins;
    if (board && board->pipeline) begins.emplace_back("pipeline", Value{board->pipeline});
    if (board && !board->stages.empty()) begins.emplace_back("stage", Value{board->stages.front().id});
    if (top.primary) context.open_create("deal", begins);
    Box area = context.content;
    if (!board) return skeleton_cards(area.inset(space::l), board_card_height, 4);
    const bool own_row = context.is_phone || top.free.w < 420;
    draw_filters(context, *board, own_row ? area.cut_top(48).inset(space::l, space::s) : top.free.inset(space::l, 0));
    draw_board(context, *board, area);
    if (is_empty) {
        Box rest = area;
        rest.cut_top(120);
        const int action = empty_state(rest, {.picture = Picture::board, .title = tr("No deals yet"), .sentence = tr("Deals show what you could win and how far it is"),
                               .action = tr("Add deal"), .action_icon = icons::plus, .second_action = tr("Import a file")});
        if (action == 1) context.open_create("deal", begins);
        if (action == 2) context.shell.import_files();
    }
    draw_drag(context, *board);
    draw_move_menu(context, *board);
    draw_lose_deal(context, lost_.is_open, {lost_.deal}, lost_.reason, lost_.note);
}

void PipelineView::draw_filters(ViewContext& context, const BoardAnswer& board, Box area) {
    Row row(area.centred(area.w, 28), space::s);
    const auto named = [](const std::vector<NamedRow>& rows, RowId id) {
        const auto it = std::ranges::find(rows, id, &NamedRow::id);
        return it == rows.end() ? std::string() : it->name;
    };
    if (board.pipelines.size() > 1) {
        const std::string name = named(board.pipelines, board.pipeline);
        const ChipResult chosen = chip(row.next(chip_width(name, false, icons::columns_3)), name, false, icons::columns_3);
        if (chosen.clicked) open_menu("Pipeline", chosen.box, chosen.id);
        if (Menu menu{"Pipeline"})
            for (const NamedRow& p : board.pipelines)
                if (menu.item(p.name, {.is_checked = p.id == board.pipeline, .can_check = true})) context.navigation.set_option("pipeline", to_text(p.id));
    }
    const std::string owner = filter_.owner ? tr("Owner is {}", named(board.owners, filter_.owner)) : std::string(tr("Owner"));
    const ChipResult by_owner = chip(row.next(chip_width(owner, filter_.owner != 0, icons::users)), owner, filter_.owner != 0, icons::users, filter_.owner != 0);
    if (by_owner.clicked) open_menu("Owner", by_owner.box, by_owner.id);
    if (by_owner.removed) context.navigation.set_option("owner", "");
    if (Menu menu{"Owner"}) {
        if (menu.item(tr("Everybody"), {.is_checked = filter_.owner == 0, .can_check = true})) context.navigation.set_option("owner", "");
        for (const NamedRow& p : board.owners)
            if (menu.item(p.name, {.is_checked = p.id == filter_.owner, .can_check = true})) context.navigation.set_option("owner", to_text(p.id));
    }
    std::int64_t stale = 0;
    for (const BoardStage& s : board.stages) if (s.outcome == "open") stale += s.stale;
    const std::string stale_label = std::string(tr("Stale only"));
    const ChipResult stale_chip = chip(row.next(chip_width(stale_label, false, icons::clock)), stale_label, false, icons::clock, filter_.stale_only);
    if (stale_chip.clicked) context.navigation.set_option("stale", filter_.stale_only ? "" : "1");
    if (!context.is_phone && stale && row.rest().w > 90) text(row.next(88), tr("{} stale", context.format.count(stale)), {.style = TextStyle::caption, .colour = theme().third});
}

void PipelineView::draw_board(ViewContext& context, const BoardAnswer& board, Box area) {
    const auto count = board.stages.size();
    if (board.pipeline != last_pipeline_) last_pipeline_ = board.pipeline, phone_column_ = 0;
    if (context.is_phone && count) {
        std::vector<Tab> tabs_of;
        for (const BoardStage& s : board.stages) tabs_of.push_back({s.name, context.format.count_short(s.count)});
        ScrollArea strip("stages", area.cut_top(44), {.axis = Axis::horizontal, .content_width = tabs_width(tabs_of) + 2 * space::l, .is_bar_hidden = true});
        int chosen = static_cast<int>(std::min(phone_column_, count - 1));
        Box line = strip.content();
        if (tabs(Box{line.x + space::s, line.y, tabs_width(tabs_of), line.h}, tr("Stage"), tabs_of, chosen)) phone_column_ = static_cast<std::size_t>(chosen), shows_phone_column_ = true;
    }
    const float gap = space::m, side = context.is_phone ? space::l : space::xl;
    const float free = area.w - 2 * side - gap * static_cast<float>(count ? count - 1 : 0);
    const float width = context.is_phone ? area.w - 2 * side : std::clamp(count ? free / static_cast<float>(count) : 288.0f, 256.0f, 320.0f);
    const float all = 2 * side + width * static_cast<float>(count) + gap * static_cast<float>(count ? count - 1 : 0);
    ScrollArea scroll("board", area, {.axis = Axis::horizontal, .content_width = std::max(all, area.w), .is_bar_hidden = context.is_phone});
    Box inner = scroll.content();
    columns_.assign(count, {});
    listed_.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) {
        columns_[i] = {inner.x + side + static_cast<float>(i) * (width + gap), area.y, width, area.h};
        draw_column(context, board, i, columns_[i]);
    }
    if (drag_.is_active && pointer_x() > area.right() - 48 && !columns_.empty() && columns_.back().right() > area.right()) scroll.show({pointer_x() + 60, area.y, 12, 12}), wake();
    if (drag_.is_active && pointer_x() < area.x + 48 && scroll.offset_x() > 0) scroll.show({pointer_x() - 60, area.y, 12, 12}), wake();
    if (!context.is_phone || count == 0) return;
    // One column at a time: where the finger left the board, it comes to rest at the nearest one.
    if (shows_phone_column_) { scroll.show(columns_[phone_column_].outset(side)); shows_phone_column_ = false; moved_at_ = frame_time(); }
    if (scroll.offset_x() != last_offset_) last_offset_ = scroll.offset_x(), moved_at_ = frame_time();
    const auto nearest = static_cast<std::size_t>(std::clamp(std::round(scroll.offset_x() / (width + gap)), 0.0f, static_cast<float>(count - 1)));
    if (frame_time() - moved_at_ > 0.5 || pointer_is_down()) phone_column_ = nearest;
    const float rest = std::abs(scroll.offset_x() - static_cast<float>(phone_column_) * (width + gap));
    if (rest > 1 && rest < width && !pointer_is_down() && frame_time() - moved_at_ < 1.0) {
        if (frame_time() - moved_at_ > 0.15) phone_column_ = nearest, shows_phone_column_ = true, wake();
        else wake_in(0.16);
    }
}

const BoardStage* PipelineView::stage_at(const BoardAnswer& board, float x) const {
    for (std::size_t i = 0; i < columns_.size() && i < board.stages.size(); ++i)
        if (x >= columns_[i].x - space::s && x < columns_[i].right() + space::s) return &board.stages[i];
    return nullptr;
}

void PipelineView::draw_drag(ViewContext& context, const BoardAnswer& board) {
    if (!pointer_is_down()) drag_ = {};         // Escape, or the page lost the pointer
    if (!drag_.is_active || columns_.empty()) return;
    const BoardStage* target = stage_at(board, pointer_x());
    drag_.to = target ? target->id : 0;
    const float width = columns_.front().w - 2 * space::s;
    draw_board_card(context, {pointer_x() - width / 2, pointer_y() - 24, width, board_card_height}, drag_.card, false, true, false);
}

void PipelineView::draw_move_menu(ViewContext& context, const BoardAnswer& board) {
    if (Menu menu{"Move to stage"}) {
        menu.heading(tr("Move to"));
        for (const BoardStage& stage : board.stages) {
            const char* icon = stage.outcome == "won" ? icons::trophy : stage.outcome == "lost" ? icons::circle_x : icons::circle_dot;
            if (menu.item(stage.name, {.icon = icon, .is_disabled = stage.id == menu_from_})) move(context, stage, menu_card_, menu_from_);
        }
    }
}

void PipelineView::move(ViewContext& context, const BoardStage& to, const BoardCard& card, RowId from) {
    if (to.id == from) return;
    if (to.outcome == "lost") {
        lost_ = {.deal = card.id, .is_open = true};
        return;
    }
    settling_ = {card, from, to.id, frame_time(), true};
    focus_card_ = card.id;
    context.client.run("deal.move", {"deal", {card.id}, {{"stage", Value{to.id}}}}, [this, shell = &context.shell](const CommandResult& result) {
        if (!result.ok) settling_.is_active = false;
        shell->report(result);
    });
}

RowId PipelineView::neighbour(const RecordRef& record, int step) const {
    if (record.entity != "deal") return 0;
    for (const auto& column : listed_)
        if (const auto it = std::ranges::find(column, record.row); it != column.end()) {
            const auto to = it - column.begin() + step;
            return to >= 0 && to < std::ssize(column) ? column[static_cast<std::size_t>(to)] : 0;
        }
    return 0;
}

} // namespace tandem::ui
