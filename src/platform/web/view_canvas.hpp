// The canvas: WebGL2 set up, draw data put on it, lost and found again.
#pragma once

namespace tandem::ui {

bool open_canvas();                       // the context is current already (view_program.js); false: it cannot be drawn on
void present(int width, int height);      // the draw data of this frame, in physical pixels
void lose_canvas();                       // the context is gone with everything in it
void regain_canvas();

} // namespace tandem::ui
