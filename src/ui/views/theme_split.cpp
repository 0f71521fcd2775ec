// The dialog that splits a theme.
#include "ui/views/theme_split.hpp"

#include <algorithm>

#include "ui/keyboard.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"

namespace tandem::ui {

namespace {

constexpr int most_pieces = 200;        // of each kind
constexpr float piece_height = 36;

} // namespace

void ThemeSplit::open(RowId theme, std::string_view name) {
    *this = {};
    is_open_ = true, theme_ = theme, title_ = tr("Split {}", name);
}

void ThemeSplit::draw(ViewContext& context) {
    if (!is_open_) return;
    Dialog dialog{title_, is_open_, {.width = 520, .description = tr("What is ticked goes to the other theme; it is made when no theme has that name")}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    const FieldOptions words{.placeholder = tr("Battery in winter"), .error = error_, .is_required = true, .takes_focus = true};
    const FieldResult field = text_field(form.next(field_height(words)), tr("Other theme"), new_name_, words);
    if (field.edited) error_.clear();
    const auto board = context.client.ask(FeedbackBoard{.theme = theme_, .count = most_pieces});
    if (!board) skeleton_rows(form.next(3 * piece_height), piece_height, 3);
    else {
        Semantics list({.role = Role::list, .name = std::string(tr("Feedback of this theme"))}, form.rest());
        for (const FeedbackKindColumn& kind : board->kinds)
            for (const FeedbackItem& item : kind.items) {
                Box line = form.next(piece_height);
                IdScope scope(static_cast<std::uint64_t>(item.id));
                const std::string name = item.text.empty() ? kind.label + ", " + context.format.relative(item.at) : item.text;
                Semantics row({.role = Role::listitem, .name = name}, line);
                const auto place = std::ranges::find(chosen_, item.id);
                bool is_chosen = place != chosen_.end();
                if (checkbox(line.centred(line.w, std::min(line.h, size::control())), name, is_chosen)) {
                    if (is_chosen) chosen_.push_back(item.id);
                    else chosen_.erase(place);
                }
            }
    }
    Box foot = dialog.foot();
    const bool is_ready = !new_name_.empty() && !chosen_.empty();
    const auto count = static_cast<std::int64_t>(chosen_.size());
    const std::string label = chosen_.empty() ? std::string(tr("Split off")) : tr("Split off {}", context.format.count(count));
    const bool saves = button(foot.cut_right(button_width(label), space::s), label, {.kind = ButtonKind::primary, .is_disabled = !is_ready, .id = "split off"});
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"), {.kind = ButtonKind::ghost})) is_open_ = false;
    dialog.finish(form.used());
    if (!is_ready || (!saves && !shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    context.client.run("theme.gather", {.entity = "feedback", .rows = chosen_, .values = {{"name", Value{new_name_}}}}, [this, shell = &context.shell](const CommandResult& result) {
        if (result.ok) is_open_ = false, shell->report(result);
        else error_ = result.message;
    });
}

} // namespace tandem::ui
