// Blanks, yes and no, addresses, phones, lists and headers of foreign files.
#include "tandem/exchange/cells.hpp"

#include <doctest/doctest.h>

namespace tandem {
namespace {

TEST_CASE("blank words are compared without case and can be chosen") {
    const BlankWords blank;
    for (const char* cell : {"", "  ", "--", "n/a", "N/A", "NULL", "Null", " null ", "#N/A", "-", "\u00A0"})
        CHECK_MESSAGE(blank.contains(cell), cell);
    for (const char* cell : {"0", "none", "---", "nullify", "a very long text that is no blank word"})
        CHECK_MESSAGE(!blank.contains(cell), cell);
    const BlankWords chosen({"None"});
    CHECK(chosen.contains("NONE"));
    CHECK(chosen.contains(""));
    CHECK(!chosen.contains("--"));
}

TEST_CASE("yes and no are read in four languages and nothing else is") {
    for (const char* cell : {"yes", "Y", "TRUE", "1", "x", "Ja", "Oui", "Sí", "vrai"}) CHECK_MESSAGE(parse_yes_no(cell).value(), cell);
    for (const char* cell : {"no", "N", "false", "0", "Nein", "Non", "falso"}) CHECK_MESSAGE(!parse_yes_no(cell).value(), cell);
    for (const char* cell : {"", "|", "y|", "maybe", "2"}) CHECK_MESSAGE(!parse_yes_no(cell), cell);
    CHECK(parse_yes_no("maybe").error().message == "“maybe” is neither yes nor no");
}

TEST_CASE("an e-mail address is found in what mail programs write around it") {
    CHECK(parse_email(" Ada.Sample@Example.COM ").value() == "Ada.Sample@example.com");
    CHECK(parse_email("Ada Sample <ada@x.example>;").value() == "ada@x.example");
    CHECK(parse_email("mailto:ada+news@mail.x.example").value() == "ada+news@mail.x.example");
    CHECK(parse_email("ada@münchen.example").value() == "ada@münchen.example");
    CHECK(folded_email(" Ada@EXAMPLE.com ") == "ada@example.com");
}

TEST_CASE("what cannot be an e-mail address is refused with a reason") {
    for (const char* cell : {"", "ada", "ada@", "@x.example", "ada@x", "ada@x..example", ".a@x.example", "a..b@x.example", "a b@x.example",
                             "a@x.1", "a@-x.example", "a@x.e", "a@b@x example", "a,b@x.example"}) {
        CHECK_MESSAGE(!parse_email(cell), cell);
    }
    CHECK(!is_email(std::string(65, 'a') + "@x.example"));
    CHECK(parse_email("ada").error().message == "“ada” is not an e-mail address");
    CHECK(parse_email("a@x.example, b@x.example").error().message == "“a@x.example, b@x.example” holds several e-mail addresses");
}

TEST_CASE("phones stay as written and give their digits") {
    const auto digits = [](std::string_view cell) { return parse_phone(cell).value().digits; };
    const PhoneCell phone = parse_phone(" +49 (0)30 123-456 ").value();
    CHECK(phone.written == "+49 (0)30 123-456");
    CHECK(phone.digits == "4930123456");
    CHECK(phone.has_country);
    CHECK(digits("0049 30 123456") == "4930123456");
    CHECK(digits("(446) 758-2122") == "4467582122");
    CHECK(digits("1-955-371-0847 x371") == "19553710847");
    CHECK(digits("740.645.3807 ext. 12") == "7406453807");
    CHECK(digits("tel:+1-202-555-0101") == "12025550101");
    CHECK(digits("(0)30 123456") == "030123456");
    CHECK(!parse_phone("030 123456")->has_country);
}

TEST_CASE("phones that a spreadsheet spoiled, that are none or several are refused with a reason") {
    CHECK(parse_phone("4.93012E+11").error().message == "“4.93012E+11” was shortened by a spreadsheet, its last digits are lost");
    CHECK(parse_phone("unknown").error().message == "“unknown” is not a phone number");
    CHECK(parse_phone("+1 202-555-0101 ::: +44 20 7946 0101").error().message.ends_with("has more digits than a phone number"));
}

TEST_CASE("reasons quote long cells only in part") {
    const std::string reason = parse_yes_no("ä" + std::string(100, 'x')).error().message;
    CHECK(reason.contains("x…”"));
    CHECK(reason.size() < 90);
}

TEST_CASE("lists are cut at their separators") {
    CHECK(split_list("influencer, developer;; x ,") == std::vector<std::string_view>{"influencer", "developer", "x"});
    CHECK(split_list("a ::: b", ":") == std::vector<std::string_view>{"a", "b"});
    CHECK(split_list("").empty());
}

TEST_CASE("headers are compared without case, punctuation, stars and accents") {
    CHECK(normalised_header("\uFEFF First_Name * ") == "first name");
    CHECK(normalised_header("Person - Name*") == "person name");
    CHECK(normalised_header("E-mail 1 - Value") == "e mail 1 value");
    CHECK(normalised_header("Impr.") == "impr");
    CHECK(normalised_header("Cost / conv.") == "cost conv");
    CHECK(normalised_header("Probability (%)") == "probability");
    CHECK(normalised_header("Email (Work)") == "email work");
    CHECK(normalised_header("Montant dépensé (EUR)") == "montant depense");
    CHECK(normalised_header("") == "");
    CHECK(read_header("Lead_Source").compact == "leadsource");
    CHECK(read_header("LeadSource").compact == "leadsource");
}

TEST_CASE("currency and zone of a header are kept aside") {
    const Header cost = read_header("CPC (cost per link click) (USD)");
    CHECK(cost.key == "cpc cost per link click");
    CHECK(cost.currency == "USD");
    CHECK(read_header("Amount (€) *").currency == "EUR");
    CHECK(read_header("Amount spent (in EUR)").currency == "EUR");
    CHECK(read_header("Start Date (in UTC)").zone == "UTC");
    CHECK(read_header("Start Date (in UTC)").key == "start date");
    CHECK(read_header("Created (EDT)").zone == "EDT");
    CHECK(read_header("Clicks (all)").key == "clicks all");
    CHECK(read_header("Clicks (all)").currency.empty());
}

}  // namespace
}  // namespace tandem
