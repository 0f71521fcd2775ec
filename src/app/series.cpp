// Times of a series, and what becomes of one of them.
#include "app/series.hpp"

#include <algorithm>

#include "tandem/analytics/activities.hpp"
#include "tandem/model/activity.hpp"

namespace tandem {

namespace {

// How far ahead the next time is looked for, and how far those of the past and the trash matter when a series is moved.
constexpr int windows[] = {60, 800, 36'600};
constexpr int moved_days = 800;
constexpr std::size_t most_looked_at = 1'000;

std::optional<Instant> instant_of(const Value& value) { return value.is_null() ? std::nullopt : std::optional(Instant{value.integer_or(0)}); }

SeriesTime first_of(const Entity& entity, const Row& row, const TimeZone& here) {
    const auto at = instant_of(row.cells[entity.index("at")]);
    const Value& due = row.cells[entity.index("due_on")];
    if (at) return {at, here.day_of(*at)};
    return {std::nullopt, Date{static_cast<std::int32_t>(due.integer_or(0))}};
}

Instant moved_on_clock(Instant at, const TimeZone& zone, int days, int minutes) {
    const int minute = zone.minute_of_day(at) + minutes, over = minute < 0 ? -((-minute + 24 * 60 - 1) / (24 * 60)) : minute / (24 * 60);
    return zone.instant_at({zone.day_of(at).days + days + over}, minute - over * 24 * 60);
}

}  // namespace

std::string left_out_line(SeriesTime time) {
    std::string text = time.at ? to_text(*time.at) : to_text(time.day);
    std::erase(text, '-'), std::erase(text, ':');
    return (time.at ? "EXDATE:" : "EXDATE;VALUE=DATE:") + text;
}

bool repeats(const Entity& activity, const Row& row) {
    const auto has = [&](std::string_view field) { return !row.cells[activity.index(field)].is_null(); };
    return has("recurrence") && !row.cells[activity.index("recurrence")].text_or("").empty() && (has("at") || has("due_on"));
}

void move_times(const Entity& activity, Row& row, const TimeZone& zone, int days, int minutes) {
    Value& due = row.cells[activity.index("due_on")];
    if (!due.is_null()) due = Value{due.integer_or(0) + days};
    for (const std::string_view field : {"at", "ends_at"}) {
        Value& value = row.cells[activity.index(field)];
        if (!value.is_null()) value = Value{moved_on_clock({value.integer_or(0)}, zone, days, minutes).ms};
    }
}

Series::Series(const Context& context, Row row, std::span<const std::string> moved)
    : context_(&context), entity_(&context.catalog.of<Activity>()), row_(std::move(row)), here_(context.zone()), recurrence_(cell("recurrence").text_or(""), here_), first_(first_of(*entity_, row_, here_)) {
    for (const std::string& time : moved) recurrence_.leave_out(time);
}

Series Series::read(const Context& context, Row row) {
    const auto moved = analytics::moved_instances(context.store, row.id);
    return Series(context, std::move(row), moved ? std::span<const std::string>(*moved) : std::span<const std::string>());
}

std::string_view Series::source() const { return cell("external_id").is_null() ? std::string_view("tandem") : cell("source_system").text_or(""); }

std::string Series::key(SeriesTime time) const {
    const std::string_view external = cell("external_id").text_or("");
    return (external.empty() ? to_text(row_.id) : std::string(external)) + " " + (time.at ? to_text(*time.at) : to_text(time.day));
}

// As an import of the calendar that it came from would make it.
RowId Series::id_of(SeriesTime time) const { return id_from_key({entity_->name, source(), key(time)}); }

bool Series::is_taken(SeriesTime time) const { return context_->store.find(entity_->id, id_of(time)).has_value(); }

std::vector<SeriesTime> Series::all_times(Date from, Date to, std::size_t most) const {
    std::vector<SeriesTime> found;
    if (first_.at)
        for (const Instant at : recurrence_.begins(*first_.at, from, to, most)) found.push_back({at, here_.day_of(at)});
    else
        for (const Date day : recurrence_.days(first_.day, from, to, most)) found.push_back({std::nullopt, day});
    return found;
}

std::vector<SeriesTime> Series::times(Date from, Date to, std::size_t most) const {
    auto found = all_times(from, to, most);
    std::erase_if(found, [&](const SeriesTime& time) { return is_taken(time); });
    return found;
}

std::optional<SeriesTime> Series::time(std::int64_t number) const {
    const SeriesTime asked = first_.at ? SeriesTime{Instant{number}, here_.day_of({number})} : SeriesTime{std::nullopt, Date{static_cast<std::int32_t>(number)}};
    if (std::ranges::contains(all_times(asked.day, asked.day, most_looked_at), asked) && !is_taken(asked)) return asked;
    return std::nullopt;
}

std::optional<SeriesTime> Series::next(SeriesTime after) const {
    for (const int window : windows)
        for (const SeriesTime& time : times(after.day, {after.day.days + window}, most_looked_at))
            if (time.at ? *time.at > *after.at : time.day > after.day) return time;
    return std::nullopt;
}

std::optional<Instant> Series::end(SeriesTime time) const {
    const auto first_end = instant_of(cell("ends_at"));
    if (!first_end || !time.at) return std::nullopt;
    return recurrence_.end(*first_.at, *first_end, *time.at);
}

Date Series::rule_day(SeriesTime time) const { return time.at ? recurrence_.zone().day_of(*time.at) : time.day; }

Row Series::taken_out(SeriesTime time) const {
    Row row = row_;
    row.id = id_of(time);
    const auto set = [&](std::string_view field, Value value) { row.cells[entity_->index(field)] = std::move(value); };
    for (std::size_t f = 0; f < entity_->fields.size(); ++f)
        if (entity_->fields[f].is_computed) row.cells[f] = {};
    set("recurrence", {}), set("done_at", {}), set("external_id", Value{key(time)}), set("source_system", source().empty() ? Value{} : Value{source()});
    if (!cell("due_on").is_null()) set("due_on", Value{std::int64_t{cell("due_on").integer_or(0) + time.day.days - first_.day.days}});
    if (time.at) set("at", Value{time.at->ms});
    if (const auto ends = end(time)) set("ends_at", Value{ends->ms});
    return row;
}

std::optional<Row> Series::begun_later(ChangeSet& others) const {
    std::vector<SeriesTime> extra;
    std::optional<SeriesTime> begin;
    bool by_rule = false;
    for (auto time = next(first_); time && extra.size() < most_looked_at; time = next(*time)) {
        by_rule = recurrence_.is_of_rule(rule_day(first_), rule_day(*time));
        if (by_rule) begin = time;
        else extra.push_back(*time);
        if (by_rule) break;
    }
    if (!begin && extra.empty()) return std::nullopt;
    if (by_rule) for (const SeriesTime& time : extra) add_creation(others, taken_out(time));
    else begin = extra.front();
    Row row = taken_out(*begin);
    row.id = row_.id;
    for (const std::string_view field : {"external_id", "source_system"}) row.cells[entity_->index(field)] = cell(field);
    const TimeZone& zone = recurrence_.zone();
    const CalendarTime local{.date = rule_day(*begin), .seconds = begin->at ? zone.minute_of_day(*begin->at) * 60 : 0, .has_time = begin->at.has_value()};
    row.cells[entity_->index("recurrence")] = Value{recurrence_from(cell("recurrence").text_or(""), here_, local, recurrence_.times_before(rule_day(first_), rule_day(*begin)), by_rule)};
    return row;
}

Row Series::moved(SeriesTime by, int days, int minutes) const {
    std::string lines(cell("recurrence").text_or(""));
    // What stands by itself, or was deleted, is left out of the series where that comes round from now on.
    const Date to{std::max(first_.day, context_->today()).days + moved_days};
    const auto are_free = times(first_.day, to, most_looked_at);
    for (const SeriesTime& time : Series(*context_, row_, {}).all_times(first_.day, to, most_looked_at))
        if (!std::ranges::contains(are_free, time)) lines += "\n" + left_out_line(time);

    const TimeZone& zone = recurrence_.zone();
    const Date from_day = rule_day(by), to_day = by.at ? zone.day_of(moved_on_clock(*by.at, here_, days, minutes)) : Date{by.day.days + days};
    const int by_clock = by.at ? zone.minute_of_day(moved_on_clock(*by.at, here_, days, minutes)) - zone.minute_of_day(*by.at) : 0;
    const MovedRecurrence now = recurrence_moved(lines, here_, rule_day(first_), from_day, to_day, by_clock);
    Row row = row_;
    move_times(*entity_, row, zone, now.first.days - rule_day(first_).days, by_clock);
    row.cells[entity_->index("recurrence")] = Value{now.lines};
    return row;
}

void Series::follow(const Context& context, const Row& before, Row& after) {
    const Entity& entity = context.catalog.of<Activity>();
    if (!repeats(entity, before) || !repeats(entity, after)) return;
    const TimeZone here = context.zone();
    const SeriesTime from = first_of(entity, before, here), to = first_of(entity, after, here);
    if (from == to || from.at.has_value() != to.at.has_value()) return;
    const Series series = read(context, before);
    if (!series.recurrence().beyond().empty()) return;
    const int minutes = from.at ? here.minute_of_day(*to.at) - here.minute_of_day(*from.at) : 0;
    const std::size_t lines = entity.index("recurrence");
    after.cells[lines] = series.moved(from, to.day.days - from.day.days, minutes).cells[lines];
}

}  // namespace tandem
