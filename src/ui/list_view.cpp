// Chips above, grid beneath; each chip opens a menu of the values its field can have.
#include "ui/list_view.hpp"

#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"

namespace tandem::ui {

ListView::ListView(ListSpec spec) : spec_(std::move(spec)), table_(spec_.entity, spec_.columns, spec_.sorts) {}

void ListView::offer_values(ViewContext& context, const Field& field) {
    Menu menu{std::string("filter-") + std::string(field.name), 240};
    if (!menu) return;
    const auto choose = [&](std::string label, Value value) {
        std::erase_if(chosen_, [&](const Chosen& c) { return c.field == field.name; });
        chosen_.push_back({std::string(field.name), std::move(label), std::move(value)});
    };
    const auto is_chosen = [&](const Value& value) { return std::ranges::any_of(chosen_, [&](const Chosen& c) { return c.field == field.name && c.value == value; }); };
    if (field.kind == Kind::yes_no) {
        for (const int yes : {1, 0})
            if (const std::string_view label = yes ? tr("Yes") : tr("No"); menu.item(label, {.is_checked = is_chosen(Value{yes}), .can_check = true})) choose(std::string(label), Value{yes});
        return;
    }
    if (field.kind == Kind::choice) {
        for (const Choice& each : field.choices)
            if (menu.item(tr(each.label), {.is_checked = is_chosen(Value{each.name}), .can_check = true})) choose(std::string(tr(each.label)), Value{each.name});
        return;
    }
    if (const auto found = context.client.ask(RecordChoices{.entity = std::string(field.target), .limit = 40}))
        for (const ChoiceRow& row : found->rows)
            if (menu.item(row.title, {.is_checked = is_chosen(Value{row.id}), .can_check = true})) choose(row.title, Value{row.id});
}

void ListView::draw_chips(ViewContext& context, Box box, std::int64_t total) {
    const Entity& entity = context.catalog.entity(spec_.entity);
    const std::string count = total < 0 ? std::string() : counted(context.format.count(total), total, fold_label(entity.label), fold_label(entity.plural));
    if (!context.is_phone) text(box.cut_right(std::max(120.0f, text_width(count, TextStyle::table)), space::m), count, {.style = TextStyle::table, .colour = theme().third, .align = Align::right});
    Row row(box, space::s);
    std::vector<std::string> names = spec_.filters;
    for (const Field& field : entity.fields)
        if (field.is_custom() && !field.is_removed && (field.kind == Kind::choice || field.kind == Kind::reference || field.kind == Kind::yes_no)) names.emplace_back(field.name);
    std::erase_if(chosen_, [&](const Chosen& c) { return std::ranges::find(names, c.field) == names.end(); });
    for (const std::string& name : names) {
        const Field* field = entity.find(name);
        if (!field) continue;
        IdScope scope(name);
        const auto chosen = std::ranges::find(chosen_, name, &Chosen::field);
        const bool is_on = chosen != chosen_.end();
        const std::string label = is_on ? std::string(tr(field->label)) + " · " + chosen->label : std::string(tr(field->label));
        const float width = chip_width(label, is_on, icons::filter);
        const ChipResult result = chip(row.next(width).centred(width, 26), label, is_on, icons::filter, is_on);
        if (result.clicked) open_menu("filter-" + name, result.box, result.id);
        if (result.removed) chosen_.erase(chosen);
        offer_values(context, *field);
    }
}

void ListView::draw_content(ViewContext& context) {
    const bool is_narrowed = !context.search.empty() || !chosen_.empty(), is_empty = !is_narrowed && !context.has_any(spec_.entity);
    TopBar bar{.title = tr(spec_.title)};
    if (!is_empty) bar.primary = {std::string(tr(spec_.add_label)), icons::plus};
    const bool can_be_twice = spec_.entity == "contact" || spec_.entity == "company";
    const TopBarAction others[] = {{std::string(tr("Duplicates")), icons::git_merge}};
    if (can_be_twice && !is_empty) bar.others = others;
    const TopBarResult pressed = draw_top_bar(context.top_bar, bar);
    if (pressed.primary) context.open_create(spec_.entity);
    if (pressed.other == 0) context.navigation.go(spec_.entity == "company" ? "#/duplicates?of=company" : "#/duplicates");
    Box area = context.content;
    draw_chips(context, area.cut_top(44).inset(space::l, 0), total_);

    RecordTable::Options options{.text = context.search, .filters = {}};
    for (const Chosen& c : chosen_) options.filters.push_back({c.field, "equal", {c.value}});
    if (is_empty) {
        const int pressed = empty_state(area, {.picture = spec_.picture, .title = tr(spec_.empty_title), .sentence = tr(spec_.empty_sentence),
                                               .action = tr(spec_.add_label), .action_icon = icons::plus, .second_action = tr("Import…")});
        if (pressed == 1) context.open_create(spec_.entity);
        if (pressed == 2) context.shell.import_files();
        total_ = -1;
        return;
    }
    if (is_narrowed && total_ == 0) {
        const std::string sentence = context.search.empty() ? std::string(tr("No record fits these filters.")) : tr("Nothing here contains “{}”.", context.search);
        if (empty_state(area.with_height(360), {.picture = Picture::search, .title = tr("Nothing found"), .sentence = sentence, .action = tr("Show all")}) == 1) {
            context.search.clear();
            chosen_.clear();
        }
        // Ask on, so that the count follows what is typed next.
        const Clip nothing({area.x, area.bottom(), 0, 0});
        total_ = table_.draw(context, {area.x, area.bottom(), area.w, 0}, options);
        return;
    }
    total_ = table_.draw(context, area, options);
}

}  // namespace tandem::ui
