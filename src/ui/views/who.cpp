// Who works here: asked once when a workspace came from elsewhere, a colleague's file or another program.
#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/views.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

class WhoView final : public View {
public:
    std::string title(const ViewContext&) const override { return std::string(tr("Who are you")); }
    void draw_content(ViewContext& context) override;

private:
    void draw_people(ViewContext& context, Column& column);
    void draw_other(ViewContext& context, Column& column);
    void become(Client& client, RowId person);

    std::string name_, error_;
    int team_ = 2;
    bool is_busy_ = false;
};

void WhoView::draw_content(ViewContext& context) {
    const Box page{0, 0, screen().width, screen().height};
    fill(page, theme().canvas);
    Semantics main({.role = Role::main, .name = title(context)}, page);
    ScrollArea scroll("who", page);
    const Box inner = scroll.content();
    const float width = std::min(440.0f, inner.w - 2 * space::xl);
    const float top = std::max<float>(space::xxl, page.h * 0.12f);
    Column column(Box{inner.x + (inner.w - width) / 2, inner.y + top, width, inner.h}, space::m);
    heading(column.next(32), 1, tr("Who are you?"));
    const std::string lead = context.workspace.name.empty() ? std::string(tr("Your name stands beside what you change in this workspace"))
                                                            : tr("Your name stands beside what you change in “{}”", context.workspace.name);
    paragraph(column.next(wrapped_height(lead, TextStyle::body, width)), lead, {.colour = theme().second});
    column.skip(space::s);
    draw_people(context, column);
    draw_other(context, column);
    scroll.finish(top + column.used() + space::xxl);
}

void WhoView::draw_people(ViewContext& context, Column& column) {
    const auto people = context.client.ask(RecordChoices{.entity = "person", .text = {}, .limit = 200});
    if (!people) return skeleton_rows(column.next(3 * 48), 48, 3);
    if (people->rows.empty()) return;
    Semantics list({.role = Role::list, .name = std::string(tr("People"))}, column.rest().with_height(56 * static_cast<float>(people->rows.size())));
    for (const ChoiceRow& row : people->rows) {
        const Box box = column.next(48);
        const Interaction it = interact({.id = make_id(static_cast<std::uint64_t>(row.id)), .role = Role::button, .name = row.title, .description = row.subtitle, .flags = Flags(Flag::focusable) | when(is_busy_, Flag::busy)}, box);
        card(box, {.is_hovered = it.hovered});
        if (it.held) fill(box, theme().pressed, radius::card);
        if (it.ring) focus_ring(box, radius::card);
        Box in = box.inset(space::m, 0);
        avatar(in.cut_left(28, space::m).centred(28, 28), row.title);
        draw_icon(in.cut_right(16, space::s), icons::chevron_right, theme().third);
        draw_text(in, row.title, {.style = TextStyle::label});
        if (it.clicked && !is_busy_) become(context.client, row.id);
    }
}

void WhoView::draw_other(ViewContext& context, Column& column) {
    column.skip(space::m);
    heading(column.next(24), 2, tr("Somebody else"));
    const FieldOptions options{.placeholder = tr("First and last name"), .error = error_, .autocomplete = "name"};
    const FieldResult typed = text_field(column.next(field_height(options)), tr("Your name"), name_, options);
    if (typed.edited) error_.clear();
    const std::vector<std::string> teams = {std::string(tr("Sales")), std::string(tr("Marketing")), std::string(tr("Both"))};
    text(column.next(16), tr("Team"), {.style = TextStyle::label});
    segmented(column.next(size::control()).left(segmented_width(teams)), tr("Team"), teams, team_);
    column.skip(space::s);
    const bool joins = button(column.next(size::control()).from_right(button_width(tr("Join"))), tr("Join"), {.kind = ButtonKind::primary, .is_busy = is_busy_});
    if ((!joins && !typed.entered) || is_busy_) return;
    if (name_.find_first_not_of(' ') == std::string::npos) {
        error_ = tr("Say who you are, or choose yourself above");
        return;
    }
    is_busy_ = true;
    constexpr std::string_view teams_by_name[] = {"sales", "marketing", "both"};
    context.client.run("record.create", {.entity = "person", .rows = {}, .values = {{"name", Value{name_}}, {"team", Value{teams_by_name[std::clamp(team_, 0, 2)]}}}},
                       [this, client = &context.client](const CommandResult& made) {
                           is_busy_ = false;
                           if (made.ok) become(*client, made.row);
                           else error_ = made.message;
                       });
}

void WhoView::become(Client& client, RowId person) {
    is_busy_ = true;
    client.run("preference.set", {.entity = {}, .rows = {}, .values = {{"name", Value{"me"}}, {"value", Value{to_text(person)}}}}, [this](const CommandResult& set) {
        is_busy_ = false;
        if (!set.ok) error_ = set.message;
    });
}

} // namespace

std::unique_ptr<View> make_who() { return std::make_unique<WhoView>(); }

} // namespace tandem::ui
