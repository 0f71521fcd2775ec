// UTF-8, trimming, splitting and folding.
#include "tandem/base/text.hpp"

#include <doctest/doctest.h>

#include "tandem/base/clock.hpp"

namespace tandem {
namespace {

TEST_CASE("well-formed UTF-8 is told from overlong forms, surrogates, cut and stray bytes") {
    for (const char* text : {"", "plain ASCII text", "Éva", "東京", "\xF0\x9F\x98\x80", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"})
        CHECK(is_valid_utf8(text));
    for (const char* text : {"\x80", "long enough to be scanned by words \xFF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
                             "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE6\x9D", "\xC3", "a\xC3z"}) {
        CHECK(!is_valid_utf8(text));
    }
}

TEST_CASE("each bad byte becomes one replacement character and good text around it stays") {
    CHECK(to_valid_utf8("a\xFF"
                        "b\xC3") == "a\uFFFDb\uFFFD");
    CHECK(to_valid_utf8("\xE6\x9D\x82") == "\u6742");
    CHECK(to_valid_utf8("\xE6\x9Dz") == "\uFFFD\uFFFDz");
    SeededRandom random(3);
    for (int i = 0; i < 5000; ++i) {
        std::string bytes;
        for (std::uint32_t n = random.below(20); n > 0; --n) bytes += static_cast<char>(random.below(3) ? random.next() : 'a');
        if (!is_valid_utf8(to_valid_utf8(bytes))) FAIL("still bad");
        if (!is_valid_utf8(fold(bytes)) || !is_valid_utf8(search_text(bytes)) || !is_valid_utf8(search_query(bytes)))
            FAIL("bad after folding");
    }
}

TEST_CASE("every code point is written and read back") {
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c == 0xD800) c = 0xE000;
        std::string text;
        append_utf8(text, c);
        std::size_t at = 0;
        if (next_code_point(text, at) != c || at != text.size() || !is_valid_utf8(text)) FAIL("differs at ", static_cast<unsigned>(c));
    }
}

TEST_CASE("trim also takes no-break spaces and byte order marks") {
    CHECK(trim(" \t\u00A0\uFEFFa b\u00A0\r\n") == "a b");
    CHECK(trim("\u00A0").empty());
    CHECK(trim("").empty());
    CHECK(trim("à") == "à");       // its last byte is the one of U+00A0
}

TEST_CASE("split keeps empty parts") {
    CHECK(split("a;;b", ';') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(split("", ';') == std::vector<std::string_view>{""});
    CHECK(split(";", ';') == std::vector<std::string_view>{"", ""});
}

TEST_CASE("fold removes case, accents and width in Latin, Greek, Cyrillic and Vietnamese") {
    CHECK(fold("Éva Straße") == "eva strasse");
    CHECK(fold("ÀÉÎÕÜ ç ñ Æsir Œuvre ØRSTED Łódź Đorđe Þór İstanbul ılık ẞ") ==
          "aeiou c n aesir oeuvre orsted lodz dorde thor istanbul ilik ss");
    CHECK(fold("Čeština Őrség Ţepeş Ğ") == "cestina orseg tepes g");
    CHECK(fold("Nguyễn Thị Phượng, Đà Nẵng") == "nguyen thi phuong, da nang");
    CHECK(fold("ΑΘΉΝΑ Ὀδυσσεύς") == "αθηνα οδυσσευσ");
    CHECK(fold("МОСКВА Ёлка Київ Їжак") == "москва елка киів іжак");
    CHECK(fold("ＡＢＣ１２３　ｘ") == "abc123 x");
    CHECK(fold("e\u0301 A\u030A") == "e a");
    CHECK(fold("oﬃce") == "office");
    CHECK(fold("東京 한국 عربي हिन्दी") == "東京 한국 عربي हिन्दी");
}

TEST_CASE("folding what is folded changes nothing, for every character") {
    for (char32_t c = 1; c < 0x20000; ++c) {
        if (c == 0xD800) c = 0xE000;
        std::string text;
        append_utf8(text, c);
        const std::string once = fold(text);
        if (fold(once) != once) FAIL("differs at ", static_cast<unsigned>(c));
    }
}

TEST_CASE("fold_words leaves letters, digits and single spaces") {
    CHECK(fold_words("  E-Mail * (Work) ") == "e mail work");
    CHECK(fold_words("Company / Account") == "company account");
    CHECK(fold_words("“Größe”…100 €") == "grosse 100");
    CHECK(fold_words("--- ").empty());
    CHECK(fold_words("東京、大阪") == "東京 大阪");
}

TEST_CASE("fold_words reads plain characters the same before others and after them") {
    SeededRandom random(11);
    for (int i = 0; i < 2'000; ++i) {
        std::string plain;
        for (auto left = random.next() % 12; left > 0; --left) plain += static_cast<char>(random.next() % 0x80);
        REQUIRE(fold_words("é" + plain) == fold_words("e" + plain));
        REQUIRE(fold_words(plain + "É") == fold_words(plain + "e"));
        REQUIRE(fold_words("…" + plain) == fold_words(plain));
        REQUIRE(search_text("é" + plain) == search_text("e" + plain));
    }
}

}  // namespace
}  // namespace tandem
