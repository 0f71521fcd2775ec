// Hand-offs by what they wait for.
#include "tandem/analytics/hand_offs.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "analytics/first_touch.hpp"
#include "analytics/matching.hpp"
#include "tandem/base/text.hpp"

namespace tandem::analytics {

namespace {

HandOffFacts facts_of(Cells row, const HandOffClock& clock) {
    HandOffFacts facts{.hand_off = row.integer(0), .contact = row.integer(1), .owner = row.integer(2), .since = {row.integer(4)}};
    const bool is_recycled = row.is_text(3, "recycled");
    const bool has_day = !row.is_null(5);
    const Date day{static_cast<std::int32_t>(row.integer(5))};
    facts.is_back = is_recycled && has_day && day <= clock.moment.today;
    facts.group = facts.is_back || row.is_text(3, "open") ? HandOffGroup::open : is_recycled ? HandOffGroup::waiting : HandOffGroup::answered;
    facts.since = clock_start(clock.moment, facts.since, has_day ? std::optional(day) : std::nullopt);
    if (!row.is_null(6)) facts.answered_at = Instant{row.integer(6)};
    if (facts.group == HandOffGroup::open) facts.answer_by = clock.hours.after(facts.since, clock.reply_minutes);
    return facts;
}

}  // namespace

Result<std::vector<HandOffFacts>> hand_offs(const Store& store, const HandOffClock& clock, const HandOffFilter& filter) {
    Parameters parameters;
    std::string sql = "select h.id, h.contact, h.owner, h.state, h.handed_at, h.recycle_on, h.answered_at from hand_off h join contact c on c.id = h.contact"
                      " where h.live = 1 and c.live = 1";
    if (filter.owner) sql += " and h.owner = " + parameters.add(filter.owner);
    if (const auto ids = TRY(matching_rows(store, "hand_off", filter.text, {"contact", "campaign", "owner"})))
        sql += " and h.id in (select value from json_each(" + parameters.add(id_list(*ids)) + "))";
    std::vector<HandOffFacts> all;
    TRY(each_row(store, sql, parameters.values(), [&](Cells row) { all.push_back(facts_of(row, clock)); }));

    std::unordered_map<RowId, std::vector<std::size_t>> of_contact;
    for (std::size_t i = 0; i < all.size(); ++i) of_contact[all[i].contact].push_back(i);
    TRY(each_reach(store, clock.now, [&](RowId contact, Instant at) {
        const auto found = of_contact.find(contact);
        if (found == of_contact.end()) return;
        for (const std::size_t i : found->second)
            if (at >= all[i].since && (!all[i].first_touch || at < *all[i].first_touch)) all[i].first_touch = at;
    }));
    // Who was reached in time has the reply that was promised; what is left to do is no longer late.
    if (clock.is_promised)
        for (HandOffFacts& f : all)
            if (f.answer_by && f.first_touch && *f.first_touch <= *f.answer_by) f.answer_by.reset();

    std::ranges::sort(all, {}, [](const HandOffFacts& f) {
        const std::int64_t order = f.group == HandOffGroup::answered ? -f.answered_at.value_or(f.since).ms : f.since.ms;
        return std::tuple(f.group, order, f.hand_off);
    });
    return all;
}

Result<OwnerTurns> OwnerTurns::load(const Store& store, Date today, std::int64_t capacity) {
    OwnerTurns turns;
    turns.capacity_ = capacity;
    const Value day{std::int64_t{today.days}};
    for (const std::string_view is_here : {" and (away_until is null or away_until <= ?2)", ""})
        for (const std::string_view team : {"sales", "both"}) {
            if (!turns.people_.empty()) break;
            TRY(each_row(store, "select id, region from person where live = 1 and team = ?1 and (left_on is null or left_on > ?2)" + std::string(is_here), {Value{team}, day},
                         [&](Cells row) { turns.people_.try_emplace(row.integer(0), Turn{.region = row.text(1)}); }));
        }
    TRY(each_row(store, "select id, cover from person where live = 1 and away_until > ?1 and cover is not null", {day}, [&](Cells row) { turns.covers_.try_emplace(row.integer(0), row.integer(1)); }));
    TRY(each_row(store,
                 "select h.owner, sum(h.state = 'open' or (h.state = 'recycled' and h.recycle_on <= ?1)), max(h.handed_at) from hand_off h join contact c on c.id = h.contact"
                 " where h.live = 1 and c.live = 1 and h.owner is not null group by h.owner",
                 {day}, [&](Cells row) {
                     if (const auto found = turns.people_.find(row.integer(0)); found != turns.people_.end()) found->second.open = row.integer(1), found->second.last = row.integer(2);
                 }));
    return turns;
}

RowId OwnerTurns::give(std::map<RowId, Turn>::iterator next) {
    if (next == people_.end()) return 0;
    std::int64_t latest = 0;
    for (const auto& [person, turn] : people_) latest = std::max(latest, turn.last);
    next->second.open += 1, next->second.last = latest + 1;
    return next->first;
}

RowId OwnerTurns::take() {
    const auto key = [&](const auto& person) {
        const Turn& turn = person.second;
        const bool is_full = turn.open >= capacity_;
        return std::tuple(is_full, is_full ? turn.open : 0, turn.last, person.first);
    };
    return give(std::ranges::min_element(people_, {}, key));
}

RowId OwnerTurns::take_least() {
    return give(std::ranges::min_element(people_, {}, [](const auto& person) { return std::tuple(person.second.open, person.second.last, person.first); }));
}

RowId OwnerTurns::take_of_region(std::initializer_list<std::string_view> places) {
    const auto names = [&](const Turn& turn) {
        for (const std::string_view region : split(turn.region, ','))
            for (const std::string_view place : places)
                if (!trim(region).empty() && fold(trim(region)) == fold(trim(place))) return true;
        return false;
    };
    auto next = people_.end();
    for (auto each = people_.begin(); each != people_.end(); ++each)
        if (names(each->second) && (next == people_.end() || std::tuple(each->second.open >= capacity_, each->second.last) < std::tuple(next->second.open >= capacity_, next->second.last))) next = each;
    return give(next);
}

RowId OwnerTurns::take_named(RowId person) {
    give(people_.find(person));
    return person;
}

RowId OwnerTurns::standing_in_for(RowId person) const {
    if (const auto cover = covers_.find(person); cover != covers_.end()) return takes_part(cover->second) ? cover->second : 0;
    return takes_part(person) ? person : 0;
}

Result<std::vector<RowId>> contacts_in_inbox(const Store& store) {
    std::vector<RowId> contacts;
    TRY(each_row(store, "select distinct contact from hand_off where live = 1 and state in ('open', 'recycled') order by 1", {},
                 [&](Cells row) { contacts.push_back(row.integer(0)); }));
    return contacts;
}

std::optional<std::int64_t> percentile(std::vector<std::int64_t>& values, int percent) {
    if (values.empty()) return std::nullopt;
    std::ranges::sort(values);
    const std::size_t rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return values[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace tandem::analytics
