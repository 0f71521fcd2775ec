// Trash: what was deleted, by kind; each can be restored.
#include <array>
#include <map>

#include "tandem_icons.hpp"
#include "ui/record_table.hpp"
#include "ui/views.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"

namespace tandem::ui {

namespace {

struct Section { std::string_view entity, label; };
constexpr std::array sections{Section{"contact", "Contacts"}, Section{"company", "Companies"}, Section{"deal", "Deals"}, Section{"activity", "Activities"},
                              Section{"campaign", "Campaigns"}, Section{"feedback", "Feedback"}, Section{"theme", "Themes"}, Section{"product", "Products"},
                              Section{"person", "People"}, Section{"tag", "Tags"}};

class TrashView : public View {
public:
    TrashView() {
        for (const Section& s : sections) {
            tables_.emplace_back(std::string(s.entity), std::vector<TableColumn>{{s.entity == "activity" ? "subject" : s.entity == "feedback" ? "text" : s.entity == "contact" ? "last_name" : "name", "Name", 320}});
            tabs_.push_back({std::string(tr(s.label))});
        }
    }
    std::string title(const ViewContext&) const override { return std::string(tr("Trash")); }
    void draw_content(ViewContext& context) override {
        draw_top_bar(context.top_bar, {.title = tr("Trash"), .back_href = "#/settings"});
        Box area = context.content;
        tabs(area.cut_top(44).inset(space::l, 0), tr("Kinds"), tabs_, tab_);
        RecordTable& table = tables_[static_cast<std::size_t>(tab_)];
        const Section& section = sections[static_cast<std::size_t>(tab_)];
        if (totals_[tab_] == 0) {
            const Clip nothing({area.x, area.bottom(), 0, 0});
            totals_[tab_] = table.draw(context, {area.x, area.bottom(), area.w, 0}, {.text = {}, .trash = true});
        } else {
            totals_[tab_] = table.draw(context, area, {.text = {}, .trash = true});
        }
        if (totals_[tab_] == 0)
            empty_state(area, {.picture = Picture::table, .title = tr("Nothing in the trash"), .sentence = tr("What you delete stays here and can be restored at any time.")});
        if (table.restored()) context.run("record.restore", section.entity, {table.restored()});
    }

private:
    std::vector<RecordTable> tables_;
    std::vector<Tab> tabs_;
    std::map<int, std::int64_t> totals_;
    int tab_ = 0;
};

}  // namespace

std::unique_ptr<View> make_trash() { return std::make_unique<TrashView>(); }

}  // namespace tandem::ui
