"""Writes the table of time zones that time_zone.cpp reads: time_zone_table.py ZONEINFO VERSION OUT.hpp.

ZONEINFO is the folder of Debian's tzdata: tzdata.zi names zones and links, zone.tab the zones of inhabited places, and each zone is
a TZif file (RFC 9636). Zones that were alike since 1990 share one row. Changes that a zone's POSIX rule would make by itself are
left out: the row then says from which year the rule holds.
"""

import os
import re
import struct
import sys
from datetime import date, datetime, timedelta, timezone

FIRST_YEAR = 1990
LAST_YEAR = 2100  # whoever reads the table works out the rules until then; changes that are listed must end before
MINUTE = 60


def seconds_at(year):
    return int(datetime(year, 1, 1, tzinfo=timezone.utc).timestamp())


def stop(sentence):
    sys.exit(sentence)


# ---- POSIX rules, as in "CET-1CEST,M3.5.0,M10.5.0/3"; hours may be negative or beyond 24

NAME, TIME = r"(?:<[^>]+>|[A-Za-z]+)", r"([+-]?\d+(?::\d+(?::\d+)?)?)"
RULE = re.compile(rf"^{NAME}{TIME}(?:{NAME}{TIME}?,([^/,]+)(?:/{TIME})?,([^/,]+)(?:/{TIME})?)?$")


def seconds_of(text, default):
    if text is None:
        return default
    sign = -1 if text.startswith("-") else 1
    parts = [int(part) for part in text.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


def day_of(rule, year):
    """The day, as seconds since 1970, that a rule such as M10.5.0, J60 or 59 means in a year."""
    if rule.startswith("M"):
        month, week, weekday = (int(part) for part in rule[1:].split("."))
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (week - 1))
        while day.month != month:
            day -= timedelta(days=7)
    elif rule.startswith("J"):  # 1 to 365, 29 February is never counted
        day = date(2001, 1, 1) + timedelta(days=int(rule[1:]) - 1)
        day = day.replace(year=year)
    else:
        day = date(year, 1, 1) + timedelta(days=int(rule))
    return (day - date(1970, 1, 1)).days * 86400


def changes_by_rule(rule, year):
    """[(seconds since 1970, offset in seconds from then on)] of one year; nothing for a zone without summer time."""
    standard, summer, start, start_time, end, end_time = RULE.match(rule).groups()
    if start is None:
        return []
    standard = -seconds_of(standard, 0)
    summer = -seconds_of(summer, -standard - 3600)
    starts = day_of(start, year) + seconds_of(start_time, 7200) - standard
    ends = day_of(end, year) + seconds_of(end_time, 7200) - summer
    return sorted([(starts, summer), (ends, standard)])


def standard_of(rule):
    return -seconds_of(RULE.match(rule).group(1), 0)


# ---- TZif

def read_zone(path):
    """([(seconds, offset)] with the offset at the first year's start in front, rule)"""
    with open(path, "rb") as file:
        data = file.read()

    def header(at):
        if data[at:at + 4] != b"TZif" or data[at + 4:at + 5] < b"2":
            stop(f"{path} is not a time zone file of version 2 or newer; type: apt-get install --reinstall tzdata")
        return struct.unpack(">6I", data[at + 20:at + 44])  # isutc, isstd, leap, time, type, char

    isutc, isstd, leap, time, kind, char = header(0)
    at = 44 + time * 5 + kind * 6 + char + leap * 8 + isstd + isutc
    isutc, isstd, leap, time, kind, char = header(at)
    at += 44
    times = struct.unpack(f">{time}q", data[at:at + time * 8])
    kinds = data[at + time * 8:at + time * 9]
    at += time * 9
    offsets = [struct.unpack(">i", data[at + 6 * i:at + 6 * i + 4])[0] for i in range(kind)]
    rule = data[at + kind * 6 + char + leap * 12 + isstd + isutc:].decode("ascii").strip("\n")
    if not RULE.match(rule):
        stop(f"{path} ends in the rule “{rule}”, which src/toolchain/time_zone_table.py does not understand; teach it.")
    begin = seconds_at(FIRST_YEAR)
    changes = [(begin, offsets[0] if time == 0 or times[0] > begin else None)]
    for when, each in zip(times, kinds):
        if when <= begin:
            changes[0] = (begin, offsets[each])
        elif offsets[each] != changes[-1][1]:
            changes.append((when, offsets[each]))
    return changes, rule


def offset_at(changes, when):
    return [offset for at, offset in changes if at <= when][-1]


def shortened(changes, rule):
    """Without what the rule makes by itself; and the year from whose beginning (UTC) the rule holds."""
    last = max(datetime.fromtimestamp(changes[-1][0], timezone.utc).year, FIRST_YEAR)
    # The rule begins after the last change that is listed; files may list more changes than they must.
    for when, offset in changes_by_rule(rule, last) + changes_by_rule(rule, last + 1):
        if when > changes[-1][0] and offset != changes[-1][1]:
            changes = changes + [(when, offset)]
    last += 1
    if last > LAST_YEAR:
        stop(f"A time zone lists changes until {last}, later than {LAST_YEAR}; raise LAST_YEAR in src/toolchain/time_zone_table.py.")

    def is_by_rule(year):
        begin, end = seconds_at(year), seconds_at(year + 1)
        return [change for change in changes[1:] if begin <= change[0] < end] == changes_by_rule(rule, year)

    def begins_by_rule(year):
        by_rule = changes_by_rule(rule, year - 1)
        return offset_at(changes, seconds_at(year)) == (by_rule[-1][1] if by_rule else standard_of(rule))

    first = last + 1
    while first > FIRST_YEAR and is_by_rule(first - 1):
        first -= 1
    while not begins_by_rule(first):
        first += 1
        if first > last + 2:
            stop(f"The rule “{rule}” does not continue the changes before it; look at what tzdata has there.")
    return [change for change in changes if change[0] < max(seconds_at(first), changes[0][0] + 1)], first


# ---- the table

def varint(number):
    out = []
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    return out + [number]


def main():
    folder, version, out = sys.argv[1:]
    try:
        with open(os.path.join(folder, "tzdata.zi"), encoding="utf-8") as file:
            lines = [line.split() for line in file]
        with open(os.path.join(folder, "zone.tab"), encoding="utf-8") as file:
            places = {line.split("\t")[2].strip() for line in file if not line.startswith("#")} | {"UTC"}
    except OSError as error:
        stop(f"Debian's time zones are missing ({error.filename} cannot be read); type: apt-get install --reinstall tzdata")

    # A name without a file of its own (Debian may keep old names in another package) is read by the zone it links to.
    targets = {line[1]: line[1] for line in lines if line and line[0] == "Z" and line[1] != "Factory"}
    links = {line[2]: line[1] for line in lines if line and line[0] == "L"}
    for name in links:
        target = name
        while target in links:
            target = links[target]
        targets[name] = target

    rows, rules, offsets, row_of_name = [], [], [], {}

    def index_in(known, value):
        if value not in known:
            known.append(value)
        return known.index(value)

    for name, target in sorted(targets.items()):
        path = os.path.join(folder, target)
        if not os.path.exists(path):
            continue
        changes, rule = read_zone(path)
        changes, first_by_rule = shortened(changes, rule)
        if any(number % MINUTE for change in changes for number in change):
            stop(f"The time zone {name} changes within a minute, which src/toolchain/time_zone_table.py cannot write; teach it.")
        row = [index_in(rules, rule), first_by_rule - FIRST_YEAR, len(changes) - 1, index_in(offsets, changes[0][1] // MINUTE)]
        for before, change in zip(changes, changes[1:]):
            row += [(change[0] - before[0]) // MINUTE, index_in(offsets, change[1] // MINUTE)]
        row_of_name[name] = index_in(rows, row)
    missing = sorted(places - set(row_of_name))
    if missing or len(row_of_name) < 400:
        stop(f"Debian's time zones are not whole ({', '.join(missing[:3]) or 'too few'}); type: apt-get install --reinstall tzdata")

    names = sorted(places) + sorted(set(row_of_name) - places)
    begins, data = [], []
    for row in rows:
        begins.append(len(data))
        for number in row:
            data += varint(number)

    def numbers(values):
        lines, line = [], ""
        for value in values:
            word = f"{value},"
            if len(line) + len(word) > 136:
                lines.append(line)
                line = ""
            line += word
        return "\n    ".join(lines + [line])

    def texts(values):
        return "\n".join(f'    "{value}\\n"' for value in values)

    text = f"""// The table of time zones, made by src/toolchain/time_zone_table.py from Debian's tzdata {version}.
#pragma once

#include <cstdint>
#include <string_view>

namespace tandem::time_zone_table {{

inline constexpr std::string_view version = "{version}";
inline constexpr int first_year = {FIRST_YEAR}, last_year = {LAST_YEAR};

// One a line: first the places to choose from, then other names of the same zones; each part sorted.
inline constexpr int place_count = {len(places)};
inline constexpr std::string_view names =
{texts(names)};
inline constexpr std::uint16_t row_of_name[] = {{
    {numbers(row_of_name[name] for name in names)}}};

// POSIX rules, one a line; and offsets from UTC in minutes.
inline constexpr std::string_view rules =
{texts(rules)};
inline constexpr std::int16_t offsets[] = {{
    {numbers(offsets)}}};

// A row is numbers: its rule, the year since first_year from which the rule holds, how many changes come before, the offset in the
// beginning of first_year; then of each change the minutes since the one before and the offset from then on. A number has seven
// bits a byte, low ones first; the eighth says that more follow.
inline constexpr std::uint16_t row_begins[] = {{
    {numbers(begins)}}};
inline constexpr std::uint8_t rows[] = {{
    {numbers(data)}}};

}}  // namespace tandem::time_zone_table
"""
    with open(out, "w", encoding="utf-8") as file:
        file.write(text)


main()
