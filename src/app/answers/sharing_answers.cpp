// Answers about colleagues' changes: what came, and what several people left open.
#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"
#include "app/sharing_session.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

Result<SharingAnswer> answer(Context& context, const SharingState&) { return context.sharing ? context.sharing->state(context) : SharingAnswer{}; }

namespace {

// Contacts who share an address: a proposal only, since some people do.
Result<std::vector<DoubleRow>> doubles_of(const Context& context, int limit) {
    std::vector<DoubleRow> doubles;
    TRY(context.store.ask("SELECT lower(e.value), e.contact FROM contact_email AS e JOIN contact AS c ON c.id = e.contact AND c.live = 1 WHERE e.live = 1 AND lower(e.value) IN "
                          "(SELECT lower(value) FROM contact_email AS x JOIN contact AS y ON y.id = x.contact AND y.live = 1 WHERE x.live = 1 GROUP BY lower(value) HAVING count(DISTINCT contact) > 1) "
                          "ORDER BY 1, 2",
                          {}, [&](std::span<const Value> cells) {
                              const std::string_view email = cells[0].text_or("");
                              if (doubles.empty() || doubles.back().email != email) {
                                  if (doubles.size() == static_cast<std::size_t>(limit)) return false;
                                  doubles.push_back({std::string(email), {}});
                              }
                              auto& contacts = doubles.back().contacts;
                              const RowId id = cells[1].integer_or(0);
                              if (std::ranges::find(contacts, id, &std::pair<RowId, std::string>::first) == contacts.end()) contacts.emplace_back(id, std::string());
                              return true;
                          }));
    const EntityId contact = context.id_of<Contact>();
    for (DoubleRow& each : doubles)
        for (auto& [id, title] : each.contacts) title = context.store.title(contact, id);
    return doubles;
}

}  // namespace

Result<ConflictsAnswer> answer(Context& context, const ConflictList& q) {
    ConflictsAnswer a{.total = context.store.count_conflicts()};
    Labels labels(context);
    const int limit = std::clamp(q.limit, 1, 1000);
    for (const Conflict& conflict : context.store.conflicts(limit)) {
        const Entity& entity = context.catalog[conflict.entity];
        const Field& field = entity.fields[conflict.field];
        ConflictRow row{.entity = std::string(entity.name), .row = conflict.row, .title = labels.title(conflict.entity, conflict.row), .field = std::string(field.name), .sides = {}};
        for (const Conflict::Side& side : conflict.sides) {
            row.sides.push_back({.cell = {side.value, labels.of(field, side.value)}, .person = {}, .label = side.label, .at = side.stamp.instant()});
            if (side.person != 0) row.sides.back().person = labels.title(context.id_of<Person>(), side.person);
        }
        a.rows.push_back(std::move(row));
    }
    a.doubles = TRY(doubles_of(context, limit));
    return a;
}

}  // namespace tandem
