// Writes records in pieces, so that a million rows never stand in memory; CSV without a record made of each row.
#include "app/export_job.hpp"

#include <algorithm>
#include <compare>
#include <optional>

#include "app/answers/labels.hpp"
#include "app/exports.hpp"
#include "app/plain_text.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/csv.hpp"
#include "tandem/model/parts.hpp"
#include "tandem/store/scan.hpp"

namespace tandem {

namespace {

constexpr std::size_t rows_of_a_batch = 1000;

// One column of cells of one kind, written without a text in between where the text is there already.
class CellWriter {
public:
    CellWriter(Context& context, Labels& labels, const Field& field) : context_(context), labels_(labels), field_(field) {
        if (field.kind == Kind::reference) target_ = context.catalog.entity(field.target).id;
    }
    std::string_view text(const RowReader& row, FieldId f) {
        if (row.is_null(f)) return {};
        switch (field_.kind) {
            case Kind::text:
            case Kind::long_text:
            case Kind::email:
            case Kind::phone:
            case Kind::url: return row.text(f);
            case Kind::reference: return labels_.title(target_, row.integer(f));
            default: break;
        }
        made_ = plain_text(field_, row.value(f), context_.settings.currency, zone_, {});
        return made_;
    }

private:
    Context& context_;
    Labels& labels_;
    const Field& field_;
    EntityId target_ = 0;
    TimeZone zone_ = context_.zone();
    std::string made_;
};

// Parts of owners, met again owner by owner in the order of their ids. They lie in the order of their own ids, so a stretch of owners has
// them all over their table: unless there are very many, they are read once from its beginning to its end, and put in order here.
class PartColumn {
public:
    PartColumn(const Entity& part, const Field& field, CellWriter cells)
        : part_(&part), field_(part.index(field.name)), owner_(part.index(part.options.owner)), position_(part.find("position") ? std::optional(part.index("position")) : std::nullopt), cells_(std::move(cells)) {}
    std::string_view label() const { return part_->fields[field_].label; }

    // The next of all parts; false when these were the last, or are too many to be held.
    Result<bool> gather(const Store& store) {
        gathered_ = TRY(scan_some(store, part_->id, gathered_, parts_of_a_batch, [&](const RowReader& row) { add(row); }));
        is_whole_ = gathered_ == 0;
        if (is_whole_) std::ranges::sort(pieces_);
        return !is_whole_ && pieces_.size() < most_parts;
    }
    Result<> read(const Store& store, RowId first, RowId last) {
        if (is_whole_) return {};
        pieces_.clear();
        texts_.clear();
        at_ = 0;
        return scan_parts(store, part_->id, first, last, [&](const RowReader& row) { add(row); });
    }
    std::string_view of(RowId id) {
        while (at_ < pieces_.size() && pieces_[at_].owner < id) ++at_;
        if (at_ == pieces_.size() || pieces_[at_].owner != id) return {};
        const std::string_view first = text(pieces_[at_++]);
        if (at_ == pieces_.size() || pieces_[at_].owner != id) return first;
        joined_ = first;
        for (; at_ < pieces_.size() && pieces_[at_].owner == id; ++at_) joined_.append("; ").append(text(pieces_[at_]));
        return joined_;
    }

private:
    static constexpr std::int64_t parts_of_a_batch = 2'000;
    static constexpr std::size_t most_parts = 400'000;
    struct Piece {
        RowId owner;
        std::int64_t position;
        RowId id;
        std::size_t at, size;       // of its text
        auto operator<=>(const Piece&) const = default;
    };
    void add(const RowReader& row) {
        const std::string_view words = cells_.text(row, field_);
        pieces_.push_back({row.integer(owner_), position_ ? row.integer(*position_) : 0, row.id(), texts_.size(), words.size()});
        texts_ += words;
    }
    std::string_view text(const Piece& piece) const { return std::string_view(texts_).substr(piece.at, piece.size); }

    const Entity* part_;
    FieldId field_, owner_;
    std::optional<FieldId> position_;
    CellWriter cells_;
    std::vector<Piece> pieces_;
    std::string texts_, joined_;
    std::size_t at_ = 0;
    RowId gathered_ = 0;
    bool is_whole_ = false;
};

Job export_table(Context& context, const Entity& entity) {
    Labels labels(context);
    // A field that is added meanwhile has no column.
    std::vector<FieldId> fields;
    std::vector<CellWriter> columns;
    for (std::size_t f = 0; f < entity.fields.size(); ++f) {
        if (entity.fields[f].is_removed) continue;
        fields.push_back(static_cast<FieldId>(f));
        columns.emplace_back(context, labels, entity.fields[f]);
    }
    std::vector<PartColumn> parts;
    for (const Entity* part : context.catalog.parts_of(entity))
        if (const Field* field = telling_field(*part)) parts.emplace_back(*part, *field, CellWriter(context, labels, *field));
    const auto ids = CO_TRY(context.store.ordered({.entity = entity.id}));
    const auto total = static_cast<std::int64_t>(ids->size());
    const std::string label = "Writing " + fold(entity.plural);
    CO_TRY(context.host.output_begin(fold(entity.plural) + " " + to_text(context.today()) + ".csv", "text/csv;charset=utf-8"));

    std::string out = "\xEF\xBB\xBF";       // spreadsheets take UTF-8 for something else without it
    CsvWriter writer(out, {.guards_formulas = true});
    writer.cell("Id");
    for (FieldId f : fields) writer.cell(entity.fields[f].label);
    for (const PartColumn& part : parts) writer.cell(part.label());
    writer.end_record();
    for (PartColumn& part : parts)
        while (CO_TRY(part.gather(context.store)))
            if (!(co_yield JobStep{0, total, label})) co_return fail(ErrorCode::cancelled, "The export was stopped.");
    for (std::size_t at = 0; at < ids->size(); at += rows_of_a_batch) {
        const auto batch = std::span(*ids).subspan(at, std::min(rows_of_a_batch, ids->size() - at));
        for (PartColumn& part : parts) CO_TRY(part.read(context.store, batch.front(), batch.back()));
        CO_TRY(scan_rows(context.store, entity.id, batch.front(), batch.back(), [&](const RowReader& row) {
            writer.cell(to_text(row.id()));
            for (std::size_t c = 0; c < columns.size(); ++c) writer.cell(columns[c].text(row, fields[c]));
            for (PartColumn& part : parts) writer.cell(part.of(row.id()));
            writer.end_record();
        }));
        CO_TRY(context.host.output_write(out));
        out.clear();
        if (!(co_yield JobStep{static_cast<std::int64_t>(at + batch.size()), total, label})) co_return fail(ErrorCode::cancelled, "The export was stopped.");
    }
    if (!out.empty()) CO_TRY(context.host.output_write(out));
    CO_TRY(context.host.output_end());
    co_return CommandResult{.ok = true, .message = std::to_string(total) + " " + fold(total == 1 ? entity.label : entity.plural) + " exported"};
}

Job export_in_format(Context& context, const Entity& entity, std::unique_ptr<RecordFormat> format) {
    const auto ids = CO_TRY(context.store.ordered({.entity = entity.id}));
    const auto total = static_cast<std::int64_t>(ids->size());
    const std::string label = "Writing " + fold(entity.plural);
    CO_TRY(context.host.output_begin(fold(entity.plural) + " " + to_text(context.today()) + "." + format->extension(), format->mime()));
    std::string out;
    format->begin(out);
    RecordBatch batch;
    for (std::size_t at = 0; at < ids->size(); at += rows_of_a_batch) {
        const auto some = std::span(*ids).subspan(at, std::min(rows_of_a_batch, ids->size() - at));
        CO_TRY(batch.read(context.store, entity, some));
        CO_TRY(format->add(batch, out));
        if (!out.empty()) CO_TRY(context.host.output_write(out));
        out.clear();
        if (!(co_yield JobStep{static_cast<std::int64_t>(at + some.size()), total, label})) co_return fail(ErrorCode::cancelled, "The export was stopped.");
    }
    CO_TRY(format->end(out));
    if (!out.empty()) CO_TRY(context.host.output_write(out));
    CO_TRY(context.host.output_end());
    co_return CommandResult{.ok = true, .message = std::to_string(total) + " " + fold(total == 1 ? entity.label : entity.plural) + " exported"};
}

}  // namespace

Result<Job> export_records(Context& context, std::string_view entity_name, std::string_view format) {
    const Entity* entity = context.catalog.find(entity_name);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + std::string(entity_name) + "”.", "entity");
    if (format.empty() || format == "csv") return export_table(context, *entity);
    if (format == "zip") return export_archive(context);
    if (auto made = make_record_format(context, *entity, format)) return export_in_format(context, *entity, std::move(made));
    if (format == "vcf" || format == "ics") return fail(ErrorCode::invalid_input, format == "vcf" ? "Only contacts can be exported as vcf." : "Only activities can be exported as ics.", "format");
    return fail(ErrorCode::invalid_input, "Records can be exported as csv, xlsx, json, vcf, ics or zip.", "format");
}

Job export_workspace(Context& context) {
    co_yield JobStep{.label = "Writing the workspace"};
    CO_TRY(context.store.checkpoint());
    CO_TRY(context.host.output_workspace(context.workspace_file));
    CO_TRY(context.store.set_preference(preference_last_backup, std::to_string(context.now().ms)));
    ++context.preference_version;
    co_return CommandResult{.ok = true, .message = "The whole workspace is in " + context.workspace_file};
}

}  // namespace tandem
