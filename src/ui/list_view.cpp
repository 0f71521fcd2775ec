// Saved views and chips above, grid beneath.
#include "ui/list_view.hpp"

#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/host.hpp"
#include "ui/overlay.hpp"
#include "ui/printing.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

ListView::ListView(ListSpec spec)
    : spec_(std::move(spec)), table_(spec_.entity, spec_.columns, spec_.sorts), filters_(spec_.entity), grouping_(spec_.entity), columns_(spec_.entity), views_(spec_.entity) {}

std::vector<std::string> ListView::quick_filters(const Catalog& catalog) const {
    std::vector<std::string> names = spec_.filters;
    for (const Field& field : catalog.entity(spec_.entity).fields)
        if (field.is_custom() && !field.is_removed && (field.kind == Kind::choice || field.kind == Kind::reference || field.kind == Kind::yes_no)) names.emplace_back(field.name);
    return names;
}

// Tabs of saved views, chips, how many there are, and what can be done with the view.
void ListView::draw_head(ViewContext& context, Box& area) {
    const Entity& entity = context.catalog.entity(spec_.entity);
    const ListLayout first = table_.first_layout();
    if (const float height = views_.tabs_height(); height > 0) {
        const Box strip = area.cut_top(height);
        views_.draw_tabs(context, strip.inset(space::s, 0), tr("All {}", fold_label(entity.plural)), table_.layout(), first);
        fill({strip.x, strip.bottom() - hairline(), strip.w, hairline()}, theme().line);
    }
    Box row = area.cut_top(44).inset(space::l, 0);
    const Box options = row.cut_right(size::control(), space::s).centred(size::control(), size::control());
    const SavedViews::Chosen chosen = views_.draw_menu(context, options, table_.layout(), first);
    if (chosen == SavedViews::Chosen::columns) columns_.open(options, 0);
    if (chosen == SavedViews::Chosen::exports_csv) export_list(context, table_);
    if (chosen == SavedViews::Chosen::pastes) host().post("paste_cells", "{}");
    if (chosen == SavedViews::Chosen::exports_xlsx) export_list(context, table_, {}, "xlsx");
    if (!context.is_phone) {
        const std::string count = total_ < 0 ? std::string() : counted(context.format.count(total_), total_, fold_label(entity.label), fold_label(entity.plural));
        text(row.cut_right(std::max(90.0f, text_width(count, TextStyle::table)), space::m), count, {.style = TextStyle::table, .colour = theme().third, .align = Align::right});
    }
    grouping_.draw(context, row.cut_right(grouping_.width(context.catalog, table_.layout()), space::m), table_.layout());
    filters_.draw(context, row, quick_filters(context.catalog), table_.layout());
    if (auto columns = table_.columns(context.catalog); columns_.draw(context, columns, table_.layout().pinned)) table_.layout().columns = std::move(columns);
    views_.draw_dialog(context, table_.layout());
}

void ListView::draw_content(ViewContext& context) {
    views_.follow(context, table_.layout(), table_.first_layout());
    const bool is_narrowed = !context.search.empty() || !table_.layout().filters.empty(), is_empty = !is_narrowed && !context.has_any(spec_.entity);
    TopBar bar{.title = tr(spec_.title)};
    if (!is_empty && !(context.is_phone && !table_.selection().empty())) bar.primary = {std::string(tr(spec_.add_label)), icons::plus};
    const bool can_be_twice = spec_.entity == "contact" || spec_.entity == "company";
    const TopBarAction others[] = {{std::string(tr("Duplicates")), icons::git_merge}};
    if (can_be_twice && !is_empty) bar.others = others;
    const TopBarResult pressed = draw_top_bar(context.top_bar, bar);
    if (pressed.primary) context.open_create(spec_.entity);
    if (pressed.other == 0) context.navigation.go(spec_.entity == "company" ? "#/duplicates?of=company" : "#/duplicates");
    Box area = context.content;
    const RecordTable::Options options{.text = context.search, .can_select = true};
    if (is_empty) {
        const int pressed = empty_state(area, {.picture = spec_.picture, .title = tr(spec_.empty_title), .sentence = tr(spec_.empty_sentence),
                                               .action = tr(spec_.add_label), .action_icon = icons::plus, .second_action = tr("Import…")});
        if (pressed == 1) context.open_create(spec_.entity);
        if (pressed == 2) context.shell.import_files();
        total_ = -1;
        return;
    }
    draw_head(context, area);
    if (is_narrowed && total_ == 0) {
        const std::string sentence = context.search.empty() ? std::string(tr("No record fits these filters.")) : tr("Nothing here contains “{}”.", context.search);
        if (empty_state(area.with_height(360), {.picture = Picture::search, .title = tr("Nothing found"), .sentence = sentence, .action = tr("Show all")}) == 1) {
            context.search.clear();
            table_.layout().filters.clear();
        }
        // Ask on, so that the count follows what is typed next.
        const Clip nothing({area.x, area.bottom(), 0, 0});
        total_ = table_.draw(context, {area.x, area.bottom(), area.w, 0}, options);
        return;
    }
    // Before the list, so that the bar's dialogs and keys come first.
    RowSelection& selection = table_.selection();
    if (!selection.empty()) selection_bar_.draw(context, area.cut_bottom(SelectionBar::height), context.catalog.entity(spec_.entity), selection, table_);
    selection_bar_.draw_dialogs(context, selection);
    total_ = table_.draw(context, area, options);
    if (layer_has_keys())
        if (auto pasted = take_pasted()) pasting_.begin(context, std::move(*pasted), table_);
    if (pasting_.is_going()) pasting_.draw(context, table_);
    if (view_is_to_print(context)) printing_.begin(std::string(tr(spec_.title)), table_.question(context.catalog), table_.shown_columns());
    printing_.follow(context);
}

}  // namespace tandem::ui
