// Components to rows, and activities to components.
#include "tandem/exchange/calendars.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>

#include "exchange/calendar_zone.hpp"
#include "exchange/content_lines.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

struct Component {
    std::string name;
    std::uint64_t line = 0;
    std::vector<ContentLine> lines;
    std::size_t start = 0, end = 0;         // in the text
};

std::string iso(const CalendarTime& time, std::optional<int> offset) {
    std::string text = to_text(time.date);
    if (!time.has_time) return text;
    if (offset) return to_text(Instant{(std::int64_t{time.date.days} * 86'400 + time.seconds - *offset * 60) * 1000});
    char clock[16];
    std::snprintf(clock, sizeof clock, " %02d:%02d:%02d", time.seconds / 3600, time.seconds / 60 % 60, time.seconds % 60);
    return text + clock;
}

// P1DT2H30M in seconds; none when it is no duration.
std::optional<std::int64_t> duration(std::string_view text) {
    text = trim(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P')) return std::nullopt;
    std::int64_t seconds = 0, number = 0;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9') number = std::min<std::int64_t>(number * 10 + (c - '0'), 1'000'000);
        else {
            const std::int64_t unit = c == 'W' ? 604'800 : c == 'D' ? 86'400 : c == 'H' ? 3'600 : c == 'M' ? 60 : c == 'S' ? 1 : 0;
            if (unit == 0 && c != 'T') return std::nullopt;
            seconds += number * unit;
            number = 0;
        }
    }
    return seconds;
}

class Entries {
public:
    Entries(RowTable& table, const CalendarZones& zones, std::string_view file) : table_(&table), zones_(&zones), file_(file) {}

    Result<> add(const Component& component, std::string_view as_written) {
        table_->begin_row(component.line);
        table_->set_source(as_written);
        TRY(set(calendar_mark, component.name));
        std::string uid, instance, rules;
        std::optional<CalendarTime> start;
        std::optional<int> start_offset;
        bool is_series = false, has_end = false;
        for (const ContentLine& line : component.lines) {
            const std::string& name = line.name;
            if (name == "UID") uid = unescaped(line.value);
            else if (name == "RECURRENCE-ID") instance = time_text(line);
            else if (name == "DTSTART") {
                if (!line.parameter("X-TANDEM").empty()) continue;      // an event must have one, an activity need not
                start = parse_calendar_time(line.value);
                start_offset = start ? offset_of(line, *start) : std::nullopt;
                TRY(set("DTSTART", time_text(line)));
                rules = raw(line) + (rules.empty() ? "" : "\n") + rules;
            } else if (name == "EXDATE" && !line.parameter("X-TANDEM").empty()) {
                continue;                                               // what stands by itself is known here by its key
            } else if (name == "RRULE" || name == "RDATE" || name == "EXDATE" || name == "EXRULE") {
                is_series = true;
                rules += (rules.empty() ? "" : "\n") + raw(line);
            } else if (name == "DTEND" || name == "DUE" || name == "COMPLETED") {
                has_end |= name == "DTEND";
                TRY(set(name, time_text(line)));
            } else if (name == "DURATION") duration_ = duration(line.value);
            else if (name == "ATTENDEE") TRY(append("ATTENDEE", address(line.value), ";"));
            else if (name == "ORGANIZER") TRY(append("ORGANIZER", address(line.value), ";"));
            else if (name == "CATEGORIES" || name == "DESCRIPTION" || name == "COMMENT") TRY(append(name, unescaped(line.value), "\n"));
            else if (name == "SUMMARY" || name == "LOCATION" || name == "STATUS" || name == "URL" || name.starts_with("X-TANDEM")) TRY(set(name, unescaped(line.value)));
            else if (!name.empty() && name != "DTSTAMP") TRY(append(name, unescaped(std::string_view(line.value).substr(0, 2'000)), "; "));
        }
        if (!has_end && duration_ && start && start->has_time && start_offset) {
            const std::int64_t end = std::int64_t{start->date.days} * 86'400 + start->seconds - *start_offset * 60 + *duration_;
            TRY(set("DTEND", to_text(Instant{end * 1000})));
        }
        duration_.reset();
        constexpr std::string_view own = "urn:tandem:";
        if (uid.starts_with(own)) TRY(set("UID of Tandem", std::string_view(uid).substr(own.size())));
        else if (!uid.empty()) TRY(set("UID", instance.empty() ? uid : uid + " " + instance));
        return is_series ? set("Repeats", rules) : Result<>{};
    }

private:
    Result<> set(std::string_view column, std::string_view text) { return table_->put(column, text, file_); }
    Result<> append(std::string_view column, std::string_view text, std::string_view between) { return table_->append(column, text, between, file_); }
    std::optional<int> offset_of(const ContentLine& line, const CalendarTime& time) const {
        if (time.is_utc) return 0;
        for (const auto& [name, value] : line.parameters) if (name == "TZID") return zones_->offset(value, time);
        return std::nullopt;
    }
    std::string time_text(const ContentLine& line) const {
        const auto time = parse_calendar_time(line.value);
        return time ? iso(*time, offset_of(line, *time)) : line.value;      // what cannot be read is said so by its column
    }
    static std::string raw(const ContentLine& line) { return line.head() + ":" + line.value; }
    static std::string address(std::string_view value) {
        return std::string(fold(value.substr(0, 7)) == "mailto:" ? value.substr(7) : value);
    }

    RowTable* table_;
    const CalendarZones* zones_;
    std::string_view file_;
    std::optional<std::int64_t> duration_;
};

std::string basic(Instant at) {
    std::string text = to_text(Instant{at.ms - ((at.ms % 1000) + 1000) % 1000});    // 2026-11-24T17:35:15Z
    std::erase(text, '-');
    std::erase(text, ':');
    return text;
}

std::string basic(Date day) {
    std::string text = to_text(day);
    std::erase(text, '-');
    return text;
}

}  // namespace

bool is_calendar(std::string_view text) { return fold(trim(text.substr(0, 200))).starts_with("begin:vcalendar"); }

Result<RowTable> read_calendar(std::string_view text, std::string_view file) {
    RowTable table;
    table.format = "iCalendar";
    table.column(calendar_mark);
    CalendarZones zones;
    std::vector<Component> components;
    std::vector<std::string> open;      // names of components around the line
    ContentReader reader(text);
    std::uint64_t began = 0;
    std::size_t before = 0;
    while (const auto line = reader.next()) {
        const std::size_t line_start = std::exchange(before, reader.offset());
        const std::string word = fold(trim(line->value));
        if (line->name == "BEGIN") {
            if (open.empty() && word != "vcalendar") break;
            open.push_back(word);
            if (open.size() > 20) return fail(ErrorCode::invalid_input, std::string(file) + ", line " + std::to_string(line->line) + " holds components within components, 20 deep.");
            if (open.size() == 2) began = line->line;
            if (open.size() == 2 && (word == "vevent" || word == "vtodo" || word == "vjournal")) components.push_back({std::string(trim(line->value)), line->line, {}, line_start, line_start});
        }
        if (open.empty()) return fail(ErrorCode::invalid_input, std::string(file) + ", line " + std::to_string(line->line) + " is outside of the calendar (BEGIN:VCALENDAR … END:VCALENDAR).");
        if (open.size() >= 2 && open[1] == "vtimezone") zones.take(*line);
        else if (open.size() == 2 && line->name != "BEGIN" && line->name != "END" && !components.empty() && components.back().line == began) components.back().lines.push_back(*line);
        if (line->name == "END") {
            if (open.back() != word) return fail(ErrorCode::invalid_input, std::string(file) + ", line " + std::to_string(line->line) + " ends " + std::string(trim(line->value)) + ", which did not begin there.");
            if (open.size() == 2 && !components.empty() && components.back().line == began) components.back().end = reader.offset();
            open.pop_back();
        }
    }
    if (!open.empty()) return fail(ErrorCode::invalid_input, std::string(file) + " ends within the component that begins on line " + std::to_string(began) + "; it was probably not copied completely.");
    Entries entries(table, zones, file);
    for (const Component& each : components) TRY(entries.add(each, trim(text.substr(each.start, each.end - each.start))));
    return table;
}

std::string calendar_target(std::string_view column) {
    struct Fixed { std::string_view column, target; };
    static constexpr Fixed fixed[] = {{calendar_mark, "row.component"}, {"SUMMARY", "activity.subject"}, {"DESCRIPTION", "activity.body"}, {"DTSTART", "activity.at"}, {"DTEND", "activity.ends_at"},
                                      {"DUE", "row.due"}, {"COMPLETED", "activity.done_at"}, {"STATUS", "row.status"}, {"LOCATION", "activity.place"}, {"Repeats", "activity.recurrence"},
                                      {"ATTENDEE", "activity.contact#email"}, {"UID", "activity.external_id"}, {"UID of Tandem", "row.id"}, {"X-TANDEM", "row.own"}};
    for (const Fixed& each : fixed) if (each.column == column) return std::string(each.target);
    constexpr std::string_view own = "X-TANDEM-";
    if (!column.starts_with(own)) return {};
    std::string field = fold(column.substr(own.size()));
    std::ranges::replace(field, '-', '_');
    if (field.ends_with("_id") && field != "external_id") return "activity." + field.substr(0, field.size() - 3) + "@";
    return "activity." + field;
}

void CalendarWriter::add_due(std::string_view uid, std::string_view subject, std::string_view body, Date due, Instant stamp) {
    append_content_line(*out_, "BEGIN", "VTODO");
    append_content_line(*out_, "UID", uid);
    append_content_line(*out_, "DTSTAMP", basic(stamp));
    append_content_line(*out_, "DUE;VALUE=DATE", basic(due));
    append_content_line(*out_, "SUMMARY", escaped(subject));
    if (!body.empty()) append_content_line(*out_, "DESCRIPTION", escaped(body));
    append_content_line(*out_, "END", "VTODO");
}

void CalendarWriter::add_day(std::string_view uid, std::string_view subject, std::string_view body, Date day, Instant stamp) {
    append_content_line(*out_, "BEGIN", "VEVENT");
    append_content_line(*out_, "UID", uid);
    append_content_line(*out_, "DTSTAMP", basic(stamp));
    append_content_line(*out_, "DTSTART;VALUE=DATE", basic(day));
    append_content_line(*out_, "DTEND;VALUE=DATE", basic(Date{day.days + 1}));      // the day after, which is not of it
    append_content_line(*out_, "TRANSP", "TRANSPARENT");
    append_content_line(*out_, "SUMMARY", escaped(subject));
    if (!body.empty()) append_content_line(*out_, "DESCRIPTION", escaped(body));
    append_content_line(*out_, "END", "VEVENT");
}

void CalendarWriter::begin() {
    append_content_line(*out_, "BEGIN", "VCALENDAR");
    append_content_line(*out_, "VERSION", "2.0");
    append_content_line(*out_, "PRODID", "-//Tandem//EN");
    append_content_line(*out_, "CALSCALE", "GREGORIAN");
}

void CalendarWriter::end() { append_content_line(*out_, "END", "VCALENDAR"); }

// Its changes of clocks from the first time on, ten years far, each as an observance of its own.
void CalendarWriter::describe_zone(const TimeZone& zone, Instant from) {
    if (std::ranges::find(*zones_, zone.name()) != zones_->end()) return;
    zones_->push_back(zone.name());
    const auto line = [&](std::string_view head, std::string_view value) { append_content_line(*out_, head, value); };
    const auto offset = [](int minutes) {
        char text[16];
        std::snprintf(text, sizeof text, "%c%02d%02d", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
        return std::string(text);
    };
    const auto observance = [&](Instant at, int before, int after, bool is_summer) {
        line("BEGIN", is_summer ? "DAYLIGHT" : "STANDARD");
        std::string local = basic(Instant{at.ms + std::int64_t{60'000} * before});
        local.pop_back();
        line("DTSTART", local);
        line("TZOFFSETFROM", offset(before));
        line("TZOFFSETTO", offset(after));
        line("END", is_summer ? "DAYLIGHT" : "STANDARD");
    };
    line("BEGIN", "VTIMEZONE");
    line("TZID", zone.name());
    constexpr std::int64_t hour = 3'600'000, day = 24 * hour;
    std::int64_t at = (from.ms / hour) * hour - 366 * day;
    int before = zone.minutes_at({at});
    observance({at}, before, before, false);
    for (const std::int64_t last = at + 11 * 366 * day; at < last; at += day) {
        if (zone.minutes_at({at + day}) == before) continue;
        std::int64_t low = at, high = at + day;         // the minute of the change lies between
        while (high - low > 60'000) {
            const std::int64_t middle = low + (high - low) / 120'000 * 60'000;
            (zone.minutes_at({middle}) == before ? low : high) = middle;
        }
        const int after = zone.minutes_at({high});
        observance({high}, before, after, after > before);
        before = after;
    }
    line("END", "VTIMEZONE");
}

void CalendarWriter::add(const CalendarEntry& entry) {
    // A series goes out as it came in, unless its time was changed here: then the rule holds for the new one.
    std::vector<ContentLine> rules;
    std::vector<std::string> raw;
    ContentReader reader(entry.recurrence);
    bool has_own_start = false;
    while (const auto line = reader.next()) {
        if (line->name != "DTSTART" && line->name != "RRULE" && line->name != "RDATE" && line->name != "EXDATE" && line->name != "EXRULE") continue;
        for (const auto& [name, value] : line->parameters)
            if (name == "TZID")
                if (const auto zone = TimeZone::find(value)) describe_zone(*zone, entry.at.value_or(Instant{}));
        if (line->name == "DTSTART" && entry.at) {
            const auto time = parse_calendar_time(line->value);
            std::optional<int> offset = time && time->is_utc ? std::optional(0) : std::nullopt;
            for (const auto& [name, value] : line->parameters)
                if (name == "TZID" && time) offset = CalendarZones().offset(value, *time);
            // A time without a known zone cannot be compared; it stands as it came.
            const bool is_same = !time || !offset || (std::int64_t{time->date.days} * 86'400 + time->seconds - *offset * 60) * 1000 == entry.at->ms;
            if (!is_same) continue;
            has_own_start = true;
        }
        raw.push_back(line->head());
        rules.push_back(*line);
    }
    const auto line = [&](std::string_view head, std::string_view value) { append_content_line(*out_, head, value); };
    const auto text = [&](std::string_view head, std::string_view value) { if (!value.empty()) line(head, escaped(value)); };
    const auto exact = [&](std::string_view field, const std::optional<Instant>& at) {       // to the millisecond, which iCalendar does not know
        if (at && at->ms % 1000 != 0) line("X-TANDEM-" + std::string(field), to_text(*at));
    };
    const std::string_view component = entry.kind == "task" ? "VTODO" : entry.kind == "note" ? "VJOURNAL" : "VEVENT";
    line("BEGIN", component);
    line("UID", "urn:tandem:" + entry.id);
    line("DTSTAMP", basic(entry.stamp.value_or(entry.at.value_or(Instant{}))));
    if (!has_own_start && entry.at) line("DTSTART", basic(*entry.at));
    if (!has_own_start && !entry.at && component == "VEVENT") line("DTSTART;VALUE=DATE;X-TANDEM=none", "19700101");
    for (std::size_t i = 0; i < rules.size(); ++i) line(raw[i], rules[i].value);
    for (const std::string& time : entry.left_out) {
        const auto at = time.ends_with('Z') ? instant_from_text(time) : std::nullopt;
        if (at) line("EXDATE;X-TANDEM=1", basic(*at));
        else if (const auto day = date_from_text(time)) line("EXDATE;VALUE=DATE;X-TANDEM=1", basic(*day));
    }
    if (entry.ends_at && component == "VEVENT") line("DTEND", basic(*entry.ends_at));
    text("SUMMARY", entry.subject);
    text("DESCRIPTION", entry.body);
    text("LOCATION", entry.place);
    if (entry.due_on && component == "VTODO") line("DUE;VALUE=DATE", basic(*entry.due_on));
    if (entry.done_at && component == "VTODO") line("STATUS", "COMPLETED"), line("COMPLETED", basic(*entry.done_at));
    if (component != "VTODO" && entry.due_on) line("X-TANDEM-DUE-ON", to_text(*entry.due_on));
    if (component != "VTODO" && entry.done_at) line("X-TANDEM-DONE-AT", to_text(*entry.done_at));
    else exact("DONE-AT", entry.done_at);
    if (component != "VEVENT" && entry.ends_at) line("X-TANDEM-ENDS-AT", to_text(*entry.ends_at));
    else exact("ENDS-AT", entry.ends_at);
    exact("AT", entry.at);
    for (const auto& [field, value] : entry.others) {
        std::string name(field);
        std::ranges::transform(name, name.begin(), [](char c) { return c == '_' ? '-' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        text("X-TANDEM-" + name, value);
    }
    line("X-TANDEM", "1");
    line("END", component);
}

}  // namespace tandem
