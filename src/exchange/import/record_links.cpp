// Which record a row is, and which others it means: by the source's id, by e-mail, by name; what is only named is made where a name is enough.
#include <algorithm>
#include <ranges>

#include "exchange/import/records.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/pipeline.hpp"

namespace tandem::import {

namespace {

std::string short_id(std::string_view id) { return std::string(id.substr(0, 8)); }

// "Ada Byron (ada@x.example)" and "Ada Byron <ada@x.example>"; else the text is both.
struct NamedAddress { std::string_view name, address; };

NamedAddress named_address(std::string_view text) {
    const auto open = text.find_last_of("(<");
    if (open == text.npos || open == 0 || text.back() != (text[open] == '(' ? ')' : '>')) return {text, text};
    const std::string_view address = trim(text.substr(open + 1, text.size() - open - 2));
    return is_email(address) ? NamedAddress{trim(text.substr(0, open)), address} : NamedAddress{text, text};
}

bool looks_like_hash(std::string_view text) {
    return text.size() >= 24 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

// Salesforce writes an id with 15 or with 18 characters; the last three only repeat which of the others are capitals.
std::string Records::external_key(std::string_view external) const {
    return std::string(kind_->source == "salesforce" && external.size() == 18 ? external.substr(0, 15) : external);
}

// Several are joined by ; the first one is the main one.
RowId Records::by_external_ids(const Column& column, const Entity& target, std::string_view ids, std::uint64_t line, Reading& r) {
    const bool takes_all = names_contacts_of_deal(target);
    RowId first = 0;
    std::vector<std::string_view> missing;
    for (const std::string_view each : split(ids, ';')) {
        const std::string_view external = trim(each);
        if (external.empty()) continue;
        const RowId id = survivor(target, id_from_key({target.name, kind_->source, external_key(external)}));
        if (!staging_->exists(target, id)) {
            missing.push_back(external);
            continue;
        }
        if (!first) first = id;
        if (!takes_all) return first;
        r.contacts.push_back(id);
    }
    if (!first) r.unlinked.emplace_back(&column, std::string(ids));
    else for (const std::string_view external : missing) odd(line, &column, external, "no " + fold(target.label) + " with this id was imported; the link is left out");
    return first;
}

RowId Records::by_names(const Column& column, const Entity& target, std::string_view names, std::uint64_t line, Reading& r) {
    RowId first = 0;
    for (const std::string_view name : split_list(names, std::ranges::count(names, '@') > 1 ? ";," : ";")) {
        const RowId id = reference(column, target, name, line, 0);
        if (id) r.contacts.push_back(id);
        if (!first) first = id;
    }
    return first;
}

RowId Records::by_email(const Entity& target, std::string_view address) {
    const auto parsed = parse_email(address);
    if (!parsed) return 0;
    const Catalog& catalog = staging_->catalog();
    if (target.name == "contact") {
        const Entity& emails = catalog.of<ContactEmail>();
        RowId mail = staging_->store().find_by(emails.id, emails.index("value"), Value{*parsed});
        if (const std::string small = fold(*parsed); !mail && small != *parsed) mail = staging_->store().find_by(emails.id, emails.index("value"), Value{small});
        if (const auto row = mail ? staging_->current(emails, mail) : std::nullopt) return row->cells[emails.index("contact")].integer_or(0);
        const RowId made = id_from_key({"contact", "email", fold(*parsed)});        // by an earlier file of this import
        return staging_->exists(target, made) ? made : staging_->by_further_email(*parsed);
    }
    const RowId found = target.find("email") ? staging_->store().find_by(target.id, target.index("email"), Value{*parsed}) : 0;
    return found && staging_->exists(target, found) ? found : 0;
}

// People share addresses (info@, of a family): beyond the first one, a name that says otherwise is heard.
RowId Records::by_emails(const Reading& r) {
    const std::vector<std::string> addresses = r.parts.texts("contact_email");
    for (std::size_t i = 0; i < addresses.size(); ++i)
        if (const RowId id = by_email(*entity_, addresses[i]); id && (i == 0 || may_be(id, r))) return id;
    return 0;
}

void Records::note_emails(const Reading& r) {
    for (const std::string& address : r.parts.texts("contact_email") | std::views::drop(1)) staging_->add_further_email(address, r.row.id);
}

// Neither name contradicts: it is the same, an initial of it, or not said.
bool Records::may_be(RowId contact, const Reading& r) {
    const auto there = staging_->current(*entity_, contact);
    return !there || std::ranges::all_of(std::initializer_list<std::string_view>{"first_name", "last_name"}, [&](std::string_view field) {
        const std::string a = fold_words(there->cells[entity_->index(field)].text_or("")), b = fold_words(r.row.cells[entity_->index(field)].text_or(""));
        return a.empty() || b.empty() || a == b || (field == "first_name" && (a.size() == 1 || b.size() == 1) && a[0] == b[0]);
    });
}

RowId Records::reference(const Column& column, const Entity& target, std::string_view cell, std::uint64_t line, RowId wanted) {
    std::string_view name = trim(cell);
    if (target.name == "contact" || target.name == "person") {
        const NamedAddress said = is_own() ? NamedAddress{name, name} : named_address(name);
        if (is_email(said.address))
            if (const RowId id = by_email(target, said.address)) return id;
        name = said.name;
    }
    // Two records of one workspace are two, whatever their names; one that was here before under this name is meant.
    const auto is_another = [&](RowId id) { return wanted && (staging_->is_made(target, id) || (id >> 32) == (wanted >> 32)); };
    if (const RowId id = staging_->by_name(target, name); id && !is_another(id)) {
        if (!staging_->is_ambiguous(target, name)) return id;
        if (!wanted) {
            odd(line, &column, cell, "two records have this name; the link is left out");
            return 0;
        }
    }
    if (!is_own() && (target.name == "product" || target.name == "company")) {
        if (const RowId id = staging_->by_squashed_name(target, name)) {
            odd(line, &column, cell, "read as “" + staging_->name_of(target, id) + "”, which is written a little differently");
            return id;
        }
    }
    // Some programs link people by their names alone.
    const bool names_contacts = target.name == "contact" && !is_email(name) && (is_own() || wanted || kind_->source == "pipedrive");
    const bool needs_more = std::ranges::any_of(target.fields, [](const Field& field) { return field.options.required && field.name != "name" && field.name != "position"; });
    if ((!target.find("name") || needs_more) && !names_contacts) {
        odd(line, &column, cell, "no " + fold(target.label) + " of this name was found; the link is left out");
        return 0;
    }
    const bool is_hash = !is_own() && looks_like_hash(name);
    const RowId id = wanted ? wanted : id_from_key({target.name, is_hash ? kind_->source : std::string_view("name"), is_hash ? std::string(name) : fold(name)});
    if (staging_->exists(target, id)) return id;
    Row made{target.id, id, std::vector<Value>(target.fields.size())};
    if (names_contacts) {
        const auto gap = name.rfind(' ');
        made.cells[target.index("last_name")] = Value{gap == name.npos ? name : name.substr(gap + 1)};
        if (gap != name.npos) made.cells[target.index("first_name")] = Value{trim(name.substr(0, gap))};
    } else {
        made.cells[target.index("name")] = is_hash && target.name == "person" ? Value{"Rep " + short_id(name)} : Value{is_own() ? cell : name};
    }
    if (target.name == "person")
        if (const auto address = parse_email(name)) made.cells[target.index("email")] = Value{*address};
    if (target.find("position")) made.cells[target.index("position")] = Value{staging_->store().count(target.id)};
    if (is_hash && target.find("external_id")) {
        made.cells[target.index("external_id")] = Value{name};
        made.cells[target.index("source_system")] = Value{kind_->source};
    }
    if (staging_->put(made) == Effect::in_trash) {
        odd(line, &column, cell, "this " + fold(target.label) + " is in the trash; the link is left out");
        return 0;
    }
    ++file_->counts.links;
    if (target.id == entity_->id) named_.insert(id);
    staging_->add_name(target, name, id);
    return id;
}

RowId Records::identity(const Reading& r) {
    const RowId own = own_identity(r);
    if (file_->keys.empty() || r.row_id || !r.key.empty() || staging_->exists(*entity_, own)) return own;
    if (!r.external.empty())
        if (const RowId id = keys_.by_late_id(kind_->source, r.external)) return id;
    const RowId id = by_keys(r);
    return id ? id : own;
}

bool Records::matches_by(std::string_view key) const {
    const auto it = std::ranges::find(file_->keys, key, &ImportKey::name);
    return it != file_->keys.end() && it->is_on;
}

RowId Records::by_keys(const Reading& r) {
    const auto of = [&](std::string_view field) { return r.row.cells[entity_->index(field)].text_or(""); };
    if (matches_by("email") && !r.external.empty())         // else the row's own identity has looked for it
        if (const RowId id = by_emails(r)) return id;
    if (matches_by("phone"))
        for (const std::string& phone : r.parts.texts("contact_phone"))
            if (const RowId id = keys_.by_phone(phone)) return id;
    if (matches_by("domain"))
        if (const RowId id = keys_.by_domain(of("domain"))) return id;
    if (!matches_by("name")) return 0;
    if (entity_->name == "contact") return keys_.by_name(of("first_name"), of("last_name"), r.row.cells[entity_->index("company")].integer_or(0));
    return staging_->is_ambiguous(*entity_, of("name")) ? 0 : staging_->by_name(*entity_, of("name"));
}

void Records::list_new(const Reading& r, std::uint64_t line) const {
    if (is_own() || (entity_->name != "contact" && entity_->name != "company") || found_->size() > options_->most_new_records || !staging_->store().has_any(entity_->id)) return;
    const auto of = [&](std::string_view field) { return std::string(r.row.cells[entity_->index(field)].text_or("")); };
    NewRecord made{.line = static_cast<std::int64_t>(line), .id = r.row.id, .entity = std::string(entity_->name)};
    if (entity_->name == "company") {
        made.organisation = of("name"), made.domain = of("domain"), made.city = of("city");
        if (const std::string phone = of("phone"); !phone.empty()) made.phones.push_back(phone);
    } else {
        made.first_name = of("first_name"), made.last_name = of("last_name"), made.city = of("city");
        const RowId company = r.row.cells[entity_->index("company")].integer_or(0);
        if (company) made.organisation = staging_->name_of(staging_->catalog().entity("company"), company);
        made.emails = r.parts.texts("contact_email");
        made.phones = r.parts.texts("contact_phone");
        if (const Value& born = r.row.cells[entity_->index("birthday")]; !born.is_null()) made.birthday = Date{static_cast<std::int32_t>(born.integer_or(0))};
        if (const PartRow* address = r.parts.first("contact_address")) {
            const auto line_of = [&](std::string_view field) { return std::string(address->cells[address->entity->index(field)].text_or("")); };
            made.street = line_of("street"), made.postal_code = line_of("postal_code"), made.region = line_of("region");
            if (const std::string city = line_of("city"); !city.empty()) made.city = city;
        }
    }
    found_->push_back(std::move(made));
}

RowId Records::own_identity(const Reading& r) {
    if (r.row_id) return r.row_id;
    if (!r.key.empty()) return id_from_key({entity_->name, kind_->source, r.key});
    if (!r.external.empty()) return id_from_key({entity_->name, kind_->source, external_key(r.external)});
    // A key that the user switched off is none: then a row is what all of it says.
    const auto is_off = [&](std::string_view key) {
        const auto it = std::ranges::find(file_->keys, key, &ImportKey::name);
        return it != file_->keys.end() && !it->is_on && !std::ranges::contains(file_->keys, "id", &ImportKey::name);
    };
    if (entity_->name == "contact") {
        if (const std::string_view address = r.parts.email(); !address.empty()) {
            if (is_off("email")) return id_from_key({"contact", "apart", std::string(r.row.cells[entity_->index("first_name")].text_or("")), std::string(r.row.cells[entity_->index("last_name")].text_or("")), fold(address)});
            if (const RowId id = by_emails(r)) return id;
            return id_from_key({"contact", "email", fold(address)});
        }
        const auto of = [&](std::string_view field) { return fold(r.row.cells[entity_->index(field)].text_or("")); };
        const std::string company = to_text(r.row.cells[entity_->index("company")].integer_or(0));
        return id_from_key({"contact", "name", of("first_name"), of("last_name"), company});
    }
    const auto of = [&](std::string_view field) { return canonical(r.row.cells[entity_->index(field)]); };
    if (entity_->name == "deal") return id_from_key({"deal", kind_->source, of("name"), of("company"), of("opened_on"), of("contact")});
    if (entity_->name == "activity") return id_from_key({"activity", kind_->source, of("subject"), of("due_on"), of("at"), of("contact")});
    if (!entity_->find("name") || is_off("name")) {       // nothing names it: it is what it says
        std::string all;
        for (const Value& value : r.row.cells) append_canonical(all, value);
        return id_from_key({entity_->name, kind_->source, all});
    }
    const std::string_view name = r.row.cells[entity_->index("name")].text_or("");
    if (const RowId id = staging_->by_name(*entity_, name)) return id;
    return id_from_key({entity_->name, "name", fold(name)});
}

// Of a merged record, the one that it was merged into.
RowId Records::survivor(const Entity& entity, RowId id) const {
    if (!entity.find("merged_into")) return id;
    RowId at = id;
    for (int step = 0; step < 100; ++step) {        // no circle is without end
        if (staging_->exists(entity, at)) return at;
        if (!staging_->is_in_trash(entity, at)) return id;          // most rows are new
        const auto row = staging_->store().find(entity.id, at);
        const RowId into = row ? row->cells[entity.index("merged_into")].integer_or(0) : 0;
        if (into == 0) return id;
        at = into;
    }
    return id;
}

}  // namespace tandem::import
