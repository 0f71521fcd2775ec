// One property a line, either way.
#include "tandem/exchange/cards.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "exchange/content_lines.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::size_t longest_kept = 2'000;     // of a property without a field

bool is_word(std::string_view text, std::string_view word) { return fold(trim(text)) == word; }

std::string kind_of(const ContentLine& line) {
    const auto has = [&](std::string_view type) { return line.has_type(type); };
    if (has("fax") || has("pager")) return "other";
    if (has("cell") || has("mobile")) return "mobile";
    return has("work") ? "work" : has("home") ? "home" : has("other") ? "other" : "";
}

// One card while it is read.
class CardRow {
public:
    CardRow(RowTable& table, std::string_view file) : table_(&table), file_(file) {}

    Result<> take(const ContentLine& line) {
        const bool has_escapes = true;
        const std::string& name = line.name;
        if (name == "VERSION") {
            if (table_->format.empty()) table_->format = "vCard " + std::string(trim(line.value));
            return set(card_mark, trim(line.value));
        }
        if (name == "N") return take_name(split_value(line.value, ';', has_escapes));
        if (name == "FN") {
            if (line.parameter("X-TANDEM").empty() && shown_name_.empty()) shown_name_ = unescaped(line.value);
            return {};
        }
        if (name == "ORG") {
            if (++count_["ORG"] > 1) return append("ORG 2", unescaped(line.value), "; ");
            const auto parts = split_value(line.value, ';', has_escapes);
            TRY(set("ORG", parts[0]));
            for (std::size_t i = 1; i < parts.size(); ++i) TRY(append("ORG unit", parts[i], "; "));
            return {};
        }
        if (name == "TITLE") return set(++count_["TITLE"] > 1 ? "TITLE 2" : "TITLE", unescaped(line.value));
        if (name == "EMAIL") return take_entry("EMAIL", line, unescaped(line.value));
        if (name == "TEL") {
            std::string number = unescaped(line.value);
            if (fold(std::string_view(number).substr(0, 4)) == "tel:") number.erase(0, 4);
            return take_entry("TEL", line, number);
        }
        if (name == "ADR") return take_address(line, split_value(line.value, ';', has_escapes));
        if (name == "URL" || name == "X-SOCIALPROFILE") {
            const std::string url = unescaped(line.value);
            const bool is_linkedin = fold(url).contains("linkedin.") || line.has_type("linkedin");
            return is_linkedin && table_->get(table_->column("LinkedIn")).empty() ? set("LinkedIn", url) : append(name, url, "; ");
        }
        if (name == "NOTE") return append("NOTE", unescaped(line.value), "\n\n");
        if (name == "CATEGORIES") {
            for (const std::string& tag : split_value(line.value, ',', has_escapes))
                if (!trim(tag).empty()) TRY(set("CATEGORIES " + std::to_string(++count_["CATEGORIES"]), trim(tag)));
            return {};
        }
        if (name == "BDAY") return table_->get(table_->column("BDAY")).empty() ? set("BDAY", unescaped(line.value)) : Result<>{};
        if (name == "GENDER") return take_gender(split_value(line.value, ';', has_escapes));
        if (name == "UID") {
            constexpr std::string_view own = "urn:tandem:";
            return line.value.starts_with(own) ? set("UID of Tandem", std::string_view(line.value).substr(own.size())) : set("UID", unescaped(line.value));
        }
        if (name.starts_with("X-TANDEM")) return set(name, unescaped(line.value));
        if (name == "PHOTO" || name == "LOGO" || name == "SOUND" || name == "KEY") return append(name, std::to_string(line.value.size()) + " characters", "; ");
        return append(name, unescaped(std::string_view(line.value).substr(0, longest_kept)), "; ");
    }

    Result<> finish() {
        if (!has_name_ && !shown_name_.empty()) return set("FN", shown_name_);
        return {};
    }

private:
    Result<> set(std::string_view column, std::string_view text) { return table_->put(column, text, file_); }
    Result<> append(std::string_view column, std::string_view text, std::string_view between) { return table_->append(column, text, between, file_); }
    Result<> take_name(const std::vector<std::string>& parts) {
        constexpr std::array columns{"N family", "N given", "N additional", "N prefix", "N suffix"};
        for (std::size_t i = 0; i < std::min(parts.size(), columns.size()); ++i) {
            TRY(set(columns[i], i < 2 ? std::string_view(parts[i]) : trim(parts[i])));
            has_name_ |= i < 2 && !trim(parts[i]).empty();
        }
        return {};
    }
    Result<> take_entry(std::string_view word, const ContentLine& line, std::string_view value) {
        if (trim(value).empty()) return {};
        const std::string column = std::string(word) + " " + std::to_string(++count_[std::string(word)]);
        TRY(set(column, trim(value)));
        return set(column + " kind", kind_of(line));
    }
    Result<> take_address(const ContentLine& line, const std::vector<std::string>& parts) {
        if (line.parameter("X-TANDEM") == "place") {        // a contact's own city and country, which are no address
            if (parts.size() > 3) TRY(set("X-TANDEM-CITY", parts[3]));
            return parts.size() > 6 ? set("X-TANDEM-COUNTRY", parts[6]) : Result<>{};
        }
        if (std::ranges::all_of(parts, [](const std::string& part) { return trim(part).empty(); })) return {};
        const std::string column = "ADR " + std::to_string(++count_["ADR"]);
        std::string street;
        for (std::size_t i = 0; i < std::min<std::size_t>(3, parts.size()); ++i)        // post-office box, extended address, street
            if (!trim(parts[i]).empty()) street += (street.empty() ? "" : ", ") + std::string(trim(parts[i]));
        TRY(set(column + " street", street));
        constexpr std::array columns{" city", " region", " postal code", " country"};
        for (std::size_t i = 3; i < std::min<std::size_t>(7, parts.size()); ++i) TRY(set(column + columns[i - 3], trim(parts[i])));
        return set(column + " kind", kind_of(line));
    }
    Result<> take_gender(const std::vector<std::string>& parts) {
        if (parts.size() > 1 && !trim(parts[1]).empty()) return set("GENDER", parts[1]);
        return set("GENDER", is_word(parts[0], "m") ? "male" : is_word(parts[0], "f") ? "female" : is_word(parts[0], "o") ? "other" : "");
    }

    RowTable* table_;
    std::string_view file_;
    std::map<std::string, int> count_;
    std::string shown_name_;
    bool has_name_ = false;
};

bool is_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

}  // namespace

bool is_cards(std::string_view text) { return fold(trim(text.substr(0, 200))).starts_with("begin:vcard"); }

Result<RowTable> read_cards(std::string_view text, std::string_view file) {
    RowTable table;
    table.column(card_mark);
    ContentReader reader(text);
    std::optional<CardRow> card;
    std::uint64_t began = 0;
    int inner = 0;                  // cards within a card: an assistant's of version 2.1
    std::size_t start = 0, before = 0;
    while (const auto line = reader.next()) {
        const std::size_t line_start = std::exchange(before, reader.offset());
        const bool begins = line->name == "BEGIN" && is_word(line->value, "vcard"), ends = line->name == "END" && is_word(line->value, "vcard");
        if (!card) {
            if (!begins) return fail(ErrorCode::invalid_input, std::string(file) + ", line " + std::to_string(line->line) + " is outside of any card (BEGIN:VCARD … END:VCARD).");
            card.emplace(table, file);
            table.begin_row(began = line->line);
            start = line_start;
        } else if (begins) {
            ++inner;
        } else if (ends && inner > 0) {
            --inner;
        } else if (ends) {
            TRY(card->finish());
            table.set_source(trim(text.substr(start, reader.offset() - start)));
            card.reset();
        } else if (inner == 0 && !line->name.empty()) {
            TRY(card->take(*line));
        }
    }
    if (card) return fail(ErrorCode::invalid_input, std::string(file) + " ends within the card that begins on line " + std::to_string(began) + "; it was probably not copied completely.");
    if (table.format.empty()) table.format = "vCard";
    return table;
}

std::string card_target(std::string_view column) {
    struct Fixed { std::string_view column, target; };
    static constexpr Fixed fixed[] = {{card_mark, "row.form"}, {"N family", "contact.last_name"}, {"N given", "contact.first_name"}, {"FN", "contact.full_name"}, {"ORG", "contact.company"}, {"TITLE", "contact.title"},
                                      {"LinkedIn", "contact.linkedin"}, {"NOTE", "contact.background"}, {"BDAY", "contact.birthday"}, {"GENDER", "contact.gender"}, {"UID", "contact.external_id"},
                                      {"UID of Tandem", "row.id"}, {"X-TANDEM", "row.own"}};
    for (const Fixed& each : fixed) if (each.column == column) return std::string(each.target);
    constexpr std::string_view own = "X-TANDEM-";
    if (column.starts_with(own)) {
        std::string field = fold(column.substr(own.size()));
        std::ranges::replace(field, '-', '_');
        if (field.ends_with("_id") && field != "external_id") return "contact." + field.substr(0, field.size() - 3) + "@";
        return "contact." + field;
    }
    const auto space = column.find(' ');
    if (space == column.npos) return {};
    const std::string_view word = column.substr(0, space);
    std::string_view rest = column.substr(space + 1);
    const std::string_view number = rest.substr(0, rest.find(' '));
    if (!is_digits(number)) return {};
    rest.remove_prefix(std::min(rest.size(), number.size() + 1));
    std::string field(rest.empty() ? "value" : rest);
    std::ranges::replace(field, ' ', '_');
    const std::string how = ":#" + std::string(number);
    if (word == "EMAIL") return "contact_email." + field + how;
    if (word == "TEL") return "contact_phone." + field + how;
    if (word == "ADR") return "contact_address." + field + how;
    return word == "CATEGORIES" ? "contact_tag.tag" + how : std::string();
}

void write_card(std::string& out, const Card& card) {
    const auto line = [&](std::string_view head, std::string_view value) { append_content_line(out, head, value); };
    const auto text = [&](std::string_view head, std::string_view value) { if (!value.empty()) line(head, escaped(value)); };
    const auto with_kind = [](std::string head, const std::string& kind) { return kind.empty() ? head : head + ";TYPE=" + (kind == "mobile" ? "cell" : kind); };
    line("BEGIN", "VCARD");
    line("VERSION", "4.0");
    line("PRODID", "-//Tandem//EN");
    line("UID", "urn:tandem:" + card.id);
    line(card.is_named ? "FN" : "FN;X-TANDEM=made", escaped(card.shown_name));
    line("N", escaped(card.last_name) + ";" + escaped(card.first_name) + ";;;");
    text("ORG", card.company);
    text("TITLE", card.title);
    for (const auto& each : card.emails) text(with_kind("EMAIL", each.kind), each.value);
    for (const auto& each : card.phones) text(with_kind("TEL;VALUE=text", each.kind), each.value);
    for (const auto& each : card.addresses)
        line(with_kind("ADR", each.kind), ";;" + escaped(each.street) + ";" + escaped(each.city) + ";" + escaped(each.region) + ";" + escaped(each.postal_code) + ";" + escaped(each.country));
    text("URL;TYPE=linkedin", card.linkedin);
    text("BDAY", card.birthday.size() == 10 ? card.birthday.substr(0, 4) + card.birthday.substr(5, 2) + card.birthday.substr(8, 2) : card.birthday);
    if (card.gender == "male" || card.gender == "female" || card.gender == "other") line("GENDER", card.gender == "male" ? "M" : card.gender == "female" ? "F" : "O");
    else if (!card.gender.empty()) line("GENDER", ";" + escaped(card.gender));
    std::string tags;
    for (const std::string& tag : card.tags) tags += (tags.empty() ? "" : ",") + escaped(tag);
    if (!tags.empty()) line("CATEGORIES", tags);
    text("NOTE", card.note);
    std::string city, country;
    for (const auto& [field, value] : card.others) {
        if (field == "city") city = value;
        else if (field == "country") country = value;
        else {
            std::string name(field);
            std::ranges::transform(name, name.begin(), [](char c) { return c == '_' ? '-' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
            text("X-TANDEM-" + name, value);
        }
    }
    if (!city.empty() || !country.empty()) line("ADR;X-TANDEM=place", ";;;" + escaped(city) + ";;;" + escaped(country));
    line("X-TANDEM", "1");
    line("END", "VCARD");
}

}  // namespace tandem
