// The zone of a calendar's times: one of the tz database, or a VTIMEZONE of the file by its own rules.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/content_lines.hpp"
#include "tandem/base/recurrence.hpp"

namespace tandem {

class CalendarZones {
public:
    void take(const ContentLine& line);             // every line between BEGIN:VTIMEZONE and END:VTIMEZONE, these included
    // Minutes east of UTC of that zone's clock; none when nobody knows the zone.
    std::optional<int> offset(const std::string& zone_id, const CalendarTime& local) const;

private:
    struct Observance {
        CalendarTime start;
        int offset = 0, offset_before = 0;          // minutes
        int month = 0, week = 0, weekday = 0;       // of a yearly rule "last Sunday of March"; month 0: it happened once
        std::optional<CalendarTime> until = {};
    };
    std::map<std::string, std::vector<Observance>> zones_;
    std::map<std::string, std::string> places_;     // X-LIC-LOCATION
    std::string current_;
    std::vector<Observance> pending_;
};

}  // namespace tandem
