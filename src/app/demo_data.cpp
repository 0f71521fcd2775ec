// Sample data: puts the parts of the sample together in one change set.
#include "app/demo_data.hpp"

#include <algorithm>

#include "app/demo_data/world.hpp"

namespace tandem {

namespace {
constexpr int firms = 600;
constexpr std::int64_t rows_per_lead = 8;       // for the progress only: touches, lifecycle, e-mail, telephone
}

RowId sample_person(std::uint64_t seed, Date today) { return sample::SampleIds(seed, today).next(); }

struct SampleMaking::Impl {
    Impl(Store& to, std::uint64_t seed, Date day, std::unique_ptr<Writer> writer)
        : store(to), today(day), out(to, std::move(writer), sample::SampleIds(seed, day)),
          world{.out = out, .chance = sample::Chance(seed), .today = day,
                .quarters = {add_months(quarter_start(day), -6), add_months(quarter_start(day), -3), quarter_start(day), add_months(quarter_start(day), 3)}} {}

    // Each part makes its rows at once, which is quick, and they are written in batches before the next part.
    bool make_next() {
        switch (part++) {
            case 0: sample::write_firm(world, store); companies = sample::write_companies(world, firms); sample::write_spend(world); break;
            case 1: leads = sample::plan_leads(world, companies); break;
            case 2: sample::write_leads(world, companies, leads); break;
            case 3: sample::write_deals(world, companies, leads); break;
            case 4: sample::write_activities(world, companies, leads); break;
            case 5: sample::write_feedback(world, companies, leads); break;
            case 6: sample::write_meetings(world, store); break;        // figures of what was written before
            case 7: sample::write_hand_offs(world, store, companies, leads); break;
            default: return false;
        }
        out.end_batch();
        return true;
    }

    Store& store;
    Date today;
    sample::SampleWriter out;
    sample::World world;
    std::vector<sample::Firm> companies;
    std::vector<sample::Lead> leads;
    int part = 0;
};

SampleMaking::SampleMaking(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SampleMaking::SampleMaking(SampleMaking&&) noexcept = default;
SampleMaking::~SampleMaking() = default;

Result<SampleMaking> SampleMaking::begin(Store& store, std::uint64_t seed, Date today) {
    return SampleMaking(std::make_unique<Impl>(store, seed, today, TRY(store.begin("Sample data EcoTech", Origin::import))));
}

Result<bool> SampleMaking::step() {
    if (impl_->out.has_waiting()) {
        auto written = impl_->out.write_batch();
        if (!written) {
            TRY(impl_->out.cancel());
            return std::unexpected(written.error());
        }
        return true;
    }
    if (impl_->make_next()) return true;
    TRY(impl_->out.seal());
    return false;
}

Result<> SampleMaking::cancel() { return impl_->out.cancel(); }
std::int64_t SampleMaking::done() const { return impl_->out.written(); }
std::int64_t SampleMaking::total() const {
    const std::int64_t expected = rows_per_lead * (4800 + 26 * (impl_->today.days - quarter_start(impl_->today).days)) + 13'000;
    return std::max(expected, done());
}

Result<> make_sample(Store& store, std::uint64_t seed, Date today, const Progress& progress) {
    SampleMaking making = TRY(SampleMaking::begin(store, seed, today));
    std::int64_t told = 0;
    while (TRY(making.step())) {
        if (!progress || making.done() == told) continue;
        told = making.done();
        if (progress(told, making.total(), "Making sample data")) continue;
        TRY(making.cancel());
        return fail(ErrorCode::cancelled, "Stopped; nothing was changed.");
    }
    return {};
}

}  // namespace tandem
