// The dialog that asks why deals were lost; the board and the record use it.
#pragma once

#include <string>
#include <vector>

#include "ui/view.hpp"

namespace tandem::ui {

// Draws while `is_open`; runs deal.lose with the reason and closes. True in the frame in which it was sent.
bool draw_lose_deal(ViewContext&, bool& is_open, const std::vector<RowId>& deals, int& reason, std::string& note);

}  // namespace tandem::ui
