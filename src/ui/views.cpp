// all_views(): the explicit list, in menu order. An entry exists when its view does.
#include "ui/views.hpp"

#include "tandem_icons.hpp"

namespace tandem::ui {

std::vector<ViewEntry> all_views() {
    std::vector<ViewEntry> views;
    views.push_back({.id = "home", .label = "Home", .icon = icons::home, .is_on_phone_bar = true, .make = make_home});
    views.push_back({.id = "feedback", .label = "Feedback", .icon = icons::message_square_quote, .group = "Together", .team = Team::shared, .is_on_phone_bar = true, .make = make_feedback});
    views.push_back({.id = "pipeline", .label = "Pipeline", .icon = icons::square_kanban, .group = "Sales", .team = Team::sales, .is_on_phone_bar = true, .make = make_pipeline});
    // activities: Sales
    views.push_back({.id = "campaigns", .label = "Campaigns", .icon = icons::megaphone, .group = "Marketing", .team = Team::marketing, .make = make_campaigns});
    views.push_back({.id = "campaign", .make = make_campaign});
    // contacts, companies: Customers
    // record, settings, trash, import: without a place in the menu (settings stands at the foot of the side bar)
    return views;
}

} // namespace tandem::ui
