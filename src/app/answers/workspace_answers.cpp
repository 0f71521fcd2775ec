// Answers about the workspace itself: its state, its commands, its log, its proof.
#include "app/answers/answers.hpp"

#include <algorithm>
#include <charconv>

#include "app/commands.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

Result<WorkspaceAnswer> answer(Context& context, const WorkspaceState&) {
    const Store& store = context.store;
    const Settings& settings = context.settings;
    WorkspaceAnswer a{.storage = context.storage, .error = context.storage_error};
    a.is_started = settings.is_started;
    a.is_sample = settings.is_sample;
    a.name = settings.name;
    a.person = context.me;
    if (context.me) {
        const Entity& person = context.catalog.of<Person>();
        if (const auto row = store.find(person.id, context.me)) {
            a.person_name = row->cells[person.index("name")].text_or("");
            a.team = row->cells[person.index("team")].text_or("");
        }
    }
    a.currency = settings.currency.code;
    a.currency_digits = settings.currency.digits;
    a.time_zone = settings.time_zone;
    a.today = context.today();
    a.offsets = context.zone().offsets(TimeZone::first_year, year_month_day(a.today).year + 10);
    a.fiscal_start_month = settings.fiscal_start_month;
    if (const auto entry = store.next_undo()) a.undo_label = entry->label;
    if (const auto entry = store.next_redo()) a.redo_label = entry->label;
    a.revision = store.revision();
    a.durable_revision = std::min(store.durable_revision(), context.kept_revision.value_or(store.durable_revision()));
    for (const Entity& entity : context.catalog.entities())
        if (entity.options.owner.empty() && store.has_any(entity.id)) a.filled.emplace_back(entity.name);
    for (const std::string_view name : preference_names)
        if (auto value = store.preference(name)) a.preferences.emplace_back(name, std::move(*value));
    for (const Entity& entity : context.catalog.entities()) {
        const std::string name = "view." + std::string(entity.name);        // how its list stood last
        if (!entity.options.has_view) continue;
        if (auto value = store.preference(name)) a.preferences.emplace_back(name, std::move(*value));
    }
    if (const auto backup = store.preference(preference_last_backup)) std::from_chars(backup->data(), backup->data() + backup->size(), a.last_backup_ms);
    if (context.jobs.is_running()) {
        const JobStep& step = context.jobs.progress();
        a.job_label = step.label.empty() ? context.jobs.label() : step.label;
        a.job_done = step.done;
        a.job_total = step.total;
    }
    return a;
}

Result<TimeZonesAnswer> answer(Context&, const TimeZoneNames&) {
    const auto places = time_zone_places();
    return TimeZonesAnswer{.names = {places.begin(), places.end()}};
}

Result<CommandsAnswer> answer(Context&, const CommandList&) {
    CommandsAnswer a;
    for (const Command* command : all_commands()) a.commands.push_back(row_of(*command));
    return a;
}

Result<LogAnswer> answer(Context& context, const LogList& q) {
    constexpr std::string_view origins[] = {"user", "undo", "import", "automation", "peer"};
    LogAnswer a;
    const EntityId person = context.id_of<Person>();
    for (LogEntry& entry : context.store.log(q.only_imports ? std::optional(Origin::import) : std::nullopt, std::clamp(q.limit, 1, 1000))) {
        LogRow row{.set = entry.set, .label = std::move(entry.label), .origin = std::string(origins[static_cast<std::size_t>(entry.origin)]),
                   .at = entry.stamp.instant(), .changes = entry.changes, .is_undone = entry.undone_by != 0, .note = std::move(entry.note)};
        if (entry.person) row.person = context.store.title(person, entry.person);
        a.rows.push_back(std::move(row));
    }
    return a;
}

Result<VerifyAnswer> answer(Context& context, const VerifyWorkspace&) {
    const Verification v = context.store.verify();
    VerifyAnswer a{.is_done = true, .ok = v.ok, .hash = v.hash};
    for (const Finding& finding : v.findings) a.findings.push_back(finding.what);
    return a;
}

}  // namespace tandem
