// How the inbox of hand-offs and the working hours are answered.
#include <algorithm>
#include <set>

#include "app/answers/answers.hpp"
#include "app/answers/call_brief.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/answers/labels.hpp"
#include "app/working_hours.hpp"
#include "tandem/analytics/hand_offs.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem/model/holiday.hpp"
#include "tandem/model/person.hpp"

namespace tandem {
namespace {

using analytics::HandOffGroup;

bool is_away(const Context& context, const Row& person) { return cell(context, person, "away_until").integer_or(0) > context.today().days; }

// What an owner who is away or late is replaced by.
void add_owner(const Context& context, HandOffRow& made, RowId owner) {
    const auto person = context.store.find(context.id_of<Person>(), owner);
    if (!person) return;
    made.manager = title_of(context, "person", cell(context, *person, "manager"));
    if (!is_away(context, *person)) return;
    made.away_until = Date{static_cast<std::int32_t>(cell(context, *person, "away_until").integer_or(0))};
    made.cover = title_of(context, "person", cell(context, *person, "cover"));
}

HandOffRow row_of(const Context& context, Labels& labels, const analytics::HandOffClock& clock, const analytics::HandOffFacts& facts) {
    HandOffRow made{.id = facts.hand_off, .contact = facts.contact, .name = labels.title("contact", facts.contact), .is_back = facts.is_back, .since = facts.since,
                    .answer_by = facts.answer_by, .answered_at = facts.answered_at, .first_touch = facts.first_touch};
    const Entity& contacts = context.catalog.of<Contact>();
    if (const auto contact = context.store.find(contacts.id, facts.contact)) made.about = labels.subtitle(contacts, *contact);
    const auto row = context.store.find(context.id_of<HandOff>(), facts.hand_off);
    if (!row) return made;
    const auto text = [&](std::string_view field) { return std::string(cell(context, *row, field).text_or("")); };
    made.reason = text("reason"), made.state = text("state"), made.rejection = text("rejection"), made.note = text("note");
    made.campaign = title_of(context, "campaign", cell(context, *row, "campaign"));
    made.owner = title_of(context, "person", cell(context, *row, "owner"));
    made.from = title_of(context, "person", cell(context, *row, "from_person"));
    made.rule = title_of(context, "hand_off_rule", cell(context, *row, "rule"));
    made.escalated_from = title_of(context, "person", cell(context, *row, "escalated_from"));
    add_owner(context, made, facts.owner);
    if (const auto* day = cell(context, *row, "recycle_on").integer()) made.recycle_on = Date{static_cast<std::int32_t>(*day)};
    if (facts.group != HandOffGroup::open) return made;
    made.age_minutes = clock.age(facts);
    made.opener = opener(context, labels, facts.contact);
    return made;
}

}  // namespace

Result<HandOffsAnswer> answer(Context& context, const HandOffInbox& question) {
    const ReplyClock clock(context, question.at.ms ? question.at : context.now());
    HandOffsAnswer result{.reply_minutes = clock->reply_minutes, .is_agreed = clock->is_promised};
    std::set<RowId> away;
    const Entity& person = context.catalog.of<Person>();
    for (const Row& row : context.store.rows(person.id, *TRY(context.store.ordered({.entity = person.id}))))
        if (is_away(context, row)) away.insert(row.id);
    const HandOffGroup group = question.group == "waiting" ? HandOffGroup::waiting : question.group == "answered" ? HandOffGroup::answered : HandOffGroup::open;
    const auto most = static_cast<std::size_t>(std::clamp(question.count, 0, 1000));
    Labels labels(context);
    for (const auto& facts : TRY(analytics::hand_offs(context.store, clock, {question.owner, question.text}))) {
        result.open += facts.group == HandOffGroup::open;
        result.waiting += facts.group == HandOffGroup::waiting;
        result.answered += facts.group == HandOffGroup::answered;
        result.late += clock->is_late(facts);
        result.for_away += facts.group == HandOffGroup::open && away.contains(facts.owner);
        if (facts.group == group && result.rows.size() < most) result.rows.push_back(row_of(context, labels, clock, facts));
    }
    return result;
}

Result<WorkingHoursAnswer> answer(Context& context, const WorkingHours&) {
    const Settings& settings = context.settings;
    WorkingHoursAnswer result{.business_hours = settings.business_hours, .reply_minutes = settings.reply_minutes, .hand_off_capacity = settings.hand_off_capacity};
    const Entity& entity = context.catalog.of<Holiday>();
    const auto ids = TRY(context.store.ordered(Query{.entity = entity.id, .sorts = {{entity.index("day")}}}));
    for (const Row& row : context.store.rows(entity.id, *ids)) {
        const Holiday holiday = TRY(from_row<Holiday>(entity, row));
        result.holidays.push_back({row.id, holiday.day, holiday.name});
    }
    return result;
}

}  // namespace tandem
