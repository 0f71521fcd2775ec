// The first column names the record and stays; the others come, go and move.
#include "ui/list_columns.hpp"

#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/list_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/scroll.hpp"

namespace tandem::ui {

namespace {

constexpr float row_height = 34, most_height = 440;
constexpr int first_width = 140;

std::string popover_name() { return std::string(tr("Columns")); }

}  // namespace

void ListColumns::open(const Box& anchor, std::uint32_t opener) { open_popover(popover_name(), anchor, opener); }

bool ListColumns::draw(ViewContext& context, std::vector<ListColumn>& shown, int& pinned) {
    std::vector<std::string> others = column_fields(context.catalog, entity_);
    std::erase_if(others, [&](const std::string& name) { return std::ranges::contains(shown, name, &ListColumn::field); });
    const float content = row_height * static_cast<float>(shown.size() + others.size());
    Popover popover(popover_name(), 330, std::min(most_height, content + 2 * space::m));
    if (!popover) return false;
    ScrollArea scroll("columns", popover.body(), {.content_height = content});
    Column column(scroll.content());
    const std::size_t count = shown.size();
    for (std::size_t i = 0; i < count; ++i) {
        IdScope scope(shown[i].field);
        const std::string label = list_field_label(context.catalog, entity_, shown[i].field);
        Box row = column.next(row_height);
        const bool can_fall = i > 0 && i + 1 < count, can_rise = i > 1;
        if (icon_button(row.cut_right(28), icons::arrow_down, tr("Move {} down", label), {.kind = ButtonKind::ghost, .is_disabled = !can_fall})) { std::swap(shown[i], shown[i + 1]); return true; }
        if (icon_button(row.cut_right(28, space::s), icons::arrow_up, tr("Move {} up", label), {.kind = ButtonKind::ghost, .is_disabled = !can_rise})) { std::swap(shown[i], shown[i - 1]); return true; }
        const bool is_pinned = static_cast<int>(i) < pinned;
        // All up to it: what stays stands together at the left.
        if (icon_button(row.cut_right(28), icons::pin, is_pinned ? tr("Do not pin {}", label) : tr("Pin {} and what is left of it", label), {.kind = ButtonKind::ghost, .flags = is_pinned ? Flag::pressed : Flag::unpressed})) {
            pinned = static_cast<int>(is_pinned ? i : i + 1);
            return true;
        }
        bool is_on = true;
        if (checkbox(row, label, is_on, i == 0)) { shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(i)); return true; }
    }
    for (const std::string& name : others) {
        IdScope scope(name);
        bool is_on = false;
        if (checkbox(column.next(row_height), list_field_label(context.catalog, entity_, name), is_on)) { shown.push_back({name, first_width}); return true; }
    }
    return false;
}

}  // namespace tandem::ui
