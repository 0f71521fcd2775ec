// Draws the dialog: how many there are, then a line a record.
#include "ui/records_behind.hpp"

#include "ui/widgets/dialog.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float record_height = 44;
constexpr int more_rows = 400, most_rows = 1000;      // what is longer is no list for eyes

// True when the record was opened.
bool draw_record(ViewContext& context, const RecordBehind& record, std::size_t index, Box box) {
    const Interaction it = begin_list_row(box, index, record.title);
    IdScope scope(static_cast<std::uint64_t>(index));
    Box in = box.inset(space::s, 3);
    const std::string amount = record.amount ? context.format.money(*record.amount) : std::string(), day = record.day ? context.format.date(*record.day) : std::string();
    const float side = std::max(text_width(amount, TextStyle::table), text_width(day, TextStyle::caption)) + 4;
    if (side > 4) {
        Box right = in.cut_right(side, space::s);
        if (!amount.empty()) text(right.cut_top(20), amount, {.style = TextStyle::table, .align = Align::right});
        if (!day.empty()) text(right.with_height(18), day, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right, .description = context.format.full_date(*record.day)});
    }
    const Box title = in.cut_top(20);
    bool is_followed = false;
    if (record.entity.empty()) text(title, record.title.empty() ? tr("No campaign") : record.title, {.style = TextStyle::label, .colour = record.title.empty() ? theme().third : theme().text});
    else is_followed = link(title.left(std::min(title.w, text_width(record.title, TextStyle::label) + 2)), record.title, record_href(record.entity, record.id), {.style = TextStyle::label, .is_quiet = true});
    text(in, said(record.subtitle), {.style = TextStyle::caption, .colour = theme().third});
    end_list_row();
    if (it.clicked && !record.entity.empty()) context.open_record(record.entity, record.id);
    return is_followed || (it.clicked && !record.entity.empty());
}

}  // namespace

void RecordsBehind::draw(ViewContext& context) {
    if (!is_open_) return;
    Dialog dialog{title_, is_open_, {.width = 480}};
    if (!dialog) return;
    const auto answer = std::visit([&](const auto& question) { return context.client.ask(question); }, question_);
    Column rows(dialog.body());
    if (!answer) {
        if (answer.error().empty()) skeleton_rows(rows.next(160), record_height, 4);
        else text(rows.next(24), said(answer.error()), {.style = TextStyle::table, .colour = theme().bad});
        return dialog.finish(rows.used());
    }
    if (answer->rows.empty() && !none_.empty()) {
        text(rows.next(28), none_, {.style = TextStyle::table, .colour = theme().third});
        return dialog.finish(rows.used());
    }
    const std::string count = counted(context.format.count(answer->total), answer->total, "record", "records");
    text(rows.next(24), answer->total > std::ssize(answer->rows) ? tr("{}, the first {} of them", count, context.format.count(std::ssize(answer->rows))) : count, {.style = TextStyle::table, .colour = theme().third});
    Semantics list({.role = Role::list, .name = title_}, rows.rest().with_height(record_height * static_cast<float>(answer->rows.size())));
    for (std::size_t i = 0; i < answer->rows.size(); ++i)
        if (draw_record(context, answer->rows[i], i, rows.next(record_height))) is_open_ = false;
    if (answer->total > std::ssize(answer->rows) && std::ssize(answer->rows) < most_rows) {
        const Box foot = rows.next(size::control() + space::s).from_right(rows.width());
        if (button(foot.left(button_width(tr("Show more"))), tr("Show more"), {.kind = ButtonKind::ghost})) std::visit([](auto& question) { question.count = std::min(question.count + more_rows, most_rows); }, question_);
    }
    dialog.finish(rows.used());
}

}  // namespace tandem::ui
