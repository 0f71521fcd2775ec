// Deals as a list: every pipeline's, won and lost as well, for what the board of one pipeline does not answer.
#include "ui/list_view.hpp"
#include "ui/views.hpp"

namespace tandem::ui {

std::unique_ptr<View> make_deals() {
    return std::make_unique<ListView>(ListSpec{
        .entity = "deal",
        .title = "Deals",
        .add_label = "Add deal",
        .columns = {{"name", "Deal", 240}, {"company", "Company", 170}, {"amount", "Amount", 110}, {"stage", "Stage", 130}, {"outcome", "Outcome", 100}, {"owner", "Owner", 130},
                    {"closes_on", "Closes on", 120}, {"campaign", "Campaign", 150}},
        .sorts = {{"closes_on", false}},
        .filters = {"outcome", "owner", "stage"},
        .picture = Picture::board,
        .empty_title = "No deals yet",
        .empty_sentence = "A deal is money you hope to earn. Add one, or import them from your last program.",
    });
}

}  // namespace tandem::ui
