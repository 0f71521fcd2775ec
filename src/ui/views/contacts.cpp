// Contacts: everyone we know, one line each.
#include "ui/list_view.hpp"
#include "ui/views.hpp"

namespace tandem::ui {

std::unique_ptr<View> make_contacts() {
    return std::make_unique<ListView>(ListSpec{
        .entity = "contact",
        .title = "Contacts",
        .add_label = "Add contact",
        .columns = {{"last_name", "Name", 220}, {"title", "Title", 150}, {"company", "Company", 180}, {"contact_email.value", "E-mail", 210, false},
                    {"lifecycle", "Lifecycle", 124}, {"owner", "Owner", 130}, {"source", "Source", 110}, {"created_at", "Created", 110}},
        .sorts = {{"last_name", false}},
        .filters = {"lifecycle", "owner", "campaign"},
        .picture = Picture::people,
        .empty_title = "No contacts yet",
        .empty_sentence = "Contacts are the people you sell to, with every touch, call and deal in one timeline.",
    });
}

}  // namespace tandem::ui
