// Columns of own exports, cards and calendars, by rule.
#include "exchange/import/own_kinds.hpp"

#include <algorithm>

#include "tandem/exchange/cards.hpp"
#include "tandem/exchange/calendars.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/parts.hpp"

namespace tandem::import {

namespace {

constexpr FileKind card_kind{"vcard", "Contacts (vCard)", "contact", "vcard", "", {}};
constexpr FileKind calendar_kind{"icalendar", "Activities (iCalendar)", "activity", "icalendar", "", {}};

// One a kind of record, so that the preview can name it.
const FileKind* own_kind(const Entity& entity) {
    static const std::vector<FileKind> kinds = [] {
        static const Catalog catalog;
        std::vector<FileKind> made;
        for (const Entity& each : catalog.entities()) made.push_back({"tandem", each.plural, each.name, "tandem", "", {}, Shape::own});
        return made;
    }();
    return &kinds[entity.id];
}

bool is_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

// contact_email.1.value, company, company_id; empty when it is none of the entity's.
std::string target_of_name(const Catalog& catalog, const Entity& entity, std::string_view name) {
    if (name == "id") return "row.id";
    const Entity* of = &entity;
    std::string how;
    std::string_view field = name;
    if (const auto parts = split(name, '.'); parts.size() == 3 && is_digits(parts[1])) {
        of = catalog.find(parts[0]);
        if (!of || of->options.owner.empty() || of->find(of->options.owner)->target != entity.name) return {};
        how = ":#" + std::string(parts[1]);
        field = parts[2];
    }
    const std::string start = std::string(of->name) + ".";
    if (const Field* found = of->find(field)) return found->is_removed ? std::string() : start + std::string(field) + how;
    if (!field.ends_with("_id")) return {};
    field.remove_suffix(3);
    const Field* found = of->find(field);
    return found && found->kind == Kind::reference ? start + std::string(field) + "@" + how : std::string();
}

std::string target_of_label(const Catalog& catalog, const Entity& entity, std::string_view label) {
    if (label == "Id") return "row.id";
    for (const Field& field : entity.fields) if (!field.is_removed && field.label == label) return std::string(entity.name) + "." + std::string(field.name);
    for (const Entity* part : catalog.parts_of(entity))
        if (const Field* field = telling_field(*part); field && field->label == label) return std::string(part->name) + "." + std::string(field->name);
    return {};
}

Recognition take(const FileKind* kind, std::size_t columns, std::string why) {
    Recognition made;
    made.kind = kind;
    made.targets.assign(columns, {});
    made.confidence.assign(columns, 1);
    made.why = std::move(why);
    return made;
}

using TargetOf = std::string (*)(const Catalog&, const Entity&, std::string_view);

// The entity most of whose fields these are: own exports have a column for each, and other workspaces may have fields of their own.
Recognition all_of(const Catalog& catalog, std::span<const std::string> headers, std::string_view file_name, TargetOf target_of) {
    for (const Entity& entity : catalog.entities()) {
        // Anybody's list has "id, name, description": such small tables are ours only under the name they have in our zip.
        if (entity.fields.size() < 5 && file_name != std::string(entity.name) + ".csv") continue;
        Recognition made = take(own_kind(entity), headers.size(), "has the columns of Tandem's own export");
        for (std::size_t i = 0; i < headers.size(); ++i) made.targets[i] = target_of(catalog, entity, trim(headers[i]));
        std::size_t fields = 0, there = 0;
        for (const Field& field : entity.fields) {
            if (field.is_custom()) continue;
            const std::string target = std::string(entity.name) + "." + std::string(field.name);
            ++fields;
            there += std::ranges::any_of(made.targets, [&](const std::string& t) { return t == target || t == target + "@"; });
        }
        if (fields > 0 && there * 10 >= fields * 8) return made;
    }
    return {};
}

}  // namespace

Recognition recognise_own(const Catalog& catalog, std::span<const std::string> headers, std::string_view file_name) {
    if (headers.empty()) return {};
    if (headers[0] == card_mark) {
        Recognition made = take(&card_kind, headers.size(), "begins with BEGIN:VCARD");
        for (std::size_t i = 0; i < headers.size(); ++i) made.targets[i] = card_target(headers[i]);
        return made;
    }
    if (headers[0] == calendar_mark) {
        Recognition made = take(&calendar_kind, headers.size(), "begins with BEGIN:VCALENDAR");
        for (std::size_t i = 0; i < headers.size(); ++i) made.targets[i] = calendar_target(headers[i]);
        return made;
    }
    if (trim(headers[0]) == "id") return all_of(catalog, headers, file_name, target_of_name);
    if (trim(headers[0]) == "Id") return all_of(catalog, headers, file_name, target_of_label);
    return {};
}

}  // namespace tandem::import
