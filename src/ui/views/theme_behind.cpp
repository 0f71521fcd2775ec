// Lays out the words, and lists the deals.
#include "ui/views/theme_behind.hpp"

#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float record_height = 44, gap = space::m;

// Lines stand closer than words, and further apart where fingers press them.
float line_pitch() { return appearance().touch ? 30.0f : 20.0f; }
Row lines_of(const Box& box) { return Row(box, gap, line_pitch() - gap); }
Box whole(const Box& line) { return line.with_height(line_pitch()); }

struct Word { std::string words; RowId campaign = 0, stage = 0; };     // without either: all the deals

// "Autumn webinar ×6", "Proposal: 2 deals, €24K", "3 open deals worth €36K".
std::vector<Word> words_of(const Format& f, const ThemeBehindAnswer& behind) {
    std::vector<Word> all;
    for (const CountRow& each : behind.campaigns) all.push_back({.words = tr("{} ×{}", each.label, f.count(each.count)), .campaign = row_id_from_text(each.name)});
    for (const CountRow& each : behind.stages) all.push_back({.words = each.label + ": " + counted(f.count(each.count), each.count, "deal", "deals") + ", " + f.money_short(each.cost), .stage = row_id_from_text(each.name)});
    if (behind.open_deals > 0) all.push_back({.words = tr("{} worth {}", counted(f.count(behind.open_deals), behind.open_deals, "open deal", "open deals"), f.money_short(behind.open_value))});
    return all;
}

std::string_view heading_of(const ThemeBehindAnswer& behind) { return behind.campaigns.empty() && behind.stages.empty() ? tr("No campaign or open deal behind it") : tr("Behind it:"); }

// Words that open something.
bool pressed(const Box& box, std::string_view words) {
    const Interaction it = interact({.id = make_id(words), .role = Role::button, .name = std::string(words), .flags = Flag::focusable}, box);
    draw_text(box, words, {.style = TextStyle::caption, .colour = it.hovered ? theme().accent : theme().second});
    if (it.hovered) line(box.x, box.middle_y() + 7, box.right(), box.middle_y() + 7, theme().accent);
    if (it.ring) focus_ring(box.outset(2), radius::small);
    return it.clicked;
}

} // namespace

float ThemeBehindLine::height(const Format& f, const ThemeBehindAnswer& behind, float width) {
    Row row = lines_of({0, 0, width, 0});
    row.next(text_width(heading_of(behind), TextStyle::caption) + 2);
    for (const Word& word : words_of(f, behind)) row.next(std::min(width, text_width(word.words, TextStyle::caption) + 2));
    return row.used_height() + gap;
}

void ThemeBehindLine::draw(ViewContext& context, const Box& box, RowId theme_row, const ThemeBehindAnswer& behind) {
    Row row = lines_of(box);
    const std::string_view heading = heading_of(behind);
    text(whole(row.next(text_width(heading, TextStyle::caption) + 2)), heading, {.style = TextStyle::caption, .colour = theme().third});
    for (const Word& word : words_of(context.format, behind)) {
        const Box place = whole(row.next(std::min(box.w, text_width(word.words, TextStyle::caption) + 2)));
        if (word.campaign) link(place, word.words, record_href("campaign", word.campaign), {.style = TextStyle::caption, .colour = theme().second, .is_quiet = true});
        else if (pressed(place, word.words)) is_open_ = true, title_ = word.words, question_ = {.theme = theme_row, .week = behind.week, .weeks = behind.weeks, .stage = word.stage};
    }
}

void ThemeBehindLine::draw_dialog(ViewContext& context) {
    if (!is_open_) return;
    Dialog dialog{title_, is_open_, {.width = 480}};
    if (!dialog) return;
    const auto answer = context.client.ask(question_);
    Column rows(dialog.body());
    if (!answer) {
        if (answer.error().empty()) skeleton_rows(rows.next(3 * record_height), record_height, 3);
        else text(rows.next(24), answer.error(), {.style = TextStyle::table, .colour = theme().bad});
        return dialog.finish(rows.used());
    }
    if (answer->rows.empty()) text(rows.next(28), tr("None of them is open any more"), {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = title_}, rows.rest().with_height(record_height * static_cast<float>(answer->rows.size())));
    for (const ThemeDeal& row : answer->rows) {
        const Box box = rows.next(record_height);
        const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(row.id), row.title);
        IdScope scope(static_cast<std::uint64_t>(row.id));
        Box in = box.inset(space::s, 3);
        const std::string amount = context.format.money(row.amount);
        text(in.cut_right(text_width(amount, TextStyle::table) + 4, space::s), amount, {.style = TextStyle::table, .align = Align::right});
        const bool is_followed = link(in.cut_top(20), row.title, record_href("deal", row.id), {.style = TextStyle::label, .is_quiet = true});
        text(in, row.stage, {.style = TextStyle::caption, .colour = theme().third});
        end_list_row();
        if (it.clicked) context.open_record("deal", row.id);
        if (it.clicked || is_followed) is_open_ = false;
    }
    dialog.finish(rows.used());
}

} // namespace tandem::ui
