// How sales answered a campaign's leads, and whether they are better than those of all other campaigns.
#pragma once

#include "tandem/contract/marketing.hpp"
#include "ui/records_behind.hpp"

namespace tandem::ui {

class CampaignQuality {
public:
    void draw(ViewContext& context, Column& page, const CampaignRow& campaign);
    void close() { records_.close(); }

private:
    RecordsBehind records_;
};

} // namespace tandem::ui
