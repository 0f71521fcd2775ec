// Place: a country as the sample knows it: its cities, the names people bear there, and telephone numbers kept for fiction.
#pragma once

#include <span>
#include <string_view>

namespace tandem::sample {

// Lists are comma-separated. An entry of a name list is `written[/woman's form][|latin[/woman's form]]`:
// "Νικολάου", "Novák/Nováková", "Παππάς/Παππά|Pappas/Pappa". The latin form is for e-mail addresses.
struct Place {
    std::string_view country;
    std::string_view language;      // of its firms' names, see company_names.hpp
    std::string_view region;        // of the sales team
    int weight;                     // how many of the leads come from here, relative to the others
    std::string_view legal_forms;
    // Each # is a digit. Only ranges that regulators set aside for films and books; empty where none is known.
    std::string_view phone;
    std::string_view cities;
    std::string_view women, men, families;
};

std::span<const Place> central_places();    // Germany, Austria, Switzerland
std::span<const Place> western_places();
std::span<const Place> other_places();      // northern, eastern and southern Europe
std::span<const Place> far_places();        // beyond Europe

}  // namespace tandem::sample
