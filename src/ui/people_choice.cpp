// Asks for the team, as everything does that hands work to somebody.
#include "ui/people_choice.hpp"

#include "tandem/contract/people.hpp"

namespace tandem::ui {

PeopleChoice people_choice(ViewContext& context) {
    PeopleChoice found;
    if (const auto people = context.client.ask(PeopleList{}))
        for (const PersonRow& person : people->rows)
            if (!person.left_on) found.ids.push_back(person.id), found.names.push_back(person.name);
    return found;
}

}  // namespace tandem::ui
