// Every part of the kit in its states, on one scrolling page.
#include "ui/widgets/specimen.hpp"

#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/palette.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"
#include "ui/widgets/toast.hpp"

#include "tandem_icons.hpp"

#include <imgui.h>

#include <cmath>

namespace tandem::ui {

namespace {

struct Specimen {
    Frame frame;
    std::string name = "Ada Lovelace", email = "ada@", note = "Asked about battery life.\nCall again on Friday.", price = "2,500.00", secret = "tandem", company_query;
    int stage = 1, owner = -1, segment = 0, tab = 0, picked = -1;
    bool agrees = true, wants = false, notifies = true, dialog = false, panel = false, has_chip = true;
    Palette palette;
    int saves = 0;
};
Specimen state;

const std::vector<std::string> stages{"Lead", "Qualified", "Proposal", "Negotiation", "Won"};
const std::vector<std::string> people{"Ada Lovelace", "Grace Hopper", "Katherine Johnson", "Margaret Hamilton", "Radia Perlman"};

void fill_frame() {
    Frame& f = state.frame;
    f.workspace = "EcoTech", f.person = "Ada Lovelace", f.current = "#/specimen", f.can_undo = true, f.undo_label = "Undo Mark as won";
    f.groups = {{"", {{"Home", icons::home, "#/home", "", true}}, Team::none},
                {"Together", {{"Feedback", icons::message_square_quote, "#/feedback", "3", true}}, Team::shared},
                {"Sales", {{"Pipeline", icons::square_kanban, "#/pipeline", "", true}, {"Activities", icons::calendar_check, "#/activities", "5"}, {"Specimen", icons::layout_grid, "#/specimen"}}, Team::sales},
                {"Marketing", {{"Campaigns", icons::megaphone, "#/campaigns"}}, Team::marketing},
                {"Customers", {{"Contacts", icons::users, "#/contacts", "", true}, {"Companies", icons::building_2, "#/companies"}}, Team::none}};
}

Box section(Column& column, std::string_view title, float height) {
    heading(column.next(28), 2, title);
    const Box box = column.next(height);
    column.skip(space::l);
    return box;
}

void draw_buttons(Box box) {
    Row row(box, space::s, size::control());
    if (button(row.next(button_width("Add deal", {.icon = icons::plus})), "Add deal", {.kind = ButtonKind::primary, .icon = icons::plus})) state.dialog = true;
    if (button(row.next(button_width("Open panel")), "Open panel")) state.panel = true;
    if (button(row.next(button_width("Show toast")), "Show toast")) show_toast({.text = "Deal marked as won", .tone = Tone::good, .action = "Undo", .run = [] { state.saves--; }});
    button(row.next(button_width("Ghost")), "Ghost", {.kind = ButtonKind::ghost});
    button(row.next(button_width("Delete", {.icon = icons::trash_2})), "Delete", {.kind = ButtonKind::danger, .icon = icons::trash_2});
    button(row.next(button_width("Save")), "Save", {.kind = ButtonKind::primary, .is_disabled = true, .id = "disabled save"});
    button(row.next(button_width("Cannot")), "Cannot", {.is_disabled = true});
    const Interaction more = icon_button_interaction(row.next(32), icons::ellipsis, "More actions", {.kind = ButtonKind::ghost, .flags = Flag::has_popup});
    if (more.clicked) open_menu("specimen menu", Box{box.x, box.y, 32, 32}, more.id);
    if (Menu menu{"specimen menu"}) {
        menu.heading("Deal");
        if (menu.item("Rename", {.icon = icons::pencil, .shortcut = "F2"})) state.saves++;
        menu.item("Mark as won", {.icon = icons::trophy});
        menu.item("Only mine", {.can_check = true});
        menu.separator();
        menu.item("Delete", {.icon = icons::trash_2, .is_danger = true});
    }
    link(row.next(160), "A link to a deal", "#/deals/1");
    if (button(row.next(button_width("Palette")), "Palette")) state.palette.open();
}

void draw_fields(Box box) {
    const int columns = box.w < 640 ? 1 : 3;
    Column a(share(box, columns, 0), space::m);
    text_field(a.next(field_height({})), "Name", state.name, {.autocomplete = "name", .is_required = true});
    const FieldOptions email{.kind = FieldKind::email, .error = "An address has a name, @ and a domain", .icon = icons::mail};
    text_field(a.next(field_height(email)), "E-mail", state.email, email);
    text_field(a.next(field_height({.kind = FieldKind::money})), "Amount", state.price, {.kind = FieldKind::money, .suffix = "€"});
    if (columns == 1) return;
    Column b(share(box, columns, 1), space::m);
    choice(b.next(choice_height({})), "Stage", stages, state.stage);
    choice(b.next(choice_height({})), "Owner", people, state.owner, {.placeholder = "Nobody", .can_clear = true});
    std::vector<Suggestion> found;
    for (std::size_t i = 0; i < people.size(); i++)
        if (state.company_query.empty() || fuzzy_score(state.company_query, people[i]) >= 0) found.push_back({people[i], "EcoTech", i, icons::user});
    const PickerResult p = picker(b.next(field_height({})), "Contact", state.picked < 0 ? std::string_view() : std::string_view(people[std::size_t(state.picked)]), state.company_query, found, true);
    if (p.picked >= 0) state.picked = int(found[std::size_t(p.picked)].value);
    if (p.cleared) state.picked = -1;
    Column c(share(box, columns, 2), space::m);
    const FieldOptions note{.kind = FieldKind::multiline, .help = "Seen by both teams", .rows = 3};
    text_field(c.next(field_height(note)), "Note", state.note, note);
    std::string fixed = "Cannot be changed";
    text_field(c.next(field_height({})), "Source", fixed, {.is_disabled = true});
}

void draw_toggles(Box box) {
    Row row(box, space::xl, 36);
    checkbox(row.next(110), "Only mine", state.agrees);
    checkbox(row.next(110), "With deals", state.wants);
    bool mixed = false;
    checkbox_mixed(row.next(90), "All rows", mixed, true);
    switch_control(row.next(220), "Remind me each morning", state.notifies);
    static const std::vector<std::string> parts{"Board", "Table", "Forecast"};
    segmented(row.next(segmented_width(parts)), "Layout", parts, state.segment);
    Row marks({box.x, box.y + 48, box.w, 28}, space::s);
    if (state.has_chip && chip(marks.next(chip_width("Owner is Ada", true)), "Owner is Ada").removed) state.has_chip = false;
    chip(marks.next(chip_width("Filter", false, icons::list_filter)), "Filter", false, icons::list_filter);
    badge(marks.next(badge_width("Stale", icons::clock)), "Stale", Tone::warn, icons::clock);
    badge(marks.next(badge_width("Won", icons::check)), "Won", Tone::good, icons::check);
    badge(marks.next(badge_width("Lost", icons::x)), "Lost", Tone::bad, icons::x);
    badge(marks.next(badge_width("Lead")), "Lead");
    team_pill(marks.next(66), Team::sales, "Sales"), team_pill(marks.next(90), Team::marketing, "Marketing"), team_pill(marks.next(76), Team::shared, "Shared");
    for (const auto& person : people) avatar(marks.next(28), person);
    avatar(marks.next(28), "Hikari Works", true);
    key_hint(marks.next(60), "Ctrl K");
}

void draw_cards(Box box) {
    const int columns = box.w < 640 ? 1 : 4;
    Box one = share(box, columns, 0).with_height(132);
    card(one);
    figure(one.inset(space::l), {.label = "Open pipeline", .shown = "€1.24 M", .raw = "124000000", .note = "+12 % on last quarter", .tone = Tone::good, .team = Tone::sales});
    if (columns == 1) return;
    const Box two = share(box, columns, 1).with_height(132);
    card(two, {.is_hovered = true});
    figure(two.inset(space::l), {.label = "Cost per lead", .shown = "€38", .raw = "3800", .note = "of 2,400 leads", .team = Tone::marketing});
    const Box three = share(box, columns, 2).with_height(96);
    IdScope scope("deal");
    const Interaction it = begin_interact({.id = make_id("card"), .role = Role::listitem, .name = "Solar roof for Hikari", .flags = Flag::draggable | Flag::focusable}, three);
    card(three.moved(it.dragging ? it.drag_x : 0, it.dragging ? it.drag_y : 0), {.is_hovered = it.hovered, .is_lifted = it.dragging, .edge = theme().sales});
    Box in = three.inset(space::m).moved(it.dragging ? it.drag_x : 0, it.dragging ? it.drag_y : 0);
    in.cut_left(6);
    Box title = in.cut_top(20);
    icon_button(title.cut_right(20), icons::ellipsis, "Move to…");
    link(title, "Solar roof for Hikari", "#/deals/2", {.style = TextStyle::label, .is_quiet = true});
    text(in.cut_top(20), "ひかり株式会社 · 東京", {.style = TextStyle::caption, .colour = theme().third});
    Box foot = in.cut_top(24);
    text(foot, "€48,000", {.style = TextStyle::label});
    avatar(foot.cut_right(20), "Grace Hopper");
    if (it.ring) focus_ring(three, radius::card);
    end_interact();
    const Box four = share(box, columns, 3).with_height(132);
    card(four);
    Box list = four.inset(4);
    for (int i = 0; i < 3; i++) {
        begin_list_row(list.cut_top(size::row()), std::uint64_t(i), people[std::size_t(i)], i == 1);
        Box row = Box{list.x, list.y - size::row(), list.w, size::row()}.inset(space::s, 0);
        avatar(row.cut_left(20, space::s).centred(20, 20), people[std::size_t(i)]);
        text(row, people[std::size_t(i)], {.style = TextStyle::table});
        end_list_row();
    }
}

void draw_charts(Box box) {
    const int columns = box.w < 640 ? 1 : 3;
    static const std::vector<std::string> weeks{"1 Sep", "8 Sep", "15 Sep", "22 Sep", "29 Sep", "6 Oct", "13 Oct", "20 Oct", "27 Oct", "3 Nov"};
    static const std::vector<Series> one{{"Spend", {1200, 1500, 900, 2100, 2600, 2400, 3100, 2900, 2200, 2500}, Tone::marketing}};
    static const std::vector<Series> two{{"Sales", {12, 14, 13, 18, 22, 21, 25, 24, 30, 33}, Tone::sales}, {"Marketing", {8, 9, 14, 12, 15, 19, 18, 22, 21, 26}, Tone::marketing}};
    const auto money = [](double v) { return "€" + std::to_string(int(v)); };
    Box a = share(box, columns, 0);
    card(a);
    chart(a.inset(space::l), {.title = "Spend peaked in mid-October", .caption = "Spend by week", .kind = ChartKind::bars, .labels = weeks, .series = one, .format = money});
    if (columns == 1) return;
    Box b = share(box, columns, 1);
    card(b);
    chart(b.inset(space::l), {.title = "Both teams won more each week", .kind = ChartKind::line, .labels = weeks, .series = two});
    Box c = share(box, columns, 2);
    card(c);
    chart(c.inset(space::l), {.title = "Won deals by team", .kind = ChartKind::stacked_bars, .labels = weeks, .series = two, .target = 40, .target_label = "Goal 40"});
}

void draw_languages(Box box) {
    static const std::vector<std::string> lines{"English Ada Lovelace", "日本語 山田 太郎", "中文 王小明", "한국어 김민수", "Ελληνικά Γιώργος", "Кириллица Наталья", "العربية محمد عبد الله", "עברית יוסף כהן", "हिन्दी श्री कृष्ण शर्मा", "ไทย สมชาย ใจดี", "Tiếng Việt Nguyễn", "Emoji 😀 🎉 👩‍👩‍👧‍👦 🇩🇪 👍🏽", "Decomposed é ñ"};
    Row row(box, space::l, 22);
    for (const auto& words : lines) text(row.next(210), words, {.can_select = true});
}

} // namespace

void draw_specimen(const Box&) {
    if (state.frame.groups.empty()) fill_frame();
    const FrameLayout layout = draw_frame(state.frame);
    Semantics main({.role = Role::main, .name = "Specimen"}, layout.content);
    static const std::vector<Tab> views{{"All"}, {"Mine", "12"}, {"Stale", "3"}};
    const TopBarAction others[] = {{"Share", icons::share_2}};
    if (draw_top_bar(layout.top_bar, {.title = "Specimen", .tabs = views, .tab = &state.tab, .primary = {"Add contact", icons::plus}, .others = others}).primary) state.dialog = true;
    ScrollArea scroll("specimen", layout.content);
    Column column(scroll.content().inset(screen().is_phone() ? space::l : space::xl), space::s);
    const bool is_narrow = screen().is_phone();
    draw_buttons(section(column, "Buttons", is_narrow ? 240 : 40));
    draw_fields(section(column, "Fields", 220));
    draw_toggles(section(column, "Choices and marks", is_narrow ? 220 : 84));
    draw_cards(section(column, "Cards", 136));
    draw_charts(section(column, "Charts", 280));
    draw_languages(section(column, "Languages", is_narrow ? 320 : 110));
    const Box waits = section(column, "Waiting", 140);
    progress(share(waits, 2, 0).with_height(44), "Importing contacts.csv", 0.42f, "20 s left");
    skeleton_rows(share(waits, 2, 1), 36, 4);
    const Box none = section(column, "Empty", 320);
    card(none);
    empty_state(none, {.picture = Picture::board, .title = "No deals yet", .sentence = "Deals show what you could win and how far it is", .action = "Add first deal", .action_icon = icons::plus, .second_action = "Import deals…"});
    scroll.finish(column.used() + space::xl);

    if (Dialog dialog{"Add deal", state.dialog, {.description = "A deal is money you hope to earn from one company"}}) {
        Box foot = dialog.foot();
        if (button(foot.cut_right(button_width("Add deal"), space::s), "Add deal", {.kind = ButtonKind::primary}) || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere)) state.dialog = false, state.saves++, show_toast({.text = "Deal added", .tone = Tone::good, .action = "Undo"});
        if (button(foot.cut_right(button_width("Cancel")), "Cancel")) state.dialog = false;
        Column form(dialog.body(), space::m);
        text_field(form.next(field_height({})), "Deal name", state.name, {.placeholder = "What is it about", .is_required = true});
        const Box two = form.next(field_height({}));
        text_field(share(two, 2, 0), "Amount", state.price, {.kind = FieldKind::money, .suffix = "€"});
        choice(share(two, 2, 1), "Stage", stages, state.stage);
        dialog.finish(form.used());
    }
    if (state.panel)
        if (Panel panel{"Ada Lovelace", state.panel, layout.content, {.page_href = "#/contacts/1"}}) {
            Box body = panel.body().inset(space::xl);
            Box head = body.cut_top(48, space::m);
            avatar(head.cut_left(48, space::m), "Ada Lovelace");
            heading(head.cut_top(28), 2, "Ada Lovelace");
            text(head, "Analyst at Hikari Works", {.style = TextStyle::table, .colour = theme().second, .can_select = true});
            for (const auto& [k, v] : {std::pair{"E-mail", "ada@example.org"}, {"Phone", "+49 30 1234567"}, {"Owner", "Grace Hopper"}, {"Lifecycle", ""}}) key_value(body.cut_top(30), k, v);
        }
    const std::vector<PaletteItem> items{{"Add deal", "Ctrl D", "Commands", icons::plus}, {"Mark as won", "", "Commands", icons::trophy}, {"Pipeline", "", "Views", icons::square_kanban, "#/pipeline"}, {"Contacts", "", "Views", icons::users, "#/contacts"}, {"Ada Lovelace", "Contact at Hikari", "Records", icons::user, "#/contacts/1"}};
    if (layout.events.palette) state.palette.open();
    state.palette.draw(items);
    draw_toasts({0, 0, screen().width, screen().height - (is_narrow ? size::phone_bar : 0)});
}

} // namespace tandem::ui
