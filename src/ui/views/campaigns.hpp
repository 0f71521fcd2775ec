// The table of campaigns and the dialog that gives imported spend its campaign: what their two files share.
#pragma once

#include <span>

#include "tandem/contract/marketing.hpp"
#include "ui/accessibility.hpp"
#include "ui/records_behind.hpp"
#include "ui/views/compare_groups.hpp"

namespace tandem::ui {

// Spend of ad reports that belongs to no campaign yet: each line proposes one of ours.
class SpendMapping {
public:
    void open() { is_open_ = true; }
    void draw(ViewContext& context);

private:
    void assign(ViewContext& context, const UnmappedRow& row, RowId campaign);

    bool is_open_ = false;
    std::vector<std::pair<std::string, int>> chosen_;   // by platform and id in the report
};

std::string_view channel_label(std::string_view channel);
std::string_view status_label(std::string_view status);
std::string_view platform_label(std::string_view platform);
Tone status_tone(std::string_view status);

class CampaignsView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Campaigns")); }
    void draw_content(ViewContext& context) override;
    bool filters_by_search() const override { return true; }
    void left() override { compare_ = {}, records_ = {}; }

private:
    struct Column;
    void draw_filters(ViewContext& context, Box row);
    void draw_banner(ViewContext& context, const CampaignsAnswer& answer, Box box);
    void draw_grid(ViewContext& context, const CampaignsAnswer& answer, Box area);
    void draw_head(std::span<const Column> columns, std::span<const Box> cells, Box head);
    void draw_row(ViewContext& context, const CampaignRow& row, std::size_t index, std::size_t count, std::span<const Column> columns, Box box);
    void draw_phone_list(ViewContext& context, const CampaignsAnswer& answer, Box area);

    std::string channel_, status_, sort_ = "spent";
    bool descending_ = true;
    SpendMapping mapping_;
    CompareGroups compare_;
    RecordsBehind records_;
    NodeId focus_next_ = 0;
};

} // namespace tandem::ui
