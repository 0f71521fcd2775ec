// Cards of suggestions in a strip, and the answer in one dialog: what was done, one sentence, the campaign.
#include "ui/views/suggestions.hpp"

#include <algorithm>

#include "tandem/contract/comparison.hpp"
#include "tandem/model/theme_answer.hpp"
#include "tandem_icons.hpp"
#include "ui/choice_words.hpp"
#include "ui/field_editor.hpp"
#include "ui/keyboard.hpp"
#include "ui/views/feedback_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float head_height = 28, widest_card = 560, bars_width = 120;
constexpr int days_answers_stay = 14;
constexpr float answered_height = 18;           // who answered it, and when

int lines_of_sentence(const ViewContext& context) { return context.is_phone ? 4 : 2; }

std::string p_words(const Format& f, double p) { return p < 0.0001 ? tr("p < {}", f.decimal(0.0001, 4)) : tr("p = {}", f.decimal(p, 4)); }

std::string listed(const std::vector<std::int64_t>& counts) {
    std::string words;
    for (const std::int64_t count : counts) words += (words.empty() ? "" : ", ") + std::to_string(count);
    return words;
}

ThemeBehindAnswer behind_of(const SuggestionRow& row) {
    return {.week = row.week, .weeks = static_cast<int>(row.mentions.size()), .campaigns = row.campaigns, .stages = row.stages, .open_deals = row.open_deals, .open_value = row.open_value};
}

bool has_rates(const SuggestionRow& row) { return !row.mentions.empty() && row.mentions.size() == row.conversations.size(); }
Date week_at(const SuggestionRow& row, std::size_t i) { return Date{row.week.days - 7 * static_cast<std::int32_t>(row.mentions.size() - 1 - i)}; }
double rate_at(const SuggestionRow& row, std::size_t i) { return 100.0 * static_cast<double>(row.mentions[i]) / static_cast<double>(row.conversations[i]); }
std::string rate_words(const Format& f, const SuggestionRow& row, std::size_t i) { return row.conversations[i] > 0 ? f.decimal(rate_at(row, i), 1) : "–"; }

// The weeks looked at, each with its mentions and what they are of.
void draw_weeks(const Format& f, Column& form, const SuggestionRow& row) {
    Semantics table({.role = Role::list, .name = std::string(tr("Weeks looked at"))}, form.rest());
    Column lines(form.rest());
    for (std::size_t i = 0; i < row.mentions.size(); ++i) {
        Box line = lines.next(22);
        const std::string heard = has_rates(row) ? tr("{} of {}", f.count(row.mentions[i]), counted(f.count(row.conversations[i]), row.conversations[i], "conversation", "conversations")) : counted(f.count(row.mentions[i]), row.mentions[i], "time", "times");
        const std::string rate = has_rates(row) ? tr("{} per 100", rate_words(f, row, i)) : std::string();
        Semantics item({.role = Role::listitem, .name = tr("Week of {}: {}", f.date(week_at(row, i)), heard + (rate.empty() ? "" : ", " + rate))}, line);
        text(line.cut_left(64, space::s), f.date(week_at(row, i)), {.style = TextStyle::table, .colour = theme().third});
        text(line.cut_right(88, space::s), rate, {.style = TextStyle::table, .colour = theme().second, .align = Align::right});
        text(line, heard, {.style = TextStyle::table});
    }
    form.skip(lines.used() + space::s);
}

}  // namespace

std::string suggestion_sentence(const Format& f, const SuggestionRow& row) {
    std::string per_hundred;
    if (has_rates(row) && row.conversations.front() > 0 && row.conversations.back() > 0)
        per_hundred = tr(", from {} to {} per 100 conversations", rate_words(f, row, 0), rate_words(f, row, row.mentions.size() - 1));
    return with_places(tr("Heard {0} times in the {1} weeks until {2}{3}; more than chance, {4}"),
                       {listed(row.mentions), std::to_string(row.mentions.size()), f.date(Date{row.week.days + 6}), per_hundred, p_words(f, row.p)});
}

std::string theme_answer_sentence(const SuggestionRow& row) {
    std::string action(choice_words<ThemeAction>(row.action));
    if (!row.campaign.empty()) action += " (" + row.campaign + ")";
    return action + ": " + tr("“{}”", row.text);
}

void SuggestionCards::open(const SuggestionRow& row) {
    *this = {};
    is_open_ = true;
    row_ = row;
    text_ = row.text;
    for (std::size_t i = 0; i < Choices<ThemeAction>::list.size(); ++i) if (Choices<ThemeAction>::list[i].name == row.action) action_ = static_cast<int>(i);
}

void SuggestionCards::draw_card(ViewContext& context, const Box& box, const SuggestionRow& row) {
    IdScope scope(to_text(row.theme) + to_text(row.week));
    Semantics item({.role = Role::listitem, .name = row.name}, box);
    card(box, {.edge = theme().strong(row.is_answered ? Tone::good : Tone::marketing)});
    Box in = box.inset(space::l, space::m);
    Box head = in.cut_top(head_height, space::xs);
    const std::string words(row.is_answered ? tr("Change the answer…") : tr("Answer…"));
    const ButtonOptions look{.kind = row.is_answered ? ButtonKind::ghost : ButtonKind::secondary};
    if (button(head.cut_right(button_width(words, look), space::s), words, look)) open(row);
    draw_icon(head.cut_left(16, space::s), row.is_answered ? icons::circle_check : icons::trending_up, theme().strong(row.is_answered ? Tone::good : Tone::marketing));
    link(head.left(std::min(head.w, text_width(row.name, TextStyle::strong) + 2)), row.name, "#/feedback?theme=" + to_text(row.theme), {.style = TextStyle::strong, .is_quiet = true});
    const Format& f = context.format;
    // What was done on top of what it was done about.
    if (row.is_answered) {
        paragraph(in.cut_top(sentence_height(context), space::xs), theme_answer_sentence(row), {.style = TextStyle::table, .can_select = true}, lines_of_sentence(context));
        text(in.cut_top(answered_height, space::s), (row.person.empty() ? "" : row.person + ", ") + f.relative(row.at), {.style = TextStyle::caption, .colour = theme().third});
    }
    Box middle = in.cut_top(sentence_height(context), space::xs);
    if (!context.is_phone && middle.w > 3 * bars_width) {
        // The rate, where there is one: more feedback from more conversations is no rise.
        std::vector<std::string> labels;
        std::vector<double> values;
        for (std::size_t i = 0; i < row.mentions.size(); ++i) {
            const bool is_rate = has_rates(row) && row.conversations[i] > 0;
            values.push_back(is_rate ? rate_at(row, i) : static_cast<double>(row.mentions[i]));
            labels.push_back(f.date(week_at(row, i)) + ": " + (is_rate ? tr("{}, {} per 100 conversations", f.count(row.mentions[i]), rate_words(f, row, i)) : f.count(row.mentions[i])));
        }
        draw_labelled_bars(middle.cut_right(bars_width, space::l).inset(0, 2), tr("{}, weeks looked at", row.name), values, labels, Tone::warn);
    }
    paragraph(middle, suggestion_sentence(f, row), {.style = TextStyle::table, .colour = row.is_answered ? theme().second : theme().text, .can_select = true}, lines_of_sentence(context));
    behind_.draw(context, in, row.theme, behind_of(row));
}

float SuggestionCards::sentence_height(const ViewContext& context) { return face(TextStyle::table).line() * static_cast<float>(lines_of_sentence(context)) + 4; }

float SuggestionCards::card_height(const ViewContext& context, const SuggestionRow& row, float width) {
    const float answer = row.is_answered ? sentence_height(context) + space::xs + answered_height + space::s : 0;
    const float foot = ThemeBehindLine::height(context.format, behind_of(row), width - 2 * space::l);
    return answer + 2 * space::m + head_height + space::xs + sentence_height(context) + space::xs + foot;
}

// What is said about a theme that raises no suggestion has something behind it, too.
void SuggestionCards::draw_behind(ViewContext& context, Box& area, RowId theme_row) {
    const auto behind = context.client.ask(ThemeBehind{theme_row});
    if (!behind) return;
    const float side = context.is_phone ? space::l : space::xl;
    const float height = ThemeBehindLine::height(context.format, *behind, area.w - 2 * (side + space::l));
    const Box box = area.cut_top(height + 2 * space::s + 2 * space::s).inset(side, space::s);
    card(box);
    behind_.draw(context, box.inset(space::l, space::s), theme_row, *behind);
}

void SuggestionCards::draw(ViewContext& context, Box& area, RowId theme) {
    draw_dialog(context);
    behind_.draw_dialog(context);
    const auto answer = context.client.ask(SuggestionList{});
    if (!answer) return;
    std::vector<const SuggestionRow*> rows;
    for (const SuggestionRow& row : answer->open) if (!theme || row.theme == theme) rows.push_back(&row);
    // What was done stays in sight for a while, and for the theme that is chosen.
    for (const SuggestionRow& row : answer->answered)
        if (theme ? row.theme == theme : context.format.day_of(row.at).days + days_answers_stay > context.today().days) rows.push_back(&row);
    if (rows.empty()) return theme ? draw_behind(context, area, theme) : void();
    const float side = context.is_phone ? space::l : space::xl;
    const float room = area.w - 2 * side, count = static_cast<float>(rows.size());
    const float width = rows.size() == 1 ? std::min(room, context.is_phone ? room : 760) : std::min(widest_card, context.is_phone ? room - space::xl : room);
    float height = 0;
    for (const SuggestionRow* row : rows) height = std::max(height, card_height(context, *row, width));
    const Box strip = area.cut_top(height + 2 * space::s);
    ScrollArea scroll("suggestions", strip, {.axis = Axis::horizontal, .content_width = (width + space::m) * count - space::m + 2 * side, .is_bar_hidden = true});
    Row line(scroll.content().inset(side, space::s), space::m);
    const auto first_answered = std::ranges::find_if(rows, &SuggestionRow::is_answered);
    const auto draw_list = [&](std::string_view name, auto from, auto to) {
        if (from == to) return;
        Semantics list({.role = Role::list, .name = std::string(name)}, line.rest().left((width + space::m) * static_cast<float>(to - from) - space::m));
        for (; from != to; ++from) draw_card(context, line.next(width), **from);
    };
    draw_list(tr("Suggestions for marketing"), rows.begin(), first_answered);
    draw_list(tr("Answered suggestions"), first_answered, rows.end());
}

void SuggestionCards::draw_dialog(ViewContext& context) {
    if (!is_open_) return;
    Dialog dialog{tr("Answer {}", row_.name), is_open_, {.width = 460, .description = tr("Whoever reported it is told on Home")}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    draw_weeks(context.format, form, row_);
    std::vector<std::string> actions;
    for (const Choice& each : Choices<ThemeAction>::list) actions.emplace_back(tr(each.label));
    const ChoiceOptions options{.placeholder = tr("Choose what was done"), .is_required = true};
    choice(form.next(choice_height(options)), tr("What we did"), actions, action_, options);
    const FieldOptions words{.kind = FieldKind::multiline, .placeholder = tr("The new headline, the offer, why nothing is done"), .is_required = true, .rows = 3};
    text_field(form.next(field_height(words)), tr("In one sentence"), text_, words);
    const Field& campaign = *context.catalog.of<ThemeAnswer>().find("campaign");
    draw_field_editor(context, form.next(field_editor_height(campaign, {})), campaign, campaign_, {});
    Box foot = dialog.foot();
    const bool is_ready = action_ >= 0 && !text_.empty();
    const bool saves = button(foot.cut_right(button_width(tr("Save answer")), space::s), tr("Save answer"), {.kind = ButtonKind::primary, .is_disabled = !is_ready, .shortcut = chord_text(ImGuiMod_Ctrl | ImGuiKey_Enter)});
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"), {.kind = ButtonKind::ghost})) is_open_ = false;
    dialog.finish(form.used());
    if (!is_ready || (!saves && !shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    Presets values{{"week", Value{std::int64_t{row_.week.days}}}, {"action", Value{Choices<ThemeAction>::list[static_cast<std::size_t>(action_)].name}}, {"text", Value{text_}}};
    if (!campaign_.value.is_null()) values.emplace_back("campaign", campaign_.value);
    context.run("theme.answer", "theme", {row_.theme}, std::move(values));
    is_open_ = false;
}

} // namespace tandem::ui
