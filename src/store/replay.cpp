// Rows against the log: the newest change of every cell must be what the row holds, with its stamp; and nothing else.
#include <algorithm>

#include "removals.hpp"
#include "verify.hpp"

namespace tandem::detail {

namespace {

// What the log has said so far about one row, reading from the newest change to the oldest.
struct Said {
    std::size_t bits = 0;   // where its own begin: one per field, then one for its state, one for its unmaking
    Stamp base;             // of the newest making or unmaking
    bool knows_base = false, is_base_erased = false;
    Stamp unmade;           // of the newest unmaking
};

std::string shown(const Field* field, const Value& value) {
    if (field == nullptr) return value.is_null() ? "not made" : value.integer_or(0) == 1 ? "live" : "in the trash";
    if (value.is_null()) return "empty";
    if (const auto* n = value.integer()) return std::to_string(*n);
    if (const auto* d = value.real()) return std::to_string(*d);
    return "“" + std::string(value.text_or("").substr(0, 60)) + "”";
}

class Replay {
public:
    Replay(const Store::Impl& store, Findings& findings) : s_(store), findings_(findings) {}

    Result<> run() {
        auto stamped = TRY(s_.db->prepare("SELECT DISTINCT entity, row FROM cell_stamp"));
        while (TRY(stamped.step()))
            if (const Entity* entity = s_.catalog.find(stamped.text(0))) with_overrides_.insert({entity->id, stamped.integer(1)});
        stamped = {};
        auto voided = TRY(s_.db->prepare("SELECT entity, row, time, replica FROM voided"));
        while (TRY(voided.step()))
            if (const Entity* entity = s_.catalog.find(voided.text(0))) voided_.insert({entity->id, voided.integer(1), {voided.integer(2), voided.integer(3)}});
        voided = {};
        std::vector<std::int64_t> numbers;
        auto order = TRY(s_.db->prepare("SELECT number FROM segment ORDER BY stamp_time DESC, replica DESC, number DESC"));
        while (TRY(order.step())) numbers.push_back(order.integer(0));
        order = {};
        auto select = TRY(s_.db->prepare("SELECT structure, data, stamp_time, replica FROM segment WHERE number = ?"));
        for (std::int64_t number : numbers) {
            if (findings_.is_full()) break;
            select.bind(number);
            TRY(select.step());
            const auto segment = read_segment(select.bytes(0), select.bytes(1));
            if (segment) TRY(replay(*segment, {select.integer(2), select.integer(3)}));    // else verify_chain has said so
            select.restart();
        }
        for (const Entity& entity : s_.catalog.entities()) TRY(check_table(entity));
        return check_stamps();
    }

private:
    static std::size_t live_bit(const Entity& entity) { return entity.fields.size(); }
    static std::size_t unmade_bit(const Entity& entity) { return entity.fields.size() + 1; }
    bool has(const Said& said, std::size_t bit) const { return bits_[said.bits + bit]; }
    Said& said_of(const RowKey& key, const Entity& entity) {
        const auto [at, is_new] = said_.try_emplace(key);
        if (is_new) {
            at->second.bits = bits_.size();
            bits_.resize(bits_.size() + unmade_bit(entity) + 1);
        }
        return at->second;
    }

    Result<> replay(const Segment& segment, Stamp stamp) {
        std::vector<const Entity*> entities(segment.names.size());
        for (std::size_t n = 0; n < segment.names.size(); ++n) entities[n] = s_.catalog.find(segment.names[n]);
        for (auto record = segment.records.rbegin(); record != segment.records.rend(); ++record)
            if (const Entity* entity = entities[record->entity]) TRY(replay(segment, *record, *entity, stamp));
        return {};
    }

    Result<> replay(const Segment& segment, const LogRecord& record, const Entity& entity, Stamp stamp) {
        const RowKey key{entity.id, record.row};
        if (voided_.contains({key.entity, key.row, stamp}) && is_removal(segment, record)) return {};
        Said& said = said_of(key, entity);
        const StoredRow row = TRY(s_.load(entity.id, record.row, with_overrides_.contains(key)));
        if (!row.exists) {
            report(entity, record.row, "is in the change log but not in its table");
            return {};
        }
        const bool was_unmade = has(said, unmade_bit(entity));
        for (const LogCell& cell : record.cells) {
            const std::string& name = segment.names[cell.field];
            const Field* field = name == live_name ? nullptr : entity.find(name);
            if (field == nullptr && name != live_name) continue;
            const FieldId id = field == nullptr ? live_field : static_cast<FieldId>(field - entity.fields.data());
            const std::size_t bit = field == nullptr ? live_bit(entity) : id;
            if (field == nullptr && !said.knows_base && (cell.before.is_null() || cell.after.is_null())) {
                said.base = stamp;
                said.knows_base = true;
                said.is_base_erased = record.erased;
            }
            if (field == nullptr && cell.after.is_null() && !record.erased && !was_unmade) {
                bits_[said.bits + unmade_bit(entity)] = true;
                said.unmade = stamp;
            }
            if (has(said, bit) || was_unmade) continue;
            bits_[said.bits + bit] = true;
            if (!record.erased && row.cell(id) != cell.after) {
                report(entity, record.row, std::string(field ? field->label : "state") + " is " + shown(field, row.cell(id)) + ", the change log says " + shown(field, cell.after));
            } else if (row.stamp(id) != stamp) {
                report(entity, record.row, std::string(field ? field->label : "state") + " has another time than the change log says");
            }
        }
        return {};
    }

    // Nothing is in a table that the log has not said.
    Result<> check_table(const Entity& entity) {
        std::string sql = "SELECT id, live, stamp_time, stamp_replica";
        for (const Field& field : entity.fields) sql += ", " + quoted(field.name);
        auto select = TRY(s_.db->prepare(sql + " FROM " + quoted(entity.name)));
        while (TRY(select.step()) && !findings_.is_full()) {
            const RowId id = select.integer(0);
            const auto found = said_.find({entity.id, id});
            if (found == said_.end()) {
                report(entity, id, "is not in the change log");
                continue;
            }
            const Said& said = found->second;
            for (std::size_t f = 0; f < entity.fields.size(); ++f)
                if (!has(said, f) && !select.is_null(first_field_column + static_cast<int>(f))) report(entity, id, std::string(entity.fields[f].label) + " is not in the change log");
            if (!has(said, live_bit(entity)) && !select.is_null(1)) report(entity, id, "its state is not in the change log");
            if (!said.is_base_erased && said.base != Stamp{select.integer(2), select.integer(3)}) report(entity, id, "its time is not that of the change log");
        }
        return {};
    }

    Result<> check_stamps() {
        std::unordered_set<RowKey, RowKeyHash> unmade;
        auto select = TRY(s_.db->prepare("SELECT entity, row, field, time, replica FROM cell_stamp"));
        while (TRY(select.step()) && !findings_.is_full()) {
            const Entity* entity = s_.catalog.find(select.text(0));
            if (entity == nullptr) continue;
            const RowKey key{entity->id, select.integer(1)};
            const auto found = said_.find(key);
            const std::string_view name = select.text(2);
            const Field* field = entity->find(name);
            bool fits = found != said_.end();
            if (name == "*") {
                fits = fits && has(found->second, unmade_bit(*entity)) && found->second.unmade == Stamp{select.integer(3), select.integer(4)};
                unmade.insert(key);
            } else if (field != nullptr || name == live_name) {
                fits = fits && has(found->second, field == nullptr ? live_bit(*entity) : static_cast<std::size_t>(field - entity->fields.data()));
            }
            if (!fits) report(*entity, key.row, "a time is kept for it that is not in the change log");
        }
        for (const auto& [key, said] : said_)
            if (has(said, unmade_bit(s_.catalog[key.entity])) && !unmade.contains(key)) report(s_.catalog[key.entity], key.row, "the time of its unmaking is missing");
        return {};
    }

    void report(const Entity& entity, RowId row, const std::string& what) {
        findings_.add(std::string(entity.label) + " " + to_text(row) + ": " + what + ".", entity.name, row);
    }

    const Store::Impl& s_;
    Findings& findings_;
    std::unordered_map<RowKey, Said, RowKeyHash> said_;
    std::vector<bool> bits_;
    std::unordered_set<RowKey, RowKeyHash> with_overrides_;
    std::set<std::tuple<EntityId, RowId, Stamp>> voided_;
};

}  // namespace

Result<> verify_rows(const Store::Impl& store, Findings& findings) { return Replay(store, findings).run(); }

Result<> verify_voided(const Store::Impl& s, Findings& findings) {
    if (TRY(s.db->number("SELECT count(DISTINCT replica) FROM segment")) < 2) {
        if (TRY(s.db->number("SELECT count(*) FROM voided")) != 0) findings.add("A removal is marked as not counting, but nobody else has worked here.");
        return {};
    }
    const Knowledge knowledge = TRY(s.knowledge());
    Removals removals(s, knowledge);
    for (const bool is_first : {true, false}) {
        TRY(each_segment(s, [](Stamp) { return true; }, [&](Result<Segment> segment, Stamp stamp, std::int64_t set_time, std::string_view label) -> Result<> {
            if (!segment) return {};    // verify_chain has said so
            return is_first ? removals.find(*segment, stamp, set_time, label) : removals.weigh(*segment, stamp, label);
        }));
        if (removals.empty()) break;
    }
    removals.spread();
    std::size_t count = 0;
    for (const Removal& removal : removals.all()) {
        if (!removal.is_void) continue;
        ++count;
        const Entity& entity = s.catalog[removal.key.entity];
        if (!TRY(s.is_voided(removal.key.entity, removal.key.row, removal.stamp))) findings.add(std::string(entity.label) + " " + to_text(removal.key.row) + ": its removal should not count, since somebody else changed it meanwhile.", entity.name, removal.key.row);
    }
    if (TRY(s.db->number("SELECT count(*) FROM voided")) > static_cast<std::int64_t>(count)) findings.add("A removal is marked as not counting, although nobody else had changed the record.");
    return {};
}

}  // namespace tandem::detail
