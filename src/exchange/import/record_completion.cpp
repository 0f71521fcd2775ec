// What follows from a row for its kind of record: a deal's stage and outcome, a contact's place, an activity's time.
#include <algorithm>

#include "exchange/import/records.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"
#include "tandem/model/activity.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/deal.hpp"
#include "tandem/model/touch.hpp"

namespace tandem::import {

void Records::complete_deal(Reading& r, std::uint64_t line) {
    Stages::Place place = stages_->place(r.stage_word);
    // A status beside the stage (Pipedrive: won, lost, open; Salesforce: won, closed) decides.
    if (!r.outcome_word.empty() || r.is_closed) {
        const auto says_yes = parse_yes_no(r.outcome_word);
        const std::string outcome = says_yes ? (*says_yes ? "won" : r.is_closed ? "lost" : place.outcome) : r.outcome_word.empty() && r.is_closed && place.outcome == "open" ? "lost" : outcome_of(r.outcome_word);
        if (outcome != place.outcome && outcome != "open")
            if (const Stages::Place closed = stages_->place(outcome); closed.outcome == outcome) place = closed;
    }
    cell(r, "pipeline") = Value{place.pipeline};
    cell(r, "stage") = Value{place.stage};
    cell(r, "outcome") = Value{place.outcome};
    Value& closed = cell(r, "closed_on");
    Value& expected = cell(r, "closes_on");
    if (place.outcome == "open") {
        if (!closed.is_null() && expected.is_null()) expected = std::exchange(closed, Value{});
    } else if (closed.is_null() && !expected.is_null()) {
        closed = expected;
    }
    if (const Value& opened = cell(r, "opened_on"); !opened.is_null() && !closed.is_null() && closed.integer_or(0) < opened.integer_or(0))
        odd(line, nullptr, to_text(Date{static_cast<std::int32_t>(closed.integer_or(0))}), "is closed before it was opened; imported as it stands");
}

// Own exports name pipeline and stage; where they are not there, they are made.
void Records::complete_own_deal(Reading& r) {
    const Entity& pipelines = staging_->catalog().of<Pipeline>();
    const Entity& stages = staging_->catalog().of<Stage>();
    Value& pipeline = cell(r, "pipeline");
    Value& stage = cell(r, "stage");
    Value& outcome = cell(r, "outcome");
    if (outcome.is_null()) outcome = Value{"open"};
    if (pipeline.is_null()) {
        const RowId id = id_from_key({"pipeline", "tandem"});
        if (!staging_->exists(pipelines, id)) staging_->put(to_row(pipelines, Pipeline{.id = {id}, .name = "Imported deals", .position = staging_->store().count(pipelines.id)}));
        pipeline = Value{id};
    }
    const auto is_of_pipeline = [&](RowId id) {
        const auto row = staging_->current(stages, id);
        return !row || row->cells[stages.index("pipeline")] == pipeline;
    };
    if (!stage.is_null() && staging_->exists(stages, stage.integer_or(0)) && is_of_pipeline(stage.integer_or(0))) return;
    const auto wanted = r.wanted.find(entity_->index("stage"));
    const std::string_view word = outcome.text_or("open");
    stage = Value{stage_of(pipeline.integer_or(0), r.stage_word.empty() ? word : std::string_view(r.stage_word), word, wanted == r.wanted.end() ? 0 : wanted->second)};
}

RowId Records::stage_of(RowId pipeline, std::string_view name, std::string_view outcome, RowId wanted) {
    const Entity& stages = staging_->catalog().of<Stage>();
    for (const RowId id : staging_->store().referring(stages.id, stages.index("pipeline"), pipeline))
        if (const auto row = staging_->current(stages, id); row && fold(row->cells[stages.index("name")].text_or("")) == fold(name)) return id;
    const RowId id = wanted ? wanted : id_from_key({"stage", to_text(pipeline), fold(name)});
    if (staging_->exists(stages, id)) return id;
    staging_->put(to_row(stages, Stage{.id = {id}, .pipeline = {pipeline}, .name = std::string(name), .position = outcome == "open" ? 0 : outcome == "won" ? 98 : 99,
                                       .probability = {outcome == "won" ? 100.0 : outcome == "lost" ? 0.0 : 50.0}, .outcome = outcome == "won" ? Outcome::won : outcome == "lost" ? Outcome::lost : Outcome::open}));
    ++file_->counts.links;
    return id;
}

void Records::put_lifecycle_change(RowId contact, std::string_view external, std::string_view lifecycle, std::int64_t at_ms) {
    const Entity& changes = staging_->catalog().of<LifecycleChange>();
    Row change{changes.id, id_from_key({"lifecycle_change", kind_->source, external, lifecycle}), std::vector<Value>(changes.fields.size())};
    change.cells[changes.index("contact")] = Value{contact};
    change.cells[changes.index("lifecycle")] = Value{lifecycle};
    change.cells[changes.index("at")] = Value{at_ms};
    staging_->put(change);
}

void Records::complete_olist_deal(Reading& r) {
    const Entity& contacts = staging_->catalog().of<Contact>();
    const RowId contact = id_from_key({"contact", kind_->source, r.external});
    Row row{contacts.id, contact, std::vector<Value>(contacts.fields.size())};
    row.cells[contacts.index("external_id")] = Value{r.external};
    row.cells[contacts.index("source_system")] = Value{kind_->source};
    row.cells[contacts.index("lifecycle")] = Value{"customer"};
    if (staging_->put(row) == Effect::created) ++file_->counts.links;
    cell(r, "contact") = Value{contact};
    r.stage_word = "Won";
    if (const Value& amount = cell(r, "amount"); amount.integer_or(0) == 0) cell(r, "amount") = Value{};      // not declared
    if (const Value& won = cell(r, "closed_on"); !won.is_null())
        put_lifecycle_change(contact, r.external, "customer", options_->zone.start_of(Date{static_cast<std::int32_t>(won.integer_or(0))}).ms);
}

// Lists of anything about contacts have their ids: in a file of no known program, a row with an id and nothing else is no contact.
bool Records::says_nothing(const Reading& r) const {
    if (kind_->source != "file" || !r.parts.is_empty()) return false;
    for (std::size_t f = 0; f < r.row.cells.size(); ++f)
        if (!r.row.cells[f].is_null() && entity_->fields[f].name != "external_id" && entity_->fields[f].name != "source_system") return false;
    return true;
}

void Records::complete_contact(Reading& r) {
    if (kind_->id == "olist_leads") {
        if (!staging_->exists(*entity_, r.row.id)) cell(r, "lifecycle") = Value{"mql"};     // later steps are not taken back
        if (const Value& at = cell(r, "created_at"); !at.is_null()) put_lifecycle_change(r.row.id, r.external, "mql", at.integer_or(0));
    }
    if (kind_->id == "mailchimp") {         // one file of each: the address was confirmed once, whatever became of it
        const std::string name = fold(file_->name);
        const bool is_out = name.contains("unsubscribed") || name.contains("cleaned");
        if (is_out || (name.contains("subscribed") && cell(r, "newsletter").is_null())) cell(r, "newsletter") = Value{is_out ? 0 : 1};
    }
    if (is_own() || r.is_own) return;
    // Where somebody is, is said once: of a full address, city and country are the contact's as well, and the other way round.
    for (PartRow& part : r.parts.all()) {
        if (part.entity->name != "contact_address") continue;
        const auto line = [&](std::string_view field) -> Value& { return part.cells[part.entity->index(field)]; };
        const bool has_lines = !line("street").is_null() || !line("postal_code").is_null() || !line("region").is_null();
        for (const std::string_view field : {"city", "country"}) {
            Value& own = cell(r, field);
            if (own.is_null()) own = line(field);
            else if (has_lines && line(field).is_null() && part.group == "work") line(field) = own;
        }
    }
}

void Records::complete_activity(Reading& r) {
    const auto ms = [&](const Value& day) { return options_->zone.start_of(Date{static_cast<std::int32_t>(day.integer_or(0))}).ms; };
    Value& kind = cell(r, "kind");
    if (kind.is_null()) kind = Value{r.key == "VEVENT" || kind_->id == "hubspot_meetings" ? "meeting" : r.key == "VJOURNAL" ? "note" : "task"};
    r.key.clear();
    Value& due = cell(r, "due_on");
    Value& at = cell(r, "at");
    if (!r.due.empty())     // a to-do's DUE may be a moment: its day is what counts
        if (const auto instant = parse_instant(r.due, DateOrder::iso, options_->zone)) due = Value{static_cast<std::int64_t>(r.due.size() <= 10 ? date_from_text(r.due).value_or(Date{}).days : options_->zone.day_of(*instant).days)};
    if (!due.is_null() && !r.time.empty() && at.is_null())
        if (const auto moment = parse_instant(to_text(Date{static_cast<std::int32_t>(due.integer_or(0))}) + " " + r.time, DateOrder::iso, options_->zone)) at = Value{moment->ms};
    if (kind.text_or("") != "task" && at.is_null() && !due.is_null() && !r.is_own) at = Value{ms(due)};
    if (kind_->id == "hubspot_activities") {        // what was logged is done; of a task the moment is when it is due
        if (kind.text_or("") != "task") r.is_done = true;
        else if (due.is_null() && !at.is_null()) due = Value{static_cast<std::int64_t>(options_->zone.day_of(Instant{at.integer_or(0)}).days)}, at = Value{};
    }
    const bool is_done = r.is_done || fold(r.status) == "completed";
    if (Value& done = cell(r, "done_at"); is_done && done.is_null()) done = !at.is_null() ? at : !due.is_null() ? Value{ms(due)} : Value{options_->now_ms};
    if (text(r, "subject").empty()) {
        const Choice* of = find_choice(*entity_->find("kind"), kind.text_or("note"));
        cell(r, "subject") = Value{of ? of->label : "Note"};
    }
}

// A campaign's member is a touch: the contact met the campaign, and perhaps answered.
bool Records::complete_member(Reading& r, std::uint64_t line) {
    Value& at = cell(r, "at");
    if (at.is_null() && r.made_ms) at = Value{r.made_ms};
    if (at.is_null()) at = Value{options_->now_ms - options_->now_ms % 86'400'000};
    cell(r, "kind") = Value{r.has_responded || fold(text(r, "detail")) == "responded" ? "form" : "email_sent"};
    const std::string status = fold(text(r, "detail"));
    if (status == "attended" || status == "registered") cell(r, "kind") = Value{status};
    if (cell(r, "contact").is_null() && cell(r, "campaign").is_null()) {
        odd(line, nullptr, r.external, "neither its contact nor its campaign was imported", true);
        return false;
    }
    if (r.external.empty()) r.key = to_text(cell(r, "contact").integer_or(0)) + " " + to_text(cell(r, "campaign").integer_or(0));
    return true;
}

bool Records::complete_stage_change(Reading& r, std::uint64_t line) {
    const Entity& deals = staging_->catalog().of<Deal>();
    const Entity& stages = staging_->catalog().of<Stage>();
    const auto deal = staging_->current(deals, cell(r, "deal").integer_or(0));
    if (!deal || cell(r, "at").is_null()) {
        odd(line, nullptr, r.stage_word, deal ? "has no time" : "its deal was not imported", true);
        return false;
    }
    for (const RowId id : staging_->store().referring(stages.id, stages.index("pipeline"), deal->cells[deals.index("pipeline")].integer_or(0)))
        if (const auto row = staging_->current(stages, id); row && fold(row->cells[stages.index("name")].text_or("")) == fold(r.stage_word)) cell(r, "stage") = Value{id};
    if (cell(r, "stage").is_null())     // made by this import, perhaps; or a stage that the deal's pipeline does not have
        if (const RowId id = id_from_key({"stage", kind_->source, fold_words(r.stage_word)}); staging_->exists(stages, id)) cell(r, "stage") = Value{id};
    if (!cell(r, "stage").is_null()) return true;
    odd(line, nullptr, r.stage_word, "the deal's pipeline has no such stage", true);
    return false;
}

}  // namespace tandem::import
