// One frame from events to draw data: what every platform does around the interface's own drawing.
#pragma once

#include <functional>
#include <string>

namespace tandem::ui {

void make_stage();                    // after ImGui::CreateContext() and make_fonts()
// Draws one frame; ImGui::GetDrawData() is ready afterwards. Returns the mirror's message for the page, empty when nothing changed.
const std::string& draw_stage(double now_ms, const std::function<void()>& draw);
void close_stage();                   // before ImGui::DestroyContext()

} // namespace tandem::ui
