// Answers about files that come in and audiences that go out.
#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/consents.hpp"
#include "tandem/model/contact.hpp"

namespace tandem {

Result<ImportAnswer> answer(Context& context, const ImportState&) { return context.imports.state(context); }
Result<ImportOddAnswer> answer(Context& context, const ImportOdd& question) { return context.imports.odd(question); }
Result<ImportAlikeAnswer> answer(Context& context, const ImportAlike& question) { return context.imports.alike(context, question); }

Result<AudienceAnswer> answer(Context& context, const AudienceSize&) {
    constexpr std::size_t most_named = 20;
    const Entity& contacts = context.catalog.of<Contact>();
    const std::vector<RowId> refusing = TRY(contacts_opted_out(context.store));
    AudienceAnswer a{.contacts = context.store.count(contacts.id), .opted_out = std::ssize(refusing)};
    for (const RowId id : std::span(refusing).first(std::min(most_named, refusing.size()))) a.left_out.push_back(context.store.title(contacts.id, id));
    return a;
}

}  // namespace tandem
