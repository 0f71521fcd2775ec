// Asks for the reason before a deal is marked as lost; without one it cannot be sent.
#include "ui/lose_deal.hpp"

#include <imgui.h>

#include "tandem/model/deal.hpp"
#include "ui/keyboard.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"

namespace tandem::ui {

bool draw_lose_deal(ViewContext& context, bool& is_open, const std::vector<RowId>& deals, int& reason, std::string& note) {
    if (!is_open) return false;
    bool sent = false;
    const std::string title(tr("Mark as lost"));
    if (Dialog dialog{title, is_open, {.width = 420}}) {
        Column form(dialog.body(), space::m);
        std::vector<std::string> reasons;
        for (const Choice& each : Choices<LostReason>::list) reasons.emplace_back(tr(each.label));
        const ChoiceOptions options{.placeholder = tr("Choose a reason"), .is_required = true};
        choice(form.next(choice_height(options)), tr("Lost because"), reasons, reason, options);
        const FieldOptions more{.kind = FieldKind::multiline, .placeholder = tr("What did the customer say?"), .rows = 3};
        text_field(form.next(field_height(more)), tr("Note"), note, more);
        Box foot = dialog.foot();
        const std::string_view save = tr("Mark as lost");
        const bool clicked = button(foot.cut_right(button_width(save), space::s), save, {.kind = ButtonKind::danger, .is_disabled = reason < 0});
        if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) is_open = false;
        if (reason >= 0 && (clicked || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) {
            Presets values{{"lost_reason", Value{Choices<LostReason>::list[static_cast<std::size_t>(reason)].name}}};
            if (!note.empty()) values.emplace_back("note", Value{note});
            context.run("deal.lose", "deal", deals, std::move(values));
            is_open = false;
            sent = true;
        }
        dialog.finish(form.used());
    }
    if (!is_open) reason = -1, note.clear();
    return sent;
}

}  // namespace tandem::ui
