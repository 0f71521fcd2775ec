// How a contact's lifecycle and a company's roll-up are answered, and the records behind each number of the latter.
#include <algorithm>
#include <array>

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/answers/labels.hpp"
#include "app/answers/records_behind.hpp"
#include "tandem/analytics/account.hpp"
#include "tandem/analytics/lifecycle.hpp"
#include "tandem/model/activity.hpp"
#include "tandem/model/feedback.hpp"
#include "tandem/model/touch.hpp"

namespace tandem {
namespace {

using analytics::AccountMeasure;

constexpr std::size_t most_campaigns = 6;
constexpr std::array<std::string_view, 4> step_kinds = {"reached", "skipped", "not_recorded", "ahead"};

struct Measure { std::string_view name, entity; AccountMeasure measure; };
constexpr auto measures = std::to_array<Measure>({
    {"contacts", "contact", AccountMeasure::contacts}, {"open_deals", "deal", AccountMeasure::open_deals}, {"won_deals", "deal", AccountMeasure::won_deals},
    {"lost_deals", "deal", AccountMeasure::lost_deals}, {"feedback", "feedback", AccountMeasure::feedback}, {"touched", "contact", AccountMeasure::touched},
});

// A touch opens the contact, an activity itself.
void add_last_touch(const Context& context, AccountAnswer& made, const analytics::LastTouch& last) {
    made.last_touch = last.at;
    if (const auto touch = context.store.find(context.id_of<Touch>(), last.touch)) {
        const Value& contact = cell(context, *touch, "contact");
        made.last_words = joined(choice_label(Choices<TouchKind>::list, cell(context, *touch, "kind").text_or("")), title_of(context, "contact", contact));
        made.last_team = "marketing", made.last_entity = "contact", made.last_row = contact.integer_or(0);
    } else if (const auto activity = context.store.find(context.id_of<Activity>(), last.activity)) {
        made.last_words = joined(choice_label(Choices<ActivityKind>::list, cell(context, *activity, "kind").text_or("")), title_of(context, "contact", cell(context, *activity, "contact")));
        made.last_team = "sales", made.last_entity = "activity", made.last_row = activity->id;
    }
}

}  // namespace

Result<LifecycleAnswer> answer(Context& context, const LifecycleWay& question) {
    LifecycleAnswer made;
    Labels labels(context);
    const TimeZone zone = context.zone();
    for (const analytics::LifecycleStep& step : TRY(analytics::lifecycle_steps(context.store, question.contact))) {
        LifecycleStepRow row{.stage = std::string(Choices<Lifecycle>::list[static_cast<std::size_t>(step.stage)].name), .team = std::string(analytics::team_of(step.stage)),
                             .kind = std::string(step_kinds[static_cast<std::size_t>(step.kind)]), .is_side = analytics::is_side_stage(step.stage),
                             .is_now = step.is_now, .is_again = step.is_again, .is_late = step.is_late, .at = step.at, .by = labels.title("person", step.person), .reason = step.reason};
        if (step.at && (step.until || step.is_now)) row.days = std::max(0, (step.until ? zone.day_of(*step.until) : context.today()).days - zone.day_of(*step.at).days);
        made.steps.push_back(std::move(row));
    }
    return made;
}

Result<AccountAnswer> answer(Context& context, const AccountSummary& question) {
    const auto figures = TRY(analytics::account_figures(context.store, question.company, context.now()));
    AccountAnswer made{.contacts = figures.contacts, .open = figures.open, .won = figures.won, .lost = figures.lost, .feedback = figures.feedback,
                       .campaigns = std::ssize(figures.campaigns), .open_value = figures.open_value, .won_value = figures.won_value, .frequent_count = figures.frequent_count};
    for (const auto& each : std::span(figures.campaigns).first(std::min(most_campaigns, figures.campaigns.size())))
        made.latest_campaigns.push_back({each.campaign, title_of(context, "campaign", Value{each.campaign}), each.touches, each.contacts, each.last});
    made.frequent_theme = title_of(context, "theme", Value{figures.frequent_theme});
    if (const auto latest = context.store.find(context.id_of<Feedback>(), figures.latest_feedback)) {
        made.latest_theme = title_of(context, "theme", cell(context, *latest, "theme"));
        if (made.latest_theme.empty()) made.latest_theme = choice_label(Choices<FeedbackKind>::list, cell(context, *latest, "kind").text_or(""));
    }
    if (figures.last_touch) add_last_touch(context, made, *figures.last_touch);
    return made;
}

Result<RecordsBehindAnswer> answer(Context& context, const AccountRecords& question) {
    const auto measure = std::ranges::find(measures, question.measure, &Measure::name);
    if (measure == measures.end()) return fail(ErrorCode::invalid_input, "Nothing is counted as “" + question.measure + "”.");
    const auto ids = TRY(analytics::account_records(context.store, question.company, measure->measure, question.campaign));
    return records_behind(context, measure->entity, ids, question.count);
}

}  // namespace tandem
