// What a rep may begin a call with, from what the contact did last with marketing.
#pragma once

#include <string>

#include "tandem/contract/hand_offs.hpp"

namespace tandem::ui {

// "ask what they looked for in “Price list”, which they downloaded · Spring", to follow "Begin with:"; "" of a contact without touches.
std::string opener_words(const Opener&);

}  // namespace tandem::ui
