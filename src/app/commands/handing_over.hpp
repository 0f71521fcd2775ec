// Handing over: what a person's and a rule's hand-overs do alike: the contact moves on, and somebody in sales gets it.
#pragma once

#include <set>

#include "app/commands/editing.hpp"
#include "tandem/analytics/hand_offs.hpp"
#include "tandem/model/hand_off.hpp"

namespace tandem {

std::string_view name_of(Lifecycle stage);
std::string_view name_of(HandOffState state);

// Moves contacts of one command, each once, and never back from what came later.
class LifecycleMoves {
public:
    LifecycleMoves(Context& context, ChangeSet& set) : context_(context), set_(set), entity_(context.catalog.of<Contact>()) {}
    void move(RowId contact, Lifecycle to, std::string_view reason);

private:
    Context& context_;
    ChangeSet& set_;
    const Entity& entity_;
    std::set<RowId> moved_;
};

// Whoever is named; else who owns the contact, or covers for them, if they take hand-offs; else whose turn it is.
class Owners {
public:
    static Result<Owners> load(Context& context, RowId named);
    RowId of(RowId contact_owner);
    // As the rule says, else whose turn it is.
    RowId of(const Context&, const HandOffRule&, const Row& contact);

private:
    Owners(RowId named, analytics::OwnerTurns turns) : named_(named), turns_(std::move(turns)) {}
    RowId standing_in_or_turn(RowId person);
    RowId named_;
    analytics::OwnerTurns turns_;
};

}  // namespace tandem
