// Sample data: puts the parts of the sample together in one change set.
#include "app/demo_data.hpp"

#include "app/demo_data/world.hpp"

namespace tandem {

namespace {
constexpr int firms = 600;
constexpr std::int64_t rows_per_lead = 8;       // for the progress only: touches, lifecycle, e-mail, telephone
}

RowId sample_person(std::uint64_t seed, Date today) { return sample::SampleIds(seed, today).next(); }

Result<> make_sample(Store& store, std::uint64_t seed, Date today, const Progress& progress) {
    const Date running = quarter_start(today);
    const std::array<Date, 4> quarters = {add_months(running, -6), add_months(running, -3), running, add_months(running, 3)};
    const std::int64_t expected = rows_per_lead * (4800 + 26 * (today.days - running.days)) + 10'000;
    const sample::SampleWriter::Progress report = [&](std::int64_t done, std::int64_t total) {
        return !progress || progress(done, total, "Making sample data");
    };

    sample::SampleWriter out(store, TRY(store.begin("Sample data EcoTech", Origin::import)), sample::SampleIds(seed, today), expected, report);
    sample::World world{.out = out, .chance = sample::Chance(seed), .today = today, .quarters = quarters};
    sample::write_firm(world, store);
    const std::vector<sample::Firm> companies = sample::write_companies(world, firms);
    sample::write_spend(world);
    std::vector<sample::Lead> leads = sample::plan_leads(world, companies);
    sample::write_leads(world, companies, leads);
    sample::write_deals(world, companies, leads);
    sample::write_activities(world, companies, leads);
    sample::write_feedback(world, companies, leads);
    return out.finish();
}

}  // namespace tandem
