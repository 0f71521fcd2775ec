// The dialog in which imported spend is given to a campaign of ours.
#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/views/campaigns.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

void SpendMapping::draw(ViewContext& context) {
    if (!is_open_) return;
    Dialog dialog{tr("Assign spend"), is_open_, {.width = 640, .description = tr("Each campaign of an imported ad report belongs to one of yours")}};
    if (!dialog) return;
    Box foot = dialog.foot();
    if (button(foot.cut_right(button_width(tr("Done"))), tr("Done"), {.kind = ButtonKind::primary})) is_open_ = false;
    const auto unmapped = context.client.ask(UnmappedSpend{});
    const auto ours = context.client.ask(RecordChoices{.entity = "campaign", .limit = 200});
    Column form(dialog.body(), space::s);
    if (!unmapped || !ours) {
        skeleton_rows(form.next(160), 72, 2);
        return dialog.finish(form.used());
    }
    if (unmapped->rows.empty()) paragraph(form.next(40), tr("All spend belongs to a campaign"), {.style = TextStyle::body, .colour = theme().second});
    for (const UnmappedRow& row : unmapped->rows) {
        IdScope scope(row.platform + "/" + row.external_campaign);
        Box line = form.next(context.is_phone ? 108 : 68);
        divider(Box{line.x, line.bottom(), line.w, 1});
        line.cut_bottom(space::s);
        Box words = context.is_phone ? line.cut_top(44) : line.cut_left(line.w / 2 - 40, space::m);
        const std::string name = row.name.empty() ? row.external_campaign : row.name;
        Semantics group({.role = Role::group, .name = name}, line);
        words = words.centred(words.w, 40);
        text(words.cut_top(20), name, {.style = TextStyle::body_strong});
        text(words, tr("{}, {}", platform_label(row.platform), context.format.money(row.cost)) + ", " + context.format.days(row.days), {.style = TextStyle::table, .colour = theme().second});
        // The one whose name is nearest stands first; a new one of the same name stands last.
        std::vector<std::string> names;
        std::vector<RowId> rows;
        if (row.suggested) names.push_back(row.suggestion), rows.push_back(row.suggested);
        for (const ChoiceRow& c : ours->rows) if (c.id != row.suggested) names.push_back(c.title), rows.push_back(c.id);
        names.push_back(tr("New campaign “{}”", name)), rows.push_back(0);
        const std::string key = row.platform + "/" + row.external_campaign;
        auto known = std::ranges::find(chosen_, key, &std::pair<std::string, int>::first);
        if (known == chosen_.end()) known = chosen_.insert(chosen_.end(), {key, row.suggested ? 0 : -1});
        Box controls = line.centred(line.w, size::control());
        const bool assigns = button(controls.cut_right(button_width(tr("Assign")), space::s), tr("Assign"), {.is_disabled = known->second < 0});
        choice(controls, tr("Campaign for {}", name), names, known->second, {.placeholder = tr("Choose a campaign"), .label_is_hidden = true});
        if (assigns && known->second >= 0 && static_cast<std::size_t>(known->second) < rows.size()) assign(context, row, rows[static_cast<std::size_t>(known->second)]);
    }
    dialog.finish(form.used());
}

void SpendMapping::assign(ViewContext& context, const UnmappedRow& row, RowId campaign) {
    const auto map_to = [client = &context.client, shell = &context.shell, platform = row.platform, external = row.external_campaign](RowId to) {
        client->run("spend.map", {"spend", {}, {{"platform", Value{platform}}, {"external_campaign", Value{external}}, {"campaign", Value{to}}}},
                    [shell](const CommandResult& result) { shell->report(result); });
    };
    if (campaign) return map_to(campaign);
    Presets values = {{"name", Value{row.name.empty() ? row.external_campaign : row.name}}, {"platform", Value{row.platform}}};
    context.client.run("record.create", {"campaign", {}, std::move(values)}, [map_to, shell = &context.shell](const CommandResult& made) {
        if (made.ok) map_to(made.row);
        else shell->report(made);
    });
}

} // namespace tandem::ui
