// Fields of the entity, parts of a contact, and what the file's own columns were recognised as.
#include "exchange/import/targets.hpp"

#include <algorithm>

#include "exchange/import/kinds.hpp"

namespace tandem::import {

namespace {

struct Labelled { const char *target, *label; };
constexpr Labelled consent_targets[] = {{"consent.email", "Agreed to e-mail"}, {"consent.email#marketed", "May be written to"}, {"consent.email#not", "Opted out of e-mail"}, {"consent.phone", "Agreed to calls"},
                                        {"consent.phone#not", "Opted out of calls"}, {"consent.sms", "Agreed to text messages"}, {"consent.sms#not", "Opted out of text messages"}, {"consent.post", "Agreed to post"},
                                        {"consent.post#not", "Opted out of post"}, {"consent.ads", "Agreed to ads"}, {"consent.ads#not", "Opted out of ads"}};

}  // namespace

std::vector<std::pair<std::string, std::string>> targets_of(const Catalog& catalog, const ImportedFile& file) {
    std::vector<std::pair<std::string, std::string>> out;
    const Entity* entity = catalog.find(file.entity);
    if (!entity) return out;
    for (const Field& field : entity->fields)
        if (field.name != "source_system" && field.name != "outcome" && field.name != "pipeline" && field.name != "merged_into" && !field.is_removed && !field.is_computed) out.emplace_back(std::string(entity->name) + "." + std::string(field.name), field.label);
    if (entity->name == "contact") {
        out.insert(out.begin(), {"contact.full_name", "Full name"});
        for (const auto& [field, label] : {std::pair{"house_number", "House number"}, std::pair{"street", "Street"}, std::pair{"street_2", "Second line of the address"}, std::pair{"postal_code", "Postal code"}, std::pair{"city", "City"}, std::pair{"region", "Region"}, std::pair{"country", "Country"}})
            out.emplace_back(std::string("contact_address.") + field + ":work", std::string(label) + ", work");
        for (const auto& [suffix, label] : {std::pair{"work", "work"}, std::pair{"home", "home"}, std::pair{"other", "other"}}) {
            out.emplace_back(std::string("contact_email.value:") + suffix, std::string("E-mail, ") + label);
            out.emplace_back(std::string("contact_phone.value:") + suffix, std::string("Phone, ") + label);
        }
        out.emplace_back("contact_phone.value:mobile", "Phone, mobile");
        out.emplace_back("contact_tag.tag", "Tags");
        for (const auto& [target, label] : consent_targets) out.emplace_back(target, label);
    }
    if (entity->options.has_view && file.kind != "tandem") out.emplace_back(std::string(entity->name) + ".new", "New field of this name");
    if (!file.keys.empty()) out.emplace_back("row.modified", "Last changed (not a field)");
    for (const ImportedColumn& c : file.columns)      // with a factor or by id: as recognised
        if (!c.target.empty() && std::ranges::find(out, c.target, &std::pair<std::string, std::string>::first) == out.end()) {
            const Target t = parse_target(c.target);
            const Field* field = catalog.find(t.entity) ? catalog.find(t.entity)->find(t.field) : nullptr;
            out.emplace_back(c.target, t.entity == "consent" ? std::string("Agreed to ads") : std::string(field ? field->label : std::string_view("About the row")));
        }
    return out;
}

}  // namespace tandem::import
