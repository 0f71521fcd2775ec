// How a workspace begins: settings, the person who works here, a pipeline.
#include "app/workspace_start.hpp"

#include "app/demo_data.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/person.hpp"
#include "tandem/model/pipeline.hpp"

namespace tandem {

void add_started(ChangeSet& set, const Store& store) { add_setting(set, store, setting_name::started, "yes"); }

void add_sales_pipeline(ChangeSet& set, Store& store, std::string_view names) {
    const auto given = split(names, '\n');
    const auto named = [&](std::size_t line, std::string_view in_english) { return std::string(line < given.size() && !trim(given[line]).empty() ? trim(given[line]) : in_english); };
    const Pipeline pipeline{.id = {store.next_id()}, .name = named(0, "Sales pipeline"), .position = 0};
    add_creation(set, to_row(store.catalog().of<Pipeline>(), pipeline));
    struct Plan { std::string_view name; double probability; Outcome outcome = Outcome::open; std::int64_t stale_after_days = 0; };
    constexpr auto plans = std::to_array<Plan>({
        {"Qualified", 20, Outcome::open, 14}, {"Discovery", 40, Outcome::open, 14}, {"Proposal", 60, Outcome::open, 14},
        {"Negotiation", 80, Outcome::open, 14}, {"Won", 100, Outcome::won}, {"Lost", 0, Outcome::lost},
    });
    std::int64_t position = 0;
    for (const Plan& plan : plans) {
        Stage stage{.id = {store.next_id()}, .pipeline = pipeline.id, .name = named(static_cast<std::size_t>(position) + 1, plan.name), .position = position, .probability = {plan.probability}, .outcome = plan.outcome};
        if (plan.stale_after_days) stage.stale_after_days = plan.stale_after_days;
        add_creation(set, to_row(store.catalog().of<Stage>(), stage));
        ++position;
    }
}

Result<> start_empty_in(Store& store, const EmptyStart& start) {
    const Catalog& catalog = store.catalog();
    if (trim(start.person).empty()) return fail(ErrorCode::invalid_input, "Please say what you are called.", "person");
    const auto team = Codec<std::optional<Team>>::from_value(start.team.empty() ? Value{} : Value{start.team});
    if (!team) return fail(ErrorCode::invalid_input, "Please choose your team.", "team");
    const std::string fiscal_start = std::to_string(start.fiscal_start);
    TRY(check_setting(setting_name::currency, start.currency));
    TRY(check_setting(setting_name::time_zone, start.time_zone));
    TRY(check_setting(setting_name::fiscal_start, fiscal_start));
    ChangeSet set{.label = "Start the workspace"};
    add_started(set, store);
    add_setting(set, store, setting_name::sample, "no");
    if (!trim(start.name).empty()) add_setting(set, store, setting_name::name, trim(start.name));
    add_setting(set, store, setting_name::currency, start.currency);
    add_setting(set, store, setting_name::time_zone, start.time_zone);
    add_setting(set, store, setting_name::fiscal_start, fiscal_start);
    const Person person{.id = {store.next_id()}, .name = std::string(trim(start.person)), .team = *team};
    add_creation(set, to_row(catalog.of<Person>(), person));
    if (store.count(catalog.of<Pipeline>().id) == 0) add_sales_pipeline(set, store, start.pipeline);
    TRY(store.apply(set, Origin::user));
    return store.set_preference(preference_me, to_text(person.id.value));
}

Result<> begin_as_sample_person(Store& store, std::uint64_t seed, Date today) {
    return store.set_preference(preference_me, to_text(sample_person(seed, today)));
}

}  // namespace tandem
