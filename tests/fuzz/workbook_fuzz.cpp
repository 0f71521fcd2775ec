// Fuzzing of workbooks. Bytes are taken as a zip; and, since few of them are one, as the sheet of a workbook that is otherwise whole.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tandem/exchange/workbooks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tandem;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto check = [](Result<RowTable> table) {
        if (!table) {
            if (!table.error().message.starts_with("fuzz.xlsx")) std::abort();
            return;
        }
        std::size_t rows = 0;
        while (rows < table->size()) rows += table->batch(rows).size();
    };
    check(read_workbook(bytes, "fuzz.xlsx"));
    ArchiveWriter zip;
    zip.begin("xl/workbook.xml");
    zip.write("<workbook><sheets><sheet name=\"S\" sheetId=\"1\"/></sheets></workbook>");
    zip.begin("xl/styles.xml");
    zip.write("<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>");
    zip.begin("xl/sharedStrings.xml");
    zip.write(size % 2 ? bytes : std::string("<sst><si><t>a</t></si></sst>"));
    zip.begin("xl/worksheets/sheet1.xml");
    zip.write(bytes);
    check(read_workbook(*zip.finish(), "fuzz.xlsx"));
    return 0;
}
