// Workbooks read: sheets, shared strings and styles, in the order in which they are needed.
#include "tandem/exchange/workbooks.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "exchange/xml.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_text = std::size_t{512} << 20;

int whole(std::string_view digits) {
    int n = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), n);
    return n;
}

// "AB12" → 27
std::size_t column_of(std::string_view place) {
    std::size_t column = 0;
    for (const char c : place) {
        if (c < 'A' || c > 'Z' || column > 100'000) break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    return column == 0 ? 0 : column - 1;
}

// Whether a number format shows a day or a time: letters of dates outside of quotes, brackets and escapes.
bool is_date_format(std::string_view code) {
    bool is_quoted = false, is_bracketed = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') is_quoted = !is_quoted;
        else if (is_quoted) continue;
        else if (c == '\\' || c == '_' || c == '*') ++i;
        else if (c == '[') is_bracketed = true;
        else if (c == ']') is_bracketed = false;
        else if (!is_bracketed && std::string_view("dmyhsDMYHS").contains(c)) return fold(code) != "general" && !fold(code).starts_with("general");
    }
    return false;
}

bool is_built_in_date(int id) { return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58); }

// Names and places of the sheets, and from which year days are counted.
class BookVisitor : public XmlVisitor {
public:
    struct Sheet { std::string name, relation; bool is_hidden = false; };
    std::vector<Sheet> sheets;
    bool from_1904 = false;
    void begin(std::string_view name) override {
        if (name == "sheet" && sheets.size() < 1'000) sheets.push_back({std::string(attribute("name")), std::string(attribute("r:id").empty() ? attribute("id") : attribute("r:id")), !attribute("state").empty() && attribute("state") != "visible"});
        if (name == "workbookPr") from_1904 = attribute("date1904") == "1" || attribute("date1904") == "true";
    }
    void end(std::string_view) override {}
};

class RelationVisitor : public XmlVisitor {
public:
    std::vector<std::pair<std::string, std::string>> targets;      // id, path
    void begin(std::string_view name) override {
        if (name == "Relationship" && targets.size() < 10'000) targets.emplace_back(attribute("Id"), attribute("Target"));
    }
    void end(std::string_view) override {}
};

class StyleVisitor : public XmlVisitor {
public:
    std::vector<bool> is_date;          // by cell style
    void begin(std::string_view name) override {
        if (name == "cellXfs") in_cells_ = true;
        if (name == "numFmt" && is_date_format(attribute("formatCode"))) dates_.push_back(whole(attribute("numFmtId")));
        if (name == "xf" && in_cells_ && is_date.size() < 100'000) {
            const int id = whole(attribute("numFmtId"));
            is_date.push_back(is_built_in_date(id) || std::ranges::find(dates_, id) != dates_.end());
        }
    }
    void end(std::string_view name) override { if (name == "cellXfs") in_cells_ = false; }

private:
    std::vector<int> dates_;
    bool in_cells_ = false;
};

class SharedStrings : public XmlVisitor {
public:
    std::string_view at(std::size_t i) const { return i + 1 < ends_.size() ? std::string_view(text_).substr(ends_[i], ends_[i + 1] - ends_[i]) : std::string_view(); }
    std::size_t size() const { return ends_.size() - 1; }
    void begin(std::string_view name) override {
        if (name == "t") in_text_ = !in_phonetic_;
        if (name == "rPh") in_phonetic_ = true;
    }
    void end(std::string_view name) override {
        if (name == "t") in_text_ = false;
        if (name == "rPh") in_phonetic_ = false;
        if (name == "si") ends_.push_back(text_.size());
    }
    void text(std::string_view piece) override {
        if (!in_text_) return;
        text_ += piece;
        if (text_.size() > most_text) stop("holds more than 512 MB of text.");
        if (text_.size() - ends_.back() > (std::size_t{1} << 20)) stop("has a cell longer than 1 MB.");
    }

private:
    std::string text_;
    std::vector<std::size_t> ends_{0};
    bool in_text_ = false, in_phonetic_ = false;
};

// Excel writes _x000D_ for what XML cannot hold.
std::string without_escapes(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        if (text.substr(i).starts_with("_x") && i + 6 < text.size() && text[i + 6] == '_' && std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16).ptr == text.data() + i + 6) {
            if (code != 0) append_utf8(made, code);
            i += 6;
        } else {
            made += text[i];
        }
    }
    return made;
}

class SheetVisitor : public XmlVisitor {
public:
    SheetVisitor(RowTable& table, const SharedStrings& strings, const std::vector<bool>& is_date, bool from_1904, std::string_view file)
        : table_(&table), strings_(&strings), is_date_(&is_date), from_1904_(from_1904), file_(file) {}

    void begin(std::string_view name) override {
        if (name == "row") {
            const int number = whole(attribute("r"));
            row_ = number > 0 ? static_cast<std::uint64_t>(number) : row_ + 1;
            has_row_ = false;
            next_column_ = 0;
        } else if (name == "c") {
            column_ = attribute("r").empty() ? next_column_ : column_of(attribute("r"));
            next_column_ = column_ + 1;
            type_ = attribute("t");
            style_ = static_cast<std::size_t>(std::max(0, whole(attribute("s"))));
            value_.clear();
        } else if (name == "v" || name == "t") {
            in_value_ = !in_phonetic_;
        } else if (name == "rPh") {
            in_phonetic_ = true;
        }
    }
    void text(std::string_view piece) override {
        if (!in_value_) return;
        value_ += piece;
        if (value_.size() > (std::size_t{1} << 20)) stop("has a cell longer than 1 MB in row " + std::to_string(row_) + ".");
    }
    void end(std::string_view name) override {
        if (name == "v" || name == "t") in_value_ = false;
        if (name == "rPh") in_phonetic_ = false;
        if (name != "c" || value_.empty()) return;
        if (!has_row_) table_->begin_row(row_), has_row_ = true;
        if (column_ >= 1'000) return stop("has more than 1,000 columns in row " + std::to_string(row_) + ".");
        while (table_->header().size() <= column_) table_->column(std::to_string(table_->header().size()));
        if (const auto set = table_->set(column_, cell(), file_); !set) stop(set.error().message);
    }

private:
    std::string cell() const {
        if (type_ == "s") return without_escapes(strings_->at(static_cast<std::size_t>(std::max(0, whole(value_)))));
        if (type_ == "str" || type_ == "inlineStr") return without_escapes(value_);
        if (type_ == "b") return value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
        if (type_ == "e") return {};                                    // #N/A and the like
        if (type_ == "d") { std::string iso = value_; if (const auto t = iso.find('T'); t != iso.npos) iso[t] = ' '; return iso; }
        const bool is_date = style_ < is_date_->size() && (*is_date_)[style_];
        char* end = nullptr;
        const double number = std::strtod(value_.c_str(), &end);
        if (end == value_.c_str() || *end != 0 || !std::isfinite(number)) return value_;
        if (is_date && number >= 0 && number < 2'958'466) return date(number);
        // 0.1 is written as 0.10000000000000001, and a long number as 1.23E+15.
        char text[40];
        if (std::abs(number) < 1e15 && number == std::floor(number)) std::snprintf(text, sizeof text, "%.0f", number);
        else std::snprintf(text, sizeof text, "%.15g", number);
        return text;
    }
    std::string date(double serial) const {
        const double day = std::floor(serial);
        const auto seconds = static_cast<int>(std::lround((serial - day) * 86'400));
        // Excel's 1900 has a 29 February: before March, days are one less than its count.
        std::int32_t days = static_cast<std::int32_t>(day) + (from_1904_ ? -24'107 : -25'569 + (day < 60 ? 1 : 0)) + seconds / 86'400;
        char clock[16];
        std::snprintf(clock, sizeof clock, "%02d:%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        if (day == 0 && !from_1904_) return clock;      // a time of no day
        const std::string text = to_text(Date{days});
        return seconds % 86'400 == 0 ? text : text + " " + clock;
    }

    RowTable* table_;
    const SharedStrings* strings_;
    const std::vector<bool>* is_date_;
    bool from_1904_;
    std::string_view file_;
    std::string type_, value_;
    std::uint64_t row_ = 0;
    std::size_t column_ = 0, next_column_ = 0, style_ = 0;
    bool has_row_ = false, in_value_ = false, in_phonetic_ = false;
};

Result<> read_part(Archive& zip, std::string_view name, std::string_view file, XmlVisitor& visitor) {
    const Archive::Entry* entry = zip.find(name);
    if (!entry) return {};
    XmlReader reader(visitor, std::string(file));
    TRY(zip.read(*entry, [&](std::string_view piece) { return reader.feed(piece); }));
    return reader.feed({}, true);
}

}  // namespace

bool is_workbook(std::string_view start, std::string_view file_name) {
    if (!is_archive(start)) return false;
    const std::string name = fold(file_name);
    return name.ends_with(".xlsx") || name.ends_with(".xlsm") || start.contains("xl/") || (start.contains("[Content_Types].xml") && !name.ends_with(".docx") && !name.ends_with(".pptx"));
}

Result<RowTable> read_workbook(std::string bytes, std::string_view file) {
    auto opened = Archive::open(std::move(bytes), file);
    if (!opened && opened.error().message.contains("damaged")) return fail(ErrorCode::invalid_input, std::string(file) + " is a damaged Excel workbook; it was probably not copied completely.");
    Archive zip = TRY(std::move(opened));
    if (!zip.find("xl/workbook.xml")) return fail(ErrorCode::invalid_input, std::string(file) + (zip.find("xl/workbook.bin") ? " is a binary workbook (.xlsb); save it as .xlsx first." : " is no Excel workbook, though it is named or packed like one."));
    BookVisitor book;
    RelationVisitor relations;
    StyleVisitor styles;
    SharedStrings strings;
    TRY(read_part(zip, "xl/workbook.xml", file, book));
    TRY(read_part(zip, "xl/_rels/workbook.xml.rels", file, relations));
    TRY(read_part(zip, "xl/styles.xml", file, styles));
    TRY(read_part(zip, "xl/sharedStrings.xml", file, strings));
    RowTable best;
    std::string best_name;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(book.sheets.size(), 50); ++i) {
        std::string path = "xl/worksheets/sheet" + std::to_string(i + 1) + ".xml";
        for (const auto& [id, target] : relations.targets)
            if (id == book.sheets[i].relation) path = target.starts_with('/') ? target.substr(1) : "xl/" + target;
        if (!zip.find(path) || path.contains("chartsheets")) continue;
        RowTable table;
        SheetVisitor sheet(table, strings, styles.is_date, book.from_1904, file);
        TRY(read_part(zip, path, file, sheet));
        if (table.size() == 0) continue;
        ++filled;
        // The first with a table; a sheet with more rows only when what came before was a note of a few lines, or hidden.
        if (best.size() == 0 || (best.size() < 2 && table.size() > best.size())) best = std::move(table), best_name = book.sheets[i].name;
    }
    if (best.size() == 0) return fail(ErrorCode::invalid_input, std::string(file) + " is a workbook without anything in its sheets.");
    best.has_names = false;
    best.format = "XLSX, sheet “" + to_valid_utf8(best_name) + "”" + (filled > 1 ? " of " + std::to_string(filled) + " with data" : "");
    return best;
}

}  // namespace tandem
