// Delimiters and headers found in the shapes that programs write.
#include <doctest/doctest.h>

#include "tandem/exchange/csv.hpp"

namespace tandem {
namespace {

std::string repeated(std::string_view head, std::string_view row, int count) {
    std::string text(head);
    for (int i = 0; i < count; ++i) text += row;
    return text;
}

TEST_CASE("the delimiter is the one that cuts the records evenly") {
    CHECK(detect_delimiter("a,b,c\n1,2,3\n") == ',');
    CHECK(detect_delimiter("a;b;c\n1;2;3\n") == ';');
    CHECK(detect_delimiter("a\tb\n1\t2\n") == '\t');
    CHECK(detect_delimiter("a|b|c\n1|2|3") == '|');
    CHECK(detect_delimiter("only one column\nsecond") == ',');
    CHECK(detect_delimiter("") == ',');
    CHECK(detect_delimiter("a;b", CsvExtent::beginning) == ';');
}

TEST_CASE("decimal commas, delimiters in quotes and notes with many signs do not mislead it") {
    CHECK(detect_delimiter("Tag;Kosten;Klicks\n01.11.2026;1,50;3\n02.11.2026;2,25;4\n") == ';');
    CHECK(detect_delimiter("1,5;2,5\n3,4;5,6\n7,8;9,1\n") == ';');
    CHECK(detect_delimiter("a,b\n\"x;y;z\n;;\",\"1;2\"\n\"u;v;w\n;;\",\"3;4\"\n") == ',');
    CHECK(detect_delimiter("name\tnote\nA\tone, two, three\nB\tfour, five, six\n") == '\t');
    CHECK(detect_delimiter(repeated("id,name,tags,note\n", "7,Ann,a|b,so; so\n", 60)) == ',');
    CHECK(detect_delimiter(repeated("id;tags\n", "7;\"a,b,c\"\n", 60)) == ';');
}

TEST_CASE("lines about the report above the table do not mislead the delimiter") {
    CHECK(detect_delimiter(repeated("Campaign report\n\"November 1, 2026 - November 23, 2026\"\nDay\tCampaign\tCost\n",
                                    "2026-11-01\tBrand\t1,234.50\n", 20)) == '\t');
    CHECK(detect_delimiter(repeated("Campaign Performance Report (in UTC)\n\"Report Start: 1, Report End: 2\"\n\nDate,Name,Spent\n",
                                    "11/1/2026,Brand,5\n", 3)) == ',');
}

TEST_CASE("the delimiter of a large file is found in its beginning, also when that ends inside quotes") {
    CHECK(detect_delimiter(repeated("a;b\n", "1;\"two\n,,\"\n", 100'000)) == ';');
    CHECK(detect_delimiter("a;b;c\n1;2;3\n4;\"5", CsvExtent::beginning) == ';');
}

std::optional<std::size_t> header_of(std::string_view text) { return find_header(parse_csv(text)->records); }

TEST_CASE("the header is the first record of the usual width that holds different texts") {
    CHECK(header_of("id,name,amount\n1,Ann,5\n2,Ben,6\n") == 0);
    CHECK(header_of("Campaign report\n\"1 November 2026\"\nDay,Campaign,Cost\n2026-11-01,Brand,5\n2026-11-02,Brand,5\nTotal: ,--,10\n") ==
          2);
    CHECK(header_of(
              "Campaign Performance Report (in UTC)\n\"Report Start: x\",\"Report End: y\"\n\nStart Date (in UTC),Campaign,Spent,Clicks\n"
              "11/1/2026,A,5,1\n11/2/2026,B,5,1\n11/3/2026,A,5,1\n") == 2);
    CHECK(header_of("name,2024,2025,region,owner,city,note\nx,1,2,a,b,c,d\n") == 0);
}

TEST_CASE("a table of numbers has no header, ragged rows beneath one do not hide it") {
    CHECK(!header_of("1,2,3\n4,5,6\n"));
    CHECK(!header_of("19970101,11.77\n19970112,12\n"));
    CHECK(header_of("id,name,amount\n1,Ann,5,\n2,Ben,6,\n") == 0);
    CHECK(!find_header({}));
}

}  // namespace
}  // namespace tandem
