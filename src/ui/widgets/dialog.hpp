// Dialogs, side panels and popovers: overlays that take the focus, keep Tab, close with Escape and give the focus back.
#pragma once

#include "ui/widgets/control.hpp"

#include <string_view>

namespace tandem::ui {

struct DialogOptions {
    float width = 480, height = 0;        // height 0: as high as finish() says; full screen on phones
    std::string_view description = {};
    bool can_close = true;                // a cross at the upper right, Escape, click beside it
};
// `is_open` belongs to the caller and becomes false on close. Draw only when true:
// `if (Dialog dialog{"Add deal", is_open}) { Column form(dialog.body()); …; dialog.finish(form.used()); }`
class Dialog {
public:
    Dialog(std::string_view title, bool& is_open, const DialogOptions& options = {});
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    explicit operator bool() const { return shown_; }
    Box body() const;                     // scrolls when higher than the screen
    Box foot();                           // 56 px for buttons, at the right: cut_right(); asks for room, so call it every frame
    void finish(float body_height);
    bool wants_close() const { return wants_close_; }

private:
    NodeId id_ = 0;
    bool& is_open_;
    bool shown_ = false, wants_close_ = false, finished_ = false;
};

// A record beside its list: role complementary named by `title`, 480 px at the right edge of `area`; a full-screen dialog on
// phones. Slides in. `header` below is free to draw; keys J, K, Escape belong to the caller through the results.
struct PanelOptions {
    bool can_step = true;                 // buttons and keys for the previous and the next record
    std::string_view page_href = {};      // "Open as page"
};
class Panel {
public:
    Panel(std::string_view title, bool& is_open, const Box& area, const PanelOptions& options = {});
    ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;
    explicit operator bool() const { return shown_; }
    Box body() const;                     // below the bar with its buttons; put a ScrollArea in it
    int step() const { return step_; }    // −1 previous, 1 next

private:
    NodeId id_ = 0;
    bool& is_open_;
    bool shown_ = false;
    int step_ = 0;
    bool is_dialog_ = false;
};

// A small surface at a control for anything (filters, a calendar): closes on a click beside it and on Escape.
void open_popover(std::string_view name, const Box& anchor, NodeId opener = 0);
void close_popover(std::string_view name);
class Popover {
public:
    Popover(std::string_view name, float width, float height);
    ~Popover();
    Popover(const Popover&) = delete;
    Popover& operator=(const Popover&) = delete;
    explicit operator bool() const { return shown_; }
    Box body() const { return body_; }

private:
    bool shown_ = false;
    Box body_;
};

} // namespace tandem::ui
