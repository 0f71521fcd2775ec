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

PeopleChoice sales_choice(ViewContext& context) {
    PeopleChoice found;
    const auto people = context.client.ask(PeopleList{});
    if (!people) return found;
    const auto add = [&](std::string_view team, std::string_view label) {
        for (const PersonRow& person : people->rows)
            if (!person.left_on && person.team == team) found.ids.push_back(person.id), found.names.push_back(person.name + (label.empty() ? "" : " · " + std::string(label)));
    };
    add("sales", tr("Sales"));
    add("both", tr("Both teams"));
    add("", {});
    if (found.ids.empty()) add("marketing", tr("Marketing"));
    return found;
}

}  // namespace tandem::ui
