// An index of a key is made when the first row asks by it.
#include "exchange/import/record_keys.hpp"

#include <algorithm>

#include "exchange/import/kinds.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"
#include "tandem/model/contact.hpp"

namespace tandem::import {

namespace {

constexpr std::size_t fewest_digits = 6;        // of a phone number: shorter ones are extensions

std::string name_key(std::string_view first, std::string_view last, RowId company) {
    const std::string whole = fold_words(std::string(first) + " " + std::string(last));
    return whole.empty() ? whole : whole + '\x1f' + to_text(company);
}

// "https://www.Acme.example/about" and "acme.example" are one.
std::string domain_key(std::string_view text) {
    std::string host = fold(trim(text));
    if (const auto scheme = host.find("://"); scheme != host.npos) host.erase(0, scheme + 3);
    if (host.starts_with("www.")) host.erase(0, 4);
    host.resize(std::min(host.size(), host.find_first_of("/?#:")));
    return host;
}

// Digits from the country's code on where they have one; those at home begin by 0 and are not mixed with it.
std::string phone_key(std::string_view text) {
    const auto phone = parse_phone(text);
    return !phone || phone->digits.size() < fewest_digits ? std::string() : (phone->has_country ? "+" : "") + phone->digits;
}

std::string late_key(std::string_view source, std::string_view external) { return std::string(source) + '\x1f' + std::string(external); }

}  // namespace

std::vector<ImportKey> keys_of(const Catalog& catalog, const ImportedFile& file) {
    std::vector<ImportKey> keys;
    if (file.kind == "tandem" || (file.entity != "contact" && file.entity != "company" && file.entity != "product" && file.entity != "person")) return keys;
    const auto has = [&](std::string_view target) {
        return std::ranges::any_of(file.columns, [&](const ImportedColumn& c) {
            return c.target.starts_with(target) && (c.target.size() == target.size() || !((c.target[target.size()] >= 'a' && c.target[target.size()] <= 'z') || c.target[target.size()] == '_')); });
    };
    const std::string entity = file.entity + ".";
    const Entity* of = catalog.find(file.entity);
    const bool has_id = of && of->find("external_id") && has(entity + "external_id");
    if (has_id) keys.push_back({"id", "Id in the file", true, true});
    if (file.entity == "contact") {
        if (has("contact_email.value")) keys.push_back({"email", "E-mail", !has_id, false});
        if (has("contact_phone.value")) keys.push_back({"phone", "Phone", false, false});
        if (has(entity + "full_name") || has(entity + "last_name")) keys.push_back({"name", "Name and company", false, false});
    } else {
        if (file.entity == "company" && has(entity + "domain")) keys.push_back({"domain", "Domain", false, false});
        if (has(entity + "name")) keys.push_back({"name", "Name", !has_id, false});
    }
    return keys;
}

void KeyIndex::put(Index& index, const std::string& key, RowId id) {
    if (key.empty()) return;
    const auto [it, is_new] = index.try_emplace(key, id);
    if (!is_new && it->second != id) it->second = 0;
}

RowId KeyIndex::find(const Index& index, const std::string& key) {
    const auto it = index.find(key);
    return key.empty() || it == index.end() ? 0 : it->second;
}

template <class Visit>
void KeyIndex::visit_all(const Entity& entity, Visit visit) {
    const auto ids = staging_->store().ordered({.entity = entity.id});
    if (!ids) return;
    const std::span<const RowId> all(**ids);
    for (std::size_t at = 0; at < all.size(); at += 2'000)
        for (const Row& row : staging_->store().rows(entity.id, all.subspan(at, std::min<std::size_t>(2'000, all.size() - at)))) visit(row);
}

KeyIndex::Index& KeyIndex::names() {
    if (!names_) {
        names_.emplace();
        visit_all(*entity_, [&](const Row& row) { put(*names_, name_key(text(row, "first_name"), text(row, "last_name"), row.cells[entity_->index("company")].integer_or(0)), row.id); });
    }
    return *names_;
}

KeyIndex::Index& KeyIndex::phones() {
    if (!phones_) {
        phones_.emplace();
        const Entity& part = staging_->catalog().of<ContactPhone>();
        visit_all(part, [&](const Row& row) { put(*phones_, phone_key(row.cells[part.index("value")].text_or("")), row.cells[part.index("contact")].integer_or(0)); });
    }
    return *phones_;
}

KeyIndex::Index& KeyIndex::domains() {
    if (!domains_) {
        domains_.emplace();
        visit_all(*entity_, [&](const Row& row) {
            put(*domains_, domain_key(text(row, "domain").empty() ? text(row, "website") : text(row, "domain")), row.id);
        });
    }
    return *domains_;
}

RowId KeyIndex::by_phone(std::string_view phone) { return find(phones(), phone_key(phone)); }
RowId KeyIndex::by_domain(std::string_view domain) { return find(domains(), domain_key(domain)); }
RowId KeyIndex::by_name(std::string_view first, std::string_view last, RowId company) { return find(names(), name_key(first, last, company)); }

RowId KeyIndex::by_late_id(std::string_view source, std::string_view external) {
    if (!late_ids_) {
        late_ids_.emplace();
        if (entity_->find("source_system"))
            visit_all(*entity_, [&](const Row& row) {
                const std::string_view id = text(row, "external_id"), from = text(row, "source_system");
                if (!id.empty() && id_from_key({entity_->name, from, id}) != row.id) put(*late_ids_, late_key(from, id), row.id);
            });
    }
    return find(*late_ids_, late_key(source, external));
}

void KeyIndex::add(const Row& row, const std::vector<std::string>& phones) {
    if (names_) put(*names_, name_key(text(row, "first_name"), text(row, "last_name"), row.cells[entity_->index("company")].integer_or(0)), row.id);
    if (phones_) for (const std::string& phone : phones) put(*phones_, phone_key(phone), row.id);
    if (domains_) put(*domains_, domain_key(text(row, "domain")), row.id);
}

}  // namespace tandem::import
