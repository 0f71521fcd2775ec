// The words that name records.
#include <doctest/doctest.h>

#include "tandem/model/agreement.hpp"
#include "tandem/model/catalog.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/deal.hpp"
#include "tandem/model/feedback.hpp"
#include "tandem/model/meeting.hpp"

namespace tandem {
namespace {

template <class R>
std::string title_of(const R& record) {
    const Catalog catalog;
    return title(catalog.of<R>(), to_row(catalog.of<R>(), record), [](std::string_view entity, RowId id) { return std::string(entity) + to_text(id); });
}

TEST_CASE("records are named by their own words, else by what they refer to, never by nothing") {
    CHECK(title_of(Company{.name = " Acme "}) == "Acme");
    CHECK(title_of(Company{}) == "Unnamed company");
    CHECK(title_of(Contact{.first_name = "Ann", .last_name = "Lee"}) == "Ann Lee");
    CHECK(title_of(Contact{.last_name = "Lee"}) == "Lee");
    CHECK(title_of(Contact{.external_id = "dac32acd4db4c29c230538b72f8dd87d"}) == "Lead dac32acd");
    CHECK(title_of(Contact{}) == "Unnamed contact");
    CHECK(title_of(Deal{.name = "Renewal", .company = Id<Company>{1}}) == "Renewal");
    CHECK(title_of(Deal{.company = Id<Company>{1}, .product = Id<Product>{2}}) == "company1 · product2");
    CHECK(title_of(Deal{.company = Id<Company>{1}}) == "company1");
    CHECK(title_of(Deal{.external_id = "1C1I7A6R"}) == "1C1I7A6R");
    CHECK(title_of(Meeting{.held_on = date_from({2026, 11, 24})}) == "Meeting of 24 Nov 2026");
    CHECK(title_of(Agreement{.starts_on = date_from({2026, 11, 23})}) == "Agreement from 23 Nov 2026");
    CHECK(title_of(Feedback{.text = {"Too loud.\nReally."}}) == "Too loud.");
    CHECK(title_of(Feedback{.text = {std::string(50, 'x') + " " + std::string(50, 'y')}}) == std::string(50, 'x') + "…");
}

}  // namespace
}  // namespace tandem
