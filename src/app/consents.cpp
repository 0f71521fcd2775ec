// Consents are few beside contacts: they are read once, the latest word kept.
#include "app/consents.hpp"

#include <algorithm>
#include <map>

#include "tandem/model/consent.hpp"
#include "tandem/store/scan.hpp"

namespace tandem {

Result<std::vector<RowId>> contacts_opted_out(const Store& store) {
    const Entity& contacts = store.catalog().of<Contact>();
    std::vector<RowId> out = *TRY(store.ordered({.entity = contacts.id, .filters = {{contacts.index("newsletter"), Comparison::equal, {Value{0}}}}}));
    const Entity& consents = store.catalog().of<Consent>();
    if (store.has_any(consents.id)) {
        const FieldId contact = consents.index("contact"), channel = consents.index("channel"), answer = consents.index("answer"), said_at = consents.index("said_at");
        std::map<std::pair<RowId, bool>, std::pair<std::int64_t, bool>> latest;     // by contact and whether it is about ads: when, and whether it was a no
        RowId after = 0;
        do {
            after = TRY(scan_some(store, consents.id, after, 2'000, [&](const RowReader& row) {
                const std::string_view of = row.text(channel);
                if (of != "email" && of != "ads") return;
                auto& known = latest[{row.integer(contact), of == "ads"}];
                known = std::max(known, std::pair(row.is_null(said_at) ? 0 : row.integer(said_at), row.text(answer) == "opted_out"));
            }));
        } while (after != 0);
        for (const auto& [of, said] : latest)
            if (said.second && store.is_live(contacts.id, of.first)) out.push_back(of.first);
    }
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

}  // namespace tandem
