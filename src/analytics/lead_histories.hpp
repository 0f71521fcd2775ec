// When each contact became a lead and was accepted, from its lifecycle rows; what periods count and what lists of leads show. Private to analytics.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/store/scan.hpp"

namespace tandem::analytics {

// Instants in milliseconds; INT64_MAX: never.
struct LeadHistory { RowId contact = 0; std::int64_t lead = INT64_MAX, accepted = INT64_MAX, first = INT64_MAX; };

// One a contact that has lifecycle rows, by contact.
Result<std::vector<LeadHistory>> lead_histories(const Store&);

// visit(contact, day on which it became a lead): its first lifecycle row "lead", else its first of any kind, else its creation. By contact;
// those of no known day are left out.
template <class F>
Result<> each_lead(const Store& store, const Moment& moment, const std::vector<LeadHistory>& histories, F&& visit) {
    const Entity& contact = store.catalog().of<Contact>();
    const FieldId created = contact.index("created_at");
    auto next = histories.begin();
    return scan_rows(store, contact.id, 1, INT64_MAX, [&](const RowReader& row) {
        while (next != histories.end() && next->contact < row.id()) ++next;
        const bool is_known = next != histories.end() && next->contact == row.id();
        if (!is_known && row.is_null(created)) return;
        visit(row.id(), moment.day_of({!is_known ? row.integer(created) : next->lead != INT64_MAX ? next->lead : next->first}));
    });
}

}  // namespace tandem::analytics
