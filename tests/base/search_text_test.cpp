// Text prepared for full text search and for sorting.
#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/base/text.hpp"

namespace tandem {
namespace {

// What FTS5 does with our text and queries, small: tokens at spaces; every term must be a prefix of some token.
bool finds(std::string_view query, std::string_view text) {
    const std::string prepared = search_text(text);
    const std::string terms = search_query(query);
    const std::vector<std::string_view> tokens = split(prepared, ' ');
    if (terms.empty()) return false;
    std::string_view rest = terms;
    while (!rest.empty()) {
        std::vector<std::string_view> phrase;
        if (rest.starts_with('"')) {
            const std::size_t end = rest.find('"', 1);
            phrase = split(rest.substr(1, end - 1), ' ');
            rest.remove_prefix(end + 1);
        } else {
            const std::size_t end = rest.find('*');
            phrase = {rest.substr(0, end)};
            rest.remove_prefix(end);
        }
        if (!rest.starts_with('*')) return false;
        rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
        bool is_found = false;
        for (std::size_t i = 0; i + phrase.size() <= tokens.size(); ++i) {
            bool is_here = tokens[i + phrase.size() - 1].starts_with(phrase.back());
            for (std::size_t j = 0; j + 1 < phrase.size(); ++j) is_here = is_here && tokens[i + j] == phrase[j];
            is_found = is_found || is_here;
        }
        if (!is_found) return false;
    }
    return true;
}

TEST_CASE("words are found by their beginnings without case and accents") {
    CHECK(search_text("Éva Dupont-Martin") == "eva dupont martin");
    CHECK(search_query("Mar Dupont-Éva") == "mar* dupont* eva*");
    CHECK(finds("dup eva", "Éva Dupont"));
    CHECK(!finds("dupx", "Éva Dupont"));
    CHECK(search_query("").empty());
    CHECK(search_query(" - * \" ( ").empty());
}

TEST_CASE("words that are operators in FTS5 are plain words in a query") {
    CHECK(search_query("AND or NEAR NOT") == "and* or* near* not*");
    CHECK(search_query("a\"b c:d ^e") == "a* b* c* d* e*");
}

TEST_CASE("scripts without spaces are found by any part of a word") {
    CHECK(search_text("東京都") == "東京 京都 都");
    CHECK(search_query("東京") == "\"東京\"*");
    for (const char* part : {"東", "東京", "京都", "東京都", "都"}) CHECK_MESSAGE(finds(part, "新東京都庁 Tokyo"), part);
    CHECK(!finds("東都", "東京都"));
    CHECK(finds("tok 都庁", "新東京都庁 Tokyo"));
    CHECK(finds("커피", "맛있는커피집"));
    CHECK(finds("ไทย", "ประเทศไทย"));
    CHECK(search_text("ABC東京1") == "abc 東京 京 1");
}

TEST_CASE("phone numbers are found by their digits in any punctuation") {
    const char* written = "Anna, +49 (0)30 123-4567";
    CHECK(search_text(written) == "anna 49 0 30 123 4567 490301234567 49301234567 301234567 1234567");
    for (const char* query : {"+49 (0)30 123-4567", "+49 30 1234567", "0049301234567", "030 1234567", "030/123-45-67", "301234567",
                              "1234567", "123-4567", "+49 30 123", "(030) 123 4", "anna 0301234", "+49-(0)30-1234567"}) {
        CHECK_MESSAGE(finds(query, written), query);
    }
    CHECK(!finds("030 1234568", written));
    for (const char* query : {"+4930123", "030123456", "30 123 456"}) CHECK_MESSAGE(finds(query, "+4930123456"), query);
    for (const char* query : {"030 1234567", "301234567", "(030)1234567"}) CHECK_MESSAGE(finds(query, "0301234567"), query);
    CHECK(finds("(555) 123-4567", "555.123.4567"));
    CHECK(finds("555 1234567", "+1 (555) 123-4567"));
}

TEST_CASE("short numbers and numbers inside words stay words") {
    CHECK(search_query("2026 q4") == "2026* q4*");
    CHECK(search_query("SKU1234567") == "sku1234567*");
    CHECK(finds("sku123", "SKU1234567"));
    CHECK(finds("1234567", "SKU1234567"));
    CHECK(finds("2026-11-24", "Call on 2026-11-24 at 10:30"));
    CHECK(finds("0012345", "Account 0012345"));
}

TEST_CASE("sorting goes by words first, then numbers by value, then accents and case") {
    const std::vector<std::string> sorted = {"",
                                             "9 lives",
                                             "10 lives",
                                             "Deal",
                                             "deal 2",
                                             "Deal 9",
                                             "Deal 10",
                                             "Deal 10a",
                                             "deal 010b",
                                             "Deal 100",
                                             "Deal 1000000000000",
                                             "Deal 99999999999999",
                                             "dealer",
                                             "Eva",
                                             "Éva",
                                             "evan",
                                             "Zoë",
                                             "東京"};
    std::vector<std::string> shuffled(sorted.rbegin(), sorted.rend());
    std::ranges::sort(shuffled, {}, [](const std::string& text) { return sort_key(text); });
    CHECK(shuffled == sorted);
}

TEST_CASE("sort keys are text without NUL and tell different texts apart") {
    CHECK(sort_key("abc") == "abc");
    CHECK(sort_key("a7") != sort_key("a07"));
    CHECK(sort_key("Abc") != sort_key("abc"));
    CHECK(sort_key(" Abc ") == sort_key("Abc"));
    CHECK(sort_key(std::string_view("a\0b", 3)).find('\0') == std::string::npos);
    CHECK(sort_key("v" + std::string(98, '9')) < sort_key("v1" + std::string(98, '0')));
    CHECK(sort_key("Deal 7") ==
          "deal 17\x01"
          "Deal 7");      // version 1: keys are stored, this must not change silently
}

}  // namespace
}  // namespace tandem
