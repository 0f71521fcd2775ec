// What is written differently and means the same is made the same here, before anything is compared.
#include "analytics/duplicates/traits.hpp"

#include <algorithm>
#include <array>

#include "tandem/base/text.hpp"

namespace tandem::analytics::duplicates {

namespace {

constexpr auto legal_forms = std::to_array<std::string_view>({"ab", "ag", "and", "as", "bv", "co", "company", "corp", "corporation", "eg", "ev", "gbr", "gmbh", "group", "holding", "inc", "incorporated", "kg", "limited",
                                 "llc", "llp", "ltd", "ltda", "mbh", "nv", "oy", "plc", "pty", "sa", "sarl", "sas", "se", "sl", "spa", "srl", "the", "ug", "und"});
static_assert(std::ranges::is_sorted(legal_forms));
constexpr std::size_t phone_suffix = 9, least_phone_digits = 6;

std::vector<std::string_view> words_of(std::string_view folded) {
    auto words = split(folded, ' ');
    std::erase(words, std::string_view());
    return words;
}

std::string joined(const std::vector<std::string_view>& words, std::string_view between = "") {
    std::string out;
    for (const auto word : words) {
        if (!out.empty()) out += between;
        out += word;
    }
    return out;
}

// Letters beyond ASCII as one byte, too, so that what is compared letter by letter is not compared in halves of letters.
std::string one_byte_each(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        out += static_cast<char>(c < 0x80 ? c : 0x80 | (c & 0x7F));
    }
    return out;
}

bool has_digit(std::string_view word) { return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; }); }

}  // namespace

void Column::add(std::string_view folded) {
    auto words = words_of(folded);
    if (words.empty()) return;
    std::string text = joined(words);
    const auto [at, is_new] = numbers_.try_emplace(text, static_cast<ValueNumber>(words_.size()));
    if (is_new) {
        std::ranges::sort(words);
        std::string letters = one_byte_each(text);
        const Letters kinds = letters_of(letters);
        words_.push_back({std::move(letters), joined(words), kinds});
    }
    const auto mine = std::span(values_).subspan(starts_.back());
    if (std::ranges::find(mine, at->second) != mine.end()) return;
    filled_ += mine.empty();
    values_.push_back(at->second);
    ++words_[at->second].count;
}

StreetParts street_parts(std::string_view street) {
    const std::size_t end = std::min(street.find_first_of(",\n"), street.size());
    StreetParts parts;
    const std::string first = fold_words(street.substr(0, end));
    auto words = words_of(first);
    if (!words.empty() && has_digit(words.front())) {
        parts.house_number = words.front();
        words.erase(words.begin());
    } else if (words.size() > 1 && has_digit(words.back())) {
        parts.house_number = words.back();
        words.pop_back();
    }
    parts.street = joined(words, " ");
    if (end < street.size()) parts.locality = fold_words(street.substr(end + 1));
    return parts;
}

std::string organisation_words(std::string_view name) {
    std::string dotless(name);                          // "S.A." is one word
    std::erase(dotless, '.');
    const std::string folded = fold_words(dotless);
    const auto all = words_of(folded);
    auto words = all;
    std::erase_if(words, [](std::string_view word) { return std::ranges::binary_search(legal_forms, word); });
    return joined(words.empty() ? all : words, " ");    // a company called "The Company"
}

std::string phone_digits(std::string_view phone) {
    std::string digits;
    for (const char c : phone) {
        if (c >= '0' && c <= '9') digits += c;
        else if (c == 'x' || c == 'X' || c == ';') break;   // an extension
    }
    if (digits.size() < least_phone_digits) return {};
    return digits.size() > phone_suffix ? digits.substr(digits.size() - phone_suffix) : digits;
}

void Traits::add(const DuplicateSubject& subject) {
    using enum DuplicateTrait;
    column(first_name).add(fold_words(subject.first_name));
    column(last_name).add(fold_words(subject.last_name));
    for (const std::string& email : subject.emails) column(DuplicateTrait::email).add(fold(trim(email)));
    for (const std::string& phone : subject.phones) column(DuplicateTrait::phone).add(phone_digits(phone));
    column(organisation).add(organisation_words(subject.organisation));
    std::string host = fold(trim(subject.domain));
    if (host.starts_with("www.")) host.erase(0, 4);
    column(domain).add(host);
    const StreetParts parts = street_parts(subject.street);
    column(house_number).add(parts.house_number);
    column(street).add(parts.street);
    column(locality).add(parts.locality);
    column(postal_code).add(fold_words(subject.postal_code));
    column(city).add(fold_words(subject.city));
    column(region).add(fold_words(subject.region));
    for (Column& each : columns_) each.next_record();
    Values& values = values_.emplace_back();
    for (std::size_t t = 0; t < columns_.size(); ++t) values[t] = columns_[t].value(static_cast<Record>(size_));
    birthdays_.push_back(subject.birthday);
    ++size_;
}

}  // namespace tandem::analytics::duplicates
