// The panel beside a list and the page of a single record, both around the same content.
#include "ui/record_panel.hpp"

#include <imgui.h>

#include "tandem/contract/records.hpp"
#include "ui/keyboard.hpp"
#include "ui/printing.hpp"
#include "ui/record_content.hpp"
#include "ui/views.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/frame.hpp"

namespace tandem::ui {

void draw_record_panel(ViewContext& context) {
    static RecordContent content;       // drafts that are lost with the page, as every view's
    const RecordRef record = context.navigation.record();
    if (!record) return;
    const auto answer = context.client.ask(RecordDetail{.entity = record.entity, .row = record.row});
    bool is_open = true;
    const std::string title = answer && !answer->title.empty() ? answer->title : std::string(tr("Record"));
    const std::string page = page_href(record.entity, record.row);
    if (Panel panel{title, is_open, context.content, {.can_step = true, .page_href = page}}) {
        content.draw(context, panel.body(), record, RecordContent::Width::one_column);
        if (shortcut(ImGuiMod_Ctrl | ImGuiKey_P)) print_record(record);
        if (panel.step()) context.shell.step_record(panel.step());
    }
    if (!is_open) context.navigation.close_record();
}

namespace {

class RecordPage : public View {
public:
    std::string title(const ViewContext& context) const override {
        const RecordRef& record = context.route().subject;
        const auto answer = context.client.ask(RecordDetail{.entity = record.entity, .row = record.row});
        return answer ? answer->title : std::string(tr("Record"));
    }
    void draw_content(ViewContext& context) override {
        const RecordRef& record = context.route().subject;
        const Entity* entity = context.catalog.find(record.entity);
        draw_top_bar(context.top_bar, {.title = entity ? tr(entity->label) : tr("Record"), .back_href = "#/" + plural_of(record.entity)});
        content_.draw(context, context.content, record, RecordContent::Width::two_columns);
    }

private:
    RecordContent content_;
};

}  // namespace

std::unique_ptr<View> make_record() { return std::make_unique<RecordPage>(); }

}  // namespace tandem::ui
