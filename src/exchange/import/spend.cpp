// Sums a report by its key and maps each campaign of the platform to one of ours, never by guess.
#include "exchange/import/spend.hpp"

#include <algorithm>

#include "tandem/base/bytes.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/campaign.hpp"

namespace tandem::import {

namespace {

std::string platform_label(std::string_view platform) {
    for (const Choice& each : Choices<Platform>::list) if (each.name == platform) return std::string(each.label);
    return std::string(platform);
}

}  // namespace

SpendReport::SpendReport(Staging& staging, const ImportOptions& options, const FileKind& kind, std::vector<Column>& columns, ImportedFile& file)
    : staging_(&staging), options_(&options), kind_(&kind), columns_(&columns), file_(&file) {
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
        // A report without a column for the day says from when to when each row counts, in any language.
        static constexpr std::string_view days[] = {"day", "date", "jour", "tag", "dia", "giorno", "dag"};
        if (file.columns[i].target == "spend.day" && std::ranges::find(days, file.columns[i].normalised) == std::end(days)) range_start_ = i;
        if (file.columns[i].target == "row.until") range_end_ = i;
    }
}

void SpendReport::take(std::span<const std::string_view> cells, std::uint64_t line) {
    ++file_->counts.rows;
    Key key;
    Sums row{.line = line};
    bool has_day = false;
    const auto odd = [&](std::size_t i, std::string reason, bool is_skipped) {
        if (is_skipped) ++file_->counts.skips;
        file_->odd.push_back({static_cast<std::int64_t>(line), i < file_->columns.size() ? file_->columns[i].header : std::string(),
                              std::string((i < cells.size() ? cells[i] : cells.empty() ? std::string_view() : cells[0]).substr(0, 200)), std::move(reason), is_skipped});
    };
    if (!cells.empty() && fold_words(cells[0]).starts_with("total")) return odd(SIZE_MAX, "is a total, not a day", true);
    if (range_start_ < cells.size() && range_end_ < cells.size() && trim(cells[range_start_]) != trim(cells[range_end_]))
        return odd(range_start_, "covers " + std::string(trim(cells[range_start_])) + " to " + std::string(trim(cells[range_end_])) + ", not one day; export the report by day", true);
    for (std::size_t i = 0; i < columns_->size() && i < cells.size(); ++i) {
        const Column& column = (*columns_)[i];
        const std::string& field = column.target().field;
        if (column.target().entity != "spend" || column.is_blank(cells[i])) continue;
        const std::string_view cell = trim(cells[i]);
        if (field == "account") key.account = cell;
        else if (field == "external_campaign") key.campaign = cell;
        else if (field == "campaign_name") key.name = cell;
        else if (field == "ad_group") key.ad_group = cell;
        else if (field == "ad") key.ad = cell;
        else if (field == "currency") row.currency = cell;
        else if (auto value = column.read(cell); !value) {
            const bool is_needed = field == "day" || field == "cost";
            odd(i, value.error().message, is_needed);
            if (is_needed) return;
        } else if (field == "day") key.day = value->integer_or(0), has_day = true;
        else if (field == "cost") row.cost = *value->real();
        else if (field == "impressions") row.impressions = value->integer_or(0);
        else if (field == "clicks") row.clicks = value->integer_or(0);
        else if (field == "conversions") row.conversions = *value->real(), row.has_conversions = true;
    }
    if (!has_day) return odd(SIZE_MAX, "has no day", true);
    if (kind_->id == "meta_report" && key.campaign.empty() && key.name.empty() && key.ad.empty()) return odd(SIZE_MAX, "is a total: it names no campaign", true);
    if (row.currency.empty()) row.currency = file_->currency;
    if (!key.campaign.empty()) {        // the id is the key; the name may have changed in between, the last one counts
        if (!key.name.empty()) names_[key.campaign] = key.name;
        key.name = {};
    }
    Sums& sums = sums_[key];
    sums.cost += row.cost;
    sums.impressions += row.impressions;
    sums.clicks += row.clicks;
    sums.conversions += row.conversions;
    sums.has_conversions |= row.has_conversions;
    sums.currency = row.currency;
    if (!sums.line) sums.line = line;
    if (rows_) keep_row(key, cells, line);
}

void SpendReport::keep_rows(std::vector<std::string> header) {
    rows_.emplace("spend", file_->name, header);
    campaign_rows_.emplace("campaign", file_->name, std::move(header));
}

void SpendReport::keep_row(const Key& key, std::span<const std::string_view> cells, std::uint64_t line) {
    rows_->add(row_of(key), static_cast<std::int64_t>(line), 0, cells);
    if (rows_->is_full()) packed_.push_back(rows_->take());
    if (key.campaign.empty() && key.name.empty()) return;
    if (const auto [first, is_new] = first_rows_.try_emplace(campaign_key(key)); is_new) first->second = {line, {cells.begin(), cells.end()}};
}

void SpendReport::made_campaign(RowId id, const std::string& key) {
    const auto first = first_rows_.find(key);
    if (first == first_rows_.end()) return;
    const std::vector<std::string_view> cells(first->second.cells.begin(), first->second.cells.end());
    campaign_rows_->add(id, static_cast<std::int64_t>(first->second.line), 0, cells);
    if (campaign_rows_->is_full()) staging_->keep_rows(campaign_rows_->take());
}

// A stretch of rows none of which changed anything is not kept: the same report is often brought again with a day more.
void SpendReport::hand_over_rows() {
    if (!rows_) return;
    if (!rows_->is_empty()) packed_.push_back(rows_->take());
    for (PackedRows& each : packed_)
        for (detail::ByteReader ids(each.records); ids.left() > 0;)
            if (changed_.contains(static_cast<RowId>(ids.fixed()))) {
                staging_->keep_rows(std::move(each));
                break;
            }
    packed_.clear();
    if (!campaign_rows_->is_empty()) staging_->keep_rows(campaign_rows_->take());
}

std::string SpendReport::campaign_key(const Key& key) {
    return key.campaign.empty() && key.name.empty() ? "ad " + key.ad + key.ad_group : "campaign " + key.campaign + key.name;
}

RowId SpendReport::row_of(const Key& key) const {
    return id_from_key({"spend", kind_->platform, key.account, key.campaign + key.name, key.ad_group, key.ad, std::to_string(key.day)});
}

RowId SpendReport::campaign_of(const Key& key, std::uint64_t line) {
    const Entity& entity = staging_->catalog().of<Campaign>();
    const std::string cache_key = campaign_key(key);
    if (const auto it = campaigns_.find(cache_key); it != campaigns_.end()) return it->second;
    RowId& id = campaigns_[cache_key];
    const Entity& spend = staging_->catalog().of<Spend>();
    const auto mapped_earlier = [&](std::string_view field, const std::string& value) -> RowId {
        const RowId earlier = value.empty() ? 0 : staging_->store().find_by(spend.id, spend.index(field), Value{value});
        const auto row = earlier ? staging_->current(spend, earlier) : std::nullopt;
        return row && row->cells[spend.index("platform")].text_or("") == kind_->platform ? row->cells[spend.index("campaign")].integer_or(0) : 0;
    };
    if (!key.campaign.empty()) {
        if (const RowId earlier = mapped_earlier("external_campaign", key.campaign)) return id = earlier;
        id = id_from_key({"campaign", kind_->platform, key.campaign});
        const auto named = names_.find(key.campaign);
        const std::string name = named == names_.end() ? platform_label(kind_->platform) + " campaign " + key.campaign : named->second;
        if (staging_->exists(entity, id)) return id;
        Row row = to_row(entity, Campaign{.id = {id}, .name = name, .source_system = std::string(kind_->platform), .external_id = key.campaign});
        row.cells[entity.index("platform")] = Value{kind_->platform};
        if (staging_->put(row) == Effect::in_trash) return id = 0;
        made_campaign(id, cache_key);
        ++file_->counts.links;
        return id;
    }
    if (!key.name.empty()) {
        if (staging_->is_ambiguous(entity, key.name)) {
            file_->odd.push_back({static_cast<std::int64_t>(line), "Campaign", key.name, "two campaigns have this name; its spend stays unmapped until you choose one", false});
            return id = 0;
        }
        if (const RowId known = staging_->by_name(entity, key.name)) return id = known;
        id = id_from_key({"campaign", kind_->platform, "name", fold(key.name)});
        if (staging_->exists(entity, id)) return id;
        Row row = to_row(entity, Campaign{.id = {id}, .name = key.name});
        row.cells[entity.index("platform")] = Value{kind_->platform};
        if (staging_->put(row) == Effect::in_trash) return id = 0;
        staging_->add_name(entity, key.name, id);
        made_campaign(id, cache_key);
        ++file_->counts.links;
        return id;
    }
    // Ads without a campaign: as the user mapped earlier days of the same ad, else unmapped.
    id = mapped_earlier("ad", key.ad);
    return id;
}

bool SpendReport::finish_some(std::size_t most) {
    if (!is_finishing_) at_ = sums_.begin(), is_finishing_ = true;
    const Entity& entity = staging_->catalog().of<Spend>();
    for (; at_ != sums_.end() && most-- > 0; ++at_) {
        const auto& [key, sums] = *at_;
        Row row{entity.id, row_of(key), std::vector<Value>(entity.fields.size())};
        const auto set = [&](std::string_view field, Value value) { row.cells[entity.index(field)] = std::move(value); };
        const auto set_text = [&](std::string_view field, const std::string& text) { if (!text.empty()) set(field, Value{text}); };
        const auto named = names_.find(key.campaign);
        set("platform", Value{kind_->platform});
        set_text("account", key.account);
        set_text("external_campaign", key.campaign);
        set_text("campaign_name", named == names_.end() ? key.name : named->second);
        const auto there = staging_->current(entity, row.id);
        const bool is_mapped = there && !there->cells[entity.index("campaign")].is_null();      // by the user perhaps: it stays
        if (const RowId campaign = is_mapped ? 0 : campaign_of(key, sums.line)) set("campaign", Value{campaign});
        set_text("ad_group", key.ad_group);
        set_text("ad", key.ad);
        set("day", Value{key.day});
        set("cost", Value{round_to_money(sums.cost, options_->currency).minor});
        set("impressions", Value{sums.impressions});
        set("clicks", Value{sums.clicks});
        if (sums.has_conversions) set("conversions", Value{sums.conversions});
        set_text("currency", sums.currency);
        const Effect effect = staging_->put(row);
        if (effect == Effect::created || effect == Effect::updated) changed_.insert(row.id);
        switch (effect) {
            case Effect::created: ++file_->counts.creates; break;
            case Effect::updated: ++file_->counts.updates; break;
            case Effect::unchanged: ++file_->counts.unchanged; break;
            case Effect::in_trash: ++file_->counts.skips; break;
        }
    }
    if (at_ != sums_.end()) return true;
    hand_over_rows();
    return false;
}

}  // namespace tandem::import
