// Fuzzing of cells: no crash, no undefined behaviour, and what was read is read the same again when written plainly.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tandem/base/text.hpp"
#include "tandem/exchange/cells.hpp"

namespace {

using namespace tandem;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view cell(reinterpret_cast<const char*>(data), size);
    DateColumn dates;
    dates.add(cell);
    const DateVerdict date_verdict = dates.decide();
    for (DateOrder order : {DateOrder::iso, DateOrder::dmy, DateOrder::mdy, DateOrder::ymd}) {
        const Result<Date> date = parse_date(cell, order);
        if (date) require(parse_date(to_text(*date), order).value() == *date);
        if (order == date_verdict.order) require(date.has_value() == (date_verdict.fitting == 1));
        static_cast<void>(parse_instant(cell, order));
    }
    NumberColumn numbers;
    numbers.add(cell);
    const NumberVerdict number_verdict = numbers.decide();
    const Currency euro;
    for (NumberStyle style : {NumberStyle{'.'}, NumberStyle{','}}) {
        const bool is_number = parse_number(cell, style).has_value();
        if (style == number_verdict.style) require(is_number == (number_verdict.fitting == 1));
        const Result<Money> money = parse_money(cell, style, euro);
        if (money) require(parse_money(plain_text(*money, euro), {'.'}, euro).value() == *money);
        static_cast<void>(parse_whole_number(cell, style));
    }
    static_cast<void>(parse_excel_serial(cell));
    static_cast<void>(parse_yes_no(cell));
    static_cast<void>(BlankWords().contains(cell));
    static_cast<void>(split_list(cell));
    if (const Result<std::string> email = parse_email(cell)) require(parse_email(*email).value() == *email);
    if (const Result<PhoneCell> phone = parse_phone(cell)) require(phone->digits.size() <= 15);
    const Header header = read_header(cell);
    require(normalised_header(header.key) == header.key);
    static_cast<void>(search_query(cell));
    static_cast<void>(sort_key(cell));
    require(!search_text(cell).contains("  "));
    return 0;
}
