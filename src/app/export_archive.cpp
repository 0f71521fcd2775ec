// Everything as tables in a zip, and audiences for ad platforms.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/consents.hpp"
#include "app/export_job.hpp"
#include "app/exports.hpp"
#include "app/plain_text.hpp"
#include "tandem/base/hash.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/archives.hpp"
#include "tandem/exchange/cells.hpp"
#include "tandem/exchange/csv.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/store/scan.hpp"

namespace tandem {

namespace {

constexpr std::size_t rows_of_a_batch = 1000;

std::string_view kind_word(Kind kind) {
    switch (kind) {
        case Kind::text: return "text";
        case Kind::long_text: return "long text";
        case Kind::email: return "e-mail address";
        case Kind::phone: return "phone number";
        case Kind::url: return "address of a page";
        case Kind::choice: return "one of the choices";
        case Kind::integer: return "whole number";
        case Kind::yes_no: return "yes or no";
        case Kind::money: return "money in whole units of the workspace's currency";
        case Kind::date: return "day, as 2026-11-24";
        case Kind::instant: return "moment in UTC, as 2026-11-24T17:35:15Z";
        case Kind::reference: return "id of a row";
        case Kind::percent: return "percentage, 0 to 100";
        case Kind::number: return "number";
        case Kind::rating: return "stars, 1 to 5";
        case Kind::duration: return "minutes";
    }
    return {};
}

std::string column_name(const Field& field) { return std::string(field.name) + (field.kind == Kind::reference ? "_id" : ""); }

std::string cell_text(const Context& context, const Field& field, const Value& value) {
    if (value.is_null()) return {};
    if (field.kind == Kind::reference) return to_text(value.integer_or(0));
    if (field.kind == Kind::choice) return std::string(value.text_or(""));
    if (field.kind == Kind::instant) return to_text(Instant{value.integer_or(0)});
    if (const auto* real = value.real()) {
        char text[40];
        std::snprintf(text, sizeof text, "%.17g", *real);
        return text;
    }
    return plain_text(field, value, context.settings.currency, {}, {});
}

std::string schema(const Context& context) {
    using Json = nlohmann::ordered_json;
    Json json{{"version", 1}, {"workspace", context.store.workspace_id()}, {"currency", context.settings.currency.code}, {"hash", context.store.hash()}};
    json["tables"] = Json::array();
    for (const Entity& entity : context.catalog.entities()) {
        Json columns = Json::array({Json{{"name", "id"}, {"label", "Id"}, {"kind", "id of the row"}}});
        for (const Field& field : entity.fields) {
            if (field.is_computed) continue;
            Json column{{"name", column_name(field)}, {"label", field.label}, {"kind", kind_word(field.kind)}};
            if (!field.target.empty()) column["table"] = field.target;
            for (const Choice& choice : field.choices) column["choices"].push_back(choice.name);
            columns.push_back(std::move(column));
        }
        json["tables"].push_back({{"file", std::string(entity.name) + ".csv"}, {"label", entity.plural}, {"rows", context.store.count(entity.id)}, {"columns", std::move(columns)}});
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Job export_archive(Context& context) {
    ArchiveWriter zip;
    std::int64_t written = 0, total = 0;
    for (const Entity& entity : context.catalog.entities()) total += context.store.count(entity.id);
    CO_TRY(context.host.output_begin("workspace " + to_text(context.today()) + ".zip", "application/zip"));
    zip.begin("schema.json");
    zip.write(schema(context));
    for (const Entity& entity : context.catalog.entities()) {
        const auto ids = CO_TRY(context.store.ordered({.entity = entity.id}));
        if (ids->empty()) continue;
        zip.begin(std::string(entity.name) + ".csv");
        std::string out = "\xEF\xBB\xBF";
        CsvWriter writer(out, {.guards_formulas = true});
        writer.cell("id");
        for (const Field& field : entity.fields) if (!field.is_computed) writer.cell(column_name(field));
        writer.end_record();
        for (std::size_t at = 0; at < ids->size(); at += rows_of_a_batch) {
            const auto some = std::span(*ids).subspan(at, std::min(rows_of_a_batch, ids->size() - at));
            CO_TRY(scan_rows(context.store, entity.id, some.front(), some.back(), [&](const RowReader& row) {
                writer.cell(to_text(row.id()));
                for (std::size_t f = 0; f < entity.fields.size(); ++f)
                    if (!entity.fields[f].is_computed) writer.cell(cell_text(context, entity.fields[f], row.value(static_cast<FieldId>(f))));
                writer.end_record();
            }));
            zip.write(out);
            out.clear();
            written += static_cast<std::int64_t>(some.size());
            if (!(co_yield JobStep{written, total, "Writing " + fold(entity.plural)})) co_return fail(ErrorCode::cancelled, "The export was stopped.");
        }
    }
    const std::string bytes = CO_TRY(zip.finish());
    CO_TRY(context.host.output_write(bytes));
    CO_TRY(context.host.output_end());
    co_return CommandResult{.ok = true, .message = std::to_string(written) + " rows exported"};
}

namespace {

// As Google's, Meta's and LinkedIn's help pages on customer lists ask: trimmed, in small letters; Google also wants no dots and no "+word" before
// @gmail.com and @googlemail.com.
std::string normalised(std::string_view address, std::string_view platform) {
    std::string text = folded_email(address);
    const auto at = text.rfind('@');
    if (platform != "google" || at == text.npos) return text;
    const std::string domain = text.substr(at);
    if (domain != "@gmail.com" && domain != "@googlemail.com") return text;
    std::string name = text.substr(0, std::min(at, text.find('+')));
    std::erase(name, '.');
    return name + domain;
}

std::string_view head_of(std::string_view platform) { return platform == "google" ? "Email" : platform == "meta" ? "email" : "email"; }

Job write_audience(Context& context, std::string platform) {
    const Entity& contacts = context.catalog.of<Contact>();
    const Entity& emails = context.catalog.of<ContactEmail>();
    const FieldId value = emails.index("value");
    const std::vector<RowId> refusing = CO_TRY(contacts_opted_out(context.store));
    const auto ids = CO_TRY(context.store.ordered({.entity = contacts.id}));
    CO_TRY(context.host.output_begin("audience for " + platform + " " + to_text(context.today()) + ".csv", "text/csv;charset=utf-8"));
    std::int64_t listed = 0, opted_out = 0, without = 0;
    std::string names, out = std::string(head_of(platform)) + "\r\n";
    RecordBatch batch;
    std::vector<std::string> sums, excluded;
    // Whoever opted out stays out, also when somebody else has the same address.
    for (const bool looks_for_refusals : {true, false})
        for (std::size_t at = 0; at < ids->size(); at += rows_of_a_batch) {
            const auto some = std::span(*ids).subspan(at, std::min(rows_of_a_batch, ids->size() - at));
            CO_TRY(batch.read(context.store, contacts, some));
            for (const Row& row : batch.rows) {
                const bool is_out = std::ranges::binary_search(refusing, row.id);
                if (looks_for_refusals != is_out) continue;
                const auto parts = batch.parts_of(emails, row.id);
                if (is_out && ++opted_out <= 20) names += (names.empty() ? "" : ", ") + context.store.title(contacts.id, row.id);
                if (!is_out && parts.empty()) ++without;
                for (const Row& part : parts) {
                    const std::string sum = hex(sha256(normalised(part.cells[value].text_or(""), platform)));
                    (is_out ? excluded : sums).push_back(sum);
                }
            }
            if (!(co_yield JobStep{static_cast<std::int64_t>(at + some.size()), static_cast<std::int64_t>(ids->size()), "Writing the audience"})) co_return fail(ErrorCode::cancelled, "The export was stopped.");
        }
    std::ranges::sort(excluded);
    std::ranges::sort(sums);        // in no order that tells who is who
    sums.erase(std::ranges::unique(sums).begin(), sums.end());
    for (const std::string& sum : sums) {
        if (std::ranges::binary_search(excluded, sum)) continue;
        out += sum + "\r\n";
        ++listed;
    }
    CO_TRY(context.host.output_write(out));
    CO_TRY(context.host.output_end());
    std::string message = std::to_string(listed) + (listed == 1 ? " address" : " addresses") + " for " + platform + "; " + std::to_string(opted_out) + " opted out and are not in it";
    if (!names.empty()) message += ": " + names + (opted_out > 20 ? ", …" : "");
    if (without) message += "; " + std::to_string(without) + " have no e-mail address";
    co_return CommandResult{.ok = true, .message = message};
}

}  // namespace

Result<Job> export_audience(Context& context, std::string_view platform) {
    if (platform != "google" && platform != "meta" && platform != "linkedin") return fail(ErrorCode::invalid_input, "Audiences are made for google, meta or linkedin.", "platform");
    return write_audience(context, std::string(platform));
}

}  // namespace tandem
