// Settings, "Working hours": when the team works, its holidays, how soon hand-offs are answered and how many one person takes.
#include "tandem/contract/hand_offs.hpp"
#include "tandem_icons.hpp"
#include "ui/entry.hpp"
#include "ui/frame_clock.hpp"
#include "ui/views/agreement_words.hpp"
#include "ui/views/settings_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"

namespace tandem::ui {

void HoursSection::commit(ViewContext& context, std::string_view name, const std::string& value) {
    Arguments arguments{.entity = {}, .rows = {}, .values = {{std::string(name), Value{value}}}};
    context.client.run("workspace.set", std::move(arguments), [this, &shell = context.shell](const CommandResult& result) {
        error_ = result.ok ? std::string() : result.message;
        fault_ = result.ok ? std::string() : result.field;
        if (result.ok) shell.report(result), loaded_ = -1;
        wake();
    });
}

void HoursSection::draw(ViewContext& context, Column& column) {
    settings_section(column, tr("Working hours"));
    const std::string_view words = tr("Clocks of hand-offs run only while the team works. Minutes of nights, weekends and holidays do not count.");
    paragraph(column.next(wrapped_height(words, TextStyle::table, column.width())), words, {.style = TextStyle::table, .colour = theme().second});
    const auto answer = context.client.ask(WorkingHours{});
    if (!answer) return skeleton_rows(column.next(72), 36, 2);
    if (loaded_ != answer.revision() && !is_typed_ && error_.empty()) {
        loaded_ = answer.revision();
        hours_ = entry_from_hours(answer->business_hours);
        minutes_ = std::to_string(answer->reply_minutes);
        capacity_ = std::to_string(answer->hand_off_capacity);
    }
    const auto error = [&](std::string_view name) { return fault_ == name ? std::string_view(error_) : std::string_view(); };
    const FieldOptions hours{.help = tr("Such as Mon-Fri 09:00-12:30, Mon-Thu 13:00-17:00"), .error = error("business_hours"), .autocomplete = "off"};
    FieldResult typed = text_field(column.next(field_height(hours)), tr("The team works"), hours_, hours);
    is_typed_ = typed.focused;
    if (typed.edited) error_.clear(), fault_.clear();
    if (typed.committed) commit(context, "business_hours", hours_from_entry(hours_));
    // Two places speak of it; the agreement holds where there is one.
    std::string minutes_help(tr("Minutes of working hours"));
    if (context.has_any("agreement"))
        if (const auto agreement = context.client.ask(AgreementState{.weeks = 13}); agreement && agreement->holds) {
            const std::string promised = promise_words(context.format, "replied", shown_version(*agreement).promised);
            minutes_help = tr("The agreement holds instead: {}", promised);
        }
    const FieldOptions minutes{.kind = FieldKind::number, .help = minutes_help, .error = error("reply_minutes"), .autocomplete = "off"};
    const FieldOptions capacity{.kind = FieldKind::number, .help = tr("Beyond these, others have their turn"), .error = error("hand_off_capacity"), .autocomplete = "off"};
    const Box pair = column.next(field_height(minutes));
    typed = text_field(share(pair, 2, 0), tr("Hand-offs are answered within"), minutes_, minutes);
    is_typed_ |= typed.focused;
    if (typed.edited) error_.clear(), fault_.clear();
    if (typed.committed) commit(context, "reply_minutes", minutes_);
    typed = text_field(share(pair, 2, 1), tr("Open hand-offs of one person"), capacity_, capacity);
    is_typed_ |= typed.focused;
    if (typed.edited) error_.clear(), fault_.clear();
    if (typed.committed) commit(context, "hand_off_capacity", capacity_);
    draw_holidays(context, column, *answer);
}

void HoursSection::draw_holidays(ViewContext& context, Column& column, const WorkingHoursAnswer& answer) {
    column.skip(space::s);
    heading(column.next(24), 3, tr("Holidays"));
    {
        Semantics list({.role = Role::list, .name = std::string(tr("Holidays"))}, column.rest().with_height(36 * static_cast<float>(answer.holidays.size())));
        for (const HolidayRow& holiday : answer.holidays) {
            if (holiday.day.days < context.today().days - 365) continue;        // what is long over matters to its own time only
            Box box = column.next(32);
            Semantics item({.id = make_id(static_cast<std::uint64_t>(holiday.id)), .role = Role::listitem, .name = holiday.name}, box);
            IdScope scope(static_cast<std::uint64_t>(holiday.id));
            if (icon_button(box.cut_right(size::control(), space::xs), icons::trash_2, tr("Remove {}", holiday.name))) context.run("record.delete", "holiday", {holiday.id});
            text(box.cut_left(120, space::m), context.format.full_date(holiday.day), {.style = TextStyle::table, .colour = theme().second});
            text(box, holiday.name, {.style = TextStyle::label});
        }
    }
    const FieldOptions name{.placeholder = tr("New Year's Day"), .autocomplete = "off"};
    const FieldOptions day{.kind = FieldKind::date, .placeholder = tr("1 Jan 2027"), .error = day_error_, .autocomplete = "off"};
    Box line = column.next(field_height(day));
    const ButtonOptions add{.icon = icons::plus, .is_disabled = name_.empty() || day_.empty()};
    const float wide = button_width(tr("Add holiday"), add);
    const bool is_narrow = line.w < 480;
    Box place = is_narrow ? column.next(size::control()).left(wide) : line.cut_right(wide, space::m);
    if (!is_narrow) place = place.with_height(size::control()).moved(0, 20);
    const FieldResult typed_day = text_field(share(line, 2, 0, space::m), tr("Day"), day_, day);
    const FieldResult typed_name = text_field(share(line, 2, 1, space::m), tr("Name of the holiday"), name_, name);
    if (typed_day.edited) day_error_.clear();
    if (!button(place, tr("Add holiday"), add) && !typed_name.entered) return;
    if (name_.empty() || day_.empty()) return;
    const auto date = date_from_entry(day_, entry_context(context.format));
    if (!date) { day_error_ = date.error().message; return; }
    context.run("record.create", "holiday", {}, {{"day", Value{std::int64_t{date->days}}}, {"name", Value{name_}}});
    day_.clear(), name_.clear();
}

} // namespace tandem::ui
