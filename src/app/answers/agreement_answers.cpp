// How the agreement is answered, week by week.
#include <algorithm>
#include <unordered_map>

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/working_hours.hpp"
#include "tandem/analytics/agreement.hpp"
#include "tandem/model/hand_off.hpp"

namespace tandem {
namespace {

Promised promised_of(const Agreement& a) {
    return {a.leads_per_week, a.accepted_share.value, a.reply_minutes, a.replied_share.value, a.attempts, a.answer_minutes};
}

Result<std::vector<analytics::AgreementWeek>> weeks_under(Context& context, const std::vector<Agreement>& versions, int weeks) {
    return analytics::agreement_weeks(context.store, ReplyClock(context), versions, weeks);
}

void add_promises(AgreementAnswer& answer, const std::vector<analytics::AgreementWeek>& weeks) {
    answer.breaches = analytics::breaches(weeks);
    for (std::size_t i = 0; i < Choices<Promise>::list.size(); ++i) {
        const auto promise = static_cast<Promise>(i);
        PromiseRow row{.name = std::string(analytics::name_of(promise)), .team = analytics::is_of_marketing(promise) ? "marketing" : "sales"};
        for (const auto& week : weeks) {
            const auto& state = week.promises[i];
            row.breaches += state.is_breached && state.exception.empty();
            row.weeks.push_back({week.week, state.hits, state.of, state.is_judged, state.is_breached, state.exception, state.promised});
        }
        answer.promises.push_back(std::move(row));
    }
}

using FirstTouches = std::unordered_map<RowId, Instant>;       // of hand-offs whose contacts were reached

Result<FirstTouches> first_touches(Context& context) {
    FirstTouches touches;
    for (const auto& facts : TRY(analytics::hand_offs(context.store, ReplyClock(context), {})))
        if (facts.first_touch) touches.emplace(facts.hand_off, *facts.first_touch);
    return touches;
}

std::vector<PromiseRecord> hand_offs_behind(const Context& context, std::span<const RowId> ids, const FirstTouches& touches) {
    std::vector<PromiseRecord> records;
    const EntityId entity = context.id_of<HandOff>();
    for (const Row& row : context.store.rows(entity, ids)) {
        // Only an answer that another one replaced has a first one of its own.
        const Value &first = cell(context, row, "first_answered_at"), &answered = first.is_null() && cell(context, row, "state").text_or("") != "open" ? cell(context, row, "answered_at") : first;
        records.push_back({.id = row.id, .name = context.store.title(entity, row.id), .owner = title_of(context, "person", cell(context, row, "owner")), .handed_at = {cell(context, row, "handed_at").integer_or(0)},
                           .answered_at = answered.is_null() ? std::nullopt : std::optional(Instant{answered.integer_or(0)}), .first_touch = {}});
        if (const auto touched = touches.find(row.id); touched != touches.end()) records.back().first_touch = touched->second;
    }
    return records;
}

}  // namespace

Result<AgreementAnswer> answer(Context& context, const AgreementState& question) {
    AgreementAnswer result;
    const auto versions = TRY(analytics::agreements(context.store));
    for (const Agreement& version : versions) result.versions.insert(result.versions.begin(), {version.id.value, version.starts_on, promised_of(version)});
    if (const Agreement* holds = analytics::version_today(versions, context.today())) result.holds = holds->id.value;
    add_promises(result, TRY(weeks_under(context, versions, question.weeks)));
    return result;
}

Result<AgreementAnswer> answer(Context& context, const AgreementTrial& question) {
    const Promised& p = question.promised;
    const Agreement tried{.starts_on = Date{0}, .leads_per_week = p.leads_per_week, .accepted_share = {p.accepted_share}, .reply_minutes = p.reply_minutes, .replied_share = {p.replied_share},
                          .attempts = p.attempts, .answer_minutes = p.answer_minutes};
    // Only weeks that an agreement held in: the others were nobody's promise.
    auto versions = TRY(analytics::agreements(context.store));
    for (Agreement& version : versions) {
        const Date day = version.starts_on;
        version = tried, version.starts_on = day;
    }
    AgreementAnswer result;
    add_promises(result, TRY(weeks_under(context, versions, question.weeks)));
    return result;
}

Result<PromiseRecordsAnswer> answer(Context& context, const PromiseRecords& question) {
    const auto& promises = Choices<Promise>::list;
    const auto found = std::ranges::find(promises, question.promise, &Choice::name);
    if (found == promises.end()) return fail(ErrorCode::invalid_input, "Nobody promised “" + question.promise + "”.");
    const int weeks_ago = (week_start(context.today()).days - question.week.days) / 7;
    for (const auto& week : TRY(weeks_under(context, TRY(analytics::agreements(context.store)), weeks_ago + 1))) {
        if (week.week != question.week) continue;
        const auto& state = week.promises[static_cast<std::size_t>(found - promises.begin())];
        const FirstTouches touches = TRY(first_touches(context));
        return PromiseRecordsAnswer{hand_offs_behind(context, state.missed, touches), hand_offs_behind(context, state.kept, touches)};
    }
    return PromiseRecordsAnswer{};
}

}  // namespace tandem
