// Decides per column from all rows, reads per cell; a column that could be read two ways says so.
#include "exchange/import/columns.hpp"

#include <algorithm>

#include "tandem/base/duration.hpp"
#include "tandem/base/stars.hpp"
#include "tandem/base/text.hpp"

namespace tandem::import {

namespace {

bool is_date(const Field* field) { return field && (field->kind == Kind::date || field->kind == Kind::instant); }
constexpr std::size_t most_choices = 100;

// Stars and durations are written in ways of their own.
bool is_number(const Field* field) { return field && tandem::is_number(field->kind) && field->kind != Kind::rating && field->kind != Kind::duration; }

// The persisted name of a choice from what other programs write: name, label, or both without spaces.
const Choice* choice_for(const Field& field, std::string_view cell) {
    const auto squashed = [](std::string_view text) {
        std::string out = fold_words(text);
        std::erase(out, ' ');
        return out;
    };
    const std::string wanted = squashed(cell);
    for (const Choice& each : field.choices) if (squashed(each.name) == wanted || squashed(each.label) == wanted) return &each;
    struct Other { std::string_view field, word, name; };
    static constexpr Other others[] = {
        {"kind", "todo", "task"}, {"kind", "deadline", "task"}, {"kind", "lunch", "meeting"}, {"kind", "appointment", "meeting"}, {"kind", "event", "meeting"},
        {"kind", "cell", "mobile"}, {"kind", "main", "work"}, {"kind", "business", "work"}, {"kind", "private", "home"}, {"kind", "privat", "home"}, {"kind", "arbeit", "work"},
        {"channel", "cpc", "paid_search"}, {"channel", "ppc", "paid_search"}, {"channel", "organic", "organic_search"}, {"channel", "none", "direct"}, {"channel", "affiliate", "referral"},
        {"kind", "session", "visit"}, {"kind", "pageview", "visit"}, {"kind", "formsubmission", "form"}, {"kind", "open", "email_opened"}, {"kind", "sent", "email_sent"},
        {"channel", "advertisement", "display"}, {"channel", "webinar", "webinar"}, {"channel", "conference", "event"}, {"channel", "directmail", "other"}, {"channel", "banners", "display"}, {"channel", "bannerads", "display"},
        {"channel", "telemarketing", "other"}, {"channel", "referralprogram", "referral"}, {"channel", "partners", "referral"}, {"channel", "publicrelations", "other"}, {"channel", "seminartradeshow", "event"},
        {"lifecycle", "other", "lead"}, {"lifecycle", "marketingqualifiedlead", "mql"}, {"lifecycle", "salesacceptedlead", "sal"}, {"lifecycle", "salesqualifiedlead", "sql"},
        {"channel", "search", "paid_search"}, {"channel", "emailmarketing", "email"}, {"channel", "social", "organic_social"}, {"channel", "tradeshow", "event"},
        {"channel", "displaynetwork", "display"}, {"channel", "performancemax", "paid_search"}, {"channel", "shopping", "paid_search"}, {"status", "enabled", "active"},
        {"status", "inprogress", "active"}, {"status", "removed", "completed"}, {"status", "ended", "completed"}, {"status", "draft", "planned"}};
    for (const Other& other : others)
        if (other.field == field.name && other.word == wanted)
            return find_choice(field, other.name);
    return nullptr;
}

}  // namespace

bool Column::is_blank(std::string_view cell) const {
    if (is_exact_) return cell.empty();
    if (is_date(field_) && trim(cell) == "0/0/00") return true;         // Outlook's "none"
    return blanks_.contains(trim(cell));
}

bool Column::is_doubtful(std::string_view cell) const {
    constexpr std::size_t longest = 12;
    const std::string_view bare = trim(cell);
    return !is_exact_ && !bare.empty() && bare.size() <= longest && std::ranges::contains(doubtful_blank_words, fold(bare));
}

std::int64_t Column::moment_ms(std::string_view cell) const {
    const auto moment = parse_instant(trim(cell), date_verdict_.order, options_->zone);
    return moment ? moment->ms : 0;
}

void Column::see(std::string_view cell) {
    const std::string_view bare = trim(cell);
    if (is_doubtful(cell)) ++doubtful_;
    if (is_blank(cell)) return;
    ++filled_;
    if (is_date(field_)) dates_.add(bare);
    else if (is_number(field_)) numbers_.add(bare);
    else {      // the user may send the column elsewhere later: a sample of each is enough to decide then
        if (filled_ <= 2'000) dates_.add(bare), numbers_.add(bare);
        if (first_.size() < 200) first_.emplace_back(bare.substr(0, 200));
    }
}

// What every cell that was looked at can be read as; a text when none.
Kind Column::likely_kind() const {
    if (first_.empty()) return Kind::text;
    const auto all = [&](auto is_one) { return std::ranges::all_of(first_, is_one); };
    if (all([](const std::string& cell) { return parse_yes_no(cell).has_value() && !parse_number(cell, {}); })) return Kind::yes_no;
    if (date_verdict_.certainty == Certainty::decided && date_verdict_.fitting == date_verdict_.cells) return Kind::date;
    if (all([](const std::string& cell) { return cell.starts_with("★") && stars_from_text(cell); })) return Kind::rating;
    // A time of day is written with a colon, too: only what names its units is a duration.
    if (all([](const std::string& cell) { return std::ranges::any_of(cell, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }) && minutes_from_text(cell); })) return Kind::duration;
    const bool is_code = std::ranges::any_of(first_, [](const std::string& cell) { return cell.size() > 1 && cell[0] == '0' && cell[1] >= '0' && cell[1] <= '9'; });
    if (!is_code && number_verdict_.certainty != Certainty::none && number_verdict_.fitting == number_verdict_.cells) return Kind::number;
    if (all([](const std::string& cell) { return is_email(cell); })) return Kind::email;
    if (all([](const std::string& cell) { return cell.starts_with("http://") || cell.starts_with("https://"); })) return Kind::url;
    return std::ranges::any_of(first_, [](const std::string& cell) { return cell.size() > 120 || cell.contains('\n'); }) ? Kind::long_text : Kind::text;
}

void Column::decide() {
    date_verdict_ = dates_.decide();
    number_verdict_ = numbers_.decide();
    if (has_plain_numbers_ && number_verdict_.certainty == Certainty::ambiguous) number_verdict_.style = {}, number_verdict_.certainty = Certainty::decided;
}

std::string Column::date_order() const {
    return is_date(field_) && date_verdict_.certainty != Certainty::none ? std::string(to_text(date_verdict_.order)) : std::string();
}

std::string Column::note() const {
    if (is_date(field_)) {
        if (filled_ && date_verdict_.certainty == Certainty::none) return "These are not dates";
        if (date_verdict_.certainty == Certainty::ambiguous) return "Could be day.month or month/day: read as " + std::string(to_text(date_verdict_.order));
        if (date_verdict_.certainty == Certainty::decided && date_verdict_.order != DateOrder::iso) return "Dates are " + std::string(to_text(date_verdict_.order));
    }
    if (is_number(field_)) {
        if (filled_ && number_verdict_.certainty == Certainty::none) return "These are not numbers";
        if (number_verdict_.certainty == Certainty::decided && number_verdict_.style.decimal == ',') return "Decimal commas";
        if (field_->kind == Kind::money && !number_verdict_.currency.empty() && currency_code(number_verdict_.currency) != options_->currency.code)
            return "Amounts are in " + std::string(currency_code(number_verdict_.currency)) + "; they are taken as " + options_->currency.code;
    }
    return {};
}

const Choice* Column::choice_of(std::string_view cell) const {
    if (const auto known = choices_.find(cell); known != choices_.end()) return known->second;
    if (choices_.size() >= most_choices) choices_.clear();
    return choices_.emplace(cell, choice_for(*field_, cell)).first->second;
}

Result<Value> Column::read(std::string_view cell) const {
    const std::string_view bare = trim(cell);
    const NumberStyle style = is_exact_ ? NumberStyle{} : number_verdict_.style;
    const DateOrder order = is_exact_ ? DateOrder::iso : date_verdict_.order;
    switch (field_->kind) {
        case Kind::text: case Kind::long_text: case Kind::url: return Value{to_valid_utf8(is_exact_ ? cell : bare)};
        case Kind::phone: return Value{is_exact_ ? std::string(cell) : TRY(parse_phone(bare)).written};
        case Kind::email: return Value{is_exact_ ? std::string(cell) : TRY(parse_email(bare))};
        case Kind::choice: {
            if (const Choice* choice = choice_of(bare)) return Value{choice->name};
            return fail(ErrorCode::invalid_input, "is none of the choices of “" + std::string(field_->label) + "”");
        }
        case Kind::yes_no: return Value{TRY(parse_yes_no(bare)) ? 1 : 0};
        case Kind::integer: return Value{target_.factor == 1 ? TRY(parse_whole_number(bare, style)) : static_cast<std::int64_t>(TRY(parse_number(bare, style)) * target_.factor)};
        case Kind::money: {
            if (sums_) return Value{TRY(parse_number(bare, style)) * target_.factor};
            if (target_.factor == 1) return Value{TRY(parse_money(bare, style, options_->currency)).minor};
            return Value{round_to_money(TRY(parse_number(bare, style)) * target_.factor, options_->currency).minor};
        }
        case Kind::percent: case Kind::number: return Value{TRY(parse_number(bare, style)) * target_.factor};
        case Kind::date: return Value{static_cast<std::int64_t>(TRY(parse_date(bare, order)).days)};
        case Kind::instant: return Value{TRY(parse_instant(bare, order, options_->zone)).ms};
        case Kind::rating: return Value{TRY(parse_stars(bare))};
        case Kind::duration: return Value{TRY(parse_duration(bare))};
        case Kind::reference: break;
    }
    return Value{};
}

std::string Column::plainly(std::string_view cell) const {
    if (!field_ || sums_ || is_exact_ || target_.factor != 1 || is_blank(cell)) return std::string(cell);
    const bool is_told = field_->kind == Kind::date || field_->kind == Kind::integer || field_->kind == Kind::money;
    const auto value = is_told ? read(cell) : Result<Value>(Value{});
    if (!is_told || !value || !value->integer()) return std::string(cell);
    if (field_->kind == Kind::date) return to_text(Date{static_cast<std::int32_t>(*value->integer())});
    return field_->kind == Kind::money ? plain_text(Money{*value->integer()}, options_->currency) : std::to_string(*value->integer());
}

}  // namespace tandem::import
