// The word for a choice that an answer names.
#pragma once

#include <string_view>

#include "tandem/model/field.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

// By its persisted name; one that is not known, of a newer peer, stands for itself.
template <class E> std::string_view choice_words(std::string_view name) {
    for (const Choice& each : Choices<E>::list)
        if (each.name == name) return tr(each.label);
    return name;
}

}  // namespace tandem::ui
