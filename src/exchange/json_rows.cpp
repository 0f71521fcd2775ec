// Elements of the list are taken one by one while it is read, so that only the table is held whole.
#include "tandem/exchange/json_rows.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

using Json = nlohmann::ordered_json;
constexpr int deepest = 8;

// Where and why reading stopped.
class Complaint : public nlohmann::json_sax<Json> {
public:
    std::size_t at = 0;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        at = position;
        return false;
    }
};

// `line_number`: of a file with one object a line; 0 for others.
std::unexpected<Error> no_json(std::string_view text, std::string_view file, std::uint64_t line_number) {
    Complaint complaint;
    Json::sax_parse(text, &complaint);
    const std::string_view before = text.substr(0, complaint.at > 0 ? complaint.at - 1 : 0);
    const auto line = line_number ? line_number : 1 + static_cast<std::uint64_t>(std::ranges::count(before, '\n'));
    const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
    if (complaint.at >= text.size() && line_number) return fail(ErrorCode::invalid_input, std::string(file) + ", line " + std::to_string(line) + " ends in the middle of its JSON.");
    if (complaint.at >= text.size()) return fail(ErrorCode::invalid_input, std::string(file) + " ends in the middle of its JSON; it was probably not copied completely.");
    return fail(ErrorCode::invalid_input, std::string(file) + " is no valid JSON: line " + std::to_string(line) + ", column " + std::to_string(column) + " cannot stand there.");
}

std::string plain(const Json& value) {
    if (const auto* text = value.get_ptr<const std::string*>()) return *text;
    if (value.is_null()) return {};
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class Rows {
public:
    Rows(RowTable& table, std::string_view file) : table_(&table), file_(file) {}

    Result<> add(const Json& object, std::uint64_t line) {
        table_->begin_row(line);
        return members(object, "", 0);
    }

private:
    Result<> members(const Json& object, const std::string& prefix, int depth) {
        for (const auto& [key, value] : object.items()) TRY(put(value, prefix + key, depth));
        return {};
    }
    Result<> put(const Json& value, const std::string& name, int depth) {
        if (depth > deepest) return fail(ErrorCode::invalid_input, std::string(file_) + " holds objects within objects, more than " + std::to_string(deepest) + " deep.");
        if (value.is_object()) return members(value, name + ".", depth + 1);
        if (!value.is_array()) return set(name, plain(value));
        const bool are_plain = std::ranges::none_of(value, [](const Json& each) { return each.is_structured(); });
        std::string joined;
        std::size_t number = 0;
        for (const Json& each : value) {
            ++number;
            if (are_plain) joined += (joined.empty() ? "" : ", ") + plain(each);
            else if (each.is_object()) TRY(members(each, name + "." + std::to_string(number) + ".", depth + 1));
            else TRY(set(name + "." + std::to_string(number), plain(each)));
        }
        return are_plain ? set(name, joined) : Result<>{};
    }
    Result<> set(const std::string& name, const std::string& text) { return table_->set(table_->column(name), text, file_); }

    RowTable* table_;
    std::string_view file_;
};

Result<RowTable> read_lines(std::string_view text, std::string_view file) {
    RowTable table;
    table.format = "JSON lines";
    Rows rows(table, file);
    std::uint64_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (trim(line).empty()) continue;
        const Json object = Json::parse(line, nullptr, false);
        if (object.is_discarded()) return no_json(line, file, number);
        if (!object.is_object()) return fail(ErrorCode::invalid_input, std::string(file) + ", line " + std::to_string(number) + " is not an object ({…}).");
        TRY(rows.add(object, number));
    }
    return table;
}

Result<RowTable> read_list(std::string_view text, std::string_view file) {
    RowTable table;
    table.format = "JSON";
    Rows rows(table, file);
    Result<> added;
    std::uint64_t number = 0;
    const auto take = [&](int depth, Json::parse_event_t event, Json& value) {
        if (depth != 1 || event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start || event == Json::parse_event_t::key) return true;
        ++number;
        if (added && !value.is_object()) added = fail(ErrorCode::invalid_input, std::string(file) + " holds a list whose entry " + std::to_string(number) + " is not an object ({…}).");
        if (added) added = rows.add(value, number);
        return false;       // it is in the table now
    };
    const Json whole = Json::parse(text, take, false);
    if (whole.is_discarded()) return no_json(text, file, 0);
    TRY(std::move(added));
    return table;
}

// {"version": 1, "contacts": [{…}, …]}: the longest list of objects in it; else the object itself is the one record.
Result<RowTable> read_object(std::string_view text, std::string_view file) {
    const Json whole = Json::parse(text, nullptr, false);
    if (whole.is_discarded()) return no_json(text, file, 0);
    RowTable table;
    table.format = "JSON";
    Rows rows(table, file);
    const Json* list = nullptr;
    std::size_t plain_members = 0;
    for (const Json& each : whole) {
        plain_members += !each.is_structured();
        if (each.is_array() && !each.empty() && std::ranges::all_of(each, [](const Json& e) { return e.is_object(); }) && (!list || each.size() > list->size())) list = &each;
    }
    if (!list || plain_members > 4) {
        TRY(rows.add(whole, 1));
        return table;
    }
    std::uint64_t number = 0;
    for (const Json& each : *list) TRY(rows.add(each, ++number));
    return table;
}

}  // namespace

bool is_json(std::string_view text) {
    text = trim(text.substr(0, 4'000));
    if (text.size() < 2 || (text[0] != '[' && text[0] != '{')) return false;
    const std::string_view next = trim(text.substr(1));
    return !next.empty() && (text[0] == '[' ? next[0] == '{' || next[0] == ']' : next[0] == '"' || next[0] == '}');
}

Result<RowTable> read_json(std::string_view text, std::string_view file) {
    const std::string_view bare = trim(text);
    if (bare.starts_with('[')) return read_list(text, file);
    const auto end = bare.find('\n');
    if (end != bare.npos && trim(bare.substr(end)).starts_with('{') && Json::accept(bare.substr(0, end))) return read_lines(text, file);
    return read_object(text, file);
}

}  // namespace tandem
