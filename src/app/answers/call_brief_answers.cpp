// How the brief before a call is answered.
#include "app/answers/call_brief.hpp"

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "tandem/analytics/call_brief.hpp"
#include "tandem/model/activity.hpp"
#include "tandem/model/hand_off.hpp"
#include "tandem/model/meeting.hpp"
#include "tandem/model/theme_answer.hpp"
#include "tandem/model/touch.hpp"

namespace tandem {
namespace {

constexpr int most_seen = 3, most_promises = 5;

std::string text_of(const Context& context, const Row& row, std::string_view field) { return std::string(cell(context, row, field).text_or("")); }

std::optional<Date> day_in(const Value& value) {
    if (const auto* days = value.integer()) return Date{static_cast<std::int32_t>(*days)};
    return std::nullopt;
}

Result<> add_seen(const Context& context, CallBriefAnswer& made, RowId contact) {
    for (const analytics::Seen& seen : TRY(analytics::seen_campaigns(context.store, contact, most_seen))) {
        const auto touch = context.store.find(context.id_of<Touch>(), seen.touch);
        if (!touch) continue;
        const Value& campaign = cell(context, *touch, "campaign");
        SeenRow row{.campaign = campaign.integer_or(0), .name = title_of(context, "campaign", campaign), .kind = text_of(context, *touch, "kind"),
                    .detail = text_of(context, *touch, "detail"), .at = {cell(context, *touch, "at").integer_or(0)}, .times = seen.times};
        row.label = choice_label(Choices<TouchKind>::list, row.kind);
        if (!row.campaign) row.name = choice_label(Choices<Channel>::list, text_of(context, *touch, "channel"));
        if (const RowId message = row.campaign ? TRY(analytics::latest_message(context.store, row.campaign)) : 0)
            if (const auto found = context.store.find(context.id_of<ThemeAnswer>(), message)) row.message = text_of(context, *found, "text"), row.message_kind = text_of(context, *found, "action");
        made.seen.push_back(std::move(row));
    }
    return {};
}

void add_hand_off(const Context& context, CallBriefAnswer& made, RowId id) {
    const auto row = id ? context.store.find(context.id_of<HandOff>(), id) : std::nullopt;
    // What was rejected is promised to nobody; the timeline tells it with its reason.
    if (!row || text_of(context, *row, "state") == "rejected") return;
    OpenPromise promise{.kind = "hand_off", .what = text_of(context, *row, "state"), .text = text_of(context, *row, "reason"), .note = text_of(context, *row, "note"),
                       .by = title_of(context, "person", cell(context, *row, "from_person")), .entity = "hand_off", .row = id};
    if (promise.what == "recycled") promise.due = day_in(cell(context, *row, "recycle_on")), promise.is_overdue = promise.due && *promise.due < context.today();
    made.promises.push_back(std::move(promise));
}

void add_activity(const Context& context, CallBriefAnswer& made, const analytics::PromisedActivity& each) {
    const auto row = context.store.find(context.id_of<Activity>(), each.activity);
    if (!row) return;
    made.promises.push_back({.kind = "activity", .what = text_of(context, *row, "kind"), .text = text_of(context, *row, "subject"), .note = text_of(context, *row, "body"),
                             .by = title_of(context, "person", cell(context, *row, "owner")), .due = each.day, .is_overdue = each.day && *each.day < context.today(), .entity = "activity", .row = each.activity});
}

void add_decision(const Context& context, CallBriefAnswer& made, RowId id) {
    const auto row = context.store.find(context.id_of<Decision>(), id);
    if (!row) return;
    const auto due = day_in(cell(context, *row, "due_on"));
    made.promises.push_back({.kind = "decision", .what = "decision", .text = text_of(context, *row, "text"), .note = title_of(context, "theme", cell(context, *row, "theme")),
                             .by = title_of(context, "person", cell(context, *row, "owner")), .due = due, .is_overdue = due && *due < context.today(), .entity = {}, .row = id});
}

Result<> add_said(const Context& context, CallBriefAnswer& made, RowId feedback) {
    if (!feedback) return {};
    std::vector<FeedbackItem> items = feedback_items(context, std::span(&feedback, 1));
    if (items.empty()) return {};
    made.said = std::move(items.front());
    const RowId answer = made.said->theme_id ? TRY(analytics::latest_answer(context.store, made.said->theme_id, made.said->at)) : 0;
    const auto row = answer ? context.store.find(context.id_of<ThemeAnswer>(), answer) : std::nullopt;
    if (!row) return {};
    made.answer = text_of(context, *row, "text"), made.answer_kind = text_of(context, *row, "action");
    made.answer_by = title_of(context, "person", cell(context, *row, "person"));
    return {};
}

}  // namespace

Opener opener(const Context& context, Labels& labels, RowId contact) {
    const auto touch = context.store.find(context.id_of<Touch>(), analytics::last_touch(context.store, contact));
    if (!touch) return {};
    return {.kind = text_of(context, *touch, "kind"), .campaign = labels.title("campaign", cell(context, *touch, "campaign").integer_or(0)), .detail = text_of(context, *touch, "detail")};
}

Result<CallBriefAnswer> answer(Context& context, const CallBrief& question) {
    CallBriefAnswer made;
    Labels labels(context);
    made.opener = opener(context, labels, question.contact);
    TRY(add_seen(context, made, question.contact));
    const auto promised = TRY(analytics::promises(context.store, moment_of(context), question.contact, most_promises));
    add_hand_off(context, made, promised.hand_off);
    for (const auto& each : promised.activities) add_activity(context, made, each);
    for (const RowId each : promised.decisions) add_decision(context, made, each);
    TRY(add_said(context, made, analytics::last_feedback(context.store, question.contact)));
    return made;
}

}  // namespace tandem
