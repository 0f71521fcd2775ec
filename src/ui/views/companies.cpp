// Companies: the organisations behind contacts and deals.
#include "ui/list_view.hpp"
#include "ui/views.hpp"

namespace tandem::ui {

std::unique_ptr<View> make_companies() {
    return std::make_unique<ListView>(ListSpec{
        .entity = "company",
        .title = "Companies",
        .add_label = "Add company",
        .columns = {{"name", "Name", 240}, {"sector", "Sector", 140}, {"country", "Country", 130}, {"city", "City", 120}, {"employees", "Employees", 100},
                    {"revenue", "Annual revenue", 130}, {"owner", "Owner", 130}, {"domain", "Domain", 160}},
        .sorts = {{"name", false}},
        .filters = {"owner"},
        .picture = Picture::companies,
        .empty_title = "No companies yet",
        .empty_sentence = "Companies gather their contacts, deals, campaigns and feedback in one place.",
    });
}

}  // namespace tandem::ui
