// The pipeline as a board: what pipeline.cpp, pipeline_column.cpp and pipeline_card.cpp share.
#pragma once

#include "tandem/contract/pipeline.hpp"
#include "ui/view.hpp"
#include "ui/widgets/control.hpp"

namespace tandem::ui {

class ScrollArea;

// What the address and the search box narrow the board to.
struct BoardFilter {
    RowId pipeline = 0, owner = 0;
    std::string text;
    bool stale_only = false;
    bool narrows() const { return owner || stale_only || !text.empty(); }
};

// A card as it is drawn in its column and under the finger.
inline constexpr float board_card_height = 116, board_card_gap = 8;
void draw_board_card(const ViewContext& context, const Box& box, const BoardCard& card, bool is_hovered, bool is_lifted, bool ring);
std::string href_of(const BoardCard& card);

class PipelineView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Pipeline")); }
    void draw_content(ViewContext& context) override;
    bool filters_by_search() const override { return true; }
    RowId neighbour(const RecordRef& record, int step) const override;
    void left() override { drag_ = {}, lost_ = {}; }

private:
    struct Held { BoardCard card; RowId from = 0, to = 0; double since = 0; bool is_active = false; };
    struct Losing { RowId deal = 0; std::string note; int reason = -1; bool is_open = false; };

    void draw_filters(ViewContext& context, const BoardAnswer& board, Box row);
    void draw_board(ViewContext& context, const BoardAnswer& board, Box area);
    void draw_column(ViewContext& context, const BoardAnswer& board, std::size_t index, Box box);
    void draw_head(ViewContext& context, const BoardStage& stage, Box head);
    void draw_cards(ViewContext& context, const BoardAnswer& board, std::size_t index, Box area);
    void draw_card(ViewContext& context, const BoardAnswer& board, std::size_t index, const BoardCard& card, Box box, RowId above, RowId below, bool is_first);
    void card_keys(ViewContext& context, const BoardAnswer& board, std::size_t index, const BoardCard& card, NodeId id, RowId above, RowId below);
    void draw_drag(ViewContext& context, const BoardAnswer& board);
    void draw_move_menu(ViewContext& context, const BoardAnswer& board);
    void move(ViewContext& context, const BoardStage& to, const BoardCard& card, RowId from);
    const BoardStage* stage_at(const BoardAnswer& board, float x) const;

    BoardFilter filter_;
    std::vector<Box> columns_;
    std::vector<std::vector<RowId>> listed_;    // by column, what is loaded now
    Held drag_, settling_;
    BoardCard menu_card_;
    RowId menu_from_ = 0;
    Losing lost_;
    RowId last_pipeline_ = 0, focus_card_ = 0;
    std::size_t phone_column_ = 0;
    bool shows_phone_column_ = false;
    float last_offset_ = 0;
    double moved_at_ = 0;
};

} // namespace tandem::ui
