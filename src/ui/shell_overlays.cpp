// What the shell itself shows over or in place of a view: search results and the export dialog.
#include <algorithm>
#include <array>

#include "tandem/contract/transfer.hpp"
#include "tandem_icons.hpp"
#include "ui/host.hpp"
#include "ui/keyboard.hpp"
#include "ui/overlay.hpp"
#include "ui/printing.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

void Shell::draw_search_results(ViewContext& context) {
    draw_top_bar(context.top_bar, {.title = tr("Search results")});
    const auto found = client_.ask(SearchAll{.text = context.search, .limit = 50});
    if (!found) return skeleton_rows(context.content, size::row(), 8);
    if (found->hits.empty()) {
        const std::string sentence = tr("Nothing matches “{}”", context.search);
        if (empty_state(context.content, {.picture = Picture::search, .title = tr("No results"), .sentence = sentence, .action = tr("Clear the search")})) context.search.clear();
        return;
    }
    const float height = size::row() + space::m;
    Semantics list({.role = Role::list, .name = std::string(tr("Search results"))}, context.content);
    ScrollArea scroll("search-results", context.content, {.content_height = height * static_cast<float>(found->hits.size()) + space::l});
    Column rows(scroll.content().inset(context.is_phone ? 0 : space::l, space::s));
    for (const SearchHit& hit : found->hits) {
        IdScope scope(hit.entity);
        Box row = rows.next(height);
        const Interaction it = begin_list_row(row, static_cast<std::uint64_t>(hit.row), hit.title);
        Box in = row.inset(space::m, 0);
        const Entity* entity = catalog_.find(hit.entity);
        text(in.cut_right(88, space::s), entity ? tr(entity->label) : std::string_view(), {.style = TextStyle::caption, .colour = theme().third, .align = Align::right});
        const float width = std::min(in.w, text_width(hit.title, TextStyle::label) + 2);
        link(in.cut_left(width, space::m), hit.title, record_href(hit.entity, hit.row), {.style = TextStyle::label, .is_quiet = true});
        text(in, said(hit.subtitle), {.style = TextStyle::table, .colour = theme().second});
        end_list_row();
        if (it.clicked) navigation_.open_record(hit.entity, hit.row);
    }
}

// What is kept nowhere, or cannot be changed, is said all the time, with the way out beside it.
void Shell::draw_storage_banner(ViewContext& context) {
    const WorkspaceAnswer& w = context.workspace;
    if (w.error.empty()) return;
    const bool is_memory = w.storage == StorageState::memory;
    const std::string_view label = tr("Download workspace");
    const float button_wide = button_width(label, {.icon = icons::download}), inside = context.content.w - 2 * space::l;
    const float words = inside - size::icon - space::s - (context.is_phone ? 0 : button_wide + space::l);
    const std::string sentence = said(w.error);
    const float text_height = wrapped_height(sentence, TextStyle::table, words);
    const float height = context.is_phone ? text_height + size::control() + space::s + 2 * space::m : std::max(text_height, size::control()) + 2 * space::s;
    const Box strip = context.content.cut_top(height);
    Semantics banner({.role = Role::region, .name = std::string(is_memory ? tr("Nothing is kept") : tr("Changes are refused"))}, strip);
    fill(strip, theme().soft(Tone::warn));
    line(strip.x, strip.bottom(), strip.right(), strip.bottom(), theme().line);
    Box in = strip.inset(space::l, context.is_phone ? space::m : space::s);
    const Box foot = context.is_phone ? in.cut_bottom(size::control(), space::s).left(button_wide) : in.cut_right(button_wide, space::l);
    // The core's memory is all there is of it; what lies on the device can be read without the core.
    if (button(foot, label, {.icon = icons::download})) is_memory ? context.run("export.workspace") : host().post("download_workspace", "{}");
    draw_icon(in.cut_left(size::icon, space::s).centred(size::icon, size::icon), icons::triangle_alert, theme().strong(Tone::warn));
    paragraph(in.centred(in.w, text_height), sentence, {.style = TextStyle::table});
}

// Long work of the core, where it is in nobody's way; the import view shows its own.
void Shell::draw_job(ViewContext& context) {
    const WorkspaceAnswer& w = context.workspace;
    if (w.job_label.empty() || context.route().view == "import") return;
    const float width = std::min(360.0f, context.content.w - 2 * space::l), height = 44 + 2 * space::m;
    const Box box{context.content.right() - width - space::l, context.content.bottom() - height - space::l, width, height};
    begin_overlay(make_id("job"), box, {.takes_focus = false, .takes_keys = false, .fixed_layer = 6});
    shadow(box, radius::card, 2);
    fill(box, theme().line, radius::card);
    fill(box.inset(hairline()), theme().raised, radius::card);
    const float done = w.job_total > 0 ? static_cast<float>(static_cast<double>(w.job_done) / static_cast<double>(w.job_total)) : -1;
    const std::string far = w.job_total > 0 ? tr("{} of {}", format_.count(w.job_done), format_.count(w.job_total)) : std::string();
    progress(box.inset(space::m), said(w.job_label), done, far, false);
    end_overlay();
}

namespace {

struct Platform { std::string_view name, label; };
constexpr std::array platforms{Platform{"google", "Google Ads"}, Platform{"meta", "Meta Ads"}, Platform{"linkedin", "LinkedIn Ads"}};

// Each way out a heading, what it is for, and its button.
bool draw_export_of_all(Column& form) {
    form.skip(space::s);
    heading(form.next(20), 3, tr("All tables"));
    const std::string_view words = tr("Every table as CSV with a description of the columns; importing the zip again gives the same workspace.");
    paragraph(form.next(wrapped_height(words, TextStyle::table, form.width())), words, {.style = TextStyle::table, .colour = theme().second});
    const ButtonOptions options{.icon = icons::archive};
    return button(form.next(size::control()).left(button_width(tr("Everything as a zip"), options)), tr("Everything as a zip"), options);
}

bool draw_export_of_audience(ViewContext& context, Column& form, int& platform) {
    const auto size_of = context.client.ask(AudienceSize{});
    form.skip(space::s);
    heading(form.next(20), 3, tr("Audience for an ad platform"));
    std::string words(tr("Hashed e-mail addresses of your contacts."));
    if (size_of) {
        words += " " + (size_of->opted_out == 1 ? tr("1 of {} contacts opted out and is not in it", context.format.count(size_of->contacts))
                                                : tr("{} of {} contacts opted out and are not in it", context.format.count(size_of->opted_out), context.format.count(size_of->contacts)));
        std::string names;
        for (const std::string& name : size_of->left_out) names += (names.empty() ? ": " : ", ") + name;
        if (size_of->opted_out > std::ssize(size_of->left_out)) names += ", …";
        words += names + ".";
    }
    const float height = wrapped_height(words, TextStyle::table, form.width(), 4);
    paragraph(form.next(height), words, {.style = TextStyle::table, .colour = theme().second, .can_select = true}, 4);
    std::vector<std::string> labels;
    for (const Platform& each : platforms) labels.emplace_back(tr(each.label));
    Box line = form.next(size::control());
    choice(line.cut_left(160, space::s), tr("Platform"), labels, platform, {.label_is_hidden = true});
    platform = std::clamp(platform, 0, static_cast<int>(platforms.size()) - 1);
    const ButtonOptions options{.icon = icons::users, .is_disabled = size_of && size_of->contacts == 0};
    return button(line.cut_left(button_width(tr("Save audience"), options)), tr("Save audience"), options);
}

}  // namespace

void Shell::draw_export(ViewContext& context) {
    if (!export_is_open_) return;
    const std::vector<const Entity*> entities = [&] {
        std::vector<const Entity*> out;
        for (const Entity& e : catalog_.entities()) if (e.options.has_view && e.options.owner.empty()) out.push_back(&e);
        return out;
    }();
    struct Format { std::string_view name, label; };
    const auto formats = [&] {
        std::vector<Format> out{{"csv", tr("CSV")}, {"xlsx", tr("Excel workbook")}, {"json", tr("JSON")}};
        const std::string_view entity = export_choice_ >= 0 && static_cast<std::size_t>(export_choice_) < entities.size() ? entities[static_cast<std::size_t>(export_choice_)]->name : std::string_view();
        if (entity == "contact") out.push_back({"vcf", tr("vCard")});
        if (entity == "activity") out.push_back({"ics", tr("Calendar")});
        return out;
    }();
    if (static_cast<std::size_t>(export_format_) >= formats.size()) export_format_ = 0;
    const Format format = formats[static_cast<std::size_t>(std::max(0, export_format_))];
    const std::string save_label = tr("Save as {}", format.label);
    Dialog dialog{tr("Export"), export_is_open_, {.description = tr("Files are made on this device; nothing is sent anywhere")}};
    if (!dialog) return;
    Box foot = dialog.foot();
    const bool is_phone = context.is_phone;
    bool saves = button(foot.cut_right(button_width(save_label, {.icon = icons::file_down}), space::s), save_label, {.kind = ButtonKind::primary, .icon = icons::file_down});
    const bool whole = button(foot.cut_right(button_width(tr("Save all as a backup")), space::s), tr("Save all as a backup"));
    if (!is_phone && button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"), {.kind = ButtonKind::ghost})) export_is_open_ = false;
    std::vector<std::string> names;
    for (const Entity* e : entities) names.emplace_back(tr(e->plural));
    Column form(dialog.body(), space::m);
    choice(form.next(choice_height({})), tr("Records"), names, export_choice_);
    std::vector<std::string> labels;
    for (const Format& each : formats) labels.emplace_back(each.label);
    choice(form.next(choice_height({})), tr("Format"), labels, export_format_);
    const bool zip = draw_export_of_all(form);
    const bool audience = draw_export_of_audience(context, form, export_platform_);
    if (button(form.next(size::control()).left(button_width(tr("Print what is shown…"), {.icon = icons::file_text})), tr("Print what is shown…"), {.icon = icons::file_text})) {
        export_is_open_ = false;
        ask_to_print();
    }
    dialog.finish(form.used());
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere)) saves = true;
    if (saves && export_choice_ >= 0 && static_cast<std::size_t>(export_choice_) < entities.size())
        context.run("export.records", std::string(entities[static_cast<std::size_t>(export_choice_)]->name), {}, {{"format", Value{format.name}}});
    if (whole) context.run("export.workspace");
    if (zip) context.run("export.archive");
    if (audience) context.run("export.audience", {}, {}, {{"platform", Value{platforms[static_cast<std::size_t>(export_platform_)].name}}});
    if (saves || whole || zip || audience) export_is_open_ = false;
}

} // namespace tandem::ui
