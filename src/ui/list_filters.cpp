// Draws chips and the editor of one filter; a filter that says too little yet is kept and asks nothing.
#include "ui/list_filters.hpp"

#include <algorithm>
#include <array>

#include "tandem_icons.hpp"
#include "ui/entry.hpp"
#include "ui/list_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/scroll.hpp"

namespace tandem::ui {

namespace {

constexpr float chip_height = 26, option_height = 32;
constexpr std::size_t most_options = 7;         // shown at once
constexpr float widest_chip = 420;
constexpr std::string_view add_menu = "add-filter", group_menu = "filter-group";

struct Option { Value value; std::string label; };

// What a choice, a yes-or-no or a reference can be.
std::vector<Option> options_of(ViewContext& context, const Field& field, const std::string& search) {
    std::vector<Option> out;
    if (field.kind == Kind::yes_no) out = {{Value{1}, std::string(tr("Yes"))}, {Value{0}, std::string(tr("No"))}};
    for (const Choice& each : field.choices) out.push_back({Value{each.name}, std::string(tr_as("choice", each.label))});
    if (field.kind == Kind::reference)
        if (const auto found = context.client.ask(record_choices(field, search)))
            for (const ChoiceRow& row : found->rows) out.push_back({Value{row.id}, row.title});
    return out;
}

void toggle(ListFilter& filter, const Value& value) {
    const auto found = std::ranges::find(filter.values, value);
    if (found == filter.values.end()) filter.values.push_back(value);
    else filter.values.erase(found);
}

// One that the quick menu of values can show.
bool is_plain(const ListFilter& filter) { return !filter.negated && (filter.comparison == "any_of" || filter.comparison == "equal"); }

// One that is no group, of that field.
std::size_t alone(const ListLayout& layout, std::string_view field) {
    for (std::size_t i = 0; i < layout.filters.size(); i = group_end(layout.filters, i))
        if (layout.filters[i].field == field && group_end(layout.filters, i) == i + 1) return i;
    return layout.filters.size();
}

std::size_t group_of(const ListLayout& layout, std::size_t index) {
    while (index > 0 && layout.filters[index].grouped) --index;
    return index;
}

// What joins the conditions of a chip is what does not join the chips.
std::string_view one_more(const ListLayout& layout) { return layout.any ? tr("And…") : tr("Or…"); }

std::string editor_name() { return std::string(tr("Filter")); }

}  // namespace

void ListFilters::edit(std::size_t index, const Box& anchor, std::uint32_t opener) {
    edited_ = static_cast<int>(index);
    anchor_ = anchor;
    draft_ = {};
    search_.clear();
    close_popover(editor_name());
    open_popover(editor_name(), anchor, opener);
}

void ListFilters::offer_values(ViewContext& context, const std::string& name, ListLayout& layout) {
    Menu menu{"filter-" + name, 240};
    if (!menu) return;
    const Field* field = list_field(context.catalog, entity_, name);
    if (!field) return;
    const std::size_t index = alone(layout, name);
    const auto filter = layout.filters.begin() + static_cast<std::ptrdiff_t>(index);
    for (const Option& option : options_of(context, *field, {})) {
        const bool is_chosen = filter != layout.filters.end() && std::ranges::contains(filter->values, option.value);
        if (!menu.item(option.label, {.is_checked = is_chosen, .can_check = true})) continue;
        if (filter == layout.filters.end()) {
            layout.filters.push_back({.field = name, .comparison = "any_of", .values = {option.value}});
        } else {
            filter->comparison = "any_of";
            toggle(*filter, option.value);
            if (filter->values.empty()) erase_filter(layout.filters, index);
        }
        return;
    }
    menu.separator();
    if (menu.item(tr("More conditions…"), {.icon = icons::sliders_horizontal})) {
        if (filter == layout.filters.end()) layout.filters.push_back({.field = name, .comparison = "any_of"});
        edit(index, anchor_, 0);
    }
    if (index < layout.filters.size() && menu.item(one_more(layout), {.icon = icons::plus})) add_to_group(index, anchor_, 0);
}

std::string ListFilters::condition_words(ViewContext& context, const ListFilter& filter) const {
    const Field* field = list_field(context.catalog, entity_, filter.field);
    return list_field_label(context.catalog, entity_, filter.field) + " · " + (field ? filter_words(context, *field, filter) : std::string("…"));
}

std::string ListFilters::group_words(ViewContext& context, const ListLayout& layout, std::size_t begin) const {
    std::string words;
    for (std::size_t i = begin; i < group_end(layout.filters, begin); ++i) {
        const std::string one = condition_words(context, layout.filters[i]);
        words = i == begin ? one : layout.any ? tr("{} and {}", words, one) : tr("{} or {}", words, one);
    }
    return words;
}

void ListFilters::add_to_group(std::size_t begin, const Box& anchor, std::uint32_t opener) {
    group_ = begin, anchor_ = anchor;
    open_menu(add_menu, anchor, opener);
}

// The conditions of a chip that holds several, each with its editor.
void ListFilters::offer_conditions(ViewContext& context, ListLayout& layout) {
    Menu menu{group_menu, 300};
    if (!menu || !group_ || *group_ >= layout.filters.size()) return;
    const std::size_t begin = *group_, end = group_end(layout.filters, begin);
    for (std::size_t i = begin; i < end; ++i)
        if (menu.item(condition_words(context, layout.filters[i]), {.icon = icons::filter})) edit(i, anchor_, 0);
    menu.separator();
    if (menu.item(one_more(layout), {.icon = icons::plus})) add_to_group(begin, anchor_, 0);
}

void ListFilters::draw_chip(Box box, const std::string& label, std::size_t index, bool is_quick, ListLayout& layout) {
    const ListFilter& filter = layout.filters[index];
    const std::size_t end = group_end(layout.filters, index);
    IdScope scope(filter.field + std::to_string(index));
    const ChipResult result = chip(box, label, true, icons::filter, true);
    if (result.clicked && end > index + 1) group_ = index, anchor_ = result.box, open_menu(group_menu, result.box, result.id);
    else if (result.clicked && is_quick && is_plain(filter)) anchor_ = result.box, open_menu("filter-" + filter.field, result.box, result.id);
    else if (result.clicked) edit(index, result.box, result.id);
    if (result.removed) {
        layout.filters.erase(layout.filters.begin() + static_cast<std::ptrdiff_t>(index), layout.filters.begin() + static_cast<std::ptrdiff_t>(end));
        edited_ = -1, group_.reset();
    }
}

void ListFilters::draw_quick(Box box, const std::string& label, const std::string& name) {
    IdScope scope(name);
    const ChipResult result = chip(box, label, false, icons::filter);
    if (result.clicked) anchor_ = result.box, open_menu("filter-" + name, result.box, result.id);
}

void ListFilters::draw(ViewContext& context, const Box& box, std::span<const std::string> quick, ListLayout& layout) {
    if (const auto is_known = [&](const ListFilter& filter) { return list_field(context.catalog, entity_, filter.field) != nullptr; }; !std::ranges::all_of(layout.filters, is_known))
        layout.filters = filters_kept(layout.filters, is_known);
    {
        ScrollArea scroll("chips", box, {.axis = Axis::horizontal, .content_width = std::max(width_, box.w), .is_bar_hidden = true});
        const Box content = scroll.content();
        Row row(content, space::s);
        const auto place = [&](float width) { return row.next(width).centred(width, chip_height); };
        for (std::size_t i = 0; i < layout.filters.size(); i = group_end(layout.filters, i)) {
            const std::string label = group_words(context, layout, i);
            draw_chip(place(std::min(chip_width(label, true, icons::filter), std::min(widest_chip, box.w))), label, i, std::ranges::contains(quick, layout.filters[i].field), layout);
            if (i >= layout.filters.size()) break;          // it was removed
        }
        for (const std::string& name : quick) {
            if (alone(layout, name) < layout.filters.size()) continue;
            const std::string label = list_field_label(context.catalog, entity_, name);
            draw_quick(place(chip_width(label, false, icons::filter)), label, name);
        }
        if (group_count(layout.filters) > 1) {
            const std::string_view label = layout.any ? tr("Match any") : tr("Match all");
            if (chip(place(chip_width(label, false, icons::split)), label, false, icons::split, layout.any).clicked) layout.any = !layout.any;
        } else {
            layout.any = false;
        }
        const ChipResult add = chip(place(chip_width(tr("Filter"), false, icons::plus)), tr("Filter"), false, icons::plus);
        if (add.clicked) group_.reset(), anchor_ = add.box, open_menu(add_menu, add.box, add.id);
        width_ = row.rest().x - content.x;
    }
    for (const std::string& name : quick) offer_values(context, name, layout);
    offer_conditions(context, layout);
    offer_fields(context, layout);
    draw_editor(context, layout);
}

void ListFilters::offer_fields(ViewContext& context, ListLayout& layout) {
    Menu menu{add_menu, 220};
    if (!menu) return;
    for (const std::string& name : filterable_fields(context.catalog, entity_)) {
        if (!menu.item(list_field_label(context.catalog, entity_, name))) continue;
        ListFilter filter{.field = name};
        set_condition(filter, first_condition(*list_field(context.catalog, entity_, name)));
        const bool is_more = group_ && *group_ < layout.filters.size();
        const std::size_t at = is_more ? group_end(layout.filters, *group_) : layout.filters.size();
        filter.grouped = is_more;
        layout.filters.insert(layout.filters.begin() + static_cast<std::ptrdiff_t>(at), std::move(filter));
        edit(at, anchor_, 0);
    }
}

void ListFilters::draw_list(ViewContext& context, Box box, const Field& field, ListFilter& filter) {
    if (field.kind == Kind::reference) text_field(box.cut_top(size::control(), space::s), tr("Search"), search_, {.kind = FieldKind::search, .icon = icons::search, .label_is_hidden = true});
    const std::vector<Option> options = options_of(context, field, search_);
    ScrollArea scroll("values", box, {.content_height = option_height * static_cast<float>(options.size())});
    Column column(scroll.content());
    for (const Option& option : options) {
        bool is_on = std::ranges::contains(filter.values, option.value);
        if (checkbox(column.next(option_height), option.label, is_on)) toggle(filter, option.value);
    }
}

void ListFilters::draw_numbers(ViewContext& context, Column& column, const Field& field, ListFilter& filter, bool has_two) {
    const EntryContext how = entry_context(context.format);
    filter.values.resize(has_two ? 2 : 1);
    const bool is_text = storage_of(field.kind) == Storage::text;
    for (std::size_t i = 0; i < filter.values.size(); ++i) {
        std::string& typed = i == 0 ? draft_.first : draft_.second;
        const FieldOptions more{.kind = is_text || field.kind == Kind::duration ? FieldKind::text : FieldKind::decimal, .error = draft_.error, .takes_focus = i == 0};
        const std::string_view label = !has_two ? tr("Value") : i == 0 ? tr("From") : tr("To");
        if (typed.empty() && !filter.values[i].is_null()) typed = entry_from_value(field, filter.values[i], how);
        if (!text_field(column.next(field_height(more)), label, typed, more).edited) continue;
        // A text is looked for as it is typed: an address half written is still a part of one.
        const auto value = is_text ? Result<Value>(typed.empty() ? Value{} : Value{typed}) : value_from_entry(field, typed, how);
        draft_.error = value ? std::string() : value.error().message;
        filter.values[i] = value ? *value : Value{};
    }
}

void ListFilters::draw_days(ViewContext& context, Column& column, ListFilter& filter, bool has_two) {
    const std::string period(filter.values.empty() ? std::string_view() : filter.values[0].text_or(""));
    const auto dots = period.find("..");
    std::string first = period.substr(0, dots), last = dots == std::string::npos ? std::string() : period.substr(dots + 2);
    const bool is_open = first.empty() || last.empty();
    const EntryContext how = entry_context(context.format);
    bool is_changed = false;
    const auto ask = [&](std::string_view label, std::string& typed, std::string& day) {
        const FieldOptions more{.kind = FieldKind::date, .placeholder = tr("24 Nov, next fri, in 2 weeks"), .error = draft_.error, .takes_focus = &typed == &draft_.first};
        if (typed.empty() && date_from_text(day)) typed = context.format.full_date(*date_from_text(day));
        const FieldResult result = text_field(column.next(field_height(more)), label, typed, more);
        if (!result.committed) return;
        const auto read = date_from_entry(typed, how);
        draft_.error = read ? std::string() : read.error().message;
        if (read) day = to_text(*read), typed = context.format.full_date(*read), is_changed = true;
    };
    if (has_two) {
        ask(tr("From"), draft_.first, first);
        ask(tr("To"), draft_.second, last);
    } else {
        std::string& day = first.empty() ? last : first;
        ask(tr("Day"), draft_.first, day);
        if (!is_open) last = first;
    }
    if (is_changed) filter.values = {Value{first + ".." + last}};
}

void ListFilters::draw_editor(ViewContext& context, ListLayout& layout) {
    if (edited_ < 0 || static_cast<std::size_t>(edited_) >= layout.filters.size()) return void(edited_ = -1);
    const auto index = static_cast<std::size_t>(edited_);
    ListFilter& filter = layout.filters[index];
    const Field* field = list_field(context.catalog, entity_, filter.field);
    if (!field) return;
    const auto conditions = conditions_of(*field);
    std::size_t at = condition_of(filter, *field);
    const ValueShape shape = conditions[at].shape;
    float height = 2 * space::m + choice_height({}) + space::m + size::control() + space::m;
    const FieldOptions line{.error = draft_.error};
    switch (shape) {
        case ValueShape::none: break;
        case ValueShape::list: height += option_height * static_cast<float>(std::clamp<std::size_t>(field->kind == Kind::reference ? most_options : options_of(context, *field, {}).size(), 1, most_options)) + space::m + (field->kind == Kind::reference ? size::control() + space::s : 0); break;
        case ValueShape::text: case ValueShape::number: case ValueShape::day: height += field_height(line) + space::m; break;
        case ValueShape::two_numbers: case ValueShape::two_days: height += 2 * (field_height(line) + space::m); break;
    }
    Popover popover(editor_name(), 320, height);
    if (!popover) {
        if (!is_complete(filter, *field)) erase_filter(layout.filters, index);
        edited_ = -1;
        return;
    }
    Box body = popover.body();
    Box foot = body.cut_bottom(size::control(), space::m);
    Column column(body, space::m);
    std::vector<std::string> labels;
    for (const Condition& each : conditions) labels.emplace_back(tr(each.label));
    int chosen = static_cast<int>(at);
    const std::string label = list_field_label(context.catalog, entity_, filter.field);
    if (choice(column.next(choice_height({})), label, labels, chosen) && chosen >= 0) {
        set_condition(filter, conditions[static_cast<std::size_t>(chosen)]);
        draft_ = {};
    } else if (shape == ValueShape::list) draw_list(context, column.rest(), *field, filter);
    else if (shape == ValueShape::text || shape == ValueShape::number || shape == ValueShape::two_numbers) draw_numbers(context, column, *field, filter, shape == ValueShape::two_numbers);
    else if (shape == ValueShape::day || shape == ValueShape::two_days) draw_days(context, column, filter, shape == ValueShape::two_days);
    if (button(foot.cut_right(button_width(tr("Done"), {.kind = ButtonKind::primary})), tr("Done"), {.kind = ButtonKind::primary})) close_popover(editor_name());
    if (button(foot.cut_left(button_width(tr("Remove"), {.kind = ButtonKind::ghost})), tr("Remove"), {.kind = ButtonKind::ghost})) {
        erase_filter(layout.filters, index);
        edited_ = -1;
        return close_popover(editor_name());
    }
    const ButtonOptions more{.kind = ButtonKind::ghost, .icon = icons::plus, .is_disabled = !is_complete(filter, *field)};
    if (!button(foot.cut_left(button_width(one_more(layout), more)), one_more(layout), more)) return;
    const Box anchor = anchor_;
    close_popover(editor_name());
    add_to_group(group_of(layout, index), anchor, 0);
}

}  // namespace tandem::ui
