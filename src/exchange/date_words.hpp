// Words that stand in dates: months, weekdays, zones.
#pragma once

#include <string_view>

namespace tandem::detail::date_words {

// Folded names, English, German, French, Spanish; looked up with a bar on both sides.
inline constexpr std::string_view months[] = {
    "|jan|january|januar|janner|janvier|janv|enero|ene|",
    "|feb|february|februar|feber|fevrier|fevr|fev|febrero|",
    "|mar|march|marz|mrz|mars|marzo|",
    "|apr|april|avril|avr|abril|abr|",
    "|may|mai|mayo|",
    "|jun|june|juni|juin|junio|",
    "|jul|july|juli|juillet|juil|julio|",
    "|aug|august|aout|agosto|ago|",
    "|sep|sept|september|septembre|septiembre|setiembre|set|",
    "|oct|october|oktober|okt|octobre|octubre|",
    "|nov|november|novembre|noviembre|",
    "|dec|december|dezember|dez|decembre|diciembre|dic|",
};
// Without "mar" (mardi, martes), which is March.
inline constexpr std::string_view weekdays =
    "|mon|monday|tue|tues|tuesday|wed|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday"
    "|mo|montag|di|dienstag|mi|mittwoch|do|donnerstag|fr|freitag|sa|samstag|sonnabend|so|sonntag"
    "|lun|lundi|mardi|mer|mercredi|jeu|jeudi|ven|vendredi|sam|samedi|dim|dimanche"
    "|lunes|martes|mie|miercoles|jue|jueves|vie|viernes|sab|sabado|dom|domingo|";
inline constexpr std::string_view fillers = "|de|del|of|den|le|the|st|nd|rd|th|er|";
inline constexpr std::string_view before_time = "|t|at|um|a|las|";

struct Zone {
    std::string_view name;
    int minutes;
};
inline constexpr Zone zones[] = {
    {"z", 0},      {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300}, {"mst", -420},
    {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"wet", 0},    {"west", 60},  {"cet", 60},   {"mez", 60},   {"cest", 120},
    {"mesz", 120}, {"eet", 120},  {"eest", 180}, {"msk", 180},  {"jst", 540},  {"aest", 600}, {"aedt", 660},
};

}  // namespace tandem::detail::date_words
