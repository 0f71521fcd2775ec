// vCards: read in versions 2.1, 3.0 and 4.0 as rows of named columns, one a card; written in version 4.0 (RFC 6350).
//
// Columns are named after properties: "N given", "ORG", "EMAIL 2", "EMAIL 2 kind", "ADR 1 city", "CATEGORIES 3"; a property for which Tandem has no
// field is a column of its own name, so that it is shown, counted and can be sent to a field of the user's own. Pictures, sounds and keys say
// only how long they are. What vCard has no property for travels as X-TANDEM-….
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/exchange/row_table.hpp"

namespace tandem {

inline constexpr std::string_view card_mark = "vCard version";      // the first column of every file of cards

bool is_cards(std::string_view text);                               // begins with BEGIN:VCARD
// Errors: a card without an end, text outside of cards; `file` begins the sentence.
Result<RowTable> read_cards(std::string_view text, std::string_view file);
// Where a column of these goes: "contact.first_name"; "" when there is no field for it.
std::string card_target(std::string_view column);

struct Card {
    std::string id;                                                 // of the contact in its workspace, as text
    std::string shown_name;                                         // FN; is_named false: made of something else than the name
    bool is_named = true;
    std::string first_name, last_name, company, title, note, linkedin, gender;
    std::string birthday;                                           // 1969-12-28
    struct Entry { std::string kind, value; };                      // kind: work, home, other, mobile or empty
    std::vector<Entry> emails, phones;
    struct Address { std::string kind, street, postal_code, city, region, country; };
    std::vector<Address> addresses;
    std::vector<std::string> tags;
    std::vector<std::pair<std::string, std::string>> others;        // persisted name of a field, text
};
void write_card(std::string& out, const Card&);

}  // namespace tandem
