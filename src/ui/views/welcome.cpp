// The first visit: look around with sample data, import, or start empty.
#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/host.hpp"
#include "ui/keyboard.hpp"
#include "ui/storage_place.hpp"
#include "ui/text.hpp"
#include "ui/views.hpp"
#include "ui/views/time_zone_choice.hpp"
#include "ui/views/welcome_guess.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

enum class Step : std::uint8_t { choose, describe };
enum class Next : std::uint8_t { empty, import };

class WelcomeView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Welcome")); }
    void draw_content(ViewContext& context) override;

private:
    void draw_choice(ViewContext& context, Column& column);
    bool draw_way(Box box, const char* icon, std::string_view label, std::string_view hint, Tone tone, bool is_busy);
    void draw_form(ViewContext& context, Column& column);
    void guess(const Device& device);
    void start(ViewContext& context);

    Step step_ = Step::choose;
    Next next_ = Next::empty;
    bool is_starting_ = false, is_guessed_ = false, takes_focus_ = false;
    std::string name_, name_error_, error_, zone_;
    int team_ = 0, currency_ = 0, month_ = 0;
    std::vector<std::string> currencies_;
};

constexpr float form_width = 440;

void WelcomeView::draw_content(ViewContext& context) {
    if (!is_guessed_) guess(context.device);
    const Box page{0, 0, screen().width, screen().height};
    fill(page, theme().canvas);
    Semantics main({.role = Role::main, .name = std::string(tr("Welcome"))}, page);
    ScrollArea scroll("welcome", page);
    const Box inner = scroll.content();
    const float width = std::min(form_width, inner.w - 2 * space::xl), height = step_ == Step::choose ? 608.0f : 620.0f;
    const float top = std::max<float>(space::xxl, (page.h - height) * 0.42f);
    Column column(Box{inner.x + (inner.w - width) / 2, inner.y + top, width, inner.h}, space::m);
    draw_mark(column.next(56).centred(56, 56));
    column.skip(space::s);
    if (step_ == Step::choose) draw_choice(context, column);
    else draw_form(context, column);
    column.skip(space::xl);
    const Box promise = column.next(20);
    const std::string words = std::string(tr("Your data stays on this device; nothing is sent anywhere"));
    const float used = text_width(words, TextStyle::caption) + 20;
    const Box line = promise.centred(std::min(used, promise.w), 20);
    draw_icon(line.left(16), icons::shield_check, theme().third, 14);
    text(Box{line.x + 20, line.y, line.w - 20, line.h}, words, {.style = TextStyle::caption, .colour = theme().third});
    scroll.finish(top + column.used() + space::xxl);
}

bool WelcomeView::draw_way(Box box, const char* icon, std::string_view label, std::string_view hint, Tone tone, bool is_busy) {
    const Interaction it = interact({.id = make_id(label), .role = Role::button, .name = std::string(label), .description = std::string(hint), .flags = Flags(Flag::focusable) | when(is_busy, Flag::busy)}, box);
    card(box, {.is_hovered = it.hovered});
    if (it.held) fill(box, theme().pressed, radius::card);
    if (it.ring) focus_ring(box, radius::card);
    Box in = box.inset(space::l, 0);
    const Box mark = in.cut_left(40, space::l).centred(40, 40);
    fill(mark, theme().soft(tone), radius::card);
    draw_icon(mark, icon, theme().strong(tone), 20);
    draw_icon(in.cut_right(16, space::s), is_busy ? icons::loader : icons::chevron_right, theme().third);
    const Box words = in.centred(in.w, 42);
    draw_text(words.with_height(22), label, {.style = TextStyle::body_strong});
    draw_text(words.moved(0, 22).with_height(20), hint, {.style = TextStyle::table, .colour = theme().second});
    return it.clicked;
}

void WelcomeView::draw_choice(ViewContext& context, Column& column) {
    const std::string_view welcome = tr("Welcome to Tandem");
    heading(column.next(32).centred(text_width(welcome, TextStyle::title) + 2, 32), 1, welcome);
    const std::string lead = std::string(tr("Sales and marketing on one machine: one pipeline, what fills it, and what customers say"));
    paragraph(column.next(wrapped_height(lead, TextStyle::body, column.width())), lead, {.style = TextStyle::body, .colour = theme().second, .align = Align::centre});
    column.skip(space::l);
    const float height = 76;
    if (draw_way(column.next(height), icons::sparkles, tr("Look around with sample data"), tr("EcoTech, two quarters of a made-up company"), Tone::accent, is_starting_) && !is_starting_) {
        is_starting_ = true;
        // At once and not when all is made: whoever looks around meanwhile stays where they are.
        if (context.route().view != "home") context.navigation.go("#/home");
        context.client.run("workspace.start_sample", {}, [this, shell = &context.shell](const CommandResult& result) {
            is_starting_ = false;
            shell->report(result);
        });
    }
    const auto describe = [&](Next next) { next_ = next, step_ = Step::describe, takes_focus_ = true; };
    if (draw_way(column.next(height), icons::upload, tr("Import my data"), tr("CRM exports and ad reports, as CSV files"), Tone::sales, false)) describe(Next::import);
    if (draw_way(column.next(height), icons::plus, tr("Start empty"), tr("Three questions, then an empty pipeline"), Tone::marketing, false)) describe(Next::empty);
    if (draw_way(column.next(height), icons::users, tr("Join from a colleague's file"), tr("A workspace, or changes, saved from Tandem"), Tone::good, false)) ask_page("workspace_join");
}

void WelcomeView::draw_form(ViewContext& context, Column& column) {
    heading(column.next(32), 1, tr("Who works here"));
    column.skip(space::s);
    const FieldOptions name{.placeholder = tr("First and last name"), .error = name_error_, .autocomplete = "name", .is_required = true, .takes_focus = takes_focus_};
    takes_focus_ = false;
    const FieldResult typed = text_field(column.next(field_height(name)), tr("Your name"), name_, name);
    if (typed.edited) name_error_.clear();
    const std::vector<std::string> teams = {std::string(tr("Sales")), std::string(tr("Marketing")), std::string(tr("Both"))};
    text(column.next(16), tr("Team"), {.style = TextStyle::label});
    segmented(column.next(size::control()).left(segmented_width(teams)), tr("Team"), teams, team_);
    choice(column.next(choice_height({})), tr("Currency"), currencies_, currency_);
    time_zone_choice(context, column.next(choice_height({})), zone_);
    std::vector<std::string> months;
    for (const std::string_view month : {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}) months.emplace_back(tr(month));
    choice(column.next(choice_height({})), tr("Fiscal year starts in"), months, month_);
    if (!error_.empty()) paragraph(column.next(wrapped_height(said(error_), TextStyle::table, column.width())), said(error_), {.style = TextStyle::table, .colour = theme().bad});
    column.skip(space::s);
    Box foot = column.next(size::control());
    const std::string_view go = next_ == Next::import ? tr("Continue to import") : tr("Start");
    bool starts = button(foot.cut_right(button_width(go), space::s), go, {.kind = ButtonKind::primary, .is_busy = is_starting_});
    if (button(foot.cut_left(button_width(tr("Back"))), tr("Back"), {.kind = ButtonKind::ghost})) step_ = Step::choose;
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere) || typed.entered) starts = true;
    if (starts && !is_starting_) start(context);
}

void WelcomeView::guess(const Device& device) {
    is_guessed_ = true;
    const std::string currency = guessed_currency(device.locale, device.time_zone);
    for (const std::string_view code : known_currencies()) {
        if (code == currency) currency_ = static_cast<int>(currencies_.size());
        currencies_.emplace_back(code);
    }
    zone_ = device.time_zone.empty() ? "UTC" : device.time_zone;
}

void WelcomeView::start(ViewContext& context) {
    if (name_.find_first_not_of(' ') == std::string::npos) { name_error_ = tr("Say who you are, so that colleagues know who changed what"); return; }
    is_starting_ = true;
    constexpr std::string_view teams[] = {"sales", "marketing", "both"};
    const auto at = [](const std::vector<std::string>& list, int index) { return index >= 0 && static_cast<std::size_t>(index) < list.size() ? list[static_cast<std::size_t>(index)] : list.front(); };
    Presets values = {{"name", Value{tr("My workspace")}}, {"person", Value{name_}}, {"team", Value{teams[std::clamp(team_, 0, 2)]}}, {"currency", Value{at(currencies_, currency_)}},
                      {"time_zone", Value{zone_}}, {"fiscal_start", Value{std::int64_t{month_ + 1}}}};
    std::string pipeline(tr("Sales pipeline"));
    for (const char* stage : {"Qualified", "Discovery", "Proposal", "Negotiation", "Won", "Lost"}) pipeline += "\n" + std::string(tr_as("stage", stage));
    values.emplace_back("pipeline", Value{pipeline});
    context.client.run("workspace.start_empty", {{}, {}, std::move(values)}, [this, shell = &context.shell, navigation = &context.navigation](const CommandResult& result) {
        is_starting_ = false;
        if (!result.ok) { error_ = result.message; return; }
        step_ = Step::choose;
        shell->report(result);
        if (next_ == Next::import) shell->import_files();
        else navigation->go("#/pipeline");
    });
}

} // namespace

std::unique_ptr<View> make_welcome() { return std::make_unique<WelcomeView>(); }

} // namespace tandem::ui
