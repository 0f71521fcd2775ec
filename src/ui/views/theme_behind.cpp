// Lays out the words.
#include "ui/views/theme_behind.hpp"

#include "ui/widgets/button.hpp"
#include "ui/widgets/figure_link.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

namespace {

constexpr float gap = space::m;

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
        else if (figure_link(place, word.words, word.words, word.words, {.style = TextStyle::caption, .align = Align::left, .colour = theme().second}))
            deals_.open(word.words, ThemeDeals{.theme = theme_row, .week = behind.week, .weeks = behind.weeks, .stage = word.stage}, tr("None of them is open any more"));
    }
}

} // namespace tandem::ui
