// Hand-over rules: who goes to sales by itself; each says how many that would be now, and hands them over at a press.
#include <imgui.h>

#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/keyboard.hpp"
#include "ui/views.hpp"
#include "ui/views/rule_form.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float row_height = 76, phone_row_height = 148;

class HandOffRulesView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Hand-over rules")); }
    void draw_content(ViewContext& context) override;
    void left() override { form_.close(), preview_ = 0; }

private:
    void draw_row(ViewContext& context, Box box, const HandOffRuleRow& rule, bool is_first, bool is_last);
    void draw_actions(ViewContext& context, Box box, const HandOffRuleRow& rule);
    void draw_menu(ViewContext& context, const HandOffRuleRow& rule, bool is_first, bool is_last);
    void draw_preview(ViewContext& context, const HandOffRulesAnswer& answer);

    RuleForm form_;
    RowId preview_ = 0;             // the rule whose contacts are listed
};

void HandOffRulesView::draw_content(ViewContext& context) {
    const auto answer = context.client.ask(HandOffRuleList{});
    const bool is_empty = !context.has_any("hand_off_rule");
    TopBar bar{.title = tr("Hand-over rules"), .back_href = "#/hand-offs"};
    if (!is_empty) bar.primary = {std::string(tr("Add rule…")), icons::plus};
    if (draw_top_bar(context.top_bar, bar).primary) form_.open_new();
    form_.draw(context);
    if (is_empty) {
        if (empty_state(context.content, {.picture = Picture::people, .title = tr("No rules yet"), .sentence = tr("A rule hands contacts over by itself: who asked for a demo, who has the points, whoever fits"),
                                          .action = tr("Add rule…"), .action_icon = icons::plus})) form_.open_new();
        return;
    }
    if (!answer && !answer.error().empty()) return void(empty_state(context.content, {.picture = Picture::failed, .title = tr("The rules could not be read"), .sentence = answer.error()}));
    if (!answer) return skeleton_rows(context.content.inset(space::l), row_height, 4);
    draw_preview(context, *answer);
    const float height = context.is_phone ? phone_row_height : row_height;
    Box area = context.content;
    const std::string_view words = tr("A rule looks at whoever is imported or changed, and Run now at everybody; a contact goes by the first that fits");
    Box note = area.inset(context.is_phone ? space::l : space::xl, 0);
    note = note.with_height(wrapped_height(words, TextStyle::caption, note.w) + 2 * space::s);
    area.cut_top(note.h);
    paragraph(note.inset(0, space::s), words, {.style = TextStyle::caption, .colour = theme().third});
    Semantics list({.role = Role::list, .name = std::string(tr("Hand-over rules"))}, area);
    ScrollArea scroll("hand-off-rules", area, {.content_height = height * static_cast<float>(answer->rows.size()) + space::xxl});
    const Box first = scroll.row(0, height);
    for (std::size_t i = 0; i < answer->rows.size(); ++i)
        draw_row(context, first.moved(0, height * static_cast<float>(i)).inset(context.is_phone ? space::s : space::l, 0), answer->rows[i], i == 0, i + 1 == answer->rows.size());
}

void HandOffRulesView::draw_row(ViewContext& context, Box box, const HandOffRuleRow& rule, bool is_first, bool is_last) {
    const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(rule.id), rule.name);
    IdScope scope(static_cast<std::uint64_t>(rule.id));
    divider({box.x + space::s, box.bottom() - hairline(), box.w - 2 * space::s, hairline()});
    Box in = box.inset(space::s, space::m);
    {
        Box place = in.cut_left(32, space::m);
        const Clip only_the_switch(place);
        bool is_on = rule.is_on;
        if (switch_control(place.with_height(context.is_phone ? 24 : place.h), tr("{} is on", rule.name), is_on)) context.run("hand_off_rule.switch", "hand_off_rule", {rule.id}, {{"is_on", Value{is_on ? 1 : 0}}});
    }
    Box actions = context.is_phone ? in.cut_bottom(size::control(), space::xs) : in.cut_right(std::min(in.w * 0.5f, 470.0f), space::m);
    const std::string handed = rule.handed ? " · " + tr("{} handed over so far", context.format.count(rule.handed)) : std::string();
    text(in.cut_top(20, 2), rule.name, {.style = TextStyle::label, .colour = rule.is_on ? theme().text : theme().third});
    const std::string meaning = meaning_words(context, rule.meaning);
    text(in.cut_top(16, 2), meaning, {.style = TextStyle::caption, .colour = theme().second, .description = meaning});
    text(in.cut_top(16), owner_words(rule) + handed, {.style = TextStyle::caption, .colour = theme().third});
    draw_actions(context, actions, rule);
    draw_menu(context, rule, is_first, is_last);
    end_list_row();
    if (it.clicked) form_.open(context, rule);
    else if (it.focused && shortcut(ImGuiKey_Delete)) context.run("record.delete", "hand_off_rule", {rule.id});
}

void HandOffRulesView::draw_actions(ViewContext& context, Box box, const HandOffRuleRow& rule) {
    Box in = box.centred(box.w, size::control());
    const Interaction more = icon_button_interaction(in.cut_right(size::control(), space::xs), icons::ellipsis, tr("More for {}", rule.name), {.kind = ButtonKind::ghost, .flags = Flag::has_popup});
    if (more.clicked) open_menu("rule-" + to_text(rule.id), box.from_right(size::control()), more.id);
    const ButtonOptions run{.is_disabled = rule.would == 0, .tooltip = tr("Hand them over now")};
    const float wide = button_width(tr("Run now"), run);
    if (button(in.cut_right(wide, space::s), tr("Run now"), run)) context.run("hand_off_rule.run", "hand_off_rule", {rule.id});
    if (!rule.problem.empty()) return text(in, rule.problem, {.style = TextStyle::caption, .colour = theme().bad, .align = context.is_phone ? Align::left : Align::right});
    const std::string words = context.is_phone ? tr("{} would go", context.format.count(rule.would)) : would_words(context.format, rule.would);
    if (rule.would == 0) return text(in, tr("Nobody at the moment"), {.style = TextStyle::table, .colour = theme().third, .align = context.is_phone ? Align::left : Align::right});
    const float width = button_width(words, {.kind = ButtonKind::ghost});
    if (button(context.is_phone ? in.left(width) : in.from_right(width), words, {.kind = ButtonKind::ghost})) preview_ = rule.id;
}

void HandOffRulesView::draw_menu(ViewContext& context, const HandOffRuleRow& rule, bool is_first, bool is_last) {
    Menu menu{"rule-" + to_text(rule.id), 200};
    if (!menu) return;
    if (menu.item(tr("Change…"), {.icon = icons::pencil})) form_.open(context, rule);
    if (menu.item(tr("Earlier"), {.icon = icons::arrow_up, .is_disabled = is_first})) context.run("hand_off_rule.move", "hand_off_rule", {rule.id}, {{"by", Value{-1}}});
    if (menu.item(tr("Later"), {.icon = icons::arrow_down, .is_disabled = is_last})) context.run("hand_off_rule.move", "hand_off_rule", {rule.id}, {{"by", Value{1}}});
    if (menu.item(tr("Delete"), {.icon = icons::trash_2, .is_danger = true})) context.run("record.delete", "hand_off_rule", {rule.id});
}

// Whom it would hand over, before it does.
void HandOffRulesView::draw_preview(ViewContext& context, const HandOffRulesAnswer& answer) {
    const auto rule = std::ranges::find(answer.rows, preview_, &HandOffRuleRow::id);
    if (preview_ == 0 || rule == answer.rows.end()) return;
    bool is_open = true;
    const std::string words = would_words(context.format, rule->would);
    {
        Dialog dialog{rule->name, is_open, {.width = 460, .description = words}};
        if (dialog) {
            RuleMeaning meaning = rule->meaning;
            for (RuleCondition& each : meaning.conditions) each.label.clear();
            const auto trial = context.client.ask(HandOffRuleTrial{.rule = rule->id, .meaning = std::move(meaning)});
            Column rows(dialog.body());
            if (!trial) skeleton_rows(rows.next(160), 36, 4);
            if (trial) {
                Semantics list({.role = Role::list, .name = words}, rows.rest().with_height(36 * static_cast<float>(trial->rows.size())));
                for (const NamedRow& row : trial->rows) {
                    const Box box = rows.next(36);
                    const Interaction it = begin_list_row(box, static_cast<std::uint64_t>(row.id), row.name);
                    IdScope scope(static_cast<std::uint64_t>(row.id));
                    const bool followed = link(box.inset(space::s, 0).left(text_width(row.name, TextStyle::label) + 2), row.name, record_href("contact", row.id), {.style = TextStyle::label, .is_quiet = true});
                    end_list_row();
                    if (it.clicked) context.open_record("contact", row.id);
                    if (it.clicked || followed) is_open = false;
                }
                if (trial->total > std::ssize(trial->rows)) text(rows.next(28).inset(space::s, 0), tr("and {} more", context.format.count(trial->total - std::ssize(trial->rows))), {.style = TextStyle::table, .colour = theme().third});
            }
            Box foot = dialog.foot();
            const ButtonOptions act{.kind = ButtonKind::primary, .is_disabled = rule->would == 0, .shortcut = "Ctrl+Enter"};
            const bool pressed = button(foot.cut_right(button_width(tr("Hand over now"), act), space::s), tr("Hand over now"), act);
            if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) is_open = false;
            dialog.finish(rows.used());
            if (rule->would > 0 && (pressed || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) context.run("hand_off_rule.run", "hand_off_rule", {rule->id}), is_open = false;
        }
    }
    if (!is_open) preview_ = 0;
}

}  // namespace

std::unique_ptr<View> make_hand_off_rules() { return std::make_unique<HandOffRulesView>(); }

}  // namespace tandem::ui
