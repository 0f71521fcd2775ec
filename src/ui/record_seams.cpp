// Stand-ins for the record panel and the create form; this file goes when theirs exist.
#include "ui/record_panel.hpp"

#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

void draw_record_panel(ViewContext& context) {
    const RecordRef record = context.navigation.record();
    if (!record) return;
    const auto detail = context.client.ask(RecordDetail{.entity = record.entity, .row = record.row});
    bool is_open = true;
    if (Panel panel{detail ? detail->title : std::string(tr("Loading")), is_open, context.content, {.page_href = page_href(record.entity, record.row)}}) {
        if (panel.step()) context.shell.step_record(panel.step());
    }
    if (!is_open) context.navigation.close_record();
}

struct CreateForm::Draft {};
CreateForm::CreateForm() = default;
CreateForm::~CreateForm() = default;
void CreateForm::open(std::string_view, Presets) {}
bool CreateForm::is_open() const { return false; }
void CreateForm::draw(ViewContext&) {}

} // namespace tandem::ui
