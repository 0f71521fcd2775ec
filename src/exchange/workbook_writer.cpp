// Workbooks written: one sheet, its cells by number formats, row by row into the zip.
#include "tandem/exchange/workbooks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tandem {

namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

void append_xml(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if ((byte < 0x20 && c != '\t' && c != '\n') || (c == '_' && text.substr(i).starts_with("_x"))) {
            char code[10];
            std::snprintf(code, sizeof code, "_x%04X_", byte);
            out += code;
        } else if (byte == 0xEF && (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF")) {
            out += text[i + 2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
            i += 2;
        } else out += c;
    }
}

// "1,234.50 EUR" as an attribute; without a code, as any number.
std::string money_format(const Currency& currency) {
    std::string format = currency.digits > 0 ? "#,##0." + std::string(static_cast<std::size_t>(currency.digits), '0') : "#,##0";
    if (!currency.code.empty()) append_xml(format, "\\ \"" + currency.code + "\"");
    return format;
}

}  // namespace

WorkbookWriter::WorkbookWriter() {
    zip_.begin("[Content_Types].xml");
    zip_.write(std::string(head) + R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)");
    zip_.begin("_rels/.rels");
    zip_.write(std::string(head) + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)");
    zip_.begin("xl/_rels/workbook.xml.rels");
    zip_.write(std::string(head) + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)");
    zip_.begin("xl/worksheets/sheet1.xml");
    out_ = std::string(head) + R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>)";
}

void WorkbookWriter::flush() {
    zip_.write(out_);
    out_.clear();
}

void WorkbookWriter::begin_row() {
    if (row_ > 0) out_ += "</row>";
    if (out_.size() > (std::size_t{256} << 10)) flush();
    ++row_;
    column_ = 0;
    out_ += "<row r=\"" + std::to_string(row_) + "\">";
}

void WorkbookWriter::open_cell(std::string_view attributes, std::string_view element) {
    std::string letters;
    for (std::size_t n = column_ + 1; n > 0; n = (n - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
    ++column_;
    out_ += "<c r=\"";
    out_ += letters;
    out_ += std::to_string(row_);
    out_ += '"';
    out_ += attributes;
    out_ += '>';
    out_ += element;
}

void WorkbookWriter::close_cell(std::string_view element) {
    out_ += element;
    out_ += "</c>";
}

void WorkbookWriter::text(std::string_view value) {
    if (value.empty()) return blank();
    open_cell(row_ == 1 ? " s=\"1\" t=\"inlineStr\"" : " t=\"inlineStr\"", "<is><t xml:space=\"preserve\">");
    append_xml(out_, value);
    close_cell("</t></is>");
}

void WorkbookWriter::number(double value, int decimals) {
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", value);
    open_cell(decimals == 2 ? " s=\"4\"" : "", "<v>");
    out_ += text;
    close_cell("</v>");
}

void WorkbookWriter::money(Money amount, const Currency& currency) {
    currency_ = currency;
    open_cell(" s=\"7\"", "<v>");
    out_ += plain_text(amount, currency);
    close_cell("</v>");
}

void WorkbookWriter::whole(std::int64_t value) {
    if (value > 999'999'999'999'999 || value < -999'999'999'999'999) return text(std::to_string(value));
    open_cell("", "<v>");
    out_ += std::to_string(value);
    close_cell("</v>");
}

void WorkbookWriter::date(Date day) {
    if (day.days < -25'508) return text(to_text(day));         // before March 1900 Excel counts wrongly, or not at all
    open_cell(" s=\"2\"", "<v>");
    out_ += std::to_string(day.days + 25'569);
    close_cell("</v>");
}

void WorkbookWriter::instant(Date day, std::int64_t ms_of_day) {
    if (day.days < -25'508) return text(to_text(day));
    char value[40];
    std::snprintf(value, sizeof value, "%.10f", static_cast<double>(day.days + 25'569) + static_cast<double>(ms_of_day) / 86'400'000.0);
    open_cell(" s=\"3\"", "<v>");
    out_ += value;
    close_cell("</v>");
}

void WorkbookWriter::yes_no(bool value) {
    open_cell(" t=\"b\"", value ? "<v>1" : "<v>0");
    close_cell("</v>");
}

Result<std::string> WorkbookWriter::finish(std::string_view sheet_name) {
    if (row_ > 0) out_ += "</row>";
    out_ += "</sheetData></worksheet>";
    flush();
    // 0 plain, 1 head, 2 day, 3 moment, 4 two decimals, 5 whole, 6 text, 7 money
    zip_.begin("xl/styles.xml");
    zip_.write(std::string(head) + R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/><numFmt numFmtId="166" formatCode=")" + money_format(currency_) + R"("/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>)");
    std::string book = std::string(head) + R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name=")";
    append_xml(book, sheet_name.substr(0, 31));
    book += R"(" sheetId="1" r:id="rId1"/></sheets></workbook>)";
    zip_.begin("xl/workbook.xml");
    zip_.write(book);
    return zip_.finish();
}

}  // namespace tandem
