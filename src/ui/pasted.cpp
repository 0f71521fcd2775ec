// One paste waits at a time.
#include "ui/pasted.hpp"

#include <utility>

#include "ui/frame_clock.hpp"

namespace tandem::ui {

namespace {

std::optional<Pasted> waiting;

}  // namespace

void post_pasted(Pasted pasted) {
    waiting = std::move(pasted);
    wake();
}

std::optional<Pasted> take_pasted() { return std::exchange(waiting, std::nullopt); }

}  // namespace tandem::ui
