// One record of a file at a time; nothing is dropped silently: what cannot be read becomes an odd row with its reason.
#include "exchange/import/records.hpp"

#include <algorithm>
#include <array>

#include "tandem/base/text.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/deal.hpp"

namespace tandem::import {

namespace {

constexpr std::array sector_words{"technology", "medical", "retail", "software", "entertainment", "marketing", "telecommunications", "finance", "employment", "services", "manufacturing",
                                  "education", "healthcare", "insurance", "logistics", "energy", "construction", "agriculture", "government", "transportation", "hospitality", "automotive"};

// Letters to insert, drop, change or swap with the neighbour to get from one word to the other; 3 for "more than two".
int distance(std::string_view a, std::string_view b) {
    if (a.size() > b.size() + 2 || b.size() > a.size() + 2) return 3;
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return std::min(3, d[a.size()][b.size()]);
}

std::string probable_word(std::string_view sector) {
    const std::string folded = fold_words(sector);
    if (folded.size() < 6) return {};
    for (const std::string_view word : sector_words) if (folded == word) return {};
    for (const std::string_view word : sector_words) if (distance(folded, word) <= 2) return std::string(word);
    return {};
}

std::string short_id(std::string_view id) { return std::string(id.substr(0, 8)); }

bool looks_like_hash(std::string_view text) {
    return text.size() >= 24 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

void Records::odd(std::uint64_t line, const Column* column, std::string_view value, std::string reason, bool is_skipped) {
    std::string header;
    if (column) header = file_->columns[static_cast<std::size_t>(column - columns_->data())].header;
    file_->odd.push_back({static_cast<std::int64_t>(line), std::move(header), std::string(value.substr(0, 200)), std::move(reason), is_skipped});
}

RowId Records::reference(const Column& column, const Entity& target, std::string_view cell, std::uint64_t line) {
    const std::string_view name = trim(cell);
    if (column.target().how == "#id") {
        const auto first = split(name, ';').front();        // several are joined by ; the first one is the main one
        const RowId id = id_from_key({target.name, kind_->source, trim(first)});
        if (staging_->exists(target, id)) return id;
        odd(line, &column, cell, "no " + fold(target.label) + " with this id was imported; the link is left out");
        return 0;
    }
    if (const RowId id = staging_->by_name(target, name)) {
        if (staging_->is_ambiguous(target, name)) {
            odd(line, &column, cell, "two records have this name; the link is left out");
            return 0;
        }
        return id;
    }
    if (target.name == "product" || target.name == "company") {
        if (const RowId id = staging_->by_squashed_name(target, name)) {
            odd(line, &column, cell, "read as “" + staging_->name_of(target, id) + "”, which is written a little differently");
            return id;
        }
    }
    if (!target.find("name")) {
        odd(line, &column, cell, "no " + fold(target.label) + " of this name was found; the link is left out");
        return 0;
    }
    const bool is_hash = looks_like_hash(name);
    const RowId id = id_from_key({target.name, is_hash ? kind_->source : std::string_view("name"), is_hash ? std::string(name) : fold(name)});
    if (staging_->exists(target, id)) return id;
    Row made{target.id, id, std::vector<Value>(target.fields.size())};
    made.cells[target.index("name")] = is_hash && target.name == "person" ? Value{"Rep " + short_id(name)} : Value{name};
    if (is_hash && target.find("external_id")) {
        made.cells[target.index("external_id")] = Value{name};
        made.cells[target.index("source_system")] = Value{kind_->source};
    }
    if (staging_->put(made) == Effect::in_trash) {
        odd(line, &column, cell, "this " + fold(target.label) + " is in the trash; the link is left out");
        return 0;
    }
    ++file_->counts.links;
    staging_->add_name(target, name, id);
    return id;
}

void Records::read_cell(const Column& column, std::string_view cell, std::uint64_t line, Reading& r) {
    const Target& target = column.target();
    if (target.is_empty() || column.is_blank(cell)) return;
    if (target.entity == "row") {       // a version: the newest row of one id wins
        if (const auto at = parse_instant(trim(cell), DateOrder::iso, options_->zone)) r.version = at->ms;
        return;
    }
    if (target.entity == "contact_tag") {
        for (const auto part : split(cell, cell.find(';') != cell.npos ? ';' : ',')) if (!trim(part).empty()) r.tags.emplace_back(trim(part));
        return;
    }
    if (target.entity != entity_->name) {
        if (const Entity* part = staging_->catalog().find(target.entity)) r.parts.push_back({part, std::string(trim(cell)), target.how});
        return;
    }
    if (target.field == "full_name") {
        const std::string_view name = trim(cell);
        const auto gap = name.rfind(' ');
        if (text(r, "last_name").empty()) this->cell(r, "last_name") = Value{gap == name.npos ? name : name.substr(gap + 1)};
        if (text(r, "first_name").empty() && gap != name.npos) this->cell(r, "first_name") = Value{trim(name.substr(0, gap))};
        return;
    }
    if (target.field == "stage" && kind_->entity == "deal") {
        r.stage_word = std::string(trim(cell));
        return;
    }
    const Field* field = column.field();
    if (!field) return;
    const FieldId index = entity_->index(field->name);
    if (field->kind == Kind::reference) {
        if (const RowId id = reference(column, staging_->catalog().entity(field->target), cell, line)) r.row.cells[index] = Value{id};
        return;
    }
    auto value = column.read(cell);
    if (!value) return odd(line, &column, cell, value.error().message);
    if (field->name == "sector")
        if (const std::string word = probable_word(value->text_or("")); !word.empty()) odd(line, &column, cell, "may be a slip for “" + word + "”; imported as it stands");
    if (field->name == "external_id") r.external = std::string(value->text_or(""));
    r.row.cells[index] = std::move(*value);
}

RowId Records::identity(const Reading& r) {
    if (!r.external.empty()) return id_from_key({entity_->name, kind_->source, r.external});
    if (entity_->name == "contact") {
        for (const Part& part : r.parts)
            if (part.entity->name == "contact_email") {
                const RowId mail = staging_->store().find_by(part.entity->id, part.entity->index("value"), Value{part.value});
                if (const auto row = mail ? staging_->current(*part.entity, mail) : std::nullopt) return row->cells[part.entity->index("contact")].integer_or(0);
                return id_from_key({"contact", "email", fold(part.value)});
            }
        const auto of = [&](std::string_view field) { return fold(r.row.cells[entity_->index(field)].text_or("")); };
        const std::string company = to_text(r.row.cells[entity_->index("company")].integer_or(0));
        return id_from_key({"contact", "name", of("first_name"), of("last_name"), company});
    }
    if (entity_->name == "deal") {
        const auto of = [&](std::string_view field) { return canonical(r.row.cells[entity_->index(field)]); };
        return id_from_key({"deal", kind_->source, of("name"), of("company"), of("opened_on"), of("contact")});
    }
    const std::string_view name = r.row.cells[entity_->index("name")].text_or("");
    if (const RowId id = staging_->by_name(*entity_, name)) return id;
    return id_from_key({entity_->name, "name", fold(name)});
}

void Records::complete_deal(Reading& r, std::uint64_t line) {
    const Stages::Place place = stages_->place(r.stage_word);
    cell(r, "pipeline") = Value{place.pipeline};
    cell(r, "stage") = Value{place.stage};
    cell(r, "outcome") = Value{place.outcome};
    Value& closed = cell(r, "closed_on");
    Value& expected = cell(r, "closes_on");
    if (place.outcome == "open") {
        if (!closed.is_null() && expected.is_null()) expected = std::exchange(closed, Value{});
    } else if (closed.is_null() && !expected.is_null()) {
        closed = expected;
    }
    if (const Value& opened = cell(r, "opened_on"); !opened.is_null() && !closed.is_null() && closed.integer_or(0) < opened.integer_or(0))
        odd(line, nullptr, to_text(Date{static_cast<std::int32_t>(closed.integer_or(0))}), "is closed before it was opened; imported as it stands");
}

void Records::complete_olist_deal(Reading& r) {
    const Entity& contacts = staging_->catalog().of<Contact>();
    const RowId contact = id_from_key({"contact", kind_->source, r.external});
    Row row{contacts.id, contact, std::vector<Value>(contacts.fields.size())};
    row.cells[contacts.index("external_id")] = Value{r.external};
    row.cells[contacts.index("source_system")] = Value{kind_->source};
    row.cells[contacts.index("lifecycle")] = Value{"customer"};
    if (staging_->put(row) == Effect::created) ++file_->counts.links;
    cell(r, "contact") = Value{contact};
    r.stage_word = "Won";
    if (const Value& amount = cell(r, "amount"); amount.integer_or(0) == 0) cell(r, "amount") = Value{};      // not declared
    if (const Value& won = cell(r, "closed_on"); !won.is_null()) {
        const Entity& changes = staging_->catalog().of<LifecycleChange>();
        Row change{changes.id, id_from_key({"lifecycle_change", kind_->source, r.external, "customer"}), std::vector<Value>(changes.fields.size())};
        change.cells[changes.index("contact")] = Value{contact};
        change.cells[changes.index("lifecycle")] = Value{"customer"};
        change.cells[changes.index("at")] = Value{options_->zone.start_of(Date{static_cast<std::int32_t>(won.integer_or(0))}).ms};
        staging_->put(change);
    }
}

void Records::complete_contact(Reading& r) {
    if (kind_->id == "olist_leads") {
        if (!staging_->exists(*entity_, r.row.id)) cell(r, "lifecycle") = Value{"mql"};     // later steps are not taken back
        if (const Value& at = cell(r, "created_at"); !at.is_null()) {
            const Entity& changes = staging_->catalog().of<LifecycleChange>();
            Row change{changes.id, id_from_key({"lifecycle_change", kind_->source, r.external, "mql"}), std::vector<Value>(changes.fields.size())};
            change.cells[changes.index("contact")] = Value{r.row.id};
            change.cells[changes.index("lifecycle")] = Value{"mql"};
            change.cells[changes.index("at")] = at;
            staging_->put(change);
        }
    }
}

void Records::put_parts(RowId owner, const Reading& r, bool is_new) {
    std::map<const Entity*, std::vector<std::string>> there;
    std::int64_t position = 0;
    for (const Part& part : r.parts) {
        const Entity& e = *part.entity;
        const std::string folded = fold(part.value);
        auto [it, is_first] = there.try_emplace(&e);
        if (is_first && !is_new)
            for (const RowId id : staging_->store().referring(e.id, e.index(e.options.owner), owner))
                if (const auto row = staging_->current(e, id)) it->second.push_back(fold(row->cells[e.index("value")].text_or("")));
        if (std::ranges::find(it->second, folded) != it->second.end()) continue;
        it->second.push_back(folded);
        Row row{e.id, id_from_key({e.name, to_text(owner), folded}), std::vector<Value>(e.fields.size())};
        row.cells[e.index(e.options.owner)] = Value{owner};
        row.cells[e.index("position")] = Value{position++};
        if (!part.kind.empty()) row.cells[e.index("kind")] = Value{part.kind};
        row.cells[e.index("value")] = Value{part.value};
        staging_->put(std::move(row));
    }
    const Entity& tags = staging_->catalog().of<Tag>();
    const Entity& tagging = staging_->catalog().of<ContactTag>();
    for (const std::string& tag : r.tags) {
        RowId id = staging_->by_name(tags, tag);
        if (!id) {
            id = id_from_key({"tag", "name", fold(tag)});
            staging_->put(to_row(tags, Tag{.id = {id}, .name = tag}));
            staging_->add_name(tags, tag, id);
        }
        staging_->put(to_row(tagging, ContactTag{.id = {id_from_key({"contact_tag", to_text(owner), to_text(id)})}, .contact = {owner}, .tag = {id}}));
    }
}

bool Records::put(Reading& r, std::uint64_t line) {
    const bool is_new = !staging_->exists(*entity_, r.row.id);
    const RowId id = r.row.id;
    const std::string name = entity_->name != "contact" && entity_->find("name") ? std::string(text(r, "name")) : std::string();
    switch (staging_->put(std::move(r.row))) {
        case Effect::created: ++file_->counts.creates; break;
        case Effect::updated: ++file_->counts.updates; break;
        case Effect::unchanged: ++file_->counts.unchanged; break;
        case Effect::in_trash:
            ++file_->counts.skips;
            odd(line, nullptr, r.external, "this record is in the trash; restore it to import it again", true);
            return false;
    }
    put_parts(id, r, is_new);
    if (!name.empty()) staging_->add_name(*entity_, name, id);
    return true;
}

void Records::take(std::span<const std::string_view> cells, std::uint64_t line) {
    ++file_->counts.rows;
    Reading r{.row = {entity_->id, 0, std::vector<Value>(entity_->fields.size())}};
    for (std::size_t i = 0; i < columns_->size() && i < cells.size(); ++i) read_cell((*columns_)[i], cells[i], line, r);
    const auto skip = [&](std::string reason) {
        ++file_->counts.skips;
        odd(line, nullptr, cells.empty() ? std::string_view() : cells[0], std::move(reason), true);
    };
    if (entity_->find("name") && entity_->name != "deal" && text(r, "name").empty()) return skip("has no name");
    if (entity_->name == "contact" && text(r, "first_name").empty() && text(r, "last_name").empty() && r.external.empty() && r.parts.empty()) return skip("has neither a name nor an e-mail address");
    if (entity_->name == "deal" && r.external.empty() && text(r, "name").empty() && cell(r, "company").is_null()) return skip("has neither a name nor a company");
    if (!r.external.empty() && entity_->find("source_system")) cell(r, "source_system") = Value{kind_->source};
    if (kind_->id == "maven_teams") cell(r, "team") = Value{"sales"};
    if (kind_->shape == Shape::campaign_history) {
        cell(r, "platform") = Value{kind_->platform};
        auto [it, is_first] = newest_.try_emplace(r.external, r, line);
        if (!is_first && it->second.first.version <= r.version) it->second = {r, line};
        return;
    }
    if (kind_->shape == Shape::olist_deals) complete_olist_deal(r);
    if (entity_->name == "deal") complete_deal(r, line);
    r.row.id = identity(r);
    if (entity_->name == "contact") complete_contact(r);
    put(r, line);
}

void Records::finish() {
    for (auto& [external, newest] : newest_) {
        newest.first.row.id = identity(newest.first);
        put(newest.first, newest.second);
    }
    newest_.clear();
}

}  // namespace tandem::import
