// The record beside a list, and the dialog that makes a new one: the seams between the shell and everything about single records.
#pragma once

#include "ui/view.hpp"

namespace tandem::ui {

// Each frame while context.navigation.record() names one: a Panel over the view (full screen on phones) whose title is the
// record's. Closing calls context.navigation.close_record(); J and K context.shell.step_record(±1).
void draw_record_panel(ViewContext& context);

// The form of a new record. open() takes what is known already; draw() each frame, whether open or not.
class CreateForm {
public:
    CreateForm();
    ~CreateForm();
    void open(std::string_view entity, Presets presets);
    bool is_open() const;
    void draw(ViewContext& context);

private:
    struct Draft;
    std::unique_ptr<Draft> draft_;
};

} // namespace tandem::ui
