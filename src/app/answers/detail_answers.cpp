// Answers about one record: its cells, parts, related records and key figures; and its history.
#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"
#include "app/plain_text.hpp"
#include "tandem/model/activity.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/person.hpp"
#include "tandem/model/touch.hpp"
#include "tandem/store/imported_rows.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_related = 20;
constexpr std::size_t most_sorted = 2'000;      // beyond, the newest by id are taken

// Rows that tell what happened stand in the timeline, not among the parts.
bool is_history(const Entity& entity) { return entity.name == "lifecycle_change" || entity.name == "stage_change"; }

std::int64_t moment(const Entity& entity, const Row& row) {
    for (const std::string_view name : {"at", "created_at", "done_at"})
        if (entity.find(name) && !row.cells[entity.index(name)].is_null()) return row.cells[entity.index(name)].integer_or(0);
    for (const std::string_view name : {"opened_on", "due_on", "starts_on", "day"})
        if (entity.find(name) && !row.cells[entity.index(name)].is_null()) return row.cells[entity.index(name)].integer_or(0) * 86'400'000;
    return 0;
}

class Detail {
public:
    Detail(Context& context, const Entity& entity, const Row& row) : context_(context), store_(context.store), entity_(entity), row_(row), labels_(context) {}

    void add_cells(std::vector<Cell>& cells, const Entity& entity, const Row& row) {
        for (std::size_t f = 0; f < entity.fields.size(); ++f) cells.push_back({row.cells[f], labels_.of(entity.fields[f], row.cells[f])});
    }

    void add_parts(RecordAnswer& a) {
        for (const Entity* part : context_.catalog.parts_of(entity_)) {
            if (is_history(*part)) continue;
            PartList& list = a.parts.emplace_back(PartList{.entity = std::string(part->name)});
            std::vector<Row> rows = store_.rows(part->id, store_.referring(part->id, part->index(part->options.owner), row_.id));
            if (part->find("position"))
                std::ranges::stable_sort(rows, {}, [i = part->index("position")](const Row& r) { return r.cells[i].integer_or(0); });
            for (const Row& row : rows) add_cells(list.rows.emplace_back(PartRow{.id = row.id}).cells, *part, row);
        }
    }

    // From every reference to this kind of record in the catalog, also through parts: contact → deal_contact → deal.
    void add_related(RecordAnswer& a) {
        for (const Entity& other : context_.catalog.entities()) {
            for (std::size_t f = 0; f < other.fields.size(); ++f) {
                const Field& field = other.fields[f];
                if (field.target != entity_.name || field.is_removed) continue;
                const bool is_part = !other.options.owner.empty();
                if (is_part && (field.name == other.options.owner || is_history(other))) continue;
                std::vector<RowId> ids = store_.referring(other.id, static_cast<FieldId>(f), row_.id);
                if (ids.empty()) continue;
                if (is_part) add_owners(a, other, field, ids);
                else if (other.options.has_view) add_list(a, other, label_of(other, field), std::string(field.name), ids);
            }
        }
    }

    void add_figures(RecordAnswer& a);
    std::string subtitle() { return labels_.subtitle(entity_, row_); }

private:
    std::string label_of(const Entity& other, const Field& field) {
        const auto references = std::ranges::count(other.fields, entity_.name, &Field::target);
        return references == 1 && other.name != entity_.name ? std::string(other.plural) : joined(std::string(other.plural), field.label);
    }

    void add_owners(RecordAnswer& a, const Entity& part, const Field& field, const std::vector<RowId>& ids) {
        const FieldId owner = part.index(part.options.owner);
        const Entity& other = context_.catalog.entity(part.fields[owner].target);
        if (!other.options.has_view) return;
        std::vector<RowId> owners;
        for (const Row& row : store_.rows(part.id, ids))
            if (store_.is_live(other.id, row.cells[owner].integer_or(0))) owners.push_back(row.cells[owner].integer_or(0));
        std::ranges::sort(owners);
        owners.erase(std::ranges::unique(owners).begin(), owners.end());
        // A deal's main contact stands in the list of that already.
        for (std::size_t f = 0; f < other.fields.size(); ++f)
            if (other.fields[f].target == entity_.name && !other.fields[f].is_removed)
                for (const RowId each : store_.referring(other.id, static_cast<FieldId>(f), row_.id)) std::erase(owners, each);
        if (!owners.empty()) add_list(a, other, joined(std::string(other.plural), part.label), std::string(part.name) + "." + std::string(field.name), owners);
    }

    void add_list(RecordAnswer& a, const Entity& other, std::string label, std::string field, const std::vector<RowId>& ids) {
        RelatedList& list = a.related.emplace_back(RelatedList{.label = std::move(label), .entity = std::string(other.name), .field = std::move(field), .total = static_cast<std::int64_t>(ids.size())});
        const auto newest = std::span(ids).last(std::min(ids.size(), most_sorted));
        std::vector<Row> rows = store_.rows(other.id, newest);
        std::ranges::sort(rows, std::greater{}, [&](const Row& row) { return std::pair(moment(other, row), row.id); });
        if (rows.size() > most_related) rows.resize(most_related);
        for (const Row& row : rows) {
            RelatedRow& line = list.rows.emplace_back(RelatedRow{.id = row.id, .title = store_.title(other.id, row.id), .subtitle = labels_.subtitle(other, row)});
            for (const std::string_view name : {"amount", "due_on", "lifecycle", "budget", "revenue", "price", "at"}) {
                if (!other.find(name) || row.cells[other.index(name)].is_null()) continue;
                line.figure = {row.cells[other.index(name)], {}};
                line.figure_field = name;
                break;
            }
        }
    }

    struct DealSums { std::int64_t open = 0, won = 0, lost = 0, open_value = 0, won_value = 0; };
    DealSums sum_deals(std::string_view field) {
        const Entity& deal = context_.catalog.of<Deal>();
        DealSums s;
        for (const Row& row : store_.rows(deal.id, store_.referring(deal.id, deal.index(field), row_.id))) {
            const std::string_view outcome = row.cells[deal.index("outcome")].text_or("open");
            const std::int64_t amount = row.cells[deal.index("amount")].integer_or(0);
            if (outcome == "open") ++s.open, s.open_value += amount;
            else if (outcome == "won") ++s.won, s.won_value += amount;
            else ++s.lost;
        }
        return s;
    }
    std::int64_t referring(std::string_view entity, std::string_view field) {
        const Entity& other = context_.catalog.entity(entity);
        return static_cast<std::int64_t>(store_.referring(other.id, other.index(field), row_.id).size());
    }
    std::int64_t open_activities(std::string_view field) {
        const Entity& activity = context_.catalog.of<Activity>();
        return std::ranges::count_if(store_.rows(activity.id, store_.referring(activity.id, activity.index(field), row_.id)),
                                     [i = activity.index("done_at")](const Row& row) { return row.cells[i].is_null(); });
    }
    void add_deal_figures(RecordAnswer& a);

    Context& context_;
    Store& store_;
    const Entity& entity_;
    const Row& row_;
    Labels labels_;
};

void add(RecordAnswer& a, std::string_view label, Value value, Kind kind, std::string_view figure = {}) {
    a.figures.push_back({std::string(label), std::move(value), static_cast<std::uint8_t>(kind), std::string(figure)});
}

void add_sums(RecordAnswer& a, const auto& sums) {
    add(a, "Open deals", sums.open, Kind::integer, "open_deals");
    add(a, "Open pipeline", sums.open_value, Kind::money, "open_deals");
    add(a, "Won revenue", sums.won_value, Kind::money, "won_deals");
    if (sums.won + sums.lost > 0) add(a, "Win rate", 100.0 * static_cast<double>(sums.won) / static_cast<double>(sums.won + sums.lost), Kind::percent, "closed_deals");
}

void Detail::add_deal_figures(RecordAnswer& a) {
    const auto value = [&](std::string_view field) -> const Value& { return row_.cells[entity_.index(field)]; };
    const Entity& stage = context_.catalog.of<Stage>();
    if (value("outcome").text_or("open") == "open") {
        std::optional<double> probability;
        if (value("probability").real()) probability = *value("probability").real();
        else if (const auto row = store_.find(stage.id, value("stage").integer_or(0)); row && row->cells[stage.index("probability")].real()) probability = *row->cells[stage.index("probability")].real();
        if (!value("amount").is_null() && probability) add(a, "Weighted", scaled(Money{value("amount").integer_or(0)}, *probability / 100).minor, Kind::money);
        if (const auto* since = value("stage_since").integer()) add(a, "Days in stage", std::max<std::int64_t>(0, context_.today().days - context_.zone().day_of({*since}).days), Kind::integer);
    }
    if (const auto* opened = value("opened_on").integer()) {
        const std::int64_t end = value("closed_on").integer_or(context_.today().days);
        add(a, value("closed_on").is_null() ? "Days open" : "Days to close", std::max<std::int64_t>(0, end - *opened), Kind::integer);
    }
    add(a, "Open activities", open_activities("deal"), Kind::integer, "open_activities");
}

void Detail::add_figures(RecordAnswer& a) {
    if (entity_.name == "contact") {
        add_sums(a, sum_deals("contact"));
        add(a, "Touches", referring("touch", "contact"), Kind::integer, "touches");
        add(a, "Open activities", open_activities("contact"), Kind::integer, "open_activities");
    } else if (entity_.name == "deal") {
        add_deal_figures(a);
    } else if (entity_.name == "person") {
        add_sums(a, sum_deals("owner"));
        add(a, "Open activities", open_activities("owner"), Kind::integer, "open_activities");
    } else if (entity_.name == "product") {
        add_sums(a, sum_deals("product"));
    }
}

}  // namespace

Result<RecordAnswer> answer(Context& context, const RecordDetail& q) {
    const Entity* entity = context.catalog.find(q.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.entity + "”.");
    RecordAnswer a;
    const auto row = context.store.find(entity->id, q.row);
    if (!row) return a;
    a.exists = true;
    a.is_live = context.store.is_live(entity->id, q.row);
    a.title = context.store.title(entity->id, q.row);
    Detail detail(context, *entity, *row);
    a.subtitle = detail.subtitle();
    detail.add_cells(a.cells, *entity, *row);
    detail.add_parts(a);
    detail.add_related(a);
    detail.add_figures(a);
    if (const auto origins = origins_of(context.store, entity->id, q.row, 1); origins && !origins->empty()) {
        const RowOrigin& origin = origins->front();
        a.raw.emplace_back(origin.file, std::to_string(origin.line));       // first where it stood, then what stood there
        a.raw.insert(a.raw.end(), origin.cells.begin(), origin.cells.end());
    }
    return a;
}

Result<HistoryAnswer> answer(Context& context, const RecordHistory& q) {
    const Entity* entity = context.catalog.find(q.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.entity + "”.");
    HistoryAnswer a;
    Labels labels(context);
    const TimeZone zone = context.zone();
    const auto title_of = [&](std::string_view name, RowId id) { return labels.title(name, id); };
    for (const CellHistory& change : context.store.history(entity->id, q.row)) {
        HistoryRow row{.at = change.stamp.instant(), .label = change.label};
        if (change.person) row.person = labels.title("person", change.person);
        if (change.field == live_field) {
            row.field = "Record";
            row.after = change.before.is_null() ? "added" : change.after.integer_or(0) == 1 ? "restored" : change.after.is_null() ? "taken back" : "moved to the trash";
        } else {
            const Field& field = entity->fields[change.field];
            row.field = field.label;
            row.before = plain_text(field, change.before, context.settings.currency, zone, title_of);
            row.after = plain_text(field, change.after, context.settings.currency, zone, title_of);
            if (field.options.editable) {
                row.name = field.name;
                row.value = change.before;
            }
        }
        a.rows.push_back(std::move(row));
    }
    return a;
}

}  // namespace tandem
