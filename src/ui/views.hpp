// The makers of all views; all_views() in views.cpp lists them in menu order.
#pragma once

#include "ui/view.hpp"

namespace tandem::ui {

std::unique_ptr<View> make_home();
std::unique_ptr<View> make_pipeline();
std::unique_ptr<View> make_campaigns();
std::unique_ptr<View> make_campaign();
std::unique_ptr<View> make_hand_offs();
std::unique_ptr<View> make_hand_off_rules();
std::unique_ptr<View> make_lead_quality();
std::unique_ptr<View> make_agreement();
std::unique_ptr<View> make_feedback();
std::unique_ptr<View> make_goals();
std::unique_ptr<View> make_meeting();
std::unique_ptr<View> make_contacts();
std::unique_ptr<View> make_companies();
std::unique_ptr<View> make_deals();
std::unique_ptr<View> make_products();
std::unique_ptr<View> make_activities();
std::unique_ptr<View> make_record();
std::unique_ptr<View> make_settings();
std::unique_ptr<View> make_trash();
std::unique_ptr<View> make_import();
std::unique_ptr<View> make_colleagues();
std::unique_ptr<View> make_duplicates();

// The first visit, before there is a workspace; not in the menu.
std::unique_ptr<View> make_welcome();
// Who works here, when nobody was named yet.
std::unique_ptr<View> make_who();

} // namespace tandem::ui
