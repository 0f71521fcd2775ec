// all_views(): the explicit list, in menu order. An entry exists when its view does.
#include "ui/views.hpp"

#include "tandem_icons.hpp"

namespace tandem::ui {

std::vector<ViewEntry> all_views() {
    std::vector<ViewEntry> views;
    views.push_back({.id = "home", .label = "Home", .icon = icons::home, .is_on_phone_bar = true, .make = make_home});
    views.push_back({.id = "hand-offs", .label = "Hand-offs", .icon = icons::inbox, .group = "Together", .team = Team::shared, .is_on_phone_bar = true, .make = make_hand_offs});
    views.push_back({.id = "feedback", .label = "Feedback", .icon = icons::message_square_quote, .group = "Together", .team = Team::shared, .make = make_feedback});
    views.push_back({.id = "meeting", .label = "Meeting", .icon = icons::clipboard_list, .group = "Together", .team = Team::shared, .make = make_meeting});
    views.push_back({.id = "goals", .label = "Goals", .icon = icons::target, .group = "Together", .team = Team::shared, .make = make_goals});
    views.push_back({.id = "quality", .label = "Lead quality", .icon = icons::chart_column, .group = "Together", .team = Team::shared, .make = make_lead_quality});
    views.push_back({.id = "agreement", .label = "Agreement", .icon = icons::handshake, .group = "Together", .team = Team::shared, .make = make_agreement});
    views.push_back({.id = "colleagues", .label = "Colleagues", .icon = icons::share_2, .group = "Together", .team = Team::shared, .make = make_colleagues});
    views.push_back({.id = "pipeline", .label = "Pipeline", .icon = icons::square_kanban, .group = "Sales", .team = Team::sales, .is_on_phone_bar = true, .make = make_pipeline});
    views.push_back({.id = "deals", .label = "Deals", .icon = icons::briefcase, .group = "Sales", .team = Team::sales, .make = make_deals});
    views.push_back({.id = "activities", .label = "Activities", .icon = icons::calendar_check, .group = "Sales", .team = Team::sales, .make = make_activities});
    views.push_back({.id = "campaigns", .label = "Campaigns", .icon = icons::megaphone, .group = "Marketing", .team = Team::marketing, .make = make_campaigns});
    views.push_back({.id = "campaign", .make = make_campaign});
    views.push_back({.id = "contacts", .label = "Contacts", .icon = icons::users, .group = "Customers", .is_on_phone_bar = true, .make = make_contacts});
    views.push_back({.id = "companies", .label = "Companies", .icon = icons::building_2, .group = "Customers", .make = make_companies});
    views.push_back({.id = "products", .label = "Products", .icon = icons::package, .group = "Customers", .make = make_products});
    // without a place in the menu; settings stands at the foot of the side bar
    views.push_back({.id = "record", .make = make_record});
    views.push_back({.id = "settings", .make = make_settings});
    views.push_back({.id = "trash", .make = make_trash});
    views.push_back({.id = "import", .make = make_import});
    views.push_back({.id = "duplicates", .make = make_duplicates});
    views.push_back({.id = "hand-off-rules", .make = make_hand_off_rules});
    return views;
}

} // namespace tandem::ui
