// JSON and workbooks; and batches of records with their parts.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/exports.hpp"
#include "app/plain_text.hpp"
#include "tandem/exchange/workbooks.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/parts.hpp"
#include "tandem/store/scan.hpp"

namespace tandem {

Result<> RecordBatch::read(const Store& store, const Entity& entity, std::span<const RowId> ids) {
    rows = store.rows(entity.id, ids);
    parts.clear();
    if (ids.empty()) return {};
    const auto [low, high] = std::ranges::minmax(ids);
    for (const Entity* part : store.catalog().parts_of(entity)) {
        auto& by_owner = parts[part];
        const FieldId owner = part->index(part->options.owner);
        TRY(scan_parts(store, part->id, low, high, [&](const RowReader& reader) {
            Row row{part->id, reader.id(), {}};
            for (std::size_t f = 0; f < part->fields.size(); ++f) row.cells.push_back(reader.value(static_cast<FieldId>(f)));
            by_owner[reader.integer(owner)].push_back(std::move(row));
        }));
        if (part->find("position")) continue;
        // Ids tell nothing of an order: by time, else by what they say, so that the same records make the same bytes.
        const Field* at = part->find("at");
        for (auto& [id, list] : by_owner)
            std::ranges::sort(list, {}, [&](const Row& row) {
                std::string content;
                for (const Value& value : row.cells) append_canonical(content, value);
                return std::pair(at ? row.cells[part->index(at->name)].integer_or(0) : 0, content);
            });
    }
    return {};
}

std::span<const Row> RecordBatch::parts_of(const Entity& part, RowId owner) const {
    const auto of = parts.find(&part);
    if (of == parts.end()) return {};
    const auto rows_of = of->second.find(owner);
    return rows_of == of->second.end() ? std::span<const Row>() : std::span<const Row>(rows_of->second);
}

namespace {

using Json = nlohmann::ordered_json;

bool is_shown(const Field& field) { return !field.is_removed; }

// [{"id": …, "name": …, "company": "Acme", "company_id": …, "contact_email": [{"kind": "work", "value": …}]}, …]
class JsonFormat : public RecordFormat {
public:
    JsonFormat(Context& context, const Entity& entity) : context_(context), entity_(entity), labels_(context) {}
    std::string extension() const override { return "json"; }
    std::string mime() const override { return "application/json"; }
    void begin(std::string& out) override { out += "["; }
    Result<> add(const RecordBatch& batch, std::string& out) override {
        for (const Row& row : batch.rows) {
            Json json{{"id", to_text(row.id)}};
            put_fields(json, entity_, row, {});
            for (const Entity* part : context_.catalog.parts_of(entity_)) {
                Json list = Json::array();
                for (const Row& each : batch.parts_of(*part, row.id)) {
                    Json one = Json::object();
                    put_fields(one, *part, each, part->options.owner);
                    list.push_back(std::move(one));
                }
                json[std::string(part->name)] = std::move(list);
            }
            out += is_first_ ? "\n" : ",\n";
            out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
            is_first_ = false;
        }
        return {};
    }
    Result<> end(std::string& out) override {
        out += "\n]\n";
        return {};
    }

private:
    void put_fields(Json& json, const Entity& entity, const Row& row, std::string_view owner) {
        for (std::size_t f = 0; f < entity.fields.size(); ++f) {
            const Field& field = entity.fields[f];
            if (!is_shown(field) || field.name == owner || (!owner.empty() && field.name == "position")) continue;
            const Value& value = row.cells[f];
            const std::string name(field.name);
            if (field.kind == Kind::reference) {
                const RowId id = value.integer_or(0);
                json[name] = id ? Json(labels_.title(field.target, id)) : Json(nullptr);
                json[name + "_id"] = id ? Json(to_text(id)) : Json(nullptr);
            } else {
                json[name] = value_of(field, value);
            }
        }
    }
    Json value_of(const Field& field, const Value& value) const {
        if (value.is_null()) return nullptr;
        switch (field.kind) {
            case Kind::money: return Json::parse(plain_text(Money{value.integer_or(0)}, context_.settings.currency), nullptr, false);
            case Kind::date: return to_text(Date{static_cast<std::int32_t>(value.integer_or(0))});
            case Kind::instant: return to_text(Instant{value.integer_or(0)});
            case Kind::yes_no: return value.integer_or(0) != 0;
            default: break;
        }
        if (const auto* n = value.integer()) return *n;
        if (const auto* d = value.real()) return *d;
        return std::string(value.text_or(""));
    }

    Context& context_;
    const Entity& entity_;
    Labels labels_;
    bool is_first_ = true;
};

class WorkbookFormat : public RecordFormat {
public:
    WorkbookFormat(Context& context, const Entity& entity) : context_(context), entity_(entity), labels_(context) {
        for (const Entity* part : context.catalog.parts_of(entity))
            if (const Field* field = telling_field(*part)) parts_.emplace_back(part, part->index(field->name));
    }
    std::string extension() const override { return "xlsx"; }
    std::string mime() const override { return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"; }
    void begin(std::string&) override {
        book_.begin_row();
        book_.text("Id");
        for (const Field& field : entity_.fields) if (is_shown(field)) book_.text(field.label);
        for (const auto& [part, field] : parts_) book_.text(part->fields[field].label);
    }
    Result<> add(const RecordBatch& batch, std::string&) override {
        if ((rows_ += batch.rows.size()) >= WorkbookWriter::most_rows) return fail(ErrorCode::invalid_input, "A sheet holds 1,048,575 records at most; export them as CSV.");
        for (const Row& row : batch.rows) {
            book_.begin_row();
            book_.text(to_text(row.id));
            for (std::size_t f = 0; f < entity_.fields.size(); ++f) if (is_shown(entity_.fields[f])) put_cell(context_, labels_, book_, entity_.fields[f], row.cells[f]);
            for (const auto& [part, field] : parts_) {
                std::string joined;
                for (const Row& each : batch.parts_of(*part, row.id)) {
                    const Value& value = each.cells[field];
                    joined += (joined.empty() ? "" : "; ") + (part->fields[field].kind == Kind::reference ? labels_.title(part->fields[field].target, value.integer_or(0)) : std::string(value.text_or("")));
                }
                book_.text(joined);
            }
        }
        return {};
    }
    Result<> end(std::string& out) override {
        out += TRY(book_.finish(entity_.plural));
        return {};
    }

private:
    Context& context_;
    const Entity& entity_;
    Labels labels_;
    WorkbookWriter book_;
    std::vector<std::pair<const Entity*, FieldId>> parts_;
    std::size_t rows_ = 0;
};

}  // namespace

void put_cell(const Context& context, Labels& labels, WorkbookWriter& book, const Field& field, const Value& value) {
    if (value.is_null()) return book.blank();
    const TimeZone zone = context.zone();
    switch (field.kind) {
        case Kind::money: return book.money(Money{value.integer_or(0)}, context.settings.currency);
        case Kind::date: return book.date(Date{static_cast<std::int32_t>(value.integer_or(0))});
        case Kind::instant: {
            const Instant at{value.integer_or(0)};
            const std::int64_t local = at.ms + std::int64_t{60'000} * zone.minutes_at(at), day_ms = 86'400'000;
            const std::int64_t in_day = ((local % day_ms) + day_ms) % day_ms;
            return book.instant(zone.day_of(at), in_day / 1000 * 1000);
        }
        case Kind::yes_no: return book.yes_no(value.integer_or(0) != 0);
        case Kind::percent: case Kind::number: return book.number(value.real() ? *value.real() : static_cast<double>(value.integer_or(0)), 0);
        case Kind::integer: case Kind::rating: case Kind::duration: return book.whole(value.integer_or(0));
        case Kind::reference: return book.text(labels.title(field.target, value.integer_or(0)));
        default: return book.text(plain_text(field, value, context.settings.currency, zone, {}));
    }
}

std::unique_ptr<RecordFormat> make_record_format(Context& context, const Entity& entity, std::string_view format) {
    if (format == "json") return std::make_unique<JsonFormat>(context, entity);
    if (format == "xlsx") return std::make_unique<WorkbookFormat>(context, entity);
    if (format == "vcf" && entity.name == "contact") return make_card_format(context, entity);
    if (format == "ics" && entity.name == "activity") return make_calendar_format(context, entity);
    return nullptr;
}

}  // namespace tandem
