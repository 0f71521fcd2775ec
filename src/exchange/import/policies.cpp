// Cell by cell, and only where a record is there and says something else.
#include "exchange/import/policies.hpp"

#include <algorithm>

namespace tandem {

std::string_view to_text(ImportPolicy policy) {
    switch (policy) {
        case ImportPolicy::overwrite: return "overwrite";
        case ImportPolicy::fill: return "fill";
        case ImportPolicy::newer: return "newer";
        case ImportPolicy::merge: return "merge";
    }
    return {};
}

std::optional<ImportPolicy> import_policy(std::string_view text) {
    for (const ImportPolicy each : {ImportPolicy::overwrite, ImportPolicy::fill, ImportPolicy::newer, ImportPolicy::merge})
        if (to_text(each) == text) return each;
    return std::nullopt;
}

namespace import {

Policies::Policies(Staging& staging, const Entity& entity, const ImportedFile& file, const std::vector<Column>& columns)
    : staging_(&staging), entity_(&entity), of_field_(entity.fields.size(), file.policy) {
    const auto set = [&](std::string_view field, ImportPolicy policy) {
        if (entity.find(field)) of_field_[entity.index(field)] = policy;
    };
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const Target& target = columns[c].target();
        const auto policy = file.columns[c].policy;
        if (!policy || target.is_empty()) continue;
        if (target.entity != entity.name) {
            const Entity* part = staging.catalog().find(target.entity);
            if (part && *policy == ImportPolicy::fill) filled_lists_.insert(part);
        } else if (target.field == "full_name") {
            set("first_name", *policy);
            set("last_name", *policy);
        } else {
            set(target.field, *policy);
        }
    }
    if (entity.name == "deal") {
        for (const std::string_view field : {"pipeline", "stage", "outcome"}) together_.push_back(entity.index(field));
        for (const FieldId f : together_) of_field_[f] = of_field_[entity.index("stage")];
    }
    overwrites_all_ = std::ranges::all_of(of_field_, [](ImportPolicy p) { return p == ImportPolicy::overwrite || p == ImportPolicy::merge; });
    asks_newer_ = std::ranges::contains(of_field_, ImportPolicy::newer);
}

Result<> Policies::learn() {
    if (ages_) return {};
    ages_ = TRY(CellAges::begin(staging_->store()));
    changes_ = TRY(imported_changes(staging_->store(), entity_->id));
    return {};
}

// Whether what the record says stands before the file.
Result<bool> Policies::stays(FieldId field, RowId record, std::int64_t modified_ms) {
    if (of_field_[field] == ImportPolicy::fill) return true;
    if (of_field_[field] != ImportPolicy::newer) return false;
    if (looked_at_.first != record) looked_at_ = {record, TRY(ages_->of(entity_->id, record))};
    const CellAge age = field < looked_at_.second.size() ? looked_at_.second[field] : CellAge{};
    if (!age.is_imported && age.ms != 0 && !taken_.contains(record)) return modified_ms <= age.ms;
    const auto known = changes_.find(record);
    return known != changes_.end() && modified_ms != 0 && modified_ms < known->second;
}

Result<> Policies::keep(Row& row, std::int64_t modified_ms) {
    if (overwrites_all_) return {};
    if (asks_newer_) TRY(learn());
    if (const auto there = staging_->current(*entity_, row.id)) {
        for (FieldId f = 0; f < row.cells.size() && f < there->cells.size(); ++f)
            if (!row.cells[f].is_null() && !there->cells[f].is_null() && row.cells[f] != there->cells[f] && TRY(stays(f, row.id, modified_ms))) row.cells[f] = Value{};
        if (std::ranges::any_of(together_, [&](FieldId f) { return row.cells[f].is_null(); }))
            for (const FieldId f : together_) row.cells[f] = Value{};
    }
    if (!asks_newer_) return {};
    taken_.insert(row.id);
    if (modified_ms != 0) changes_[row.id] = std::max(changes_[row.id], modified_ms);
    return {};
}

}  // namespace import

}  // namespace tandem
