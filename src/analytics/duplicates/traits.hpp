// Traits: the records with every trait brought to one form, each distinct value kept once; private to the search for duplicates.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analytics/duplicates/similarity.hpp"
#include "tandem/analytics/duplicates.hpp"

namespace tandem::analytics::duplicates {

using Record = std::uint32_t;           // position among the subjects
using ValueNumber = std::uint32_t;      // of a column; 0: the record does not say

// A folded word or words as they are compared: without spaces, a byte a letter; and with their words in order of the alphabet.
struct Word {
    std::string text, in_order;
    Letters letters;
    std::uint32_t count = 0;            // records that have it
};

// One trait of all records: which value each has; several for e-mails and phones.
class Column {
public:
    Column() : words_(1), starts_{0} {}
    void add(std::string_view folded);  // a value of the record being filled; empty: says nothing
    void next_record() { starts_.push_back(static_cast<std::uint32_t>(values_.size())); }

    std::span<const ValueNumber> all(Record r) const { return std::span(values_).subspan(starts_[r], starts_[r + 1] - starts_[r]); }
    ValueNumber value(Record r) const { return starts_[r] == starts_[r + 1] ? 0 : values_[starts_[r]]; }
    const Word& word(ValueNumber v) const { return words_[v]; }
    const Word& of(Record r) const { return words_[value(r)]; }
    std::size_t filled() const { return filled_; }      // records that say something

private:
    std::vector<Word> words_;
    std::unordered_map<std::string, ValueNumber> numbers_;
    std::vector<ValueNumber> values_;
    std::vector<std::uint32_t> starts_;
    std::size_t filled_ = 0;
};

class Traits {
public:
    void add(const DuplicateSubject&);
    std::size_t size() const { return size_; }
    const Column& operator[](DuplicateTrait t) const { return columns_[static_cast<std::size_t>(t)]; }
    std::optional<Date> birthday(Record r) const { return birthdays_[r]; }
    // The first value of every trait side by side: pairs are compared in no order that a cache could foresee.
    using Values = std::array<ValueNumber, duplicate_traits>;
    const Values& values(Record r) const { return values_[r]; }

private:
    Column& column(DuplicateTrait t) { return columns_[static_cast<std::size_t>(t)]; }
    std::array<Column, duplicate_traits> columns_;
    std::vector<Values> values_;
    std::vector<std::optional<Date>> birthdays_;
    std::size_t size_ = 0;
};

// "6 tullaroop street, willaroo" in its parts: the number before or behind the first line, that line without it, the lines after.
struct StreetParts { std::string house_number, street, locality; };
StreetParts street_parts(std::string_view street);
// "Acme Solar GmbH & Co. KG" → "acme solar".
std::string organisation_words(std::string_view name);
// The last nine digits, by which a number with and without its country is the same; empty when there are fewer than six.
std::string phone_digits(std::string_view phone);

}  // namespace tandem::analytics::duplicates
