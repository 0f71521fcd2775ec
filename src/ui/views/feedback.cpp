// Feedback as a board by kind with its weeks, and the themes that come up, rising ones first.
#include <algorithm>

#include "ui/feedback_kinds.hpp"
#include "ui/views.hpp"
#include "ui/views/feedback_parts.hpp"
#include "ui/views/suggestions.hpp"
#include "ui/views/theme_split.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float least_column = 200;     // of the board; a narrower page scrolls it
constexpr int most_merges = 12;     // themes offered to merge into; long menus do not scroll

class FeedbackView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Feedback")); }
    bool filters_by_search() const override { return true; }
    void draw_content(ViewContext& context) override;
    RowId neighbour(const RecordRef& record, int step) const override;
    void left() override { suggestions_.close(), split_.close(); }

private:
    void draw_filters(ViewContext& context, const FeedbackAnswer& answer, Box row);
    void draw_themes(ViewContext& context, const FeedbackAnswer& answer, Box area);
    void draw_proposals(ViewContext& context, Column& rows);
    void draw_theme_strip(ViewContext& context, const FeedbackAnswer& answer, Box area);
    void draw_theme_row(ViewContext& context, const Box& box, const ThemeRow& row);
    void draw_theme_menu(ViewContext& context);
    void draw_kind(ViewContext& context, const FeedbackKindColumn& column, Box box);

    std::string team_;
    RowId theme_ = 0;
    int count_ = 50, phone_kind_ = 0;
    std::vector<std::vector<RowId>> listed_;
    RowId menu_theme_ = 0;              // whose menu is open
    std::string menu_name_;
    SuggestionCards suggestions_;
    ThemeSplit split_;
};

void FeedbackView::draw_content(ViewContext& context) {
    theme_ = row_id_from_text(context.route().option("theme"));
    const auto answer = context.client.ask(FeedbackBoard{.text = context.search, .team = team_, .theme = theme_, .count = count_});
    const bool narrows = theme_ || !team_.empty() || !context.search.empty();
    const bool is_empty = !narrows && !context.has_any("feedback");
    TopBar bar{.title = tr("Feedback")};
    if (!is_empty) bar.primary = {std::string(tr("Add feedback")), icons::plus};
    const TopBarResult top = draw_top_bar(context.top_bar, bar);
    if (top.primary) context.shell.capture_feedback(theme_ ? Presets{{"theme", Value{theme_}}} : Presets{});
    Box area = context.content;
    if (!answer) return skeleton_cards(area.inset(space::l), 112, 4);
    if (is_empty) {
        if (empty_state(area, {.picture = Picture::feedback, .title = tr("No feedback yet"), .sentence = tr("What customers say to one team, the other should hear"),
                               .action = tr("Add feedback"), .action_icon = icons::plus})) context.shell.capture_feedback({});
        return;
    }
    const bool own_row = context.is_phone || top.free.w < 300;
    draw_filters(context, *answer, own_row ? area.cut_top(48).inset(space::l, space::s) : top.free.inset(space::l, 0));
    suggestions_.draw(context, area, theme_);
    split_.draw(context);
    draw_theme_menu(context);
    const bool has_side = area.w >= 1040;
    if (has_side && !answer->themes.empty()) draw_themes(context, *answer, area.cut_right(304));
    else if (!answer->themes.empty()) draw_theme_strip(context, *answer, area.cut_top(96));
    listed_.assign(answer->kinds.size(), {});
    for (std::size_t k = 0; k < answer->kinds.size(); ++k)
        for (const FeedbackItem& item : answer->kinds[k].items) listed_[k].push_back(item.id);
    if (context.is_phone) {
        std::vector<Tab> kinds;
        for (const FeedbackKindColumn& k : answer->kinds) kinds.push_back({std::string(tr(k.label)), context.format.count_short(k.total)});
        {
            ScrollArea strip("kinds", area.cut_top(44), {.axis = Axis::horizontal, .content_width = tabs_width(kinds) + 2 * space::l, .is_bar_hidden = true});
            const Box line = strip.content();
            tabs(Box{line.x + space::s, line.y, tabs_width(kinds), line.h}, tr("Kind"), kinds, phone_kind_);
        }
        if (phone_kind_ >= 0 && static_cast<std::size_t>(phone_kind_) < answer->kinds.size()) draw_kind(context, answer->kinds[static_cast<std::size_t>(phone_kind_)], area.inset(space::l, 0));
        return;
    }
    area = area.inset(space::xl, 0);
    // What nobody said gives its room away where there is little.
    std::vector<const FeedbackKindColumn*> columns;
    const bool has_room = area.w >= static_cast<float>(answer->kinds.size()) * (least_column + space::m) - space::m, is_said = std::ranges::any_of(answer->kinds, [](const auto& kind) { return kind.total > 0; });
    for (const FeedbackKindColumn& kind : answer->kinds)
        if (has_room || !is_said || kind.total > 0) columns.push_back(&kind);
    const int count = static_cast<int>(columns.size());
    ScrollArea board("board", area, {.axis = Axis::horizontal, .content_width = std::max(area.w, static_cast<float>(count) * (least_column + space::m) - space::m)});
    for (int k = 0; k < count; ++k) draw_kind(context, *columns[static_cast<std::size_t>(k)], share(board.content().with_height(area.h), count, k, space::m));
}

void FeedbackView::draw_filters(ViewContext& context, const FeedbackAnswer& answer, Box area) {
    Row row(area.centred(area.w, 28), space::s);
    const std::string team = team_.empty() ? std::string(tr("Team")) : tr("From {}", team_ == "sales" ? tr("sales") : tr("marketing"));
    const ChipResult by_team = chip(row.next(chip_width(team, !team_.empty(), icons::users)), team, !team_.empty(), icons::users, !team_.empty());
    if (by_team.clicked) open_menu("Team", by_team.box, by_team.id);
    if (by_team.removed) team_.clear();
    if (Menu menu{"Team"}) {
        if (menu.item(tr("Both teams"), {.is_checked = team_.empty(), .can_check = true})) team_.clear();
        if (menu.item(tr("From sales"), {.is_checked = team_ == "sales", .can_check = true})) team_ = "sales";
        if (menu.item(tr("From marketing"), {.is_checked = team_ == "marketing", .can_check = true})) team_ = "marketing";
    }
    if (!theme_) return;
    const auto chosen = std::ranges::find(answer.themes, theme_, &ThemeRow::id);
    const std::string about = chosen == answer.themes.end() ? std::string(tr("One theme")) : chosen->name;
    const float width = std::min(chip_width(about, true, icons::tag), row.rest().w);
    if (width <= 60) return;
    const ChipResult by_theme = chip(row.next(width), about, true, icons::tag, true);
    if (by_theme.removed) context.navigation.set_option("theme", "");
    if (by_theme.clicked) menu_theme_ = theme_, menu_name_ = about, open_menu("Theme", by_theme.box, by_theme.id);
}

// What people do with a theme: from its row, or from the chip of the chosen one.
void FeedbackView::draw_theme_menu(ViewContext& context) {
    Menu menu{"Theme"};
    if (!menu) return;
    if (menu.item(tr("Rename…"), {.icon = icons::pencil})) context.open_record("theme", menu_theme_);
    if (menu.item(tr("Split…"), {.icon = icons::split})) split_.open(menu_theme_, menu_name_);
    const auto others = context.client.ask(RecordChoices{.entity = "theme", .limit = most_merges});
    if (others) for (const ChoiceRow& other : others->rows)
        if (other.id != menu_theme_ && menu.item(tr("Merge into {}", other.title), {.icon = icons::merge})) {
            context.run("theme.merge", "theme", {menu_theme_}, {{"into", Value{other.id}}});
            if (theme_ == menu_theme_) context.navigation.set_option("theme", to_text(other.id));
        }
}

void FeedbackView::draw_theme_row(ViewContext& context, const Box& box, const ThemeRow& row) {
    const ThemePress pressed = draw_theme(context, box, row, row.id == theme_, true);
    if (pressed.opened) context.navigation.set_option("theme", row.id == theme_ ? "" : to_text(row.id));
    if (!pressed.menu_asked) return;
    menu_theme_ = row.id, menu_name_ = row.name;
    open_menu("Theme", pressed.menu_at, pressed.opener);
}

void FeedbackView::draw_themes(ViewContext& context, const FeedbackAnswer& answer, Box area) {
    fill(Box{area.x, area.y, hairline(), area.h}, theme().line);
    area = area.inset(space::l, space::m);
    section_heading(area.cut_top(32), tr("Themes"));
    text(area.cut_top(20, space::s), tr("Last {} weeks", std::to_string(answer.weeks.size())), {.style = TextStyle::caption, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Themes"))}, area);
    ScrollArea scroll("themes", area);
    Column rows(scroll.content(), space::xs);
    for (const ThemeRow& row : answer.themes)
        draw_theme_row(context, rows.next(row.is_rising ? rising_theme_height : theme_height), row);
    draw_proposals(context, rows);
    scroll.finish(rows.used());
}

// What feedback without a theme has in common.
void FeedbackView::draw_proposals(ViewContext& context, Column& rows) {
    const auto proposals = context.client.ask(ThemeProposals{});
    if (!proposals || proposals->rows.empty()) return;
    rows.skip(space::l);
    section_heading(rows.next(32), tr("Proposed themes"));
    text(rows.next(20), tr("From words in feedback without one"), {.style = TextStyle::caption, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Proposed themes"))}, rows.rest());
    for (const ProposedThemeRow& row : proposals->rows) {
        IdScope scope(row.phrase);
        Box line = rows.next(theme_height);
        Semantics item({.role = Role::listitem, .name = row.phrase}, line);
        const std::string_view words = row.theme ? tr("Add") : tr("Make theme");
        const std::string what = row.theme ? tr("Add to {}", row.theme_name) : tr("Make a theme of “{}”", row.phrase);
        if (button(line.cut_right(button_width(words), space::s), words, {.tooltip = what})) {
            std::string name = row.phrase;
            if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
            context.run("theme.gather", "feedback", row.pieces, row.theme ? Presets{{"theme", Value{row.theme}}} : Presets{{"name", Value{name}}});
        }
        const auto count = static_cast<std::int64_t>(row.pieces.size());
        text(line.cut_top(24), tr("“{}”", row.phrase), {.style = TextStyle::label});
        text(line.with_height(18), counted(context.format.count(count), count, "piece", "pieces") + (row.theme ? " · " + row.theme_name : std::string()), {.style = TextStyle::caption, .colour = theme().third});
    }
}

void FeedbackView::draw_theme_strip(ViewContext& context, const FeedbackAnswer& answer, Box area) {
    const float width = 264;
    Semantics list({.role = Role::list, .name = std::string(tr("Themes"))}, area);
    ScrollArea scroll("themes", area, {.axis = Axis::horizontal, .content_width = (width + space::s) * static_cast<float>(answer.themes.size()) + 2 * space::l, .is_bar_hidden = true});
    Row row(scroll.content().inset(space::l, space::s), space::s);
    for (const ThemeRow& each : answer.themes) {
        const Box box = row.next(width);
        card(box);
        draw_theme_row(context, box.inset(space::xs), each);
    }
}

void FeedbackView::draw_kind(ViewContext& context, const FeedbackKindColumn& column, Box box) {
    const FeedbackLook& look = feedback_look(column.kind);
    const std::string_view label = tr(column.label);
    box = box.inset(0, space::m);
    IdScope scope(column.kind);
    Box head = box.cut_top(56, space::m);
    {
        const std::string raw = std::to_string(column.total);
        Semantics figure({.role = Role::group, .name = std::string(label), .value = raw}, head);
        Box line = head.cut_top(24);
        draw_icon(line.cut_left(16, space::s), look.icon, theme().strong(look.tone));
        const float width = std::min(line.w - 40, text_width(label, TextStyle::strong) + 4);
        text(line.cut_left(width, space::s), label, {.style = TextStyle::strong});
        text(line, context.format.count(column.total), {.style = TextStyle::table, .colour = theme().third});
        draw_week_bars(head.cut_bottom(26).left(180), tr("{} by week", label), column.weeks, look.tone);
    }
    Semantics list({.role = Role::list, .name = std::string(label)}, box);
    ScrollArea scroll("items-" + column.kind, box);
    const Box inner = scroll.content();
    Column items(Box{inner.x, inner.y, inner.w - 2, inner.h}, space::s);
    for (const FeedbackItem& item : column.items) draw_feedback_item(context, items.next(feedback_item_height(item, items.width(), false)), item, false);
    if (column.items.empty()) text(items.next(40), tr("Nothing here"), {.style = TextStyle::table, .colour = theme().third});
    if (column.total > static_cast<std::int64_t>(column.items.size())) {
        const Box more = items.next(size::control());
        if (button(more.left(button_width(tr("Show more"))), tr("Show more"), {.kind = ButtonKind::ghost})) count_ += 50;
    }
    items.skip(space::xl);
    scroll.finish(items.used());
}

RowId FeedbackView::neighbour(const RecordRef& record, int step) const {
    if (record.entity != "feedback") return 0;
    for (const auto& column : listed_)
        if (const auto it = std::ranges::find(column, record.row); it != column.end()) {
            const auto to = it - column.begin() + step;
            return to >= 0 && to < std::ssize(column) ? column[static_cast<std::size_t>(to)] : 0;
        }
    return 0;
}

} // namespace

std::unique_ptr<View> make_feedback() { return std::make_unique<FeedbackView>(); }

} // namespace tandem::ui
