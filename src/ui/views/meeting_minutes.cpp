// Keeps what is typed apart from what is saved.
#include "ui/views/meeting_minutes.hpp"

#include <algorithm>
#include <cmath>

#include "ui/text.hpp"
#include "ui/widgets/field_state.hpp"

namespace tandem::ui {

bool MeetingMinutes::draw(ViewContext& context, const MeetingAnswer& meeting, const Box& box, bool takes_focus) {
    // What a colleague or an undo changed is shown, unless somebody is typing here.
    if (meeting_ != meeting.id || (text_ == saved_ && saved_ != meeting.minutes)) meeting_ = meeting.id, text_ = saved_ = meeting.minutes;
    const int rows = std::max(3, static_cast<int>(std::floor(box.h / face(TextStyle::body).line())) - 1);
    const FieldOptions options{.kind = FieldKind::multiline, .placeholder = tr("Who said what, in a few words"), .label_is_hidden = true, .takes_focus = takes_focus, .rows = rows};
    const FieldResult field = text_field(box.with_height(std::min(box.h, field_height(options))), tr("Minutes"), text_, options);
    // Minutes are no form to be given up: Escape leaves the field with what stands in it.
    if (field.escaped) text_ = field_memory(field.id).at_escape;
    if ((field.committed || field.escaped) && text_ != saved_) {
        saved_ = text_;
        context.run("record.update", "meeting", {meeting.id}, {{"minutes", Value{text_}}});
    }
    return field.escaped;
}

} // namespace tandem::ui
