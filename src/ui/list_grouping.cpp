// Fields with few values are offered: choices, references, days by their month, short texts.
#include "ui/list_grouping.hpp"

#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/list_words.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/menu.hpp"

namespace tandem::ui {

namespace {

constexpr float chip_height = 26;
constexpr std::string_view menu_name = "group-by";

bool can_group(const Field& field) {
    return field.kind == Kind::choice || field.kind == Kind::reference || field.kind == Kind::yes_no || field.kind == Kind::rating || field.kind == Kind::date || field.kind == Kind::instant || field.kind == Kind::text;
}

}  // namespace

std::string ListGrouping::label(const Catalog& catalog, const ListLayout& layout) const {
    return layout.group.empty() ? std::string(tr("Group")) : tr("Grouped by {}", list_field_label(catalog, entity_, layout.group));
}

float ListGrouping::width(const Catalog& catalog, const ListLayout& layout) const { return chip_width(label(catalog, layout), !layout.group.empty(), icons::rows_3); }

void ListGrouping::draw(ViewContext& context, const Box& box, ListLayout& layout) {
    if (!layout.group.empty() && !list_field(context.catalog, entity_, layout.group)) layout.group.clear();
    const ChipResult it = chip(box.centred(box.w, chip_height), label(context.catalog, layout), !layout.group.empty(), icons::rows_3, !layout.group.empty());
    if (it.removed) layout.group.clear();
    else if (it.clicked) open_menu(menu_name, it.box, it.id);
    Menu menu{menu_name, 220};
    if (!menu) return;
    if (menu.item(tr("No groups"), {.is_checked = layout.group.empty(), .can_check = true})) layout.group.clear();
    menu.separator();
    for (const std::string& name : filterable_fields(context.catalog, entity_)) {
        const Field* field = name.find('.') == std::string::npos ? list_field(context.catalog, entity_, name) : nullptr;
        if (field && can_group(*field) && menu.item(list_field_label(context.catalog, entity_, name), {.is_checked = layout.group == name, .can_check = true})) layout.group = name;
    }
}

std::vector<ListSort> grouped_sorts(const Catalog& catalog, std::string_view entity, const ListLayout& layout) {
    const Field* field = layout.group.empty() ? nullptr : list_field(catalog, entity, layout.group);
    std::vector<ListSort> sorts = layout.sorts;
    if (!field) return sorts;
    ListSort first{layout.group, field->kind == Kind::date || field->kind == Kind::instant || field->kind == Kind::rating};      // the newest, the best
    if (const auto own = std::ranges::find(sorts, layout.group, &ListSort::field); own != sorts.end()) first = *own, sorts.erase(own);
    sorts.insert(sorts.begin(), first);
    return sorts;
}

}  // namespace tandem::ui
