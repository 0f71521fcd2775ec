// Two parts are the same when what they say is: an e-mail by its address, an address by its lines.
#include "exchange/import/part_rows.hpp"

#include <algorithm>
#include <map>

#include "tandem/base/text.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/tag.hpp"

namespace tandem::import {

namespace {

// What a part says, without whose it is and where it stands.
std::string content_of(const Entity& entity, const std::vector<Value>& cells) {
    if (const Field* value = entity.find("value")) return fold(cells[entity.index(value->name)].text_or(""));
    std::string all;
    for (std::size_t f = 0; f < entity.fields.size(); ++f) {
        const std::string_view name = entity.fields[f].name;
        if (name == entity.options.owner || name == "position" || name == "kind") continue;
        if (const auto* text = cells[f].text()) all += fold(*text);
        else append_canonical(all, cells[f]);
        all += '\x1f';
    }
    return all;
}

// Has what the entity requires, besides its owner; an address needs one of its lines.
bool is_complete(const PartRow& part) {
    const Entity& e = *part.entity;
    bool has_anything = false;
    for (std::size_t f = 0; f < e.fields.size(); ++f) {
        if (e.fields[f].name == e.options.owner) continue;
        if (e.fields[f].options.required && part.cells[f].is_null()) return false;
        has_anything |= e.fields[f].name != "kind" && e.fields[f].name != "position" && !part.cells[f].is_null();
    }
    return has_anything;
}

std::string_view base_of(std::string_view group) { return group.substr(0, group.find('/')); }

}  // namespace

PartRow& PartRows::of(const Entity& part, std::string_view group) {
    for (PartRow& each : parts_) if (each.entity == &part && each.group == group) return each;
    parts_.push_back({.entity = &part, .group = std::string(group), .cells = std::vector<Value>(part.fields.size()), .links = {}});
    return parts_.back();
}

bool PartRows::has(std::string_view entity) const { return first(entity) != nullptr; }

const PartRow* PartRows::first(std::string_view entity) const {
    for (const PartRow& each : parts_) if (each.entity->name == entity && is_complete(each)) return &each;
    return nullptr;
}

std::string_view PartRows::email() const {
    const PartRow* part = first("contact_email");
    return part ? part->cells[part->entity->index("value")].text_or("") : std::string_view();
}

// "work#2" is of the kind work; a cell that held several values shares its kind.
void PartRows::complete_kinds() {
    for (PartRow& each : parts_) {
        const Field* kind = each.entity->find("kind");
        if (!kind) continue;
        Value& cell = each.cells[each.entity->index("kind")];
        if (!cell.is_null()) continue;
        const std::string_view word = std::string_view(each.group).substr(0, each.group.find_first_of("#/"));
        if (find_choice(*kind, word)) cell = Value{word};
        else if (each.group.contains('/')) cell = of(*each.entity, base_of(each.group)).cells[each.entity->index("kind")];
    }
}

void PartRows::complete_streets() {
    for (PartRow& each : parts_) {
        if (each.house_number.empty() && each.second_line.empty()) continue;
        Value& cell = each.cells[each.entity->index("street")];
        std::string street = each.house_number;
        if (!street.empty() && !cell.is_null()) street += " ";
        street += cell.text_or("");
        if (!each.second_line.empty()) street += ", " + each.second_line;      // behind the comma also when it stands alone: it is no street
        cell = Value{std::move(street)};
    }
}

std::vector<std::string> PartRows::texts(std::string_view entity) const {
    std::vector<std::string> values;
    for (const PartRow& each : parts_)
        if (each.entity->name == entity && is_complete(each) && each.entity->find("value")) values.emplace_back(each.cells[each.entity->index("value")].text_or(""));
    return values;
}

void PartRows::put(Staging& staging, RowId owner, const Entity& owner_entity, bool is_new, const Policies& policies) {
    complete_kinds();
    std::vector<const Entity*> closed;      // lists that have something in them, and take no more
    std::map<const Entity*, std::pair<std::vector<std::string>, std::int64_t>> there;       // contents, next position
    for (PartRow& part : parts_) {
        const Entity& e = *part.entity;
        if (!is_complete(part) || e.find(e.options.owner)->target != owner_entity.name) continue;
        const std::string content = content_of(e, part.cells);
        auto [it, is_first] = there.try_emplace(&e);
        auto& [contents, position] = it->second;
        if (is_first && !is_new)
            for (const RowId id : staging.store().referring(e.id, e.index(e.options.owner), owner))
                if (const auto row = staging.current(e, id)) {
                    contents.push_back(content_of(e, row->cells));
                    if (e.name == "deal_contact") {         // who is there with a role is there for a file without roles, too
                        std::vector<Value> without = row->cells;
                        without[e.index("role")] = Value{};
                        contents.push_back(content_of(e, without));
                    }
                    if (e.find("position")) position = std::max(position, row->cells[e.index("position")].integer_or(0) + 1);
                }
        if (is_first && !contents.empty() && policies.fills_only(e)) closed.push_back(&e);
        if (std::ranges::contains(closed, &e) || std::ranges::find(contents, content) != contents.end()) continue;
        contents.push_back(content);
        Row row{e.id, e.name == "contact_tag" ? id_from_key({"contact_tag", to_text(owner), to_text(part.cells[e.index("tag")].integer_or(0))}) : id_from_key({e.name, to_text(owner), content}), part.cells};
        row.cells[e.index(e.options.owner)] = Value{owner};
        if (e.find("position")) row.cells[e.index("position")] = Value{position++};
        staging.put(std::move(row));
    }
    if (owner_entity.name != "contact") return;
    const Entity& tags = staging.catalog().of<Tag>();
    const Entity& tagging = staging.catalog().of<ContactTag>();
    if (!is_new && policies.fills_only(tagging) && !staging.store().referring(tagging.id, tagging.index(tagging.options.owner), owner).empty()) return;
    for (const std::string& tag : tags_) {
        RowId id = staging.by_name(tags, tag);
        if (!id) {
            id = id_from_key({"tag", "name", fold(tag)});
            staging.put(to_row(tags, Tag{.id = {id}, .name = tag}));
            staging.add_name(tags, tag, id);
        }
        staging.put(to_row(tagging, ContactTag{.id = {id_from_key({"contact_tag", to_text(owner), to_text(id)})}, .contact = {owner}, .tag = {id}}));
    }
}

}  // namespace tandem::import
