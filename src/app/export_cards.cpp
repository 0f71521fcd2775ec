// Contacts as vCards, activities as a calendar: which field goes where.
#include <algorithm>

#include "app/exports.hpp"
#include "app/plain_text.hpp"
#include "tandem/analytics/activities.hpp"
#include "tandem/exchange/calendars.hpp"
#include "tandem/exchange/cards.hpp"
#include "tandem/model/contact.hpp"

namespace tandem {

namespace {

// Text that comes back as the same value: instants in UTC to the millisecond, choices by name, references by title.
std::string exact_text(Context& context, Labels& labels, const Field& field, const Value& value) {
    if (value.is_null()) return {};
    if (field.kind == Kind::instant) return to_text(Instant{value.integer_or(0)});
    if (field.kind == Kind::choice) return std::string(value.text_or(""));
    if (field.kind == Kind::reference) return labels.title(field.target, value.integer_or(0));
    return plain_text(field, value, context.settings.currency, {}, {});
}

class CardFormat : public RecordFormat {
public:
    CardFormat(Context& context, const Entity& entity) : context_(context), entity_(entity), labels_(context) {}
    std::string extension() const override { return "vcf"; }
    std::string mime() const override { return "text/vcard;charset=utf-8"; }
    void begin(std::string&) override {}
    Result<> add(const RecordBatch& batch, std::string& out) override {
        for (const Row& row : batch.rows) write_card(out, card(row, batch));
        return {};
    }
    Result<> end(std::string&) override { return {}; }

private:
    Card card(const Row& row, const RecordBatch& batch) {
        const auto text = [&](std::string_view field) { return exact_text(context_, labels_, *entity_.find(field), row.cells[entity_.index(field)]); };
        Card card{.id = to_text(row.id), .first_name = text("first_name"), .last_name = text("last_name"), .company = text("company"), .title = text("title"), .note = text("background"),
                  .linkedin = text("linkedin"), .gender = text("gender"), .birthday = text("birthday")};
        card.is_named = !card.first_name.empty() || !card.last_name.empty();
        card.shown_name = labels_.title(entity_.id, row.id);
        constexpr std::string_view told[] = {"first_name", "last_name", "company", "title", "background", "linkedin", "gender", "birthday"};
        for (std::size_t f = 0; f < entity_.fields.size(); ++f) {
            const Field& field = entity_.fields[f];
            if (field.is_removed) continue;
            if (field.kind == Kind::reference && !row.cells[f].is_null()) card.others.emplace_back(std::string(field.name) + "_id", to_text(row.cells[f].integer_or(0)));     // two records may have one name
            if (std::ranges::find(told, field.name) != std::end(told)) continue;
            if (std::string value = exact_text(context_, labels_, field, row.cells[f]); !value.empty()) card.others.emplace_back(field.name, std::move(value));
        }
        const Entity& emails = context_.catalog.of<ContactEmail>();
        const Entity& phones = context_.catalog.of<ContactPhone>();
        const Entity& addresses = context_.catalog.of<ContactAddress>();
        const Entity& tags = context_.catalog.of<ContactTag>();
        const auto of = [](const Entity& part, const Row& each, std::string_view field) { return std::string(each.cells[part.index(field)].text_or("")); };
        for (const Row& each : batch.parts_of(emails, row.id)) card.emails.push_back({of(emails, each, "kind"), of(emails, each, "value")});
        for (const Row& each : batch.parts_of(phones, row.id)) card.phones.push_back({of(phones, each, "kind"), of(phones, each, "value")});
        for (const Row& each : batch.parts_of(addresses, row.id))
            card.addresses.push_back({of(addresses, each, "kind"), of(addresses, each, "street"), of(addresses, each, "postal_code"), of(addresses, each, "city"), of(addresses, each, "region"), of(addresses, each, "country")});
        for (const Row& each : batch.parts_of(tags, row.id)) card.tags.push_back(labels_.title("tag", each.cells[tags.index("tag")].integer_or(0)));
        std::ranges::sort(card.tags);
        return card;
    }

    Context& context_;
    const Entity& entity_;
    Labels labels_;
};

class CalendarFormat : public RecordFormat {
public:
    CalendarFormat(Context& context, const Entity& entity) : context_(context), entity_(entity), labels_(context) {}
    std::string extension() const override { return "ics"; }
    std::string mime() const override { return "text/calendar;charset=utf-8"; }
    void begin(std::string& out) override { CalendarWriter(out, zones_).begin(); }
    Result<> add(const RecordBatch& batch, std::string& out) override {
        CalendarWriter writer(out, zones_);
        for (const Row& row : batch.rows) writer.add(entry(row));
        return {};
    }
    Result<> end(std::string& out) override {
        CalendarWriter(out, zones_).end();
        return {};
    }

private:
    CalendarEntry entry(const Row& row) {
        const auto cell = [&](std::string_view field) -> const Value& { return row.cells[entity_.index(field)]; };
        const auto instant = [&](std::string_view field) { return cell(field).is_null() ? std::optional<Instant>() : std::optional(Instant{cell(field).integer_or(0)}); };
        CalendarEntry entry{.id = to_text(row.id), .kind = std::string(cell("kind").text_or("task")), .subject = std::string(cell("subject").text_or("")), .body = std::string(cell("body").text_or("")),
                            .place = std::string(cell("place").text_or("")), .at = instant("at"), .ends_at = instant("ends_at"), .done_at = instant("done_at"), .due_on = {},
                            .recurrence = std::string(cell("recurrence").text_or(""))};
        if (!cell("due_on").is_null()) entry.due_on = Date{static_cast<std::int32_t>(cell("due_on").integer_or(0))};
        if (!entry.recurrence.empty())
            if (auto moved = analytics::moved_instances(context_.store, row.id)) entry.left_out = std::move(*moved);
        constexpr std::string_view told[] = {"subject", "body", "place", "at", "ends_at", "done_at", "due_on", "recurrence"};
        for (std::size_t f = 0; f < entity_.fields.size(); ++f) {
            const Field& field = entity_.fields[f];
            if (field.is_removed) continue;
            if (field.kind == Kind::reference && !row.cells[f].is_null()) entry.others.emplace_back(std::string(field.name) + "_id", to_text(row.cells[f].integer_or(0)));
            if (std::ranges::find(told, field.name) != std::end(told)) continue;
            if (std::string value = exact_text(context_, labels_, field, row.cells[f]); !value.empty()) entry.others.emplace_back(field.name, std::move(value));
        }
        return entry;
    }

    Context& context_;
    const Entity& entity_;
    Labels labels_;
    std::vector<std::string> zones_;
};

}  // namespace

std::unique_ptr<RecordFormat> make_card_format(Context& context, const Entity& contact) { return std::make_unique<CardFormat>(context, contact); }
std::unique_ptr<RecordFormat> make_calendar_format(Context& context, const Entity& activity) { return std::make_unique<CalendarFormat>(context, activity); }

}  // namespace tandem
