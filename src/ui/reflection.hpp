// Right to left. Views lay out and draw as ever, from the left; the picture is turned over when it is complete, and the page places its
// copy of the mirror from the other edge. So everything in between knows one direction only, and what is to be read is turned back.
#pragma once

#include <string>
#include <string_view>

struct ImDrawData;
struct ImDrawList;

namespace tandem::ui {

bool reads_from_right();            // of the language in use

// The whole picture: rectangles, clips, lines, charts, arrows. Once a frame, before it is presented.
void turn_over(ImDrawData&);

// What is added to the list within its life is turned about the middle of from … to: the picture's turn makes it readable again.
class Readable {
public:
    Readable(ImDrawList& list, float from, float to);
    ~Readable();
    Readable(const Readable&) = delete;
    Readable& operator=(const Readable&) = delete;

private:
    ImDrawList& list_;
    float sum_;
    int first_;
};

// The characters of a line as they stand from left to right where the line is read from the right: a simple form of UAX #9 for a
// paragraph of that direction. Figures and words of Latin letters keep their order; brackets are turned. `line` is shaped() text.
std::string in_visual_order(std::string_view line);

} // namespace tandem::ui
