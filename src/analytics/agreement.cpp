// Hand-offs judged by what was promised in their week.
#include "tandem/analytics/agreement.hpp"

#include <algorithm>
#include <unordered_map>

#include "analytics/first_touch.hpp"
#include "tandem/model/hand_off.hpp"

namespace tandem::analytics {

namespace {

// A hand-off, and one turn of sales with it: the first, or the one after it came back.
struct Turn {
    Instant since;                                      // start of its clock
    bool is_answered = false;
    std::optional<Instant> answered_at;                 // none: nobody wrote down when
    std::optional<Instant> first_answered_at;           // before others replaced it
    std::vector<Instant> reaches;
};
struct Given {
    RowId id = 0;
    Instant handed_at;
    bool is_answered = false, is_accepted = false;
    bool is_unreached = false;                          // rejected as such; after its last turn
    std::vector<Turn> turns;
};

Given given_of(Cells row, const HandOffClock& clock) {
    const bool is_recycled = row.is_text(2, "recycled");
    const auto back = row.is_null(4) ? std::nullopt : std::optional(Date{static_cast<std::int32_t>(row.integer(4))});
    const bool is_back = back && *back <= clock.moment.today;
    const auto answered_at = row.is_null(5) ? std::nullopt : std::optional(Instant{row.integer(5)});
    Given given{.id = row.integer(0), .handed_at = {row.integer(3)}, .is_accepted = row.is_text(2, "accepted"), .is_unreached = row.is_text(2, "rejected") && row.is_text(6, "could_not_reach")};
    given.is_answered = !row.is_text(2, "open") && !(is_recycled && is_back);
    // The first answer is the promised one: recycled at once and accepted weeks later was answered at once.
    const auto first = row.is_null(7) ? answered_at : std::optional(Instant{row.integer(7)});
    // Whatever came back was answered before: recycled. When, is known until it is answered again.
    if (is_back) given.turns.push_back({.since = given.handed_at, .is_answered = true, .answered_at = is_recycled ? answered_at : std::nullopt, .first_answered_at = is_recycled ? first : std::nullopt});
    given.turns.push_back({.since = clock_start(clock.moment, given.handed_at, is_back ? back : std::nullopt), .is_answered = given.is_answered, .answered_at = given.is_answered ? answered_at : std::nullopt,
                           .first_answered_at = given.is_answered ? first : std::nullopt});
    return given;
}

// Those that were handed over, or came back, from then on.
Result<std::vector<Given>> given_since(const Store& store, const HandOffClock& clock, Instant from) {
    std::vector<Given> all;
    std::unordered_map<RowId, std::vector<std::size_t>> of_contact;
    TRY(each_row(store, "select h.id, h.contact, h.state, h.handed_at, h.recycle_on, h.answered_at, h.rejection, h.first_answered_at from hand_off h not indexed join contact c on c.id = h.contact where h.live = 1 and c.live = 1 order by h.id", {}, [&](Cells row) {
        Given given = given_of(row, clock);
        if (given.handed_at > clock.now || given.turns.back().since < from) return;
        of_contact[row.integer(1)].push_back(all.size());
        all.push_back(std::move(given));
    }));
    TRY(each_reach(store, clock.now, [&](RowId contact, Instant at) {
        const auto found = of_contact.find(contact);
        if (found == of_contact.end()) return;
        for (const std::size_t i : found->second)
            for (Turn& turn : all[i].turns)
                if (at >= turn.since) turn.reaches.push_back(at);
    }));
    return all;
}

PromiseState& of(AgreementWeek& week, Promise promise) { return week.promises[static_cast<std::size_t>(promise)]; }

void count(PromiseState& promise, const Given& given, bool is_hit) {
    ++promise.of;
    promise.hits += is_hit;
    (is_hit ? promise.kept : promise.missed).push_back(given.id);
}

void add_given(AgreementWeek& week, const Given& given) {
    count(of(week, Promise::leads), given, true);
    if (given.is_answered) count(of(week, Promise::accepted), given, given.is_accepted);
}

void add_turn(AgreementWeek& week, const Given& given, const Turn& turn, const HandOffClock& clock) {
    const auto is_over = [&](std::optional<Instant> until) { return until && *until < clock.now; };
    const auto reply_by = clock.hours.after(turn.since, week.holds.reply_minutes);
    const auto first = std::ranges::min_element(turn.reaches);
    const bool is_replied = first != turn.reaches.end() && reply_by && *first <= *reply_by;
    if (is_replied || is_over(reply_by)) count(of(week, Promise::replied), given, is_replied);
    if (given.is_unreached && &turn == &given.turns.back()) {
        const auto tried = std::ranges::count_if(turn.reaches, [&](Instant at) { return !turn.answered_at || at <= *turn.answered_at; });
        count(of(week, Promise::attempts), given, tried >= week.holds.attempts);
    }
    const auto answer_by = clock.hours.after(turn.since, week.holds.answer_minutes);
    const bool is_late = turn.first_answered_at && answer_by && *turn.first_answered_at > *answer_by;
    if (turn.is_answered || is_over(answer_by)) count(of(week, Promise::answered), given, turn.is_answered && !is_late);
}

void judge(AgreementWeek& week, Date today) {
    const bool is_complete = week.week.days + 7 <= today.days && week.holds.starts_on <= week.week;
    for (std::size_t i = 0; i < week.promises.size(); ++i) {
        PromiseState& state = week.promises[i];
        const auto promise = static_cast<Promise>(i);
        if (promise == Promise::leads) state.of = week.holds.leads_per_week;
        state.is_judged = is_complete && (promise == Promise::leads || state.of > 0);
        if (promise == Promise::accepted) state.promised = week.holds.accepted_share.value;
        if (promise == Promise::replied) state.promised = week.holds.replied_share.value;
        state.is_breached = state.is_judged && 100.0 * static_cast<double>(state.hits) < state.promised * static_cast<double>(state.of);
    }
}

}  // namespace

const Agreement* version_today(const std::vector<Agreement>& versions, Date today) {
    const Agreement* holds = version_of_week(versions, week_start(today));
    return holds && holds->starts_on <= today ? holds : nullptr;
}

Result<std::vector<Agreement>> agreements(const Store& store) {
    const Entity& entity = store.catalog().of<Agreement>();
    const auto ids = TRY(store.ordered(Query{.entity = entity.id, .sorts = {{entity.index("starts_on")}}}));
    std::vector<Agreement> versions;
    for (const Row& row : store.rows(entity.id, *ids)) versions.push_back(TRY(from_row<Agreement>(entity, row)));
    return versions;
}

const Agreement* version_of_week(const std::vector<Agreement>& versions, Date monday) {
    // A version that starts within a week holds from the next one on, unless there is none before it.
    auto after = std::ranges::upper_bound(versions, monday, {}, &Agreement::starts_on);
    if (after == versions.begin()) after = std::ranges::upper_bound(versions, Date{monday.days + 6}, {}, &Agreement::starts_on);
    return after == versions.begin() ? nullptr : &*std::prev(after);
}

Result<std::vector<AgreementWeek>> agreement_weeks(const Store& store, const HandOffClock& clock, const std::vector<Agreement>& versions, int count_of_weeks) {
    const Date running = week_start(clock.moment.today);
    std::vector<AgreementWeek> weeks;
    for (int i = std::clamp(count_of_weeks, 1, 520) - 1; i >= 0; --i) {
        const Date monday{running.days - 7 * i};
        if (const Agreement* holds = version_of_week(versions, monday)) weeks.push_back({.week = monday, .holds = *holds, .promises = {}});
    }
    if (weeks.empty()) return weeks;
    const Date first = weeks.front().week;
    const auto week_of = [&](Instant at) -> AgreementWeek* {
        const std::int32_t days = clock.moment.day_of(at).days - first.days;
        return days >= 0 && static_cast<std::size_t>(days / 7) < weeks.size() ? &weeks[static_cast<std::size_t>(days / 7)] : nullptr;
    };
    for (const Given& given : TRY(given_since(store, clock, clock.moment.start_of(first)))) {
        if (AgreementWeek* week = week_of(given.handed_at)) add_given(*week, given);
        for (const Turn& turn : given.turns)
            if (AgreementWeek* week = week_of(turn.since)) add_turn(*week, given, turn, clock);
    }
    for (AgreementWeek& week : weeks) judge(week, clock.moment.today);
    TRY(each_row(store, "select week, promise, reason from agreement_exception where live = 1 order by id", {}, [&](Cells row) {
        const std::int64_t days = row.integer(0) - first.days;
        if (days < 0 || days % 7 != 0 || static_cast<std::size_t>(days / 7) >= weeks.size()) return;
        for (std::size_t i = 0; i < Choices<Promise>::list.size(); ++i)
            if (PromiseState& state = weeks[static_cast<std::size_t>(days / 7)].promises[i]; state.is_breached && row.is_text(1, Choices<Promise>::list[i].name)) state.exception = row.text(2);
    }));
    return weeks;
}

std::int64_t breaches(const std::vector<AgreementWeek>& weeks) {
    std::int64_t count = 0;
    for (const AgreementWeek& week : weeks) count += std::ranges::count_if(week.promises, [](const PromiseState& state) { return state.is_breached && state.exception.empty(); });
    return count;
}

}  // namespace tandem::analytics
