// One pass over the lifecycle rows, brought together by contact.
#include "analytics/lead_histories.hpp"

namespace tandem::analytics {

Result<std::vector<LeadHistory>> lead_histories(const Store& store) {
    std::vector<LeadHistory> histories;             // one a change, brought together and sorted as the contacts are read: by id
    const Entity& change = store.catalog().of<LifecycleChange>();
    const FieldId of = change.index("contact"), lifecycle = change.index("lifecycle"), at = change.index("at");
    TRY(scan_rows(store, change.id, 1, INT64_MAX, [&](const RowReader& row) {
        const std::string_view to = row.text(lifecycle);
        const std::int64_t when = row.integer(at);
        histories.push_back({row.integer(of), to == "lead" ? when : INT64_MAX, to == "sal" ? when : INT64_MAX, when});
    }));
    std::ranges::sort(histories, {}, &LeadHistory::contact);
    std::size_t kept = 0;
    for (const LeadHistory& each : histories) {
        if (kept == 0 || histories[kept - 1].contact != each.contact) {
            histories[kept++] = each;
            continue;
        }
        LeadHistory& whole = histories[kept - 1];
        whole.lead = std::min(whole.lead, each.lead), whole.accepted = std::min(whole.accepted, each.accepted), whole.first = std::min(whole.first, each.first);
    }
    histories.resize(kept);
    return histories;
}

}  // namespace tandem::analytics
