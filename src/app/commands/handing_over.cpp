// Lifecycle steps and owners of hand-offs.
#include "app/commands/handing_over.hpp"

#include <algorithm>

#include "tandem/model/person.hpp"

namespace tandem {

std::string_view name_of(Lifecycle stage) { return Choices<Lifecycle>::list[static_cast<std::size_t>(stage)].name; }
std::string_view name_of(HandOffState state) { return Choices<HandOffState>::list[static_cast<std::size_t>(state)].name; }

namespace {

bool is_beyond(std::string_view now, Lifecycle to) {
    const auto found = std::ranges::find(Choices<Lifecycle>::list, now, &Choice::name);
    if (found == Choices<Lifecycle>::list.end()) return false;
    const auto stage = static_cast<Lifecycle>(found - Choices<Lifecycle>::list.begin());
    if (stage > Lifecycle::evangelist) return false;        // recycled and disqualified ones may come back
    return stage >= Lifecycle::opportunity || (to <= Lifecycle::sal && stage > to);
}

}  // namespace

void LifecycleMoves::move(RowId id, Lifecycle to, std::string_view reason) {
    const auto before = context_.store.find(entity_.id, id);
    if (!before || !context_.store.is_live(entity_.id, id) || !moved_.insert(id).second) return;
    const std::string_view now = cell(entity_, *before, "lifecycle").text_or("");
    if (now == name_of(to) || is_beyond(now, to)) return;
    Row after = *before;
    cell(entity_, after, "lifecycle") = Value{name_of(to)};
    add_difference(set_, *before, after);
    add_lifecycle_change(context_, set_, id, Value{name_of(to)}, reason);
}

Result<Owners> Owners::load(Context& context, RowId named) {
    if (named != 0) {
        const Entity& person = context.catalog.of<Person>();
        const Row row = TRY(live_row(context, person, named));
        if (!cell(person, row, "left_on").is_null()) return fail(ErrorCode::invalid_input, "“" + title_of(context, person, row) + "” has left; please choose somebody else.", "owner");
    }
    return Owners(named, TRY(analytics::OwnerTurns::load(context.store, context.today(), context.settings.hand_off_capacity)));
}

// The contact's own seller is no turn of theirs.
RowId Owners::of(RowId contact_owner) {
    if (named_ != 0) return named_;
    const RowId stands_in = turns_.standing_in_for(contact_owner);
    return stands_in != 0 ? stands_in : turns_.take();
}

RowId Owners::standing_in_or_turn(RowId person) {
    const RowId stands_in = turns_.standing_in_for(person);
    return stands_in != 0 ? turns_.take_named(stands_in) : turns_.take();
}

RowId Owners::of(const Context& context, const HandOffRule& rule, const Row& row) {
    const Entity& contact = context.catalog.of<Contact>();
    const Entity& company = context.catalog.of<Company>();
    const auto firm = [&](std::string_view field) {
        const auto found = context.store.find(company.id, cell(contact, row, "company").integer_or(0));
        return found ? cell(company, *found, field) : Value{};
    };
    switch (rule.gives_to) {
        case RuleOwner::turn: return turns_.take();
        case RuleOwner::capacity: return turns_.take_least();
        case RuleOwner::person: return standing_in_or_turn(rule.person ? rule.person->value : 0);
        case RuleOwner::account_owner: {
            const RowId owner = firm("owner").integer_or(0);
            return standing_in_or_turn(owner != 0 ? owner : cell(contact, row, "owner").integer_or(0));
        }
        case RuleOwner::territory: {
            const Value country = firm("country"), city = firm("city");
            const RowId owner = turns_.take_of_region({cell(contact, row, "country").text_or(""), cell(contact, row, "city").text_or(""), country.text_or(""), city.text_or("")});
            return owner != 0 ? owner : turns_.take();
        }
    }
    return turns_.take();
}

}  // namespace tandem
