// Every part of the kit in its states, on one scrolling page.
#include "ui/widgets/specimen.hpp"
namespace tandem::ui { void draw_specimen(const Box&) {} }
