// Products: what is sold, with its price.
#include "ui/list_view.hpp"
#include "ui/views.hpp"

namespace tandem::ui {

std::unique_ptr<View> make_products() {
    return std::make_unique<ListView>(ListSpec{
        .entity = "product",
        .title = "Products",
        .add_label = "Add product",
        .columns = {{"name", "Name", 260}, {"series", "Series", 160}, {"price", "Price", 120}},
        .sorts = {{"name", false}},
        .picture = Picture::table,
        .empty_title = "No products yet",
        .empty_sentence = "Products stand on deals, so that you see what is bought, at which price, by whom.",
    });
}

}  // namespace tandem::ui
