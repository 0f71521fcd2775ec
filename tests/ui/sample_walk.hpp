// Every view of the sample in one language, on a wide screen and on a phone.
#pragma once

#include <functional>

#include "platform/headless/headless.hpp"
#include "tandem/store/query.hpp"
#include "tests/app/a_sample_workspace.hpp"
#include "ui/language.hpp"
#include "ui/shell.hpp"

namespace tandem::tests {

// Every text of the workspace: what people wrote stands as they wrote it.
inline std::string all_texts(AWorkspace& workspace) {
    std::string out = " Solaris Mara M EcoTech Tandem English Deutsch EUR Europe/Berlin Google Ads Meta Ads LinkedIn Ads ";
    for (const Entity& entity : workspace.catalog().entities()) {
        const auto ids = workspace.store().ordered(Query{.entity = entity.id});
        if (!ids) continue;
        for (const Row& row : workspace.store().rows(entity.id, **ids)) {
            out += "\n" + workspace.store().title(entity.id, row.id);
            for (const Value& cell : row.cells) out += "\n" + std::string(cell.text_or(""));
        }
    }
    return out;
}

// look(address, known): what is shown stands in ui::mirror(); `known` are the workspace's own texts. Back to English at the end.
inline void walk_sample(std::string_view language, const std::function<void(const std::string&, const std::string&)>& look) {
    AWorkspace& sample = a_sample_workspace();
    sample.settle();
    const std::string known = all_texts(sample);
    ui::Shell shell(sample.client());
    ui::Headless page([&] {
        sample.settle();
        shell.draw();
    });
    page.pass(30);              // toasts of the tests before go
    shell.set_device({.language = std::string(language), .now = sample.clock().now()});
    std::vector<std::string> addresses = {"#/home", "#/hand-offs", "#/hand-off-rules", "#/feedback", "#/meeting", "#/goals", "#/quality", "#/agreement", "#/pipeline", "#/deals", "#/activities", "#/activities?show=day", "#/activities?show=week", "#/activities?show=month",
                                          "#/campaigns", "#/contacts", "#/companies", "#/products", "#/settings", "#/trash", "#/import", "#/duplicates", "#/colleagues"};
    for (const auto& [list, entity] : {std::pair{"#/contacts/", "contact"}, {"#/companies/", "company"}, {"#/deals/", "deal"}, {"#/campaigns/", "campaign"}}) {
        const auto ids = sample.store().ordered(Query{.entity = sample.entity(entity).id});
        REQUIRE((ids && !(*ids)->empty()));
        addresses.push_back(list + to_text((*ids)->front()));
    }
    for (const bool is_phone : {false, true}) {
        if (is_phone) page.resize(412, 915);
        for (const std::string& address : addresses) {
            shell.arrive(address);
            for (int i = 0; i < 4; ++i) page.settle();
            look(address, known);
        }
    }
    ui::use_language("en");
}

}  // namespace tandem::tests
