// Text that a person pastes while no field has the focus: the page gives it, and who has a use for it takes it within the next frame.
#pragma once

#include <optional>
#include <string>

namespace tandem::ui {

struct Pasted {
    std::string text;
    bool is_by_menu = false;        // no place was pointed at, so it is asked first
};
void post_pasted(Pasted);
std::optional<Pasted> take_pasted();

}  // namespace tandem::ui
